//! A private key for the safe: sealed under a passphrase that Argon2id stretches (RFC 9106), bound to its name and what it
//! is for. The sealed form has 77 bytes, so that it can be kept on paper as well as in a file.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::Random;
use crate::keys::{KeyError, Private};
use crate::lock::{Cost, UnfitCost, stretch};

/// Version, salt, IV, the secret number, tag.
pub const SEALED_BYTES: usize = 1 + SALT_BYTES + IV_BYTES + 32 + 16;
/// A shorter passphrase is not taken: whoever has the paper may guess for years.
pub const PASSPHRASE_CHARS_MIN: usize = 16;

const VERSION: u8 = 1;
const SALT_BYTES: usize = 16;
const IV_BYTES: usize = 12;
/// What version 1 stretches with. It stands nowhere in the sealed form, so nobody can make it cheaper there.
const COST: Cost = Cost { memory_kib: 128 * 1024, passes: 4, lanes: 1 };

/// A key as it lies in the safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKey(pub [u8; SEALED_BYTES]);

/// Why a key does not come out of the safe, or does not go in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Too easy to guess.
    #[error("the passphrase has fewer than {PASSPHRASE_CHARS_MIN} characters; take five or six words")]
    Short,
    /// Another passphrase, another key's name, or changed bytes.
    #[error("the passphrase is not the one, or the copy was changed")]
    Locked,
    /// A later release wrote it.
    #[error("the copy was written by a later version of this program")]
    Version,
    /// What was sealed is no key.
    #[error("what was sealed is no key")]
    Key(#[source] KeyError),
    /// There is no memory to stretch with.
    #[error("the passphrase cannot be stretched on this machine")]
    Cost(#[source] UnfitCost),
    /// The library refused.
    #[error("the cryptographic library refused")]
    Refused,
}

/// What a passphrase gives with one salt; stretching takes about a second, so several keys share it.
pub struct Safe {
    root: Zeroizing<[u8; 32]>,
    salt: [u8; SALT_BYTES],
}

impl Safe {
    /// A new safe under a passphrase.
    ///
    /// # Errors
    /// When the passphrase is short or the machine has too little memory.
    pub fn new(passphrase: &str, random: &mut Random<'_>) -> Result<Self, BackupError> {
        if passphrase.chars().count() < PASSPHRASE_CHARS_MIN {
            return Err(BackupError::Short);
        }
        let mut salt = [0; SALT_BYTES];
        random(&mut salt);
        Self::with_salt(passphrase, salt)
    }

    /// The safe that a key lies in, opened with its passphrase if that is the right one.
    ///
    /// # Errors
    /// When the copy is of a later version or the machine has too little memory.
    pub fn of(sealed: &SealedKey, passphrase: &str) -> Result<Self, BackupError> {
        let [version, rest @ ..] = &sealed.0;
        if *version != VERSION {
            return Err(BackupError::Version);
        }
        let salt = rest.first_chunk().copied().ok_or(BackupError::Locked)?;
        Self::with_salt(passphrase, salt)
    }

    fn with_salt(passphrase: &str, salt: [u8; SALT_BYTES]) -> Result<Self, BackupError> {
        let root = stretch(passphrase.as_bytes(), &salt, COST).map_err(BackupError::Cost)?;
        Ok(Self { root, salt })
    }

    /// Whether a key lies in this very safe, so that the passphrase need not be stretched again.
    #[must_use]
    pub fn holds(&self, sealed: &SealedKey) -> bool {
        sealed.0.get(1..=SALT_BYTES) == Some(&self.salt)
    }

    /// Puts a key in.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn seal(&self, key: &Private, random: &mut Random<'_>) -> Result<SealedKey, BackupError> {
        let mut iv = [0; IV_BYTES];
        random(&mut iv);
        let mut secret = key.secret_number();
        let tag = self
            .cipher()?
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(iv),
                Aad::from(about(key.public().kid())),
                secret.as_mut_slice(),
            )
            .map_err(|_| BackupError::Refused)?;
        let mut sealed = [VERSION; SEALED_BYTES];
        let bytes = self.salt.iter().chain(&iv).chain(secret.iter()).chain(tag.as_ref());
        sealed.iter_mut().skip(1).zip(bytes).for_each(|(to, from)| *to = *from);
        Ok(SealedKey(sealed))
    }

    /// Takes a key out, under the name it went in with.
    ///
    /// # Errors
    /// When the passphrase was another, or the copy is another key's or was changed.
    pub fn open(&self, kid: &str, sealed: &SealedKey) -> Result<Private, BackupError> {
        let locked = BackupError::Locked;
        let (head, content) = sealed.0.split_at_checked(1 + SALT_BYTES).ok_or(locked.clone())?;
        let (iv, content) = content.split_first_chunk::<IV_BYTES>().ok_or(locked.clone())?;
        if head.first() != Some(&VERSION) || !self.holds(sealed) {
            return Err(locked);
        }
        let mut content = Zeroizing::new(content.to_vec());
        let nonce = Nonce::assume_unique_for_key(*iv);
        let secret = self.cipher()?.open_in_place(nonce, Aad::from(about(kid)), &mut content).map_err(|_| locked)?;
        let secret: Zeroizing<[u8; 32]> =
            Zeroizing::new((&*secret).try_into().map_err(|_| BackupError::Key(KeyError::Numbers))?);
        Private::from_secret(kid, &secret).map_err(BackupError::Key)
    }

    fn cipher(&self) -> Result<LessSafeKey, BackupError> {
        let key = UnboundKey::new(&AES_256_GCM, self.root.as_slice()).map_err(|_| BackupError::Refused)?;
        Ok(LessSafeKey::new(key))
    }
}

/// What the seal vouches for besides: whose key it is.
fn about(kid: &str) -> String {
    format!("guichet key backup 1:{kid}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    const WORDS: &str = "seven green lanterns at noon";

    #[test]
    fn a_key_comes_out_as_it_went_in_under_its_own_name_and_passphrase_alone() {
        let key = Private::from_secret("SFA-enc-1", &[7; 32]).unwrap();
        let other = Private::from_secret("SFA-sig-1", &[8; 32]).unwrap();
        let mut dice = dice();
        let safe = Safe::new(WORDS, &mut dice).unwrap();
        let (one, two) = (safe.seal(&key, &mut dice).unwrap(), safe.seal(&other, &mut dice).unwrap());
        let again = Safe::of(&one, WORDS).unwrap();
        assert!(again.holds(&two));
        assert_eq!(*again.open("SFA-enc-1", &one).unwrap().to_jwk(), *key.to_jwk());
        assert_eq!(*again.open("SFA-sig-1", &two).unwrap().to_jwk(), *other.to_jwk());
        assert_eq!(again.open("SFA-sig-1", &one).err(), Some(BackupError::Locked), "another key's name");
        for place in 0..SEALED_BYTES {
            let mut changed = one.clone();
            changed.0[place] ^= 1;
            assert_eq!(again.open("SFA-enc-1", &changed).err(), Some(BackupError::Locked), "{place}");
        }
        let wrong = Safe::of(&one, "seven green lanterns at dusk").unwrap();
        assert_eq!(wrong.open("SFA-enc-1", &one).err(), Some(BackupError::Locked));
        let mut later = one;
        later.0[0] = 2;
        assert_eq!(Safe::of(&later, WORDS).err(), Some(BackupError::Version));
    }

    #[test]
    fn a_short_passphrase_is_not_taken() {
        assert_eq!(Safe::new("fifteen letters", &mut dice()).err(), Some(BackupError::Short));
    }
}
