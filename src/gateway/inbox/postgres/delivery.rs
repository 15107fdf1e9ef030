//! Manifests that commit what terminals delivered, many in one transaction, and what agencies read of it. A repeat and a race
//! end alike: what is in the database is compared and answered with.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use deadpool_postgres::Transaction;

use domain::{AgencyId, SubmissionId, Timestamp};
use wire::keys;
use wire::v1::{InboxEntry, Manifest, Part, manifest_sha256};

use super::gather::Work;
use super::parts::is_large;
use super::{Hub, Postgres, count, parsed, read, signed};
use crate::inbox::blobs::off_the_loop;
use crate::inbox::news::Topic;
use crate::inbox::outcome::alarm_of_other_trail;
use crate::inbox::{Delivery, InboxError, Received};

/// Whoever else wants them waits for the end of this transaction. Everybody takes rows in the order of their keys, and
/// tables in the same order, so that nobody waits for one another in a ring.
const TAKE: &str = "
    select sid::text, n, sha256, bytes, arrived_at from waiting where sid = any($1::text[]::uuid[])
     order by sid, n, sha256 for update";

/// The numbers of an agency's deliveries follow one another in the order in which they came; whoever takes some holds the
/// agency's row to COMMIT. What no longer waits goes in the same statement, and it is told whose rows are there.
const COMMIT: &str = "
    with delivered as (
        select *, row_number() over (partition by agency order by place) as turn,
               count(*) over (partition by agency) as turns
          from unnest($1::text[]::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                      $8::timestamptz[], $9::text[], $10::text[])
               with ordinality as delivery (sid, agency, terminal, terminal_key, manifest_sha256, manifest, receipt,
                                            received_at, reference, status_key, place)
    ), head as (
        insert into agency_head as head (agency, seq)
        select agency, count(*) from delivered group by agency order by agency
        on conflict (agency) do update set seq = head.seq + excluded.seq returning agency, seq
    ), stored as (
        insert into submission
               (sid, agency, seq, terminal, terminal_key, manifest_sha256, manifest, receipt, received_at)
        select sid, agency, head.seq - turns + turn, terminal, terminal_key, manifest_sha256, manifest, receipt,
               received_at
          from delivered join head using (agency) order by sid
        on conflict (sid) do nothing returning sid
    ), named as (
        insert into submission_part (sid, n, media_type, bytes, sha256, arrived_at)
        select part.sid, part.n, part.media_type, part.bytes, part.sha256, part.arrived_at
          from unnest($11::text[]::uuid[], $12::smallint[], $13::text[], $14::bigint[], $15::text[], $16::timestamptz[])
                 as part (sid, n, media_type, bytes, sha256, arrived_at)
          join stored using (sid)
    ), claim as (
        insert into receipt_claim (sid, reference, status_key)
        select sid, reference, status_key from delivered join stored using (sid) where status_key is not null
    ), gone as (
        delete from waiting where sid = any($1::text[]::uuid[])
    )
    select count(*) from stored";

/// Heads of audit chains, and which of them were told of before.
const NOTE_HEADS: &str = "
    with told as (
        select distinct terminal, seq, head from unnest($1::text[], $2::bigint[], $3::text[]) as told (terminal, seq, head)
    ), kept as (
        insert into audit_pair (terminal, seq, head) select terminal, seq, head from told order by terminal, seq, head
        on conflict do nothing returning terminal, seq, head
    )
    select terminal, seq, head from told except select terminal, seq, head from kept";

/// Those of these heads that are not the ones that are kept.
const OTHER_HEADS: &str = "
    select told.terminal, told.seq from unnest($1::text[], $2::bigint[], $3::text[]) as told (terminal, seq, head)
      join audit_pair kept on kept.terminal = told.terminal and kept.seq = told.seq and kept.head <> told.head";

/// A part that waits for its manifest.
struct Held {
    n: i16,
    sha256: String,
    bytes: i64,
    arrived_at: Timestamp,
}

/// What a commit found at its end.
#[derive(Debug, Clone)]
pub(super) enum Ending {
    Stored,
    /// Something else is committed under this sid, or these parts are not here.
    Not {
        missing: Vec<u16>,
    },
}

/// A delivery with the parts that its manifest names.
struct Whole<'a> {
    delivery: &'a Delivery,
    named: Vec<&'a Held>,
}

