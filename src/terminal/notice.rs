//! What a citizen reads when something is wrong or lacking: from kinds to plain words by key, each with what to do next.
//! No error's own text ever reaches a page.

use domain::Money;
use journey::{Mistake, Problem};

use crate::effect::{Going, Handing, Outcome, PrintFault, Printing, SubmitFault};
use crate::page::{Notice, Row, Tone, Words};
use crate::screen::{Room, World, row};
use crate::standing::{Fault, Pages, Standing};

/// What is lacking while the terminal serves, each with a name for its block. Where there is least room it is only named,
/// though still spoken in full; help tells the rest.
#[must_use]
pub fn for_lacks(world: &World<'_>) -> Vec<(&'static str, Notice)> {
    let notice = |(name, title, text): (&'static str, Words, String)| {
        let (title, text) = match world.room {
            Room::Ample | Room::Tight => (title, Some(Words::new(text))),
            Room::Least => {
                let spoken = format!("{}. {text}", title.speech());
                (title.spoken_as(spoken), None)
            }
        };
        (name, Notice { tone: Tone::Warn, title, text })
    };
    lacks(world).into_iter().map(notice).collect()
}

/// The same as rows of a list.
#[must_use]
pub fn lack_rows<M>(world: &World<'_>) -> Vec<Row<M>> {
    let told = |(name, title, text): (&str, Words, String)| Row {
        detail: Some(Words::new(text)),
        ..row(format!("help-{name}"), title)
    };
    lacks(world).into_iter().map(told).collect()
}

/// A name, a title and a text for each.
fn lacks(world: &World<'_>) -> Vec<(&'static str, Words, String)> {
    let Standing::Degraded(faults) = world.standing else {
        return Vec::new();
    };
    let named = |fault: &Fault| {
        let name = match fault {
            Fault::PaperOut | Fault::CoverOpen | Fault::Printer | Fault::PaperLow | Fault::Pages => "lack-paper",
            Fault::Line => "lack-line",
            Fault::StoreLow | Fault::StoreFull | Fault::StoreBroken => "lack-room",
            Fault::Clock => "lack-clock",
            Fault::Catalogue => "lack-catalogue",
            Fault::Speech => "lack-speech",
        };
        (name, world.words(name), with_code(world, &format!("{name}-text"), *fault))
    };
    faults.iter().map(named).collect()
}

/// The words of a key, and the code under which the technician and the log speak of the same fault.
pub(crate) fn with_code(world: &World<'_>, key: &str, fault: Fault) -> String {
    format!("{} {}", world.say.text(key), world.say.with("fault-code", &[("code", fault.code().into())]))
}

/// One line, without more.
#[must_use]
pub fn plain(world: &World<'_>, tone: Tone, key: &str) -> Notice {
    Notice { tone, title: world.words(key), text: None }
}

/// How the print of a receipt ended or goes on.
#[must_use]
pub fn for_print(world: &World<'_>, printing: Printing) -> Notice {
    let (tone, key) = match printing {
        Printing::Underway(Going::On) => (Tone::Calm, "print-underway"),
        Printing::Underway(Going::Waiting(fault)) => return for_waiting(world, fault, "print-waiting-without"),
        Printing::Ended(Outcome::Printed) => (Tone::Good, "print-done"),
        Printing::Ended(Outcome::Unknown) => (Tone::Warn, "print-unknown"),
        Printing::Ended(Outcome::Failed(fault)) => (Tone::Warn, print_fault(fault)),
    };
    Notice { tone, title: world.words(key), text: Some(world.words(&format!("{key}-text"))) }
}

/// What the printer waits for in the middle of a paper, that it goes on by itself, and what one can do without that paper.
/// Where room is short the latter is only said.
#[must_use]
pub fn for_waiting(world: &World<'_>, fault: PrintFault, without: &str) -> Notice {
    let key = match fault {
        PrintFault::PaperOut => "waiting-paper",
        PrintFault::CoverOpen => "waiting-cover",
        PrintFault::Silent | PrintFault::Other => "waiting-printer",
    };
    let (title, goes_on, without) = (world.words(key), world.words(&format!("{key}-text")), world.words(without));
    let all = format!("{} {}", goes_on.shown, without.shown);
    match world.room {
        Room::Ample => Notice { tone: Tone::Warn, title, text: Some(Words::new(all)) },
        // What to do is read in any case.
        Room::Tight | Room::Least => Notice { tone: Tone::Warn, title, text: Some(goes_on.spoken_as(all)) },
    }
}

