//! The trail of a print, line by line with its times, and the jobs with theirs for whoever looks. It has an end: a
//! printer that goes on and off for hours fills no disk.

use rusqlite::{Connection, Transaction, params};

use domain::{Reference, Timestamp};

use super::PrintId;
use crate::{Store, StoreError, row};

/// Lines of one trail; what comes after these is not kept, but for the end.
const LINES_MAX: u32 = 200;

/// A line of a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintTrail {
    /// When.
    pub at: Timestamp,
    /// What.
    pub says: String,
}

/// A print with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// Its number.
    pub id: PrintId,
    /// `receipt` or `slip`.
    pub sheet: String,
    /// Whose receipt.
    pub reference: Option<Reference>,
    /// 1 is the original.
    pub copy: u32,
    /// `underway`, `printed`, `unknown` or `failed`.
    pub outcome: String,
    /// `process-id`, `queued-status` or `late-process-id`, where it was printed.
    pub evidence: Option<String>,
    /// Why it was not, or why nobody can tell.
    pub why: Option<String>,
    /// Parts in all.
    pub parts: u16,
    /// Parts that the printer confirmed.
    pub confirmed: u16,
    /// Bytes of the document, once it was about to be sent.
    pub bytes: Option<u64>,
    /// The id that was sent last.
    pub id_sent: Option<u16>,
    /// The id that was answered last.
    pub id_seen: Option<u16>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When nothing of it could be in the printer any more.
    pub cleared_at: Option<Timestamp>,
    /// Oldest first.
    pub trail: Vec<PrintTrail>,
}

impl Store {
    /// The latest print jobs, newest first.
    pub fn print_jobs(&self, limit: u32) -> Result<Vec<PrintJob>, StoreError> {
        let sql = self.watch.sql("read the print jobs");
        let mut jobs = self
            .connection
            .prepare(
                "select id, sheet, reference, copy, outcome, evidence, why, parts, confirmed, bytes, id_sent, id_seen,
                        started_at, ended_at, cleared_at
                   from print_job order by id desc limit ?1",
            )
            .map_err(&sql)?;
        let rows = jobs.query_map(params![limit], |row| job(&self.connection, row)).map_err(&sql)?;
        rows.collect::<Result<_, _>>().map_err(&sql)
    }
}

pub(super) fn add(transaction: &Transaction<'_>, job: PrintId, says: &str, now: Timestamp) -> rusqlite::Result<()> {
    let sql = "insert into print_trail (job, seq, at, says)
               select ?1, coalesce(max(seq), 0) + 1, ?2, ?3 from print_trail where job = ?1 having count(*) < ?4";
    transaction.execute(sql, params![job.0, now.as_millisecond(), says, LINES_MAX]).map(|_| ())
}

/// The last line is always kept.
pub(super) fn close(transaction: &Transaction<'_>, job: PrintId, says: &str, now: Timestamp) -> rusqlite::Result<()> {
    let sql = "insert into print_trail (job, seq, at, says)
               select ?1, coalesce(max(seq), 0) + 1, ?2, ?3 from print_trail where job = ?1";
    transaction.execute(sql, params![job.0, now.as_millisecond(), says]).map(|_| ())
}

fn job(connection: &Connection, row: &rusqlite::Row<'_>) -> rusqlite::Result<PrintJob> {
    let id = PrintId(row.get("id")?);
    Ok(PrintJob {
        id,
        sheet: row.get("sheet")?,
        reference: row::parsed_or_none(row, "reference")?,
        copy: row.get("copy")?,
        outcome: row.get("outcome")?,
        evidence: row.get("evidence")?,
        why: row.get("why")?,
        parts: row.get("parts")?,
        confirmed: row.get("confirmed")?,
        bytes: row.get::<_, Option<i64>>("bytes")?.and_then(|bytes| u64::try_from(bytes).ok()),
        id_sent: row.get("id_sent")?,
        id_seen: row.get("id_seen")?,
        started_at: row::time(row, "started_at")?,
        ended_at: row::time_or_none(row, "ended_at")?,
        cleared_at: row::time_or_none(row, "cleared_at")?,
        trail: lines(connection, id)?,
    })
}

fn lines(connection: &Connection, job: PrintId) -> rusqlite::Result<Vec<PrintTrail>> {
    let mut lines = connection.prepare("select at, says from print_trail where job = ?1 order by seq")?;
    let rows =
        lines.query_map(params![job.0], |row| Ok(PrintTrail { at: row::time(row, "at")?, says: row.get("says")? }))?;
    rows.collect()
}
