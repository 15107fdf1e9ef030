//! Stories of the store: what is promised to the citizen, told against a real file or a store in memory.

mod backlog;
mod evidence;
mod formats;
mod parts;
mod printing;
mod secrets;
mod site;
mod technician;

use std::future::Future as _;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;
use uuid::Uuid;

use domain::audit::{Event, Head};
use domain::{Reference, SubmissionId, TerminalId};

use crate::{
    Answer, AuditFault, Handle, Level, LineDown, Made, MakeError, OpenError, Outcome, Sealed, Space, State, Store,
    StoreError, SubmitError, Submitted, Unavailable, Whom,
};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn at(second: i64) -> Timestamp {
    "2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(second)
}

fn terminal() -> TerminalId {
    "T0417".parse().unwrap()
}

fn memory() -> Store {
    Store::in_memory(terminal(), "7K4".parse().unwrap()).unwrap()
}

fn file(path: &Path) -> Store {
    Store::open(path, terminal(), "7K4".parse().unwrap()).unwrap().with_reserve(0)
}

fn id(n: u128) -> SubmissionId {
    SubmissionId::new(Uuid::from_u128(n))
}

fn sealed(n: u128, agency: &str) -> Sealed {
    let envelope = format!("sealed {n}").into_bytes();
    Sealed {
        submission: id(n),
        agency: agency.parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        envelope,
        parts: Vec::new(),
    }
}

fn try_submit(store: &mut Store, batch: &[Sealed]) -> Result<Submitted, SubmitError> {
    let reference = store.next_reference().unwrap();
    store.submit(at(0), reference, batch, &mut make)
}

fn make(reference: &Reference, head: Head, seqs: &[u64]) -> Result<Made, MakeError> {
    let manifests = seqs.iter().map(|seq| format!("manifest {reference} {} {seq}", head.seq)).collect();
    Ok(Made { manifests, receipt: format!("receipt {reference}").into_bytes(), ..Made::default() })
}

fn submit(store: &mut Store, batch: &[Sealed]) -> Reference {
    try_submit(store, batch).unwrap().reference
}

fn receipt(level: Level, text: &str) -> Outcome {
    Outcome::Receipted { level, receipt: text.to_owned() }
}

fn put_off(whom: Whom, until: Timestamp, failures: u32) -> Outcome {
    Outcome::PutOff { whom, until, failures, note: "no answer".to_owned() }
}

fn parked() -> Outcome {
    Outcome::Parked { problem: "bad-signature".to_owned() }
}

#[test]
fn a_visit_is_stored_as_a_whole_and_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/store.sqlite");
    let reference = submit(&mut file(&path), &[sealed(1, "SFA"), sealed(2, "URA")]);

    let store = file(&path);
    let rows = store.submissions_of(&reference).unwrap();
    assert_eq!(rows.iter().map(|row| row.agency.as_str()).collect::<Vec<_>>(), ["SFA", "URA"]);
    assert!(rows.iter().all(|row| row.state == State::Stored && row.attempts == 0 && row.envelope_bytes == 8));
    assert_eq!(rows[0].licences, ["sfa-food-shop".parse().unwrap()]);
    assert_eq!(store.envelope(id(2)).unwrap().unwrap(), b"sealed 2");
    assert_eq!(store.receipt(&reference).unwrap().unwrap(), format!("receipt {reference}").into_bytes());
    assert_eq!(store.verify_audit().unwrap().head.seq, 1);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_visit_whose_manifests_cannot_be_made_leaves_no_trace() {
    let mut store = memory();
    let reference = store.next_reference().unwrap();
    let batch = [sealed(1, "SFA"), sealed(2, "URA")];
    let unsigned = store.submit(at(0), reference, &batch, &mut |_, _, _| Err("the key is locked".into()));
    assert!(matches!(unsigned, Err(SubmitError::Make(_))), "{unsigned:?}");
    let short = store.submit(at(0), reference, &batch, &mut |_, _, _| {
        Ok(Made { manifests: vec!["one".to_owned()], receipt: Vec::new(), ..Made::default() })
    });
    assert!(matches!(short, Err(SubmitError::Count { made: 1, wanted: 2 })), "{short:?}");
    assert!(matches!(try_submit(&mut store, &[]), Err(SubmitError::Empty)));

    assert_eq!(store.outstanding(10).unwrap(), []);
    assert_eq!(store.receipt(&reference).unwrap(), None);
    assert_eq!(store.audit_head().unwrap().seq, 0);
    let first = submit(&mut store, &batch);
    let row = &store.submissions_of(&first).unwrap()[0];
    assert!(row.manifest.ends_with(" 0 1"), "no number was used up: {}", row.manifest);
}