/// What became of the pages of the whole application; `None` while they are on their way.
#[must_use]
pub fn for_pages(world: &World<'_>, handing: Option<Handing>) -> Notice {
    let printer = match world.pages {
        Pages::Ready(name) | Pages::Missing(name) => name.as_str(),
        Pages::Off => "",
    };
    let (tone, key) = match handing {
        None => (Tone::Calm, "pages-underway"),
        Some(Handing::Taken) => (Tone::Good, "pages-taken"),
        Some(Handing::Unknown) => (Tone::Warn, "pages-unknown"),
        Some(Handing::Refused) => (Tone::Warn, "pages-refused"),
    };
    let title = world.with(key, &[("printer", printer.into())]);
    let text = world.words(&format!("{key}-text"));
    match world.room {
        Room::Ample => Notice { tone, title, text: Some(text) },
        Room::Tight | Room::Least => {
            let spoken = format!("{}. {}", title.speech(), text.speech());
            Notice { tone, title: title.spoken_as(spoken), text: None }
        }
    }
}

fn print_fault(fault: PrintFault) -> &'static str {
    match fault {
        PrintFault::PaperOut => "print-paper-out",
        PrintFault::CoverOpen => "print-cover-open",
        PrintFault::Silent => "print-silent",
        PrintFault::Other => "print-failed",
    }
}

/// Why nothing was submitted.
#[must_use]
pub fn for_submit(world: &World<'_>, fault: SubmitFault) -> Notice {
    let key = match fault {
        SubmitFault::Store => "submit-store",
        SubmitFault::Full => "submit-full",
        SubmitFault::Keys => "submit-keys",
    };
    Notice { tone: Tone::Stop, title: world.words("submit-failed"), text: Some(world.words(key)) }
}

/// What is wrong with an answer.
#[must_use]
pub fn for_problem(world: &World<'_>, problem: &Problem) -> Words {
    match problem {
        Problem::Answer { question, mistake, .. } => {
            let money = world
                .catalogue
                .question(question)
                .is_some_and(|question| matches!(question.kind, catalogue::Kind::Money { .. }));
            mistaken(world, mistake, if money { Unit::Money } else { Unit::Count })
        }
        Problem::Rule { message, .. } => Words::new(world.told(message)),
        Problem::NothingChosen => world.words("problem-nothing-chosen"),
        Problem::DocumentOpen { .. } => world.words("problem-document-open"),
        Problem::NotAgreed(agency) => world.with("problem-not-agreed", &[("agency", agency.as_str().into())]),
        Problem::ResultOpen | Problem::ReviewOpen => world.words("problem-review-open"),
        Problem::UnknownIntent(_) | Problem::UnknownLicence(_) | Problem::UnknownQuestion(_) => {
            world.words("problem-unknown")
        }
    }
}

/// What the limits of an answer count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Count,
    Money,
}

fn mistaken(world: &World<'_>, mistake: &Mistake, unit: Unit) -> Words {
    let limit = |value: i64| match unit {
        Unit::Count => value.to_string(),
        Unit::Money => Money::new(value, world.catalogue.currency).to_string(),
    };
    match mistake {
        Mistake::Required => world.words("problem-required"),
        Mistake::MustKnow => world.words("problem-must-know"),
        Mistake::OtherKind | Mistake::NotAnOption => world.words("problem-not-an-option"),
        Mistake::TooLong { max } => world.with("problem-too-long", &[("max", (*max).into())]),
        Mistake::NotANumber => world.words("problem-not-a-number"),
        Mistake::NotAnAmount => world.words("problem-not-an-amount"),
        Mistake::OutOfRange { min, max } => {
            world.with("problem-out-of-range", &[("min", limit(*min).into()), ("max", limit(*max).into())])
        }
        Mistake::NotADate => world.words("problem-not-a-date"),
        Mistake::BadEmail => world.words("problem-email"),
        Mistake::BadPhone => world.words("problem-phone"),
        Mistake::BadPostcode => world.words("problem-postcode"),
        Mistake::BadNationalId => world.words("problem-national-id"),
        Mistake::BadBusinessId => world.words("problem-business-id"),
        Mistake::NotDeclared => world.words("problem-not-declared"),
        Mistake::TooFewItems { min } => world.with("problem-too-few", &[("min", (*min).into())]),
        Mistake::TooManyItems { max } => world.with("problem-too-many", &[("max", (*max).into())]),
    }
}

/// The answers changed under the sending page; they have to be looked at again.
#[must_use]
pub fn for_submit_incomplete(world: &World<'_>) -> Notice {
    Notice { tone: Tone::Stop, title: world.words("submit-failed"), text: Some(world.words("submit-incomplete")) }
}
