//! The inbox: what was delivered, kept until agencies fetch it, and their answers until terminals do. It owns the one
//! thread that touches the database; callers ask and await. It knows no HTTP and judges no signature.

mod sqlite;

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use tokio::sync::{mpsc, oneshot, watch};

use domain::{AgencyId, SubmissionId, TerminalId, Timestamp};
use wire::v1::{Finding, InboxEntry, Level, Manifest, PartHeld, StatusPage, Tidings};

use crate::inbox::sqlite::Sqlite;

/// Jobs that may wait for the database; whoever comes then waits at the door.
const JOBS_MAX: usize = 64;

/// Where the inbox is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// In a file, which is made if need be.
    File(PathBuf),
    /// In memory, for tests.
    Memory,
}

/// It is no place for an inbox.
#[derive(Debug, thiserror::Error)]
#[error("write sqlite:FILE")]
pub struct NotALocation;

impl FromStr for Location {
    type Err = NotALocation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::File(file.into())),
            Some(_) | None => Err(NotALocation),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(f, "sqlite:{}", file.display()),
            Self::Memory => f.write_str("in memory"),
        }
    }
}

/// Why the inbox could not do it.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// The database refused.
    #[error("the inbox's database refused")]
    Refused(#[source] rusqlite::Error),
    /// The disk is full.
    #[error("the inbox's disk is full")]
    DiskFull(#[source] rusqlite::Error),
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
    /// The thread has ended.
    #[error("the inbox is closed")]
    Closed,
}

impl From<rusqlite::Error> for InboxError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull(error),
            Some(rusqlite::ErrorCode::CannotOpen) => Self::CannotOpen,
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(rusqlite::ErrorCode::NotADatabase) => Self::NotADatabase,
            Some(_) | None => Self::Refused(error),
        }
    }
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartPut {
    /// It is new and on disk.
    Stored,
    /// It was here.
    Known,
    /// The submission is committed, without it.
    Conflict,
}

/// What became of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Received {
    /// Committed now; this receipt stands beside it.
    Stored(String),
    /// It was here, with this receipt.
    Known(String),
    /// Another manifest is committed under this sid.
    Conflict,
    /// These parts are not here.
    Missing(Vec<u16>),
}

/// What became of an agency's receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is new and on disk.
    Stored,
    /// One of that level was here.
    Known,
    /// One of another level was here.
    Conflict,
    /// That agency has no such submission.
    UnknownSubmission,
    /// It quotes another manifest.
    OtherManifest,
}

/// What became of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Too many tries at this reference or at this terminal.
    Wait {
        /// From then on.
        until: Timestamp,
    },
    /// What there is, or nothing.
    Answered(Standings),
}

/// What stands under a reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Standings {
    pub(crate) findings: Vec<Finding>,
    pub(crate) receipts: Vec<Tidings>,
}

/// A manifest that was verified, with all that is committed beside it.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) manifest: Manifest,
    pub(crate) jws: String,
    /// JWK of the terminal's key that signed it.
    pub(crate) terminal_key: String,
    pub(crate) receipt: String,
    pub(crate) at: Timestamp,
}

/// An agency's receipt that was verified.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) agency: AgencyId,
    pub(crate) sid: SubmissionId,
    pub(crate) manifest_sha256: String,
    pub(crate) level: Level,
    pub(crate) jws: String,
    pub(crate) at: Timestamp,
}

/// What those who wait for news are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct News {
    /// Counts up with every commit.
    pub(crate) commits: u64,
    /// The gateway is being stopped: nobody should wait any longer.
    pub(crate) closing: bool,
}

/// An inbox that another process may be serving from; it is not made where there is none.
pub(crate) fn read_only(file: &Path) -> Result<Sqlite, InboxError> {
    if !file.is_file() {
        return Err(InboxError::CannotOpen);
    }
    Sqlite::open(&Location::File(file.to_owned()))
}

type Job = Box<dyn FnOnce(&mut Sqlite) + Send>;

