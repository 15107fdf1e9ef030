//! A plate: the bed that everything stands on, with its corners, border, shadow and focus ring. It draws and measures,
//! and hands every event to its content.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, tree};
use iced::advanced::{Renderer as _, renderer};
use iced::border::Radius;
use iced::{Alignment, Background, Border, Color, Length, Padding, Rectangle, Size};

use super::Piece;
use super::around::{Around, Inside, Manner};
use super::frame::Focused;

/// A bed with content.
pub(super) struct Plate {
    bed: Option<Background>,
    border: Border,
    shade: Option<Shade>,
    ring: Option<Ring>,
    padding: Padding,
    width: Length,
    height: Length,
    least: Size,
    align: (Alignment, Alignment),
}

/// A shadow, drawn as a few faint plates: cheap, and the same however often a part is drawn again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shade {
    /// Its colour, with its strength.
    pub(super) colour: Color,
    /// A pixel of the design on this screen.
    pub(super) unit: f32,
    /// Whether it is the wide one of a card or the tight one of a key.
    pub(super) wide: bool,
}

/// The focus ring: amber outside, ink inside; with a negative gap it lies within.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ring {
    /// The amber.
    pub(super) outer: Color,
    /// The ink.
    pub(super) inner: Color,
    /// From the plate to the inside of the amber.
    pub(super) gap: f32,
    /// Width of the amber.
    pub(super) width: f32,
}

impl Plate {
    pub(super) fn new<M>(content: impl Into<Piece<M>>) -> Around<M, Self> {
        let plain = Self {
            bed: None,
            border: Border::default(),
            shade: None,
            ring: None,
            padding: Padding::ZERO,
            width: Length::Fill,
            height: Length::Shrink,
            least: Size::ZERO,
            align: (Alignment::Start, Alignment::Center),
        };
        Around::new(vec![content.into()], plain)
    }

    /// Each layer is drawn only where the bed does not cover it: faint colours are mixed dot by dot, and a card's shadow
    /// drawn whole took half as long as all else on the page.
    fn draw_shade(&self, renderer: &mut iced::Renderer, bed: Rectangle) {
        let Some(Shade { colour, unit, wide }) = self.shade else { return };
        // Spread, drop and strength of each layer, from the widest to the tightest. Two are enough to look soft.
        let soft = [(10.0, 11.0, 0.20), (2.0, 8.0, 0.27)];
        let layers = soft.iter().filter(|_| wide).copied().chain([(0.0, 2.0, 1.0)]);
        for (spread, drop, strength) in layers {
            let mut radius = self.border.radius;
            for corner in
                [&mut radius.top_left, &mut radius.top_right, &mut radius.bottom_left, &mut radius.bottom_right]
            {
                *corner += spread * unit;
            }
            let bounds = Rectangle { y: bed.y + drop * unit, ..bed.expand(spread * unit) };
            let colour = Color { a: colour.a * strength, ..colour };
            for (bounds, radius) in fringe(bounds, radius, bed) {
                let border = Border { radius, ..Border::default() };
                renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, colour);
            }
        }
    }

    fn draw_ring(&self, renderer: &mut iced::Renderer, bounds: Rectangle) {
        let Some(ring) = self.ring else { return };
        let ink = (ring.width * 0.5).max(2.0);
        for (inside, width, color) in [(ring.gap - ink, ink, ring.inner), (ring.gap, ring.width, ring.outer)] {
            let radius = Radius::from((self.border.radius.top_left + inside + width).max(4.0));
            let border = Border { color, width, radius };
            let bounds = bounds.expand(inside + width);
            renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, Color::TRANSPARENT);
        }
    }
}

/// The parts of a shadow that look out from under a bed with the same corners, as wide as it or wider and no higher: its
/// left, its right and its lower edge. They meet on whole dots, so that no dot is mixed twice. A side is as wide as two corners,
/// because the renderer draws no corner rounder than half of a plate.
fn fringe(shadow: Rectangle, radius: Radius, bed: Rectangle) -> Vec<(Rectangle, Radius)> {
    let left = (shadow.x + 2.0 * radius.top_left.max(radius.bottom_left)).ceil();
    let right = (shadow.x + shadow.width - 2.0 * radius.top_right.max(radius.bottom_right)).floor();
    let lower = (bed.y + bed.height).floor() - 1.0;
    let (end, foot) = (shadow.x + shadow.width, shadow.y + shadow.height);
    if left >= right || shadow.y < bed.y || lower >= foot {
        return vec![(shadow, radius)];
    }
    let side = |x: f32, to: f32| Rectangle { x, width: to - x, ..shadow };
    let outer_left = Radius { top_right: 0.0, bottom_right: 0.0, ..radius };
    let outer_right = Radius { top_left: 0.0, bottom_left: 0.0, ..radius };
    let below = Rectangle { x: left, y: lower, width: right - left, height: foot - lower };
    vec![(side(shadow.x, left), outer_left), (side(right, end), outer_right), (below, Radius::default())]
}

impl<M> Around<M, Plate> {
    pub(super) fn bed(mut self, bed: impl Into<Background>) -> Self {
        self.manner.bed = Some(bed.into());
        self
    }

    pub(super) fn radius(mut self, radius: impl Into<Radius>) -> Self {
        self.manner.border.radius = radius.into();
        self
    }

    pub(super) fn border(mut self, width: f32, colour: Color) -> Self {
        self.manner.border.width = width;
        self.manner.border.color = colour;
        self
    }

    pub(super) fn shade(mut self, shade: Option<Shade>) -> Self {
        self.manner.shade = shade;
        self
    }

    pub(super) fn ring(mut self, ring: Option<Ring>) -> Self {
        self.manner.ring = ring;
        self
    }

    pub(super) fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.manner.padding = padding.into();
        self
    }

    pub(super) fn width(mut self, width: impl Into<Length>) -> Self {
        self.manner.width = width.into();
        self
    }

    pub(super) fn height(mut self, height: impl Into<Length>) -> Self {
        self.manner.height = height.into();
        self
    }

    pub(super) fn least(mut self, width: f32, height: f32) -> Self {
        self.manner.least = Size::new(width, height);
        self
    }

    pub(super) fn align(mut self, across: Alignment, down: Alignment) -> Self {
        self.manner.align = (across, down);
        self
    }
}

impl<M> Manner<M> for Plate {
    fn size(&self, _pieces: &[Piece<M>]) -> Size<Length> {
        Size { width: self.width, height: self.height }
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let limits = limits.min_width(self.least.width).min_height(self.least.height);
        let (across, down) = self.align;
        layout::positioned(
            &limits,
            self.width,
            self.height,
            self.padding,
            |limits| inside.lay(0, &limits.loose()),
            |content, size| content.align(across, down, size),
        )
    }

    fn report(&self, layout: Layout<'_>, operation: &mut dyn Operation) {
        if self.ring.is_some() {
            operation.custom(None, layout.bounds(), &mut Focused);
        }
    }

    fn draw_under(&self, renderer: &mut iced::Renderer, bounds: Rectangle) {
        self.draw_shade(renderer, bounds);
        if self.bed.is_some() || self.border.width > 0.0 {
            let bed = self.bed.unwrap_or(Background::Color(Color::TRANSPARENT));
            renderer.fill_quad(renderer::Quad { bounds, border: self.border, ..Default::default() }, bed);
        }
    }

    fn draw_over(&self, _state: &tree::State, renderer: &mut iced::Renderer, layout: Layout<'_>) {
        self.draw_ring(renderer, layout.bounds());
    }
}
