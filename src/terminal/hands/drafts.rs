//! Putting a visit aside under a printed code and taking it up again. The code is stretched here, so these calls take a
//! tenth of a second and stand on the hands' thread; the store sees sealed bytes under a derived name, and nobody keeps
//! the code.

use std::sync::PoisonError;

use domain::attempts::Verdict;
use domain::{Draft, ResumeCode, Timestamp, VisitId};
use jiff::SignedDuration;
use store::{DraftName, DraftSalt, Handle, Store, StoreError, StretchCost, Subject, Unavailable};
use wire::lock::{Cost, DraftLock, LockError, UnfitCost};

use super::Worker;
use crate::app::Message;
use crate::effect::Paper;
use crate::effect::aside::{AsideNews, AsideWish, Kept};
use crate::slip::Slip;

/// How often drafts that have expired are looked for.
const PURGE_EVERY: SignedDuration = SignedDuration::from_hours(1);
const HOURS_A_DAY: i64 = 24;

/// A draft that is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Under which name; a submission that grew out of it takes it along.
    pub name: DraftName,
    /// Until when it is kept.
    pub expires_at: Timestamp,
}

/// What came of a code.
#[derive(Debug, Clone, PartialEq)]
pub enum Resumed {
    /// The draft, and the name under which it lies.
    Draft(Box<Draft>, DraftName),
    /// Nothing opens with that code: it never did, has expired, or has been used up. Which of these is not said.
    Nothing,
    /// Too many tries at this terminal.
    Wait {
        /// From then on.
        until: Timestamp,
    },
}

