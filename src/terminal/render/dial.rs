//! How far something has got: a bar, and on the idle question a dial with the seconds that are left.

use std::f32::consts::{FRAC_PI_2, TAU};

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Stroke};
use iced::widget::{Row, Stack};
use iced::{Alignment, Color, Length, Radians, Rectangle, mouse};

use super::brush::Brush;
use super::plate::Plate;
use super::{Heard, Piece};
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
    let ring = Canvas::new(Ring { left, ink, track, width: brush.px(20.0) }).width(side).height(side);
    let step = if words.shown.chars().count() <= 3 { Step::Reference } else { Step::Body };
    let words = brush.words(words, step, Heft::Bold, brush.colours.ink).align_x(Alignment::Center);
    let middle =
        Plate::new(words).width(side).height(side).padding(brush.px(28.0)).align(Alignment::Center, Alignment::Center);
    Stack::with_children([ring.into(), middle.into()]).width(side).height(side).into()
}

struct Ring {
    left: f32,
    ink: Color,
    track: Color,
    width: f32,
}

impl<M> canvas::Program<Heard<M>> for Ring {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &iced::Renderer,
        _theme: &iced::Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let centre = frame.center();
        let radius = (bounds.width.min(bounds.height) - self.width) / 2.0;
        let stroke = |colour| Stroke::default().with_width(self.width).with_color(colour);
        frame.stroke(&Path::circle(centre, radius), stroke(self.track));
        if self.left > 0.0 {
            let arc = canvas::path::Arc {
                center: centre,
                radius,
                start_angle: Radians(-FRAC_PI_2),
                end_angle: Radians(TAU * self.left.min(0.9999) - FRAC_PI_2),
            };
            frame.stroke(&Path::new(|path| path.arc(arc)), stroke(self.ink));
        }
        vec![frame.into_geometry()]
    }
}
