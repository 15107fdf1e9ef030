//! What to send now: a pure choice from what waits. Lanes take turns, so that a long queue or a dead agency holds up
//! nobody else, and a circuit that has failed is tried with one item before the rest follows.

use std::collections::BTreeMap;

use domain::{AgencyId, SubmissionId, Timestamp};

use store::{Failures, Outstanding};

use crate::backoff;

/// Lanes that failed are tried one at a time, beside those that work.
const PROBES_MAX: usize = 1;

/// Limits of what is under way.
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

/// What is under way, and whose turn it was last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traffic {
    under_way: BTreeMap<SubmissionId, (AgencyId, Kind)>,
    /// The number of the newest delivery that was begun for each agency.
    served: BTreeMap<AgencyId, u64>,
    begun: u64,
}

/// What a place is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A lane that works, as far as is known.
    Usual,
    /// Seeing whether a lane works again. It may take long, so it has a place of its own beside the others.
    Probe,
}

impl Kind {
    fn of(failures: Failures) -> Self {
        if failures.lane > 0 { Self::Probe } else { Self::Usual }
    }
}

impl Traffic {
    /// A delivery begins.
    pub fn begin(&mut self, step: &Step) {
        self.begun += 1;
        self.under_way.insert(step.submission, (step.agency.clone(), Kind::of(step.failures)));
        self.served.insert(step.agency.clone(), self.begun);
    }

    /// A delivery has ended.
    pub fn end(&mut self, submission: SubmissionId) {
        self.under_way.remove(&submission);
    }

    /// The submissions that are under way.
    pub fn under_way(&self) -> impl Iterator<Item = SubmissionId> {
        self.under_way.keys().copied()
    }

    fn in_lane(&self, lane: &AgencyId) -> usize {
        self.under_way.values().filter(|(agency, _)| agency == lane).count()
    }

    fn of_kind(&self, kind: Kind) -> usize {
        self.under_way.values().filter(|(_, taken)| *taken == kind).count()
    }
}

/// What to begin now, beside what is under way: due, lanes in turn, within the limits. The lane that has least under way
/// and was served longest ago comes first, so that a place that becomes free goes round.
#[must_use]
pub fn plan(now: Timestamp, outstanding: &[Outstanding], traffic: &Traffic, policy: &Policy) -> Vec<Step> {
    let mut lanes: BTreeMap<&AgencyId, Vec<&Outstanding>> = BTreeMap::new();
    let is_new = |item: &&Outstanding| !traffic.under_way.contains_key(&item.submission);
    for item in outstanding.iter().filter(|item| is_due(item, now)).filter(is_new) {
        lanes.entry(&item.agency).or_default().push(item);
    }
    for (agency, lane) in &mut lanes {
        let fails = lane.iter().any(|item| item.failures.lane > 0 || item.failures.host > 0);
        if fails {
            // It may be the one that was tried which nobody lets pass, so it is seen whether another gets through.
            lane.sort_by_key(|item| item.attempts);
        }
        let open = if lane.iter().any(|item| item.failures.lane > 0) { 1 } else { policy.lane_max };
        lane.truncate(open.saturating_sub(traffic.in_lane(agency)));
    }
    let turns = lanes.values().map(Vec::len).max().unwrap_or(0);
    let mut in_order: Vec<(&AgencyId, Vec<&Outstanding>)> = lanes.into_iter().collect();
    in_order.sort_by_key(|(agency, _)| (traffic.in_lane(agency), traffic.served.get(*agency).copied().unwrap_or(0)));
    let in_turns = (0..turns).flat_map(|turn| in_order.iter().filter_map(move |(_, lane)| lane.get(turn)));
    if outstanding.iter().any(|item| item.failures.host > 0) {
        return in_turns.take(1_usize.saturating_sub(traffic.under_way.len())).map(|item| step(item)).collect();
    }
    let mut usual = policy.round_max.saturating_sub(traffic.of_kind(Kind::Usual));
    let mut probes = PROBES_MAX.saturating_sub(traffic.of_kind(Kind::Probe));
    let mut has_place = |item: &&&Outstanding| {
        let places = match Kind::of(item.failures) {
            Kind::Usual => &mut usual,
            Kind::Probe => &mut probes,
        };
        let is_left = *places > 0;
        *places = places.saturating_sub(1);
        is_left
    };
    in_turns.filter(|item| has_place(item)).map(|item| step(item)).collect()
}

