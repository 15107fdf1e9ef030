//! Opening an application: the checklist, step by step. Whoever writes this again in another language finds every check
//! here, in the order in which they have to be made.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use domain::{LicenceId, Reference, SubmissionId, TerminalId};
use wire::keys::{KeyError, Public};
use wire::seal;
use wire::v1::{Envelope, InboxEntry, Manifest, ReadError};

use crate::desk::{Desk, DeskError};

/// An application that passed every check and lies open on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Which.
    pub submission: SubmissionId,
    /// What the citizen holds.
    pub reference: Reference,
    /// Where it was made.
    pub terminal: TerminalId,
    /// What is applied for.
    pub licences: Vec<LicenceId>,
    /// Its place in the inbox.
    pub place: u64,
    /// Whether an `application.pdf` lies beside `application.json`.
    pub pdf: Pdf,
}

/// The application as an officer reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pdf {
    /// It came along.
    Written,
    /// It did not fit the envelope; everything in it stands in `application.json`.
    LeftOut,
}

/// Why an application was not opened. None of these is a reason to reject it: the citizen has done nothing wrong.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It was not pulled.
    #[error("it is not on the desk; pull first")]
    NotHere,
    /// The desk.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
    /// The gateway sent no usable terminal key.
    #[error("the terminal's key cannot be used")]
    TerminalKey(#[source] KeyError),
    /// The agency has its own list, and this key is not on it.
    #[error("the terminal's key {0} is not on this agency's own list")]
    UnlistedTerminal(String),
    /// The manifest is not signed by the terminal.
    #[error("the manifest does not verify")]
    Manifest(#[source] ReadError),
    /// A part is not what the terminal signed for.
    #[error("part {0} is not what the terminal has signed for")]
    Part(u16),
    /// There is no part 0.
    #[error("the manifest names no envelope")]
    NoEnvelope,
    /// We do not have the key.
    #[error("sealed to the key {0}, which is not in keys/; older keys must be kept there")]
    UnknownKey(String),
    /// It does not open.
    #[error("the envelope does not open")]
    Seal(#[source] seal::OpenError),
    /// What was sealed is no application.
    #[error("the envelope holds no application of this version")]
    Envelope(#[source] ReadError),
    /// Somebody has put an envelope under another's manifest.
    #[error("envelope and manifest do not agree about {0}")]
    Disagree(&'static str),
    /// Scans are not opened by this version.
    #[error("it comes with attachments, which this version of the program does not open")]
    Attachments,
}

/// An application that passed every check and was written nowhere.
pub struct Read {
    /// As it was sealed, JSON.
    pub plaintext: Zeroizing<Vec<u8>>,
    /// The same, understood.
    pub envelope: Envelope,
    /// What the terminal has signed about it.
    pub manifest: Manifest,
    /// Its place in the inbox.
    pub place: u64,
}

/// Reads one application through every check and writes nothing.
pub fn read(desk: &Desk, submission: SubmissionId) -> Result<Read, OpenError> {
    if !desk.has(submission) {
        return Err(OpenError::NotHere);
    }
    let entry = desk.entry(submission).map_err(OpenError::Desk)?;
    let manifest = verified_manifest(desk, &entry)?;
    let jwe = intact_envelope(desk, &manifest)?;

    let key = desk.keys().enc.iter().find(|key| key.public().kid() == manifest.enc_kid);
    let key = key.ok_or_else(|| OpenError::UnknownKey(manifest.enc_kid.clone()))?;
    let plaintext = seal::open(&jwe, key).map_err(OpenError::Seal)?;
    let envelope = Envelope::from_json(&plaintext).map_err(OpenError::Envelope)?;
    agree(desk, submission, &manifest, &envelope)?;
    if !envelope.attachments.is_empty() {
        return Err(OpenError::Attachments);
    }
    Ok(Read { plaintext, envelope, manifest, place: entry.seq })
}

/// Opens one application and writes `application.json` and `application.pdf` into its folder. Opening twice does no harm.
pub fn open(desk: &Desk, submission: SubmissionId) -> Result<Opened, OpenError> {
    let Read { plaintext, envelope, manifest, place } = read(desk, submission)?;
    let folder = desk.folder(submission);
    let pdf = match envelope.application_pdf() {
        Some(pdf) => {
            desk.write(&folder.join("application.pdf"), &pdf).map_err(OpenError::Desk)?;
            Pdf::Written
        }
        None => Pdf::LeftOut,
    };
    // Last, because it tells that every check was passed.
    desk.write(&folder.join("application.json"), &plaintext).map_err(OpenError::Desk)?;
    Ok(Opened {
        submission,
        reference: manifest.reference,
        terminal: manifest.terminal,
        licences: manifest.licences,
        place,
        pdf,
    })
}

/// Numbers of terminals' applications to this agency that have not come (yet). A gap is reported and refuses nothing:
/// deliveries overtake one another.
pub fn gaps(desk: &Desk) -> Result<BTreeMap<TerminalId, Vec<u64>>, OpenError> {
    let mut seen: BTreeMap<TerminalId, BTreeSet<u64>> = BTreeMap::new();
    for submission in desk.submissions().map_err(OpenError::Desk)? {
        let entry = desk.entry(submission).map_err(OpenError::Desk)?;
        let manifest = verified_manifest(desk, &entry)?;
        seen.entry(manifest.terminal).or_default().insert(manifest.seq);
    }
    let missing = |seqs: BTreeSet<u64>| {
        let last = seqs.last().copied().unwrap_or(0);
        (1..last).filter(|seq| !seqs.contains(seq)).collect::<Vec<_>>()
    };
    let gaps = seen.into_iter().map(|(terminal, seqs)| (terminal, missing(seqs)));
    Ok(gaps.filter(|(_, missing)| !missing.is_empty()).collect())
}

/// Step 1: the terminal's signature, under the key that the gateway lists and, if the agency has a list, it too.
fn verified_manifest(desk: &Desk, entry: &InboxEntry) -> Result<Manifest, OpenError> {
    let key: Public = entry.terminal_key().map_err(OpenError::TerminalKey)?;
    if !desk.terminals().is_empty() && !desk.terminals().contains(&key) {
        return Err(OpenError::UnlistedTerminal(key.kid().to_owned()));
    }
    let known = |kid: &str| (kid == key.kid()).then(|| key.clone());
    let (manifest, _) = Manifest::verify(&entry.manifest, &known).map_err(OpenError::Manifest)?;
    if manifest.sid == entry.sid { Ok(manifest) } else { Err(OpenError::Disagree("the submission id")) }
}

/// Step 2: size and SHA-256 of every part; gives part 0.
fn intact_envelope(desk: &Desk, manifest: &Manifest) -> Result<String, OpenError> {
    let folder = desk.folder(manifest.sid);
    let mut envelope = None;
    for part in &manifest.parts {
        let bytes = desk.read(&folder.join(format!("part-{}", part.n))).map_err(OpenError::Desk)?;
        if !part.is(&bytes) {
            return Err(OpenError::Part(part.n));
        }
        if part.n == 0 {
            envelope = Some(String::from_utf8(bytes).map_err(|_| OpenError::Part(0))?);
        }
    }
    envelope.ok_or(OpenError::NoEnvelope)
}

/// Step 4: a seal has no sender and a signature outside a seal can be exchanged, so both must say the same.
fn agree(desk: &Desk, submission: SubmissionId, manifest: &Manifest, envelope: &Envelope) -> Result<(), OpenError> {
    let licences = envelope.licences.iter().map(|wanted| &wanted.id);
    let checks = [
        ("the submission id", envelope.sid == manifest.sid && envelope.sid == submission),
        ("the terminal", envelope.terminal == manifest.terminal),
        ("the agency", envelope.agency == manifest.agency && &envelope.agency == desk.agency()),
        ("the reference", envelope.reference == manifest.reference),
        ("the licences", licences.eq(&manifest.licences)),
    ];
    match checks.into_iter().find(|(_, same)| !same) {
        Some((what, _)) => Err(OpenError::Disagree(what)),
        None => Ok(()),
    }
}