#[test]
fn a_disk_that_fills_up_at_any_page_stores_all_or_nothing_and_heals() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = file(&folder.path().join("store.sqlite"));
    let big = |n, agency| Sealed { envelope: vec![7; 16 * 1024], ..sealed(n, agency) };
    let batch = [big(1, "SFA"), big(2, "URA")];
    let pages: i64 = store.connection.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
    let mut refused = 0;
    let reference = loop {
        let limit = format!("pragma max_page_count = {}", pages + refused);
        store.connection.query_row(&limit, [], |_| Ok(())).unwrap();
        let reference = store.next_reference().unwrap();
        match store.submit(at(0), reference, &batch, &mut make) {
            Ok(submitted) => break submitted.reference,
            Err(full) => {
                assert!(matches!(full, SubmitError::NotKept(_)), "{full:?}");
                assert!(full.to_string().starts_with("not accepted"), "{full}");
                assert_eq!((store.backlog().unwrap().stored, store.audit_head().unwrap().seq), (0, 0));
                refused += 1;
            }
        }
    };
    assert!(refused > 5, "the disk was never full");
    assert_eq!(store.submissions_of(&reference).unwrap().len(), 2);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn nothing_is_taken_in_when_the_reserve_is_reached_but_the_queue_still_moves() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = file(&folder.path().join("store.sqlite"));
    submit(&mut store, &[sealed(1, "SFA")]);
    let mut store = store.with_reserve(u64::MAX);
    assert_eq!(store.space().unwrap(), Space::Low);
    assert!(matches!(try_submit(&mut store, &[sealed(2, "SFA")]), Err(SubmitError::NoSpace)));
    assert_eq!(store.record(id(1), &receipt(Level::Custody, "c"), at(1)).unwrap(), State::Custody);
    assert_eq!(store.with_reserve(0).space().unwrap(), Space::Enough);
}

#[test]
fn the_same_applications_are_not_stored_twice() {
    let mut store = memory();
    let batch = [sealed(1, "SFA"), sealed(2, "URA")];
    let reference = submit(&mut store, &batch);
    assert_eq!(submit(&mut store, &batch), reference, "a repeat is told its own reference");
    let mixed = try_submit(&mut store, &[sealed(1, "SFA"), sealed(3, "NEA")]);
    assert!(matches!(mixed, Err(SubmitError::Mixed)), "{mixed:?}");
    assert_eq!(store.outstanding(10).unwrap().len(), 2);
    assert_eq!(store.audit_head().unwrap().seq, 1);
}

#[test]
fn after_a_failed_disk_the_file_decides_what_the_citizen_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = file(&folder.path().join("store.sqlite"));
    submit(&mut store, &[sealed(1, "SFA")]);
    store.reopen().unwrap();
    assert_eq!(store.outstanding(10).unwrap().len(), 1, "what was on disk is still there");

    store.watch.health.set(crate::Health::Doubtful);
    let reference = submit(&mut store, &[sealed(2, "SFA")]);
    assert_eq!(store.submissions_of(&reference).unwrap().len(), 1, "the store heals at the next call");
}

#[test]
fn references_go_on_after_a_restart_and_are_never_given_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut given = Vec::new();
    for _ in 0..3 {
        let mut store = file(&path);
        given.extend([store.next_reference().unwrap(), store.next_reference().unwrap()]);
    }
    let mut distinct = given.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), 6, "{given:?}");
    let other = Store::open(&path, terminal(), "3AC".parse().unwrap()).unwrap().next_reference().unwrap();
    assert!(other.to_string().starts_with("3AC-33333-"), "a new prefix counts anew: {other}");
}

