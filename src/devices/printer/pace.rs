//! How fast data may leave: a line takes its time for each byte, paper for each row, and no more may be on its way than
//! the printer has room for. It is told the time and knows no port.

use std::collections::VecDeque;
use std::time::Duration;

use crate::printer::escpos::Printed;
use crate::printer::profile::Profile;

/// Bytes of one piece on a line that has a rate. A printer that says stop has room for so many more as its profile keeps
/// free (128 bytes in a buffer of 4 KB), and those that are on their way cannot be called back: two pieces, so that the
/// line does not fall idle while we see to the next.
const PIECE_BYTES: usize = 64;
const PIECE_BYTES_LEAST: usize = 8;
/// A strip's place and its size.
const BEFORE_DOTS_BYTES: usize = 11;
/// What opens a job: settings, a question, and some room. A buffer of 45 bytes has no more.
const OPENING_BYTES: usize = 29;

/// What is on its way, by the clock of the line.
#[derive(Debug)]
pub(super) struct Pace {
    profile: Profile,
    piece: usize,
    line_free_at: Duration,
    paper_still_at: Duration,
    /// When the first byte of a command that is not whole yet was through the line.
    begun_at: Option<Duration>,
    /// What a byte of the command that is being sent takes on paper, where it has to be waited for.
    byte_on_paper: Duration,
    /// When a command will be on paper, and its bytes.
    unprinted: VecDeque<(Duration, usize)>,
}

impl Pace {
    /// For a printer whose knife rests at that time. What is sent to it until then waits in its buffer, behind the little
    /// that opens a job.
    pub(super) fn of(profile: &Profile, knife_rests_at: Duration) -> Self {
        let kept_free = profile.buffer.saturating_sub(profile.window);
        Self {
            profile: profile.clone(),
            piece: (kept_free / 2).clamp(PIECE_BYTES_LEAST, PIECE_BYTES),
            line_free_at: Duration::ZERO,
            paper_still_at: knife_rests_at,
            begun_at: None,
            byte_on_paper: Duration::ZERO,
            unprinted: VecDeque::from([(knife_rests_at, OPENING_BYTES)]),
        }
    }

    /// So many bytes are written at once. A line without a rate holds back by itself.
    pub(super) fn piece_bytes(&self) -> usize {
        if self.profile.baud.is_some() { self.piece } else { usize::MAX }
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
            if held + bytes <= self.profile.window {
                break;
            }
            held -= printed;
            room_at = *at;
        }
        room_at
    }

    /// A command is about to be written. Rows of a narrow picture come faster than the head prints them; where they have
    /// no room to wait, they leave at the head's speed.
    pub(super) fn begins(&mut self, bytes: usize, rows: u16, printed: Printed) {
        let waits = printed == Printed::AsItComes && bytes > self.profile.window && self.profile.baud.is_some();
        // What stands before the dots moves no paper.
        let bytes = u32::try_from(bytes.saturating_sub(BEFORE_DOTS_BYTES)).unwrap_or(u32::MAX).max(1);
        self.byte_on_paper = if waits { self.on_paper(rows) / bytes } else { Duration::ZERO };
    }

    /// A piece was written; says when the next may be: when the one before it is through the line.
    pub(super) fn wrote(&mut self, now: Duration, bytes: usize) -> Duration {
        let begun = self.line_free_at.max(now);
        self.begun_at.get_or_insert(begun);
        let on_paper = self.byte_on_paper * u32::try_from(bytes).unwrap_or(u32::MAX);
        self.line_free_at = begun + self.on_the_line(bytes).max(on_paper);
        self.line_free_at.saturating_sub(self.on_the_line(self.piece))
    }

    /// A command has left as a whole.
    pub(super) fn sent(&mut self, now: Duration, bytes: usize, rows: u16, printed: Printed) {
        let whole = self.line_free_at.max(now);
        let begun = self.begun_at.take().unwrap_or(whole);
        self.paper_still_at = match printed {
            Printed::AtItsEnd => self.paper_still_at.max(whole) + self.on_paper(rows),
            // The head follows the line; when the last byte is there, the last row is left.
            Printed::AsItComes => {
                (self.paper_still_at.max(begun) + self.on_paper(rows)).max(whole + self.on_paper(rows.min(1)))
            }
        };
        self.unprinted.push_back((self.paper_still_at, bytes));
    }

    /// What so many bytes take on this line.
    pub(super) fn on_the_line(&self, bytes: usize) -> Duration {
        self.profile.baud.map_or(Duration::ZERO, |baud| line_time(bytes, baud))
    }

    fn on_paper(&self, rows: u16) -> Duration {
        Duration::from_micros(self.profile.paper_micros(usize::from(rows)))
    }
}

