//! Draws a page: one value in, one tree of widgets out. It knows every kind of block and how each looks in each theme,
//! size and direction of the screen; it knows no screen, no journey and no words of its own.

mod around;
mod balance;
mod bar;
mod block;
mod brush;
mod cards;
mod dial;
mod drawing;
mod even;
mod field;
mod frame;
mod gauge;
mod keyboard;
mod knock;
mod lettering;
mod list;
mod mirror;
mod notice;
mod picture;
mod plate;
mod pressable;
mod qr;
mod root;
mod stage;
mod strip;
mod tools;
mod turn;
mod turner;
mod typing;

#[cfg(test)]
mod directions;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use around::Window;
pub use frame::{Overflow, Turning};
pub use lettering::Broken;
pub use pressable::Found;
pub use qr::{MODULE_MM, Module};

use domain::Direction;
use iced::mouse;

use crate::app::Knock;
use crate::look::{Look, Screen, Turn};
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use brush::Brush;

/// What a drawn page says to whoever shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard<M> {
    /// A finger came down or the mouse was clicked, anywhere: the citizen is there.
    Touched,
    /// It went up again, anywhere; what it presses is told after this.
    Lifted,
    /// A control was pressed.
    Pressed {
        /// Which.
        id: BlockId,
        /// What it says.
        says: M,
    },
    /// A key of a keypad, a keyboard or a switch.
    Key(Key),
    /// A knock at the technician's door.
    Knocked(Knock),
}

/// A part of a drawn page.
pub type Piece<M> = iced::Element<'static, Heard<M>, iced::Theme, iced::Renderer>;

/// Whether the mouse pointer is seen. A kiosk hides it; a window on a desk shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// Never seen, wherever it is.
    Hidden,
    /// Seen as usual.
    Shown,
}

/// The widgets of a page. `behind` is what the idle question is laid over.
pub fn page<M: Clone + 'static>(
    page: &Page<M>,
    behind: Option<&Page<M>>,
    look: &Look,
    screen: Screen,
    (pointer, touch): (Pointer, Turn),
) -> Piece<M> {
    let brush = Brush::new(look, screen);
    let pointer = match pointer {
        Pointer::Hidden => mouse::Interaction::Hidden,
        Pointer::Shown => mouse::Interaction::Idle,
    };
    let whole = stage::page(&brush, page, behind);
    let whole = match brush.direction {
        Direction::LeftToRight => whole,
        Direction::RightToLeft => mirror::Mirror::new(whole).into(),
    };
    root::Root::new(whole, pointer, touch).into()
}

/// Whether a page is laid over the one before it: the idle question.
pub fn is_sheet<M>(page: &Page<M>) -> bool {
    page.id.0 == "idle"
}

/// What shows where a page draws nothing.
#[must_use]
pub fn background(look: &Look) -> iced::Color {
    crate::theme::Colours::of(look.theme).canvas
}
