//! What terminals deliver: parts, and the manifest that commits them.

use rusqlite::{Connection, OptionalExtension as _, params};

use domain::{AgencyId, SubmissionId, Timestamp};
use wire::keys;
use wire::v1::{InboxEntry, Manifest, Part, PartHeld, manifest_sha256};

use super::{Sqlite, count, lookup, read_sid, signed};
use crate::inbox::outcome::{WAITING_BYTES_MAX, WAITING_COUNT_SECS, alarm_of_other_trail, waiting_since};
use crate::inbox::{Delivery, InboxError, PartPut, Received};

/// A part that is about to have its row.
pub(super) struct NewPart<'a> {
    pub(super) sid: SubmissionId,
    pub(super) n: u16,
    pub(super) sha256: &'a str,
    pub(super) bytes: u64,
    pub(super) content: Content<'a>,
}

/// Where a part's bytes are.
pub(super) enum Content<'a> {
    /// To stand in the row.
    Here(&'a [u8]),
    /// In the folder of large parts.
    InFile,
}

/// A committed part's content.
pub(super) enum Found {
    /// From the row.
    Here(Vec<u8>),
    /// To be read from the folder of large parts.
    InFile { sha256: String },
}

impl Sqlite {
    pub(super) fn put_part(&mut self, part: &NewPart<'_>, now: Timestamp) -> Result<PartPut, InboxError> {
        let key = params![part.sid.to_string(), part.n, part.sha256];
        let mut known =
            self.connection.prepare_cached("select 1 from part where sid = ?1 and n = ?2 and sha256 = ?3")?;
        if known.exists(key)? {
            return Ok(PartPut::Known);
        }
        drop(known);
        if committed(&self.connection, part.sid)?.is_some() {
            return Ok(PartPut::Conflict);
        }
        self.make_room(part.bytes, now)?;
        let mut insert = self.connection.prepare_cached(
            "insert into part (sid, n, sha256, bytes, state, arrived_at) values (?1, ?2, ?3, ?4, 'waiting', ?5)",
        )?;
        insert.execute(params![part.sid.to_string(), part.n, part.sha256, signed(part.bytes), now.to_string()])?;
        match part.content {
            Content::InFile => {}
            Content::Here(body) => {
                let id = self.connection.last_insert_rowid();
                self.connection
                    .prepare_cached("insert into part_body (id, body) values (?1, ?2)")?
                    .execute(params![id, body])?;
            }
        }
        Ok(PartPut::Stored)
    }

    /// Drops parts whose manifest never came, and refuses when too much waits. Counting takes as long as there is much,
    /// so what came since the last count is added in between.
    fn make_room(&mut self, bytes: u64, now: Timestamp) -> Result<(), InboxError> {
        let counted = self.waiting.filter(|(at, _)| {
            let age = now.as_second().saturating_sub(at.as_second());
            (0..WAITING_COUNT_SECS).contains(&age)
        });
        let (at, waiting_bytes) = match counted {
            Some((at, waiting_bytes)) if waiting_bytes <= WAITING_BYTES_MAX => (at, waiting_bytes),
            Some(_) | None => {
                self.forget_waiting(now)?;
                let sum = "select coalesce(sum(bytes), 0) from part where state = 'waiting'";
                (now, self.connection.query_row(sum, [], |row| count(row, 0))?)
            }
        };
        self.waiting = Some((at, waiting_bytes.saturating_add(bytes)));
        if waiting_bytes > WAITING_BYTES_MAX {
            return Err(InboxError::QuotaReached { waiting_bytes });
        }
        Ok(())
    }

    /// Drops parts whose manifest never came: their terminal sends them again if it ever does.
    fn forget_waiting(&mut self, now: Timestamp) -> Result<(), InboxError> {
        let mut forget = self
            .connection
            .prepare_cached("delete from part where state = 'waiting' and arrived_at < ?1 returning sha256, bytes")?;
        let forgotten = forget
            .query_map(params![waiting_since(now).to_string()], |row| Ok((row.get::<_, String>(0)?, count(row, 1)?)))?;
        for row in forgotten {
            self.loose.extend(loose(row?));
        }
        Ok(())
    }

    /// Those of these hashes that no part has any longer.
    pub(super) fn unnamed(&self, hashes: Vec<String>) -> Result<Vec<String>, InboxError> {
        let mut statement = self.connection.prepare_cached("select 1 from part where sha256 = ?1")?;
        let mut unnamed = Vec::new();
        for sha256 in hashes {
            if !statement.exists(params![sha256])? {
                unnamed.push(sha256);
            }
        }
        Ok(unnamed)
    }

    pub(super) fn parts(&self, sid: SubmissionId) -> Result<Vec<PartHeld>, InboxError> {
        let mut statement =
            self.connection.prepare_cached("select n, bytes, sha256 from part where sid = ?1 order by n, sha256")?;
        let parts = statement.query_map(params![sid.to_string()], |row| {
            Ok(PartHeld { n: row.get(0)?, bytes: count(row, 1)?, sha256: row.get(2)? })
        })?;
        Ok(parts.collect::<Result<_, _>>()?)
    }

