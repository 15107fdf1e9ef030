//! What a job brings out of the simulated printer, so that the screen can show it. What came out before, for another job or
//! another visit, is never looked at. Where the printer is real there is nothing to see.

use std::sync::{Arc, OnceLock};

use devices::printer::Progress;
use devices::printer::simulated::Controls;

use crate::page::paper::Sheet;

/// Watches the paper of one job.
#[derive(Clone)]
pub(crate) struct Watch {
    controls: Option<Controls>,
    /// The newest piece when the job's first byte was about to leave; none before that.
    before: Arc<OnceLock<u64>>,
}

impl Watch {
    /// Over a job that is about to be given to the printer.
    pub(crate) fn new(controls: Option<Controls>) -> Self {
        Self { controls, before: Arc::default() }
    }

    /// A step of the job. By the time it starts, what an earlier one left in the slot has been cut off.
    pub(crate) fn follow(&self, progress: &Progress) {
        if let (Some(controls), Progress::Started { .. }) = (&self.controls, progress) {
            self.before.get_or_init(|| controls.newest());
        }
    }

    /// What has come out by now: what hangs in the slot, else the piece that was cut off last.
    pub(crate) fn came_out(&self) -> Option<Sheet> {
        let (controls, before) = (self.controls.as_ref()?, self.before.get()?);
        let slot = controls.slot();
        let paper = match slot.is_blank() {
            false => slot,
            true => controls.piece(Some(controls.newest()).filter(|newest| newest > before)?)?,
        };
        (!paper.is_blank()).then(|| Sheet::from(&paper))
    }
}
