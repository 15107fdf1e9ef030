//! Attachments: each is sealed by itself with AES-256-GCM under a key of its own, which travels inside the envelope. What
//! is authenticated besides is the submission and the part's number, so that no part can be passed off as another.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use domain::SubmissionId;

use super::{OpenError, SealError, TAG_BYTES};
use crate::{Random, decode, encode};

/// The most that one attachment holds before it is sealed: 10 MiB.
pub const PART_PLAINTEXT_MAX: usize = 10 * 1024 * 1024;

/// The key and the IV of one attachment. Sealing consumes them, so that no second plaintext is sealed under them.
pub struct PartKey {
    key: Zeroizing<[u8; 32]>,
    iv: [u8; 12],
}

impl PartKey {
    /// Draws a fresh key and IV.
    #[must_use]
    pub fn draw(random: &mut Random<'_>) -> Self {
        let (mut key, mut iv) = (Zeroizing::new([0; 32]), [0; 12]);
        random(key.as_mut_slice());
        random(&mut iv);
        Self { key, iv }
    }

    /// Reads both as they stand in an envelope, base64url; nothing if they are not 32 and 12 bytes.
    #[must_use]
    pub fn from_spelling(key: &str, iv: &str) -> Option<Self> {
        let key = Zeroizing::new(decode(key)?);
        Some(Self { key: Zeroizing::new(key.as_slice().try_into().ok()?), iv: decode(iv)?.try_into().ok()? })
    }

    /// Both as they stand in an envelope, base64url: key, then IV.
    #[must_use]
    pub fn spelling(&self) -> (Zeroizing<String>, String) {
        (Zeroizing::new(encode(self.key.as_slice())), encode(&self.iv))
    }

    fn cipher(&self) -> Option<LessSafeKey> {
        Some(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, self.key.as_slice()).ok()?))
    }

    fn nonce(&self) -> Nonce {
        Nonce::assume_unique_for_key(self.iv)
    }
}

impl fmt::Debug for PartKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartKey")
    }
}

/// Seals an attachment where it lies in memory; the tag of 16 bytes follows the ciphertext.
///
/// # Errors
/// When it is larger than 10 MiB or the library refuses.
pub fn seal_part(sid: SubmissionId, n: u16, mut plaintext: Vec<u8>, key: PartKey) -> Result<Vec<u8>, SealError> {
    if plaintext.len() > PART_PLAINTEXT_MAX {
        return Err(SealError::PartTooLarge { bytes: plaintext.len() });
    }
    // Room for the tag beforehand: a vector that grows would leave a copy of the plaintext behind.
    if plaintext.capacity() < plaintext.len() + TAG_BYTES {
        let mut roomy = Vec::with_capacity(plaintext.len() + TAG_BYTES);
        roomy.extend_from_slice(&plaintext);
        zeroize::Zeroize::zeroize(&mut plaintext);
        plaintext = roomy;
    }
    let cipher = key.cipher().ok_or(SealError::Refused)?;
    let sealed = cipher.seal_in_place_append_tag(key.nonce(), Aad::from(about(sid, n)), &mut plaintext);
    sealed.map(|()| plaintext).map_err(|_| SealError::Refused)
}

/// Opens an attachment where it lies in memory.
///
/// # Errors
/// When it was changed, or is another part or another submission's.
pub fn open_part(sid: SubmissionId, n: u16, sealed: Vec<u8>, key: &PartKey) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut content = Zeroizing::new(sealed);
    let cipher = key.cipher().ok_or(OpenError::Broken)?;
    let opened = cipher.open_in_place(key.nonce(), Aad::from(about(sid, n)), &mut content);
    let length = opened.map_err(|_| OpenError::Broken)?.len();
    content.truncate(length);
    Ok(content)
}

/// What the seal vouches for besides: ASCII, `6f9619ff-8b86-4d01-b42d-00cf4fc964ff:1`.
fn about(sid: SubmissionId, n: u16) -> String {
    format!("{sid}:{n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by Python's `cryptography` 50.0.2: key 00..1f, IV 20..2b, part 1 of this submission, plaintext `%PDF-1.7`.
    const SEALED: &str = "92riNkGpNDklL2v6AB5Lsk_6ZaT2BbkO";

    fn sid() -> SubmissionId {
        "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap()
    }

    fn key() -> PartKey {
        let mut next = 0;
        PartKey::draw(&mut |bytes| bytes.iter_mut().for_each(|byte| (*byte, next) = (next, next + 1)))
    }

    #[test]
    fn a_part_of_another_library_opens_and_ours_is_the_same_to_the_byte() {
        assert_eq!(encode(&seal_part(sid(), 1, b"%PDF-1.7".to_vec(), key()).unwrap()), SEALED);
        assert_eq!(open_part(sid(), 1, decode(SEALED).unwrap(), &key()).unwrap().as_slice(), b"%PDF-1.7");
        let (secret, iv) = key().spelling();
        let read = PartKey::from_spelling(&secret, &iv).unwrap();
        assert!(open_part(sid(), 1, decode(SEALED).unwrap(), &read).is_ok());
        assert!(PartKey::from_spelling(&iv, &secret).is_none());
        assert_eq!(format!("{read:?}"), "PartKey");
    }

    #[test]
    fn every_byte_the_number_and_the_submission_count() {
        let sealed = decode(SEALED).unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open_part(sid(), 1, changed, &key()), Err(OpenError::Broken), "{place}");
        }
        let other = "6f9619ff-8b86-4d01-b42d-00cf4fc964fe".parse().unwrap();
        assert_eq!(open_part(sid(), 2, sealed.clone(), &key()), Err(OpenError::Broken));
        assert_eq!(open_part(other, 1, sealed.clone(), &key()), Err(OpenError::Broken));
        assert_eq!(open_part(sid(), 1, sealed[..10].to_vec(), &key()), Err(OpenError::Broken));
    }

    #[test]
    fn ten_mebibytes_are_taken_and_one_byte_more_is_not() {
        let full = vec![7; PART_PLAINTEXT_MAX];
        let sealed = seal_part(sid(), 40, full.clone(), key()).unwrap();
        assert_eq!(sealed.len(), PART_PLAINTEXT_MAX + 16);
        assert_eq!(*open_part(sid(), 40, sealed, &key()).unwrap(), full);
        let more = seal_part(sid(), 40, vec![7; PART_PLAINTEXT_MAX + 1], key());
        assert_eq!(more, Err(SealError::PartTooLarge { bytes: PART_PLAINTEXT_MAX + 1 }));
    }
}
