//! The one thread that touches the database. What callers asked for meanwhile is done in one transaction, and nobody is
//! answered before its COMMIT: a disk that takes its time to be sure then does so once for many.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{RwLock, mpsc, oneshot};

use domain::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};
use wire::v1::{Feedback, InboxEntry, PartHeld, StaffCall, StatusPage};

use super::Sqlite;
use super::delivery::{Content, Found, NewPart};
use crate::inbox::blobs::{Blobs, ROW_BYTES_MAX, off_the_loop};
use crate::inbox::news::{Readers, Topic};
use crate::inbox::store::{Answered, Store};
use crate::inbox::{
    Answer, Backlog, Delivery, Event, Heard, Heartbeat, InboxError, Location, PartPut, Posted, Received, Sought, Taken,
};
use crate::site::{DayOfFaces, StaffWanted};

/// Jobs that may wait for the database; whoever comes then waits at the door.
const JOBS_MAX: usize = 256;
/// Jobs of one transaction. More would make the first of them wait for the last.
const BATCH_MAX: usize = 128;

/// Does the work, or hears why it is not begun. Its answer is sent when it is known whether it was committed.
type Job = Box<dyn FnOnce(Result<&mut Sqlite, InboxError>) -> Reply + Send>;
type Reply = Box<dyn FnOnce(Result<(), InboxError>)>;

/// The transaction is gone: SQLite rolls back by itself where its disk fails it.
#[derive(Debug, thiserror::Error)]
#[error("the transaction was rolled back")]
struct RolledBack;

/// An inbox on SQLite. Cloned, it is the same inbox; its thread ends with the last clone.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    jobs: mpsc::Sender<Job>,
    /// Where large parts stand; in memory there are no files.
    blobs: Option<Blobs>,
    /// Held while a large part has its file and not yet its row, and alone while files are deleted.
    shelving: Arc<RwLock<()>>,
    readers: Arc<Readers>,
}

impl Writer {
    /// Opens the database and starts its thread.
    pub(crate) fn open(location: &Location, readers: Arc<Readers>) -> Result<Self, InboxError> {
        let mut sqlite = Sqlite::open(location)?;
        let blobs = match location {
            Location::File(file) => {
                let mut folder = file.clone().into_os_string();
                folder.push(".parts");
                Some(Blobs::open(&PathBuf::from(folder))?)
            }
            Location::Memory | Location::Postgres(_) => None,
        };
        let (jobs, mut waiting) = mpsc::channel::<Job>(JOBS_MAX);
        std::thread::Builder::new()
            .name("inbox".to_owned())
            .spawn(move || {
                while let Some(first) = waiting.blocking_recv() {
                    let others = std::iter::from_fn(|| waiting.try_recv().ok());
                    sqlite.commit_together(std::iter::once(first).chain(others).take(BATCH_MAX));
                }
            })
            .map_err(|_| InboxError::Closed)?;
        Ok(Self { jobs, blobs, shelving: Arc::default(), readers })
    }

