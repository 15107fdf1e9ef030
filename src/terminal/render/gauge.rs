//! Two pictures for the technician: a bar of exactly 100 mm by the settings' pixels to the inch, to be checked with a
//! ruler, and the colours of the theme side by side.

use iced::widget::canvas::{Frame, Path};
use iced::{Color, Length, Point, Size};

use super::Piece;
use super::brush::Brush;
use super::drawing::drawing;

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
    let (ink, bed) = (brush.colours.ink, brush.colours.surface);
    drawing(bar_px(brush.screen.ppi), brush.px(90.0), move |frame| {
        let Size { width, height } = frame.size();
        let half = height / 2.0;
        fill(frame, Point::ORIGIN, Size::new(width, half), ink);
        fill(frame, Point::new(0.0, half), Size::new(width, half), bed);
        for step in 0_u8..=10 {
            let x = (f32::from(step) * 10.0 * millimetre).min(width - 2.0);
            fill(frame, Point::new(x, half), Size::new(2.0, half), ink);
        }
    })
}

/// Pixels across the bar.
fn bar_px(ppi: f32) -> f32 {
    BAR_MM * ppi / INCH_MM
}

fn colours<M: Clone + 'static>(brush: &Brush) -> Piece<M> {
    let colours = &brush.colours;
    let grey = |light: f32| Color::from_rgb(light, light, light);
    let stripes: Vec<Color> =
        [Color::from_rgb(1.0, 0.0, 0.0), Color::from_rgb(0.0, 1.0, 0.0), Color::from_rgb(0.0, 0.0, 1.0)]
            .into_iter()
            .chain([grey(0.0), grey(0.25), grey(0.5), grey(0.75), grey(1.0), colours.accent])
            .chain(colours.tones.iter().map(|(ink, _)| *ink))
            .collect();
    let edge = colours.ink;
    drawing(Length::Fill, brush.px(170.0), move |frame| {
        let Size { width, height } = frame.size();
        fill(frame, Point::ORIGIN, Size::new(width, height), edge);
        let width = (width - 4.0) / stripes.len().max(1) as f32;
        for (at, colour) in stripes.iter().enumerate() {
            fill(frame, Point::new(2.0 + at as f32 * width, 2.0), Size::new(width, height - 4.0), *colour);
        }
    })
}

fn fill(frame: &mut Frame, corner: Point, size: Size, colour: Color) {
    frame.fill(&Path::rectangle(corner, size), colour);
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
