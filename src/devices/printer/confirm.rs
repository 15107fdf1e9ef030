//! How a receipt is confirmed: ask, open, send part after part with ids between them, cut, and say *printed* only when
//! the last id came back. It knows bytes and waits, not what stands on the paper.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::receipt::Document;

use crate::port::Port;
use crate::printer::escpos::{self, Job, process_id};
use crate::printer::line::{Line, Seen};
use crate::printer::profile::{Profile, Proof};
use crate::printer::simulated::{self, Paper};
use crate::printer::status::{self, Condition};
use crate::printer::{Doubt, Evidence, Fault, Outcome, Printer, Progress, Purged, Status};
use crate::scribe::Scribe;

/// How long we wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// For the answer to a real-time question.
    pub answer: Duration,
    /// For the first automatic status; after it the printer is recovered.
    pub open: Duration,
    /// For an id, a status or a release of the line while nothing is wrong; after it nobody can tell.
    pub quiet: Duration,
    /// For somebody to bring paper or close the cover.
    pub patience: Duration,
    /// For the printer to confirm that it is clear.
    pub clear: Duration,
    /// For the recovery of a printer that swallows what it is sent.
    pub recovery: Duration,
    /// For the port to take one command; a slow line gets what it needs on top.
    pub write: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(500),
            open: Duration::from_secs(2),
            quiet: Duration::from_secs(10),
            patience: Duration::from_mins(10),
            clear: Duration::from_secs(2),
            recovery: Duration::from_secs(10),
            write: Duration::from_secs(1),
        }
    }
}

/// Ends a job that waits; pulled from another thread.
#[derive(Debug, Clone, Default)]
pub struct Stopper(Arc<AtomicBool>);

impl Stopper {
    /// Ends the job.
    pub fn pull(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Lets jobs run again.
    pub fn reset(&self) {
        self.0.store(false, Ordering::SeqCst);
    }

    pub(super) fn is_pulled(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// What an earlier job may have left in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// Nothing.
    Nothing,
    /// Nobody knows: the program or the line has just started.
    Unsure,
    /// The rest of a job.
    Job,
    /// The rest of a job, and it could not be cleared.
    Stuck,
}

/// An ESC/POS printer on any port.
pub struct SerialPrinter<P: Port> {
    pub(super) line: Line<P>,
    pub(super) profile: Profile,
    pub(super) policy: Policy,
    pub(super) left: Left,
    /// Part of a job hangs in the slot; it is marked and cut off before the next.
    pub(super) scrap_due: bool,
    stopper: Stopper,
    scribe: Scribe,
    next_id: u16,
}

/// Why a job does not go on.
enum Halt {
    Stopped,
    Stood(Fault),
    Quiet,
    Line(Fault),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Line(fault)
    }
}

/// A job on its way.
struct Run<'a> {
    progress: &'a mut dyn FnMut(Progress),
    first_id: u16,
    parts: u16,
    reported: u16,
    bytes: usize,
}

const LAST_ID: u16 = 9_999;
const LISTEN: Duration = Duration::from_millis(250);
const ASK_EVERY: Duration = Duration::from_secs(1);

impl<P: Port> Printer for SerialPrinter<P> {
    fn status(&mut self) -> Status {
        if self.left == Left::Stuck {
            return Status::Blocked;
        }
        match self.how_it_is() {
            Ok(Condition { fault: Some(fault), .. }) | Err(fault) => Status::from(&fault),
            Ok(Condition { paper: status::Paper::NearEnd, .. }) => Status::PaperLow,
            Ok(Condition { paper: status::Paper::Plenty, .. }) => Status::Ready,
        }
    }

    fn print(&mut self, document: &Document, progress: &mut dyn FnMut(Progress)) -> Outcome {
        let job = escpos::encode(document, &self.profile, &mut self.scribe);
        if self.stopper.is_pulled() {
            return Outcome::Failed(Fault::Cleared);
        }
        if let Err(fault) = self.preflight().and_then(|()| self.open_up()) {
            return Outcome::Failed(fault);
        }
        let parts = u16::try_from(job.parts.len()).unwrap_or(LAST_ID);
        if self.next_id > LAST_ID.saturating_sub(parts) {
            self.next_id = 1;
        }
        let mut run = Run { progress, first_id: self.next_id, parts, reported: 0, bytes: 0 };
        self.next_id += parts;
        self.line.ids = run.first_id..run.first_id + parts;
        self.line.seen.process_id = None;
        (run.progress)(Progress::Started { parts });
        self.left = Left::Job;
        let ended = self.run(&job, &mut run);
        self.outcome(ended, run.bytes)
    }

