//! An agency's side of the line, written to be read by the agency's own engineers: make keys, pull what has come, open
//! it, answer it. Everything lies in one folder, the desk; nothing here knows how a licence is decided.
//!
//! ```text
//! DESK/keys/enc-KID.jwk     opens envelopes; older keys stay here, so that older envelopes still open
//! DESK/keys/sig.jwk         signs receipts
//! DESK/keys/token           says who calls the gateway
//! DESK/public.json          what the catalogue and the gateway need to know
//! DESK/terminals/*.jwk      the terminals' keys, if the agency keeps a list of its own
//! DESK/cursor               how far the inbox was read
//! DESK/inbox/SID/           entry.json, part-N, and after opening application.json and application.pdf
//! DESK/inbox/SID/receipt.jws  the answer, signed once; receipt.posted when the gateway has it
//! ```

pub mod decide;
pub mod desk;
pub mod keys;
pub mod line;
pub mod open;
pub mod pull;

#[cfg(test)]
mod stories;

pub use decide::{Decision, decide, post};
pub use desk::Desk;
pub use line::Line;
pub use open::{Opened, Read, open, read};
pub use pull::pull;

use domain::{SubmissionId, Timestamp};

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
    /// The inbox could not be read.
    #[error("the inbox could not be pulled")]
    Pull(#[source] pull::PullError),
    /// The desk could not be read.
    #[error("the desk could not be read")]
    Desk(#[source] desk::DeskError),
    /// The receipts could not be posted.
    #[error("the receipts could not be posted")]
    Post(#[source] decide::PostError),
}

/// Pulls, checks and accepts everything that has come; waits up to `wait_secs` for something to come. It is what the
/// demonstration's agencies do all day, and it leaves nothing readable behind. A real agency calls `open` and puts its
/// own checks before `decide`.
pub async fn answer_all(desk: &Desk, line: &Line, wait_secs: u32, now: Timestamp) -> Result<Answered, AnswerError> {
    pull(desk, line, wait_secs).await.map_err(AnswerError::Pull)?;
    let mut answered = Answered::default();
    for sid in desk.undecided().map_err(AnswerError::Desk)? {
        let decided = read(desk, sid).map_err(|error| chain(&error)).and_then(|read| {
            let accept = Decision::Accept { number: Some(desk.number(read.place)) };
            decide(desk, sid, &accept, now).map_err(|error| chain(&error))
        });
        if let Err(why) = decided {
            tracing::error!(submission.id = %sid, "an application was not answered: {why}");
            answered.left.push((sid, why));
        }
    }
    for posted in post(desk, line).await.map_err(AnswerError::Post)? {
        match posted.problem {
            None => answered.accepted.push(posted.submission),
            Some(problem) => answered.left.push((posted.submission, problem)),
        }
    }
    Ok(answered)
}

/// An error with its causes, in one line.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
