//! Before an unfinished visit is erased: a last chance to go on. A finished one is erased at once.

use crate::page::{Control, Kind, Page};
use crate::screen::World;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Goes on.
    Stay,
    /// Erases and finishes.
    Erase,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>) -> Page<Message> {
    let stay = Control::new("stay", world.words("leave-stay"), Message::Stay).primary();
    let erase = Control::new("finish", world.words("leave-erase"), Message::Erase).icon("log-out");
    Page::new("leave")
        .heading(world.words("leave-heading"))
        .paragraph("text", world.words("leave-text"))
        .with("actions", Kind::Actions(vec![erase, stay]))
}
