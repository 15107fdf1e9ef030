//! What every store of an inbox promises. There are two, SQLite and PostgreSQL, and one suite of tests for both. Whatever
//! is answered without an error is on disk; whatever is repeated is answered as the first time.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;

use domain::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};
use wire::v1::{Feedback, InboxEntry, PartHeld, StaffCall, StatusPage};

use crate::inbox::InboxError;
use crate::inbox::outcome::{
    Answer, Backlog, Delivery, Event, Heard, Heartbeat, PartPut, Posted, Received, Sought, Taken,
};
use crate::site::{DayOfFaces, StaffWanted};

/// An answer that takes its time.
pub(crate) type Answered<'a, T> = Pin<Box<dyn Future<Output = Result<T, InboxError>> + Send + 'a>>;

/// The contract.
pub(crate) trait Store: fmt::Debug + Send + Sync {
    /// Keeps a part until its manifest comes, for 30 days at most; over the quota it is refused.
    fn put_part(&self, sid: SubmissionId, n: u16, body: Bytes, now: Timestamp) -> Answered<'_, PartPut>;

    /// The parts that are here for a submission.
    fn parts(&self, sid: SubmissionId) -> Answered<'_, Vec<PartHeld>>;

    /// The receipt of this very manifest, if it is committed.
    fn receipt_for(&self, sid: SubmissionId, manifest_sha256: String) -> Answered<'_, Option<String>>;

    /// Commits a submission: all its rows and its receipt, or nothing. Of several that come at once one is stored, and the
    /// others are answered with its receipt. Its number in the agency's inbox follows the one committed before it.
    fn receive(&self, delivery: Delivery) -> Answered<'_, Received>;

    /// An agency's submissions after a number, in order and without gaps.
    fn entries(&self, agency: AgencyId, after: u64, limit: u64) -> Answered<'_, Vec<InboxEntry>>;

    /// A committed part of an agency's submission.
    fn part(&self, agency: AgencyId, sid: SubmissionId, n: u16) -> Answered<'_, Option<Vec<u8>>>;

    /// Keeps an agency's final answer. The first one stands; ECDSA is randomised, so the same answer signed anew is no
    /// contradiction, but another level is.
    fn take(&self, answer: Answer) -> Answered<'_, Taken>;

    /// Keeps a status event under its number within the submission. The same payload again is no contradiction.
    fn post_event(&self, event: Event) -> Answered<'_, Posted>;

    /// What agencies said about a terminal's submissions after a cursor: receipts and events, `limit` in all.
    fn status(&self, terminal: TerminalId, since: u64, limit: u64) -> Answered<'_, StatusPage>;

    /// Keeps what a terminal told of itself in place of what it told before.
    fn heartbeat(&self, heartbeat: Heartbeat) -> Answered<'_, Heard>;

    /// The latest that each terminal told of itself, by their names.
    fn heartbeats(&self) -> Answered<'_, Vec<Heartbeat>>;

    /// Finds what stands under a reference for whoever proves to have its receipt. What finds nothing is on disk as a
    /// try before it is answered, and too many tries are not answered at all, however right the proof.
    fn look_up(
        &self,
        terminal: TerminalId,
        reference: Reference,
        proof: String,
        now: Timestamp,
    ) -> Answered<'_, Sought>;

    /// Keeps a call for staff; one that was cancelled stays cancelled, whatever comes late.
    fn put_call(&self, call: StaffCall, now: Timestamp) -> Answered<'_, ()>;

    /// Calls for staff, the latest first.
    fn calls(&self) -> Answered<'_, Vec<StaffWanted>>;

    /// Keeps a day's totals in place of what was known of it; totals only grow, so smaller ones are old.
    fn put_feedback(&self, day: Feedback) -> Answered<'_, ()>;

    /// Every day's totals, the latest day first.
    fn feedback(&self) -> Answered<'_, Vec<DayOfFaces>>;

    /// Where an agency's inbox stands, and the oldest submission after a number that it has not answered.
    fn backlog(&self, agency: AgencyId, after: u64) -> Answered<'_, Backlog>;

    /// Whether something can be written and is on disk before this is answered; nothing of it stays.
    fn is_writable(&self) -> Answered<'_, ()>;
}
