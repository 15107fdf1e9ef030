//! The receipt: what moves a submission on. It quotes the manifest it answers, and says who took what upon himself.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use domain::id::MalformedId;
use domain::{AgencyId, SubmissionId, Timestamp};

use super::signed::{Signed, issued};
use super::text::{one, time};
use super::{ReadError, VERSION, manifest_sha256};
use crate::keys;

/// A receipt for one submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Always 1.
    pub v: u32,
    /// Whose.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// Of the manifest's compact form as received.
    pub manifest_sha256: String,
    /// What it takes upon itself.
    pub level: Level,
    /// Who says so.
    #[serde(with = "one")]
    pub issuer: Issuer,
    /// The legal time.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// The agency's own number.
    #[serde(rename = "ref", default)]
    pub reference: Option<String>,
    /// Why it was rejected.
    #[serde(default)]
    pub reason: Option<Reason>,
}

/// How far a submission has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The gateway has the bytes on its disk.
    Custody,
    /// The agency opened the application and took it in. This is not the licence decision.
    Accepted,
    /// The agency refused to take it in.
    Rejected,
}

impl Level {
    /// The word on the wire and in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Custody => "custody",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// Whether nothing follows it.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::Custody => false,
            Self::Accepted | Self::Rejected => true,
        }
    }
}

/// Who issues receipts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Issuer {
    /// The licensing gateway.
    Gateway,
    /// An agency.
    Agency(AgencyId),
}

impl Issuer {
    /// Custody is the gateway's to say, everything else the agency's.
    #[must_use]
    pub fn may_say(&self, level: Level) -> bool {
        match self {
            Self::Gateway => level == Level::Custody,
            Self::Agency(_) => level != Level::Custody,
        }
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gateway => f.write_str("gateway"),
            Self::Agency(agency) => f.write_str(agency.as_str()),
        }
    }
}

impl FromStr for Issuer {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        if text == "gateway" { Ok(Self::Gateway) } else { text.parse().map(Self::Agency) }
    }
}

/// Why an agency did not take an application in, for the citizen to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// For programs.
    pub code: ReasonCode,
    /// By language tag.
    pub text: BTreeMap<String, String>,
}

/// The kinds of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Something is missing.
    Incomplete,
    /// It belongs to another agency.
    WrongAgency,
    /// It is there already.
    Duplicate,
    /// It was taken back.
    Withdrawn,
    /// Something else, said in the text.
    Other,
}

/// A receipt for something else than what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// Another submission's.
    #[error("the receipt is for another submission")]
    Submission,
    /// For other bytes under the same id.
    #[error("the receipt quotes another manifest")]
    Manifest,
}

impl Signed for Receipt {
    const TYP: &'static str = "guichet-receipt+jws";
    const PAYLOAD_BYTES_MAX: usize = 4_096;
}

impl Receipt {
    /// A receipt of version 1 without number or reason.
    #[must_use]
    pub fn new(sid: SubmissionId, manifest_jws: &str, level: Level, issuer: Issuer, at: Timestamp) -> Self {
        let manifest_sha256 = manifest_sha256(manifest_jws);
        Self { v: VERSION, sid, manifest_sha256, level, issuer, at, reference: None, reason: None }
    }

    /// Verifies a receipt: `trust` says for a `kid` whose key it is, and only that one may have issued it, at a level
    /// that is his to say.
    ///
    /// # Errors
    /// When the token proves nothing, holds no receipt, or its signer may not say this.
    pub fn verify(token: &str, trust: &dyn Fn(&str) -> Option<(Issuer, keys::Public)>) -> Result<Self, ReadError> {
        issued(token, trust, |issuer, receipt: &Self| *issuer == receipt.issuer && issuer.may_say(receipt.level))
    }

    /// Whether it answers this submission as it was sent.
    ///
    /// # Errors
    /// When it is another's.
    pub fn check_for(&self, sid: SubmissionId, manifest_jws: &str) -> Result<(), Mismatch> {
        if self.sid != sid {
            return Err(Mismatch::Submission);
        }
        if self.manifest_sha256 != manifest_sha256(manifest_jws) {
            return Err(Mismatch::Manifest);
        }
        Ok(())
    }
}
