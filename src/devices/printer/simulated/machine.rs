//! The simulated printer behind the port: bytes arrive at the pace of the line, wait in a buffer of a certain size, are
//! obeyed at the pace of the paper, and are answered. It is told the time and knows no host.

use std::collections::VecDeque;
use std::time::Duration;

use crate::printer::profile::Proof;
use crate::printer::simulated::events::{Event, Events};
use crate::printer::simulated::hardware::{Busy, Flow, Hardware};
use crate::printer::simulated::paper::Paper;
use crate::printer::simulated::trouble::{COOLING, Trouble, Turn, When};

mod answers;
mod buffer;
mod cable;
mod command;
mod ejector;
mod head;
mod letters;
mod line;
mod papers;
mod real_time;
mod sensors;
mod working;

use answers::Answers;
use buffer::Buffer;
use cable::Cable;
use command::{Command, Print, Reader};
use ejector::Ejector;
pub use ejector::Ticket;
use head::Head;
use papers::Papers;
use sensors::Sensors;

/// Something that is to happen.
struct Plan {
    /// A time is counted from the start of the machine.
    when: When,
    turn: Turn,
}

/// The printer.
pub(super) struct Machine {
    hardware: Hardware,
    now: Duration,
    cable: Cable,
    arriving: Vec<u8>,
    buffer: Buffer,
    reader: Reader,
    /// Read, and waiting until the paper stands still.
    pending: Option<Command>,
    head: Head,
    busy_until: Duration,
    /// An error struck while a line was being printed.
    failed_line: bool,
    papers: Papers,
    ejector: Ejector,
    sensors: Sensors,
    answers: Answers,
    told_busy: bool,
    plans: Vec<Plan>,
    /// Bytes in a row that found no room.
    lost: u64,
    events: Events,
}

impl Machine {
    pub(super) fn new(hardware: Hardware) -> Self {
        let profile = &hardware.profile;
        Self {
            now: Duration::ZERO,
            cable: Cable::new(profile.baud),
            arriving: Vec::new(),
            buffer: Buffer::new(hardware.memory),
            reader: Reader::default(),
            pending: None,
            head: Head::new(usize::from(profile.dots)),
            busy_until: Duration::ZERO,
            failed_line: false,
            papers: Papers::default(),
            ejector: Ejector::new(profile.ejector),
            sensors: Sensors::default(),
            answers: Answers::default(),
            told_busy: false,
            plans: Vec::new(),
            lost: 0,
            events: Events::default(),
            hardware,
        }
    }

    pub(super) fn now(&self) -> Duration {
        self.now
    }

    /// Lets time pass, and all happen in its order that falls into it.
    pub(super) fn advance_to(&mut self, time: Duration) {
        self.settle();
        while let Some(due) = self.next_due().filter(|due| *due <= time) {
            self.now = self.now.max(due);
            self.settle();
        }
        self.now = self.now.max(time);
    }

    /// Lets time pass until nothing arrives any more and the paper stands still.
    pub(super) fn come_to_rest(&mut self) {
        self.settle();
        while let Some(due) = self.next_move() {
            self.advance_to(due);
        }
    }

    fn next_move(&self) -> Option<Duration> {
        let arrival = self.cable.next_arrival().filter(|_| self.takes_bytes());
        arrival.into_iter().chain((self.busy_until > self.now).then_some(self.busy_until)).min()
    }

    /// When something will happen by itself.
    pub(super) fn next_due(&self) -> Option<Duration> {
        let planned = self.plans.iter().filter_map(|plan| match plan.when {
            When::Time(at) => Some(at),
            When::Rows(_) | When::Bytes(_) | When::Cuts(_) => None,
        });
        planned.chain(self.next_move()).min()
    }

    /// When the host will hear something.
    pub(super) fn next_answer(&self) -> Option<Duration> {
        self.cable.next_answer()
    }

    /// Takes what the host writes, as far as the system does.
    pub(super) fn take(&mut self, bytes: &[u8]) -> usize {
        let taken = if self.has(Trouble::Unplugged) { 0 } else { self.cable.take(bytes, self.now) };
        self.settle();
        taken
    }

    /// Gives answers to the host.
    pub(super) fn hear(&mut self, into: &mut [u8]) -> usize {
        self.cable.hear(into, self.now)
    }

    /// What the host has written and has not left it is thrown away.
    pub(super) fn drop_output(&mut self) {
        self.cable.drop_output();
    }

    /// The host has opened the line again.
    pub(super) fn reopened(&mut self) {
        self.cable.cut();
    }

    /// Whether the printer takes data; what the host reads as data set ready.
    pub(super) fn is_ready(&self) -> bool {
        !self.has(Trouble::PoweredOff) && !self.is_busy()
    }

    /// Whether the line has a wire that says so.
    pub(super) fn has_ready_wire(&self) -> bool {
        self.hardware.flow == Flow::DataSetReady
    }

    pub(super) fn has(&self, trouble: Trouble) -> bool {
        self.sensors.has(trouble)
    }

    pub(super) fn troubles(&self) -> Vec<Trouble> {
        self.sensors.all()
    }

