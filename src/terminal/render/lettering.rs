//! Words as they are set. Most of them the toolkit lays out; lines with Arabic in them are broken here. The toolkit's
//! shaper lays a sentence out run by run, each of one direction, and never ends a line before the first word of a run, so
//! that a name in Latin letters, a number or a question mark behind them stood out of its box. Here a sentence is measured
//! once, broken where its words allow it, and handed on as lines that hold.

use std::collections::BTreeMap;

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::layout::{self, Layout};
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{self, Widget, mouse, renderer};
use iced::widget::text::{self, LineHeight, Shaping, Wrapping};
use iced::{Color, Element, Font, Length, Pixels, Rectangle, Size, alignment};

use super::{Heard, Piece};
use crate::fonts::{self, Script};

const LEFT_TO_RIGHT: char = '\u{2066}';
const RIGHT_TO_LEFT: char = '\u{2067}';
const FIRST_STRONG: char = '\u{2068}';
const END: char = '\u{2069}';
/// Sums of widths may differ by so much, in pixels, when they are added up in another order.
const ROUNDING_PX: f32 = 0.01;

/// How much smaller letters are tried next where a word is wider than its box.
const SMALLER: f32 = 0.96;

/// A part of a text in one typeface and colour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) font: Font,
    pub(super) colour: Color,
}

/// A text and how it is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lettering {
    spans: Vec<Said>,
    size: f32,
    /// Where a word is wider than its box, letters may be as small as this.
    least: Option<f32>,
    line_height: f32,
    width: Length,
    align: text::Alignment,
    wrapping: Wrapping,
}

/// A word of this text stands on two lines because it is wider than its box. Given to `Operation::custom`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

/// Where a line ends and the next begins; what is between is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Break {
    end: usize,
    next: usize,
    within_word: bool,
}

/// A word, by where it begins and ends, and where the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    start: usize,
    end: usize,
    next: usize,
    ends_line: bool,
}

impl Lettering {
    /// Parts one after the other in letters of `size` pixels, on lines of `line_height` ems.
    pub(super) fn new(spans: Vec<Said>, size: f32, line_height: f32) -> Self {
        let (width, align) = (Length::Shrink, text::Alignment::Default);
        Self { spans, size, least: None, line_height, width, align, wrapping: Wrapping::WordOrGlyph }
    }

    /// Letters may be smaller, down to `least` pixels, rather than that a word is broken.
    pub(super) fn snug(self, least: f32) -> Self {
        Self { least: (least < self.size).then_some(least), ..self }
    }

    pub(super) fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    pub(super) fn align_x(self, align: impl Into<text::Alignment>) -> Self {
        Self { align: align.into(), ..self }
    }

    pub(super) fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    pub(super) fn wrapping(self, wrapping: Wrapping) -> Self {
        Self { wrapping, ..self }
    }

    /// How wide the widest word is, in pixels.
    pub(super) fn widest_word(&self) -> f32 {
        let (text, advances) = self.measured();
        let wide = |word: Word| advances.range(word.start..word.end).map(|(_, advance)| advance).sum::<f32>();
        words(&text).into_iter().map(wide).fold(0.0, f32::max)
    }

    /// How wide it is on a single line, in pixels.
    pub(super) fn whole(&self) -> f32 {
        self.measured().1.values().sum()
    }

    /// Where the last `lines` lines begin in a text that takes more of them in this width, in pixels.
    pub(super) fn tail(&self, width: f32, lines: usize) -> Option<usize> {
        self.breaks(width).iter().rev().nth(lines.saturating_sub(1)).map(|one| one.next)
    }

    fn measured(&self) -> (String, BTreeMap<usize, f32>) {
        let parts: Vec<String> = self.spans.iter().map(|span| span.text.clone()).collect();
        (self.text(), advances(&self.laid(&parts, text::Alignment::Default)))
    }

    fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// What each line begins and ends with. Arabic stands as one isolate in a line that counts as left to right: the order
    /// of its letters and words is the same, and the toolkit, which places a single line that runs from right to left
    /// outside of its box, places it as any other.
    fn fence(&self) -> [&'static str; 2] {
        let first = self.spans.iter().find(|span| !span.text.is_empty());
        match first.map_or(Script::Latin, |span| fonts::script(&span.text)) {
            Script::Arabic => ["\u{2067}", "\u{2069}"],
            Script::Latin | Script::Tamil | Script::Chinese => ["", ""],
        }
    }

