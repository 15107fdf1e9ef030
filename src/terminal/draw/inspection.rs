//! Looks at a page as it is laid out and painted, and tells what a citizen could not read or not hit: text larger than
//! its box, words broken in the middle, letters without a glyph, targets too small, too near or off the screen. It paints
//! nothing that anyone sees.

use iced::advanced::graphics::text::{Paragraph, Text, cosmic_text};
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::Operation;
use iced::advanced::{mouse, renderer};
use iced::{Event, Rectangle, Size, window};
use iced_runtime::user_interface::Cache;

use super::{Painter, Screen, Walk, epoch};
use crate::look::Look;
use crate::page::Page;
use crate::render::{Broken, Found, MODULE_MM};

/// Least side of what is pressed, in millimetres (VVSG 2.0; more than WCAG 2.2 and KS X 9211 ask for).
pub const TARGET_MM: f32 = 12.7;
/// Least distance between two things that are pressed, in millimetres (VVSG 2.0).
pub const GAP_MM: f32 = 2.54;
const MM_PER_INCH: f32 = 25.4;
/// Half a pixel is lost where lengths are rounded to pixels, at each end of a gap once.
const ROUNDING_PX: f32 = 0.5;

/// What is wrong with a page as it is drawn; nothing is, if every list is empty and nothing overflows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inspection {
    /// By how many pixels the content is too tall for its place; the rest is reached with the turning buttons.
    pub overflow_px: u32,
    /// Texts that are larger than their box or reach beyond the screen.
    pub cut: Vec<String>,
    /// Texts with a word that is broken where no hyphen or space is.
    pub split: Vec<String>,
    /// Characters that no bundled font has.
    pub missing: Vec<String>,
    /// Ids of what is pressed and smaller than [`TARGET_MM`].
    pub small: Vec<String>,
    /// Pairs of ids nearer to each other than [`GAP_MM`].
    pub near: Vec<String>,
    /// Ids of what is pressed and not wholly on the screen.
    pub outside: Vec<String>,
    /// Ids of what is pressed and lies under a button that turns the page.
    pub covered: Vec<String>,
    /// Middles of which less than one line of text is seen at a time.
    pub cramped: Vec<String>,
    /// Codes with modules smaller than [`MODULE_MM`], or of which never all is seen.
    pub faint: Vec<String>,
}

impl Inspection {
    /// Each mistake in a few words, without the page's name.
    #[must_use]
    pub fn mistakes(&self) -> Vec<String> {
        let overflow = (self.overflow_px > 0).then(|| format!("too tall by {} px", self.overflow_px));
        let lists = [
            ("text cut", &self.cut),
            ("word broken", &self.split),
            ("no glyph", &self.missing),
            ("target too small", &self.small),
            ("targets too near", &self.near),
            ("off the screen", &self.outside),
            ("covered", &self.covered),
            ("no room", &self.cramped),
            ("code too small", &self.faint),
        ];
        let listed = lists.into_iter().flat_map(|(what, all)| all.iter().map(move |one| format!("{what}: {one}")));
        overflow.into_iter().chain(listed).collect()
    }
}

impl Painter {
    /// Lays a page out, paints it into nothing, and tells what is wrong with it.
    pub fn inspect<M: Clone + 'static>(&mut self, page: &Page<M>, look: &Look, screen: Screen) -> Inspection {
        let mut interface = self.interface(page, None, look, screen, Cache::new());
        let now = Event::Window(window::Event::RedrawRequested(epoch()));
        let cursor = mouse::Cursor::Unavailable;
        let mut said = Vec::new();
        drop(interface.update(&[now], cursor, &mut self.renderer, &mut iced::advanced::clipboard::Null, &mut said));
        let mut walk = Walk::default();
        interface.operate(&self.renderer, &mut walk);
        let mut boxes = Boxes::default();
        interface.operate(&self.renderer, &mut boxes);
        let style = renderer::Style { text_color: iced::Color::BLACK };
        interface.draw(&mut self.renderer, &iced::Theme::Light, &style, cursor);
        let mut inspection = Inspection { overflow_px: walk.overflow.ceil().max(0.0) as u32, ..Inspection::default() };
        targets(&walk.found, screen, &mut inspection);
        turned(&walk, crate::theme::Sizes::of(screen, look.text_size).font(crate::theme::Step::Body), &mut inspection);
        texts(self.paragraphs(), &boxes.all, screen, &mut inspection);
        inspection.split.extend(boxes.broken);
        codes(&walk, screen, &mut inspection);
        inspection
    }

    /// Every text that was painted, with the rectangle that its letters take.
    fn paragraphs(&mut self) -> Vec<(Paragraph, Rectangle)> {
        let painted = self.renderer.layers().iter().flat_map(|layer| &layer.text).flat_map(|item| item.as_slice());
        let painted = painted.filter_map(|text| {
            let Text::Paragraph { paragraph, position, .. } = text else { return None };
            let paragraph = paragraph.upgrade()?;
            let size = paragraph.min_bounds();
            Some((paragraph, Rectangle::new(*position, size)))
        });
        painted.collect()
    }
}