/// The inbox on its own thread. Cloned, it is the same inbox.
#[derive(Debug, Clone)]
pub(crate) struct Inbox {
    jobs: mpsc::Sender<Job>,
    news: watch::Sender<News>,
}

impl Inbox {
    /// Opens the inbox and starts its thread, which ends with the last clone.
    pub(crate) fn open(location: &Location) -> Result<Self, InboxError> {
        let mut sqlite = Sqlite::open(location)?;
        let (jobs, mut waiting) = mpsc::channel::<Job>(JOBS_MAX);
        std::thread::Builder::new()
            .name("inbox".to_owned())
            .spawn(move || {
                while let Some(job) = waiting.blocking_recv() {
                    job(&mut sqlite);
                }
            })
            .map_err(|_| InboxError::Closed)?;
        Ok(Self { jobs, news: watch::Sender::default() })
    }

    pub(crate) async fn put_part(
        &self,
        sid: SubmissionId,
        n: u16,
        body: impl AsRef<[u8]> + Send + 'static,
        now: Timestamp,
    ) -> Result<PartPut, InboxError> {
        self.call(move |sqlite| sqlite.put_part(sid, n, body.as_ref(), now)).await
    }

    pub(crate) async fn parts(&self, sid: SubmissionId) -> Result<Vec<PartHeld>, InboxError> {
        self.call(move |sqlite| sqlite.parts(sid)).await
    }

    /// The receipt of this very manifest, if it is committed.
    pub(crate) async fn receipt_for(
        &self,
        sid: SubmissionId,
        manifest_sha256: String,
    ) -> Result<Option<String>, InboxError> {
        self.call(move |sqlite| sqlite.receipt_for(sid, &manifest_sha256)).await
    }

    pub(crate) async fn receive(&self, delivery: Delivery) -> Result<Received, InboxError> {
        let received = self.call(move |sqlite| sqlite.receive(&delivery)).await?;
        if let Received::Stored(_) = received {
            self.announce();
        }
        Ok(received)
    }

    pub(crate) async fn entries(
        &self,
        agency: AgencyId,
        after: u64,
        limit: u64,
    ) -> Result<Vec<InboxEntry>, InboxError> {
        self.call(move |sqlite| sqlite.entries(&agency, after, limit)).await
    }

    pub(crate) async fn part(
        &self,
        agency: AgencyId,
        sid: SubmissionId,
        n: u16,
    ) -> Result<Option<Vec<u8>>, InboxError> {
        self.call(move |sqlite| sqlite.part(&agency, sid, n)).await
    }

    pub(crate) async fn take(&self, answer: Answer) -> Result<Taken, InboxError> {
        let taken = self.call(move |sqlite| sqlite.take(&answer)).await?;
        if taken == Taken::Stored {
            self.announce();
        }
        Ok(taken)
    }

    pub(crate) async fn status(&self, terminal: TerminalId, since: u64, limit: u64) -> Result<StatusPage, InboxError> {
        self.call(move |sqlite| sqlite.status(&terminal, since, limit)).await
    }

    pub(crate) async fn is_answering(&self) -> Result<(), InboxError> {
        self.call(|sqlite| sqlite.is_answering()).await
    }

    /// To be told of commits from now on.
    pub(crate) fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Sends home whoever waits for news.
    pub(crate) fn close(&self) {
        self.news.send_modify(|news| news.closing = true);
    }

    fn announce(&self) {
        self.news.send_modify(|news| news.commits = news.commits.wrapping_add(1));
    }

    pub(crate) async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Sqlite) -> Result<T, InboxError> + Send + 'static,
    ) -> Result<T, InboxError> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |sqlite| {
            // A caller that has gone away does not stop the work: what was begun is finished.
            let _ = reply.send(work(sqlite));
        });
        self.jobs.send(job).await.map_err(|_| InboxError::Closed)?;
        answer.await.map_err(|_| InboxError::Closed)?
    }
}
