//! One round: plan, deliver, record. The terminal's worker and the technician's *send now* run the same one. Nothing in
//! here sleeps and nothing loops over the network.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use domain::{SubmissionId, Timestamp};
use store::{Backlog, Handle, State, Store, StoreError, Unavailable, Whom};

use crate::answer::Outcome;
use crate::courier::{Attempt, Courier, Delivery};
use crate::plan::{Policy, Step, next_due, plan};
use crate::transport::Transport;
use crate::trust::Trust;
use crate::{Chance, Clock, backoff};

/// Read from each lane; more than a round can send, so that the plan sees what comes next.
const READ_FROM_LANE: u32 = 8;

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundReport {
    /// Deliveries that were made.
    pub attempted: usize,
    /// Submissions that moved on or were parked.
    pub moved: Vec<(SubmissionId, State)>,
    /// Why others did not.
    pub put_off: Vec<(SubmissionId, String)>,
    /// The queue after the round.
    pub backlog: Backlog,
    /// When something is due again; `None` when nothing waits.
    pub next_due: Option<Timestamp>,
}

/// Why a round stopped: the store failed. The network cannot stop one.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// The store did not answer.
    #[error("the store did not answer")]
    Unavailable(#[source] Unavailable),
    /// The store could not be read or written.
    #[error("the store failed during a round")]
    Store(#[source] StoreError),
}

/// Sends what is due, once, and records what it came to.
pub async fn round(
    store: &Handle,
    transport: &dyn Transport,
    policy: &Policy,
    trust: &Trust,
    clock: &Clock,
    chance: &Chance,
) -> Result<RoundReport, RoundError> {
    let outstanding = ask(store, |store| store.outstanding(READ_FROM_LANE)).await?;
    let steps = plan(clock(), &outstanding, policy);
    let courier = Courier::new(transport, trust);
    let mut report = RoundReport { attempted: steps.len(), ..RoundReport::default() };
    let deliveries = steps.into_iter().map(|step| carry_out(store, courier, step, clock, chance)).collect();
    for done in all(deliveries).await {
        match done? {
            Done::Moved(submission, state) => report.moved.push((submission, state)),
            Done::PutOff(submission, note) => report.put_off.push((submission, note)),
        }
    }
    let left = ask(store, |store| store.outstanding(READ_FROM_LANE)).await?;
    report.next_due = next_due(clock(), &left);
    report.backlog = ask(store, |store| store.backlog()).await?;
    Ok(report)
}

enum Done {
    Moved(SubmissionId, State),
    PutOff(SubmissionId, String),
}

async fn carry_out(
    store: &Handle,
    courier: Courier<'_>,
    step: Step,
    clock: &Clock,
    chance: &Chance,
) -> Result<Done, RoundError> {
    let submission = step.submission;
    let now = clock();
    ask(store, move |store| store.begin_attempt(submission, now)).await?;
    let envelope = ask(store, move |store| store.envelope(submission)).await?.unwrap_or_default();
    let attempt = if step.attempts == 0 { Attempt::First } else { Attempt::Again };
    let delivery =
        Delivery { submission, agency: step.agency.clone(), manifest: step.manifest.clone(), envelope, attempt };
    let outcome = courier.deliver(&delivery).await;
    if let Outcome::Config { note } = &outcome {
        tracing::error!(submission.id = %submission, "the gateway and this terminal are not set up for each other: {note}");
    }
    let now = clock();
    let record = to_record(outcome, &step, now, chance);
    let kept = record.clone();
    let state = match store.ask(move |store| store.record(submission, &kept, now)).await {
        Ok(Ok(state)) => state,
        // Another process, such as the technician's, has recorded another receipt meanwhile: the first one stays.
        Ok(Err(StoreError::OtherReceipt(_))) => {
            let row = ask(store, move |store| store.submission(submission)).await?;
            row.map_or(State::Stored, |row| row.state)
        }
        Ok(Err(cause)) => return Err(RoundError::Store(cause)),
        Err(cause) => return Err(RoundError::Unavailable(cause)),
    };
    Ok(report(&step, record, state))
}

/// Says it once in the log, where it is handled.
fn report(step: &Step, record: store::Outcome, state: State) -> Done {
    let (submission, agency, attempts) = (step.submission, &step.agency, step.attempts + 1);
    match record {
        store::Outcome::Receipted { level, .. } => {
            tracing::info!(submission.id = %submission, attempts, level = level.as_str(), "delivered for {agency}");
            Done::Moved(submission, state)
        }
        store::Outcome::Parked { problem } => {
            tracing::error!(submission.id = %submission, attempts, problem, "parked for {agency}: a technician must look");
            Done::Moved(submission, state)
        }
        store::Outcome::PutOff { note, until, .. } => {
            tracing::warn!(submission.id = %submission, attempts, %until, "not delivered for {agency} yet: {note}");
            Done::PutOff(submission, note)
        }
    }
}

/// From what a delivery came to, to what is kept: who waits, and until when.
#[must_use]
pub fn to_record(outcome: Outcome, step: &Step, now: Timestamp, chance: &Chance) -> store::Outcome {
    let (whom, asked, note) = match outcome {
        Outcome::Receipted { level, receipt } => return store::Outcome::Receipted { level, receipt },
        Outcome::Parked { problem } => return store::Outcome::Parked { problem: problem.to_owned() },
        Outcome::Unreachable { note } | Outcome::Unsure { note } => (Whom::Host, None, note),
        Outcome::Later { whom, retry_after, note } => {
            (whom, retry_after.and_then(|header| backoff::retry_after(&header, now, chance)), note)
        }
        Outcome::Config { note } => (Whom::Lane, None, note),
    };
    let before = match whom {
        Whom::Item => step.failures.item,
        Whom::Lane => step.failures.lane,
        Whom::Host => step.failures.host,
    };
    let failures = before.saturating_add(1);
    let wait = asked.unwrap_or_else(|| backoff::delay(failures, chance));
    let until = now.saturating_add(wait).unwrap_or(Timestamp::MAX);
    store::Outcome::PutOff { whom, until, failures, note }
}

async fn ask<T, F>(store: &Handle, act: F) -> Result<T, RoundError>
where
    T: Send + 'static,
    F: FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
{
    store.ask(act).await.map_err(RoundError::Unavailable)?.map_err(RoundError::Store)
}

/// Awaits a handful of futures together; their number is limited by the policy.
async fn all<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<Running<F>> = futures.into_iter().map(|future| Running::Going(Box::pin(future))).collect();
    poll_fn(|context| {
        let mut going = false;
        for slot in &mut running {
            if let Running::Going(future) = slot {
                match future.as_mut().poll(context) {
                    Poll::Ready(value) => *slot = Running::Done(value),
                    Poll::Pending => going = true,
                }
            }
        }
        if going { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    let done = running.into_iter().filter_map(|slot| match slot {
        Running::Done(value) => Some(value),
        Running::Going(_) => None,
    });
    done.collect()
}

enum Running<F: Future> {
    Going(Pin<Box<F>>),
    Done(F::Output),
}
