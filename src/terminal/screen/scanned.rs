//! A code was held before the scanner, and nothing can be done with it here: said calmly, over the page that was up.

use crate::page::{Kind, Page};
use crate::screen::World;

/// Why a code is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Useless {
    /// A shop's barcode, an address, noise.
    NotOurs,
    /// Ours, but damaged.
    Damaged,
    /// Printed by a later release.
    Newer,
    /// Ours, but not on this page, or not kept at this terminal.
    NotHere,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Goes back.
    Back,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, why: Useless) -> Page<Message> {
    let text = match why {
        Useless::NotOurs => "scanned-not-ours",
        Useless::Damaged => "scanned-damaged",
        Useless::Newer => "scanned-newer",
        Useless::NotHere => "scanned-not-here",
    };
    Page::new("scanned")
        .heading(world.words("scanned-heading"))
        .paragraph("text", world.words(text))
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}