    pub(super) fn receipt_for(&self, sid: SubmissionId, sha256: &str) -> Result<Option<String>, InboxError> {
        let committed = committed(&self.connection, sid)?;
        Ok(committed.filter(|(manifest_sha256, _)| manifest_sha256 == sha256).map(|(_, receipt)| receipt))
    }

    pub(super) fn receive(&mut self, delivery: &Delivery) -> Result<Received, InboxError> {
        let manifest = &delivery.manifest;
        let sha256 = manifest_sha256(&delivery.jws);
        if let Some((committed_sha256, receipt)) = committed(&self.connection, manifest.sid)? {
            let same = committed_sha256 == sha256;
            return Ok(if same { Received::Known(receipt) } else { Received::Conflict });
        }
        let missing = missing(&self.connection, manifest)?;
        if !missing.is_empty() {
            return Ok(Received::Missing(missing));
        }
        note_audit_head(&self.connection, manifest)?;
        let seq: i64 = self
            .connection
            .prepare_cached(
                "insert into agency_head (agency, seq) values (?1, 1)
                 on conflict (agency) do update set seq = seq + 1 returning seq",
            )?
            .query_row(params![manifest.agency.as_str()], |row| row.get(0))?;
        self.connection
            .prepare_cached(
                "insert into submission
                   (sid, agency, seq, terminal, terminal_key, manifest_sha256, manifest, receipt, received_at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                manifest.sid.to_string(),
                manifest.agency.as_str(),
                seq,
                manifest.terminal.as_str(),
                delivery.terminal_key,
                sha256,
                delivery.jws,
                delivery.receipt,
                delivery.at.to_string(),
            ])?;
        lookup::keep_claim(&self.connection, manifest)?;
        self.keep_named_parts(manifest)?;
        Ok(Received::Stored(delivery.receipt.clone()))
    }

    /// Writes down the parts that the manifest names and drops what else came under its sid.
    fn keep_named_parts(&mut self, manifest: &Manifest) -> Result<(), InboxError> {
        let sid = manifest.sid.to_string();
        let mut name = self.connection.prepare_cached(
            "insert into submission_part (sid, n, media_type, bytes, sha256) values (?1, ?2, ?3, ?4, ?5)",
        )?;
        let mut keep = self
            .connection
            .prepare_cached("update part set state = 'committed' where sid = ?1 and n = ?2 and sha256 = ?3")?;
        for part in &manifest.parts {
            name.execute(params![sid, part.n, part.media_type, signed(part.bytes), part.sha256])?;
            keep.execute(params![sid, part.n, part.sha256])?;
        }
        let mut drop_others = self
            .connection
            .prepare_cached("delete from part where sid = ?1 and state = 'waiting' returning sha256, bytes")?;
        let dropped = drop_others.query_map(params![sid], |row| Ok((row.get::<_, String>(0)?, count(row, 1)?)))?;
        for row in dropped {
            self.loose.extend(loose(row?));
        }
        Ok(())
    }

    pub(super) fn entries(&self, agency: &AgencyId, after: u64, limit: u64) -> Result<Vec<InboxEntry>, InboxError> {
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

    pub(super) fn part(&self, agency: &AgencyId, sid: SubmissionId, n: u16) -> Result<Option<Found>, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select part.sha256, part_body.body from submission
               join submission_part named on named.sid = submission.sid and named.n = ?3
               join part on part.sid = named.sid and part.n = named.n and part.sha256 = named.sha256
               left join part_body on part_body.id = part.id
              where submission.sid = ?2 and submission.agency = ?1",
        )?;
        let found = statement.query_row(params![agency.as_str(), sid.to_string(), n], |row| {
            let sha256 = row.get(0)?;
            Ok(row.get::<_, Option<Vec<u8>>>(1)?.map_or(Found::InFile { sha256 }, Found::Here))
        });
        Ok(found.optional()?)
    }
}

/// The hash of a part that stood in a file, whose file may be nobody's now.
fn loose((sha256, bytes): (String, u64)) -> Option<String> {
    usize::try_from(bytes).is_ok_and(|bytes| bytes > crate::inbox::blobs::ROW_BYTES_MAX).then_some(sha256)
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

/// Keeps the head of the terminal's audit chain; another one for the same number is told and changes nothing.
fn note_audit_head(connection: &Connection, manifest: &Manifest) -> Result<(), InboxError> {
    let (terminal, audit) = (&manifest.terminal, &manifest.audit);
    let new = connection
        .prepare_cached("insert into audit_pair (terminal, seq, head) values (?1, ?2, ?3) on conflict do nothing")?
        .execute(params![terminal.as_str(), signed(audit.seq), audit.head])?;
    if new == 0 {
        let kept: String = connection
            .prepare_cached("select head from audit_pair where terminal = ?1 and seq = ?2")?
            .query_row(params![terminal.as_str(), signed(audit.seq)], |row| row.get(0))?;
        if kept != audit.head {
            alarm_of_other_trail(terminal, audit.seq);
        }
    }
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
