//! Doors and options: the large things one presses to go on or to answer.

use iced::{Alignment, Color, Length};

use super::Piece;
use super::around::Around;
use super::brush::{Brush, beside, stacked};
use super::even::Even;
use super::plate::Plate;
use crate::page::{BlockId, Card, Choices, Control, Many, State, Words};
use crate::theme::{Heft, Step};

/// A door with more letters than this, a whole question, has a row of its own.
const LETTERS_ABREAST: usize = 26;
/// So many doors stand one under the other on a page.
const MANY: usize = 8;
/// The sign of a door, and the bed on which it stands.
const ICON: f32 = 48.0;
const ICON_BED: f32 = 92.0;

/// Doors: one under the other, or two abreast where each is a few words.
pub(super) fn cards<M: Clone + 'static>(brush: &Brush, cards: &[Card<M>]) -> Piece<M> {
    let brief = cards.iter().all(|card| card.control.detail.is_none()) && cards.len() > 1;
    let whole = brush.screen.width as f32 / if brush.landscape() { 2.0 } else { 1.0 } - 2.0 * brush.margin();
    // Half the width, less the sign, the arrow and the edges.
    let half = whole / 2.0 - brush.gap() - 2.0 * brush.air(38.0) - brush.sizes.grown(100.0);
    let fits = |card: &Card<M>| {
        let sign = if card.control.icon == Some("arrow-right") { 0.0 } else { brush.sizes.grown(124.0) };
        let label = &card.control.label.shown;
        label.chars().count() <= LETTERS_ABREAST && brush.longest_word(label, Step::Label) <= half - sign
    };
    let wide = brush.sizes.text() < 1.5 && cards.iter().all(fits);
    let columns = match (brush.landscape() && stand_under(brush, cards), brief && wide) {
        (true, _) => 3,
        (false, true) => 2,
        (false, false) => 1,
    };
    if let (1, Some(half)) = (columns, half_of_many(brush, cards)) {
        let brush = brush.within(half);
        let doors = cards.iter().map(|card| door(&brush, card, 0.0, Arrow::None)).collect();
        return Even::new(2, brush.gap(), doors).closed().into();
    }
    Even::new(columns, brush.gap(), doors(brush, cards)).closed().into()
}

/// How wide a door is where more of them than stand one under the other are two abreast, without their arrows: each a sign
/// and words of which none is broken. `None` where they are few, or have no room for that.
fn half_of_many<M>(brush: &Brush, cards: &[Card<M>]) -> Option<f32> {
    let half = (brush.column() - brush.gap()) / 2.0;
    let room = half - 2.0 * brush.inset(38.0) - icon_side(brush) - brush.air(32.0).max(brush.px(14.0)) - 1.0;
    let fits =
        |card: &Card<M>| brush.widest_word(&card.control.label.shown, brush.smallest(Step::Label), Heft::Firm) <= room;
    let is_so = !brush.landscape() && cards.len() > MANY && are_many(cards) && cards.iter().all(fits);
    is_so.then_some(half)
}

/// Each door by itself.
pub(super) fn doors<M: Clone + 'static>(brush: &Brush, cards: &[Card<M>]) -> Vec<Piece<M>> {
    let chips = brush.chips_width(cards.iter().filter_map(|card| card.chip.as_ref()));
    cards.iter().map(|card| door(brush, card, chips, Arrow::Shown)).collect()
}

/// Whether doors stand three abreast under the question.
pub(super) fn stand_under<M>(brush: &Brush, cards: &[Card<M>]) -> bool {
    let third = (brush.screen.width as f32 - 2.0 * brush.margin()) / 3.0 - brush.gap() - 2.0 * brush.air(38.0);
    let room = third - brush.sizes.grown(224.0);
    let fits = |card: &Card<M>| brush.longest_word(&card.control.label.shown, Step::Label) <= room;
    cards.len() <= 6 && are_many(cards) && cards.iter().all(fits)
}

/// More doors than stand beside the question lying down, each a sign and a few words: they stand under it.
fn are_many<M>(cards: &[Card<M>]) -> bool {
    let signed = |icon: Option<&str>| icon.is_some_and(|icon| icon != "arrow-right");
    let is_brief = |card: &Card<M>| card.control.detail.is_none() && signed(card.control.icon);
    cards.len() > 4 && cards.iter().all(is_brief)
}

/// Whether a door has an arrow at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrow {
    /// Where the words leave room for it.
    Shown,
    /// The room is the words'.
    None,
}

