//! The manifest: what a terminal signs about one submission. It names the parts by their hashes and holds nothing
//! personal, so that anyone on the way may read it.

use serde::{Deserialize, Serialize};

use domain::{AgencyId, LicenceId, Reference, SubmissionId, TerminalId, Timestamp, audit};

use super::text::{list, maybe, one, time};
use super::{ReadError, VERSION, read_version_1};
use crate::sign::{SignError, Signer, sign_jws, verify_jws};
use crate::{encode, json, keys};

const PAYLOAD_BYTES_MAX: usize = 16_384;

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

impl Manifest {
    /// The type of the signed token.
    pub const TYP: &str = "guichet-manifest+jws";

    /// The payload that is signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a payload whose signature was verified.
    ///
    /// # Errors
    /// When it is no manifest of version 1.
    pub fn from_json(payload: &[u8]) -> Result<Self, ReadError> {
        if payload.len() > PAYLOAD_BYTES_MAX {
            return Err(ReadError::TooLarge { bytes: payload.len(), max: PAYLOAD_BYTES_MAX });
        }
        read_version_1(payload)
    }

    /// Signs the manifest as the terminal.
    ///
    /// # Errors
    /// When the signer refuses.
    pub fn sign(&self, terminal: &dyn Signer) -> Result<String, SignError> {
        debug_assert_eq!(self.v, VERSION, "only version 1 is written");
        sign_jws(Self::TYP, &self.to_json(), terminal)
    }

    /// Verifies a manifest under one of the terminals' keys. That the key belongs to the terminal it names is for the
    /// caller to say: `keys` is asked for the `kid` alone, and the `kid` comes back with the manifest.
    ///
    /// # Errors
    /// When the token proves nothing or holds no manifest.
    pub fn verify(token: &str, keys: &dyn Fn(&str) -> Option<keys::Public>) -> Result<(Self, String), ReadError> {
        let verified = verify_jws(token, Self::TYP, keys).map_err(ReadError::Token)?;
        Ok((Self::from_json(&verified.payload)?, verified.kid))
    }
}

/// What a receipt quotes: SHA-256 of the manifest's compact form as sent.
#[must_use]
pub fn manifest_sha256(manifest_jws: &str) -> String {
    crate::sha256(manifest_jws.as_bytes())
}
