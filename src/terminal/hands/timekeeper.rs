//! Whether the machine's clock may be right. It is compared with times that are past for certain and with a second clock
//! that cannot be set; it is never set from here, and nobody is turned away because of it.

use std::time::Duration;

use domain::Timestamp;

use crate::standing::Clock;

/// A clock is put right by less than this while it runs; more is a jump.
const JUMP_SECS: i64 = 60;
/// After a jump, until the new time counts as right.
const DOUBT: Duration = Duration::from_secs(10 * 60);

/// What was seen of the clock so far.
#[derive(Debug)]
pub(super) struct Timekeeper {
    /// It has been this late already.
    floor: Timestamp,
    seen: Option<(Timestamp, Duration)>,
    doubtful_until: Option<Duration>,
}

impl Timekeeper {
    pub(super) fn new(floor: Timestamp) -> Self {
        Self { floor, seen: None, doubtful_until: None }
    }

    /// Judges the clock by what it shows when the steady one shows `steady`.
    pub(super) fn judge(&mut self, shown: Timestamp, steady: Duration) -> Clock {
        if let Some((before, at)) = self.seen.replace((shown, steady)) {
            let passed = i64::try_from(steady.saturating_sub(at).as_secs()).unwrap_or(i64::MAX);
            let moved = shown.duration_since(before).as_secs();
            if moved.saturating_sub(passed).saturating_abs() > JUMP_SECS {
                self.doubtful_until = Some(steady + DOUBT);
            }
        }
        if shown < self.floor || self.doubtful_until.is_some_and(|until| steady < until) {
            Clock::Wrong
        } else {
            Clock::Plausible
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_doubted_before_the_floor_and_for_a_while_after_a_jump() {
        let mut keeper = Timekeeper::new("2026-11-22T00:00:00Z".parse().unwrap());
        let story = [
            ("2026-11-22T10:00:00Z", 0, Clock::Plausible),
            ("2026-11-22T10:00:05Z", 5, Clock::Plausible),
            ("2026-11-22T10:00:50Z", 10, Clock::Plausible),
            ("2026-11-22T11:00:55Z", 15, Clock::Wrong),
            ("2026-11-22T11:10:54Z", 614, Clock::Wrong),
            ("2026-11-22T11:10:55Z", 615, Clock::Plausible),
            ("2026-11-22T09:00:00Z", 620, Clock::Wrong),
            ("2026-11-22T09:10:00Z", 1_220, Clock::Plausible),
            ("1970-01-01T00:00:00Z", 1_225, Clock::Wrong),
            ("1970-01-01T01:00:00Z", 4_825, Clock::Wrong),
        ];
        for (shown, secs, judged) in story {
            assert_eq!(keeper.judge(shown.parse().unwrap(), Duration::from_secs(secs)), judged, "{shown} at {secs} s");
        }
    }
}
