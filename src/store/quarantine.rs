//! What to do with a store that is damaged: nothing is repaired in place and nothing is deleted. What can be read goes on in
//! a new store, which is built beside the damaged one and takes its place in one go; the damaged files are kept under another
//! name. A power cut in between is finished by the next start.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::params;

use domain::audit::Event;
use domain::reference::Prefix;
use domain::{TerminalId, Timestamp};

use crate::disk::{Disk, folder, with_suffix};
use crate::opening::SUSPECT;
use crate::salvage::{self, Salvaged};
use crate::{OpenError, Store, StoreError};

/// References and numbers go on at the minutes since this moment once a store was lost; see [`Store::quarantine`].
const EPOCH_SECS: i64 = 1_767_225_600;
/// What SQLite lays beside a database.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];
/// The new store while it is built.
const BUILDING: &str = "-salvage";
/// The new store when it is complete; behind it stands when.
const BUILT: &str = "-salvaged-";

/// A new store, and where the damaged one lies.
#[derive(Debug)]
pub struct Quarantined {
    /// Ready for use, with what could be carried over.
    pub store: Store,
    /// The files that were put aside.
    pub aside: Vec<PathBuf>,
    /// What was carried over, and what was not.
    pub salvaged: Salvaged,
}

/// Why a damaged store could not be put aside.
#[derive(Debug, thiserror::Error)]
pub enum QuarantineError {
    /// A file could not be given its new name.
    #[error("could not put {path} aside")]
    Rename {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// The new store could not be made.
    #[error("could not start a new store")]
    Open(#[source] OpenError),
    /// The new store could not be prepared.
    #[error("could not prepare the new store")]
    Prepare(#[source] StoreError),
}

impl Store {
    /// Carries what can be read of a damaged store into a new one, puts the damaged one aside, and opens the new one in its
    /// place. Both are said in the log and, as figures, in the audit trail.
    ///
    /// No reference and no number of an application may be given twice, and nobody can know which were, where rows are
    /// lost. So they go on at the number of minutes since the start of 2026, or after the highest that was read; no terminal
    /// that serves less than one citizen a minute has reached it.
    pub fn quarantine(
        path: &Path,
        terminal: TerminalId,
        prefix: Prefix,
        now: Timestamp,
    ) -> Result<Quarantined, QuarantineError> {
        Self::quarantine_on(Disk::real(), path, terminal, prefix, now)
    }

    /// The same on another disk than the machine's own.
    pub fn quarantine_on(
        disk: Disk,
        path: &Path,
        terminal: TerminalId,
        prefix: Prefix,
        now: Timestamp,
    ) -> Result<Quarantined, QuarantineError> {
        let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
        let salvaged = build(&disk, path, &terminal, prefix, now, &stamp)?;
        let rename = |cause| QuarantineError::Rename { path: path.to_owned(), cause };
        let aside = swap(&disk, path, &stamp).map_err(rename)?;
        tracing::error!(
            path = %path.display(), carried = salvaged.carried, parked = salvaged.parked, lost = salvaged.lost, read = ?salvaged.whole,
            "the store was damaged and has been put aside; what could be read goes on in a new one"
        );
        let store = Self::open_on(disk, path, terminal, prefix).map_err(QuarantineError::Open)?;
        Ok(Quarantined { store, aside, salvaged })
    }
}

/// Builds the new store to the end under a name of its own. Where the disk is too full to carry anything over it is empty,
/// because a terminal that serves is worth more; the damaged file still holds everything.
fn build(
    disk: &Disk,
    path: &Path,
    terminal: &TerminalId,
    prefix: Prefix,
    now: Timestamp,
    stamp: &str,
) -> Result<Salvaged, QuarantineError> {
    let building = with_suffix(path, BUILDING);
    let minutes = (now.as_second() - EPOCH_SECS).max(0) / 60;
    let fresh = || -> Result<Store, QuarantineError> {
        for suffix in ["", "-wal", "-shm"] {
            remove(disk, &with_suffix(&building, suffix)).map_err(QuarantineError::Prepare)?;
        }
        Store::open_on(disk.clone(), &building, terminal.clone(), prefix).map_err(QuarantineError::Open)
    };
    let mut store = fresh()?;
    let salvaged = match salvage::carry_over(disk, path, &mut store, minutes) {
        Ok(salvaged) => salvaged,
        Err(error) => {
            tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "nothing could be carried over");
            drop(store);
            store = fresh()?;
            Salvaged { whole: salvage::Whole::Nothing, ..Salvaged::default() }
        }
    };
    store
        .connection
        .execute(
            "insert into counter (prefix, next) values (?1, ?2)
             on conflict (prefix) do update set next = max(next, excluded.next)",
            params![prefix.to_string(), minutes],
        )
        .map_err(StoreError::sql("set the count of references"))
        .map_err(QuarantineError::Prepare)?;
    let event = Event::Salvaged { carried: salvaged.carried, lost: salvaged.lost };
    store.audit(&event, now).map_err(QuarantineError::Prepare)?;
    store.let_go().map_err(QuarantineError::Prepare)?;
    let built = with_suffix(path, &format!("{BUILT}{stamp}"));
    let renamed = disk.files.rename(&building, &built).and_then(|()| disk.files.sync_folder(folder(path)));
    renamed.map_err(|cause| QuarantineError::Rename { path: building, cause })?;
    Ok(salvaged)
}

/// Lets the new store take the place of the damaged one. Its log goes first, so that it can never be taken for the new
/// store's.
fn swap(disk: &Disk, path: &Path, stamp: &str) -> io::Result<Vec<PathBuf>> {
    let mut aside = Vec::new();
    for suffix in COMPANIONS.into_iter().chain([""]) {
        let (old, new) = (with_suffix(path, suffix), with_suffix(path, &format!(".damaged-{stamp}{suffix}")));
        match disk.files.rename(&old, &new) {
            Ok(()) => aside.push(new),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(cause),
        }
    }
    disk.files.sync_folder(folder(path))?;
    match disk.files.remove(&with_suffix(path, SUSPECT)) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
        Ok(()) | Err(_) => {}
    }
    disk.files.rename(&with_suffix(path, &format!("{BUILT}{stamp}")), path)?;
    disk.files.sync_folder(folder(path))?;
    aside.sort();
    Ok(aside)
}

/// Finishes what a power cut has interrupted: a new store that is complete takes its place.
pub(crate) fn finish(disk: &Disk, path: &Path) -> io::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let built = format!("{name}{BUILT}");
    for entry in disk.files.list(folder(path))? {
        if let Some(stamp) = entry.name.strip_prefix(&built) {
            swap(disk, path, stamp)?;
        }
    }
    Ok(())
}

fn remove(disk: &Disk, path: &Path) -> Result<(), StoreError> {
    match disk.files.remove(path) {
        Ok(()) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(StoreError::Parts(cause)),
    }
}
