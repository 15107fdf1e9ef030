//! An agency as the catalogue describes it: its names and its public keys. It does not open keys; `wire` does.

use domain::{AgencyId, Date};

use crate::Text;

/// Somebody who gives licences.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// The code the public knows: `SFA`.
    pub id: AgencyId,
    /// The full name.
    pub name: Text,
    /// How to reach it.
    pub contact: Text,
    /// Its colour, red, green and blue.
    pub accent: Option<[u8; 3]>,
    /// Keys to seal applications to; empty only in a sample.
    pub enc_keys: Vec<PublicKey>,
    /// Keys its answers are signed with; empty only in a sample.
    pub sig_keys: Vec<PublicKey>,
}

/// A public key of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Its name.
    pub kid: String,
    /// The JWK as JSON text, unopened.
    pub jwk: String,
    /// Not used before this day.
    pub seal_from: Date,
    /// No longer to be used.
    pub revoked: bool,
}
