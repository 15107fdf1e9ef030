//! Rows of a list in one card: licences with their fees, agencies with what became of an application, answers to check.

use iced::{Alignment, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::cards::mark;
use super::plate::Plate;
use crate::page::{Control, Many, Row, State, Tone, Weight};
use crate::theme::{Heft, Step};

/// All rows in one card, with lines between.
pub(super) fn rows<M: Clone + 'static>(brush: &Brush, rows: &[Row<M>]) -> Piece<M> {
    let mut pieces: Vec<Piece<M>> = Vec::with_capacity(rows.len() * 2);
    for content in rows {
        if !pieces.is_empty() {
            pieces.push(Plate::new(brush.space(brush.px(2.0))).bed(brush.colours.line).into());
        }
        pieces.push(row(brush, content));
    }
    let border = brush.px(brush.colours.card_border);
    brush.card(stacked(pieces, 0.0)).padding(border).into()
}

fn row<M: Clone + 'static>(brush: &Brush, row: &Row<M>) -> Piece<M> {
    let colours = &brush.colours;
    let chip = row.chip.as_ref().map(|chip| brush.chip(chip));
    let title = brush.words(&row.title, Step::Row, Heft::Firm, colours.ink).width(Length::Fill).into();
    let heft = if row.tone == Tone::Calm { Heft::Plain } else { Heft::Firm };
    let ink = colours.tone_on_surface(row.tone);
    let detail = row.detail.as_ref().map(|detail| brush.words(detail, Step::Small, heft, ink).width(Length::Fill));
    let words = stacked(std::iter::once(title).chain(detail.map(Into::into)).collect(), brush.px(2.0));
    let value = row.value.as_ref().map(|value| {
        let most = (brush.screen.width as f32 * 0.4).floor();
        let text = brush.words(value, Step::Body, Heft::Firm, colours.ink).align_x(Alignment::End);
        iced::widget::container(text).max_width(most).into()
    });
    let sign = row.mark.map(|mark| brush.icon(mark, 42.0, ink));
    let act = row.control.as_ref().map(|control| act(brush, control));
    let pieces = chip.into_iter().chain([words]).chain(value).chain(sign).chain(act).collect();
    let focus = row.control.as_ref().map_or(&row.id, |control| &control.id);
    let plate = Plate::new(beside(pieces, brush.px(28.0)))
        .padding([brush.px(16.0), brush.px(36.0)])
        .least(0.0, brush.px(if row.chip.is_some() { 114.0 } else { 84.0 }))
        .radius(brush.px(20.0))
        .ring(brush.ring_inside(focus));
    let plate = match &row.control {
        Some(control) => brush.press(control, brush.px(20.0), plate),
        None => plate.into(),
    };
    // Rows touch, so what is pressed keeps half the least gap from the line on either side.
    Plate::new(plate).padding([(brush.sizes.mm(2.54) / 2.0).ceil(), 0.0]).into()
}

/// What stands at the end of a row that can be pressed: a box to tick, or what pressing does.
fn act<M: 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    let ticks = control.state == State::Selected || matches!(control.icon, Some("check" | "square" | "square-check"));
    if ticks {
        return mark(brush, Many::Any, control.state, 52.0);
    }
    let ink = brush.label_ink(control.state);
    let label = brush.words(&control.label, Step::Small, Heft::Firm, ink).into();
    let icon = control.icon.map(|icon| brush.icon(icon, 34.0, ink));
    let both = beside(icon.into_iter().chain([label]).collect(), brush.px(12.0));
    match control.weight {
        Weight::Link => both,
        Weight::Primary | Weight::Secondary => Plate::new(both)
            .border(brush.px(3.0), ink)
            .radius(brush.px(18.0))
            .width(Length::Shrink)
            .least(0.0, brush.target())
            .padding([brush.px(8.0), brush.px(24.0)])
            .into(),
    }
}
