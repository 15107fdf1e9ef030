//! Fonts in a PDF: only the letters used, from whichever bundled font has them, and the text that the glyphs stand for,
//! so that an officer can search and copy and a screen reader can read. It knows no page.

use std::collections::BTreeMap;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use cosmic_text::LayoutGlyph;
use cosmic_text::fontdb::ID;
use printpdf::{FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem, TextMatrix};

use crate::pdf::PdfError;
use crate::scribe::Scribe;

/// Unicode has codes for joined letters such as ff and for the shapes of Arabic letters, but nobody searches for those.
const SHAPES: [std::ops::RangeInclusive<u32>; 2] = [0xFB00..=0xFDFF, 0xFE70..=0xFEFC];

/// A glyph of a set line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    font: ID,
    glyph: u16,
    size: f32,
    /// From the left edge of the line's column.
    x: f32,
    /// Up from the baseline.
    rise: f32,
    /// Where the text it stands for begins in its line.
    start: usize,
    /// What it stands for, together with its neighbours of the same beginning.
    text: String,
    reads: Reads,
}

/// Which of two glyphs side by side is read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    FromLeft,
    FromRight,
}

impl Glyph {
    pub(super) fn of(glyph: &LayoutGlyph, line: &str) -> Self {
        let text = line.get(glyph.start..glyph.end).unwrap_or_default();
        Self {
            font: glyph.font_id,
            glyph: glyph.glyph_id,
            size: glyph.font_size,
            x: glyph.x + glyph.font_size * glyph.x_offset,
            rise: glyph.font_size * glyph.y_offset - glyph.y,
            start: glyph.start,
            text: text.chars().filter(|letter| !is_fence(*letter)).collect(),
            reads: if glyph.level.is_rtl() { Reads::FromRight } else { Reads::FromLeft },
        }
    }

    pub(super) fn is_turned(&self) -> bool {
        self.reads == Reads::FromRight
    }

    fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A part of a line.
pub(super) struct Piece {
    /// Its text, where the glyphs do not tell it.
    pub(super) actual: Option<String>,
    pub(super) glyphs: Vec<Glyph>,
}

struct EmbeddedFont {
    parsed: ParsedFont,
    /// The number of each glyph in the cut-down font, and the text it stands for.
    glyphs: BTreeMap<u16, (u16, String)>,
}

/// The fonts of one document.
pub(super) struct Embedded(BTreeMap<ID, EmbeddedFont>);

impl Embedded {
    pub(super) fn new<'g>(scribe: &mut Scribe, glyphs: impl Iterator<Item = &'g Glyph>) -> Result<Self, PdfError> {
        let mut used: BTreeMap<ID, BTreeMap<u16, String>> = BTreeMap::new();
        for glyph in glyphs {
            used.entry(glyph.font).or_default().entry(glyph.glyph).or_insert_with(|| glyph.text.clone());
        }
        let mut fonts = BTreeMap::new();
        for (id, glyphs) in used {
            let (name, bytes) = scribe.font(id).unwrap_or_default();
            fonts.insert(id, embed(&name, &bytes, glyphs).map_err(|problem| PdfError::Font { font: name, problem })?);
        }
        Ok(Self(fonts))
    }

    /// Gives each font its name in the file, the same each time.
    pub(super) fn add_to(&self, document: &mut PdfDocument) -> BTreeMap<ID, FontId> {
        let named = (1..).zip(&self.0).map(|(number, (id, font)): (usize, _)| {
            let name = FontId(format!("Letters{number}"));
            document.resources.fonts.map.insert(name.clone(), PdfFont::new(font.parsed.clone()));
            (*id, name)
        });
        named.collect()
    }

    /// Cuts a line into pieces. Where the glyphs do not tell their text one by one in this order, as with the vowels of
    /// Tamil that stand before their consonant, a word is a piece that tells its text as a whole; but not where it runs from
    /// the right, because readers turn the glyphs of such a line around, and its text with them.
    pub(super) fn pieces(&self, glyphs: &[Glyph]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for word in glyphs.chunk_by(|one, next| one.is_blank() == next.is_blank() && one.reads == next.reads) {
            let text = text_of(word);
            let is_turned = word.first().is_some_and(Glyph::is_turned);
            let actual = (!is_turned && self.told(word) != text).then_some(text);
            match pieces.last_mut() {
                Some(last) if last.actual.is_none() && actual.is_none() => last.glyphs.extend_from_slice(word),
                _ => pieces.push(Piece { actual, glyphs: word.to_vec() }),
            }
        }
        pieces
    }

