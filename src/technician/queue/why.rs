//! `queue why`: what each application waits for, in plain words, and who has to do something about it.

use std::collections::BTreeMap;
use std::fmt;

use domain::Timestamp;
use serde::Serialize;
use store::{Failures, Outstanding, Row, State, Store};
use sync::courier::DAMAGED;
use sync::order::is_here;
use wire::problem::{Class, ProblemType};

use super::ROWS_MAX;
use crate::{Error, FORMAT, Report, Terminal};

/// Why applications are not sent.
#[derive(Debug, Clone, Serialize)]
pub struct Why {
    format: u32,
    /// Each reason once, with how many wait for it.
    pub reasons: Vec<Reason>,
}

/// What some applications wait for.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    /// To whom they go.
    pub agency: String,
    /// `stored`, `custody` or `parked`.
    pub state: &'static str,
    /// How many.
    pub count: usize,
    /// One of them, as on the citizen's receipt.
    pub reference: String,
    /// The problem as it is noted, for whoever is asked on the telephone.
    pub problem: Option<String>,
    /// Not sent before this.
    pub next_at: Option<String>,
    /// What it is, in a sentence or two.
    pub says: String,
}

/// Reads the queue and explains it.
///
/// # Errors
/// When the settings or the store cannot be read.
pub fn queue_why(terminal: &Terminal, now: Timestamp) -> Result<Why, Error> {
    let store = terminal.store(&terminal.settings()?)?;
    let waiting = store.outstanding(ROWS_MAX)?;
    let mut reasons: BTreeMap<(String, &'static str, String), Reason> = BTreeMap::new();
    for row in store.unsettled(ROWS_MAX)? {
        let outstanding = waiting.iter().find(|item| item.submission == row.submission);
        let says = match first(&store, &row)? {
            Some(first) => first,
            None => says(&row, outstanding, now),
        };
        let (agency, state) = (row.agency.to_string(), row.state.as_str());
        let next_at = outstanding.map(|item| item.next_at.latest()).filter(|next| *next > now);
        let reason = Reason {
            agency: agency.clone(),
            state,
            count: 0,
            reference: row.reference.to_string(),
            problem: row.problem,
            next_at: next_at.map(|next| next.to_string()),
            says: says.clone(),
        };
        reasons.entry((agency, state, says)).or_insert(reason).count += 1;
    }
    Ok(Why { format: FORMAT, reasons: reasons.into_values().collect() })
}

/// Of an application that amends another which is still here: what it waits for.
fn first(store: &Store, row: &Row) -> Result<Option<String>, Error> {
    if row.state != State::Stored {
        return Ok(None);
    }
    let Some(amended) = sync::courier::read(&row.manifest).and_then(|manifest| manifest.amends) else {
        return Ok(None);
    };
    let original = store.submission(amended)?.filter(|original| is_here(original.state));
    Ok(original.map(|original| {
        let (reference, state) = (original.reference, original.state.as_str());
        format!("It amends {reference}, which has to arrive first and is {state} here.")
    }))
}

/// One application's reason.
fn says(row: &Row, outstanding: Option<&Outstanding>, now: Timestamp) -> String {
    match row.state {
        State::Custody => "The gateway has it. The agency has not answered yet; nothing is to be done here.".to_owned(),
        State::Accepted | State::Rejected => "The agency has answered.".to_owned(),
        State::Parked => {
            let problem = row.problem.as_deref().unwrap_or_default();
            format!("Kept here until somebody decides. {} Afterwards: `guichetctl queue release`.", meaning(problem))
        }
        State::Stored => waits(row, outstanding, now),
    }
}

fn waits(row: &Row, outstanding: Option<&Outstanding>, now: Timestamp) -> String {
    let failures = outstanding.map(|item| item.failures).unwrap_or_default();
    let is_due = outstanding.is_none_or(|item| item.next_at.latest() <= now);
    let Some(problem) = &row.problem else {
        return match failures {
            Failures { host: 0, lane: 0, .. } => {
                "It has not been tried yet and is sent next. If this stays so, the terminal is not running.".to_owned()
            }
            Failures { host: 0, .. } => "It waits behind others for the same agency, which are not taken.".to_owned(),
            Failures { .. } => "It waits until the gateway is reached again.".to_owned(),
        };
    };
    let who = match failures {
        Failures { host: 1.., .. } => "The gateway was not reached, or something else answered in its place.",
        Failures { lane: 1.., .. } => "The gateway does not take applications for this agency at the moment.",
        Failures { .. } => "The last try did not get through.",
    };
    let when = if is_due { "It is tried again now." } else { "It is tried again by itself." };
    format!("{who} {} {when}", meaning(problem))
}

/// A problem in plain words, and whose it is.
fn meaning(problem: &str) -> String {
    if problem == DAMAGED {
        return "The terminal's own disk no longer holds the bytes that were signed. The citizen has to apply again: the paper \
                receipt names what for. Have the disk looked at."
            .to_owned();
    }
    match ProblemType::ALL.into_iter().find(|kind| kind.name() == problem) {
        Some(kind) => format!("{} {}", words(kind), whose(kind.class())),
        None => format!("What was noted: {problem}."),
    }
}

fn whose(class: Class) -> &'static str {
    match class {
        Class::Permanent => "The same bytes will never be taken; tell whoever makes this software.",
        Class::Again | Class::Later => "Nothing is to be done here.",
        Class::Config => "Tell the gateway's operator; it is nobody's application that is wrong.",
    }
}

fn words(kind: ProblemType) -> &'static str {
    match kind {
        ProblemType::Malformed => "The gateway cannot read what this terminal has sent.",
        ProblemType::UnsupportedMedia => "The gateway does not take this kind of message.",
        ProblemType::TooLarge => "The gateway takes nothing so large.",
        ProblemType::BadSignature => "The gateway finds this terminal's signature wrong.",
        ProblemType::SidConflict => "The gateway holds another application under the same number.",
        ProblemType::PartMissing => "A part of it has not arrived at the gateway.",
        ProblemType::DigestMismatch => "It arrived garbled: the line changes what is sent over it.",
        ProblemType::InProgress => "The gateway is still busy with it.",
        ProblemType::SlowDown => "The gateway asks for patience, because too much is sent at once.",
        ProblemType::Unavailable => "The gateway is out of order for the moment.",
        ProblemType::StorageFull => "The gateway's disk is full.",
        ProblemType::NotEnrolled => "The gateway does not know this terminal, or its clock is far off.",
        ProblemType::Revoked => "The gateway no longer trusts this terminal's key.",
        ProblemType::WrongTerminal => "The key or certificate of this terminal is another terminal's.",
        ProblemType::UnknownAgency => "The gateway does not serve this agency.",
        ProblemType::UnknownKey => "The agency's sealing key is not known at the gateway.",
        ProblemType::UnknownSigner => "The gateway does not know the key that this terminal signs with.",
        ProblemType::UnsupportedVersion => "The gateway speaks another version than this terminal.",
    }
}

impl Report for Why {
    fn is_well(&self) -> bool {
        self.reasons.iter().all(|reason| reason.state != State::Parked.as_str())
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.reasons.is_empty() {
            return f.write_str("nothing waits: every application has its agency's answer");
        }
        let lines = self.reasons.iter().map(|reason| {
            let next = reason.next_at.as_ref().map(|at| format!(", next try {at}")).unwrap_or_default();
            let Reason { agency, state, count, reference, says, .. } = reason;
            format!("{agency}: {count} {state}, such as {reference}{next}\n  {says}")
        });
        f.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }
}
