//! The audit trail on disk: rows that are only ever added, each hash covering all rows before it. What an event is and
//! how the chain is computed stands in `domain::audit`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use domain::audit::{Event, Head};
use domain::{SubmissionId, TerminalId, Timestamp};

use crate::{Store, StoreError};

/// So many of the newest rows are looked through for the end of a visit.
const VISIT_ROWS: u32 = 500;

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
    /// The trail tells of a submission that has no final receipt and is not there.
    #[error("submission {0} is gone")]
    Gone(SubmissionId),
    /// A submission is there of which the trail does not tell: rows at its end were taken away.
    #[error("the trail does not tell of submission {0}; rows are missing at its end")]
    Untold(SubmissionId),
    /// The manifest is not the one that was signed when it was stored.
    #[error("the manifest of submission {0} was changed")]
    Manifest(SubmissionId),
    /// A receipt is not the one that was verified when it came.
    #[error("a receipt of submission {0} was changed")]
    Receipt(SubmissionId),
}

/// What the trail tells of a submission.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// SHA-256 of the manifest; earlier versions did not tell.
    manifest: Option<String>,
    custody: Option<String>,
    agency: Option<String>,
    received: bool,
    /// Whether the agency has answered for good, after which the row goes one day.
    pub(crate) settled: bool,
    /// Whether a damaged store was put aside since: then what is gone or changed was told and is no news.
    salvaged: bool,
}

/// What the trail tells of all submissions.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// By id.
    pub(crate) told: BTreeMap<String, Told>,
    /// Whether a damaged store was ever put aside, and the end of its trail with it: then the trail does not know all.
    salvaged: bool,
}

impl Told {
    pub(crate) fn is_manifest(&self, manifest: &str) -> bool {
        is(self.manifest.as_deref(), manifest)
    }
}

impl Store {
    /// Adds one event to the chain.
    pub fn audit(&mut self, event: &Event, now: Timestamp) -> Result<Head, StoreError> {
        let act = "write the audit trail";
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(self.watch.sql(act))?;
        let head = head(&transaction, &self.terminal).map_err(self.watch.sql(act))?;
        let head = append(&transaction, head, event, now).map_err(self.watch.sql(act))?;
        transaction.commit().map_err(self.watch.sql(act))?;
        Ok(head)
    }

    /// The newest row's place and hash.
    pub fn audit_head(&self) -> Result<Head, StoreError> {
        head(&self.connection, &self.terminal).map_err(self.watch.sql("read the audit trail"))
    }

