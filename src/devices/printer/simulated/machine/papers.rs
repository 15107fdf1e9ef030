//! The pieces of paper that have come out, by number, and those that an ejector drew back in. It keeps so many rows of
//! dots and forgets the oldest, so that a printer may run for years. It knows no head.

use std::collections::VecDeque;

use crate::printer::simulated::paper::Paper;

/// Two metres: what hangs longer has torn off by itself.
pub(super) const SLIP_ROWS_MAX: usize = 16_000;
/// Eight metres are kept.
const ROWS_MAX: usize = 64_000;

/// A piece and where it is.
struct Piece {
    number: u64,
    paper: Paper,
    retracted: bool,
}

/// What has come out.
#[derive(Default)]
pub(super) struct Papers {
    pieces: VecDeque<Piece>,
    newest: u64,
}

impl Papers {
    /// Keeps a piece and gives it a number.
    pub(super) fn keep(&mut self, paper: Paper) -> u64 {
        self.newest += 1;
        self.pieces.push_back(Piece { number: self.newest, paper, retracted: false });
        let rows = |pieces: &VecDeque<Piece>| pieces.iter().map(|piece| piece.paper.rows()).sum::<usize>();
        while self.pieces.len() > 1 && rows(&self.pieces) > ROWS_MAX {
            self.pieces.pop_front();
        }
        self.newest
    }

    pub(super) fn newest(&self) -> u64 {
        self.newest
    }

    pub(super) fn piece(&self, number: u64) -> Option<&Paper> {
        self.pieces.iter().find(|piece| piece.number == number).map(|piece| &piece.paper)
    }

    /// Those within reach.
    pub(super) fn all(&self) -> impl Iterator<Item = &Paper> {
        self.pieces.iter().filter(|piece| !piece.retracted).map(|piece| &piece.paper)
    }

    pub(super) fn retracted(&self) -> impl Iterator<Item = &Paper> {
        self.pieces.iter().filter(|piece| piece.retracted).map(|piece| &piece.paper)
    }

    pub(super) fn retract(&mut self, number: u64) {
        if let Some(piece) = self.pieces.iter_mut().find(|piece| piece.number == number) {
            piece.retracted = true;
        }
    }

    /// All within reach are taken away.
    pub(super) fn clear(&mut self) {
        self.pieces.retain(|piece| piece.retracted);
    }
}
