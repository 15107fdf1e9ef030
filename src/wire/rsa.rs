//! RSA keys to seal to, as JSON Web Keys: for agencies whose security module has no elliptic curves. They seal and open and
//! never sign. It knows text and bytes, not where a key is kept.

use std::fmt;

use aws_lc_rs::rsa::{
    OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, OaepPublicEncryptingKey, PrivateDecryptingKey,
    PublicEncryptingKey, PublicKeyComponents,
};
use serde::Deserialize;
use zeroize::{Zeroize, Zeroizing};

use crate::keys::{KeyError, checked_kid};
use crate::{decode, encode, sha256_bytes};

/// What has to last for as long as an application is worth keeping secret (NIST SP 800-57: 128 bits).
const BITS_MIN: usize = 3_072;
/// What every common security module has; more makes an envelope longer than its readers take.
const BITS_MAX: usize = 8_192;

/// The public half of a key, under its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public {
    kid: String,
    n: Vec<u8>,
    e: Vec<u8>,
}

/// A private key under its id. It shows neither in `Debug` output nor in our memory once dropped.
#[derive(Clone)]
pub struct Private {
    key: PrivateDecryptingKey,
    jwk: Zeroizing<String>,
    /// Unknown to everybody else; see [`Private::open`].
    mask: Zeroizing<[u8; 32]>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    n: String,
    e: String,
    #[serde(flatten)]
    secret: Option<Secret>,
}

/// RFC 7518 §6.3.2; all of them, as every tool writes them.
#[derive(Deserialize)]
struct Secret {
    d: String,
    p: String,
    q: String,
    dp: String,
    dq: String,
    qi: String,
}

impl Drop for Secret {
    fn drop(&mut self) {
        for number in [&mut self.d, &mut self.p, &mut self.q, &mut self.dp, &mut self.dq, &mut self.qi] {
            number.zeroize();
        }
    }
}

impl Public {
    /// Reads a JWK that is listed under `kid`, or carries its own; a private member in it is not looked at.
    pub(crate) fn read(kid: Option<&str>, text: &str) -> Result<Self, KeyError> {
        Self::of(kid, &read(text)?)
    }

    fn of(kid: Option<&str>, jwk: &Jwk) -> Result<Self, KeyError> {
        let kid = match (kid, jwk.kid.as_deref()) {
            (Some(listed), Some(inner)) if listed != inner => return Err(KeyError::Kid),
            (Some(kid), _) | (None, Some(kid)) => checked_kid(kid.to_owned())?,
            (None, None) => return Err(KeyError::Kid),
        };
        let number = |text: &str| decode(text).ok_or(KeyError::NotAJwk);
        let public = Self { kid, n: number(&jwk.n)?, e: number(&jwk.e)? };
        match public.parsed() {
            Some(key) if (BITS_MIN..=BITS_MAX).contains(&key.key_size_bits()) => Ok(public),
            Some(_) => Err(KeyError::Size),
            None => Err(KeyError::Numbers),
        }
    }

    /// The id of the key.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The key as JWK text, members in the order `kty kid n e`.
    #[must_use]
    pub fn to_jwk(&self) -> String {
        // The kid is checked to need no escapes.
        format!(r#"{{"kty":"RSA","kid":"{}","n":"{}","e":"{}"}}"#, self.kid, encode(&self.n), encode(&self.e))
    }

    /// Seals a content key with RSA-OAEP-256. The seed of the padding is drawn by the library itself.
    pub(crate) fn seal(&self, content_key: &[u8; 32]) -> Option<Vec<u8>> {
        let key = OaepPublicEncryptingKey::new(self.parsed()?).ok()?;
        let mut sealed = vec![0; key.ciphertext_size()];
        let length = key.encrypt(&OAEP_SHA256_MGF1SHA256, content_key, &mut sealed, None).ok()?.len();
        sealed.truncate(length);
        Some(sealed)
    }

    fn parsed(&self) -> Option<PublicEncryptingKey> {
        PublicKeyComponents { n: self.n.as_slice(), e: self.e.as_slice() }.try_into().ok()
    }
}

impl Private {
    /// Reads a private JWK with its `kid` and all its members.
    pub(crate) fn from_jwk(text: &str) -> Result<(Self, Public), KeyError> {
        let jwk = read(text)?;
        let public = Public::of(None, &jwk)?;
        let secret = jwk.secret.as_ref().ok_or(KeyError::NotAJwk)?;
        let document = pkcs8(&public, secret)?;
        let key = PrivateDecryptingKey::from_pkcs8(&document).map_err(|_| KeyError::Numbers)?;
        let mask = Zeroizing::new(sha256_bytes(&document));
        Ok((Self { key, jwk: Zeroizing::new(text.trim().to_owned()), mask }, public))
    }

