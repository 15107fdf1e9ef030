//! What can still be read of a damaged store, row by row. A row is carried over as it is or not at all; what the new store
//! cannot make sense of is counted as lost, and an application whose sealed bytes are gone is parked, so that a technician
//! sees it and the citizen is told. The damaged file is only read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use domain::SubmissionId;
use domain::audit::Head;

use crate::disk::Disk;
use crate::{Store, StoreError, audit};

/// Under which a submission waits for a technician whose sealed bytes are not what they were.
const DAMAGED: &str = "damaged-on-this-terminal";
/// Rows that lie between two damaged pages are looked for one by one, so many at most.
const PROBES_MAX: i64 = 200_000;
/// After so many errors in one table there is nothing left of it.
const ERRORS_MAX: usize = 2_000;

/// Tables whose rows have a number, with those before that they need. The trail is read apart.
const NUMBERED: [&str; 13] = [
    "counter",
    "receipt",
    "lane",
    "submission",
    "envelope",
    "part",
    "receipt_lock",
    "draft_salt",
    "attempt",
    "print_job",
    "cursor",
    "staff_call",
    "diagnostic",
];
/// Tables whose rows have none.
const UNNUMBERED: [&str; 3] = ["draft", "feedback", "print_trail"];

/// What was carried over from a damaged store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Submissions that go on.
    pub carried: u64,
    /// Those of them whose sealed bytes are gone or changed; they are parked.
    pub parked: u64,
    /// Submissions that the trail tells of, or of which half a row was found, and that are not there any more.
    pub lost: u64,
    /// Whether everything could be read.
    pub whole: Whole,
}

/// Whether everything could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whole {
    /// Every table, from its first row to its last.
    #[default]
    Everything,
    /// There were pages that could not be read.
    Something,
    /// The file is no database any more, or there was no room to carry anything over.
    Nothing,
}

/// Reads the damaged store at `path` into an empty one, in one transaction.
pub(crate) fn carry_over(disk: &Disk, path: &Path, store: &mut Store, minutes: i64) -> Result<Salvaged, StoreError> {
    let sql = StoreError::sql("carry over what can be read");
    let Ok(old) = open(disk, path) else {
        return Ok(Salvaged { whole: Whole::Nothing, ..Salvaged::default() });
    };
    store.connection.pragma_update(None, "foreign_keys", false).map_err(&sql)?;
    let terminal = store.terminal.clone();
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
    let mut salvaged = Salvaged::default();
    for table in NUMBERED.into_iter().chain(UNNUMBERED) {
        if !copy(&old, &transaction, table).map_err(&sql)? {
            salvaged.whole = Whole::Something;
        }
    }
    if !copy_trail(&old, &transaction, Head::start(&terminal)).map_err(&sql)? {
        salvaged.whole = Whole::Something;
    }
    technician(&old, &transaction).map_err(&sql)?;
    let known = audit::told(&transaction).map_err(&sql)?.told;
    let broken = drop_nonsense(&transaction).map_err(&sql)?;
    // Behind a broken link the trail proves nothing any more, but what it says against a manifest is reason to look.
    let doubted = audit::told(&old).map(|trail| trail.told).unwrap_or_default();
    salvaged.parked = park_damaged(&transaction, &known, &doubted).map_err(&sql)?;
    mend(&transaction, minutes, salvaged.whole).map_err(&sql)?;
    let there: BTreeSet<String> = texts(&transaction, "select submission from submission").map_err(&sql)?;
    let gone = known.iter().filter(|(id, told)| !told.settled && !there.contains(*id)).count();
    salvaged.carried = there.len() as u64;
    salvaged.lost = gone.max(broken) as u64;
    transaction.commit().map_err(&sql)?;
    store.connection.pragma_update(None, "foreign_keys", true).map_err(&sql)?;
    Ok(salvaged)
}

