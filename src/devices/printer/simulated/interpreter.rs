//! The simulated printer's head: it takes ESC/POS bytes one by one as they arrive, obeys real-time commands at once and
//! all others in their order, holds what it cannot print, and answers. It knows no host.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use crate::printer::codepage;
use crate::printer::profile::{Clear, Profile, Proof};
use crate::printer::simulated::Trouble;
use crate::printer::simulated::paper::{Letter, LetterCase, Paper};
use crate::scribe::{Ink, Place, Stroke};

mod command;
mod real_time;

use command::Command;

/// How letters are printed until told otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Settings {
    stroke: Stroke,
    small: bool,
    scale: (usize, usize),
    place: Place,
    spacing: usize,
    module: usize,
    stored: String,
}

impl Default for Settings {
    fn default() -> Self {
        let (stroke, place) = (Stroke::Regular, Place::Left);
        Self { stroke, small: false, scale: (1, 1), place, spacing: 34, module: 3, stored: String::new() }
    }
}

/// The printer behind the port.
pub(super) struct Machine {
    profile: Profile,
    settings: Settings,
    automatic: bool,
    last_automatic: [u8; 4],
    arriving: Vec<u8>,
    queue: VecDeque<u8>,
    answers: VecDeque<u8>,
    troubles: BTreeSet<u8>,
    mending: Vec<(Trouble, Duration)>,
    line: Vec<Letter>,
    paper: Paper,
    cut_off: Vec<Paper>,
    letters: LetterCase,
    pub(super) rows_left: Option<usize>,
    pub(super) bytes_left: Option<usize>,
}

impl Machine {
    pub(super) fn new(profile: &Profile) -> Self {
        Self {
            profile: profile.clone(),
            settings: Settings::default(),
            automatic: false,
            last_automatic: [0x10, 0, 0, 0],
            arriving: Vec::new(),
            queue: VecDeque::new(),
            answers: VecDeque::new(),
            troubles: BTreeSet::new(),
            mending: Vec::new(),
            line: Vec::new(),
            paper: Paper::new(usize::from(profile.dots)),
            cut_off: Vec::new(),
            letters: LetterCase::default(),
            rows_left: None,
            bytes_left: None,
        }
    }

    /// Takes bytes; says how many came through the cable.
    pub(super) fn receive(&mut self, bytes: &[u8]) -> usize {
        let mut taken = 0;
        for byte in bytes {
            if self.bytes_left == Some(0) {
                self.bytes_left = None;
                self.set(Trouble::Unplugged);
            }
            if self.has(Trouble::Unplugged) {
                break;
            }
            self.bytes_left = self.bytes_left.map(|left| left - 1);
            self.arrive(*byte);
            taken += 1;
        }
        self.work();
        taken
    }

    pub(super) fn has_answer(&self) -> bool {
        !self.answers.is_empty()
    }

    /// Gives answers to the host.
    pub(super) fn answer(&mut self, into: &mut [u8]) -> usize {
        let mut count = 0;
        for (place, byte) in into.iter_mut().zip(std::iter::from_fn(|| self.answers.pop_front())) {
            *place = byte;
            count += 1;
        }
        count
    }

    pub(super) fn time_passes(&mut self, time: Duration) {
        let mut mended = Vec::new();
        for (trouble, left) in &mut self.mending {
            *left = left.saturating_sub(time);
            if left.is_zero() {
                mended.push(*trouble);
            }
        }
        self.mending.retain(|(_, left)| !left.is_zero());
        for trouble in mended {
            self.clear(trouble);
        }
    }

    pub(super) fn mend_later(&mut self, trouble: Trouble, time: Duration) {
        self.mending.push((trouble, time));
    }

    pub(super) fn has(&self, trouble: Trouble) -> bool {
        self.troubles.contains(&(trouble as u8))
    }

    pub(super) fn set(&mut self, trouble: Trouble) {
        self.troubles.insert(trouble as u8);
        if trouble == Trouble::Held {
            self.say(&[0x13]);
        }
        self.tell_change();
    }

    pub(super) fn clear(&mut self, trouble: Trouble) {
        self.troubles.remove(&(trouble as u8));
        match trouble {
            Trouble::Held => self.say(&[0x11]),
            Trouble::PaperOut => self.rows_left = None,
            Trouble::PaperLow
            | Trouble::CoverOpen
            | Trouble::Offline
            | Trouble::CutterJammed
            | Trouble::Silence
            | Trouble::IdsLost
            | Trouble::ClearLost
            | Trouble::Unplugged => {}
        }
        self.tell_change();
        self.work();
    }

