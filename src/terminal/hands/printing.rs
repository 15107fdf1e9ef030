//! Paper: notes a job, prints it, notes each step of its way and its end, and answers, in this order, whatever goes wrong
//! on the way. What is noted of a step is on disk before the printer goes on. It knows no byte of any printer.

use std::sync::Arc;

use devices::printer::{self, Evidence, Order, Past, Progress, Purged};
use domain::receipt::Document;
use domain::{Reference, Timestamp, VisitId};
use store::{PrintEnd, PrintEvidence, PrintId, PrintLoad, Sheet, Store, StoreError};
use wire::lock::{IV_BYTES, ReceiptLock};

use super::emerged::Watch;
use super::{Worker, told, told_going};
use crate::app::Message;
use crate::effect::{Issue, Outcome, Paper, PrintFault};
use crate::screen::paper::Proof;

/// What hides the hash of a paper's bytes from whoever has the disk and not the paper.
pub(crate) struct Seal {
    /// Derived from the code on the paper.
    pub(crate) lock: Arc<ReceiptLock>,
    /// Never used before.
    pub(crate) iv: [u8; IV_BYTES],
}

/// Notes a step of a job.
pub(crate) fn note(
    store: &mut Store,
    job: PrintId,
    seal: Option<&Seal>,
    progress: &Progress,
    now: Timestamp,
) -> Result<(), StoreError> {
    match progress {
        Progress::Started { parts, bytes, hash } => {
            let sealed_hash = seal.map(|seal| seal.lock.seal(hash, seal.iv));
            store.print_sending(job, &PrintLoad { parts: *parts, bytes: *bytes, sealed_hash }, now)
        }
        Progress::Sent { id } => store.print_sent(job, *id, now),
        Progress::Confirmed { part, id, .. } => store.print_confirmed(job, *part, *id, now),
        Progress::Waiting(fault) => store.print_status(job, &format!("waiting: {fault}"), now),
        Progress::Resumed => store.print_status(job, "going on", now),
    }
}

/// The end of a job as its row has it.
pub(crate) fn end_of(outcome: &printer::Outcome) -> PrintEnd {
    match outcome {
        printer::Outcome::Printed { evidence: Evidence::ProcessId, .. } => PrintEnd::Printed(PrintEvidence::ProcessId),
        printer::Outcome::Printed { evidence: Evidence::QueuedStatus, .. } => {
            PrintEnd::Printed(PrintEvidence::QueuedStatus)
        }
        printer::Outcome::Unknown { doubt, .. } => PrintEnd::Unknown(doubt.to_string()),
        printer::Outcome::Failed(fault) => PrintEnd::Failed(fault.to_string()),
    }
}

impl Worker {
    /// Tells the printer what earlier runs left, so that nothing of theirs comes out in a visit of ours.
    pub(super) fn take_over_printer(&self) {
        let past = match self.tools.store.call(|store| store.printer_past()) {
            Ok(Ok(past)) if past.in_doubt == 0 => Past::Clean { next_id: past.next_id },
            Ok(Ok(past)) => Past::Doubtful { next_id: past.next_id },
            Ok(Err(error)) => {
                tracing::error!(error = %error, "nobody knows what earlier prints left in the printer");
                Past::Doubtful { next_id: 1 }
            }
            Err(error) => {
                tracing::error!(error = %error, "nobody knows what earlier prints left in the printer");
                Past::Doubtful { next_id: 1 }
            }
        };
        self.tools.printer.take_over(past, self.when_cleared());
    }

    /// Ends what the printer is at, and throws away what it holds.
    pub(super) fn purge_printer(&self) {
        self.tools.printer.purge(self.when_cleared());
    }

    fn when_cleared(&self) -> printer::Reply<Purged> {
        let (store, clock) = (self.tools.store.clone(), self.tools.clock);
        Box::new(move |purged| match purged {
            Purged::Clean | Purged::Cleared => {
                let now = clock();
                if let Ok(Err(error)) = store.call(move |store| store.printer_cleared(now)) {
                    tracing::error!(error = %error, "that the printer is clear could not be noted");
                }
            }
            Purged::Blocked => {}
        })
    }

