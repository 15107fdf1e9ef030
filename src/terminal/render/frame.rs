//! The frame of every page: what stands at the top, what fills the middle, what is always at the bottom. It gives the
//! middle what the others leave and shrinks nothing: a middle that is too tall is shown in parts, turned by two round
//! buttons or by the focus, and reported so that whoever made the page can make it shorter.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size, Vector};

use super::turner::{Turn, Turner};
use super::{Heard, Piece};

/// Top, middle and bottom.
pub(super) struct Frame<M> {
    parts: Vec<Piece<M>>,
    low: bool,
    name: String,
    turner: Turner,
}

/// By how many pixels the middle is too tall. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overflow(pub f32);

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

impl<M> Frame<M> {
    /// `low` puts the middle at its lower end; a page of another `name` begins at its top.
    pub(super) fn new(parts: [Piece<M>; 3], low: bool, name: String, turner: Turner) -> Self {
        Self { parts: parts.into(), low, name, turner }
    }

    /// With a picture that stands on the bottom part and takes what the others leave, and no more than it wants.
    pub(super) fn backed(mut self, picture: Option<Piece<M>>) -> Self {
        self.parts.extend(picture);
        self
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

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Frame<M> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Fill }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let whole = limits.max();
        let limits = layout::Limits::new(Size::new(whole.width, 0.0), Size::new(whole.width, f32::INFINITY));
        let mut taken = 0.0;
        let mut nodes = Vec::with_capacity(self.parts.len());
        for (at, (part, tree)) in self.parts.iter_mut().zip(&mut tree.children).enumerate() {
            let left = layout::Limits::new(Size::ZERO, Size::new(whole.width, (whole.height - taken).max(0.0)));
            let node = part.as_widget_mut().layout(tree, renderer, if at < 3 { &limits } else { &left });
            taken += node.size().height;
            nodes.push(node);
        }
        let mut seek = Seek::default();
        if let (Some(part), Some(child), Some(middle)) = (self.parts.get_mut(1), tree.children.get_mut(1), nodes.get(1))
        {
            part.as_widget_mut().operate(child, Layout::new(middle), renderer, &mut seek);
        }
        let all = layout::Node::with_children(whole, nodes);
        let (room, excess) = self.room(Layout::new(&all));
        let state = tree.state.downcast_mut::<State>();
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

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let (_, excess) = self.room(layout);
        let mut overflow = Overflow(if excess > 0.0 { excess - self.turner.height() } else { 0.0 });
        operation.custom(None, layout.bounds(), &mut overflow);
        operation.traverse(&mut |operation| {
            for ((part, tree), layout) in self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()) {
                part.as_widget_mut().operate(tree, layout, renderer, operation);
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
        let (room, excess) = self.room(layout);
        let rooms = [*viewport, room, *viewport, *viewport];
        let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children()).zip(rooms);
        for (((part, tree), layout), room) in parts {
            part.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, &room);
        }
        if excess <= 0.0 {
            return;
        }
        let state = tree.state.downcast_mut::<State>();
        if let Some(turn) = self.turner.heard(&mut state.held, event, cursor, room) {
            let step = (room.height * 0.8).max(1.0);
            let to = match turn {
                Turn::Up => state.offset - step,
                Turn::Down => state.offset + step,
            };
            state.offset = to.clamp(0.0, excess).round();
            shell.invalidate_layout();
            shell.request_redraw();
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
        let (room, excess) = self.room(layout);
        for (at, ((part, tree), layout)) in self.parts.iter().zip(&tree.children).zip(layout.children()).enumerate() {
            if at == 1 && excess > 0.0 {
                renderer.with_layer(room, |renderer| {
                    part.as_widget().draw(tree, renderer, theme, style, layout, cursor, &room);
                });
            } else {
                part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
            }
        }
        if excess > 0.0 {
            let state = tree.state.downcast_ref::<State>();
            let ends = [state.offset > 0.5, state.offset < excess - 0.5];
            // Above the middle's own layer, or a shadow there would lie over the buttons.
            renderer.with_layer(room.expand(self.turner.height()), |renderer| {
                renderer.with_translation(Vector::ZERO, |renderer| self.turner.draw(renderer, room, ends));
            });
        }
    }
}

impl<M: 'static> From<Frame<M>> for Piece<M> {
    fn from(frame: Frame<M>) -> Self {
        Element::new(frame)
    }
}
