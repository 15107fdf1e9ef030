//! The line to a printer with an ear on it: what was sent, what was heard, whether data is held back. It knows no job but
//! what is awaited of it.

use std::time::Duration;

use crate::port::{Port, PortError};
use crate::printer::Fault;
use crate::printer::awaited::Awaited;
use crate::printer::profile::Flow;
use crate::printer::status::{Condition, Heard, Listener};

/// What was heard so far, for whoever waits for something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Seen {
    /// The last answer from the queue.
    pub(super) queued: Option<u8>,
    /// The printer confirmed that its buffers are clear.
    pub(super) cleared: bool,
    /// Automatic statuses so far.
    pub(super) automatic: u64,
    /// Signs that the printer moves on: ids, statuses, flow control.
    pub(super) signs: u64,
    /// How often it was heard that something stands in the way.
    pub(super) faults: u64,
    /// The last answer from the queue that no job is owed.
    aside: Option<u8>,
    real_time: Option<u8>,
    /// Real-time answers since the last question was given up or answered.
    real_time_answers: usize,
}

/// Whether a line that is gone is tried at once or only when its turn has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Try {
    /// Somebody stands there and wants paper.
    Now,
    /// Nobody waits.
    WhenDue,
}

/// Whether the wire by which a printer holds data back is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wire {
    Believed,
    /// Some cables have three wires.
    Missing,
}

/// A port with a listener.
pub(super) struct Line<P: Port> {
    port: P,
    flow: Flow,
    listener: Listener,
    silent_for: Duration,
    raised_hand: bool,
    wire: Wire,
    /// As last told, by itself or on a question.
    pub(super) condition: Condition,
    /// As last told by itself; `None` until it has.
    pub(super) told: Option<Condition>,
    pub(super) seen: Seen,
    pub(super) awaited: Awaited,
    /// Questions in the queue that belong to no job and have not been answered. Answers come in the order of questions,
    /// so whatever comes first is theirs.
    aside_owed: u16,
    /// Real-time questions that were given up and may be answered late.
    given_up: usize,
    /// The other side was gone; it has to be opened again.
    gone: bool,
    try_at: Duration,
    try_after: Duration,
}

/// A group that was half received so long ago will not be completed.
const GROUP_EXPIRES: Duration = Duration::from_millis(500);
const READ_MAX: usize = 256;
/// A printer that was silent for long has been asked often, and has not kept all of it.
const GIVEN_UP_MAX: usize = 8;
/// A line that is gone is tried again after so long, then after twice as long, up to the longest.
const TRY_FIRST: Duration = Duration::from_secs(1);
const TRY_LONGEST: Duration = Duration::from_secs(30);

