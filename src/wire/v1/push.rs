//! A gateway that pushes: one inbox entry, posted to the address that an agency has named, and beside it a token by which
//! the agency knows who sends it. The entry is the same that a pull gives; whoever has it already says so again.

use serde::{Deserialize, Serialize};

use domain::{AgencyId, Timestamp};

use super::body::Body;
use super::signed::{Signed, proven};
use super::text::{one, time};
use super::{Call, ReadError, VERSION};
use crate::keys;

/// The gateway's word about a body that it posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    /// Always 1.
    pub v: u32,
    /// To whom.
    #[serde(with = "one")]
    pub agency: AgencyId,
    /// SHA-256 of the body as it was sent, base64url.
    pub body_sha256: String,
    /// When, by the gateway's clock.
    #[serde(with = "time")]
    pub at: Timestamp,
}

/// What an agency answers with 200 to what was pushed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswered {
    /// The agency's receipt, if it has decided at once; else it is posted later, as after a pull.
    #[serde(default)]
    pub receipt: Option<String>,
}

impl Signed for Push {
    const TYP: &'static str = "guichet-push+jws";
}

impl Push {
    /// The header that carries it.
    pub const HEADER: &str = "guichet-push";

    /// A push of version 1.
    #[must_use]
    pub fn of(agency: AgencyId, body: &[u8], at: Timestamp) -> Self {
        Self { v: VERSION, agency, body_sha256: crate::sha256(body), at }
    }

    /// Verifies that the gateway has sent this very body to this agency, about now; the gateway's `kid` comes back.
    ///
    /// # Errors
    /// When the token proves nothing, or speaks of another body, agency or time.
    pub fn verify(
        token: &str,
        agency: &AgencyId,
        body: &[u8],
        now: Timestamp,
        keys: &dyn Fn(&str) -> Option<keys::Public>,
    ) -> Result<String, ReadError> {
        let (push, kid) = proven::<Self>(token, keys)?;
        let is_fresh = now.as_second().abs_diff(push.at.as_second()) <= Call::AGE_SECS_MAX.unsigned_abs();
        if push.agency == *agency && push.body_sha256 == crate::sha256(body) && is_fresh {
            Ok(kid)
        } else {
            Err(ReadError::WrongIssuer)
        }
    }
}

impl Body for PushAnswered {}
