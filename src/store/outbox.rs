//! Taking applications in: one transaction for the whole visit, or nothing. It must not know what is sealed or who
//! signs; it is given bytes and calls back for the manifests once the audit head and the counts are known.

use std::collections::BTreeSet;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, ToSql, Transaction, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use domain::audit::{Event, Head, Kept};
use domain::{AgencyId, LicenceId, Reference, SubmissionId, Timestamp};

use crate::{DraftName, KeptPart, OpenError, PARTS_BYTES_MAX, ReceiptHash, Store, StoreError, audit, part, row};

/// One application, sealed to its agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Made once by the roof, never again.
    pub submission: SubmissionId,
    /// To whom it is sealed.
    pub agency: AgencyId,
    /// What is applied for.
    pub licences: Vec<LicenceId>,
    /// The bytes that travel.
    pub envelope: Vec<u8>,
    /// What travels beside them, kept by [`Store::part_writer`].
    pub parts: Vec<KeptPart>,
}

/// What the callback of [`Store::submit`] makes inside the transaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// One signed manifest for each application, in the order of the batch.
    pub manifests: Vec<String>,
    /// The receipt document, kept for reprints; sealed where it has a secret.
    pub receipt: Vec<u8>,
    /// What is kept of the receipt's secret.
    pub secret: Option<ReceiptHash>,
    /// The draft that has become these applications; it goes in the same transaction.
    pub draft: Option<DraftName>,
}

/// Why manifests could not be made; whatever the signer says.
pub type MakeError = Box<dyn std::error::Error + Send + Sync>;

/// Makes manifests and receipt once everything that stands in them is known: the reference, the audit head before this
/// visit's row, and for each application its number among this terminal's applications to that agency.
pub type Make<'a> = dyn FnMut(&Reference, Head, &[u64]) -> Result<Made, MakeError> + 'a;

/// Proof that the visit's applications are on disk. Nothing says *submitted* without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted {
    /// What the citizen keeps.
    pub reference: Reference,
}