#[test]
fn an_attempt_is_on_disk_before_it_is_made_and_delays_outlive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = file(&path);
    submit(&mut store, &[sealed(1, "SFA"), sealed(2, "URA")]);
    assert_eq!(store.begin_attempt(id(1), at(1)).unwrap(), 1);
    store.record(id(1), &put_off(Whom::Lane, at(HOUR), 3), at(1)).unwrap();
    drop(store);

    let mut store = file(&path);
    let waiting = store.outstanding(10).unwrap();
    assert_eq!((waiting[0].attempts, waiting[0].failures.lane), (1, 3));
    assert_eq!(waiting[0].next_at.latest(), at(HOUR));
    assert_eq!(waiting[1].next_at.latest(), at(0), "the other agency's lane is free");

    store.record(id(2), &put_off(Whom::Host, at(2 * HOUR), 1), at(2)).unwrap();
    assert!(store.outstanding(10).unwrap().iter().all(|item| item.next_at.latest() == at(2 * HOUR)));
    store.pull_forward(at(5)).unwrap();
    assert!(store.outstanding(10).unwrap().iter().all(|item| item.next_at.latest() == at(5)));
    store.record(id(2), &put_off(Whom::Item, at(HOUR), 1), at(3)).unwrap();
    let waiting = store.outstanding(10).unwrap();
    assert_eq!((waiting[0].failures.host, waiting[1].failures.item), (0, 1), "an answer closes the wider circuits");
    assert_eq!(store.submission(id(2)).unwrap().unwrap().problem.as_deref(), Some("no answer"));
}

#[test]
fn the_line_is_down_since_the_first_miss_that_nothing_interrupted() {
    let mut store = memory();
    submit(&mut store, &[sealed(1, "SFA"), sealed(2, "URA")]);
    let down = |since| Some(LineDown { since: Some(at(since)) });
    let tells = [
        (id(1), put_off(Whom::Host, at(20), 1), None),
        (id(1), put_off(Whom::Host, at(30), 2), down(1)),
        (id(2), put_off(Whom::Host, at(40), 3), down(1)),
        // The gateway answers, so the line is up, whatever it answers.
        (id(2), put_off(Whom::Item, at(50), 1), None),
        (id(1), put_off(Whom::Host, at(60), 1), None),
        (id(1), put_off(Whom::Host, at(70), 2), down(5)),
        (id(1), receipt(Level::Custody, "c"), None),
        (id(2), put_off(Whom::Host, at(80), 2), down(8)),
        // Nothing waits any more, so nobody needs to know.
        (id(2), parked(), None),
    ];
    for (second, (submission, outcome, told)) in (1..).zip(tells) {
        store.record(submission, &outcome, at(second)).unwrap();
        assert_eq!(store.line_down().unwrap(), told, "after {second}: {outcome:?}");
    }
}

#[test]
fn a_long_queue_for_one_agency_hides_no_other() {
    let mut store = memory();
    for n in 0..20 {
        submit(&mut store, &[sealed(n, "SFA")]);
    }
    submit(&mut store, &[sealed(99, "URA")]);
    let waiting = store.outstanding(3).unwrap();
    assert_eq!(waiting.iter().filter(|item| item.agency.as_str() == "SFA").count(), 3);
    assert_eq!(waiting.iter().filter(|item| item.agency.as_str() == "URA").count(), 1);
}

/// State before, what comes, state after; `None` where the outcome does not fit and is refused.
#[test]
fn every_state_meets_every_outcome() {
    use Level::{Accepted, Custody, Rejected};
    let table: [(&[Outcome], Outcome, Option<State>); 18] = [
        (&[], receipt(Custody, "c"), Some(State::Custody)),
        (&[], receipt(Accepted, "a"), Some(State::Accepted)),
        (&[], receipt(Rejected, "r"), Some(State::Rejected)),
        (&[], parked(), Some(State::Parked)),
        (&[], put_off(Whom::Item, at(9), 1), Some(State::Stored)),
        (&[receipt(Custody, "c")], receipt(Custody, "c"), Some(State::Custody)),
        (&[receipt(Custody, "c")], receipt(Custody, "other"), None),
        (&[receipt(Custody, "c")], receipt(Accepted, "a"), Some(State::Accepted)),
        (&[receipt(Custody, "c")], receipt(Rejected, "r"), Some(State::Rejected)),
        (&[receipt(Custody, "c")], parked(), Some(State::Custody)),
        (&[receipt(Custody, "c")], put_off(Whom::Host, at(9), 1), Some(State::Custody)),
        (&[receipt(Accepted, "a")], receipt(Custody, "c"), Some(State::Accepted)),
        (&[receipt(Accepted, "a")], receipt(Accepted, "a"), Some(State::Accepted)),
        (&[receipt(Accepted, "a")], receipt(Rejected, "r"), None),
        (&[receipt(Rejected, "r")], receipt(Accepted, "a"), None),
        (&[receipt(Rejected, "r")], parked(), Some(State::Rejected)),
        (&[parked()], receipt(Custody, "c"), Some(State::Custody)),
        (&[parked()], put_off(Whom::Lane, at(9), 1), Some(State::Parked)),
    ];
    for (before, outcome, expected) in table {
        let mut store = memory();
        submit(&mut store, &[sealed(1, "SFA")]);
        for earlier in before {
            store.record(id(1), earlier, at(1)).unwrap();
        }
        let case = format!("{before:?} then {outcome:?}");
        let state = store.record(id(1), &outcome, at(2));
        match expected {
            Some(expected) => assert_eq!(state.unwrap(), expected, "{case}"),
            None => assert!(matches!(state, Err(StoreError::OtherReceipt(_))), "{case}"),
        }
        let stored = store.submission(id(1)).unwrap().unwrap().state;
        assert_eq!(store.outstanding(10).unwrap().is_empty(), stored != State::Stored, "{case}");
        assert_eq!(store.verify_audit().unwrap().fault, None, "{case}");
    }
}

