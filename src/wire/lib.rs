//! What travels between terminal, gateway and agency: envelopes, manifests, receipts, problems, and how they are
//! sealed and signed. Bytes in, bytes out: it knows no clock, disk or network, and makes no randomness of its own but
//! for the nonce inside an ECDSA signature and the seed inside RSA-OAEP, which the cryptographic library draws itself.

pub mod backup;
pub mod code;
#[cfg(test)]
mod dice;
pub mod draft;
pub mod keys;
pub mod lock;
pub mod paper;
pub mod pin;
pub mod problem;
pub mod rsa;
pub mod seal;
pub mod sign;
pub mod v1;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A source of random bytes that fills the whole slice; the roof owns the real one.
pub type Random<'a> = dyn FnMut(&mut [u8]) + 'a;

/// SHA-256 as it stands on the wire: base64url without padding, 43 characters.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    encode(&sha256_bytes(bytes))
}

/// SHA-256 itself, for whoever writes it in another way.
#[must_use]
pub fn sha256_bytes(bytes: &[u8]) -> [u8; 32] {
    let mut sha256 = [0; 32];
    sha256.copy_from_slice(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref());
    sha256
}

/// The value of a `Content-Digest` header (RFC 9530) for a body, which is standard base64 between colons.
#[must_use]
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256_bytes(body)))
}

/// The same header for bytes whose hash is known as it stands in a manifest; nothing if that is no SHA-256.
#[must_use]
pub fn content_digest_of(sha256: &str) -> Option<String> {
    let hash = decode(sha256).filter(|hash| hash.len() == 32)?;
    Some(format!("sha-256=:{}:", STANDARD.encode(hash)))
}

/// The operating system's random bytes. Nothing in this crate calls it: it stands here so that the roof has a real
/// [`Random`] to give, from the library that makes the keys.
#[expect(clippy::expect_used, reason = "without randomness no key can be made and nothing may be sealed")]
pub fn system_random(bytes: &mut [u8]) {
    aws_lc_rs::rand::fill(bytes).expect("the operating system gives random bytes");
}

/// Base64url without padding, the one spelling of binary values on the wire.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding; anything but the one canonical spelling is nothing.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The JSON of one of this crate's own shapes.
#[expect(clippy::expect_used, reason = "our shapes hold text keys and no floats, so serde_json cannot refuse them")]
fn json<T: serde::Serialize>(shape: &T) -> Vec<u8> {
    serde_json::to_vec(shape).expect("a wire shape is representable in JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standards() {
        assert_eq!(sha256(b"abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        // RFC 9530, Appendix B.2: the representation with its newline.
        assert_eq!(
            content_digest(b"{\"hello\": \"world\"}\n"),
            "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
        );
        assert_eq!(content_digest_of(&sha256(b"abc")), Some(content_digest(b"abc")));
        assert_eq!(content_digest_of("AAAA"), None);
    }

    #[test]
    fn binary_values_have_one_spelling() {
        assert_eq!(decode("AA"), Some(vec![0]));
        for wrong in ["AB", "AA==", "A", "A+", "A/", "A A"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_system_is_random() {
        let (mut one, mut other) = ([0; 32], [0; 32]);
        system_random(&mut one);
        system_random(&mut other);
        assert_ne!(one, other);
    }
}