    pub(super) fn restart(&mut self) {
        self.forget();
        self.settings = Settings::default();
        self.automatic = false;
        self.answers.clear();
    }

    pub(super) fn blank(&self) -> Paper {
        Paper::new(usize::from(self.profile.dots))
    }

    pub(super) fn papers(&self) -> Vec<Paper> {
        let in_the_slot = (!self.paper.is_blank()).then(|| self.paper.clone());
        self.cut_off.iter().cloned().chain(in_the_slot).collect()
    }

    pub(super) fn take_papers(&mut self) -> Vec<Paper> {
        let papers = self.papers();
        self.cut_off.clear();
        self.paper = self.blank();
        papers
    }

    /// Everything in the buffers is lost; ids that stood in them are never answered.
    fn forget(&mut self) {
        self.queue.clear();
        self.arriving.clear();
        self.line.clear();
    }

    fn can_print(&self) -> bool {
        ![Trouble::PaperOut, Trouble::CoverOpen, Trouble::Offline, Trouble::CutterJammed]
            .map(|t| self.has(t))
            .contains(&true)
    }

    pub(super) fn say(&mut self, bytes: &[u8]) {
        if !self.has(Trouble::Silence) {
            self.answers.extend(bytes);
        }
    }

    fn automatic_status(&self) -> [u8; 4] {
        let bit = |holds: bool, bits: u8| if holds { bits } else { 0 };
        let first = 0x10 | bit(!self.can_print(), 0x08) | bit(self.has(Trouble::CoverOpen), 0x20);
        let low = self.has(Trouble::PaperLow) || self.has(Trouble::PaperOut);
        let third = bit(low, 0x03) | bit(self.has(Trouble::PaperOut), 0x0C);
        [first, bit(self.has(Trouble::CutterJammed), 0x08), third, 0]
    }

    fn tell_change(&mut self) {
        let status = self.automatic_status();
        if self.automatic && status != self.last_automatic {
            self.say(&status);
        }
        self.last_automatic = status;
    }

    /// Obeys the queue in order, as far as it is complete and can be printed.
    fn work(&mut self) {
        while self.can_print() {
            let Some((command, length)) = command::read(self.queue.make_contiguous()) else {
                return;
            };
            self.queue.drain(..length);
            self.obey(command);
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Initialise => {
                self.settings = Settings::default();
                self.automatic = false;
                self.line.clear();
            }
            Command::Letter(byte) => self.set_letter(byte),
            Command::LineFeed => self.print_line(0),
            Command::FeedLines(lines) => self.print_line(lines.saturating_sub(1) * self.settings.spacing),
            Command::FeedRows(rows) => self.advance(rows),
            Command::Bold(on) => self.settings.stroke = if on { Stroke::Bold } else { Stroke::Regular },
            Command::SmallFont(on) => self.settings.small = on,
            Command::Scale(scale) => self.settings.scale = scale,
            Command::Place(place) => self.settings.place = place,
            Command::Spacing(rows) => self.settings.spacing = rows,
            Command::Raster { across, data } => self.print_raster(across * 8, &data),
            Command::Module(dots) => self.settings.module = dots.max(1),
            Command::Store(content) => self.settings.stored = content,
            Command::PrintCode => self.print_code(),
            Command::Cut => self.cut(),
            Command::Automatic(on) => {
                self.automatic = on;
                if on {
                    self.last_automatic = self.automatic_status();
                    self.say(&self.automatic_status());
                }
            }
            Command::ProcessId(id) => {
                if self.profile.proof == Proof::ProcessIds && !self.has(Trouble::IdsLost) {
                    self.say(&[&[0x37, 0x22], id.as_slice(), &[0]].concat());
                }
            }
            Command::QueuedStatus => {
                if !self.has(Trouble::IdsLost) {
                    let [_, _, roll, _] = self.automatic_status();
                    self.say(&[roll]);
                }
            }
            Command::Identity(42) => self.say(b"\x5fGuichet\0"),
            Command::Identity(_) => self.say(&[&[0x5F], self.profile.name.as_bytes(), &[0]].concat()),
            Command::Nothing => {}
        }
    }