/// Several want the same sid, or one was committed under it since its parts came.
#[derive(Debug, thiserror::Error)]
#[error("a submission of that id is there")]
struct Taken;

/// Commits manifests.
pub(super) struct Manifests(pub(super) Arc<Hub>);

impl Work for Manifests {
    type Job = Delivery;
    type Done = Ending;
    const HANDS: u32 = 2;

    fn bytes(delivery: &Delivery) -> usize {
        delivery.jws.len().saturating_add(delivery.receipt.len())
    }

    /// All rows of several submissions in one transaction. Their parts are taken first, so of several that come at once
    /// with the same sid one finds them; the agencies' numbers are taken last and held to COMMIT.
    async fn together(&self, deliveries: &[Delivery]) -> Result<Vec<Ending>, InboxError> {
        let mut client = self.0.client().await?;
        let transaction = client.transaction().await?;
        let held = take_waiting(&transaction, deliveries).await?;
        let (whole, endings) = complete(deliveries, &held);
        if whole.is_empty() {
            return Ok(endings);
        }
        let loose = drop_unnamed(&transaction, &whole, &held).await?;
        let others = note_audit_heads(&transaction, &whole).await?;
        if commit(&transaction, &whole).await? < whole.len() {
            // Rolled back with all else: the agency's number too. Each is tried by itself then.
            return match whole.len() {
                1 => Ok(endings.into_iter().map(Ending::not_stored).collect()),
                _ => Err(InboxError::Refused(Arc::new(Taken))),
            };
        }
        transaction.commit().await?;
        for (terminal, seq) in others {
            let delivery = whole.iter().find(|whole| whole.delivery.manifest.terminal.as_str() == terminal);
            delivery.iter().for_each(|whole| alarm_of_other_trail(&whole.delivery.manifest.terminal, seq));
        }
        for Whole { delivery, .. } in whole {
            self.0.announce(Topic::Agency(delivery.manifest.agency.clone()));
        }
        self.0.forget_files(loose);
        Ok(endings)
    }
}

impl Ending {
    fn not_stored(self) -> Self {
        match self {
            Self::Stored => Self::Not { missing: Vec::new() },
            Self::Not { missing } => Self::Not { missing },
        }
    }
}

impl Postgres {
    /// Hash and receipt of the manifest committed under a sid.
    pub(super) async fn committed(&self, sid: SubmissionId) -> Result<Option<(String, String)>, InboxError> {
        let client = self.client().await?;
        let select =
            client.prepare_cached("select manifest_sha256, receipt from submission where sid = $1::text::uuid").await?;
        let row = client.query_opt(&select, &[&sid.to_string()]).await?;
        row.map(|row| Ok((read(&row, 0)?, read(&row, 1)?))).transpose()
    }

    pub(super) async fn commit(&self, delivery: Delivery) -> Result<Received, InboxError> {
        let (sid, sha256, receipt) = (delivery.manifest.sid, manifest_sha256(&delivery.jws), delivery.receipt.clone());
        match self.manifests.ask(delivery).await? {
            Ending::Stored => Ok(Received::Stored(receipt)),
            Ending::Not { missing } => match self.committed(sid).await? {
                Some((committed, receipt)) if committed == sha256 => Ok(Received::Known(receipt)),
                Some(_) => Ok(Received::Conflict),
                None => Ok(Received::Missing(missing)),
            },
        }
    }

    pub(super) async fn list(&self, agency: AgencyId, after: u64, limit: u64) -> Result<Vec<InboxEntry>, InboxError> {
        let client = self.client().await?;
        let list = client
            .prepare_cached(
                "select page.seq, page.sid::text, page.manifest, page.terminal_key,
                        part.n, part.media_type, part.bytes, part.sha256
                   from (select * from submission where agency = $1 and seq > $2 order by seq limit $3) page
                   join submission_part part on part.sid = page.sid
                  order by page.seq, part.n",
            )
            .await?;
        let mut entries: Vec<InboxEntry> = Vec::new();
        for row in client.query(&list, &[&agency.as_str(), &signed(after), &signed(limit)]).await? {
            let n = read::<i16>(&row, 4)?.unsigned_abs();
            let part = Part { n, media_type: read(&row, 5)?, bytes: count(&row, 6)?, sha256: read(&row, 7)? };
            let seq = count(&row, 0)?;
            match entries.last_mut() {
                Some(entry) if entry.seq == seq => entry.parts.push(part),
                Some(_) | None => {
                    let sid: SubmissionId = parsed(&row, 1)?;
                    let key = keys::Public::from_jwk(&read::<String>(&row, 3)?);
                    let key = key.map_err(|_| InboxError::Row { sid: sid.to_string() })?;
                    entries.push(InboxEntry::new(seq, sid, read(&row, 2)?, &key, vec![part]));
                }
            }
        }
        Ok(entries)
    }

