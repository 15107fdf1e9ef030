//! What a heartbeat says of this machine: the devices in the words of the wire, and how often the program was started
//! anew. Nothing of a visit but when the last one ended comes near it.

use std::fs;
use std::path::Path;

use settings::Scanner;
use sync::Vitals;
use sync::worker::Reins;
use terminal::standing::{Catalogue, Clock, Health, Pages, Printer, Service, Speech, Store};
use wire::v1::{Condition, DeviceState};

use crate::roof::trial;

/// The system's name for the time since the machine was started: another one each time.
const BOOT: &str = "/proc/sys/kernel/random/boot_id";

/// Has the heartbeats told how the parts are, whenever the hands have looked; a change is told at once.
pub(crate) fn watch(vitals: Vitals, (scanner, data): (Scanner, &Path), beats: Reins) -> Watch {
    let update = Update::of(data);
    Box::new(move |health| {
        if vitals.tell(devices(health, &scanner, update)) {
            beats.wake();
        }
    })
}

/// What the hands tell of every look.
pub(crate) type Watch = Box<dyn Fn(&Health) + Send + Sync>;

/// What became of the version that was installed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Update {
    /// It runs.
    Runs,
    /// It did not stand up, and this is the one before it.
    Failed,
}

impl Update {
    /// By what lies beside the store.
    fn of(data: &Path) -> Self {
        if trial::is_lost(data) { Self::Failed } else { Self::Runs }
    }
}

/// Every device that this terminal has, each with how it is.
fn devices(health: &Health, scanner: &Scanner, update: Update) -> Vec<DeviceState> {
    let service = match health.service {
        Service::Open | Service::Closed { .. } => Condition::Ready,
        Service::Maintenance | Service::Suspended => Condition::Warning,
    };
    let disk = match health.store {
        Store::Working => Condition::Ready,
        Store::Low => Condition::Warning,
        Store::Full | Store::Broken => Condition::Failed,
    };
    let printer = match health.printer {
        Printer::Ready => Condition::Ready,
        Printer::PaperLow => Condition::Warning,
        Printer::PaperOut | Printer::CoverOpen | Printer::Fault => Condition::Failed,
    };
    let pages = match health.pages {
        Pages::Off => None,
        Pages::Ready(_) => Some(Condition::Ready),
        Pages::Missing(_) => Some(Condition::Failed),
    };
    let clock = match health.clock {
        Clock::Plausible => Condition::Ready,
        Clock::Wrong => Condition::Failed,
    };
    let catalogue = match health.catalogue {
        Catalogue::Fresh => Condition::Ready,
        Catalogue::Old => Condition::Warning,
    };
    let speech = match health.speech {
        Speech::Off => None,
        Speech::Ready => Some(Condition::Ready),
        Speech::Silent => Some(Condition::Failed),
    };
    let all = [
        ("service", Some(service)),
        ("disk", Some(disk)),
        ("printer", Some(printer)),
        ("pages", pages),
        ("clock", Some(clock)),
        ("catalogue", Some(catalogue)),
        ("speech", speech),
        ("scanner", plugged(scanner)),
        ("update", (update == Update::Failed).then_some(Condition::Failed)),
    ];
    let has =
        |(device, state): (&str, Option<Condition>)| Some(DeviceState { device: device.to_owned(), state: state? });
    all.into_iter().filter_map(has).collect()
}

/// Whether the scanner is plugged in; whether it reads is seen by scanning.
fn plugged(scanner: &Scanner) -> Option<Condition> {
    match scanner {
        Scanner::Off => None,
        Scanner::Serial { port, .. } if Path::new(port).exists() => Some(Condition::Ready),
        Scanner::Serial { .. } => Some(Condition::Failed),
    }
}

/// How often the program was started anew since the machine was. A face for the next visit is no new start: the program that
/// starts the faces stays the same.
pub(crate) fn restarts(store: &mut store::Store) -> Result<u32, store::StoreError> {
    let machine = fs::read_to_string(BOOT).unwrap_or_default();
    store.note_start(machine.trim(), std::os::unix::process::parent_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(health: &Health, scanner: &Scanner) -> Vec<(String, Condition)> {
        devices(health, scanner, Update::Runs).into_iter().map(|told| (told.device, told.state)).collect()
    }

    #[test]
    fn every_device_that_is_there_is_told_with_how_it_is() {
        let well = Health { speech: Speech::Off, ..Health::default() };
        let ready = |name: &str| (name.to_owned(), Condition::Ready);
        let parts = ["service", "disk", "printer", "clock", "catalogue"].map(ready);
        assert_eq!(told(&well, &Scanner::Off), parts);
        let failed = devices(&well, &Scanner::Off, Update::Failed);
        assert_eq!(failed.last().map(|told| (told.device.as_str(), told.state)), Some(("update", Condition::Failed)));
        let ill = Health {
            service: Service::Suspended,
            store: Store::Low,
            printer: Printer::PaperOut,
            pages: Pages::Missing("HALL".to_owned()),
            clock: Clock::Wrong,
            catalogue: Catalogue::Old,
            speech: Speech::Silent,
            ..Health::default()
        };
        let mut states: Vec<Condition> = told(&ill, &Scanner::Off).into_iter().map(|(_, state)| state).collect();
        states.dedup();
        let expected = [Condition::Warning, Condition::Failed, Condition::Warning, Condition::Failed];
        assert_eq!(states, expected);
    }

    #[test]
    fn a_start_of_the_program_is_counted_and_a_face_for_the_next_visit_is_not() {
        let mut store = store::Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
        assert_eq!(restarts(&mut store).unwrap(), 0, "the first since the machine was started");
        assert_eq!(restarts(&mut store).unwrap(), 0, "another face");
        store.note_start(fs::read_to_string(BOOT).unwrap().trim(), 0).unwrap();
        assert_eq!(restarts(&mut store).unwrap(), 2, "another program, and this one again");
        store.note_start("yesterday", 0).unwrap();
        assert_eq!(restarts(&mut store).unwrap(), 0, "another day");
    }
}
