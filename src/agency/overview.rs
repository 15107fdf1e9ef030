//! What lies on the desk, one line an application: where it came from, how far it is, and whether a number is missing in
//! a terminal's count. It opens nothing.

use domain::{LicenceId, Reference, SubmissionId, TerminalId, Timestamp};
use wire::v1::StatusKind;

use crate::desk::{Desk, DeskError};
use crate::open::verified_manifest;
use crate::say::{SayError, last};

/// One application on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub submission: SubmissionId,
    /// Its place in the inbox.
    pub place: u64,
    /// How far it is.
    pub stage: Stage,
    /// What was said last.
    pub event: Option<StatusKind>,
    /// What its manifest says; nothing where that proves nothing.
    pub about: Option<About>,
}

/// What a terminal has signed about an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the citizen holds.
    pub reference: Reference,
    /// Where it was made.
    pub terminal: TerminalId,
    /// When, by the terminal's clock.
    pub at: Timestamp,
    /// What is applied for; nothing for a test.
    pub licences: Vec<LicenceId>,
    /// The key it is sealed to.
    pub enc_kid: String,
    /// Its number among the terminal's applications to this agency; 0 for a test.
    pub seq: u64,
}

/// How far an application is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Fetched and not opened.
    Pulled,
    /// It lies open on the desk.
    Opened,
    /// Taken in.
    Accepted,
    /// Refused.
    Rejected,
}

impl Stage {
    /// For lists.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pulled => "pulled",
            Self::Opened => "opened",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// Everything on the desk, in the order in which it came.
pub fn overview(desk: &Desk) -> Result<Vec<Line>, SayError> {
    let mut lines = Vec::new();
    for submission in desk.submissions().map_err(SayError::Desk)? {
        let entry = desk.entry(submission).map_err(SayError::Desk)?;
        let about = verified_manifest(desk, &entry).ok().map(|manifest| About {
            reference: manifest.reference,
            terminal: manifest.terminal,
            at: manifest.terminal_time,
            licences: manifest.licences,
            enc_kid: manifest.enc_kid,
            seq: manifest.seq,
        });
        let event = last(desk, submission)?.map(|(_, event)| event.event);
        lines.push(Line { submission, place: entry.seq, stage: stage(desk, submission), event, about });
    }
    lines.sort_by_key(|line| (line.place, line.submission));
    Ok(lines)
}

/// How far one application is.
#[must_use]
pub fn stage(desk: &Desk, submission: SubmissionId) -> Stage {
    let has = |name: &str| desk.folder(submission).join(name).exists();
    match (has("receipt.jws"), has("rejected")) {
        (true, true) => Stage::Rejected,
        (true, false) => Stage::Accepted,
        (false, _) if has("application.json") => Stage::Opened,
        (false, _) => Stage::Pulled,
    }
}

/// How a key that opens envelopes stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStanding {
    /// Its name.
    pub kid: String,
    /// From when terminals seal to it, where a day was given.
    pub seal_from: Option<domain::Date>,
    /// What was sealed to it, accepted, and is known to be so at the gateway; without it the key is not to be published.
    pub tested_by: Option<SubmissionId>,
    /// Whether a copy of it was proven to open.
    pub copy: Copied,
}

/// Whether there is a copy that is known to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// There is.
    Proven,
    /// Nobody has proven one.
    Unproven,
    /// It is an RSA key: its copy is where it was made, and not this program's to prove.
    Elsewhere,
}

/// The keys that open envelopes, the newest last.
pub fn keys(desk: &Desk) -> Result<Vec<KeyStanding>, DeskError> {
    let folder = desk.place().join("keys");
    let standing = |enc: &crate::keys::EncKey| {
        let kid = enc.key.public().kid().to_owned();
        let tested = folder.join(format!("enc-{kid}.tested"));
        let tested_by = if tested.exists() {
            let path = tested.clone();
            let text = String::from_utf8(desk.read(&tested)?).unwrap_or_default();
            let wrong = DeskError::Broken { path, expected: "the id of the submission that proved the key" };
            Some(text.trim().parse().map_err(|_| wrong)?)
        } else {
            None
        };
        let proven = folder.join(format!("enc-{kid}.copied")).exists();
        let copy = match enc.key.p256() {
            None => Copied::Elsewhere,
            Some(_) if proven => Copied::Proven,
            Some(_) => Copied::Unproven,
        };
        Ok(KeyStanding { kid, seal_from: enc.seal_from, tested_by, copy })
    };
    desk.keys().enc.iter().map(standing).collect()
}

/// Notes that a copy of these keys was proven.
pub fn note_copied(desk: &Desk, kids: &[String]) -> Result<(), DeskError> {
    let folder = desk.place().join("keys");
    kids.iter().try_for_each(|kid| desk.write(&folder.join(format!("enc-{kid}.copied")), b""))
}
