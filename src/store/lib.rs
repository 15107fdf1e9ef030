//! What the terminal must not lose: sealed applications, receipts, the audit chain, the print jobs and sealed drafts, in
//! one SQLite file. It knows no seal, no signature, no network and no clock; the bytes it keeps are opaque to it.

mod audit;
mod draft;
mod handle;
mod outbox;
mod printing;
mod progress;
mod quarantine;
mod row;
mod secret;
mod site;
#[cfg(test)]
mod stories;
mod submission;
mod technician;

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior, params};

use domain::reference::Prefix;
use domain::{Reference, TerminalId};

pub use audit::{AuditFault, AuditReport};
pub use draft::{DraftName, DraftSalt, StretchCost};
pub use handle::{Answer, Handle, Unavailable};
pub use outbox::{Made, Make, MakeError, Sealed, SubmitError, Submitted};
pub use printing::{
    PrintEnd, PrintEvidence, PrintId, PrintJob, PrintLoad, PrintOutcome, PrintTrail, PrinterPast, Sheet,
};
pub use quarantine::{QuarantineError, Quarantined};
pub use secret::{ReceiptHash, Subject};
pub use site::{CallDue, DayDue};
pub use submission::{Backlog, Failures, Level, LineDown, NextAt, Outcome, Outstanding, Row, State, Swept, Whom};
pub use technician::Maintenance;

/// The numbered migrations; a file that was released is never edited.
const MIGRATIONS: [&str; 6] = [
    include_str!("migrations/0001_outbox.sql"),
    include_str!("migrations/0002_secrets.sql"),
    include_str!("migrations/0003_site.sql"),
    include_str!("migrations/0004_technician.sql"),
    include_str!("migrations/0005_line.sql"),
    include_str!("migrations/0006_print_trail.sql"),
];
/// Below this the terminal takes no new application: what is queued must still find room for its receipts.
const RESERVE_BYTES: u64 = 64 * 1024 * 1024;

/// The terminal's store. One writer: give it to a [`Handle`] where several threads need it.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    place: Place,
    terminal: TerminalId,
    prefix: Prefix,
    reserve_bytes: u64,
    health: Health,
}

#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    Memory,
}

/// Whether the connection can still be believed. After a failed fsync it cannot: the kernel has forgotten the data and
/// says nothing about it at the next fsync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Sound,
    Doubtful,
}

/// Room on the data disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// A new application can be taken.
    Enough,
    /// The queue may still drain; nothing new is taken.
    Low,
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is damaged.
    #[error(
        "the store at {path} is damaged; put it aside with `Store::quarantine`, which starts a new one and keeps the \
         damaged file for salvage, and report it: it may hold applications that were not delivered"
    )]
    Corrupt {
        /// Where it is.
        path: PathBuf,
        /// What SQLite said.
        #[source]
        cause: Option<rusqlite::Error>,
    },
    /// A later version of the program wrote it.
    #[error(
        "the store at {path} has format {found}, this program knows up to {known}; install the newer program again"
    )]
    Newer {
        /// Where it is.
        path: PathBuf,
        /// Its format.
        found: usize,
        /// Ours.
        known: usize,
    },
    /// It was made by another terminal.
    #[error(
        "the store at {path} belongs to terminal {owner}, not to {terminal}; give this terminal its own data folder"
    )]
    OtherTerminal {
        /// Where it is.
        path: PathBuf,
        /// Whose it is.
        owner: String,
        /// Who we are.
        terminal: TerminalId,
    },
    /// The folder or file cannot be made or read.
    #[error("the store at {path} cannot be opened")]
    File {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// SQLite cannot work with it.
    #[error("the store at {path} cannot be used")]
    Sql {
        /// Where it is.
        path: PathBuf,
        /// What SQLite said.
        #[source]
        cause: rusqlite::Error,
    },
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
}

