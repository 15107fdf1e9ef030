//! Something that can be pressed. It acts when the same finger, or the mouse, comes down and goes up inside it; sliding
//! off cancels. It trusts positions of events, never a hovering cursor, and knows nothing of what its content shows.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::{Border, Color, Element, Event, Length, Point, Rectangle, Size, touch};

use super::{Heard, Piece};
use crate::page::BlockId;

/// Wraps content that can be pressed.
pub(super) struct Pressable<M> {
    content: Piece<M>,
    id: BlockId,
    says: Option<M>,
    wash: Color,
    radius: f32,
    least: f32,
}

/// What is found by walking the widgets: where each pressable thing stands. Given to `Operation::custom`.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its id on the page.
    pub id: BlockId,
    /// Where it stands.
    pub bounds: Rectangle,
    /// Whether pressing it does anything.
    pub pressable: bool,
}

/// Who is pressing, and what was under the finger when it came down.
#[derive(Default)]
struct State {
    pressed: Option<(Pointer, BlockId)>,
}

/// What points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    /// This finger.
    Finger(touch::Finger),
    /// The mouse's left button.
    Mouse,
}

/// What it does, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Gesture {
    /// It came down.
    Down(Pointer, Point),
    /// It went up.
    Up(Pointer, Point),
    /// It is gone, nobody knows where.
    Lost(Pointer),
}

impl<M> Pressable<M> {
    /// `says: None` draws the content and reports it, but does not press.
    pub(super) fn new(id: &BlockId, says: Option<M>, content: impl Into<Piece<M>>) -> Self {
        let wash = Color::TRANSPARENT;
        Self { content: content.into(), id: id.clone(), says, wash, radius: 0.0, least: 0.0 }
    }

    /// The veil over the content while it is pressed.
    pub(super) fn wash(mut self, colour: Color, radius: f32) -> Self {
        self.wash = Color { a: 0.12, ..colour };
        self.radius = radius;
        self
    }

    /// The least width and height that can be touched.
    pub(super) fn least(mut self, pixels: f32) -> Self {
        self.least = pixels;
        self
    }
}

/// The gesture an event is, if it is one.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit's own events: what we do not know, we do not hear")]
pub(super) fn gesture(event: &Event, cursor: mouse::Cursor) -> Option<Gesture> {
    match event {
        Event::Touch(touch::Event::FingerPressed { id, position }) => {
            Some(Gesture::Down(Pointer::Finger(*id), *position))
        }
        Event::Touch(touch::Event::FingerLifted { id, position }) => Some(Gesture::Up(Pointer::Finger(*id), *position)),
        Event::Touch(touch::Event::FingerLost { id, .. }) => Some(Gesture::Lost(Pointer::Finger(*id))),
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
            Some(Gesture::Down(Pointer::Mouse, cursor.position()?))
        }
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => Some(match cursor.position() {
            Some(position) => Gesture::Up(Pointer::Mouse, position),
            None => Gesture::Lost(Pointer::Mouse),
        }),
        Event::Mouse(mouse::Event::CursorLeft) => Some(Gesture::Lost(Pointer::Mouse)),
        _ => None,
    }
}

impl<M: Clone> Widget<Heard<M>, iced::Theme, iced::Renderer> for Pressable<M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.min_width(self.least).min_height(self.least);
        let Some(child) = tree.children.first_mut() else { return layout::Node::default() };
        let content = self.content.as_widget_mut().layout(child, renderer, &limits);
        layout::Node::with_children(content.size(), vec![content])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        let mut found = Found { id: self.id.clone(), bounds, pressable: self.says.is_some() };
        operation.custom(None, bounds, &mut found);
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
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Heard<M>>,
        viewport: &Rectangle,
    ) {
        let Some(gesture) = gesture(event, cursor) else { return };
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds().intersection(viewport).unwrap_or_default();
        match gesture {
            Gesture::Down(pointer, position) => {
                if self.says.is_some() && state.pressed.is_none() && bounds.contains(position) {
                    state.pressed = Some((pointer, self.id.clone()));
                    shell.request_redraw();
                    shell.capture_event();
                }
            }
            Gesture::Up(pointer, position) => {
                let Some((_, id)) = state.pressed.take_if(|(by, _)| *by == pointer) else { return };
                shell.request_redraw();
                if let Some(says) = self.says.clone().filter(|_| id == self.id && bounds.contains(position)) {
                    shell.publish(Heard::Pressed { id, says });
                    shell.capture_event();
                }
            }
            Gesture::Lost(pointer) => {
                if state.pressed.take_if(|(by, _)| *by == pointer).is_some() {
                    shell.request_redraw();
                }
            }
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
        let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) else { return };
        self.content.as_widget().draw(child, renderer, theme, style, inner, cursor, viewport);
        let held = tree.state.downcast_ref::<State>().pressed.as_ref().is_some_and(|(_, id)| *id == self.id);
        if held {
            let border = Border::default().rounded(self.radius);
            renderer.fill_quad(renderer::Quad { bounds: layout.bounds(), border, ..Default::default() }, self.wash);
        }
    }
}

impl<M: Clone + 'static> From<Pressable<M>> for Piece<M> {
    fn from(pressable: Pressable<M>) -> Self {
        Element::new(pressable)
    }
}
