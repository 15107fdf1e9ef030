//! Right to left: the page laid out as for English and then turned about its middle axis, so that rows, paddings, bars
//! and cards all begin at the right and no piece knows of it. What reads the same everywhere, the keyboard, is turned
//! back.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size};

use super::{Heard, Piece};

/// Content whose parts stand the other way round.
pub(super) struct Mirror<M>(Piece<M>);

impl<M> Mirror<M> {
    pub(super) fn new(content: impl Into<Piece<M>>) -> Self {
        Self(content.into())
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

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Mirror<M> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.0)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.0));
    }

    fn size(&self) -> Size<Length> {
        self.0.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let Some(child) = tree.children.first_mut() else { return layout::Node::default() };
        let content = self.0.as_widget_mut().layout(child, renderer, limits);
        layout::Node::with_children(content.size(), vec![turned(&content)])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.traverse(&mut |operation| {
            if let (Some(child), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
                self.0.as_widget_mut().operate(child, layout, renderer, operation);
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
            self.0.as_widget_mut().update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        if let (Some(child), Some(layout)) = (tree.children.first(), layout.children().next()) {
            self.0.as_widget().draw(child, renderer, theme, style, layout, cursor, viewport);
        }
    }
}

impl<M: 'static> From<Mirror<M>> for Piece<M> {
    fn from(mirror: Mirror<M>) -> Self {
        Element::new(mirror)
    }
}
