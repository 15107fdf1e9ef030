//! The way of one job: part after part with a question behind each, at the pace of line and paper, whole commands, and
//! *printed* only when every part was confirmed in its turn. It knows bytes, not what stands on the paper.

use std::collections::VecDeque;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::port::Port;
use crate::printer::attention::{Attention, Place, Stage};
use crate::printer::awaited::Awaited;
use crate::printer::confirm::SerialPrinter;
use crate::printer::escpos::{self, Command, Job, Part, Printed};
use crate::printer::pace::Pace;
use crate::printer::profile::{Profile, Proof};
use crate::printer::status::Condition;
use crate::printer::{Evidence, Fault, Progress, ticket};

/// Why a job does not go on.
pub(super) enum Halt {
    /// Somebody pulled the cord.
    Stopped,
    /// A fault stood in the way for too long, or one that no waiting ends.
    Stood(Fault),
    /// The printer owes an answer and says nothing.
    Quiet,
    /// The line is gone, or the printer has forgotten what it was sent.
    Line(Fault),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Line(fault)
    }
}

/// A job on its way.
pub(super) struct Run<'a> {
    pub(super) progress: &'a mut dyn FnMut(Progress),
    pub(super) attention: Attention,
    parts: u16,
    reported: u16,
    /// Sent so far, questions and all.
    pub(super) bytes: usize,
    pace: Pace,
    /// Parts that are on their way, and their bytes.
    on_the_way: VecDeque<(u16, usize)>,
    /// Bytes sent of the part whose question is not sent yet.
    unasked: usize,
    /// How often a fault had been heard of when somebody last looked.
    pub(super) faults: u64,
}

/// What the question of a printer without ids is.
pub(super) const QUEUED_STATUS: [u8; 3] = [0x1D, 0x72, 1];
/// A line that takes nothing is tried for so long at a time.
const PUSH: Duration = Duration::from_millis(250);

/// The parts of a job. What only sets something goes with what it is for: an answer to settings alone would say that they
/// hold while they may be lost again before anything is printed.
pub(super) fn parts(job: &Job, profile: &Profile) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut waiting = Part::default();
    for part in &job.parts {
        if waiting.commands.is_empty() {
            waiting.standing.clone_from(&part.standing);
        }
        waiting.commands.extend(part.commands.iter().cloned());
        if waiting.commands.iter().any(|command| command.rows > 0) {
            parts.push(std::mem::take(&mut waiting));
        }
    }
    waiting.commands.extend(ticket::present(profile));
    match parts.last_mut() {
        Some(last) => last.commands.extend(waiting.commands),
        None => parts.push(waiting),
    }
    parts
}

/// What somebody can later show the bytes by.
pub(super) fn hash(job: &Job) -> [u8; 32] {
    Sha256::digest(job.bytes()).into()
}

impl<P: Port> SerialPrinter<P> {
    pub(super) fn run(&mut self, parts: &[Part], run: &mut Run<'_>) -> Result<Evidence, Halt> {
        let commands = parts.iter().flat_map(|part| &part.commands);
        let settings: Vec<&Command> = commands.take_while(|command| command.rows == 0).collect();
        for (place, part) in parts.iter().enumerate() {
            let length: usize = part.commands.iter().map(|command| command.bytes.len()).sum();
            self.await_room(run, length)?;
            if place > 0 && !self.line.awaited.is_owed() {
                // Nothing is owed, so nobody would notice that settings were lost since.
                for command in &settings {
                    self.send_command(command, run)?;
                }
                let bytes = part.standing.clone();
                self.send_command(&Command { bytes, rows: 0, printed: Printed::AtItsEnd }, run)?;
            }
            for command in &part.commands {
                self.send_command(command, run)?;
            }
            self.ask_behind(run, length)?;
        }
        let of = run.parts;
        self.wait(run, Stage::End, Place::Between, |line| line.awaited.confirmed() == of)?;
        match self.profile.proof {
            Proof::ProcessIds => Ok(Evidence::ProcessId),
            Proof::QueuedStatus => match self.how_it_is() {
                Ok(Condition { fault: None, .. }) => Ok(Evidence::QueuedStatus),
                Ok(_) => Err(Halt::Quiet),
                Err(fault) => Err(Halt::Line(fault)),
            },
        }
    }