    fn purge(&mut self) -> Purged {
        match self.left {
            Left::Nothing | Left::Unsure => Purged::Clean,
            Left::Job | Left::Stuck => self.clear_out(),
        }
    }

    fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    fn preview(&mut self, document: &Document) -> Paper {
        let job = escpos::encode(document, &self.profile, &mut self.scribe);
        simulated::print_on_paper(&job.bytes(), &self.profile)
    }
}

impl<P: Port> SerialPrinter<P> {
    /// A printer on a port. What it held before is unknown, so the first job clears it.
    #[must_use]
    pub fn new(port: P, profile: Profile, policy: Policy) -> Self {
        Self {
            line: Line::new(port),
            profile,
            policy,
            left: Left::Unsure,
            scrap_due: false,
            stopper: Stopper::default(),
            scribe: Scribe::default(),
            next_id: 1,
        }
    }

    /// Asks in real time; silence is a fault too.
    fn how_it_is(&mut self) -> Result<Condition, Fault> {
        if self.line.reopen()? && self.left == Left::Nothing {
            self.left = Left::Unsure;
        }
        let waited_ms = u64::try_from(self.policy.answer.as_millis()).unwrap_or(u64::MAX);
        self.line.ask(self.policy.answer)?.ok_or_else(|| Fault::Silent { port: self.line.name(), waited_ms })
    }

    /// Nothing has been sent yet; whatever is wrong now, no paper can appear.
    fn preflight(&mut self) -> Result<(), Fault> {
        let mut condition = self.how_it_is()?;
        if condition.fault == Some(Fault::NeedsRecovery) {
            self.line.send(&[0x10, 0x05, 0x02], self.policy.write)?;
            condition = self.how_it_is()?;
        }
        if let Some(fault) = condition.fault {
            return Err(fault);
        }
        match self.left {
            Left::Nothing => Ok(()),
            Left::Unsure => self.recover(),
            Left::Job | Left::Stuck => match self.clear_again() {
                Purged::Clean | Purged::Cleared => Ok(()),
                Purged::Blocked => Err(Fault::Blocked),
            },
        }
    }

    /// Puts the printer's settings back and has it say each change by itself.
    fn open_up(&mut self) -> Result<(), Fault> {
        let before = self.line.seen.automatic;
        self.line.seen.queued = None;
        self.line.send(b"\x1b\x40\x1d\x61\xff\x1d\x72\x01", self.policy.write)?;
        let answered = |seen: &Seen| seen.automatic > before || seen.queued.is_some();
        if !self.line.listen_until(self.policy.open, answered)? {
            self.recover()?;
        }
        if let Some(fault) = self.line.condition.fault.clone() {
            return Err(fault);
        }
        if std::mem::take(&mut self.scrap_due) {
            self.line.send(&escpos::void(), self.policy.write)?;
        }
        Ok(())
    }

    fn run(&mut self, job: &Job, run: &mut Run<'_>) -> Result<Evidence, Halt> {
        let window = self.profile.window;
        let mut on_the_way: Vec<(u16, usize)> = Vec::new();
        for (id, part) in (run.first_id..).zip(&job.parts) {
            let length: usize = part.iter().map(|command| command.bytes.len()).sum();
            self.attend(run, |line| {
                let confirmed = line.seen.process_id.unwrap_or(0);
                let unconfirmed: usize =
                    on_the_way.iter().filter(|(id, _)| *id > confirmed).map(|(_, length)| length).sum();
                !line.held && line.condition.fault.is_none() && (unconfirmed == 0 || unconfirmed + length <= window)
            })?;
            for command in part {
                // A fault or a raised hand stops data at the next command, never inside one.
                self.attend(run, |line| !line.held && line.condition.fault.is_none())?;
                self.send_data(&command.bytes, run)?;
                if self.profile.proof == Proof::QueuedStatus {
                    self.line.dwell(self.time_of(command.bytes.len(), command.rows))?;
                } else {
                    self.line.listen(Duration::ZERO)?;
                }
            }
            if self.profile.proof == Proof::ProcessIds {
                self.send_data(&process_id(id), run)?;
                on_the_way.push((id, length));
            }
        }
        match self.profile.proof {
            Proof::ProcessIds => {
                let last = run.first_id + run.parts - 1;
                self.attend(run, |line| line.seen.process_id >= Some(last))?;
                Ok(Evidence::ProcessId)
            }
            Proof::QueuedStatus => {
                self.line.seen.queued = None;
                self.send_data(&[0x1D, 0x72, 1], run)?;
                self.attend(run, |line| line.seen.queued.is_some())?;
                match self.how_it_is() {
                    Ok(Condition { fault: None, .. }) => Ok(Evidence::QueuedStatus),
                    Ok(_) => Err(Halt::Quiet),
                    Err(fault) => Err(Halt::Line(fault)),
                }
            }
        }
    }

