//! What a document costs on paper: bytes, rows, the share of a picture as wide as the paper, and the time that line and
//! paper take. All of it is counted and calculated; no printer is asked.

use std::time::Duration;

use domain::receipt::Document;

use crate::printer::escpos::{self, STRIP_ROWS_MAX};
use crate::printer::job::QUEUED_STATUS;
use crate::printer::pace::line_time;
use crate::printer::profile::{Profile, Proof};
use crate::scribe::Scribe;

/// Bytes before the dots of a strip.
const STRIP_HEADER_BYTES: usize = 8;

/// What a document costs on one model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Of the document itself.
    pub bytes: usize,
    /// Of the questions behind its parts that prove them.
    pub proof_bytes: usize,
    /// Rows of dots, to the cut.
    pub rows: usize,
    /// Bytes of the same paper as one picture across all of it.
    pub picture_bytes: usize,
    /// What the paper takes at the model's speed.
    pub paper: Duration,
}

impl Cost {
    /// Counts it.
    pub fn of(document: &Document, profile: &Profile, scribe: &mut Scribe) -> Self {
        let job = escpos::encode(document, profile, scribe);
        let (bytes, rows) = (job.bytes().len(), job.rows());
        let drawn = rows - usize::from(profile.cut_feed_rows).min(rows);
        let proof_bytes = match profile.proof {
            Proof::ProcessIds => job.parts.len() * escpos::process_id(0).len(),
            Proof::QueuedStatus => job.parts.len() * QUEUED_STATUS.len(),
        };
        let picture_bytes = drawn * profile.row_bytes() + drawn.div_ceil(STRIP_ROWS_MAX) * STRIP_HEADER_BYTES;
        let paper = Duration::from_micros(profile.paper_micros(rows));
        Self { bytes, proof_bytes, rows, picture_bytes, paper }
    }

    /// The document's bytes in hundredths of those of one picture across the paper.
    #[must_use]
    pub fn percent(&self) -> usize {
        self.bytes * 100 / self.picture_bytes.max(1)
    }

    /// What all bytes take at so many bits a second.
    #[must_use]
    pub fn line(&self, baud: u32) -> Duration {
        line_time(self.bytes + self.proof_bytes, baud)
    }

    /// From the first byte to the cut: the line and the paper move at the same time, so it is the longer of both.
    #[must_use]
    pub fn time(&self, baud: u32) -> Duration {
        self.line(baud).max(self.paper)
    }
}
