//! What the terminal must not lose: sealed applications, receipts, the audit chain, the print jobs and sealed drafts, in
//! one SQLite file. It knows no seal, no signature, no network and no clock; the bytes it keeps are opaque to it.

mod audit;
pub mod disk;
mod draft;
mod handle;
mod opening;
mod outbox;
mod part;
mod printing;
mod progress;
mod quarantine;
mod retention;
mod row;
mod salvage;
mod secret;
mod site;
mod starts;
#[cfg(test)]
mod stories;
mod submission;
mod technician;

use std::cell::Cell;
use std::io;
use std::path::PathBuf;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior, params};

use domain::reference::Prefix;
use domain::{Reference, TerminalId};

pub use audit::{AuditFault, AuditReport};
pub use draft::{DraftName, DraftSalt, StretchCost};
pub use handle::{Answer, Handle, Unavailable};
pub use opening::OpenError;
pub use outbox::{Made, Make, MakeError, Sealed, SubmitError, Submitted};
pub use part::{
    ENVELOPE_TYPE, KeptPart, PART_BYTES_MAX, PARTS_BYTES_MAX, PARTS_MAX, Part, PartError, PartReader, PartWriter,
};
pub use printing::{
    PrintEnd, PrintEvidence, PrintId, PrintJob, PrintLoad, PrintOutcome, PrintTrail, PrinterPast, Sheet,
};
pub use quarantine::{QuarantineError, Quarantined};
pub use salvage::{Salvaged, Whole};
pub use secret::{ReceiptHash, Subject};
pub use site::{CallDue, DayDue};
pub use submission::{Backlog, Failures, Level, LineDown, NextAt, Outcome, Outstanding, Row, State, Swept, Whom};
pub use technician::Maintenance;

/// Below this the terminal takes no new application: what is queued must still find room for its receipts.
const RESERVE_BYTES: u64 = 64 * 1024 * 1024;
/// The largest visit where nobody adds documents: envelopes for twenty agencies of 66 kB each.
const LARGEST_BYTES: u64 = 20 * 68 * 1024;
/// The reserve holds the largest visit so many times: for the visit that has begun, for SQLite's log, which writes it a
/// second time, and for the queue, which must still take receipts.
const RESERVE_VISITS: u64 = 3;

/// The terminal's store. One writer: give it to a [`Handle`] where several threads need it.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    disk: disk::Disk,
    place: Place,
    terminal: TerminalId,
    prefix: Prefix,
    reserve_bytes: u64,
    largest_bytes: u64,
    watch: Watch,
}

#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    Memory,
}

/// Looks at every error that SQLite gives, because after some of them nothing is as it was.
#[derive(Debug)]
struct Watch {
    health: Cell<Health>,
}

/// Whether the connection can still be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Sound,
    /// The disk has failed. After a failed fsync the kernel has forgotten the data and says nothing about it at the next
    /// one, so the file is closed and opened before anything else is done.
    Doubtful,
    /// The disk is full. The log is written into the file and cut, which gives its room back to the queue.
    Full,
    /// The file is damaged. It is used as far as it goes; the next start looks everywhere and puts it aside.
    Damaged,
    /// The same, and the next start knows.
    Noted,
}

/// Room on the data disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What can be written.
    pub free_bytes: u64,
    /// What is kept back, so that a visit that has begun can end and the queue can drain.
    pub reserve_bytes: u64,
}

impl Room {
    /// Whether a visit may begin.
    #[must_use]
    pub fn space(&self) -> Space {
        if self.free_bytes < self.reserve_bytes { Space::Low } else { Space::Enough }
    }

    /// Whether a visit that began in time may end: it may use its share of the reserve, and leaves the queue its own.
    fn holds_a_last_visit(&self) -> bool {
        self.free_bytes >= self.reserve_bytes / RESERVE_VISITS
    }
}

/// Whether there is room on the data disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// A new application can be taken.
    Enough,
    /// The queue may still drain; nothing new is taken.
    Low,
}

