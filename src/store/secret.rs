//! What is kept of a receipt's secret, and the tries at secrets. A try is on disk before it is made, so that pulling the
//! plug gives nobody a new one.

use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

use domain::attempts::{Limit, REFERENCE, TERMINAL, Verdict};
use domain::{Reference, Timestamp};

use crate::draft::StretchCost;
use crate::{Store, StoreError};

/// What is kept of a receipt's secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptHash {
    /// SHA-256 of the proof that the stretched secret gives, base64url.
    pub status_key: String,
    /// How it was stretched.
    pub cost: StretchCost,
}

/// What somebody has a secret for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The receipt of that reference.
    Receipt(Reference),
    /// Some draft; which one would be known only with the right code.
    Draft,
}

impl Subject {
    fn name(self) -> String {
        match self {
            Self::Receipt(reference) => reference.to_string(),
            Self::Draft => "draft".to_owned(),
        }
    }

    /// The limits for it. A draft's code has no name to count under, so it has the terminal's limit alone.
    fn limit(self) -> Option<Limit> {
        match self {
            Self::Receipt(_) => Some(REFERENCE),
            Self::Draft => None,
        }
    }
}

impl Store {
    /// What is kept of the secret of a receipt; `None` where there is no such reference.
    pub fn receipt_hash(&self, reference: &Reference) -> Result<Option<ReceiptHash>, StoreError> {
        self.connection
            .query_row(
                "select status_key, memory_kib, passes, lanes from receipt_lock where reference = ?1",
                params![reference.to_string()],
                |row| {
                    let (memory_kib, passes, lanes) = (row.get("memory_kib")?, row.get("passes")?, row.get("lanes")?);
                    let cost = StretchCost { memory_kib, passes, lanes };
                    Ok(ReceiptHash { status_key: row.get("status_key")?, cost })
                },
            )
            .optional()
            .map_err(self.watch.sql("read what is kept of a secret"))
    }

    /// Notes a try at a secret before it is made, or says from when one is allowed again. A try that is not allowed is
    /// not noted: who waits is not kept waiting by asking.
    pub fn try_secret(&mut self, subject: Subject, now: Timestamp) -> Result<Verdict, StoreError> {
        let sql = self.watch.sql("note a try at a secret");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let window_ms = REFERENCE.within_secs.max(TERMINAL.within_secs).saturating_mul(1_000);
        let now_ms = now.as_millisecond();
        transaction
            .execute(
                "delete from attempt where at <= ?1 or at > ?2",
                params![now_ms.saturating_sub(window_ms), now_ms.saturating_add(window_ms)],
            )
            .map_err(&sql)?;
        let tries: Vec<(String, Timestamp)> = {
            let mut tries = transaction.prepare("select subject, at from attempt").map_err(&sql)?;
            let rows =
                tries.query_map([], |row| Ok((row.get("subject")?, crate::row::time(row, "at")?))).map_err(&sql)?;
            rows.collect::<Result<_, _>>().map_err(&sql)?
        };
        let all: Vec<Timestamp> = tries.iter().map(|(_, at)| *at).collect();
        let name = subject.name();
        let same: Vec<Timestamp> = tries.iter().filter(|(other, _)| *other == name).map(|(_, at)| *at).collect();
        let verdicts = [Some(TERMINAL.judge(now, &all)), subject.limit().map(|limit| limit.judge(now, &same))];
        let wait = verdicts.into_iter().flatten().filter_map(|verdict| match verdict {
            Verdict::Allowed => None,
            Verdict::Wait { until } => Some(until),
        });
        if let Some(until) = wait.max() {
            return Ok(Verdict::Wait { until });
        }
        transaction
            .execute("insert into attempt (subject, at) values (?1, ?2)", params![name, now_ms])
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        Ok(Verdict::Allowed)
    }

    /// The secret was right: the newest try does not count.
    pub fn secret_was_right(&mut self, subject: Subject) -> Result<(), StoreError> {
        self.connection
            .execute(
                "delete from attempt where id = (select max(id) from attempt where subject = ?1)",
                params![subject.name()],
            )
            .map(|_| ())
            .map_err(self.watch.sql("take back a try"))
    }
}
