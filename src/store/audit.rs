//! The audit trail on disk: rows that are only ever added, each hash covering all rows before it. What an event is and
//! how the chain is computed stands in `domain::audit`.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use domain::audit::{Event, Head};
use domain::{TerminalId, Timestamp};

use crate::{Store, StoreError};

/// What reading the whole chain showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditReport {
    /// The newest row; the gateway holds heads of its own to compare, because a chain cannot show that its end is missing.
    pub head: Head,
    /// The first row that is not as it was written.
    pub fault: Option<AuditFault>,
}

/// How the chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// A row is missing, or rows stand in another order.
    #[error("audit row {expected} is missing")]
    Missing {
        /// The number that should have come.
        expected: u64,
    },
    /// A row or its hash is not what was written.
    #[error("audit row {seq} was changed")]
    Changed {
        /// Which.
        seq: u64,
    },
}

impl Store {
    /// Adds one event to the chain.
    pub fn audit(&mut self, event: &Event, now: Timestamp) -> Result<Head, StoreError> {
        let act = "write the audit trail";
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::sql(act))?;
        let head = head(&transaction, &self.terminal).map_err(StoreError::sql(act))?;
        let head = append(&transaction, head, event, now).map_err(StoreError::sql(act))?;
        transaction.commit().map_err(StoreError::sql(act))?;
        Ok(head)
    }

    /// The newest row's place and hash.
    pub fn audit_head(&self) -> Result<Head, StoreError> {
        head(&self.connection, &self.terminal).map_err(StoreError::sql("read the audit trail"))
    }

    /// The latest time among so many of the newest rows; nothing before the first row. A clock that was ahead once is
    /// forgotten with the rows of that time.
    pub fn latest_audit_at(&self, rows: u32) -> Result<Option<Timestamp>, StoreError> {
        let sql = StoreError::sql("read the audit trail");
        let latest: Option<String> = self
            .connection
            .query_row(
                "select max(json_extract(row, '$.at')) from (select row from audit order by seq desc limit ?1)",
                params![rows],
                |row| row.get(0),
            )
            .map_err(sql)?;
        Ok(latest.and_then(|at| at.parse().ok()))
    }

    /// Computes the whole chain again and compares.
    pub fn verify_audit(&self) -> Result<AuditReport, StoreError> {
        let sql = StoreError::sql("read the audit trail");
        let mut rows = self.connection.prepare("select seq, row, hash from audit order by seq").map_err(&sql)?;
        let mut rows = rows.query([]).map_err(&sql)?;
        let mut head = Head::start(&self.terminal);
        while let Some(row) = rows.next().map_err(&sql)? {
            let seq: i64 = row.get(0).map_err(&sql)?;
            let text: String = row.get(1).map_err(&sql)?;
            let hash: [u8; 32] = row.get(2).map_err(&sql)?;
            let next = head.after(&text);
            if u64::try_from(seq) != Ok(next.seq) {
                return Ok(AuditReport { head, fault: Some(AuditFault::Missing { expected: next.seq }) });
            }
            if hash != next.hash {
                return Ok(AuditReport { head, fault: Some(AuditFault::Changed { seq: next.seq }) });
            }
            head = next;
        }
        Ok(AuditReport { head, fault: None })
    }
}

pub(crate) fn head(connection: &Connection, terminal: &TerminalId) -> rusqlite::Result<Head> {
    let newest = connection
        .query_row("select seq, hash from audit order by seq desc limit 1", [], |row| {
            let seq: i64 = row.get(0)?;
            Ok(Head { seq: seq.unsigned_abs(), hash: row.get(1)? })
        })
        .optional()?;
    Ok(newest.unwrap_or_else(|| Head::start(terminal)))
}

/// Inside somebody's transaction, so that an event and what it tells about stand or fall together.
pub(crate) fn append(connection: &Connection, head: Head, event: &Event, now: Timestamp) -> rusqlite::Result<Head> {
    let row = event.to_row(now);
    let head = head.after(&row);
    connection.execute(
        "insert into audit (seq, row, hash) values (?1, ?2, ?3)",
        params![i64::try_from(head.seq).unwrap_or(i64::MAX), row, head.hash],
    )?;
    Ok(head)
}
