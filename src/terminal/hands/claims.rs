//! Who may see and print what: a reference is shown only to whoever has the check code beside it. The proof lasts as long
//! as the visit; tries are counted for the visit here, for the reference and the terminal in the store.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use domain::attempts::{Verdict, VisitTries};
use domain::receipt::Document;
use domain::{Claim, Reference, VisitId};
use store::{ReceiptHash, StretchCost, Subject};
use wire::lock::{Cost, LockError, ReceiptLock, UnfitCost};
use wire::paper::DecodeError;

use super::enquiry::{Pending, Told, Whose, is_delivered};
use super::{Job, Worker};
use crate::effect::Lookup;

/// What a visit has proven and tried.
#[derive(Debug, Default)]
pub(super) struct Claims {
    proven: Option<(VisitId, Reference, Arc<ReceiptLock>)>,
    tries: VisitTries,
    /// What the gateway is being asked.
    pub(super) pending: Option<Pending>,
    /// What agencies have said of the application that is on the page.
    pub(super) told: Told,
}

/// Why a stored receipt cannot be opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenError {
    /// Nobody in this visit has shown its check code.
    #[error("nobody in this visit has shown the check code of that receipt")]
    NotProven,
    /// The key does not fit what is stored.
    #[error("the stored receipt does not open")]
    Locked(#[source] LockError),
    /// It opens, but cannot be read.
    #[error("the stored receipt cannot be read")]
    Decode(#[source] DecodeError),
}

/// The keys of a claim.
pub(super) fn lock(claim: &Claim, cost: Cost) -> Result<ReceiptLock, UnfitCost> {
    ReceiptLock::new(&claim.secret, &claim.reference, cost)
}

/// What the store keeps of a secret.
pub(super) fn kept_of(lock: &ReceiptLock, cost: Cost) -> ReceiptHash {
    let Cost { memory_kib, passes, lanes } = cost;
    ReceiptHash { status_key: lock.status_key(), cost: StretchCost { memory_kib, passes, lanes } }
}

impl Claims {
    /// The visit has shown the check code, or has just been given it.
    pub(super) fn prove(&mut self, visit: VisitId, reference: Reference, lock: ReceiptLock) {
        self.proven = Some((visit, reference, Arc::new(lock)));
    }

    /// Takes one of the visit's tries, if there is one left.
    pub(super) fn take_try(&mut self) -> bool {
        self.tries.take()
    }

    /// The secret was right: the try does not count.
    pub(super) fn give_try_back(&mut self) {
        self.tries.give_back();
    }

    /// The keys of a receipt, for the visit that has the right to it.
    pub(super) fn lock_of(&self, visit: VisitId, reference: &Reference) -> Option<Arc<ReceiptLock>> {
        let proven = self.proven.as_ref().filter(|(who, what, _)| *who == visit && what == reference);
        proven.map(|(_, _, lock)| Arc::clone(lock))
    }

    /// The stored receipt, for the visit that has the right to it.
    pub(super) fn open(&self, visit: VisitId, reference: &Reference, sealed: &[u8]) -> Result<Document, OpenError> {
        let lock = self.lock_of(visit, reference).ok_or(OpenError::NotProven)?;
        let plain = lock.open(sealed).map_err(OpenError::Locked)?;
        wire::paper::decode(&plain).map_err(OpenError::Decode)
    }
}

impl Worker {
    /// Finds what this terminal has under a claim; `None` while the gateway is asked because it has nothing. A reference
    /// that does not exist costs the same time and goes the same way as a wrong check code, with the line up or down.
    pub(super) fn look_up(&mut self, visit: VisitId, claim: &Claim, back: SyncSender<Job>) -> Option<Lookup> {
        self.claims.pending = None;
        self.claims.told = Told::default();
        if !self.claims.take_try() {
            return Some(Lookup::Spent);
        }
        let (now, reference) = ((self.tools.clock)(), claim.reference);
        let subject = Subject::Receipt(reference);
        let asked = self.tools.store.call(move |store| {
            let verdict = store.try_secret(subject, now)?;
            Ok::<_, store::StoreError>((verdict, store.receipt_hash(&reference)?))
        });
        let kept = match asked {
            Ok(Ok((Verdict::Allowed, kept))) => kept,
            Ok(Ok((Verdict::Wait { until }, _))) => return Some(Lookup::Wait { until }),
            Ok(Err(error)) => {
                tracing::error!(error = %error, "a reference could not be looked up");
                return Some(Lookup::Unknown);
            }
            Err(error) => {
                tracing::error!(error = %error, "a reference could not be looked up");
                return Some(Lookup::Unknown);
            }
        };
        let cost = kept.as_ref().map_or(Cost::KIOSK, |kept| {
            let StretchCost { memory_kib, passes, lanes } = kept.cost;
            Cost { memory_kib, passes, lanes }
        });
        let Ok(lock) = lock(claim, cost) else { return Some(Lookup::Unknown) };
        let stored = kept.filter(|kept| kept.status_key == lock.status_key()).and_then(|_| self.stored(claim));
        let Some(stored) = stored else {
            self.ask_gateway(visit, reference, Whose::Unknown, &lock, back);
            return None;
        };
        self.code_was_right(subject);
        if stored.rows.iter().any(is_delivered) {
            self.ask_gateway(visit, reference, Whose::Ours, &lock, back);
        }
        self.claims.prove(visit, reference, lock);
        self.watched = Some((visit, reference));
        Some(Lookup::Found(stored))
    }

    /// The try does not count, for the visit or the terminal.
    pub(super) fn code_was_right(&mut self, subject: Subject) {
        self.claims.give_try_back();
        if let Ok(Err(error)) = self.tools.store.call(move |store| store.secret_was_right(subject)) {
            tracing::warn!(error = %error, "a try at a secret could not be taken back");
        }
    }
}
