//! `queue`: what has been submitted and has no final receipt yet, why it is not sent, and what a technician can do about
//! it. It shows references and states and nothing that a citizen said; applications are sealed even to the technician.

pub(crate) mod stick;
pub(crate) mod why;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use domain::diagnostic::Lane;
use domain::{AgencyId, Timestamp};
use store::{Backlog, State, Store, StoreError};

use crate::{Error, FORMAT, Report, Terminal};

/// Rows shown at once; a longer queue says how long it is.
const ROWS_MAX: u32 = 1_000;

/// The queue, oldest first.
#[derive(Debug, Clone, Serialize)]
pub struct Queue {
    format: u32,
    /// Waiting to be sent.
    pub stored: u64,
    /// At the gateway, without the agency's answer.
    pub custody: u64,
    /// Waiting for a technician.
    pub parked: u64,
    /// One each submission, at most a thousand.
    pub submissions: Vec<Waiting>,
}

/// A submission without a final receipt.
#[derive(Debug, Clone, Serialize)]
pub struct Waiting {
    /// Its id on the wire.
    pub id: String,
    /// On the citizen's receipt.
    pub reference: String,
    /// To whom.
    pub agency: String,
    /// For what.
    pub licences: Vec<String>,
    /// `stored`, `custody` or `parked`.
    pub state: &'static str,
    /// When the citizen submitted.
    pub submitted_at: String,
    /// Attempts begun.
    pub attempts: u32,
    /// Not sent again before this.
    pub next_at: String,
    /// Why it is not sent yet, or parked.
    pub problem: Option<String>,
    /// Size of the sealed bytes.
    pub envelope_bytes: u64,
}

/// Reads the queue.
///
/// # Errors
/// When the settings or the store cannot be read.
pub fn queue(terminal: &Terminal) -> Result<Queue, Error> {
    let store = terminal.store(&terminal.settings()?)?;
    let backlog = store.backlog()?;
    let submissions = store.unsettled(ROWS_MAX)?.into_iter().map(Waiting::of).collect();
    let (stored, custody, parked) = (backlog.stored, backlog.custody, backlog.parked);
    Ok(Queue { format: FORMAT, stored, custody, parked, submissions })
}

/// What was given back to the queue.
#[derive(Debug, Clone, Serialize)]
pub struct Released {
    format: u32,
    /// By the ids on the wire.
    pub submissions: Vec<String>,
}

/// Gives parked applications back to the queue: those of a reference, one by its id, or all of them. They are sent again
/// as they were; whatever parked them has to be mended first, or it parks them again.
///
/// # Errors
/// When the settings or the store cannot be read, or nothing under that name is parked.
pub fn queue_release(terminal: &Terminal, which: Option<&str>, now: Timestamp) -> Result<Released, Error> {
    let mut store = terminal.store(&terminal.settings()?)?;
    let is_meant = |row: &store::Row| match which {
        None => true,
        Some(name) => row.reference.to_string() == name || row.submission.to_string() == name,
    };
    let mut parked = Vec::new();
    for submission in store.undelivered()? {
        let row = store.submission(submission)?;
        if row.is_some_and(|row| row.state == State::Parked && is_meant(&row)) {
            parked.push(submission);
        }
    }
    if let (Some(name), true) = (which, parked.is_empty()) {
        return Err(Error::NotParked(name.to_owned()));
    }
    for submission in &parked {
        store.release(*submission, now)?;
    }
    Ok(Released { format: FORMAT, submissions: parked.iter().map(ToString::to_string).collect() })
}

impl Report for Released {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for Released {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.submissions.len() {
            0 => f.write_str("nothing is parked"),
            count => write!(f, "{count} given back to the queue: {}", self.submissions.join(", ")),
        }
    }
}

/// The figures alone.
pub(crate) fn figures(store: &Store) -> Result<Queue, StoreError> {
    let Backlog { stored, custody, parked, .. } = store.backlog()?;
    Ok(Queue { format: FORMAT, stored, custody, parked, submissions: Vec::new() })
}

/// What waits, by agency, in the order of their names.
pub(crate) fn lanes(store: &Store) -> Result<Vec<Lane>, StoreError> {
    let mut lanes: BTreeMap<AgencyId, Lane> = BTreeMap::new();
    for row in store.unsettled(ROWS_MAX)? {
        let lane = lanes.entry(row.agency.clone()).or_insert_with(|| {
            let agency = row.agency.clone();
            Lane { agency, stored: 0, custody: 0, parked: 0, problem: None, next_at: None }
        });
        match row.state {
            State::Stored => {
                lane.stored += 1;
                lane.next_at = Some(lane.next_at.map_or(row.next_at, |next| next.min(row.next_at)));
            }
            State::Custody => lane.custody += 1,
            State::Parked => lane.parked += 1,
            // Settled: not among what waits.
            State::Accepted | State::Rejected => {}
        }
        lane.problem = lane.problem.take().or(row.problem);
    }
    Ok(lanes.into_values().collect())
}

impl Waiting {
    fn of(row: store::Row) -> Self {
        Self {
            id: row.submission.to_string(),
            reference: row.reference.to_string(),
            agency: row.agency.to_string(),
            licences: row.licences.iter().map(ToString::to_string).collect(),
            state: row.state.as_str(),
            submitted_at: row.submitted_at.to_string(),
            attempts: row.attempts,
            next_at: row.next_at.to_string(),
            problem: row.problem,
            envelope_bytes: row.envelope_bytes,
        }
    }
}

impl Report for Queue {
    fn is_well(&self) -> bool {
        self.parked == 0
    }
}

impl fmt::Display for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.submissions {
            let problem = row.problem.as_deref().unwrap_or("-");
            let (reference, agency, state) = (&row.reference, &row.agency, row.state);
            writeln!(f, "{reference}  {agency:<6} {state:<8} {}  tried {}  {problem}", row.submitted_at, row.attempts)?;
        }
        write!(
            f,
            "{} to be sent, {} at the gateway, {} parked for a technician",
            self.stored, self.custody, self.parked
        )
    }
}
