//! Why the inbox could not do what it was asked for, whichever store it stands on. No cause holds a value of a row or a
//! secret.

use std::error::Error;
use std::sync::Arc;

/// What a store said.
pub(crate) type Cause = Arc<dyn Error + Send + Sync>;

/// Why the inbox could not do it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum InboxError {
    /// The database refused.
    #[error("the inbox's database refused")]
    Refused(#[source] Cause),
    /// The database is away, or all its connections are taken.
    #[error("the inbox's database does not answer")]
    Away(#[source] Cause),
    /// The disk is full.
    #[error("the inbox's disk is full")]
    DiskFull(#[source] Cause),
    /// The file is not there and cannot be made, or may not be read.
    #[error("its file cannot be opened; look whether its folder is there and may be written")]
    CannotOpen,
    /// It can be read and not written.
    #[error("its file or folder is read-only")]
    ReadOnly,
    /// The file holds something else.
    #[error("its file is no inbox but holds something else; name another or move it away")]
    NotADatabase,
    /// Too much has arrived that no manifest has named.
    #[error("{waiting_bytes} bytes of parts wait for their manifests")]
    QuotaReached {
        /// As counted.
        waiting_bytes: u64,
    },
    /// A row that this release did not write.
    #[error("the inbox's row of submission {sid} cannot be read")]
    Row {
        /// Whose.
        sid: String,
    },
    /// The file is of a later release.
    #[error("the inbox has schema {found}, this release knows {known}")]
    LaterSchema {
        /// In the file.
        found: u32,
        /// Here.
        known: u32,
    },
    /// The disk's promises would not hold.
    #[error("the inbox's database does not keep \"{setting}\"")]
    NotDurable {
        /// The setting.
        setting: &'static str,
    },
    /// A large part's file cannot be written or read.
    #[error("the folder of large parts does not take or give the file {sha256}")]
    Blob {
        /// The content's hash, which is its name.
        sha256: String,
        /// Why.
        #[source]
        cause: Cause,
    },
    /// The thread has ended.
    #[error("the inbox is closed")]
    Closed,
}

impl From<rusqlite::Error> for InboxError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull(Arc::new(error)),
            Some(rusqlite::ErrorCode::CannotOpen) => Self::CannotOpen,
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(rusqlite::ErrorCode::NotADatabase) => Self::NotADatabase,
            Some(_) | None => Self::Refused(Arc::new(error)),
        }
    }
}
