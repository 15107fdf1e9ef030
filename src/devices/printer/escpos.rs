//! A document as ESC/POS commands. Each command is whole, so that a status request may stand between any two; words
//! that the printer's letters cannot show become narrow strips of picture. It knows no port and no outcome.

use domain::Direction;
use domain::receipt::Document;

use crate::printer::codepage::Letters;
use crate::printer::escpos::picture::{GAP_BYTES, Strip};
use crate::printer::layout::{Piece, Style, Weight, lay_out};
use crate::printer::profile::{Codes, Cutter, Kanji, NearEnd, Profile};
use crate::scribe::{Face, Hand, Ink, Place, Scribe, Stroke};

mod code;
mod mark;
mod pair;
mod picture;

pub use picture::STRIP_ROWS_MAX;

/// Rows of dots from one line of text to the next.
pub const LINE_ROWS: u8 = 30;
/// Rows of the printer's usual letters.
const CELL_ROWS: u8 = 24;

/// One whole command, and how far it moves the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// As sent.
    pub bytes: Vec<u8>,
    /// Rows of dots.
    pub rows: u16,
    /// When it is printed.
    pub printed: Printed,
}

/// When a command that moves paper does so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// Once its last byte is there.
    AtItsEnd,
    /// Row by row, as the bytes come.
    AsItComes,
}

/// A document as commands, in parts; the printer confirms part after part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// About four lines or one strip each, the first with the settings; then the cut.
    pub parts: Vec<Part>,
}

/// What the printer confirms at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// In their order.
    pub commands: Vec<Command>,
    /// How letters stand when it begins, as bytes: for a printer that may have forgotten it in between.
    pub standing: Vec<u8>,
}

impl Job {
    /// All bytes of the document itself, without the ids that the driver puts between parts.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.commands().flat_map(|command| command.bytes.iter().copied()).collect()
    }

    /// Rows of dots in all, to the cut.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.commands().map(|command| usize::from(command.rows)).sum()
    }

    fn commands(&self) -> impl Iterator<Item = &Command> {
        self.parts.iter().flat_map(|part| &part.commands)
    }
}

/// Encodes a document for a printer.
pub fn encode(document: &Document, profile: &Profile, scribe: &mut Scribe) -> Job {
    let mut encoder = Encoder {
        profile,
        letters: Letters::of(profile),
        direction: document.language.direction(),
        scribe,
        style: Style::TEXT,
        place: Place::Left,
        parts: vec![Part { commands: vec![setup(profile)], ..Part::default() }],
        told: (Style::TEXT, Place::Left),
        open_rows: 1,
        open_bytes: 0,
    };
    for piece in lay_out(document, profile) {
        encoder.piece(&piece);
    }
    encoder.parts.push(Part { commands: vec![cut(profile)], ..Part::default() });
    Job { parts: encoder.parts }
}

/// `VOID` across the paper and a cut: what follows a job that was thrown away half-way.
#[must_use]
pub fn void(profile: &Profile) -> Vec<u8> {
    [b"\x1b\x40\x0a\x1b\x61\x01\x1d\x21\x33\x1b\x45\x01VOID\x0a\x1b\x40".as_slice(), &cut(profile).bytes].concat()
}

/// Takes what was printed past the knife, or past the edge to tear at, and cuts it as far as the printer can.
#[must_use]
pub fn cut(profile: &Profile) -> Command {
    let rows = profile.cut_feed_rows;
    let bytes = match profile.cutter {
        Cutter::Full => vec![0x1D, 0x56, 0x41, 0x00],
        Cutter::Partial => vec![0x1D, 0x56, 0x42, 0x00],
        Cutter::Absent => feed(rows),
    };
    Command { bytes, rows, printed: Printed::AtItsEnd }
}

/// Asks for an id to come back once everything before it is on paper.
#[must_use]
pub fn process_id(id: u16) -> Vec<u8> {
    [b"\x1d\x28\x48\x06\x00\x30\x30".as_slice(), format!("{id:04}").as_bytes()].concat()
}

/// What differs from how `1B 40` leaves the printer.
fn setup(profile: &Profile) -> Command {
    let mut bytes = Vec::new();
    if let Some(units) = profile.motion_units {
        bytes.extend([0x1D, 0x50, units, units]);
    }
    match profile.near_end {
        // A roll that is nearly empty prints some metres more; staff are told.
        NearEnd::Stops => bytes.extend([0x1B, 0x63, 0x34, 0]),
        NearEnd::Warns | NearEnd::Absent => {}
    }
    match profile.kanji {
        Kanji::Unused | Kanji::Gb18030 => bytes.extend([0x1C, 0x2E]),
        Kanji::Absent => {}
    }
    bytes.extend([0x1B, 0x74, profile.code_page.number, 0x1B, 0x33, LINE_ROWS]);
    Command { bytes, rows: 0, printed: Printed::AtItsEnd }
}

