//! The print head: letters are set into a line, lines, rows and codes are burnt onto the paper. Each act says how many
//! rows of dots it took. It knows no sensor, no time and no host.

use std::ops::Range;

use crate::printer::simulated::machine::command::{Han, Inset, Print, Row};
use crate::printer::simulated::machine::letters;
use crate::printer::simulated::machine::line::Line;
use crate::printer::simulated::paper::{Letter, LetterCase, Paper};
use crate::scribe::{Ink, Place, Stroke};

/// From the head to the knife it is some 8 mm.
const TO_THE_KNIFE_ROWS: usize = 64;
/// A code's modules are no larger on any printer.
const MODULE_MAX: usize = 16;

/// How letters are printed until told otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Settings {
    stroke: Stroke,
    small: bool,
    scale: (usize, usize),
    place: Place,
    spacing: usize,
    letter_spacing: usize,
    margin: usize,
    module: usize,
    page: u8,
    han: Han,
    stored: Vec<u8>,
    graphic: Vec<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            stroke: Stroke::Regular,
            small: false,
            scale: (1, 1),
            place: Place::Left,
            spacing: 34,
            letter_spacing: 0,
            margin: 0,
            module: 3,
            page: 0,
            han: Han::Off,
            stored: Vec::new(),
            graphic: Vec::new(),
        }
    }
}

/// Which of the printer's own letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Western,
    Han,
}

/// Head, paper and what stands between them.
pub(super) struct Head {
    settings: Settings,
    line: Line,
    /// Dots across and rows so far of the picture that is being printed.
    picture: Option<(usize, usize)>,
    /// Rows and words of what was printed last.
    last: (Range<usize>, Range<usize>),
    paper: Paper,
    letters: LetterCase,
}

impl Head {
    pub(super) fn new(dots: usize) -> Self {
        Self {
            settings: Settings::default(),
            line: Line::default(),
            picture: None,
            last: (0..0, 0..0),
            paper: Paper::new(dots),
            letters: LetterCase::default(),
        }
    }

    pub(super) fn paper(&self) -> &Paper {
        &self.paper
    }

    pub(super) fn han(&self) -> Han {
        self.settings.han
    }

    /// The paper so far, away from the printer.
    pub(super) fn take_paper(&mut self) -> Paper {
        self.picture = None;
        self.last = (0..0, 0..0);
        let blank = Paper::new(self.paper.width());
        std::mem::replace(&mut self.paper, blank)
    }

    /// What was set and not printed is lost; settings stay.
    pub(super) fn forget(&mut self) {
        self.line = Line::default();
        self.picture = None;
    }

    /// As after switching on.
    pub(super) fn restart(&mut self) {
        self.forget();
        self.settings = Settings::default();
    }

    /// What it still remembers of what it was sent.
    pub(super) fn memory(&self) -> Vec<u8> {
        let line: String = self.line.letters().map(|letter| letter.character).collect();
        let drawn: Vec<u8> = self.line.insets().iter().flat_map(|(_, inset)| inset.dots.iter().copied()).collect();
        [line.as_bytes(), &drawn, &self.settings.stored, &self.settings.graphic].concat()
    }

    /// Whether a command moves paper, so that it has to wait until the paper stands still.
    pub(super) fn moves(&self, command: &Print) -> bool {
        match command {
            Print::LineFeed
            | Print::FeedLines(_)
            | Print::FeedRows(_)
            | Print::Row(_)
            | Print::StoredCode
            | Print::StoredGraphic => true,
            Print::Letter(byte) => letters::character(self.settings.page, *byte)
                .is_some_and(|character| !self.line.has_room(&self.letter(character, Script::Western), self.room())),
            Print::Han(bytes) => !self.line.has_room(&self.letter(letters::han(bytes), Script::Han), self.room()),
            Print::HanMode(_)
            | Print::CodePage(_)
            | Print::Bold(_)
            | Print::SmallFont(_)
            | Print::Scale(_)
            | Print::Mode(_)
            | Print::Place(_)
            | Print::Spacing(_)
            | Print::LetterSpacing(_)
            | Print::Margin(_)
            | Print::MoveTo(_)
            | Print::MoveBy(_)
            | Print::Inset(_)
            | Print::Module(_)
            | Print::Store(_)
            | Print::Graphic(_) => false,
        }
    }

