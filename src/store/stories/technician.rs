//! Stories of the technician's door and of what is left behind it: tries that outlive a restart, maintenance that does
//! too, and the results of tests.

use domain::diagnostic::{Diagnostic, Finding, Test, Verdict};
use domain::technician::{Door, TRIES_MAX};

use super::{at, file, memory};
use crate::{Maintenance, Store};

fn wrong(store: &mut Store, second: i64) -> Door {
    assert_eq!(store.try_pin(at(second)).unwrap(), Door::Open, "at {second} s");
    store.technician_refused(at(second)).unwrap()
}

#[test]
fn five_wrong_pins_cost_time_and_fifteen_the_door_until_it_is_unlocked() {
    let mut store = memory();
    for second in 0..4 {
        assert_eq!(wrong(&mut store, second), Door::Open);
    }
    assert_eq!(wrong(&mut store, 4), Door::Wait { until: at(19) });
    assert_eq!(store.try_pin(at(18)).unwrap(), Door::Wait { until: at(19) });
    assert_eq!(wrong(&mut store, 19), Door::Wait { until: at(49) });
    let mut second = 49;
    for tries in 6..TRIES_MAX {
        let door = wrong(&mut store, second);
        assert_eq!(door == Door::Locked, tries == TRIES_MAX - 1, "{tries}");
        second += 20_000;
    }
    assert_eq!(store.try_pin(at(900_000)).unwrap(), Door::Locked);
    store.unlock_technician(at(900_001)).unwrap();
    assert_eq!(store.pin_door(at(900_001)).unwrap(), Door::Open);
    assert_eq!(wrong(&mut store, 900_002), Door::Open);
}

#[test]
fn a_try_counts_though_the_plug_is_pulled_and_a_right_pin_forgets_them() {
    let folder = tempfile::tempdir().unwrap();
    let open = || file(&folder.path().join("terminal.sqlite"));
    for _ in 0..5 {
        assert_eq!(open().try_pin(at(0)).unwrap(), Door::Open);
    }
    assert_eq!(open().try_pin(at(1)).unwrap(), Door::Wait { until: at(15) });
    let mut store = open();
    assert_eq!(store.try_pin(at(15)).unwrap(), Door::Open);
    store.technician_entered(at(15)).unwrap();
    assert_eq!(open().pin_door(at(15)).unwrap(), Door::Open);
    assert!(store.verify_audit().unwrap().fault.is_none());
    assert_eq!(store.audit_head().unwrap().seq, 1);
}

#[test]
fn a_clock_that_was_put_back_makes_nobody_wait_for_longer_than_the_rule_says() {
    let mut store = memory();
    for _ in 0..5 {
        store.try_pin(at(10_000)).unwrap();
    }
    assert_eq!(store.try_pin(at(0)).unwrap(), Door::Wait { until: at(15) });
    assert_eq!(store.try_pin(at(15)).unwrap(), Door::Open);
}

#[test]
fn maintenance_outlives_a_restart_and_stands_in_the_audit_trail() {
    let folder = tempfile::tempdir().unwrap();
    let open = || file(&folder.path().join("terminal.sqlite"));
    assert_eq!(open().maintenance().unwrap(), Maintenance::Off);
    open().set_maintenance(Maintenance::On, at(0)).unwrap();
    assert_eq!(open().maintenance().unwrap(), Maintenance::On);
    open().set_maintenance(Maintenance::Off, at(1)).unwrap();
    assert_eq!(open().maintenance().unwrap(), Maintenance::Off);
    assert_eq!(open().audit_head().unwrap().seq, 2);
}

#[test]
fn the_latest_result_of_each_test_is_found_and_old_ones_go() {
    let mut store = memory();
    let kept = |store: &mut Store, test, verdict, second| {
        let finding = Finding { test, verdict, says: format!("at {second} s") };
        store.keep_diagnostic(&Diagnostic { finding, at: at(second) }).unwrap();
    };
    kept(&mut store, Test::Printer, Verdict::Unknown, 1);
    for second in 2..40 {
        kept(&mut store, Test::Network, Verdict::Failed, second);
    }
    kept(&mut store, Test::Printer, Verdict::Passed, 50);
    let found = store.diagnostics().unwrap();
    let seen: Vec<_> = found.iter().map(|it| (it.finding.test, it.finding.verdict, it.at)).collect();
    assert_eq!(seen, [(Test::Network, Verdict::Failed, at(39)), (Test::Printer, Verdict::Passed, at(50))]);
    let rows: u32 = store.connection.query_row("select count(*) from diagnostic", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 22);
}