    /// Prints a stored receipt for the visit that has the right to it.
    pub(super) fn print(&mut self, visit: VisitId, reference: Reference, issue: Issue) {
        let paper = Paper::Receipt(reference);
        let document = match self.tools.store.call(move |store| store.receipt(&reference)) {
            Ok(Ok(Some(sealed))) => self.claims.open(visit, &reference, &sealed),
            Ok(Ok(None) | Err(_)) | Err(_) => {
                tracing::error!(reference = %reference, "the receipt of {reference} is not in the store");
                return self.not_printed(visit, paper);
            }
        };
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                tracing::error!(error = %domain::chain(&error), reference = %reference, "the receipt of {reference} cannot be read");
                return self.not_printed(visit, paper);
            }
        };
        let Some((job, copy)) = self.noted(Sheet::Receipt(reference)) else {
            return self.not_printed(visit, paper);
        };
        let document = match issue {
            Issue::Original if copy == 1 => document,
            Issue::Original | Issue::Copy => self.copy_of(&document, copy),
        };
        let seal = self.claims.lock_of(visit, &reference).map(|lock| Seal { lock, iv: self.tools.sealing.fresh() });
        self.put_on_paper(visit, paper, job, document, seal);
    }

    /// Prints a paper that is kept nowhere.
    pub(super) fn print_sheet(&self, visit: VisitId, paper: Paper, document: Document) {
        match self.noted(Sheet::Slip) {
            Some((job, _)) => self.put_on_paper(visit, paper, job, document, None),
            None => self.not_printed(visit, paper),
        }
    }

    fn noted(&self, sheet: Sheet) -> Option<(PrintId, u32)> {
        let now = (self.tools.clock)();
        match self.tools.store.call(move |store| store.print_started(sheet, now)) {
            Ok(Ok(job)) => Some(job),
            Ok(Err(error)) => {
                tracing::error!(error = %error, "a print could not be noted, so it is not made");
                None
            }
            Err(error) => {
                tracing::error!(error = %error, "a print could not be noted, so it is not made");
                None
            }
        }
    }

    fn not_printed(&self, visit: VisitId, paper: Paper) {
        self.answer(Message::Printed { visit, paper, outcome: Outcome::Failed(PrintFault::Other) });
    }

    fn put_on_paper(&self, visit: VisitId, paper: Paper, job: PrintId, document: Document, seal: Option<Seal>) {
        let clock = self.tools.clock;
        let (store, seal) = (self.tools.store.clone(), seal.map(Arc::new));
        let watch = Watch::new(self.tools.simulated.clone());
        let watched = watch.clone();
        let told_on = self.tools.replies.clone();
        let progress = Box::new(move |progress: Progress| {
            watched.follow(&progress);
            let (now, seal, going) = (clock(), seal.clone(), told_going(&progress));
            if let Ok(Err(error)) = store.call(move |store| note(store, job, seal.as_deref(), &progress, now)) {
                tracing::error!(error = %error, "a step of a print could not be noted");
            }
            // Nobody listens any more only when the program ends.
            if let Some(going) = going {
                let _ = told_on.send(Message::Printing { visit, paper, going });
            }
        });
        let (store, replies) = (self.tools.store.clone(), self.tools.replies.clone());
        let reply = Box::new(move |outcome: printer::Outcome| {
            let (now, end) = (clock(), end_of(&outcome));
            if let Ok(Err(error)) = store.call(move |store| store.print_ended(job, &end, now)) {
                tracing::error!(error = %error, "the end of a print could not be noted");
            }
            // Nobody listens any more only when the program ends.
            if let Some(sheet) = watch.came_out() {
                let _ = replies.send(Message::Emerged { visit, proof: Proof { paper, sheet } });
            }
            let _ = replies.send(Message::Printed { visit, paper, outcome: told(&outcome) });
        });
        // The row alone learns of it: the screen has said that nobody can tell, and may be another visit's by now.
        let store = self.tools.store.clone();
        let late = Box::new(move |_: Evidence| {
            let now = clock();
            if let Ok(Err(error)) = store.call(move |store| store.print_confirmed_late(job, now)) {
                tracing::error!(error = %error, "the late confirmation of a print could not be noted");
            }
        });
        self.tools.printer.order(Order { document, progress, reply, late });
    }

    fn copy_of(&self, document: &Document, copy: u32) -> Document {
        let say = self.tools.lexicon.speak(document.language);
        document.marked_as_copy(say.with("receipt-copy", &[("number", copy.saturating_sub(1).into())]))
    }
}

#[cfg(test)]
mod tests;
