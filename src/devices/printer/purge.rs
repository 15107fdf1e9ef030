//! Clearing a printer, so that nothing of one visit comes out in another. Proof is an answer of the printer; without one
//! it is blocked. It knows no document.

use crate::port::Port;
use crate::printer::confirm::{Doubted, Left, SerialPrinter, Slot, Traces};
use crate::printer::line::Try;
use crate::printer::profile::Clear;
use crate::printer::recovery::Found;
use crate::printer::status::Condition;
use crate::printer::{Fault, Past, Purged, escpos};

impl<P: Port> SerialPrinter<P> {
    /// Throws away the rest of a job. What hangs in the slot is marked and cut off, now or before the next job.
    pub(super) fn clear_out(&mut self) -> Purged {
        match self.try_clear() {
            Ok(Found::Cleared | Found::RanEmpty) => {}
            Ok(Found::Lost) | Err(_) => {
                self.left = Left::Stuck;
                return Purged::Blocked;
            }
        }
        self.left = Left::Nothing;
        self.doubted = Doubted::Nothing;
        self.traces = Traces::Nothing;
        self.slot = Slot::Scrap;
        if self.line.condition.fault.is_none()
            && let Err(fault) = self.mark_void()
        {
            tracing::warn!(fault = %fault, "what hangs in the printer could not be marked; that is done before the next job");
        }
        Purged::Cleared
    }

    /// A receipt that was printed stands in the printer's store for codes until it is initialised: so it is, before the next
    /// visit. Nothing waits for an answer; a line that is gone takes the printer's settings with it at its next opening.
    pub(super) fn wipe(&mut self) {
        if self.traces == Traces::Code && self.line.send(self.opening(), self.policy.write).is_ok() {
            self.traces = Traces::Nothing;
        }
    }

    /// Marks and cuts off what hangs in the slot. What an ejector holds already is drawn back first, or it would be pushed
    /// out by what follows.
    pub(super) fn mark_void(&mut self) -> Result<(), Fault> {
        self.withdraw()?;
        self.line.send(&escpos::void(&self.profile), self.policy.write)?;
        self.has_cut();
        self.withdraw()?;
        self.slot = Slot::Clean;
        Ok(())
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

    /// What an earlier program left, as far as its trail tells.
    pub(super) fn inherit(&mut self, past: Past) -> Purged {
        match past {
            Past::Clean { next_id } => {
                self.next_id = next_id;
                self.slot = Slot::Clean;
                Purged::Clean
            }
            Past::Doubtful { next_id } => {
                self.next_id = next_id;
                self.left = Left::Job;
                self.slot = Slot::Scrap;
                self.clear_out()
            }
        }
    }

    fn try_clear(&mut self) -> Result<Found, Fault> {
        self.line.reopen(Try::Now)?;
        self.line.drop_output();
        match self.clear_by_command()? {
            found @ (Found::Cleared | Found::RanEmpty) => {
                self.line.send(self.opening(), self.policy.write)?;
                return Ok(found);
            }
            Found::Lost => {}
        }
        match self.line.ask(self.policy.answer)? {
            // It cannot run empty while something stands in its way, and what it is fed is held with the rest.
            Some(Condition { fault: Some(_), .. }) => Ok(Found::Lost),
            Some(Condition { fault: None, .. }) | None => self.run_empty(),
        }
    }
}