    /// Obeys what is for the head; says how many rows of dots it took.
    pub(super) fn obey(&mut self, command: Print) -> usize {
        if !matches!(command, Print::Row(_)) {
            self.picture = None;
        }
        let settings = &mut self.settings;
        match command {
            Print::Letter(byte) => {
                let character = letters::character(settings.page, byte);
                return character.map_or(0, |character| self.set(character, Script::Western));
            }
            Print::Han(bytes) => return self.set(letters::han(&bytes), Script::Han),
            Print::LineFeed => return self.print_line(0),
            Print::FeedLines(lines) => {
                let more = lines.saturating_sub(1) * settings.spacing;
                return self.print_line(more);
            }
            Print::FeedRows(rows) if self.line.is_empty() => return self.advance(rows),
            Print::FeedRows(rows) => return self.print_line_over(rows, 0),
            Print::Inset(inset) => self.line.insert(drawn(&inset)),
            Print::Row(row) => return self.print_row(&row),
            Print::StoredCode => return self.print_code(),
            Print::StoredGraphic => return self.print_graphic(),
            Print::HanMode(han) => settings.han = han,
            Print::CodePage(page) => settings.page = page,
            Print::Bold(on) => settings.stroke = if on { Stroke::Bold } else { Stroke::Regular },
            Print::SmallFont(on) => settings.small = on,
            Print::Scale(scale) => settings.scale = scale,
            Print::Mode(mode) => {
                settings.small = mode & 0x01 != 0;
                settings.stroke = if mode & 0x08 != 0 { Stroke::Bold } else { Stroke::Regular };
                settings.scale = (1 + usize::from(mode >> 5 & 1), 1 + usize::from(mode >> 4 & 1));
            }
            Print::Place(place) => settings.place = place,
            Print::Spacing(rows) => settings.spacing = rows,
            Print::LetterSpacing(dots) => settings.letter_spacing = dots,
            Print::Margin(dots) => settings.margin = dots,
            Print::MoveTo(dots) => self.line.move_to(dots),
            Print::MoveBy(dots) => self.line.move_by(dots),
            Print::Module(dots) => settings.module = dots.clamp(1, MODULE_MAX),
            Print::Store(content) => settings.stored = content,
            Print::Graphic(data) => settings.graphic = data,
        }
        0
    }

    fn letter(&self, character: char, script: Script) -> Letter {
        let cell = match (script, self.settings.small) {
            (Script::Western, false) => (12, 24),
            (Script::Western, true) => (9, 17),
            (Script::Han, _) => (24, 24),
        };
        Letter { character, stroke: self.settings.stroke, cell, scale: self.settings.scale }
    }

    fn room(&self) -> usize {
        self.paper.width().saturating_sub(self.settings.margin)
    }

    fn set(&mut self, character: char, script: Script) -> usize {
        let letter = self.letter(character, script);
        let rows = if self.line.has_room(&letter, self.room()) { 0 } else { self.print_line(0) };
        self.line.set(letter, self.settings.letter_spacing);
        rows
    }

    fn print_line(&mut self, more_rows: usize) -> usize {
        self.print_line_over(self.settings.spacing, more_rows)
    }

    /// Prints the line and feeds so many rows, or as many as it is high.
    fn print_line_over(&mut self, spacing: usize, more_rows: usize) -> usize {
        let line = std::mem::take(&mut self.line);
        let words = self.paper.text.len();
        let (left, y) = (self.left_edge(line.width()), self.paper.rows());
        self.paper.text.extend(line.words(left));
        let rows = line.height().max(spacing);
        self.paper.feed(rows + more_rows);
        self.last = (y..y + rows, words..self.paper.text.len());
        for (x, letter) in line.placed() {
            self.paper.stamp(self.letters.letter(*letter), left + x, y);
        }
        for (x, inset) in line.insets() {
            self.paper.stamp(inset, left + x, y);
        }
        rows + more_rows
    }

