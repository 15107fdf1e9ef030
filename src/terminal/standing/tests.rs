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
        (Health { service: Service::Suspended, line: down, ..well() }, Standing::Suspended),
        (Health { service: Service::Suspended, store: Store::Low, ..well() }, Standing::Suspended),
        (
            Health { service: Service::Suspended, store: Store::Full, ..well() },
            Standing::OutOfService(Fault::StoreFull),
        ),
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

#[test]
fn a_technician_is_told_since_when_there_is_no_network_where_that_is_known() {
    let zone = jiff::tz::Offset::constant(8).to_time_zone();
    let line = |since| Health { line: Line::Down { since }, ..Health::default() };
    let at = "2026-11-22T02:42:00Z".parse().unwrap();
    let known = told(&line(Some(at)), Fault::Line, &zone);
    assert_eq!(known, "the gateway cannot be reached and applications wait; no network since 2026-11-22 10:42");
    assert_eq!(told(&line(None), Fault::Line, &zone), Fault::Line.fact());
    assert_eq!(told(&line(Some(at)), Fault::Clock, &zone), Fault::Clock.fact());
}

#[test]
fn a_voice_that_falls_silent_is_one_fault_that_begins_and_ends() {
    let speech = |speech| faults(&Health { speech, ..Health::default() });
    for (before, now, stands) in [
        (Speech::Ready, Speech::Silent, vec![Fault::Speech]),
        (Speech::Silent, Speech::Silent, vec![Fault::Speech]),
        (Speech::Silent, Speech::Ready, vec![]),
        (Speech::Ready, Speech::Off, vec![]),
    ] {
        assert_eq!(speech(now), stands, "{before:?} to {now:?}");
        let begun = speech(now).iter().any(|fault| !speech(before).contains(fault));
        assert_eq!(begun, before == Speech::Ready && now == Speech::Silent, "{before:?} to {now:?}");
    }
}
