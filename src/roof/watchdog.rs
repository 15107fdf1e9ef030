//! What the system that started this program is told of it: that it stands, and that its screen is alive. It says how patient
//! it is by the environment (sd_watchdog_enabled(3)); where nobody has asked, nobody is told.

use std::time::Duration;

use sd_notify::NotifyState;

/// How long the system waits for a sign of life before it starts the program anew; `None` where it does not watch.
///
/// The system names the process that it means, which may be the compositor around this one; that it watches is all that
/// counts here.
pub(crate) fn patience() -> Option<Duration> {
    let micros = std::env::var("WATCHDOG_USEC").ok()?.parse().ok()?;
    (micros > 0).then(|| Duration::from_micros(micros))
}

/// The first page is on the screen.
pub(crate) fn ready() {
    tell(&[NotifyState::Ready]);
}

/// The screen is alive, or is being brought back.
pub(crate) fn feed() {
    tell(&[NotifyState::Watchdog]);
}

fn tell(states: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::warn!(%error, "the system was not told how this program is");
    }
}