    fn print_row(&mut self, row: &Row) -> usize {
        let (wide, high) = row.scale;
        let mut ink = Ink::blank(row.dots.len() * 8 * wide, high);
        for (byte, dots) in row.dots.iter().enumerate() {
            for bit in (0..8).filter(|bit| dots & (0x80 >> bit) != 0) {
                for (x, y) in (0..wide).flat_map(|x| (0..high).map(move |y| (x, y))) {
                    ink.add((byte * 8 + bit) * wide + x, y, 0xFF);
                }
            }
        }
        let above = self.picture.filter(|(width, _)| *width == ink.width && row.above > 0).map(|(_, rows)| rows);
        let rows = above.unwrap_or(0) + high;
        self.picture = Some((ink.width, rows));
        let words = format!("[picture {}x{rows}]", ink.width);
        match self.paper.text.last_mut() {
            Some(last) if above.is_some() => *last = words,
            _ => self.paper.text.push(words),
        }
        self.burn(&ink)
    }

    fn print_code(&mut self) -> usize {
        let content = String::from_utf8_lossy(&self.settings.stored).into_owned();
        let picture = Paper::code(&content, self.settings.module);
        // A code that is wider than the paper is not printed at all.
        if picture.width == 0 || picture.width > self.paper.width() {
            return 0;
        }
        let indent = " ".repeat(self.left_edge(picture.width) / 12);
        self.paper.text.push(format!("{indent}[code {content}]"));
        self.paper.codes.push(content);
        self.burn(&picture)
    }

    /// The picture that was stored: function, tone, scale, colour, dots across and down, dots.
    fn print_graphic(&mut self) -> usize {
        let graphic = std::mem::take(&mut self.settings.graphic);
        let [_, _, _, wide, high, _, xl, xh, yl, yh, dots @ ..] = graphic.as_slice() else {
            return 0;
        };
        let across = usize::from(u16::from_le_bytes([*xl, *xh])).div_ceil(8);
        let rows = usize::from(u16::from_le_bytes([*yl, *yh]));
        let scale = (usize::from(*wide).clamp(1, 2), usize::from(*high).clamp(1, 2));
        let mut used = 0;
        for (above, dots) in dots.chunks_exact(across.max(1)).take(rows).enumerate() {
            used += self.print_row(&Row { dots: dots.to_vec(), scale, above });
        }
        self.picture = None;
        used
    }

    fn burn(&mut self, ink: &Ink) -> usize {
        let (x, y) = (self.left_edge(ink.width), self.paper.rows());
        self.paper.feed(ink.height());
        let words = self.paper.text.len();
        self.last = (y..y + ink.height(), words..words);
        self.paper.stamp(ink, x, y);
        ink.height()
    }

    /// What was printed last once more; says how many rows of dots it took.
    pub(super) fn print_again(&mut self) -> usize {
        let (rows, words) = self.last.clone();
        self.paper.repeat(rows.clone(), words);
        rows.len()
    }

    /// What was printed last goes past the knife.
    pub(super) fn feed_to_knife(&mut self) -> usize {
        self.picture = None;
        self.advance(TO_THE_KNIFE_ROWS)
    }

    fn advance(&mut self, rows: usize) -> usize {
        self.paper.feed(rows);
        rows
    }

    fn left_edge(&self, width: usize) -> usize {
        let free = self.room().saturating_sub(width);
        self.settings.margin
            + match self.settings.place {
                Place::Left => 0,
                Place::Centre => free / 2,
                Place::Right => free,
            }
    }
}

/// A picture among letters as dots.
fn drawn(inset: &Inset) -> Ink {
    let (wide, high) = inset.scale;
    let columns = inset.columns.chunks(inset.bytes.max(1));
    let mut ink = Ink::blank(columns.len() * wide, inset.bytes * 8 * high);
    for (x, column) in columns.enumerate() {
        for y in (0..inset.bytes * 8).filter(|y| dot_of(column, *y)) {
            for (dx, dy) in (0..wide).flat_map(|dx| (0..high).map(move |dy| (dx, dy))) {
                ink.add(x * wide + dx, y * high + dy, 0xFF);
            }
        }
    }
    ink
}

fn dot_of(column: &[u8], y: usize) -> bool {
    column.get(y / 8).is_some_and(|byte| byte & (0x80 >> (y % 8)) != 0)
}