    /// The latest time among so many of the newest rows; nothing before the first row. A clock that was ahead once is
    /// forgotten with the rows of that time.
    pub fn latest_audit_at(&self, rows: u32) -> Result<Option<Timestamp>, StoreError> {
        let sql = self.watch.sql("read the audit trail");
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

    /// When a visit last ended, if one did among the newest rows.
    pub fn last_visit(&self) -> Result<Option<Timestamp>, StoreError> {
        let sql = self.watch.sql("read the audit trail");
        let latest: Option<String> = self
            .connection
            .query_row(
                "select json_extract(row, '$.at') from (select seq, row from audit order by seq desc limit ?1)
                  where json_extract(row, '$.event') = 'wiped' order by seq desc limit 1",
                params![VISIT_ROWS],
                |row| row.get(0),
            )
            .optional()
            .map_err(sql)?;
        Ok(latest.and_then(|at| at.parse().ok()))
    }

    /// Computes the whole chain again, and compares what it tells of submissions with what is there: manifests and
    /// receipts by their hashes, and whether any is missing. Sealed bytes are compared when they are read.
    pub fn verify_audit(&self) -> Result<AuditReport, StoreError> {
        let sql = self.watch.sql("read the audit trail");
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
        Ok(AuditReport { head, fault: self.untrue()? })
    }

    /// The first submission that is not as the trail tells.
    fn untrue(&self) -> Result<Option<AuditFault>, StoreError> {
        let sql = self.watch.sql("compare with the audit trail");
        let Trail { mut told, salvaged } = told(&self.connection).map_err(&sql)?;
        let mut rows = self
            .connection
            .prepare("select submission, manifest, custody_receipt, agency_receipt from submission")
            .map_err(&sql)?;
        let mut rows = rows.query([]).map_err(&sql)?;
        while let Some(row) = rows.next().map_err(&sql)? {
            let id: SubmissionId = crate::row::parsed(row, "submission").map_err(&sql)?;
            let Some(told) = told.remove(&id.to_string()) else {
                if salvaged {
                    continue;
                }
                return Ok(Some(AuditFault::Untold(id)));
            };
            let text = |column: &str| row.get::<_, Option<String>>(column).map_err(&sql);
            if told.salvaged {
                continue;
            }
            if !told.is_manifest(&text("manifest")?.unwrap_or_default()) {
                return Ok(Some(AuditFault::Manifest(id)));
            }
            let (custody, agency) = (text("custody_receipt")?, text("agency_receipt")?);
            let all_told = told.received || (custody.is_none() && agency.is_none());
            if !all_told || !held(&told.custody, custody) || !held(&told.agency, agency) {
                return Ok(Some(AuditFault::Receipt(id)));
            }
        }
        let gone = told.iter().find(|(_, told)| !told.settled && !told.salvaged);
        Ok(gone.and_then(|(id, _)| id.parse().ok()).map(AuditFault::Gone))
    }
}

/// What the whole trail tells of submissions, by id. It is read by SQLite's own JSON, because it holds nothing that a
/// stranger wrote.
pub(crate) fn told(connection: &Connection) -> rusqlite::Result<Trail> {
    let (mut all, mut salvaged): (BTreeMap<String, Told>, bool) = (BTreeMap::new(), false);
    let mut rows = connection.prepare(
        "select a.row ->> '$.event' as event, a.row ->> '$.sid' as sid, a.row ->> '$.level' as level,
                a.row ->> '$.receipt' as receipt, s.value ->> '$.sid' as submitted, s.value ->> '$.manifest' as manifest
           from audit a left join json_each(a.row, '$.submissions') s
          where json_valid(a.row) and a.row ->> '$.event' in ('submitted', 'receipted', 'salvaged') order by a.seq",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(id) = row.get::<_, Option<String>>("submitted")? {
            all.entry(id).or_default().manifest = row.get("manifest")?;
            continue;
        }
        let Some(id) = row.get::<_, Option<String>>("sid")? else {
            all.values_mut().for_each(|told| told.salvaged = true);
            salvaged = true;
            continue;
        };
        let told = all.entry(id).or_default();
        told.received = true;
        let level: Option<String> = row.get("level")?;
        if level.as_deref() == Some("custody") {
            told.custody = row.get("receipt")?;
        } else {
            (told.agency, told.settled) = (row.get("receipt")?, true);
        }
    }
    Ok(Trail { told: all, salvaged })
}

/// Whether a receipt is the one that was told of; one that is told and is not there was taken away.
fn held(told: &Option<String>, receipt: Option<String>) -> bool {
    match (told, receipt) {
        (None, _) => true,
        (Some(_), None) => false,
        (told, Some(receipt)) => is(told.as_deref(), &receipt),
    }
}

fn is(told: Option<&str>, text: &str) -> bool {
    told.is_none_or(|told| {
        let mut hash = String::with_capacity(64);
        for byte in sha256(text.as_bytes()) {
            let _ = write!(hash, "{byte:02x}");
        }
        told == hash
    })
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(crate) fn head(connection: &Connection, terminal: &TerminalId) -> rusqlite::Result<Head> {
    let newest = connection
        .prepare_cached("select seq, hash from audit order by seq desc limit 1")?
        .query_row([], |row| {
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
    let mut insert = connection.prepare_cached("insert into audit (seq, row, hash) values (?1, ?2, ?3)")?;
    insert.execute(params![i64::try_from(head.seq).unwrap_or(i64::MAX), row, head.hash])?;
    Ok(head)
}
