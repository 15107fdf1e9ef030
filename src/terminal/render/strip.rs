//! The paper of a simulated printer: its dots brought to the size they are shown in, dark on something light in every
//! theme. Each shown dot is the mean of the burnt ones under it, so that thin strokes stay even.

use std::cell::RefCell;
use std::ops::Range;

use iced::advanced::image::{FilterMethod, Handle, Image, Renderer as _};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Widget, mouse, renderer};
use iced::{Alignment, Color, Element, Length, Point, Rectangle, Size};

use super::brush::{Brush, beside, stacked};
use super::plate::Plate;
use super::{Heard, Piece};
use crate::page::paper::{Sheet, Strip};
use crate::page::{BlockId, Control};
use crate::theme::{Heft, Step};

/// A preview's picture in the design: how wide and how high.
const PREVIEW: [f32; 2] = [300.0, 150.0];
/// Teeth of a torn edge: width and height in the design.
const TOOTH: [f32; 2] = [12.0, 7.0];

/// Paper: a preview with the way to the whole of it, or a part of it as large as there is room.
pub(super) fn paper<M: Clone + 'static>(brush: &Brush, id: &BlockId, strip: &Strip<M>) -> Piece<M> {
    match &strip.opens {
        Some(control) => preview(brush, strip, control),
        None => {
            let size = whole(brush, strip);
            let dots = Dots::new(brush, strip, size, 0.0);
            let sheet = Plate::new(Element::new(dots)).width(Length::Shrink).shade(brush.shade(true));
            let sheet = brush.edged(sheet).ring(brush.ring(id));
            Plate::new(sheet).align(Alignment::Center, Alignment::Start).into()
        }
    }
}

/// The upper part, what it is, and what pressing it does.
fn preview<M: Clone + 'static>(brush: &Brush, strip: &Strip<M>, control: &Control<M>) -> Piece<M> {
    let colours = &brush.colours;
    let smaller = 0.5 + 0.5 * brush.sizes.air();
    let [width, height] = PREVIEW.map(|design| brush.px(design * smaller));
    let picture: Piece<M> = Element::new(Dots::new(brush, strip, Size::new(width, height), brush.px(TOOTH[1])));
    let bed = Plate::new(picture)
        .bed(colours.sunk)
        .radius(brush.px(12.0))
        .padding([0.0, brush.px(14.0)])
        .width(Length::Shrink);
    let title = brush.words(&strip.says, Step::Row, Heft::Firm, colours.ink).width(Length::Fill).into();
    let opens = brush.words(&control.label, Step::Small, Heft::Firm, colours.accent).width(Length::Fill).into();
    let words = stacked(vec![title, opens], brush.px(4.0));
    let arrow = brush.icon("arrow-right", 36.0, colours.ink);
    let row = beside(vec![bed.into(), words, arrow], brush.air(32.0).max(brush.px(14.0)));
    let plate = brush.card(row).padding([brush.air(12.0), brush.inset(24.0)]).ring(brush.ring(&control.id));
    brush.press(control, brush.px(24.0), plate)
}

/// As wide as the column or as the dots allow, letters growing with the text size; where space is short, less.
fn whole<M>(brush: &Brush, strip: &Strip<M>) -> Size {
    let dots = strip.sheet.width().max(1) as f32;
    let grown = brush.px(dots * brush.sizes.text().max(1.0) * (0.5 + 0.5 * brush.sizes.air()));
    let width = grown.min(brush.column() - 2.0 * brush.gap()).max(1.0).floor();
    Size::new(width, (strip.rows.len() as f32 * width / dots).round().max(1.0))
}

/// The dots in the size they are shown in, in whole pixels; what nothing was burnt on is white, or as near as the theme
/// comes to it.
struct Dots {
    key: Key,
    /// How high the teeth of the lower edge are; none where it was cut.
    torn: f32,
}

/// The picture, and what it was made for; made when it is first drawn, and anew only when that changes.
#[derive(Default)]
struct Made(RefCell<Option<(Key, Handle)>>);

/// What a picture is made for.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    sheet: Sheet,
    rows: Range<usize>,
    size: Size,
    white: Color,
}

impl Dots {
    fn new<M>(brush: &Brush, strip: &Strip<M>, size: Size, torn: f32) -> Self {
        let Strip { sheet, rows, .. } = strip;
        let [width, height] = [size.width, size.height].map(|side| side.floor().max(1.0));
        let white = lighter(brush.colours.surface, brush.colours.ink);
        Self { key: Key { sheet: sheet.clone(), rows: rows.clone(), size: Size::new(width, height), white }, torn }
    }

