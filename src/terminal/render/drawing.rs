//! A drawing: a few strokes and fills, in the size of the place it is given.

use iced::widget::canvas::{self, Canvas, Frame, Geometry};
use iced::{Length, Rectangle, mouse};

use super::{Heard, Piece};

/// What paints it.
struct Drawing<P>(P);

/// The drawing that `paint` makes.
pub(super) fn drawing<M: 'static>(
    width: impl Into<Length>,
    height: impl Into<Length>,
    paint: impl Fn(&mut Frame) + 'static,
) -> Piece<M> {
    Canvas::new(Drawing(paint)).width(width).height(height).into()
}

impl<M, P: Fn(&mut Frame)> canvas::Program<Heard<M>> for Drawing<P> {
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
        (self.0)(&mut frame);
        vec![frame.into_geometry()]
    }
}
