//! The pages of a terminal that cannot serve now. They follow from its standing; nothing navigates to them and nothing
//! on them can be pressed, so their message has no values. Whoever passes by has chosen no language, so each page says in
//! every one on offer what is wrong, where else to go and when the terminal opens.

use domain::Language;

use crate::notice;
use crate::page::{Kind, Page, Words};
use crate::screen::{Room, World};
use crate::standing::{Fault, Standing};

/// There is nothing to press.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {}

/// The page, if the terminal cannot serve; the world's own language comes first.
#[must_use]
pub fn page(world: &World<'_>, standing: &Standing, languages: &[Language]) -> Option<Page<Message>> {
    let name = match standing {
        Standing::OutOfService(_) => "out-of-service",
        Standing::Maintenance => "maintenance",
        Standing::Suspended => "suspended",
        Standing::Closed { .. } => "closed",
        Standing::Degraded(_) | Standing::Open => return None,
    };
    let first = world.language();
    let others = languages.iter().copied().filter(|language| *language != first);
    let said = std::iter::once(first).chain(others).fold(Page::new(name), |page, language| {
        let world = world.speaking(language);
        let heading = world.words("closed-heading").of(language);
        let text = text(&world, standing).of(language);
        let page = match language == first {
            true => page.heading(heading),
            false => page.with(format!("heading-{}", language.tag()), Kind::Subheading(heading)),
        };
        page.paragraph(format!("text-{}", language.tag()), text)
    });
    Some(said)
}

/// What is wrong and what to do about it, and that nothing submitted is lost; where there is least room that is only said.
fn text(world: &World<'_>, standing: &Standing) -> Words {
    let why = match standing {
        Standing::OutOfService(fault) => broken(world, *fault),
        Standing::Maintenance => world.words("closed-maintenance"),
        Standing::Suspended => world.words("closed-suspended"),
        Standing::Closed { opens: Some(opens) } => {
            let time = opens.strftime("%H:%M").to_string();
            let today = world.now.to_zoned(world.zone.clone()).date();
            let time = if opens.date() == today {
                time
            } else {
                world.say.with("moment", &[("date", world.say.date(opens.date()).into()), ("time", time.into())])
            };
            world.with("closed-hours", &[("time", time.into())])
        }
        Standing::Closed { opens: None } | Standing::Degraded(_) | Standing::Open => world.words("closed-now"),
    };
    let whole = Words::new(format!("{} {}", why.shown, world.say.text("closed-kept")));
    match world.room {
        Room::Ample | Room::Tight => whole,
        Room::Least => why.spoken_as(whole.speech().to_owned()),
    }
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
        | Fault::Speech
        | Fault::Pages => "closed-fault",
    };
    Words::new(notice::with_code(world, key, fault))
}
