//! The list, line by line.

use std::collections::BTreeSet;

use super::*;

#[test]
fn the_worst_is_said_first() {
    let well = Health::default;
    let opens: DateTime = "2026-11-23T08:00".parse().unwrap();
    let closed = || Service::Closed { opens: Some(opens) };
    let down = Line::Down { since: None };
    let cases = [
        (well(), Standing::Open),
        (Health { printer: Printer::PaperLow, ..well() }, Standing::Open),
        (Health { printer: Printer::PaperOut, ..well() }, Standing::Degraded(vec![Fault::PaperOut])),
        (Health { printer: Printer::CoverOpen, ..well() }, Standing::Degraded(vec![Fault::CoverOpen])),
        (Health { line: down, ..well() }, Standing::Degraded(vec![Fault::Line])),
        (Health { store: Store::Low, ..well() }, Standing::Degraded(vec![Fault::StoreLow])),
        (Health { clock: Clock::Wrong, ..well() }, Standing::Degraded(vec![Fault::Clock])),
        (Health { catalogue: Catalogue::Old, ..well() }, Standing::Degraded(vec![Fault::Catalogue])),
        (Health { speech: Speech::Silent, ..well() }, Standing::Degraded(vec![Fault::Speech])),
        (
            Health {
                store: Store::Low,
                printer: Printer::Fault,
                line: down,
                clock: Clock::Wrong,
                catalogue: Catalogue::Old,
                speech: Speech::Silent,
                ..well()
            },
            Standing::Degraded(vec![
                Fault::Printer,
                Fault::Line,
                Fault::StoreLow,
                Fault::Clock,
                Fault::Catalogue,
                Fault::Speech,
            ]),
        ),
        (Health { service: closed(), ..well() }, Standing::Closed { opens: Some(opens) }),
        (Health { service: closed(), line: down, ..well() }, Standing::Closed { opens: Some(opens) }),
        (Health { store: Store::Full, ..well() }, Standing::OutOfService(Fault::StoreFull)),
        (Health { store: Store::Full, service: closed(), ..well() }, Standing::OutOfService(Fault::StoreFull)),
        (Health { store: Store::Full, service: Service::Maintenance, ..well() }, Standing::Maintenance),
        (Health { service: Service::Maintenance, line: down, ..well() }, Standing::Maintenance),
        (
            Health { store: Store::Broken, service: Service::Maintenance, ..well() },
            Standing::OutOfService(Fault::StoreBroken),
        ),
    ];
    for (health, standing) in cases {
        assert_eq!(assess(&health), standing, "{health:?}");
    }
}

#[test]
fn every_fault_has_a_code_of_its_own_and_the_technician_hears_of_those_that_trouble_nobody() {
    let all = [
        Fault::StoreBroken,
        Fault::StoreFull,
        Fault::PaperOut,
        Fault::CoverOpen,
        Fault::Printer,
        Fault::Line,
        Fault::StoreLow,
        Fault::Clock,
        Fault::Catalogue,
        Fault::Speech,
        Fault::PaperLow,
    ];
    let codes: BTreeSet<&str> = all.iter().map(|fault| fault.code()).collect();
    let facts: BTreeSet<&str> = all.iter().map(|fault| fault.fact()).collect();
    assert_eq!((codes.len(), facts.len()), (all.len(), all.len()));
    assert_eq!(faults(&Health { printer: Printer::PaperLow, ..Health::default() }), [Fault::PaperLow]);
}
