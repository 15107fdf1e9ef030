//! Papers beside the receipt, which nobody keeps: what is common to them, and how their printing stands. Each stands in a
//! file of its own; none holds a secret, and none is called printed before the printer confirmed it.

pub mod bring;
pub mod standing;

use domain::receipt::Block;

use crate::effect::{Going, Outcome, PrintFault, Printing};
use crate::notice;
use crate::page::{Control, Notice, State as Stand, Tone};
use crate::screen::World;

/// How the printing of a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Print {
    /// Nobody has asked for it.
    #[default]
    NotAsked,
    /// It was.
    Asked(Printing),
}

impl Print {
    /// The citizen wants it; whether it is to be asked for, because the printer is not at it already.
    pub fn ask(&mut self) -> bool {
        let is_new = !self.is_underway();
        if is_new {
            *self = Self::Asked(Printing::Underway(Going::On));
        }
        is_new
    }

    /// How it stands, if it was asked for.
    #[must_use]
    pub fn printing(self) -> Option<Printing> {
        match self {
            Self::NotAsked => None,
            Self::Asked(printing) => Some(printing),
        }
    }

    /// Whether the printer is at it.
    #[must_use]
    pub fn is_underway(self) -> bool {
        self.printing().is_some_and(Printing::is_underway)
    }

    /// The printer says how it goes.
    pub fn go(&mut self, going: Going) {
        if let Self::Asked(printing) = self {
            printing.go(going);
        }
    }

    /// The printer has ended with it; with one that nobody waits for any more, nothing is said.
    pub fn end(&mut self, outcome: Outcome) {
        if self.is_underway() {
            *self = Self::Asked(Printing::Ended(outcome));
        }
    }

    /// What is said of it; nothing before it was asked for.
    #[must_use]
    pub fn notice(self, world: &World<'_>) -> Option<Notice> {
        let (tone, title, text) = match self.printing()? {
            Printing::Underway(Going::On) => (Tone::Calm, "sheet-underway", "print-underway-text"),
            Printing::Underway(Going::Waiting(fault)) => {
                return Some(notice::for_waiting(world, fault, "sheet-waiting-without"));
            }
            Printing::Ended(Outcome::Printed) => (Tone::Good, "sheet-done", "print-done-text"),
            Printing::Ended(Outcome::Unknown) => (Tone::Warn, "sheet-unknown", "sheet-unknown-text"),
            Printing::Ended(Outcome::Failed(fault)) => (Tone::Warn, not_printed(fault), "sheet-failed-text"),
        };
        Some(Notice { tone, title: world.words(title), text: Some(world.words(text)) })
    }

    /// The button that asks for it.
    #[must_use]
    pub fn control<M>(self, world: &World<'_>, id: &str, emits: M) -> Control<M> {
        let stand = if self.is_underway() { Stand::Disabled } else { Stand::Ready };
        Control::new(id, world.words(id), emits).icon("printer").state(stand)
    }
}

fn not_printed(fault: PrintFault) -> &'static str {
    match fault {
        PrintFault::PaperOut => "sheet-paper-out",
        PrintFault::CoverOpen => "print-cover-open",
        PrintFault::Silent => "print-silent",
        PrintFault::Other => "sheet-failed",
    }
}

/// The top of every paper: the service, the place, and that the catalogue is a sample where it is one.
fn head(world: &World<'_>, site: &str) -> Vec<Block> {
    let mut blocks = vec![Block::Title(world.say.text("service-name")), Block::Text(site.to_owned())];
    blocks.extend(world.catalogue.notice.as_ref().map(|notice| Block::Heading(world.told(notice))));
    blocks.push(Block::Rule);
    blocks
}
