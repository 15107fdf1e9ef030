//! A submission as it is read from the store: where it stands, what it waits for, and what an attempt can come to.

use domain::{AgencyId, LicenceId, Reference, SubmissionId, Timestamp};

use crate::row;

/// Where a submission stands; what may be said to the citizen follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// On this terminal's disk.
    Stored,
    /// The gateway's receipt was verified.
    Custody,
    /// The agency's receipt was verified: it has taken the application in.
    Accepted,
    /// The agency's receipt was verified: it has refused the application.
    Rejected,
    /// A listed permanent problem; waits for a technician and is never deleted.
    Parked,
}

impl State {
    /// All, in the order of a submission's life.
    pub const ALL: [Self; 5] = [Self::Stored, Self::Custody, Self::Accepted, Self::Rejected, Self::Parked];

    /// The word in the store, in reports and in `--json`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Custody => "custody",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Parked => "parked",
        }
    }

    /// The state after a verified receipt. A gateway's receipt that comes after the agency's changes nothing.
    pub(crate) fn after(self, level: Level) -> Self {
        match (level, self) {
            (Level::Accepted, _) => Self::Accepted,
            (Level::Rejected, _) => Self::Rejected,
            (Level::Custody, Self::Accepted | Self::Rejected) => self,
            (Level::Custody, Self::Stored | Self::Custody | Self::Parked) => Self::Custody,
        }
    }
}

impl std::str::FromStr for State {
    type Err = domain::id::MalformedId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || domain::id::MalformedId { text: text.to_owned(), expected: "a state of a submission" };
        Self::ALL.into_iter().find(|state| state.as_str() == text).ok_or_else(malformed)
    }
}

/// How far a receipt goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The gateway has it.
    Custody,
    /// The agency has taken it in.
    Accepted,
    /// The agency has refused it.
    Rejected,
}

impl Level {
    /// The word in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Custody => "custody",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// Who has to wait after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whom {
    /// This submission alone.
    Item,
    /// Everything for its agency.
    Lane,
    /// Everything: the gateway itself does not answer.
    Host,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A receipt that was verified.
    Receipted {
        /// How far it goes.
        level: Level,
        /// As it came.
        receipt: String,
    },
    /// Not delivered; to be tried again.
    PutOff {
        /// Who waits.
        whom: Whom,
        /// Until when.
        until: Timestamp,
        /// Failures in a row of whoever waits, with this one.
        failures: u32,
        /// Why, for a technician.
        note: String,
    },
    /// A listed permanent problem.
    Parked {
        /// Its name.
        problem: String,
    },
}

/// A submission that waits to be sent, with the times before which nobody calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outstanding {
    /// Which.
    pub submission: SubmissionId,
    /// To whom; also its lane.
    pub agency: AgencyId,
    /// What is sent last.
    pub manifest: String,
    /// Begun so far.
    pub attempts: u32,
    /// When the newest attempt began; later than now, it tells that the clock was put back.
    pub attempted_at: Option<Timestamp>,
    /// When it was stored.
    pub submitted_at: Timestamp,
    /// Failures in a row of this submission, its lane and the gateway.
    pub failures: Failures,
    /// Not before the latest of these.
    pub next_at: NextAt,
}

/// Failures in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    /// Of this submission.
    pub item: u32,
    /// Of its agency's lane.
    pub lane: u32,
    /// Of the gateway.
    pub host: u32,
}

/// The persisted times of the three circuits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextAt {
    /// Of this submission.
    pub item: Timestamp,
    /// Of its agency's lane.
    pub lane: Timestamp,
    /// Of the gateway.
    pub host: Timestamp,
}

impl NextAt {
    /// The moment from which it may be sent.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        self.item.max(self.lane).max(self.host)
    }
}

/// A submission as citizens and technicians may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub submission: SubmissionId,
    /// What the citizen holds.
    pub reference: Reference,
    /// To whom.
    pub agency: AgencyId,
    /// What is applied for.
    pub licences: Vec<LicenceId>,
    /// Where it stands.
    pub state: State,
    /// When it was stored.
    pub submitted_at: Timestamp,
    /// Attempts begun.
    pub attempts: u32,
    /// When the newest attempt began.
    pub attempted_at: Option<Timestamp>,
    /// Not sent before this.
    pub next_at: Timestamp,
    /// Why it is not sent yet or parked.
    pub problem: Option<String>,
    /// Size of the sealed bytes; 0 once swept.
    pub envelope_bytes: u64,
    /// The terminal's signed manifest.
    pub manifest: String,
    /// The gateway's receipt.
    pub custody_receipt: Option<String>,
    /// The agency's receipt.
    pub agency_receipt: Option<String>,
}

/// Nothing gets through to the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineDown {
    /// The first miss of those that nothing interrupted; unknown where it was before this version.
    pub since: Option<Timestamp>,
}

/// The queue in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backlog {
    /// Waiting to be sent.
    pub stored: u64,
    /// At the gateway, without the agency's answer.
    pub custody: u64,
    /// Waiting for a technician.
    pub parked: u64,
    /// When the oldest that waits to be sent was stored.
    pub oldest: Option<Timestamp>,
}

/// What a sweep took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Sealed bytes of so many submissions.
    pub envelopes: usize,
    /// Rows of so many submissions.
    pub submissions: usize,
    /// Files of attachments that no row names.
    pub files: usize,
}

pub(crate) fn read_outstanding(row: &rusqlite::Row<'_>) -> rusqlite::Result<Outstanding> {
    Ok(Outstanding {
        submission: row::parsed(row, "submission")?,
        agency: row::parsed(row, "agency")?,
        manifest: row.get("manifest")?,
        attempts: row.get("attempts")?,
        attempted_at: row::time_or_none(row, "attempted_at")?,
        submitted_at: row::time(row, "submitted_at")?,
        failures: Failures {
            item: row.get("failures")?,
            lane: row.get("lane_failures")?,
            host: row.get("host_failures")?,
        },
        next_at: NextAt {
            item: row::time(row, "next_at")?,
            lane: row::time(row, "lane_next_at")?,
            host: row::time(row, "host_next_at")?,
        },
    })
}

pub(crate) fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        submission: row::parsed(row, "submission")?,
        reference: row::parsed(row, "reference")?,
        agency: row::parsed(row, "agency")?,
        licences: row::licences(row, "licences")?,
        state: row::parsed(row, "state")?,
        submitted_at: row::time(row, "submitted_at")?,
        attempts: row.get("attempts")?,
        attempted_at: row::time_or_none(row, "attempted_at")?,
        next_at: row::time(row, "next_at")?,
        problem: row.get("problem")?,
        envelope_bytes: row::count(row, "envelope_bytes")?,
        manifest: row.get("manifest")?,
        custody_receipt: row.get("custody_receipt")?,
        agency_receipt: row.get("agency_receipt")?,
    })
}