#[cfg(test)]
impl Painter {
    /// Every text that is painted of a page, in the order of painting; icons are letters of their own font and among them.
    pub(crate) fn painted<M: Clone + 'static>(&mut self, page: &Page<M>, look: &Look, screen: Screen) -> Vec<String> {
        let mut interface = self.interface(page, None, look, screen, Cache::new());
        let now = Event::Window(window::Event::RedrawRequested(epoch()));
        let cursor = mouse::Cursor::Unavailable;
        let mut said = Vec::new();
        drop(interface.update(&[now], cursor, &mut self.renderer, &mut iced::advanced::clipboard::Null, &mut said));
        let style = renderer::Style { text_color: iced::Color::BLACK };
        interface.draw(&mut self.renderer, &iced::Theme::Light, &style, cursor);
        let painted = self.renderer.layers().iter().flat_map(|layer| &layer.text).flat_map(|item| item.as_slice());
        let texts = painted.map(|text| match text {
            Text::Paragraph { paragraph, .. } => paragraph.upgrade().map(|paragraph| content(&paragraph)),
            Text::Cached { content, .. } => Some(content.clone()),
            Text::Editor { .. } | Text::Raw { .. } => None,
        });
        texts.map(|text| text.expect("a text that this listing cannot read")).collect()
    }
}

/// The boxes of all texts, and those of them with a word on two lines.
#[derive(Default)]
struct Boxes {
    all: Vec<(String, Rectangle)>,
    broken: Vec<String>,
}

impl Operation for Boxes {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, text: &str) {
        self.all.push((text.to_owned(), bounds));
    }

    fn custom(&mut self, _id: Option<&iced::advanced::widget::Id>, _bounds: Rectangle, state: &mut dyn std::any::Any) {
        if let Some(Broken(text)) = state.downcast_ref() {
            self.broken.push(readable(text));
        }
    }
}

/// A text on one line, without the marks that keep directions apart.
fn readable(text: &str) -> String {
    text.replace(|letter| matches!(letter, '\u{2066}'..='\u{2069}'), "").replace('\n', " ")
}

/// What the turning buttons hide, and whether a line of letters of `font` pixels is seen over them.
fn turned(walk: &Walk, font: f32, inspection: &mut Inspection) {
    for (Found { id, bounds, .. }, window) in &walk.found {
        let seen = window.map_or(Some(*bounds), |window| bounds.intersection(&window));
        if seen.is_some_and(|seen| walk.turning.iter().any(|button| button.intersects(&seen))) {
            inspection.covered.push(id.0.clone());
        }
    }
    let low = walk.windows.iter().filter(|window| window.height < font);
    inspection.cramped.extend(low.map(|window| format!("{:.0} px", window.height)));
}

fn codes(walk: &Walk, screen: Screen, inspection: &mut Inspection) {
    for (bounds, module, window) in &walk.codes {
        let mm = module / screen.ppi * MM_PER_INCH;
        if mm < MODULE_MM {
            inspection.faint.push(format!("{mm:.2} mm a module"));
        }
        let place = window.unwrap_or(Rectangle::with_size(Size::new(screen.width as f32, screen.height as f32)));
        if bounds.width > place.width || bounds.height > place.height {
            inspection.faint.push(format!("{:.0} px in {:.0} x {:.0}", bounds.width, place.width, place.height));
        }
    }
}