    /// The parts with line ends where `breaks` says. Isolates that are open at a line's end go on in the next, with the
    /// direction that they have.
    fn broken(&self, breaks: &[Break]) -> Vec<String> {
        let [open, close] = self.fence();
        let text = self.text();
        let (mut offset, mut resumed) = (0, 0);
        let mut isolates: Vec<char> = Vec::new();
        let mut breaks = breaks.iter().peekable();
        let mut parts = vec![String::new(); self.spans.len()];
        parts.iter_mut().take(1).for_each(|part| part.push_str(open));
        for (part, span) in parts.iter_mut().zip(&self.spans) {
            for (at, letter) in span.text.char_indices().map(|(at, letter)| (offset + at, letter)) {
                if let Some(here) = breaks.next_if(|one| one.end == at) {
                    part.extend(isolates.iter().map(|_| END));
                    part.extend([close, "\n", open]);
                    part.extend(&isolates);
                    resumed = here.next;
                }
                if at < resumed {
                    continue;
                }
                let letter = match letter {
                    FIRST_STRONG => direction(text.get(at + letter.len_utf8()..).unwrap_or_default()),
                    other => other,
                };
                match letter {
                    LEFT_TO_RIGHT | RIGHT_TO_LEFT => isolates.push(letter),
                    END => drop(isolates.pop()),
                    _ => {}
                }
                part.push(letter);
            }
            offset += span.text.len();
        }
        parts.iter_mut().rev().take(1).for_each(|part| part.push_str(close));
        parts
    }

    /// The parts laid out with no other line ends than those in them.
    fn laid(&self, parts: &[String], align: text::Alignment) -> Paragraph {
        let spans: Vec<advanced::text::Span<'_, ()>> = parts
            .iter()
            .zip(&self.spans)
            .map(|(part, span)| advanced::text::Span::new(part.as_str()).font(span.font).color(span.colour))
            .collect();
        Paragraph::with_spans(advanced::Text {
            content: spans.as_slice(),
            bounds: Size::INFINITE,
            size: Pixels(self.size),
            line_height: LineHeight::Relative(self.line_height),
            font: self.spans.first().map_or(Font::DEFAULT, |span| span.font),
            align_x: align,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::None,
        })
    }

    /// How wide it is on a single line, in pixels.
    pub(super) fn natural(&self) -> f32 {
        let parts: Vec<String> = self.spans.iter().map(|span| span.text.clone()).collect();
        self.laid(&parts, text::Alignment::Default).min_bounds().width
    }

    /// Where lines end that are no wider than `width`.
    fn breaks(&self, width: f32) -> Vec<Break> {
        match self.wrapping {
            Wrapping::None => Vec::new(),
            Wrapping::Word | Wrapping::Glyph | Wrapping::WordOrGlyph => {
                let (text, advances) = self.measured();
                breaks(&text, &advances, width)
            }
        }
    }
}

/// How far each letter moves the pen, by where it begins in the text.
fn advances(paragraph: &Paragraph) -> BTreeMap<usize, f32> {
    let (mut advances, mut offset) = (BTreeMap::new(), 0);
    for line in &paragraph.buffer().lines {
        for glyph in line.layout_opt().into_iter().flatten().flat_map(|laid| &laid.glyphs) {
            *advances.entry(offset + glyph.start).or_insert(0.0) += glyph.w;
        }
        offset += line.text().len() + line.ending().as_str().len();
    }
    advances
}

fn breaks(text: &str, advances: &BTreeMap<usize, f32>, width: f32) -> Vec<Break> {
    let width = width + ROUNDING_PX;
    let wide = |from: usize, to: usize| -> f32 { advances.range(from..to).map(|(_, advance)| advance).sum() };
    let (mut breaks, mut used, mut last) = (Vec::new(), 0.0, 0);
    for word in words(text) {
        let own = wide(word.start, word.end);
        if used > 0.0 && used + own > width {
            breaks.push(Break { end: last, next: word.start, within_word: false });
            used = 0.0;
        }
        if own > width {
            for (at, advance) in advances.range(word.start..word.end) {
                if used > 0.0 && used + advance > width {
                    breaks.push(Break { end: *at, next: *at, within_word: true });
                    used = 0.0;
                }
                used += advance;
            }
        } else {
            used += own;
        }
        used += wide(word.end, word.next);
        last = word.end;
        if word.ends_line {
            breaks.push(Break { end: word.end, next: word.next, within_word: false });
            used = 0.0;
        }
    }
    breaks
}

/// Words end where a blank follows, behind a hyphen, a stroke or the sign in an address before a letter, and around each
/// Chinese sign.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut joined, mut before) = (false, None);
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if blank(letter) => {
                word.next = after;
                word.ends_line |= letter == '\n';
                joined = false;
            }
            Some(word) if joined && !before.is_some_and(|before| may_part(before, letter)) => {
                (word.end, word.next) = (after, after);
            }
            Some(_) | None => {
                words.push(Word { start: at, end: after, next: after, ends_line: false });
                joined = true;
            }
        }
        before = Some(letter);
    }
    words
}

/// Whether a line may end between these two.
fn may_part(before: char, after: char) -> bool {
    if is_ideograph(before) || is_ideograph(after) {
        return !opens(before) && !closes(after);
    }
    after.is_alphabetic() && parts_words(before)
}

