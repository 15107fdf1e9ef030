//! How much of the gateway anybody may have: connections, work at a time, readers who wait, calls a terminal. Whoever
//! comes over a limit is told when to come again before anything was done for it.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

use domain::TerminalId;
use settings::gateway::Limits;
use wire::v1::ProblemType;

use crate::error::ApiError;
use crate::route::Pace;

/// For how many times the work that is done at once others may wait; whoever comes then is sent away.
const QUEUE_FACTOR: u32 = 16;
/// How long a call may wait for its turn.
const TURN_PATIENCE: Duration = Duration::from_secs(5);
const OVERLOADED_RETRY_SECS: u32 = 5;
/// Bytes of large bodies that are in memory at a time.
const LARGE_BODIES_BYTES: usize = 48 * 1024 * 1024;

/// Who may go on with a call.
#[derive(Debug)]
pub(crate) struct Gate {
    work: Semaphore,
    readers: Semaphore,
    large: Semaphore,
    queued: AtomicU32,
    queue_max: u32,
}

/// A call's leave to go on; it is given back when this is dropped.
#[derive(Debug)]
pub(crate) struct Leave<'a> {
    _permit: Option<SemaphorePermit<'a>>,
}

impl Gate {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            work: Semaphore::new(usize::try_from(limits.in_flight).unwrap_or(usize::MAX)),
            readers: Semaphore::new(usize::try_from(limits.readers).unwrap_or(usize::MAX)),
            large: Semaphore::new(LARGE_BODIES_BYTES),
            queued: AtomicU32::new(0),
            queue_max: limits.in_flight.saturating_mul(QUEUE_FACTOR),
        }
    }

    /// Whether more wait than will ever come to their turn in time; asked before anything is done for a call.
    pub(crate) fn check_queue(&self, pace: Pace) -> Result<(), ApiError> {
        match pace {
            Pace::Watch | Pace::Wait => Ok(()),
            Pace::Work if self.queued.load(Ordering::Relaxed) < self.queue_max => Ok(()),
            Pace::Work => Err(overloaded()),
        }
    }

    /// Waits a little for the turn of a call.
    pub(crate) async fn leave(&self, pace: Pace) -> Result<Leave<'_>, ApiError> {
        let permit = match pace {
            Pace::Watch => None,
            Pace::Wait => Some(self.readers.try_acquire().map_err(|_| overloaded())?),
            Pace::Work => Some(self.turn().await?),
        };
        Ok(Leave { _permit: permit })
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>, ApiError> {
        if let Ok(permit) = self.work.try_acquire() {
            return Ok(permit);
        }
        let _queued = Counted::one_more(&self.queued);
        match timeout(TURN_PATIENCE, self.work.acquire()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(overloaded()),
        }
    }

    /// Waits a little until so many bytes of a large body may be in memory.
    pub(crate) async fn memory_for(&self, bytes: usize) -> Result<Leave<'_>, ApiError> {
        let bytes = u32::try_from(bytes.min(LARGE_BODIES_BYTES)).unwrap_or(u32::MAX);
        match timeout(TURN_PATIENCE, self.large.acquire_many(bytes)).await {
            Ok(Ok(permit)) => Ok(Leave { _permit: Some(permit) }),
            Ok(Err(_)) | Err(_) => Err(overloaded()),
        }
    }
}

fn overloaded() -> ApiError {
    ApiError::new(ProblemType::Unavailable, "more is asked of the gateway than it can do now")
        .retry_after(OVERLOADED_RETRY_SECS)
}

/// Counts down again when it is dropped.
struct Counted<'a>(&'a AtomicU32);

