//! What goes into the inbox and what becomes of it, as values that both stores share. Nothing here was judged or is
//! judged: signatures are `trust`'s.

use domain::attempts::{REFERENCE, TERMINAL, Verdict};
use domain::{AgencyId, SubmissionId, TerminalId, Timestamp};
use wire::v1::{AuditHead, EventTold, Finding, Level, Manifest, Tidings};

/// What may lie in an inbox without a manifest. A terminal that was cut off sends its missing parts again.
pub(crate) const WAITING_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// What waits is counted no more often.
pub(crate) const WAITING_COUNT_SECS: i64 = 60;
const WAITING_DAYS_MAX: i64 = 30;
/// A call for staff is of no use to anybody after so long; it is kept to be counted.
const CALLS_KEPT_DAYS: i64 = 30;

/// Parts that came before this and still wait for their manifests are forgotten.
pub(crate) fn waiting_since(now: Timestamp) -> Timestamp {
    days_before(now, WAITING_DAYS_MAX)
}

/// Calls for staff that arrived before this are dropped.
pub(crate) fn calls_since(now: Timestamp) -> Timestamp {
    days_before(now, CALLS_KEPT_DAYS)
}

fn days_before(now: Timestamp, days: i64) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_sub(days * 86_400)).unwrap_or(Timestamp::MIN)
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartPut {
    /// It is new and on disk.
    Stored,
    /// It was here.
    Known,
    /// The submission is committed, without it.
    Conflict,
}

/// What became of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Received {
    /// Committed now; this receipt stands beside it.
    Stored(String),
    /// It was here, with this receipt.
    Known(String),
    /// Another manifest is committed under this sid.
    Conflict,
    /// These parts are not here.
    Missing(Vec<u16>),
}

/// What became of an agency's receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is new and on disk.
    Stored,
    /// One of that level was here.
    Known,
    /// One of another level was here.
    Conflict,
    /// That agency has no such submission.
    UnknownSubmission,
    /// It quotes another manifest.
    OtherManifest,
}

/// Where an agency's inbox stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Backlog {
    /// The latest number.
    pub(crate) head: u64,
    /// What has waited longest for the agency's final answer.
    pub(crate) oldest_unanswered: Option<Unanswered>,
}

/// A submission that its agency has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unanswered {
    /// Its number in the inbox.
    pub(crate) seq: u64,
    pub(crate) received_at: Timestamp,
}

/// What became of a status event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    /// It is new and on disk.
    Stored,
    /// It was here: the same payload, whatever its signature, for ECDSA is randomised.
    Known,
    /// The submission has another event of that number.
    Conflict,
    /// That agency has no such submission.
    UnknownSubmission,
}

/// What became of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Too many tries at this reference or at this terminal.
    Wait {
        /// From then on.
        until: Timestamp,
    },
    /// What there is, or nothing.
    Answered(Standings),
}

/// What stands under a reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Standings {
    pub(crate) findings: Vec<Finding>,
    pub(crate) receipts: Vec<Tidings>,
    /// By submission, each one's in the order of their numbers.
    pub(crate) events: Vec<EventTold>,
}

/// A manifest that was verified, with all that is committed beside it.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) manifest: Manifest,
    pub(crate) jws: String,
    /// JWK of the terminal's key that signed it.
    pub(crate) terminal_key: String,
    pub(crate) receipt: String,
    pub(crate) at: Timestamp,
}

/// An agency's receipt that was verified.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) agency: AgencyId,
    pub(crate) sid: SubmissionId,
    pub(crate) manifest_sha256: String,
    pub(crate) level: Level,
    pub(crate) jws: String,
    pub(crate) at: Timestamp,
}

/// An agency's status event that was verified.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) agency: AgencyId,
    pub(crate) sid: SubmissionId,
    /// Its number within the submission.
    pub(crate) n: u32,
    pub(crate) jws: String,
    pub(crate) at: Timestamp,
}

/// What a terminal told of itself, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heartbeat {
    pub(crate) terminal: TerminalId,
    /// Where its audit chain stands.
    pub(crate) audit: AuditHead,
    /// All that it told, as JSON text; kept as it is.
    pub(crate) body: String,
    pub(crate) at: Timestamp,
}

/// What its audit head says about a terminal that told of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Its chain goes on from where it stood.
    InOrder,
    /// It once vouched for a higher number: its disk was rolled back, or it is a copy.
    RolledBack {
        /// The highest number seen.
        highest: u64,
    },
    /// It vouches for another chain at the number it told before.
    OtherTrail,
}

/// Agencies of one visit; no catalogue comes near.
pub(crate) const SUBMISSIONS_MAX: u32 = 100;
/// Events of one submission that a look-up tells of.
pub(crate) const EVENTS_MAX: u32 = 100;

/// Tries between these milliseconds since 1970 count; all others are forgotten, those of a clock that ran ahead too.
pub(crate) fn attempts_that_count(now: Timestamp) -> (i64, i64) {
    let window_ms = REFERENCE.within_secs.max(TERMINAL.within_secs).saturating_mul(1_000);
    (now.as_millisecond().saturating_sub(window_ms), now.as_millisecond().saturating_add(window_ms))
}

/// Whether somebody may try again, after tries at that reference and at that terminal.
pub(crate) fn verdict_of(now: Timestamp, of_reference: &[Timestamp], of_terminal: &[Timestamp]) -> Verdict {
    let verdicts = [REFERENCE.judge(now, of_reference), TERMINAL.judge(now, of_terminal)];
    let until = verdicts.into_iter().filter_map(|verdict| match verdict {
        Verdict::Allowed => None,
        Verdict::Wait { until } => Some(until),
    });
    until.max().map_or(Verdict::Allowed, |until| Verdict::Wait { until })
}

/// The payload of a compact JWS, which is the same however often it is signed.
pub(crate) fn payload(jws: &str) -> &str {
    jws.split('.').nth(1).unwrap_or_default()
}

/// Compares the audit head that a heartbeat tells of with the highest that was known at the one before, and says so where
/// the terminal does not go on from there. What a manifest told since then counts from the next heartbeat on: it may have
/// overtaken this one. `known` is the head that a manifest told for the same number.
pub(crate) fn judge_audit_head(
    terminal: &TerminalId,
    told: &AuditHead,
    before: Option<AuditHead>,
    known: Option<&str>,
) -> Heard {
    if known.is_some_and(|known| known != told.head) {
        alarm_of_other_trail(terminal, told.seq);
        return Heard::OtherTrail;
    }
    match before {
        Some(highest) if highest.seq > told.seq => {
            tracing::error!(
                terminal = %terminal,
                audit.seq = told.seq,
                audit.highest = highest.seq,
                "terminal {terminal} stands at audit number {} and stood at {} before: its disk was rolled back",
                told.seq,
                highest.seq
            );
            Heard::RolledBack { highest: highest.seq }
        }
        Some(highest) if highest.seq == told.seq && highest.head != told.head => {
            alarm_of_other_trail(terminal, told.seq);
            Heard::OtherTrail
        }
        Some(_) | None => Heard::InOrder,
    }
}

/// Says that a terminal's audit chain is not what it was. It is an alarm and no reason to refuse: the citizen has applied
/// all the same.
pub(crate) fn alarm_of_other_trail(terminal: &TerminalId, seq: u64) {
    tracing::error!(
        terminal = %terminal,
        audit.seq = seq,
        "terminal {terminal} vouches for another audit trail than before: its disk was rolled back or changed"
    );
}
