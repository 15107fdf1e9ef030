//! What time it is, and how far that may be believed. The machine's clock decides nothing legal and may be wrong by years;
//! a steady clock that nobody can set carries on what the gateway has signed. It asks no clock itself: it is given one.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;

use domain::Timestamp;
use wire::v1::TimeTrust;

/// A clock that is off by less serves: half of what the gateway allows a call.
const AGREES: SignedDuration = SignedDuration::from_mins(5);
/// So long after the gateway's word the clock counts as compared with it.
const SYNCED: Duration = Duration::from_secs(24 * 60 * 60);
/// So long after the gateway's last word, kept on disk, a clock that was never compared since is still plausible.
const HELD: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Both clocks at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// By the machine's clock.
    pub wall: Timestamp,
    /// Time that passes evenly, whatever is done to the clock.
    pub steady: Duration,
}

/// Reads both clocks; the roof has the real ones.
pub type Clocks = dyn Fn() -> Moment + Send + Sync;

/// The terminal's sense of time. Cloned, it is the same one.
#[derive(Clone)]
pub struct Timepiece {
    clocks: Arc<Clocks>,
    known: Arc<Mutex<Known>>,
}

/// What is known for certain.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// It is later than this: the newest of build, catalogue and the gateway's last word on disk.
    floor: Timestamp,
    /// The gateway's last word on disk, from an earlier start.
    remembered: Option<Timestamp>,
    /// The gateway's word, and when it was heard by the steady clock.
    heard: Option<(Timestamp, Duration)>,
}

/// At what time certificates are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateTime {
    /// The gateway has signed it in this run.
    Proven(Timestamp),
    /// The machine's clock says so and may be wrong; it is later than the floor for certain.
    Doubtful {
        /// As the clock says, or the floor where the clock is below it.
        shown: Timestamp,
        /// It is not earlier than this.
        floor: Timestamp,
    },
}

impl Timepiece {
    /// A sense of time where it is later than `floor`; `remembered` is what the gateway said in an earlier run.
    #[must_use]
    pub fn new(clocks: Arc<Clocks>, floor: Timestamp, remembered: Option<Timestamp>) -> Self {
        let floor = remembered.map_or(floor, |remembered| floor.max(remembered));
        Self { clocks, known: Arc::new(Mutex::new(Known { floor, remembered, heard: None })) }
    }

    /// The gateway has signed that it is `time` now.
    pub fn heard(&self, time: Timestamp) {
        let steady = (self.clocks)().steady;
        let mut known = self.known();
        known.heard = Some((time, steady));
        known.floor = known.floor.max(time);
    }

    /// The time as the gateway sees it, for calls that hold a few minutes only: its own word carried on, or the machine's
    /// clock as long as there is none.
    #[must_use]
    pub fn gateways(&self) -> Timestamp {
        let now = (self.clocks)();
        self.known().carried(now.steady).unwrap_or(now.wall)
    }

    /// How far the machine's clock is to be believed, as the manifest says.
    #[must_use]
    pub fn trust(&self) -> TimeTrust {
        let (now, known) = ((self.clocks)(), *self.known());
        match (known.carried(now.steady), known.heard) {
            (Some(carried), Some((_, at))) if agree(carried, now.wall) => {
                if now.steady.saturating_sub(at) <= SYNCED {
                    TimeTrust::Synced
                } else {
                    TimeTrust::Held
                }
            }
            (Some(_), _) => TimeTrust::Unknown,
            (None, _) => {
                let since = known.remembered.map(|remembered| now.wall.duration_since(remembered));
                let held = now.wall >= known.floor && since.is_some_and(|since| since <= HELD);
                if held { TimeTrust::Held } else { TimeTrust::Unknown }
            }
        }
    }

    /// At what time certificates are checked.
    #[must_use]
    pub fn for_certificates(&self) -> CertificateTime {
        let (now, known) = ((self.clocks)(), *self.known());
        match known.carried(now.steady) {
            Some(carried) => CertificateTime::Proven(carried),
            None => CertificateTime::Doubtful { shown: now.wall.max(known.floor), floor: known.floor },
        }
    }

    /// Whether the gateway's word has been heard in this run.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.known().heard.is_some()
    }

    /// Nothing can panic while it is held, and what is in it is always whole.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Timepiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timepiece").field("known", &*self.known()).finish_non_exhaustive()
    }
}

