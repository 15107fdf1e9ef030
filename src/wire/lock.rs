//! Keys from the codes that are printed for a citizen. A code is short enough to be typed, so it is stretched with
//! Argon2id (RFC 9106) before anything is derived from it; whoever steals the disk pays that price for every guess.
//! What is derived is kept apart by purpose: a key opens, a proof or a name shows only that somebody has the code.

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use zeroize::{Zeroize as _, Zeroizing};

use domain::{Draft, ReceiptSecret, Reference, ResumeCode};

use crate::v1::ReadError;
use crate::{decode, draft, encode, sha256};

/// Bytes of an AES-GCM nonce; it stands before the sealed bytes, drawn anew at every save.
pub const IV_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
/// More than this a stored row may not make us spend.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;

/// What one guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes, which run one after the other here.
    pub lanes: u32,
}

impl Cost {
    /// RFC 9106's second recommendation, 64 MiB and three passes, with one lane because a kiosk has few cores to spare:
    /// about a tenth of a second on the machine at hand.
    pub const KIOSK: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
}

/// A cost that Argon2 does not know or that would exhaust the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{memory_kib} KiB, {passes} passes and {lanes} lanes are no cost to stretch a code with")]
pub struct UnfitCost {
    /// As given.
    pub memory_kib: u32,
    /// As given.
    pub passes: u32,
    /// As given.
    pub lanes: u32,
}

/// Why sealed bytes do not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// Another code sealed them, or they were changed.
    #[error("sealed under another code, or changed since")]
    Locked,
    /// They open, but a later release wrote them.
    #[error("what was sealed cannot be read")]
    Read(#[source] ReadError),
}

/// What a receipt's secret gives: the key of the stored receipt, and a proof for whoever keeps its hash.
pub struct ReceiptLock {
    key: Zeroizing<[u8; 32]>,
    proof: Zeroizing<[u8; 32]>,
    reference: String,
}

impl ReceiptLock {
    /// Stretches a secret. The reference is the salt: no two receipts share one, and another terminal knows it too.
    ///
    /// # Errors
    /// When the cost is unfit.
    pub fn new(secret: &ReceiptSecret, reference: &Reference, cost: Cost) -> Result<Self, UnfitCost> {
        let reference = reference.to_string();
        let salt = sha256(format!("guichet receipt 1:{reference}").as_bytes());
        let root = stretch(secret.characters(), salt.as_bytes(), cost)?;
        let (key, proof) = (expand(&root, b"guichet receipt key"), expand(&root, b"guichet receipt proof"));
        Ok(Self { key, proof, reference })
    }

    /// What is shown to a gateway that keeps the `status_key`; it opens no receipt.
    #[must_use]
    pub fn proof(&self) -> String {
        encode(&*self.proof)
    }

    /// What the terminal and the gateway keep: the hash of the proof.
    #[must_use]
    pub fn status_key(&self) -> String {
        sha256(&*self.proof)
    }

    /// The receipt document for the store.
    #[must_use]
    pub fn seal(&self, document: &[u8], iv: [u8; IV_BYTES]) -> Vec<u8> {
        seal(&self.key, document, iv, &self.about())
    }

    /// The receipt document from the store.
    ///
    /// # Errors
    /// When it was sealed under another secret or another reference.
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, LockError> {
        open(&self.key, sealed, &self.about()).ok_or(LockError::Locked)
    }

    fn about(&self) -> String {
        format!("receipt:{}", self.reference)
    }
}

/// The hash under which whoever keeps `status_key`s finds a proof; nothing for what cannot be one.
#[must_use]
pub fn status_key_of(proof: &str) -> Option<String> {
    decode(proof).filter(|proof| proof.len() == 32).map(|proof| sha256(&proof))
}

/// What a draft's code gives: a name to find the draft by, and the key that opens it. Neither tells the other.
pub struct DraftLock {
    key: Zeroizing<[u8; 32]>,
    name: [u8; 16],
}