/// Opened so that nothing is written into it, neither now nor when it is closed.
fn open(disk: &Disk, path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let old = match disk.vfs {
        None => Connection::open_with_flags(path, flags)?,
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
    };
    old.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    old.execute_batch("pragma query_only = on; pragma trusted_schema = off; pragma temp_store = memory;")?;
    old.query_row("select count(*) from sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(old)
}

/// Copies a table; whether all of it could be read.
fn copy(old: &Connection, new: &Transaction<'_>, table: &str) -> rusqlite::Result<bool> {
    let theirs: BTreeSet<String> =
        texts(old, &format!("select name from pragma_table_info('{table}')")).unwrap_or_default();
    let ours: Vec<String> = texts(new, &format!("select name from pragma_table_info('{table}')"))?;
    let columns: Vec<String> = ours.into_iter().filter(|name| theirs.contains(name)).collect();
    if columns.is_empty() {
        return Ok(false);
    }
    let (names, places) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let mut insert = new.prepare(&format!("insert or ignore into {table} ({names}) values ({places})"))?;
    let mut keep = |row: Vec<Value>| insert.execute(rusqlite::params_from_iter(row));
    if UNNUMBERED.contains(&table) {
        let all = format!("select 0, {names} from {table}");
        return Ok(scan(old, &all, columns.len(), &mut keep)?.is_whole());
    }
    let forward = scan(old, &format!("select rowid, {names} from {table} order by rowid"), columns.len(), &mut keep)?;
    if forward.is_whole() {
        return Ok(true);
    }
    let backward =
        scan(old, &format!("select rowid, {names} from {table} order by rowid desc"), columns.len(), &mut keep)?;
    // What stands between two damaged pages can still be reached from above.
    let from = forward.last.unwrap_or(0);
    let to = backward.last.unwrap_or(from.saturating_add(PROBES_MAX)).min(from.saturating_add(PROBES_MAX));
    let mut errors = 0;
    let one = format!("select rowid, {names} from {table} where rowid = ?1");
    let Ok(mut one) = old.prepare(&one) else { return Ok(false) };
    for id in from.saturating_add(1)..to {
        match one.query_row(params![id], |row| values(row, columns.len())).optional() {
            Ok(Some(row)) => drop(keep(row)?),
            Ok(None) => {}
            Err(_) if errors >= ERRORS_MAX => break,
            Err(_) => errors += 1,
        }
    }
    Ok(false)
}

struct Scan {
    last: Option<i64>,
    broke_off: bool,
    unreadable: usize,
}

impl Scan {
    fn is_whole(&self) -> bool {
        !self.broke_off && self.unreadable == 0
    }
}

/// Reads until the end or the first damaged page. An error of the old store ends it, one of the new is handed on.
fn scan(
    old: &Connection,
    query: &str,
    columns: usize,
    keep: &mut dyn FnMut(Vec<Value>) -> rusqlite::Result<usize>,
) -> rusqlite::Result<Scan> {
    let mut scan = Scan { last: None, broke_off: true, unreadable: 0 };
    let Ok(mut query) = old.prepare(query) else { return Ok(scan) };
    let Ok(mut rows) = query.query([]) else { return Ok(scan) };
    loop {
        match rows.next() {
            Err(_) => return Ok(scan),
            Ok(None) => {
                scan.broke_off = false;
                return Ok(scan);
            }
            Ok(Some(row)) => {
                scan.last = row.get(0).ok().or(scan.last);
                match values(row, columns) {
                    // What the new store does not take, such as a state that is none, was not read as it was written.
                    Ok(row) => scan.unreadable += usize::from(keep(row)? == 0),
                    Err(_) => scan.unreadable += 1,
                }
            }
        }
    }
}

/// The columns after the first; text that is none is an error.
fn values(row: &Row<'_>, columns: usize) -> rusqlite::Result<Vec<Value>> {
    let value = |column| {
        Ok(match row.get_ref(column)? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Integer(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
            ValueRef::Text(_) => Value::Text(row.get(column)?),
        })
    };
    (1..=columns).map(value).collect()
}

/// The trail as far as its chain holds; what comes after a broken link stays in the damaged file.
fn copy_trail(old: &Connection, new: &Transaction<'_>, start: Head) -> rusqlite::Result<bool> {
    let (mut head, mut chained) = (start, true);
    let mut insert = new.prepare("insert into audit (seq, row, hash) values (?1, ?2, ?3)")?;
    let mut keep = |values: Vec<Value>| {
        if let [Value::Integer(seq), Value::Text(row), Value::Blob(hash)] = values.as_slice() {
            let next = head.after(row);
            chained = chained && u64::try_from(*seq) == Ok(next.seq) && next.hash.as_slice() == hash.as_slice();
            if chained {
                insert.execute(params![seq, row, hash])?;
                head = next;
            }
        }
        Ok(1)
    };
    let scan = scan(old, "select seq, seq, row, hash from audit order by seq", 3, &mut keep)?;
    Ok(scan.is_whole() && chained)
}

/// Wrong tries at the PIN outlive the damage, so that damaging a store gives nobody new ones.
fn technician(old: &Connection, new: &Transaction<'_>) -> rusqlite::Result<()> {
    let kept = old.query_row("select wrong, last_at, maintenance from technician", [], |row| values(row, 2));
    if let Ok(rest) = kept {
        let wrong: i64 = old.query_row("select wrong from technician", [], |row| row.get(0)).unwrap_or(0);
        if let [last_at, maintenance] = rest.as_slice() {
            new.execute(
                "update or ignore technician set wrong = ?1, last_at = ?2, maintenance = ?3",
                params![wrong.max(0), last_at, maintenance],
            )?;
        }
    }
    Ok(())
}

/// Takes out submissions that the new store could not read; tells how many.
fn drop_nonsense(new: &Transaction<'_>) -> rusqlite::Result<usize> {
    let mut broken = 0;
    for id in texts::<Vec<_>>(new, "select submission from submission")? {
        let row = new.query_row(
            &format!("{} where s.submission = ?1", crate::progress::ROWS),
            params![id],
            crate::submission::read_row,
        );
        if row.is_err() || id.parse::<SubmissionId>().is_err() {
            new.execute("delete from submission where submission = ?1", params![id])?;
            broken += 1;
        }
    }
    for table in ["envelope", "part"] {
        new.execute(&format!("delete from {table} where submission not in (select submission from submission)"), [])?;
    }
    Ok(broken)
}

/// What cannot be sent as it was signed waits for a technician.
fn park_damaged(
    new: &Transaction<'_>,
    known: &BTreeMap<String, audit::Told>,
    doubted: &BTreeMap<String, audit::Told>,
) -> rusqlite::Result<u64> {
    let mut parked = 0;
    for id in texts::<Vec<_>>(new, "select submission from submission where state = 'stored'")? {
        let manifest: String =
            new.query_row("select manifest from submission where submission = ?1", params![id], |row| row.get(0))?;
        let signed = [known, doubted].iter().all(|told| told.get(&id).is_none_or(|told| told.is_manifest(&manifest)));
        let envelope = new.query_row("select body, sha256 from envelope where submission = ?1", params![id], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<[u8; 32]>>(1)?))
        });
        let sealed = envelope
            .optional()?
            .is_some_and(|(body, sha256)| sha256.is_none_or(|sha256| audit::sha256(&body) == sha256));
        if !signed || !sealed {
            new.execute(
                "update submission set state = 'parked', problem = ?2 where submission = ?1",
                params![id, DAMAGED],
            )?;
            parked += 1;
        }
    }
    Ok(parked)
}