    /// The key as JWK text, to be kept where only its owner reads.
    pub(crate) fn to_jwk(&self) -> Zeroizing<String> {
        self.jwk.clone()
    }

    /// Opens a content key. Where that is wrong, another key comes out that nobody knows, so that whoever sends changed ones
    /// learns nothing from what happens next (RFC 7516 §11.5).
    pub(crate) fn open(&self, sealed: &[u8]) -> Zeroizing<[u8; 32]> {
        self.opened(sealed).unwrap_or_else(|| {
            let hidden = Zeroizing::new([self.mask.as_slice(), sealed].concat());
            Zeroizing::new(sha256_bytes(&hidden))
        })
    }

    fn opened(&self, sealed: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let key = OaepPrivateDecryptingKey::new(self.key.clone()).ok()?;
        let mut content = Zeroizing::new(vec![0; key.min_output_size()]);
        let content = key.decrypt(&OAEP_SHA256_MGF1SHA256, sealed, &mut content, None).ok()?;
        Some(Zeroizing::new((&*content).try_into().ok()?))
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private")
    }
}

fn read(text: &str) -> Result<Jwk, KeyError> {
    let jwk: Jwk = serde_json::from_str(text).map_err(|_| KeyError::NotAJwk)?;
    if jwk.kty == "RSA" { Ok(jwk) } else { Err(KeyError::OtherKind) }
}

/// The key as the library reads it: PKCS #8 (RFC 5208) around the numbers of RFC 8017, A.1.2.
fn pkcs8(public: &Public, secret: &Secret) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    /// `rsaEncryption`, without parameters.
    const ALGORITHM: &[u8] =
        &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    let mut numbers = integer(&[]);
    numbers.extend(integer(&public.n).iter());
    numbers.extend(integer(&public.e).iter());
    for text in [&secret.d, &secret.p, &secret.q, &secret.dp, &secret.dq, &secret.qi] {
        let number = Zeroizing::new(decode(text).ok_or(KeyError::NotAJwk)?);
        numbers.extend(integer(&number).iter());
    }
    let mut document = integer(&[]);
    document.extend(ALGORITHM);
    document.extend(tagged(0x04, &tagged(0x30, &numbers)).iter());
    Ok(tagged(0x30, &document))
}

/// A DER integer that is not negative.
fn integer(number: &[u8]) -> Zeroizing<Vec<u8>> {
    let digits = number.iter().skip_while(|byte| **byte == 0);
    let sign = digits.clone().next().is_none_or(|first| *first >= 0x80).then_some(&0);
    let content: Zeroizing<Vec<u8>> = Zeroizing::new(sign.into_iter().chain(digits).copied().collect());
    tagged(0x02, &content)
}

/// A DER value: tag, length, content. No key is longer than 64 KiB.
fn tagged(tag: u8, content: &[u8]) -> Zeroizing<Vec<u8>> {
    let [.., high, low] = content.len().to_be_bytes();
    let mut value = Zeroizing::new(Vec::with_capacity(content.len() + 4));
    match (high, low) {
        (0, low) if low < 0x80 => value.extend([tag, low]),
        (0, low) => value.extend([tag, 0x81, low]),
        (high, low) => value.extend([tag, 0x82, high, low]),
    }
    value.extend_from_slice(content);
    value
}