    /// Has work done and waits until it is on disk. A caller that goes away does not stop what was begun.
    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Sqlite) -> Result<T, InboxError> + Send + 'static,
    ) -> Result<T, InboxError> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |sqlite| {
            let done = sqlite.and_then(|sqlite| sqlite.step(work));
            Box::new(move |committed| {
                let _ = reply.send(committed.and(done));
            })
        });
        self.jobs.send(job).await.map_err(|_| InboxError::Closed)?;
        answer.await.map_err(|_| InboxError::Closed)?
    }

    async fn keep_part(&self, sid: SubmissionId, n: u16, body: Bytes, now: Timestamp) -> Result<PartPut, InboxError> {
        let bytes = u64::try_from(body.len()).unwrap_or(u64::MAX);
        let files = self.blobs.clone().filter(|_| body.len() > ROW_BYTES_MAX);
        let (put, loose) = if let Some(blobs) = files {
            let held = Arc::clone(&self.shelving).read_owned().await;
            let sha256 = off_the_loop(move || blobs.put_new(&body)).await?;
            let named = sha256.clone();
            let kept = self.call(move |sqlite| {
                let part = NewPart { sid, n, sha256: &named, bytes, content: Content::InFile };
                let put = sqlite.put_part(&part, now);
                // Whoever deletes files asks after this whether a row names them.
                drop(held);
                Ok((put?, sqlite.take_loose()))
            });
            match kept.await {
                Ok((put @ (PartPut::Stored | PartPut::Known), loose)) => (put, loose),
                Ok((PartPut::Conflict, loose)) => (PartPut::Conflict, [loose, vec![sha256]].concat()),
                Err(error) => {
                    self.forget_files(vec![sha256]);
                    return Err(error);
                }
            }
        } else {
            let sha256 = wire::sha256(&body);
            let kept = self.call(move |sqlite| {
                let part = NewPart { sid, n, sha256: &sha256, bytes, content: Content::Here(&body) };
                Ok((sqlite.put_part(&part, now)?, sqlite.take_loose()))
            });
            kept.await?
        };
        self.forget_files(loose);
        Ok(put)
    }

    /// Deletes the files of those parts that no row names any longer, by and by.
    fn forget_files(&self, hashes: Vec<String>) {
        let Some(blobs) = self.blobs.clone().filter(|_| !hashes.is_empty()) else { return };
        let this = self.clone();
        tokio::spawn(async move {
            let _alone = this.shelving.write().await;
            let unnamed = this.call(move |sqlite| sqlite.unnamed(hashes)).await;
            let deleted = match unnamed {
                Ok(unnamed) => off_the_loop(move || unnamed.iter().try_for_each(|sha256| blobs.delete(sha256))).await,
                Err(error) => Err(error),
            };
            if let Err(error) = deleted {
                let chain = domain::chain(&error);
                tracing::warn!(error = chain, "a forgotten part's file stays where it is: {chain}");
            }
        });
    }
}

impl Sqlite {
    /// Does a batch of jobs in one transaction and answers them after its COMMIT.
    fn commit_together(&mut self, batch: impl Iterator<Item = Job>) {
        let begun = self.run("begin immediate");
        let mut replies = Vec::new();
        for job in batch {
            replies.push(job(begun.clone().map(|()| &mut *self)));
            if begun.is_ok() && self.connection.is_autocommit() {
                break;
            }
        }
        let committed = match begun {
            // Each has heard of it.
            Err(_) => Ok(()),
            Ok(()) if self.connection.is_autocommit() => Err(InboxError::Refused(Arc::new(RolledBack))),
            Ok(()) => self.run("commit"),
        };
        if committed.is_err() && !self.connection.is_autocommit() {
            // Where this fails too, the next BEGIN does, and nobody is told that anything was kept.
            let _ = self.run("rollback");
        }
        for reply in replies {
            reply(committed.clone());
        }
    }

    /// One job's work: all of it is in the transaction, or nothing.
    fn step<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, InboxError>) -> Result<T, InboxError> {
        self.run("savepoint job")?;
        let done = work(self);
        if done.is_err() {
            self.run("rollback to job")?;
        }
        self.run("release job")?;
        done
    }

    fn run(&self, sql: &str) -> Result<(), InboxError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn take_loose(&mut self) -> Vec<String> {
        std::mem::take(&mut self.loose)
    }
}

