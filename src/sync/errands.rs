//! Errands: what a terminal tells of its place, apart from applications. Calls for staff and each day's faces have a loop
//! of their own, so that a delivery that stalls never holds up a call for help. Only a verified answer counts as told.

use std::sync::Arc;
use std::time::Duration;

use domain::{Date, Timestamp};
use store::{CallDue, DayDue, Handle, StoreError, Unavailable};
use tokio::time::timeout;
use wire::sign::SignError;
use wire::v1::{Feedback, Noted, ReadError, Signed as _, StaffCall};

use crate::transport::{Fault, Request, Transport};
use crate::trust::{Caller, Trust};
use crate::worker::Bridle;
use crate::{Chance, Clock, backoff};

/// How soon a call is tried again: whoever called stands there.
const CALL_AGAIN: Duration = Duration::from_secs(5);
/// An errand that takes longer than this to be answered is tried again; the transport alone would wait for a minute, and
/// somebody may call meanwhile.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked whether a day is over.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Everything the errands need.
pub struct Errands {
    /// Calls and faces.
    pub store: Handle,
    /// The way to the gateway.
    pub transport: Arc<dyn Transport>,
    /// Whose answers count.
    pub trust: Trust,
    /// Who tells.
    pub caller: Caller,
    /// Tells the time.
    pub clock: Arc<Clock>,
    /// What day it is by the clock on the wall.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// Throws dice.
    pub chance: Arc<Chance>,
    /// For an answer; [`PATIENCE`] but in tests.
    pub patience: Duration,
    /// Told when the gateway has heard a call; must not block.
    pub tell: Box<dyn Fn() + Send + Sync>,
}

/// Why the gateway was not told.
#[derive(Debug, thiserror::Error)]
pub enum ErrandError {
    /// No answer.
    #[error("the gateway was not reached")]
    Transport(#[source] Fault),
    /// No answer in time.
    #[error("the gateway did not answer in time")]
    Late,
    /// A refusal.
    #[error("the gateway answered {status}")]
    Refused {
        /// HTTP status.
        status: u16,
    },
    /// An answer that proves nothing.
    #[error("the answer is not the gateway's to this note")]
    Read(#[source] ReadError),
    /// The terminal's key does not sign.
    #[error("the terminal's key does not sign")]
    Sign(#[source] SignError),
    /// The store did not answer.
    #[error("the store did not answer")]
    Unavailable(#[source] Unavailable),
    /// The store failed.
    #[error("the store failed during an errand")]
    Store(#[source] StoreError),
}

/// Runs errands until the reins are dropped.
pub async fn run_errands(errands: Errands, mut bridle: Bridle) {
    let mut failures = 0;
    let mut faces_at: Option<Timestamp> = None;
    while !bridle.stopped() {
        let waiting = errands.calls().await;
        let now = (errands.clock)();
        // A clock that was put back makes it time again.
        let is_time = faces_at.is_none_or(|at| now >= at || at.duration_since(now) > backoff::LONGEST);
        if waiting.is_none() && is_time {
            let wait = match errands.faces().await {
                Ok(()) => {
                    failures = 0;
                    LOOK_EVERY
                }
                Err(error) => {
                    tracing::debug!(error = %domain::chain(&error), "the faces of a day could not be told");
                    failures += 1;
                    backoff::delay(failures, errands.chance.as_ref()).unsigned_abs()
                }
            };
            let wait = jiff::SignedDuration::try_from(wait).unwrap_or(jiff::SignedDuration::from_mins(15));
            faces_at = Some(now.saturating_add(wait).unwrap_or(Timestamp::MAX));
        }
        if !bridle.stopped() {
            bridle.wait(waiting.unwrap_or(LOOK_EVERY)).await;
        }
    }
}

impl Errands {
    /// Tells of every call that waits; how soon to come again if one still does.
    pub async fn calls(&self) -> Option<Duration> {
        let now = (self.clock)();
        let due = match self.keep(move |store| store.calls_due(now)).await {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(error = %domain::chain(&error), "the calls for staff could not be read");
                return Some(CALL_AGAIN);
            }
        };
        let mut again = None;
        for call in due {
            match self.call(call).await {
                Ok(()) => (self.tell)(),
                Err(error) => {
                    tracing::warn!(error = %domain::chain(&error), "a call for staff has not reached the gateway");
                    again = Some(CALL_AGAIN);
                }
            }
        }
        again
    }

    async fn call(&self, due: CallDue) -> Result<(), ErrandError> {
        let call = StaffCall::new(self.caller.terminal.clone(), due.call, due.state, due.made_at);
        let note = call.sign(self.caller.signer.as_ref()).map_err(ErrandError::Sign)?;
        self.put(call.path(), &note).await?;
        self.keep(move |store| store.call_told(due.call, due.state)).await
    }

    /// Tells of every day that is over.
    ///
    /// # Errors
    /// At the first day that the gateway does not confirm.
    pub async fn faces(&self) -> Result<(), ErrandError> {
        let today = (self.today)();
        for due in self.keep(move |store| store.days_due(today)).await? {
            self.day(due).await?;
        }
        Ok(())
    }

    async fn day(&self, due: DayDue) -> Result<(), ErrandError> {
        let day = Feedback::new(self.caller.terminal.clone(), due.day, &due.tallies);
        let note = day.sign(self.caller.signer.as_ref()).map_err(ErrandError::Sign)?;
        self.put(day.path(), &note).await?;
        self.keep(move |store| store.day_told(&due)).await
    }

    /// Brings a note and believes nothing but the gateway's own answer to it.
    async fn put(&self, path: String, note: &str) -> Result<(), ErrandError> {
        let request = Request::put(path, "application/jose", note.as_bytes().to_vec());
        let answered = timeout(self.patience, self.transport.call(request)).await.map_err(|_| ErrandError::Late)?;
        let response = answered.map_err(ErrandError::Transport)?;
        if response.status != 200 {
            return Err(ErrandError::Refused { status: response.status });
        }
        let answer = String::from_utf8_lossy(&response.body);
        Noted::verify(answer.trim(), note, &|kid| self.trust.gateway(kid)).map_err(ErrandError::Read)?;
        Ok(())
    }

    async fn keep<T, F>(&self, act: F) -> Result<T, ErrandError>
    where
        T: Send + 'static,
        F: FnOnce(&mut store::Store) -> Result<T, StoreError> + Send + 'static,
    {
        self.store.ask(act).await.map_err(ErrandError::Unavailable)?.map_err(ErrandError::Store)
    }
}