/// Why a draft could not be kept or looked for.
#[derive(Debug, thiserror::Error)]
pub enum DraftFault {
    /// The store's thread did not answer.
    #[error("the store did not answer")]
    Unavailable(#[source] Unavailable),
    /// The disk refused.
    #[error("the store refused")]
    Store(#[source] StoreError),
    /// The cost kept in the store cannot be paid.
    #[error("the code cannot be stretched")]
    Cost(#[source] UnfitCost),
    /// It opens, but a later release wrote it.
    #[error("the draft cannot be read")]
    Read(#[source] LockError),
}

/// How drafts are kept: what a guess costs, and where randomness comes from.
pub struct Drafts<'a> {
    /// The terminal's store.
    pub store: &'a Handle,
    /// For salt and IV.
    pub random: &'a mut wire::Random<'a>,
    /// What stretching a code costs; [`Cost::KIOSK`] wherever citizens are.
    pub cost: Cost,
}

impl Drafts<'_> {
    /// Saves a draft under a code for so many days, in place of an earlier one under the same code.
    ///
    /// # Errors
    /// When it is not on disk.
    pub fn save(&mut self, draft: &Draft, code: &ResumeCode, days: u32, now: Timestamp) -> Result<Saved, DraftFault> {
        let salt = self.salt()?;
        let lock = stretched(code, &salt)?;
        let mut iv = [0; wire::lock::IV_BYTES];
        (self.random)(&mut iv);
        let (name, sealed) = (lock.name(), lock.seal(draft, iv));
        let expires_at =
            now.checked_add(SignedDuration::from_hours(HOURS_A_DAY * i64::from(days))).unwrap_or(Timestamp::MAX);
        self.ask(move |store| store.save_draft(&name, &salt, &sealed, expires_at))?;
        Ok(Saved { name, expires_at })
    }

    /// Looks for the draft of a code. The caller counts the visit's tries; the terminal's are counted here.
    ///
    /// # Errors
    /// When nobody can tell.
    pub fn resume(&mut self, code: &ResumeCode, now: Timestamp) -> Result<Resumed, DraftFault> {
        if let Verdict::Wait { until } = self.ask(move |store| store.try_secret(Subject::Draft, now))? {
            return Ok(Resumed::Wait { until });
        }
        let mut salts = self.ask(|store| store.draft_salts())?;
        if salts.is_empty() {
            // An empty store takes as long to say no as a full one.
            salts.push(self.salt()?);
        }
        for salt in salts {
            let lock = stretched(code, &salt)?;
            let name = lock.name();
            let Some(sealed) = self.ask(move |store| store.draft(&name, now))? else { continue };
            match lock.open(&sealed) {
                Ok(draft) => {
                    self.ask(|store| store.secret_was_right(Subject::Draft))?;
                    return Ok(Resumed::Draft(Box::new(draft), name));
                }
                Err(LockError::Locked) => {}
                Err(error @ LockError::Read(_)) => return Err(DraftFault::Read(error)),
            }
        }
        Ok(Resumed::Nothing)
    }

    fn salt(&mut self) -> Result<DraftSalt, DraftFault> {
        let mut fresh = [0; 16];
        (self.random)(&mut fresh);
        let Cost { memory_kib, passes, lanes } = self.cost;
        self.ask(move |store| store.draft_salt(StretchCost { memory_kib, passes, lanes }, fresh))
    }

    fn ask<T, F>(&self, act: F) -> Result<T, DraftFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    {
        self.store.call(act).map_err(DraftFault::Unavailable)?.map_err(DraftFault::Store)
    }
}

/// What the visit has put aside, or taken up.
pub(super) struct Held {
    visit: VisitId,
    code: ResumeCode,
    name: DraftName,
}

impl Worker {
    /// Puts a visit aside, takes one up, or erases one.
    pub(super) fn put_aside(&mut self, visit: VisitId, wish: AsideWish) {
        let news = match wish {
            AsideWish::TakeUp => {
                if let Some(found) = self.found.take().filter(|found| found.visit == visit) {
                    self.aside = Some(found);
                }
                return;
            }
            AsideWish::Keep { draft, days } => self.keep_draft(visit, &draft, days),
            AsideWish::Erase => self.erase_draft(visit),
            AsideWish::Resume(code) => self.resume_draft(visit, code),
        };
        self.answer(Message::Aside { visit, news });
    }

    /// The draft from which this visit's applications have come; it goes when they are stored.
    pub(super) fn drafted(&self, visit: VisitId) -> Option<DraftName> {
        self.aside.as_ref().filter(|held| held.visit == visit).map(|held| held.name)
    }

    /// A visit keeps its code, so that the slip in the citizen's hand stays right.
    fn keep_draft(&mut self, visit: VisitId, draft: &Draft, days: u32) -> AsideNews {
        // What was kept before stays known until something else is kept: it can still be erased, and goes when it is sent.
        let held = self.aside.as_ref().filter(|held| held.visit == visit).map(|held| held.code.clone());
        let code = held.unwrap_or_else(|| ResumeCode::from_random(self.tools.sealing.fresh()));
        let now = (self.tools.clock)();
        match self.with_drafts(|drafts| drafts.save(draft, &code, days, now)) {
            Ok(Saved { name, expires_at }) => {
                self.aside = Some(Held { visit, code: code.clone(), name });
                AsideNews::Kept(Kept { code, until: expires_at })
            }
            Err(error) => {
                tracing::error!(error = %domain::chain(&error), "a visit could not be put aside");
                AsideNews::NotKept
            }
        }
    }

    fn erase_draft(&mut self, visit: VisitId) -> AsideNews {
        let Some(name) = self.drafted(visit) else { return AsideNews::Erased };
        match self.tools.store.call(move |store| store.delete_draft(&name)) {
            Ok(Ok(())) => {
                self.aside = None;
                AsideNews::Erased
            }
            Ok(Err(error)) => unerased(&error),
            Err(error) => unerased(&error),
        }
    }

    fn resume_draft(&mut self, visit: VisitId, code: ResumeCode) -> AsideNews {
        if !self.claims.take_try() {
            return AsideNews::TooOften;
        }
        let now = (self.tools.clock)();
        match self.with_drafts(|drafts| drafts.resume(&code, now)) {
            Ok(Resumed::Draft(draft, name)) => {
                self.claims.give_try_back();
                self.found = Some(Held { visit, code, name });
                AsideNews::Resumed(draft)
            }
            Ok(Resumed::Nothing) => AsideNews::Nothing,
            Ok(Resumed::Wait { .. }) => AsideNews::TooOften,
            Err(error) => {
                tracing::error!(error = %domain::chain(&error), "a visit that was put aside could not be looked for");
                AsideNews::Unsure
            }
        }
    }

    fn with_drafts<T>(&self, act: impl FnOnce(&mut Drafts<'_>) -> T) -> T {
        let mut random = self.tools.sealing.random.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut Drafts { store: &self.tools.store, random: &mut **random, cost: Cost::KIOSK })
    }

    /// The slip is printed as it is and kept nowhere.
    pub(super) fn print_slip(&self, visit: VisitId, slip: &Slip) {
        self.print_sheet(visit, Paper::Slip, slip.document(&self.tools.lexicon));
    }

    /// Deletes what has expired, at the start and every hour.
    pub(super) fn purge_drafts(&mut self) {
        let now = (self.tools.clock)();
        if self.purged_at.is_some_and(|at| now.duration_since(at).abs() < PURGE_EVERY) {
            return;
        }
        self.purged_at = Some(now);
        match self.tools.store.call(move |store| store.purge_drafts(now)) {
            Ok(Ok(0)) => {}
            Ok(Ok(count)) => tracing::info!(count, "{count} drafts had expired and are deleted"),
            Ok(Err(error)) => tracing::error!(error = %error, "drafts that have expired could not be deleted"),
            Err(error) => tracing::error!(error = %error, "drafts that have expired could not be deleted"),
        }
    }
}

fn unerased(error: &(dyn std::error::Error + 'static)) -> AsideNews {
    tracing::error!(error = %domain::chain(error), "a draft could not be erased");
    AsideNews::NotErased
}

fn stretched(code: &ResumeCode, salt: &DraftSalt) -> Result<DraftLock, DraftFault> {
    let StretchCost { memory_kib, passes, lanes } = salt.cost;
    DraftLock::new(code, &salt.salt, Cost { memory_kib, passes, lanes }).map_err(DraftFault::Cost)
}

#[cfg(test)]
mod tests;
