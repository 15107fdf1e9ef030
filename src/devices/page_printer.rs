//! A printer for whole sheets, where a site has one: a queue of the system's (CUPS), which takes a PDF from `lp`. The pages
//! go through a pipe and lie in no file of ours. It has a thread of its own, for no page waits for a spooler. What the queue
//! does with the pages is not known here, so nothing is ever *printed*: it is *handed over*.

mod lp;
pub mod simulated;

use std::io;
use std::sync::mpsc::{self, Receiver, SyncSender, TrySendError};
use std::thread;

use zeroize::Zeroizing;

pub use lp::Lp;

/// Jobs that may wait at once; a visit asks for one.
const QUEUE_MAX: usize = 8;

/// Why pages were not handed over, or could not be. None of it names what stood on them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The system's programs are not there.
    #[error("pages cannot be printed: {program} is not installed (Debian: apt-get install cups-client)")]
    Absent {
        /// `lp` or `lpstat`.
        program: &'static str,
    },
    /// The program was found and did not start.
    #[error("{program} could not be started: {cause}")]
    Start {
        /// `lp` or `lpstat`.
        program: &'static str,
        /// What the system says.
        cause: io::ErrorKind,
    },
    /// There is no queue of that name, or it takes nothing.
    #[error("the printing system has no queue {queue} that takes pages")]
    NoQueue {
        /// As the settings name it.
        queue: String,
    },
    /// `lp` ended with a failure.
    #[error("the queue {queue} did not take the pages (lp ended with {code})")]
    Refused {
        /// As the settings name it.
        queue: String,
        /// The exit code; -1 for a signal.
        code: i32,
    },
    /// Too much waits already.
    #[error("the page printer has too much to do")]
    Busy,
    /// No answer in time; whether the pages come out is not known.
    #[error("{program} did not answer within {waited_secs} s")]
    Silent {
        /// `lp` or `lpstat`.
        program: &'static str,
        /// For so long.
        waited_secs: u64,
    },
}

/// Something that takes pages.
pub trait Queue: Send {
    /// What it is called, as people read it on the printer.
    fn name(&self) -> &str;

    /// Whether it would take pages now.
    ///
    /// # Errors
    /// What stands in the way.
    fn check(&mut self) -> Result<(), Fault>;

    /// Hands over a PDF.
    ///
    /// # Errors
    /// When the queue has not taken it. After [`Fault::Silent`] it may have.
    fn take(&mut self, pdf: &Zeroizing<Vec<u8>>) -> Result<(), Fault>;
}

/// Called once, usually on the page printer's thread.
pub type Reply = Box<dyn FnOnce(Result<(), Fault>) + Send>;

enum Job {
    Take(Zeroizing<Vec<u8>>, Reply),
    Check(Reply),
}

/// A queue on its own thread, which ends when the last handle is dropped.
#[derive(Clone)]
pub struct Handle {
    name: String,
    jobs: SyncSender<Job>,
}

impl Handle {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(queue: impl Queue + 'static) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::sync_channel(QUEUE_MAX);
        let name = queue.name().to_owned();
        thread::Builder::new().name("page printer".to_owned()).spawn(move || work(queue, &waiting))?;
        Ok(Self { name, jobs })
    }

    /// What the printer is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Hands over a PDF.
    pub fn take(&self, pdf: Zeroizing<Vec<u8>>, reply: Reply) {
        self.give(Job::Take(pdf, reply));
    }

    /// Asks whether it would take pages now.
    pub fn check(&self, reply: Reply) {
        self.give(Job::Check(reply));
    }

    fn give(&self, job: Job) {
        match self.jobs.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) => {
                let (Job::Take(_, reply) | Job::Check(reply)) = job;
                reply(Err(Fault::Busy));
            }
        }
    }
}

fn work(mut queue: impl Queue, waiting: &Receiver<Job>) {
    while let Ok(job) = waiting.recv() {
        match job {
            Job::Take(pdf, reply) => {
                let taken = queue.take(&pdf);
                drop(pdf);
                if let Err(fault) = &taken {
                    tracing::warn!(fault = %fault, "pages were not handed to the printer {}", queue.name());
                }
                reply(taken);
            }
            Job::Check(reply) => reply(queue.check()),
        }
    }
}

#[cfg(test)]
mod tests;
