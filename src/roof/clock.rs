//! The one clock and the one source of ids. Nothing below the roof asks for the time or for chance.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use domain::{Date, SubmissionId, Timestamp};
use jiff::tz::TimeZone;
use terminal::moment::Moment;

/// Set anew with each version in Cargo.toml.
const RELEASED: Date = Date::constant(2026, 11, 22);

/// The time now, from the machine's clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Time since the first call: moves on evenly, whatever is done to the clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
pub(crate) fn steady() -> Duration {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    BEGAN.get_or_init(Instant::now).elapsed()
}

/// The same on a clock that all processes share: time since the machine was started.
pub(crate) fn since_start() -> Duration {
    rustix::time::clock_gettime(rustix::time::ClockId::Monotonic).try_into().unwrap_or_default()
}

/// Both clocks at once.
pub(crate) fn moment() -> Moment {
    Moment { wall: now(), steady: steady() }
}

/// A new submission id, UUID version 4.
#[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
pub(crate) fn submission_id() -> SubmissionId {
    SubmissionId::new(uuid::Uuid::new_v4())
}

/// Where the terminal stands, by its settings or else by the machine's.
pub(crate) fn zone(named: Option<&str>) -> anyhow::Result<TimeZone> {
    match named {
        Some(name) => TimeZone::get(name)
            .with_context(|| format!("terminal.toml names the time zone \"{name}\", which this machine does not know")),
        None => Ok(machine_zone()),
    }
}

/// By the machine's setting.
pub(crate) fn machine_zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}

/// When this version was made; no clock of a machine that runs it shows less. It stands here because a date taken while
/// building would make every build another one.
pub(crate) fn released() -> Timestamp {
    RELEASED.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |released| released.timestamp())
}

/// Today's date where the terminal stands.
pub(crate) fn today() -> domain::Date {
    now().to_zoned(machine_zone()).date()
}
