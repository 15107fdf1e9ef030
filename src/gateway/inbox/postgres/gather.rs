//! What many callers ask for at once, done together: a transaction waits for the disk once, however much is in it. Whoever finds
//! nobody at work begins at once; what comes meanwhile waits for the next turn. The work goes on when a caller goes away.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::inbox::InboxError;

/// Jobs that are done together at most; more would make the first of them wait for the last.
const JOBS_MAX: usize = 64;
/// Bytes of jobs that are done together, or thereabouts.
const BYTES_MAX: usize = 1024 * 1024;
/// Jobs that may wait; the gateway's door lets fewer in.
const WAITING_MAX: usize = 1_024;

/// Who does jobs together.
pub(super) trait Work: Send + Sync + 'static {
    /// What is asked for.
    type Job: Send + Sync;
    /// What comes of it.
    type Done: Send;
    /// How many work at the same time, each on a connection of its own.
    const HANDS: u32;

    /// How much of the common transaction a job takes.
    fn bytes(job: &Self::Job) -> usize;

    /// Does jobs in one transaction, and says of each in turn what came of it.
    fn together(&self, jobs: &[Self::Job]) -> impl Future<Output = Result<Vec<Self::Done>, InboxError>> + Send;
}

/// What waits for its turn.
pub(super) struct Gather<W: Work>(Arc<Inner<W>>);

struct Inner<W: Work> {
    work: W,
    state: Mutex<State<W>>,
}

struct State<W: Work> {
    waiting: VecDeque<Asked<W>>,
    hands: u32,
}

struct Asked<W: Work> {
    job: W::Job,
    reply: oneshot::Sender<Result<W::Done, InboxError>>,
}

/// What a hand does at a time, and where it finds more.
type Turn<W> = (Arc<Inner<W>>, Vec<Asked<W>>);

/// More is asked for than will be done in time.
#[derive(Debug, thiserror::Error)]
#[error("{WAITING_MAX} calls wait for it already")]
struct Crowded;

impl<W: Work> Gather<W> {
    pub(super) fn new(work: W) -> Self {
        let state = State { waiting: VecDeque::new(), hands: 0 };
        Self(Arc::new(Inner { work, state: Mutex::new(state) }))
    }

    /// Has a job done and waits until its transaction is committed.
    pub(super) async fn ask(&self, job: W::Job) -> Result<W::Done, InboxError> {
        let (reply, answer) = oneshot::channel();
        {
            let mut state = self.0.lock();
            if state.waiting.len() >= WAITING_MAX {
                return Err(InboxError::Away(Arc::new(Crowded)));
            }
            state.waiting.push_back(Asked { job, reply });
            if state.hands < W::HANDS {
                state.hands += 1;
                tokio::spawn(Hand(Some(Arc::clone(&self.0))).work());
            }
        }
        answer.await.map_err(|_| InboxError::Closed)?
    }
}

impl<W: Work> fmt::Debug for Gather<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gather").finish_non_exhaustive()
    }
}

impl<W: Work> Inner<W> {
    fn lock(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody at work, counted as such until there is nothing left to do or this is dropped.
struct Hand<W: Work>(Option<Arc<Inner<W>>>);

impl<W: Work> Hand<W> {
    async fn work(mut self) {
        while let Some((inner, asked)) = self.next() {
            let (jobs, replies): (Vec<_>, Vec<_>) = asked.into_iter().map(|asked| (asked.job, asked.reply)).unzip();
            for (reply, done) in replies.into_iter().zip(serve(&inner.work, &jobs).await) {
                // A caller that has gone asks again under the same id.
                let _ = reply.send(done);
            }
        }
    }

    /// The next jobs. Where there are none this hand no longer counts, in the same breath, so that whoever asks next begins.
    fn next(&mut self) -> Option<Turn<W>> {
        let inner = Arc::clone(self.0.as_ref()?);
        let mut state = inner.lock();
        let (mut asked, mut bytes) = (Vec::new(), 0_usize);
        while asked.len() < JOBS_MAX && bytes < BYTES_MAX {
            let Some(next) = state.waiting.pop_front() else { break };
            // Nobody waits for it any longer, and nothing was begun.
            if next.reply.is_closed() {
                continue;
            }
            bytes = bytes.saturating_add(W::bytes(&next.job));
            asked.push(next);
        }
        if asked.is_empty() {
            state.hands = state.hands.saturating_sub(1);
            self.0 = None;
            return None;
        }
        drop(state);
        Some((inner, asked))
    }
}

impl<W: Work> Drop for Hand<W> {
    fn drop(&mut self) {
        if let Some(inner) = self.0.take() {
            let mut state = inner.lock();
            state.hands = state.hands.saturating_sub(1);
        }
    }
}

/// Does jobs together; and, where the database refused them, each by itself, because one may be to blame for all.
async fn serve<W: Work>(work: &W, jobs: &[W::Job]) -> Vec<Result<W::Done, InboxError>> {
    match work.together(jobs).await {
        Ok(done) => done.into_iter().map(Ok).collect(),
        Err(InboxError::Refused(_)) if jobs.len() > 1 => {
            let mut each = Vec::with_capacity(jobs.len());
            for job in jobs {
                let done = work.together(std::slice::from_ref(job)).await;
                each.push(done.and_then(|done| done.into_iter().next().ok_or(InboxError::Closed)));
            }
            each
        }
        Err(error) => jobs.iter().map(|_| Err(error.clone())).collect(),
    }
}
