//! What technicians leave in the store: tries at the PIN, maintenance, and what came of their tests. A try is on disk
//! before it is made, so that pulling the plug gives nobody a new one; what is done at the door and behind it goes into
//! the audit trail in the same transaction.

use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};

use domain::Timestamp;
use domain::audit::{Act, Event};
use domain::diagnostic::{Diagnostic, Finding};
use domain::technician::{Door, TRIES_MAX, Tries};

use crate::row::{parsed, time, time_or_none};
use crate::{Store, StoreError, audit};

/// Results kept of each test.
const KEPT_OF_EACH: u32 = 20;

/// Whether the terminal is kept for maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Maintenance {
    /// It serves.
    Off,
    /// It serves nobody until a technician says otherwise; starting it anew changes nothing.
    On,
}

impl Store {
    /// Whether the PIN may be tried now.
    pub fn pin_door(&self, now: Timestamp) -> Result<Door, StoreError> {
        tries(&self.connection).map(|tries| tries.door(now)).map_err(self.watch.sql("read the tries at the PIN"))
    }

    /// Counts a try at the PIN before it is made, or says why none may be made. Only `entered` takes it back.
    pub fn try_pin(&mut self, now: Timestamp) -> Result<Door, StoreError> {
        let sql = self.watch.sql("count a try at the PIN");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let tries = tries(&transaction).map_err(&sql)?;
        // A clock that was put back must not make anybody wait longer than the rule says.
        let last_at = tries.last_at.map(|at| at.min(now));
        let door = Tries { last_at, ..tries }.door(now);
        let (wrong, last_at) = match door {
            Door::Open => (tries.wrong.saturating_add(1), Some(now)),
            Door::Wait { .. } | Door::Locked => (tries.wrong, last_at),
        };
        keep(&transaction, Tries { wrong, last_at }).map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        Ok(door)
    }

    /// The PIN was right: the tries are forgotten.
    pub fn technician_entered(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.forget_tries(Act::Entered, now)
    }

    /// The PIN was wrong; says when the next try may be made.
    pub fn technician_refused(&mut self, now: Timestamp) -> Result<Door, StoreError> {
        let tries = tries(&self.connection).map_err(self.watch.sql("read the tries at the PIN"))?;
        let act = if tries.wrong >= TRIES_MAX { Act::Locked } else { Act::Refused };
        self.note_technician(act, now)?;
        Ok(tries.door(now))
    }

    /// Forgets the tries; for whoever sits at the machine itself.
    pub fn unlock_technician(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.forget_tries(Act::Unlocked, now)
    }

    /// Notes what a technician did.
    pub fn note_technician(&mut self, act: Act, now: Timestamp) -> Result<(), StoreError> {
        self.audit(&Event::Technician { act }, now).map(|_| ())
    }

    /// Whether the terminal is kept for maintenance.
    pub fn maintenance(&self) -> Result<Maintenance, StoreError> {
        let kept: String = self
            .connection
            .query_row("select maintenance from technician", [], |row| row.get(0))
            .map_err(self.watch.sql("read whether there is maintenance"))?;
        Ok(if kept == "on" { Maintenance::On } else { Maintenance::Off })
    }

    /// Keeps the terminal for maintenance, or lets it serve again.
    pub fn set_maintenance(&mut self, maintenance: Maintenance, now: Timestamp) -> Result<(), StoreError> {
        let (word, act) = match maintenance {
            Maintenance::Off => ("off", Act::MaintenanceOff),
            Maintenance::On => ("on", Act::MaintenanceOn),
        };
        self.as_technician("set the maintenance", act, now, |transaction| {
            transaction.execute("update technician set maintenance = ?1", params![word]).map(|_| ())
        })
    }

    /// Keeps what came of a test; of each test the last twenty stay.
    pub fn keep_diagnostic(&mut self, diagnostic: &Diagnostic) -> Result<(), StoreError> {
        let sql = self.watch.sql("keep what came of a test");
        let Diagnostic { finding: Finding { test, verdict, says }, at } = diagnostic;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        transaction
            .execute(
                "insert into diagnostic (test, verdict, says, at) values (?1, ?2, ?3, ?4)",
                params![test.as_str(), verdict.as_str(), says, at.as_millisecond()],
            )
            .map_err(&sql)?;
        transaction
            .execute(
                "delete from diagnostic where test = ?1 and id not in
                   (select id from diagnostic where test = ?1 order by id desc limit ?2)",
                params![test.as_str(), KEPT_OF_EACH],
            )
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)
    }

    /// The latest result of each test that was ever made, in the order of tests.
    pub fn diagnostics(&self) -> Result<Vec<Diagnostic>, StoreError> {
        let sql = self.watch.sql("read what came of tests");
        let mut latest = self
            .connection
            .prepare_cached(
                "select test, verdict, says, at from diagnostic
                  where id in (select max(id) from diagnostic group by test)",
            )
            .map_err(&sql)?;
        let read = |row: &Row<'_>| {
            let finding =
                Finding { test: parsed(row, "test")?, verdict: parsed(row, "verdict")?, says: row.get("says")? };
            Ok(Diagnostic { finding, at: time(row, "at")? })
        };
        let rows = latest.query_map([], read).map_err(&sql)?;
        let mut found: Vec<Diagnostic> = rows.collect::<Result<_, _>>().map_err(&sql)?;
        found.sort_by_key(|diagnostic| diagnostic.finding.test);
        Ok(found)
    }

    fn forget_tries(&mut self, act: Act, now: Timestamp) -> Result<(), StoreError> {
        self.as_technician("forget the tries at the PIN", act, now, |transaction| keep(transaction, Tries::default()))
    }

    /// A change and its row in the audit trail, together or not at all.
    fn as_technician(
        &mut self,
        what: &'static str,
        act: Act,
        now: Timestamp,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let sql = self.watch.sql(what);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        change(&transaction).map_err(&sql)?;
        let head = audit::head(&transaction, &self.terminal).map_err(&sql)?;
        audit::append(&transaction, head, &Event::Technician { act }, now).map_err(&sql)?;
        transaction.commit().map_err(&sql)
    }
}

fn tries(connection: &Connection) -> rusqlite::Result<Tries> {
    connection.query_row("select wrong, last_at from technician", [], |row| {
        Ok(Tries { wrong: row.get("wrong")?, last_at: time_or_none(row, "last_at")? })
    })
}

fn keep(connection: &Connection, tries: Tries) -> rusqlite::Result<()> {
    let last_at = tries.last_at.map(|at| at.as_millisecond());
    connection.execute("update technician set wrong = ?1, last_at = ?2", params![tries.wrong, last_at]).map(|_| ())
}
