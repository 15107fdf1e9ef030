//! Before an unfinished visit is erased: a last chance to go on. A finished one is erased at once.

use crate::page::{Control, Kind, Page};
use crate::screen::{World, keep_link, links_of};
use crate::visit::Aside;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Goes on.
    Stay,
    /// Saves and continues later.
    Keep,
    /// Erases and finishes.
    Erase,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, aside: Aside) -> Page<Message> {
    let text = match aside {
        Aside::Nothing => "leave-text",
        Aside::OnDisk => "leave-text-kept",
    };
    let stay = Control::new("stay", world.words("leave-stay"), Message::Stay).primary();
    let erase = Control::new("finish", world.words("leave-erase"), Message::Erase).icon("log-out");
    Page::new("leave")
        .heading(world.words("leave-heading"))
        .paragraph("text", world.words(text))
        .with_some("links", links_of(keep_link(world, Message::Keep).into_iter().collect()))
        .with("actions", Kind::Actions(vec![erase, stay]))
}