    fn set_letter(&mut self, byte: u8) {
        let Some(character) = codepage::character_of(byte) else {
            return;
        };
        let cell = if self.settings.small { (9, 17) } else { (12, 24) };
        let letter = Letter { character, stroke: self.settings.stroke, cell, scale: self.settings.scale };
        let used: usize = self.line.iter().map(|letter| letter.cell.0 * letter.scale.0).sum();
        if used + cell.0 * letter.scale.0 > self.paper.width() {
            self.print_line(0);
        }
        self.line.push(letter);
    }

    fn print_line(&mut self, more_rows: usize) {
        let line = std::mem::take(&mut self.line);
        let width: usize = line.iter().map(|letter| letter.cell.0 * letter.scale.0).sum();
        let height = line.iter().map(|letter| letter.cell.1 * letter.scale.1).max().unwrap_or(0);
        let (mut x, y) = (self.left_edge(width), self.paper.rows());
        let rule = !line.is_empty() && line.iter().all(|letter| letter.character == '─');
        if !line.is_empty() {
            let text = words_of(&line);
            let indent = " ".repeat(if rule { 0 } else { x / 12 });
            self.paper.text.push(format!("{indent}{}", text.trim_end()));
        }
        self.paper.feed(height.max(self.settings.spacing));
        for letter in line {
            self.paper.stamp(self.letters.letter(letter), x, y);
            x += letter.cell.0 * letter.scale.0;
        }
        self.paper.feed(more_rows);
        self.use_up(height.max(self.settings.spacing) + more_rows);
    }

    fn print_raster(&mut self, width: usize, data: &[u8]) {
        let mut picture = Ink::blank(width, (data.len() * 8).checked_div(width).unwrap_or(0));
        for (place, byte) in data.iter().enumerate() {
            for bit in (0..8).filter(|bit| byte & (0x80 >> bit) != 0) {
                picture.add(place * 8 % width + bit, place * 8 / width, 0xFF);
            }
        }
        let (x, y) = (self.left_edge(width), self.paper.rows());
        self.paper.feed(picture.height());
        self.paper.stamp(&picture, x, y);
        self.paper.text.push(format!("[picture {width}x{}]", picture.height()));
        self.use_up(picture.height());
    }

    fn print_code(&mut self) {
        let content = self.settings.stored.clone();
        let picture = Paper::code(&content, self.settings.module);
        let (x, y) = (self.left_edge(picture.width), self.paper.rows());
        self.paper.feed(picture.height());
        self.paper.stamp(&picture, x, y);
        self.paper.text.push(format!("{}[code {content}]", " ".repeat(x / 12)));
        self.paper.codes.push(content);
        self.use_up(picture.height());
    }

    fn advance(&mut self, rows: usize) {
        self.paper.feed(rows);
        self.use_up(rows);
    }

    fn cut(&mut self) {
        // From the print head to the knife it is some 15 mm.
        self.advance(64);
        if !self.has(Trouble::CutterJammed) {
            let mut paper = std::mem::replace(&mut self.paper, Paper::new(usize::from(self.profile.dots)));
            paper.cut = true;
            // Nobody keeps a blank slip.
            if !paper.is_blank() {
                self.cut_off.push(paper);
            }
        }
    }

    fn left_edge(&self, width: usize) -> usize {
        let free = self.paper.width().saturating_sub(width);
        match self.settings.place {
            Place::Left => 0,
            Place::Centre => free / 2,
            Place::Right => free,
        }
    }

    /// The line that is being printed is finished; then the sensor sees the end.
    fn use_up(&mut self, rows: usize) {
        if let Some(left) = &mut self.rows_left {
            *left = left.saturating_sub(rows);
            if *left == 0 {
                self.rows_left = None;
                self.set(Trouble::PaperOut);
            }
        }
    }

    fn can_clear(&self) -> bool {
        self.profile.clear == Clear::Confirmed && !self.has(Trouble::ClearLost)
    }
}

/// The words of a line. Wide words are written once, and the first wide gap takes up the columns that they are wider, so
/// that what stands at the right edge of the paper stands at the right edge of the text.
fn words_of(line: &[Letter]) -> String {
    let columns = line.iter().map(|letter| letter.cell.0 * letter.scale.0).sum::<usize>() / 12;
    let mut wider = columns.saturating_sub(line.len());
    let mut words = String::new();
    for group in line.chunk_by(|one, next| (one.character == ' ') == (next.character == ' ')) {
        words.extend(group.iter().map(|letter| letter.character));
        if matches!(group, [gap, _, ..] if gap.character == ' ') {
            words.push_str(&" ".repeat(std::mem::take(&mut wider)));
        }
    }
    words
}
