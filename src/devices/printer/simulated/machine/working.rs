//! The printer at work: what is due happens, bytes are taken in, commands are obeyed one after the other while the paper
//! stands still, and each takes its time. It knows no cable.

use std::time::Duration;

use crate::printer::profile;
use crate::printer::simulated::events::Event;
use crate::printer::simulated::hardware::Flow;
use crate::printer::simulated::machine::answers::identity;
use crate::printer::simulated::machine::command::{Command, Print};
use crate::printer::simulated::machine::ejector::Move;
use crate::printer::simulated::machine::papers::SLIP_ROWS_MAX;
use crate::printer::simulated::machine::{Machine, Ticket};
use crate::printer::simulated::paper::Paper;
use crate::printer::simulated::trouble::{Trouble, When};

/// A knife takes about so long.
const CUTTING: Duration = Duration::from_millis(300);
/// `1D 65 06` asks.
const EJECTOR_STATUS: u8 = 6;
/// An ejector takes about so long for each of its moves.
const EJECTING: Duration = Duration::from_millis(500);

impl Machine {
    /// Does everything that is due by now.
    pub(in crate::printer::simulated) fn settle(&mut self) {
        loop {
            let mut moved = self.carry_out_plans();
            moved |= self.work();
            while self.takes_bytes()
                && let Some(byte) = self.cable.arrival(self.now)
            {
                self.take_in(byte);
                self.work();
                self.tell_flow();
                moved = true;
            }
            self.tell_flow();
            if !moved {
                break;
            }
        }
        self.tell_losses();
    }

    /// Loss is told when it is over: one event for a long line and not one for each byte.
    fn tell_losses(&mut self) {
        if self.cable.next_arrival().is_none() {
            self.events.lost(std::mem::take(&mut self.lost));
        }
    }

    /// Whether the line brings the next byte, or holds it back because there is no room.
    pub(super) fn takes_bytes(&self) -> bool {
        self.hardware.flow != Flow::ByTheLine || self.buffer.left() > self.arriving.len()
    }

    fn take_in(&mut self, byte: u8) {
        if !self.has(Trouble::PoweredOff) {
            let byte = if self.has(Trouble::Noise) { self.cable.garble(byte) } else { byte };
            self.arrive(byte);
        }
        self.count(|when| {
            if let When::Bytes(left) = when {
                *left = left.saturating_sub(1);
            }
        });
    }

    /// Obeys what is there in its order, as far as it is complete and can be printed.
    fn work(&mut self) -> bool {
        let mut moved = false;
        while (self.sensors.can_print() || self.sensors.is_jammed_alone())
            && let Some(command) = self.next_command()
        {
            let jammed = !self.sensors.can_print() && command != Command::Ejector(EJECTOR_STATUS);
            if jammed || self.busy_until > self.now && self.waits_for_paper(&command) {
                self.pending = Some(command);
                break;
            }
            self.obey(command);
            moved = true;
        }
        moved
    }

    fn next_command(&mut self) -> Option<Command> {
        if let Some(command) = self.pending.take() {
            return Some(command);
        }
        loop {
            let byte = self.buffer.give()?;
            if let Some(command) = self.reader.read(byte, self.head.han()) {
                return Some(command);
            }
        }
    }

    /// An id is answered when all before it is printed; the status from the queue when its turn comes.
    fn waits_for_paper(&self, command: &Command) -> bool {
        match command {
            Command::ProcessId(_) | Command::Cut | Command::Ejector(_) => true,
            Command::Print(command) => self.head.moves(command),
            Command::Initialise
            | Command::Automatic(_)
            | Command::AutomaticFull(_)
            | Command::QueuedStatus(_)
            | Command::Identity(_)
            | Command::Reset
            | Command::Nothing => false,
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Initialise => {
                self.answers.automatic = false;
                self.head.restart();
            }
            Command::Print(Print::HanMode(_)) if self.hardware.profile.kanji != profile::Kanji::Gb18030 => {}
            Command::Automatic(on) => {
                self.answers.automatic = on;
                if on {
                    self.answers.told = self.sensors.automatic();
                    self.say(&self.sensors.automatic());
                }
            }
            Command::AutomaticFull(wanted) => {
                if self.hardware.profile.ejector == profile::Ejector::Custom {
                    self.answers.full = wanted;
                    self.answers.told_full = self.full_status();
                }
            }
            Command::ProcessId(id) => {
                if self.confirms_ids() {
                    self.say(&[&[0x37, 0x22], id.as_slice(), &[0]].concat());
                }
            }
            Command::QueuedStatus(question) => {
                if let Some(answer) = self.sensors.queued(question).filter(|_| !self.has(Trouble::IdsLost)) {
                    self.say(&[answer]);
                }
            }
            Command::Identity(question) => {
                if let Some(answer) = identity(question, &self.hardware.profile) {
                    self.say(&answer);
                }
            }
            Command::Reset => {
                if self.hardware.profile.ejector == profile::Ejector::Custom {
                    self.restart();
                }
            }
            Command::Cut => self.cut(),
            Command::Ejector(order) => self.eject(order),
            Command::Nothing => {}
            Command::Print(command) => {
                let rows = self.head.obey(command);
                self.use_up(rows, Duration::ZERO);
            }
        }
    }

