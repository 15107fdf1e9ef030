//! One round: plan, deliver, record. The technician's *send now* makes one; the terminal's worker keeps the same
//! deliveries flowing, so that one that stalls holds up no other. Nothing in here sleeps.

use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use domain::{AgencyId, SubmissionId, Timestamp};
use store::{Backlog, Handle, Outstanding, State, Store, StoreError, Unavailable, Whom};
use wire::problem::ProblemType;

use crate::answer::{Outcome, Reach};
use crate::courier::{Attempt, Courier, Delivery, Stowed};
use crate::order::Order;
use crate::plan::{Policy, Step, Traffic, next_due, next_turn, plan};
use crate::transport::{Body, Transport};
use crate::trust::{Caller, Trust};
use crate::{Chance, Clock, backoff, courier};

/// Read from each lane; more than can be under way, so that the plan sees what comes next.
const READ_FROM_LANE: u32 = 8;
/// A part up to this is sent from memory; a larger one is read while it is sent.
const IN_MEMORY_BYTES: u64 = 256 * 1024;
/// So often the same submission may arrive garbled until somebody has to look at the line.
const GARBLED_ALARM: u32 = 5;

/// Under this name the store keeps whether the gateway has turned this terminal away: 1 if it has.
pub const REVOKED: &str = "revoked";

/// After so many attempts a submission under which the line breaks is suspected itself.
const TRIED_BEFORE: u32 = 2;

/// Everything that deliveries go by.
#[derive(Clone)]
pub struct Dispatch {
    /// The queue.
    pub store: Handle,
    /// The way to the gateway.
    pub transport: Arc<dyn Transport>,
    /// Whose receipts count.
    pub trust: Trust,
    /// Who delivers, and asks for news.
    pub caller: Caller,
    /// Limits.
    pub policy: Policy,
    /// Tells the time by the terminal's clock.
    pub clock: Arc<Clock>,
    /// Tells the gateway's time as far as it is known, for calls that hold a few minutes only.
    pub calls_at: Arc<Clock>,
    /// Throws dice.
    pub chance: Arc<Chance>,
}

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

/// What a delivery came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It moved on, or was parked.
    Moved(SubmissionId, State),
    /// It did not, for this reason.
    PutOff(SubmissionId, String),
}

/// Sends what is due, once, and records what it came to.
pub async fn round(dispatch: &Dispatch) -> Result<RoundReport, RoundError> {
    let mut flow = Flow::new(dispatch);
    let mut report = RoundReport { attempted: flow.fill().await?.begun, ..RoundReport::default() };
    while let Some(news) = flow.next().await {
        match news? {
            News::Moved(submission, state) => report.moved.push((submission, state)),
            News::PutOff(submission, note) => report.put_off.push((submission, note)),
        }
    }
    let left = flow.read().await?;
    report.next_due = next_due((dispatch.clock)(), &left);
    report.backlog = dispatch.ask(|store| store.backlog()).await?;
    Ok(report)
}

/// Deliveries under way, and places for more.
pub(crate) struct Flow<'a> {
    dispatch: &'a Dispatch,
    traffic: Traffic,
    going: Vec<Going<'a>>,
    lines: Arc<Lines>,
    order: Order,
}

/// Under which agencies' deliveries the line broke since something last got through, so that one agency at which
/// everything falls silent is told from a line that is dead.
#[derive(Debug, Default)]
struct Lines {
    broken: Mutex<BTreeSet<AgencyId>>,
    /// How many agencies' applications wait.
    waiting: AtomicUsize,
    refused: Mutex<Refused>,
}

/// What got through and what did not, so that a submission that nobody lets pass is told from a lane that is dead.
#[derive(Debug, Default)]
struct Refused {
    /// How many got through for each agency.
    through: BTreeMap<AgencyId, u64>,
    /// How many had got through for its agency when each of these last failed.
    seen: BTreeMap<SubmissionId, u64>,
}

/// Who may be to blame where a line broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspect {
    /// It broke under this agency alone, and others wait that were not tried since.
    Lane,
    /// Under several, or nobody else waits.
    Line,
    /// It failed, others of its agency got through, and it failed again.
    Item,
}

