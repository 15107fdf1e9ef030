//! Parts that terminals deliver before their manifests: small ones in rows, many in one transaction, large ones in files first.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError};

use bytes::Bytes;
use deadpool_postgres::GenericClient;

use domain::{SubmissionId, Timestamp};
use wire::v1::PartHeld;

use super::gather::Work;
use super::{Hub, Postgres, count, read, signed};
use crate::inbox::blobs::{ROW_BYTES_MAX, off_the_loop};
use crate::inbox::outcome::{WAITING_BYTES_MAX, WAITING_COUNT_SECS, waiting_since};
use crate::inbox::{InboxError, PartPut};

/// Held by all whose large part has a file and not yet its row, and by one alone while it deletes files.
pub(super) const SHELVING_LOCK: i64 = 0x6775_6963_6865_7403;
/// Parts that are forgotten at a time.
const FORGOTTEN_MAX: i64 = 1_000;

/// The rows are written in the order of their key, as by everybody else, so that nobody waits for one another in a ring.
const PUT_PARTS: &str = "
    with come as (
        select * from unnest($1::text[]::uuid[], $2::smallint[], $3::text[], $4::bigint[], $5::timestamptz[], $6::bytea[])
               as part (sid, n, sha256, bytes, arrived_at, body)
    ), fresh as (
        insert into waiting (sid, n, sha256, bytes, arrived_at)
        select sid, n, sha256, bytes, arrived_at from come
         where not exists (select 1 from submission where submission.sid = come.sid)
         order by sid, n, sha256
        on conflict do nothing returning sid, n, sha256, arrived_at
    ), kept as (
        insert into part (sid, n, sha256, body, arrived_at)
        select sid, n, sha256, come.body, arrived_at from fresh join come using (sid, n, sha256, arrived_at)
        on conflict do nothing
    )
    select sid::text, n, sha256 from fresh";

/// A part that is about to have its row.
pub(super) struct NewPart {
    sid: SubmissionId,
    n: i16,
    sha256: String,
    bytes: u64,
    /// None where it stands in a file.
    body: Option<Bytes>,
    at: Timestamp,
}

/// What came of a part's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    Stored,
    /// Such a row was there, or the submission is committed.
    Not,
}

/// Writes the rows of small parts.
pub(super) struct Parts(pub(super) Arc<Hub>);

impl Work for Parts {
    type Job = NewPart;
    type Done = Put;
    const HANDS: u32 = 2;

    fn bytes(part: &NewPart) -> usize {
        part.body.as_ref().map_or(0, Bytes::len)
    }

    async fn together(&self, parts: &[NewPart]) -> Result<Vec<Put>, InboxError> {
        put(&self.0.client().await?, parts).await
    }
}

/// Writes the rows of parts in one statement.
async fn put(client: &impl GenericClient, parts: &[NewPart]) -> Result<Vec<Put>, InboxError> {
    let statement = client.prepare_cached(PUT_PARTS).await?;
    let rows = client
        .query(
            &statement,
            &[
                &parts.iter().map(|part| part.sid.to_string()).collect::<Vec<_>>(),
                &parts.iter().map(|part| part.n).collect::<Vec<_>>(),
                &parts.iter().map(|part| part.sha256.as_str()).collect::<Vec<_>>(),
                &parts.iter().map(|part| signed(part.bytes)).collect::<Vec<_>>(),
                &parts.iter().map(|part| part.at).collect::<Vec<_>>(),
                &parts.iter().map(|part| part.body.as_deref()).collect::<Vec<_>>(),
            ],
        )
        .await?;
    let mut fresh = HashSet::with_capacity(rows.len());
    for row in &rows {
        fresh.insert((read::<String>(row, 0)?, read::<i16>(row, 1)?, read::<String>(row, 2)?));
    }
    // Of the same part twice the first is the one that is new.
    let mut is_fresh = |part: &NewPart| fresh.remove(&(part.sid.to_string(), part.n, part.sha256.clone()));
    Ok(parts.iter().map(&mut is_fresh).map(|fresh| if fresh { Put::Stored } else { Put::Not }).collect())
}

impl Postgres {
    pub(super) async fn keep_part(
        &self,
        sid: SubmissionId,
        n: u16,
        body: Bytes,
        now: Timestamp,
    ) -> Result<PartPut, InboxError> {
        let bytes = u64::try_from(body.len()).unwrap_or(u64::MAX);
        self.make_room(bytes, now).await?;
        self.turn_month(now).await?;
        let sha256 = wire::sha256(&body);
        let place = i16::try_from(n).unwrap_or(i16::MAX);
        let part = NewPart { sid, n: place, sha256: sha256.clone(), bytes, body: None, at: now };
        let put = match body.len() > ROW_BYTES_MAX {
            true => self.shelve(part, body).await?,
            false => self.parts.ask(NewPart { body: Some(body), ..part }).await?,
        };
        if put == Put::Stored {
            return Ok(PartPut::Stored);
        }
        let known = self.parts_held(sid).await?.iter().any(|held| held.n == n && held.sha256 == sha256);
        if known { Ok(PartPut::Known) } else { Ok(PartPut::Conflict) }
    }

