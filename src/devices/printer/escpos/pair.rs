//! A label and its value in one line where one of them has to be drawn: the drawn words stand in the same line as the
//! printer's own, as a picture of 24 rows between letters, and what reaches above and below it is printed before and
//! after. So an amount stays in the printer's letters, in its column, whatever the language of its label.

use domain::Direction;

use crate::printer::escpos::picture::is_dot;
use crate::printer::escpos::{CELL_ROWS, Encoder, LINE_ROWS, feed, hand, jump};
use crate::printer::guard::guard;
use crate::printer::layout::{Style, Words, wrap};
use crate::scribe::{Ink, InkedLine, Place};

/// White dots between a label and its value at least.
const BETWEEN_DOTS: usize = 24;
/// Rows of a cell above its letters' feet; Epson's own say 21 of 24, clones 18 and more.
const ABOVE_FEET_ROWS: usize = 20;
/// Columns without ink that cost more than beginning a new picture behind them.
const BLANK_COLUMNS_MIN: usize = 4;
/// A drawn line's rows below the feet of its letters, in hundredths of its leading.
const BELOW_FEET_PERCENT: usize = 24;

/// Words that stand in the printer's own letters.
struct Native {
    at: usize,
    bytes: Vec<u8>,
}

/// One value, ready to stand in a line.
enum Value {
    Native { bytes: Vec<u8>, across: usize },
    Drawn(InkedLine),
}

impl Value {
    fn across(&self) -> usize {
        match self {
            Self::Native { across, .. } => *across,
            Self::Drawn(line) => line.ink.width,
        }
    }
}

/// All that stands in a label's lines and beside the last of them.
struct Row {
    /// As wide as the paper.
    ink: Ink,
    /// The feet of the last line.
    baseline: usize,
    native: Vec<Native>,
    from: usize,
    until: usize,
}

impl Encoder<'_> {
    pub(super) fn pair(&mut self, label: &Words, value: &Words, style: Style) {
        let dots = usize::from(self.profile.dots);
        let ready = self.value(value, style, dots * 3 / 5);
        match ready.filter(|ready| self.stands_beside(label, ready, style)) {
            Some(ready) => self.row(label, ready, style),
            None => {
                let (start, end) = self.sides();
                self.alone(label, style, start);
                self.alone(value, style, end);
            }
        }
    }

    /// Whether a value leaves its label enough of the line: not so little that it takes two lines more.
    fn stands_beside(&mut self, label: &Words, value: &Value, style: Style) -> bool {
        let dots = usize::from(self.profile.dots);
        let room = dots.saturating_sub(value.across() + BETWEEN_DOTS);
        let mut lines = |room: usize| match label {
            Words::Drawn(text) => self.scribe.lines(text, hand(style), room).len(),
            Words::Native(text) => wrap(text, room / style.cell().0.max(1), self.letters).len(),
        };
        room >= dots / 3 && lines(room) <= lines(dots) + 1
    }

    /// Where lines begin and end, in the script of what is drawn.
    fn sides(&self) -> (Place, Place) {
        match self.direction {
            Direction::LeftToRight => (Place::Left, Place::Right),
            Direction::RightToLeft => (Place::Right, Place::Left),
        }
    }

    fn alone(&mut self, words: &Words, style: Style, place: Place) {
        match words {
            Words::Drawn(text) => self.drawn(text, style, place),
            Words::Native(text) => {
                let columns = usize::from(self.profile.dots) / style.cell().0.max(1);
                for line in wrap(text, columns, self.letters) {
                    self.line(&line, style, place);
                }
            }
        }
    }

    /// A value that fits one line of so many dots.
    fn value(&mut self, value: &Words, style: Style, room: usize) -> Option<Value> {
        match value {
            Words::Native(text) => {
                let across = self.letters.columns(text) * style.cell().0;
                let bytes = self.letters.encode(text)?;
                (across <= room).then_some(Value::Native { bytes, across })
            }
            Words::Drawn(text) => {
                let mut lines = self.scribe.lines(text, hand(style), room);
                let line = lines.pop()?;
                lines.is_empty().then_some(Value::Drawn(line))
            }
        }
    }

    fn row(&mut self, label: &Words, value: Value, style: Style) {
        let dots = usize::from(self.profile.dots);
        let room = dots - value.across() - BETWEEN_DOTS;
        let (start, end) = self.sides();
        let across = |place: Place, width: usize| match place {
            Place::Left | Place::Centre => 0,
            Place::Right => dots.saturating_sub(width),
        };
        let mut native = Vec::new();
        let mut lines = match label {
            Words::Drawn(text) => self.scribe.lines(text, hand(style), room),
            Words::Native(text) => {
                let mut lines = wrap(text, room / style.cell().0.max(1), self.letters);
                let last = lines.pop().unwrap_or_default();
                for line in lines {
                    self.line(&line, style, start);
                }
                let width = self.letters.columns(&last) * style.cell().0;
                let bytes = self.letters.encode(&last).unwrap_or_default();
                native.push(Native { at: across(start, width), bytes });
                Vec::new()
            }
        };
        let mut placed: Vec<(usize, InkedLine)> = Vec::new();
        let last = lines.len().saturating_sub(1);
        placed.extend(lines.drain(..).enumerate());
        let mut sides = vec![start; placed.len()];
        match value {
            Value::Native { bytes, across: width } => native.push(Native { at: across(end, width), bytes }),
            Value::Drawn(line) => {
                placed.push((last, line));
                sides.push(end);
            }
        }
        native.sort_by_key(|words| words.at);
        let pitch = dots_of(hand(style).leading);
        let feet = placed.iter().map(|(_, line)| line.baseline).max().unwrap_or(ABOVE_FEET_ROWS);
        let height = placed.iter().map(|(number, line)| number * pitch + line.ink.height()).max().unwrap_or(0);
        let mut ink = Ink::blank(dots, height.max(feet + last * pitch + usize::from(CELL_ROWS)));
        for ((number, line), side) in placed.iter().zip(sides) {
            let at = isize::try_from(across(side, line.ink.width)).unwrap_or(0);
            ink.lay(&line.ink, at, number * pitch + feet - line.baseline);
        }
        let below = pitch * BELOW_FEET_PERCENT / 100;
        let (baseline, from) = (feet + last * pitch, feet.saturating_sub(pitch - below));
        self.print(&Row { ink, baseline, native, from, until: feet + last * pitch + below }, style, start);
    }

    /// Above the letters, beside them, below them.
    fn print(&mut self, row: &Row, style: Style, place: Place) {
        let rows =
            |range: std::ops::Range<usize>| range.filter(|y| (0..row.ink.width).any(|x| is_dot(&row.ink, x, *y)));
        let cell = usize::from(CELL_ROWS);
        let top = row.baseline.saturating_sub(ABOVE_FEET_ROWS);
        let from = rows(0..top).next().map_or(row.from, |first| first.min(row.from)).min(top);
        self.pictures(&row.ink, from..top, place);
        let below = rows(top + cell..row.ink.height()).next_back();
        let until = below.map_or(row.until, |last| (last + 1).max(row.until)).max(top + cell);
        let fed = if below.is_some() { cell } else { (until - top).max(usize::from(LINE_ROWS)) };
        let fed = u16::try_from(fed).unwrap_or(u16::MAX);
        let mut bytes = self.begin(style, Place::Left);
        bytes.extend(line_of(row, top..top + cell));
        bytes.extend(if fed == u16::from(LINE_ROWS) { vec![0x0A] } else { feed(fed) });
        self.command(bytes, fed);
        if below.is_some() {
            self.pictures(&row.ink, top + cell..until, place);
        }
    }
}

