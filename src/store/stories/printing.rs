//! The trail of what was printed: written before the first byte, after each id and at the end, and honest after a
//! restart.

use rusqlite::params;

use super::*;
use crate::{PrintEnd, PrintEvidence, PrintId, PrintJob, PrintLoad, PrinterPast, Sheet};

fn begun(store: &mut Store) -> (Reference, PrintId) {
    let reference = submit(store, &[sealed(1, "SFA")]);
    let (job, copy) = store.print_started(Sheet::Receipt(reference), at(1)).unwrap();
    assert_eq!(copy, 1);
    (reference, job)
}

fn load() -> PrintLoad {
    PrintLoad { parts: 3, bytes: 1_207, sealed_hash: Some(vec![7; 60]) }
}

fn newest(store: &Store) -> PrintJob {
    store.print_jobs(1).unwrap().remove(0)
}

fn says(job: &PrintJob) -> Vec<(i64, &str)> {
    job.trail.iter().map(|line| (line.at.duration_since(at(0)).as_secs(), line.says.as_str())).collect()
}

#[test]
fn a_print_leaves_its_trail_and_none_of_its_bytes() {
    let mut store = memory();
    let (reference, job) = begun(&mut store);
    store.print_sending(job, &load(), at(2)).unwrap();
    store.print_sent(job, 41, at(3)).unwrap();
    store.print_sent(job, 42, at(3)).unwrap();
    store.print_confirmed(job, 1, 41, at(4)).unwrap();
    store.print_status(job, "waiting: the paper is out", at(5)).unwrap();
    store.print_status(job, "going on", at(65)).unwrap();
    store.print_sent(job, 43, at(66)).unwrap();
    store.print_confirmed(job, 3, 43, at(67)).unwrap();
    store.print_ended(job, &PrintEnd::Printed(PrintEvidence::ProcessId), at(67)).unwrap();

    let row = newest(&store);
    assert_eq!((row.sheet.as_str(), row.reference, row.copy), ("receipt", Some(reference), 1));
    assert_eq!(
        (row.outcome.as_str(), row.evidence.as_deref(), row.why.as_deref()),
        ("printed", Some("process-id"), None)
    );
    assert_eq!((row.parts, row.confirmed, row.bytes), (3, 3, Some(1_207)));
    assert_eq!((row.id_sent, row.id_seen), (Some(43), Some(43)));
    assert_eq!((row.started_at, row.ended_at, row.cleared_at), (at(1), Some(at(67)), Some(at(67))));
    assert_eq!(
        says(&row),
        [
            (2, "sending 1207 bytes in 3 parts"),
            (3, "id 0041 sent"),
            (3, "id 0042 sent"),
            (4, "id 0041 seen"),
            (5, "waiting: the paper is out"),
            (65, "going on"),
            (66, "id 0043 sent"),
            (67, "id 0043 seen"),
            (67, "printed: process-id"),
        ]
    );
    assert_eq!(store.printer_past().unwrap(), PrinterPast { in_doubt: 0, next_id: 45 });
}

#[test]
fn a_print_without_an_end_is_unknown_after_a_restart_and_a_reprint_is_a_copy() {
    let mut store = memory();
    let (reference, job) = begun(&mut store);
    store.print_sending(job, &load(), at(1)).unwrap();
    store.print_sent(job, 4, at(1)).unwrap();
    assert_eq!(store.prints_left_underway(at(2)).unwrap(), [reference]);
    let row = newest(&store);
    assert_eq!((row.outcome.as_str(), row.cleared_at), ("unknown", None));
    assert_eq!(store.printer_past().unwrap(), PrinterPast { in_doubt: 1, next_id: 6 });
    let end = PrintEnd::Printed(PrintEvidence::ProcessId);
    assert!(matches!(store.print_ended(job, &end, at(3)), Err(StoreError::NoPrint(_))));
    assert!(matches!(store.print_confirmed_late(job, at(3)), Err(StoreError::NoPrint(_))), "asked by an earlier run");

    let (again, copy) = store.print_started(Sheet::Receipt(reference), at(4)).unwrap();
    assert_eq!(copy, 2);
    // The printer takes a job only when it is rid of all others.
    store.print_sending(again, &load(), at(5)).unwrap();
    store.print_ended(again, &end, at(6)).unwrap();
    assert_eq!(store.printer_past().unwrap().in_doubt, 0);
    assert_eq!(store.prints_left_underway(at(7)).unwrap(), []);
    assert_eq!(store.audit_head().unwrap().seq, 3, "one visit, two prints");
}

