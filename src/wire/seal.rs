//! Sealing: a JWE in compact form with A256GCM for one recipient, by ECDH-ES over P-256 or, for an agency whose security
//! module has RSA alone, by RSA-OAEP-256. What the recipient's key is decides, so that nothing can be negotiated down. It
//! makes no randomness: each seal is given fresh keys and an IV.

mod part;
mod recipient;

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::kdf::{SskdfDigestAlgorithmId, get_sskdf_digest_algorithm, sskdf_digest};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Random, decode, encode, json, keys};

pub use part::{PART_PLAINTEXT_MAX, PartKey, open_part, seal_part};
pub use recipient::{OpenWith, Opener, Recipient, SealTo};

/// The most that goes into one envelope. A widely used reader refuses one byte more.
pub const PLAINTEXT_MAX: usize = 49_152;

const TYP: &str = "guichet-envelope+jwe";
const ECDH_ES: &str = "ECDH-ES";
const RSA_OAEP_256: &str = "RSA-OAEP-256";
const HEADER_BYTES_MAX: usize = 1_024;
/// What a seal adds to what it seals, in bytes.
pub const TAG_BYTES: usize = 16;
/// A full envelope is about 65,900 characters; nothing longer is even decoded.
const TOKEN_CHARS_MAX: usize = 68_000;

/// Keys and an IV that seal one plaintext and no second one: taking it consumes it. Each kind of recipient has use for one
/// of the keys.
pub struct Fresh {
    ephemeral: keys::Private,
    iv: [u8; 12],
    content: Zeroizing<[u8; 32]>,
}

impl Fresh {
    /// Draws fresh keys and an IV.
    ///
    /// # Errors
    /// When the source gives no usable key.
    pub fn draw(random: &mut Random<'_>) -> Result<Self, SealError> {
        let ephemeral = keys::Private::generate("ephemeral", random).map_err(|_| SealError::NotRandom)?;
        let mut iv = [0; 12];
        random(&mut iv);
        let mut content = Zeroizing::new([0; 32]);
        random(content.as_mut_slice());
        Ok(Self { ephemeral, iv, content })
    }
}

impl fmt::Debug for Fresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fresh")
    }
}

/// Why nothing was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// More than fits one envelope.
    #[error("{bytes} bytes do not fit one envelope of {PLAINTEXT_MAX}")]
    TooLarge {
        /// What there was.
        bytes: usize,
    },
    /// More than one attachment may hold.
    #[error("{bytes} bytes do not fit one attachment of {}", part::PART_PLAINTEXT_MAX)]
    PartTooLarge {
        /// What there was.
        bytes: usize,
    },
    /// The source of randomness gives no key.
    #[error("the source of random bytes gives no usable key")]
    NotRandom,
    /// The library refused.
    #[error("the cryptographic library refused to seal")]
    Refused,
}

/// Why an envelope does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not five segments, too long, or not base64url.
    #[error("not an envelope in compact form")]
    Form,
    /// A header with members, algorithms or types other than the one allowed.
    #[error("the envelope's header is not the one allowed")]
    Header,
    /// Sealed to another key.
    #[error("sealed to the key \"{kid}\"")]
    OtherKey {
        /// The one named.
        kid: String,
    },
    /// Changed on the way, or sealed to another key of the same name.
    #[error("the envelope was changed or sealed to another key")]
    Broken,
}

/// Seals a plaintext to one recipient.
///
/// # Errors
/// When the plaintext is too large or the library refuses.
pub fn seal<'a>(plaintext: &[u8], to: impl Into<SealTo<'a>>, fresh: Fresh) -> Result<String, SealError> {
    if plaintext.len() > PLAINTEXT_MAX {
        return Err(SealError::TooLarge { bytes: plaintext.len() });
    }
    let (header, wrapped, key) = match to.into() {
        SealTo::P256(to) => {
            let header = Header::new(Some(fresh.ephemeral.public()), to.kid());
            (header, Vec::new(), agreed_key(&fresh.ephemeral, to).ok_or(SealError::Refused)?)
        }
        SealTo::Rsa(to) => {
            let wrapped = to.seal(&fresh.content).ok_or(SealError::Refused)?;
            (Header::new(None, to.kid()), wrapped, cipher(&fresh.content).ok_or(SealError::Refused)?)
        }
    };
    let (header, wrapped) = (encode(&json(&header)), encode(&wrapped));
    let mut sealed = Zeroizing::new(Vec::with_capacity(plaintext.len() + TAG_BYTES));
    sealed.extend_from_slice(plaintext);
    let nonce = Nonce::assume_unique_for_key(fresh.iv);
    let tag = key
        .seal_in_place_separate_tag(nonce, Aad::from(header.as_bytes()), &mut sealed)
        .map_err(|_| SealError::Refused)?;
    Ok(format!("{header}.{wrapped}.{}.{}.{}", encode(&fresh.iv), encode(&sealed), encode(tag.as_ref())))
}

