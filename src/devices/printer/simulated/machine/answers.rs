//! What the printer says: by itself on each change, to identity questions, late or not at all. It knows no cable.

use std::time::Duration;

use crate::printer::profile::{Kanji, Profile};

/// How and when it answers.
pub(super) struct Answers {
    /// Whether it tells each change of its status.
    pub(super) automatic: bool,
    /// What it told last.
    pub(super) told: [u8; 4],
    /// Which bytes of Custom's full status it tells of by itself, a bit each; and what it told last.
    pub(super) full: u8,
    pub(super) told_full: [u8; 4],
    /// So late comes every answer.
    pub(super) late: Duration,
    /// So many more answers are lost.
    pub(super) missing: usize,
}

impl Default for Answers {
    fn default() -> Self {
        Self { automatic: false, told: [0x10, 0, 0, 0], full: 0, told_full: [0; 4], late: Duration::ZERO, missing: 0 }
    }
}

impl Answers {
    /// The bytes of the full status that somebody wants, if any of them is new.
    pub(super) fn news(&mut self, status: [u8; 4]) -> Option<Vec<u8>> {
        let wanted = |status: [u8; 4]| -> Vec<u8> {
            status.into_iter().enumerate().filter(|(bit, _)| self.full >> bit & 1 != 0).map(|(_, byte)| byte).collect()
        };
        let (now, before) = (wanted(status), wanted(self.told_full));
        let told = [&[0x10, self.full], now.as_slice()].concat();
        self.told_full = status;
        (now != before).then_some(told)
    }

    /// The bytes to send for an answer; none if it is one of those that are lost.
    pub(super) fn passes(&mut self) -> bool {
        let passes = self.missing == 0;
        self.missing = self.missing.saturating_sub(1);
        passes
    }
}

/// Where XOFF and XON strike in the middle of a block.
pub(super) fn split(answer: &[u8]) -> Vec<u8> {
    let is_block = matches!(answer, [0x35 | 0x37 | 0x3B | 0x3D | 0x5F, _, ..]);
    match answer.split_at_checked(answer.len() / 2) {
        Some((before, after)) if is_block => [before, &[0x13, 0x11], after].concat(),
        Some(_) | None => answer.to_vec(),
    }
}

/// The answer to `1D 49 n`.
pub(super) fn identity(question: u8, profile: &Profile) -> Option<Vec<u8>> {
    let text = |words: &str| Some([&[0x5F], words.as_bytes(), &[0]].concat());
    match question {
        1 | b'1' => Some(vec![0x63]),
        2 | b'2' => Some(vec![match profile.kanji {
            Kanji::Gb18030 => 0x03,
            Kanji::Absent | Kanji::Unused => 0x02,
        }]),
        3 | b'3' => Some(vec![0x01]),
        0x41 => text(env!("CARGO_PKG_VERSION")),
        0x42 => text("Guichet"),
        0x43 => text(&profile.name),
        0x44 => text("0000000001"),
        _ => None,
    }
}