/// Puts in what others lean on, and sees to it that no number is given twice.
fn mend(new: &Transaction<'_>, minutes: i64, whole: Whole) -> rusqlite::Result<()> {
    let least = match whole {
        Whole::Everything => 0,
        Whole::Something | Whole::Nothing => minutes,
    };
    new.execute(
        "insert or ignore into receipt (reference, document, submitted_at)
         select reference, x'', submitted_at from submission",
        [],
    )?;
    new.execute("insert or ignore into lane (name) select agency from submission", [])?;
    new.execute(
        "update lane set seq = max(seq, ?1, coalesce((select max(seq) from submission where agency = name), 0))
          where name <> 'host'",
        params![least],
    )?;
    for (table, column, of) in [("receipt", "reference", "submission"), ("receipt_lock", "reference", "receipt")] {
        new.execute(&format!("delete from {table} where {column} not in (select {column} from {of})"), [])?;
    }
    new.execute("delete from draft where salt not in (select id from draft_salt)", [])?;
    new.execute(
        "delete from print_job where reference is not null and reference not in (select reference from receipt)",
        [],
    )?;
    new.execute("delete from print_trail where job not in (select id from print_job)", []).map(|_| ())
}

fn texts<C: FromIterator<String>>(connection: &Connection, query: &str) -> rusqlite::Result<C> {
    let mut query = connection.prepare(query)?;
    let rows = query.query_map([], |row| row.get(0))?;
    rows.collect()
}
