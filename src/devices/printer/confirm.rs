//! The driver of an ESC/POS printer: asks first, opens, sends a job its way, and says of its end what can honestly be
//! said. It knows bytes and waits, not what stands on the paper.

use std::time::Duration;

use domain::receipt::Document;

use crate::port::Port;
use crate::printer::awaited::Awaited;
use crate::printer::escpos::{self, Job};
use crate::printer::idle::Bearing;
use crate::printer::job::{self, Halt, Run};
use crate::printer::line::{Line, Seen, Try};
use crate::printer::pace::Pace;
use crate::printer::policy::{Policy, Stopper};
use crate::printer::profile::{NearEnd, Profile, Proof};
use crate::printer::simulated::{self, Paper};
use crate::printer::status::{self, Condition};
use crate::printer::ticket::Ticket;
use crate::printer::{Doubt, Evidence, Fault, Outcome, Past, Printer, Progress, Purged, Status};
use crate::scribe::Scribe;

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

/// What may hang in the slot, not cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Nothing.
    Clean,
    /// Nobody knows: what hangs there is cut off before the next job.
    Unknown,
    /// Part of a job: it is marked and cut off before the next.
    Scrap,
}

/// What the printer's own stores may still hold of a receipt that was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Traces {
    /// Nothing.
    Nothing,
    /// The content of its code: it stays until another takes its place or the printer is initialised.
    Code,
}

/// Whether the last job may still be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubted {
    /// No.
    Nothing,
    /// Its end is not known.
    LastJob,
}

/// An ESC/POS printer on any port.
pub struct SerialPrinter<P: Port> {
    pub(super) line: Line<P>,
    pub(super) profile: Profile,
    pub(super) policy: Policy,
    pub(super) left: Left,
    pub(super) slot: Slot,
    pub(super) doubted: Doubted,
    pub(super) traces: Traces,
    /// When the knife has done what it was told last.
    pub(super) knife_rests_at: Duration,
    pub(super) bearing: Bearing,
    pub(super) ticket: Ticket,
    /// Told once.
    pub(super) late: Option<Evidence>,
    pub(super) stopper: Stopper,
    pub(super) next_id: u16,
    /// Fonts are read when something is drawn for the first time.
    scribe: Option<Scribe>,
}

/// Ids have four digits and begin at 1.
const LAST_ID: u16 = 9_999;

impl<P: Port> Printer for SerialPrinter<P> {
    fn status(&mut self) -> Status {
        let asked = self.ask_all(Try::WhenDue);
        self.bear_as(&asked);
        if self.left == Left::Stuck {
            return Status::Blocked;
        }
        match asked {
            Ok(Condition { fault: Some(fault), .. }) | Err(fault) => Status::from(&fault),
            Ok(Condition { fault: None, .. }) if matches!(self.ticket_waits(), Ok(true)) => Status::NotTaken,
            // Where there is no such sensor its bits mean nothing.
            Ok(Condition { paper: status::Paper::NearEnd, .. }) if self.profile.near_end != NearEnd::Absent => {
                Status::PaperLow
            }
            Ok(Condition { paper: status::Paper::NearEnd | status::Paper::Plenty, .. }) => Status::Ready,
        }
    }

    fn print(&mut self, document: &Document, progress: &mut dyn FnMut(Progress)) -> Outcome {
        let job = self.encode(document);
        self.print_job(&job, progress)
    }

    fn purge(&mut self) -> Purged {
        // What has come by now still counts.
        if self.line.listen(Duration::ZERO).is_ok() {
            self.hear_late();
        }
        match self.left {
            Left::Nothing | Left::Unsure => {
                self.take_back();
                self.wipe();
                Purged::Clean
            }
            Left::Job | Left::Stuck => self.clear_out(),
        }
    }

    fn take_over(&mut self, past: Past) -> Purged {
        self.inherit(past)
    }

    fn heartbeat(&mut self) {
        self.feel_pulse();
    }

    fn late(&mut self) -> Option<Evidence> {
        self.late.take()
    }

    fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    fn preview(&mut self, document: &Document) -> Paper {
        let job = self.encode(document);
        simulated::print_on_paper(&job.bytes(), &self.profile)
    }
}

impl<P: Port> SerialPrinter<P> {
    /// A printer on a port. What it held before is unknown, so the first job clears it.
    #[must_use]
    pub fn new(port: P, profile: Profile, policy: Policy) -> Self {
        Self {
            line: Line::new(port, profile.flow),
            profile,
            policy,
            left: Left::Unsure,
            slot: Slot::Unknown,
            doubted: Doubted::Nothing,
            traces: Traces::Nothing,
            knife_rests_at: Duration::ZERO,
            bearing: Bearing::Well,
            ticket: Ticket::Gone,
            late: None,
            stopper: Stopper::default(),
            next_id: 1,
            scribe: None,
        }
    }