/// Why nothing was taken in. Every one of these means: not submitted.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// An empty batch.
    #[error("not accepted: there is no application to store")]
    Empty,
    /// The reserve is reached.
    #[error("not accepted: the data disk is nearly full")]
    NoSpace,
    /// The manifests or the receipt could not be made.
    #[error("not accepted: the manifests could not be made")]
    Make(#[source] MakeError),
    /// The callback did not make one manifest for each application.
    #[error("not accepted: {made} manifests were made for {wanted} applications")]
    Count {
        /// As many as came.
        made: usize,
        /// As many as were needed.
        wanted: usize,
    },
    /// Attachments that are not this submission's, have one number twice, or are more than an agency takes.
    #[error("not accepted: the attachments of {0} do not belong together or are too many")]
    Parts(SubmissionId),
    /// An attachment was swept, or its file is not what it was.
    #[error("not accepted: attachment {n} of {submission} is no longer on the disk")]
    PartGone {
        /// Whose.
        submission: SubmissionId,
        /// Its number.
        n: u32,
    },
    /// Some of the ids are stored and some are not, so this is no repeat.
    #[error("not accepted: some of these applications were stored earlier under another reference")]
    Mixed,
    /// The disk or SQLite failed; the store was opened again where that helps, and the applications are not in it.
    #[error("not accepted: the disk did not keep it")]
    NotKept(#[source] rusqlite::Error),
    /// The disk failed and the store cannot be opened; the next call tries again.
    #[error("not accepted: the disk failed and the store does not open again")]
    Lost(#[source] OpenError),
    /// The store could not be asked.
    #[error("not accepted: the store could not be read")]
    Store(#[source] StoreError),
}

impl Store {
    /// Stores a visit's applications, their manifests, the receipt document and the audit row in one transaction, and
    /// returns only when they are on disk. Applications stored before under the same ids are not stored again: the
    /// answer is then the reference they have.
    pub fn submit(
        &mut self,
        now: Timestamp,
        reference: Reference,
        batch: &[Sealed],
        make: &mut Make<'_>,
    ) -> Result<Submitted, SubmitError> {
        if batch.is_empty() {
            return Err(SubmitError::Empty);
        }
        self.heal().map_err(SubmitError::Lost)?;
        if let Some(known) = stored_before(&self.connection, batch)? {
            return Ok(Submitted { reference: known });
        }
        for sealed in batch {
            belong_together(sealed)?;
        }
        if self.room().map_err(SubmitError::Store)?.is_some_and(|room| !room.holds_a_last_visit()) {
            return Err(SubmitError::NoSpace);
        }
        match self.write(now, reference, batch, make) {
            Ok(()) => {
                self.spare_the_log();
                Ok(Submitted { reference })
            }
            Err(SubmitError::NotKept(cause)) => self.after_failure(batch, cause),
            Err(other) => Err(other),
        }
    }

    /// The sealed bytes of a submission; `None` once they were swept.
    pub fn envelope(&self, submission: SubmissionId) -> Result<Option<Vec<u8>>, StoreError> {
        self.connection
            .query_row("select body from envelope where submission = ?1", params![submission.to_string()], |row| {
                row.get(0)
            })
            .optional()
            .map_err(self.watch.sql("read an envelope"))
    }

    /// The receipt document of a visit, for a reprint.
    pub fn receipt(&self, reference: &Reference) -> Result<Option<Vec<u8>>, StoreError> {
        self.connection
            .query_row("select document from receipt where reference = ?1", params![reference.to_string()], |row| {
                row.get(0)
            })
            .optional()
            .map_err(self.watch.sql("read a receipt"))
    }

    fn write(
        &mut self,
        now: Timestamp,
        reference: Reference,
        batch: &[Sealed],
        make: &mut Make<'_>,
    ) -> Result<(), SubmitError> {
        let terminal = self.terminal.clone();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(SubmitError::NotKept)?;
        // Inside the transaction, because the sweep of forgotten files works inside one too.
        for part in batch.iter().flat_map(|sealed| &sealed.parts) {
            let there = part::is_there(&self.disk, &self.place, part);
            if !there.map_err(|cause| SubmitError::Store(StoreError::Parts(cause)))? {
                return Err(SubmitError::PartGone { submission: part.submission(), n: part.n() });
            }
        }
        let head = audit::head(&transaction, &terminal).map_err(SubmitError::NotKept)?;
        let mut seqs = Vec::with_capacity(batch.len());
        for sealed in batch {
            seqs.push(next_seq(&transaction, &sealed.agency).map_err(SubmitError::NotKept)?);
        }
        let made = make(&reference, head, &seqs).map_err(SubmitError::Make)?;
        if made.manifests.len() != batch.len() {
            return Err(SubmitError::Count { made: made.manifests.len(), wanted: batch.len() });
        }
        insert(&transaction, now, reference, batch, &seqs, &made).map_err(SubmitError::NotKept)?;
        let submissions = batch.iter().zip(&made.manifests).map(|(sealed, manifest)| Kept {
            submission: sealed.submission,
            agency: sealed.agency.clone(),
            manifest: Sha256::digest(manifest).into(),
        });
        let submissions = submissions.collect();
        audit::append(&transaction, head, &Event::Submitted { reference, submissions }, now)
            .map_err(SubmitError::NotKept)?;
        transaction.commit().map_err(SubmitError::NotKept)
    }

    /// A failed COMMIT may have reached the disk or not, and asking for another fsync would be answered with a lie. So
    /// the file is closed, opened again, and what is in it then decides what the citizen is told.
    fn after_failure(&mut self, batch: &[Sealed], cause: rusqlite::Error) -> Result<Submitted, SubmitError> {
        self.watch.note(&cause);
        if cause.sqlite_error_code() != Some(ErrorCode::SystemIoFailure) {
            return Err(SubmitError::NotKept(cause));
        }
        tracing::error!(error = %cause, "the data disk failed while an application was stored; opening the store again");
        self.reopen().map_err(SubmitError::Lost)?;
        match stored_before(&self.connection, batch)? {
            Some(reference) => Ok(Submitted { reference }),
            None => Err(SubmitError::NotKept(cause)),
        }
    }
}

/// Attachments are numbered each for itself, are this submission's, and are no more than an agency takes.
fn belong_together(sealed: &Sealed) -> Result<(), SubmitError> {
    let numbers: BTreeSet<u32> = sealed.parts.iter().map(KeptPart::n).collect();
    let bytes: u64 = sealed.parts.iter().map(KeptPart::bytes).sum();
    let own = sealed.parts.iter().all(|part| part.submission() == sealed.submission);
    if own && numbers.len() == sealed.parts.len() && bytes <= PARTS_BYTES_MAX {
        return Ok(());
    }
    Err(SubmitError::Parts(sealed.submission))
}

fn insert(
    transaction: &Transaction<'_>,
    now: Timestamp,
    reference: Reference,
    batch: &[Sealed],
    seqs: &[u64],
    made: &Made,
) -> rusqlite::Result<()> {
    let at = now.as_millisecond();
    let reference = reference.to_string();
    let run = |sql: &str, values: &[&dyn ToSql]| transaction.prepare_cached(sql)?.execute(values);
    run(
        "insert into receipt (reference, document, submitted_at) values (?1, ?2, ?3)",
        params![reference, made.receipt, at],
    )?;
    if let Some(secret) = &made.secret {
        run(
            "insert into receipt_lock (reference, status_key, memory_kib, passes, lanes) values (?1, ?2, ?3, ?4, ?5)",
            params![reference, secret.status_key, secret.cost.memory_kib, secret.cost.passes, secret.cost.lanes],
        )?;
    }
    if let Some(name) = &made.draft {
        run("delete from draft where name = ?1", params![name])?;
    }
    for ((sealed, seq), manifest) in batch.iter().zip(seqs).zip(&made.manifests) {
        let submission = sealed.submission.to_string();
        run(
            "insert into submission (submission, reference, agency, seq, licences, state, manifest, submitted_at, next_at)
             values (?1, ?2, ?3, ?4, ?5, 'stored', ?6, ?7, ?7)",
            params![
                submission,
                reference,
                sealed.agency.as_str(),
                i64::try_from(*seq).unwrap_or(i64::MAX),
                row::joined(&sealed.licences),
                manifest,
                at
            ],
        )?;
        let sha256: [u8; 32] = Sha256::digest(&sealed.envelope).into();
        run(
            "insert into envelope (submission, body, sha256) values (?1, ?2, ?3)",
            params![submission, sealed.envelope, sha256],
        )?;
        part::insert(transaction, &sealed.parts)?;
    }
    Ok(())
}

fn next_seq(transaction: &Transaction<'_>, agency: &AgencyId) -> rusqlite::Result<u64> {
    let mut count = transaction.prepare_cached(
        "insert into lane (name, seq) values (?1, 1) on conflict (name) do update set seq = seq + 1 returning seq",
    )?;
    let seq: i64 = count.query_row(params![agency.as_str()], |row| row.get(0))?;
    Ok(seq.unsigned_abs())
}

/// The reference under which the whole batch is stored already, if it is.
fn stored_before(connection: &Connection, batch: &[Sealed]) -> Result<Option<Reference>, SubmitError> {
    let mut found = Vec::new();
    let mut known = connection
        .prepare_cached("select reference from submission where submission = ?1")
        .map_err(SubmitError::NotKept)?;
    for sealed in batch {
        let reference: Option<Reference> = known
            .query_row(params![sealed.submission.to_string()], |row| row::parsed(row, "reference"))
            .optional()
            .map_err(SubmitError::NotKept)?;
        found.extend(reference);
    }
    match found.first() {
        None => Ok(None),
        Some(first) if found.len() == batch.len() && found.iter().all(|other| other == first) => Ok(Some(*first)),
        Some(_) => Err(SubmitError::Mixed),
    }
}
