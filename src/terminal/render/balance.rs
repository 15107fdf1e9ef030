//! Two columns of a page that lies down: what is asked on the left, what is pressed on the right. Where
//! one is too tall and the other is not, what stands at its end or its top goes over to the other, so that reading order
//! stays.

use iced::advanced::layout;
use iced::{Length, Size};

use super::Piece;
use super::around::{Around, Inside, Manner};

/// A piece with the gap to what stands over it.
pub(super) struct Spaced<M> {
    /// In pixels; left out at the top of a column.
    pub(super) gap: f32,
    /// What it is.
    pub(super) piece: Piece<M>,
}

/// The two columns.
pub(super) struct Balance {
    gaps: Vec<f32>,
    /// How many of the pieces belong on the left.
    left: usize,
    /// Whether the last piece may stand under either column.
    loose: bool,
    between: f32,
    /// A column up to this height is not too tall.
    enough: f32,
    /// Width of the right column where it is not half; then nothing moves from one to the other.
    right: Option<f32>,
}

impl Balance {
    /// `loose` stands under the shorter column, `between` is the space from one column to the
    /// other. A right column of its own width keeps to itself.
    pub(super) fn new<M>(
        left: Vec<Spaced<M>>,
        right: Vec<Spaced<M>>,
        loose: Option<Spaced<M>>,
        [between, enough]: [f32; 2],
        right_wide: Option<f32>,
    ) -> Around<M, Self> {
        let (count, last) = (left.len(), loose.is_some());
        let all: Vec<Spaced<M>> = left.into_iter().chain(right).chain(loose).collect();
        let (gaps, pieces) = all.into_iter().map(|Spaced { gap, piece }| (gap, piece)).unzip();
        Around::new(pieces, Self { gaps, left: count, loose: last, between, enough, right: right_wide })
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
        if self.right.is_some() {
            return [(0..natural).chain(fixed..nodes.len()).collect(), (natural..fixed).collect()];
        }
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

impl<M> Manner<M> for Balance {
    fn size(&self, _pieces: &[Piece<M>]) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Shrink }
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let total = limits.max().width;
        let half = ((total - self.between) / 2.0).floor();
        let (left, right) = self.right.map_or((half, half), |right| (total - self.between - right, right));
        let rights = self.left..inside.count() - usize::from(self.loose);
        let mut lay = |at| {
            let width = if rights.contains(&at) { right } else { left };
            inside.lay(at, &layout::Limits::new(Size::new(width, 0.0), Size::new(width, f32::INFINITY)))
        };
        let mut nodes: Vec<layout::Node> = (0..self.gaps.len()).map(&mut lay).collect();
        let mut height: f32 = 0.0;
        for (column, x) in self.columns(&nodes).into_iter().zip([0.0, left + self.between]) {
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
}
