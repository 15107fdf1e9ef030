//! What a gateway bore: rates, percentiles, errors by kind, and how long it would take to drain what an outage leaves.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::drive::Seen;
use super::{Pace, Simulation};
use crate::{FORMAT, Report};

/// What a busy terminal has queued after a day without a line.
const QUEUED_EACH: u32 = 50;
/// Fleets whose outage is reckoned.
const FLEETS: [u32; 3] = [100, 1_000, 10_000];

/// A gateway's capacity as it was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Capacity {
    format: u32,
    /// Simulated terminals.
    pub terminals: u32,
    /// Applications that were to be delivered.
    pub applications: u64,
    /// Those with a verified receipt.
    pub delivered: u64,
    /// Those without, after all tries.
    pub undelivered: u64,
    /// Tries beyond the first.
    pub retries: u64,
    /// From the first call to the last receipt.
    pub took_ms: u64,
    /// Receipts a second.
    pub per_second: f64,
    /// Time of a delivery, part and manifest, until its receipt; at a rate from when it was due.
    pub latency_ms: Latency,
    /// Heartbeats meanwhile; nothing where none were wanted.
    pub heartbeats: Option<Heartbeats>,
    /// Answers and faults by kind.
    pub calls: BTreeMap<String, u64>,
    /// Share of all answers that were 5xx, in per cent.
    pub server_errors_percent: f64,
    /// How long an outage would take to drain at this rate.
    pub drain: Vec<Drain>,
    #[serde(skip)]
    pace: Pace,
}

/// What came of a fleet's heartbeats.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Heartbeats {
    /// Terminals that told, once a minute each.
    pub terminals: u32,
    /// Those that were answered.
    pub heard: u64,
    /// Those that were not.
    pub unheard: u64,
    /// Each on a connection of its own, TLS included.
    pub latency_ms: Latency,
}

/// Percentiles in milliseconds.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Latency {
    /// Half of them were faster.
    pub p50: f64,
    /// Nine of ten.
    pub p90: f64,
    /// 99 of 100.
    pub p99: f64,
    /// The slowest.
    pub max: f64,
}

/// A fleet's backlog.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Drain {
    /// So many terminals.
    pub terminals: u32,
    /// With so many applications each.
    pub each: u32,
    /// Take so long; nothing where nothing was delivered.
    pub seconds: Option<u64>,
}

pub(super) fn of(simulation: &Simulation, seen: &Seen) -> Capacity {
    let applications = u64::from(simulation.terminals) * u64::from(simulation.each);
    let delivered = u64::try_from(seen.latencies.len()).unwrap_or(u64::MAX);
    let per_second = ratio(delivered, seen.took.as_secs_f64());
    let drain = FLEETS.map(|terminals| {
        let queued = f64::from(terminals) * f64::from(QUEUED_EACH);
        let seconds = (per_second > 0.0).then(|| Duration::from_secs_f64(queued / per_second).as_secs());
        Drain { terminals, each: QUEUED_EACH, seconds }
    });
    Capacity {
        format: FORMAT,
        terminals: simulation.terminals,
        applications,
        delivered,
        undelivered: seen.undelivered,
        retries: seen.retries,
        took_ms: u64::try_from(seen.took.as_millis()).unwrap_or(u64::MAX),
        per_second,
        latency_ms: latency(seen.latencies.clone()),
        heartbeats: (simulation.heartbeats > 0).then(|| Heartbeats {
            terminals: simulation.heartbeats,
            heard: u64::try_from(seen.beats.latencies.len()).unwrap_or(u64::MAX),
            unheard: seen.beats.unheard,
            latency_ms: latency(seen.beats.latencies.clone()),
        }),
        calls: seen.calls.clone(),
        server_errors_percent: 100.0 * ratio(seen.server_errors, seen.answers as f64),
        drain: drain.to_vec(),
        pace: simulation.pace,
    }
}

fn ratio(count: u64, of: f64) -> f64 {
    if of > 0.0 { count as f64 / of } else { 0.0 }
}