    pub(super) async fn body(
        &self,
        agency: AgencyId,
        sid: SubmissionId,
        n: u16,
    ) -> Result<Option<Vec<u8>>, InboxError> {
        let client = self.client().await?;
        let select = client
            .prepare_cached(
                "select part.sha256, part.body from submission
                   join submission_part named on named.sid = submission.sid and named.n = $3
                   join part on part.sid = named.sid and part.n = named.n and part.sha256 = named.sha256
                    and part.arrived_at = named.arrived_at
                  where submission.sid = $2::text::uuid and submission.agency = $1",
            )
            .await?;
        let n = i16::try_from(n).unwrap_or(i16::MAX);
        let Some(row) = client.query_opt(&select, &[&agency.as_str(), &sid.to_string(), &n]).await? else {
            return Ok(None);
        };
        if let Some(body) = read::<Option<Vec<u8>>>(&row, 1)? {
            return Ok(Some(body));
        }
        let (blobs, sha256) = (self.hub.blobs.clone(), read::<String>(&row, 0)?);
        off_the_loop(move || blobs.get(&sha256)).await.map(Some)
    }
}

/// All that waits for these manifests, by submission.
async fn take_waiting(
    transaction: &Transaction<'_>,
    deliveries: &[Delivery],
) -> Result<HashMap<String, Vec<Held>>, InboxError> {
    let take = transaction.prepare_cached(TAKE).await?;
    let sids: Vec<String> = deliveries.iter().map(|delivery| delivery.manifest.sid.to_string()).collect();
    let mut all: HashMap<String, Vec<Held>> = HashMap::new();
    for row in transaction.query(&take, &[&sids]).await? {
        let held =
            Held { n: read(&row, 1)?, sha256: read(&row, 2)?, bytes: read(&row, 3)?, arrived_at: read(&row, 4)? };
        all.entry(read(&row, 0)?).or_default().push(held);
    }
    Ok(all)
}

/// Those whose parts are all here, one a submission; and how each delivery ends if they are stored.
fn complete<'a>(deliveries: &'a [Delivery], held: &'a HashMap<String, Vec<Held>>) -> (Vec<Whole<'a>>, Vec<Ending>) {
    let (mut whole, mut sids, mut endings) = (Vec::new(), HashSet::new(), Vec::with_capacity(deliveries.len()));
    for delivery in deliveries {
        let held = held.get(&delivery.manifest.sid.to_string()).map_or(&[][..], Vec::as_slice);
        let (named, missing) = by_name(&delivery.manifest, held);
        if missing.is_empty() && sids.insert(delivery.manifest.sid) {
            whole.push(Whole { delivery, named });
            endings.push(Ending::Stored);
        } else {
            // One that comes twice at once is compared afterwards with the one that was stored.
            endings.push(Ending::Not { missing });
        }
    }
    (whole, endings)
}

/// What is here of the parts that a manifest names, and which are not.
fn by_name<'a>(manifest: &Manifest, held: &'a [Held]) -> (Vec<&'a Held>, Vec<u16>) {
    let (mut named, mut missing) = (Vec::new(), Vec::new());
    for part in &manifest.parts {
        match held.iter().find(|held| held.is(part)) {
            Some(held) => named.push(held),
            None => missing.push(part.n),
        }
    }
    (named, missing)
}

impl Held {
    fn is(&self, part: &Part) -> bool {
        i16::try_from(part.n) == Ok(self.n) && self.sha256 == part.sha256 && self.bytes == signed(part.bytes)
    }
}

