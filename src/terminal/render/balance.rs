//! Two columns of a page that lies down: what is asked on the left, what is pressed on the right. Where
//! one is too tall and the other is not, what stands at its end or its top goes over to the other, so that reading order
//! stays.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size};

use super::{Heard, Piece};

/// A piece with the gap to what stands over it.
pub(super) struct Spaced<M> {
    /// In pixels; left out at the top of a column.
    pub(super) gap: f32,
    /// What it is.
    pub(super) piece: Piece<M>,
}

/// The two columns.
pub(super) struct Balance<M> {
    pieces: Vec<Piece<M>>,
    gaps: Vec<f32>,
    /// How many of the pieces belong on the left.
    left: usize,
    /// Whether the last piece may stand under either column.
    loose: bool,
    between: f32,
    /// A column up to this height is not too tall.
    enough: f32,
}

impl<M> Balance<M> {
    /// `loose` stands under the shorter column, `between` is the space from one column to the other.
    pub(super) fn new(
        left: Vec<Spaced<M>>,
        right: Vec<Spaced<M>>,
        loose: Option<Spaced<M>>,
        between: f32,
        enough: f32,
    ) -> Self {
        let (count, last) = (left.len(), loose.is_some());
        let all: Vec<Spaced<M>> = left.into_iter().chain(right).chain(loose).collect();
        let (gaps, pieces) = all.into_iter().map(|Spaced { gap, piece }| (gap, piece)).unzip();
        Self { pieces, gaps, left: count, loose: last, between, enough }
    }

    fn height(&self, nodes: &[layout::Node], of: &[usize]) -> f32 {
        let all = of.iter().enumerate().map(|(place, at)| {
            let gap = if place == 0 { 0.0 } else { self.gaps.get(*at).copied().unwrap_or_default() };
            gap + nodes.get(*at).map_or(0.0, |node| node.size().height)
        });
        all.sum()
    }

    /// Which pieces stand on the left, which on the right.
    fn columns(&self, nodes: &[layout::Node]) -> [Vec<usize>; 2] {
        let fixed = nodes.len() - usize::from(self.loose);
        let tallest = |columns: &[Vec<usize>; 2]| {
            columns.iter().map(|column| self.height(nodes, column)).fold(0.0, f32::max).max(self.enough)
        };
        let mut best: Option<([Vec<usize>; 2], f32)> = None;
        let natural = self.left.clamp(1, fixed.max(1));
        for split in (1..=natural).rev().chain(natural + 1..=fixed) {
            for side in 0..=usize::from(self.loose) {
                let mut columns = [(0..split.min(fixed)).collect(), (split.min(fixed)..fixed).collect::<Vec<usize>>()];
                if self.loose {
                    columns.iter_mut().skip(side).take(1).for_each(|column: &mut Vec<usize>| column.push(fixed));
                }
                let height = tallest(&columns);
                // Half a pixel is no reason to move anything.
                if best.as_ref().is_none_or(|(_, least)| height < least - 0.5) {
                    best = Some((columns, height));
                }
            }
        }
        best.map_or_else(Default::default, |(columns, _)| columns)
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Balance<M> {
    fn children(&self) -> Vec<Tree> {
        self.pieces.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.pieces);
    }

    fn size(&self) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Shrink }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let total = limits.max().width;
        let width = ((total - self.between) / 2.0).floor();
        let limits = layout::Limits::new(Size::new(width, 0.0), Size::new(width, f32::INFINITY));
        let mut nodes: Vec<layout::Node> = self
            .pieces
            .iter_mut()
            .zip(&mut tree.children)
            .map(|(piece, tree)| piece.as_widget_mut().layout(tree, renderer, &limits))
            .collect();
        let mut height: f32 = 0.0;
        for (column, x) in self.columns(&nodes).into_iter().zip([0.0, width + self.between]) {
            let mut y = 0.0;
            for (place, at) in column.into_iter().enumerate() {
                let gap = if place == 0 { 0.0 } else { self.gaps.get(at).copied().unwrap_or_default() };
                let Some(node) = nodes.get_mut(at) else { continue };
                *node = std::mem::take(node).move_to((x, y + gap));
                y += gap + node.size().height;
            }
            height = height.max(y);
        }
        layout::Node::with_children(Size::new(total, height), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.traverse(&mut |operation| {
            for ((piece, tree), layout) in self.pieces.iter_mut().zip(&mut tree.children).zip(layout.children()) {
                piece.as_widget_mut().operate(tree, layout, renderer, operation);
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
        for ((piece, tree), layout) in self.pieces.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            piece.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        for ((piece, tree), layout) in self.pieces.iter().zip(&tree.children).zip(layout.children()) {
            piece.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }
}

impl<M: 'static> From<Balance<M>> for Piece<M> {
    fn from(balance: Balance<M>) -> Self {
        Element::new(balance)
    }
}
