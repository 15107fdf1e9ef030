//! What stands in the way, and the status bytes that say so. It knows no command and no paper.

use std::collections::BTreeSet;

use crate::printer::simulated::trouble::Trouble;

/// The troubles of the moment.
#[derive(Default)]
pub(super) struct Sensors {
    troubles: BTreeSet<Trouble>,
}

const STOPS: [Trouble; 9] = [
    Trouble::PaperOut,
    Trouble::CoverOpen,
    Trouble::Offline,
    Trouble::CutterJammed,
    Trouble::HeadHot,
    Trouble::NeedsRecovery,
    Trouble::TicketJammed,
    Trouble::Broken,
    Trouble::PoweredOff,
];

impl Sensors {
    pub(super) fn has(&self, trouble: Trouble) -> bool {
        self.troubles.contains(&trouble)
    }

    /// Says whether it is new.
    pub(super) fn set(&mut self, trouble: Trouble) -> bool {
        self.troubles.insert(trouble)
    }

    /// Says whether it was there.
    pub(super) fn clear(&mut self, trouble: Trouble) -> bool {
        self.troubles.remove(&trouble)
    }

    pub(super) fn all(&self) -> Vec<Trouble> {
        self.troubles.iter().copied().collect()
    }

    pub(super) fn can_print(&self) -> bool {
        !STOPS.iter().any(|trouble| self.has(*trouble))
    }

    /// Whether nothing but a ticket stands in the way.
    pub(super) fn is_jammed_alone(&self) -> bool {
        let others = STOPS.iter().filter(|trouble| **trouble != Trouble::TicketJammed);
        self.has(Trouble::TicketJammed) && !others.into_iter().any(|trouble| self.has(*trouble))
    }

    /// An error may be left only when nothing else stands in the way.
    pub(super) fn can_recover(&self) -> bool {
        !STOPS.iter().any(|trouble| *trouble != Trouble::NeedsRecovery && self.has(*trouble))
    }

    /// The answer to `10 04 n`.
    pub(super) fn real_time(&self, question: u8) -> Option<u8> {
        let out = self.has(Trouble::PaperOut);
        let errors = self.errors();
        let answer = match question {
            1 => bits(!self.can_print(), 0x08) | bits(self.has(Trouble::NeedsRecovery), 0x20),
            2 => bits(self.has(Trouble::CoverOpen), 0x04) | bits(out, 0x20) | bits(errors != 0, 0x40),
            3 => errors,
            4 => bits(out || self.has(Trouble::PaperLow), 0x0C) | bits(out, 0x60),
            _ => return None,
        };
        Some(0x12 | answer)
    }

    /// The four bytes of the automatic status.
    pub(super) fn automatic(&self) -> [u8; 4] {
        let first = 0x10 | bits(!self.can_print(), 0x08) | bits(self.has(Trouble::CoverOpen), 0x20);
        [first, self.errors(), self.roll(), 0]
    }

    /// The answer to `1D 72 n`.
    pub(super) fn queued(&self, question: u8) -> Option<u8> {
        match question {
            1 | b'1' => Some(self.roll()),
            // No drawer is connected.
            2 | b'2' => Some(0),
            _ => None,
        }
    }

    /// The answer to an ejector's `1D 65 06`, without what the ejector itself knows.
    pub(super) fn ejector(&self) -> u8 {
        bits(self.has(Trouble::PaperLow) || self.has(Trouble::PaperOut), 0x01)
            | bits(self.has(Trouble::PaperOut), 0x04)
            | bits(self.errors() != 0, 0x40)
            | bits(self.has(Trouble::TicketJammed), 0x80)
    }

    /// Custom's full status without its first two bytes: paper, cover, errors that pass, errors that do not.
    pub(super) fn full(&self, ticket_at_output: bool) -> [u8; 4] {
        let out = self.has(Trouble::PaperOut);
        let paper = bits(out, 0x01) | bits(out || self.has(Trouble::PaperLow), 0x04) | bits(ticket_at_output, 0x20);
        let cover = bits(self.has(Trouble::CoverOpen), 0x02);
        let passing = bits(self.has(Trouble::HeadHot), 0x01) | bits(self.has(Trouble::TicketJammed), 0x40);
        let lasting = bits(self.has(Trouble::CutterJammed), 0x01) | bits(self.has(Trouble::Broken), 0x08);
        [paper, cover, passing, lasting]
    }

    fn roll(&self) -> u8 {
        let out = self.has(Trouble::PaperOut);
        bits(out || self.has(Trouble::PaperLow), 0x03) | bits(out, 0x0C)
    }

    fn errors(&self) -> u8 {
        bits(self.has(Trouble::NeedsRecovery) || self.has(Trouble::TicketJammed), 0x04)
            | bits(self.has(Trouble::CutterJammed), 0x08)
            | bits(self.has(Trouble::Broken), 0x20)
            | bits(self.has(Trouble::HeadHot), 0x40)
    }
}

fn bits(holds: bool, bits: u8) -> u8 {
    if holds { bits } else { 0 }
}
