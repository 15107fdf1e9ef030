//! What passes between gateway, agency and terminal around the signed tokens: lists, cursors and answers.

use serde::{Deserialize, Serialize};

use domain::SubmissionId;

use super::body::Body;
use super::manifest::Part;
use super::text::{maybe, one};
use crate::keys;

/// One submission as an agency finds it in its inbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InboxEntry {
    /// Its place; without gaps, and never seen out of order.
    pub seq: u64,
    /// Whose.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// The manifest as the terminal signed it.
    pub manifest: String,
    /// The terminal's key as the gateway lists it, a JWK.
    terminal_key: serde_json::Value,
    /// What can be fetched.
    pub parts: Vec<Part>,
}

impl Body for InboxEntry {}

impl InboxEntry {
    /// An entry with the key of the terminal that signed its manifest.
    #[must_use]
    pub fn new(seq: u64, sid: SubmissionId, manifest: String, terminal_key: &keys::Public, parts: Vec<Part>) -> Self {
        let terminal_key = serde_json::from_str(&terminal_key.to_jwk()).unwrap_or_default();
        Self { seq, sid, manifest, terminal_key, parts }
    }

    /// The terminal's key as the gateway lists it; an agency with a list of its own compares the two.
    ///
    /// # Errors
    /// When it is no P-256 JWK.
    pub fn terminal_key(&self) -> Result<keys::Public, keys::KeyError> {
        keys::Public::from_jwk(&self.terminal_key.to_string())
    }
}

/// A part that the gateway holds already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartHeld {
    /// Which.
    pub n: u16,
    /// Its size.
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
}

impl Body for PartHeld {}

/// News of its submissions for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusPage {
    /// To be asked with next time.
    pub cursor: u64,
    /// Oldest first.
    pub receipts: Vec<Tidings>,
    /// What agencies said since, oldest first; the cursor counts both.
    #[serde(default)]
    pub events: Vec<EventTold>,
}

/// An agency's receipt that has come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tidings {
    /// Whose.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// As the agency signed it.
    pub receipt: String,
}

/// A status event that has come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTold {
    /// Whose.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// As the agency signed it.
    pub event: String,
}

impl Body for StatusPage {}

/// An agency's answers, as it posts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptsPosted {
    /// Compact receipts.
    pub receipts: Vec<String>,
}

impl Body for ReceiptsPosted {}

/// An agency's status events, as it posts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsPosted {
    /// Compact status events.
    pub events: Vec<String>,
}

impl Body for EventsPosted {}

impl EventsPosted {
    /// Where they are posted.
    pub const PATH: &str = "/v1/inbox/events";
}

/// What became of one posted receipt or event, in the order they were posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenTaken {
    /// Whose, where it could be read.
    #[serde(with = "maybe", default)]
    pub sid: Option<SubmissionId>,
    /// An event's number, where it could be read; a receipt has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Nothing if it was taken (or was here already), else the problem's name.
    #[serde(default)]
    pub problem: Option<String>,
    /// For a technician.
    #[serde(default)]
    pub detail: Option<String>,
}

impl Body for TokenTaken {}
