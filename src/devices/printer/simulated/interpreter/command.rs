//! ESC/POS read from the front of a queue: one whole command, or nothing while its rest is on the way. It knows no paper.

use crate::scribe::Place;

/// A command that is obeyed in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    Initialise,
    Letter(u8),
    LineFeed,
    FeedLines(usize),
    FeedRows(usize),
    Bold(bool),
    SmallFont(bool),
    Scale((usize, usize)),
    Place(Place),
    Spacing(usize),
    /// Bytes across, then rows.
    Raster {
        across: usize,
        data: Vec<u8>,
    },
    Module(usize),
    Store(String),
    PrintCode,
    Cut,
    Automatic(bool),
    ProcessId([u8; 4]),
    QueuedStatus,
    Identity(u8),
    /// Understood and without effect here, or not known at all.
    Nothing,
}

/// The first command of the queue and its length.
pub(super) fn read(queue: &[u8]) -> Option<(Command, usize)> {
    match queue {
        [] => None,
        [0x1B, rest @ ..] => escape(rest).map(|(command, length)| (command, length + 1)),
        [0x1C, _, rest @ ..] => rest.first().map(|_| (Command::Nothing, 2)),
        [0x1D, rest @ ..] => group(rest).map(|(command, length)| (command, length + 1)),
        [0x0A, ..] => Some((Command::LineFeed, 1)),
        [control, ..] if *control < 0x20 => Some((Command::Nothing, 1)),
        [letter, ..] => Some((Command::Letter(*letter), 1)),
    }
}

fn escape(rest: &[u8]) -> Option<(Command, usize)> {
    let command = match *rest {
        [0x40, ..] => return Some((Command::Initialise, 1)),
        [0x32, ..] => return Some((Command::Spacing(34), 1)),
        [0x63, _, _, ..] => return Some((Command::Nothing, 3)),
        [0x63, ..] | [] | [_] => return None,
        [0x45, n, ..] => Command::Bold(n & 1 != 0),
        [0x4D, n, ..] => Command::SmallFont(n & 1 != 0),
        [0x61, n, ..] => Command::Place(match n & 3 {
            1 => Place::Centre,
            2 => Place::Right,
            _ => Place::Left,
        }),
        [0x33, n, ..] => Command::Spacing(usize::from(n)),
        [0x4A, n, ..] => Command::FeedRows(usize::from(n)),
        [0x64, n, ..] => Command::FeedLines(usize::from(n)),
        [_, _, ..] => Command::Nothing,
    };
    Some((command, 2))
}

fn group(rest: &[u8]) -> Option<(Command, usize)> {
    match *rest {
        [0x21, n, ..] => {
            let scale = (usize::from(n >> 4 & 7) + 1, usize::from(n & 7) + 1);
            Some((Command::Scale(scale), 2))
        }
        [0x61, n, ..] => Some((Command::Automatic(n != 0), 2)),
        [0x72, _, ..] => Some((Command::QueuedStatus, 2)),
        [0x49, n, ..] => Some((Command::Identity(n), 2)),
        [0x50, _, _, ..] => Some((Command::Nothing, 3)),
        [0x56, 0x41 | 0x42, _, ..] => Some((Command::Cut, 3)),
        [0x56, n, ..] if n != 0x41 && n != 0x42 => Some((Command::Cut, 2)),
        [0x76, 0x30, _, xl, xh, yl, yh, ref data @ ..] => {
            let across = usize::from(u16::from_le_bytes([xl, xh]));
            let length = across * usize::from(u16::from_le_bytes([yl, yh]));
            let data = data.get(..length)?.to_vec();
            Some((Command::Raster { across, data }, 7 + length))
        }
        [0x28, function, pl, ph, ref data @ ..] => {
            let length = usize::from(u16::from_le_bytes([pl, ph]));
            Some((extended(function, data.get(..length)?), 4 + length))
        }
        [0x28 | 0x50 | 0x56 | 0x76, ..] | [] | [_] => None,
        [_, _, ..] => Some((Command::Nothing, 2)),
    }
}

fn extended(function: u8, data: &[u8]) -> Command {
    match (function, data) {
        (0x48, [0x30, 0x30, a, b, c, d]) => Command::ProcessId([*a, *b, *c, *d]),
        (0x6B, [0x31, 0x43, module]) => Command::Module(usize::from(*module)),
        (0x6B, [0x31, 0x50, 0x30, content @ ..]) => Command::Store(String::from_utf8_lossy(content).into_owned()),
        (0x6B, [0x31, 0x51, ..]) => Command::PrintCode,
        _ => Command::Nothing,
    }
}
