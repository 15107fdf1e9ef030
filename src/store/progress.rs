//! What happens to a submission after it is stored: attempts, receipts, delays, parking, and the end of its keeping
//! time. Only a receipt moves it on; whether a receipt is genuine was decided before it comes here.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use domain::audit::Event;
use domain::{AgencyId, Reference, SubmissionId, Timestamp};

use crate::submission::{Backlog, Level, LineDown, Outcome, Outstanding, Row, State, Whom, read_outstanding, read_row};
use crate::{Store, StoreError, audit, row};

/// The lane of the gateway itself; agency codes are upper case, so none can be called this.
const HOST: &str = "host";

/// For each lane a look into the index of what is due, and no further than asked: the same for ten that wait and for a
/// hundred thousand.
pub(crate) const OUTSTANDING: &str = "
    select s.submission, s.agency, s.manifest, s.attempts, s.attempted_at, s.submitted_at,
           s.failures, s.next_at, l.failures as lane_failures, l.next_at as lane_next_at,
           coalesce(h.failures, 0) as host_failures, coalesce(h.next_at, 0) as host_next_at
      from lane l
      join submission s on s.rowid in (select first.rowid from submission first
                                        where first.state = 'stored' and first.agency = l.name
                                        order by first.next_at, first.seq limit ?1)
      left join lane h on h.name = ?2
     order by s.next_at, s.submitted_at, s.agency, s.seq";

/// The queue in figures, from its index alone.
pub(crate) const BACKLOG: &str = "
    select coalesce(sum(state = 'stored'), 0) as stored, coalesce(sum(state = 'custody'), 0) as custody,
           coalesce(sum(state = 'parked'), 0) as parked, min(case when state = 'stored' then submitted_at end) as oldest
      from submission where settled_at is null";

/// What the gateway does not have.
pub(crate) const UNDELIVERED: &str = "
    select submission from submission
     where settled_at is null and state in ('stored', 'parked')
     order by submitted_at, agency, seq";

/// Submissions as citizens and technicians may see them.
pub(crate) const ROWS: &str = "
    select s.submission, s.reference, s.agency, s.licences, s.state, s.submitted_at, s.attempts, s.attempted_at,
           s.next_at, s.problem, coalesce(length(e.body), 0) as envelope_bytes, s.manifest, s.custody_receipt,
           s.agency_receipt
      from submission s left join envelope e using (submission)";

impl Store {
    /// What waits to be sent, up to `limit` of each lane, so that a long queue for one agency hides no other's.
    pub fn outstanding(&self, limit: u32) -> Result<Vec<Outstanding>, StoreError> {
        let sql = self.watch.sql("read what waits to be sent");
        let mut waiting = self.connection.prepare_cached(OUTSTANDING).map_err(&sql)?;
        let rows = waiting.query_map(params![limit, HOST], read_outstanding).map_err(&sql)?;
        rows.collect::<Result<_, _>>().map_err(&sql)
    }

    /// Whether the gateway was out of reach more than once in a row while something waits; a single miss is no outage.
    pub fn line_down(&self) -> Result<Option<LineDown>, StoreError> {
        self.connection
            .query_row(
                "select failing_since from lane
                  where name = ?1 and failures > 1 and exists (select 1 from submission where state = 'stored')",
                params![HOST],
                |row| Ok(LineDown { since: row::time_or_none(row, "failing_since")? }),
            )
            .optional()
            .map_err(self.watch.sql("read how the line is"))
    }

    /// Notes an attempt before its first byte leaves, so that a crash in the middle is known as *not sent*. What is tried
    /// was due, and is so by the clock as it is now, whatever an earlier one wrote.
    pub fn begin_attempt(&mut self, submission: SubmissionId, now: Timestamp) -> Result<u32, StoreError> {
        let sql = self.watch.sql("note an attempt");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let attempts = transaction
            .query_row(
                "update submission set attempts = attempts + 1, attempted_at = ?2, next_at = min(next_at, ?2)
                  where submission = ?1 and state = 'stored' returning attempts",
                params![submission.to_string(), now.as_millisecond()],
                |row| row.get(0),
            )
            .optional()
            .map_err(&sql)?;
        transaction.commit().map_err(&sql)?;
        attempts.ok_or(StoreError::NoSubmission(submission))
    }

