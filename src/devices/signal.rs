//! A light or a buzzer that calls a member of staff. It hangs on a serial line, as relay boards and stack lights do; what
//! switches it is what the settings say. It has a thread of its own, for no page waits for a lamp, and it ends by itself.

pub mod simulated;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use crate::port::{Port, PortError};

/// A few bytes; whatever takes longer is no lamp.
const WRITE_WITHIN: Duration = Duration::from_secs(2);
/// Presses that may wait at once.
const QUEUE_MAX: usize = 16;

/// What switches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Written to begin.
    pub on: Vec<u8>,
    /// Written to end; empty for a buzzer that ends by itself.
    pub off: Vec<u8>,
    /// When it ends at the latest.
    pub at_most: Duration,
}

/// A light on a line.
pub struct Signal {
    port: Box<dyn Port>,
    switch: Switch,
}

/// Called once, on the light's thread: whether it took its bytes.
pub type Reply = Box<dyn FnOnce(Result<(), PortError>) + Send>;

enum Job {
    On(Reply),
    Off,
}

/// A light on its own thread. When the last handle is dropped the light goes off and the thread ends.
#[derive(Clone)]
pub struct Handle {
    jobs: SyncSender<Job>,
}

impl Signal {
    /// A light that takes those bytes on that line.
    pub fn new(port: impl Port + 'static, switch: Switch) -> Self {
        Self { port: Box::new(port), switch }
    }

    /// A line that was unplugged since the last time is opened again, once.
    fn send(&mut self, bytes: &[u8]) -> Result<(), PortError> {
        if self.port.write(bytes, WRITE_WITHIN).is_ok() {
            return Ok(());
        }
        self.port.reopen()?;
        self.port.write(bytes, WRITE_WITHIN)
    }

    fn begin(&mut self) -> Result<Duration, PortError> {
        let on = self.switch.on.clone();
        self.send(&on)?;
        Ok(self.port.elapsed() + self.switch.at_most)
    }

    fn end(&mut self) {
        let off = self.switch.off.clone();
        if !off.is_empty()
            && let Err(error) = self.send(&off)
        {
            tracing::error!(error = %error, "the light that calls staff could not be switched off");
        }
    }

    fn serve(mut self, jobs: &Receiver<Job>) {
        let mut until: Option<Duration> = None;
        loop {
            let job = match until {
                None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(until) => jobs.recv_timeout(until.saturating_sub(self.port.elapsed())),
            };
            match job {
                Ok(Job::On(reply)) => {
                    let begun = self.begin();
                    if let Err(error) = &begun {
                        tracing::error!(error = %domain::chain(error), "the light that calls staff does not answer");
                    }
                    until = begun.as_ref().ok().copied().or(until);
                    reply(begun.map(|_| ()));
                }
                Ok(Job::Off) | Err(RecvTimeoutError::Timeout) => {
                    if until.take().is_some() {
                        self.end();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    if until.is_some() {
                        self.end();
                    }
                    return;
                }
            }
        }
    }
}

impl Handle {
    /// Gives a light its thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(signal: Signal) -> std::io::Result<Self> {
        let (jobs, waiting) = mpsc::sync_channel(QUEUE_MAX);
        thread::Builder::new().name(String::from("signal")).spawn(move || signal.serve(&waiting))?;
        Ok(Self { jobs })
    }

    /// Switches the light on, or keeps it on from now. The reply is dropped uncalled when the thread is gone or busy.
    pub fn call(&self, reply: Reply) {
        self.give(Job::On(reply));
    }

    /// Switches it off.
    pub fn cancel(&self) {
        self.give(Job::Off);
    }

    fn give(&self, job: Job) {
        if self.jobs.try_send(job).is_err() {
            tracing::error!("the light's queue is full or its thread has ended; a press was refused");
        }
    }
}

#[cfg(test)]
mod tests;
