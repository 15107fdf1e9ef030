//! A printer that is not there: its port takes the bytes that a real one takes and answers as it would, and what it
//! prints is a picture and a text. Its controls stand beside it and not on the printer. It knows no document.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::port::{Port, PortError};
use crate::printer::confirm::{Policy, SerialPrinter};
use crate::printer::profile::Profile;

mod interpreter;
mod paper;

use interpreter::Machine;
pub use paper::Paper;

/// How time goes for a simulated printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// It passes only when somebody waits, at once and in full; for tests and rehearsals.
    Told,
    /// As on the wall; for a terminal that people stand at.
    Real,
}

/// What can stand in the way, put there by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The roll is used up.
    PaperOut,
    /// The roll is nearly used up.
    PaperLow,
    /// The cover is open.
    CoverOpen,
    /// Off line for no reason it tells.
    Offline,
    /// The cutter is jammed.
    CutterJammed,
    /// It says nothing, though it hears.
    Silence,
    /// It prints and does not confirm.
    IdsLost,
    /// It cannot clear its buffers, or cannot tell.
    ClearLost,
    /// The cable is out.
    Unplugged,
    /// It has asked for no more data.
    Held,
}

/// A simulated printer and its controls.
#[must_use]
pub fn printer(profile: Profile, pace: Pace) -> (SerialPrinter<SimulatedPort>, Controls) {
    let (port, controls) = port(&profile, pace);
    (SerialPrinter::new(port, profile, Policy::default()), controls)
}

/// The port alone, for whoever wants to speak ESC/POS to it.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "at the real pace it measures real time, as a real line does")]
pub fn port(profile: &Profile, pace: Pace) -> (SimulatedPort, Controls) {
    let shared = Arc::new(Shared { machine: Mutex::new(Machine::new(profile)), changed: Condvar::new() });
    let port = SimulatedPort { shared: Arc::clone(&shared), pace, since: Instant::now(), told: Duration::ZERO };
    (port, Controls { shared })
}

/// What bytes would look like on paper.
#[must_use]
pub fn print_on_paper(bytes: &[u8], profile: &Profile) -> Paper {
    let mut machine = Machine::new(profile);
    machine.receive(bytes);
    machine.papers().pop().unwrap_or_else(|| Paper::new(usize::from(profile.dots)))
}

struct Shared {
    machine: Mutex<Machine>,
    changed: Condvar,
}

impl Shared {
    fn machine(&self) -> MutexGuard<'_, Machine> {
        // A test that failed while it held the machine must not hide its own failure behind this one.
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The line to the machine.
pub struct SimulatedPort {
    shared: Arc<Shared>,
    pace: Pace,
    since: Instant,
    told: Duration,
}

impl SimulatedPort {
    fn gone(&self) -> PortError {
        PortError::Gone { port: self.name() }
    }
}

impl Port for SimulatedPort {
    fn name(&self) -> String {
        String::from("simulated")
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let mut machine = self.shared.machine();
        if self.pace == Pace::Real {
            let waits = |machine: &mut Machine| !machine.has_answer() && !machine.has(Trouble::Unplugged);
            let woken = self.shared.changed.wait_timeout_while(machine, wait, waits);
            machine = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        if machine.has(Trouble::Unplugged) {
            drop(machine);
            return Err(self.gone());
        }
        let count = machine.answer(into);
        if count == 0 && self.pace == Pace::Told {
            self.told += wait;
            machine.time_passes(wait);
        }
        Ok(count)
    }

    fn write(&mut self, bytes: &[u8], _within: Duration) -> Result<(), PortError> {
        let mut machine = self.shared.machine();
        let taken = machine.receive(bytes);
        drop(machine);
        self.shared.changed.notify_all();
        if taken == bytes.len() { Ok(()) } else { Err(self.gone()) }
    }

    /// A simulated line delivers at once; there is never anything to drop.
    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        if self.shared.machine().has(Trouble::Unplugged) { Err(self.gone()) } else { Ok(()) }
    }

    fn elapsed(&self) -> Duration {
        match self.pace {
            Pace::Told => self.told,
            Pace::Real => self.since.elapsed(),
        }
    }
}

/// The hands on the simulated printer: what a technician, a citizen or a bad day does to it.
#[derive(Clone)]
pub struct Controls {
    shared: Arc<Shared>,
}

impl Controls {
    /// Brings a trouble about.
    pub fn set(&self, trouble: Trouble) {
        self.shared.machine().set(trouble);
        self.shared.changed.notify_all();
    }

    /// Ends a trouble; the printer goes on by itself.
    pub fn clear(&self, trouble: Trouble) {
        self.shared.machine().clear(trouble);
        self.shared.changed.notify_all();
    }

    /// The roll ends after so many more rows of dots.
    pub fn run_out_of_paper_after(&self, rows: usize) {
        self.shared.machine().rows_left = Some(rows);
    }

    /// The cable comes out after so many more bytes.
    pub fn unplug_after(&self, bytes: usize) {
        self.shared.machine().bytes_left = Some(bytes);
    }

    /// A trouble ends after somebody has waited so long; only where time is told.
    pub fn clear_after(&self, trouble: Trouble, time: Duration) {
        self.shared.machine().mend_later(trouble, time);
    }

    /// Says something out of turn, as a printer does that was busy.
    pub fn answer_late(&self, bytes: &[u8]) {
        self.shared.machine().say(bytes);
        self.shared.changed.notify_all();
    }

    /// Switches it off and on: everything in its memory is lost, the paper in the slot stays.
    pub fn switch_off_and_on(&self) {
        self.shared.machine().restart();
        self.shared.changed.notify_all();
    }

    /// The newest piece of paper: the last one cut off, or what hangs in the slot.
    #[must_use]
    pub fn paper(&self) -> Paper {
        self.papers().pop().unwrap_or_else(|| self.shared.machine().blank())
    }

    /// Every piece of paper since the start, the one in the slot last if anything stands on it.
    #[must_use]
    pub fn papers(&self) -> Vec<Paper> {
        self.shared.machine().papers()
    }

    /// Takes all paper away, as a citizen does.
    pub fn take_papers(&self) -> Vec<Paper> {
        self.shared.machine().take_papers()
    }
}