    fn cut(&mut self) {
        let rows = self.head.feed_to_knife();
        self.use_up(rows, CUTTING);
        self.count(|when| {
            if let When::Cuts(left) = when {
                *left = left.saturating_sub(1);
            }
        });
        if !self.has(Trouble::CutterJammed) {
            let mut paper = self.head.take_paper();
            paper.cut = true;
            self.keep_cut(paper);
        }
    }

    fn keep_cut(&mut self, paper: Paper) {
        let is_blank = paper.is_blank();
        self.keep_paper(paper);
        if !is_blank && let Some(event) = self.ejector.hold(self.papers.newest()) {
            self.events.tell(event);
        }
    }

    fn eject(&mut self, order: u8) {
        let before = self.ejector.ticket();
        let (what, event) = self.ejector.obey(order);
        if let Some(event) = event {
            self.events.tell(event);
            self.busy_until = self.now.max(self.busy_until) + EJECTING;
        }
        self.tell_change();
        match what {
            Move::Nothing => {}
            Move::Retract(number) => self.papers.retract(number),
            Move::Status => {
                let at_output = if before == Ticket::Presented { 0x08 } else { 0 };
                self.say(&[self.sensors.ejector() | at_output]);
            }
        }
    }

    /// Custom's full status without its first two bytes.
    pub(super) fn full_status(&self) -> [u8; 4] {
        self.sensors.full(self.ejector.ticket() == Ticket::Presented)
    }

    /// The line in whose midst an error struck is printed again.
    pub(super) fn print_again(&mut self) {
        if std::mem::replace(&mut self.failed_line, false) {
            let rows = self.head.print_again();
            self.use_up(rows, Duration::ZERO);
        }
    }

    /// The line that is being printed is finished; then the sensors see what it left.
    fn use_up(&mut self, rows: usize, more: Duration) {
        if rows == 0 && more.is_zero() {
            return;
        }
        let begun = self.now.max(self.busy_until);
        self.busy_until = begun + self.time_of(rows) + more;
        if self.head.paper().rows() > SLIP_ROWS_MAX {
            let paper = self.head.take_paper();
            self.keep_paper(paper);
        }
        self.count(|when| {
            if let When::Rows(left) = when {
                *left = left.saturating_sub(rows);
            }
        });
    }

    fn time_of(&self, rows: usize) -> Duration {
        Duration::from_micros(self.hardware.profile.paper_micros(rows))
    }

    fn count(&mut self, down: impl Fn(&mut When)) {
        self.plans.iter_mut().for_each(|plan| down(&mut plan.when));
        self.carry_out_plans();
    }

    /// Somebody takes the ticket that sticks out of the ejector.
    pub(in crate::printer::simulated) fn take_ticket(&mut self) -> Option<Paper> {
        let number = self.ejector.take()?;
        self.events.tell(Event::Taken { number });
        self.tell_change();
        self.papers.piece(number).cloned()
    }

    pub(in crate::printer::simulated) fn ticket(&self) -> Ticket {
        self.ejector.ticket()
    }

    /// Every piece of paper within reach, the one in the slot last if anything stands on it.
    pub(in crate::printer::simulated) fn papers(&self) -> Vec<Paper> {
        let slot = self.head.paper();
        self.papers.all().chain((!slot.is_blank()).then_some(slot)).cloned().collect()
    }

    pub(in crate::printer::simulated) fn take_papers(&mut self) -> Vec<Paper> {
        let papers = self.papers();
        self.papers.clear();
        self.head.take_paper();
        papers
    }

    pub(in crate::printer::simulated) fn newest(&self) -> u64 {
        self.papers.newest()
    }

    pub(in crate::printer::simulated) fn piece(&self, number: u64) -> Option<Paper> {
        self.papers.piece(number).cloned()
    }

    pub(in crate::printer::simulated) fn retracted(&self) -> Vec<Paper> {
        self.papers.retracted().cloned().collect()
    }

    /// What hangs in the slot, blank or not.
    pub(in crate::printer::simulated) fn slot(&self) -> &Paper {
        self.head.paper()
    }
}
