//! Opening an application: the checklist, step by step. Whoever writes this again in another language finds every check
//! here, in the order in which they have to be made.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use domain::{LicenceId, Reference, SubmissionId, TerminalId};
use wire::keys::{KeyError, Public};
use wire::seal;
use wire::v1::{Envelope, FromTerminal as _, InboxEntry, Manifest, ReadError};

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
    /// How many attachments lie beside it as `attachment-N`.
    pub attachments: usize,
    /// Whether it is an application at all.
    pub kind: Kind,
}

/// What was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody's application.
    Application,
    /// A test of the agency's key; to be accepted and otherwise to be forgotten.
    Test,
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
    /// An attachment does not open, or is not what the envelope says of it.
    #[error("attachment {n} does not open")]
    Attachment {
        /// Its number.
        n: u16,
        /// Why not.
        #[source]
        cause: seal::OpenError,
    },
    /// The envelope and the manifest count attachments differently.
    #[error("envelope and manifest do not agree about attachment {0}")]
    UnknownPart(u16),
}

impl OpenError {
    /// Whether it will never open as it came, so that the agency says `cannot_open`. Where only this desk is not in
    /// order (a file, a list of its own) nothing is said: it may open in a minute.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::NotHere | Self::Desk(_) | Self::UnlistedTerminal(_) => false,
            Self::TerminalKey(_)
            | Self::Manifest(_)
            | Self::Part(_)
            | Self::NoEnvelope
            | Self::UnknownKey(_)
            | Self::Seal(_)
            | Self::Envelope(_)
            | Self::Disagree(_)
            | Self::Attachment { .. }
            | Self::UnknownPart(_) => true,
        }
    }
}

/// An application that passed every check and was written nowhere.
pub struct Read {
    /// As it was sealed, JSON; without the answers where they travelled as an attachment.
    pub plaintext: Zeroizing<Vec<u8>>,
    /// The same, understood.
    pub envelope: Envelope,
    /// What the terminal has signed about it.
    pub manifest: Manifest,
    /// Its place in the inbox.
    pub place: u64,
    /// The attachments, opened, by number. Answers that travelled as one stand in the envelope.
    pub attachments: Vec<(u16, Zeroizing<Vec<u8>>)>,
}

impl Read {
    /// Whether it is an application at all. A test says so in the envelope and names no licence.
    #[must_use]
    pub fn kind(&self) -> Kind {
        if self.envelope.test { Kind::Test } else { Kind::Application }
    }
}

/// Reads one application through every check and writes nothing.
pub fn read(desk: &Desk, submission: SubmissionId) -> Result<Read, OpenError> {
    if !desk.has(submission) {
        return Err(OpenError::NotHere);
    }
    let entry = desk.entry(submission).map_err(OpenError::Desk)?;
    let manifest = verified_manifest(desk, &entry)?;
    let (jwe, mut sealed) = intact_parts(desk, &manifest)?;

    let key = desk.keys().opening(&manifest.enc_kid);
    let key = key.ok_or_else(|| OpenError::UnknownKey(manifest.enc_kid.clone()))?;
    let plaintext = seal::open(&jwe, key).map_err(OpenError::Seal)?;
    let mut envelope = Envelope::from_json(&plaintext).map_err(OpenError::Envelope)?;
    agree(desk, submission, &manifest, &envelope)?;
    let attachments = open_attachments(&mut envelope, &mut sealed)?;
    Ok(Read { plaintext, envelope, manifest, place: entry.seq, attachments })
}

/// Opens one application and writes `application.json` and `application.pdf` into its folder. Opening twice does no harm.
pub fn open(desk: &Desk, submission: SubmissionId) -> Result<Opened, OpenError> {
    let read = read(desk, submission)?;
    let kind = read.kind();
    let Read { plaintext, envelope, manifest, place, attachments } = read;
    let folder = desk.folder(submission);
    for (n, content) in &attachments {
        desk.write(&folder.join(format!("attachment-{n}")), content).map_err(OpenError::Desk)?;
    }
    let pdf = match envelope.application_pdf() {
        Some(pdf) => {
            desk.write(&folder.join("application.pdf"), &pdf).map_err(OpenError::Desk)?;
            Pdf::Written
        }
        None => Pdf::LeftOut,
    };
    // Answers that travelled as an attachment are put back. Last, because it tells that every check was passed.
    let json = if envelope.answers_part.is_some() { envelope.to_json() } else { plaintext };
    desk.write(&folder.join("application.json"), &json).map_err(OpenError::Desk)?;
    Ok(Opened {
        submission,
        reference: manifest.reference,
        terminal: manifest.terminal,
        licences: manifest.licences,
        place,
        pdf,
        attachments: attachments.len(),
        kind,
    })
}

