//! The ways in: those that this terminal and its catalogue have. What is lacking at the moment is said here, before anyone
//! begins.

use crate::page::{Control, Kind, Page};
use crate::screen::{Room, World, cards_of, existing};
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
    /// Renew, change or cancel.
    Existing,
    /// Continue with a code.
    Resume,
    /// Check an application or print again.
    Status,
    /// Ask a question.
    Ask,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>) -> Page<Message> {
    let mut ways = vec![("find", Way::Find, "compass"), ("search", Way::Search, "search")];
    if existing::on_offer(world.catalogue).next().is_some() {
        ways.push(("existing", Way::Existing, "refresh-cw"));
    }
    ways.push(("status", Way::Status, "receipt-text"));
    if world.draft_days > 0 {
        ways.push(("resume", Way::Resume, "qr-code"));
    }
    ways.push(("ask", Way::Ask, "message-square"));
    let card = |(name, way, icon): (&str, Way, &'static str)| {
        let card = Control::new(format!("way-{name}"), world.words(&format!("way-{name}")), Message::Taken(way));
        let card = card.icon(icon);
        match world.room {
            Room::Ample => card.detail(world.words(&format!("way-{name}-detail"))),
            Room::Tight | Room::Least => card,
        }
    };
    let mut page = Page::new("start")
        .heading(world.words("start-heading"))
        .paragraph("limit", world.with("start-limit", &[("minutes", world.limits.idle_minutes().into())]));
    for (name, lack) in notice::for_lacks(world) {
        page = page.with(name, Kind::Notice(lack));
    }
    page.with("ways", cards_of(ways.into_iter().map(card).collect::<Vec<page::Control<Message>>>()))
}