/// The rows of one line of letters: pictures and words from left to right.
fn line_of(row: &Row, rows: std::ops::Range<usize>) -> Vec<u8> {
    let (mut bytes, mut at) = (Vec::new(), 0);
    let mut items: Vec<(usize, usize, Vec<u8>)> = pictures(&row.ink, rows);
    // Nothing is drawn under words of the printer's, so where they end does not matter.
    items.extend(row.native.iter().map(|words| (words.at, usize::MAX, words.bytes.clone())));
    items.sort_by_key(|(from, _, _)| *from);
    for (from, until, item) in items {
        if from != at {
            bytes.extend(jump(from));
        }
        bytes.extend(item);
        at = until;
    }
    bytes
}

/// Pictures of 24 rows, each from a dot to a dot. Each column is three bytes, the topmost dot first.
fn pictures(ink: &Ink, rows: std::ops::Range<usize>) -> Vec<(usize, usize, Vec<u8>)> {
    let has_ink = |x: &usize| rows.clone().any(|y| is_dot(ink, *x, y));
    let (mut found, mut x) = (Vec::new(), 0);
    while let Some(from) = (x..ink.width).find(has_ink) {
        let mut until = from + 1;
        while let Some(next) = (until..ink.width.min(until + BLANK_COLUMNS_MIN)).find(has_ink) {
            until = next + 1;
        }
        let [low, high] = u16::try_from(until - from).unwrap_or(u16::MAX).to_le_bytes();
        let mut bytes = vec![0x1B, 0x2A, 0x21, low, high];
        let header = bytes.len();
        for x in from..until {
            bytes.extend((0..3).map(|byte| {
                (0..8).fold(0_u8, |dots, bit| dots << 1 | u8::from(is_dot(ink, x, rows.start + byte * 8 + bit)))
            }));
        }
        guard(&mut bytes, header);
        found.push((from, until, bytes));
        x = until;
    }
    found
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line is some tens of dots high")]
fn dots_of(leading: f32) -> usize {
    leading.round() as usize
}
