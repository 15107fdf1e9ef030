//! Print jobs: that a sheet was begun, how far the printer has confirmed it, and how it ended. A job without an end is
//! *unknown*, never *printed*. The bytes are not here, only how many they were.

use std::fmt;

use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use domain::audit::Event;
use domain::{Reference, Timestamp};

use crate::{Store, StoreError, audit, row};

mod trail;

pub use trail::{PrintJob, PrintTrail};

/// One attempt to put one sheet on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrintId(i64);

impl fmt::Display for PrintId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What is put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The receipt of that reference; each print of it has a number of its own.
    Receipt(Reference),
    /// A paper that is not kept: of a visit put aside, of what to bring.
    Slip,
}

/// How a print ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintOutcome {
    /// The printer confirmed the last line.
    Printed,
    /// Nobody can tell how much is on paper.
    Unknown,
    /// It is certain that the paper is not whole.
    Failed,
}

/// How we know that a sheet was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintEvidence {
    /// Every id came back.
    ProcessId,
    /// Every question in the queue was answered, and the printer was well.
    QueuedStatus,
    /// The last id came after nobody waited for it any more.
    LateProcessId,
}

/// The end of a print, for its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintEnd {
    /// It is on paper.
    Printed(PrintEvidence),
    /// Nobody can tell, and why.
    Unknown(String),
    /// It is not on paper, or not all of it, and why.
    Failed(String),
}

/// What is sent, as it is noted before its first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintLoad {
    /// Parts that the printer is to confirm.
    pub parts: u16,
    /// Bytes of the document.
    pub bytes: usize,
    /// The hash of the bytes, sealed under the code that stands on the paper; `None` where there is no such code.
    pub sealed_hash: Option<Vec<u8>>,
}

/// What the trail tells of the printer, when the program begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrinterPast {
    /// Jobs of which something may still be in the printer or hang in its slot.
    pub in_doubt: u64,
    /// An id that none of the latest jobs has used.
    pub next_id: u16,
}

/// Papers without a reference are kept for technicians alone; more than these nobody looks through.
const SLIPS_KEPT: i64 = 500;
const RUN: &str = "print-run";

impl PrintOutcome {
    /// The word in the store and in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Unknown => "unknown",
            Self::Failed => "failed",
        }
    }
}

impl PrintEvidence {
    /// The word in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProcessId => "process-id",
            Self::QueuedStatus => "queued-status",
            Self::LateProcessId => "late-process-id",
        }
    }
}

impl PrintEnd {
    fn outcome(&self) -> PrintOutcome {
        match self {
            Self::Printed(_) => PrintOutcome::Printed,
            Self::Unknown(_) => PrintOutcome::Unknown,
            Self::Failed(_) => PrintOutcome::Failed,
        }
    }

    fn evidence(&self) -> Option<&'static str> {
        match self {
            Self::Printed(evidence) => Some(evidence.as_str()),
            Self::Unknown(_) | Self::Failed(_) => None,
        }
    }

    fn why(&self) -> Option<&str> {
        match self {
            Self::Printed(_) => None,
            Self::Unknown(why) | Self::Failed(why) => Some(why),
        }
    }
}

impl Store {
    /// Notes a print before anything is sent; tells which copy it is. The first is the original.
    pub fn print_started(&mut self, sheet: Sheet, now: Timestamp) -> Result<(PrintId, u32), StoreError> {
        let sql = self.watch.sql("note a print");
        let run = self.cursor(RUN)?;
        let (word, reference) = match sheet {
            Sheet::Receipt(reference) => ("receipt", Some(reference.to_string())),
            Sheet::Slip => ("slip", None),
        };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let started = transaction
            .query_row(
                "insert into print_job (sheet, reference, copy, outcome, run, started_at)
                 select ?1, ?2, coalesce(max(copy), 0) + 1, 'underway', ?3, ?4 from print_job where reference = ?2
                 returning id, copy",
                params![word, reference, i64::try_from(run).unwrap_or(i64::MAX), now.as_millisecond()],
                |row| Ok((PrintId(row.get(0)?), row.get(1)?)),
            )
            .map_err(&sql)?;
        transaction
            .execute("delete from print_job where sheet = 'slip' and id <= ?1 - ?2", params![started.0.0, SLIPS_KEPT])
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        Ok(started)
    }