/// The moment at which something is due, if anything waits.
#[must_use]
pub fn next_due(now: Timestamp, outstanding: &[Outstanding]) -> Option<Timestamp> {
    outstanding.iter().map(|item| waits_until(item, now).map_or(now, |until| until.max(now))).min()
}

/// The moment at which something becomes due that is not due yet. What is due and has no place waits for one.
#[must_use]
pub fn next_turn(now: Timestamp, outstanding: &[Outstanding]) -> Option<Timestamp> {
    outstanding.iter().filter_map(|item| waits_until(item, now)).filter(|until| *until > now).min()
}

fn is_due(item: &Outstanding, now: Timestamp) -> bool {
    waits_until(item, now).is_none_or(|until| until <= now)
}

/// The latest of the times before which nobody calls. They are compared with a clock that may have been wrong when they were
/// written: a time further ahead than we ever write counts for nothing, and where the last attempt or the submission itself
/// lies in the future, the clock was put back, and times that were written since then count for nothing either. So nothing sticks; and a time that
/// was written by the clock as it is now still counts, so that nothing is tried over and over.
fn waits_until(item: &Outstanding, now: Timestamp) -> Option<Timestamp> {
    let believable = now.saturating_add(backoff::LONGEST).unwrap_or(Timestamp::MAX);
    let put_back = Some(item.attempted_at.unwrap_or(item.submitted_at)).filter(|written| *written > now);
    let counts = |time: &Timestamp| *time <= believable && put_back.is_none_or(|written| *time < written);
    [item.next_at.item, item.next_at.lane, item.next_at.host].into_iter().filter(counts).max()
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
        let steps = plan(now(), outstanding, &Traffic::default(), &Policy::default());
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
    fn a_place_that_becomes_free_goes_round() {
        let queue: Vec<_> = (0..60)
            .map(|n| item(n, ["ACRA", "BCA", "HDB", "NEA", "SFA", "URA"][usize::try_from(n % 6).unwrap()]))
            .collect();
        let (mut traffic, mut waiting, mut served) = (Traffic::default(), queue, Vec::new());
        let mut going: Vec<Step> = Vec::new();
        while !waiting.is_empty() {
            for step in plan(now(), &waiting, &traffic, &Policy::default()) {
                traffic.begin(&step);
                going.push(step);
            }
            assert!(going.len() <= 4);
            let done = going.remove(0);
            traffic.end(done.submission);
            waiting.retain(|item| item.submission != done.submission);
            served.push(done.agency);
        }
        for turn in served.chunks(6) {
            let agencies: std::collections::BTreeSet<_> = turn.iter().collect();
            assert_eq!(agencies.len(), 6, "each agency once in {turn:?}");
        }
    }

    #[test]
    fn a_lane_has_no_more_under_way_than_it_may() {
        let queue = [item(1, "SFA"), item(2, "SFA"), item(3, "SFA"), item(4, "URA")];
        let mut traffic = Traffic::default();
        let steps = plan(now(), &queue, &traffic, &Policy::default());
        assert_eq!(steps.len(), 3);
        steps.iter().for_each(|step| traffic.begin(step));
        assert_eq!(plan(now(), &queue, &traffic, &Policy::default()), [], "two of SFA's and URA's are under way");
        traffic.end(steps[0].submission);
        assert_eq!(plan(now(), &queue, &traffic, &Policy::default()).len(), 1);
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
        assert_eq!(next_turn(now(), &queue), Some(later(1)), "what is due waits for a place and not for time");
        assert_eq!(next_turn(now(), &queue[3..]), None);
    }

    #[test]
    fn a_circuit_that_failed_is_tried_with_one_item() {
        let mut queue = [item(1, "SFA"), item(2, "SFA"), item(3, "URA"), item(4, "URA"), item(5, "NEA")];
        queue[0].failures.lane = 3;
        queue[1].failures.lane = 3;
        check(&queue, &[5, 1, 3, 4]);
        queue[4].failures.lane = 1;
        check(&queue, &[5, 3, 4]);
        for item in &mut queue {
            item.failures.host = 1;
        }
        check(&queue, &[5]);
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
        // Submitted while the clock was two hours ahead.
        let mut ahead = item(4, "SFA");
        (ahead.submitted_at, ahead.next_at.item) = (later(7_200), later(7_200));
        check(&[ahead], &[4]);
        // Stored by a right clock, tried by one in 1970: the gateway's time is this clock's own and counts.
        queue[0].next_at.host = later(30);
        check(&queue[..1], &[]);
        assert_eq!(next_turn(now(), &queue[..1]), Some(later(30)));
    }
}
