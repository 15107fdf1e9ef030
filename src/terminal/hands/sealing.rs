//! Sealing a visit: each application to its own agency's key, each manifest signed by this terminal. The plaintext does
//! not outlive this file.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::application::Action;
use domain::attachment::FileNumber;
use domain::audit::Head;
use domain::receipt::Document;
use domain::{AgencyId, Application, Claim, Personal, Reference, SubmissionId, TerminalId, Timestamp};
use store::{DraftName, KeptPart, Made, MakeError, PartError, ReceiptHash, Sealed};
use wire::keys::Private;
use wire::seal::{PartKey, Recipient};
use wire::v1::{Envelope, Level, Manifest, Part, PartAnnounced, Receipt, Signed as _, TimeTrust, VERSION};

use crate::effect::{Delivery, Progress, SubmitFault};
use crate::news::Sentence;
use crate::words::{Lexicon, own};

/// Draws an application as an officer reads it.
pub type Draw = Box<dyn Fn(&Application, Reference) -> Option<Vec<u8>> + Send>;
/// Fills bytes with randomness.
pub type Fill = Box<dyn FnMut(&mut [u8]) + Send>;

/// Keys and identity with which a visit is sealed and signed.
pub struct Sealing {
    /// Who signs.
    pub terminal: TerminalId,
    /// The terminal's signing key.
    pub signer: Arc<Private>,
    /// To which key each agency's applications are sealed.
    pub recipients: BTreeMap<AgencyId, Recipient>,
    /// With which keys gateway and agencies sign their receipts.
    pub trust: sync::Trust,
    /// The application as an officer reads it.
    pub pdf: Draw,
    /// For sealing keys and IVs.
    pub random: Mutex<Fill>,
    /// How far the machine's clock is to be believed.
    pub time_trust: Box<dyn Fn() -> TimeTrust + Send>,
}

/// Why a visit could not be sealed.
#[derive(Debug, thiserror::Error)]
pub(super) enum SealingError {
    /// The catalogue names an agency without a key.
    #[error("there is no key to seal to {0}; put its public key into agencies.toml")]
    NoKey(AgencyId),
    /// The seal failed.
    #[error("the application to {agency} could not be sealed")]
    Seal {
        /// To whom.
        agency: AgencyId,
        /// Why.
        #[source]
        cause: wire::seal::SealError,
    },
    /// A document is not in memory any more.
    #[error("a document for {0} is not there any more")]
    Lost(AgencyId),
    /// The store does not answer.
    #[error("a sealed document could not be given to the store")]
    Unavailable(#[source] store::Unavailable),
    /// The store has not kept a sealed document.
    #[error("a sealed document could not be kept")]
    Keep(#[source] PartError),
}

impl SealingError {
    /// What the citizen is told.
    pub(super) fn fault(&self) -> SubmitFault {
        match self {
            Self::NoKey(_) | Self::Seal { .. } => SubmitFault::Keys,
            Self::Keep(PartError::NoSpace) => SubmitFault::Full,
            Self::Lost(_) | Self::Unavailable(_) | Self::Keep(_) => SubmitFault::Store,
        }
    }
}

/// What documents hold, and who keeps them once they are sealed.
#[derive(Clone, Copy)]
pub(super) struct Files<'a> {
    /// A copy of a file, to be sealed where it lies.
    pub(super) content: &'a dyn Fn(FileNumber) -> Option<Vec<u8>>,
    /// Keeps a sealed document as that part of a submission.
    pub(super) keep: &'a dyn Fn(SubmissionId, u16, Vec<u8>) -> Result<KeptPart, SealingError>,
}

/// An application's documents, sealed and kept.
#[derive(Default)]
struct Attached {
    announced: Vec<PartAnnounced>,
    kept: Vec<KeptPart>,
    parts: Vec<Part>,
}

/// A visit's sealed envelopes, each with what its manifest will say.
pub(super) struct SealedVisit {
    envelopes: Vec<Sealed>,
    manifests: Vec<Manifest>,
    signer: Arc<Private>,
}

impl Sealing {
    /// Seals each application; the manifests carry the hash of what the citizen can prove.
    pub(super) fn seal(
        &self,
        applications: &[Application],
        reference: Reference,
        status_key: &str,
        files: Files<'_>,
    ) -> Result<SealedVisit, SealingError> {
        let mut visit = SealedVisit { envelopes: Vec::new(), manifests: Vec::new(), signer: Arc::clone(&self.signer) };
        for application in applications {
            let agency = &application.agency;
            let recipient = self.recipients.get(agency).ok_or_else(|| SealingError::NoKey(agency.clone()))?;
            let pdf = (self.pdf)(application, reference);
            let Attached { announced, kept, parts } = self.attach(application, files)?;
            let envelope = Envelope::from_application(application, self.terminal.clone(), reference, pdf);
            let envelope = envelope.with_attachments(announced);
            let jwe = self
                .sealed(&envelope.to_json(), recipient)
                .map_err(|cause| SealingError::Seal { agency: agency.clone(), cause })?;
            let licences = application.licences.iter().map(|request| request.licence.clone()).collect::<Vec<_>>();
            visit.manifests.push(Manifest {
                v: VERSION,
                sid: application.submission,
                terminal: self.terminal.clone(),
                agency: agency.clone(),
                licences: licences.clone(),
                actions: actions(application),
                reference,
                catalogue: application.catalogue.clone(),
                enc_kid: recipient.kid().to_owned(),
                seq: 0,
                audit: Head::start(&self.terminal).into(),
                terminal_time: application.completed_at,
                time_trust: (self.time_trust)(),
                status_key: Some(status_key.to_owned()),
                amends: None,
                parts: [vec![Part::envelope(&jwe)], parts].concat(),
            });
            let submission: SubmissionId = application.submission;
            let (agency, envelope) = (agency.clone(), jwe.into_bytes());
            visit.envelopes.push(Sealed { submission, agency, licences, envelope, parts: kept });
        }
        Ok(visit)
    }

