//! The line drawing of a small town, and the service's mark: a counter's window. Both are drawn from a few strokes, so
//! they are sharp on every screen and take the theme's colours.

use iced::widget::canvas::{Frame, LineCap, LineJoin, Path, Stroke};
use iced::{Color, Length, Point, Size, Vector};

use super::Piece;
use super::brush::Brush;
use super::drawing::drawing;

/// The drawing of the town, as high as it is given and at most as the design has it. Where that is too little to show a
/// town there is only sky.
pub(super) fn picture<M: Clone + 'static>(brush: &Brush, colour: Color) -> Piece<M> {
    let line = brush.px(2.4);
    let town = drawing(Length::Fill, Length::Fill, move |frame| town(frame, colour, line));
    let most = brush.px(if brush.landscape() { 230.0 } else { 280.0 });
    iced::widget::container(town).width(Length::Fill).height(Length::Fill).max_height(most).into()
}

/// The mark.
pub(super) fn mark<M: Clone + 'static>(brush: &Brush, bed: Color, ink: Color) -> Piece<M> {
    let side = brush.sizes.grown(54.0);
    drawing(side, side, move |frame| counter(frame, bed, ink))
}

/// The least height that shows a town, in widths of its lines.
const LEAST: f32 = 40.0;
/// The drawing's own size; it is scaled to the width it is given, standing on its ground line.
const TOWN: Size = Size::new(1080.0, 260.0);

/// Upright boxes: left, top, width, height, standing or hanging in the drawing.
const BOXES: [[f32; 4]; 14] = [
    [90.0, 128.0, 150.0, 130.0],
    [140.0, 192.0, 50.0, 66.0],
    [300.0, 58.0, 190.0, 200.0],
    [300.0, 58.0, 190.0, 50.0],
    [330.0, 138.0, 40.0, 40.0],
    [420.0, 138.0, 40.0, 40.0],
    [372.0, 198.0, 46.0, 60.0],
    [560.0, 8.0, 110.0, 250.0],
    [600.0, 208.0, 30.0, 50.0],
    [740.0, 118.0, 220.0, 140.0],
    [790.0, 178.0, 60.0, 80.0],
    [850.0, 178.0, 60.0, 80.0],
    [1000.0, 178.0, 44.0, 40.0],
    [24.0, 206.0, 30.0, 52.0],
];

/// Lines: roofs, floors, a shelf, a trunk.
const LINES: [[f32; 4]; 13] = [
    [90.0, 128.0, 165.0, 72.0],
    [165.0, 72.0, 240.0, 128.0],
    [320.0, 58.0, 340.0, 24.0],
    [340.0, 24.0, 450.0, 24.0],
    [450.0, 24.0, 470.0, 58.0],
    [585.0, 48.0, 645.0, 48.0],
    [585.0, 88.0, 645.0, 88.0],
    [585.0, 128.0, 645.0, 128.0],
    [585.0, 168.0, 645.0, 168.0],
    [760.0, 148.0, 940.0, 148.0],
    [1022.0, 218.0, 1022.0, 258.0],
    [24.0, 206.0, 39.0, 188.0],
    [39.0, 188.0, 54.0, 206.0],
];

/// A rounded stroke.
fn stroke(width: f32, colour: Color) -> Stroke<'static> {
    let plain = Stroke::default().with_width(width).with_color(colour);
    plain.with_line_cap(LineCap::Round).with_line_join(LineJoin::Round)
}

fn town(frame: &mut Frame, colour: Color, line: f32) {
    let Size { width, height } = frame.size();
    if height < line * LEAST {
        return;
    }
    let scale = (width / TOWN.width).min((height - line * 2.0) / TOWN.height);
    let ground = height - line;
    let stroke = stroke(line, colour);
    frame.stroke(&Path::line(Point::new(0.0, ground), Point::new(width, ground)), stroke);
    let left = (width - TOWN.width * scale) / 2.0;
    let place = |x: f32, y: f32| Point::new(left + x * scale, ground - (258.0 - y) * scale);
    for [x, y, width, height] in BOXES {
        frame.stroke(&Path::rectangle(place(x, y), Size::new(width * scale, height * scale)), stroke);
    }
    for [x, y, to_x, to_y] in LINES {
        frame.stroke(&Path::line(place(x, y), place(to_x, to_y)), stroke);
    }
    let roof = Path::new(|path| {
        path.move_to(place(740.0, 118.0));
        path.quadratic_curve_to(place(850.0, 46.0), place(960.0, 118.0));
    });
    frame.stroke(&roof, stroke);
}

/// The counter under its arch.
fn counter(frame: &mut Frame, bed: Color, ink: Color) {
    let unit = frame.width() / 24.0;
    frame.fill(&Path::rounded_rectangle(Point::ORIGIN, frame.size(), (6.5 * unit).into()), bed);
    let at = |x: f32, y: f32| Point::ORIGIN + Vector::new(x * unit, y * unit);
    let arch = Path::new(|path| {
        path.move_to(at(7.5, 18.0));
        path.line_to(at(7.5, 11.0));
        path.bezier_curve_to(at(7.5, 4.7), at(16.5, 4.7), at(16.5, 11.0));
        path.line_to(at(16.5, 18.0));
    });
    let stroke = stroke(2.0 * unit, ink);
    frame.stroke(&arch, stroke);
    frame.stroke(&Path::line(at(5.2, 18.0), at(18.8, 18.0)), stroke);
}
