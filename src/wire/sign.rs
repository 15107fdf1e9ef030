//! Signing: a JWS in compact form, ES256 alone. A verifier names the one type it expects and the keys it trusts; the
//! order of its checks is fixed, and nothing of a payload is read before its signature is good.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::{decode, encode, json, keys};

/// More than any of our headers needs, and all that a common strict reader takes.
const HEADER_BYTES_MAX: usize = 512;
/// A manifest is at most 16 KiB of payload; with its encoding and signature it stays below this.
const TOKEN_CHARS_MAX: usize = 32_768;

/// What signs: a key in a file, or one in a security chip that gives nothing but signatures.
pub trait Signer {
    /// The id under which the public half is listed.
    fn kid(&self) -> &str;

    /// The two numbers of an ES256 signature, 32 bytes each.
    ///
    /// # Errors
    /// When the holder of the key does not sign.
    fn sign(&self, signing_input: &[u8]) -> Result<[u8; 64], SignError>;
}

/// Why nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The holder of the key refused.
    #[error("the holder of the signing key refused to sign")]
    Refused,
}

/// What a signature proved: these bytes, under that key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// As signed.
    pub payload: Vec<u8>,
    /// Whose key.
    pub kid: String,
}

/// Why a token proves nothing, in the order of the checks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// Not three segments, or too long.
    #[error("not a signed token in compact form")]
    Form,
    /// Too long, not JSON, or with members that do not belong there (`crit`, `jku`, `jwk`, `x5u`, `b64` among them).
    #[error("the token's header is not the one allowed")]
    Header,
    /// Not ES256.
    #[error("signed with another algorithm than ES256")]
    Algorithm,
    /// A token of another type.
    #[error("a token of another type than \"{expected}\"")]
    Type {
        /// What should have been.
        expected: String,
    },
    /// A key that is not known for this purpose.
    #[error("the signing key \"{kid}\" is not known here")]
    UnknownKey {
        /// The one named.
        kid: String,
    },
    /// The key is known; the signature is not its.
    #[error("the signature is wrong")]
    Signature,
}

/// The protected header, members in the order they are written. `deny_unknown_fields` is what refuses `crit`, `jku`,
/// `jwk`, `x5u` and `b64`: nothing there could lead us to another key or another reading.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// Signs a payload as a token of a type.
///
/// # Errors
/// When the signer refuses.
pub fn sign_jws(typ: &str, payload: &[u8], signer: &dyn Signer) -> Result<String, SignError> {
    let header = Header { alg: "ES256".to_owned(), kid: signer.kid().to_owned(), typ: typ.to_owned() };
    let mut token = format!("{}.{}", encode(&json(&header)), encode(payload));
    let signature = signer.sign(token.as_bytes())?;
    token.push('.');
    token.push_str(&encode(&signature));
    Ok(token)
}

/// Verifies a token of the expected type under one of the known keys.
///
/// # Errors
/// The first of the checks that fails.
pub fn verify_jws(
    token: &str,
    typ: &str,
    keys: &dyn Fn(&str) -> Option<keys::Public>,
) -> Result<Verified, VerifyError> {
    let (signing_input, header, payload, signature) = split(token).ok_or(VerifyError::Form)?;
    let header = decode(header).filter(|bytes| bytes.len() <= HEADER_BYTES_MAX).ok_or(VerifyError::Header)?;
    let header: Header = serde_json::from_slice(&header).map_err(|_| VerifyError::Header)?;
    if header.alg != "ES256" {
        return Err(VerifyError::Algorithm);
    }
    if header.typ != typ {
        return Err(VerifyError::Type { expected: typ.to_owned() });
    }
    let Some(key) = keys(&header.kid) else {
        return Err(VerifyError::UnknownKey { kid: header.kid });
    };
    let signature = decode(signature).ok_or(VerifyError::Signature)?;
    if !is_signed_by(&key, signing_input.as_bytes(), &signature) {
        return Err(VerifyError::Signature);
    }
    let payload = decode(payload).ok_or(VerifyError::Form)?;
    Ok(Verified { payload, kid: header.kid })
}

/// Signing input, header, payload and signature of a token.
fn split(token: &str) -> Option<(&str, &str, &str, &str)> {
    if token.len() > TOKEN_CHARS_MAX {
        return None;
    }
    let (signing_input, signature) = token.rsplit_once('.')?;
    let (header, payload) = signing_input.split_once('.')?;
    (!payload.contains('.')).then_some((signing_input, header, payload, signature))
}

