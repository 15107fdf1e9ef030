//! How each terminal is by its latest heartbeat, as monitoring reads it. Numbers and states alone, and nothing of anybody who
//! stood before it.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use domain::Timestamp;
use wire::v1::{self, Condition, DeviceState, QueueState, TimeTrust};

use super::ByTerminal;
use crate::inbox::Heartbeat;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Device {
    terminal: String,
    device: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Program {
    terminal: String,
    version: String,
    catalogue: String,
    time_trust: &'static str,
}

/// The fleet's figures; each look puts the latest in the place of those before.
#[derive(Debug, Default)]
pub(super) struct Fleet {
    heard: Family<ByTerminal, Gauge>,
    queue_waiting: Family<ByTerminal, Gauge>,
    queue_parked: Family<ByTerminal, Gauge>,
    queue_oldest: Family<ByTerminal, Gauge>,
    disk_free: Family<ByTerminal, Gauge>,
    device: Family<Device, Gauge>,
    certificate_days: Family<ByTerminal, Gauge>,
    clock_offset: Family<ByTerminal, Gauge>,
    restarts: Family<ByTerminal, Gauge>,
    last_visit: Family<ByTerminal, Gauge>,
    program: Family<Program, Gauge>,
}

impl Fleet {
    pub(super) fn register(&self, registry: &mut Registry) {
        let mut with_unit = |name: &str, help: &str, unit: Unit, family: &Family<ByTerminal, Gauge>| {
            registry.register_with_unit(name, help, unit, family.clone());
        };
        with_unit(
            "terminal_last_heartbeat",
            "When a terminal last told any process of this gateway how it is, since 1970",
            Unit::Seconds,
            &self.heard,
        );
        with_unit(
            "terminal_queue_oldest",
            "Age of the oldest submission that waits on a terminal, 0 where none does",
            Unit::Seconds,
            &self.queue_oldest,
        );
        with_unit("terminal_disk_free", "Room where a terminal keeps submissions", Unit::Bytes, &self.disk_free);
        with_unit(
            "terminal_clock_offset",
            "A terminal's clock less the gateway's, the way of the heartbeat included",
            Unit::Seconds,
            &self.clock_offset,
        );
        with_unit(
            "terminal_last_visit",
            "When a visit last ended at a terminal, since 1970",
            Unit::Seconds,
            &self.last_visit,
        );
        let mut plain = |name: &str, help: &str, family: &Family<ByTerminal, Gauge>| {
            registry.register(name, help, family.clone());
        };
        plain("terminal_queue_waiting", "Submissions on a terminal that are not in custody", &self.queue_waiting);
        plain("terminal_queue_parked", "Submissions on a terminal that wait for a technician", &self.queue_parked);
        plain(
            "terminal_certificate_days",
            "Days until a terminal's certificate ends; none where it has none",
            &self.certificate_days,
        );
        plain("terminal_restarts", "How often a terminal's program was started since the machine was", &self.restarts);
        registry.register(
            "terminal_device",
            "How a part of a terminal is: 0 works, 1 needs somebody soon, 2 does not work",
            self.device.clone(),
        );
        registry.register(
            "terminal_program",
            "What runs on a terminal, and how far it trusts its clock",
            self.program.clone(),
        );
    }

    /// Takes the latest that each terminal has told. What an older gateway kept and this one cannot read counts as heard.
    pub(super) fn told(&self, heartbeats: &[Heartbeat]) {
        self.clear();
        for kept in heartbeats {
            let by = ByTerminal { terminal: kept.terminal.to_string() };
            self.heard.get_or_create(&by).set(kept.at.as_second());
            if let Ok(told) = serde_json::from_str::<v1::Heartbeat>(&kept.body) {
                self.note(&by, kept.at, told);
            }
        }
    }

    fn note(&self, by: &ByTerminal, heard: Timestamp, told: v1::Heartbeat) {
        let set = |family: &Family<ByTerminal, Gauge>, value: i64| {
            family.get_or_create(by).set(value);
        };
        let QueueState { waiting, oldest_secs, parked } = told.queue;
        set(&self.queue_waiting, whole(waiting));
        set(&self.queue_parked, whole(parked));
        set(&self.queue_oldest, whole(oldest_secs.unwrap_or(0)));
        set(&self.disk_free, whole(told.disk_free_bytes));
        set(&self.clock_offset, told.at.as_second().saturating_sub(heard.as_second()));
        set(&self.restarts, i64::from(told.restarts));
        if let Some(days) = told.certificate_days {
            set(&self.certificate_days, days);
        }
        if let Some(last) = told.last_visit {
            set(&self.last_visit, last.as_second());
        }
        for DeviceState { device, state } in told.devices {
            let state = match state {
                Condition::Ready => 0,
                Condition::Warning => 1,
                Condition::Failed => 2,
            };
            self.device.get_or_create(&Device { terminal: by.terminal.clone(), device }).set(state);
        }
        let time_trust = match told.time_trust {
            TimeTrust::Synced => "synced",
            TimeTrust::Held => "held",
            TimeTrust::Unknown => "unknown",
        };
        let (terminal, version, catalogue) = (by.terminal.clone(), told.version, told.catalogue);
        self.program.get_or_create(&Program { terminal, version, catalogue, time_trust }).set(1);
    }

    /// A terminal that was taken out of the lists, or a device that was taken off, is not told for ever.
    fn clear(&self) {
        let by_terminal = [
            &self.heard,
            &self.queue_waiting,
            &self.queue_parked,
            &self.queue_oldest,
            &self.disk_free,
            &self.certificate_days,
            &self.clock_offset,
            &self.restarts,
            &self.last_visit,
        ];
        by_terminal.into_iter().for_each(Family::clear);
        self.device.clear();
        self.program.clear();
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
