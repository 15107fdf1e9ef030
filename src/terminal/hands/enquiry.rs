//! Asking the gateway for what this terminal does not know. The hands do not wait for it: the answer comes back as a job
//! of theirs, and counts only for the visit and the question that asked.

use std::sync::mpsc::SyncSender;

use domain::{Claim, Reference, VisitId};
use store::Subject;
use sync::enquiry::{Answered, Standing, Standings};
use wire::lock::ReceiptLock;
use wire::v1::{Level, Receipt};

use super::{Job, Worker};
use crate::app::Message;
use crate::effect::{Delivery, Elsewhere, Lookup, Progress};

/// Takes a reference and a proof to the gateway on another thread and gives the answer back there; must not block.
pub type Enquire = Box<dyn Fn(Reference, String, Box<dyn FnOnce(Answered) + Send>) + Send + Sync>;

/// A question that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pending {
    visit: VisitId,
    reference: Reference,
    /// Counts up, so that an answer that comes late is not taken for one to the next question.
    number: u32,
}

impl Worker {
    /// Asks the gateway; the answer comes as [`Job::Told`].
    pub(super) fn ask_gateway(&mut self, visit: VisitId, claim: &Claim, lock: &ReceiptLock, back: SyncSender<Job>) {
        self.asked = self.asked.wrapping_add(1);
        let pending = Pending { visit, reference: claim.reference, number: self.asked };
        self.claims.pending = Some(pending);
        let reply = Box::new(move |answered| {
            if back.try_send(Job::Told(pending, answered)).is_err() {
                tracing::warn!("the gateway's answer came when the hands were too busy or had ended");
            }
        });
        (self.tools.enquire)(claim.reference, lock.proof(), reply);
    }

    /// The gateway has answered, or will not.
    pub(super) fn told(&mut self, pending: Pending, answered: Answered) {
        if self.claims.pending != Some(pending) {
            return;
        }
        self.claims.pending = None;
        let Pending { visit, reference, .. } = pending;
        let found = match answered {
            Answered::Found(standings) => {
                self.code_was_right(Subject::Receipt(reference));
                Lookup::Elsewhere(elsewhere(reference, standings))
            }
            Answered::Unknown => Lookup::Unknown,
            Answered::Later { until } => Lookup::Wait { until },
            Answered::Unreachable => Lookup::LineDown,
        };
        self.answer(Message::Found { visit, found });
    }
}

fn elsewhere(reference: Reference, standings: Standings) -> Elsewhere {
    Elsewhere { reference, at: standings.at, rows: standings.rows.into_iter().map(delivery).collect() }
}

fn delivery(standing: Standing) -> Delivery {
    let Standing { agency, received_at, answer } = standing;
    Delivery { agency, state: answer.map_or(Progress::Delivered { at: received_at }, progress) }
}

fn progress(receipt: Receipt) -> Progress {
    match receipt.level {
        Level::Custody => Progress::Delivered { at: receipt.at },
        Level::Accepted => Progress::Received { number: receipt.reference },
        Level::Rejected => {
            Progress::Rejected { reason: receipt.reason.and_then(|reason| reason.text.get("en").cloned()) }
        }
    }
}

#[cfg(test)]
mod tests;
