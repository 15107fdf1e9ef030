//! The voice: louder, softer, faster, slower, silent. It stands over whatever page is being read.

use crate::page::ring::Voice;
use crate::page::{Card, Control, Kind, Page};
use crate::screen::World;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// One step.
    Step(Voice),
    /// No more reading aloud.
    Stop,
    /// Returns to the page.
    Back,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>) -> Page<Message> {
    let door = |name: &str, icon, says| Card {
        control: Control::new(format!("voice-{name}"), world.words(&format!("voice-{name}")), says).icon(icon),
        chip: None,
    };
    let doors = vec![
        door("louder", "volume-2", Message::Step(Voice::Louder)),
        door("softer", "volume-1", Message::Step(Voice::Softer)),
        door("faster", "rabbit", Message::Step(Voice::Faster)),
        door("slower", "turtle", Message::Step(Voice::Slower)),
        door("stop", "volume-x", Message::Stop),
    ];
    Page::new("voice")
        .heading(world.words("voice-heading"))
        .with("steps", Kind::Cards(doors))
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}
