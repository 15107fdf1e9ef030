//! The loop at the top: deliveries as long as something is due, then rest until something is; beside them, one after the
//! other, what is asked and swept now and then. The only place of this crate that waits for time to pass.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use domain::{SubmissionId, Timestamp};
use store::State;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use wire::problem::ProblemType;

use crate::network::Interfaces;
use crate::round::{Dispatch, Filled, Flow, News, RoundError};
use crate::timepiece::Timepiece;
use crate::{backoff, status};

const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);
/// How often the gateway is asked for the time once it has told it.
const GREET_EVERY: Duration = Duration::from_secs(60 * 60);
/// How often it is asked as long as it has not.
const GREET_AGAIN: Duration = Duration::from_secs(60);
/// The first delivery waits no longer than this for the gateway's time.
const GREET_PATIENCE: Duration = Duration::from_secs(15);
/// How often the network interfaces are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// After a failure of the store. What it could not keep is still due, so without a rest it would be tried over and over.
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// So many of each lane are looked through for the latest time.
const LOOKED_THROUGH: u32 = 100;
/// What waits for longer is told in the log, once an hour.
const OLD: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
/// What waits for longer is an alarm.
const VERY_OLD: jiff::SignedDuration = jiff::SignedDuration::from_hours(72);
/// Under this name the store keeps the gateway's last word on the time, in seconds since 1970.
pub const GATEWAY_TIME: &str = "gateway time";

/// Everything the loop needs.
pub struct Worker {
    /// What deliveries go by.
    pub dispatch: Dispatch,
    /// How often to ask for the agencies' answers, and at least how often to look at the queue.
    pub ask_every: Duration,
    /// Is told the gateway's time; `None` where nobody asks.
    pub timepiece: Option<Timepiece>,
    /// Watched for a network that comes up; `None` where nobody looks.
    pub interfaces: Option<Interfaces>,
    /// Told of every delivery and of every answer that came in; must not block.
    pub tell: Box<dyn Fn(News) + Send + Sync>,
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

    /// A way to wake the loop that does not hold it.
    #[must_use]
    pub fn bell(&self) -> Box<dyn Fn() + Send + Sync> {
        let wake = Arc::clone(&self.wake);
        Box::new(move || wake.notify_one())
    }

    /// Ends the loop after the deliveries under way.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}

/// Keeps the queue moving until the reins are dropped. No fault of the network or the store ends it.
pub async fn run(worker: Worker, mut bridle: Bridle) {
    let Worker { dispatch, ask_every, timepiece, mut interfaces, tell } = worker;
    let chores = Chores { dispatch: &dispatch, ask_every, timepiece, tell: tell.as_ref() };
    let mut done = Done::default();
    if chores.timepiece.is_some() {
        // A call with a wrong time in it would be refused.
        let _ = timeout(GREET_PATIENCE, chores.greet(&mut done)).await;
    }
    let mut flow = Flow::new(&dispatch);
    let mut under_way: Option<Pin<Box<dyn Future<Output = Done> + Send + '_>>> = None;
    let mut looked_at: Option<Timestamp> = None;
    let mut called = Called::default();
    let mut begun_before = BTreeSet::new();
    let mut latest = newest_time(&dispatch).await;
    while !bridle.stopped() {
        let filled = flow.fill().await;
        let now = (dispatch.clock)();
        if is_put_back(latest, now) {
            // Times on disk were written by the clock of before and may lie hours ahead.
            tracing::warn!("the clock was put back");
            latest = now;
            line_came_back(&dispatch).await;
            begun_before = flow.under_way();
            continue;
        }
        latest = latest.max(now);
        if under_way.is_none() {
            if std::mem::take(&mut called) == Called::Refused {
                (done.greeting, done.greeted_at) = (Greeting::Wanted, None);
            }
            if chores.are_due(&done, now) {
                under_way = Some(Box::pin(chores.carry_out(done)));
            }
        }
        if let Some(interfaces) = &mut interfaces
            && has_passed(looked_at, LOOK_EVERY, now)
        {
            looked_at = Some(now);
            if interfaces.has_come_up() {
                tracing::info!("a network has come up");
                line_came_back(&dispatch).await;
                begun_before = flow.under_way();
                continue;
            }
        }
        let rest = chores.rest(&filled, now).min(if interfaces.is_some() { LOOK_EVERY } else { Duration::MAX });
        let chore = async {
            match &mut under_way {
                Some(chore) => chore.await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            Some(news) = flow.next() => {
                called = called.and(chores.ended(news, &mut begun_before, &mut bridle).await);
            }
            fresh = chore => {
                done = fresh;
                under_way = None;
            }
            () = bridle.wait(rest) => {}
        }
    }
    while let Some(news) = flow.next().await {
        let _ = chores.heard(news);
    }
}

/// The latest time at which something that waits was stored or tried.
async fn newest_time(dispatch: &Dispatch) -> Timestamp {
    let now = (dispatch.clock)();
    let waiting = dispatch.ask(|store| store.outstanding(LOOKED_THROUGH)).await.unwrap_or_default();
    waiting.iter().flat_map(|item| [Some(item.submitted_at), item.attempted_at]).flatten().fold(now, Timestamp::max)
}

/// Whether the clock shows less than it has shown, by more than corrections take it back.
fn is_put_back(latest: Timestamp, now: Timestamp) -> bool {
    latest.duration_since(now) > jiff::SignedDuration::from_mins(1)
}

/// Lets the whole queue be tried again within a minute; for a line that came back.
async fn line_came_back(dispatch: &Dispatch) {
    let at = backoff::after_outage((dispatch.clock)(), dispatch.chance.as_ref());
    if let Err(error) = dispatch.ask(move |store| store.pull_forward(at)).await {
        tracing::error!(error = %domain::chain(&error), "the queue could not be pulled forward");
    }
}

/// When what was done last.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    asked_at: Option<Timestamp>,
    swept_at: Option<Timestamp>,
    greeted_at: Option<Timestamp>,
    greeting: Greeting,
}

/// Whether the gateway has told the time lately.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Greeting {
    #[default]
    Wanted,
    Heard,
}

