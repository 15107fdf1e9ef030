//! Doors and options: the large things one presses to go on or to answer.

use iced::{Alignment, Color, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::even::Even;
use super::plate::Plate;
use crate::page::{BlockId, Card, Choices, Control, Many, State};
use crate::theme::{Heft, Step};

/// Doors: one under the other, or two abreast where each is a few words.
pub(super) fn cards<M: Clone + 'static>(brush: &Brush, cards: &[Card<M>]) -> Piece<M> {
    let brief = cards.iter().all(|card| card.control.detail.is_none()) && cards.len() > 1;
    let wide = brush.sizes.text() < 1.5;
    let columns = if brief && wide { 2 } else { 1 };
    Even::new(columns, brush.gap(), cards.iter().map(|card| door(brush, card)).collect()).into()
}

fn door<M: Clone + 'static>(brush: &Brush, card: &Card<M>) -> Piece<M> {
    let control = &card.control;
    let colours = &brush.colours;
    let sign = match (&card.chip, control.icon) {
        (Some(chip), _) => Some(brush.chip(chip)),
        // The arrow stands at the end of every door already.
        (None, Some("arrow-right") | None) => None,
        (None, Some(icon)) => Some(icon_bed(brush, icon)),
    };
    let arrow = match control.state {
        State::Ready => Some(brush.icon("arrow-right", 36.0, colours.ink)),
        State::Selected => Some(brush.icon("check", 40.0, colours.accent)),
        State::Disabled => None,
    };
    let words = two_lines(brush, control);
    let row = beside(sign.into_iter().chain([words]).chain(arrow).collect(), brush.px(32.0));
    let plate = brush.card(row).least(0.0, brush.px(138.0)).padding([brush.px(24.0), brush.px(38.0)]);
    let plate = selected(brush, plate, control.state);
    brush.press(control, brush.px(24.0), plate.ring(brush.ring(&control.id)))
}

/// Label and detail.
pub(super) fn two_lines<M: 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    let ink = brush.label_ink(control.state);
    let label = brush.words(&control.label, Step::Label, Heft::Firm, ink).width(Length::Fill).into();
    let detail = control
        .detail
        .as_ref()
        .map(|detail| brush.words(detail, Step::Small, Heft::Plain, brush.colours.quiet).width(Length::Fill).into());
    stacked(std::iter::once(label).chain(detail).collect(), brush.px(2.0))
}

fn icon_bed<M: 'static>(brush: &Brush, icon: &str) -> Piece<M> {
    let side = brush.sizes.grown(92.0);
    let plate = Plate::new(brush.icon(icon, 48.0, brush.colours.accent));
    let bordered = plate.border(brush.px(brush.colours.card_border), brush.colours.ink);
    bordered
        .bed(brush.colours.tint)
        .radius(brush.px(24.0))
        .width(side)
        .height(side)
        .align(Alignment::Center, Alignment::Center)
        .into()
}

/// What a chosen thing looks like besides its mark.
fn selected<M>(brush: &Brush, plate: Plate<M>, state: State) -> Plate<M> {
    match state {
        State::Ready => plate,
        State::Selected => plate.bed(brush.colours.tint).border(brush.px(4.0), brush.colours.accent),
        State::Disabled => plate.bed(brush.colours.sunk).shade(None),
    }
}

/// Options.
pub(super) fn choices<M: Clone + 'static>(brush: &Brush, id: &BlockId, choices: &Choices<M>) -> Piece<M> {
    let problem = choices.problem.iter().map(|words| super::field::problem(brush, id, words));
    let options = choices.options.iter().map(|control| option(brush, control, choices.many));
    stacked(problem.chain(options).collect(), brush.gap())
}

fn option<M: Clone + 'static>(brush: &Brush, control: &Control<M>, many: Many) -> Piece<M> {
    let mark = mark(brush, many, control.state, 46.0);
    let icon = control.icon.map(|icon| brush.icon(icon, 44.0, brush.colours.accent));
    let words = two_lines(brush, control);
    let row = beside(std::iter::once(mark).chain(icon).chain([words]).collect(), brush.px(30.0));
    let plate = brush.card(row).radius(brush.px(22.0)).least(0.0, brush.px(124.0));
    let plate = selected(brush, plate.padding([brush.px(20.0), brush.px(38.0)]), control.state);
    brush.press(control, brush.px(22.0), plate.ring(brush.ring(&control.id)))
}

/// A round mark for one of several, a square one for any; filled and ticked when chosen.
pub(super) fn mark<M: 'static>(brush: &Brush, many: Many, state: State, design: f32) -> Piece<M> {
    let colours = &brush.colours;
    let side = brush.sizes.grown(design);
    let radius = match many {
        Many::One => side / 2.0,
        Many::Any => brush.px(12.0),
    };
    let (bed, tick, edge) = match state {
        State::Selected => (colours.accent, colours.accent_ink, colours.accent),
        State::Ready => (colours.surface, Color::TRANSPARENT, colours.quiet),
        State::Disabled => (colours.sunk, Color::TRANSPARENT, colours.quiet),
    };
    Plate::new(brush.icon("check", design * 0.66, tick))
        .bed(bed)
        .border(brush.px(4.0), edge)
        .radius(radius)
        .width(side)
        .height(side)
        .align(Alignment::Center, Alignment::Center)
        .into()
}