/// Numbers of terminals' applications to this agency that have not come (yet). A gap is reported and refuses nothing:
/// deliveries overtake one another.
pub fn gaps(desk: &Desk) -> Result<BTreeMap<TerminalId, Vec<u64>>, OpenError> {
    let mut seen = Vec::new();
    for submission in desk.submissions().map_err(OpenError::Desk)? {
        let entry = desk.entry(submission).map_err(OpenError::Desk)?;
        // What proves nothing says nothing of a gap either; opening it says what is wrong.
        seen.extend(verified_manifest(desk, &entry).ok().map(|manifest| (manifest.terminal, manifest.seq)));
    }
    Ok(gaps_among(seen))
}

/// Numbers that are missing among those that were seen. A test is not counted: it is 0.
pub(crate) fn gaps_among(numbers: impl IntoIterator<Item = (TerminalId, u64)>) -> BTreeMap<TerminalId, Vec<u64>> {
    let mut seen: BTreeMap<TerminalId, BTreeSet<u64>> = BTreeMap::new();
    for (terminal, seq) in numbers.into_iter().filter(|(_, seq)| *seq > 0) {
        seen.entry(terminal).or_default().insert(seq);
    }
    let missing = |seqs: BTreeSet<u64>| {
        let last = seqs.last().copied().unwrap_or(0);
        (1..last).filter(|seq| !seqs.contains(seq)).collect::<Vec<_>>()
    };
    let gaps = seen.into_iter().map(|(terminal, seqs)| (terminal, missing(seqs)));
    gaps.filter(|(_, missing)| !missing.is_empty()).collect()
}

/// Step 1: the terminal's signature, under the key that the gateway lists and, if the agency has a list, it too.
pub(crate) fn verified_manifest(desk: &Desk, entry: &InboxEntry) -> Result<Manifest, OpenError> {
    let key: Public = entry.terminal_key().map_err(OpenError::TerminalKey)?;
    if !desk.terminals().is_empty() && !desk.terminals().contains(&key) {
        return Err(OpenError::UnlistedTerminal(key.kid().to_owned()));
    }
    let known = |kid: &str| (kid == key.kid()).then(|| key.clone());
    let (manifest, _) = Manifest::verify(&entry.manifest, &known).map_err(OpenError::Manifest)?;
    if manifest.sid == entry.sid { Ok(manifest) } else { Err(OpenError::Disagree("the submission id")) }
}

/// Step 2: size and SHA-256 of every part; gives part 0 and, by number, the others as they were sent.
fn intact_parts(desk: &Desk, manifest: &Manifest) -> Result<(String, BTreeMap<u16, Vec<u8>>), OpenError> {
    let mut parts = BTreeMap::new();
    for part in &manifest.parts {
        let path = desk.part_file(manifest.sid, part.n);
        // A part that the gateway did not have is as good as a broken one.
        let bytes = if path.exists() { desk.read(&path).map_err(OpenError::Desk)? } else { Vec::new() };
        if !part.is(&bytes) {
            return Err(OpenError::Part(part.n));
        }
        parts.insert(part.n, bytes);
    }
    let envelope = parts.remove(&0).ok_or(OpenError::NoEnvelope)?;
    Ok((String::from_utf8(envelope).map_err(|_| OpenError::Part(0))?, parts))
}

/// An attachment's number and what it opens to.
type Attached = (u16, Zeroizing<Vec<u8>>);

/// Step 5: each attachment by its own key, with its size and hash; none is left over on either side.
fn open_attachments(envelope: &mut Envelope, sealed: &mut BTreeMap<u16, Vec<u8>>) -> Result<Vec<Attached>, OpenError> {
    let mut opened = Vec::with_capacity(sealed.len());
    for announced in &envelope.attachments {
        let n = announced.part;
        let bytes = sealed.remove(&n).ok_or(OpenError::UnknownPart(n))?;
        let content = announced.open(envelope.sid, bytes).map_err(|cause| OpenError::Attachment { n, cause })?;
        opened.push((n, content));
    }
    if let Some(n) = sealed.keys().next() {
        return Err(OpenError::UnknownPart(*n));
    }
    if let Some(n) = envelope.answers_part {
        let place = opened.iter().position(|(part, _)| *part == n).ok_or(OpenError::UnknownPart(n))?;
        let (_, answers) = opened.swap_remove(place);
        envelope.take_answers(&answers).map_err(OpenError::Envelope)?;
    }
    Ok(opened)
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
