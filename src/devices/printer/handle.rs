//! The printer on its own thread. Everyone else holds this; nobody waits for paper. It knows no document.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, SendError, Sender};
use std::thread;
use std::time::Duration;

use domain::receipt::Document;

use super::policy::Stopper;
use super::simulated::Paper;
use super::{Evidence, Fault, Outcome, Past, Printer, Progress, Purged, Status};

/// Called once, on the printer's thread, with the answer.
pub type Reply<T> = Box<dyn FnOnce(T) + Send>;

/// Jobs that may wait for the printer at once. A purge always finds room: nothing of a visit may stay for want of it.
const QUEUE_MAX: usize = 16;
/// How often a printer that nobody asks is felt for.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// A document and whoever wants to know what becomes of it. Every answer comes on the printer's thread, but for an order
/// that finds no room: its answer comes at once.
pub struct Order {
    /// What to print.
    pub document: Document,
    /// Told how far it is.
    pub progress: Box<dyn FnMut(Progress) + Send>,
    /// Told how it ended.
    pub reply: Reply<Outcome>,
    /// Told if it ended unknown and is confirmed after all, before anything else is printed or the printer is cleared.
    pub late: Reply<Evidence>,
}

enum Job {
    Print(Box<Order>),
    Purge(Reply<Purged>),
    TakeOver(Past, Reply<Purged>),
    Status(Reply<Status>),
    Preview(Document, Reply<Paper>),
}

/// A printer on its own thread, which ends when the last handle is dropped.
#[derive(Clone)]
pub struct Handle {
    jobs: Sender<Job>,
    waiting: Arc<AtomicUsize>,
    stopper: Stopper,
}

impl Handle {
    /// Gives a printer its thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(printer: impl Printer + 'static) -> std::io::Result<Self> {
        let stopper = printer.stopper();
        let (jobs, queue) = mpsc::channel();
        let waiting = Arc::<AtomicUsize>::default();
        let taken = Arc::clone(&waiting);
        let mut server = Server { printer, last: None, doubted: None };
        thread::Builder::new().name(String::from("printer")).spawn(move || {
            loop {
                match queue.recv_timeout(HEARTBEAT) {
                    Ok(job) => {
                        taken.fetch_sub(1, Ordering::SeqCst);
                        server.serve(job);
                    }
                    Err(RecvTimeoutError::Timeout) => server.printer.heartbeat(),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                server.tell_late();
            }
        })?;
        Ok(Self { jobs, waiting, stopper })
    }

    /// Prints.
    pub fn print(&self, document: Document, reply: Reply<Outcome>) {
        self.order(Order { document, progress: Box::new(|_| {}), reply, late: Box::new(|_| {}) });
    }

    /// Prints and says how far it is, and what is learned of it afterwards.
    pub fn order(&self, order: Order) {
        if let Some(Job::Print(order)) = self.offer(Job::Print(Box::new(order))) {
            // Nothing of it was sent, and nothing will be.
            (order.reply)(Outcome::Failed(Fault::Cleared));
        }
    }

    /// Ends a job that waits and throws away whatever may still be in the printer.
    pub fn purge(&self, reply: Reply<Purged>) {
        self.stopper.pull();
        if self.give(Job::Purge(reply)).is_some() {
            self.stopper.reset();
        }
    }

    /// Tells the printer what the trail of earlier jobs says; before the first job.
    pub fn take_over(&self, past: Past, reply: Reply<Purged>) {
        let _ = self.give(Job::TakeOver(past, reply));
    }

    /// Asks how the printer is.
    pub fn status(&self, reply: Reply<Status>) {
        let _ = self.offer(Job::Status(reply));
    }

    /// The document as it would stand on paper.
    pub fn preview(&self, document: Document, reply: Reply<Paper>) {
        let _ = self.offer(Job::Preview(document, reply));
    }

    /// Gives a job where there is room; else it comes back.
    fn offer(&self, job: Job) -> Option<Job> {
        if self.waiting.load(Ordering::SeqCst) >= QUEUE_MAX {
            tracing::error!("the printer's queue is full; a job was refused");
            return Some(job);
        }
        self.give(job)
    }

    /// Gives a job whatever waits before it.
    fn give(&self, job: Job) -> Option<Job> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let SendError(job) = self.jobs.send(job).err()?;
        tracing::error!("the printer's thread has ended; a job was refused");
        Some(job)
    }
}

struct Server<P> {
    printer: P,
    last: Option<Status>,
    /// Of the last job, while nobody can tell how it ended.
    doubted: Option<Reply<Evidence>>,
}

impl<P: Printer> Server<P> {
    fn serve(&mut self, job: Job) {
        match job {
            Job::Print(order) => {
                let Order { document, mut progress, reply, late } = *order;
                let outcome = self.printer.print(&document, &mut progress);
                // What was heard before this job began is about the one before.
                self.tell_late();
                tracing::info!(outcome = outcome.as_str(), "a print job ended: {}", outcome.as_str());
                match outcome {
                    Outcome::Unknown { .. } => self.doubted = Some(late),
                    Outcome::Printed { .. } => self.doubted = None,
                    // It may have failed before it began; then the one before may still be confirmed.
                    Outcome::Failed(_) => {}
                }
                reply(outcome);
            }
            Job::Purge(reply) => {
                let purged = self.printer.purge();
                self.tell_late();
                self.doubted = None;
                self.printer.stopper().reset();
                self.blocked(purged);
                reply(purged);
            }
            Job::TakeOver(past, reply) => {
                let purged = self.printer.take_over(past);
                self.blocked(purged);
                reply(purged);
            }
            Job::Status(reply) => {
                let status = self.printer.status();
                if self.last.replace(status) != Some(status) {
                    tracing::info!(printer.status = ?status, "the printer is now {status:?}");
                }
                reply(status);
            }
            Job::Preview(document, reply) => reply(self.printer.preview(&document)),
        }
    }

    fn tell_late(&mut self) {
        if let Some(evidence) = self.printer.late() {
            tracing::info!("a print job whose end was unknown was printed after all");
            if let Some(reply) = self.doubted.take() {
                reply(evidence);
            }
        }
    }

    fn blocked(&self, purged: Purged) {
        match purged {
            Purged::Blocked => {
                tracing::error!("the printer could not be cleared and is blocked until a technician clears it");
            }
            Purged::Clean | Purged::Cleared => {}
        }
    }
}

#[cfg(test)]
mod tests;
