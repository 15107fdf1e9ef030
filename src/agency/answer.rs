//! An agency that takes in whatever passes the checks, as the demonstration's agencies do all day. It leaves nothing
//! readable behind. A real agency calls `open` and puts its own checks before `decide`.

use domain::{SubmissionId, Timestamp, chain};

use crate::decide::{Decision, PostError, decide, post};
use crate::desk::{Desk, DeskError};
use crate::line::Line;
use crate::open::{Read, read};
use crate::say::{say_cannot_open, tell};

/// What one turn of [`answer_all`] came to.
#[derive(Debug, Default)]
pub struct Answered {
    /// Taken in, and the gateway has the receipt.
    pub accepted: Vec<SubmissionId>,
    /// Not opened or not answered, with the reason; tried again at the next turn.
    pub left: Vec<(SubmissionId, String)>,
}

/// Why a turn of [`answer_all`] stopped.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The desk could not be read.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
    /// The receipts could not be posted.
    #[error(transparent)]
    Post(#[from] PostError),
}

/// Checks and accepts everything on the desk that has no answer, and hands the receipts in. One application that does
/// not open holds up no other. `seen` is shown each that was accepted.
pub async fn answer_all(
    desk: &Desk,
    line: &Line,
    now: Timestamp,
    seen: &mut (dyn FnMut(&Read) + Send),
) -> Result<Answered, AnswerError> {
    let mut answered = Answered::default();
    for submission in desk.undecided().map_err(AnswerError::Desk)? {
        match accept(desk, submission, now) {
            Ok(read) => seen(&read),
            Err(why) => {
                tracing::error!(submission.id = %submission, "an application was not answered: {why}");
                answered.left.push((submission, why));
            }
        }
    }
    for posted in tell(desk, line).await? {
        answered.left.extend(posted.problem.map(|problem| (posted.submission, problem)));
    }
    for posted in post(desk, line).await? {
        match posted.problem {
            None => answered.accepted.push(posted.submission),
            Some(problem) => answered.left.push((posted.submission, problem)),
        }
    }
    Ok(answered)
}

fn accept(desk: &Desk, submission: SubmissionId, now: Timestamp) -> Result<Read, String> {
    let read = read(desk, submission).map_err(|error| {
        if error.is_lasting()
            && let Err(untold) = say_cannot_open(desk, submission, now)
        {
            tracing::error!(submission.id = %submission, "it does not open, and that could not be said: {untold}");
        }
        chain(&error)
    })?;
    let decision = Decision::Accept { number: Some(desk.number(read.place)) };
    decide(desk, submission, &decision, now).map_err(|error| chain(&error))?;
    Ok(read)
}