    /// Keeps what an attempt came to. Hearing the same receipt twice changes nothing; hearing a different one of the
    /// same level is an error, because then one of the two is not ours.
    pub fn record(&mut self, submission: SubmissionId, outcome: &Outcome, now: Timestamp) -> Result<State, StoreError> {
        let sql = self.watch.sql("keep what an attempt came to");
        let terminal = self.terminal.clone();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        let known = find(&transaction, submission).map_err(&sql)?.ok_or(StoreError::NoSubmission(submission))?;
        let (state, event) = match outcome {
            Outcome::Receipted { level, receipt } => {
                if known.receipt(*level).is_some_and(|kept| kept != receipt) {
                    return Err(StoreError::OtherReceipt(submission));
                }
                let news = known.receipt(*level).is_none();
                let state = known.state.after(*level);
                keep_receipt(&transaction, &known, *level, receipt, now).map_err(&sql)?;
                (
                    state,
                    news.then(|| Event::Receipted {
                        submission,
                        level: level.as_str(),
                        receipt: Sha256::digest(receipt).into(),
                    }),
                )
            }
            Outcome::PutOff { whom, until, failures, note } => {
                put_off(&transaction, &known, (*whom, *until, *failures), note, now).map_err(&sql)?;
                (known.state, None)
            }
            Outcome::Parked { problem } => {
                let parked = park(&transaction, &known, problem).map_err(&sql)?;
                let event = Event::Parked { submission, problem: problem.clone() };
                if parked { (State::Parked, Some(event)) } else { (known.state, None) }
            }
        };
        if let Some(event) = event {
            let head = audit::head(&transaction, &terminal).map_err(&sql)?;
            audit::append(&transaction, head, &event, now).map_err(&sql)?;
        }
        transaction.commit().map_err(&sql)?;
        self.spare_the_log();
        Ok(state)
    }

    /// Gives a parked submission back to the queue; a technician's act.
    pub fn release(&mut self, submission: SubmissionId, now: Timestamp) -> Result<(), StoreError> {
        let changed = self
            .connection
            .execute(
                "update submission set state = 'stored', failures = 0, next_at = ?2
                  where submission = ?1 and state = 'parked'",
                params![submission.to_string(), now.as_millisecond()],
            )
            .map_err(self.watch.sql("release a submission"))?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NoSubmission(submission)) }
    }

    /// Lets everything that waits be sent at `at`; for a line that came back, or a technician's *send now*.
    pub fn pull_forward(&mut self, at: Timestamp) -> Result<(), StoreError> {
        let sql = self.watch.sql("pull the queue forward");
        let at = at.as_millisecond();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sql)?;
        transaction
            .execute("update submission set next_at = ?1 where state = 'stored' and next_at > ?1", params![at])
            .map_err(&sql)?;
        transaction.execute("update lane set next_at = ?1 where next_at > ?1", params![at]).map_err(&sql)?;
        transaction.commit().map_err(&sql)
    }

    /// The submissions of one visit; empty if the reference is not of this terminal or no longer kept.
    pub fn submissions_of(&self, reference: &Reference) -> Result<Vec<Row>, StoreError> {
        self.rows("where s.reference = ?1 order by s.agency, s.seq", params![reference.to_string()])
    }

    /// One submission.
    pub fn submission(&self, submission: SubmissionId) -> Result<Option<Row>, StoreError> {
        let rows = self.rows("where s.submission = ?1", params![submission.to_string()])?;
        Ok(rows.into_iter().next())
    }

    /// Everything that has no final receipt, oldest first; for the technician.
    pub fn unsettled(&self, limit: u32) -> Result<Vec<Row>, StoreError> {
        self.rows("where s.settled_at is null order by s.submitted_at, s.agency, s.seq limit ?1", params![limit])
    }

    /// The ids of what the gateway does not have, waiting or parked, oldest first. Where there may be a hundred thousand,
    /// ask for these, and then for one [`Store::submission`] after another.
    pub fn undelivered(&self) -> Result<Vec<SubmissionId>, StoreError> {
        let sql = self.watch.sql("read what is not delivered");
        let mut found = self.connection.prepare_cached(UNDELIVERED).map_err(&sql)?;
        let ids = found.query_map([], |row| row::parsed(row, "submission")).map_err(&sql)?;
        ids.collect::<Result<_, _>>().map_err(&sql)
    }

    /// The queue in figures.
    pub fn backlog(&self) -> Result<Backlog, StoreError> {
        self.connection
            .query_row(BACKLOG, [], |row| {
                Ok(Backlog {
                    stored: row::count(row, "stored")?,
                    custody: row::count(row, "custody")?,
                    parked: row::count(row, "parked")?,
                    oldest: row::time_or_none(row, "oldest")?,
                })
            })
            .map_err(self.watch.sql("count the queue"))
    }

    fn rows(&self, which: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Row>, StoreError> {
        let sql = self.watch.sql("read submissions");
        let text = format!("{ROWS} {which}");
        let mut found = self.connection.prepare_cached(&text).map_err(&sql)?;
        let rows = found.query_map(values, read_row).map_err(&sql)?;
        rows.collect::<Result<_, _>>().map_err(&sql)
    }
}

