//! A plate: the bed that everything stands on, with its corners, border, shadow and focus ring. It draws and measures,
//! and hands every event to its content.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::{Alignment, Background, Border, Color, Element, Event, Length, Padding, Rectangle, Size};

use super::frame::Focused;
use super::{Heard, Piece};

/// A bed with content.
pub(super) struct Plate<M> {
    content: Piece<M>,
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

impl<M> Plate<M> {
    pub(super) fn new(content: impl Into<Piece<M>>) -> Self {
        Self {
            content: content.into(),
            bed: None,
            border: Border::default(),
            shade: None,
            ring: None,
            padding: Padding::ZERO,
            width: Length::Fill,
            height: Length::Shrink,
            least: Size::ZERO,
            align: (Alignment::Start, Alignment::Center),
        }
    }

    pub(super) fn bed(mut self, bed: impl Into<Background>) -> Self {
        self.bed = Some(bed.into());
        self
    }

    pub(super) fn radius(mut self, radius: impl Into<iced::border::Radius>) -> Self {
        self.border.radius = radius.into();
        self
    }

    pub(super) fn border(mut self, width: f32, colour: Color) -> Self {
        self.border.width = width;
        self.border.color = colour;
        self
    }

    pub(super) fn shade(mut self, shade: Option<Shade>) -> Self {
        self.shade = shade;
        self
    }

    pub(super) fn ring(mut self, ring: Option<Ring>) -> Self {
        self.ring = ring;
        self
    }

    pub(super) fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    pub(super) fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    pub(super) fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    pub(super) fn least(mut self, width: f32, height: f32) -> Self {
        self.least = Size::new(width, height);
        self
    }

    pub(super) fn align(mut self, across: Alignment, down: Alignment) -> Self {
        self.align = (across, down);
        self
    }

    fn draw_shade(&self, renderer: &mut iced::Renderer, bounds: Rectangle) {
        let Some(Shade { colour, unit, wide }) = self.shade else { return };
        // Spread, drop and strength of each layer, from the widest to the tightest.
        // Two are enough to look soft; each costs as much as the card itself.
        let soft = [(10.0, 11.0, 0.20), (2.0, 8.0, 0.27)];
        let layers = soft.iter().filter(|_| wide).copied().chain([(0.0, 2.0, 1.0)]);
        for (spread, drop, strength) in layers {
            let mut radius = self.border.radius;
            for corner in
                [&mut radius.top_left, &mut radius.top_right, &mut radius.bottom_left, &mut radius.bottom_right]
            {
                *corner += spread * unit;
            }
            let bounds = Rectangle { y: bounds.y + drop * unit, ..bounds.expand(spread * unit) };
            let colour = Color { a: colour.a * strength, ..colour };
            let border = Border { radius, ..Border::default() };
            renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, colour);
        }
    }

    fn draw_ring(&self, renderer: &mut iced::Renderer, bounds: Rectangle) {
        let Some(ring) = self.ring else { return };
        let ink = (ring.width * 0.5).max(2.0);
        for (inside, width, color) in [(ring.gap - ink, ink, ring.inner), (ring.gap, ring.width, ring.outer)] {
            let radius = iced::border::Radius::from((self.border.radius.top_left + inside + width).max(4.0));
            let border = Border { color, width, radius };
            let bounds = bounds.expand(inside + width);
            renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, Color::TRANSPARENT);
        }
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Plate<M> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.width, height: self.height }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.min_width(self.least.width).min_height(self.least.height);
        let Some(child) = tree.children.first_mut() else { return layout::Node::default() };
        let (across, down) = self.align;
        layout::positioned(
            &limits,
            self.width,
            self.height,
            self.padding,
            |limits| self.content.as_widget_mut().layout(child, renderer, &limits.loose()),
            |content, size| content.align(across, down, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.ring.is_some() {
            operation.custom(None, layout.bounds(), &mut Focused);
        }
        operation.traverse(&mut |operation| {
            if let (Some(child), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
                self.content.as_widget_mut().operate(child, layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Heard<M>>,
        viewport: &Rectangle,
    ) {
        if let (Some(child), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
            self.content.as_widget_mut().update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        self.draw_shade(renderer, bounds);
        if self.bed.is_some() || self.border.width > 0.0 {
            let bed = self.bed.unwrap_or(Background::Color(Color::TRANSPARENT));
            renderer.fill_quad(renderer::Quad { bounds, border: self.border, ..Default::default() }, bed);
        }
        if let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) {
            self.content.as_widget().draw(child, renderer, theme, style, inner, cursor, viewport);
        }
        self.draw_ring(renderer, bounds);
    }
}

impl<M: 'static> From<Plate<M>> for Piece<M> {
    fn from(plate: Plate<M>) -> Self {
        Element::new(plate)
    }
}
