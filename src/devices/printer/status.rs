//! What a printer says, byte by byte: blocks, real-time answers, automatic status, flow control. It knows no port and
//! no time; whoever reads tells it when the line fell silent.

use super::Fault;

/// Something the printer said, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// "Go on."
    Xon,
    /// "Stop sending data."
    Xoff,
    /// The answer to a real-time question.
    RealTime(u8),
    /// The automatic status, sent on each change.
    Automatic([u8; 4]),
    /// The answer to a question that stood in the queue.
    Queued(u8),
    /// The answer of an ejector in which a ticket is stuck: of all answers from the queue, this one alone has the highest bit.
    Jammed(u8),
    /// All before this process id is on paper.
    ProcessId(u16),
    /// The buffers are clear.
    Cleared,
    /// The answer to a question for maker or model.
    Identity(String),
}

/// A block longer than this is line noise.
const BLOCK_LENGTH_MAX: usize = 80;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Expecting {
    Anything,
    BlockEnd(Vec<u8>),
    Automatic(Vec<u8>),
}

/// Classifies the bytes of one line in the order they come.
#[derive(Debug)]
pub struct Listener {
    expecting: Expecting,
    unknown: u64,
}

impl Default for Listener {
    fn default() -> Self {
        Self { expecting: Expecting::Anything, unknown: 0 }
    }
}

impl Listener {
    /// Takes one byte; says what it completed.
    pub fn hear(&mut self, byte: u8) -> Option<Heard> {
        // Flow control may strike anywhere, even inside a block.
        match byte {
            0x11 => return Some(Heard::Xon),
            0x13 => return Some(Heard::Xoff),
            _ => {}
        }
        match std::mem::replace(&mut self.expecting, Expecting::Anything) {
            Expecting::Anything => self.begin(byte),
            Expecting::BlockEnd(mut block) => {
                if byte == 0 {
                    return self.finish_block(&block);
                }
                if block.len() >= BLOCK_LENGTH_MAX {
                    self.unknown += 1;
                    return None;
                }
                block.push(byte);
                self.expecting = Expecting::BlockEnd(block);
                None
            }
            Expecting::Automatic(mut group) => {
                if byte & 0x90 != 0 {
                    // Not the rest of the group: the group is lost, the byte is a new beginning.
                    self.unknown += 1;
                    return self.begin(byte);
                }
                group.push(byte);
                if let Ok(whole) = <[u8; 4]>::try_from(group.as_slice()) {
                    return Some(Heard::Automatic(whole));
                }
                self.expecting = Expecting::Automatic(group);
                None
            }
        }
    }

    /// The line has been silent for long: what was half received will not be completed.
    pub fn silence(&mut self) {
        if self.expecting != Expecting::Anything {
            self.expecting = Expecting::Anything;
            self.unknown += 1;
        }
    }

    /// Bytes and groups that made no sense so far.
    #[must_use]
    pub fn unknown(&self) -> u64 {
        self.unknown
    }

    fn begin(&mut self, byte: u8) -> Option<Heard> {
        match byte {
            0x35 | 0x37 | 0x3B | 0x3D | 0x5F => {
                self.expecting = Expecting::BlockEnd(vec![byte]);
                None
            }
            answer if answer & 0x93 == 0x12 => Some(Heard::RealTime(answer)),
            first if first & 0x93 == 0x10 => {
                self.expecting = Expecting::Automatic(vec![first]);
                None
            }
            answer if answer & 0x90 == 0 => Some(Heard::Queued(answer)),
            answer if answer & 0x90 == 0x80 => Some(Heard::Jammed(answer)),
            _ => {
                self.unknown += 1;
                None
            }
        }
    }

    fn finish_block(&mut self, block: &[u8]) -> Option<Heard> {
        let heard = match block {
            [0x37, 0x22, id @ ..] => process_id(id).map(Heard::ProcessId),
            [0x37, 0x25] => Some(Heard::Cleared),
            [0x5F, text @ ..] => Some(Heard::Identity(String::from_utf8_lossy(text).into_owned())),
            _ => None,
        };
        if heard.is_none() {
            self.unknown += 1;
        }
        heard
    }
}

/// Four digits, and nothing that merely can be read as a number.
fn process_id(id: &[u8]) -> Option<u16> {
    let digits = <[u8; 4]>::try_from(id).ok().filter(|id| id.iter().all(u8::is_ascii_digit))?;
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

/// How much paper the sensors see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// Enough.
    #[default]
    Plenty,
    /// The roll is near its end; printing goes on.
    NearEnd,
}

/// What stands in the way of printing, and how much paper is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// The first thing to mend, if any.
    pub fault: Option<Fault>,
    /// The roll.
    pub paper: Paper,
}

impl Condition {
    /// From the automatic status.
    #[must_use]
    pub fn from_automatic([first, second, third, _]: [u8; 4]) -> Self {
        Self {
            fault: first_fault(&[
                (first & 0x20 != 0, Fault::CoverOpen),
                (third & 0x0C != 0, Fault::PaperOut),
                (second & 0x20 != 0, Fault::Broken),
                (second & 0x08 != 0, Fault::CutterJammed),
                (second & 0x40 != 0, Fault::TooHot),
                (second & 0x04 != 0, Fault::NeedsRecovery),
                (first & 0x08 != 0, Fault::Offline),
            ]),
            paper: if third & 0x03 != 0 { Paper::NearEnd } else { Paper::Plenty },
        }
    }

    /// From the answers to the real-time questions 1 (printer), 2 (cause), 3 (error) and 4 (roll).
    #[must_use]
    pub fn from_real_time(printer: u8, cause: u8, error: u8, roll: u8) -> Self {
        Self {
            fault: first_fault(&[
                (cause & 0x04 != 0, Fault::CoverOpen),
                (roll & 0x60 != 0 || cause & 0x20 != 0, Fault::PaperOut),
                (error & 0x20 != 0, Fault::Broken),
                (error & 0x08 != 0, Fault::CutterJammed),
                (error & 0x40 != 0, Fault::TooHot),
                (error & 0x04 != 0 || printer & 0x20 != 0, Fault::NeedsRecovery),
                (printer & 0x08 != 0, Fault::Offline),
            ]),
            paper: if roll & 0x0C != 0 { Paper::NearEnd } else { Paper::Plenty },
        }
    }
}

/// The first that holds: a technician mends the cover before the paper, and either before anything that follows from it.
fn first_fault(faults: &[(bool, Fault)]) -> Option<Fault> {
    faults.iter().find(|(holds, _)| *holds).map(|(_, fault)| fault.clone())
}

#[cfg(test)]
mod tests;
