//! The four ways in that are real today. What the terminal lacks at the moment is said here, before anyone begins.

use crate::page::{Control, Kind, Page};
use crate::screen::{World, cards_of};
use crate::{notice, page};

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Takes a way.
    Taken(Way),
}

/// The ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Find the licences I need.
    Find,
    /// I know which licence.
    Search,
    /// Check an application or print again.
    Status,
    /// Ask a question.
    Ask,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>) -> Page<Message> {
    let ways = [
        ("find", Way::Find, "compass"),
        ("search", Way::Search, "search"),
        ("status", Way::Status, "receipt-text"),
        ("ask", Way::Ask, "message-square"),
    ];
    let card = |(name, way, icon): (&str, Way, &'static str)| {
        Control::new(format!("way-{name}"), world.words(&format!("way-{name}")), Message::Taken(way))
            .detail(world.words(&format!("way-{name}-detail")))
            .icon(icon)
    };
    let mut page = Page::new("start")
        .heading(world.words("start-heading"))
        .paragraph("limit", world.with("start-limit", &[("minutes", world.limits.idle_minutes().into())]));
    for (name, lack) in notice::for_lacks(world) {
        page = page.with(name, Kind::Notice(lack));
    }
    page.with("ways", cards_of(ways.into_iter().map(card).collect::<Vec<page::Control<Message>>>()))
}
