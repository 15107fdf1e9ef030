//! A printer that is not there: its port takes the bytes that a real one takes, at the pace of a line and of paper, and
//! answers as it would, and what it prints is a picture and a text. Its controls stand beside it and not on the printer.
//! It knows no document.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::printer::profile::Profile;
use crate::printer::{Policy, SerialPrinter};

mod controls;
mod events;
mod hardware;
mod machine;
mod orders;
mod paper;
mod port;
mod serve;
mod trouble;

pub use controls::Controls;
pub use events::Event;
pub use hardware::{Busy, Flow, Hardware, InBlock, Memory, Recovery};
use machine::Machine;
pub use machine::Ticket;
pub use orders::{Order, OrderError};
pub use paper::Paper;
pub use port::SimulatedPort;
pub use serve::{Door, ServeError, Served, serve};
pub use trouble::{COOLING, Trouble, Turn, When};

/// How time goes for a simulated printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// It passes only when somebody waits, and then from one thing that happens to the next; for tests and rehearsals.
    Told,
    /// As on the wall; for a terminal that people stand at.
    Real,
}

/// A simulated printer and its controls.
#[must_use]
pub fn printer(profile: Profile, pace: Pace) -> (SerialPrinter<SimulatedPort>, Controls) {
    let (port, controls) = port(&profile, pace);
    (SerialPrinter::new(port, profile, Policy::default()), controls)
}

/// The port alone, for whoever wants to speak ESC/POS to it.
#[must_use]
pub fn port(profile: &Profile, pace: Pace) -> (SimulatedPort, Controls) {
    assemble(Hardware::of(profile), pace)
}

/// The port of a printer whose memory, switches and line are not as the model has them.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "at the real pace it measures real time, as a real line does")]
pub fn assemble(hardware: Hardware, pace: Pace) -> (SimulatedPort, Controls) {
    let machine = Mutex::new(Machine::new(hardware));
    let shared = Arc::new(Shared { machine, changed: Condvar::new(), pace, since: Instant::now() });
    (SimulatedPort::new(&shared), Controls::new(shared))
}

/// What bytes would look like on paper.
#[must_use]
pub fn print_on_paper(bytes: &[u8], profile: &Profile) -> Paper {
    let mut machine = Machine::new(Hardware::of(&Profile { baud: None, speed: 0, ..profile.clone() }));
    let mut rest = bytes;
    loop {
        let taken = machine.take(rest);
        rest = rest.get(taken..).unwrap_or_default();
        // A knife takes its time even where paper takes none.
        machine.come_to_rest();
        if taken == 0 || rest.is_empty() {
            break;
        }
    }
    machine.papers().pop().unwrap_or_else(|| Paper::new(usize::from(profile.dots)))
}

/// The machine between those who write to it and those who look at it.
struct Shared {
    machine: Mutex<Machine>,
    changed: Condvar,
    pace: Pace,
    since: Instant,
}

impl Shared {
    /// The machine as it is now.
    fn machine(&self) -> MutexGuard<'_, Machine> {
        // A test that failed while it held the machine must not hide its own failure behind this one.
        let mut machine = self.machine.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up(&mut machine);
        machine
    }

    /// Waits until something happens, no longer than `until`.
    fn wait<'a>(&'a self, mut machine: MutexGuard<'a, Machine>, until: Duration) -> MutexGuard<'a, Machine> {
        let now = machine.now();
        let happens = [machine.next_due(), machine.next_answer()].into_iter().flatten().filter(|at| *at > now).min();
        let until = happens.map_or(until, |happens| happens.min(until));
        match self.pace {
            Pace::Told => machine.advance_to(until),
            Pace::Real => {
                let woken = self.changed.wait_timeout(machine, until.saturating_sub(now));
                machine = woken.unwrap_or_else(PoisonError::into_inner).0;
                self.catch_up(&mut machine);
            }
        }
        machine
    }

    fn catch_up(&self, machine: &mut Machine) {
        if self.pace == Pace::Real {
            machine.advance_to(self.since.elapsed());
        }
    }
}

#[cfg(test)]
mod tests;
