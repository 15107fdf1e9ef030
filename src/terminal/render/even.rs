//! Columns of one width and rows of one height: cards side by side, tools, figures. It measures and places; it draws
//! nothing of its own.

use iced::advanced::layout;
use iced::{Length, Size};

use super::Piece;
use super::around::{Around, Inside, Manner};

/// Pieces in even columns.
pub(super) struct Even {
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

impl Even {
    pub(super) fn new<M>(columns: usize, gap: f32, pieces: Vec<Piece<M>>) -> Around<M, Self> {
        Around::new(pieces, Self { columns: columns.max(1), gap, last: Last::Open })
    }
}

impl<M> Around<M, Even> {
    /// The pieces of the last row share its width, so that nothing is left open.
    pub(super) fn closed(mut self) -> Self {
        self.manner.last = Last::Closed;
        self
    }
}

impl<M> Manner<M> for Even {
    fn size(&self, _pieces: &[Piece<M>]) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Shrink }
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let total = limits.max().width;
        let mut placed = Vec::with_capacity(inside.count());
        let mut y = 0.0;
        while placed.len() < inside.count() {
            let row = placed.len()..(placed.len() + self.columns).min(inside.count());
            let abreast = match self.last {
                Last::Open => self.columns as f32,
                Last::Closed => row.len() as f32,
            };
            let width = ((total - self.gap * (abreast - 1.0)) / abreast).floor();
            let mut lay = |least: f32| -> Vec<layout::Node> {
                let limits = layout::Limits::new(Size::new(width, least), Size::new(width, f32::INFINITY));
                row.clone().map(|at| inside.lay(at, &limits)).collect()
            };
            let tallest = lay(0.0).iter().map(|node| node.size().height).fold(0.0, f32::max);
            for (column, node) in lay(tallest).into_iter().enumerate() {
                placed.push(node.move_to((column as f32 * (width + self.gap), y)));
            }
            y += tallest + self.gap;
        }
        layout::Node::with_children(Size::new(total, (y - self.gap).max(0.0)), placed)
    }
}
