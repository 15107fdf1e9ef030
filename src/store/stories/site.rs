//! Stories of what a terminal tells of its place: calls that end by themselves, and faces that are only ever totals.

use domain::Date;
use domain::feedback::{Face, Occasion, Tally};
use domain::staff::{CALL_SECS, CallId, CallState};

use super::{at, file, memory};
use crate::{DayDue, Store};

fn call(n: u8) -> CallId {
    CallId::from_random([n; 16])
}

fn due(store: &mut Store, second: i64) -> Vec<(CallId, CallState)> {
    store.calls_due(at(second)).unwrap().into_iter().map(|due| (due.call, due.state)).collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_call_waits_until_it_is_told_and_its_end_is_told_too() {
    let mut store = memory();
    store.call_staff(call(1), at(0)).unwrap();
    assert_eq!(due(&mut store, 1), [(call(1), CallState::Calling)]);
    assert!(!store.was_call_told(call(1)).unwrap());
    store.call_told(call(1), CallState::Calling).unwrap();
    assert!(store.was_call_told(call(1)).unwrap());
    assert_eq!(due(&mut store, 2), []);
    store.cancel_call(call(1)).unwrap();
    assert_eq!(due(&mut store, 3), [(call(1), CallState::Cancelled)]);
    store.call_told(call(1), CallState::Cancelled).unwrap();
    assert_eq!(due(&mut store, 4), []);
    assert!(!store.was_call_told(call(1)).unwrap(), "nothing of it is kept");
}

#[test]
fn a_call_that_comes_too_late_or_was_taken_back_is_never_told() {
    let mut store = memory();
    store.call_staff(call(1), at(0)).unwrap();
    assert_eq!(due(&mut store, i64::from(CALL_SECS) - 1).len(), 1);
    assert_eq!(due(&mut store, i64::from(CALL_SECS)), []);
    store.call_staff(call(2), at(0)).unwrap();
    store.cancel_call(call(2)).unwrap();
    assert_eq!(due(&mut store, 1), []);
    store.call_staff(call(3), at(100)).unwrap();
    assert_eq!(due(&mut store, 50), [], "the clock was put back");
    store.call_staff(call(4), at(0)).unwrap();
    store.call_staff(call(5), at(9)).unwrap();
    assert_eq!(due(&mut store, 10), [(call(5), CallState::Calling)]);
}

#[test]
fn a_call_outlives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    file(&path).call_staff(call(1), at(0)).unwrap();
    assert_eq!(due(&mut file(&path), 1), [(call(1), CallState::Calling)]);
}

#[test]
fn faces_are_told_as_totals_of_days_that_are_over() {
    let mut store = memory();
    let (first, second, third) = (day("2026-11-21"), day("2026-11-22"), day("2026-11-23"));
    for face in [Face::Good, Face::Good, Face::Poor] {
        store.count_face(first, Occasion::Submitted, face).unwrap();
    }
    store.count_face(first, Occasion::Other, Face::Fair).unwrap();
    store.count_face(second, Occasion::Submitted, Face::Good).unwrap();
    assert_eq!(store.days_due(first).unwrap(), [], "the day goes on");
    let due = store.days_due(second).unwrap();
    let tally = |occasion, face, count| Tally { occasion, face, count };
    let tallies = vec![
        tally(Occasion::Submitted, Face::Good, 2),
        tally(Occasion::Submitted, Face::Poor, 1),
        tally(Occasion::Other, Face::Fair, 1),
    ];
    assert_eq!(due, [DayDue { day: first, tallies }]);
    assert_eq!(store.days_due(second).unwrap(), due, "until it is confirmed");
    store.day_told(&due[0]).unwrap();
    assert_eq!(store.days_due(second).unwrap(), []);
    assert_eq!(store.days_due(third).unwrap().len(), 1);
    store.count_face(first, Occasion::Submitted, Face::Good).unwrap();
    assert_eq!(store.days_due(second).unwrap()[0].tallies[0].count, 3, "a clock that was put back adds to the total");
}
