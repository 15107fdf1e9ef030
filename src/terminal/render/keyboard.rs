//! The terminal's own keyboard on its sunk bed: keys of equal cells, left to right in every script.

use iced::Alignment;
use iced::widget::{Row, text};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::plate::Plate;
use crate::page::{Key, Keyboard, State, Weight};
use crate::theme::{Heft, Step};

/// The keyboard, as wide as it is given.
pub(super) fn keyboard<M: Clone + 'static>(brush: &Brush, keyboard: &Keyboard<M>, width: f32) -> Piece<M> {
    let gap = brush.px(13.0).max(brush.sizes.mm(2.54));
    let pad = brush.px(24.0);
    let tenths = |row: &Vec<Key<M>>| row.iter().map(|key| f32::from(key.tenths)).sum::<f32>();
    let widest = keyboard.rows.iter().map(tenths).fold(100.0, f32::max);
    let cell = (width - 2.0 * pad + gap) / widest;
    let rows = keyboard.rows.iter().map(|row| {
        let keys = row.iter().map(|content| key(brush, content, (cell * f32::from(content.tenths) - gap).floor()));
        Plate::new(Row::with_children(keys).spacing(gap)).align(Alignment::Center, Alignment::Center).into()
    });
    let bed = Plate::new(stacked(rows.collect(), gap)).bed(brush.colours.sunk);
    let radius = if brush.landscape() { brush.px(24.0) } else { 0.0 };
    let edge = brush.px(brush.colours.card_border.min(2.0));
    bed.radius(radius).border(edge, brush.colours.ink).padding([brush.px(24.0), pad]).into()
}

fn key<M: Clone + 'static>(brush: &Brush, key: &Key<M>, width: f32) -> Piece<M> {
    let colours = &brush.colours;
    let control = &key.control;
    let primary = control.weight == Weight::Primary;
    let (bed, ink) = match control.state {
        State::Ready if primary => (colours.accent, colours.accent_ink),
        State::Ready => (colours.surface, colours.ink),
        State::Selected => (colours.tint, colours.ink),
        State::Disabled => (colours.sunk, colours.quiet),
    };
    let letter = control.label.shown.chars().count() <= 2;
    let step = if letter { Step::Key } else { Step::Small };
    let mut label = brush.words(&control.label, step, Heft::Firm, ink).align_x(text::Alignment::Center);
    if !letter {
        // A word on a key is set to fit the key: keys cannot grow without pushing others off the screen.
        let fit = width * 1.55 / control.label.shown.chars().count() as f32;
        label = label.size(brush.sizes.font(Step::Small).min(fit.max(brush.px(24.0))));
    }
    let icon = control.icon.map(|icon| brush.icon(icon, 36.0, ink));
    let face = beside(icon.into_iter().chain([label.into()]).collect(), brush.px(10.0));
    let plate = Plate::new(face)
        .bed(bed)
        .radius(brush.px(20.0))
        .width(width)
        .height(brush.px(if brush.landscape() { 88.0 } else { 100.0 }))
        .align(Alignment::Center, Alignment::Center)
        .shade(if control.state == State::Disabled { None } else { brush.shade(false) })
        .ring(brush.ring_near(&control.id));
    let plate = match control.state {
        State::Selected => plate.border(brush.px(4.0), colours.accent),
        State::Ready | State::Disabled => brush.edged(plate),
    };
    brush.press(control, brush.px(20.0), plate)
}
