//! Heartbeats of a fleet beside its deliveries: each terminal tells once a minute how it is, spread evenly, and each on a connection
//! of its own, as a terminal does that has had nothing to say since the last one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::audit::Head;
use sync::transport::{Request, Transport as _};
use tokio::task::JoinSet;
use wire::v1::{Heartbeat, QueueState, Signed as _, TimeTrust, VERSION};

use super::drive::Field;
use super::{Simulated, Surroundings};

/// How often a terminal tells.
const EVERY: Duration = Duration::from_secs(60);
/// What a terminal's disk has, as a heartbeat tells it.
const DISK_FREE_BYTES: u64 = 1 << 34;

/// What came of the heartbeats.
#[derive(Debug, Clone, Default)]
pub(super) struct Beaten {
    /// Of each that was heard.
    pub(super) latencies: Vec<Duration>,
    /// Those that were not.
    pub(super) unheard: u64,
}

/// Heartbeats that go on until they are dropped.
pub(super) struct Beats {
    seen: Arc<Mutex<Beaten>>,
    /// Aborts what it holds when it is dropped.
    _tasks: JoinSet<()>,
}

impl Beats {
    /// Has these terminals tell, over and over.
    pub(super) fn begin(field: &Field<'_>, terminals: Vec<Simulated>) -> Self {
        let seen = Arc::new(Mutex::new(Beaten::default()));
        let mut tasks = JoinSet::new();
        let count = u32::try_from(terminals.len()).unwrap_or(u32::MAX).max(1);
        let (told, line, surroundings) = (Arc::clone(&seen), field.line(), field.surroundings);
        tasks.spawn(async move {
            let mut turn = tokio::time::interval(EVERY / count);
            let mut under_way = JoinSet::new();
            for terminal in terminals.iter().cycle() {
                turn.tick().await;
                while under_way.try_join_next().is_some() {}
                let (told, line, terminal) = (Arc::clone(&told), line.clone(), terminal.clone());
                under_way.spawn(async move {
                    let began = (surroundings.steady)();
                    let is_heard = match (line.transport(), heartbeat(&terminal, surroundings)) {
                        (Ok(transport), Some(request)) => {
                            transport.call(request).await.is_ok_and(|answer| answer.status == 204)
                        }
                        (Err(_), _) | (_, None) => false,
                    };
                    let took = (surroundings.steady)().saturating_sub(began);
                    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
                    if is_heard { told.latencies.push(took) } else { told.unheard += 1 }
                });
            }
        });
        Self { seen, _tasks: tasks }
    }

    /// What came of them so far.
    pub(super) fn seen(&self) -> Beaten {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn heartbeat(terminal: &Simulated, surroundings: Surroundings) -> Option<Request> {
    let told = Heartbeat {
        v: VERSION,
        terminal: terminal.id.clone(),
        at: (surroundings.clock)(),
        time_trust: TimeTrust::Unknown,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        catalogue: "simulated".to_owned(),
        queue: QueueState { waiting: 0, oldest_secs: None, parked: 0 },
        disk_free_bytes: DISK_FREE_BYTES,
        devices: Vec::new(),
        certificate_days: None,
        audit: Head::start(&terminal.id).into(),
        last_visit: None,
        restarts: 0,
    };
    let jws = told.sign(terminal.key.as_ref()).ok()?;
    Some(Request::post(Heartbeat::PATH.to_owned(), "application/jose", jws.into_bytes()))
}