/// Opens an envelope with the one key it was sealed to.
///
/// # Errors
/// When anything about it is not exactly as sealed.
pub fn open<'a>(jwe: &str, key: impl Into<OpenWith<'a>>) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let token = Token::split(jwe)?;
    let header = token.header()?;
    let key = key.into();
    if header.kid != key.kid() {
        return Err(OpenError::OtherKey { kid: header.kid });
    }
    let iv = decode(token.iv).and_then(|iv| <[u8; 12]>::try_from(iv).ok()).ok_or(OpenError::Form)?;
    let tag = decode(token.tag).filter(|tag| tag.len() == TAG_BYTES).ok_or(OpenError::Form)?;
    let mut content = Zeroizing::new(decode(token.content).ok_or(OpenError::Form)?);
    content.extend_from_slice(&tag);
    let wrapped = decode(token.wrapped).ok_or(OpenError::Form)?;
    let opener = match (key, &header.epk) {
        (OpenWith::P256(key), Some(epk)) if wrapped.is_empty() => {
            agreed_key(key, &epk.key().ok_or(OpenError::Header)?).ok_or(OpenError::Broken)?
        }
        (OpenWith::P256(_), Some(_)) => return Err(OpenError::Form),
        (OpenWith::Rsa(key, _), None) => cipher(&key.open(&wrapped)).ok_or(OpenError::Broken)?,
        // Another kind of key goes by that name here.
        (OpenWith::P256(_), None) | (OpenWith::Rsa(..), Some(_)) => return Err(OpenError::Header),
    };
    let nonce = Nonce::assume_unique_for_key(iv);
    let length = opener
        .open_in_place(nonce, Aad::from(token.header.as_bytes()), &mut content)
        .map_err(|_| OpenError::Broken)?
        .len();
    content.truncate(length);
    Ok(content)
}

/// The `kid` that an envelope names, so that an agency with several keys finds the right one.
///
/// # Errors
/// When it is no envelope of ours.
pub fn sealed_to(jwe: &str) -> Result<String, OpenError> {
    Ok(Token::split(jwe)?.header()?.kid)
}

struct Token<'a> {
    header: &'a str,
    wrapped: &'a str,
    iv: &'a str,
    content: &'a str,
    tag: &'a str,
}

impl<'a> Token<'a> {
    fn split(jwe: &'a str) -> Result<Self, OpenError> {
        if jwe.len() > TOKEN_CHARS_MAX {
            return Err(OpenError::Form);
        }
        let segments: Vec<&str> = jwe.split('.').collect();
        match segments.as_slice() {
            [header, wrapped, iv, content, tag] => Ok(Self { header, wrapped, iv, content, tag }),
            _ => Err(OpenError::Form),
        }
    }

    fn header(&self) -> Result<Header, OpenError> {
        let bytes = decode(self.header).ok_or(OpenError::Form)?;
        if bytes.len() > HEADER_BYTES_MAX {
            return Err(OpenError::Header);
        }
        let header: Header = serde_json::from_slice(&bytes).map_err(|_| OpenError::Header)?;
        if header.is_allowed() { Ok(header) } else { Err(OpenError::Header) }
    }
}

/// The protected header, members in the order they are written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    enc: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    epk: Option<Epk>,
    kid: String,
    typ: String,
    cty: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Epk {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

impl Header {
    fn new(ephemeral: Option<&keys::Public>, kid: &str) -> Self {
        let alg = if ephemeral.is_some() { ECDH_ES } else { RSA_OAEP_256 };
        Self {
            alg: alg.to_owned(),
            enc: "A256GCM".to_owned(),
            epk: ephemeral.map(Epk::of),
            kid: kid.to_owned(),
            typ: TYP.to_owned(),
            cty: "json".to_owned(),
        }
    }

    fn is_allowed(&self) -> bool {
        let is_whole = match &self.epk {
            Some(epk) => self.alg == ECDH_ES && epk.kty == "EC" && epk.crv == "P-256",
            None => self.alg == RSA_OAEP_256,
        };
        is_whole && self.enc == "A256GCM" && self.typ == TYP && self.cty == "json"
    }
}

impl Epk {
    fn of(key: &keys::Public) -> Self {
        let (x, y) = key.coordinates();
        Self { kty: "EC".to_owned(), crv: "P-256".to_owned(), x, y }
    }

    fn key(&self) -> Option<keys::Public> {
        keys::Public::from_coordinates("ephemeral".to_owned(), &self.x, &self.y).ok()
    }
}

fn agreed_key(own: &keys::Private, other: &keys::Public) -> Option<LessSafeKey> {
    let mut key = Zeroizing::new([0; 32]);
    own.agree(other, |secret| derive(secret, &other_info("A256GCM", &[], &[], 256), key.as_mut_slice()))?;
    cipher(&key)
}

fn cipher(key: &[u8; 32]) -> Option<LessSafeKey> {
    Some(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?))
}

/// The single-step KDF of NIST SP 800-56A with SHA-256, as RFC 7518 §4.6.2 uses it.
fn derive(secret: &[u8], info: &[u8], key: &mut [u8]) -> Option<()> {
    let algorithm = get_sskdf_digest_algorithm(SskdfDigestAlgorithmId::Sha256)?;
    sskdf_digest(algorithm, secret, info, key).ok()
}

/// What the key is for: algorithm, both parties and the key's length, each under its length.
fn other_info(algorithm: &str, apu: &[u8], apv: &[u8], key_bits: u32) -> Vec<u8> {
    let mut info = Vec::new();
    for field in [algorithm.as_bytes(), apu, apv] {
        info.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
        info.extend(field);
    }
    info.extend(key_bits.to_be_bytes());
    info
}

#[cfg(test)]
mod tests;
