//! Print jobs: that a receipt was begun, how far the printer has confirmed it, and how it ended. A job without an end
//! is *unknown*, never *printed*.

use std::fmt;

use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

use domain::audit::Event;
use domain::{Reference, Timestamp};

use crate::{Store, StoreError, audit, row};

/// One attempt to put one receipt on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrintId(i64);

impl fmt::Display for PrintId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
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

impl Store {
    /// Notes a print before its first byte leaves; tells which copy it is. The first is the original.
    pub fn print_started(&mut self, reference: &Reference, now: Timestamp) -> Result<(PrintId, u32), StoreError> {
        self.connection
            .query_row(
                "insert into print_job (reference, copy, outcome, started_at)
                 select ?1, coalesce(max(copy), 0) + 1, 'underway', ?2 from print_job where reference = ?1
                 returning id, copy",
                params![reference.to_string(), now.as_millisecond()],
                |row| Ok((PrintId(row.get(0)?), row.get(1)?)),
            )
            .map_err(StoreError::sql("note a print"))
    }

    /// Notes the number of blocks that the printer has confirmed.
    pub fn print_progress(&mut self, job: PrintId, confirmed: u32) -> Result<(), StoreError> {
        let changed = self
            .connection
            .execute(
                "update print_job set confirmed = max(confirmed, ?2) where id = ?1 and outcome = 'underway'",
                params![job.0, confirmed],
            )
            .map_err(StoreError::sql("note how far a print is"))?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NoPrint(job)) }
    }

    /// Notes how a print ended, with its audit row.
    pub fn print_ended(&mut self, job: PrintId, outcome: PrintOutcome, now: Timestamp) -> Result<(), StoreError> {
        let sql = StoreError::sql("note how a print ended");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let ended: Option<(Reference, u32)> = transaction
            .query_row(
                "update print_job set outcome = ?2, ended_at = ?3 where id = ?1 and outcome = 'underway'
                 returning reference, copy",
                params![job.0, outcome.as_str(), now.as_millisecond()],
                |row| Ok((row::parsed(row, "reference")?, row.get("copy")?)),
            )
            .optional()
            .map_err(&sql)?;
        let (reference, copy) = ended.ok_or(StoreError::NoPrint(job))?;
        let head = audit::head(&transaction, &self.terminal).map_err(&sql)?;
        let event = Event::Printed { reference, outcome: outcome.as_str(), copy };
        audit::append(&transaction, head, &event, now).map_err(&sql)?;
        transaction.commit().map_err(&sql)
    }

    /// Ends, as *unknown*, every print that was under way when the program last stopped. Called once at start.
    pub fn prints_left_underway(&mut self, now: Timestamp) -> Result<Vec<Reference>, StoreError> {
        let sql = StoreError::sql("look for prints left under way");
        let jobs: Vec<(PrintId, Reference)> = {
            let mut jobs = self
                .connection
                .prepare("select id, reference from print_job where outcome = 'underway' order by id")
                .map_err(&sql)?;
            let rows = jobs
                .query_map([], |row| Ok((PrintId(row.get("id")?), row::parsed(row, "reference")?)))
                .map_err(&sql)?;
            rows.collect::<Result<_, _>>().map_err(&sql)?
        };
        for (job, _) in &jobs {
            self.print_ended(*job, PrintOutcome::Unknown, now)?;
        }
        Ok(jobs.into_iter().map(|(_, reference)| reference).collect())
    }
}
