//! Two short-lived tokens: with `Call` a terminal says who is asking, with `Hello` the gateway proves that it is there
//! and what time it is.

use serde::{Deserialize, Serialize};

use domain::{TerminalId, Timestamp};

use super::signed::{FromTerminal, Signed, reply};
use super::text::{one, time};
use super::{ReadError, VERSION, read};
use crate::keys;

/// A terminal's claim to one call. It holds for a few minutes by the gateway's clock, which `Hello` tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Always 1.
    pub v: u32,
    /// Who calls.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// `GET`.
    pub method: String,
    /// Without the query: `/v1/status`.
    pub path: String,
    /// When, as far as the terminal knows.
    #[serde(with = "time")]
    pub at: Timestamp,
}

impl Signed for Call {
    const TYP: &'static str = "guichet-call+jws";
}

impl FromTerminal for Call {}

impl Call {
    /// How far `at` may lie from the gateway's clock, either way.
    pub const AGE_SECS_MAX: i64 = 600;

    /// A call of version 1.
    #[must_use]
    pub fn new(terminal: TerminalId, method: &str, path: &str, at: Timestamp) -> Self {
        Self { v: VERSION, terminal, method: method.to_owned(), path: path.to_owned(), at }
    }

    /// Whether it is for this call at this time.
    #[must_use]
    pub fn is_for(&self, method: &str, path: &str, now: Timestamp) -> bool {
        let age_secs = now.as_second().abs_diff(self.at.as_second());
        self.method == method && self.path == path && age_secs <= Self::AGE_SECS_MAX.unsigned_abs()
    }
}

/// The gateway's answer to "is it you, and what time is it?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// As asked.
    pub nonce: String,
    /// By the gateway's clock.
    #[serde(with = "time")]
    pub time: Timestamp,
    /// Its name.
    pub gateway: String,
}

impl Signed for Hello {
    const TYP: &'static str = "guichet-hello+jws";

    /// Its shape has no version.
    fn from_json(payload: &[u8]) -> Result<Self, ReadError> {
        read(payload)
    }
}

impl Hello {
    /// Verifies an answer to the nonce that was asked with.
    ///
    /// # Errors
    /// When the token proves nothing or answers somebody else.
    pub fn verify(token: &str, nonce: &str, keys: &dyn Fn(&str) -> Option<keys::Public>) -> Result<Self, ReadError> {
        reply(token, keys, |hello: &Self| hello.nonce == nonce)
    }
}
