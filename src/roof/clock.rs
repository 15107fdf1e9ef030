//! The one clock and the one source of ids. Nothing below the roof asks for the time or for chance.

use domain::{SubmissionId, Timestamp};
use jiff::tz::TimeZone;

/// The time now, from the machine's clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// A new submission id, UUID version 4.
#[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
pub(crate) fn submission_id() -> SubmissionId {
    SubmissionId::new(uuid::Uuid::new_v4())
}

/// Where the terminal stands, by the machine's setting.
pub(crate) fn zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}

/// Today's date where the terminal stands.
pub(crate) fn today() -> domain::Date {
    now().to_zoned(zone()).date()
}