/// Whether these are the two numbers of that key's ES256 signature over these bytes.
pub(crate) fn is_signed_by(key: &keys::Public, signing_input: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.point()).verify(signing_input, signature).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TYP: &str = "guichet-manifest+jws";

    /// RFC 7515, Appendix A.3.
    const RFC_KEY: &str = r#"{"kty":"EC","crv":"P-256","kid":"rfc","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;
    const RFC_TOKEN: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    fn key(kid: &str, seed: u8) -> keys::Private {
        keys::Private::from_secret(kid, &[seed; 32]).unwrap()
    }

    fn verify(token: &str, typ: &str, known: &keys::Private) -> Result<Verified, VerifyError> {
        verify_jws(token, typ, &|kid| (kid == known.kid()).then(|| known.public().clone()))
    }

    /// A token of ours with another header, signed by the right key.
    fn with_header(header: &str, signer: &keys::Private) -> String {
        let input = format!("{}.{}", encode(header.as_bytes()), encode(b"{}"));
        let signature = signer.sign(input.as_bytes()).unwrap();
        format!("{input}.{}", encode(&signature))
    }

    #[test]
    fn the_signature_of_the_standard_verifies() {
        let (input, _, _, signature) = split(RFC_TOKEN).unwrap();
        let key = keys::Private::from_jwk(RFC_KEY).unwrap();
        let signature = decode(signature).unwrap();
        assert!(is_signed_by(key.public(), input.as_bytes(), &signature));
        assert!(!is_signed_by(key.public(), &input.as_bytes()[1..], &signature));
    }

    #[test]
    fn only_the_one_header_is_allowed() {
        let signer = key("T0417-3", 7);
        let good = r#"{"alg":"ES256","kid":"T0417-3","typ":"guichet-manifest+jws"}"#;
        assert_eq!(verify(&with_header(good, &signer), TYP, &signer).unwrap().payload, b"{}");
        let with = |member: &str| good.replace('}', &format!(",{member}}}"));
        for (header, expected) in [
            (good.replace("ES256", "none"), VerifyError::Algorithm),
            (good.replace("ES256", "HS256"), VerifyError::Algorithm),
            (good.replace("manifest", "receipt"), VerifyError::Type { expected: TYP.to_owned() }),
            (good.replace("T0417-3", "T0418-1"), VerifyError::UnknownKey { kid: "T0418-1".to_owned() }),
            (with(r#""crit":["x"]"#), VerifyError::Header),
            (with(r#""jku":"https://example.test""#), VerifyError::Header),
            (with(r#""jwk":{}"#), VerifyError::Header),
            (with(r#""x5u":"https://example.test""#), VerifyError::Header),
            (with(r#""b64":false"#), VerifyError::Header),
            (with(r#""alg":"ES256""#), VerifyError::Header),
            (good.replace(",\"typ\"", &format!("{},\"typ\"", " ".repeat(512))), VerifyError::Header),
        ] {
            assert_eq!(verify(&with_header(&header, &signer), TYP, &signer), Err(expected), "{header}");
        }
    }

    #[test]
    fn a_signature_by_another_key_of_the_same_name_is_wrong() {
        let token = sign_jws(TYP, b"{}", &key("T0417-3", 9)).unwrap();
        assert_eq!(verify(&token, TYP, &key("T0417-3", 7)), Err(VerifyError::Signature));
    }

    #[test]
    fn every_character_counts() {
        let signer = key("T0417-3", 7);
        let token = sign_jws(TYP, br#"{"v":1}"#, &signer).unwrap();
        for place in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(verify(&changed, TYP, &signer).is_err(), "the change at {place} was not noticed");
        }
        for wrong in ["", ".", "..", "a.b", "a.b.c.d", &token[1..], &format!("{token}="), &format!("{token}.")] {
            assert!(verify(wrong, TYP, &signer).is_err(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn what_was_signed_is_what_is_verified(payload in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let signer = key("T0417-3", 7);
            let token = sign_jws(TYP, &payload, &signer).unwrap();
            prop_assert_eq!(verify(&token, TYP, &signer).unwrap(), Verified { payload, kid: "T0417-3".to_owned() });
        }
    }
}
