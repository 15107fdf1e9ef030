//! What to do with a store that is damaged: nothing is repaired in place and nothing is deleted. The files are put aside
//! under another name, for salvage, and the terminal serves again with a new store.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::params;

use domain::reference::Prefix;
use domain::{TerminalId, Timestamp};

use crate::{OpenError, Store, StoreError, sync_folder};

/// The terminal's references begin after this moment once a store was lost; see [`Store::quarantine`].
const REFERENCE_EPOCH_SECS: i64 = 1_767_225_600;

/// A new store, and where the damaged one lies.
#[derive(Debug)]
pub struct Quarantined {
    /// Empty, ready for use.
    pub store: Store,
    /// The files that were put aside.
    pub aside: Vec<PathBuf>,
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
    /// Renames a damaged store and its log aside and starts a new one in its place.
    ///
    /// The count of references is lost with the old store, and none may be given twice. It goes on at the number of
    /// minutes since the start of 2026, which no terminal that serves less than one citizen a minute has reached.
    pub fn quarantine(
        path: &Path,
        terminal: TerminalId,
        prefix: Prefix,
        now: Timestamp,
    ) -> Result<Quarantined, QuarantineError> {
        let mut aside = Vec::new();
        for suffix in ["", "-wal", "-shm"] {
            let mut old = path.as_os_str().to_owned();
            old.push(suffix);
            let mut new = path.as_os_str().to_owned();
            new.push(format!(".damaged-{}{suffix}", now.strftime("%Y%m%dT%H%M%SZ")));
            match std::fs::rename(&old, &new) {
                Ok(()) => aside.push(PathBuf::from(new)),
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
                Err(cause) => return Err(QuarantineError::Rename { path: old.into(), cause }),
            }
        }
        sync_folder(path).map_err(|cause| QuarantineError::Rename { path: path.to_owned(), cause })?;
        tracing::error!(path = %path.display(), "the store was damaged and has been put aside; a new one is used");
        let store = Self::open(path, terminal, prefix).map_err(QuarantineError::Open)?;
        let minutes = (now.as_second() - REFERENCE_EPOCH_SECS).max(0) / 60;
        store
            .connection
            .execute("insert into counter (prefix, next) values (?1, ?2)", params![prefix.to_string(), minutes])
            .map_err(StoreError::sql("set the count of references"))
            .map_err(QuarantineError::Prepare)?;
        Ok(Quarantined { store, aside })
    }
}