fn latency(mut all: Vec<Duration>) -> Latency {
    all.sort_unstable();
    let at = |per_mille: usize| {
        let place = (all.len() * per_mille).div_ceil(1_000).saturating_sub(1);
        all.get(place).map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
    };
    Latency { p50: at(500), p90: at(900), p99: at(990), max: at(1_000) }
}

impl Report for Capacity {
    fn is_well(&self) -> bool {
        self.delivered == self.applications
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pace = match self.pace {
            Pace::Steady => "one after the other".to_owned(),
            Pace::Rate(rate) => format!("{rate} a second"),
            Pace::Herd => "all at once".to_owned(),
        };
        let Self { terminals, applications, delivered, undelivered, retries, .. } = self;
        writeln!(f, "{terminals} terminals, {applications} applications, {pace}")?;
        writeln!(f, "delivered {delivered}, not delivered {undelivered}, tried again {retries} times")?;
        let seconds = Duration::from_millis(self.took_ms).as_secs_f64();
        writeln!(f, "took {seconds:.1} s: {:.0} receipts a second", self.per_second)?;
        let Latency { p50, p90, p99, max } = self.latency_ms;
        writeln!(
            f,
            "a delivery took {p50:.1} ms (half), {p90:.1} ms (90 %), {p99:.1} ms (99 %), {max:.1} ms (slowest)"
        )?;
        if let Some(Heartbeats { terminals, heard, unheard, latency_ms }) = &self.heartbeats {
            let p99 = latency_ms.p99;
            writeln!(f, "{terminals} terminals told how they are: {heard} heard, {unheard} not, {p99:.1} ms (99 %)")?;
        }
        let calls: Vec<String> = self.calls.iter().map(|(kind, count)| format!("{kind}: {count}")).collect();
        writeln!(f, "answers: {}; {:.2} % of them 5xx", calls.join(", "), self.server_errors_percent)?;
        write!(f, "what a day without a line leaves would drain in")?;
        for Drain { terminals, each, seconds } in &self.drain {
            match seconds {
                Some(seconds) => write!(f, "\n  {seconds} s for {terminals} terminals with {each} applications each")?,
                None => write!(f, "\n  no time that can be told, for nothing was delivered")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_deliveries() {
        let all: Vec<Duration> = (1..=1_000).rev().map(Duration::from_millis).collect();
        let Latency { p50, p90, p99, max } = latency(all);
        assert_eq!((p50, p90, p99, max), (500.0, 900.0, 990.0, 1_000.0));
        assert_eq!(latency(Vec::new()).p99, 0.0);
        assert_eq!(latency(vec![Duration::from_millis(7)]).p50, 7.0);
    }

    #[test]
    fn an_outage_is_reckoned_at_the_measured_rate() {
        let simulation = Simulation {
            terminals: 10,
            each: 10,
            bytes: 16_384,
            pace: Pace::Herd,
            heartbeats: 0,
            gateway: String::new(),
            gateway_key: std::path::PathBuf::new(),
            ca: None,
            keys: std::path::PathBuf::new(),
            agencies: Vec::new(),
        };
        let calls = [("201".to_owned(), 198), ("503 unavailable".to_owned(), 2)].into();
        let latencies = vec![Duration::from_millis(5); 99];
        let took = Duration::from_millis(198);
        let seen = Seen {
            took,
            latencies,
            undelivered: 1,
            retries: 2,
            calls,
            server_errors: 2,
            answers: 200,
            ..Seen::default()
        };
        let capacity = of(&simulation, &seen);
        assert_eq!((capacity.delivered, capacity.undelivered, capacity.is_well()), (99, 1, false));
        assert_eq!(capacity.server_errors_percent, 1.0);
        assert_eq!(capacity.drain.last().map(|drain| drain.seconds), Some(Some(1_000)), "500 a second");
        let text = capacity.to_string();
        assert!(
            text.contains("500 receipts a second") && text.contains("503 unavailable: 2; 1.00 % of them 5xx"),
            "{text}"
        );
    }
}
