//! The manifest: what a terminal signs about one submission. It names the parts by their hashes and holds nothing
//! personal, so that anyone on the way may read it.

use serde::{Deserialize, Serialize};

use domain::{AgencyId, LicenceId, Reference, SubmissionId, TerminalId, Timestamp, audit};

use super::signed::{FromTerminal, Signed};
use super::text::{list, maybe, one, time};
use crate::encode;

/// One submission as its terminal vouches for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always 1.
    pub v: u32,
    /// Made once.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// Where it was made.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// For whom.
    #[serde(with = "one")]
    pub agency: AgencyId,
    /// What is applied for.
    #[serde(with = "list")]
    pub licences: Vec<LicenceId>,
    /// `new`, `renew`, `amend` or `cancel` for each licence in turn; left out where all are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<String>,
    /// On the citizen's receipt.
    #[serde(with = "one")]
    pub reference: Reference,
    /// Version of the catalogue that was shown.
    pub catalogue: String,
    /// The agency's key that the envelope is sealed to.
    pub enc_kid: String,
    /// The how-many-th of this terminal for this agency: a gap is visible to the agency.
    pub seq: u64,
    /// Where the terminal's audit chain stood.
    pub audit: AuditHead,
    /// By the terminal's clock, which decides nothing legal.
    #[serde(with = "time")]
    pub terminal_time: Timestamp,
    /// How far that clock is trusted.
    pub time_trust: TimeTrust,
    /// SHA-256 of the printed check code, where there is one.
    #[serde(default)]
    pub status_key: Option<String>,
    /// The submission that this one changes.
    #[serde(with = "maybe", default)]
    pub amends: Option<SubmissionId>,
    /// The envelope is part 0; attachments follow.
    pub parts: Vec<Part>,
}

/// The head of an audit chain on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// Rows so far.
    pub seq: u64,
    /// Hash of the newest, base64url.
    pub head: String,
}

impl From<audit::Head> for AuditHead {
    fn from(head: audit::Head) -> Self {
        Self { seq: head.seq, head: encode(&head.hash) }
    }
}

/// How far a terminal trusts its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeTrust {
    /// Compared with a good clock within a day.
    Synced,
    /// Carried on since by a plausible clock.
    Held,
    /// Neither.
    Unknown,
}

/// One part as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// 0 is the envelope.
    pub n: u16,
    /// `application/jose` for the envelope.
    pub media_type: String,
    /// As sent.
    pub bytes: u64,
    /// As sent.
    pub sha256: String,
}

impl Part {
    /// Part 0: the envelope.
    #[must_use]
    pub fn envelope(jwe: &str) -> Self {
        let bytes = u64::try_from(jwe.len()).unwrap_or(u64::MAX);
        Self { n: 0, media_type: "application/jose".to_owned(), bytes, sha256: crate::sha256(jwe.as_bytes()) }
    }

    /// Whether these bytes are this part.
    #[must_use]
    pub fn is(&self, bytes: &[u8]) -> bool {
        u64::try_from(bytes.len()) == Ok(self.bytes) && crate::sha256(bytes) == self.sha256
    }
}

impl Signed for Manifest {
    const TYP: &'static str = "guichet-manifest+jws";
    const PAYLOAD_BYTES_MAX: usize = 16_384;
}

impl FromTerminal for Manifest {}

/// What a receipt quotes: SHA-256 of the manifest's compact form as sent.
#[must_use]
pub fn manifest_sha256(manifest_jws: &str) -> String {
    crate::sha256(manifest_jws.as_bytes())
}
