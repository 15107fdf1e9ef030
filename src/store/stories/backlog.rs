//! A long backlog: what is asked of the store in every round is answered from indexes and costs the same for ten that wait
//! and for many thousands.

use super::*;

/// How SQLite means to answer.
fn plan(store: &Store, query: &str, values: &[&dyn rusqlite::ToSql]) -> String {
    let mut explain = store.connection.prepare(&format!("explain query plan {query}")).unwrap();
    let lines = explain.query_map(values, |row| row.get::<_, String>("detail")).unwrap();
    lines.collect::<Result<Vec<_>, _>>().unwrap().join("\n")
}

#[test]
fn a_round_reads_the_index_of_what_is_due_and_never_the_whole_queue() {
    let mut store = memory();
    for n in 0..40 {
        submit(&mut store, &[sealed(2 * n, "SFA"), sealed(2 * n + 1, "URA")]);
    }
    let told = plan(&store, crate::progress::OUTSTANDING, params![8, "host"]);
    assert!(told.contains("SEARCH first USING COVERING INDEX submission_due"), "{told}");
    assert!(told.contains("SEARCH s USING INTEGER PRIMARY KEY"), "{told}");
    assert!(!told.contains("SCAN s") && !told.contains("SCAN first"), "{told}");

    let told = plan(&store, crate::progress::BACKLOG, &[]);
    assert!(told.contains("USING COVERING INDEX submission_open"), "{told}");
    let told = plan(&store, "select submission from submission where settled_at <= ?1", params![0]);
    assert!(told.contains("INDEX submission_settled"), "{told}");
    let unsettled = format!(
        "{} where s.settled_at is null order by s.submitted_at, s.agency, s.seq limit ?1",
        crate::progress::ROWS
    );
    let told = plan(&store, &unsettled, params![10]);
    assert!(told.contains("USING INDEX submission_open") && !told.contains("TEMP B-TREE"), "{told}");
}

#[test]
fn what_the_gateway_does_not_have_is_listed_by_its_ids_and_no_more() {
    let mut store = memory();
    for n in 0..4 {
        submit(&mut store, &[sealed(n, "SFA")]);
    }
    store.record(id(1), &receipt(Level::Custody, "receipt"), at(0)).unwrap();
    store.record(id(2), &parked(), at(0)).unwrap();
    assert_eq!(store.undelivered().unwrap(), [0, 2, 3].map(id));
    let told = plan(&store, crate::progress::UNDELIVERED, &[]);
    assert!(told.contains("USING INDEX submission_open") && !told.contains("TEMP B-TREE"), "{told}");
}

#[test]
fn each_lane_gives_its_earliest_whatever_the_others_hold() {
    let mut store = memory();
    for n in 0..300 {
        submit(&mut store, &[sealed(n, ["SFA", "URA", "NEA"][(n % 3) as usize])]);
        store.record(id(n), &put_off(Whom::Item, at(1_000 - n as i64), 1), at(0)).unwrap();
    }
    let waiting = store.outstanding(2).unwrap();
    let ids: Vec<SubmissionId> = waiting.iter().map(|item| item.submission).collect();
    assert_eq!(ids, [299, 298, 297, 296, 295, 294].map(id));
    assert_eq!(store.backlog().unwrap().stored, 300);
}

/// Pages that stand in the log and not yet in the file.
fn pages_in_the_log(store: &Store) -> i64 {
    let ask = "pragma wal_checkpoint(noop)";
    store.connection.query_row(ask, [], |row| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?)).unwrap()
}

#[test]
fn a_long_log_is_written_into_the_file_when_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let large = |n| Sealed { envelope: vec![n as u8; 1_100 * 4_096], ..sealed(n, "SFA") };
    let mut store = file(&folder.path().join("store.sqlite"));
    submit(&mut store, &[large(1)]);
    assert!(pages_in_the_log(&store) > 1_000, "COMMIT has written the log and nothing else");
    submit(&mut store, &[sealed(2, "SFA")]);
    let long = pages_in_the_log(&store);
    let handle = Handle::inline(store);
    handle.call(|store| assert!(pages_in_the_log(store) > 1_000)).unwrap();
    assert_eq!(handle.call(|store| pages_in_the_log(store)).unwrap(), 0, "of {long}");
    handle.call(|store| submit(store, &[sealed(3, "SFA")])).unwrap();
    assert!(handle.call(|store| pages_in_the_log(store)).unwrap() > 0, "a short one is left alone");
}