impl Known {
    /// The gateway's word and what has passed since.
    fn carried(&self, steady: Duration) -> Option<Timestamp> {
        let (time, at) = self.heard?;
        let passed = SignedDuration::try_from(steady.saturating_sub(at)).ok()?;
        Some(time.saturating_add(passed).unwrap_or(Timestamp::MAX))
    }
}

fn agree(one: Timestamp, other: Timestamp) -> bool {
    one.duration_since(other).abs() <= AGREES
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    const BUILT: &str = "2026-11-22T00:00:00Z";
    const NOW: &str = "2026-12-01T12:00:00Z";

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// A timepiece whose clocks stand where they were put: seconds since 1970 and seconds since the start.
    struct Bench {
        wall: Arc<AtomicI64>,
        steady: Arc<AtomicI64>,
        piece: Timepiece,
    }

    impl Bench {
        fn new(wall: &str, remembered: Option<&str>) -> Self {
            let (wall, steady) = (Arc::new(AtomicI64::new(time(wall).as_second())), Arc::new(AtomicI64::new(0)));
            let (shown, passed) = (Arc::clone(&wall), Arc::clone(&steady));
            let clocks: Arc<Clocks> = Arc::new(move || Moment {
                wall: Timestamp::from_second(shown.load(Ordering::SeqCst)).unwrap(),
                steady: Duration::from_secs(passed.load(Ordering::SeqCst).unsigned_abs()),
            });
            Self { wall, steady, piece: Timepiece::new(clocks, time(BUILT), remembered.map(time)) }
        }

        fn pass(&self, secs: i64) {
            self.wall.fetch_add(secs, Ordering::SeqCst);
            self.steady.fetch_add(secs, Ordering::SeqCst);
        }
    }

    #[test]
    fn the_gateways_word_is_carried_on_whatever_is_done_to_the_clock() {
        let bench = Bench::new("1970-01-01T00:00:00Z", None);
        assert_eq!(bench.piece.trust(), TimeTrust::Unknown);
        assert_eq!(bench.piece.gateways(), time("1970-01-01T00:00:00Z"), "nobody knows better yet");
        bench.piece.heard(time(NOW));
        bench.pass(60);
        assert_eq!(bench.piece.gateways(), time("2026-12-01T12:01:00Z"));
        assert_eq!(bench.piece.trust(), TimeTrust::Unknown, "the clock is still wrong");
        bench.wall.store(time("2036-12-01T12:01:00Z").as_second(), Ordering::SeqCst);
        assert_eq!(bench.piece.gateways(), time("2026-12-01T12:01:00Z"));
        bench.wall.store(time("2026-12-01T12:05:30Z").as_second(), Ordering::SeqCst);
        assert_eq!(bench.piece.trust(), TimeTrust::Synced, "put right");
        bench.pass(25 * 3_600);
        assert_eq!(bench.piece.trust(), TimeTrust::Held, "not compared for a day");
    }

    #[test]
    fn a_clock_that_was_never_compared_is_held_for_a_month() {
        for (wall, remembered, expected) in [
            (NOW, None, TimeTrust::Unknown),
            (NOW, Some("2026-11-30T00:00:00Z"), TimeTrust::Held),
            ("2027-01-15T00:00:00Z", Some("2026-11-30T00:00:00Z"), TimeTrust::Unknown),
            ("2026-11-29T00:00:00Z", Some("2026-11-30T00:00:00Z"), TimeTrust::Unknown),
            ("2036-12-01T00:00:00Z", Some("2026-11-30T00:00:00Z"), TimeTrust::Unknown),
        ] {
            assert_eq!(Bench::new(wall, remembered).piece.trust(), expected, "{wall} after {remembered:?}");
        }
    }

    #[test]
    fn certificates_are_checked_at_the_floor_or_later() {
        let floor = time(BUILT);
        for (wall, shown) in [("1970-01-01T00:00:00Z", BUILT), (NOW, NOW)] {
            let doubtful = CertificateTime::Doubtful { shown: time(shown), floor };
            assert_eq!(Bench::new(wall, None).piece.for_certificates(), doubtful, "{wall}");
        }
        let bench = Bench::new("2036-01-01T00:00:00Z", None);
        bench.piece.heard(time(NOW));
        assert_eq!(bench.piece.for_certificates(), CertificateTime::Proven(time(NOW)));
    }
}