impl DraftLock {
    /// Stretches a code with the salt that the store keeps for its drafts.
    ///
    /// # Errors
    /// When the cost is unfit.
    pub fn new(code: &ResumeCode, salt: &[u8; 16], cost: Cost) -> Result<Self, UnfitCost> {
        let root = stretch(code.characters(), salt, cost)?;
        let whole = expand(&root, b"guichet draft name");
        let mut name = [0; 16];
        name.iter_mut().zip(whole.iter()).for_each(|(to, from)| *to = *from);
        Ok(Self { key: expand(&root, b"guichet draft key"), name })
    }

    /// Under which the store keeps the draft.
    #[must_use]
    pub fn name(&self) -> [u8; 16] {
        self.name
    }

    /// The draft for the store, under an IV that was never used before.
    #[must_use]
    pub fn seal(&self, draft: &Draft, iv: [u8; IV_BYTES]) -> Vec<u8> {
        seal(&self.key, &draft::encode(draft), iv, &self.about())
    }

    /// The draft from the store.
    ///
    /// # Errors
    /// When it was sealed under another code, was changed, or is of a later release.
    pub fn open(&self, sealed: &[u8]) -> Result<Draft, LockError> {
        let plain = open(&self.key, sealed, &self.about()).ok_or(LockError::Locked)?;
        draft::decode(&plain).map_err(LockError::Read)
    }

    fn about(&self) -> String {
        format!("draft:{}", encode(&self.name))
    }
}

impl fmt::Debug for ReceiptLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceiptLock").field("reference", &self.reference).finish_non_exhaustive()
    }
}

impl fmt::Debug for DraftLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftLock")
    }
}

pub(crate) fn stretch(code: &[u8], salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>, UnfitCost> {
    let Cost { memory_kib, passes, lanes } = cost;
    let unfit = UnfitCost { memory_kib, passes, lanes };
    if memory_kib > MEMORY_KIB_MAX {
        return Err(unfit);
    }
    let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| unfit)?;
    let mut memory = vec![Block::default(); params.block_count()];
    let mut root = Zeroizing::new([0; 32]);
    let stretched = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        code,
        salt,
        &mut *root,
        &mut memory,
    );
    memory.iter_mut().for_each(|block| block.zeroize());
    stretched.map(|()| root).map_err(|_| unfit)
}

#[expect(clippy::expect_used, reason = "HKDF refuses only outputs longer than 8,160 bytes, and this one has 32")]
fn expand(root: &[u8; 32], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    Salt::new(HKDF_SHA256, &[])
        .extract(root)
        .expand(&[purpose], HKDF_SHA256)
        .and_then(|material| material.fill(&mut *derived))
        .expect("32 bytes can be derived");
    derived
}

#[expect(clippy::expect_used, reason = "AES-256 takes any 32 bytes")]
fn cipher(key: &[u8; 32]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).expect("32 bytes are a key"))
}

#[expect(clippy::expect_used, reason = "AES-256-GCM seals anything shorter than 64 GiB")]
fn seal(key: &[u8; 32], plain: &[u8], iv: [u8; IV_BYTES], about: &str) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(IV_BYTES + plain.len() + TAG_BYTES);
    // Encrypted in its own buffer, so that no plaintext is left behind where the sealed bytes grow.
    let mut content = Zeroizing::new(plain.to_vec());
    let tag = cipher(key)
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(iv), Aad::from(about.as_bytes()), &mut content)
        .expect("so few bytes can be sealed");
    sealed.extend_from_slice(&iv);
    sealed.extend_from_slice(&content);
    sealed.extend_from_slice(tag.as_ref());
    sealed
}

fn open(key: &[u8; 32], sealed: &[u8], about: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (iv, content) = sealed.split_at_checked(IV_BYTES)?;
    let mut content = Zeroizing::new(content.to_vec());
    let nonce = Nonce::assume_unique_for_key(iv.try_into().ok()?);
    let length = cipher(key).open_in_place(nonce, Aad::from(about.as_bytes()), &mut content).ok()?.len();
    content.truncate(length);
    Some(content)
}

#[cfg(test)]
mod tests;
