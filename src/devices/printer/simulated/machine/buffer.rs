//! The receive buffer: bytes wait here for the head. It says when it is nearly full and when it has room again, and it
//! loses what finds none. It knows no command.

use std::collections::VecDeque;

use crate::printer::simulated::hardware::Memory;

/// Bytes that have arrived and wait to be read.
pub(super) struct Buffer {
    memory: Memory,
    bytes: VecDeque<u8>,
    full: bool,
}

/// What became of a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    Lost,
}

impl Buffer {
    pub(super) fn new(memory: Memory) -> Self {
        Self { memory, bytes: VecDeque::with_capacity(memory.size), full: false }
    }

    pub(super) fn keep(&mut self, byte: u8) -> Fate {
        if self.left() == 0 {
            return Fate::Lost;
        }
        self.bytes.push_back(byte);
        self.full |= self.left() <= self.memory.full_mark;
        Fate::Kept
    }

    pub(super) fn give(&mut self) -> Option<u8> {
        let byte = self.bytes.pop_front();
        self.full &= self.left() < self.memory.ready_mark.min(self.memory.size);
        byte
    }

    pub(super) fn forget(&mut self) {
        self.bytes.clear();
        self.full = false;
    }

    /// From the full mark until the ready mark.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    pub(super) fn left(&self) -> usize {
        self.memory.size.saturating_sub(self.bytes.len())
    }

    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> {
        self.bytes.iter().copied()
    }
}
