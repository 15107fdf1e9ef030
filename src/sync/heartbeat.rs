//! Heartbeats: what a terminal tells of itself every minute, and at once when a part of it changes, and what the operator
//! wants of it in return. They have a loop of their own, so that nothing waits for them; nothing that serves a citizen
//! asks whether one was heard.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::{Timestamp, chain};
use jiff::SignedDuration;
use store::{Handle, StoreError};
use tokio::time::timeout;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};
use wire::v1::{AuditHead, DeviceState, Heartbeat, Orders, QueueState, ServiceOrder, Signed as _, VERSION};

use crate::errands::ErrandError;
use crate::round::{REVOKED, keep_mark};
use crate::timepiece::Timepiece;
use crate::transport::{Request, Response, Transport};
use crate::trust::{Caller, Trust};
use crate::worker::Bridle;
use crate::{Chance, Clock, backoff};

/// Under this name the store keeps whether the operator has taken this terminal out of service: 1 if so.
pub const SUSPENDED: &str = "suspended";

/// How often the gateway is told.
const EVERY: Duration = Duration::from_secs(60);
/// And by how much later at most, so that terminals that were switched on together do not stay together.
const SPREAD_MILLIS: u64 = 15_000;
/// What changes more often than this is told together.
const GAP: Duration = Duration::from_secs(10);
/// The first one waits no longer than this for the parts to be looked at.
const LOOKED_WITHIN: Duration = Duration::from_secs(10);
const DAY_SECS: i64 = 86_400;

/// How the devices are, for whoever looks at them to tell and for the heartbeats to pass on. Cloned, it is the same.
#[derive(Debug, Clone, Default)]
pub struct Vitals {
    devices: Arc<Mutex<Option<Vec<DeviceState>>>>,
}

impl Vitals {
    /// They are like this; whether that is news.
    #[must_use]
    pub fn tell(&self, devices: Vec<DeviceState>) -> bool {
        let mut told = self.devices();
        let is_news = told.as_ref() != Some(&devices);
        *told = Some(devices);
        is_news
    }

    /// As last told; nothing before the first look.
    fn now(&self) -> Option<Vec<DeviceState>> {
        self.devices().clone()
    }

    /// Nothing can panic while it is held.
    fn devices(&self) -> MutexGuard<'_, Option<Vec<DeviceState>>> {
        self.devices.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The program that tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its version.
    pub version: String,
    /// Of its catalogue.
    pub catalogue: String,
    /// When the terminal's own certificate ends, if it has one.
    pub certificate_ends: Option<Timestamp>,
    /// How often it was started anew since the machine was.
    pub restarts: u32,
}

/// Everything that heartbeats need.
pub struct Heartbeats {
    /// Queue, disk and audit trail.
    pub store: Handle,
    /// The way to the gateway.
    pub transport: Arc<dyn Transport>,
    /// Whose orders count.
    pub trust: Trust,
    /// Who tells.
    pub caller: Caller,
    /// Is told the gateway's time, and asked how far the clock is to be believed.
    pub timepiece: Timepiece,
    /// Tells the time by the terminal's clock.
    pub clock: Arc<Clock>,
    /// Throws dice.
    pub chance: Arc<Chance>,
    /// What runs here.
    pub program: Program,
    /// How the devices are.
    pub vitals: Vitals,
    /// For an answer; [`PATIENCE`](crate::errands::PATIENCE) but in tests.
    pub patience: Duration,
}

/// What the store says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kept {
    queue: QueueKept,
    disk_free_bytes: u64,
    audit: domain::audit::Head,
    last_visit: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct QueueKept {
    waiting: u64,
    parked: u64,
    oldest: Option<Timestamp>,
}

/// What a heartbeat came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Beat {
    /// It was heard; the operator wants this, and it is kept.
    Ordered(ServiceOrder),
    /// Something else was answered.
    Refused {
        /// HTTP status.
        status: u16,
        /// The `Retry-After` header.
        retry_after: Option<String>,
    },
}

/// Tells the gateway every minute or so, and sooner when it is woken because something has changed, until the reins are
/// dropped. What it is refused or not answered it does not say again: a minute later there is something newer to say.
pub async fn run_heartbeats(beats: Heartbeats, mut bridle: Bridle) {
    if beats.vitals.now().is_none() {
        bridle.wait(LOOKED_WITHIN).await;
    }
    let mut last = None;
    while !bridle.stopped() {
        let kept = beats.kept(last).await;
        last = kept.or(last);
        let rest = match kept {
            Some(kept) => beats.beat_once(kept).await,
            None => beats.rest(None),
        };
        if !bridle.stopped() {
            bridle.pause(GAP).await;
            bridle.wait(rest.saturating_sub(GAP)).await;
        }
    }
}

impl Heartbeats {
    /// Tells, says in the log what came of it, and gives how long to rest.
    async fn beat_once(&self, kept: Kept) -> Duration {
        match self.tell(kept).await {
            Ok(Beat::Ordered(_)) => self.rest(None),
            Ok(Beat::Refused { status, retry_after }) => {
                tracing::debug!("the gateway answered {status} to a heartbeat");
                self.rest(retry_after.as_deref())
            }
            Err(error) => {
                tracing::debug!(error = %chain(&error), "a heartbeat was not heard");
                self.rest(None)
            }
        }
    }