#[test]
fn the_database_itself_refuses_a_state_without_its_proof() {
    let mut store = memory();
    submit(&mut store, &[sealed(1, "SFA")]);
    for lie in ["state = 'custody'", "state = 'accepted'", "state = 'sent'", "state = 'parked'", "settled_at = 5"] {
        assert!(store.connection.execute(&format!("update submission set {lie}"), []).is_err(), "{lie}");
    }
}

#[test]
fn a_parked_submission_waits_for_a_technician_and_can_be_released() {
    let mut store = memory();
    submit(&mut store, &[sealed(1, "SFA"), sealed(2, "URA")]);
    store.record(id(1), &parked(), at(1)).unwrap();
    assert_eq!(store.backlog().unwrap().parked, 1);
    assert!(matches!(store.begin_attempt(id(1), at(2)), Err(StoreError::NoSubmission(_))));
    store.sweep(at(400 * DAY)).unwrap();
    assert!(store.envelope(id(1)).unwrap().is_some(), "parked is never deleted");
    store.release(id(1), at(3)).unwrap();
    assert_eq!(store.outstanding(10).unwrap().len(), 2);
    assert!(matches!(store.release(id(1), at(4)), Err(StoreError::NoSubmission(_))));
}

#[test]
fn sealed_bytes_go_a_week_after_the_agencys_receipt_and_rows_after_ninety_days() {
    let mut store = memory();
    let reference = submit(&mut store, &[sealed(1, "SFA"), sealed(2, "URA")]);
    store.record(id(1), &receipt(Level::Accepted, "a"), at(0)).unwrap();
    store.record(id(2), &receipt(Level::Custody, "c"), at(0)).unwrap();
    assert_eq!(store.sweep(at(7 * DAY - 1)).unwrap(), crate::Swept::default());
    assert_eq!(store.sweep(at(7 * DAY)).unwrap().envelopes, 1);
    assert_eq!(store.envelope(id(1)).unwrap(), None);
    assert!(store.envelope(id(2)).unwrap().is_some(), "custody alone deletes nothing");
    assert_eq!(store.sweep(at(90 * DAY)).unwrap().submissions, 1);
    assert_eq!(store.submissions_of(&reference).unwrap().len(), 1);
    store.record(id(2), &receipt(Level::Rejected, "r"), at(90 * DAY)).unwrap();
    store.sweep(at(180 * DAY)).unwrap();
    assert_eq!(store.receipt(&reference).unwrap(), None);
    assert_eq!(store.verify_audit().unwrap().head.seq, 4, "the audit trail is kept");
}

#[test]
fn a_changed_removed_or_exchanged_audit_row_is_noticed() {
    let tampering = [
        ("update audit set row = replace(row, 'left', 'fault') where seq = 2", AuditFault::Changed { seq: 2 }),
        ("delete from audit where seq = 2", AuditFault::Missing { expected: 2 }),
        ("delete from audit where seq = 1", AuditFault::Missing { expected: 1 }),
        ("update audit set hash = zeroblob(32) where seq = 3", AuditFault::Changed { seq: 3 }),
        (
            "update audit set row = (select row from audit b where b.seq = 5 - audit.seq) where seq in (2, 3)",
            AuditFault::Changed { seq: 2 },
        ),
    ];
    for (tamper, expected) in tampering {
        let mut store = memory();
        for why in ["finished", "left", "fault", "finished"] {
            store.audit(&Event::Wiped { why }, at(0)).unwrap();
        }
        assert_eq!(store.verify_audit().unwrap().fault, None);
        store.connection.execute(tamper, params![]).unwrap();
        assert_eq!(store.verify_audit().unwrap().fault, Some(expected), "{tamper}");
    }
}