/// Drops what came under a manifest's sid and is not named in it; the hashes of the large ones are given back.
async fn drop_unnamed(
    transaction: &Transaction<'_>,
    whole: &[Whole<'_>],
    held: &HashMap<String, Vec<Held>>,
) -> Result<Vec<String>, InboxError> {
    let mut loose = Vec::new();
    for Whole { delivery: Delivery { manifest, .. }, .. } in whole {
        let sid = manifest.sid.to_string();
        let held = held.get(&sid).map_or(&[][..], Vec::as_slice);
        for held in held.iter().filter(|held| !manifest.parts.iter().any(|part| held.is(part))) {
            transaction
                .execute(
                    "delete from part where sid = $1::text::uuid and n = $2 and sha256 = $3 and arrived_at = $4",
                    &[&sid, &held.n, &held.sha256, &held.arrived_at],
                )
                .await?;
            if is_large(held.bytes) {
                loose.push(held.sha256.clone());
            }
        }
    }
    Ok(loose)
}

/// Writes all rows of whole submissions; how many are new.
async fn commit(transaction: &Transaction<'_>, whole: &[Whole<'_>]) -> Result<usize, InboxError> {
    let commit = transaction.prepare_cached(COMMIT).await?;
    let of = |pick: fn(&Delivery) -> String| whole.iter().map(|whole| pick(whole.delivery)).collect::<Vec<_>>();
    let parts = || {
        whole.iter().flat_map(|whole| whole.delivery.manifest.parts.iter().zip(&whole.named).map(move |it| (whole, it)))
    };
    let stored = transaction
        .query_one(
            &commit,
            &[
                &of(|it| it.manifest.sid.to_string()),
                &of(|it| it.manifest.agency.to_string()),
                &of(|it| it.manifest.terminal.to_string()),
                &of(|it| it.terminal_key.clone()),
                &of(|it| manifest_sha256(&it.jws)),
                &whole.iter().map(|whole| whole.delivery.jws.as_str()).collect::<Vec<_>>(),
                &whole.iter().map(|whole| whole.delivery.receipt.as_str()).collect::<Vec<_>>(),
                &whole.iter().map(|whole| whole.delivery.at).collect::<Vec<_>>(),
                &of(|it| it.manifest.reference.to_string()),
                &whole.iter().map(|whole| whole.delivery.manifest.status_key.as_deref()).collect::<Vec<_>>(),
                &parts().map(|(whole, _)| whole.delivery.manifest.sid.to_string()).collect::<Vec<_>>(),
                &parts().map(|(_, (_, held))| held.n).collect::<Vec<_>>(),
                &parts().map(|(_, (part, _))| part.media_type.as_str()).collect::<Vec<_>>(),
                &parts().map(|(_, (_, held))| held.bytes).collect::<Vec<_>>(),
                &parts().map(|(_, (part, _))| part.sha256.as_str()).collect::<Vec<_>>(),
                &parts().map(|(_, (_, held))| held.arrived_at).collect::<Vec<_>>(),
            ],
        )
        .await?;
    Ok(usize::try_from(count(&stored, 0)?).unwrap_or(usize::MAX))
}

/// Keeps the heads of the terminals' audit chains. Another one for a number that was told of is given back and changes nothing.
async fn note_audit_heads(
    transaction: &Transaction<'_>,
    whole: &[Whole<'_>],
) -> Result<Vec<(String, u64)>, InboxError> {
    let note = transaction.prepare_cached(NOTE_HEADS).await?;
    let manifests = || whole.iter().map(|whole| &whole.delivery.manifest);
    let told = transaction
        .query(
            &note,
            &[
                &manifests().map(|manifest| manifest.terminal.as_str()).collect::<Vec<_>>(),
                &manifests().map(|manifest| signed(manifest.audit.seq)).collect::<Vec<_>>(),
                &manifests().map(|manifest| manifest.audit.head.as_str()).collect::<Vec<_>>(),
            ],
        )
        .await?;
    if told.is_empty() {
        return Ok(Vec::new());
    }
    // The manifests of one visit tell of the same head, so most of these are no others.
    let (mut terminals, mut seqs, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    for row in &told {
        terminals.push(read::<String>(row, 0)?);
        seqs.push(read::<i64>(row, 1)?);
        heads.push(read::<String>(row, 2)?);
    }
    let others = transaction.prepare_cached(OTHER_HEADS).await?;
    let others = transaction.query(&others, &[&terminals, &seqs, &heads]).await?;
    others.iter().map(|row| Ok((read(row, 0)?, count(row, 1)?))).collect()
}