    /// Until the next one: never less than a minute, whatever the gateway asks for.
    fn rest(&self, retry_after: Option<&str>) -> Duration {
        let spread = Duration::from_millis((self.chance)(SPREAD_MILLIS).min(SPREAD_MILLIS));
        let asked = retry_after.and_then(|header| backoff::retry_after(header, (self.clock)(), self.chance.as_ref()));
        let asked = asked.map_or(Duration::ZERO, SignedDuration::unsigned_abs);
        (EVERY + spread).max(asked)
    }

    /// One heartbeat.
    pub(crate) async fn tell(&self, kept: Kept) -> Result<Beat, ErrandError> {
        let note = self.heartbeat(kept).sign(self.caller.signer.as_ref()).map_err(ErrandError::Sign)?;
        let request = Request::post(Heartbeat::PATH.to_owned(), "application/jose", note.as_bytes().to_vec());
        let answered = timeout(self.patience, self.transport.call(request)).await.map_err(|_| ErrandError::Late)?;
        let response = answered.map_err(ErrandError::Transport)?;
        if response.status != 204 {
            if is_revoked(&response) {
                self.keep(|store| keep_mark(store, REVOKED, 1)).await?;
            }
            return Ok(Beat::Refused { status: response.status, retry_after: response.retry_after });
        }
        let orders = response.orders.as_deref().unwrap_or_default();
        let orders = Orders::verify(orders, &note, &|kid| self.trust.gateway(kid)).map_err(ErrandError::Read)?;
        // It quotes what was sent a moment ago, so its time is of now.
        self.timepiece.heard(orders.at);
        self.obey(orders.service).await?;
        Ok(Beat::Ordered(orders.service))
    }

    /// Keeps what the operator wants, for whoever judges whether this terminal serves. A gateway that gives orders has not
    /// turned it away.
    async fn obey(&self, order: ServiceOrder) -> Result<(), ErrandError> {
        let mark = match order {
            ServiceOrder::Wanted => 0,
            ServiceOrder::Suspended => 1,
        };
        self.keep(move |store| {
            if store.cursor(SUSPENDED)? != mark {
                match order {
                    ServiceOrder::Wanted => tracing::info!("the operator has put this terminal back into service"),
                    ServiceOrder::Suspended => {
                        tracing::warn!("the operator has taken this terminal out of service");
                    }
                }
            }
            keep_mark(store, SUSPENDED, mark)?;
            keep_mark(store, REVOKED, 0)
        })
        .await
    }

    fn heartbeat(&self, kept: Kept) -> Heartbeat {
        let at = (self.clock)();
        let age_secs =
            |oldest: Timestamp| u64::try_from(at.as_second().saturating_sub(oldest.as_second())).unwrap_or(0);
        let days = |ends: Timestamp| ends.as_second().saturating_sub(at.as_second()).div_euclid(DAY_SECS);
        let QueueKept { waiting, parked, oldest } = kept.queue;
        let Program { version, catalogue, certificate_ends, restarts } = self.program.clone();
        Heartbeat {
            v: VERSION,
            terminal: self.caller.terminal.clone(),
            at,
            time_trust: self.timepiece.trust(),
            version,
            catalogue,
            queue: QueueState { waiting, oldest_secs: oldest.map(age_secs), parked },
            disk_free_bytes: kept.disk_free_bytes,
            devices: self.vitals.now().unwrap_or_default(),
            certificate_days: certificate_ends.map(days),
            audit: AuditHead::from(kept.audit),
            last_visit: kept.last_visit,
            restarts,
        }
    }

    /// What the store says, or what it said last: a store that has broken is the very thing that somebody has to hear of.
    pub(crate) async fn kept(&self, last: Option<Kept>) -> Option<Kept> {
        match self.look().await {
            Ok(kept) => Some(kept),
            Err(error) => {
                tracing::error!(error = %chain(&error), "the store could not be asked for a heartbeat");
                last
            }
        }
    }

    async fn look(&self) -> Result<Kept, ErrandError> {
        self.keep(|store| {
            let store::Backlog { stored, parked, oldest, .. } = store.backlog()?;
            Ok(Kept {
                queue: QueueKept { waiting: stored, parked, oldest },
                disk_free_bytes: store.free_bytes()?.unwrap_or_default(),
                audit: store.audit_head()?,
                last_visit: store.last_visit()?,
            })
        })
        .await
    }

    async fn keep<T, F>(&self, act: F) -> Result<T, ErrandError>
    where
        T: Send + 'static,
        F: FnOnce(&mut store::Store) -> Result<T, StoreError> + Send + 'static,
    {
        self.store.ask(act).await.map_err(ErrandError::Unavailable)?.map_err(ErrandError::Store)
    }
}

/// Whether the gateway itself says that it no longer trusts this terminal; a proxy knows nothing of that.
fn is_revoked(response: &Response) -> bool {
    response.status == ProblemType::Revoked.status()
        && response.content_type.as_deref() == Some(MEDIA_TYPE)
        && Problem::from_json(&response.body).is_ok_and(|problem| problem.kind == Some(ProblemType::Revoked))
}
