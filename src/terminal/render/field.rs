//! A field: what is in it, whether the keyboard writes there, and what is wrong with it.

use iced::Length;

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::lettering::Said;
use super::plate::Plate;
use crate::page::{BlockId, Field, Kind, Page, Shown, State, Tone, Words};
use crate::theme::{self, Heft, Step};

/// How much of a long text a field shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Its end.
    End {
        /// In pixels.
        width: f32,
        /// How many are shown.
        lines: usize,
    },
}

/// The field with its label, unless the heading says the same.
pub(super) fn field<M: Clone + 'static>(
    brush: &Brush,
    page: &Page<M>,
    id: &BlockId,
    field: &Field<M>,
    extent: Extent,
) -> Piece<M> {
    let colours = &brush.colours;
    let label = match extent {
        // Its label stands with the words.
        Extent::End { lines: 1, .. } => None,
        Extent::End { .. } | Extent::Whole => label(brush, page, field),
    };
    let (width, edge) = match (&field.problem, field.state) {
        (Some(_), _) => (5.0, colours.tone(Tone::Stop).0),
        (None, State::Selected) => (5.0, colours.ink),
        (None, State::Ready | State::Disabled) => (3.0, colours.quiet),
    };
    let unit_wide = field
        .unit
        .as_ref()
        .map_or(0.0, |unit| brush.one_line(&unit.shown, brush.sizes.font(Step::Body), Heft::Plain) + brush.px(20.0));
    let room = match extent {
        Extent::Whole => None,
        Extent::End { width, lines } => Some((width - 2.0 * brush.inset(36.0) - unit_wide, lines)),
    };
    let unit = field.unit.as_ref().map(|unit| brush.words(unit, Step::Body, Heft::Plain, colours.quiet).into());
    let line = beside(std::iter::once(content(brush, field, room)).chain(unit).collect(), brush.px(20.0));
    let plate = Plate::new(line)
        .bed(if field.state == State::Disabled { colours.sunk } else { colours.surface })
        .border(brush.px(width), edge)
        .radius(brush.px(22.0))
        .least(0.0, brush.air(112.0))
        .padding([brush.air(16.0), brush.inset(36.0)])
        .ring(brush.ring(id));
    let plate = brush.press_as(id, field.state, &field.edit, brush.px(22.0), plate);
    // It is said once: where a notice on the page says it in the same words, the field has the edge alone.
    let noticed = |words: &Words| {
        let says = |kind: &Kind<M>| matches!(kind, Kind::Notice(notice) if notice.text.as_ref().is_some_and(|text| text.shown == words.shown));
        page.blocks.iter().any(|block| says(&block.kind))
    };
    let problem = field.problem.as_ref().filter(|words| !noticed(words)).map(|words| problem_line(brush, words));
    stacked(label.into_iter().chain([plate]).chain(problem).collect(), brush.px(10.0))
}

/// The label, unless the heading says the same.
pub(super) fn label<M: 'static>(brush: &Brush, page: &Page<M>, field: &Field<M>) -> Option<Piece<M>> {
    let said =
        page.blocks.iter().any(|block| matches!(&block.kind, Kind::Heading(words) if words.shown == field.label.shown));
    (!said && !field.label.shown.is_empty())
        .then(|| brush.words(&field.label, Step::Small, Heft::Firm, brush.colours.quiet).into())
}

fn content<M: 'static>(brush: &Brush, field: &Field<M>, room: Option<(f32, usize)>) -> Piece<M> {
    let shown = match &field.value {
        Shown::Empty => String::new(),
        Shown::Plain(text) => text.clone(),
        Shown::Masked(marks) => "•".repeat(*marks),
    };
    let shown = match room.and_then(|(room, lines)| brush.tail(&shown, Step::Field, room, lines)) {
        Some(end) => format!("…{end}"),
        None => shown,
    };
    let line = theme::line_height(&shown, Heft::Firm, brush.sizes.air());
    let caret = if field.state == State::Selected { "|" } else { "" };
    let said = |text: &str, heft, colour| Said { text: text.to_owned(), font: theme::font(text, heft), colour };
    let value = said(&shown, Heft::Firm, brush.label_ink(field.state));
    let caret = said(caret, Heft::Plain, brush.colours.accent);
    brush.said(vec![value, caret], Step::Field, line).width(Length::Fill).into()
}

fn problem_line<M: 'static>(brush: &Brush, words: &Words) -> Piece<M> {
    let (ink, bed) = brush.colours.tone(Tone::Stop);
    let icon = brush.icon("circle-alert", 34.0, ink);
    let text = brush.words(words, Step::Small, Heft::Firm, ink).width(Length::Fill).into();
    let plate = Plate::new(beside(vec![icon, text], brush.px(18.0))).bed(bed).radius(brush.px(16.0));
    plate.padding([brush.air(14.0), brush.inset(24.0)]).into()
}

/// What is wrong with a choice, over its options.
pub(super) fn problem<M: 'static>(brush: &Brush, id: &BlockId, words: &Words) -> Piece<M> {
    brush.read(id, problem_line(brush, words))
}