impl<'a> Counted<'a> {
    fn one_more(count: &'a AtomicU32) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How often each terminal called lately, as the moment at which its calls so far are paid off. Only those whose word was
/// proved are counted, so nobody uses up another's calls, and there are never more of them than are listed.
#[derive(Debug)]
pub(crate) struct Rates {
    pause: Duration,
    credit: Duration,
    paid_off: Mutex<HashMap<TerminalId, Instant>>,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        let pause = Duration::from_secs(1) / limits.calls_per_terminal_a_second.max(1);
        Self { pause, credit: pause * limits.calls_per_terminal_at_once.max(1), paid_off: Mutex::default() }
    }

    /// Counts one more call.
    pub(crate) fn count(&self, terminal: &TerminalId, now: Instant) -> Result<(), ApiError> {
        let mut paid_off = lock(&self.paid_off);
        let before = paid_off.get(terminal).copied().unwrap_or(now).max(now);
        let after = before + self.pause;
        let over = after.saturating_duration_since(now).saturating_sub(self.credit);
        if !over.is_zero() {
            let secs = u32::try_from(over.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
            return Err(ApiError::new(ProblemType::SlowDown, "the terminal calls too often").retry_after(secs));
        }
        paid_off.insert(terminal.clone(), after);
        Ok(())
    }
}

/// Connections by where they come from.
#[derive(Debug)]
pub(crate) struct Peers {
    all: Arc<Semaphore>,
    each_max: Option<u32>,
    each: Mutex<HashMap<IpAddr, u32>>,
}

/// A connection's place, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    peers: Arc<Peers>,
    from: IpAddr,
    _permit: OwnedSemaphorePermit,
}

impl Peers {
    pub(crate) fn new(limits: &Limits) -> Self {
        let all = usize::try_from(limits.connections.max(1)).unwrap_or(usize::MAX);
        Self { all: Arc::new(Semaphore::new(all)), each_max: limits.connections_per_peer, each: Mutex::default() }
    }

    /// Waits until there is room for one more connection at all.
    pub(crate) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).acquire_owned().await.ok()
    }

    /// A place for a connection, unless its address has enough already.
    pub(crate) fn place(self: &Arc<Self>, from: IpAddr, permit: OwnedSemaphorePermit) -> Option<Place> {
        let from = network(from);
        let mut each = lock(&self.each);
        let count = each.entry(from).or_default();
        if self.each_max.is_some_and(|most| *count >= most) {
            return None;
        }
        *count = count.saturating_add(1);
        Some(Place { peers: Arc::clone(self), from, _permit: permit })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut each = lock(&self.peers.each);
        if let Some(count) = each.get_mut(&self.from) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                each.remove(&self.from);
            }
        }
    }
}

/// Whoever has one IPv6 address has a whole /64 of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_terminal_has_a_store_of_calls_that_fills_again() {
        let limits = Limits { calls_per_terminal_a_second: 2, calls_per_terminal_at_once: 3, ..Limits::default() };
        let rates = Rates::new(&limits);
        let [one, other]: [TerminalId; 2] = ["T0417", "T0418"].map(|id| id.parse().unwrap());
        let count = |terminal| rates.count(terminal, Instant::now()).is_ok();
        assert_eq!([count(&one), count(&one), count(&one), count(&one)], [true, true, true, false]);
        assert!(count(&other), "another terminal's calls are its own");
        tokio::time::advance(Duration::from_millis(500)).await;
        assert_eq!([count(&one), count(&one)], [true, false]);
        tokio::time::advance(Duration::from_secs(3_600)).await;
        assert_eq!([count(&one), count(&one), count(&one), count(&one)], [true, true, true, false]);
    }

    #[tokio::test]
    async fn one_address_has_so_many_connections_and_gives_them_back() {
        let peers = Arc::new(Peers::new(&Limits { connections_per_peer: Some(2), ..Limits::default() }));
        let mut places = Vec::new();
        for (address, expected) in [
            ("192.0.2.1", true),
            ("192.0.2.1", true),
            ("192.0.2.1", false),
            ("::ffff:192.0.2.1", false),
            ("192.0.2.2", true),
            ("2001:db8::1", true),
            ("2001:db8::2", true),
            ("2001:db8::3", false),
            ("2001:db8:0:1::1", true),
        ] {
            let place = peers.place(address.parse().unwrap(), peers.room().await.unwrap());
            assert_eq!(place.is_some(), expected, "{address}");
            places.extend(place);
        }
        drop(places);
        assert!(lock(&peers.each).is_empty());
        assert_eq!(peers.all.available_permits(), 4_096);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_comes_over_the_limit_waits_a_little_and_is_then_told_when_to_come_again() {
        let gate = Gate::new(&Limits { in_flight: 1, readers: 1, ..Limits::default() });
        let first = gate.leave(Pace::Work).await.unwrap();
        assert!(gate.leave(Pace::Work).await.is_err());
        assert!(gate.leave(Pace::Watch).await.is_ok(), "a watchdog is never turned away");
        let reader = gate.leave(Pace::Wait).await.unwrap();
        assert!(gate.leave(Pace::Wait).await.is_err());
        drop((first, reader));
        assert!(gate.leave(Pace::Work).await.is_ok() && gate.leave(Pace::Wait).await.is_ok());
        assert!(gate.check_queue(Pace::Work).is_ok());
        gate.queued.store(16, Ordering::Relaxed);
        assert!(gate.check_queue(Pace::Work).is_err() && gate.check_queue(Pace::Wait).is_ok());
    }
}
