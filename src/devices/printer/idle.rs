//! The printer between two jobs: whether it is still there, whether it was away, whether it confirms late what nobody
//! could tell, and whether one that could not be cleared can be now. It knows no document.

use crate::port::Port;
use crate::printer::confirm::{Doubted, Left, SerialPrinter, Slot};
use crate::printer::line::Try;
use crate::printer::profile::Proof;
use crate::printer::status::Condition;
use crate::printer::{Evidence, Fault, Purged};

/// What was heard of it last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearing {
    /// It answers and can print.
    Well,
    /// It answers, and something stands in the way.
    Hindered,
    /// It does not answer.
    Away,
}

/// Set in the answer to the first real-time question while it cannot print.
const OFF_LINE: u8 = 0x08;

impl<P: Port> SerialPrinter<P> {
    /// One question, so that a cable that was pulled and a printer that was switched off are noticed.
    pub(super) fn feel_pulse(&mut self) {
        let asked = self.line.reopen(Try::WhenDue).and_then(|reopened| {
            if reopened {
                self.was_away();
            }
            self.line.ask_one(1, self.policy.answer)
        });
        let bearing = match asked {
            Ok(Some(answer)) if answer & OFF_LINE == 0 => Bearing::Well,
            Ok(Some(_)) => Bearing::Hindered,
            Ok(None) | Err(_) => Bearing::Away,
        };
        self.bear(bearing);
    }

    /// What was learned by asking for everything.
    pub(super) fn bear_as(&mut self, asked: &Result<Condition, Fault>) {
        self.bear(match asked {
            Ok(Condition { fault: None, .. }) => Bearing::Well,
            Ok(Condition { fault: Some(_), .. }) => Bearing::Hindered,
            Err(_) => Bearing::Away,
        });
    }

    /// A printer that was away may have been switched off: what it was told before no longer holds. One that could not be
    /// cleared prints what it holds as soon as it can, whatever we do; then it is marked and cut off at once.
    fn bear(&mut self, now: Bearing) {
        let before = std::mem::replace(&mut self.bearing, now);
        if before == Bearing::Away && now != Bearing::Away {
            self.was_away();
        }
        self.hear_late();
        if self.left == Left::Stuck && before != Bearing::Well && now == Bearing::Well {
            match self.clear_out() {
                Purged::Clean | Purged::Cleared => tracing::info!("the printer can be cleared again, and is clear"),
                Purged::Blocked => {}
            }
        }
    }

    pub(super) fn was_away(&mut self) {
        if self.left == Left::Nothing {
            self.left = Left::Unsure;
        }
    }

    /// The last job is confirmed after nobody believed in it any more. An id lives only as long as the printer's memory:
    /// clearing it, or opening the line again, ends the wait.
    pub(super) fn hear_late(&mut self) {
        if self.doubted == Doubted::LastJob && self.profile.proof == Proof::ProcessIds && self.line.awaited.is_whole() {
            self.doubted = Doubted::Nothing;
            self.late = Some(Evidence::ProcessId);
            self.left = Left::Nothing;
            self.slot = Slot::Clean;
            self.has_shown();
        }
    }
}