impl<P: Port> Line<P> {
    pub(super) fn new(port: P, flow: Flow) -> Self {
        Self {
            port,
            flow,
            listener: Listener::default(),
            silent_for: Duration::ZERO,
            raised_hand: false,
            wire: Wire::Believed,
            condition: Condition::default(),
            told: None,
            seen: Seen::default(),
            awaited: Awaited::nothing(),
            aside_owed: 0,
            given_up: 0,
            gone: false,
            try_at: Duration::ZERO,
            try_after: TRY_FIRST,
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

    /// Whether the printer has asked for no more data, by a byte or by a wire.
    pub(super) fn is_held(&mut self) -> bool {
        // A printer that says XOFF means it, whatever its profile has.
        self.raised_hand
            || match self.flow {
                Flow::DataSetReady => self.wire == Wire::Believed && self.port.data_set_ready() == Some(false),
                Flow::XonXoff | Flow::Absent => false,
            }
    }

    /// Whether nothing holds us back while the printer has no room: what it cannot take is lost without a word.
    pub(super) fn is_unbridled(&mut self) -> bool {
        match self.flow {
            Flow::XonXoff => false,
            Flow::DataSetReady => self.wire == Wire::Missing || self.port.data_set_ready().is_none(),
            Flow::Absent => true,
        }
    }

    /// A printer that has just answered from its queue is on line and has an empty buffer. If its wire still says that it
    /// takes nothing, then no such wire is in the cable, and whoever waits for it waits in vain.
    pub(super) fn judge_wire(&mut self, within: Duration) -> Result<(), Fault> {
        let deadline = self.elapsed() + within;
        // Somebody may have changed the cable.
        if self.port.data_set_ready() == Some(true) {
            self.wire = Wire::Believed;
        }
        while self.is_held() && !self.raised_hand && self.condition.fault.is_none() {
            if self.elapsed() < deadline {
                self.listen(Duration::from_millis(20))?;
            } else {
                self.doubt_wire();
            }
        }
        Ok(())
    }

    /// Takes the wire for missing; says whether nothing else holds us back.
    pub(super) fn doubt_wire(&mut self) -> bool {
        if self.flow == Flow::DataSetReady && self.wire == Wire::Believed {
            tracing::warn!("the printer's cable has no wire for \"data set ready\"; its answers and its speed pace it");
            self.wire = Wire::Missing;
        }
        !self.raised_hand
    }

    /// A printer that has just been cleared has room, whatever it said before.
    pub(super) fn lower_hand(&mut self) {
        self.raised_hand = false;
    }

    /// Opens the line again if it was gone; says whether it had been. Tries that fail grow rarer while nobody waits.
    pub(super) fn reopen(&mut self, when: Try) -> Result<bool, Fault> {
        if !self.gone {
            return Ok(false);
        }
        let now = self.elapsed();
        if when == Try::WhenDue && now < self.try_at {
            return Err(Fault::Unplugged { port: self.name() });
        }
        if let Err(cause) = self.port.reopen() {
            self.try_at = self.elapsed() + self.try_after;
            self.try_after = (self.try_after * 2).min(TRY_LONGEST);
            return Err(self.fault(&cause));
        }
        self.listener = Listener::default();
        self.raised_hand = false;
        self.wire = Wire::Believed;
        self.condition = Condition::default();
        self.told = None;
        self.seen = Seen {
            automatic: self.seen.automatic,
            signs: self.seen.signs,
            faults: self.seen.faults,
            ..Seen::default()
        };
        self.forgotten();
        self.given_up = 0;
        self.gone = false;
        self.try_at = Duration::ZERO;
        self.try_after = TRY_FIRST;
        Ok(true)
    }

    /// Writes bytes, whatever the flow control says; for real-time requests and for what is not data.
    pub(super) fn send(&mut self, bytes: &[u8], within: Duration) -> Result<(), Fault> {
        let sent = self.port.write(bytes, within);
        sent.map_err(|cause| self.fault(&cause))
    }

    /// Writes as many bytes as the line takes in that time.
    pub(super) fn send_some(&mut self, bytes: &[u8], within: Duration) -> Result<usize, Fault> {
        match self.port.write(bytes, within) {
            Ok(()) => Ok(bytes.len()),
            Err(PortError::Stuck { written, .. }) => Ok(written),
            Err(cause @ (PortError::Gone { .. } | PortError::Open { .. })) => Err(self.fault(&cause)),
        }
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

    /// Listens until that time, whatever comes; this is how data is paced.
    pub(super) fn dwell_until(&mut self, until: Duration) -> Result<(), Fault> {
        let time = until.saturating_sub(self.elapsed());
        self.listen_until(time, |_| false).map(|_| ())
    }

    /// Listens until the line has been silent for so long, no longer than ten times that: whatever was on its way has come.
    pub(super) fn hear_out(&mut self, silence: Duration) -> Result<(), Fault> {
        for _ in 0..10 {
            let signs = self.seen.signs;
            self.seen.queued = None;
            self.listen(silence)?;
            if signs == self.seen.signs && self.seen.queued.is_none() {
                break;
            }
        }
        Ok(())
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
        self.seen.faults += u64::from(self.condition.fault.is_some());
        Ok(Some(self.condition.clone()))
    }

    /// One real-time question; `None` when there is no answer. An answer does not say to which question it belongs, so
    /// those that were given up are waited for too: one that comes late would shift all that follow it by one.
    pub(super) fn ask_one(&mut self, question: u8, within: Duration) -> Result<Option<u8>, Fault> {
        self.listen(Duration::ZERO)?;
        self.given_up = self.given_up.saturating_sub(self.seen.real_time_answers);
        self.seen.real_time = None;
        self.seen.real_time_answers = 0;
        self.send(&[0x10, 0x04, question], within)?;
        let all = self.given_up + 1;
        self.listen_until(within, |seen| seen.real_time_answers >= all)?;
        self.given_up = if self.seen.real_time.is_some() { 0 } else { all.min(GIVEN_UP_MAX) };
        self.seen.real_time_answers = 0;
        Ok(self.seen.real_time)
    }

    /// A question in the queue that belongs to no job, and whatever has to go before it; `None` when there is no answer.
    pub(super) fn ask_aside(&mut self, bytes: &[u8], write: Duration, within: Duration) -> Result<Option<u8>, Fault> {
        self.listen(Duration::ZERO)?;
        self.aside_owed = self.aside_owed.saturating_add(1);
        self.seen.aside = None;
        self.send(bytes, write)?;
        // What was asked earlier is answered earlier.
        let deadline = self.elapsed() + within;
        while self.aside_owed > 0 && self.elapsed() < deadline {
            self.seen.aside = None;
            let left = deadline.saturating_sub(self.elapsed());
            self.listen_until(left, |seen| seen.aside.is_some())?;
        }
        Ok(self.seen.aside.filter(|_| self.aside_owed == 0))
    }

    /// The printer has forgotten what it was sent, questions and all: nothing is owed any more.
    pub(super) fn forgotten(&mut self) {
        self.awaited = Awaited::nothing();
        self.aside_owed = 0;
    }

    fn note(&mut self, heard: Heard) {
        match heard {
            Heard::Xon | Heard::Xoff => {
                self.raised_hand = heard == Heard::Xoff;
                self.seen.signs += 1;
            }
            Heard::RealTime(answer) => {
                self.seen.real_time = Some(answer);
                self.seen.real_time_answers += 1;
            }
            Heard::Automatic(group) => {
                self.condition = Condition::from_automatic(group);
                self.seen.faults += u64::from(self.condition.fault.is_some());
                self.told = Some(self.condition.clone());
                self.seen.automatic += 1;
                self.seen.signs += 1;
            }
            Heard::Queued(answer) | Heard::Jammed(answer) if self.aside_owed > 0 => {
                self.aside_owed -= 1;
                self.seen.aside = Some(answer);
            }
            // Nobody asked an ejector: noise on the line.
            Heard::Jammed(_) => {}
            Heard::Queued(answer) => {
                self.seen.queued = Some(answer);
                self.seen.signs += u64::from(self.awaited.heard_answer());
            }
            // An id of an earlier job says nothing about this one.
            Heard::ProcessId(id) => self.seen.signs += u64::from(self.awaited.heard_id(id)),
            Heard::Identity(_) => {}
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
