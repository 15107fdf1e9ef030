//! Answering: a receipt that the agency signs, once. It says that the application was taken in, or refused; it is not
//! the decision about the licence. The signed bytes are stored before they leave, and a repeat sends the same ones.

use domain::{SubmissionId, Timestamp};
use wire::sign::SignError;
use wire::v1::{Issuer, Level, ReadError, Reason, Receipt, Signed as _};

use crate::desk::{Desk, DeskError};
use crate::line::{Line, LineError};

/// Receipts in one call.
const BATCH: usize = 100;

/// What the agency says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It was opened and taken in.
    Accept {
        /// The agency's own number, which the citizen is told.
        number: Option<String>,
    },
    /// It was opened and is refused.
    Reject {
        /// Why, in words for the citizen.
        reason: Reason,
    },
}

impl Decision {
    fn level(&self) -> Level {
        match self {
            Self::Accept { .. } => Level::Accepted,
            Self::Reject { .. } => Level::Rejected,
        }
    }
}

/// Why there is no receipt.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// The desk.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
    /// It does not pass the checks.
    #[error("it does not open; what cannot be opened is neither accepted nor rejected")]
    NotOpened(#[source] crate::open::OpenError),
    /// An answer cannot be taken back.
    #[error("it was answered \"{}\" already, which stands", .0.as_str())]
    Decided(Level),
    /// The key does not sign.
    #[error("the key does not sign")]
    Sign(#[source] SignError),
    /// The receipt on the desk is broken.
    #[error("the receipt on the desk cannot be read")]
    Receipt(#[source] ReadError),
}

/// Signs the answer to an application that was opened, and stores it. Deciding the same again gives the same bytes.
pub fn decide(
    desk: &Desk,
    submission: SubmissionId,
    decision: &Decision,
    now: Timestamp,
) -> Result<String, DecideError> {
    let folder = desk.folder(submission);
    let path = folder.join("receipt.jws");
    if path.exists() {
        return stored(desk, submission, decision.level());
    }
    crate::open::read(desk, submission).map_err(DecideError::NotOpened)?;
    let entry = desk.entry(submission).map_err(DecideError::Desk)?;
    let issuer = Issuer::Agency(desk.agency().clone());
    let mut receipt = Receipt::new(submission, &entry.manifest, decision.level(), issuer, now);
    match decision {
        Decision::Accept { number } => receipt.reference.clone_from(number),
        Decision::Reject { reason } => receipt.reason = Some(reason.clone()),
    }
    let token = receipt.sign(&desk.keys().sig).map_err(DecideError::Sign)?;
    // The level in plain sight, for whoever looks through the folder; before the receipt, which alone counts.
    desk.write(&folder.join(decision.level().as_str()), b"").map_err(DecideError::Desk)?;
    desk.write(&path, token.as_bytes()).map_err(DecideError::Desk)?;
    Ok(token)
}

fn stored(desk: &Desk, submission: SubmissionId, wanted: Level) -> Result<String, DecideError> {
    let token = receipt(desk, submission).map_err(DecideError::Desk)?;
    let sig = desk.keys().sig.public();
    let us = Issuer::Agency(desk.agency().clone());
    let trust = |kid: &str| (kid == sig.kid()).then(|| (us.clone(), sig.clone()));
    let known = Receipt::verify(&token, &trust).map_err(DecideError::Receipt)?;
    if known.level == wanted { Ok(token) } else { Err(DecideError::Decided(known.level)) }
}

fn receipt(desk: &Desk, submission: SubmissionId) -> Result<String, DeskError> {
    let path = desk.folder(submission).join("receipt.jws");
    String::from_utf8(desk.read(&path)?).map_err(|_| DeskError::Broken { path, expected: "a signed receipt" })
}

/// What the gateway said to one receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Whose.
    pub submission: SubmissionId,
    /// Nothing if it was taken.
    pub problem: Option<String>,
}

/// Why receipts could not be posted.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The desk.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
    /// The gateway.
    #[error(transparent)]
    Line(#[from] LineError),
}

/// Hands in every answer to what came from this gateway and that it has not confirmed yet.
pub async fn post(desk: &Desk, line: &Line) -> Result<Vec<Posted>, PostError> {
    let waiting = desk.unposted(&line.gateway().await?).map_err(PostError::Desk)?;
    let mut posted = Vec::with_capacity(waiting.len());
    for batch in waiting.chunks(BATCH) {
        let receipts = batch.iter().map(|submission| receipt(desk, *submission)).collect::<Result<Vec<_>, _>>();
        let taken = line.hand_in(receipts.map_err(PostError::Desk)?).await?;
        for (submission, taken) in batch.iter().copied().zip(taken) {
            let problem = taken.problem.map(|name| match taken.detail {
                Some(detail) => format!("{name}: {detail}"),
                None => name,
            });
            if problem.is_none() {
                desk.mark_posted(submission).map_err(PostError::Desk)?;
                tested(desk, submission).map_err(PostError::Desk)?;
            }
            posted.push(Posted { submission, problem });
        }
    }
    Ok(posted)
}

/// Notes which key has proven to open: an application or a test that was sealed to it was accepted, and the gateway
/// has the answer. Until then terminals should not be told to seal to it.
fn tested(desk: &Desk, submission: SubmissionId) -> Result<(), DeskError> {
    let entry = desk.entry(submission)?;
    let Ok(manifest) = crate::open::verified_manifest(desk, &entry) else { return Ok(()) };
    let note = desk.place().join("keys").join(format!("enc-{}.tested", manifest.enc_kid));
    let is_accepted = desk.folder(submission).join("accepted").exists();
    if !is_accepted || note.exists() || desk.keys().opening(&manifest.enc_kid).is_none() {
        return Ok(());
    }
    desk.write(&note, submission.to_string().as_bytes())
}