    /// A document as this printer's commands.
    pub fn encode(&mut self, document: &Document) -> Job {
        escpos::encode(document, &self.profile, self.scribe.get_or_insert_default())
    }

    /// Prints what has been encoded.
    pub fn print_job(&mut self, job: &Job, progress: &mut dyn FnMut(Progress)) -> Outcome {
        if self.stopper.is_pulled() {
            return Outcome::Failed(Fault::Cleared);
        }
        if let Err(fault) = self.preflight().and_then(|()| self.open_up()) {
            return Outcome::Failed(fault);
        }
        let parts = job::parts(job, &self.profile);
        let count = u16::try_from(parts.len()).unwrap_or(LAST_ID);
        if self.next_id == 0 || self.next_id > LAST_ID.saturating_sub(count) {
            self.next_id = 1;
        }
        let first_id = self.next_id;
        self.next_id += count;
        self.doubted = Doubted::Nothing;
        self.line.awaited = Awaited::of(self.profile.proof, first_id, count);
        progress(Progress::Started { parts: count, bytes: job.bytes().len(), hash: job::hash(job) });
        self.left = Left::Job;
        self.slot = Slot::Scrap;
        self.traces = Traces::Code;
        let pace = Pace::of(&self.profile, self.knife_rests_at);
        let mut run = Run::new(count, pace, self.line.seen.faults, self.line.elapsed(), progress);
        let ended = self.run(&parts, &mut run);
        let bytes = run.bytes;
        self.outcome(ended, bytes)
    }

    /// Asks in real time; silence is a fault too.
    pub(super) fn how_it_is(&mut self) -> Result<Condition, Fault> {
        self.ask_all(Try::Now)
    }

    fn ask_all(&mut self, when: Try) -> Result<Condition, Fault> {
        if self.line.reopen(when)? {
            self.was_away();
        }
        let waited_ms = u64::try_from(self.policy.answer.as_millis()).unwrap_or(u64::MAX);
        self.line.ask(self.policy.answer)?.ok_or_else(|| Fault::Silent { port: self.line.name(), waited_ms })
    }

    /// Nothing has been sent yet; whatever is wrong now, no paper can appear.
    fn preflight(&mut self) -> Result<(), Fault> {
        let mut condition = self.how_it_is()?;
        self.hear_late();
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

    /// Puts the printer's settings back and hears it answer, so that the first part is not sent into the void.
    fn open_up(&mut self) -> Result<(), Fault> {
        let before = self.line.seen.automatic;
        let answered = match self.profile.proof {
            Proof::ProcessIds => {
                self.line.send(self.opening(), self.policy.write)?;
                self.line.listen_until(self.policy.open, |seen: &Seen| seen.automatic > before)?
            }
            Proof::QueuedStatus => {
                let question = [self.opening(), job::QUEUED_STATUS.as_slice()].concat();
                self.line.ask_aside(&question, self.policy.write, self.policy.open)?.is_some()
            }
        };
        if !answered {
            self.recover()?;
        }
        if let Some(fault) = self.line.condition.fault.clone() {
            return Err(fault);
        }
        self.line.judge_wire(self.policy.answer)?;
        match self.slot {
            Slot::Clean | Slot::Unknown => Ok(()),
            Slot::Scrap => self.mark_void(),
        }
    }

    /// A cut was sent: the paper moves on its way, and then the knife.
    pub(super) fn has_cut(&mut self) {
        /// Knives take a third of a second, slow ones half.
        const KNIFE: Duration = Duration::from_millis(600);
        let feed = Duration::from_micros(self.profile.paper_micros(usize::from(self.profile.cut_feed_rows)));
        self.knife_rests_at = self.line.elapsed() + feed + KNIFE;
    }

    /// What can honestly be said of a job that ended so.
    fn outcome(&mut self, ended: Result<Evidence, Halt>, bytes: usize) -> Outcome {
        let outcome = match ended {
            Ok(evidence) => {
                self.left = Left::Nothing;
                self.slot = Slot::Clean;
                self.has_cut();
                self.has_shown();
                return Outcome::Printed { evidence, bytes };
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
        };
        match outcome {
            // Ids that come late say nothing of a job of which some found no room.
            Outcome::Unknown { doubt: Doubt::Interrupted(Fault::Overrun), .. } => {}
            Outcome::Unknown { .. } => self.doubted = Doubted::LastJob,
            Outcome::Printed { .. } | Outcome::Failed(_) => {}
        }
        outcome
    }
}

#[cfg(test)]
mod tests;
