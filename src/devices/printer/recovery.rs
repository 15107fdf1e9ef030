//! Finding a printer again that may stand in the middle of anything: throw away what it holds, or feed it until what it
//! still expects is complete and it answers behind that. Proof is an answer. It knows no document.

use std::time::Duration;

use crate::port::Port;
use crate::printer::Fault;
use crate::printer::confirm::{Left, SerialPrinter, Slot};
use crate::printer::escpos;
use crate::printer::job::QUEUED_STATUS;
use crate::printer::pace::line_time;
use crate::printer::profile::{Clear, Proof};

/// Clears receive and print buffer at once, even when off line; confirmed by `37 25 00`.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
/// Forgets what it holds after an error; some models do so always. Others do not hear it.
const FORGET: [u8; 3] = [0x10, 0x05, 0x02];
/// More than any strip of ours: a printer that still expects a picture has had it then.
const FLOOD: [u8; 8_192] = [0; 8_192];
/// So much goes out before the next look at what the printer says.
const FLOOD_STEP: usize = 512;
/// A question that was swallowed is asked again.
const ASK_EVERY: Duration = Duration::from_secs(1);

/// How a printer was found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// It threw away what it held.
    Cleared,
    /// It has worked off what it held; of a broken picture, that is scrap.
    RanEmpty,
    /// It does not answer.
    Lost,
}

impl<P: Port> SerialPrinter<P> {
    /// Settings as after switching on, and each change of status by itself where ids prove. Where answers from the queue
    /// prove, it is asked instead: the tail of a broken status of four bytes looks like such an answer.
    pub(super) fn opening(&self) -> &'static [u8] {
        match self.profile.proof {
            Proof::ProcessIds => b"\x1b\x40\x1d\x61\xff",
            Proof::QueuedStatus => b"\x1b\x40\x1d\x61\x00",
        }
    }

    /// After a start or a reopened line, and where the printer does not answer to its opening: whatever was half sent
    /// before is thrown away or printed as scrap, and cut off where anything may hang in the slot.
    pub(super) fn recover(&mut self) -> Result<(), Fault> {
        let found = match self.clear_by_command()? {
            Found::Lost => self.run_empty()?,
            found @ (Found::Cleared | Found::RanEmpty) => found,
        };
        match (found, self.slot) {
            (Found::Lost, _) => return Err(self.line.condition.fault.clone().unwrap_or(Fault::Offline)),
            (Found::Cleared, Slot::Clean) | (_, Slot::Scrap) => {}
            (Found::RanEmpty, Slot::Clean) | (_, Slot::Unknown) => {
                self.line
                    .send(&[self.opening(), escpos::cut(&self.profile).bytes.as_slice()].concat(), self.policy.write)?;
                self.has_cut();
                self.slot = Slot::Clean;
            }
        }
        self.line.send(self.opening(), self.policy.write)?;
        self.left = Left::Nothing;
        Ok(())
    }

    pub(super) fn clear_by_command(&mut self) -> Result<Found, Fault> {
        if self.profile.clear == Clear::ByRunningEmpty {
            return Ok(Found::Lost);
        }
        self.line.seen.cleared = false;
        self.line.send(&CLEAR, self.policy.write)?;
        if !self.line.listen_until(self.policy.clear, |seen| seen.cleared)? {
            return Ok(Found::Lost);
        }
        self.line.lower_hand();
        // Ids and questions that stood in the buffer are never answered.
        self.line.forgotten();
        Ok(Found::Cleared)
    }

    /// Whether a printer that holds us back for long is on line and well, and does so by nothing but a wire, which may not be
    /// in the cable at all: then the wire is not believed any more.
    fn is_well_without_wire(&mut self) -> Result<bool, Fault> {
        let well = self.line.ask(self.policy.answer)?.is_some_and(|condition| condition.fault.is_none());
        Ok(well && self.line.doubt_wire())
    }

    /// Feeds the printer so many zeros that whatever it still expects is complete, and asks a question behind them. The
    /// answer proves that the queue is empty.
    pub(super) fn run_empty(&mut self) -> Result<Found, Fault> {
        self.line.send(&FORGET, self.policy.write)?;
        let carried = self.profile.baud.map_or(Duration::ZERO, |baud| line_time(FLOOD.len(), baud));
        let through = self.line.elapsed() + carried;
        for step in FLOOD.chunks(FLOOD_STEP) {
            let until = self.line.elapsed() + self.policy.recovery;
            while self.line.is_held() {
                if self.line.elapsed() >= until && !self.is_well_without_wire()? {
                    return Ok(Found::Lost);
                }
                self.line.listen(ASK_EVERY)?;
            }
            if self.line.send_some(step, self.policy.recovery)? < step.len() {
                return Ok(Found::Lost);
            }
            self.line.listen(Duration::ZERO)?;
        }
        // The system has taken it and a slow line still carries it.
        self.line.dwell_until(through)?;
        let deadline = self.line.elapsed() + self.policy.recovery;
        while self.line.elapsed() < deadline {
            self.line.seen.queued = None;
            self.line.send(&[self.opening(), QUEUED_STATUS.as_slice()].concat(), self.policy.write)?;
            if self.line.listen_until(ASK_EVERY, |seen| seen.queued.is_some())? {
                // Others may have been answered late; none of them is to be taken for one of the next job's.
                self.line.hear_out(self.policy.answer)?;
                self.line.forgotten();
                return Ok(Found::RanEmpty);
            }
        }
        Ok(Found::Lost)
    }
}
