//! How long the driver waits for what, and the cord that ends a job that waits. It knows no printer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How long we wait for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// For the answer to a real-time question.
    pub answer: Duration,
    /// For the first automatic status; after it the printer is recovered.
    pub open: Duration,
    /// For an id, a status or a release of the line while nothing is wrong; after it somebody has to look.
    pub quiet: Duration,
    /// For somebody to bring paper or close the cover.
    pub patience: Duration,
    /// For the printer to confirm that it is clear.
    pub clear: Duration,
    /// For a printer that swallows what it is sent to answer again, once it has been sent enough.
    pub recovery: Duration,
    /// For the port to take one command; a slow line gets what it needs on top.
    pub write: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(500),
            open: Duration::from_secs(2),
            quiet: Duration::from_secs(10),
            patience: Duration::from_mins(10),
            clear: Duration::from_secs(2),
            recovery: Duration::from_secs(10),
            write: Duration::from_secs(1),
        }
    }
}

/// Ends a job that waits; pulled from another thread. Each pull holds until its own reset: where two visits end one after
/// the other, clearing for the first does not let the second one's job run on.
#[derive(Debug, Clone, Default)]
pub struct Stopper(Arc<AtomicUsize>);

impl Stopper {
    /// Ends the job.
    pub fn pull(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    /// Takes one pull back; jobs run again when none is left.
    pub fn reset(&self) {
        // Whoever resets what nobody pulled leaves it at none.
        let _ = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |pulls| pulls.checked_sub(1));
    }

    pub(super) fn is_pulled(&self) -> bool {
        self.0.load(Ordering::SeqCst) > 0
    }
}