    fn send_data(&mut self, bytes: &[u8], run: &mut Run<'_>) -> Result<(), Halt> {
        let on_the_line = self.time_of(bytes.len(), 0);
        self.line.send(bytes, self.policy.write + on_the_line * 2)?;
        run.bytes += bytes.len();
        Ok(())
    }

    /// The longer of what the line and what the paper need.
    fn time_of(&self, bytes: usize, rows: u16) -> Duration {
        let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10);
        let on_the_line = self.profile.baud.map_or(0, |baud| bits.saturating_mul(1_000_000) / u64::from(baud.max(1)));
        // Eight rows are a millimetre, and the speed is in tenths of one.
        let on_paper = u64::from(rows) * 1_250_000 / u64::from(self.profile.speed.max(1));
        Duration::from_micros(on_the_line.max(on_paper))
    }

    /// Listens until `done`. A fault keeps the job open and is told once; silence without a fault ends it.
    fn attend(&mut self, run: &mut Run<'_>, done: impl Fn(&Line<P>) -> bool) -> Result<(), Halt> {
        let mut standing: Option<(Fault, Duration)> = None;
        let mut signs = self.line.seen.signs;
        let mut last_sign = self.line.elapsed();
        let mut asked = last_sign;
        loop {
            run.report(self.line.seen.process_id);
            if done(&self.line) {
                if standing.is_some() {
                    (run.progress)(Progress::Resumed);
                }
                return Ok(());
            }
            if self.stopper.is_pulled() {
                return Err(Halt::Stopped);
            }
            self.line.listen(LISTEN)?;
            let now = self.line.elapsed();
            if self.line.seen.signs != signs {
                signs = self.line.seen.signs;
                last_sign = now;
            } else if now.saturating_sub(asked) >= ASK_EVERY {
                // No answer is not a fault yet: the printer may be cutting.
                let _ = self.line.ask(self.policy.answer)?;
                asked = self.line.elapsed();
            }
            match (self.line.condition.fault.clone(), &standing) {
                (Some(fault), Some((_, since))) if now.saturating_sub(*since) >= self.policy.patience => {
                    return Err(Halt::Stood(fault));
                }
                (Some(fault), Some((known, since))) if fault != *known => {
                    let since = *since;
                    (run.progress)(Progress::Waiting(fault.clone()));
                    standing = Some((fault, since));
                }
                (Some(_), Some(_)) => {}
                (Some(fault), None) => {
                    (run.progress)(Progress::Waiting(fault.clone()));
                    standing = Some((fault, now));
                }
                (None, Some(_)) => {
                    (run.progress)(Progress::Resumed);
                    standing = None;
                    last_sign = now;
                }
                (None, None) if now.saturating_sub(last_sign) >= self.policy.quiet => return Err(Halt::Quiet),
                (None, None) => {}
            }
        }
    }

    /// What can honestly be said of a job that ended so.
    fn outcome(&mut self, ended: Result<Evidence, Halt>, bytes: usize) -> Outcome {
        match ended {
            Ok(evidence) => {
                self.left = Left::Nothing;
                Outcome::Printed { evidence, bytes }
            }
            Err(Halt::Quiet) => Outcome::Unknown { doubt: Doubt::NotConfirmed, bytes },
            Err(Halt::Line(fault)) => Outcome::Unknown { doubt: Doubt::Interrupted(fault), bytes },
            Err(Halt::Stopped) => match self.clear_out() {
                Purged::Clean | Purged::Cleared => Outcome::Failed(Fault::Cleared),
                Purged::Blocked => Outcome::Unknown { doubt: Doubt::Abandoned, bytes },
            },
            Err(Halt::Stood(fault)) => match self.clear_out() {
                Purged::Clean | Purged::Cleared => Outcome::Failed(fault),
                Purged::Blocked => Outcome::Unknown { doubt: Doubt::Stood(fault), bytes },
            },
        }
    }
}

impl Run<'_> {
    fn report(&mut self, confirmed: Option<u16>) {
        if let Some(id) = confirmed
            && let part = id.saturating_sub(self.first_id) + 1
            && part > self.reported
        {
            self.reported = part;
            (self.progress)(Progress::Confirmed { part, of: self.parts });
        }
    }
}

#[cfg(test)]
mod tests;
