//! The desk: one folder with the keys, what was pulled, and what was answered. Files are written whole or not at all and
//! only their owner can read them; their names are submission ids and nothing else.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use domain::{AgencyId, SubmissionId};
use wire::keys::Public;
use wire::v1::{Body as _, InboxEntry, Part, ReadError};

use crate::keys::{Keys, KeysError};
use crate::public;

/// Lies beside an answer that the gateway has.
const POSTED: &str = "receipt.posted";

/// Whether an entry was on the desk before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is new, or new from this gateway.
    New,
    /// It was here, from this gateway.
    Known,
}

/// The right to read the inbox into the desk; it ends when it is dropped, or with the program.
#[derive(Debug)]
pub(crate) struct Turn(#[expect(dead_code, reason = "held for its lock")] File);

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
    /// Nobody has set it up.
    #[error("there is no desk in {0}; `guichet-agency keygen` sets one up")]
    NotSetUp(PathBuf),
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
    /// Two programs would fetch the same.
    #[error("another program is fetching applications into {0}; let it finish")]
    Busy(PathBuf),
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
        let place = folder.join("keys");
        if Keys::lie_in(&place) {
            return Err(DeskError::Keys(KeysError::Exists(place)));
        }
        let keys = Keys::generate(agency, serial, random).map_err(DeskError::Keys)?;
        Self::set_up_with(folder, agency, keys)
    }

    /// Sets up a desk with keys that come from a copy; the token is new, because no copy holds one, and has to be listed at
    /// the gateway again.
    pub fn set_up_again(
        folder: &Path,
        agency: &AgencyId,
        (enc, sig): (Vec<crate::keys::EncKey>, wire::keys::Private),
        random: &mut wire::Random<'_>,
    ) -> Result<Self, DeskError> {
        let place = folder.join("keys");
        if Keys::lie_in(&place) {
            return Err(DeskError::Keys(KeysError::Exists(place)));
        }
        Self::set_up_with(folder, agency, Keys::of(enc, sig, random))
    }

    fn set_up_with(folder: &Path, agency: &AgencyId, keys: Keys) -> Result<Self, DeskError> {
        let place = folder.join("keys");
        make_folder(&place)?;
        let desk = Self { agency: agency.clone(), folder: folder.to_owned(), keys, terminals: Vec::new() };
        desk.write(&folder.join("agency"), agency.as_str().as_bytes())?;
        desk.publish()?;
        // Last: a desk with keys is a whole desk, and a half one is set up again.
        desk.keys.save(&place).map_err(DeskError::Keys)?;
        Ok(desk)
    }

    /// Makes a further key to open envelopes with. Older ones stay and go on opening.
    pub fn rotate(
        &mut self,
        serial: &str,
        seal_from: Option<domain::Date>,
        random: &mut wire::Random<'_>,
    ) -> Result<crate::keys::EncKey, DeskError> {
        let (place, kid) = (self.folder.join("keys"), format!("{}-enc-{serial}", self.agency));
        let key = Keys::add(&place, &kid, seal_from, random).map_err(DeskError::Keys)?;
        self.keys = Keys::load(&place).map_err(DeskError::Keys)?;
        self.publish()?;
        Ok(key)
    }

    fn publish(&self) -> Result<(), DeskError> {
        self.write(&self.folder.join("public.json"), public::json(&self.agency, &self.keys).as_bytes())
    }

    /// Sits down at a desk that was set up before.
    pub fn open(folder: &Path) -> Result<Self, DeskError> {
        let place = folder.join("keys");
        if !place.exists() {
            return Err(DeskError::NotSetUp(folder.to_owned()));
        }
        let keys = Keys::load(&place).map_err(DeskError::Keys)?;
        let path = folder.join("agency");
        let agency = read(&path)?.trim().parse();
        let agency = agency.map_err(|_| DeskError::Broken { path, expected: "the agency's code" })?;
        let terminals = listed_keys(&folder.join("terminals"), "a terminal's public key, a JWK")?;
        Ok(Self { agency, folder: folder.to_owned(), keys, terminals })
    }

    /// Sits down at a desk, and sets it up the first time; for the demonstration.
    pub fn open_or_set_up(folder: &Path, agency: &AgencyId, random: &mut wire::Random<'_>) -> Result<Self, DeskError> {
        if Keys::lie_in(&folder.join("keys")) { Self::open(folder) } else { Self::set_up(folder, agency, "1", random) }
    }

    /// Whose desk it is.
    #[must_use]
    pub fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> &Path {
        &self.folder
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

    /// The highest place that was stored of the inbox at a gateway, known by its key; 0 before the first. Another
    /// gateway counts anew; a gateway with a new key is read again from the start, which does no harm.
    pub fn cursor(&self, gateway: &str) -> Result<u64, DeskError> {
        Ok(self.cursors()?.get(gateway).copied().unwrap_or(0))
    }

    /// Keeps the place in a gateway's inbox, once everything up to it is stored.
    pub(crate) fn set_cursor(&self, gateway: &str, place: u64) -> Result<(), DeskError> {
        let mut cursors = self.cursors()?;
        cursors.insert(gateway.to_owned(), place);
        let lines: String = cursors.iter().map(|(gateway, place)| format!("{place} {gateway}\n")).collect();
        self.write(&self.folder.join("cursors"), lines.as_bytes())
    }

    fn cursors(&self) -> Result<BTreeMap<String, u64>, DeskError> {
        let path = self.folder.join("cursors");
        if !path.exists() {
            return Ok(BTreeMap::new());
        }
        let cursor = |line: &str| {
            let (place, gateway) = line.split_once(' ')?;
            Some((gateway.to_owned(), place.parse().ok()?))
        };
        let cursors: Option<_> = read(&path)?.lines().map(cursor).collect();
        cursors.ok_or(DeskError::Broken { path, expected: "lines of a number and a gateway's name" })
    }

    /// Takes the one place at the inbox, so that no application is fetched twice.
    pub(crate) fn take_turn(&self) -> Result<Turn, DeskError> {
        let path = self.folder.join("pull.lock");
        let fault = |cause| DeskError::File { path: path.clone(), cause };
        let file =
            OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(fault)?;
        match file.try_lock() {
            Ok(()) => Ok(Turn(file)),
            Err(std::fs::TryLockError::WouldBlock) => Err(DeskError::Busy(self.folder.clone())),
            Err(std::fs::TryLockError::Error(cause)) => Err(fault(cause)),
        }
    }

    /// Whether a part lies here as the entry names it.
    pub(crate) fn has_part(&self, submission: SubmissionId, part: &Part) -> bool {
        let path = self.part_file(submission, part.n);
        std::fs::metadata(&path).is_ok_and(|file| file.len() == part.bytes)
            && std::fs::read(&path).is_ok_and(|bytes| part.is(&bytes))
    }

    /// Stores a part, before the entry that names it.
    pub(crate) fn keep_part(&self, submission: SubmissionId, n: u16, bytes: &[u8]) -> Result<(), DeskError> {
        make_folder(&self.folder(submission))?;
        self.write(&self.part_file(submission, n), bytes)
    }

    /// Stores an entry and where it came from; the entry last, because it tells that its parts are there.
    /// What another gateway has too is answered there too: the terminal may ask either.
    pub(crate) fn keep(&self, gateway: &str, entry: &InboxEntry) -> Result<Kept, DeskError> {
        let folder = self.folder(entry.sid);
        make_folder(&folder)?;
        let is_known = self.came_from(entry.sid, gateway);
        if !is_known {
            for path in self.files(entry.sid)? {
                if path.extension().is_some_and(|extension| extension == "posted") {
                    std::fs::remove_file(&path).map_err(|cause| DeskError::File { path, cause })?;
                }
            }
            self.write(&folder.join("gateway"), gateway.as_bytes())?;
        }
        let is_whole = self.has(entry.sid);
        self.write(&folder.join("entry.json"), &InboxEntry::list_to_json(std::slice::from_ref(entry)))?;
        Ok(if is_known && is_whole { Kept::Known } else { Kept::New })
    }

    pub(crate) fn part_file(&self, submission: SubmissionId, n: u16) -> PathBuf {
        self.folder(submission).join(format!("part-{n}"))
    }

    /// The files of one submission.
    fn files(&self, submission: SubmissionId) -> Result<Vec<PathBuf>, DeskError> {
        let path = self.folder(submission);
        let fault = |cause| DeskError::File { path: path.clone(), cause };
        let entries = std::fs::read_dir(&path).map_err(fault)?;
        entries.map(|entry| Ok(entry.map_err(fault)?.path())).collect()
    }

    pub(crate) fn came_from(&self, submission: SubmissionId, gateway: &str) -> bool {
        read(&self.folder(submission).join("gateway")).is_ok_and(|known| known == gateway)
    }

    /// Whether a submission was pulled.
    #[must_use]
    pub fn has(&self, submission: SubmissionId) -> bool {
        self.folder(submission).join("entry.json").exists()
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
            let submission = folder.file_name().to_str().and_then(|name| name.parse::<SubmissionId>().ok());
            found.extend(submission.filter(|submission| self.has(*submission)));
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

    /// Those of a gateway whose answer it has not confirmed.
    pub fn unposted(&self, gateway: &str) -> Result<Vec<SubmissionId>, DeskError> {
        let mut all = self.submissions()?;
        all.retain(|submission| {
            let folder = self.folder(*submission);
            let is_owed = folder.join("receipt.jws").exists() && !folder.join(POSTED).exists();
            is_owed && self.came_from(*submission, gateway)
        });
        Ok(all)
    }

    /// Notes that the gateway has the answer.
    pub(crate) fn mark_posted(&self, submission: SubmissionId) -> Result<(), DeskError> {
        self.write(&self.folder(submission).join(POSTED), b"")
    }

    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, DeskError> {
        std::fs::read(path).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
    }

    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
        write_durably(path, bytes).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
    }
}

/// The public keys in a folder; none where there is no folder.
pub(crate) fn listed_keys(folder: &Path, expected: &'static str) -> Result<Vec<Public>, DeskError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let fault = |cause| DeskError::File { path: folder.to_owned(), cause };
    let mut listed = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let key = Public::from_jwk(&read(&path)?);
        listed.push(key.map_err(|_| DeskError::Broken { path, expected })?);
    }
    Ok(listed)
}

fn read(path: &Path) -> Result<String, DeskError> {
    std::fs::read_to_string(path).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
}

pub(crate) fn make_folder(path: &Path) -> Result<(), DeskError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|cause| DeskError::File { path: path.to_owned(), cause })
}

/// Under a temporary name first, so that a file is there as a whole or not at all; durable once its folder is.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
