//! The terminal's own keyboard on its sunk bed: keys of equal cells, left to right in every script, and above them, where
//! a script is written by its sound, the letters so far and what they may mean.

use iced::widget::{Row, text};
use iced::{Alignment, Color, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::lettering::Lettering;
use super::plate::Plate;
use crate::fonts::{self, Script};
use crate::keyboard::{Breadth, Candidates};
use crate::page::{BlockId, Key, Keyboard, State, Weight};
use crate::theme::{self, Heft, Step};

/// What every key is drawn with.
struct Bed<'a> {
    brush: &'a Brush,
    breadth: Breadth,
    /// Width of a tenth of a letter key with its share of the gap.
    cell: f32,
    gap: f32,
    /// The keys that two switches have come to.
    lit: Vec<BlockId>,
}

/// The keyboard, as wide as it is given.
pub(super) fn keyboard<M: Clone + 'static>(brush: &Brush, keyboard: &Keyboard<M>, width: f32) -> Piece<M> {
    let (gap, pad) = (gap(brush), pad(brush, keyboard));
    let cell = (width - 2.0 * pad + gap) / widest(keyboard);
    let lit = keyboard.scan.map(|scan| scan.lit(keyboard)).unwrap_or_default();
    let bed = Bed { brush, breadth: keyboard.breadth, cell, gap, lit };
    let above = keyboard.candidates.iter().map(|content| candidates(&bed, content));
    let rows = keyboard.rows.iter().map(|keys| row(&bed, keys, Alignment::Center));
    let all = stacked(above.chain(rows).collect(), gap);
    let radius = if brush.landscape() { brush.px(24.0) } else { 0.0 };
    let edge = brush.px(brush.colours.card_border.min(2.0));
    let plate = Plate::new(all).bed(brush.colours.sunk);
    plate.radius(radius).border(edge, brush.colours.ink).padding([pad.min(brush.air(24.0)), pad]).into()
}

/// What the keyboard takes across at least.
pub(super) fn least<M>(brush: &Brush, keyboard: &Keyboard<M>) -> f32 {
    let gap = gap(brush);
    let narrowest = keyboard.keys().map(|key| key.tenths).min().unwrap_or(10).max(1);
    (widest(keyboard) / f32::from(narrowest) * (brush.target() + gap) - gap + 2.0 * pad(brush, keyboard)).ceil()
}

fn gap(brush: &Brush) -> f32 {
    brush.px(13.0).max(brush.sizes.mm(2.54))
}

/// The edge of the bed; where eight keys find just room it is as narrow as may be.
fn pad<M>(brush: &Brush, keyboard: &Keyboard<M>) -> f32 {
    match keyboard.breadth {
        Breadth::Wide => brush.air(24.0),
        Breadth::Narrow => brush.air(24.0).min(brush.px(6.0)),
    }
}

/// The widest row, in tenths of a letter key.
fn widest<M>(keyboard: &Keyboard<M>) -> f32 {
    let tenths = |row: &[Key<M>]| row.iter().map(|key| f32::from(key.tenths)).sum::<f32>();
    keyboard.lines().map(tenths).fold(f32::from(keyboard.breadth.tenths()), f32::max)
}

/// The letters so far over a row that keeps its height when it is empty, so that no key jumps under the finger.
fn candidates<M: Clone + 'static>(bed: &Bed<'_>, content: &Candidates<M>) -> Piece<M> {
    let brush = bed.brush;
    let ink = if content.composed.is_empty() { brush.colours.quiet } else { brush.colours.ink };
    let says = brush.words(&content.says, Step::Small, Heft::Firm, ink).width(Length::Fill);
    let row = match content.keys.is_empty() {
        true => brush.space(height(bed)),
        false => row(bed, &content.keys, Alignment::Start),
    };
    stacked(vec![brush.read(&content.id, says), row], brush.px(8.0))
}

fn row<M: Clone + 'static>(bed: &Bed<'_>, keys: &[Key<M>], align: Alignment) -> Piece<M> {
    let keys = keys.iter().map(|content| key(bed, content));
    Plate::new(Row::with_children(keys).spacing(bed.gap)).align(align, Alignment::Center).into()
}

fn key<M: Clone + 'static>(bed: &Bed<'_>, key: &Key<M>) -> Piece<M> {
    let brush = bed.brush;
    let width = (bed.cell * f32::from(key.tenths) - bed.gap).floor().max(brush.target());
    let colours = &brush.colours;
    let control = &key.control;
    let primary = control.weight == Weight::Primary;
    let (plate, ink) = match control.state {
        State::Ready if primary => (colours.accent, colours.accent_ink),
        State::Ready => (colours.surface, colours.ink),
        State::Selected => (colours.tint, colours.ink),
        State::Disabled => (colours.sunk, colours.quiet),
    };
    let taken = control.icon.map_or(0.0, |_| brush.sizes.grown(36.0) + brush.px(10.0));
    let label = label(bed, key, width - taken, ink);
    let icon = control.icon.map(|icon| brush.icon(icon, 36.0, ink));
    let face = beside(icon.into_iter().chain([label.into()]).collect(), brush.px(10.0));
    let lit = bed.lit.contains(&control.id);
    let plate = Plate::new(face)
        .bed(plate)
        .radius(brush.px(20.0))
        .width(width)
        .height(height(bed))
        .align(Alignment::Center, Alignment::Center)
        .shade(if control.state == State::Disabled { None } else { brush.shade(false) })
        .ring(if lit { Some(brush.ring_lit()) } else { brush.ring_near(&control.id) });
    let plate = match control.state {
        State::Selected => plate.border(brush.px(4.0), colours.accent),
        State::Ready | State::Disabled => brush.edged(plate),
    };
    brush.press(control, brush.px(20.0), plate)
}

