//! Stories of codes that citizens keep: drafts that come and go, secrets that are never stored, tries that are counted.

use jiff::{SignedDuration, Timestamp};

use domain::Reference;
use domain::attempts::{REFERENCE, TERMINAL, Verdict};

use super::{DAY, at, file, make, memory, sealed};
use crate::{DraftName, DraftSalt, Made, ReceiptHash, Store, StretchCost, Subject};

const COST: StretchCost = StretchCost { memory_kib: 65_536, passes: 3, lanes: 1 };

fn salt(store: &mut Store) -> DraftSalt {
    store.draft_salt(COST, [1; 16]).unwrap()
}

fn save(store: &mut Store, name: u8, body: &[u8], expires_at: Timestamp) {
    let salt = salt(store);
    store.save_draft(&[name; 16], &salt, body, expires_at).unwrap();
}

fn names(store: &Store, now: Timestamp) -> Vec<u8> {
    (0..9).filter(|name| store.draft(&[*name; 16], now).unwrap().is_some()).collect()
}

#[test]
fn a_draft_is_there_until_it_expires_and_a_later_one_takes_its_place() {
    let mut store = memory();
    save(&mut store, 1, b"first", at(DAY));
    save(&mut store, 1, b"second", at(2 * DAY));
    save(&mut store, 2, b"other", at(DAY));
    assert_eq!(store.draft(&[1; 16], at(0)).unwrap().unwrap(), b"second");
    assert_eq!(names(&store, at(DAY)), [1], "expired at that moment, whether purged or not");
    assert_eq!(store.purge_drafts(at(DAY)).unwrap(), 1);
    assert_eq!(store.purge_drafts(at(DAY)).unwrap(), 0);
    assert_eq!(names(&store, at(0)), [1]);
    store.delete_draft(&[1; 16]).unwrap();
    store.delete_draft(&[1; 16]).unwrap();
    assert_eq!(names(&store, at(0)), [0; 0]);
}

#[test]
fn the_salt_is_made_once_for_each_cost_and_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let first = file(&path).draft_salt(COST, [1; 16]).unwrap();
    let mut store = file(&path);
    assert_eq!(store.draft_salt(COST, [2; 16]).unwrap(), first);
    assert_eq!(store.draft_salts().unwrap(), [], "no draft lies under it");
    save(&mut store, 1, b"old", at(DAY));
    let dearer = store.draft_salt(StretchCost { passes: 4, ..COST }, [2; 16]).unwrap();
    assert_eq!((dearer.salt, dearer.cost.passes), ([2; 16], 4));
    store.save_draft(&[2; 16], &dearer, b"new", at(DAY)).unwrap();
    assert_eq!(store.draft_salts().unwrap(), [dearer, first]);
}

#[test]
fn a_draft_goes_with_the_submission_it_became_or_stays_whole() {
    let mut store = memory();
    save(&mut store, 1, b"draft", at(DAY));
    let name: DraftName = [1; 16];
    let reference = store.next_reference().unwrap();
    let batch = [sealed(1, "SFA")];
    let refused = store.submit(at(0), reference, &batch, &mut |_, _, _| Err("the key is locked".into()));
    assert!(refused.is_err());
    assert_eq!(names(&store, at(0)), [1]);

    let hash = ReceiptHash { status_key: "h".repeat(43), cost: COST };
    let mut with_draft = |reference: &Reference, head, seqs: &[u64]| {
        Ok(Made { draft: Some(name), secret: Some(hash.clone()), ..make(reference, head, seqs)? })
    };
    store.submit(at(0), reference, &batch, &mut with_draft).unwrap();
    assert_eq!(names(&store, at(0)), [0; 0]);
    assert_eq!(store.receipt_hash(&reference).unwrap(), Some(hash));
    let unknown = store.next_reference().unwrap();
    assert_eq!(store.receipt_hash(&unknown).unwrap(), None);
}

#[test]
fn five_tries_at_a_reference_and_then_a_quarter_of_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let reference = file(&path).next_reference().unwrap();
    let receipt = Subject::Receipt(reference);
    for n in 0..5 {
        assert_eq!(file(&path).try_secret(receipt, at(n)).unwrap(), Verdict::Allowed, "try {n}, after a restart");
    }
    let mut store = file(&path);
    let wait = Verdict::Wait { until: at(REFERENCE.within_secs) };
    for n in 5..9 {
        assert_eq!(store.try_secret(receipt, at(n)).unwrap(), wait, "asking does not lengthen the wait");
    }
    let other = Subject::Receipt(store.next_reference().unwrap());
    assert_eq!(store.try_secret(other, at(9)).unwrap(), Verdict::Allowed);
    assert_eq!(store.try_secret(receipt, at(REFERENCE.within_secs)).unwrap(), Verdict::Allowed);
}

#[test]
fn the_terminal_takes_ten_tries_a_minute_whatever_they_are_for() {
    let mut store = memory();
    for n in 0..10 {
        let reference = store.next_reference().unwrap();
        let subject = if n % 2 == 0 { Subject::Draft } else { Subject::Receipt(reference) };
        assert_eq!(store.try_secret(subject, at(n)).unwrap(), Verdict::Allowed);
    }
    let until = at(TERMINAL.within_secs);
    assert_eq!(store.try_secret(Subject::Draft, at(10)).unwrap(), Verdict::Wait { until });
    assert_eq!(store.try_secret(Subject::Draft, until).unwrap(), Verdict::Allowed);
}

#[test]
fn a_right_secret_uses_no_try_up() {
    let mut store = memory();
    let receipt = Subject::Receipt(store.next_reference().unwrap());
    for n in 0..30 {
        assert_eq!(store.try_secret(receipt, at(n)).unwrap(), Verdict::Allowed, "{n}");
        store.secret_was_right(receipt).unwrap();
    }
}

#[test]
fn a_clock_that_jumped_ahead_and_back_locks_nobody_out_for_long() {
    let mut store = memory();
    for _ in 0..10 {
        store.try_secret(Subject::Draft, at(400 * DAY)).unwrap();
    }
    assert_eq!(store.try_secret(Subject::Draft, at(0)).unwrap(), Verdict::Allowed);
    assert!(at(400 * DAY) > at(0) + SignedDuration::from_secs(REFERENCE.within_secs));
}

#[test]
fn an_older_store_is_brought_up_to_date_with_everything_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(crate::opening::MIGRATIONS[0]).unwrap();
    old.execute_batch(
        "insert into receipt (reference, document, submitted_at) values ('7K4-33333-Y', x'00', 0);
         pragma user_version = 1;",
    )
    .unwrap();
    drop(old);
    let mut store = file(&path);
    save(&mut store, 1, b"draft", at(DAY));
    assert_eq!(names(&store, at(0)), [1]);
    let kept: i64 = store.connection.query_row("select count(*) from receipt", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}