impl Store for Writer {
    fn put_part(&self, sid: SubmissionId, n: u16, body: Bytes, now: Timestamp) -> Answered<'_, PartPut> {
        Box::pin(self.keep_part(sid, n, body, now))
    }

    fn parts(&self, sid: SubmissionId) -> Answered<'_, Vec<PartHeld>> {
        Box::pin(self.call(move |sqlite| sqlite.parts(sid)))
    }

    fn receipt_for(&self, sid: SubmissionId, manifest_sha256: String) -> Answered<'_, Option<String>> {
        Box::pin(self.call(move |sqlite| sqlite.receipt_for(sid, &manifest_sha256)))
    }

    fn receive(&self, delivery: Delivery) -> Answered<'_, Received> {
        Box::pin(async move {
            let agency = delivery.manifest.agency.clone();
            let receive = self.call(move |sqlite| Ok((sqlite.receive(&delivery)?, sqlite.take_loose())));
            let (received, loose) = receive.await?;
            self.forget_files(loose);
            if let Received::Stored(_) = received {
                self.readers.announce(&Topic::Agency(agency));
            }
            Ok(received)
        })
    }

    fn entries(&self, agency: AgencyId, after: u64, limit: u64) -> Answered<'_, Vec<InboxEntry>> {
        Box::pin(self.call(move |sqlite| sqlite.entries(&agency, after, limit)))
    }

    fn part(&self, agency: AgencyId, sid: SubmissionId, n: u16) -> Answered<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            match self.call(move |sqlite| sqlite.part(&agency, sid, n)).await? {
                None => Ok(None),
                Some(Found::Here(body)) => Ok(Some(body)),
                Some(Found::InFile { sha256 }) => {
                    let blobs = self.blobs.clone().ok_or(InboxError::Row { sid: sid.to_string() })?;
                    off_the_loop(move || blobs.get(&sha256)).await.map(Some)
                }
            }
        })
    }

    fn take(&self, answer: Answer) -> Answered<'_, Taken> {
        Box::pin(async move {
            let (taken, terminal) = self.call(move |sqlite| sqlite.take(&answer)).await?;
            self.tell(terminal);
            Ok(taken)
        })
    }

    fn post_event(&self, event: Event) -> Answered<'_, Posted> {
        Box::pin(async move {
            let (posted, terminal) = self.call(move |sqlite| sqlite.post_event(&event)).await?;
            self.tell(terminal);
            Ok(posted)
        })
    }

    fn status(&self, terminal: TerminalId, since: u64, limit: u64) -> Answered<'_, StatusPage> {
        Box::pin(self.call(move |sqlite| sqlite.status(&terminal, since, limit)))
    }

    fn heartbeat(&self, heartbeat: Heartbeat) -> Answered<'_, Heard> {
        Box::pin(self.call(move |sqlite| sqlite.heartbeat(&heartbeat)))
    }

    fn heartbeats(&self) -> Answered<'_, Vec<Heartbeat>> {
        Box::pin(self.call(|sqlite| sqlite.heartbeats()))
    }

    fn look_up(
        &self,
        terminal: TerminalId,
        reference: Reference,
        proof: String,
        now: Timestamp,
    ) -> Answered<'_, Sought> {
        Box::pin(self.call(move |sqlite| sqlite.look_up(&terminal, &reference, &proof, now)))
    }

    fn put_call(&self, call: StaffCall, now: Timestamp) -> Answered<'_, ()> {
        Box::pin(self.call(move |sqlite| sqlite.put_call(&call, now)))
    }

    fn calls(&self) -> Answered<'_, Vec<StaffWanted>> {
        Box::pin(self.call(|sqlite| sqlite.calls()))
    }

    fn put_feedback(&self, day: Feedback) -> Answered<'_, ()> {
        Box::pin(self.call(move |sqlite| sqlite.put_feedback(&day)))
    }

    fn feedback(&self) -> Answered<'_, Vec<DayOfFaces>> {
        Box::pin(self.call(|sqlite| sqlite.feedback()))
    }

    fn backlog(&self, agency: AgencyId, after: u64) -> Answered<'_, Backlog> {
        Box::pin(self.call(move |sqlite| sqlite.backlog(&agency, after)))
    }

    fn is_writable(&self) -> Answered<'_, ()> {
        Box::pin(self.call(|sqlite| sqlite.is_writable()))
    }
}

impl Writer {
    fn tell(&self, terminal: Option<TerminalId>) {
        if let Some(terminal) = terminal {
            self.readers.announce(&Topic::Terminal(terminal));
        }
    }
}
