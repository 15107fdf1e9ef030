//! The idle question: is anyone there? One large answer holds the focus, so that one press is enough; a code to come back
//! with is offered beside it where there is something to lose. Nothing of the visit shows behind it, and seconds are
//! counted only when half of the window has passed.

use crate::page::{Control, Figure, Kind, Page, Progress, Words};
use crate::screen::{World, keep_link, links_of};

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// I need more time.
    Stay,
    /// Saves and continues later.
    Keep,
}

/// The page, with the seconds that are left of the window.
#[must_use]
pub fn page(world: &World<'_>, left_secs: u32, at_stake: bool) -> Page<Message> {
    let window = world.limits.answer_secs.max(1);
    let thousandths = u16::try_from(u64::from(left_secs.min(window)) * 1000 / u64::from(window)).unwrap_or(1000);
    let stay = Control::new("stay", world.words("idle-stay"), Message::Stay).primary();
    let page = Page::new("idle").heading(world.words("idle-heading")).paragraph("text", world.words("idle-text"));
    // In the first half of the window nobody is hurried.
    let page = if left_secs.saturating_mul(2) > window { page } else { counting(page, world, left_secs, thousandths) };
    let keep = keep_link(world, Message::Keep).filter(|_| at_stake);
    page.with("actions", Kind::Actions(vec![stay])).with_some("links", links_of(keep.into_iter().collect()))
}

/// The seconds that are left, as a number and as a dial.
fn counting(page: Page<Message>, world: &World<'_>, left_secs: u32, thousandths: u16) -> Page<Message> {
    let spoken = world.say.with("idle-seconds", &[("count", left_secs.into())]);
    let value = Words::new(left_secs.to_string()).spoken_as(spoken.clone());
    page.with("left", Kind::Figures(vec![Figure { label: world.words("idle-left"), value }]))
        .with("countdown", Kind::Progress(Progress { label: Words::new(spoken), thousandths: Some(thousandths) }))
}
