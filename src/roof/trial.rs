//! A version that was just installed and has yet to prove itself. The package lays a file beside the store; each start writes a line
//! into it (`kiosk-config/system/terminal/start`), and the file goes once the screen has been alive for a minute. After three
//! starts without that the version before is started instead, until another one is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Beside the store.
const FILE: &str = "trial";
/// Starts that a version has; `start` counts by the same number.
const STARTS: usize = 3;
/// A screen that has been alive for so long proves it.
const PROVEN_AFTER: Duration = Duration::from_secs(60);

/// A version on trial.
#[derive(Debug)]
pub(crate) struct Trial {
    file: PathBuf,
    /// When the first page was on the screen.
    since: Option<Duration>,
}

impl Trial {
    /// The trial that is going on, if one is.
    pub(crate) fn of(data: &Path) -> Option<Self> {
        let file = data.join(FILE);
        (file.exists() && !is_lost(data)).then_some(Self { file, since: None })
    }

    /// A page is on the screen; whether that was long enough to have proven the version, which ends the trial.
    pub(crate) fn alive(&mut self, now: Duration) -> bool {
        let since = *self.since.get_or_insert(now);
        if now.saturating_sub(since) < PROVEN_AFTER {
            return false;
        }
        match fs::remove_file(&self.file) {
            Ok(()) => tracing::info!("this version has proven itself"),
            Err(error) => {
                tracing::error!(%error, "this version has proven itself and cannot say so");
            }
        }
        true
    }

    /// A window fell: the time begins anew.
    pub(crate) fn fell(&mut self) {
        self.since = None;
    }
}

/// Whether the version that was installed last has failed, so that this one runs in its place.
pub(crate) fn is_lost(data: &Path) -> bool {
    fs::read_to_string(data.join(FILE)).is_ok_and(|starts| starts.lines().count() > STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_minute_on_the_screen_without_a_fall_proves_a_version() {
        let data = tempfile::tempdir().unwrap();
        assert!(Trial::of(data.path()).is_none(), "nothing was installed");
        fs::write(data.path().join(FILE), "start\n").unwrap();
        let mut trial = Trial::of(data.path()).unwrap();
        assert!(!trial.alive(secs(10)) && !trial.alive(secs(69)));
        trial.fell();
        assert!(!trial.alive(secs(70)) && !trial.alive(secs(129)));
        assert!(trial.alive(secs(130)));
        assert!(Trial::of(data.path()).is_none());
    }

    #[test]
    fn after_three_starts_the_version_is_lost() {
        let data = tempfile::tempdir().unwrap();
        for (starts, lost) in [(1, false), (3, false), (4, true), (9, true)] {
            fs::write(data.path().join(FILE), "start\n".repeat(starts)).unwrap();
            assert_eq!((is_lost(data.path()), Trial::of(data.path()).is_none()), (lost, lost), "{starts} starts");
        }
    }
}
