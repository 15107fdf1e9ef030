//! How far something has got: a bar, and on the idle question a dial with the seconds that are left.

use std::f32::consts::{FRAC_PI_2, TAU};

use iced::widget::canvas::path::Arc;
use iced::widget::canvas::{Frame, Path, Stroke};
use iced::widget::{Row, Stack};
use iced::{Alignment, Color, Length, Radians};

use super::Piece;
use super::brush::Brush;
use super::drawing::drawing;
use super::plate::Plate;
use crate::page::Words;
use crate::theme::{Heft, Step};

/// A bar over the width that is left.
pub(super) fn bar<M: 'static>(brush: &Brush, thousandths: u16) -> Piece<M> {
    let height = brush.px(11.0);
    let done = thousandths.min(1000);
    let part = |portion: u16, colour: Color| -> Piece<M> {
        let radius = height / 2.0;
        Plate::new(brush.space(height)).bed(colour).radius(radius).width(Length::FillPortion(portion)).into()
    };
    let fill = [
        (done > 0).then(|| part(done, brush.colours.accent)),
        (done < 1000).then(|| Plate::new(brush.space(height)).width(Length::FillPortion(1000 - done)).into()),
    ];
    let fill: Piece<M> = Row::with_children(fill.into_iter().flatten()).into();
    let edge = if brush.colours.card_border > 0.0 { brush.px(2.0) } else { 0.0 };
    Plate::new(fill).bed(brush.colours.sunk).radius(height / 2.0).border(edge, brush.colours.ink).into()
}

/// A ring that empties, with its words in the middle.
pub(super) fn dial<M: Clone + 'static>(brush: &Brush, words: &Words, thousandths: Option<u16>) -> Piece<M> {
    let side = brush.sizes.grown(190.0);
    let left = f32::from(thousandths.unwrap_or(1000).min(1000)) / 1000.0;
    let (ink, track) = (brush.colours.accent, brush.colours.sunk);
    let width = brush.px(20.0);
    let ring = drawing(side, side, move |frame| ring(frame, left, width, [track, ink]));
    let step = if words.shown.chars().count() <= 3 { Step::Reference } else { Step::Body };
    let words = brush.words(words, step, Heft::Bold, brush.colours.ink).align_x(Alignment::Center);
    let middle =
        Plate::new(words).width(side).height(side).padding(brush.px(28.0)).align(Alignment::Center, Alignment::Center);
    Stack::with_children([ring, middle.into()]).width(side).height(side).into()
}

/// The whole ring as a track, and over it what is left.
fn ring(frame: &mut Frame, left: f32, width: f32, [track, ink]: [Color; 2]) {
    let center = frame.center();
    let radius = (frame.width().min(frame.height()) - width) / 2.0;
    let stroke = |colour| Stroke::default().with_width(width).with_color(colour);
    frame.stroke(&Path::circle(center, radius), stroke(track));
    if left > 0.0 {
        let (start_angle, end_angle) = (Radians(-FRAC_PI_2), Radians(TAU * left.min(0.9999) - FRAC_PI_2));
        let arc = Arc { center, radius, start_angle, end_angle };
        frame.stroke(&Path::new(|path| path.arc(arc)), stroke(ink));
    }
}
