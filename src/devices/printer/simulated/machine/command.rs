//! ESC/POS commands, read byte by byte: a command is known as soon as its last byte is there, a picture row by row, so
//! that no picture has to fit the receive buffer. What a printer of ours does not do is taken with its right length. It
//! knows no paper.

use crate::scribe::Place;

/// A command that is obeyed in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    Initialise,
    Print(Print),
    Cut,
    Ejector(u8),
    Automatic(bool),
    /// Custom's, by bits.
    AutomaticFull(u8),
    ProcessId([u8; 4]),
    QueuedStatus(u8),
    Identity(u8),
    /// Everything as after switching on.
    Reset,
    /// Understood and without effect here, or not known at all.
    Nothing,
}

/// What is for the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Print {
    Letter(u8),
    /// A character of two or four bytes, in the mode for it.
    Han(Vec<u8>),
    HanMode(Han),
    CodePage(u8),
    LineFeed,
    FeedLines(usize),
    FeedRows(usize),
    Bold(bool),
    SmallFont(bool),
    Scale((usize, usize)),
    /// Font, weight and size in one byte.
    Mode(u8),
    Place(Place),
    Spacing(usize),
    LetterSpacing(usize),
    Margin(usize),
    /// Dots from the left margin.
    MoveTo(usize),
    MoveBy(i16),
    Row(Row),
    /// A picture in a line of letters.
    Inset(Inset),
    Module(usize),
    Store(Vec<u8>),
    StoredCode,
    /// A picture to be printed by another command.
    Graphic(Vec<u8>),
    StoredGraphic,
}

/// One row of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Eight dots a byte.
    pub(super) dots: Vec<u8>,
    /// Times as wide and as high.
    pub(super) scale: (usize, usize),
    /// Rows of the picture before this one.
    pub(super) above: usize,
}

/// A picture that stands among letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inset {
    /// Column after column, from the top: one byte each, or three.
    pub(super) columns: Vec<u8>,
    /// Bytes of a column.
    pub(super) bytes: usize,
    /// Times as wide and as high.
    pub(super) scale: (usize, usize),
}

/// Whether bytes from 81 on are halves of Chinese characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Han {
    On,
    Off,
}

/// Data that is worked off as it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Picture { row: Row, across: usize, rows: usize },
    Inset { inset: Inset, left: usize },
    Skipped { left: usize },
}

/// The command that is being read.
#[derive(Default)]
pub(super) struct Reader {
    begun: Vec<u8>,
    block: Option<Block>,
}

/// What the first bytes of a command say.
enum Read {
    More,
    Whole(Command),
    Block(Block),
}

/// Larger pictures of the newer form are taken and not printed; no printer has the memory for them.
const GRAPHIC_MAX: usize = 512 * 1_024;
/// Tab stops and codes of the oldest form end with a zero, which may never come.
const LIST_MAX: usize = 256;

impl Reader {
    /// Takes one byte; gives the command that it completes.
    pub(super) fn read(&mut self, byte: u8, han: Han) -> Option<Command> {
        if let Some(block) = self.block.take() {
            return self.go_on(block, byte);
        }
        self.begun.push(byte);
        match begin(&self.begun, han) {
            Read::More => None,
            Read::Whole(command) => {
                self.begun.clear();
                Some(command)
            }
            Read::Block(block) => {
                self.begun.clear();
                let is_empty = match &block {
                    Block::Picture { across, rows, .. } => *across == 0 || *rows == 0,
                    Block::Inset { left, .. } | Block::Skipped { left } => *left == 0,
                };
                self.block = (!is_empty).then_some(block);
                None
            }
        }
    }

    fn go_on(&mut self, block: Block, byte: u8) -> Option<Command> {
        match block {
            Block::Picture { mut row, across, rows } => {
                row.dots.push(byte);
                if row.dots.len() < across {
                    self.block = Some(Block::Picture { row, across, rows });
                    return None;
                }
                let next = Row { dots: Vec::with_capacity(across), scale: row.scale, above: row.above + 1 };
                self.block = (next.above < rows).then_some(Block::Picture { row: next, across, rows });
                Some(Command::Print(Print::Row(row)))
            }
            Block::Inset { mut inset, left } => {
                inset.columns.push(byte);
                if left > 1 {
                    self.block = Some(Block::Inset { inset, left: left - 1 });
                    return None;
                }
                Some(Command::Print(Print::Inset(inset)))
            }
            Block::Skipped { left } => {
                self.block = (left > 1).then(|| Block::Skipped { left: left - 1 });
                None
            }
        }
    }

    /// Whether the next byte is data of a block and no command.
    pub(super) fn is_in_block(&self) -> bool {
        self.block.is_some() || matches!(self.begun.as_slice(), [0x1D, 0x28 | 0x38, _, _, _, ..])
    }