impl StoreError {
    fn sql(act: &'static str) -> impl Fn(rusqlite::Error) -> Self {
        move |cause| Self::Sql { act, cause }
    }
}

impl Store {
    /// Opens the store at `path`, or makes it there; brings an older format up to date and checks it.
    pub fn open(path: &Path, terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        let place = Place::File(path.to_owned());
        let connection = connect(&place)?;
        Self::ready(connection, place, terminal, prefix)
    }

    /// A store that is gone when it is dropped, for tests and for trying things out.
    pub fn in_memory(terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        let connection = connect(&Place::Memory)?;
        Self::ready(connection, Place::Memory, terminal, prefix)
    }

    /// The same store with another reserve than 64 MiB of free disk.
    #[must_use]
    pub fn with_reserve(mut self, bytes: u64) -> Self {
        self.reserve_bytes = bytes;
        self
    }

    /// The terminal whose store this is.
    #[must_use]
    pub fn terminal(&self) -> &TerminalId {
        &self.terminal
    }

    /// Whether a new application can be taken. Ask before the citizen begins, not after.
    pub fn space(&self) -> Result<Space, StoreError> {
        let free = self.free_bytes()?;
        Ok(if free.is_some_and(|free| free < self.reserve_bytes) { Space::Low } else { Space::Enough })
    }

    /// Room on the data disk in bytes; `None` for a store that is not on a disk.
    pub fn free_bytes(&self) -> Result<Option<u64>, StoreError> {
        let Place::File(path) = &self.place else { return Ok(None) };
        let disk = rustix::fs::statvfs(folder(path)).map_err(|errno| StoreError::Space(errno.into()))?;
        Ok(Some(disk.f_bavail.saturating_mul(disk.f_frsize)))
    }

    /// Takes the next reference for good, before anything is sealed: it stands inside the envelopes. One that is taken
    /// and not used leaves a gap, which nobody minds.
    pub fn next_reference(&mut self) -> Result<Reference, StoreError> {
        let act = "take a reference";
        let counter: i64 = self
            .connection
            .query_row(
                "insert into counter (prefix, next) values (?1, 1)
                 on conflict (prefix) do update set next = next + 1 returning next - 1",
                params![self.prefix.to_string()],
                |row| row.get(0),
            )
            .map_err(StoreError::sql(act))?;
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
            .map_err(StoreError::sql("read a cursor"))?;
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
            .map_err(StoreError::sql("keep a cursor"))
    }

