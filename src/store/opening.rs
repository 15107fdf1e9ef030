//! How a store is opened: its settings, its format, whose it is, and whether it is whole. Every promise of this crate rests
//! on what is set here, and opening is also how a store heals after the disk has failed.

use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, params};

use domain::TerminalId;
use domain::reference::Prefix;

use crate::disk::{Disk, folder, with_suffix};
use crate::{Health, LARGEST_BYTES, Place, RESERVE_BYTES, Store, StoreError, Watch, quarantine};

/// The numbered migrations; a file that was released is never edited. One that comes after these brings its way back in
/// [`WAYS_BACK`].
pub(crate) const MIGRATIONS: [&str; 9] = [
    include_str!("migrations/0001_outbox.sql"),
    include_str!("migrations/0002_secrets.sql"),
    include_str!("migrations/0003_site.sql"),
    include_str!("migrations/0004_technician.sql"),
    include_str!("migrations/0005_line.sql"),
    include_str!("migrations/0006_print_trail.sql"),
    include_str!("migrations/0007_parts.sql"),
    include_str!("migrations/0008_starts.sql"),
    include_str!("migrations/0009_way_back.sql"),
];
/// How an older program undoes each migration after the ninth, in their order: a version that does not stand up gives way to
/// the one before, which has to find its store.
pub(crate) const WAYS_BACK: [&str; MIGRATIONS.len() - LAST_WITHOUT_WAY_BACK] = [];
/// This format and those before it were never left by an update.
const LAST_WITHOUT_WAY_BACK: usize = 9;
/// A store up to this size is checked whole at every start, which takes a fraction of a second.
const CHECKED_WHOLE_BYTES: u64 = 64 * 1024 * 1024;
/// A log of so many pages (16 MiB) is written into the file by the COMMIT that finds it so long. [`Store::tend_log`] comes
/// before that, when nobody waits.
const LOG_PAGES_MAX: i64 = 4_000;
/// What a visit and a delivery say to SQLite; reading each anew took a third of the time of a small submission.
const STATEMENTS_KEPT: usize = 48;
/// Beside a store that was found damaged while it was used; see [`suspect`].
pub(crate) const SUSPECT: &str = "-suspect";
/// What stays small however long the queue is. In a larger store only this is checked at the start: sealed bytes have hashes,
/// and what is found damaged in use has the next start look at everything.
const SMALL_TABLES: [&str; 9] =
    ["terminal", "counter", "lane", "cursor", "technician", "draft_salt", "attempt", "staff_call", "diagnostic"];

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is damaged.
    #[error(
        "the store at {path} is damaged; the terminal's next start puts it in quarantine beside a new one and goes on with \
         what can be read; keep the damaged file and report it: it may hold applications that were not delivered"
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
    /// SQLite keeps no write-ahead log for it.
    #[error("the store at {path} has no log, its mode is \"{mode}\"; the disk may be read-only or failing")]
    NoLog {
        /// Where it is.
        path: PathBuf,
        /// What SQLite does instead.
        mode: String,
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

impl Store {
    /// Opens the store at `path`, or makes it there; brings an older format up to date and checks it.
    pub fn open(path: &Path, terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        Self::open_on(Disk::real(), path, terminal, prefix)
    }

    /// Opens or makes a store on another disk than the machine's own; for tests that let a disk fail.
    pub fn open_on(disk: Disk, path: &Path, terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        let place = Place::File(path.to_owned());
        quarantine::finish(&disk, path).map_err(|cause| OpenError::File { path: path.to_owned(), cause })?;
        let connection = connect(&disk, &place)?;
        Self::ready(connection, disk, place, terminal, prefix)
    }

    /// A store that is gone when it is dropped, for tests and for trying things out.
    pub fn in_memory(terminal: TerminalId, prefix: Prefix) -> Result<Self, OpenError> {
        let disk = Disk::real();
        let connection = connect(&disk, &Place::Memory)?;
        Self::ready(connection, disk, Place::Memory, terminal, prefix)
    }

    fn ready(
        connection: Connection,
        disk: Disk,
        place: Place,
        terminal: TerminalId,
        prefix: Prefix,
    ) -> Result<Self, OpenError> {
        let mut store = Self {
            connection,
            disk,
            place,
            terminal,
            prefix,
            reserve_bytes: RESERVE_BYTES,
            largest_bytes: LARGEST_BYTES,
            watch: Watch { health: Cell::new(Health::Sound) },
        };
        store.migrate(Formats::KNOWN)?;
        store.recognise()?;
        store.claim()?;
        if let Place::File(path) = &store.place {
            let synced = store.disk.files.sync_folder(folder(path));
            synced.map_err(|cause| OpenError::File { path: path.clone(), cause })?;
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
    pub(crate) fn reopen(&mut self) -> Result<(), OpenError> {
        let Place::File(path) = self.place.clone() else { return Ok(()) };
        self.watch.health.set(Health::Doubtful);
        let empty = Connection::open_in_memory().map_err(|cause| OpenError::Sql { path: path.clone(), cause })?;
        drop(std::mem::replace(&mut self.connection, empty));
        self.connection = connect(&self.disk, &self.place)?;
        // Writes the log into the file and syncs both, which a clean page that never reached the disk cannot fake.
        self.connection
            .query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, i64>(0))
            .map_err(|cause| unusable(path.clone(), cause))?;
        // The log is a new file, and its name too must be durable before anything in it counts.
        let synced = self.disk.files.sync_folder(folder(&path));
        synced.map_err(|cause| OpenError::File { path, cause })?;
        self.watch.health.set(Health::Sound);
        Ok(())
    }

    pub(crate) fn migrate(&mut self, formats: Formats) -> Result<(), OpenError> {
        let path = self.place.path();
        let fault = |cause| unusable(path.clone(), cause);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let version: i64 = transaction.query_row("pragma user_version", [], |row| row.get(0)).map_err(fault)?;
        let done = usize::try_from(version).unwrap_or(usize::MAX);
        let known = formats.migrations.len();
        if done > known {
            let undone = go_back(&transaction, known, done).map_err(fault)?;
            if !undone {
                return Err(OpenError::Newer { path, found: done, known });
            }
            tracing::warn!(path = %path.display(), found = done, known, "the store was written by a newer program and has gone back to the format of this one");
        }
        for (format, migration) in (1_usize..).zip(formats.migrations).skip(done) {
            transaction.execute_batch(migration).map_err(fault)?;
            if let Some(undo) =
                format.checked_sub(LAST_WITHOUT_WAY_BACK + 1).and_then(|later| formats.ways_back.get(later))
            {
                transaction
                    .execute("insert into way_back (format, undo) values (?1, ?2)", params![signed(format), undo])
                    .map_err(fault)?;
            }
        }
        if done != known {
            transaction.pragma_update(None, "user_version", signed(known)).map_err(fault)?;
        }
        transaction.commit().map_err(fault)
    }

    /// Makes sure that every table and index is written as the migrations write it. A bit that flipped in a column's name
    /// is no damage to SQLite, and every visit would fail at it.
    fn recognise(&self) -> Result<(), OpenError> {
        let path = self.place.path();
        let fault = |cause| unusable(path.clone(), cause);
        // The same for every store of a process, and dearer than the rest of opening a small one.
        static OURS: OnceLock<Schema> = OnceLock::new();
        let ours = match OURS.get() {
            Some(ours) => ours,
            None => {
                let empty = Connection::open_in_memory().map_err(fault)?;
                empty.execute_batch(&MIGRATIONS.concat()).map_err(fault)?;
                let written = schema(&empty).map_err(fault)?;
                OURS.get_or_init(|| written)
            }
        };
        if schema(&self.connection).map_err(fault)? == *ours {
            return Ok(());
        }
        Err(OpenError::Corrupt { path, cause: None })
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

/// The formats that a program knows.
#[derive(Clone, Copy)]
pub(crate) struct Formats {
    pub(crate) migrations: &'static [&'static str],
    pub(crate) ways_back: &'static [&'static str],
}

impl Formats {
    const KNOWN: Self = Self { migrations: &MIGRATIONS, ways_back: &WAYS_BACK };
}

/// Undoes the formats that came after the known one, the latest first; whether the way back is there for each.
fn go_back(transaction: &Transaction<'_>, known: usize, found: usize) -> rusqlite::Result<bool> {
    if known < LAST_WITHOUT_WAY_BACK {
        return Ok(false);
    }
    for format in (known + 1..=found).rev() {
        let ask = "select undo from way_back where format = ?1";
        let undo: Option<String> = transaction.query_row(ask, params![signed(format)], |row| row.get(0)).optional()?;
        let Some(undo) = undo else { return Ok(false) };
        transaction.execute_batch(&undo)?;
        transaction.execute("delete from way_back where format = ?1", params![signed(format)])?;
    }
    Ok(true)
}

fn signed(format: usize) -> i64 {
    i64::try_from(format).unwrap_or(i64::MAX)
}

impl Place {
    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Memory => PathBuf::from(":memory:"),
        }
    }
}

