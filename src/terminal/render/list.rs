//! Rows of a list in one card: licences with their fees, agencies with what became of an application, answers to check.

use iced::{Color, Length};

use super::Piece;
use super::around::Around;
use super::brush::{Brush, beside, stacked};
use super::cards::mark;
use super::plate::Plate;
use crate::page::{Control, Many, Row, State, Tone, Weight, Words};
use crate::theme::{Heft, Step};

/// So many letters of a label find room beside a row's words; more stand under them.
const WORDS_BESIDE: usize = 14;

/// Whether a row only tells something.
pub(super) fn is_told<M>(row: &Row<M>) -> bool {
    row.controls.is_empty() && row.chip.is_none() && row.value.is_none()
}

/// All rows in one card, with lines between.
pub(super) fn rows<M: Clone + 'static>(brush: &Brush, rows: &[Row<M>]) -> Piece<M> {
    let mut pieces: Vec<Piece<M>> = Vec::with_capacity(rows.len() * 2);
    let chips = brush.chips_width(rows.iter().filter_map(|row| row.chip.as_ref()));
    for content in rows {
        if !pieces.is_empty() {
            pieces.push(Plate::new(brush.space(brush.px(2.0))).bed(brush.colours.line).into());
        }
        pieces.push(row(brush, content, chips));
    }
    // Room for a border in every theme, so that no theme moves anything.
    let border = brush.px(3.0);
    brush.card(stacked(pieces, 0.0)).padding(border).into()
}

fn row<M: Clone + 'static>(brush: &Brush, row: &Row<M>, chips: f32) -> Piece<M> {
    let colours = &brush.colours;
    let chip = row.chip.as_ref().map(|chip| brush.chip(chip, chips));
    let title = brush.words(&row.title, Step::Row, Heft::Firm, colours.ink).width(Length::Fill).into();
    let heft = if row.tone == Tone::Calm { Heft::Plain } else { Heft::Firm };
    let ink = colours.tone_on_surface(row.tone);
    let detail = row.detail.as_ref().map(|detail| brush.words(detail, Step::Small, heft, ink).width(Length::Fill));
    // What would press the words into a narrow column, or break a long one of them, stands under them.
    let narrow = brush.longest_word(&row.title.shown, Step::Row) > brush.column() * 0.32 || !finds_room(brush, row);
    let long = |words: &Words, most: usize| {
        narrow || (brush.presses() || brush.landscape()) && words.shown.chars().count() > most
    };
    let (beside_it, under) = row.value.as_ref().map_or((None, None), |value| {
        let text = brush.words(value, Step::Body, Heft::Firm, colours.ink);
        let most = value_most(brush);
        match long(value, 9) {
            true => (None, Some(text.width(Length::Fill).into())),
            false => (Some(iced::widget::container(text.align_x(brush.end())).max_width(most).into()), None),
        }
    });
    let words = std::iter::once(title).chain(detail.map(Into::into)).chain(under).collect();
    let (words, value) = (stacked(words, brush.px(2.0)), beside_it);
    let sign = row.mark.map(|mark| brush.icon(mark, 42.0, ink));
    let (whole, buttons) = match row.controls.as_slice() {
        [control] => (Some(control), [].as_slice()),
        controls => (None, controls),
    };
    let wordy = |control: &Control<M>| !ticks(control) && control.label.shown.chars().count() > WORDS_BESIDE;
    let (act, act_below) = match whole {
        Some(control) if wordy(control) || (brush.presses() || narrow) && !ticks(control) => {
            (None, Some(act(brush, control)))
        }
        Some(control) => (Some(act(brush, control)), None),
        None => (None, None),
    };
    let (along, below) =
        if brush.presses() || narrow { (None, acts(brush, buttons)) } else { (acts(brush, buttons), None) };
    let below = below.or(act_below);
    // Then the sign of the agency goes over them as well.
    let beside_words = chip_wide(brush, row) + sign_wide(brush, row) + ticks_wide(brush, row);
    let (chip, over) = if words_fit(brush, row, beside_words) { (chip, None) } else { (None, chip) };
    let below = match chip {
        Some(_) => below.map(|below| under_words(brush, row, below, chips + between(brush))),
        None => below,
    };
    // And where even that is not enough, so do its sign and its box to tick.
    let alone = over.is_some() || row.chip.is_none();
    let signs = sign_wide(brush, row) + ticks_wide(brush, row);
    let signed = |pieces: Vec<Piece<M>>| beside(pieces, between(brush));
    let (over, line) = match alone && signs > 0.0 && !words_fit(brush, row, signs) {
        true => {
            let signs = over.into_iter().chain(sign).chain(act).collect();
            (Some(signed(signs)), signed([words].into_iter().chain(value).chain(along).collect()))
        }
        false => {
            let pieces = chip.into_iter().chain([words]).chain(value).chain(sign).chain(act).chain(along);
            (over, signed(pieces.collect()))
        }
    };
    let focus = whole.map_or(&row.id, |control| &control.id);
    let plate = Plate::new(stacked(over.into_iter().chain([line]).chain(below).collect(), brush.px(10.0)))
        .padding([brush.air(16.0), brush.inset(36.0)])
        .least(0.0, brush.air(if row.chip.is_some() { 114.0 } else { 84.0 }))
        .radius(brush.px(20.0))
        .ring(brush.ring_inside(focus));
    let plate = match whole {
        Some(control) => brush.press(control, brush.px(20.0), plate),
        None => plate.into(),
    };
    // Rows touch, so what is pressed keeps half the least gap from the line on either side.
    Plate::new(plate).padding([(brush.sizes.mm(2.54) / 2.0).ceil(), 0.0]).into()
}

