//! The end of the keeping time: what goes when, and how it goes so that it is gone. The gateway's custody alone deletes
//! nothing, what is parked is never deleted, and the audit trail is kept.

use rusqlite::{Transaction, TransactionBehavior, params};

use domain::Timestamp;

use crate::submission::Swept;
use crate::{Space, Store, StoreError, part};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Sealed bytes go this long after the agency's final receipt.
const ENVELOPE_KEPT_MS: i64 = 7 * DAY_MS;
/// Everything but the audit trail goes this long after the agency's final receipt.
const ROW_KEPT_MS: i64 = 90 * DAY_MS;
/// Rows swept in one transaction, so that no caller waits long for the store.
const AT_ONCE: u32 = 256;
const AT_ONCE_WHEN_LOW: u32 = 4;
/// A log of so many pages (1 MiB) is long. Writing it into the file takes a few milliseconds, which whoever calls next waits
/// for at most; and once that is done it is written from its beginning again, in memory that is still near the processor.
const LOG_PAGES: i64 = 250;

impl Store {
    /// Takes away what has been kept long enough after the agency's final receipt, and files of visits that were never
    /// submitted. Rows are overwritten where they stood, in the file and in the log; files of attachments, which are
    /// sealed, are unlinked.
    pub fn sweep(&mut self, now: Timestamp) -> Result<Swept, StoreError> {
        let mut swept = Swept::default();
        loop {
            let some = self.sweep_some(now)?;
            swept.envelopes += some.envelopes;
            swept.submissions += some.submissions;
            if some == Swept::default() {
                break;
            }
            // Overwriting takes room in the log, and a disk that is nearly full may not have it for all at once.
            self.spare_the_log();
        }
        // Only now: a file must never go before the row that names it has gone for good.
        let sql = self.watch.sql("sweep the store");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        swept.files = part::sweep_files(&transaction, &self.disk, &self.place, now)?;
        transaction.commit().map_err(&sql)?;
        if swept.envelopes > 0 || swept.submissions > 0 {
            self.empty_log("sweep the store")?;
        }
        Ok(swept)
    }

    fn sweep_some(&mut self, now: Timestamp) -> Result<Swept, StoreError> {
        let most = match self.space()? {
            Space::Enough => AT_ONCE,
            Space::Low => AT_ONCE_WHEN_LOW,
        };
        let sql = self.watch.sql("sweep the store");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let swept = sweep_rows(&transaction, now, most).map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        Ok(swept)
    }

    /// Where room is short the log is kept short: once the disk is full, nothing can be written from it into the file any
    /// more, and its own room never comes back.
    pub(crate) fn spare_the_log(&self) {
        if self.space().is_ok_and(|space| space == Space::Low)
            && let Err(error) = self.empty_log("make room in the log")
        {
            tracing::warn!(error = %error, cause = ?std::error::Error::source(&error), "the log keeps its room");
        }
    }

    /// Writes a log that has grown long into the file, so that no COMMIT has to do it while a citizen waits. [`crate::Handle`]
    /// does it after each call, once whoever called has the answer; cheap where the log is short.
    ///
    /// # Errors
    /// When the disk fails. Nothing is lost by that: what is in the log stays there.
    pub fn tend_log(&self) -> Result<(), StoreError> {
        let sql = self.watch.sql("write the log into the file");
        let pages: i64 = self
            .connection
            .prepare_cached("pragma wal_checkpoint(noop)")
            .and_then(|mut ask| ask.query_row([], |row| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?)))
            .map_err(&sql)?;
        if pages < LOG_PAGES {
            return Ok(());
        }
        self.connection.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(())).map_err(&sql)
    }

    /// Deleted pages are overwritten in the file, but an older copy of them may stand in the log until it is emptied.
    pub(crate) fn empty_log(&self, act: &'static str) -> Result<(), StoreError> {
        self.connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).map_err(self.watch.sql(act))
    }
}

fn sweep_rows(transaction: &Transaction<'_>, now: Timestamp, most: u32) -> rusqlite::Result<Swept> {
    let now = now.as_millisecond();
    let ids = |query: &str, kept_ms: i64| -> rusqlite::Result<Vec<(String, String)>> {
        let mut query = transaction.prepare_cached(query)?;
        let rows = query.query_map(params![now.saturating_sub(kept_ms), most], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    };
    let sealed = ids(
        "select submission, reference from submission join envelope using (submission) where settled_at <= ?1 limit ?2",
        ENVELOPE_KEPT_MS,
    )?;
    for (submission, _) in &sealed {
        transaction.execute("delete from envelope where submission = ?1", params![submission])?;
        transaction.execute("delete from part where submission = ?1", params![submission])?;
    }
    let gone = ids("select submission, reference from submission where settled_at <= ?1 limit ?2", ROW_KEPT_MS)?;
    for (submission, reference) in &gone {
        transaction.execute("delete from submission where submission = ?1", params![submission])?;
        transaction.execute(
            "delete from receipt where reference = ?1 and not exists (select 1 from submission where reference = ?1)",
            params![reference],
        )?;
    }
    Ok(Swept { envelopes: sealed.len(), submissions: gone.len(), files: 0 })
}
