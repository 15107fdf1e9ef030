//! The hands on the simulated printer: what a technician, a citizen or a bad day does to it, and what there is to see.
//! It knows no port.

use std::sync::Arc;
use std::time::Duration;

use super::machine::Machine;
use super::{Event, Pace, Paper, Shared, Ticket, Trouble, Turn, When};

/// The hands on the simulated printer.
#[derive(Clone)]
pub struct Controls {
    shared: Arc<Shared>,
}

impl Controls {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    fn with<T>(&self, act: impl FnOnce(&mut Machine) -> T) -> T {
        let mut machine = self.shared.machine();
        let result = act(&mut machine);
        machine.settle();
        drop(machine);
        self.shared.changed.notify_all();
        result
    }

    /// Whoever looks at the paper where time is told has waited until it stands still.
    fn with_paper<T>(&self, act: impl FnOnce(&mut Machine) -> T) -> T {
        self.with(|machine| {
            if self.shared.pace == Pace::Told {
                machine.come_to_rest();
            }
            act(machine)
        })
    }

    /// Brings a trouble about.
    pub fn set(&self, trouble: Trouble) {
        self.turn(Turn::Comes(trouble));
    }

    /// Ends a trouble; the printer goes on by itself.
    pub fn clear(&self, trouble: Trouble) {
        self.turn(Turn::Goes(trouble));
    }

    /// Brings a trouble about or ends it.
    pub fn turn(&self, turn: Turn) {
        self.with(|machine| machine.turn(turn));
    }

    /// The same, later.
    pub fn after(&self, when: When, turn: Turn) {
        self.with(|machine| machine.plan(when, turn));
    }

    /// The roll ends after so many more rows of dots.
    pub fn run_out_of_paper_after(&self, rows: usize) {
        self.after(When::Rows(rows), Turn::Comes(Trouble::PaperOut));
    }

    /// The cable comes out after so many more bytes.
    pub fn unplug_after(&self, bytes: usize) {
        self.after(When::Bytes(bytes), Turn::Comes(Trouble::Unplugged));
    }

    /// A trouble ends after so much time.
    pub fn clear_after(&self, trouble: Trouble, time: Duration) {
        self.after(When::Time(time), Turn::Goes(trouble));
    }

    /// All that stands in its way.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        self.with(|machine| machine.troubles())
    }

    /// Says something out of turn, as a printer does that was busy, or that is not what we take it for.
    pub fn answer_late(&self, bytes: &[u8]) {
        self.with(|machine| machine.say_anyhow(bytes));
    }

    /// Every answer from now on comes so much later.
    pub fn delay_answers(&self, late: Duration) {
        self.with(|machine| machine.answer_late(late));
    }

    /// So many answers from now on are lost; the next one after them is heard.
    pub fn lose_answers(&self, count: usize) {
        self.with(|machine| machine.miss_answers(count));
    }

    /// Switches it off and on: everything in its memory is lost, the paper in the slot stays.
    pub fn switch_off_and_on(&self) {
        self.with(Machine::restart);
    }

    /// The newest piece of paper: the last one cut off, or what hangs in the slot.
    #[must_use]
    pub fn paper(&self) -> Paper {
        self.with_paper(|machine| machine.papers().pop().unwrap_or_else(|| Paper::new(machine.slot().width())))
    }

    /// Every piece of paper within reach since the start, the one in the slot last if anything stands on it. The oldest
    /// are forgotten after some metres.
    #[must_use]
    pub fn papers(&self) -> Vec<Paper> {
        self.with_paper(|machine| machine.papers())
    }

    /// Takes all paper away, as a citizen does.
    pub fn take_papers(&self) -> Vec<Paper> {
        self.with_paper(Machine::take_papers)
    }

    /// The piece of paper of that number.
    #[must_use]
    pub fn piece(&self, number: u64) -> Option<Paper> {
        self.with(|machine| machine.piece(number))
    }

    /// The number of the piece that was cut off last; 0 before the first.
    #[must_use]
    pub fn newest(&self) -> u64 {
        self.with(|machine| machine.newest())
    }

    /// What hangs in the slot this moment, not cut off; it may be blank and it may be moving.
    #[must_use]
    pub fn slot(&self) -> Paper {
        self.with(|machine| machine.slot().clone())
    }

    /// Where the newest ticket of an ejector is.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        self.with(|machine| machine.ticket())
    }

    /// Takes the ticket that an ejector presents; `None` when none sticks out.
    pub fn take_ticket(&self) -> Option<Paper> {
        self.with(Machine::take_ticket)
    }

    /// What an ejector drew back in; it lies in a locked bin.
    #[must_use]
    pub fn retracted(&self) -> Vec<Paper> {
        self.with(|machine| machine.retracted())
    }

    /// Every byte and letter that it holds and has not printed: on the line, in the buffer, in a half-read command, in
    /// the line being set, in its stores for codes and pictures. Nothing of a visit may be found here after its end.
    #[must_use]
    pub fn memory(&self) -> Vec<u8> {
        self.with(|machine| machine.memory())
    }

    /// What happened next that nobody has looked at yet; where time is real, waits for it.
    #[must_use]
    pub fn next_event(&self, wait: Duration) -> Option<Event> {
        let mut machine = self.shared.machine();
        let until = machine.now() + wait;
        loop {
            let event = machine.next_event();
            if event.is_some() || machine.now() >= until {
                return event;
            }
            machine = self.shared.wait(machine, until);
        }
    }
}