/// Bytes that a part may have: two of them fit what may be on its way, with the questions behind them. So one is printed
/// and confirmed while the next is sent, and a picture that the printer stops in the middle of finds room.
fn part_bytes(profile: &Profile) -> usize {
    /// Below this a picture would be more commands than dots; a buffer so small is paced by the paper instead.
    const LEAST: usize = 512;
    const QUESTION: usize = 16;
    (profile.window / 2).saturating_sub(QUESTION).max(LEAST)
}

struct Encoder<'a> {
    profile: &'a Profile,
    letters: Letters,
    direction: Direction,
    scribe: &'a mut Scribe,
    /// As the printer has been told last.
    style: Style,
    /// The same of where lines stand.
    place: Place,
    parts: Vec<Part>,
    /// The style and the place behind the last command.
    told: (Style, Place),
    open_rows: u16,
    open_bytes: usize,
}

impl Encoder<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Mark => self.mark(),
            Piece::Line { text, style, place } => self.line(text, *style, *place),
            Piece::Edges { left, right, style } => self.edges(left, right, *style),
            Piece::Drawn { text, style, place } => self.drawn(text, *style, *place),
            Piece::Pair { label, value, style } => self.pair(label, value, *style),
            Piece::Rule(weight) => self.rule(*weight),
            Piece::Code(content) => self.code(content),
            Piece::Feed(rows) => self.feed(*rows),
        }
    }

    fn command(&mut self, bytes: Vec<u8>, rows: u16) {
        self.add(Command { bytes, rows, printed: Printed::AtItsEnd });
    }

    /// A strip at its place.
    fn strip(&mut self, strip: Strip, place: Place) {
        let mut bytes = self.place(place);
        bytes.extend(strip.bytes);
        self.add(Command { bytes, rows: strip.rows, printed: Printed::AsItComes });
    }

    fn add(&mut self, command: Command) {
        /// About four lines: as much as may be lost without anybody knowing.
        const PART_ROWS: u16 = 120;
        let (rows, bytes) = (command.rows, command.bytes.len());
        let is_full = self.open_rows + rows > PART_ROWS || self.open_bytes + bytes > part_bytes(self.profile);
        if is_full && self.open_bytes > 0 {
            let (style, place) = self.told;
            self.parts.push(Part { commands: Vec::new(), standing: standing(style, place) });
            (self.open_rows, self.open_bytes) = (0, 0);
        }
        self.open_rows += rows.max(1);
        self.open_bytes += bytes;
        self.told = (self.style, self.place);
        if let Some(part) = self.parts.last_mut() {
            part.commands.push(command);
        }
    }

    fn feed(&mut self, rows: u16) {
        if rows > 0 {
            self.command(feed(rows), rows);
        }
    }

    /// What has to be said before letters in a style and at a place stands in the same command as the letters.
    fn begin(&mut self, style: Style, place: Place) -> Vec<u8> {
        let mut bytes = self.place(place);
        bytes.extend(self.restyle(style));
        bytes
    }

    fn line(&mut self, text: &str, style: Style, place: Place) {
        let Some(text) = self.letters.encode(text) else {
            return;
        };
        let mut bytes = self.begin(style, place);
        bytes.extend(text);
        bytes.push(0x0A);
        self.command(bytes, line_rows(style));
    }

    /// Words at both edges. A short gap is blanks, a long one a jump.
    fn edges(&mut self, left: &str, right: &str, style: Style) {
        let (Some(first), Some(second)) = (self.letters.encode(left), self.letters.encode(right)) else {
            return;
        };
        let across = style.cell().0;
        let dots = usize::from(self.profile.dots);
        let at = dots.saturating_sub(self.letters.columns(right) * across);
        let blanks = (at / across.max(1)).saturating_sub(self.letters.columns(left));
        let mut bytes = self.begin(style, Place::Left);
        bytes.extend(first);
        let is_on_the_grid = at.is_multiple_of(across.max(1));
        if is_on_the_grid && blanks <= 4 {
            bytes.extend(std::iter::repeat_n(b' ', blanks));
        } else {
            bytes.extend(jump(at));
        }
        bytes.extend(second);
        bytes.push(0x0A);
        self.command(bytes, line_rows(style));
    }

    /// A line across in few and wide letters.
    fn rule(&mut self, weight: Weight) {
        let columns = self.profile.columns;
        let (letter, widest) = match weight {
            Weight::Strong if self.letters.encode("─").is_some() => ("─", 8),
            Weight::Strong => ("_", 8),
            Weight::Light => ("-", 4),
        };
        let wide = (1..=widest).rev().find(|wide| columns.is_multiple_of(u16::from(*wide))).unwrap_or(1);
        let rule = letter.repeat(usize::from(columns / u16::from(wide)));
        self.line(&rule, Style { scale: (wide, 1), ..Style::TEXT }, Place::Centre);
    }

    /// Tells where lines stand, if the printer does not know it yet.
    fn place(&mut self, place: Place) -> Vec<u8> {
        if std::mem::replace(&mut self.place, place) == place {
            return Vec::new();
        }
        vec![0x1B, 0x61, number_of(place)]
    }

    /// Tells what is new of a style: each thing by itself, or all in one where that is shorter.
    fn restyle(&mut self, style: Style) -> Vec<u8> {
        let before = std::mem::replace(&mut self.style, style);
        let mut bytes = Vec::new();
        if style.small != before.small {
            bytes.extend([0x1B, 0x4D, u8::from(style.small)]);
        }
        if style.scale != before.scale {
            bytes.extend([0x1D, 0x21, (style.scale.0 - 1) << 4 | (style.scale.1 - 1)]);
        }
        if style.stroke != before.stroke {
            bytes.extend([0x1B, 0x45, u8::from(style.stroke == Stroke::Bold)]);
        }
        let (wide, tall) = style.scale;
        if bytes.len() > 3 && wide <= 2 && tall <= 2 {
            let bold = u8::from(style.stroke == Stroke::Bold) << 3;
            bytes = vec![0x1B, 0x21, u8::from(style.small) | bold | (tall - 1) << 4 | (wide - 1) << 5];
        }
        bytes
    }

    fn drawn(&mut self, text: &str, style: Style, place: Place) {
        let ink = self.scribe.draw(text, hand(style), usize::from(self.profile.dots), place);
        self.pictures(&ink, 0..ink.height(), place);
    }

    /// Rows of a drawing as wide as the paper, in strips.
    fn pictures(&mut self, ink: &Ink, rows: std::ops::Range<usize>, place: Place) {
        for part in picture::parts(ink, rows, place, part_bytes(self.profile)) {
            match part {
                picture::Part::White(rows) => self.feed(rows),
                picture::Part::Strip(strip, place) => self.strip(strip, place),
            }
        }
    }
}

