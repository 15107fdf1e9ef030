//! The inbox on SQLite: one writer, WAL, `synchronous=FULL`, so that what was answered for is on disk. Each method is one
//! business act within the transaction that `writer` keeps; what it writes counts from that one's COMMIT on.

mod delivery;
mod lookup;
mod site;
mod tidings;
mod writer;

use std::str::FromStr;

use rusqlite::{Connection, Row, TransactionBehavior};

use domain::{SubmissionId, Timestamp};

use crate::inbox::{InboxError, Location};

pub(crate) use crate::inbox::sqlite::writer::Writer;

const MIGRATIONS: [&str; 4] = [
    include_str!("../migrations/sqlite/0001_inbox.sql"),
    include_str!("../migrations/sqlite/0002_site.sql"),
    include_str!("../migrations/sqlite/0003_lookup.sql"),
    include_str!("../migrations/sqlite/0004_tidings.sql"),
];
/// What this one adds is filled from what is there.
const LOOKUP_MIGRATION: u32 = 3;
/// Statements that are kept prepared; there are some thirty.
const STATEMENTS_MAX: usize = 64;

#[derive(Debug)]
pub(crate) struct Sqlite {
    connection: Connection,
    /// How much waits for its manifests, and when it was counted.
    waiting: Option<(Timestamp, u64)>,
    /// Hashes of large parts whose rows went, so that their files may be nobody's.
    loose: Vec<String>,
}

impl Sqlite {
    pub(crate) fn open(location: &Location) -> Result<Self, InboxError> {
        let connection = match location {
            Location::File(path) => Connection::open(path)?,
            Location::Memory => Connection::open_in_memory()?,
            Location::Postgres(_) => return Err(InboxError::NotADatabase),
        };
        connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        let mut sqlite = Self { connection, waiting: None, loose: Vec::new() };
        sqlite.prepare(location)?;
        sqlite.migrate()?;
        Ok(sqlite)
    }

    fn prepare(&mut self, location: &Location) -> Result<(), InboxError> {
        let journal: String = self.connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        self.connection.pragma_update(None, "synchronous", "full")?;
        self.connection.pragma_update(None, "foreign_keys", "on")?;
        let synchronous: i64 = self.connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
        if synchronous != 2 {
            return Err(InboxError::NotDurable { setting: "synchronous=full" });
        }
        match location {
            Location::File(_) if journal != "wal" => Err(InboxError::NotDurable { setting: "journal_mode=wal" }),
            Location::File(_) | Location::Memory | Location::Postgres(_) => Ok(()),
        }
    }

    fn migrate(&mut self) -> Result<(), InboxError> {
        let found: u32 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
        if found > known {
            return Err(InboxError::LaterSchema { found, known });
        }
        if found == known {
            return Ok(());
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Asked again: another process may have done it while this one waited.
        let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        for (version, sql) in (1..=known).zip(MIGRATIONS).filter(|(version, _)| *version > found) {
            transaction.execute_batch(sql)?;
            if version == LOOKUP_MIGRATION {
                lookup::keep_earlier_claims(&transaction)?;
            }
        }
        transaction.pragma_update(None, "user_version", known)?;
        Ok(transaction.commit()?)
    }

    /// The schema's number is written anew as it is: the page goes to disk with the COMMIT.
    fn is_writable(&self) -> Result<(), InboxError> {
        let version: u32 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok(self.connection.pragma_update(None, "user_version", version)?)
    }
}

fn read_sid(text: &str) -> Result<SubmissionId, InboxError> {
    text.parse().map_err(|_| InboxError::Row { sid: text.to_owned() })
}

/// SQLite counts to 2⁶³; no count of ours comes near.
fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A value in the text form that it is written in.
fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|cause: T::Err| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(cause))
    })
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.unsigned_abs())
}
