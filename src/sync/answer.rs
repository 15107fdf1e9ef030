//! Reading an answer, first match wins. The world between terminal and gateway is full of portals and proxies that say
//! 200 to everything: delivered is what a verified receipt says and nothing else, and nothing is parked without a
//! permanent problem from the closed list.

use store::{Level, Whom};
use wire::problem::{Class, MEDIA_TYPE, Problem, ProblemType};
use wire::v1;

use crate::transport::{Fault, Response};
use crate::trust::{About, Trust};

/// What a delivery came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A receipt that was verified.
    Receipted {
        /// How far it goes.
        level: Level,
        /// As it came.
        receipt: String,
    },
    /// The gateway was not reached, or something else answered in its place.
    Unreachable {
        /// How far the call came.
        reach: Reach,
        /// For a technician.
        note: String,
    },
    /// Everything was sent and no answer came: the same bytes again, under the same id.
    Unsure {
        /// For a technician.
        note: String,
    },
    /// Not now.
    Later {
        /// Who has to wait.
        whom: Whom,
        /// The `Retry-After` header.
        retry_after: Option<String>,
        /// For a technician.
        note: String,
    },
    /// Somebody's configuration; tried again, with an alarm.
    Config {
        /// For a technician.
        note: String,
    },
    /// Never, for a listed reason.
    Parked {
        /// The problem's name.
        problem: &'static str,
    },
}

/// How far a call came that was not answered by the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nobody was there.
    Nobody,
    /// Somebody else answered, such as a portal, or a box on the way that does not like what it sees.
    Stranger,
    /// A connection stood, and broke or fell silent under this very delivery.
    Broke,
}

/// An answer that asks for something to be sent again at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// What it came to.
    Outcome(Outcome),
    /// These parts are not there, or not as they should be.
    SendAgain {
        /// Which; empty for all.
        missing: Vec<u16>,
        /// The problem's name.
        problem: &'static str,
    },
}

/// No answer at all. `Unsure` once the manifest may have been heard.
#[must_use]
pub fn read_fault(fault: &Fault, sent: Sent) -> Outcome {
    let note = fault.to_string();
    match (sent, fault) {
        (Sent::Part | Sent::Manifest, Fault::Connect(_)) => Outcome::Unreachable { reach: Reach::Nobody, note },
        (Sent::Part, Fault::Cut(_) | Fault::Stalled | Fault::TooLong) => {
            Outcome::Unreachable { reach: Reach::Broke, note }
        }
        (Sent::Manifest, Fault::Cut(_) | Fault::Stalled | Fault::TooLong) => Outcome::Unsure { note },
    }
}

/// How far a delivery was when something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// A part, which commits nothing.
    Part,
    /// The manifest, which is the commit.
    Manifest,
}

/// The answer to a manifest.
#[must_use]
pub fn read_manifest_answer(response: &Response, trust: &Trust, about: &About<'_>) -> Reading {
    match response.status {
        200..=202 => Reading::Outcome(read_receipt(response, trust, about)),
        _ => read_refusal(response, about),
    }
}

/// The answer to a part; `None` when it is there. A portal may say so too, but then the manifest will show it.
#[must_use]
pub fn read_part_answer(response: &Response, about: &About<'_>) -> Option<Reading> {
    match response.status {
        200 | 201 | 204 => None,
        _ => Some(read_refusal(response, about)),
    }
}

fn read_receipt(response: &Response, trust: &Trust, about: &About<'_>) -> Outcome {
    let token = String::from_utf8_lossy(&response.body);
    let token = token.trim();
    match trust.verify(token, about) {
        Ok(receipt) => Outcome::Receipted { level: level(receipt.level), receipt: token.to_owned() },
        Err(why) => Outcome::Unreachable {
            reach: Reach::Stranger,
            note: format!("{} without a valid receipt: {}", response.status, domain::chain(&why)),
        },
    }
}

/// What is neither a success nor a receipt.
fn read_refusal(response: &Response, about: &About<'_>) -> Reading {
    let status = response.status;
    if (300..400).contains(&status) {
        let note = format!("{status}: sent elsewhere, as by a portal");
        return Reading::Outcome(Outcome::Unreachable { reach: Reach::Stranger, note });
    }
    if let Some(problem) = listed_problem(response, about) {
        return read_problem(problem, response);
    }
    let note = format!("{status} without a listed problem");
    Reading::Outcome(match status {
        408 | 425 | 429 | 500..=599 => {
            Outcome::Later { whom: Whom::Lane, retry_after: response.retry_after.clone(), note }
        }
        _ => Outcome::Config { note },
    })
}

fn read_problem(problem: ProblemType, response: &Response) -> Reading {
    let name = problem.name();
    match problem.class() {
        Class::Permanent => Reading::Outcome(Outcome::Parked { problem: name }),
        Class::Again => {
            let missing = Problem::from_json(&response.body).map(|problem| problem.missing).unwrap_or_default();
            Reading::SendAgain { missing, problem: name }
        }
        Class::Later => {
            let whom = if problem == ProblemType::InProgress { Whom::Item } else { Whom::Lane };
            let retry_after = response.retry_after.clone();
            Reading::Outcome(Outcome::Later { whom, retry_after, note: name.to_owned() })
        }
        Class::Config => Reading::Outcome(Outcome::Config { note: name.to_owned() }),
    }
}

/// A problem of the list that is what it says it is: the media type, the status of its row, and this submission.
fn listed_problem(response: &Response, about: &About<'_>) -> Option<ProblemType> {
    if response.content_type.as_deref() != Some(MEDIA_TYPE) {
        return None;
    }
    let document = Problem::from_json(&response.body).ok()?;
    let ours = document.sid.is_none_or(|sid| sid == about.submission);
    document.kind.filter(|kind| ours && kind.status() == response.status)
}

/// The wire's level in the store's words.
#[must_use]
pub fn level(level: v1::Level) -> Level {
    match level {
        v1::Level::Custody => Level::Custody,
        v1::Level::Accepted => Level::Accepted,
        v1::Level::Rejected => Level::Rejected,
    }
}