#[test]
fn an_id_that_comes_late_upgrades_a_doubt_of_the_same_run_and_nothing_else() {
    let unknown = PrintEnd::Unknown("no answer".to_owned());
    let failed = PrintEnd::Failed("the paper is out".to_owned());
    let printed = PrintEnd::Printed(PrintEvidence::QueuedStatus);
    for (end, restarts, upgraded) in
        [(&unknown, 0, true), (&unknown, 1, false), (&failed, 0, false), (&printed, 0, false)]
    {
        let mut store = memory();
        store.prints_left_underway(at(0)).unwrap();
        let (_, job) = begun(&mut store);
        store.print_sending(job, &load(), at(1)).unwrap();
        store.print_sent(job, 7, at(1)).unwrap();
        store.print_ended(job, end, at(2)).unwrap();
        for restart in 0..restarts {
            store.prints_left_underway(at(3 + restart)).unwrap();
        }
        assert_eq!(store.print_confirmed_late(job, at(9)).is_ok(), upgraded, "{end:?}, {restarts} restarts");
        let row = newest(&store);
        if upgraded {
            assert_eq!((row.outcome.as_str(), row.evidence.as_deref()), ("printed", Some("late-process-id")));
            assert_eq!((row.id_seen, row.confirmed, row.ended_at), (Some(7), 3, Some(at(9))));
            assert_eq!(store.audit_head().unwrap().seq, 3, "the visit, the doubt and its end");
            assert!(store.verify_audit().unwrap().fault.is_none());
        } else {
            assert_ne!(row.evidence.as_deref(), Some("late-process-id"));
        }
    }
}

#[test]
fn a_doubt_lasts_until_the_printer_is_clear() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = file(&path);
    let (_, job) = begun(&mut store);
    store.print_sending(job, &load(), at(1)).unwrap();
    store.print_ended(job, &PrintEnd::Unknown("no answer".to_owned()), at(2)).unwrap();
    for _ in 0..3 {
        drop(store);
        store = file(&path);
        store.prints_left_underway(at(3)).unwrap();
        assert_eq!(store.printer_past().unwrap().in_doubt, 1, "a restart makes nobody wiser");
    }
    store.printer_cleared(at(4)).unwrap();
    assert_eq!(store.printer_past().unwrap().in_doubt, 0);
    assert_eq!((newest(&store).outcome.as_str(), newest(&store).cleared_at), ("unknown", Some(at(4))));
}

#[test]
fn a_trail_has_an_end_and_its_last_line_is_how_it_ended() {
    let mut store = memory();
    let (_, job) = begun(&mut store);
    for second in 0..500 {
        store.print_status(job, "waiting: the cover is open", at(second)).unwrap();
    }
    store.print_ended(job, &PrintEnd::Failed("the cover is open".to_owned()), at(600)).unwrap();
    let row = newest(&store);
    assert_eq!(row.trail.len(), 201);
    assert_eq!(says(&row).last(), Some(&(600, "failed: the cover is open")));
}

#[test]
fn slips_are_noted_without_a_reference_and_the_oldest_are_forgotten() {
    let mut store = memory();
    let (reference, _) = begun(&mut store);
    let mut last = None;
    for second in 0..520 {
        let (job, copy) = store.print_started(Sheet::Slip, at(second)).unwrap();
        assert_eq!(copy, 1, "no slip is a copy");
        store.print_ended(job, &PrintEnd::Printed(PrintEvidence::QueuedStatus), at(second)).unwrap();
        last = Some(job);
    }
    let jobs = store.print_jobs(1_000).unwrap();
    assert_eq!(jobs.len(), 501);
    assert_eq!((Some(jobs[0].id), jobs[0].reference), (last, None));
    assert_eq!(jobs[500].reference, Some(reference), "receipts are kept as long as they are");
    assert_eq!(store.audit_head().unwrap().seq, 1, "slips are nobody's business");
}

#[test]
fn jobs_of_an_older_store_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let reference = submit(&mut file(&path), &[sealed(1, "SFA")]);
    let old = rusqlite::Connection::open(&path).unwrap();
    let migrations = [include_str!("../migrations/0001_outbox.sql")];
    let table = migrations[0].split("create table ").find(|part| part.starts_with("print_job (")).unwrap();
    let table = table.split_inclusive(";\n").next().unwrap();
    old.execute_batch(&format!(
        "drop table print_trail; drop table print_job; create table {table} drop table part;
         alter table envelope drop column sha256; drop index submission_open; drop index submission_settled;
         drop table starts; drop table way_back;
         pragma user_version = 5;"
    ))
    .unwrap();
    old.execute(
        "insert into print_job (id, reference, copy, outcome, confirmed, started_at, ended_at)
         values (3, ?1, 1, 'printed', 4, 1000, 2000), (9, ?1, 2, 'underway', 2, 3000, null)",
        params![reference.to_string()],
    )
    .unwrap();
    drop(old);
    let mut store = file(&path);
    assert_eq!(store.prints_left_underway(at(0)).unwrap(), [reference]);
    let jobs = store.print_jobs(9).unwrap();
    let outcomes: Vec<(String, u32, &str)> =
        jobs.iter().map(|job| (job.id.to_string(), job.copy, job.outcome.as_str())).collect();
    assert_eq!(outcomes, [("9".to_owned(), 2, "unknown"), ("3".to_owned(), 1, "printed")]);
    let (job, copy) = store.print_started(Sheet::Receipt(reference), at(1)).unwrap();
    assert_eq!((job.to_string().as_str(), copy), ("10", 3), "no number is given twice");
}
