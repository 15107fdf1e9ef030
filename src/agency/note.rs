//! The work at the desk as notes: what became of each application, in words for whoever sits there. One that goes wrong
//! is noted and holds up no other.

use domain::{SubmissionId, Timestamp, chain};

use crate::decide::{Decision, PostError, decide, post};
use crate::desk::Desk;
use crate::line::Line;
use crate::open::{Pdf, open};
use crate::pull::{PullError, pull};

/// What became of one application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub submission: SubmissionId,
    /// Whether somebody has to look at it.
    pub ending: Ending,
    /// A sentence without a full stop.
    pub text: String,
}

/// Whether something is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing.
    Done,
    /// It was not done; the text says why.
    Left,
}

impl Note {
    fn done(submission: SubmissionId, text: impl Into<String>) -> Self {
        Self { submission, ending: Ending::Done, text: text.into() }
    }

    fn left(submission: SubmissionId, text: impl Into<String>) -> Self {
        Self { submission, ending: Ending::Left, text: text.into() }
    }
}

/// Pulls everything that has come.
pub async fn pulled(desk: &Desk, line: &Line, wait_secs: u32) -> Result<Vec<Note>, PullError> {
    let pulled = pull(desk, line, wait_secs).await?;
    Ok(pulled.into_iter().map(|submission| Note::done(submission, "pulled")).collect())
}

/// Opens applications.
#[must_use]
pub fn opened(desk: &Desk, submissions: &[SubmissionId]) -> Vec<Note> {
    let opened = submissions.iter().map(|submission| match open(desk, *submission) {
        Ok(opened) => {
            let pdf = match opened.pdf {
                Pdf::Written => "",
                Pdf::LeftOut => "; it came without a PDF, everything stands in application.json",
            };
            Note::done(*submission, format!("opened, reference {}{pdf}", opened.reference))
        }
        Err(error) => Note::left(*submission, format!("not opened: {}", chain(&error))),
    });
    opened.collect()
}

/// Signs the same answer to applications; notes those that cannot be answered.
#[must_use]
pub fn decided(desk: &Desk, submissions: &[SubmissionId], decision: &Decision, now: Timestamp) -> Vec<Note> {
    let refused = submissions.iter().filter_map(|submission| {
        let error = decide(desk, *submission, decision, now).err()?;
        Some(Note::left(*submission, format!("not answered: {}", chain(&error))))
    });
    refused.collect()
}

/// Hands in the answers.
pub async fn posted(desk: &Desk, line: &Line) -> Result<Vec<Note>, PostError> {
    let posted = post(desk, line).await?.into_iter().map(|posted| match posted.problem {
        None => Note::done(posted.submission, "receipt taken by the gateway"),
        Some(problem) => Note::left(posted.submission, format!("receipt not taken: {problem}")),
    });
    Ok(posted.collect())
}
