//! What to send now: a pure choice from what waits. Lanes take turns, so that a long queue or a dead agency holds up
//! nobody else, and a circuit that has failed is tried with one item before the rest follows.

use std::collections::BTreeMap;

use domain::{AgencyId, SubmissionId, Timestamp};

use store::{Failures, Outstanding};

use crate::backoff;

/// Limits of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Under way at once for one agency.
    pub lane_max: usize,
    /// Under way at once in all.
    pub round_max: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self { lane_max: 2, round_max: 4 }
    }
}

/// One delivery to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub submission: SubmissionId,
    /// To whom.
    pub agency: AgencyId,
    /// What commits it.
    pub manifest: String,
    /// Attempts before this one.
    pub attempts: u32,
    /// Failures in a row so far.
    pub failures: Failures,
}

/// The deliveries of one round: due, lanes in turn, within the limits.
#[must_use]
pub fn plan(now: Timestamp, outstanding: &[Outstanding], policy: &Policy) -> Vec<Step> {
    let mut lanes: BTreeMap<&AgencyId, Vec<&Outstanding>> = BTreeMap::new();
    for item in outstanding.iter().filter(|item| is_due(item, now)) {
        let lane = lanes.entry(&item.agency).or_default();
        let open = if item.failures.lane > 0 { 1 } else { policy.lane_max };
        if lane.len() < open {
            lane.push(item);
        }
    }
    let failing = outstanding.iter().any(|item| item.failures.host > 0);
    let most = if failing { 1 } else { policy.round_max };
    let turns = lanes.values().map(Vec::len).max().unwrap_or(0);
    let in_turns = (0..turns).flat_map(|turn| lanes.values().filter_map(move |lane| lane.get(turn)));
    in_turns.take(most).map(|item| step(item)).collect()
}

/// The moment at which something is due, if anything waits.
#[must_use]
pub fn next_due(now: Timestamp, outstanding: &[Outstanding]) -> Option<Timestamp> {
    outstanding.iter().map(|item| if is_due(item, now) { now } else { item.next_at.latest() }).min()
}

/// The persisted times are compared with a clock that may have been wrong when they were written. A time further ahead
/// than we ever write, or an attempt in the future, tells that the clock was put back, and then nothing may stick.
fn is_due(item: &Outstanding, now: Timestamp) -> bool {
    let next = item.next_at.latest();
    let believable = now.saturating_add(backoff::LONGEST).unwrap_or(Timestamp::MAX);
    next <= now || next > believable || item.attempted_at.is_some_and(|attempted| attempted > now)
}

fn step(item: &Outstanding) -> Step {
    Step {
        submission: item.submission,
        agency: item.agency.clone(),
        manifest: item.manifest.clone(),
        attempts: item.attempts,
        failures: item.failures,
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use uuid::Uuid;

    use store::NextAt;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T09:00:00Z".parse().unwrap()
    }

    fn later(seconds: i64) -> Timestamp {
        now() + SignedDuration::from_secs(seconds)
    }

    fn item(n: u128, agency: &str) -> Outstanding {
        Outstanding {
            submission: SubmissionId::new(Uuid::from_u128(n)),
            agency: agency.parse().unwrap(),
            manifest: String::new(),
            attempts: 0,
            attempted_at: None,
            submitted_at: now(),
            failures: Failures::default(),
            next_at: NextAt { item: now(), lane: now(), host: now() },
        }
    }

    #[track_caller]
    fn check(outstanding: &[Outstanding], expected: &[u128]) {
        let steps = plan(now(), outstanding, &Policy::default());
        let expected: Vec<_> = expected.iter().map(|n| SubmissionId::new(Uuid::from_u128(*n))).collect();
        assert_eq!(steps.iter().map(|step| step.submission).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lanes_take_turns_within_the_limits() {
        let queue = [item(1, "SFA"), item(2, "SFA"), item(3, "SFA"), item(4, "URA"), item(5, "NEA"), item(6, "NEA")];
        check(&queue, &[5, 1, 4, 6]);
        check(&queue[..3], &[1, 2]);
        check(&[], &[]);
    }

    #[test]
    fn what_waits_for_itself_its_lane_or_the_gateway_is_left_alone() {
        let mut queue = [item(1, "SFA"), item(2, "URA"), item(3, "NEA"), item(4, "PUB")];
        queue[0].next_at.item = later(1);
        queue[1].next_at.lane = later(900);
        queue[2].next_at.host = later(30);
        check(&queue, &[4]);
        assert_eq!(next_due(now(), &queue), Some(now()));
        assert_eq!(next_due(now(), &queue[..3]), Some(later(1)));
        assert_eq!(next_due(now(), &[]), None);
    }

    #[test]
    fn a_circuit_that_failed_is_tried_with_one_item() {
        let mut queue = [item(1, "SFA"), item(2, "SFA"), item(3, "URA"), item(4, "URA")];
        queue[0].failures.lane = 3;
        queue[1].failures.lane = 3;
        check(&queue, &[1, 3, 4]);
        for item in &mut queue {
            item.failures.host = 1;
        }
        check(&queue, &[1]);
    }

    #[test]
    fn a_clock_that_was_wrong_leaves_nothing_stuck() {
        let mut queue = [item(1, "SFA"), item(2, "URA"), item(3, "NEA")];
        queue[0].next_at.item = later(10 * 365 * 86_400);
        queue[1].next_at.lane = later(600);
        queue[1].attempted_at = Some(later(590));
        queue[2].next_at.item = later(600);
        queue[2].attempted_at = Some(later(-1));
        check(&queue, &[1, 2]);
    }
}