/// What is pressed under the words begins where they do, so far from the side, if it finds room there on one line.
fn under_words<M: Clone + 'static>(brush: &Brush, row: &Row<M>, below: Piece<M>, from: f32) -> Piece<M> {
    let wide: f32 = row.controls.iter().map(|control| button_wide(brush, control) + brush.gap()).sum();
    match from + wide <= inner(brush) {
        true => beside(vec![iced::widget::space().width(from).into(), below], 0.0),
        false => below,
    }
}

/// Whether the words find room beside all that stands with them.
fn finds_room<M>(brush: &Brush, row: &Row<M>) -> bool {
    let gap = between(brush);
    let button = |control: &Control<M>| button_wide(brush, control) + gap;
    // What a whole row does stands under its words on a small screen in any case.
    let stays = |control: &&Control<M>| !brush.presses() && !ticks(control);
    let buttons: f32 = row.controls.iter().filter(stays).map(button).sum();
    let most = value_most(brush);
    let value = row
        .value
        .as_ref()
        .map_or(0.0, |value| brush.one_line(&value.shown, brush.sizes.font(Step::Body), Heft::Firm).min(most) + gap);
    let holds = |value: &Words| brush.widest_word(&value.shown, brush.smallest(Step::Body), Heft::Firm) < most;
    let taken = chip_wide(brush, row) + value + sign_wide(brush, row) + ticks_wide(brush, row) + buttons;
    row.value.as_ref().is_none_or(holds) && words_fit(brush, row, taken)
}

/// How wide a button is whose words stand on one line.
fn button_wide<M>(brush: &Brush, control: &Control<M>) -> f32 {
    button_around(brush, control, Brush::one_line)
}

/// How wide a button is around its words, of which `wide` says how wide they are.
fn button_around<M>(brush: &Brush, control: &Control<M>, wide: fn(&Brush, &str, f32, Heft) -> f32) -> f32 {
    let icon = control.icon.map_or(0.0, |_| brush.sizes.grown(34.0) + brush.px(12.0));
    wide(brush, &control.label.shown, brush.sizes.font(Step::Small), Heft::Firm) + icon + 2.0 * brush.inset(24.0)
}

/// Whether buttons stand side by side with no word broken: the last one's words may take several lines.
fn buttons_fit<M>(brush: &Brush, controls: &[Control<M>]) -> bool {
    let Some((last, others)) = controls.split_last() else { return true };
    let before: f32 = others.iter().map(|control| button_wide(brush, control) + brush.gap()).sum();
    before + button_around(brush, last, Brush::widest_word) + 2.0 * brush.px(3.0) <= inner(brush)
}

