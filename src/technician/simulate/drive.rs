//! Simulated terminals at work: each calls on connections of its own, verifies its receipts, and waits after a failure as a
//! real one does. What every call came to is counted.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sync::courier::{Attempt, Courier, Delivery};
use sync::http::{Authorities, Door};
use sync::transport::{Answering, Fault, Method, Request, Transport};
use sync::{Caller, HttpTransport, Outcome, Trust, backoff};
use tokio::task::JoinSet;
use wire::keys::Public;
use wire::problem::Problem;

use super::beats::{Beaten, Beats};
use super::traffic::Load;
use super::{Pace, Simulated, Simulation, Surroundings};
use crate::Error;

/// A gateway that lists the first and the last of so many in a row lists those between them.
const ASKED: usize = 16;
/// A delivery that has failed so often in a row is given up and told as not delivered.
const TRIES_MAX: u32 = 12;
const STATUS: &str = "/v1/status";

/// What simulated terminals deliver into.
pub(super) struct Field<'a> {
    pub(super) simulation: &'a Simulation,
    pub(super) surroundings: Surroundings,
    pub(super) gateway_key: Public,
    pub(super) authorities: Authorities,
}

/// The way to the gateway.
#[derive(Clone)]
pub(super) struct Line {
    gateway: String,
    authorities: Authorities,
}

impl Line {
    /// A transport that shares no connection with another.
    pub(super) fn transport(&self) -> Result<HttpTransport, Error> {
        let door = Door { authorities: self.authorities.clone(), ..Door::default() };
        HttpTransport::through(&self.gateway, &door).map_err(Error::Transport)
    }
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// From the first call to the last receipt.
    pub(super) took: Duration,
    /// Of each delivery that came to a receipt, from when it was due.
    pub(super) latencies: Vec<Duration>,
    /// Those given up.
    pub(super) undelivered: u64,
    /// Tries beyond the first.
    pub(super) retries: u64,
    /// Answers and faults by kind.
    pub(super) calls: BTreeMap<String, u64>,
    /// Answers of the class 500.
    pub(super) server_errors: u64,
    /// Answers of any kind.
    pub(super) answers: u64,
    /// Of the fleet's heartbeats meanwhile.
    pub(super) beats: Beaten,
}

/// A transport that counts what it is answered.
struct Counted {
    inner: HttpTransport,
    seen: Arc<Mutex<Seen>>,
}

impl Transport for Counted {
    fn call(&self, request: Request) -> Answering<'_> {
        Box::pin(async move {
            let answer = self.inner.call(request).await;
            let mut seen = lock(&self.seen);
            let kind = match &answer {
                Ok(response) => {
                    seen.answers += 1;
                    seen.server_errors += u64::from(response.status >= 500);
                    let named = Problem::from_json(&response.body).ok().and_then(|problem| problem.kind);
                    match named.filter(|_| response.status >= 400) {
                        Some(kind) => format!("{} {}", response.status, kind.name()),
                        None => response.status.to_string(),
                    }
                }
                Err(Fault::Connect(_)) => "no connection".to_owned(),
                Err(Fault::Cut(_)) => "cut".to_owned(),
                Err(Fault::Stalled) => "stalled".to_owned(),
                Err(Fault::TooLong) => "too long".to_owned(),
            };
            *seen.calls.entry(kind).or_default() += 1;
            drop(seen);
            answer
        })
    }
}

