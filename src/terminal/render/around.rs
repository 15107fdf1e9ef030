//! What stands around other pieces: a plate, a frame, columns. The pieces measure, hear and draw as they would alone;
//! a `Manner` says only what is different, so that nothing here passes on what it does not care about.

use std::borrow::Cow;
use std::ops::ControlFlow;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Size};

use super::{Heard, Piece};

/// Pieces, and in what manner they are held.
pub(super) struct Around<M, W> {
    pieces: Vec<Piece<M>>,
    pub(super) manner: W,
}

/// What is particular about something that holds pieces.
pub(super) trait Manner<M> {
    /// What is remembered from page to page: its kind, and what it is at first.
    fn memory(&self) -> (tree::Tag, tree::State) {
        (tree::Tag::stateless(), tree::State::None)
    }

    /// How large it would be: as its first piece.
    fn size(&self, pieces: &[Piece<M>]) -> Size<Length> {
        pieces.first().map_or(Size::new(Length::Shrink, Length::Shrink), |piece| piece.as_widget().size())
    }

    /// Where the pieces stand: the first at the corner.
    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        let content = inside.lay(0, limits);
        layout::Node::with_children(content.size(), vec![content])
    }

    /// What is told to who walks the widgets, before the pieces tell what they are.
    fn report(&self, _layout: Layout<'_>, _operation: &mut dyn Operation) {}

    /// What is done about an event before the pieces hear it, as it is left in `heard`. `Break` keeps it from them.
    fn hear(&self, _heard: &mut Hearing<'_>, _shell: &mut Shell<'_, Heard<M>>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// The part of the screen outside which a piece is neither drawn nor touched, if it does not fit.
    fn window(&self, _at: usize, _layout: Layout<'_>) -> Option<Rectangle> {
        None
    }

    /// Drawn before the pieces.
    fn draw_under(&self, _renderer: &mut iced::Renderer, _bounds: Rectangle) {}

    /// Drawn after the pieces.
    fn draw_over(&self, _state: &tree::State, _renderer: &mut iced::Renderer, _layout: Layout<'_>) {}

    /// What the mouse looks like over it.
    fn pointer(&self) -> mouse::Interaction {
        mouse::Interaction::None
    }
}

/// Of what is told between the two nothing is seen or touched outside of that rectangle. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// It begins.
    Opens,
    /// It ends.
    Closes,
}

/// The pieces while they are laid out.
pub(super) struct Inside<'a, M> {
    /// What is remembered.
    pub(super) state: &'a mut tree::State,
    pieces: &'a mut [Piece<M>],
    trees: &'a mut [Tree],
    renderer: &'a iced::Renderer,
}

/// An event, where it is heard.
pub(super) struct Hearing<'a> {
    /// What is remembered.
    pub(super) state: &'a mut tree::State,
    /// What happened.
    pub(super) event: Cow<'a, Event>,
    /// Where the mouse is.
    pub(super) cursor: mouse::Cursor,
    /// Where things stand.
    pub(super) layout: Layout<'a>,
    /// What of it is seen.
    pub(super) viewport: &'a Rectangle,
}

impl<M, W> Around<M, W> {
    pub(super) fn new(pieces: Vec<Piece<M>>, manner: W) -> Self {
        Self { pieces, manner }
    }

    /// With one piece more.
    pub(super) fn with(mut self, piece: Option<Piece<M>>) -> Self {
        self.pieces.extend(piece);
        self
    }
}

impl<M> Inside<'_, M> {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.pieces.len()
    }

    /// Lays one out.
    pub(super) fn lay(&mut self, at: usize, limits: &layout::Limits) -> layout::Node {
        let (Some(piece), Some(tree)) = (self.pieces.get_mut(at), self.trees.get_mut(at)) else {
            return layout::Node::default();
        };
        piece.as_widget_mut().layout(tree, self.renderer, limits)
    }

    /// Walks one that is laid out.
    pub(super) fn walk(&mut self, at: usize, node: &layout::Node, operation: &mut dyn Operation) {
        if let (Some(piece), Some(tree)) = (self.pieces.get_mut(at), self.trees.get_mut(at)) {
            piece.as_widget_mut().operate(tree, Layout::new(node), self.renderer, operation);
        }
    }
}

impl<M, W: Manner<M>> Widget<Heard<M>, iced::Theme, iced::Renderer> for Around<M, W> {
    fn tag(&self) -> tree::Tag {
        self.manner.memory().0
    }

    fn state(&self) -> tree::State {
        self.manner.memory().1
    }

    fn children(&self) -> Vec<Tree> {
        self.pieces.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.pieces);
    }

    fn size(&self) -> Size<Length> {
        self.manner.size(&self.pieces)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &iced::Renderer, limits: &layout::Limits) -> layout::Node {
        let (state, trees) = (&mut tree.state, &mut tree.children);
        self.manner.layout(&mut Inside { state, pieces: &mut self.pieces, trees, renderer }, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        self.manner.report(layout, operation);
        operation.traverse(&mut |operation| {
            let pieces = self.pieces.iter_mut().zip(&mut tree.children).zip(layout.children());
            for (at, ((piece, tree), inner)) in pieces.enumerate() {
                let window = self.manner.window(at, layout);
                if let Some(window) = window {
                    operation.custom(None, window, &mut Window::Opens);
                }
                piece.as_widget_mut().operate(tree, inner, renderer, operation);
                if let Some(window) = window {
                    operation.custom(None, window, &mut Window::Closes);
                }
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
        let event = Cow::Borrowed(event);
        let mut heard = Hearing { state: &mut tree.state, event, cursor, layout, viewport };
        if self.manner.hear(&mut heard, shell).is_break() {
            return;
        }
        let Hearing { event, cursor, .. } = heard;
        let pieces = self.pieces.iter_mut().zip(&mut tree.children).zip(layout.children());
        for (at, ((piece, tree), inner)) in pieces.enumerate() {
            let window = self.manner.window(at, layout).unwrap_or(*viewport);
            piece.as_widget_mut().update(tree, &event, inner, cursor, renderer, clipboard, shell, &window);
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        self.manner.pointer()
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        // Nothing looks otherwise because a mouse hovers over it: a finger does not hover.
        let cursor = mouse::Cursor::Unavailable;
        self.manner.draw_under(renderer, layout.bounds());
        for (at, ((piece, tree), inner)) in self.pieces.iter().zip(&tree.children).zip(layout.children()).enumerate() {
            let piece = piece.as_widget();
            match self.manner.window(at, layout) {
                Some(window) => renderer.with_layer(window, |renderer| {
                    piece.draw(tree, renderer, theme, style, inner, cursor, &window);
                }),
                None => piece.draw(tree, renderer, theme, style, inner, cursor, viewport),
            }
        }
        self.manner.draw_over(&tree.state, renderer, layout);
    }
}

impl<M: 'static, W: Manner<M> + 'static> From<Around<M, W>> for Piece<M> {
    fn from(around: Around<M, W>) -> Self {
        Element::new(around)
    }
}
