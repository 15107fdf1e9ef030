//! The line to a printer with an ear on it: what was sent, what was heard, whether data is held back. It knows no job.

use std::ops::Range;
use std::time::Duration;

use crate::port::{Port, PortError};
use crate::printer::Fault;
use crate::printer::status::{Condition, Heard, Listener};

/// What was heard so far, for whoever waits for something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Seen {
    /// Highest process id of the job, if any.
    pub(super) process_id: Option<u16>,
    /// The last answer from the queue.
    pub(super) queued: Option<u8>,
    /// The printer confirmed that its buffers are clear.
    pub(super) cleared: bool,
    /// Automatic statuses so far.
    pub(super) automatic: u64,
    /// Signs that the printer moves on: ids, statuses, flow control.
    pub(super) signs: u64,
    real_time: Option<u8>,
}

/// A port with a listener.
pub(super) struct Line<P: Port> {
    port: P,
    listener: Listener,
    silent_for: Duration,
    /// The printer asked for no more data.
    pub(super) held: bool,
    /// As last told, by itself or on a question.
    pub(super) condition: Condition,
    pub(super) seen: Seen,
    /// The other side was gone; it has to be opened again.
    pub(super) gone: bool,
    /// Ids that belong to the job; others are of an earlier one.
    pub(super) ids: Range<u16>,
}

/// A group that was half received so long ago will not be completed.
const GROUP_EXPIRES: Duration = Duration::from_millis(500);
const READ_MAX: usize = 256;

impl<P: Port> Line<P> {
    pub(super) fn new(port: P) -> Self {
        Self {
            port,
            listener: Listener::default(),
            silent_for: Duration::ZERO,
            held: false,
            condition: Condition::default(),
            seen: Seen::default(),
            gone: false,
            ids: 0..0,
        }
    }

    pub(super) fn name(&self) -> String {
        self.port.name()
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.port.elapsed()
    }

    pub(super) fn drop_output(&mut self) {
        self.port.drop_output();
    }

    /// Opens the line again if it was gone; says whether it had been.
    pub(super) fn reopen(&mut self) -> Result<bool, Fault> {
        if !self.gone {
            return Ok(false);
        }
        self.port.reopen().map_err(|cause| self.fault(&cause))?;
        self.gone = false;
        self.held = false;
        self.listener = Listener::default();
        self.condition = Condition::default();
        Ok(true)
    }

    /// Writes bytes, whatever the flow control says; for real-time requests and by those who have asked [`Self::held`].
    pub(super) fn send(&mut self, bytes: &[u8], within: Duration) -> Result<(), Fault> {
        let sent = self.port.write(bytes, within);
        sent.map_err(|cause| self.fault(&cause))
    }

    /// Takes in what comes, waiting up to `wait` for the first byte.
    pub(super) fn listen(&mut self, wait: Duration) -> Result<(), Fault> {
        let mut bytes = [0; READ_MAX];
        let count = self.port.read(&mut bytes, wait).map_err(|cause| self.fault(&cause))?;
        if count == 0 {
            self.silent_for += wait;
            if self.silent_for >= GROUP_EXPIRES {
                self.listener.silence();
            }
            return Ok(());
        }
        self.silent_for = Duration::ZERO;
        for byte in bytes.iter().take(count) {
            if let Some(heard) = self.listener.hear(*byte) {
                self.note(heard);
            }
        }
        Ok(())
    }

    /// Listens until something has been seen, or time is up.
    pub(super) fn listen_until(&mut self, within: Duration, seen: impl Fn(&Seen) -> bool) -> Result<bool, Fault> {
        let deadline = self.elapsed() + within;
        loop {
            if seen(&self.seen) {
                return Ok(true);
            }
            let left = deadline.saturating_sub(self.elapsed());
            if left.is_zero() {
                return Ok(false);
            }
            self.listen(left.min(Duration::from_millis(100)))?;
        }
    }

    /// Listens for a time, whatever comes; this is how data is paced.
    pub(super) fn dwell(&mut self, time: Duration) -> Result<(), Fault> {
        self.listen_until(time, |_| false).map(|_| ())
    }

    /// Asks in real time how the printer is; `None` when it does not answer.
    pub(super) fn ask(&mut self, within: Duration) -> Result<Option<Condition>, Fault> {
        let Some(printer) = self.ask_one(1, within)? else {
            return Ok(None);
        };
        let (Some(cause), Some(roll)) = (self.ask_one(2, within)?, self.ask_one(4, within)?) else {
            return Ok(None);
        };
        // Only a printer that has an error is asked which, because not all know the question.
        let in_error = cause & 0x40 != 0 || printer & 0x20 != 0;
        let error = if in_error { self.ask_one(3, within)?.unwrap_or_default() } else { 0 };
        self.condition = Condition::from_real_time(printer, cause, error, roll);
        Ok(Some(self.condition.clone()))
    }

    fn ask_one(&mut self, question: u8, within: Duration) -> Result<Option<u8>, Fault> {
        self.seen.real_time = None;
        self.send(&[0x10, 0x04, question], within)?;
        self.listen_until(within, |seen| seen.real_time.is_some())?;
        Ok(self.seen.real_time)
    }

    fn note(&mut self, heard: Heard) {
        match heard {
            Heard::Xon => {
                self.held = false;
                self.seen.signs += 1;
            }
            Heard::Xoff => {
                self.held = true;
                self.seen.signs += 1;
            }
            Heard::RealTime(answer) => self.seen.real_time = Some(answer),
            Heard::Automatic(group) => {
                self.condition = Condition::from_automatic(group);
                self.seen.automatic += 1;
                self.seen.signs += 1;
            }
            Heard::Queued(answer) => {
                self.seen.queued = Some(answer);
                self.seen.signs += 1;
            }
            // An id of an earlier job says nothing about this one.
            Heard::ProcessId(id) if self.ids.contains(&id) => {
                self.seen.process_id = self.seen.process_id.max(Some(id));
                self.seen.signs += 1;
            }
            Heard::ProcessId(_) | Heard::Identity(_) => {}
            Heard::Cleared => self.seen.cleared = true,
        }
    }

    fn fault(&mut self, cause: &PortError) -> Fault {
        let port = self.port.name();
        match cause {
            PortError::Gone { .. } | PortError::Open { .. } => {
                self.gone = true;
                Fault::Unplugged { port }
            }
            PortError::Stuck { .. } => Fault::Silent { port, waited_ms: 0 },
        }
    }
}