/// Whether a call was refused for what it said about its caller: it may be the time in it that the gateway does not take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Called {
    #[default]
    Well,
    Refused,
}

impl Called {
    fn and(self, other: Self) -> Self {
        if self == Self::Refused { self } else { other }
    }
}

/// What is done beside the deliveries.
struct Chores<'a> {
    dispatch: &'a Dispatch,
    ask_every: Duration,
    timepiece: Option<Timepiece>,
    tell: &'a (dyn Fn(News) + Send + Sync),
}

impl Chores<'_> {
    fn are_due(&self, done: &Done, now: Timestamp) -> bool {
        has_passed(done.asked_at, self.ask_every, now)
            || has_passed(done.swept_at, SWEEP_EVERY, now)
            || self.greeting_is_due(done, now)
    }

    fn greeting_is_due(&self, done: &Done, now: Timestamp) -> bool {
        let every = match done.greeting {
            Greeting::Wanted => GREET_AGAIN,
            Greeting::Heard => GREET_EVERY,
        };
        self.timepiece.is_some() && has_passed(done.greeted_at, every, now)
    }

    async fn carry_out(&self, mut done: Done) -> Done {
        let now = (self.dispatch.clock)();
        if self.greeting_is_due(&done, now) {
            self.greet(&mut done).await;
        }
        if has_passed(done.asked_at, self.ask_every, now) {
            done.asked_at = Some(now);
            self.ask().await;
        }
        if has_passed(done.swept_at, SWEEP_EVERY, now) {
            done.swept_at = Some(now);
            self.ask_again().await;
            self.sweep(now).await;
        }
        done
    }

    /// A delivery has ended; some were begun on the network that was.
    async fn ended(
        &self,
        news: Result<News, RoundError>,
        begun_before: &mut BTreeSet<SubmissionId>,
        bridle: &mut Bridle,
    ) -> Called {
        if let Ok(News::PutOff(submission, _)) = &news
            && begun_before.remove(submission)
        {
            // It met the network that was, and has put the queue off once more.
            line_came_back(self.dispatch).await;
        }
        let is_fault = news.is_err();
        let called = self.heard(news);
        if is_fault {
            bridle.pause(STORE_PAUSE).await;
        }
        called
    }

    /// What became of a delivery.
    fn heard(&self, news: Result<News, RoundError>) -> Called {
        let called = match &news {
            Ok(News::PutOff(_, note)) if note == ProblemType::NotEnrolled.name() => Called::Refused,
            Ok(News::PutOff(..) | News::Moved(..)) | Err(_) => Called::Well,
        };
        match news {
            Ok(news) => (self.tell)(news),
            Err(error) => tracing::error!(error = %domain::chain(&error), "a delivery could not be recorded"),
        }
        called
    }

    /// Asks the gateway for the time.
    async fn greet(&self, done: &mut Done) {
        let Some(timepiece) = &self.timepiece else { return };
        let Dispatch { transport, trust, chance, clock, .. } = self.dispatch;
        done.greeted_at = Some(clock());
        let nonce = format!("{:016x}{:016x}", chance(u64::MAX), chance(u64::MAX));
        match status::greet(transport.as_ref(), trust, &nonce).await {
            Ok(hello) => {
                done.greeting = Greeting::Heard;
                timepiece.heard(hello.time);
                let seconds = u64::try_from(hello.time.as_second()).unwrap_or_default();
                if let Err(error) = self.dispatch.ask(move |store| store.set_cursor(GATEWAY_TIME, seconds)).await {
                    tracing::error!(error = %domain::chain(&error), "the gateway's time could not be kept");
                }
            }
            Err(error) => {
                done.greeting = Greeting::Wanted;
                tracing::debug!(error = %domain::chain(&error), "the gateway has not told the time");
            }
        }
    }

    async fn ask(&self) {
        let Dispatch { store, transport, trust, caller, .. } = self.dispatch;
        self.told(status::fetch(store, transport.as_ref(), caller, trust, self.times()).await);
    }

    /// What did not verify may do so by now: a catalogue with another key may have come.
    async fn ask_again(&self) {
        let Dispatch { store, transport, trust, caller, .. } = self.dispatch;
        self.told(status::fetch_doubtful(store, transport.as_ref(), caller, trust, self.times()).await);
    }

    fn times(&self) -> status::Times {
        status::Times { now: (self.dispatch.clock)(), call: (self.dispatch.calls_at)() }
    }

    fn told(&self, fetched: Result<Vec<(SubmissionId, State)>, status::AskError>) {
        match fetched {
            Ok(moved) => moved.into_iter().for_each(|(submission, state)| (self.tell)(News::Moved(submission, state))),
            Err(error) => tracing::debug!(error = %error, "the agencies' answers could not be fetched"),
        }
    }

    /// What has been kept long enough goes; what waits for too long is said.
    async fn sweep(&self, now: Timestamp) {
        match self.dispatch.ask(move |store| store.sweep(now)).await {
            Ok(swept) if swept == store::Swept::default() => {}
            Ok(swept) => {
                tracing::info!(envelopes = swept.envelopes, submissions = swept.submissions, "swept the store");
            }
            Err(error) => tracing::error!(error = %domain::chain(&error), "the store could not be swept"),
        }
        let Ok(store::Backlog { stored, oldest: Some(oldest), .. }) = self.dispatch.ask(|store| store.backlog()).await
        else {
            return;
        };
        match now.duration_since(oldest) {
            age if age > VERY_OLD => {
                tracing::error!(stored, oldest = %oldest, "an application has waited for more than three days; `guichetctl queue why` says for what");
            }
            age if age > OLD => {
                tracing::warn!(stored, oldest = %oldest, "an application has waited for more than a day");
            }
            _ => {}
        }
    }

    /// How long to rest. Never longer than the interval of asking, so that a clock that is put forward or back is noticed.
    fn rest(&self, filled: &Result<Filled, RoundError>, now: Timestamp) -> Duration {
        match filled {
            // What is due already waits for a place, and a place becomes free when a delivery ends.
            Ok(Filled { next_turn: Some(due), .. }) => due.duration_since(now).unsigned_abs().min(self.ask_every),
            Ok(_) => self.ask_every,
            Err(error) => {
                tracing::error!(error = %domain::chain(error), "the queue could not be read");
                STORE_PAUSE
            }
        }
    }
}

impl Bridle {
    pub(crate) fn stopped(&self) -> bool {
        *self.stop.borrow() || self.stop.has_changed().is_err()
    }

    /// Rests whatever is woken; only a stop ends it sooner.
    pub(crate) async fn pause(&mut self, rest: Duration) {
        // That the time has passed is as good a reason as the other.
        let _ = timeout(rest, self.stop.changed()).await;
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