    /// Notes what is about to be sent. The printer takes no job before it is rid of all earlier ones, so whatever was in
    /// doubt of those is not in it any more.
    pub fn print_sending(&mut self, job: PrintId, load: &PrintLoad, now: Timestamp) -> Result<(), StoreError> {
        let bytes = i64::try_from(load.bytes).unwrap_or(i64::MAX);
        self.note_print(job, &format!("sending {} bytes in {} parts", load.bytes, load.parts), now, |transaction| {
            transaction.execute(
                "update print_job set cleared_at = ?2 where id < ?1 and cleared_at is null and outcome <> 'underway'",
                params![job.0, now.as_millisecond()],
            )?;
            transaction.execute(
                "update print_job set parts = ?2, bytes = ?3, sealed_hash = ?4 where id = ?1 and outcome = 'underway'",
                params![job.0, load.parts, bytes, load.sealed_hash],
            )
        })
    }

    /// Notes that a part was sent, with this id behind it.
    pub fn print_sent(&mut self, job: PrintId, id: u16, now: Timestamp) -> Result<(), StoreError> {
        self.note_print(job, &format!("id {id:04} sent"), now, |transaction| {
            transaction
                .execute("update print_job set id_sent = ?2 where id = ?1 and outcome = 'underway'", params![job.0, id])
        })
    }

    /// Notes that so many parts are confirmed, the last of them by this id.
    pub fn print_confirmed(&mut self, job: PrintId, part: u16, id: u16, now: Timestamp) -> Result<(), StoreError> {
        self.note_print(job, &format!("id {id:04} seen"), now, |transaction| {
            transaction.execute(
                "update print_job set confirmed = max(confirmed, ?2), id_seen = ?3
                  where id = ?1 and outcome = 'underway'",
                params![job.0, part, id],
            )
        })
    }

    /// Notes what stands in the way of a print, or that nothing does any more.
    pub fn print_status(&mut self, job: PrintId, says: &str, now: Timestamp) -> Result<(), StoreError> {
        self.note_print(job, says, now, |transaction| {
            transaction.execute(
                "update print_job set confirmed = confirmed where id = ?1 and outcome = 'underway'",
                params![job.0],
            )
        })
    }

    /// Notes how a print ended, with its audit row.
    pub fn print_ended(&mut self, job: PrintId, end: &PrintEnd, now: Timestamp) -> Result<(), StoreError> {
        let cleared_at = match end {
            PrintEnd::Printed(_) | PrintEnd::Failed(_) => Some(now.as_millisecond()),
            PrintEnd::Unknown(_) => None,
        };
        self.end_print(job, end, now, |transaction| {
            transaction.query_row(
                "update print_job set outcome = ?2, evidence = ?3, why = ?4, ended_at = ?5, cleared_at = ?6
                  where id = ?1 and outcome = 'underway' returning reference, copy",
                params![job.0, end.outcome().as_str(), end.evidence(), end.why(), now.as_millisecond(), cleared_at],
                reference_and_copy,
            )
        })
    }

    /// The last id of a print whose end is unknown came after all. Only the run that sent it may say so: of an earlier one
    /// nobody knows what the printer has forgotten since.
    pub fn print_confirmed_late(&mut self, job: PrintId, now: Timestamp) -> Result<(), StoreError> {
        let run = i64::try_from(self.cursor(RUN)?).unwrap_or(i64::MAX);
        let end = PrintEnd::Printed(PrintEvidence::LateProcessId);
        self.end_print(job, &end, now, |transaction| {
            transaction.query_row(
                "update print_job set outcome = 'printed', evidence = ?2, why = null, confirmed = parts, id_seen = id_sent,
                        ended_at = ?3, cleared_at = ?3
                  where id = ?1 and outcome = 'unknown' and run = ?4 returning reference, copy",
                params![job.0, end.evidence(), now.as_millisecond(), run],
                reference_and_copy,
            )
        })
    }

