//! Right to left: the page laid out as for English and then turned about its middle axis, so that rows, paddings, bars
//! and cards all begin at the right and no piece knows of it. What reads the same everywhere, the keyboard, is turned
//! back.

use iced::advanced::layout;

use super::Piece;
use super::around::{Around, Inside, Manner};

/// Content whose parts stand the other way round.
pub(super) struct Mirror;

impl Mirror {
    pub(super) fn new<M>(content: impl Into<Piece<M>>) -> Around<M, Self> {
        Around::new(vec![content.into()], Self)
    }
}

/// The same node with all that is in it turned about its middle axis.
fn turned(node: &layout::Node) -> layout::Node {
    let width = node.size().width;
    let children = node.children().iter().map(|child| {
        let bounds = child.bounds();
        turned(child).move_to((width - bounds.x - bounds.width, bounds.y))
    });
    layout::Node::with_children(node.size(), children.collect()).move_to(node.bounds().position())
}

impl<M> Manner<M> for Mirror {
    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let content = inside.lay(0, limits);
        layout::Node::with_children(content.size(), vec![turned(&content)])
    }
}