/// A door.
fn door<M: Clone + 'static>(brush: &Brush, card: &Card<M>, chips: f32, arrow: Arrow) -> Piece<M> {
    let control = &card.control;
    let colours = &brush.colours;
    let sign = match (&card.chip, control.icon) {
        (Some(chip), _) => Some(brush.chip(chip, chips)),
        // The arrow stands at the end of every door already.
        (None, Some("arrow-right") | None) => None,
        (None, Some(icon)) => Some(icon_bed(brush, icon)),
    };
    let arrow = match (control.state, arrow) {
        (State::Ready, Arrow::Shown) => Some(brush.icon("arrow-right", 36.0, colours.ink)),
        (State::Selected, _) => Some(brush.icon("check", 40.0, colours.accent)),
        (State::Ready, Arrow::None) | (State::Disabled, _) => None,
    };
    let words = two_lines(brush, control);
    // The words go before the arrow, which says nothing that the door does not; then the sign stands over them.
    let between = brush.air(32.0).max(brush.px(14.0));
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let detail = control.detail.as_ref().map_or(0.0, |detail| wide(detail, Step::Small, Heft::Plain));
    let word = wide(&control.label, Step::Label, Heft::Firm).max(detail);
    let room = brush.column() - 2.0 * brush.inset(38.0) - 1.0;
    let signed = match (&card.chip, &sign) {
        (Some(_), _) => chips + between,
        (None, Some(_)) => icon_side(brush) + between,
        (None, None) => 0.0,
    };
    let pointed = brush.sizes.grown(40.0) + between;
    let arrow = arrow.filter(|_| control.state == State::Selected || word <= room - signed - pointed);
    let beside_words = signed + arrow.as_ref().map_or(0.0, |_| pointed);
    let (sign, over) = if word <= room - beside_words { (sign, None) } else { (None, sign) };
    let row = beside(sign.into_iter().chain([words]).chain(arrow).collect(), between);
    let row = stacked(over.into_iter().chain([row]).collect(), brush.px(10.0));
    let plate = brush.card(row).least(0.0, brush.air(138.0)).padding([brush.air(24.0), brush.inset(38.0)]);
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

/// Where words need the width the bed goes first.
fn has_bed(brush: &Brush) -> bool {
    brush.sizes.air() >= 0.6
}

fn icon_side(brush: &Brush) -> f32 {
    brush.sizes.grown(if has_bed(brush) { ICON_BED } else { ICON })
}

fn icon_bed<M: 'static>(brush: &Brush, icon: &str) -> Piece<M> {
    let icon = brush.icon(icon, ICON, brush.colours.accent);
    if !has_bed(brush) {
        return icon;
    }
    let side = icon_side(brush);
    let plate = Plate::new(icon);
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
fn selected<M>(brush: &Brush, plate: Around<M, Plate>, state: State) -> Around<M, Plate> {
    match state {
        State::Ready => plate,
        State::Selected => plate.bed(brush.colours.tint).border(brush.px(4.0), brush.colours.accent),
        State::Disabled => plate.bed(brush.colours.sunk).shade(None),
    }
}

/// Options.
pub(super) fn choices<M: Clone + 'static>(brush: &Brush, id: &BlockId, choices: &Choices<M>) -> Piece<M> {
    stacked(each(brush, id, choices), brush.gap())
}

/// What is wrong with a choice, and each option by itself.
pub(super) fn each<M: Clone + 'static>(brush: &Brush, id: &BlockId, choices: &Choices<M>) -> Vec<Piece<M>> {
    let problem = choices.problem.iter().map(|words| super::field::problem(brush, id, words));
    problem.chain(choices.options.iter().map(|control| option(brush, control, choices.many))).collect()
}

fn option<M: Clone + 'static>(brush: &Brush, control: &Control<M>, many: Many) -> Piece<M> {
    let mark = mark(brush, many, control.state, 46.0);
    let icon = control.icon.map(|icon| brush.icon(icon, 44.0, brush.colours.accent));
    let words = two_lines(brush, control);
    // A word that finds no room beside the mark stands under it.
    let between = brush.air(30.0).max(brush.px(14.0));
    let signs = brush.sizes.grown(46.0) + between + icon.as_ref().map_or(0.0, |_| brush.sizes.grown(44.0) + between);
    let room = brush.column() - 2.0 * brush.inset(38.0) - signs - 1.0;
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let detail = control.detail.as_ref().map_or(0.0, |detail| wide(detail, Step::Small, Heft::Plain));
    let signs = std::iter::once(mark).chain(icon);
    let row = match wide(&control.label, Step::Label, Heft::Firm).max(detail) <= room {
        true => beside(signs.chain([words]).collect(), between),
        false => stacked(vec![beside(signs.collect(), between), words], brush.px(2.0)),
    };
    let plate = brush.card(row).radius(brush.px(22.0)).least(0.0, brush.air(124.0));
    let plate = selected(brush, plate.padding([brush.air(20.0), brush.inset(38.0)]), control.state);
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