    /// Ends, as *unknown*, every print that was under way when the program last stopped, and begins a new run, so that no
    /// answer to an earlier one counts. Called once at start.
    pub fn prints_left_underway(&mut self, now: Timestamp) -> Result<Vec<Reference>, StoreError> {
        let run = self.cursor(RUN)?;
        self.set_cursor(RUN, run.saturating_add(1))?;
        let jobs: Vec<(PrintId, Option<Reference>)> = {
            let sql = self.watch.sql("look for prints left under way");
            let mut jobs = self
                .connection
                .prepare("select id, reference from print_job where outcome = 'underway' order by id")
                .map_err(&sql)?;
            let rows = jobs
                .query_map([], |row| Ok((PrintId(row.get("id")?), row::parsed_or_none(row, "reference")?)))
                .map_err(&sql)?;
            rows.collect::<Result<_, _>>().map_err(&sql)?
        };
        let end = PrintEnd::Unknown("the program stopped in the middle".to_owned());
        for (job, _) in &jobs {
            self.print_ended(*job, &end, now)?;
        }
        Ok(jobs.into_iter().filter_map(|(_, reference)| reference).collect())
    }

    /// What the trail tells of the printer.
    pub fn printer_past(&self) -> Result<PrinterPast, StoreError> {
        self.connection
            .query_row(
                "select (select count(*) from print_job where cleared_at is null) as in_doubt,
                        (select id_sent from print_job where id_sent is not null order by id desc limit 1) as id_sent",
                [],
                |row| {
                    let used: Option<u16> = row.get("id_sent")?;
                    // One more than is noted may have been sent.
                    let next_id = used.map_or(1, |used| if used < 9_990 { used + 2 } else { 1 });
                    Ok(PrinterPast { in_doubt: row::count(row, "in_doubt")?, next_id })
                },
            )
            .map_err(self.watch.sql("read the printer's trail"))
    }

    /// Nothing of any job that has ended is in the printer any more.
    pub fn printer_cleared(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.connection
            .execute(
                "update print_job set cleared_at = ?1 where cleared_at is null and outcome <> 'underway'",
                params![now.as_millisecond()],
            )
            .map(|_| ())
            .map_err(self.watch.sql("note that the printer is clear"))
    }

    /// A change of a job under way, and a line of its trail.
    fn note_print(
        &mut self,
        job: PrintId,
        says: &str,
        now: Timestamp,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<usize>,
    ) -> Result<(), StoreError> {
        let sql = self.watch.sql("note how far a print is");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        if change(&transaction).map_err(&sql)? != 1 {
            return Err(StoreError::NoPrint(job));
        }
        trail::add(&transaction, job, says, now).map_err(&sql)?;
        transaction.commit().map_err(&sql)
    }

    /// The end of a job, its line in the trail and its audit row; papers without a reference are not audited.
    fn end_print(
        &mut self,
        job: PrintId,
        end: &PrintEnd,
        now: Timestamp,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<(Option<Reference>, u32)>,
    ) -> Result<(), StoreError> {
        let sql = self.watch.sql("note how a print ended");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let ended = change(&transaction).optional().map_err(&sql)?;
        let (reference, copy) = ended.ok_or(StoreError::NoPrint(job))?;
        let outcome = end.outcome().as_str();
        let because = end.evidence().or(end.why()).unwrap_or_default();
        trail::close(&transaction, job, &format!("{outcome}: {because}"), now).map_err(&sql)?;
        if let Some(reference) = reference {
            let head = audit::head(&transaction, &self.terminal).map_err(&sql)?;
            audit::append(&transaction, head, &Event::Printed { reference, outcome, copy }, now).map_err(&sql)?;
        }
        transaction.commit().map_err(&sql)
    }
}

fn reference_and_copy(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Option<Reference>, u32)> {
    Ok((row::parsed_or_none(row, "reference")?, row.get("copy")?))
}
