//! Our mark, the arch of a counter, small enough to cost less than two lines of text. It knows no words.

use crate::printer::escpos::Encoder;
use crate::printer::escpos::picture::{Grain, strip};
use crate::scribe::{Ink, Place};

/// A dark square with round corners and an arch on a counter in it; each point is two dots wide and high.
const MARK: [&str; 24] = [
    "....################....",
    "..####################..",
    ".######################.",
    ".######################.",
    "########################",
    "########################",
    "########........########",
    "#######..........#######",
    "######....####....######",
    "######...######...######",
    "######..########..######",
    "######..########..######",
    "######..########..######",
    "######..########..######",
    "######..########..######",
    "######..########..######",
    "######..########..######",
    "####................####",
    "####................####",
    "########################",
    ".######################.",
    ".######################.",
    "..####################..",
    "....################....",
];

impl Encoder<'_> {
    pub(super) fn mark(&mut self) {
        let mut ink = Ink::blank(24, MARK.len());
        for (y, row) in MARK.iter().enumerate() {
            for (x, _) in row.bytes().enumerate().filter(|(_, point)| *point == b'#') {
                ink.add(x, y, 0xFF);
            }
        }
        self.strip(strip(&ink, 0..3, 0..MARK.len(), Grain::Coarse), Place::Centre);
        self.feed(8);
    }
}
