//! The frame of every page: what stands at the top, what fills the middle, what is always at the bottom. It gives the
//! middle what the others leave and shrinks nothing: a middle that is too tall is shown in parts, turned by two round
//! buttons or by the focus, and reported so that whoever made the page can make it shorter.

use std::ops::ControlFlow;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, tree};
use iced::advanced::{Renderer as _, Shell};
use iced::{Length, Rectangle, Size, Vector};

use super::around::{Around, Hearing, Inside, Manner};
use super::turner::{Turn, Turner};
use super::{Heard, Piece};

/// Top, middle and bottom.
pub(super) struct Frame {
    low: bool,
    name: String,
    turner: Turner,
}

/// By how many pixels the middle is too tall. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overflow(pub f32);

/// Here stands a button that turns the middle. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turning;

/// What has the focus says where it stands. Given to `Operation::custom`.
pub(super) struct Focused;

/// How far the middle is turned, on which page, and where the focus was then.
#[derive(Default)]
struct State {
    offset: f32,
    name: String,
    focus: Option<Rectangle>,
    held: Option<Turn>,
}

impl Frame {
    /// `low` puts the middle at its lower end; a page of another `name` begins at its top. A fourth piece is a picture
    /// that stands on the bottom part and takes what the others leave, and no more than it wants.
    pub(super) fn new<M>(parts: [Piece<M>; 3], low: bool, name: String, turner: Turner) -> Around<M, Self> {
        Around::new(parts.into(), Self { low, name, turner })
    }

    /// The space between top and bottom, less the buttons if they are needed; and by how much the middle exceeds it.
    fn room(&self, layout: Layout<'_>) -> (Rectangle, f32) {
        let whole = layout.bounds();
        let heights: Vec<f32> = layout.children().map(|part| part.bounds().height).collect();
        let &[top, middle, bottom, ..] = heights.as_slice() else { return (whole, 0.0) };
        // Whole pixels: half a line at the edge of a clipped layer would be left standing when it is drawn anew.
        let y = (whole.y + top).ceil();
        let height = ((whole.y + whole.height - bottom).floor() - y).max(0.0);
        let room = Rectangle { y, height, ..whole };
        if middle <= height + 0.5 {
            return (room, 0.0);
        }
        let room = Rectangle { height: (height - self.turner.height()).max(0.0), ..room };
        (room, middle - room.height)
    }
}

/// Finds where the focus stands.
#[derive(Default)]
struct Seek(Option<Rectangle>);

impl Operation for Seek {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, state: &mut dyn std::any::Any) {
        if state.is::<Focused>() {
            self.0 = Some(bounds);
        }
    }
}

impl State {
    /// Begins anew on another page, follows a focus that has moved, and stays within what there is.
    fn settle(&mut self, name: &str, focus: Option<Rectangle>, room: f32, excess: f32) {
        if self.name != name {
            *self = Self { name: name.to_owned(), ..Self::default() };
        }
        if let Some(at) = focus.filter(|at| self.focus != Some(*at)) {
            let margin = 24.0;
            if at.y - margin < self.offset {
                self.offset = at.y - margin;
            }
            if at.y + at.height + margin > self.offset + room {
                self.offset = at.y + at.height + margin - room;
            }
        }
        self.focus = focus;
        self.offset = self.offset.clamp(0.0, excess.max(0.0)).round();
    }
}

impl<M> Manner<M> for Frame {
    fn memory(&self) -> (tree::Tag, tree::State) {
        (tree::Tag::of::<State>(), tree::State::new(State::default()))
    }

    fn size(&self, _pieces: &[Piece<M>]) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Fill }
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let whole = limits.max();
        let limits = layout::Limits::new(Size::new(whole.width, 0.0), Size::new(whole.width, f32::INFINITY));
        let mut taken = 0.0;
        let mut nodes = Vec::with_capacity(inside.count());
        for at in 0..inside.count() {
            let left = layout::Limits::new(Size::ZERO, Size::new(whole.width, (whole.height - taken).max(0.0)));
            let node = inside.lay(at, if at < 3 { &limits } else { &left });
            taken += node.size().height;
            nodes.push(node);
        }
        let mut seek = Seek::default();
        if let Some(middle) = nodes.get(1) {
            inside.walk(1, middle, &mut seek);
        }
        let all = layout::Node::with_children(whole, nodes);
        let (room, excess) = self.room(Layout::new(&all));
        let state = inside.state.downcast_mut::<State>();
        state.settle(&self.name, seek.0, room.height, excess);
        let spare = match all.children().get(1) {
            Some(middle) if self.low => (room.height - middle.size().height).max(0.0),
            Some(_) | None => 0.0,
        };
        let lowest = all.children().get(2).map_or(0.0, |bottom| whole.height - bottom.size().height);
        let picture = lowest - all.children().get(3).map_or(0.0, |picture| picture.size().height);
        let places = [0.0, room.y + spare - state.offset, lowest, picture];
        let placed = all.children().iter().zip(places).map(|(node, y)| node.clone().move_to((0.0, y)));
        layout::Node::with_children(whole, placed.collect())
    }

    fn report(&self, layout: Layout<'_>, operation: &mut dyn Operation) {
        let (room, excess) = self.room(layout);
        let mut overflow = Overflow(if excess > 0.0 { excess - self.turner.height() } else { 0.0 });
        operation.custom(None, layout.bounds(), &mut overflow);
        if excess > 0.0 {
            for (_, button) in self.turner.places(room) {
                operation.custom(None, button, &mut Turning);
            }
        }
    }

    fn hear(&self, heard: &mut Hearing<'_>, shell: &mut Shell<'_, Heard<M>>) -> ControlFlow<()> {
        let (room, excess) = self.room(heard.layout);
        let state = heard.state.downcast_mut::<State>();
        if excess > 0.0
            && let Some(turn) = self.turner.heard(&mut state.held, &heard.event, heard.cursor, room)
        {
            let step = (room.height * 0.8).max(1.0);
            let to = match turn {
                Turn::Up => state.offset - step,
                Turn::Down => state.offset + step,
            };
            state.offset = to.clamp(0.0, excess).round();
            shell.invalidate_layout();
            shell.request_redraw();
        }
        ControlFlow::Continue(())
    }

    fn window(&self, at: usize, layout: Layout<'_>) -> Option<Rectangle> {
        let (room, excess) = self.room(layout);
        (at == 1 && excess > 0.0).then_some(room)
    }

    fn draw_over(&self, state: &tree::State, renderer: &mut iced::Renderer, layout: Layout<'_>) {
        let (room, excess) = self.room(layout);
        if excess > 0.0 {
            let state = state.downcast_ref::<State>();
            let ends = [state.offset > 0.5, state.offset < excess - 0.5];
            // Above the middle's own layer, or a shadow there would lie over the buttons.
            renderer.with_layer(room.expand(self.turner.height()), |renderer| {
                renderer.with_translation(Vector::ZERO, |renderer| self.turner.draw(renderer, room, ends));
            });
        }
    }
}
