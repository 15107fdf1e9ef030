//! The loop at the top: rounds while something is due, then rest until something is. The only place of this crate that
//! waits for time to pass.

use std::sync::Arc;
use std::time::Duration;

use domain::Timestamp;
use store::Handle;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

use crate::plan::Policy;
use crate::round::{RoundReport, round};
use crate::transport::Transport;
use crate::trust::{Caller, Trust};
use crate::{Chance, Clock, backoff, status};

const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);

/// Everything the loop needs.
pub struct Worker {
    /// The queue.
    pub store: Handle,
    /// The way to the gateway.
    pub transport: Arc<dyn Transport>,
    /// Whose receipts count.
    pub trust: Trust,
    /// Who asks for news.
    pub caller: Caller,
    /// Limits.
    pub policy: Policy,
    /// How often to ask for the agencies' answers, and at least how often to look at the queue.
    pub ask_every: Duration,
    /// Tells the time.
    pub clock: Arc<Clock>,
    /// Throws dice.
    pub chance: Arc<Chance>,
    /// Told of every round and of every answer that came in; must not block.
    pub tell: Box<dyn Fn(RoundReport) + Send + Sync>,
}

/// Holds the loop from outside. Dropping it stops the loop.
#[derive(Debug)]
pub struct Reins {
    wake: Arc<Notify>,
    stop: watch::Sender<bool>,
}

/// The loop's end of the reins.
#[derive(Debug)]
pub struct Bridle {
    wake: Arc<Notify>,
    stop: watch::Receiver<bool>,
}

impl Reins {
    /// Reins, and what the loop holds of them.
    #[must_use]
    pub fn new() -> (Self, Bridle) {
        let wake = Arc::new(Notify::new());
        let (stop, stopped) = watch::channel(false);
        (Self { wake: Arc::clone(&wake), stop }, Bridle { wake, stop: stopped })
    }

    /// Something was submitted, or somebody wants it sent now.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Ends the loop after the round under way.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}

/// Keeps the queue moving until the reins are dropped. No fault of the network or the store ends it.
pub async fn run(worker: Worker, mut bridle: Bridle) {
    let (mut asked_at, mut swept_at) = (None, None);
    while !bridle.stopped() {
        let due = worker.round().await;
        let now = (worker.clock)();
        if has_passed(asked_at, worker.ask_every, now) {
            asked_at = Some(now);
            worker.ask().await;
        }
        if has_passed(swept_at, SWEEP_EVERY, now) {
            swept_at = Some(now);
            worker.sweep().await;
        }
        if let Some(rest) = worker.rest((worker.clock)(), due)
            && !bridle.stopped()
        {
            bridle.wait(rest).await;
        }
    }
}

impl Worker {
    /// Lets the whole queue be tried again within a minute; for a line that came back.
    pub async fn line_came_back(&self) {
        let at = backoff::after_outage((self.clock)(), self.chance.as_ref());
        if let Ok(Err(error)) = self.store.ask(move |store| store.pull_forward(at)).await {
            tracing::error!(error = %error, "the queue could not be pulled forward");
        }
    }

    /// One round; when something is due again.
    async fn round(&self) -> Option<Timestamp> {
        let (clock, chance) = (self.clock.as_ref(), self.chance.as_ref());
        match round(&self.store, self.transport.as_ref(), &self.policy, &self.trust, clock, chance).await {
            Ok(report) => {
                let due = report.next_due;
                if report.attempted > 0 {
                    (self.tell)(report);
                }
                due
            }
            Err(error) => {
                tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "a round failed");
                None
            }
        }
    }

    async fn ask(&self) {
        let now = (self.clock)();
        match status::fetch(&self.store, self.transport.as_ref(), &self.caller, &self.trust, now).await {
            Ok(moved) if moved.is_empty() => {}
            Ok(moved) => (self.tell)(RoundReport { moved, ..RoundReport::default() }),
            Err(error) => tracing::debug!(error = %error, "the agencies' answers could not be fetched"),
        }
    }

    /// What has been kept long enough goes.
    async fn sweep(&self) {
        let now = (self.clock)();
        match self.store.ask(move |store| store.sweep(now)).await {
            Ok(Ok(swept)) if swept == store::Swept::default() => {}
            Ok(Ok(swept)) => {
                tracing::info!(envelopes = swept.envelopes, submissions = swept.submissions, "swept the store");
            }
            Ok(Err(error)) => tracing::error!(error = %error, "the store could not be swept"),
            Err(error) => tracing::error!(error = %error, "the store could not be swept"),
        }
    }

    /// How long to rest; not at all while something is due. Never longer than the interval of asking, so that a clock
    /// that is put forward or back is noticed.
    fn rest(&self, now: Timestamp, due: Option<Timestamp>) -> Option<Duration> {
        match due {
            Some(due) if due <= now => None,
            Some(due) => Some(due.duration_since(now).unsigned_abs().min(self.ask_every)),
            None => Some(self.ask_every),
        }
    }
}

impl Bridle {
    pub(crate) fn stopped(&self) -> bool {
        *self.stop.borrow() || self.stop.has_changed().is_err()
    }

    pub(crate) async fn wait(&mut self, rest: Duration) {
        let (wake, stop) = (&self.wake, &mut self.stop);
        // Whichever comes first; that the rest has passed is as good a reason as the others.
        let _ = timeout(rest, async {
            tokio::select! {
                () = wake.notified() => {}
                _ = stop.changed() => {}
            }
        })
        .await;
    }
}

/// Whether it is time again. A clock that was put back makes it so.
fn has_passed(last: Option<Timestamp>, every: Duration, now: Timestamp) -> bool {
    last.is_none_or(|last| now < last || now.duration_since(last).unsigned_abs() >= every)
}
