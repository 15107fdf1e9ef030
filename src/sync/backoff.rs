//! How long to wait after a failure: full jitter under a growing limit, so that thousands of terminals that lost the
//! line together do not come back together. Pure: the dice are given.

use jiff::SignedDuration;
use jiff::fmt::rfc2822;

use domain::Timestamp;

use crate::Chance;

const FLOOR: SignedDuration = SignedDuration::from_secs(1);
const FIRST: SignedDuration = SignedDuration::from_secs(5);
const CEILING: SignedDuration = SignedDuration::from_mins(15);
/// A server may ask for more patience than our own ceiling, but not for a lost day.
const RETRY_AFTER_MAX: SignedDuration = SignedDuration::from_hours(6);
const RETRY_AFTER_SPREAD: SignedDuration = SignedDuration::from_secs(60);

/// No `next_at` that we have written ourselves lies further ahead than this.
pub const LONGEST: SignedDuration = SignedDuration::from_mins(6 * 60 + 1);

/// The delay after `failures` in a row, the first of which is 1.
#[must_use]
pub fn delay(failures: u32, chance: &Chance) -> SignedDuration {
    let doublings = failures.min(20);
    let limit = FIRST.saturating_mul(1_i32 << doublings).min(CEILING);
    roll(limit, chance).max(FLOOR)
}

/// The delay that a `Retry-After` header asks for, in seconds or as a date, and up to a minute on top; nothing where
/// the header is garbage or in the past.
#[must_use]
pub fn retry_after(header: &str, now: Timestamp, chance: &Chance) -> Option<SignedDuration> {
    let asked = match header.trim().parse::<u32>() {
        Ok(seconds) => SignedDuration::from_secs(i64::from(seconds)),
        Err(_) => {
            let date = rfc2822::DateTimeParser::new().parse_timestamp(header.trim()).ok()?;
            date.duration_since(now)
        }
    };
    let waits = || asked.min(RETRY_AFTER_MAX).saturating_add(roll(RETRY_AFTER_SPREAD, chance)).max(FLOOR);
    (!asked.is_negative()).then(waits)
}

/// The moment at which to try again after the line came back: within a minute, but not all terminals at once.
#[must_use]
pub fn after_outage(now: Timestamp, chance: &Chance) -> Timestamp {
    now.saturating_add(roll(RETRY_AFTER_SPREAD, chance)).unwrap_or(now)
}

fn roll(limit: SignedDuration, chance: &Chance) -> SignedDuration {
    let limit = u64::try_from(limit.as_millis()).unwrap_or(0);
    SignedDuration::from_millis(i64::try_from(chance(limit).min(limit)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(limit: u64) -> u64 {
        limit
    }

    #[test]
    fn delays_grow_to_a_quarter_of_an_hour_and_never_vanish() {
        for (failures, longest_secs) in [(1, 10), (2, 20), (3, 40), (7, 640), (8, 900), (30, 900), (u32::MAX, 900)] {
            assert_eq!(delay(failures, &most).as_secs(), longest_secs, "{failures} failures");
            assert_eq!(delay(failures, &|_| 0).as_secs(), 1, "{failures} failures, lucky dice");
        }
    }

    #[test]
    fn a_server_is_heard_within_reason() {
        let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        for (header, expected_secs) in [
            ("0", Some(1)),
            ("1", Some(1)),
            (" 120 ", Some(120)),
            ("86400", Some(21_600)),
            ("Sun, 22 Nov 2026 09:05:00 GMT", Some(300)),
            ("Sun, 22 Nov 2026 08:00:00 GMT", None),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            let waited = retry_after(header, now, &|_| 0).map(|delay| delay.as_secs());
            assert_eq!(waited, expected_secs, "{header:?}");
        }
        assert_eq!(retry_after("86400", now, &most), Some(LONGEST));
        assert_eq!(after_outage(now, &most).as_second() - now.as_second(), 60);
    }
}
