//! Something that can be pressed. It acts when the same finger, or the mouse, comes down and goes up inside it; sliding
//! off cancels. It trusts positions of events, never a hovering cursor, and knows nothing of what its content shows.

use std::ops::ControlFlow;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, tree};
use iced::advanced::{Renderer as _, Shell, mouse, renderer};
use iced::{Border, Color, Event, Point, Rectangle, touch};

use super::around::{Around, Hearing, Inside, Manner};
use super::{Heard, Piece};
use crate::page::BlockId;

/// Wraps content that can be pressed.
pub(super) struct Pressable<M> {
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
    pub(super) fn new(id: &BlockId, says: Option<M>, content: impl Into<Piece<M>>) -> Around<M, Self> {
        let plain = Self { id: id.clone(), says, wash: Color::TRANSPARENT, radius: 0.0, least: 0.0 };
        Around::new(vec![content.into()], plain)
    }
}

impl<M> Around<M, Pressable<M>> {
    /// The veil over the content while it is pressed.
    pub(super) fn wash(mut self, colour: Color, radius: f32) -> Self {
        self.manner.wash = Color { a: 0.12, ..colour };
        self.manner.radius = radius;
        self
    }

    /// The least width and height that can be touched.
    pub(super) fn least(mut self, pixels: f32) -> Self {
        self.manner.least = pixels;
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

impl<M: Clone> Manner<M> for Pressable<M> {
    fn memory(&self) -> (tree::Tag, tree::State) {
        (tree::Tag::of::<State>(), tree::State::new(State::default()))
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let content = inside.lay(0, &limits.min_width(self.least).min_height(self.least));
        layout::Node::with_children(content.size(), vec![content])
    }

    fn report(&self, layout: Layout<'_>, operation: &mut dyn Operation) {
        let bounds = layout.bounds();
        let mut found = Found { id: self.id.clone(), bounds, pressable: self.says.is_some() };
        operation.custom(None, bounds, &mut found);
    }

    /// Its content hears nothing: whatever is inside, it is this that is pressed.
    fn hear(&self, heard: &mut Hearing<'_>, shell: &mut Shell<'_, Heard<M>>) -> ControlFlow<()> {
        let Some(gesture) = gesture(&heard.event, heard.cursor) else { return ControlFlow::Break(()) };
        let state = heard.state.downcast_mut::<State>();
        let bounds = heard.layout.bounds().intersection(heard.viewport).unwrap_or_default();
        match gesture {
            Gesture::Down(pointer, position) => {
                if self.says.is_some() && state.pressed.is_none() && bounds.contains(position) {
                    state.pressed = Some((pointer, self.id.clone()));
                    shell.request_redraw();
                    shell.capture_event();
                }
            }
            Gesture::Up(pointer, position) => {
                if let Some((_, id)) = state.pressed.take_if(|(by, _)| *by == pointer) {
                    shell.request_redraw();
                    if let Some(says) = self.says.clone().filter(|_| id == self.id && bounds.contains(position)) {
                        shell.publish(Heard::Pressed { id, says });
                        shell.capture_event();
                    }
                }
            }
            Gesture::Lost(pointer) => {
                if state.pressed.take_if(|(by, _)| *by == pointer).is_some() {
                    shell.request_redraw();
                }
            }
        }
        ControlFlow::Break(())
    }

    fn draw_over(&self, state: &tree::State, renderer: &mut iced::Renderer, layout: Layout<'_>) {
        let held = state.downcast_ref::<State>().pressed.as_ref().is_some_and(|(_, id)| *id == self.id);
        if held {
            let border = Border::default().rounded(self.radius);
            renderer.fill_quad(renderer::Quad { bounds: layout.bounds(), border, ..Default::default() }, self.wash);
        }
    }
}
