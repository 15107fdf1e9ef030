//! The cable between host and printer: bytes take their time on it, in each direction, and what has been written and has
//! not left yet waits at the host's end. It knows no byte's meaning but that XON and XOFF overtake.

use std::collections::VecDeque;
use std::time::Duration;

/// What a system keeps for a serial port before whoever writes has to wait.
const WAITING_MAX_SERIAL: usize = 4_096;
/// What a network takes before whoever writes has to wait.
const WAITING_MAX_NETWORK: usize = 1 << 20;
/// Answers that nobody reads; what comes after them is lost.
const ANSWERS_MAX: usize = 4_096;
/// On a noisy line one byte in so many is another.
const NOISE_EVERY: u64 = 11;

/// Both directions of a line.
pub(super) struct Cable {
    per_byte: Duration,
    waiting_max: usize,
    waiting: VecDeque<u8>,
    arrives_at: Duration,
    answers: VecDeque<(Duration, u8)>,
    carried: u64,
}

impl Cable {
    /// A line of so many bits a second, ten to a byte; without a rate a byte takes no time.
    pub(super) fn new(baud: Option<u32>) -> Self {
        let per_byte =
            baud.map_or(Duration::ZERO, |baud| Duration::from_nanos(10_000_000_000 / u64::from(baud.max(1))));
        Self {
            per_byte,
            waiting_max: if baud.is_some() { WAITING_MAX_SERIAL } else { WAITING_MAX_NETWORK },
            waiting: VecDeque::new(),
            arrives_at: Duration::ZERO,
            answers: VecDeque::new(),
            carried: 0,
        }
    }

    /// Takes what the host writes, as far as there is room.
    pub(super) fn take(&mut self, bytes: &[u8], now: Duration) -> usize {
        let count = bytes.len().min(self.waiting_max.saturating_sub(self.waiting.len()));
        if self.waiting.is_empty() {
            self.arrives_at = now + self.per_byte;
        }
        self.waiting.extend(bytes.iter().take(count));
        count
    }

    /// When the next byte is at the printer.
    pub(super) fn next_arrival(&self) -> Option<Duration> {
        (!self.waiting.is_empty()).then_some(self.arrives_at)
    }

    /// The next byte, if it is there by now.
    pub(super) fn arrival(&mut self, now: Duration) -> Option<u8> {
        if self.next_arrival()? > now {
            return None;
        }
        self.arrives_at = now + self.per_byte;
        self.waiting.pop_front()
    }

    /// What has not left the host is thrown away. A network that has taken it cannot give it back.
    pub(super) fn drop_output(&mut self) {
        if !self.per_byte.is_zero() {
            self.waiting.clear();
        }
    }

    /// The cable is out: nothing on it arrives, in either direction.
    pub(super) fn cut(&mut self) {
        self.waiting.clear();
        self.answers.clear();
    }

    /// The printer has lost its power: what it was about to say is never said.
    pub(super) fn silence(&mut self) {
        self.answers.clear();
    }

    /// Sends an answer, not before `earliest`.
    pub(super) fn answer(&mut self, bytes: &[u8], earliest: Duration) {
        for byte in bytes {
            if self.answers.len() >= ANSWERS_MAX {
                return;
            }
            let begun = self.answers.back().map_or(earliest, |(last, _)| earliest.max(*last));
            self.answers.push_back((begun + self.per_byte, *byte));
        }
    }

    /// Sends XON or XOFF before everything that is not on its way yet, be it in the middle of a block.
    pub(super) fn overtake(&mut self, byte: u8, now: Duration) {
        let on_its_way = self.answers.iter().take_while(|(at, _)| at.saturating_sub(self.per_byte) < now).count();
        let on_its_way = if self.per_byte.is_zero() {
            self.answers.iter().take_while(|(at, _)| *at <= now).count()
        } else {
            on_its_way
        };
        let begun =
            on_its_way.checked_sub(1).and_then(|last| self.answers.get(last)).map_or(now, |(at, _)| now.max(*at));
        for (at, _) in self.answers.iter_mut().skip(on_its_way) {
            *at += self.per_byte;
        }
        if self.answers.len() < ANSWERS_MAX {
            self.answers.insert(on_its_way, (begun + self.per_byte, byte));
        }
    }

    /// When the next byte of an answer is at the host.
    pub(super) fn next_answer(&self) -> Option<Duration> {
        self.answers.front().map(|(at, _)| *at)
    }

    /// What is at the host by now.
    pub(super) fn hear(&mut self, into: &mut [u8], now: Duration) -> usize {
        let mut count = 0;
        for place in into {
            if self.next_answer().is_none_or(|at| at > now) {
                break;
            }
            let Some((_, byte)) = self.answers.pop_front() else { break };
            *place = byte;
            count += 1;
        }
        count
    }

    /// The byte as a bad line delivers it.
    pub(super) fn garble(&mut self, byte: u8) -> u8 {
        self.carried += 1;
        if self.carried.is_multiple_of(NOISE_EVERY) { byte ^ 0x5A } else { byte }
    }

    pub(super) fn waiting(&self) -> impl Iterator<Item = u8> {
        self.waiting.iter().copied()
    }
}