/// How words are drawn that stand beside the printer's own in this style.
fn hand(style: Style) -> Hand {
    let size = style.drawn_size();
    Hand { face: Face::Sans, stroke: style.stroke, size, leading: (size * 1.3).round() }
}

fn line_rows(style: Style) -> u16 {
    u16::try_from(style.cell().1).unwrap_or(u16::MAX).max(u16::from(LINE_ROWS))
}

/// All that differs from line to line, told anew.
fn standing(style: Style, place: Place) -> Vec<u8> {
    let size = (style.scale.0 - 1) << 4 | (style.scale.1 - 1);
    let (small, bold) = (u8::from(style.small), u8::from(style.stroke == Stroke::Bold));
    vec![0x1B, 0x61, number_of(place), 0x1B, 0x4D, small, 0x1D, 0x21, size, 0x1B, 0x45, bold]
}

/// What `1B 61` takes.
fn number_of(place: Place) -> u8 {
    match place {
        Place::Left => 0,
        Place::Centre => 1,
        Place::Right => 2,
    }
}

/// Goes on at so many dots from the left edge.
fn jump(dots: usize) -> [u8; 4] {
    let [low, high] = u16::try_from(dots).unwrap_or(u16::MAX).to_le_bytes();
    [0x1B, 0x24, low, high]
}

/// Feeds rows of dots, and prints the line before if it has not ended. No parameter is `10`: a status request might
/// follow it.
fn feed(rows: u16) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(GAP_BYTES);
    let mut left = rows;
    while left > 0 {
        let step = match u8::try_from(left).unwrap_or(0xF0) {
            0x10 => 0x0F,
            step => step,
        };
        bytes.extend([0x1B, 0x4A, step]);
        left -= u16::from(step);
    }
    bytes
}

#[cfg(test)]
pub(crate) mod tests;