    /// The command that was begun is cancelled.
    pub(super) fn forget(&mut self) {
        self.begun.clear();
        self.block = None;
    }

    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> {
        let row: &[u8] = match &self.block {
            Some(Block::Picture { row, .. }) => &row.dots,
            Some(Block::Inset { inset, .. }) => &inset.columns,
            Some(Block::Skipped { .. }) | None => &[],
        };
        self.begun.iter().chain(row).copied()
    }
}

fn begin(bytes: &[u8], han: Han) -> Read {
    match bytes {
        [] => Read::More,
        [0x1B, rest @ ..] => escape(rest),
        [0x1C, rest @ ..] => file(rest),
        [0x1D, rest @ ..] => group(rest),
        [0x0A] => Read::Whole(Command::Print(Print::LineFeed)),
        [first @ 0x81..=0xFE, rest @ ..] if han == Han::On => character(*first, rest),
        [control, ..] if *control < 0x20 => Read::Whole(Command::Nothing),
        [letter, ..] => Read::Whole(Command::Print(Print::Letter(*letter))),
    }
}

/// GB18030: two bytes, or four where the second is a digit.
fn character(first: u8, rest: &[u8]) -> Read {
    match *rest {
        [] | [0x30..=0x39] | [0x30..=0x39, _] => Read::More,
        [second, ref more @ ..] => Read::Whole(Command::Print(Print::Han([&[first, second], more].concat()))),
    }
}

/// Waits for `count` bytes of parameters that have no effect here.
fn taken(rest: &[u8], count: usize) -> Read {
    if rest.len() < count { Read::More } else { Read::Whole(Command::Nothing) }
}

fn escape(rest: &[u8]) -> Read {
    Read::Whole(match *rest {
        [] => return Read::More,
        [0x40] => Command::Initialise,
        [0x32] => Command::Print(Print::Spacing(34)),
        [0x69 | 0x6D] => Command::Cut,
        [0x0C | 0x3C | 0x4C | 0x53 | 0x76] => Command::Nothing,
        [0x28, function, low, high, ref data @ ..] => return extended(0, function, [low, high], data),
        [0x28, ..] => return Read::More,
        [0x2A, mode, low, high] => {
            let across = usize::from(u16::from_le_bytes([low, high]));
            // Eight dots high are printed three times as high; without the lowest bit, twice as wide.
            let (bytes, high) = if mode < 0x20 { (1, 3) } else { (3, 1) };
            let scale = (2 - usize::from(mode & 1), high);
            let inset = Inset { columns: Vec::with_capacity(across * bytes), bytes, scale };
            return Read::Block(Block::Inset { inset, left: across * bytes });
        }
        [0x24, low, high] => Command::Print(Print::MoveTo(usize::from(u16::from_le_bytes([low, high])))),
        [0x5C, low, high] => Command::Print(Print::MoveBy(i16::from_le_bytes([low, high]))),
        [0x44, ref stops @ ..] => return listed(stops),
        [0x63, ref rest @ ..] => return taken(rest, 2),
        [0x26 | 0x70, ref rest @ ..] => return taken(rest, 3),
        [0x57, ref rest @ ..] => return taken(rest, 8),
        [0x24 | 0x2A | 0x5C, ..] | [_] => return Read::More,
        [0x20, n] => Command::Print(Print::LetterSpacing(usize::from(n))),
        [0x21, n] => Command::Print(Print::Mode(n)),
        [0x33, n] => Command::Print(Print::Spacing(usize::from(n))),
        [0x45 | 0x47, n] => Command::Print(Print::Bold(n & 1 != 0)),
        [0x4A, n] => Command::Print(Print::FeedRows(usize::from(n))),
        [0x4D, n] => Command::Print(Print::SmallFont(n & 1 != 0)),
        [0x61, n] => Command::Print(Print::Place(match n & 3 {
            1 => Place::Centre,
            2 => Place::Right,
            _ => Place::Left,
        })),
        [0x64, n] => Command::Print(Print::FeedLines(usize::from(n))),
        [0x74, n] => Command::Print(Print::CodePage(n)),
        [_, _, ..] => Command::Nothing,
    })
}

fn file(rest: &[u8]) -> Read {
    Read::Whole(match *rest {
        [] => return Read::More,
        [0x26] => Command::Print(Print::HanMode(Han::On)),
        [0x2E] => Command::Print(Print::HanMode(Han::Off)),
        [0x28, function, low, high, ref data @ ..] => return extended(0, function, [low, high], data),
        [0x28, ..] => return Read::More,
        [0x32, ref rest @ ..] => return taken(rest, 2 + 72),
        [0x3F | 0x53 | 0x70, ref rest @ ..] => return taken(rest, 2),
        // Custom's reset, whole.
        [0xC0, 0x18, 0x10, 0x14, 0x1A] => Command::Reset,
        [0xC0, ref rest @ ..] => return taken(rest, 4),
        [_] => return Read::More,
        [_, _, ..] => Command::Nothing,
    })
}

