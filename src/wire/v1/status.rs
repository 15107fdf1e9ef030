//! Status events: what an agency says about an application after it took it in. Signed, and with nothing personal.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use domain::{AgencyId, Date, SubmissionId, Timestamp};

use super::signed::{Signed, issued};
use super::text::{maybe, one, time};
use super::{ReadError, VERSION};
use crate::keys;

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
    /// Counts up for each submission, from 1. The highest is where the application stands.
    pub n: u32,
    /// What happened.
    pub event: StatusKind,
    /// When.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// By when the citizen has to do something, or when somebody comes.
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

/// It is no kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an event; there are in_review, more_info, inspection, approved, refused, withdrawn and cannot_open")]
pub struct NotAnEvent;

impl StatusKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::InReview,
        Self::MoreInfo,
        Self::Inspection,
        Self::Approved,
        Self::Refused,
        Self::Withdrawn,
        Self::CannotOpen,
    ];

    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InReview => "in_review",
            Self::MoreInfo => "more_info",
            Self::Inspection => "inspection",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::CannotOpen => "cannot_open",
        }
    }
}

impl FromStr for StatusKind {
    type Err = NotAnEvent;

    fn from_str(text: &str) -> Result<Self, NotAnEvent> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(NotAnEvent)
    }
}

impl Signed for StatusEvent {
    const TYP: &'static str = "guichet-status+jws";
    const PAYLOAD_BYTES_MAX: usize = 4_096;
}

impl StatusEvent {
    /// An event of version 1 without a day or words.
    #[must_use]
    pub fn new(sid: SubmissionId, issuer: AgencyId, n: u32, event: StatusKind, at: Timestamp) -> Self {
        Self { v: VERSION, sid, issuer, n, event, at, due: None, text: BTreeMap::new() }
    }

    /// Verifies an event: `trust` says for a `kid` which agency's key it is, and only that one may have issued it.
    ///
    /// # Errors
    /// When the token proves nothing, holds no event, or is signed by another agency.
    pub fn verify(token: &str, trust: &dyn Fn(&str) -> Option<(AgencyId, keys::Public)>) -> Result<Self, ReadError> {
        issued(token, trust, |agency, event: &Self| *agency == event.issuer)
    }
}