/// A connection with the settings on which every promise of this crate rests.
fn connect(disk: &Disk, place: &Place) -> Result<Connection, OpenError> {
    let path = place.path();
    let file = |cause| OpenError::File { path: path.clone(), cause };
    let sql = |cause| unusable(path.clone(), cause);
    let connection = match place {
        Place::Memory => Connection::open_in_memory(),
        Place::File(path) => {
            disk.files.make_folder(folder(path)).map_err(file)?;
            // Made by us and not by SQLite, so that nobody but the terminal's user can read it.
            disk.files.touch(path).map_err(file)?;
            match disk.vfs {
                None => Connection::open(path),
                Some(vfs) => Connection::open_with_flags_and_vfs(path, OpenFlags::default(), vfs),
            }
        }
    }
    .map_err(sql)?;
    connection
        .execute_batch(
            "pragma busy_timeout = 5000;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma secure_delete = on;
             pragma temp_store = memory;
             pragma trusted_schema = off;",
        )
        .map_err(sql)?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES_MAX).map_err(sql)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Where the log cannot be opened SQLite says so and goes on in another mode, in which a commit may be undone. The answer
    // is read to its end, because it comes before the act, and only the end tells of a failure.
    let mut set = connection.prepare("pragma journal_mode = wal").map_err(sql)?;
    let modes = set.query_map([], |row| row.get(0)).and_then(Iterator::collect::<rusqlite::Result<Vec<String>>>);
    let mode = modes.map_err(sql)?.concat();
    drop(set);
    let depth = match place {
        Place::File(path) if mode != "wal" => return Err(OpenError::NoLog { path: path.clone(), mode }),
        Place::Memory => Depth::Quick,
        Place::File(path) => {
            let large = disk.files.bytes(path).map_err(file)?.is_some_and(|bytes| bytes > CHECKED_WHOLE_BYTES);
            let suspect = disk.files.bytes(&with_suffix(path, SUSPECT)).map_err(file)?.is_some();
            match (suspect, large) {
                (true, _) => Depth::Thorough,
                (false, true) => Depth::Small,
                (false, false) => Depth::Quick,
            }
        }
    };
    if check(&connection, depth).map_err(sql)? {
        if depth == Depth::Thorough {
            disk.files.remove(&with_suffix(&path, SUSPECT)).map_err(file)?;
        }
        return Ok(connection);
    }
    Err(OpenError::Corrupt { path, cause: None })
}

