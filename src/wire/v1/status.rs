//! Status events: what an agency says about an application after it took it in. Signed, and with nothing personal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use domain::{AgencyId, Date, SubmissionId, Timestamp};

use super::text::{maybe, one, time};
use super::{ReadError, read_version_1};
use crate::sign::{SignError, Signer, sign_jws, verify_jws};
use crate::{json, keys};

/// One event in the life of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEvent {
    /// Always 1.
    pub v: u32,
    /// Whose.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// Which agency says so.
    #[serde(with = "one")]
    pub issuer: AgencyId,
    /// Counts up for each submission.
    pub n: u32,
    /// What happened.
    pub event: StatusKind,
    /// When.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// By when the citizen has to do something.
    #[serde(with = "maybe", default)]
    pub due: Option<Date>,
    /// For the citizen, by language tag.
    pub text: BTreeMap<String, String>,
}

/// What can happen to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    /// Somebody is reading it.
    InReview,
    /// The agency asks for something.
    MoreInfo,
    /// Somebody will come and look.
    Inspection,
    /// Granted.
    Approved,
    /// Not granted.
    Refused,
    /// Taken back.
    Withdrawn,
    /// The envelope does not open; never the citizen's fault.
    CannotOpen,
}

impl StatusEvent {
    /// The type of the signed token.
    pub const TYP: &str = "guichet-status+jws";

    /// The payload that is signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a payload whose signature was verified.
    ///
    /// # Errors
    /// When it is no status event of version 1.
    pub fn from_json(payload: &[u8]) -> Result<Self, ReadError> {
        read_version_1(payload)
    }

    /// Signs the event as the agency.
    ///
    /// # Errors
    /// When the signer refuses.
    pub fn sign(&self, agency: &dyn Signer) -> Result<String, SignError> {
        sign_jws(Self::TYP, &self.to_json(), agency)
    }

    /// Verifies an event: `trust` says for a `kid` which agency's key it is, and only that one may have issued it.
    ///
    /// # Errors
    /// When the token proves nothing, holds no event, or is signed by another agency.
    pub fn verify(token: &str, trust: &dyn Fn(&str) -> Option<(AgencyId, keys::Public)>) -> Result<Self, ReadError> {
        let key = |kid: &str| trust(kid).map(|(_, key)| key);
        let verified = verify_jws(token, Self::TYP, &key).map_err(ReadError::Token)?;
        let event = Self::from_json(&verified.payload)?;
        match trust(&verified.kid) {
            Some((agency, _)) if agency == event.issuer => Ok(event),
            Some(_) | None => Err(ReadError::WrongIssuer),
        }
    }
}
