//! Drafts: sealed bytes under a name that was derived from the citizen's code, until they expire. The store can neither
//! read them nor tell whose they are, and it says of a name it does not have no more than of one it never had.

use rusqlite::{OptionalExtension as _, Row, TransactionBehavior, params};

use domain::Timestamp;

use crate::{Store, StoreError};

/// The name of a draft, derived from its code.
pub type DraftName = [u8; 16];

/// What one guess at a code costs: Argon2's parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StretchCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// With what the codes of this terminal's drafts are stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftSalt {
    id: i64,
    /// 16 bytes of this terminal's own.
    pub salt: [u8; 16],
    /// The cost that goes with it.
    pub cost: StretchCost,
}

impl Store {
    /// The salt for codes of that cost. The first time, `fresh` is kept as it; later it is not used.
    pub fn draft_salt(&mut self, cost: StretchCost, fresh: [u8; 16]) -> Result<DraftSalt, StoreError> {
        let sql = self.watch.sql("keep a salt");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let kept = transaction
            .query_row(
                "insert into draft_salt (salt, memory_kib, passes, lanes) values (?1, ?2, ?3, ?4)
                 on conflict (memory_kib, passes, lanes) do update set salt = salt
                 returning id, salt, memory_kib, passes, lanes",
                params![fresh, cost.memory_kib, cost.passes, cost.lanes],
                salt,
            )
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        Ok(kept)
    }

    /// Every salt under which a draft may lie, the newest first: one, unless a release has changed the cost.
    pub fn draft_salts(&self) -> Result<Vec<DraftSalt>, StoreError> {
        let act = self.watch.sql("read the salts");
        let mut salts = self
            .connection
            .prepare(
                "select id, salt, memory_kib, passes, lanes from draft_salt
                 where id in (select salt from draft) order by id desc",
            )
            .map_err(&act)?;
        let rows = salts.query_map([], salt).map_err(&act)?;
        rows.collect::<Result<_, _>>().map_err(&act)
    }

    /// Keeps a draft, in place of an earlier one of that name.
    pub fn save_draft(
        &mut self,
        name: &DraftName,
        salt: &DraftSalt,
        sealed: &[u8],
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection
            .execute(
                "insert into draft (name, salt, body, expires_at) values (?1, ?2, ?3, ?4)
                 on conflict (name) do update set
                     salt = excluded.salt, body = excluded.body, expires_at = excluded.expires_at",
                params![name, salt.id, sealed, expires_at.as_millisecond()],
            )
            .map(|_| ())
            .map_err(self.watch.sql("keep a draft"))
    }

    /// The sealed bytes of that name; `None` for one that was never kept, is deleted, or has expired.
    pub fn draft(&self, name: &DraftName, now: Timestamp) -> Result<Option<Vec<u8>>, StoreError> {
        self.connection
            .query_row(
                "select body from draft where name = ?1 and expires_at > ?2",
                params![name, now.as_millisecond()],
                |row| row.get(0),
            )
            .optional()
            .map_err(self.watch.sql("read a draft"))
    }

    /// Deletes a draft, if it is there.
    pub fn delete_draft(&mut self, name: &DraftName) -> Result<(), StoreError> {
        self.connection
            .execute("delete from draft where name = ?1", params![name])
            .map_err(self.watch.sql("delete a draft"))?;
        self.empty_log("delete a draft")
    }

    /// Deletes the drafts that have expired; tells how many.
    pub fn purge_drafts(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let purged = self
            .connection
            .execute("delete from draft where expires_at <= ?1", params![now.as_millisecond()])
            .map_err(self.watch.sql("delete expired drafts"))?;
        if purged > 0 {
            self.empty_log("delete expired drafts")?;
        }
        Ok(purged)
    }
}

fn salt(row: &Row<'_>) -> rusqlite::Result<DraftSalt> {
    let cost = StretchCost { memory_kib: row.get("memory_kib")?, passes: row.get("passes")?, lanes: row.get("lanes")? };
    Ok(DraftSalt { id: row.get("id")?, salt: row.get("salt")?, cost })
}