/// What `record` has to know before it changes anything.
struct Known {
    submission: SubmissionId,
    agency: AgencyId,
    state: State,
    custody_receipt: Option<String>,
    agency_receipt: Option<String>,
}

impl Known {
    fn receipt(&self, level: Level) -> Option<&String> {
        match level {
            Level::Custody => self.custody_receipt.as_ref(),
            Level::Accepted | Level::Rejected => self.agency_receipt.as_ref(),
        }
    }
}

fn find(connection: &Connection, submission: SubmissionId) -> rusqlite::Result<Option<Known>> {
    connection
        .query_row(
            "select agency, state, custody_receipt, agency_receipt from submission where submission = ?1",
            params![submission.to_string()],
            |row| {
                Ok(Known {
                    submission,
                    agency: row::parsed(row, "agency")?,
                    state: row::parsed(row, "state")?,
                    custody_receipt: row.get("custody_receipt")?,
                    agency_receipt: row.get("agency_receipt")?,
                })
            },
        )
        .optional()
}

fn keep_receipt(
    transaction: &Transaction<'_>,
    known: &Known,
    level: Level,
    receipt: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let state = known.state.after(level).as_str();
    let submission = known.submission.to_string();
    match level {
        Level::Custody => transaction.execute(
            "update submission set state = ?2, custody_receipt = ?3, problem = null, failures = 0 where submission = ?1",
            params![submission, state, receipt],
        )?,
        Level::Accepted | Level::Rejected => transaction.execute(
            "update submission set state = ?2, agency_receipt = ?3, problem = null, failures = 0,
                    settled_at = coalesce(settled_at, ?4)
              where submission = ?1",
            params![submission, state, receipt, now.as_millisecond()],
        )?,
    };
    reset(transaction, known.agency.as_str())?;
    reset(transaction, HOST)
}

/// A wider circuit than the one that failed has just worked, so it is closed again. The attempt's time becomes that of its
/// end: `until` was reckoned by the clock as it was then, and is judged by that.
fn put_off(
    transaction: &Transaction<'_>,
    known: &Known,
    (whom, until, failures): (Whom, Timestamp, u32),
    note: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let until = until.as_millisecond();
    let submission = known.submission.to_string();
    transaction.execute(
        "update submission set problem = ?2, attempted_at = ?3, next_at = min(next_at, ?3) where submission = ?1 and state = 'stored'",
        params![submission, note, now.as_millisecond()],
    )?;
    match whom {
        Whom::Item => {
            transaction.execute(
                "update submission set next_at = ?2, failures = ?3 where submission = ?1 and state = 'stored'",
                params![submission, until, failures],
            )?;
            reset(transaction, known.agency.as_str())?;
            reset(transaction, HOST)
        }
        Whom::Lane => {
            delay(transaction, known.agency.as_str(), until, failures, now)?;
            reset(transaction, HOST)
        }
        Whom::Host => delay(transaction, HOST, until, failures, now),
    }
}

/// Only what was never taken by the gateway can be parked; a receipt that came meanwhile wins.
fn park(transaction: &Transaction<'_>, known: &Known, problem: &str) -> rusqlite::Result<bool> {
    let parked = transaction.execute(
        "update submission set state = 'parked', problem = ?2 where submission = ?1 and state = 'stored'",
        params![known.submission.to_string(), problem],
    )?;
    reset(transaction, known.agency.as_str())?;
    reset(transaction, HOST)?;
    Ok(parked == 1)
}

fn reset(transaction: &Transaction<'_>, lane: &str) -> rusqlite::Result<()> {
    transaction
        .execute(
            "update lane set failures = 0, next_at = 0, failing_since = null where name = ?1 and failures > 0",
            params![lane],
        )
        .map(|_| ())
}

fn delay(transaction: &Transaction<'_>, lane: &str, until: i64, failures: u32, now: Timestamp) -> rusqlite::Result<()> {
    transaction
        .execute(
            "insert into lane (name, failures, next_at, failing_since) values (?1, ?2, ?3, ?4)
             on conflict (name) do update set failures = excluded.failures, next_at = excluded.next_at,
                 failing_since = case when lane.failures = 0 then ?4 else lane.failing_since end",
            params![lane, failures, until, now.as_millisecond()],
        )
        .map(|_| ())
}
