//! The pages of a terminal that cannot serve now. They follow from its standing; nothing navigates to them and nothing
//! on them can be pressed, so their message has no values.

use crate::notice;
use crate::page::{Kind, Notice, Page, Tone, Words};
use crate::screen::World;
use crate::standing::{Fault, Standing};

/// There is nothing to press.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {}

/// The page, if the terminal cannot serve.
#[must_use]
pub fn page(world: &World<'_>, standing: &Standing) -> Option<Page<Message>> {
    let (name, text) = match standing {
        Standing::OutOfService(fault) => ("out-of-service", broken(world, *fault)),
        Standing::Maintenance => ("maintenance", world.words("closed-maintenance")),
        Standing::Closed { opens: Some(opens) } => {
            let time = opens.strftime("%H:%M").to_string();
            let today = world.now.to_zoned(world.zone.clone()).date();
            let time = if opens.date() == today {
                time
            } else {
                world.say.with("moment", &[("date", world.say.date(opens.date()).into()), ("time", time.into())])
            };
            ("closed", world.with("closed-hours", &[("time", time.into())]))
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

/// What to do, and the code under which staff and technician find it.
fn broken(world: &World<'_>, fault: Fault) -> Words {
    let key = match fault {
        Fault::StoreBroken => "closed-store",
        Fault::StoreFull => "closed-full",
        Fault::StoreLow
        | Fault::PaperOut
        | Fault::CoverOpen
        | Fault::Printer
        | Fault::PaperLow
        | Fault::Line
        | Fault::Clock
        | Fault::Catalogue
        | Fault::Speech => "closed-fault",
    };
    Words::new(notice::with_code(world, key, fault))
}