impl Lines {
    fn broke(&self, agency: &AgencyId) -> Suspect {
        let mut broken = self.broken();
        broken.insert(agency.clone());
        if broken.len() > 1 || self.waiting.load(Ordering::Relaxed) <= 1 { Suspect::Line } else { Suspect::Lane }
    }

    fn held(&self) {
        self.broken().clear();
    }

    fn got_through(&self, step: &Step) {
        let mut refused = self.refused();
        refused.seen.remove(&step.submission);
        let through = refused.through.entry(step.agency.clone()).or_default();
        *through = through.saturating_add(1);
    }

    fn failed(&self, step: &Step) -> Suspect {
        let mut refused = self.refused();
        let through = refused.through.get(&step.agency).copied().unwrap_or(0);
        match refused.seen.insert(step.submission, through) {
            Some(before) if before < through => Suspect::Item,
            Some(_) | None => Suspect::Line,
        }
    }

    /// As with the set of names.
    fn refused(&self) -> MutexGuard<'_, Refused> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who may be to blame for what a delivery came to.
    fn suspect(&self, step: &Step, outcome: &Outcome) -> Suspect {
        match outcome {
            Outcome::Unreachable { reach: Reach::Broke, .. } | Outcome::Unsure { .. } => self.broke(&step.agency),
            Outcome::Unreachable { reach: Reach::Nobody, .. } => Suspect::Line,
            Outcome::Unreachable { reach: Reach::Stranger, .. } => self.failed(step),
            Outcome::Later { .. } | Outcome::Config { .. } => {
                self.held();
                self.failed(step)
            }
            Outcome::Receipted { .. } | Outcome::Parked { .. } => {
                self.held();
                self.got_through(step);
                Suspect::Line
            }
        }
    }

    /// A set of names is whole whatever happened to the thread that held it.
    fn broken(&self) -> MutexGuard<'_, BTreeSet<AgencyId>> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Ending<'a> = Pin<Box<dyn Future<Output = Result<News, RoundError>> + Send + 'a>>;

struct Going<'a> {
    submission: SubmissionId,
    ending: Ending<'a>,
}

/// What filling the places came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filled {
    /// Deliveries that were begun.
    pub(crate) begun: usize,
    /// When something becomes due that is not yet; `None` when nothing waits for time to pass.
    pub(crate) next_turn: Option<Timestamp>,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(dispatch: &'a Dispatch) -> Self {
        Self {
            dispatch,
            traffic: Traffic::default(),
            going: Vec::new(),
            lines: Arc::default(),
            order: Order::default(),
        }
    }

    /// Begins what is due and finds a place.
    pub(crate) async fn fill(&mut self) -> Result<Filled, RoundError> {
        let outstanding = self.read().await?;
        let now = (self.dispatch.clock)();
        let steps = plan(now, &outstanding, &self.traffic, &self.dispatch.policy);
        let begun = steps.len();
        let agencies: BTreeSet<&AgencyId> = outstanding.iter().map(|item| &item.agency).collect();
        self.lines.waiting.store(agencies.len(), Ordering::Relaxed);
        for step in steps {
            self.traffic.begin(&step);
            let submission = step.submission;
            let ending = Box::pin(carry_out(self.dispatch, step, Arc::clone(&self.lines)));
            self.going.push(Going { submission, ending });
        }
        Ok(Filled { begun, next_turn: next_turn(now, &outstanding) })
    }

    /// What waits for no other. Where more have to wait than was reckoned with, more is read, so that they hide nothing.
    async fn read(&mut self) -> Result<Vec<Outstanding>, RoundError> {
        loop {
            let held = self.order.held();
            let limit = READ_FROM_LANE.saturating_add(held);
            let outstanding = self.dispatch.ask(move |store| store.outstanding(limit)).await?;
            let free = self.order.keep(self.dispatch, outstanding).await?;
            if self.order.held() <= held {
                return Ok(free);
            }
        }
    }

    /// The submissions that are under way.
    pub(crate) fn under_way(&self) -> BTreeSet<SubmissionId> {
        self.traffic.under_way().collect()
    }

    /// The next delivery that ends; `None` where none is under way. Not awaited to its end, it loses nothing.
    pub(crate) async fn next(&mut self) -> Option<Result<News, RoundError>> {
        if self.going.is_empty() {
            return None;
        }
        let (place, news) = poll_fn(|context| {
            for (place, going) in self.going.iter_mut().enumerate() {
                if let Poll::Ready(news) = going.ending.as_mut().poll(context) {
                    return Poll::Ready((place, news));
                }
            }
            Poll::Pending
        })
        .await;
        let ended = self.going.swap_remove(place);
        self.traffic.end(ended.submission);
        Some(news)
    }
}