impl Field<'_> {
    /// Asks for a few of the terminals whether the gateway lists them. One that does not is somebody's real gateway.
    pub(super) async fn is_known(&self, terminals: &[Simulated]) -> Result<(), Error> {
        let step = terminals.len().div_ceil(ASKED).max(1);
        for terminal in terminals.iter().step_by(step).chain(terminals.last()) {
            let transport = self.transport()?;
            let proof = caller(terminal)
                .authorization(Method::Get, STATUS, (self.surroundings.clock)())
                .map_err(|_| Error::Simulation(format!("the key of {} does not sign", terminal.id)))?;
            let request = Request::get(format!("{STATUS}?since=0")).as_caller(proof);
            let response = transport.call(request).await.map_err(Error::Unanswered)?;
            if response.status != 200 {
                let named = Problem::from_json(&response.body).ok().and_then(|problem| problem.kind);
                let why = named.map_or_else(|| response.status.to_string(), |kind| kind.name().to_owned());
                return Err(Error::NotListed { terminal: terminal.id.clone(), why });
            }
        }
        Ok(())
    }

    /// Delivers everything at the pace that is wanted, while those terminals tell how they are.
    pub(super) async fn deliver(&self, loads: Vec<Load>, telling: Vec<Simulated>) -> Result<Seen, Error> {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let mut terminals = Vec::with_capacity(loads.len());
        for Load { terminal, deliveries } in loads {
            let terminal = Terminal {
                transport: Counted { inner: self.transport()?, seen: Arc::clone(&seen) },
                trust: Trust::new(vec![self.gateway_key.clone()], Vec::new()),
                caller: caller(&terminal),
                surroundings: self.surroundings,
                seen: Arc::clone(&seen),
            };
            terminals.push((terminal, deliveries));
        }
        let (pace, count) = (self.simulation.pace, u32::try_from(terminals.len()).unwrap_or(u32::MAX).max(1));
        let mut tasks = JoinSet::new();
        let beats = (!telling.is_empty()).then(|| Beats::begin(self, telling));
        let began = (self.surroundings.steady)();
        for (place, (terminal, deliveries)) in (0..).zip(terminals) {
            tasks.spawn(async move { terminal.work(deliveries, (pace, place, count), began).await });
        }
        while tasks.join_next().await.is_some() {}
        let mut seen = lock(&seen).clone();
        seen.took = (self.surroundings.steady)().saturating_sub(began);
        seen.beats = beats.map(|beats| beats.seen()).unwrap_or_default();
        Ok(seen)
    }

    pub(super) fn line(&self) -> Line {
        Line { gateway: self.simulation.gateway.clone(), authorities: self.authorities.clone() }
    }

    fn transport(&self) -> Result<HttpTransport, Error> {
        self.line().transport()
    }
}

struct Terminal {
    transport: Counted,
    trust: Trust,
    caller: Caller,
    surroundings: Surroundings,
    seen: Arc<Mutex<Seen>>,
}

impl Terminal {
    /// Delivers what it has. At a rate, the n-th application of all is due at the n-th tick, and its time counts from there
    /// even if the terminal is late; else it counts from when it begins.
    async fn work(self, deliveries: Vec<Delivery>, (pace, place, terminals): (Pace, u32, u32), began: Duration) {
        for (n, delivery) in (0..).zip(deliveries) {
            let due = match pace {
                Pace::Steady | Pace::Herd => None,
                Pace::Rate(rate) => {
                    let turn: u32 = terminals.saturating_mul(n).saturating_add(place);
                    Some(began + Duration::from_secs_f64(f64::from(turn) / f64::from(rate.max(1))))
                }
            };
            let now = (self.surroundings.steady)();
            if let Some(due) = due {
                tokio::time::sleep(due.saturating_sub(now)).await;
            }
            self.one(delivery, due.unwrap_or(now)).await;
        }
    }

    async fn one(&self, mut delivery: Delivery, since: Duration) {
        let surroundings = self.surroundings;
        let clock = move || (surroundings.clock)();
        let courier = Courier { transport: &self.transport, trust: &self.trust, caller: &self.caller, clock: &clock };
        for failures in 1..=TRIES_MAX {
            let retry_after = match courier.deliver(&delivery).await {
                Outcome::Receipted { .. } => {
                    let took = (surroundings.steady)().saturating_sub(since);
                    let mut seen = lock(&self.seen);
                    seen.latencies.push(took);
                    seen.retries += u64::from(failures - 1);
                    return;
                }
                Outcome::Parked { .. } | Outcome::Config { .. } => break,
                Outcome::Later { retry_after, .. } => retry_after,
                Outcome::Unreachable { .. } | Outcome::Unsure { .. } => None,
            };
            delivery.attempt = Attempt::Again;
            let chance = move |limit: u64| roll(surroundings.random, limit);
            let asked = retry_after.and_then(|header| backoff::retry_after(&header, clock(), &|_| 0));
            let wait = asked.unwrap_or_else(|| backoff::delay(failures, &chance));
            tokio::time::sleep(wait.unsigned_abs()).await;
        }
        lock(&self.seen).undelivered += 1;
    }
}

/// A number up to and including the limit.
fn roll(random: fn(&mut [u8]), limit: u64) -> u64 {
    let mut bytes = [0; 8];
    random(&mut bytes);
    limit.checked_add(1).map_or(u64::from_le_bytes(bytes), |sides| u64::from_le_bytes(bytes) % sides)
}

fn caller(terminal: &Simulated) -> Caller {
    Caller { terminal: terminal.id.clone(), signer: terminal.key.clone() }
}

/// Counts are whole whatever happened to the thread that held them.
fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
