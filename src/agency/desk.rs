//! The desk: one folder with the keys, what was pulled, and what was answered. Files are written whole or not at all and
//! only their owner can read them; their names are submission ids and nothing else.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use domain::{AgencyId, SubmissionId};
use wire::keys::Public;
use wire::v1::{InboxEntry, ReadError};

use crate::keys::{Keys, KeysError};

/// An agency's desk.
#[derive(Debug, Clone)]
pub struct Desk {
    agency: AgencyId,
    folder: PathBuf,
    keys: Keys,
    terminals: Vec<Public>,
}

/// Why the desk cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A file could not be read or written.
    #[error("could not read or write {path}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// The keys are missing or broken.
    #[error("the keys cannot be used")]
    Keys(#[source] KeysError),
    /// A file is not what it should be.
    #[error("{path} cannot be understood; it should hold {expected}")]
    Broken {
        /// Which.
        path: PathBuf,
        /// What should be in it.
        expected: &'static str,
    },
    /// An inbox entry cannot be read.
    #[error("the inbox entry of {submission} cannot be read")]
    Entry {
        /// Whose.
        submission: SubmissionId,
        /// Why not.
        #[source]
        cause: ReadError,
    },
}

impl Desk {
    /// Sets up a new desk with new keys.
    pub fn set_up(
        folder: &Path,
        agency: &AgencyId,
        serial: &str,
        random: &mut wire::Random<'_>,
    ) -> Result<Self, DeskError> {
        let keys = Keys::generate(agency, serial, random).map_err(DeskError::Keys)?;
        make_folder(&folder.join("keys"))?;
        keys.save(&folder.join("keys")).map_err(DeskError::Keys)?;
        let desk = Self { agency: agency.clone(), folder: folder.to_owned(), keys, terminals: Vec::new() };
        desk.write(&folder.join("agency"), agency.as_str().as_bytes())?;
        desk.write(&folder.join("public.json"), desk.keys.public_json(agency).as_bytes())?;
        Ok(desk)
    }

    /// Sits down at a desk that was set up before.
    pub fn open(folder: &Path) -> Result<Self, DeskError> {
        let keys = Keys::load(&folder.join("keys")).map_err(DeskError::Keys)?;
        let path = folder.join("agency");
        let agency = read(&path)?.trim().parse();
        let agency = agency.map_err(|_| DeskError::Broken { path, expected: "the agency's code" })?;
        let terminals = listed_terminals(&folder.join("terminals"))?;
        Ok(Self { agency, folder: folder.to_owned(), keys, terminals })
    }

    /// Sits down at a desk, and sets it up the first time; for the demonstration.
    pub fn open_or_set_up(folder: &Path, agency: &AgencyId, random: &mut wire::Random<'_>) -> Result<Self, DeskError> {
        if folder.join("public.json").exists() { Self::open(folder) } else { Self::set_up(folder, agency, "1", random) }
    }

    /// Whose desk it is.
    #[must_use]
    pub fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// The agency's keys.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The terminals' keys that the agency has listed itself; empty if it relies on the gateway's list.
    #[must_use]
    pub fn terminals(&self) -> &[Public] {
        &self.terminals
    }

    /// The folder of one submission.
    #[must_use]
    pub fn folder(&self, submission: SubmissionId) -> PathBuf {
        self.folder.join("inbox").join(submission.to_string())
    }

    /// A number of the agency's own for the application at a place in the inbox, for agencies that have no other:
    /// `SFA-000118`.
    #[must_use]
    pub fn number(&self, place: u64) -> String {
        format!("{}-{place:06}", self.agency)
    }

    /// The highest place in the inbox that was stored; 0 before the first.
    pub fn cursor(&self) -> Result<u64, DeskError> {
        let path = self.folder.join("cursor");
        if !path.exists() {
            return Ok(0);
        }
        read(&path)?.trim().parse().map_err(|_| DeskError::Broken { path, expected: "a number" })
    }

    /// Keeps the place in the inbox, once everything up to it is stored.
    pub(crate) fn set_cursor(&self, place: u64) -> Result<(), DeskError> {
        self.write(&self.folder.join("cursor"), place.to_string().as_bytes())
    }

    /// Stores an entry and its parts; the entry last, because it tells that the parts are there.
    pub(crate) fn keep(&self, entry: &InboxEntry, parts: &[(u16, Vec<u8>)]) -> Result<(), DeskError> {
        let folder = self.folder(entry.sid);
        make_folder(&folder)?;
        for (n, bytes) in parts {
            self.write(&folder.join(format!("part-{n}")), bytes)?;
        }
        self.write(&folder.join("entry.json"), &InboxEntry::list_to_json(std::slice::from_ref(entry)))
    }

    /// The entry of a submission as it was pulled.
    pub fn entry(&self, submission: SubmissionId) -> Result<InboxEntry, DeskError> {
        let path = self.folder(submission).join("entry.json");
        let bytes = self.read(&path)?;
        let mut entries = InboxEntry::list_from_json(&bytes).map_err(|cause| DeskError::Entry { submission, cause })?;
        entries.pop().ok_or(DeskError::Broken { path, expected: "one inbox entry" })
    }

    /// Every submission on the desk, in the order of their ids.
    pub fn submissions(&self) -> Result<Vec<SubmissionId>, DeskError> {
        let path = self.folder.join("inbox");
        if !path.exists() {
            return Ok(Vec::new());
        }
        let fault = |cause| DeskError::File { path: path.clone(), cause };
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&path).map_err(fault)? {
            let folder = entry.map_err(fault)?;
            if folder.path().join("entry.json").exists() {
                found.extend(folder.file_name().to_str().and_then(|name| name.parse::<SubmissionId>().ok()));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Those without an answer.
    pub fn undecided(&self) -> Result<Vec<SubmissionId>, DeskError> {
        let mut all = self.submissions()?;
        all.retain(|submission| !self.folder(*submission).join("receipt.jws").exists());
        Ok(all)
    }

    /// Those whose answer the gateway has not confirmed.
    pub fn unposted(&self) -> Result<Vec<SubmissionId>, DeskError> {
        let mut all = self.submissions()?;
        all.retain(|submission| {
            let folder = self.folder(*submission);
            folder.join("receipt.jws").exists() && !folder.join("receipt.posted").exists()
        });
        Ok(all)
    }

    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, DeskError> {
        std::fs::read(path).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
    }

    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
        write_durably(path, bytes).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
    }
}

fn listed_terminals(folder: &Path) -> Result<Vec<Public>, DeskError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let fault = |cause| DeskError::File { path: folder.to_owned(), cause };
    let mut listed = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let key = Public::from_jwk(&read(&path)?);
        listed.push(key.map_err(|_| DeskError::Broken { path, expected: "a terminal's public key, a JWK" })?);
    }
    Ok(listed)
}

fn read(path: &Path) -> Result<String, DeskError> {
    std::fs::read_to_string(path).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
}

fn make_folder(path: &Path) -> Result<(), DeskError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|cause| DeskError::File { path: path.to_owned(), cause })
}

/// Under a temporary name first, so that a file is there as a whole or not at all; durable once its folder is.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("part");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