fn targets(found: &[(Found, Option<Rectangle>)], screen: Screen, inspection: &mut Inspection) {
    let side = TARGET_MM / MM_PER_INCH * screen.ppi - ROUNDING_PX;
    let gap = GAP_MM / MM_PER_INCH * screen.ppi - 2.0 * ROUNDING_PX;
    let whole = Rectangle::with_size(Size::new(screen.width as f32, screen.height as f32)).expand(ROUNDING_PX);
    for (at, (Found { id, bounds: one, .. }, window)) in found.iter().enumerate() {
        if one.width < side || one.height < side {
            inspection.small.push(format!("{} ({:.0} x {:.0} px)", id.0, one.width, one.height));
        }
        // What hangs below the fold passes behind the bottom bar, cannot be pressed there, and comes with the next turn.
        if window.is_some() {
            continue;
        }
        if !one.is_within(&whole) {
            inspection.outside.push(id.0.clone());
        }
        for (Found { id: other, bounds: two, .. }, _) in found.iter().skip(at + 1).filter(|(_, other)| other.is_none())
        {
            let across = (two.x - one.x - one.width).max(one.x - two.x - two.width);
            let down = (two.y - one.y - one.height).max(one.y - two.y - two.height);
            if across.max(down) < gap {
                inspection.near.push(format!("{} and {} ({:.0} px)", id.0, other.0, across.max(down)));
            }
        }
    }
}

fn texts(
    painted: Vec<(Paragraph, Rectangle)>,
    boxes: &[(String, Rectangle)],
    screen: Screen,
    inspection: &mut Inspection,
) {
    for (paragraph, letters) in painted {
        let text = content(&paragraph);
        if text.is_empty() {
            continue;
        }
        let across = letters.x >= -ROUNDING_PX && letters.x + letters.width <= screen.width as f32 + ROUNDING_PX;
        // The box is named by its text; a page may show the same text twice, and one of the boxes has to hold it.
        let mut named = boxes.iter().filter(|(shown, _)| *shown == text).peekable();
        let held = named.peek().is_none() || named.any(|(_, bounds)| letters.is_within(&bounds.expand(1.0)));
        if !across || !held {
            inspection.cut.push(readable(&text));
        }
        if breaks_a_word(&paragraph) {
            inspection.split.push(readable(&text));
        }
        for letter in without_glyph(&paragraph) {
            let named = format!("U+{:04X} in {}", u32::from(letter), readable(&text));
            if !inspection.missing.contains(&named) {
                inspection.missing.push(named);
            }
        }
    }
}

fn content(paragraph: &Paragraph) -> String {
    let lines: Vec<&str> = paragraph.buffer().lines.iter().map(cosmic_text::BufferLine::text).collect();
    lines.join("\n")
}

/// Whether a line ends within a word. Scripts without spaces may break anywhere.
fn breaks_a_word(paragraph: &Paragraph) -> bool {
    paragraph.buffer().lines.iter().any(|line| {
        let laid = line.layout_opt().into_iter().flatten();
        let mut ends: Vec<usize> = laid.filter_map(|laid| laid.glyphs.iter().map(|glyph| glyph.end).max()).collect();
        ends.pop();
        ends.into_iter().any(|end| {
            let (before, after) = (line.text().get(..end), line.text().get(end..));
            let last = before.and_then(|text| text.chars().next_back());
            let next = after.and_then(|text| text.chars().next());
            matches!((last, next), (Some(last), Some(next)) if holds_together(last) && holds_together(next))
        })
    })
}

fn holds_together(letter: char) -> bool {
    let without_spaces = matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF);
    letter.is_alphanumeric() && !without_spaces
}

/// Characters that are drawn as an empty box.
fn without_glyph(paragraph: &Paragraph) -> Vec<char> {
    let mut without = Vec::new();
    for line in &paragraph.buffer().lines {
        for glyph in line.layout_opt().into_iter().flatten().flat_map(|laid| &laid.glyphs) {
            if glyph.glyph_id == 0 {
                let letters = line.text().get(glyph.start..glyph.end).unwrap_or_default();
                without.extend(letters.chars().filter(|letter| !letter.is_control()));
            }
        }
    }
    without
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_specks_and_one_that_is_never_seen_whole_are_mistakes() {
        let bounds = Rectangle { x: 0.0, y: 0.0, width: 300.0, height: 300.0 };
        let low = Rectangle { height: 200.0, ..bounds };
        let told = |module, window| {
            let (walk, mut inspection) =
                (Walk { codes: vec![(bounds, module, window)], ..Walk::default() }, Inspection::default());
            codes(&walk, Screen::PORTRAIT, &mut inspection);
            inspection.mistakes()
        };
        assert_eq!(told(2.0, None), ["code too small: 0.50 mm a module"]);
        assert_eq!(told(3.0, None), [""; 0]);
        assert_eq!(told(3.0, Some(low)), ["code too small: 300 px in 300 x 200"]);
    }
}
