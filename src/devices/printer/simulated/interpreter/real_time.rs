//! Real-time commands: obeyed the moment they arrive, wherever they stand, even inside a picture, as many printers do.
//! It knows no paper.

use crate::printer::simulated::Trouble;
use crate::printer::simulated::interpreter::Machine;

/// The only pulse command that clears the buffers.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

impl Machine {
    /// Takes one byte from the cable: part of a real-time command, or one more for the queue.
    pub(super) fn arrive(&mut self, byte: u8) {
        self.arriving.push(byte);
        match *self.arriving.as_slice() {
            [0x10] | [0x10, 0x04 | 0x05 | 0x14] => {}
            [0x10, 0x04, question] => {
                self.arriving.clear();
                self.answer_at_once(question);
            }
            [0x10, 0x05, 2] => self.forget(),
            [0x10, 0x05, _] => self.arriving.clear(),
            [0x10, 0x14, ..] if CLEAR.starts_with(&self.arriving) => {
                if self.arriving.len() == CLEAR.len() {
                    self.arriving.clear();
                    self.clear_buffers();
                }
            }
            // A lone DLE, or something that only began like a command: it belongs to the queue. Its last byte may
            // begin the next.
            _ => {
                let restart = byte == 0x10 && self.arriving.len() > 1;
                let end = self.arriving.len() - usize::from(restart);
                self.queue.extend(self.arriving.drain(..end));
            }
        }
    }

    fn clear_buffers(&mut self) {
        if self.can_clear() {
            self.forget();
            self.say(&[0x37, 0x25, 0x00]);
        }
    }

    fn answer_at_once(&mut self, question: u8) {
        let bit = |holds: bool, bits: u8| if holds { bits } else { 0 };
        let out = self.has(Trouble::PaperOut);
        let jammed = self.has(Trouble::CutterJammed);
        let answer = match question {
            1 => bit(!self.can_print(), 0x08),
            2 => bit(self.has(Trouble::CoverOpen), 0x04) | bit(out, 0x20) | bit(jammed, 0x40),
            3 => bit(jammed, 0x08),
            4 => bit(out || self.has(Trouble::PaperLow), 0x0C) | bit(out, 0x60),
            _ => return,
        };
        self.say(&[0x12 | answer]);
    }
}
