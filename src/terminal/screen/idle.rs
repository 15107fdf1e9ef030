//! The idle question: is anyone there? One large answer holds the focus; nothing of the visit shows behind it.

use crate::page::{Control, Figure, Kind, Page, Progress, Words};
use crate::screen::World;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// I need more time.
    Stay,
    /// Erase and finish.
    Erase,
}

/// The page, with the seconds that are left of the window.
#[must_use]
pub fn page(world: &World<'_>, left_secs: u32) -> Page<Message> {
    let window = world.limits.answer_secs.max(1);
    let thousandths = u16::try_from(u64::from(left_secs.min(window)) * 1000 / u64::from(window)).unwrap_or(1000);
    let stay = Control::new("stay", world.words("idle-stay"), Message::Stay).primary();
    let erase = Control::new("finish", world.words("leave-erase"), Message::Erase).icon("log-out");
    Page::new("idle")
        .heading(world.words("idle-heading"))
        .paragraph("text", world.words("idle-text"))
        .with(
            "left",
            Kind::Figures(vec![Figure {
                label: world.words("idle-left"),
                value: Words::new(left_secs.to_string())
                    .spoken_as(world.say.with("idle-seconds", &[("count", left_secs.into())])),
            }]),
        )
        .with(
            "countdown",
            Kind::Progress(Progress {
                label: world.with("idle-seconds", &[("count", left_secs.into())]),
                thousandths: Some(thousandths),
            }),
        )
        .with("actions", Kind::Actions(vec![erase, stay]))
}
