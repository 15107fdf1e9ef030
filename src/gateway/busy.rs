//! Which submissions are being handled at this moment by this process, for clients that have to be told so.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::SubmissionId;

#[derive(Debug, Default)]
pub(crate) struct Busy(Mutex<HashSet<SubmissionId>>);

/// A submission is being handled until this is dropped.
#[derive(Debug)]
pub(crate) struct Handling<'a> {
    busy: &'a Busy,
    sid: SubmissionId,
}

impl Busy {
    /// Begins with a submission, unless somebody has.
    pub(crate) fn begin(&self, sid: SubmissionId) -> Option<Handling<'_>> {
        let begun = self.lock().insert(sid);
        // Made only when it was begun: what is dropped here is over for the other one too.
        begun.then(|| Handling { busy: self, sid })
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<SubmissionId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Handling<'_> {
    fn drop(&mut self) {
        self.busy.lock().remove(&self.sid);
    }
}
