//! What the gateway counts, for the operator's monitoring: calls by route and status and how long they took, connections,
//! bytes, and where agencies and terminals stand. Nothing of a citizen and no submission's id is among it.

mod fleet;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use domain::{AgencyId, TerminalId, Timestamp};

use crate::caller::Caller;
use crate::inbox::{Backlog, Heartbeat};
use fleet::Fleet;

/// The media type of what [`Metrics::text`] writes.
pub(crate) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds; the promise is 50 ms for 99 of 100.
const LATENCY_BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    method: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: &'static str,
    method: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByAgency {
    agency: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByTerminal {
    terminal: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Turned {
    why: TurnedAway,
}

/// Why a connection was closed before it could ask for anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(crate) enum TurnedAway {
    /// Its address has enough connections.
    Peer,
    /// TLS could not be agreed on, or the certificate is not one of ours.
    Handshake,
    /// It took too long over TLS.
    Slow,
}

/// The counts of one gateway.
pub(crate) struct Metrics {
    registry: Registry,
    calls: Family<Answered, Counter>,
    latency: Family<Route, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    connections: Gauge,
    turned_away: Family<Turned, Counter>,
    part_bytes: Counter,
    submissions: Family<ByAgency, Counter>,
    inbox_head: Family<ByAgency, Gauge>,
    oldest_unanswered: Family<ByAgency, Gauge>,
    terminal_seen: Family<ByTerminal, Gauge>,
    agency_seen: Family<ByAgency, Gauge>,
    other_trails: Family<ByTerminal, Counter>,
    certificate_ends: Gauge,
    fleet: Fleet,
    /// Up to which number an agency has answered everything, so that the next look begins there.
    answered: Mutex<BTreeMap<AgencyId, u64>>,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("guichet_gateway"),
            calls: Family::default(),
            latency: Family::new_with_constructor(histogram),
            in_flight: Gauge::default(),
            connections: Gauge::default(),
            turned_away: Family::default(),
            part_bytes: Counter::default(),
            submissions: Family::default(),
            inbox_head: Family::default(),
            oldest_unanswered: Family::default(),
            terminal_seen: Family::default(),
            agency_seen: Family::default(),
            other_trails: Family::default(),
            certificate_ends: Gauge::default(),
            fleet: Fleet::default(),
            answered: Mutex::default(),
        };
        metrics.register();
        metrics
    }
}

fn histogram() -> Histogram {
    Histogram::new(LATENCY_BUCKETS)
}

impl Metrics {
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("calls", "Calls that were answered", self.calls.clone());
        registry.register("call_seconds", "How long answers took, waiting readers left out", self.latency.clone());
        registry.register("calls_in_flight", "Calls that are not answered yet", self.in_flight.clone());
        registry.register("connections", "Connections that are open", self.connections.clone());
        registry.register("turned_away", "Connections that were closed at the door", self.turned_away.clone());
        registry.register("part_bytes", "Bytes of parts that were stored", self.part_bytes.clone());
        registry.register("submissions", "Submissions taken into custody", self.submissions.clone());
        registry.register("inbox_head", "The latest number in an agency's inbox", self.inbox_head.clone());
        registry.register(
            "oldest_unanswered_seconds",
            "Age of the oldest submission that an agency has not answered, 0 where there is none",
            self.oldest_unanswered.clone(),
        );
        registry.register(
            "terminal_last_seen_seconds",
            "When a terminal last proved that it was calling this process, in seconds since 1970",
            self.terminal_seen.clone(),
        );
        registry.register(
            "agency_last_seen_seconds",
            "When an agency last called this process, in seconds since 1970",
            self.agency_seen.clone(),
        );
        registry.register(
            "terminal_other_audit_trails",
            "Heartbeats in which a terminal's audit chain was not what it had been: a disk was rolled back or changed",
            self.other_trails.clone(),
        );
        registry.register(
            "certificate_ends_seconds",
            "When the gateway's certificate ends, in seconds since 1970; 0 without one",
            self.certificate_ends.clone(),
        );
        self.fleet.register(registry);
    }

    /// A call has begun; it ends when what is given back is dropped.
    pub(crate) fn begun(&self) -> InFlight {
        InFlight::of(&self.in_flight)
    }

    /// A connection was opened; it is counted until what is given back is dropped.
    pub(crate) fn connected(&self) -> InFlight {
        InFlight::of(&self.connections)
    }

    pub(crate) fn turned_away(&self, why: TurnedAway) {
        self.turned_away.get_or_create(&Turned { why }).inc();
    }

    pub(crate) fn answered(&self, route: &'static str, method: &'static str, status: u16) {
        self.calls.get_or_create(&Answered { route, method, status }).inc();
    }

    pub(crate) fn took(&self, route: &'static str, method: &'static str, took: Duration) {
        self.latency.get_or_create(&Route { route, method }).observe(took.as_secs_f64());
    }

    pub(crate) fn part_stored(&self, bytes: usize) {
        self.part_bytes.inc_by(u64::try_from(bytes).unwrap_or(u64::MAX));
    }

    pub(crate) fn submission_stored(&self, agency: &AgencyId) {
        self.submissions.get_or_create(&ByAgency { agency: agency.to_string() }).inc();
    }

    pub(crate) fn seen(&self, caller: &Caller, now: Timestamp) {
        match caller {
            Caller::Terminal(id) => {
                self.terminal_seen.get_or_create(&ByTerminal { terminal: id.to_string() }).set(now.as_second());
            }
            Caller::Agency(id) => {
                self.agency_seen.get_or_create(&ByAgency { agency: id.to_string() }).set(now.as_second());
            }
            Caller::Carrier(_) => {}
        }
    }

    /// A terminal vouches for another audit chain than before.
    pub(crate) fn other_trail(&self, terminal: &TerminalId) {
        self.other_trails.get_or_create(&ByTerminal { terminal: terminal.to_string() }).inc();
    }

    /// Notes how each terminal is.
    pub(crate) fn heartbeats(&self, heartbeats: &[Heartbeat]) {
        self.fleet.told(heartbeats);
    }

    pub(crate) fn certificate_ends(&self, at: Timestamp) {
        self.certificate_ends.set(at.as_second());
    }

    /// From which number on an agency's inbox has to be looked through for what it has not answered.
    pub(crate) fn answered_up_to(&self, agency: &AgencyId) -> u64 {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).get(agency).copied().unwrap_or_default()
    }

    /// Notes where an agency's inbox stands.
    pub(crate) fn inbox(&self, agency: &AgencyId, backlog: &Backlog, now: Timestamp) {
        let label = ByAgency { agency: agency.to_string() };
        self.inbox_head.get_or_create(&label).set(i64::try_from(backlog.head).unwrap_or(i64::MAX));
        let oldest = backlog.oldest_unanswered.as_ref();
        let age_secs = oldest.map_or(0, |oldest| now.as_second().saturating_sub(oldest.received_at.as_second()));
        self.oldest_unanswered.get_or_create(&label).set(age_secs);
        let answered = oldest.map_or(backlog.head, |oldest| oldest.seq.saturating_sub(1));
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).insert(agency.clone(), answered);
    }

    /// Everything that is counted, as OpenMetrics text.
    pub(crate) fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// One of something that goes on; it is over when this is dropped.
#[derive(Debug)]
pub(crate) struct InFlight(Gauge);

impl InFlight {
    fn of(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}
