//! Asking the gateway for what this terminal does not know. The hands do not wait for it: the answer comes back as a job
//! of theirs, and counts only for the visit and the question that asked.

use std::sync::mpsc::SyncSender;

use domain::{AgencyId, Reference, VisitId};
use store::Subject;
use sync::enquiry::{Answered, Standing, Standings};
use wire::lock::ReceiptLock;
use wire::v1::{Level, Receipt, StatusEvent, StatusKind};

use super::{Job, Worker};
use crate::app::Message;
use crate::effect::{Delivery, Elsewhere, Lookup, Progress};
use crate::news::{News, Sentence};

/// Takes a reference and a proof to the gateway on another thread and gives the answer back there; must not block.
pub type Enquire = Box<dyn Fn(Reference, String, Box<dyn FnOnce(Answered) + Send>) + Send + Sync>;

/// A question that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pending {
    visit: VisitId,
    reference: Reference,
    whose: Whose,
    /// Counts up, so that an answer that comes late is not taken for one to the next question.
    number: u32,
}

/// Whose application the question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// One that this terminal has: it is on the page already, and only what agencies have said since is asked for.
    Ours,
    /// One that this terminal does not have.
    Unknown,
}

/// What agencies have said of the application that is on the page, as the gateway told it.
#[derive(Debug, Default)]
pub(super) struct Told(Vec<(AgencyId, StatusEvent)>);

impl Told {
    /// The deliveries, with the agencies' news where there are some.
    pub(super) fn over(&self, mut deliveries: Vec<Delivery>) -> Vec<Delivery> {
        for delivery in &mut deliveries {
            if let Some((_, event)) = self.0.iter().find(|(agency, _)| *agency == delivery.agency) {
                delivery.state = with_news(std::mem::replace(&mut delivery.state, Progress::Stored), event);
            }
        }
        deliveries
    }
}

impl Worker {
    /// Asks the gateway; the answer comes as [`Job::Told`].
    pub(super) fn ask_gateway(
        &mut self,
        visit: VisitId,
        reference: Reference,
        whose: Whose,
        lock: &ReceiptLock,
        back: SyncSender<Job>,
    ) {
        self.asked = self.asked.wrapping_add(1);
        let pending = Pending { visit, reference, whose, number: self.asked };
        self.claims.pending = Some(pending);
        let reply = Box::new(move |answered| {
            if back.try_send(Job::Told(pending, answered)).is_err() {
                tracing::warn!("the gateway's answer came when the hands were too busy or had ended");
            }
        });
        (self.tools.enquire)(reference, lock.proof(), reply);
    }

    /// The gateway has answered, or will not.
    pub(super) fn told(&mut self, pending: Pending, answered: Answered) {
        if self.claims.pending != Some(pending) {
            return;
        }
        self.claims.pending = None;
        let Pending { visit, reference, whose, .. } = pending;
        let found = match (whose, answered) {
            (Whose::Ours, Answered::Found(standings)) => {
                let said = standings.rows.into_iter().filter_map(|row| Some((row.agency, row.news?)));
                self.claims.told = Told(said.collect());
                return self.tell_deliveries();
            }
            // What is on the page stands; nothing was asked that the citizen waits for.
            (Whose::Ours, Answered::Unknown | Answered::Later { .. } | Answered::Unreachable) => return,
            (Whose::Unknown, Answered::Found(standings)) => {
                self.code_was_right(Subject::Receipt(reference));
                Lookup::Elsewhere(elsewhere(reference, standings))
            }
            (Whose::Unknown, Answered::Unknown) => Lookup::Unknown,
            (Whose::Unknown, Answered::Later { until }) => Lookup::Wait { until },
            (Whose::Unknown, Answered::Unreachable) => Lookup::LineDown,
        };
        self.answer(Message::Found { visit, found });
    }
}

/// Whether the gateway can know of it: about what has not been delivered it is not asked, because a question that finds
/// nothing counts there as a try.
pub(super) fn is_delivered(delivery: &Delivery) -> bool {
    match delivery.state {
        Progress::Delivered { .. } | Progress::Received { .. } | Progress::Rejected { .. } | Progress::Told { .. } => {
            true
        }
        Progress::Stored | Progress::Held => false,
    }
}

fn elsewhere(reference: Reference, standings: Standings) -> Elsewhere {
    Elsewhere { reference, at: standings.at, rows: standings.rows.into_iter().map(delivery).collect() }
}

fn delivery(standing: Standing) -> Delivery {
    let Standing { agency, received_at, answer, news } = standing;
    let state = answer.map_or(Progress::Delivered { at: received_at }, progress);
    Delivery { agency, state: news.iter().fold(state, with_news) }
}

fn progress(receipt: Receipt) -> Progress {
    match receipt.level {
        Level::Custody => Progress::Delivered { at: receipt.at },
        Level::Accepted => Progress::Received { number: receipt.reference },
        Level::Rejected => Progress::Rejected { reason: receipt.reason.map(|reason| Sentence(reason.text)) },
    }
}

/// What the agency said last stands over what its receipt says; but what was sent back has no further story, and what was
/// taken in after all was opened.
fn with_news(state: Progress, event: &StatusEvent) -> Progress {
    let is_opened = event.event != StatusKind::CannotOpen;
    match state {
        Progress::Received { number } | Progress::Told { number, .. } if is_opened => {
            Progress::Told { number, news: News::from(event) }
        }
        Progress::Delivered { .. } => Progress::Told { number: None, news: News::from(event) },
        state @ (Progress::Received { .. }
        | Progress::Told { .. }
        | Progress::Stored
        | Progress::Held
        | Progress::Rejected { .. }) => state,
    }
}

#[cfg(test)]
mod tests;
