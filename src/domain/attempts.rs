//! How often a secret may be tried. A pure rule: it is told the time and the earlier tries, and says whether one more is
//! allowed or from when. Who keeps the tries is not its business.

use jiff::SignedDuration;

use crate::Timestamp;

/// Tries of one visit at all secrets together.
pub const TRIES_A_VISIT: u32 = 5;
/// Tries at this terminal, whoever stands before it.
pub const TERMINAL: Limit = Limit { tries: 10, within_secs: 60 };
/// Tries at one reference.
pub const REFERENCE: Limit = Limit { tries: 5, within_secs: 15 * 60 };

/// So many tries within so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub tries: usize,
    /// Within how many seconds.
    pub within_secs: i64,
}

/// What the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One more try.
    Allowed,
    /// None before that time.
    Wait {
        /// From then on.
        until: Timestamp,
    },
}

impl Limit {
    /// Whether one more try is allowed after those `earlier` ones, in any order. A try that seems to lie in the future,
    /// because the clock was put back since, counts as if it were now.
    #[must_use]
    pub fn judge(self, now: Timestamp, earlier: &[Timestamp]) -> Verdict {
        let within = SignedDuration::from_secs(self.within_secs);
        let mut recent: Vec<Timestamp> =
            earlier.iter().map(|at| (*at).min(now)).filter(|at| now.duration_since(*at) < within).collect();
        recent.sort_unstable();
        let Some(last_free) = recent.len().checked_sub(self.tries) else { return Verdict::Allowed };
        match recent.get(last_free) {
            Some(at) => Verdict::Wait { until: at.checked_add(within).unwrap_or(Timestamp::MAX) },
            None => Verdict::Allowed,
        }
    }
}

/// The tries of one visit; it is forgotten with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VisitTries(u32);

impl VisitTries {
    /// Takes one try, if there is one left.
    #[must_use]
    pub fn take(&mut self) -> bool {
        let is_left = self.0 < TRIES_A_VISIT;
        self.0 = self.0.saturating_add(1);
        is_left
    }

    /// The secret was right: the try does not count.
    pub fn give_back(&mut self) {
        self.0 = self.0.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn tries_are_allowed_up_to_the_limit_and_again_when_they_are_old() {
        let limit = Limit { tries: 3, within_secs: 60 };
        let wait = |second| Verdict::Wait { until: at(second) };
        for (what, earlier, now, expected) in [
            ("nothing before", vec![], 0, Verdict::Allowed),
            ("one left", vec![0, 1], 2, Verdict::Allowed),
            ("none left", vec![0, 1, 2], 3, wait(60)),
            ("in any order", vec![2, 0, 1], 3, wait(60)),
            ("one second early", vec![0, 1, 2], 59, wait(60)),
            ("the first is old", vec![0, 1, 2], 60, Verdict::Allowed),
            ("more than the limit", vec![0, 1, 2, 10], 11, wait(61)),
            ("the clock was put back", vec![500, 500, 500], 0, wait(60)),
        ] {
            let earlier: Vec<Timestamp> = earlier.into_iter().map(at).collect();
            assert_eq!(limit.judge(at(now), &earlier), expected, "{what}");
        }
    }

    #[test]
    fn a_visit_has_five_tries() {
        let mut tries = VisitTries::default();
        let allowed = (0..8).filter(|_| tries.take()).count();
        assert_eq!(allowed, 5);
    }
}
