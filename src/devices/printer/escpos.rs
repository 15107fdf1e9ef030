//! A document as ESC/POS commands. Each command is whole, so that a status request may stand between any two; words
//! that the printer's letters cannot show become narrow strips of picture. It knows no port and no outcome.

use domain::receipt::Document;

use crate::printer::codepage;
use crate::printer::guard::guard;
use crate::printer::layout::{Piece, Style, lay_out};
use crate::printer::profile::Profile;
use crate::qr::qr;
use crate::scribe::{Face, Hand, Ink, Place, Scribe, Stroke};

/// Rows of dots from one line of text to the next.
pub const LINE_ROWS: u8 = 30;
/// A strip is never higher, so that a printer that lost its way is soon found again.
pub const STRIP_ROWS_MAX: usize = 64;
/// White rows fewer than these are cheaper inside a strip than between two.
const GAP_ROWS_MIN: usize = 6;
/// Ink of at least this much becomes a dot.
const DOT_INK_MIN: u8 = 116;
/// Dots of a code's side that we aim at, in hundredths of the paper's width.
const CODE_WIDTH_PERCENT: usize = 46;

/// One whole command, and how far it moves the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// As sent.
    pub bytes: Vec<u8>,
    /// Rows of dots.
    pub rows: u16,
}

/// A document as commands, in parts; the printer confirms part after part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Settings, then about four lines or one strip each, then the cut.
    pub parts: Vec<Vec<Command>>,
}

impl Job {
    /// All bytes of the document itself, without the ids that the driver puts between parts.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.parts.iter().flatten().flat_map(|command| command.bytes.iter().copied()).collect()
    }
}

/// Encodes a document for a printer.
pub fn encode(document: &Document, profile: &Profile, scribe: &mut Scribe) -> Job {
    let mut encoder = Encoder { profile, scribe, style: Style::TEXT, parts: vec![setup(profile)], open_rows: 0 };
    for piece in lay_out(document, profile) {
        encoder.piece(&piece);
    }
    encoder.parts.push(vec![cut()]);
    Job { parts: encoder.parts }
}

/// `VOID` across the paper and a cut: what follows a job that was thrown away half-way.
#[must_use]
pub fn void() -> Vec<u8> {
    [b"\x1b\x40\x0a\x1b\x61\x01\x1d\x21\x33\x1b\x45\x01VOID\x0a\x1b\x40".as_slice(), &cut().bytes].concat()
}

/// Feeds to the cutter and leaves the receipt hanging by a point, so that it does not fall.
#[must_use]
pub fn cut() -> Command {
    Command { bytes: vec![0x1D, 0x56, 0x42, 0x00], rows: 120 }
}

/// Asks for an id to come back once everything before it is on paper.
#[must_use]
pub fn process_id(id: u16) -> Vec<u8> {
    [b"\x1d\x28\x48\x06\x00\x30\x30".as_slice(), format!("{id:04}").as_bytes()].concat()
}

fn setup(profile: &Profile) -> Vec<Command> {
    let mut bytes = Vec::new();
    if let Some(units) = profile.motion_units {
        bytes.extend([0x1D, 0x50, units, units]);
    }
    bytes.extend([0x1B, 0x74, codepage::NUMBER, 0x1B, 0x33, LINE_ROWS]);
    vec![Command { bytes, rows: 0 }]
}

struct Encoder<'a> {
    profile: &'a Profile,
    scribe: &'a mut Scribe,
    style: Style,
    parts: Vec<Vec<Command>>,
    open_rows: u16,
}