    /// Waits until so many more bytes may be unconfirmed. A part that is larger than the room goes alone.
    fn await_room(&mut self, run: &mut Run<'_>, length: usize) -> Result<(), Halt> {
        let (window, on_the_way) = (self.profile.window, run.on_the_way.clone());
        self.wait(run, Stage::Body, Place::Between, |line| {
            let open = unconfirmed(&on_the_way, &line.awaited);
            open == 0 || open + length <= window
        })?;
        let confirmed = self.line.awaited.confirmed();
        run.on_the_way.retain(|(part, _)| *part > confirmed);
        Ok(())
    }

    /// A fault stops data at the next command and never inside one; a raised hand stops it anywhere.
    fn send_command(&mut self, command: &Command, run: &mut Run<'_>) -> Result<(), Halt> {
        let room_at = run.pace.room_at(self.line.elapsed(), command.bytes.len());
        self.line.dwell_until(room_at)?;
        if self.profile.proof == Proof::QueuedStatus {
            // It tells nothing by itself.
            self.ask_if_due(run)?;
        }
        self.wait(run, Stage::Body, Place::Between, |line| !line.is_held() && line.condition.fault.is_none())?;
        run.pace.begins(command.bytes.len(), command.rows, command.printed);
        self.push(&command.bytes, run)?;
        run.unasked += command.bytes.len();
        run.pace.sent(self.line.elapsed(), command.bytes.len(), command.rows, command.printed);
        Ok(())
    }

    fn push(&mut self, bytes: &[u8], run: &mut Run<'_>) -> Result<(), Halt> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at_checked(run.pace.piece_bytes()).unwrap_or((rest, &[]));
            let taken = self.line.send_some(piece, run.pace.on_the_line(piece.len()) * 2 + PUSH)?;
            run.bytes += taken;
            rest = rest.get(taken..).unwrap_or(after);
            if taken > 0 {
                run.attention.moved(self.line.elapsed());
                self.line.dwell_until(run.pace.wrote(self.line.elapsed(), taken))?;
            }
            if taken < piece.len() {
                self.tick(run, Stage::Body, Place::Inside)?;
            } else if !rest.is_empty() {
                self.wait(run, Stage::Body, Place::Inside, |line| !line.is_held())?;
            }
        }
        self.line.listen(Duration::ZERO)?;
        Ok(())
    }

    /// The question behind a part: its answer says that the part is on paper.
    fn ask_behind(&mut self, run: &mut Run<'_>, length: usize) -> Result<(), Halt> {
        let next = self.line.awaited.next_id();
        let question = match self.profile.proof {
            Proof::ProcessIds => escpos::process_id(next),
            Proof::QueuedStatus => QUEUED_STATUS.to_vec(),
        };
        self.wait(run, Stage::Body, Place::Between, |line| !line.is_held())?;
        let (part, id) = self.line.awaited.sent();
        run.on_the_way.push_back((part, length + question.len()));
        run.unasked = 0;
        run.pace.begins(question.len(), 0, Printed::AtItsEnd);
        self.push(&question, run)?;
        run.pace.sent(self.line.elapsed(), question.len(), 0, Printed::AtItsEnd);
        (run.progress)(Progress::Sent { id });
        Ok(())
    }
}

/// Bytes of the parts that were sent and are not confirmed.
fn unconfirmed(on_the_way: &VecDeque<(u16, usize)>, awaited: &Awaited) -> usize {
    on_the_way.iter().filter(|(part, _)| *part > awaited.confirmed()).map(|(_, bytes)| bytes).sum()
}

impl<'a> Run<'a> {
    pub(super) fn new(
        parts: u16,
        pace: Pace,
        faults: u64,
        now: Duration,
        progress: &'a mut dyn FnMut(Progress),
    ) -> Self {
        Self {
            progress,
            attention: Attention::new(now),
            parts,
            reported: 0,
            bytes: 0,
            pace,
            on_the_way: VecDeque::new(),
            unasked: 0,
            faults,
        }
    }

    /// Bytes that were sent and are not known to be on paper.
    pub(super) fn open_bytes(&self, awaited: &Awaited) -> usize {
        unconfirmed(&self.on_the_way, awaited) + self.unasked
    }

    pub(super) fn report(&mut self, confirmed: u16, id: u16) {
        if confirmed > self.reported {
            self.reported = confirmed;
            (self.progress)(Progress::Confirmed { part: confirmed, of: self.parts, id });
        }
    }
}
