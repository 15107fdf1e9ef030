//! Clearing a printer, so that nothing of one visit comes out in another, and finding one again that swallows what it
//! is sent. Proof is an answer of the printer; without one it is blocked. It knows no document.

use std::time::Duration;

use crate::port::Port;
use crate::printer::confirm::{Left, SerialPrinter};
use crate::printer::escpos;
use crate::printer::profile::Clear;
use crate::printer::{Fault, Purged};

/// Clears receive and print buffer at once, even when off line; confirmed by `37 25 00`.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
/// More than any strip of ours: a printer that still expects a picture has had it then.
const FLOOD: [u8; 8_192] = [0; 8_192];
/// So much goes out before the next look at what the printer says.
const FLOOD_STEP: usize = 512;

impl<P: Port> SerialPrinter<P> {
    /// Throws away the rest of a job. What hangs in the slot is marked and cut off, now or before the next job.
    pub(super) fn clear_out(&mut self) -> Purged {
        let cleared = self.try_clear().unwrap_or(false);
        if !cleared {
            self.left = Left::Stuck;
            return Purged::Blocked;
        }
        self.left = Left::Nothing;
        self.scrap_due = true;
        if self.line.condition.fault.is_none() && self.line.send(&escpos::void(), self.policy.write).is_ok() {
            self.scrap_due = false;
        }
        Purged::Cleared
    }

    /// Another try before a new job. Only a printer that can confirm a clear may be tried while a visitor stands there:
    /// any other would first print what it holds.
    pub(super) fn clear_again(&mut self) -> Purged {
        match (self.left, self.profile.clear) {
            (Left::Stuck, Clear::ByRunningEmpty) => Purged::Blocked,
            (Left::Nothing | Left::Unsure | Left::Job | Left::Stuck, Clear::Confirmed | Clear::ByRunningEmpty) => {
                self.clear_out()
            }
        }
    }

    /// After a start or a reopened line: whatever was half sent before is thrown away or printed as scrap and cut off.
    pub(super) fn recover(&mut self) -> Result<(), Fault> {
        if !self.clear_by_command()? && !self.run_empty()? {
            return Err(self.line.condition.fault.clone().unwrap_or(Fault::Offline));
        }
        // Whatever was burnt before belongs to somebody else and must not hang above the next receipt.
        self.line.send(&[b"\x1b\x40\x1d\x61\xff", escpos::cut().bytes.as_slice()].concat(), self.policy.write)?;
        self.left = Left::Nothing;
        Ok(())
    }

    fn try_clear(&mut self) -> Result<bool, Fault> {
        self.line.reopen()?;
        self.line.drop_output();
        if self.clear_by_command()? {
            self.line.send(b"\x1b\x40\x1d\x61\xff", self.policy.write)?;
            return Ok(true);
        }
        self.run_empty()
    }

    fn clear_by_command(&mut self) -> Result<bool, Fault> {
        if self.profile.clear == Clear::ByRunningEmpty {
            return Ok(false);
        }
        self.line.seen.cleared = false;
        self.line.send(&CLEAR, self.policy.write)?;
        let cleared = self.line.listen_until(self.policy.clear, |seen| seen.cleared)?;
        if cleared {
            self.line.held = false;
        }
        Ok(cleared)
    }

    /// Feeds the printer so many zeros that whatever it still expects is complete, and asks a question behind them. The
    /// answer proves that the queue is empty.
    fn run_empty(&mut self) -> Result<bool, Fault> {
        let deadline = self.line.elapsed() + self.policy.recovery;
        for step in FLOOD.chunks(FLOOD_STEP) {
            if self.line.held || self.line.elapsed() >= deadline {
                return Ok(false);
            }
            let Ok(()) = self.line.send(step, self.policy.recovery) else {
                return Ok(false);
            };
            self.line.listen(Duration::ZERO)?;
        }
        while self.line.elapsed() < deadline {
            self.line.seen.queued = None;
            self.line.send(b"\x1b\x40\x1d\x61\xff\x1d\x72\x01", self.policy.write)?;
            if self.line.listen_until(self.policy.open, |seen| seen.queued.is_some())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