/// How wide a row is between its sides.
fn inner(brush: &Brush) -> f32 {
    brush.column() - 2.0 * (brush.inset(36.0) + brush.px(3.0))
}

/// What a value beside the words takes at most.
fn value_most(brush: &Brush) -> f32 {
    (brush.screen.width as f32 * if brush.landscape() { 0.2 } else { 0.4 }).floor()
}

/// The space between what stands side by side in a row.
fn between(brush: &Brush) -> f32 {
    brush.air(28.0).max(brush.px(14.0))
}

fn sign_wide<M>(brush: &Brush, row: &Row<M>) -> f32 {
    row.mark.map_or(0.0, |_| brush.sizes.grown(42.0) + between(brush))
}

fn ticks_wide<M>(brush: &Brush, row: &Row<M>) -> f32 {
    if row.controls.iter().any(ticks) { brush.sizes.grown(52.0) + between(brush) } else { 0.0 }
}

/// Whether no word is wider than a row's width less `taken` pixels.
fn words_fit<M>(brush: &Brush, row: &Row<M>, taken: f32) -> bool {
    let room = inner(brush) - taken - 1.0;
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let detail = row.detail.as_ref().map_or(0.0, |detail| wide(detail, Step::Small, Heft::Firm));
    let value = row.value.as_ref().map_or(0.0, |value| wide(value, Step::Body, Heft::Firm));
    wide(&row.title, Step::Row, Heft::Firm).max(detail).max(value) <= room
}

fn chip_wide<M>(brush: &Brush, row: &Row<M>) -> f32 {
    row.chip.as_ref().map_or(0.0, |chip| {
        let code = brush.one_line(&chip.code, brush.sizes.font(Step::Small), Heft::Bold) + 2.0 * brush.px(8.0);
        code.max(brush.sizes.grown(76.0)) + between(brush)
    })
}

/// The buttons of a row with more than one, each pressed by itself: at its end, or under its words where type is large; one
/// under the other where they find no room side by side.
fn acts<M: Clone + 'static>(brush: &Brush, controls: &[Control<M>]) -> Option<Piece<M>> {
    let radius = brush.px(18.0);
    let button = |control: &Control<M>| {
        let plate = button(brush, control, brush.label_ink(control.state));
        brush.press(control, radius, plate.ring(brush.ring_near(&control.id)))
    };
    let all: Vec<Piece<M>> = controls.iter().map(button).collect();
    let arranged = if buttons_fit(brush, controls) { beside } else { stacked };
    (!all.is_empty()).then(|| arranged(all, brush.gap()))
}

/// Whether a row is pressed to tick it.
fn ticks<M>(control: &Control<M>) -> bool {
    control.state == State::Selected || matches!(control.icon, Some("check" | "square" | "square-check"))
}

/// What stands at the end of a row that can be pressed: a box to tick, or what pressing does.
fn act<M: 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    if ticks(control) {
        return mark(brush, Many::Any, control.state, 52.0);
    }
    let ink = brush.label_ink(control.state);
    match control.weight {
        Weight::Link => marked(brush, control, ink),
        Weight::Primary | Weight::Secondary => button(brush, control, ink).into(),
    }
}

fn button<M: 'static>(brush: &Brush, control: &Control<M>, ink: Color) -> Around<M, Plate> {
    Plate::new(marked(brush, control, ink))
        .border(brush.px(3.0), ink)
        .radius(brush.px(18.0))
        .width(Length::Shrink)
        .least(0.0, brush.target())
        .padding([brush.air(8.0), brush.inset(24.0)])
}

/// The label with its icon.
fn marked<M: 'static>(brush: &Brush, control: &Control<M>, ink: Color) -> Piece<M> {
    let label = brush.words(&control.label, Step::Small, Heft::Firm, ink).into();
    let icon = control.icon.map(|icon| brush.icon(icon, 34.0, ink));
    beside(icon.into_iter().chain([label]).collect(), brush.px(12.0))
}
