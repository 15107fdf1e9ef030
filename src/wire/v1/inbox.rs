//! What passes between gateway, agency and terminal around the signed tokens: lists, cursors and answers.

use serde::{Deserialize, Serialize};

use domain::SubmissionId;

use super::manifest::Part;
use super::text::{maybe, one};
use super::{ReadError, read};
use crate::{json, keys};

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

    /// A page of the inbox, a JSON array.
    #[must_use]
    pub fn list_to_json(entries: &[Self]) -> Vec<u8> {
        json(&entries)
    }

    /// Reads a page of the inbox.
    ///
    /// # Errors
    /// When it is none.
    pub fn list_from_json(bytes: &[u8]) -> Result<Vec<Self>, ReadError> {
        read(bytes)
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

impl PartHeld {
    /// The list of parts held, a JSON array.
    #[must_use]
    pub fn list_to_json(parts: &[Self]) -> Vec<u8> {
        json(&parts)
    }

    /// Reads the list of parts held.
    ///
    /// # Errors
    /// When it is none.
    pub fn list_from_json(bytes: &[u8]) -> Result<Vec<Self>, ReadError> {
        read(bytes)
    }
}

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

impl StatusPage {
    /// The page.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a page.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        read(bytes)
    }
}

/// An agency's answers, as it posts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptsPosted {
    /// Compact receipts.
    pub receipts: Vec<String>,
}

impl ReceiptsPosted {
    /// The body.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a body.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        read(bytes)
    }
}

/// What became of one posted receipt, in the order they were posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptTaken {
    /// Whose, where the receipt could be read.
    #[serde(with = "maybe", default)]
    pub sid: Option<SubmissionId>,
    /// Nothing if it was taken (or was here already), else the problem's name.
    #[serde(default)]
    pub problem: Option<String>,
    /// For a technician.
    #[serde(default)]
    pub detail: Option<String>,
}

impl ReceiptTaken {
    /// The answers, a JSON array.
    #[must_use]
    pub fn list_to_json(taken: &[Self]) -> Vec<u8> {
        json(&taken)
    }

    /// Reads the answers.
    ///
    /// # Errors
    /// When they are none.
    pub fn list_from_json(bytes: &[u8]) -> Result<Vec<Self>, ReadError> {
        read(bytes)
    }
}

/// An agency's status events, as it posts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsPosted {
    /// Compact status events.
    pub events: Vec<String>,
}

impl EventsPosted {
    /// Where they are posted.
    pub const PATH: &str = "/v1/inbox/events";

    /// The body.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a body.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        read(bytes)
    }
}

/// What became of one posted event, in the order they were posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTaken {
    /// Whose, where the event could be read.
    #[serde(with = "maybe", default)]
    pub sid: Option<SubmissionId>,
    /// Its number, where it could be read.
    #[serde(default)]
    pub n: Option<u32>,
    /// Nothing if it was taken (or was here already), else the problem's name.
    #[serde(default)]
    pub problem: Option<String>,
    /// For a technician.
    #[serde(default)]
    pub detail: Option<String>,
}

impl EventTaken {
    /// The answers, a JSON array.
    #[must_use]
    pub fn list_to_json(taken: &[Self]) -> Vec<u8> {
        json(&taken)
    }

    /// Reads the answers.
    ///
    /// # Errors
    /// When they are none.
    pub fn list_from_json(bytes: &[u8]) -> Result<Vec<Self>, ReadError> {
        read(bytes)
    }
}