/// What stands on a key is set to fit it: keys cannot grow without pushing others off the screen.
fn label<M>(bed: &Bed<'_>, key: &Key<M>, width: f32, ink: Color) -> Lettering {
    let (brush, control) = (bed.brush, &key.control);
    let shown = control.label.shown.as_str();
    // What a key writes stands large; the names of keys do not.
    let writes = shown.chars().count() == 1
        || control.id.0.starts_with("candidate")
        || matches!(fonts::script(shown), Script::Tamil) && key.tenths == 10;
    let step = if writes { Step::Key } else { Step::Small };
    let size = brush.sizes.font(step);
    let text = brush.words(&control.label, step, Heft::Firm, ink).align_x(text::Alignment::Center);
    match writes {
        true => text.size(size.min(width * 0.92 / ems(shown))).wrapping(text::Wrapping::None),
        // One word cannot be broken: it is set as wide as its key at most.
        false if !shown.contains(' ') || shown.chars().count() < 7 => {
            let fit = (width * 0.94 / names_ems(shown)).max(brush.px(20.0));
            text.size(size.min(fit)).wrapping(text::Wrapping::None)
        }
        false => {
            let fit = width * 1.55 / shown.chars().count() as f32;
            let line = theme::line_height(shown, Heft::Firm, brush.sizes.air());
            let word = shown.split(' ').map(names_ems).fold(1.0, f32::max);
            let fit =
                fit.max(brush.px(24.0)).min(width * 0.94 / word).max(brush.px(20.0)).min(height(bed) * 0.49 / line);
            text.size(size.min(fit))
        }
    }
}

/// About how many ems the name of a key takes at most: in words wide and narrow letters make up for each other.
fn names_ems(shown: &str) -> f32 {
    let each = |letter: char| match letter {
        ' ' => 0.3,
        '\u{0BC0}' | '\u{0BBF}' | '\u{0BC1}' | '\u{0BC2}' | '\u{0BCD}' => 0.35,
        '\u{0B80}'..='\u{0BFF}' => 1.15,
        '\u{0600}'..='\u{06FF}' => 0.75,
        letter if letter.is_ascii_alphanumeric() => 0.66,
        letter if letter.is_ascii() => 0.95,
        _ => 1.02,
    };
    shown.chars().map(each).sum()
}

/// About how many ems a written label takes at most.
fn ems(shown: &str) -> f32 {
    let each = |letter: char| match letter {
        // Vowel signs on both sides of their consonant, beside it, or over and under it.
        '\u{0BCA}'..='\u{0BCC}' => 1.9,
        '\u{0BBE}' | '\u{0BC0}' | '\u{0BC6}'..='\u{0BC8}' => 0.9,
        '\u{0BBF}' | '\u{0BC1}' | '\u{0BC2}' | '\u{0BCD}' => 0.4,
        // The widest letters.
        '\u{0B94}' => 2.4,
        '\u{0BA3}' | '\u{0BB9}' => 1.8,
        '\u{0B80}'..='\u{0BFF}' | '\u{0600}'..='\u{06FF}' => 1.5,
        letter if letter.is_ascii() => 0.62,
        _ => 1.02,
    };
    shown.chars().map(each).sum()
}

fn height(bed: &Bed<'_>) -> f32 {
    let brush = bed.brush;
    let design = if brush.landscape() { 88.0 } else { 100.0 };
    if bed.breadth == Breadth::Narrow {
        return brush.air(design).max(brush.target());
    }
    // Two lines of the smallest names of keys find room on each.
    brush.air(design).max(brush.target()).max(brush.px(62.0)).max((brush.sizes.font(Step::Key) * 1.4).round())
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use crate::draw::Painter;
    use crate::editor::{Editor, Layer, Layout, Stroke};
    use crate::look::{Look, Reach, Room, Screen, TextSize, Theme};
    use crate::page::{Kind, Page};
    use crate::words::Lexicon;

    #[test]
    fn every_key_is_as_large_as_a_finger_on_every_model_and_its_name_is_whole() {
        let (lexicon, mut painter) = (Lexicon::shipped().unwrap(), Painter::new());
        for screen in Screen::MODELS.into_iter().flat_map(|(_, lying)| [lying, lying.turned()]) {
            for language in Language::ALL {
                for (layout, layer) in [
                    (Layout::Words, Layer::Letters),
                    (Layout::Words, Layer::Signs),
                    (Layout::Email, Layer::Letters),
                    (Layout::Code, Layer::Letters),
                ] {
                    let mut editor = Editor::new(layout, "");
                    editor.strike(Stroke::Show(layer));
                    let keyboard = editor.keyboard(screen.breadth(), &lexicon.speak(language), |_| ());
                    let page = Page::new("typing").with("keyboard", Kind::Keyboard(keyboard));
                    let (theme, text_size, reach, room) = (Theme::Light, TextSize::Default, Reach::Full, Room::Least);
                    let look = Look { theme, text_size, reach, focus: None, language, room };
                    let found = painter.inspect(&page, &look, screen);
                    let wrong =
                        [found.small, found.near, found.outside, found.cut, found.split, found.missing].concat();
                    assert!(wrong.is_empty(), "{language} {layout:?} {layer:?} on {screen:?}: {wrong:?}");
                }
            }
        }
    }
}
