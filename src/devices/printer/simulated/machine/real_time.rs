//! Real-time commands: obeyed the moment they arrive, wherever they stand, even inside a picture, as many printers do.
//! It knows no paper.

use crate::printer::profile::{Clear, Ejector};
use crate::printer::simulated::events::Event;
use crate::printer::simulated::hardware::{InBlock, Recovery};
use crate::printer::simulated::machine::Machine;
use crate::printer::simulated::machine::buffer::Fate;
use crate::printer::simulated::trouble::{Trouble, Turn};

/// What Custom's printers tell in six bytes at once.
const FULL_STATUS: u8 = 0x14;
/// The only pulse command that clears the buffers.
const CLEAR: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

impl Machine {
    /// Takes one byte from the cable: part of a real-time command, or one more for the buffer.
    pub(super) fn arrive(&mut self, byte: u8) {
        self.arriving.push(byte);
        match *self.arriving.as_slice() {
            [0x10] | [0x10, 0x04 | 0x05 | 0x14] => {}
            [0x10, 0x04, question] => {
                self.arriving.clear();
                if question == FULL_STATUS && self.hardware.profile.ejector == Ejector::Custom {
                    let full = self.full_status();
                    self.say(&[&[0x10, 0x0F], full.as_slice()].concat());
                } else if let Some(answer) = self.sensors.real_time(question) {
                    self.say(&[answer]);
                }
            }
            [0x10, 0x05, order] => {
                self.arriving.clear();
                self.go_on_after_error(order);
            }
            // A pulse for a drawer that is not there.
            [0x10, 0x14, 0x01, ref rest @ ..] => {
                if rest.len() == 2 {
                    self.arriving.clear();
                }
            }
            [0x10, 0x14, ..] if CLEAR.starts_with(&self.arriving) => {
                if self.arriving.len() == CLEAR.len() {
                    self.clear_buffers();
                }
            }
            // A lone DLE, or something that only began like a command: it belongs to the buffer. Its last byte may
            // begin the next.
            _ => {
                let restart = byte == 0x10 && self.arriving.len() > 1;
                let end = self.arriving.len() - usize::from(restart);
                let ordinary: Vec<u8> = self.arriving.drain(..end).collect();
                self.keep(&ordinary);
            }
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match self.buffer.keep(*byte) {
                Fate::Lost => self.lost += 1,
                Fate::Kept => self.events.lost(std::mem::take(&mut self.lost)),
            }
        }
    }

    fn clear_buffers(&mut self) {
        let is_data = self.hardware.clear_in_block == InBlock::Data && self.reader.is_in_block();
        if is_data || self.hardware.profile.clear == Clear::ByRunningEmpty {
            let ordinary = std::mem::take(&mut self.arriving);
            self.keep(&ordinary);
        } else if self.sensors.has(Trouble::ClearLost) {
            self.arriving.clear();
        } else {
            self.forget();
            self.events.tell(Event::Emptied);
            self.say(&[0x37, 0x25, 0x00]);
        }
    }

    /// `10 05 01` goes on with the line that failed, `10 05 02` forgets it; both only when the cause is gone.
    fn go_on_after_error(&mut self, order: u8) {
        let waits = self.sensors.has(Trouble::NeedsRecovery) && self.sensors.can_recover();
        let forgets = order == 2 && (waits || self.hardware.recovery == Recovery::Always);
        if forgets {
            self.forget();
            self.events.tell(Event::Emptied);
        }
        if waits && matches!(order, 1 | 2) {
            self.turn(Turn::Goes(Trouble::NeedsRecovery));
            self.print_again();
        }
    }
}
