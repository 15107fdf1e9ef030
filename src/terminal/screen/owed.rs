//! What the citizen still has to do once everything is stored: fees to pay, documents to send.

use domain::application::DocumentState;
use domain::{AgencyId, Money};
use journey::Visit;

use crate::page::{Notice, Tone, Words};
use crate::receipt::{self, Open};
use crate::screen::{Room, World};

/// So many documents are named; more would be a wall of words, and stand on the receipt.
const NAMED_MAX: usize = 3;

/// What is left to do. It holds nothing personal: it outlives the visit's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    total: Money,
    open: Open,
    /// Names of documents, and who waits for each.
    to_send: Vec<(String, AgencyId)>,
}

impl Owed {
    /// Of a visit that is about to be forgotten.
    #[must_use]
    pub fn of(world: &World<'_>, visit: &Visit) -> Self {
        let fees = visit.fees();
        let documents = visit.documents().into_iter().filter(|asked| match asked.state {
            Some(DocumentState::Attached(_)) => false,
            Some(DocumentState::ToFollow | DocumentState::Missing) | None => true,
        });
        let named = documents.filter_map(|asked| {
            let agency = world.catalogue.licence(&asked.licence)?.agency.clone();
            Some((world.told(&asked.document.label), agency))
        });
        Self { total: fees.total, open: Open::of(&fees), to_send: named.collect() }
    }

    /// In words; `None` where nothing is left.
    #[must_use]
    pub fn told(&self, world: &World<'_>) -> Option<Notice> {
        let pays = self.total.minor > 0 || self.open == Open::MoreToCome;
        let fees = pays.then(|| {
            let (label, value) = receipt::sum(&world.say, self.open, self.total);
            let paid = world.say.text("receipt-not-paid");
            match world.room {
                Room::Ample => format!("{label}: {value}. {paid}"),
                Room::Tight | Room::Least => format!("{label}: {value}."),
            }
        });
        let documents = (!self.to_send.is_empty()).then(|| match world.room {
            Room::Ample if self.to_send.len() <= NAMED_MAX => {
                let named: Vec<String> =
                    self.to_send.iter().map(|(label, agency)| format!("{label} ({agency})")).collect();
                format!("{}: {}.", world.say.text("receipt-to-send"), named.join(", "))
            }
            Room::Ample | Room::Tight | Room::Least => {
                world.say.with("owed-documents", &[("count", self.to_send.len().into())])
            }
        });
        let told: Vec<String> = fees.into_iter().chain(documents).collect();
        let (title, text) = match world.room {
            Room::Ample | Room::Tight => (world.words("owed-heading"), Some(Words::new(told.join("\n")))),
            Room::Least => (Words::new(told.join(" ")), None),
        };
        (!told.is_empty()).then_some(Notice { tone: Tone::Warn, title, text })
    }
}
