//! The service's name, on which a technician knocks: every touch of it is told, besides whatever else a touch does. It
//! takes nothing away from anybody, has no focus and is not among what can be pressed.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size};

use super::pressable::{Gesture, gesture};
use super::{Heard, Piece};
use crate::app::Knock;

/// Content on which one can knock.
pub(super) struct Knockable<M>(Piece<M>);

impl<M> Knockable<M> {
    pub(super) fn new(content: impl Into<Piece<M>>) -> Self {
        Self(content.into())
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Knockable<M> {
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
        layout::Node::with_children(content.size(), vec![content])
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
        if let Some(Gesture::Down(_, position)) = gesture(event, cursor)
            && layout.bounds().contains(position)
        {
            shell.publish(Heard::Knocked(Knock::Touch));
        }
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

impl<M: 'static> From<Knockable<M>> for Piece<M> {
    fn from(knockable: Knockable<M>) -> Self {
        Element::new(knockable)
    }
}
