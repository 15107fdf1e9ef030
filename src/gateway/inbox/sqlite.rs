//! The inbox on SQLite: one writer, WAL, `synchronous=FULL`, so that what was answered for is on disk. Each public
//! method is one business act and at most one transaction.

mod lookup;
mod site;

use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use domain::{AgencyId, SubmissionId, TerminalId, Timestamp};
use wire::keys;
use wire::v1::{InboxEntry, Manifest, Part, PartHeld, StatusPage, Tidings, manifest_sha256};

use crate::inbox::{Answer, Delivery, InboxError, Location, PartPut, Received, Taken};

const MIGRATIONS: [&str; 3] = [
    include_str!("../migrations/0001_inbox.sql"),
    include_str!("../migrations/0002_site.sql"),
    include_str!("../migrations/0003_lookup.sql"),
];
/// What this one adds is filled from what is there.
const LOOKUP_MIGRATION: u32 = 3;

/// What may lie here without a manifest. A terminal that was cut off sends its missing parts again.
const WAITING_BYTES_MAX: u64 = 1024 * 1024 * 1024;
const WAITING_DAYS_MAX: i64 = 30;

#[derive(Debug)]
pub(crate) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    pub(crate) fn open(location: &Location) -> Result<Self, InboxError> {
        let connection = match location {
            Location::File(path) => Connection::open(path)?,
            Location::Memory => Connection::open_in_memory()?,
        };
        let mut sqlite = Self { connection };
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
            Location::File(_) | Location::Memory => Ok(()),
        }
    }

    fn migrate(&mut self) -> Result<(), InboxError> {
        let found: u32 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
        if found > known {
            return Err(InboxError::LaterSchema { found, known });
        }
        for (version, sql) in (1..=known).zip(MIGRATIONS).filter(|(version, _)| *version > found) {
            let transaction = self.begin()?;
            transaction.execute_batch(sql)?;
            if version == LOOKUP_MIGRATION {
                lookup::keep_earlier_claims(&transaction)?;
            }
            transaction.pragma_update(None, "user_version", version)?;
            transaction.commit()?;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<Transaction<'_>, InboxError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    pub(crate) fn put_part(
        &mut self,
        sid: SubmissionId,
        n: u16,
        body: &[u8],
        now: Timestamp,
    ) -> Result<PartPut, InboxError> {
        let sha256 = wire::sha256(body);
        let transaction = self.begin()?;
        let known = transaction
            .query_row(
                "select 1 from part where sid = ?1 and n = ?2 and sha256 = ?3",
                params![sid.to_string(), n, sha256],
                |_| Ok(()),
            )
            .optional()?;
        if known.is_some() {
            return Ok(PartPut::Known);
        }
        if committed(&transaction, sid)?.is_some() {
            return Ok(PartPut::Conflict);
        }
        forget_waiting(&transaction, now)?;
        let waiting_bytes =
            transaction.query_row("select coalesce(sum(bytes), 0) from part where state = 'waiting'", [], |row| {
                count(row, 0)
            })?;
        if waiting_bytes > WAITING_BYTES_MAX {
            return Err(InboxError::QuotaReached { waiting_bytes });
        }
        transaction.execute(
            "insert into part (sid, n, sha256, bytes, state, arrived_at) values (?1, ?2, ?3, ?4, 'waiting', ?5)",
            params![sid.to_string(), n, sha256, signed(u64::try_from(body.len()).unwrap_or(u64::MAX)), now.to_string()],
        )?;
        let id = transaction.last_insert_rowid();
        transaction.execute("insert into part_body (id, body) values (?1, ?2)", params![id, body])?;
        transaction.commit()?;
        Ok(PartPut::Stored)
    }

    pub(crate) fn parts(&mut self, sid: SubmissionId) -> Result<Vec<PartHeld>, InboxError> {
        let mut statement =
            self.connection.prepare_cached("select n, bytes, sha256 from part where sid = ?1 order by n, sha256")?;
        let parts = statement.query_map(params![sid.to_string()], |row| {
            Ok(PartHeld { n: row.get(0)?, bytes: count(row, 1)?, sha256: row.get(2)? })
        })?;
        Ok(parts.collect::<Result<_, _>>()?)
    }

    pub(crate) fn receipt_for(&mut self, sid: SubmissionId, sha256: &str) -> Result<Option<String>, InboxError> {
        let committed = committed(&self.connection, sid)?;
        Ok(committed.filter(|(manifest_sha256, _)| manifest_sha256 == sha256).map(|(_, receipt)| receipt))
    }

    /// Commits a submission: all its rows and its receipt, or nothing. The agency's number is taken last.
    pub(crate) fn receive(&mut self, delivery: &Delivery) -> Result<Received, InboxError> {
        let manifest = &delivery.manifest;
        let sha256 = manifest_sha256(&delivery.jws);
        let transaction = self.begin()?;
        if let Some((committed_sha256, receipt)) = committed(&transaction, manifest.sid)? {
            let same = committed_sha256 == sha256;
            return Ok(if same { Received::Known(receipt) } else { Received::Conflict });
        }
        let missing = missing(&transaction, manifest)?;
        if !missing.is_empty() {
            return Ok(Received::Missing(missing));
        }
        note_audit_head(&transaction, manifest)?;
        let seq: i64 = transaction.query_row(
            "insert into agency_head (agency, seq) values (?1, 1)
             on conflict (agency) do update set seq = seq + 1 returning seq",
            params![manifest.agency.as_str()],
            |row| row.get(0),
        )?;
        transaction.execute(
            "insert into submission
               (sid, agency, seq, terminal, terminal_key, manifest_sha256, manifest, receipt, received_at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                manifest.sid.to_string(),
                manifest.agency.as_str(),
                seq,
                manifest.terminal.as_str(),
                delivery.terminal_key,
                sha256,
                delivery.jws,
                delivery.receipt,
                delivery.at.to_string(),
            ],
        )?;
        lookup::keep_claim(&transaction, manifest)?;
        keep_named_parts(&transaction, manifest)?;
        transaction.commit()?;
        Ok(Received::Stored(delivery.receipt.clone()))
    }

    pub(crate) fn entries(&mut self, agency: &AgencyId, after: u64, limit: u64) -> Result<Vec<InboxEntry>, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select seq, sid, manifest, terminal_key from submission
              where agency = ?1 and seq > ?2 order by seq limit ?3",
        )?;
        let rows = statement.query_map(params![agency.as_str(), signed(after), signed(limit)], |row| {
            Ok((count(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let mut entries = Vec::new();
        for row in rows {
            let (seq, text, manifest, key) = row?;
            let sid = read_sid(&text)?;
            let key = keys::Public::from_jwk(&key).map_err(|_| InboxError::Row { sid: text.clone() })?;
            entries.push(InboxEntry::new(seq, sid, manifest, &key, named_parts(&self.connection, &text)?));
        }
        Ok(entries)
    }

    pub(crate) fn part(&mut self, agency: &AgencyId, sid: SubmissionId, n: u16) -> Result<Option<Vec<u8>>, InboxError> {
        let body = self.connection.query_row(
            "select part_body.body from submission
               join submission_part named on named.sid = submission.sid and named.n = ?3
               join part on part.sid = named.sid and part.n = named.n and part.sha256 = named.sha256
               join part_body on part_body.id = part.id
              where submission.sid = ?2 and submission.agency = ?1",
            params![agency.as_str(), sid.to_string(), n],
            |row| row.get(0),
        );
        Ok(body.optional()?)
    }

    /// Keeps an agency's final answer. The first one stands; ECDSA is randomised, so the same answer signed anew is
    /// no contradiction, but another level is.
    pub(crate) fn take(&mut self, answer: &Answer) -> Result<Taken, InboxError> {
        let transaction = self.begin()?;
        let submission = transaction
            .query_row(
                "select terminal, manifest_sha256 from submission where sid = ?1 and agency = ?2",
                params![answer.sid.to_string(), answer.agency.as_str()],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
            )
            .optional()?;
        let Some((terminal, manifest_sha256)) = submission else {
            return Ok(Taken::UnknownSubmission);
        };
        if manifest_sha256 != answer.manifest_sha256 {
            return Ok(Taken::OtherManifest);
        }
        let earlier: Option<String> = transaction
            .query_row("select level from receipt where sid = ?1", params![answer.sid.to_string()], |row| row.get(0))
            .optional()?;
        if let Some(level) = earlier {
            return Ok(if level == answer.level.as_str() { Taken::Known } else { Taken::Conflict });
        }
        transaction.execute(
            "insert into receipt (sid, terminal, level, jws, arrived_at) values (?1, ?2, ?3, ?4, ?5)",
            params![answer.sid.to_string(), terminal, answer.level.as_str(), answer.jws, answer.at.to_string()],
        )?;
        transaction.commit()?;
        Ok(Taken::Stored)
    }

    pub(crate) fn status(&mut self, terminal: &TerminalId, since: u64, limit: u64) -> Result<StatusPage, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select cursor, sid, jws from receipt where terminal = ?1 and cursor > ?2 order by cursor limit ?3",
        )?;
        let rows = statement.query_map(params![terminal.as_str(), signed(since), signed(limit)], |row| {
            Ok((count(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        let mut page = StatusPage { cursor: since, receipts: Vec::new() };
        for row in rows {
            let (cursor, sid, receipt) = row?;
            page.cursor = cursor;
            page.receipts.push(Tidings { sid: read_sid(&sid)?, receipt });
        }
        Ok(page)
    }

    pub(crate) fn is_answering(&mut self) -> Result<(), InboxError> {
        Ok(self.connection.query_row("select 1 from agency_head limit 1", [], |_| Ok(())).optional().map(|_| ())?)
    }
}

/// Drops parts whose manifest never came: their terminal sends them again if it ever does.
fn forget_waiting(connection: &Connection, now: Timestamp) -> Result<(), InboxError> {
    let oldest = Timestamp::from_second(now.as_second() - WAITING_DAYS_MAX * 86_400).unwrap_or(Timestamp::MIN);
    connection
        .prepare_cached("delete from part where state = 'waiting' and arrived_at < ?1")?
        .execute(params![oldest.to_string()])?;
    Ok(())
}

/// Hash and receipt of the manifest committed under a sid.
fn committed(connection: &Connection, sid: SubmissionId) -> Result<Option<(String, String)>, InboxError> {
    let mut statement = connection.prepare_cached("select manifest_sha256, receipt from submission where sid = ?1")?;
    Ok(statement.query_row(params![sid.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

fn missing(connection: &Connection, manifest: &Manifest) -> Result<Vec<u16>, InboxError> {
    let mut statement =
        connection.prepare_cached("select 1 from part where sid = ?1 and n = ?2 and sha256 = ?3 and bytes = ?4")?;
    let mut missing = Vec::new();
    for part in &manifest.parts {
        if !statement.exists(params![manifest.sid.to_string(), part.n, part.sha256, signed(part.bytes)])? {
            missing.push(part.n);
        }
    }
    Ok(missing)
}

/// Keeps the head of the terminal's audit chain. Another head for the same number is an alarm and no reason to refuse:
/// the citizen has applied all the same.
fn note_audit_head(connection: &Connection, manifest: &Manifest) -> Result<(), InboxError> {
    let audit = &manifest.audit;
    let kept: Option<String> = connection
        .query_row(
            "select head from audit_pair where terminal = ?1 and seq = ?2",
            params![manifest.terminal.as_str(), signed(audit.seq)],
            |row| row.get(0),
        )
        .optional()?;
    match kept {
        Some(head) if head != audit.head => {
            tracing::error!(
                terminal = %manifest.terminal,
                audit.seq = audit.seq,
                "terminal {} vouches for another audit trail than before: its disk was rolled back or changed",
                manifest.terminal
            );
        }
        Some(_) => {}
        None => {
            connection.execute(
                "insert into audit_pair (terminal, seq, head) values (?1, ?2, ?3)",
                params![manifest.terminal.as_str(), signed(audit.seq), audit.head],
            )?;
        }
    }
    Ok(())
}

/// Writes down the parts that the manifest names and drops what else came under its sid.
fn keep_named_parts(connection: &Connection, manifest: &Manifest) -> Result<(), InboxError> {
    let sid = manifest.sid.to_string();
    for part in &manifest.parts {
        connection.execute(
            "insert into submission_part (sid, n, media_type, bytes, sha256) values (?1, ?2, ?3, ?4, ?5)",
            params![sid, part.n, part.media_type, signed(part.bytes), part.sha256],
        )?;
        connection.execute(
            "update part set state = 'committed' where sid = ?1 and n = ?2 and sha256 = ?3",
            params![sid, part.n, part.sha256],
        )?;
    }
    connection.execute("delete from part where sid = ?1 and state = 'waiting'", params![sid])?;
    Ok(())
}

fn named_parts(connection: &Connection, sid: &str) -> Result<Vec<Part>, InboxError> {
    let mut statement = connection
        .prepare_cached("select n, media_type, bytes, sha256 from submission_part where sid = ?1 order by n")?;
    let parts = statement.query_map(params![sid], |row| {
        Ok(Part { n: row.get(0)?, media_type: row.get(1)?, bytes: count(row, 2)?, sha256: row.get(3)? })
    })?;
    Ok(parts.collect::<Result<_, _>>()?)
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
