//! What the citizen still has to do once everything is stored: fees to pay, documents to send.

use domain::{DocumentId, LicenceId, Money};
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
    /// By id, for who reads this may change the language.
    to_send: Vec<(LicenceId, DocumentId)>,
}

impl Owed {
    /// Of a visit that is about to be forgotten.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        let fees = visit.fees();
        let to_send = visit.documents().into_iter().filter(|asked| !asked.is_attached());
        let to_send = to_send.map(|asked| (asked.licence, asked.document.id)).collect();
        Self { total: fees.total, open: Open::of(&fees), to_send }
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
                let named: Vec<String> = self.to_send.iter().filter_map(|asked| named(world, asked)).collect();
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

/// A document and who waits for it: `Layout plan (SFA)`.
fn named(world: &World<'_>, (licence, document): &(LicenceId, DocumentId)) -> Option<String> {
    let licence = world.catalogue.licence(licence)?;
    let document = licence.documents.iter().find(|known| known.id == *document)?;
    Some(format!("{} ({})", world.told(&document.label), licence.agency))
}