/// Why something asked of an open store was not done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused or the disk failed.
    #[error("could not {act}")]
    Sql {
        /// What was tried.
        act: &'static str,
        /// What SQLite said.
        #[source]
        cause: rusqlite::Error,
    },
    /// Nothing is stored under that id.
    #[error("there is no submission {0} that waits for this")]
    NoSubmission(domain::SubmissionId),
    /// A second receipt that is not the first one: one of the two is not ours.
    #[error("submission {0} already has another receipt of that level")]
    OtherReceipt(domain::SubmissionId),
    /// No print job has that id, or it has ended.
    #[error("there is no print job {0} under way")]
    NoPrint(PrintId),
    /// All references of this prefix are used up; the operator gives the terminal a new one.
    #[error("all references with the prefix {0} are used up; give this terminal a new prefix")]
    NoReferenceLeft(Prefix),
    /// The data disk does not tell how full it is.
    #[error("could not ask how much room is left on the data disk")]
    Space(#[source] io::Error),
    /// The folder of attachments cannot be read or written.
    #[error("could not use the folder of attachments")]
    Parts(#[source] io::Error),
}

impl StoreError {
    fn sql(act: &'static str) -> impl Fn(rusqlite::Error) -> Self {
        move |cause| Self::Sql { act, cause }
    }
}

impl Watch {
    fn sql(&self, act: &'static str) -> impl Fn(rusqlite::Error) -> StoreError + '_ {
        move |cause| {
            self.note(&cause);
            StoreError::Sql { act, cause }
        }
    }

    fn note(&self, cause: &rusqlite::Error) {
        let worse = match cause.sqlite_error_code() {
            Some(ErrorCode::SystemIoFailure) => Health::Doubtful,
            Some(ErrorCode::DiskFull) if self.health.get() == Health::Sound => Health::Full,
            // We break no rule of our own schema; where one is broken, some row or index is not what was written.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::ConstraintViolation) => {
                Health::Damaged
            }
            Some(_) | None => return,
        };
        match self.health.get() {
            Health::Sound | Health::Full | Health::Doubtful => self.health.set(worse),
            Health::Damaged | Health::Noted => {}
        }
    }
}

impl Store {
    /// The same store with another reserve than 64 MiB of free disk. It is never less than three times the largest visit,
    /// unless it is nothing at all.
    #[must_use]
    pub fn with_reserve(mut self, bytes: u64) -> Self {
        self.reserve_bytes = bytes;
        self
    }

    /// The same store where all sealed bytes of one visit may come to so many; more than envelopes alone where citizens
    /// can add documents.
    #[must_use]
    pub fn with_largest_visit(mut self, bytes: u64) -> Self {
        self.largest_bytes = bytes;
        self
    }

    /// The terminal whose store this is.
    #[must_use]
    pub fn terminal(&self) -> &TerminalId {
        &self.terminal
    }

    /// Whether a new application can be taken. Ask before the citizen begins, not after.
    pub fn space(&self) -> Result<Space, StoreError> {
        Ok(self.room()?.map_or(Space::Enough, |room| room.space()))
    }

    /// Room on the data disk in bytes; `None` for a store that is not on a disk.
    pub fn free_bytes(&self) -> Result<Option<u64>, StoreError> {
        Ok(self.room()?.map(|room| room.free_bytes))
    }

    /// How much room there is, and how much is kept back; `None` for a store that is not on a disk.
    pub fn room(&self) -> Result<Option<Room>, StoreError> {
        let Place::File(path) = &self.place else { return Ok(None) };
        let free_bytes = self.disk.files.free_bytes(disk::folder(path)).map_err(StoreError::Space)?;
        let reserve_bytes = match self.reserve_bytes {
            0 => 0,
            bytes => bytes.max(self.largest_bytes.saturating_mul(RESERVE_VISITS)),
        };
        Ok(Some(Room { free_bytes, reserve_bytes }))
    }

    /// Where the disk failed, closes the store and opens it again, so that only what is really on the disk is seen. Where it
    /// was full, gives the log's room back. Where the file is damaged, leaves word for the next start. Cheap when all is well: [`Handle`] does it before each call.
    pub fn heal(&mut self) -> Result<(), OpenError> {
        match self.watch.health.get() {
            Health::Sound | Health::Noted => Ok(()),
            Health::Doubtful => self.reopen(),
            Health::Full => {
                self.watch.health.set(Health::Sound);
                // Where there is no room for that either, whoever asks next is told.
                let _ = self.empty_log("make room in the log");
                Ok(())
            }
            Health::Damaged => {
                tracing::error!(path = %self.place.path().display(), "the store may be damaged; the next start looks closely");
                self.watch.health.set(Health::Noted);
                let noted = opening::suspect(&self.disk, &self.place);
                noted.map_err(|cause| OpenError::File { path: self.place.path(), cause })
            }
        }
    }

    /// Takes the next reference for good, before anything is sealed: it stands inside the envelopes. One that is taken
    /// and not used leaves a gap, which nobody minds.
    pub fn next_reference(&mut self) -> Result<Reference, StoreError> {
        let sql = self.watch.sql("take a reference");
        // A statement that returns a row commits when it is put away, and nobody hears if that fails; so COMMIT is said.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let counter: i64 = transaction
            .query_row(
                "insert into counter (prefix, next) values (?1, 1)
                 on conflict (prefix) do update set next = next + 1 returning next - 1",
                params![self.prefix.to_string()],
                |row| row.get(0),
            )
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        u64::try_from(counter)
            .ok()
            .and_then(|counter| Reference::new(self.prefix, counter))
            .ok_or(StoreError::NoReferenceLeft(self.prefix))
    }

    /// How far a list of others was read; 0 before the first time.
    pub fn cursor(&self, name: &str) -> Result<u64, StoreError> {
        let place: Option<i64> = self
            .connection
            .query_row("select place from cursor where name = ?1", params![name], |row| row.get(0))
            .optional()
            .map_err(self.watch.sql("read a cursor"))?;
        Ok(place.and_then(|place| u64::try_from(place).ok()).unwrap_or(0))
    }

    /// Keeps how far a list of others was read.
    pub fn set_cursor(&mut self, name: &str, place: u64) -> Result<(), StoreError> {
        self.connection
            .execute(
                "insert into cursor (name, place) values (?1, ?2)
                 on conflict (name) do update set place = excluded.place",
                params![name, i64::try_from(place).unwrap_or(i64::MAX)],
            )
            .map(|_| ())
            .map_err(self.watch.sql("keep a cursor"))
    }

    /// Reads the whole file and tells what is wrong with it; empty when all is well. Slow: for the self-test.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        let act = "check the store";
        let mut check = self.connection.prepare("pragma integrity_check").map_err(self.watch.sql(act))?;
        let lines = check.query_map([], |row| row.get::<_, String>(0)).map_err(self.watch.sql(act))?;
        let mut faults: Vec<String> = lines.collect::<Result<_, _>>().map_err(self.watch.sql(act))?;
        faults.retain(|line| line != "ok");
        Ok(faults)
    }
}