    /// Keeps a large part: its file first, then its row, and no file is deleted in between.
    async fn shelve(&self, part: NewPart, body: Bytes) -> Result<Put, InboxError> {
        let (blobs, name, content) = (self.hub.blobs.clone(), part.sha256.clone(), body.clone());
        off_the_loop(move || blobs.put(&name, &content)).await?;
        let mut client = self.client().await?;
        let transaction = client.transaction().await?;
        transaction.execute("select pg_advisory_xact_lock_shared($1)", &[&SHELVING_LOCK]).await?;
        let (blobs, name) = (self.hub.blobs.clone(), part.sha256.clone());
        // Another gateway may have forgotten an older part of the same content a moment ago.
        off_the_loop(move || if blobs.has(&name)? { Ok(()) } else { blobs.put(&name, &body) }).await?;
        let put = put(&transaction, std::slice::from_ref(&part)).await?;
        transaction.commit().await?;
        let put = put.first().copied().unwrap_or(Put::Not);
        if put == Put::Not {
            self.hub.forget_files(vec![part.sha256]);
        }
        Ok(put)
    }

    /// Drops parts whose manifest never came, and refuses when too much waits. Each gateway counts once a minute and adds
    /// what it took since, so that several may together go over by a minute's worth.
    async fn make_room(&self, bytes: u64, now: Timestamp) -> Result<(), InboxError> {
        let counted = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let counted = waiting.filter(|(at, _)| {
                let age = now.as_second().saturating_sub(at.as_second());
                (0..WAITING_COUNT_SECS).contains(&age)
            });
            let counted = counted.filter(|(_, waiting_bytes)| *waiting_bytes <= WAITING_BYTES_MAX);
            if let Some((at, waiting_bytes)) = counted {
                *waiting = Some((at, waiting_bytes.saturating_add(bytes)));
            }
            counted
        };
        if counted.is_some() {
            return Ok(());
        }
        self.forget_waiting(now).await?;
        let client = self.client().await?;
        let row = client.query_one("select coalesce(sum(bytes), 0)::bigint from waiting", &[]).await?;
        let waiting_bytes = count(&row, 0)?;
        let counted = (now, waiting_bytes.saturating_add(bytes));
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(counted);
        if waiting_bytes > WAITING_BYTES_MAX {
            return Err(InboxError::QuotaReached { waiting_bytes });
        }
        Ok(())
    }

    /// Drops parts whose manifest never came: their terminal sends them again if it ever does.
    async fn forget_waiting(&self, now: Timestamp) -> Result<(), InboxError> {
        let client = self.client().await?;
        let forget = client
            .prepare_cached(
                "with gone as (
                     delete from waiting where (sid, n, sha256) in
                         (select sid, n, sha256 from waiting where arrived_at < $1
                           order by arrived_at limit $2 for update skip locked)
                     returning sid, n, sha256, bytes, arrived_at
                 ), dropped as (
                     delete from part using gone
                      where part.sid = gone.sid and part.n = gone.n and part.sha256 = gone.sha256
                        and part.arrived_at = gone.arrived_at
                        and not exists (select 1 from submission_part named
                                         where named.sid = gone.sid and named.n = gone.n
                                           and named.sha256 = gone.sha256)
                 )
                 select sha256, bytes from gone",
            )
            .await?;
        let mut loose = Vec::new();
        for row in client.query(&forget, &[&waiting_since(now), &FORGOTTEN_MAX]).await? {
            if is_large(read(&row, 1)?) {
                loose.push(read(&row, 0)?);
            }
        }
        self.hub.forget_files(loose);
        Ok(())
    }

    pub(super) async fn parts_held(&self, sid: SubmissionId) -> Result<Vec<PartHeld>, InboxError> {
        let client = self.client().await?;
        let list = client
            .prepare_cached(
                "select n, bytes, sha256 from waiting where sid = $1::text::uuid
                 union select n, bytes, sha256 from submission_part where sid = $1::text::uuid
                 order by n, sha256",
            )
            .await?;
        let rows = client.query(&list, &[&sid.to_string()]).await?;
        let held = rows.iter().map(|row| {
            let n = read::<i16>(row, 0)?.unsigned_abs();
            Ok(PartHeld { n, bytes: count(row, 1)?, sha256: read(row, 2)? })
        });
        held.collect()
    }
}

/// Whether a part of that size stands in a file.
pub(super) fn is_large(bytes: i64) -> bool {
    usize::try_from(bytes).is_ok_and(|bytes| bytes > ROW_BYTES_MAX)
}
