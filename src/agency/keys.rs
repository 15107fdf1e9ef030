//! An agency's keys: one pair that opens envelopes, one that signs receipts, and a token for the gateway. Private halves
//! and the token are files that only their owner can read.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use domain::{AgencyId, Date};
use wire::keys::{KeyError, Private};
use wire::seal::Opener;

use crate::desk::write_durably;

/// The signing key's file tells that the others are there.
const LAST_WRITTEN: &str = "sig.jwk";

/// Everything an agency keeps to itself.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Opens envelopes. All that were ever published, for as long as envelopes to them may come; the newest is the last.
    pub enc: Vec<EncKey>,
    /// Signs receipts.
    pub sig: Private,
    /// Says who calls.
    pub token: Token,
}

/// A key that opens envelopes.
#[derive(Debug, Clone)]
pub struct EncKey {
    /// The key.
    pub key: Opener,
    /// From when terminals seal to it; from its publication where no day is given.
    pub seal_from: Option<Date>,
}

/// A bearer token. It does not show in `Debug` output.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// For the `Authorization` header alone.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What the gateway is told of it.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        wire::sha256_bytes(self.0.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[token]")
    }
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// Nothing is overwritten: envelopes may be under way to the keys that are there.
    #[error("there are keys in {0} already; they are not overwritten")]
    Exists(PathBuf),
    /// A file could not be read or written.
    #[error("could not read or write {path}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// A file holds no key.
    #[error("{path} holds no key")]
    Key {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: KeyError,
    },
    /// No key can be made under that name.
    #[error("no key can be made")]
    Make(#[source] KeyError),
    /// There is one of that name.
    #[error("there is a key {0} already; give the new one another --serial")]
    Taken(String),
    /// A note beside a key is broken.
    #[error("{0} should hold a day such as 2027-01-01")]
    Day(PathBuf),
    /// There is none to open envelopes with.
    #[error("there is no enc-*.jwk in {0}; make keys with `guichet-agency keygen`")]
    NoEncKey(PathBuf),
}

impl Keys {
    /// Makes new keys. `serial` tells this year's keys from the next: `2026-1`.
    pub fn generate(agency: &AgencyId, serial: &str, random: &mut wire::Random<'_>) -> Result<Self, KeysError> {
        let enc = Private::generate(&format!("{agency}-enc-{serial}"), random).map_err(KeysError::Make)?;
        let sig = Private::generate(&format!("{agency}-sig-{serial}"), random).map_err(KeysError::Make)?;
        Ok(Self::of(vec![EncKey { key: enc.into(), seal_from: None }], sig, random))
    }

    /// These keys with a new token.
    #[must_use]
    pub fn of(enc: Vec<EncKey>, sig: Private, random: &mut wire::Random<'_>) -> Self {
        let mut token = [0; 32];
        random(&mut token);
        Self { enc, sig, token: Token(wire::encode(&token)) }
    }

    /// The key of that name that opens envelopes.
    #[must_use]
    pub fn opening(&self, kid: &str) -> Option<&Opener> {
        self.enc.iter().map(|enc| &enc.key).find(|key| key.public().kid() == kid)
    }

    /// Makes a further key to open envelopes with, and keeps it in the folder beside the older ones, which go on opening
    /// what was sealed to them.
    pub fn add(
        folder: &Path,
        kid: &str,
        seal_from: Option<Date>,
        random: &mut wire::Random<'_>,
    ) -> Result<EncKey, KeysError> {
        let path = folder.join(format!("enc-{kid}.jwk"));
        if path.exists() {
            return Err(KeysError::Taken(kid.to_owned()));
        }
        let key = Private::generate(kid, random).map_err(KeysError::Make)?;
        if let Some(day) = seal_from {
            write(&folder.join(format!("enc-{kid}.from")), day.to_string().as_bytes())?;
        }
        write(&path, key.to_jwk().as_bytes())?;
        Ok(EncKey { key: key.into(), seal_from })
    }

    /// Whether a folder has keys.
    #[must_use]
    pub fn lie_in(folder: &Path) -> bool {
        folder.join(LAST_WRITTEN).exists()
    }

    /// Writes keys into a folder that has none.
    pub fn save(&self, folder: &Path) -> Result<(), KeysError> {
        if Self::lie_in(folder) {
            return Err(KeysError::Exists(folder.to_owned()));
        }
        for EncKey { key, .. } in &self.enc {
            let path = folder.join(format!("enc-{}.jwk", key.public().kid()));
            write(&path, key.to_jwk().as_bytes())?;
        }
        write(&folder.join("token"), self.token.0.as_bytes())?;
        write(&folder.join(LAST_WRITTEN), self.sig.to_jwk().as_bytes())
    }

    /// Reads the keys of a folder.
    pub fn load(folder: &Path) -> Result<Self, KeysError> {
        let fault = |cause| KeysError::File { path: folder.to_owned(), cause };
        let mut enc = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("enc-") && name.ends_with(".jwk") {
                enc.push(EncKey {
                    key: read_key(&path, Opener::from_jwk)?,
                    seal_from: day(&path.with_extension("from"))?,
                });
            }
        }
        enc.sort_by(|one, other| {
            let order = |enc: &EncKey| (enc.seal_from, enc.key.public().kid().to_owned());
            order(one).cmp(&order(other))
        });
        if enc.is_empty() {
            return Err(KeysError::NoEncKey(folder.to_owned()));
        }
        let sig = read_key(&folder.join(LAST_WRITTEN), Private::from_jwk)?;
        let token = Token(read(&folder.join("token"))?.trim().to_owned());
        Ok(Self { enc, sig, token })
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), KeysError> {
    write_durably(path, bytes).map_err(|cause| KeysError::File { path: path.to_owned(), cause })
}

fn read(path: &Path) -> Result<String, KeysError> {
    std::fs::read_to_string(path).map_err(|cause| KeysError::File { path: path.to_owned(), cause })
}

fn read_key<K>(path: &Path, key: fn(&str) -> Result<K, KeyError>) -> Result<K, KeysError> {
    key(&zeroize::Zeroizing::new(read(path)?)).map_err(|cause| KeysError::Key { path: path.to_owned(), cause })
}

fn day(path: &Path) -> Result<Option<Date>, KeysError> {
    if !path.exists() {
        return Ok(None);
    }
    read(path)?.trim().parse().map(Some).map_err(|_| KeysError::Day(path.to_owned()))
}