    fn picture(&self) -> Handle {
        let Key { sheet, rows, size, white } = &self.key;
        let (width, height) = (size.width as usize, size.height as usize);
        let across = sheet.width().max(1);
        // A preview is as high as it is given: what hangs over is not shown.
        let shown = (height * across).div_ceil(width).min(rows.len());
        let rows = rows.start..rows.start + shown;
        let narrow: Vec<u8> = sheet.dots(&rows).chunks(across).flat_map(|line| averaged(line, width)).collect();
        let columns = turned(&narrow, width);
        let filled = (shown * width / across).clamp(1, height);
        let small: Vec<u8> = columns.chunks(shown.max(1)).flat_map(|column| averaged(column, filled)).collect();
        let grey = turned(&small, filled);
        let teeth = Teeth { height: self.torn, from: height as f32 - self.torn };
        let pixels: Vec<u8> = (0..height * width)
            .flat_map(|at| {
                let grey = grey.get(at).copied().unwrap_or(u8::MAX);
                let is_paper = self.torn <= 0.0 || teeth.hold((at % width) as f32, (at / width) as f32);
                pixel(grey, *white, is_paper)
            })
            .collect();
        let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
        Handle::from_rgba(side(width), side(height), pixels)
    }
}

/// The lower edge of paper that goes on.
struct Teeth {
    height: f32,
    from: f32,
}

impl Teeth {
    /// Whether a pixel lies on the paper.
    fn hold(&self, x: f32, y: f32) -> bool {
        let width = (self.height * TOOTH[0] / TOOTH[1]).max(1.0);
        let slope = ((x / width).fract() * 2.0 - 1.0).abs();
        y < self.from + self.height * slope
    }
}

/// The mean of a line's dots, for each of fewer or more places.
fn averaged(line: &[u8], places: usize) -> Vec<u8> {
    let dots = line.len();
    // In units of which a dot has as many as there are places, and a place as many as there are dots.
    let mean = |place: usize| {
        let (from, to) = (place * dots, (place + 1) * dots);
        let under = line.iter().enumerate().skip(from / places).take_while(|(dot, _)| dot * places < to);
        let sum: usize = under
            .map(|(dot, grey)| (((dot + 1) * places).min(to) - (dot * places).max(from)) * usize::from(*grey))
            .sum();
        u8::try_from(sum / dots.max(1)).unwrap_or(u8::MAX)
    };
    (0..places).map(mean).collect()
}

/// Columns as rows.
fn turned(dots: &[u8], width: usize) -> Vec<u8> {
    (0..width).flat_map(|column| dots.iter().skip(column).step_by(width.max(1)).copied()).collect()
}

fn pixel(grey: u8, white: Color, is_paper: bool) -> [u8; 4] {
    let [red, green, blue, _] = white.into_rgba8();
    let tinted = |light: u8| u8::try_from(u16::from(light) * u16::from(grey) / 255).unwrap_or(u8::MAX);
    match is_paper {
        true => [tinted(red), tinted(green), tinted(blue), u8::MAX],
        false => [0; 4],
    }
}

fn lighter(one: Color, other: Color) -> Color {
    let light = |colour: Color| colour.r + colour.g + colour.b;
    if light(one) >= light(other) { one } else { other }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Dots {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Made>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Made::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.key.size.width), Length::Fixed(self.key.size.height))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &iced::Renderer, _limits: &layout::Limits) -> layout::Node {
        layout::Node::new(self.key.size)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let mut made = tree.state.downcast_ref::<Made>().0.borrow_mut();
        let picture = match &*made {
            Some((key, picture)) if *key == self.key => picture.clone(),
            Some(_) | None => {
                let picture = self.picture();
                *made = Some((self.key.clone(), picture.clone()));
                picture
            }
        };
        let Rectangle { x, y, .. } = layout.bounds();
        let bounds = Rectangle::new(Point::new(x.round(), y.round()), self.key.size);
        renderer.draw_image(Image::new(picture).filter_method(FilterMethod::Nearest), bounds, *viewport);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_the_mean_of_the_dots_under_it() {
        for (line, places, mean) in [
            (&[0, 255, 0, 255][..], 2, &[127, 127][..]),
            (&[0, 0, 255, 255], 2, &[0, 255]),
            (&[0, 90, 255], 2, &[30, 200]),
            (&[0, 255], 4, &[0, 0, 255, 255]),
            (&[10, 20, 30], 3, &[10, 20, 30]),
            (&[], 2, &[0, 0]),
        ] {
            assert_eq!(averaged(line, places), mean, "{line:?} at {places}");
        }
    }

    #[test]
    fn columns_become_rows_and_rows_columns_again() {
        let dots = [1, 2, 3, 4, 5, 6];
        assert_eq!(turned(&dots, 3), [1, 4, 2, 5, 3, 6]);
        assert_eq!(turned(&turned(&dots, 3), 2), dots);
    }

    #[test]
    fn torn_paper_has_teeth_at_its_lower_edge_alone() {
        let teeth = Teeth { height: 7.0, from: 93.0 };
        assert!((0..300).all(|x| teeth.hold(x as f32, 92.9)));
        assert!(teeth.hold(0.0, 99.0) && !teeth.hold(6.0, 99.0));
    }
}