impl Dispatch {
    fn courier(&self) -> Courier<'_> {
        Courier {
            transport: self.transport.as_ref(),
            trust: &self.trust,
            caller: &self.caller,
            clock: self.calls_at.as_ref(),
        }
    }

    pub(crate) async fn ask<T, F>(&self, act: F) -> Result<T, RoundError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    {
        self.store.ask(act).await.map_err(RoundError::Unavailable)?.map_err(RoundError::Store)
    }
}

async fn carry_out(dispatch: &Dispatch, step: Step, lines: Arc<Lines>) -> Result<News, RoundError> {
    let submission = step.submission;
    let now = (dispatch.clock)();
    match dispatch.ask(move |store| store.begin_attempt(submission, now)).await {
        Ok(_) => {}
        // Somebody else has moved it on since it was planned.
        Err(RoundError::Store(StoreError::NoSubmission(_))) => return standing(dispatch, submission).await,
        Err(other) => return Err(other),
    }
    let manifest = step.manifest.clone();
    let parts = dispatch.ask(move |store| stowed(store, submission, &manifest)).await?;
    let attempt = if step.attempts == 0 { Attempt::First } else { Attempt::Again };
    let delivery =
        Delivery { submission, agency: step.agency.clone(), manifest: step.manifest.clone(), parts, attempt };
    let outcome = dispatch.courier().deliver(&delivery).await;
    if let Outcome::Config { note } = &outcome {
        tracing::error!(submission.id = %submission, "the gateway and this terminal are not set up for each other: {note}");
    }
    let now = (dispatch.clock)();
    let suspect = lines.suspect(&step, &outcome);
    let record = to_record(outcome, (&step, suspect), now, dispatch.chance.as_ref());
    let kept = record.clone();
    let recorded = dispatch.ask(move |store| {
        mark_standing(store, &kept)?;
        store.record(submission, &kept, now)
    });
    match recorded.await {
        Ok(state) => Ok(report(&step, record, state)),
        // Another process, such as the technician's, has recorded another receipt meanwhile: the first one stays.
        Err(RoundError::Store(StoreError::OtherReceipt(_))) => standing(dispatch, submission).await,
        Err(other) => Err(other),
    }
}

/// Keeps whether the gateway has turned this terminal away for good, which whoever serves citizens asks for; a delivery
/// that gets through takes it back.
fn mark_standing(store: &mut Store, record: &store::Outcome) -> Result<(), StoreError> {
    let mark = match record {
        store::Outcome::PutOff { note, .. } if note == ProblemType::Revoked.name() => 1,
        store::Outcome::Receipted { .. } => 0,
        store::Outcome::PutOff { .. } | store::Outcome::Parked { .. } => return Ok(()),
    };
    keep_mark(store, REVOKED, mark)
}

/// Keeps a mark; one that stands already is not written again.
pub(crate) fn keep_mark(store: &mut Store, name: &str, mark: u64) -> Result<(), StoreError> {
    if store.cursor(name)? == mark { Ok(()) } else { store.set_cursor(name, mark) }
}

/// How a submission stands that somebody else has moved on.
async fn standing(dispatch: &Dispatch, submission: SubmissionId) -> Result<News, RoundError> {
    let row = dispatch.ask(move |store| store.submission(submission)).await?;
    Ok(News::Moved(submission, row.map_or(State::Stored, |row| row.state)))
}

