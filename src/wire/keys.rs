//! P-256 keys as JSON Web Keys: the public half that seals and verifies, the private half that opens and signs. It
//! knows text and bytes, not where a key is kept and not which key is trusted.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::agreement;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::sign::{SignError, Signer};
use crate::{Random, decode, encode};

/// A key that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not JSON, or members are missing.
    #[error("the key is not a JSON Web Key with kty, crv, x and y")]
    NotAJwk,
    /// Another kind of key or another curve.
    #[error("the key is of another kind than EC P-256 (or, to seal to, RSA)")]
    OtherKind,
    /// RSA that does not last, or that no reader takes.
    #[error("an RSA key has to have 3072 to 8192 bits")]
    Size,
    /// No `kid`, or not the one it goes by.
    #[error(
        "the key has no usable kid (1 to 64 printable characters without quotes), or another one than it is listed under"
    )]
    Kid,
    /// Numbers that are no point of the curve, or halves that do not belong together.
    #[error("the numbers of the key are no P-256 key")]
    Numbers,
}

/// The public half of a key, under its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public {
    kid: String,
    x: [u8; 32],
    y: [u8; 32],
}

/// A private key under its id. It shows neither in `Debug` output nor in memory once dropped.
#[derive(Clone)]
pub struct Private {
    secret: Zeroizing<[u8; 32]>,
    /// The same number as the library wants it. Making and checking that takes three times as long as agreeing with it.
    agreement: Arc<agreement::PrivateKey>,
    public: Public,
}

#[derive(Serialize, Deserialize)]
struct Jwk {
    kty: String,
    crv: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    x: String,
    y: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
}

impl Drop for Jwk {
    fn drop(&mut self) {
        self.d.zeroize();
    }
}

impl Public {
    /// Reads a JWK that carries its own `kid`. A private member in it is not looked at.
    ///
    /// # Errors
    /// When the text is no P-256 JWK with a `kid`.
    pub fn from_jwk(text: &str) -> Result<Self, KeyError> {
        let jwk = read(text)?;
        let kid = jwk.kid.clone().ok_or(KeyError::Kid)?;
        Self::from_members(kid, &jwk)
    }

    /// Reads a JWK that is listed under `kid`; a `kid` inside must be the same.
    ///
    /// # Errors
    /// When the text is no P-256 JWK or carries another `kid`.
    pub fn listed(kid: &str, text: &str) -> Result<Self, KeyError> {
        let jwk = read(text)?;
        if jwk.kid.as_deref().is_some_and(|inner| inner != kid) {
            return Err(KeyError::Kid);
        }
        Self::from_members(kid.to_owned(), &jwk)
    }

    fn from_members(kid: String, jwk: &Jwk) -> Result<Self, KeyError> {
        Self::from_coordinates(kid, &jwk.x, &jwk.y)
    }

    /// The key of two coordinates as they stand in a JWK, if they are a point of the curve.
    pub(crate) fn from_coordinates(kid: String, x: &str, y: &str) -> Result<Self, KeyError> {
        let public = Self { kid: checked_kid(kid)?, x: number(x)?, y: number(y)? };
        public.parsed()?;
        Ok(public)
    }

    /// The id of the key.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The key as JWK text, members in the order `kty crv kid x y`.
    #[must_use]
    pub fn to_jwk(&self) -> String {
        let (x, y) = self.coordinates();
        // The kid is checked to need no escapes.
        format!(r#"{{"kty":"EC","crv":"P-256","kid":"{}","x":"{x}","y":"{y}"}}"#, self.kid)
    }

    /// Both coordinates as they stand in a JWK.
    pub(crate) fn coordinates(&self) -> (String, String) {
        (encode(&self.x), encode(&self.y))
    }

    /// The uncompressed point: 4, x, y.
    pub(crate) fn point(&self) -> [u8; 65] {
        let mut point = [4; 65];
        for (to, from) in point.iter_mut().skip(1).zip(self.x.iter().chain(&self.y)) {
            *to = *from;
        }
        point
    }

    fn parsed(&self) -> Result<(), KeyError> {
        let point = agreement::UnparsedPublicKey::new(&agreement::ECDH_P256, self.point());
        agreement::ParsedPublicKey::try_from(&point).map(|_| ()).map_err(|_| KeyError::Numbers)
    }
}

impl Private {
    /// The key of a secret number, big-endian.
    ///
    /// # Errors
    /// When the number is zero or above the order of the curve, or the `kid` is not usable.
    pub fn from_secret(kid: &str, secret: &[u8; 32]) -> Result<Self, KeyError> {
        Self::from_parts(kid, secret, agreement_key(secret)?)
    }

    fn from_parts(kid: &str, secret: &[u8; 32], key: agreement::PrivateKey) -> Result<Self, KeyError> {
        let point = key.compute_public_key().map_err(|_| KeyError::Numbers)?;
        let (x, y) = halves(point.as_ref()).ok_or(KeyError::Numbers)?;
        let public = Public { kid: checked_kid(kid.to_owned())?, x, y };
        Ok(Self { secret: Zeroizing::new(*secret), agreement: Arc::new(key), public })
    }

    /// Makes a new key from the caller's random bytes.
    ///
    /// # Errors
    /// When the `kid` is not usable, or when the source gives no usable number in eight tries: then it is not random.
    pub fn generate(kid: &str, random: &mut Random<'_>) -> Result<Self, KeyError> {
        let mut secret = Zeroizing::new([0; 32]);
        for _ in 0..8 {
            random(secret.as_mut_slice());
            if let Ok(key) = agreement_key(&secret) {
                return Self::from_parts(kid, &secret, key);
            }
        }
        Err(KeyError::Numbers)
    }

