//! Shapes that travel as signed tokens. Each has a type of its own, which stands in the signed header, so that no token is
//! ever taken for one of another shape.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{ReadError, read_version_1};
use crate::sign::{SignError, Signer, sign_jws, verify_jws};
use crate::{json, keys};

/// More than the payload of any token that is read at all.
const PAYLOAD_BYTES_MAX: usize = 24_576;

/// What travels as a signed token.
pub trait Signed: Serialize + DeserializeOwned {
    /// The type of the token, in its header.
    const TYP: &'static str;
    /// The most that a payload may have, where a shape allows less than a token holds.
    const PAYLOAD_BYTES_MAX: usize = PAYLOAD_BYTES_MAX;

    /// The payload that is signed.
    #[must_use]
    fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Reads a payload whose signature was verified.
    ///
    /// # Errors
    /// When it is too long, or nothing of this shape and version.
    fn from_json(payload: &[u8]) -> Result<Self, ReadError> {
        if payload.len() > Self::PAYLOAD_BYTES_MAX {
            return Err(ReadError::TooLarge { bytes: payload.len(), max: Self::PAYLOAD_BYTES_MAX });
        }
        read_version_1(payload)
    }

    /// Signs it as whoever says it.
    ///
    /// # Errors
    /// When the signer refuses.
    fn sign(&self, signer: &dyn Signer) -> Result<String, SignError> {
        sign_jws(Self::TYP, &self.to_json(), signer)
    }
}

/// What terminals sign. That a key belongs to the terminal that is named inside is for the reader to say.
pub trait FromTerminal: Signed {
    /// Verifies a token under one of the terminals' keys: `keys` is asked for the `kid` alone, and the `kid` comes back
    /// with what was signed.
    ///
    /// # Errors
    /// When the token proves nothing or holds something else.
    fn verify(token: &str, keys: &dyn Fn(&str) -> Option<keys::Public>) -> Result<(Self, String), ReadError> {
        proven(token, keys)
    }
}

/// What was signed under one of the known keys, and the `kid` of that key.
pub(super) fn proven<T: Signed>(
    token: &str,
    keys: &dyn Fn(&str) -> Option<keys::Public>,
) -> Result<(T, String), ReadError> {
    let verified = verify_jws(token, T::TYP, keys).map_err(ReadError::Token)?;
    Ok((T::from_json(&verified.payload)?, verified.kid))
}

/// A reply that was signed under one of the known keys, if it is one to what was asked.
pub(super) fn reply<T: Signed>(
    token: &str,
    keys: &dyn Fn(&str) -> Option<keys::Public>,
    is_to_us: impl FnOnce(&T) -> bool,
) -> Result<T, ReadError> {
    let (reply, _) = proven(token, keys)?;
    if is_to_us(&reply) { Ok(reply) } else { Err(ReadError::WrongIssuer) }
}

/// What was signed by one who may say it; `trust` tells for a `kid` whose key it is.
pub(super) fn issued<T: Signed, I>(
    token: &str,
    trust: &dyn Fn(&str) -> Option<(I, keys::Public)>,
    may_say: impl FnOnce(&I, &T) -> bool,
) -> Result<T, ReadError> {
    let (issued, kid) = proven(token, &|kid| trust(kid).map(|(_, key)| key))?;
    match trust(&kid) {
        Some((issuer, _)) if may_say(&issuer, &issued) => Ok(issued),
        Some(_) | None => Err(ReadError::WrongIssuer),
    }
}