/// What so many bytes take at so many bits a second: eight bits each, one to begin and one to end.
pub(super) fn line_time(bytes: usize, baud: u32) -> Duration {
    let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(10);
    Duration::from_micros(bits.saturating_mul(1_000_000).div_ceil(u64::from(baud.max(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 1,000 bytes a second and paper of 1,000 rows a second, in pieces of 8 bytes.
    fn pace(window: usize) -> Pace {
        let rows = Profile { dpi: 254, speed: 1_000, ..Profile::epson_tm_t20iii() };
        Pace::of(&Profile { window, buffer: window + 16, baud: Some(10_000), ..rows }, Duration::ZERO)
    }

    #[test]
    fn a_steady_flow_takes_the_longer_of_line_and_paper() {
        for (bytes, rows, expected_ms) in [(100, 10, 100), (100, 100, 100), (10, 100, 100), (100, 200, 200)] {
            let mut pace = pace(100);
            let (mut now, mut begun) = (Duration::ZERO, Vec::new());
            for _ in 0..60 {
                now = pace.room_at(now, bytes);
                begun.push(now);
                now = pace.wrote(now, bytes);
                pace.sent(now, bytes, rows, Printed::AtItsEnd);
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
            pace.sent(Duration::ZERO, 30, 1_000, Printed::AtItsEnd);
        }
        // Larger than the room: when nothing else is there.
        assert_eq!(pace.room_at(Duration::ZERO, 5_000), Duration::from_secs(5));
        assert_eq!(pace.room_at(Duration::from_secs(9), 5_000), Duration::from_secs(9));
    }

    #[test]
    fn a_picture_is_on_paper_a_row_after_its_last_byte_and_a_line_of_letters_after_all_its_rows() {
        for (rows, printed, expected_ms) in [
            (50, Printed::AsItComes, 100 + 1),
            (50, Printed::AtItsEnd, 100 + 50),
            // The head is slower than the line.
            (300, Printed::AsItComes, 300),
        ] {
            let mut pace = pace(100);
            for _ in 0..10 {
                pace.wrote(Duration::ZERO, 10);
            }
            pace.sent(Duration::ZERO, 100, rows, printed);
            assert_eq!(pace.room_at(Duration::ZERO, 100), Duration::from_millis(expected_ms), "{printed:?}");
        }
    }

    #[test]
    fn no_more_than_the_printer_keeps_free_is_on_the_line_at_once() {
        for (buffer, window, piece) in [(4_096, 3_968, 64), (45, 29, 8), (65_536, 65_000, 64), (4_096, 4_096, 8)] {
            let profile = Profile { buffer, window, baud: Some(10_000), ..Profile::epson_tm_t20iii() };
            let mut pace = Pace::of(&profile, Duration::ZERO);
            assert_eq!(pace.piece_bytes(), piece);
            let mut now = Duration::ZERO;
            for _ in 0..20 {
                now = now.max(pace.wrote(now, piece));
                let on_the_line = pace.line_free_at - now;
                assert!(on_the_line <= pace.on_the_line(piece), "{on_the_line:?} before the next piece");
            }
        }
    }

    #[test]
    fn a_small_buffer_waits_for_the_knife_and_a_large_one_does_not() {
        let rests_at = Duration::from_millis(700);
        for (buffer, window, expected_ms) in [(45, 29, 700), (4_096, 3_968, 0)] {
            let profile = Profile { buffer, window, ..Profile::epson_tm_t20iii() };
            let room_at = Pace::of(&profile, rests_at).room_at(Duration::ZERO, 14);
            assert_eq!(room_at, Duration::from_millis(expected_ms), "{buffer} bytes");
        }
    }
}
