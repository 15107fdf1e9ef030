//! Two pictures for the technician: a bar of exactly 100 mm by the settings' pixels to the inch, to be checked with a
//! ruler, and the colours of the theme side by side.

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path};
use iced::{Color, Length, Point, Rectangle, Size, mouse};

use super::brush::Brush;
use super::{Heard, Piece};

/// Millimetres in an inch.
const INCH_MM: f32 = 25.4;
/// Millimetres of the bar.
const BAR_MM: f32 = 100.0;

/// The picture of that name, if it is one of these.
pub(super) fn named<M: Clone + 'static>(brush: &Brush, name: &str) -> Option<Piece<M>> {
    match name {
        "ruler" => Some(ruler(brush)),
        "colours" => Some(colours(brush)),
        _ => None,
    }
}

/// The bar, with a stroke every ten millimetres.
fn ruler<M: Clone + 'static>(brush: &Brush) -> Piece<M> {
    let millimetre = brush.screen.ppi / INCH_MM;
    let bar = Bar { ink: brush.colours.ink, bed: brush.colours.surface, millimetre };
    Canvas::new(bar).width(bar_px(brush.screen.ppi)).height(brush.px(90.0)).into()
}

/// Pixels across the bar.
fn bar_px(ppi: f32) -> f32 {
    BAR_MM * ppi / INCH_MM
}

fn colours<M: Clone + 'static>(brush: &Brush) -> Piece<M> {
    let colours = &brush.colours;
    let grey = |light: f32| Color::from_rgb(light, light, light);
    let stripes = [Color::from_rgb(1.0, 0.0, 0.0), Color::from_rgb(0.0, 1.0, 0.0), Color::from_rgb(0.0, 0.0, 1.0)]
        .into_iter()
        .chain([grey(0.0), grey(0.25), grey(0.5), grey(0.75), grey(1.0), colours.accent])
        .chain(colours.tones.iter().map(|(ink, _)| *ink))
        .collect();
    Canvas::new(Stripes { stripes, edge: colours.ink }).width(Length::Fill).height(brush.px(170.0)).into()
}

struct Bar {
    ink: Color,
    bed: Color,
    millimetre: f32,
}

impl<M> canvas::Program<Heard<M>> for Bar {
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
        let half = bounds.height / 2.0;
        frame.fill(&Path::rectangle(Point::ORIGIN, Size::new(bounds.width, half)), self.ink);
        frame.fill(&Path::rectangle(Point::new(0.0, half), Size::new(bounds.width, half)), self.bed);
        for step in 0_u8..=10 {
            let x = (f32::from(step) * 10.0 * self.millimetre).min(bounds.width - 2.0);
            frame.fill(&Path::rectangle(Point::new(x, half), Size::new(2.0, half)), self.ink);
        }
        vec![frame.into_geometry()]
    }
}

struct Stripes {
    stripes: Vec<Color>,
    edge: Color,
}

impl<M> canvas::Program<Heard<M>> for Stripes {
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
        frame.fill(&Path::rectangle(Point::ORIGIN, bounds.size()), self.edge);
        let width = (bounds.width - 4.0) / self.stripes.len().max(1) as f32;
        for (at, colour) in self.stripes.iter().enumerate() {
            let corner = Point::new(2.0 + at as f32 * width, 2.0);
            frame.fill(&Path::rectangle(corner, Size::new(width, bounds.height - 4.0)), *colour);
        }
        vec![frame.into_geometry()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_a_hundred_millimetres_by_the_pixels_to_the_inch() {
        for (ppi, pixels) in [(102.5, 403.54), (25.4, 100.0), (141.2, 555.9)] {
            assert!((bar_px(ppi) - pixels).abs() < 0.1, "{ppi}: {}", bar_px(ppi));
        }
    }
}
