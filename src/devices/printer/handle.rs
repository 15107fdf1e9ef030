//! The printer on its own thread. Everyone else holds this; nobody waits for paper. It knows no document.

use std::sync::mpsc::{self, SyncSender};
use std::thread;

use domain::receipt::Document;

use super::confirm::Stopper;
use super::simulated::Paper;
use super::{Outcome, Printer, Progress, Purged, Status};

/// Called once, on the printer's thread, with the answer.
pub type Reply<T> = Box<dyn FnOnce(T) + Send>;

/// Jobs that may wait for the printer at once.
const QUEUE_MAX: usize = 16;

enum Job {
    Print { document: Document, progress: Box<dyn FnMut(Progress) + Send>, reply: Reply<Outcome> },
    Purge(Reply<Purged>),
    Status(Reply<Status>),
    Preview(Document, Reply<Paper>),
}

/// A printer on its own thread, which ends when the last handle is dropped.
#[derive(Clone)]
pub struct Handle {
    jobs: SyncSender<Job>,
    stopper: Stopper,
}

impl Handle {
    /// Gives a printer its thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(mut printer: impl Printer + 'static) -> std::io::Result<Self> {
        let stopper = printer.stopper();
        let (jobs, queue) = mpsc::sync_channel(QUEUE_MAX);
        thread::Builder::new().name(String::from("printer")).spawn(move || {
            let mut last = None;
            for job in queue {
                serve(&mut printer, job, &mut last);
            }
        })?;
        Ok(Self { jobs, stopper })
    }

    /// Prints. The reply is dropped uncalled only when the thread is gone or its queue is full.
    pub fn print(&self, document: Document, reply: Reply<Outcome>) {
        self.print_with_progress(document, Box::new(|_| {}), reply);
    }

    /// Prints and says how far it is.
    pub fn print_with_progress(
        &self,
        document: Document,
        progress: Box<dyn FnMut(Progress) + Send>,
        reply: Reply<Outcome>,
    ) {
        self.give(Job::Print { document, progress, reply });
    }

    /// Ends a job that waits and throws away whatever may still be in the printer.
    pub fn purge(&self, reply: Reply<Purged>) {
        self.stopper.pull();
        self.give(Job::Purge(reply));
    }

    /// Asks how the printer is.
    pub fn status(&self, reply: Reply<Status>) {
        self.give(Job::Status(reply));
    }

    /// The document as it would stand on paper.
    pub fn preview(&self, document: Document, reply: Reply<Paper>) {
        self.give(Job::Preview(document, reply));
    }

    fn give(&self, job: Job) {
        if self.jobs.try_send(job).is_err() {
            tracing::error!("the printer's queue is full or its thread has ended; a job was refused");
        }
    }
}

fn serve(printer: &mut impl Printer, job: Job, last: &mut Option<Status>) {
    match job {
        Job::Print { document, mut progress, reply } => {
            let outcome = printer.print(&document, &mut progress);
            tracing::info!(outcome = outcome.as_str(), "a print job ended: {}", outcome.as_str());
            reply(outcome);
        }
        Job::Purge(reply) => {
            let purged = printer.purge();
            printer.stopper().reset();
            if purged == Purged::Blocked {
                tracing::error!("the printer could not be cleared and is blocked until a technician clears it");
            }
            reply(purged);
        }
        Job::Status(reply) => {
            let status = printer.status();
            if last.replace(status) != Some(status) {
                tracing::info!(printer.status = ?status, "the printer is now {status:?}");
            }
            reply(status);
        }
        Job::Preview(document, reply) => reply(printer.preview(&document)),
    }
}