/// A sign of a script without spaces, or a mark of its own.
fn is_ideograph(letter: char) -> bool {
    matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF)
}

/// A mark that never ends a line.
fn opens(letter: char) -> bool {
    "(（「『《〈【“‘".contains(letter)
}

/// A mark that never begins a line.
fn closes(letter: char) -> bool {
    ",.;:!?)%，。、；：！？）」』》〉】”’·…".contains(letter)
}

fn parts_words(letter: char) -> bool {
    matches!(letter, '-' | '/' | '–' | '—' | '@')
}

/// A blank that a line may end at.
fn blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The mark for an isolate whose first letter decides where it runs.
fn direction(rest: &str) -> char {
    let first = rest.chars().take_while(|letter| *letter != END).find(|letter| letter.is_alphabetic());
    let script = first.map_or(Script::Latin, |letter| fonts::script(letter.encode_utf8(&mut [0; 4])));
    match script {
        Script::Arabic => RIGHT_TO_LEFT,
        Script::Latin | Script::Tamil | Script::Chinese => LEFT_TO_RIGHT,
    }
}

/// A text whose lines are broken here.
struct Lines(Lettering);

/// What was laid out last, and for which width.
#[derive(Default)]
struct State {
    set: Option<(Lettering, f32)>,
    paragraph: Paragraph,
    shown: String,
    broken: bool,
}

impl State {
    fn set(&mut self, lettering: &Lettering, width: f32) {
        let same = |(known, at): &(Lettering, f32)| known == lettering && at.to_bits() == width.to_bits();
        if self.set.as_ref().is_some_and(same) {
            return;
        }
        let mut sized = lettering.clone();
        let mut breaks = sized.breaks(width);
        let broken = |breaks: &[Break]| breaks.iter().any(|one| one.within_word);
        while let Some(least) = sized.least.filter(|least| broken(&breaks) && *least < sized.size) {
            sized.size = (sized.size * SMALLER).max(least).floor();
            breaks = sized.breaks(width);
        }
        let parts = sized.broken(&breaks);
        self.paragraph = sized.laid(&parts, lettering.align);
        self.broken = broken(&breaks);
        self.shown = parts.concat();
        self.set = Some((lettering.clone(), width));
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Lines {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.0.width, height: Length::Shrink }
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        layout::sized(limits, self.0.width, Length::Shrink, |limits| {
            state.set(&self.0, limits.max().width);
            state.paragraph.min_bounds()
        })
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_ref::<State>();
        operation.text(None, layout.bounds(), &state.shown);
        if state.broken {
            operation.custom(None, layout.bounds(), &mut Broken(state.shown.clone()));
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let paragraph = &tree.state.downcast_ref::<State>().paragraph;
        let plain = advanced::widget::text::Style::default();
        advanced::widget::text::draw(renderer, style, layout.bounds(), paragraph, plain, viewport);
    }
}

impl<M: 'static> From<Lettering> for Piece<M> {
    fn from(lettering: Lettering) -> Self {
        let script = fonts::script(&lettering.text());
        if script == Script::Arabic {
            return Element::new(Lines(lettering));
        }
        let Lettering { mut spans, size, least, line_height, width, align, wrapping } = lettering;
        // Where nothing runs the other way the marks say nothing, and each would end a run.
        spans.iter_mut().for_each(|span| span.text.retain(|letter| !matches!(letter, LEFT_TO_RIGHT..=END)));
        // Chinese may end a line anywhere, but not within a name in Latin letters or a number.
        let has_whole_word =
            || spans.iter().any(|span| span.text.contains(|letter: char| letter.is_ascii_alphanumeric()));
        // The toolkit sets parts that end on the right of a box as wide as they are at no place at all.
        let is_parted = spans.len() > 1 && script != Script::Chinese;
        if is_parted || least.is_some() && (script != Script::Chinese || has_whole_word()) {
            return Element::new(Lines(Lettering { spans, size, least, line_height, width, align, wrapping }));
        }
        if let [Said { text, font, colour }] = spans.as_slice() {
            let text = iced::widget::text(text.clone()).size(size).font(*font).color(*colour);
            let text = text.line_height(LineHeight::Relative(line_height)).wrapping(wrapping).shaping(Shaping::Auto);
            return text.align_x(align).width(width).into();
        }
        let spans = spans
            .into_iter()
            .map(|Said { text, font, colour }| iced::widget::span::<(), _>(text).font(font).color(colour));
        iced::widget::rich_text(spans.collect::<Vec<_>>())
            .align_x(align)
            .size(size)
            .line_height(LineHeight::Relative(line_height))
            .wrapping(wrapping)
            .width(width)
            .into()
    }
}

#[cfg(test)]
mod tests;