impl Encoder<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Line { text, style, place } => self.line(text, *style, *place),
            Piece::Drawn { text, value, style, place } => self.drawn(text, value.as_deref(), *style, *place),
            Piece::Rule => {
                let rule = "─".repeat(usize::from(self.profile.columns));
                self.line(&rule, Style::TEXT, Place::Left);
            }
            Piece::Code(content) => self.code(content),
            Piece::Feed(rows) => {
                let bytes = feed(*rows);
                self.command(bytes, *rows);
            }
        }
    }

    fn command(&mut self, bytes: Vec<u8>, rows: u16) {
        /// About four lines: as much as may be lost without anybody knowing.
        const PART_ROWS: u16 = 120;
        if self.open_rows == 0 || self.open_rows + rows > PART_ROWS {
            self.parts.push(Vec::new());
            self.open_rows = 0;
        }
        self.open_rows += rows.max(1);
        if let Some(part) = self.parts.last_mut() {
            part.push(Command { bytes, rows });
        }
    }

    /// The style and the place stand in the same command as the text, and the place is put back, so that every command
    /// begins at the left edge.
    fn line(&mut self, text: &str, style: Style, place: Place) {
        let Some(text) = codepage::encode(text) else {
            return;
        };
        let mut bytes = self.restyle(style);
        let (before, after): (&[u8], &[u8]) = match place {
            Place::Left => (&[], &[]),
            Place::Centre => (&[0x1B, 0x61, 1], &[0x1B, 0x61, 0]),
            Place::Right => (&[0x1B, 0x61, 2], &[0x1B, 0x61, 0]),
        };
        bytes.extend(before);
        bytes.extend(text);
        bytes.push(0x0A);
        bytes.extend(after);
        let cell = if style.small { 17 } else { 24 };
        self.command(bytes, u16::from(style.scale.1 * cell).max(u16::from(LINE_ROWS)));
    }

    fn restyle(&mut self, style: Style) -> Vec<u8> {
        let mut bytes = Vec::new();
        if style.small != self.style.small {
            bytes.extend([0x1B, 0x4D, u8::from(style.small)]);
        }
        if style.scale != self.style.scale {
            bytes.extend([0x1D, 0x21, (style.scale.0 - 1) << 4 | (style.scale.1 - 1)]);
        }
        if style.stroke != self.style.stroke {
            bytes.extend([0x1B, 0x45, u8::from(style.stroke == Stroke::Bold)]);
        }
        self.style = style;
        bytes
    }

    fn drawn(&mut self, text: &str, value: Option<&str>, style: Style, place: Place) {
        let size = style.drawn_size();
        let hand = Hand { face: Face::Sans, stroke: style.stroke, size, leading: (size * 1.3).round() };
        let width = usize::from(self.profile.dots);
        let Some(value) = value else {
            let ink = self.scribe.draw(text, hand, width, place);
            return self.strips(&ink);
        };
        let label = self.scribe.draw(text, hand, width / 2, place);
        let both = match place {
            Place::Left | Place::Centre => {
                let value = self.scribe.draw(value, hand, width / 2 - 12, Place::Right);
                beside(&label, &value, width)
            }
            Place::Right => beside(&self.scribe.draw(value, hand, width / 2 - 12, Place::Left), &label, width),
        };
        self.strips(&both);
    }

    /// The picture in strips: white rows are fed and not sent, white at the right is not sent either.
    fn strips(&mut self, ink: &Ink) {
        let inked = |y: usize| (0..ink.width).any(|x| ink.at(x, y) >= DOT_INK_MIN);
        let mut y = 0;
        while y < ink.height() {
            let white = (y..ink.height()).take_while(|row| !inked(*row)).count();
            if white >= GAP_ROWS_MIN || y + white == ink.height() {
                let rows = u16::try_from(white).unwrap_or(u16::MAX);
                self.command(feed(rows), rows);
                y += white;
                continue;
            }
            let end = (y + 1..ink.height().min(y + STRIP_ROWS_MAX))
                .find(|row| (*row..ink.height().min(row + GAP_ROWS_MIN)).all(|row| !inked(row)))
                .unwrap_or(ink.height().min(y + STRIP_ROWS_MAX));
            self.strip(ink, y..end);
            y = end;
        }
    }

    fn strip(&mut self, ink: &Ink, rows: std::ops::Range<usize>) {
        let last = rows.clone().filter_map(|y| (0..ink.width).rfind(|x| ink.at(*x, y) >= DOT_INK_MIN)).max();
        let across = last.map_or(1, |x| x / 8 + 1).min(self.profile.row_bytes());
        let height = rows.len();
        let [width_low, width_high] = u16::try_from(across).unwrap_or(1).to_le_bytes();
        let [height_low, height_high] = u16::try_from(height).unwrap_or(1).to_le_bytes();
        let mut bytes = vec![0x1D, 0x76, 0x30, 0, width_low, width_high, height_low, height_high];
        let header = bytes.len();
        for y in rows {
            for byte in 0..across {
                let dots =
                    (0..8).fold(0_u8, |dots, bit| dots << 1 | u8::from(ink.at(byte * 8 + bit, y) >= DOT_INK_MIN));
                bytes.push(dots);
            }
        }
        guard(&mut bytes, header);
        self.command(bytes, u16::try_from(height).unwrap_or(u16::MAX));
    }

    fn code(&mut self, content: &str) {
        let content: String = content.chars().filter(|c| !c.is_control()).collect();
        let modules = qr(&content).len();
        let Ok(length) = u16::try_from(content.len() + 3) else {
            return;
        };
        if modules == 0 {
            return;
        }
        let across = usize::from(self.profile.dots) * CODE_WIDTH_PERCENT / 100;
        let module = u8::try_from((across / modules).clamp(3, 12)).unwrap_or(6);
        let mut bytes = vec![0x1B, 0x61, 1];
        bytes.extend([0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0]);
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, module]);
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31]);
        bytes.extend([0x1D, 0x28, 0x6B]);
        bytes.extend(length.to_le_bytes());
        bytes.extend([0x31, 0x50, 0x30]);
        bytes.extend(content.as_bytes());
        bytes.extend([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30]);
        bytes.extend([0x1B, 0x61, 0]);
        self.command(bytes, u16::try_from(modules * usize::from(module)).unwrap_or(u16::MAX));
    }
}

/// Feeds rows of dots. No parameter is `10`: a status request might follow it.
fn feed(rows: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
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

/// Two pictures side by side, the second at the right edge.
fn beside(left: &Ink, right: &Ink, width: usize) -> Ink {
    let mut both = Ink::blank(width, left.height().max(right.height()));
    for y in 0..both.height() {
        for x in 0..left.width {
            both.add(x, y, left.at(x, y));
        }
        for x in 0..right.width {
            both.add(width - right.width.min(width) + x, y, right.at(x, y));
        }
    }
    both
}

#[cfg(test)]
pub(crate) mod tests;
