//! The work at the desk as notes: what became of each application, in words for whoever sits there. One that goes wrong
//! is noted and holds up no other.

use std::collections::BTreeMap;

use domain::{SubmissionId, TerminalId, Timestamp, chain};

use crate::decide::{Decision, PostError, decide, post};
use crate::desk::Desk;
use crate::line;
use crate::open::{Kind, OpenError, Opened, Pdf, gaps, gaps_among, open};
use crate::overview::Line;
use crate::pull::{PullError, pull};
use crate::say::{Saying, say, say_cannot_open, tell};

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
pub async fn pulled(desk: &Desk, line: &line::Line, wait_secs: u32) -> Result<Vec<Note>, PullError> {
    let pulled = pull(desk, line, wait_secs).await?;
    Ok(pulled.into_iter().map(|submission| Note::done(submission, "pulled")).collect())
}

/// Opens applications. For what will never open as it came, `cannot_open` is signed; the next call to the gateway says it.
#[must_use]
pub fn opened(desk: &Desk, submissions: &[SubmissionId], now: Timestamp) -> Vec<Note> {
    submissions.iter().map(|submission| opening(desk, *submission, now)).collect()
}

fn opening(desk: &Desk, submission: SubmissionId, now: Timestamp) -> Note {
    let error = match open(desk, submission) {
        Ok(opened) => return Note::done(submission, told(&opened)),
        Err(error) => error,
    };
    let why = chain(&error);
    if !error.is_lasting() {
        return Note::left(submission, format!("not opened: {why}"));
    }
    match say_cannot_open(desk, submission, now) {
        Ok(_) => Note::left(
            submission,
            format!("not opened: {why}; the gateway will be told so, do not reject it: it is not the citizen's fault"),
        ),
        Err(untold) => Note::left(submission, format!("not opened: {why}; nor can that be said: {}", chain(&untold))),
    }
}

fn told(opened: &Opened) -> String {
    if opened.kind == Kind::Test {
        return "opened; it is a TEST of the key and nobody's application: accept it".to_owned();
    }
    let pdf = match opened.pdf {
        Pdf::Written => "",
        Pdf::LeftOut => "; it came without a PDF, everything stands in application.json",
    };
    let attachments = match opened.attachments {
        0 => String::new(),
        1 => ", with an attachment".to_owned(),
        more => format!(", with {more} attachments"),
    };
    format!("opened, reference {}{attachments}{pdf}", opened.reference)
}

/// Numbers that are missing in a terminal's count, a sentence each. A gap refuses nothing: it may still be on its way.
pub fn missing(desk: &Desk) -> Result<Vec<String>, OpenError> {
    Ok(sentences(gaps(desk)?))
}

/// The same of an overview, whose manifests are verified already.
#[must_use]
pub fn missing_among(lines: &[Line]) -> Vec<String> {
    let numbers = lines.iter().filter_map(|line| line.about.as_ref()).map(|about| (about.terminal.clone(), about.seq));
    sentences(gaps_among(numbers))
}

fn sentences(gaps: BTreeMap<TerminalId, Vec<u64>>) -> Vec<String> {
    let gaps = gaps.into_iter().map(|(terminal, missing)| {
        let numbers: Vec<String> = missing.iter().take(10).map(ToString::to_string).collect();
        let more = missing.len().saturating_sub(10);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("of terminal {terminal}'s applications number {}{more} has not come yet", numbers.join(", "))
    });
    gaps.collect()
}

/// Says the same about applications; notes those about which it cannot be said.
#[must_use]
pub fn said(desk: &Desk, submissions: &[SubmissionId], saying: &Saying, now: Timestamp) -> Vec<Note> {
    let refused = submissions.iter().filter_map(|submission| {
        let error = say(desk, *submission, saying, now).err()?;
        Some(Note::left(*submission, format!("not said: {}", chain(&error))))
    });
    refused.collect()
}

/// Tells the gateway what was said.
pub async fn told_gateway(desk: &Desk, line: &line::Line) -> Result<Vec<Note>, PostError> {
    let told = tell(desk, line).await?.into_iter().map(|posted| match posted.problem {
        None => Note::done(posted.submission, "event taken by the gateway"),
        Some(problem) => Note::left(posted.submission, format!("event not taken: {problem}")),
    });
    Ok(told.collect())
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
pub async fn posted(desk: &Desk, line: &line::Line) -> Result<Vec<Note>, PostError> {
    let posted = post(desk, line).await?.into_iter().map(|posted| match posted.problem {
        None => Note::done(posted.submission, "receipt taken by the gateway"),
        Some(problem) => Note::left(posted.submission, format!("receipt not taken: {problem}")),
    });
    Ok(posted.collect())
}