    /// Shows glyphs that stand on one baseline; a change of font or of height begins anew.
    pub(super) fn show(&self, names: &BTreeMap<ID, FontId>, glyphs: &[Glyph], x: f32, y: f32) -> Vec<Op> {
        let mut ops = Vec::new();
        for run in glyphs.chunk_by(|one, next| one.font == next.font && one.rise == next.rise && one.size == next.size)
        {
            let (Some(first), Some(name)) = (run.first(), run.first().and_then(|glyph| names.get(&glyph.font))) else {
                continue;
            };
            let font = PdfFontHandle::External(name.clone());
            ops.extend([
                Op::StartTextSection,
                Op::SetFont { font, size: Pt(first.size) },
                Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x + first.x), Pt(y + first.rise)) },
                Op::ShowText { items: vec![TextItem::GlyphIds(self.codepoints(run))] },
                Op::EndTextSection,
            ]);
        }
        ops
    }

    fn codepoints(&self, run: &[Glyph]) -> Vec<printpdf::Codepoint> {
        let mut codepoints = Vec::with_capacity(run.len());
        for (place, glyph) in run.iter().enumerate() {
            let Some((number, text)) = self.embedded(glyph) else { continue };
            // Numbers in a text array move back: kerning and marks are corrections to the font's own advance.
            let advance = self.advance(glyph.font, *number) * glyph.size;
            let correction = run.get(place + 1).map_or(0.0, |next| (glyph.x + advance - next.x) / glyph.size * 1000.0);
            let offset = if correction.abs() < 2.0 { 0.0 } else { correction.round() };
            codepoints.push(printpdf::Codepoint::with_cid(*number, offset, text.clone()));
        }
        codepoints
    }

    /// What a reader gathers from the glyphs one by one.
    fn told(&self, word: &[Glyph]) -> String {
        word.iter().map(|glyph| self.embedded(glyph).map_or("", |(_, text)| text.as_str())).collect()
    }

    fn embedded(&self, glyph: &Glyph) -> Option<&(u16, String)> {
        self.0.get(&glyph.font).and_then(|font| font.glyphs.get(&glyph.glyph))
    }

    fn advance(&self, font: ID, number: u16) -> f32 {
        self.0.get(&font).map_or(0.0, |font| {
            let width = font.parsed.get_glyph_width(number).unwrap_or(0);
            f32::from(width) / f32::from(font.parsed.units_per_em.max(1))
        })
    }
}

/// The text of a word in the order in which it is written, each cluster once.
fn text_of(word: &[Glyph]) -> String {
    let clusters: BTreeMap<usize, &str> = word.iter().map(|glyph| (glyph.start, glyph.text.as_str())).collect();
    clusters.into_values().collect()
}

/// Marks that say where to write, and the hair's breadth that the scribe puts behind them, are nothing to read.
pub(super) fn is_fence(letter: char) -> bool {
    matches!(letter, '\u{200A}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Cuts a font down. A glyph that has a letter of its own stands for that letter; one that the shaper made stands for
/// the text it was made of.
fn embed(name: &str, bytes: &[u8], used: BTreeMap<u16, String>) -> Result<EmbeddedFont, String> {
    let whole = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("it cannot be read")?;
    let letters: BTreeMap<u16, char> = whole
        .codepoint_to_glyph
        .iter()
        .rev()
        .filter(|(code, _)| !SHAPES.iter().any(|shapes| shapes.contains(code)))
        .filter_map(|(code, glyph)| char::from_u32(*code).map(|letter| (*glyph, letter)))
        .collect();
    // Glyph 0 has to come first; a glyph's place in this list becomes its number.
    let ids: Vec<u16> = std::iter::once(0).chain(used.keys().copied().filter(|glyph| *glyph != 0)).collect();
    let file = ReadScope::new(bytes).read::<FontData<'_>>().map_err(|problem| problem.to_string())?;
    let tables = file.table_provider(0).map_err(|problem| problem.to_string())?;
    let cut = subset(&tables, &ids, &SubsetProfile::Pdf, CmapTarget::Unicode).map_err(|problem| problem.to_string())?;
    let mut parsed = ParsedFont::from_bytes(&cut, 0, &mut Vec::new()).ok_or("what was left of it cannot be read")?;
    // Six capitals and a plus tell that it is a part of a font (ISO 32000-1, 9.6.4).
    parsed.font_name = Some(format!("GUICHT+{name}"));
    let glyphs = (0_u16..).zip(ids).map(|(number, glyph)| {
        let shaped = used.get(&glyph).cloned().unwrap_or_default();
        let text = letters.get(&glyph).map_or(shaped, |letter| letter.to_string());
        (glyph, (number, text))
    });
    Ok(EmbeddedFont { glyphs: glyphs.collect(), parsed })
}