/// The parts that the manifest names, as they lie in the store. One that is not there is left out, and then the courier
/// will not go.
fn stowed(store: &Store, submission: SubmissionId, manifest: &str) -> Result<Vec<Stowed>, StoreError> {
    let named = courier::read(manifest).map(|manifest| manifest.parts).unwrap_or_default();
    let mut stowed = Vec::with_capacity(named.len());
    for n in named.into_iter().map(|part| part.n) {
        let Some(part) = store.part(submission, u32::from(n))? else { continue };
        if part.bytes > IN_MEMORY_BYTES {
            stowed.push(Stowed { n, body: Body::Kept(part) });
            continue;
        }
        let mut bytes = Vec::new();
        let body = match part.read().and_then(|mut reader| std::io::Read::read_to_end(&mut reader, &mut bytes)) {
            Ok(_) => bytes.into(),
            // The courier reads it once more, and judges.
            Err(_) => Body::Kept(part),
        };
        stowed.push(Stowed { n, body });
    }
    Ok(stowed)
}

/// Says it once in the log, where it is handled.
fn report(step: &Step, record: store::Outcome, state: State) -> News {
    let (submission, agency, attempts) = (step.submission, &step.agency, step.attempts + 1);
    match record {
        store::Outcome::Receipted { level, .. } => {
            tracing::info!(submission.id = %submission, attempts, level = level.as_str(), "delivered for {agency}");
            News::Moved(submission, state)
        }
        store::Outcome::Parked { problem } => {
            tracing::error!(submission.id = %submission, attempts, problem, "parked for {agency}: a technician must look");
            News::Moved(submission, state)
        }
        store::Outcome::PutOff { note, until, failures, whom } => {
            tracing::warn!(submission.id = %submission, attempts, %until, "not delivered for {agency} yet: {note}");
            if whom == Whom::Item && failures == GARBLED_ALARM {
                tracing::error!(
                    submission.id = %submission,
                    attempts,
                    "has arrived garbled or in part {failures} times for {agency}: look at the line"
                );
            }
            News::PutOff(submission, note)
        }
    }
}

/// From what a delivery came to, to what is kept: who waits, and until when.
#[must_use]
pub fn to_record(
    outcome: Outcome,
    (step, suspect): (&Step, Suspect),
    now: Timestamp,
    chance: &Chance,
) -> store::Outcome {
    let (whom, asked, note) = match outcome {
        Outcome::Receipted { level, receipt } => return store::Outcome::Receipted { level, receipt },
        Outcome::Parked { problem } => return store::Outcome::Parked { problem: problem.to_owned() },
        Outcome::Unreachable { reach: Reach::Nobody, note } => (Whom::Host, None, note),
        Outcome::Unreachable { reach: Reach::Stranger, note } => (item_or(Whom::Host, suspect), None, note),
        Outcome::Unreachable { reach: Reach::Broke, note } | Outcome::Unsure { note } => {
            (whose_line(step, suspect), None, note)
        }
        Outcome::Later { whom, retry_after, note } => {
            match retry_after.and_then(|header| backoff::retry_after(&header, now, chance)) {
                // Whoever asks for patience means everybody.
                Some(asked) => (whom, Some(asked), note),
                None => (item_or(whom, suspect), None, note),
            }
        }
        Outcome::Config { note } => (item_or(Whom::Lane, suspect), None, note),
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

/// Whom to blame for a line that broke in the middle: the line, if it broke for several agencies, else the agency's lane.
/// But a submission under which it breaks again while others get through has something in it that somebody on the way
/// does not let pass, and must not hold up the others of its lane for ever.
fn whose_line(step: &Step, suspect: Suspect) -> Whom {
    match suspect {
        Suspect::Line if step.failures.host > 0 => Whom::Host,
        Suspect::Line | Suspect::Lane if step.attempts >= TRIED_BEFORE => Whom::Item,
        Suspect::Line => Whom::Host,
        Suspect::Lane => Whom::Lane,
        Suspect::Item => Whom::Item,
    }
}

/// A submission that is refused again while others get through waits alone.
fn item_or(whom: Whom, suspect: Suspect) -> Whom {
    match suspect {
        Suspect::Item => Whom::Item,
        Suspect::Lane | Suspect::Line => whom,
    }
}
