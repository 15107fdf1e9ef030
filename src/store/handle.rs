//! The store on a thread of its own, for callers that may not block or that live on several threads. Works under any
//! executor, because an answer is a plain future.

use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::{io, thread};

use crate::Store;

/// Calls that may wait for the store at once; more means that the disk stands still.
const WAITING_MAX: usize = 1_024;

type Job = Box<dyn FnOnce(&mut Store) + Send>;

/// A way to the store that can be cloned and sent. The thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Handle {
    way: Way,
}

#[derive(Clone)]
enum Way {
    Thread(SyncSender<Job>),
    Here(Arc<Mutex<Store>>),
}

/// Why the store did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// Too many calls wait for the disk.
    #[error("the store is too busy to take another call")]
    Busy,
    /// Its thread has ended.
    #[error("the store's thread has ended")]
    Gone,
}

impl Handle {
    /// Puts a store on its own thread.
    pub fn start(store: Store) -> io::Result<Self> {
        let (jobs, waiting) = sync_channel::<Job>(WAITING_MAX);
        thread::Builder::new().name("store".to_owned()).spawn(move || {
            let mut store = store;
            for job in waiting {
                carry_out(&mut store, job);
            }
        })?;
        Ok(Self { way: Way::Thread(jobs) })
    }

    /// A store without a thread: each call is done before it returns, by whoever makes it. For simulations, in which no
    /// other thread may decide what comes first.
    #[must_use]
    pub fn inline(store: Store) -> Self {
        Self { way: Way::Here(Arc::new(Mutex::new(store))) }
    }

    /// Has something done by the store and waits for it. Not for async callers.
    pub fn call<T, F>(&self, act: F) -> Result<T, Unavailable>
    where
        T: Send + 'static,
        F: FnOnce(&mut Store) -> T + Send + 'static,
    {
        let (reply, answer) = sync_channel(1);
        self.send(Box::new(move |store| {
            // A caller that no longer waits does not undo what was done.
            let _ = reply.send(act(store));
        }))?;
        answer.recv().map_err(|_| Unavailable::Gone)
    }

    /// Has something done by the store; the answer is a future. It is done even if nobody awaits it.
    pub fn ask<T, F>(&self, act: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Store) -> T + Send + 'static,
    {
        let slot = Arc::new(Mutex::new(Slot { state: SlotState::Waiting, waker: None }));
        let promise = Promise(Arc::clone(&slot));
        let sent = self.send(Box::new(move |store| promise.keep(act(store))));
        if let Err(why) = sent {
            lock(&slot).state = SlotState::Failed(why);
        }
        Answer(slot)
    }

    fn send(&self, job: Job) -> Result<(), Unavailable> {
        match &self.way {
            Way::Thread(jobs) => jobs.try_send(job).map_err(|fault| match fault {
                TrySendError::Full(_) => Unavailable::Busy,
                TrySendError::Disconnected(_) => Unavailable::Gone,
            }),
            Way::Here(store) => {
                carry_out(&mut lock(store), job);
                Ok(())
            }
        }
    }
}

fn carry_out(store: &mut Store, job: Job) {
    // A job on a store that did not heal fails, and says so to whoever asked.
    if let Err(error) = store.heal() {
        tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "the store does not heal");
    }
    job(store);
    // Whoever asked has the answer already; a failure is seen by the next job, which heals first.
    if let Err(error) = store.tend_log() {
        tracing::warn!(error = %error, cause = ?std::error::Error::source(&error), "the log could not be written into the file");
    }
}

/// What [`Handle::ask`] gives: resolves once the store has done it.
pub struct Answer<T>(Arc<Mutex<Slot<T>>>);

struct Slot<T> {
    state: SlotState<T>,
    waker: Option<Waker>,
}

enum SlotState<T> {
    Waiting,
    Kept(T),
    Failed(Unavailable),
}

impl<T> Future for Answer<T> {
    type Output = Result<T, Unavailable>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut slot = lock(&self.0);
        match std::mem::replace(&mut slot.state, SlotState::Failed(Unavailable::Gone)) {
            SlotState::Kept(value) => Poll::Ready(Ok(value)),
            SlotState::Failed(why) => Poll::Ready(Err(why)),
            SlotState::Waiting => {
                slot.state = SlotState::Waiting;
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// The store's end of an answer; dropped unkept, it tells that nobody will answer.
struct Promise<T>(Arc<Mutex<Slot<T>>>);

impl<T> Promise<T> {
    fn keep(self, value: T) {
        lock(&self.0).state = SlotState::Kept(value);
    }
}

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        let mut slot = lock(&self.0);
        if matches!(slot.state, SlotState::Waiting) {
            slot.state = SlotState::Failed(Unavailable::Gone);
        }
        if let Some(waker) = slot.waker.take() {
            drop(slot);
            waker.wake();
        }
    }
}

/// Nothing can panic while a slot is held, and a poisoned one would still be whole.
fn lock<T>(slot: &Mutex<T>) -> MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}