    /// Seals an application's documents one after the other, each under a key of its own, and has them kept.
    fn attach(&self, application: &Application, files: Files<'_>) -> Result<Attached, SealingError> {
        let (agency, sid) = (&application.agency, application.submission);
        let mut attached = Attached::default();
        for (part, promise, file) in application.attached() {
            let content = (files.content)(file.number).ok_or_else(|| SealingError::Lost(agency.clone()))?;
            let name = Personal::new(format!("{}.{}", promise.document, file.kind.extension()));
            let (announced, sealed) =
                PartAnnounced::seal(sid, part, (name, file.kind.media_type()), content, self.part_key())
                    .map_err(|cause| SealingError::Seal { agency: agency.clone(), cause })?;
            let (bytes, sha256) = (u64::try_from(sealed.len()).unwrap_or(u64::MAX), wire::sha256(&sealed));
            let kept = (files.keep)(sid, part, sealed)?;
            attached.parts.push(Part { n: part, media_type: kept.media_type().to_owned(), bytes, sha256 });
            attached.announced.push(announced);
            attached.kept.push(kept);
        }
        Ok(attached)
    }

    fn part_key(&self) -> PartKey {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        PartKey::draw(&mut **random)
    }

    /// The receipt with its signed code, and the code.
    pub(super) fn paper(
        &self,
        receipt: &crate::receipt::Receipt,
        lexicon: &Lexicon,
        claim: &Claim,
        now: Timestamp,
    ) -> Result<(Document, Personal<String>), wire::sign::SignError> {
        let blank = receipt.document(lexicon, claim, now, &[]);
        let statement = receipt.statement(claim, now, &blank, wire::code::mark(self.signer.public()));
        let code = wire::code::sign(&statement, self.signer.as_ref())?;
        Ok((blank.with_code(&own(&code).shown), code))
    }

    /// Fresh random bytes.
    pub(super) fn fresh<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        random(&mut bytes);
        bytes
    }

    fn sealed(&self, plaintext: &[u8], recipient: &Recipient) -> Result<String, wire::seal::SealError> {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = wire::seal::Fresh::draw(&mut **random)?;
        wire::seal::seal(plaintext, recipient, fresh)
    }

    /// How far a stored application has come, by the receipts that were verified when they came.
    pub(super) fn delivery(&self, row: &store::Row) -> Delivery {
        let state = match row.state {
            store::State::Stored => Progress::Stored,
            store::State::Parked => Progress::Held,
            store::State::Custody => self
                .receipt(row.custody_receipt.as_deref(), Level::Custody)
                .map_or(Progress::Stored, |receipt| Progress::Delivered { at: receipt.at }),
            store::State::Accepted => Progress::Received {
                number: self
                    .receipt(row.agency_receipt.as_deref(), Level::Accepted)
                    .and_then(|receipt| receipt.reference),
            },
            store::State::Rejected => Progress::Rejected {
                reason: self
                    .receipt(row.agency_receipt.as_deref(), Level::Rejected)
                    .and_then(|receipt| receipt.reason)
                    .map(|reason| Sentence(reason.text)),
            },
        };
        Delivery { agency: row.agency.clone(), state }
    }

    fn receipt(&self, token: Option<&str>, level: Level) -> Option<Receipt> {
        Receipt::verify(token?, &|kid| self.trust.find(kid)).ok().filter(|receipt| receipt.level == level)
    }
}

impl SealedVisit {
    pub(super) fn batch(&self) -> Vec<Sealed> {
        self.envelopes.clone()
    }

    /// What the store calls inside its transaction, once the audit head and the sequence numbers are known.
    pub(super) fn signing(
        self,
        receipt: Vec<u8>,
        secret: ReceiptHash,
        draft: Option<DraftName>,
        now: Timestamp,
    ) -> impl FnMut(&Reference, Head, &[u64]) -> Result<Made, MakeError> + Send {
        move |_, head, seqs| {
            let mut signed = Vec::with_capacity(self.manifests.len());
            for (manifest, seq) in self.manifests.iter().zip(seqs) {
                let manifest = Manifest { seq: *seq, audit: head.into(), terminal_time: now, ..manifest.clone() };
                signed.push(manifest.sign(self.signer.as_ref())?);
            }
            let (receipt, secret) = (receipt.clone(), Some(secret.clone()));
            Ok(Made { manifests: signed, receipt, secret, draft })
        }
    }
}

/// What is wanted of each licence, where that is not a new one for all.
fn actions(application: &Application) -> Vec<String> {
    let actions = application.licences.iter().map(|request| request.action);
    if actions.clone().all(|action| action == Action::New) {
        return Vec::new();
    }
    actions.map(|action| action.to_string()).collect()
}
