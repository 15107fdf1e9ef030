//! How fast data may leave: a line takes its time for each byte, paper for each row, and no more may be on its way than
//! the printer has room for. It is told the time and knows no port.

use std::collections::VecDeque;
use std::time::Duration;

use crate::printer::profile::Profile;

/// Bytes of one piece on a line that has a rate: a printer that says stop has room for so many more (128 bytes in a
/// buffer of 4 KB), and those that are on their way cannot be called back.
const PIECE_BYTES: usize = 64;

/// What is on its way, by the clock of the line.
#[derive(Debug)]
pub(super) struct Pace {
    window: usize,
    bits_a_second: Option<u32>,
    tenths_of_mm_a_second: u16,
    line_free_at: Duration,
    paper_still_at: Duration,
    /// When a command will be on paper, and its bytes.
    unprinted: VecDeque<(Duration, usize)>,
}

impl Pace {
    pub(super) fn of(profile: &Profile) -> Self {
        Self {
            window: profile.window,
            bits_a_second: profile.baud,
            tenths_of_mm_a_second: profile.speed,
            line_free_at: Duration::ZERO,
            paper_still_at: Duration::ZERO,
            unprinted: VecDeque::new(),
        }
    }

    /// So many bytes are written at once. A line without a rate holds back by itself.
    pub(super) fn piece_bytes(&self) -> usize {
        if self.bits_a_second.is_some() { PIECE_BYTES } else { usize::MAX }
    }

    /// When so many more bytes will find room, by what the paper takes; in the past if they do now. A command that is
    /// larger than the room is sent when nothing else is on its way: the printer works it off as it comes.
    pub(super) fn room_at(&mut self, now: Duration, bytes: usize) -> Duration {
        while self.unprinted.front().is_some_and(|(at, _)| *at <= now) {
            self.unprinted.pop_front();
        }
        let mut held: usize = self.unprinted.iter().map(|(_, bytes)| bytes).sum();
        let mut room_at = now;
        for (at, printed) in &self.unprinted {
            if held + bytes <= self.window {
                break;
            }
            held -= printed;
            room_at = *at;
        }
        room_at
    }

    /// A piece was written; says when it is through the line.
    pub(super) fn wrote(&mut self, now: Duration, bytes: usize) -> Duration {
        self.line_free_at = self.line_free_at.max(now) + self.on_the_line(bytes);
        self.line_free_at
    }

    /// A command has left as a whole.
    pub(super) fn sent(&mut self, now: Duration, bytes: usize, rows: u16) {
        self.paper_still_at = self.paper_still_at.max(self.line_free_at.max(now)) + self.on_paper(rows);
        self.unprinted.push_back((self.paper_still_at, bytes));
    }

    /// Ten bits a byte.
    pub(super) fn on_the_line(&self, bytes: usize) -> Duration {
        let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10);
        let micros = |baud: u32| bits.saturating_mul(1_000_000).div_ceil(u64::from(baud.max(1)));
        Duration::from_micros(self.bits_a_second.map_or(0, micros))
    }

    /// Eight rows are a millimetre.
    fn on_paper(&self, rows: u16) -> Duration {
        Duration::from_micros(u64::from(rows) * 1_250_000 / u64::from(self.tenths_of_mm_a_second.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 1,000 bytes a second and paper of 800 rows a second.
    fn pace(window: usize) -> Pace {
        Pace::of(&Profile { window, baud: Some(10_000), speed: 1_000, ..Profile::epson_tm_t20iii() })
    }

    #[test]
    fn a_steady_flow_takes_the_longer_of_line_and_paper() {
        for (bytes, rows, expected_ms) in [(100, 8, 100), (100, 80, 100), (10, 80, 100), (100, 160, 200)] {
            let mut pace = pace(100);
            let (mut now, mut begun) = (Duration::ZERO, Vec::new());
            for _ in 0..60 {
                now = pace.room_at(now, bytes);
                begun.push(now);
                now = pace.wrote(now, bytes);
                pace.sent(now, bytes, rows);
            }
            let each = (begun[59] - begun[39]) / 20;
            // A command as large as the room waits for paper and line in turn.
            let least = Duration::from_millis(expected_ms);
            assert!(each >= least && each <= least * 2, "{bytes} bytes, {rows} rows: {each:?}");
        }
    }

    #[test]
    fn no_more_is_on_its_way_than_there_is_room_for() {
        let mut pace = pace(100);
        for expected_ms in [0, 0, 0, 1_000, 2_000] {
            assert_eq!(pace.room_at(Duration::ZERO, 30), Duration::from_millis(expected_ms));
            pace.sent(Duration::ZERO, 30, 800);
        }
        // Larger than the room: when nothing else is there.
        assert_eq!(pace.room_at(Duration::ZERO, 5_000), Duration::from_secs(5));
        assert_eq!(pace.room_at(Duration::from_secs(9), 5_000), Duration::from_secs(9));
    }
}
