//! The voice: louder, softer, faster, slower, silent; and whether the screen shows what it says. It stands over whatever
//! page is being read.

use crate::page::ring::Voice;
use crate::page::{Card, Control, Kind, Page};
use crate::screen::World;
use crate::visit::Curtain;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// One step.
    Step(Voice),
    /// Hides the screen, or shows it.
    Curtain,
    /// No more reading aloud.
    Stop,
    /// Returns to the page.
    Back,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, curtain: Curtain) -> Page<Message> {
    let door = |name: &str, icon, says| Card {
        control: Control::new(format!("voice-{name}"), world.words(&format!("voice-{name}")), says).icon(icon),
        chip: None,
    };
    let (name, icon) = match curtain {
        Curtain::Open => ("hide", "eye-off"),
        Curtain::Drawn => ("show", "eye"),
    };
    let doors = vec![
        door("louder", "volume-2", Message::Step(Voice::Louder)),
        door("softer", "volume-1", Message::Step(Voice::Softer)),
        door("faster", "rabbit", Message::Step(Voice::Faster)),
        door("slower", "turtle", Message::Step(Voice::Slower)),
        door("stop", "volume-x", Message::Stop),
        door(name, icon, Message::Curtain),
    ];
    Page::new("voice")
        .heading(world.words("voice-heading"))
        .with("steps", Kind::Cards(doors))
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}
