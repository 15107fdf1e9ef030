//! Evidence: what the audit trail, and the hashes beside what it covers, notice of a store that somebody has changed.

use rusqlite::types::Value;

use super::*;

type Expected = fn(&AuditFault) -> bool;

/// A store in which everything that is evidence occurs.
fn evidence() -> Store {
    let mut store = memory();
    for n in 0..4 {
        let two = [sealed(2 * n, "SFA"), sealed(2 * n + 1, "URA")];
        submit(&mut store, &two);
    }
    for n in 0..6 {
        store.record(id(n), &receipt(Level::Custody, &format!("custody of {n}")), at(1)).unwrap();
    }
    for n in 0..2 {
        store.record(id(n), &receipt(Level::Accepted, &format!("accepted {n}")), at(2)).unwrap();
    }
    store.record(id(2), &receipt(Level::Rejected, "rejected"), at(2)).unwrap();
    store.audit(&Event::Wiped { why: "finished" }, at(3)).unwrap();
    store
}

/// The first thing that is noticed, or nothing.
fn noticed(store: &Store) -> Option<String> {
    match store.verify_audit() {
        Err(error) => return Some(error.to_string()),
        Ok(report) if report.fault.is_some() => return report.fault.map(|fault| fault.to_string()),
        Ok(_) => {}
    }
    let broken = |n: &u128| store.part(id(*n), 0).unwrap().is_none_or(|part| part.verify().is_err());
    (0..8).find(broken).map(|n| format!("the envelope of {n}"))
}

fn cells(store: &Store, table: &str, column: &str) -> Vec<(i64, Value)> {
    let mut all = store
        .connection
        .prepare(&format!("select rowid, {column} from {table} where {column} is not null order by rowid"))
        .unwrap();
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// R15 of the reliability plan, the terminal's half.
#[test]
fn every_flipped_bit_of_envelopes_manifests_receipts_and_trail_is_noticed() {
    let store = evidence();
    assert_eq!(noticed(&store), None);
    let most = match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("nightly") => 100_000,
        Ok("pr") => 10_000,
        _ => 1_000,
    };
    let columns = [
        ("envelope", "body"),
        ("envelope", "sha256"),
        ("submission", "manifest"),
        ("submission", "custody_receipt"),
        ("submission", "agency_receipt"),
        ("audit", "row"),
        ("audit", "hash"),
    ];
    let cells: Vec<_> = columns
        .iter()
        .flat_map(|(table, column)| cells(&store, table, column).into_iter().map(move |cell| (table, column, cell)))
        .collect();
    let bits: usize = cells.iter().map(|(_, _, (_, value))| bytes(value).len() * 8).sum();
    // Evenly over all bits, so that a longer run goes through every one.
    let stride = (bits / most).max(1);
    let (mut flips, mut at) = (0, 0);
    for (table, column, (rowid, value)) in &cells {
        let text = matches!(value, Value::Text(_));
        let update =
            format!("update {table} set {column} = {} where rowid = ?1", if text { "cast(?2 as text)" } else { "?2" });
        let length = bytes(value).len() * 8;
        while at < length {
            let mut flipped = bytes(value).to_vec();
            flipped[at / 8] ^= 1 << (at % 8);
            store.connection.execute(&update, params![rowid, flipped]).unwrap();
            assert!(noticed(&store).is_some(), "{table}.{column} of row {rowid}, bit {at}, goes unnoticed");
            at += stride;
            flips += 1;
        }
        at -= length;
        store.connection.execute(&update, params![rowid, bytes(value)]).unwrap();
    }
    assert_eq!(noticed(&store), None, "all is as it was");
    println!("{flips} flips of {bits} bits, all noticed");
    assert!(flips >= most.min(bits) / 2, "{flips}");
}

fn bytes(value: &Value) -> &[u8] {
    match value {
        Value::Text(text) => text.as_bytes(),
        Value::Blob(blob) => blob,
        Value::Null | Value::Integer(_) | Value::Real(_) => &[],
    }
}

#[test]
fn what_was_taken_away_or_put_in_is_noticed_though_the_chain_itself_holds() {
    let table: [(&str, Expected); 10] = [
        ("delete from submission where submission like '%7'", |fault| {
            matches!(fault, AuditFault::Gone(gone) if *gone == id(7))
        }),
        ("delete from audit where seq > 3 and seq < 5; update audit set seq = seq - 1 where seq > 4", |fault| {
            matches!(fault, AuditFault::Changed { seq: 4 })
        }),
        (
            "delete from audit where seq > 3;
             update submission set state = 'stored', custody_receipt = null, agency_receipt = null, settled_at = null",
            |fault| matches!(fault, AuditFault::Untold(_)),
        ),
        ("delete from audit where seq > 8", |fault| matches!(fault, AuditFault::Receipt(_))),
        ("delete from audit where seq = 5", |fault| matches!(fault, AuditFault::Missing { expected: 5 })),
        (
            "update submission set manifest = (select s.manifest from submission s where s.submission like '%3')
              where submission like '%0'",
            |fault| matches!(fault, AuditFault::Manifest(changed) if *changed == id(0)),
        ),
        (
            "update submission set custody_receipt = (select s.custody_receipt from submission s where s.submission like '%4')
              where submission like '%5'",
            |fault| matches!(fault, AuditFault::Receipt(changed) if *changed == id(5)),
        ),
        (
            "update submission set state = 'stored', custody_receipt = null where submission like '%5'",
            |fault| matches!(fault, AuditFault::Receipt(changed) if *changed == id(5)),
        ),
        (
            "update audit set seq = -seq where seq in (6, 7);
             update audit set seq = 13 + seq where seq < 0",
            |fault| matches!(fault, AuditFault::Changed { seq: 6 }),
        ),
        ("update audit set row = replace(row, 'SFA', 'URA') where seq = 1", |fault| {
            matches!(fault, AuditFault::Changed { seq: 1 })
        }),
    ];
    for (tamper, expected) in table {
        let store = evidence();
        store.connection.execute_batch("pragma ignore_check_constraints = on; pragma foreign_keys = on;").unwrap();
        store.connection.execute_batch(tamper).unwrap();
        let fault = store.verify_audit().unwrap().fault.unwrap_or_else(|| panic!("{tamper} goes unnoticed"));
        assert!(expected(&fault), "{tamper}: {fault}");
    }
}

#[test]
fn a_row_whose_keeping_time_is_over_is_not_missed() {
    let mut store = evidence();
    assert_eq!(store.sweep(at(91 * DAY)).unwrap().submissions, 3);
    assert_eq!(store.verify_audit().unwrap().fault, None);
}
