//! A moment by both clocks. People are shown the wall's time, which may be put forward or back while somebody stands
//! there; how long something lasts is told by the steady one alone.

use std::time::Duration;

use domain::Timestamp;

/// What both clocks show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// By the wall's clock.
    pub wall: Timestamp,
    /// Time that passes evenly, from any beginning.
    pub steady: Duration,
}