    /// Reads a private JWK with its `kid`.
    ///
    /// # Errors
    /// When the text is no private P-256 JWK, or its halves do not belong together.
    pub fn from_jwk(text: &str) -> Result<Self, KeyError> {
        let jwk = read(text)?;
        let listed = Public::from_members(jwk.kid.clone().ok_or(KeyError::Kid)?, &jwk)?;
        let secret = Zeroizing::new(number(jwk.d.as_deref().ok_or(KeyError::NotAJwk)?)?);
        let key = Self::from_secret(&listed.kid, &secret)?;
        if key.public == listed { Ok(key) } else { Err(KeyError::Numbers) }
    }

    /// The key as JWK text, to be kept where only its owner reads.
    #[must_use]
    pub fn to_jwk(&self) -> Zeroizing<String> {
        let (x, y) = self.public.coordinates();
        let d = Zeroizing::new(encode(self.secret.as_slice()));
        let kid = &self.public.kid;
        Zeroizing::new(format!(
            r#"{{"kty":"EC","crv":"P-256","kid":"{kid}","x":"{x}","y":"{y}","d":"{}"}}"#,
            d.as_str()
        ))
    }

    /// The half that may be shown.
    #[must_use]
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// The number itself. Only [`crate::backup`] asks, which seals it.
    pub(crate) fn secret_number(&self) -> Zeroizing<[u8; 32]> {
        self.secret.clone()
    }

    /// The secret that two keys share. Only [`crate::seal`] asks.
    pub(crate) fn agree<R>(&self, with: &Public, derive: impl FnOnce(&[u8]) -> Option<R>) -> Option<R> {
        let peer = agreement::UnparsedPublicKey::new(&agreement::ECDH_P256, with.point());
        agreement::agree(self.agreement.as_ref(), peer, (), |secret| derive(secret).ok_or(())).ok()
    }
}

impl Signer for Private {
    fn kid(&self) -> &str {
        &self.public.kid
    }

    fn sign(&self, signing_input: &[u8]) -> Result<[u8; 64], SignError> {
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            self.secret.as_slice(),
            &self.public.point(),
        )
        .map_err(|_| SignError::Refused)?;
        let signature = pair.sign(&SystemRandom::new(), signing_input).map_err(|_| SignError::Refused)?;
        signature.as_ref().try_into().map_err(|_| SignError::Refused)
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Private").field("kid", &self.public.kid).finish_non_exhaustive()
    }
}

fn read(text: &str) -> Result<Jwk, KeyError> {
    let jwk: Jwk = serde_json::from_str(text).map_err(|_| KeyError::NotAJwk)?;
    if jwk.kty == "EC" && jwk.crv == "P-256" { Ok(jwk) } else { Err(KeyError::OtherKind) }
}

pub(crate) fn checked_kid(kid: String) -> Result<String, KeyError> {
    let usable = (1..=64).contains(&kid.len()) && kid.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\');
    if usable { Ok(kid) } else { Err(KeyError::Kid) }
}

fn number(text: &str) -> Result<[u8; 32], KeyError> {
    let bytes = Zeroizing::new(decode(text).ok_or(KeyError::NotAJwk)?);
    bytes.as_slice().try_into().map_err(|_| KeyError::Numbers)
}

fn halves(point: &[u8]) -> Option<([u8; 32], [u8; 32])> {
    let (x, y) = point.strip_prefix(&[4])?.split_at_checked(32)?;
    Some((x.try_into().ok()?, y.try_into().ok()?))
}

fn agreement_key(secret: &[u8; 32]) -> Result<agreement::PrivateKey, KeyError> {
    agreement::PrivateKey::from_private_key(&agreement::ECDH_P256, secret).map_err(|_| KeyError::Numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7518, Appendix C: Alice's and Bob's keys.
    const ALICE: &str = r#"{"kty":"EC","crv":"P-256","kid":"alice","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps","d":"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo"}"#;

    #[test]
    fn a_key_survives_the_way_through_its_text() {
        let key = Private::from_jwk(ALICE).unwrap();
        assert_eq!(key.to_jwk().as_str(), ALICE);
        assert_eq!(&Public::from_jwk(&key.public().to_jwk()).unwrap(), key.public());
        assert_eq!(Public::listed("alice", ALICE).as_ref(), Ok(key.public()));
    }

    #[test]
    fn a_key_that_is_not_what_it_says_is_refused() {
        for (wrong, expected) in [
            (ALICE.replace("P-256", "P-384"), KeyError::OtherKind),
            (ALICE.replace("\"EC\"", "\"OKP\""), KeyError::OtherKind),
            (ALICE.replace("\"kid\":\"alice\",", ""), KeyError::Kid),
            (ALICE.replace("SLW_", "SLW-"), KeyError::Numbers),
            (ALICE.replace("0_Nx", "1_Nx"), KeyError::Numbers),
            (ALICE.replace("\"d\":", "\"e\":"), KeyError::NotAJwk),
            ("{}".to_owned(), KeyError::NotAJwk),
        ] {
            assert_eq!(Private::from_jwk(&wrong).err(), Some(expected), "{wrong}");
        }
        assert_eq!(Public::listed("bob", ALICE), Err(KeyError::Kid));
        assert!(Private::from_secret("zero", &[0; 32]).is_err());
        assert!(Private::from_secret("above-the-order", &[255; 32]).is_err());
    }

    #[test]
    fn a_source_that_is_not_random_gives_no_key_and_a_secret_does_not_show() {
        assert!(Private::generate("k", &mut |bytes| bytes.fill(255)).is_err());
        let key = Private::generate("k", &mut |bytes| bytes.fill(7)).unwrap();
        assert_eq!(format!("{key:?}"), r#"Private { kid: "k", .. }"#);
    }
}