#[test]
fn the_terminal_and_a_technician_beside_it_write_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let (mut terminal, mut technician) = (file(&path), file(&path));
    for n in 0..5 {
        submit(&mut terminal, &[sealed(n, "SFA")]);
        technician.audit(&Event::Started { version: "1.0.0".to_owned() }, at(0)).unwrap();
    }
    let report = terminal.verify_audit().unwrap();
    assert_eq!((report.head.seq, report.fault), (10, None));
    assert_eq!(technician.audit_head().unwrap(), report.head);
    assert_eq!(technician.backlog().unwrap().stored, 5);
}

#[test]
fn a_damaged_store_is_named_put_aside_and_replaced_without_reusing_references() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let old = submit(&mut file(&path), &[sealed(1, "SFA")]);
    let mut bytes = std::fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(60).take(6_000) {
        *byte ^= 0x5a;
    }
    std::fs::write(&path, bytes).unwrap();

    let damaged = Store::open(&path, terminal(), "7K4".parse().unwrap()).unwrap_err();
    assert!(matches!(damaged, OpenError::Corrupt { .. }), "{damaged:?}");
    assert!(damaged.to_string().contains("quarantine"), "{damaged}");

    let quarantined = Store::quarantine(&path, terminal(), "7K4".parse().unwrap(), at(0)).unwrap();
    assert!(quarantined.aside[0].to_string_lossy().ends_with(".damaged-20261122T090000Z"));
    assert!(quarantined.aside[0].exists());
    let mut store = quarantined.store;
    assert!(submit(&mut store, &[sealed(2, "SFA")]) > old);
}

#[test]
fn anothers_store_and_a_newer_format_are_refused_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let store = file(&path);
    let other = Store::open(&path, "T9999".parse().unwrap(), "7K4".parse().unwrap()).unwrap_err();
    assert!(matches!(other, OpenError::OtherTerminal { .. }), "{other:?}");
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    let newer = Store::open(&path, terminal(), "7K4".parse().unwrap()).unwrap_err();
    assert!(matches!(newer, OpenError::Newer { found: 99, .. }), "{newer:?}");
    let absurd = Store::open(Path::new("/dev/null/store"), terminal(), "7K4".parse().unwrap()).unwrap_err();
    assert!(matches!(absurd, OpenError::File { .. }), "{absurd:?}");
}

#[test]
fn the_store_serves_many_threads_through_its_handle() {
    let handle = Handle::start(memory()).unwrap();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let handle = handle.clone();
            scope.spawn(move || handle.call(move |store| submit(store, &[sealed(n, "SFA")])).unwrap());
        }
    });
    let backlog = handle.call(|store| store.backlog().unwrap()).unwrap();
    assert_eq!(backlog.stored, 8);

    assert_eq!(wait(handle.ask(|store| store.backlog().unwrap().stored)), Ok(8));
}

#[test]
fn a_store_whose_thread_has_died_is_reported_and_hangs_nobody() {
    let handle = Handle::start(memory()).unwrap();
    let died = handle.call(|_| -> u8 { std::panic::resume_unwind(Box::new("the disk is on fire")) });
    assert_eq!(died, Err(Unavailable::Gone));
    assert_eq!(wait(handle.ask(|_| 5)), Err(Unavailable::Gone));
}

/// Waits for an answer as an executor would: polls, and polls again when it is woken.
fn wait<T>(answer: Answer<T>) -> Result<T, Unavailable> {
    struct Bell(SyncSender<()>);
    impl Wake for Bell {
        fn wake(self: Arc<Self>) {
            let _ = self.0.try_send(());
        }
    }
    let (bell, rung) = sync_channel(1);
    let waker = Waker::from(Arc::new(Bell(bell)));
    let mut answer = pin!(answer);
    loop {
        match answer.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => rung.recv_timeout(Duration::from_secs(30)).unwrap(),
        }
    }
}