/// Name and text of each table and index.
type Schema = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// The text of every table and index, by name; as bytes, because a bit that flipped may leave no text.
fn schema(connection: &Connection) -> rusqlite::Result<Schema> {
    let mut all = connection.prepare(
        "select cast(name as blob), cast(sql as blob) from sqlite_schema where name not like 'sqlite_%' order by name",
    )?;
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// How closely a store is looked at when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Every page, as at every start of a store of ordinary size.
    Quick,
    /// The small tables of a large store.
    Small,
    /// Every page, every index against its table, every row against those it names; after it was found damaged in use.
    Thorough,
}

fn check(connection: &Connection, depth: Depth) -> rusqlite::Result<bool> {
    let ask = |question: &str| connection.query_row(question, [], |row| Ok(row.get::<_, String>(0)? == "ok"));
    match depth {
        Depth::Quick => return ask("pragma quick_check(1)"),
        Depth::Thorough => {
            let strays = connection.query_row("pragma foreign_key_check", [], |_| Ok(())).optional()?;
            return Ok(strays.is_none() && ask("pragma integrity_check(1)")?);
        }
        Depth::Small => {}
    }
    for table in SMALL_TABLES {
        let known = connection
            .query_row("select 1 from sqlite_schema where name = ?1", params![table], |_| Ok(()))
            .optional()?;
        // A store of an earlier version has fewer tables.
        if known.is_some() && !ask(&format!("pragma quick_check({table})"))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Notes beside the store that it is damaged where the check at the start does not look, so that the next start looks
/// everywhere.
pub(crate) fn suspect(disk: &Disk, place: &Place) -> io::Result<()> {
    let Place::File(path) = place else { return Ok(()) };
    disk.files.touch(&with_suffix(path, SUSPECT))?;
    disk.files.sync_folder(folder(path))
}

pub(crate) fn unusable(path: PathBuf, cause: rusqlite::Error) -> OpenError {
    // What we say at a start was tried on every format there was; what it does not fit is no store of ours as it was written,
    // such as one where a bit flipped in the name of a function.
    let misfit = matches!(cause, rusqlite::Error::SqlInputError { .. });
    let damaged = matches!(
        cause.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)
    );
    if misfit || damaged { OpenError::Corrupt { path, cause: Some(cause) } } else { OpenError::Sql { path, cause } }
}
