//! Columns of one width and rows of one height: cards side by side, tools, figures. It measures and places; it draws
//! nothing of its own.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size};

use super::{Heard, Piece};

/// Pieces in even columns.
pub(super) struct Even<M> {
    pieces: Vec<Piece<M>>,
    columns: usize,
    gap: f32,
    last: Last,
}

/// What becomes of a last row with fewer pieces than columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// They keep their columns; the rest is empty.
    Open,
    /// They share the width.
    Closed,
}

impl<M> Even<M> {
    pub(super) fn new(columns: usize, gap: f32, pieces: Vec<Piece<M>>) -> Self {
        Self { pieces, columns: columns.max(1), gap, last: Last::Open }
    }

    /// The pieces of the last row share its width, so that nothing is left open.
    pub(super) fn closed(self) -> Self {
        Self { last: Last::Closed, ..self }
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Even<M> {
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
        let mut placed = Vec::with_capacity(self.pieces.len());
        let mut y = 0.0;
        for (pieces, trees) in self.pieces.chunks_mut(self.columns).zip(tree.children.chunks_mut(self.columns)) {
            let abreast = match self.last {
                Last::Open => self.columns as f32,
                Last::Closed => pieces.len() as f32,
            };
            let width = ((total - self.gap * (abreast - 1.0)) / abreast).floor();
            let mut lay = |least: f32| -> Vec<layout::Node> {
                let limits = layout::Limits::new(Size::new(width, least), Size::new(width, f32::INFINITY));
                pieces
                    .iter_mut()
                    .zip(trees.iter_mut())
                    .map(|(piece, tree)| piece.as_widget_mut().layout(tree, renderer, &limits))
                    .collect()
            };
            let tallest = lay(0.0).iter().map(|node| node.size().height).fold(0.0, f32::max);
            for (column, node) in lay(tallest).into_iter().enumerate() {
                placed.push(node.move_to((column as f32 * (width + self.gap), y)));
            }
            y += tallest + self.gap;
        }
        layout::Node::with_children(Size::new(total, (y - self.gap).max(0.0)), placed)
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

impl<M: 'static> From<Even<M>> for Piece<M> {
    fn from(even: Even<M>) -> Self {
        Element::new(even)
    }
}