    /// Reads the whole file and tells what is wrong with it; empty when all is well. Slow: for the self-test.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        let act = "check the store";
        let mut check = self.connection.prepare("pragma integrity_check").map_err(StoreError::sql(act))?;
        let lines = check.query_map([], |row| row.get::<_, String>(0)).map_err(StoreError::sql(act))?;
        let mut faults: Vec<String> = lines.collect::<Result<_, _>>().map_err(StoreError::sql(act))?;
        faults.retain(|line| line != "ok");
        Ok(faults)
    }

    fn ready(connection: Connection, place: Place, terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        let mut store =
            Self { connection, place, terminal, prefix, reserve_bytes: RESERVE_BYTES, health: Health::Sound };
        store.migrate()?;
        store.claim()?;
        if let Place::File(path) = &store.place {
            sync_folder(path).map_err(|cause| OpenError::File { path: path.clone(), cause })?;
        }
        Ok(store)
    }

    /// Writes the log into the file, cuts it to nothing and closes the file, so that another process finds all in one
    /// place. Whoever asks afterwards finds nothing.
    pub fn let_go(&mut self) -> Result<(), StoreError> {
        let act = "close the store";
        let empty = Connection::open_in_memory().map_err(StoreError::sql(act))?;
        let cut = self.connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, i64>(0));
        self.place = Place::Memory;
        let file = std::mem::replace(&mut self.connection, empty);
        let closed = file.close();
        cut.map_err(StoreError::sql(act))?;
        closed.map_err(|(_, cause)| StoreError::sql(act)(cause))
    }

    /// Closes the connection and makes a new one, after which only what is really on disk is seen.
    fn reopen(&mut self) -> Result<(), OpenError> {
        let Place::File(path) = self.place.clone() else { return Ok(()) };
        self.health = Health::Doubtful;
        let empty = Connection::open_in_memory().map_err(|cause| OpenError::Sql { path: path.clone(), cause })?;
        drop(std::mem::replace(&mut self.connection, empty));
        self.connection = connect(&self.place)?;
        // Writes the log into the file and syncs both, which a clean page that never reached the disk cannot fake.
        self.connection
            .query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, i64>(0))
            .map_err(|cause| unusable(path, cause))?;
        self.health = Health::Sound;
        Ok(())
    }

    fn migrate(&mut self) -> Result<(), OpenError> {
        let path = self.place.path();
        let fault = |cause| unusable(path.clone(), cause);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let version: i64 = transaction.query_row("pragma user_version", [], |row| row.get(0)).map_err(fault)?;
        let done = usize::try_from(version).unwrap_or(usize::MAX);
        if done > MIGRATIONS.len() {
            return Err(OpenError::Newer { path, found: done, known: MIGRATIONS.len() });
        }
        for migration in MIGRATIONS.iter().skip(done) {
            transaction.execute_batch(migration).map_err(fault)?;
        }
        if done < MIGRATIONS.len() {
            transaction
                .pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))
                .map_err(fault)?;
        }
        transaction.commit().map_err(fault)
    }

    /// Writes our name into a new store, or makes sure that it stands in an old one.
    fn claim(&mut self) -> Result<(), OpenError> {
        let path = self.place.path();
        let fault = |cause| unusable(path.clone(), cause);
        let known: Option<String> = self
            .connection
            .query_row("select terminal from terminal where one = 1", [], |row| row.get(0))
            .optional()
            .map_err(fault)?;
        match known {
            Some(owner) if owner == self.terminal.as_str() => Ok(()),
            Some(owner) => Err(OpenError::OtherTerminal { path, owner, terminal: self.terminal.clone() }),
            None => self
                .connection
                .execute("insert into terminal (one, terminal) values (1, ?1)", params![self.terminal.as_str()])
                .map(|_| ())
                .map_err(fault),
        }
    }
}

impl Place {
    fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Memory => PathBuf::from(":memory:"),
        }
    }
}

/// A connection with the settings on which every promise of this crate rests.
fn connect(place: &Place) -> Result<Connection, OpenError> {
    let path = place.path();
    let connection = match place {
        Place::Memory => Connection::open_in_memory(),
        Place::File(path) => {
            make_file(path).map_err(|cause| OpenError::File { path: path.clone(), cause })?;
            Connection::open(path)
        }
    }
    .map_err(|cause| unusable(path.clone(), cause))?;
    connection
        .execute_batch(
            "pragma busy_timeout = 5000;
             pragma journal_mode = wal;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma secure_delete = on;
             pragma temp_store = memory;
             pragma trusted_schema = off;",
        )
        .map_err(|cause| unusable(path.clone(), cause))?;
    let verdict: String = connection
        .query_row("pragma quick_check(1)", [], |row| row.get(0))
        .map_err(|cause| unusable(path.clone(), cause))?;
    if verdict == "ok" { Ok(connection) } else { Err(OpenError::Corrupt { path, cause: None }) }
}

/// Made by us and not by SQLite, so that nobody but the terminal's user can read it.
fn make_file(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder(path))?;
    OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(|_| ())
}

/// A new name is durable once its folder is.
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder(path))?.sync_all()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn unusable(path: PathBuf, cause: rusqlite::Error) -> OpenError {
    match cause.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => OpenError::Corrupt { path, cause: Some(cause) },
        _ => OpenError::Sql { path, cause },
    }
}
