//! What the agency says of an application after it took it in: in review, more information wanted, approved. Each event is
//! signed once, numbered, stored before it leaves, and shown to the citizen at any terminal. It must hold nothing personal:
//! whoever stands behind the citizen reads it too.

use std::collections::BTreeMap;

use domain::{Date, Language, SubmissionId, Timestamp};
use wire::sign::SignError;
use wire::v1::{ReadError, Signed as _, StatusEvent, StatusKind};

use crate::decide::{PostError, Posted};
use crate::desk::{Desk, DeskError};
use crate::line::Line;

/// Longer than a few lines on a screen nothing should be.
pub const SENTENCE_CHARS_MAX: usize = 160;
/// Events in one call.
const BATCH: usize = 100;

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// What happened.
    pub kind: StatusKind,
    /// By when the citizen has to do something, or when somebody comes.
    pub due: Option<Date>,
    /// The agency's own sentence by language tag; English at least, if there is one at all.
    pub text: BTreeMap<String, String>,
}

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum SayError {
    /// It was not pulled.
    #[error("it is not on the desk; pull first")]
    NotHere,
    /// The desk.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
    /// Nobody reads about what was sent back.
    #[error("it was rejected; what was not taken in has no further story")]
    Rejected,
    /// A day is wanted.
    #[error("{} needs --due with a day such as 2026-12-01", spelt(.0))]
    NoDay(StatusKind),
    /// A day means nothing here.
    #[error("{} has no day; only more-info and inspection have", spelt(.0))]
    Day(StatusKind),
    /// A sentence that no terminal shows.
    #[error("the terminals know no language \"{0}\"; they know en, ms, zh, ta and ar")]
    Language(String),
    /// A citizen whose language is missing reads English.
    #[error("the sentence is missing in English (en), which stands in where another language is missing")]
    NoEnglish,
    /// It does not fit a screen.
    #[error("the sentence in \"{0}\" is longer than {SENTENCE_CHARS_MAX} characters or has line breaks")]
    Long(String),
    /// The key does not sign.
    #[error("the key does not sign")]
    Sign(#[source] SignError),
    /// An event on the desk is broken.
    #[error("an event on the desk cannot be read")]
    Event(#[source] ReadError),
}

/// Signs what is said, under the next number, and stores it. Saying the same again gives the same bytes.
pub fn say(desk: &Desk, submission: SubmissionId, saying: &Saying, now: Timestamp) -> Result<String, SayError> {
    check(saying)?;
    if !desk.has(submission) {
        return Err(SayError::NotHere);
    }
    if desk.folder(submission).join("rejected").exists() {
        return Err(SayError::Rejected);
    }
    let last = last(desk, submission)?;
    if let Some((token, event)) = &last
        && (event.event, event.due, &event.text) == (saying.kind, saying.due, &saying.text)
    {
        return Ok(token.clone());
    }
    let n = last.map_or(0, |(_, event)| event.n).saturating_add(1);
    let mut event = StatusEvent::new(submission, desk.agency().clone(), n, saying.kind, now);
    (event.due, event.text) = (saying.due, saying.text.clone());
    let token = event.sign(&desk.keys().sig).map_err(SayError::Sign)?;
    desk.write(&file(desk, submission, n), token.as_bytes()).map_err(SayError::Desk)?;
    Ok(token)
}

/// Says that it does not open. That is never the citizen's fault, so it is no rejection; both sides hear of it.
pub fn say_cannot_open(desk: &Desk, submission: SubmissionId, now: Timestamp) -> Result<String, SayError> {
    say(desk, submission, &Saying { kind: StatusKind::CannotOpen, due: None, text: BTreeMap::new() }, now)
}

/// What was said last, as it was signed.
pub fn last(desk: &Desk, submission: SubmissionId) -> Result<Option<(String, StatusEvent)>, SayError> {
    let mut n = 0;
    while file(desk, submission, n + 1).exists() {
        n += 1;
    }
    if n == 0 {
        return Ok(None);
    }
    let token = stored(desk, submission, n).map_err(SayError::Desk)?;
    let sig = desk.keys().sig.public();
    let trust = |kid: &str| (kid == sig.kid()).then(|| (desk.agency().clone(), sig.clone()));
    let event = StatusEvent::verify(&token, &trust).map_err(SayError::Event)?;
    Ok(Some((token, event)))
}

/// Tells the gateway every event about what came from it that it has not confirmed, oldest first for each submission.
pub async fn tell(desk: &Desk, line: &Line) -> Result<Vec<Posted>, PostError> {
    let waiting = untold(desk, &line.gateway().await?).map_err(PostError::Desk)?;
    let mut posted = Vec::with_capacity(waiting.len());
    for batch in waiting.chunks(BATCH) {
        let events = batch.iter().map(|(submission, n)| stored(desk, *submission, *n)).collect::<Result<Vec<_>, _>>();
        let taken = line.tell(events.map_err(PostError::Desk)?).await?;
        for ((submission, n), taken) in batch.iter().copied().zip(taken) {
            let problem = taken.problem.map(|name| match taken.detail {
                Some(detail) => format!("{name}: {detail}"),
                None => name,
            });
            if problem.is_none() {
                let told = file(desk, submission, n).with_extension("posted");
                desk.write(&told, b"").map_err(PostError::Desk)?;
            }
            posted.push(Posted { submission, problem });
        }
    }
    Ok(posted)
}

fn untold(desk: &Desk, gateway: &str) -> Result<Vec<(SubmissionId, u32)>, DeskError> {
    let mut waiting = Vec::new();
    for submission in desk.submissions()? {
        if !file(desk, submission, 1).exists() || !desk.came_from(submission, gateway) {
            continue;
        }
        let events = (1..).take_while(|n| file(desk, submission, *n).exists());
        let untold = events.filter(|n| !file(desk, submission, *n).with_extension("posted").exists());
        waiting.extend(untold.map(|n| (submission, n)));
    }
    Ok(waiting)
}

fn check(saying: &Saying) -> Result<(), SayError> {
    match (saying.kind, saying.due) {
        (StatusKind::MoreInfo | StatusKind::Inspection, None) => return Err(SayError::NoDay(saying.kind)),
        (StatusKind::MoreInfo | StatusKind::Inspection, Some(_)) => {}
        (kind, Some(_)) => return Err(SayError::Day(kind)),
        (_, None) => {}
    }
    for (tag, sentence) in &saying.text {
        if !Language::ALL.iter().any(|language| language.tag() == tag) {
            return Err(SayError::Language(tag.clone()));
        }
        if sentence.chars().count() > SENTENCE_CHARS_MAX || sentence.contains(char::is_control) {
            return Err(SayError::Long(tag.clone()));
        }
    }
    if !saying.text.is_empty() && !saying.text.contains_key("en") {
        return Err(SayError::NoEnglish);
    }
    Ok(())
}

fn file(desk: &Desk, submission: SubmissionId, n: u32) -> std::path::PathBuf {
    desk.folder(submission).join(format!("event-{n}.jws"))
}

fn stored(desk: &Desk, submission: SubmissionId, n: u32) -> Result<String, DeskError> {
    let path = file(desk, submission, n);
    String::from_utf8(desk.read(&path)?).map_err(|_| DeskError::Broken { path, expected: "a signed event" })
}

/// As it is written on the command line.
fn spelt(kind: &StatusKind) -> String {
    kind.as_str().replace('_', "-")
}
