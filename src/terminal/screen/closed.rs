//! The pages of a terminal that cannot serve now. They follow from its standing; nothing navigates to them and nothing
//! on them can be pressed, so their message has no values.

use crate::page::{Kind, Notice, Page, Tone};
use crate::screen::World;
use crate::standing::{Reason, Standing};

/// There is nothing to press.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {}

/// The page, if the terminal cannot serve.
#[must_use]
pub fn page(world: &World<'_>, standing: &Standing) -> Option<Page<Message>> {
    let (name, text) = match standing {
        Standing::OutOfService(Reason::Store) => ("out-of-service", world.words("closed-store")),
        Standing::OutOfService(Reason::Full) => ("out-of-service", world.words("closed-full")),
        Standing::Maintenance => ("maintenance", world.words("closed-maintenance")),
        Standing::Closed { opens: Some(opens) } => {
            ("closed", world.with("closed-hours", &[("time", opens.as_str().into())]))
        }
        Standing::Closed { opens: None } => ("closed", world.words("closed-now")),
        Standing::Degraded(_) | Standing::Open => return None,
    };
    let sent =
        Notice { tone: Tone::Calm, title: world.words("closed-kept"), text: Some(world.words("closed-kept-text")) };
    Some(
        Page::new(name).heading(world.words("closed-heading")).paragraph("text", text).with("kept", Kind::Notice(sent)),
    )
}
