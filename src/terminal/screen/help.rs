//! Help, the same on every page: how the terminal is used, what becomes of answers, and the way to the questions people
//! ask.

use crate::page::Control;
use crate::page::{Kind, Page};
use crate::screen::{World, links_of, row};

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Returns to the page.
    Back,
    /// Looks for an answer.
    Ask,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>) -> Page<Message> {
    let rows = ["touch", "look", "back", "time", "privacy"]
        .into_iter()
        .map(|topic| {
            let mut row = row(format!("help-{topic}"), world.words(&format!("help-{topic}")));
            row.detail = Some(world.words(&format!("help-{topic}-text")));
            row
        })
        .collect();
    let ask = Control::new("ask", world.words("way-ask"), Message::Ask).icon("message-square");
    Page::new("help")
        .heading(world.words("help-heading"))
        .with("topics", Kind::Rows(rows))
        .with_some("links", links_of(vec![ask]))
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}
