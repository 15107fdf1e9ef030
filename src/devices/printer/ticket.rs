//! What becomes of a receipt behind the knife: a printer with an ejector shows it, can tell whether it was taken, and
//! draws back in what was not. It knows no job.

use crate::port::Port;
use crate::printer::Fault;
use crate::printer::confirm::SerialPrinter;
use crate::printer::escpos::{Command, Printed};
use crate::printer::profile::{Ejector, Profile};

/// What is known of the last receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ticket {
    /// None is there, or nobody can tell.
    Gone,
    /// It was shown, and has not been seen taken.
    Shown,
}

/// Pushes it out by 80 steps of 0.625 mm: enough to take hold of.
const PRESENT: [u8; 4] = [0x1D, 0x65, 0x03, 80];
/// Draws it in; it drops into a bin that only staff open.
const RETRACT: [u8; 3] = [0x1D, 0x65, 0x02];
const HOW_IS_IT: [u8; 3] = [0x1D, 0x65, 0x06];
const AT_THE_OUTPUT: u8 = 0x08;
const JAMMED: u8 = 0x80;

/// What follows the cut.
pub(super) fn present(profile: &Profile) -> Option<Command> {
    match profile.ejector {
        Ejector::Absent => None,
        Ejector::Custom => Some(Command { bytes: PRESENT.to_vec(), rows: 0, printed: Printed::AtItsEnd }),
    }
}

impl<P: Port> SerialPrinter<P> {
    /// A receipt has been confirmed.
    pub(super) fn has_shown(&mut self) {
        self.ticket = match self.profile.ejector {
            Ejector::Absent => Ticket::Gone,
            Ejector::Custom => Ticket::Shown,
        };
    }

    /// Whether the last receipt still sticks out.
    pub(super) fn ticket_waits(&mut self) -> Result<bool, Fault> {
        if self.ticket == Ticket::Gone {
            return Ok(false);
        }
        let answer = self.line.ask_aside(&HOW_IS_IT, self.policy.write, self.policy.answer)?;
        if answer.is_some_and(|answer| answer & JAMMED != 0) {
            tracing::error!("a ticket is stuck in the printer's ejector");
        } else if answer.is_some_and(|answer| answer & AT_THE_OUTPUT == 0) {
            self.ticket = Ticket::Gone;
        }
        Ok(self.ticket == Ticket::Shown)
    }

    /// Nothing of a visit sticks out when the next begins.
    pub(super) fn take_back(&mut self) {
        if matches!(self.ticket_waits(), Ok(true)) && self.line.send(&RETRACT, self.policy.write).is_ok() {
            tracing::info!("a receipt was not taken and is drawn back in");
            self.ticket = Ticket::Gone;
        }
    }

    /// What was marked void goes where nobody reads it.
    pub(super) fn withdraw(&mut self) -> Result<(), Fault> {
        match self.profile.ejector {
            Ejector::Absent => Ok(()),
            Ejector::Custom => self.line.send(&RETRACT, self.policy.write),
        }
    }
}