fn group(rest: &[u8]) -> Read {
    Read::Whole(match *rest {
        [] => return Read::More,
        [0x05 | 0x3A] => Command::Nothing,
        [0x28, function, low, high, ref data @ ..] => return extended(0x1D, function, [low, high], data),
        [0x38, 0x4C, a, b, c, d, ref data @ ..] => return graphic(u32::from_le_bytes([a, b, c, d]), data),
        [0x76, 0x30, scale, xl, xh, yl, yh] => {
            let (across, rows) = (u16::from_le_bytes([xl, xh]), u16::from_le_bytes([yl, yh]));
            let scale = (1 + usize::from(scale & 1), 1 + usize::from(scale >> 1 & 1));
            let row = Row { dots: Vec::new(), scale, above: 0 };
            return Read::Block(Block::Picture { row, across: usize::from(across), rows: usize::from(rows) });
        }
        [0x6B, kind, ref data @ ..] if kind <= 6 => return listed(data),
        [0x6B, _, length, ref data @ ..] => return taken(data, usize::from(length)),
        [0x2A, x, y, ..] => {
            return Read::Block(Block::Skipped { left: usize::from(x) * usize::from(y) * 8 });
        }
        // Forms that no printer of ours knows; a longer wait would swallow what follows.
        [0x38 | 0x76, kind, ..] if kind != 0x4C && kind != 0x30 => Command::Nothing,
        [0x38, 0x30, ..] | [0x76, 0x4C, ..] => Command::Nothing,
        [0x56, 0x41 | 0x42 | 0x61 | 0x62 | 0x67 | 0x68] => return Read::More,
        [0x56, _, ..] => Command::Cut,
        [0x65, 3] => return Read::More,
        [0x65, n, ..] => Command::Ejector(n),
        [0x4C, low, high] => Command::Print(Print::Margin(usize::from(u16::from_le_bytes([low, high])))),
        [0x50, _, _] | [0x24 | 0x57 | 0x5C, _, _] => Command::Nothing,
        [0x5E | 0x7A, ref rest @ ..] => return taken(rest, 3),
        [0x67, ref rest @ ..] => return taken(rest, 4),
        [0x28 | 0x2A | 0x38 | 0x4C | 0x50 | 0x24 | 0x57 | 0x5C | 0x6B | 0x76, ..] | [_] => return Read::More,
        [0x21, n] => Command::Print(Print::Scale((usize::from(n >> 4 & 7) + 1, usize::from(n & 7) + 1))),
        [0x49, n] => Command::Identity(n),
        [0x61, n] => Command::Automatic(n != 0),
        [0xE0, n] => Command::AutomaticFull(n),
        [0x72, n] => Command::QueuedStatus(n),
        [_, _, ..] => Command::Nothing,
    })
}

/// A list that ends with a zero.
fn listed(data: &[u8]) -> Read {
    if data.last() == Some(&0) || data.len() >= LIST_MAX { Read::Whole(Command::Nothing) } else { Read::More }
}

/// A command that tells its own length.
fn extended(family: u8, function: u8, length: [u8; 2], data: &[u8]) -> Read {
    if data.len() < usize::from(u16::from_le_bytes(length)) {
        return Read::More;
    }
    Read::Whole(match (family, function, data) {
        (0x1D, 0x48, [0x30, 0x30, a, b, c, d]) => Command::ProcessId([*a, *b, *c, *d]),
        (0x1D, 0x4C, [0x30, 0x70, ..]) => Command::Print(Print::Graphic(data.to_vec())),
        (0x1D, 0x4C, [0x30, 0x02 | 0x32, ..]) => Command::Print(Print::StoredGraphic),
        (0x1D, 0x6B, [0x31, 0x43, module]) => Command::Print(Print::Module(usize::from(*module))),
        (0x1D, 0x6B, [0x31, 0x50, 0x30, content @ ..]) => Command::Print(Print::Store(content.to_vec())),
        (0x1D, 0x6B, [0x31, 0x51, ..]) => Command::Print(Print::StoredCode),
        _ => Command::Nothing,
    })
}

/// The long form of a picture that is stored first and printed by another command.
fn graphic(length: u32, data: &[u8]) -> Read {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > GRAPHIC_MAX {
        return Read::Block(Block::Skipped { left: length.saturating_sub(data.len()) });
    }
    if data.len() < length {
        return Read::More;
    }
    Read::Whole(match data {
        [0x30, 0x70, ..] => Command::Print(Print::Graphic(data.to_vec())),
        [0x30, 0x02 | 0x32, ..] => Command::Print(Print::StoredGraphic),
        _ => Command::Nothing,
    })
}
