//! Fonts in a PDF: only the letters used, from whichever bundled font has them, each glyph with the text it stands for
//! so that an officer can search and copy. It knows no page.

use std::collections::BTreeMap;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use cosmic_text::LayoutGlyph;
use cosmic_text::fontdb::ID;
use printpdf::{FontId, Op, ParsedFont, PdfDocument, PdfFontHandle, Pt, TextItem, TextMatrix};

use crate::pdf::PdfError;
use crate::scribe::Scribe;

/// Unicode has codes for joined letters such as ff, but nobody searches for those.
const JOINED_LETTERS: std::ops::RangeInclusive<u32> = 0xFB00..=0xFB4F;

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
    /// What it stands for.
    text: String,
}

impl Glyph {
    pub(super) fn of(glyph: &LayoutGlyph, line: &str) -> Self {
        Self {
            font: glyph.font_id,
            glyph: glyph.glyph_id,
            size: glyph.font_size,
            x: glyph.x + glyph.font_size * glyph.x_offset,
            rise: glyph.font_size * glyph.y_offset - glyph.y,
            text: line.get(glyph.start..glyph.end).unwrap_or_default().to_owned(),
        }
    }
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

    pub(super) fn add_to(&self, document: &mut PdfDocument) -> BTreeMap<ID, FontId> {
        self.0.iter().map(|(id, font)| (*id, document.add_font(&font.parsed))).collect()
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
            let Some((number, text)) = self.0.get(&glyph.font).and_then(|font| font.glyphs.get(&glyph.glyph)) else {
                continue;
            };
            // Numbers in a text array move back: kerning and marks are corrections to the font's own advance.
            let advance = self.advance(glyph.font, *number) * glyph.size;
            let correction = run.get(place + 1).map_or(0.0, |next| (glyph.x + advance - next.x) / glyph.size * 1000.0);
            let offset = if correction.abs() < 2.0 { 0.0 } else { correction.round() };
            codepoints.push(printpdf::Codepoint::with_cid(*number, offset, text.clone()));
        }
        codepoints
    }

    fn advance(&self, font: ID, number: u16) -> f32 {
        self.0.get(&font).map_or(0.0, |font| {
            let width = font.parsed.get_glyph_width(number).unwrap_or(0);
            f32::from(width) / f32::from(font.parsed.units_per_em.max(1))
        })
    }
}

/// Cuts a font down. A glyph that has a letter of its own stands for that letter; one that the shaper made stands for
/// the text it was made of.
fn embed(name: &str, bytes: &[u8], used: BTreeMap<u16, String>) -> Result<EmbeddedFont, String> {
    let whole = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("it cannot be read")?;
    let letters: BTreeMap<u16, char> = whole
        .codepoint_to_glyph
        .iter()
        .rev()
        .filter(|(code, _)| !JOINED_LETTERS.contains(code))
        .filter_map(|(code, glyph)| char::from_u32(*code).map(|letter| (*glyph, letter)))
        .collect();
    // Glyph 0 has to come first; a glyph's place in this list becomes its number.
    let ids: Vec<u16> = std::iter::once(0).chain(used.keys().copied().filter(|glyph| *glyph != 0)).collect();
    let file = ReadScope::new(bytes).read::<FontData<'_>>().map_err(|problem| problem.to_string())?;
    let tables = file.table_provider(0).map_err(|problem| problem.to_string())?;
    let cut = subset(&tables, &ids, &SubsetProfile::Pdf, CmapTarget::Unicode).map_err(|problem| problem.to_string())?;
    let mut parsed = ParsedFont::from_bytes(&cut, 0, &mut Vec::new()).ok_or("what was left of it cannot be read")?;
    parsed.font_name = Some(format!("GUICHT+{name}"));
    let glyphs = (0_u16..).zip(ids).map(|(number, glyph)| {
        let shaped = used.get(&glyph).cloned().unwrap_or_default();
        let text = letters.get(&glyph).map_or(shaped, |letter| letter.to_string());
        (glyph, (number, text))
    });
    Ok(EmbeddedFont { glyphs: glyphs.collect(), parsed })
}