    /// Something comes or goes now.
    pub(super) fn turn(&mut self, turn: Turn) {
        let is_new = match turn {
            Turn::Comes(trouble) => self.sensors.set(trouble),
            Turn::Goes(trouble) => {
                // Whoever ends a trouble does not want it a few rows later.
                self.plans.retain(|plan| matches!(plan.when, When::Time(_)) || plan.turn != Turn::Comes(trouble));
                self.sensors.clear(trouble)
            }
        };
        if !is_new {
            return;
        }
        self.events.tell(Event::Turned(turn));
        match turn {
            Turn::Comes(Trouble::Unplugged) => self.cable.cut(),
            Turn::Comes(Trouble::PoweredOff) => self.lose_power(),
            Turn::Comes(Trouble::NeedsRecovery) => self.failed_line = self.busy_until > self.now,
            Turn::Comes(Trouble::HeadHot) => self.plan(When::Time(COOLING), Turn::Goes(Trouble::HeadHot)),
            Turn::Goes(Trouble::CutterJammed) => self.turn(Turn::Comes(Trouble::NeedsRecovery)),
            Turn::Goes(Trouble::PoweredOff) if self.hardware.flow == Flow::XonXoff => {
                self.cable.overtake(0x11, self.now);
            }
            Turn::Comes(_) | Turn::Goes(_) => {}
        }
        self.tell_change();
    }

    /// Something comes or goes later.
    pub(super) fn plan(&mut self, when: When, turn: Turn) {
        let when = match when {
            When::Time(after) => When::Time(self.now + after),
            When::Rows(_) | When::Bytes(_) | When::Cuts(_) => when,
        };
        self.plans.push(Plan { when, turn });
        self.carry_out_plans();
    }

    /// It is switched off and on: everything in its memory is lost, the paper in the slot stays.
    pub(super) fn restart(&mut self) {
        self.lose_power();
        self.tell_change();
        self.settle();
    }

    /// All answers from now on come so much later.
    pub(super) fn answer_late(&mut self, late: Duration) {
        self.answers.late = late;
    }

    /// So many answers from now on are lost.
    pub(super) fn miss_answers(&mut self, count: usize) {
        self.answers.missing = count;
    }

    /// Says something out of turn.
    pub(super) fn say_anyhow(&mut self, bytes: &[u8]) {
        self.cable.answer(bytes, self.now);
    }

    pub(super) fn next_event(&mut self) -> Option<Event> {
        self.events.next()
    }

    /// Every byte and letter that could still come out of it.
    pub(super) fn memory(&self) -> Vec<u8> {
        let read: VecDeque<u8> = match &self.pending {
            Some(Command::Print(Print::Letter(byte))) => VecDeque::from([*byte]),
            Some(Command::Print(Print::Han(bytes))) => bytes.iter().copied().collect(),
            Some(Command::Print(Print::Row(row))) => row.dots.iter().copied().collect(),
            Some(_) | None => VecDeque::new(),
        };
        let printed_soon = self.head.memory().into_iter().chain(read).chain(self.reader.bytes());
        let arrived = self.buffer.bytes().chain(self.arriving.iter().copied());
        printed_soon.chain(arrived).chain(self.cable.waiting()).collect()
    }

    /// Everything in the buffers is lost; ids that stood in them are never answered.
    fn forget(&mut self) {
        self.buffer.forget();
        self.arriving.clear();
        self.reader.forget();
        self.pending = None;
        self.failed_line = false;
        self.head.forget();
    }

    fn lose_power(&mut self) {
        self.forget();
        self.head.restart();
        self.answers.automatic = false;
        self.answers.full = 0;
        self.cable.silence();
        self.busy_until = self.now;
        self.told_busy = false;
        self.sensors.clear(Trouble::NeedsRecovery);
        self.events.tell(Event::Restarted);
    }

    fn say(&mut self, bytes: &[u8]) {
        let mute = self.has(Trouble::Silence) || self.has(Trouble::PoweredOff) || self.has(Trouble::Unplugged);
        if mute || !self.answers.passes() {
            return;
        }
        let mut bytes = if self.has(Trouble::SplitBlocks) { answers::split(bytes) } else { bytes.to_vec() };
        if self.has(Trouble::Noise) {
            bytes.iter_mut().for_each(|byte| *byte = self.cable.garble(*byte));
        }
        self.cable.answer(&bytes, self.now + self.answers.late);
    }

    fn tell_change(&mut self) {
        let status = self.sensors.automatic();
        if self.answers.automatic && status != self.answers.told {
            self.say(&status);
        }
        self.answers.told = status;
        let full = self.full_status();
        if let Some(news) = self.answers.news(full) {
            self.say(&news);
        }
    }

    fn is_busy(&self) -> bool {
        let offline = self.hardware.busy == Busy::WhenFullOrOffline && !self.sensors.can_print();
        match self.hardware.flow {
            Flow::XonXoff | Flow::DataSetReady => self.has(Trouble::Held) || self.buffer.is_full() || offline,
            Flow::ByTheLine | Flow::Ignored => self.has(Trouble::Held),
        }
    }

    /// Stops the host or lets it go on.
    fn tell_flow(&mut self) {
        let busy = self.is_busy();
        let mute = self.has(Trouble::Silence) || self.has(Trouble::PoweredOff) || self.has(Trouble::Unplugged);
        if std::mem::replace(&mut self.told_busy, busy) != busy && !mute && self.hardware.flow != Flow::DataSetReady {
            self.cable.overtake(if busy { 0x13 } else { 0x11 }, self.now);
        }
    }

    fn carry_out_plans(&mut self) -> bool {
        let now = self.now;
        let is_due = |plan: &Plan| match plan.when {
            When::Time(at) => at <= now,
            When::Rows(left) | When::Bytes(left) | When::Cuts(left) => left == 0,
        };
        let mut any = false;
        while let Some(place) = self.plans.iter().position(is_due) {
            let plan = self.plans.remove(place);
            self.turn(plan.turn);
            any = true;
        }
        any
    }

    fn keep_paper(&mut self, paper: Paper) {
        if paper.is_blank() {
            // Nobody keeps a blank slip.
            return;
        }
        let number = self.papers.keep(paper);
        self.events.tell(Event::Paper { number });
    }

    fn confirms_ids(&self) -> bool {
        self.hardware.profile.proof == Proof::ProcessIds && !self.has(Trouble::IdsLost)
    }
}
