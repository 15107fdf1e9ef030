//! What agencies say about submissions, on its way to the terminals; and what terminals tell of themselves.

use rusqlite::{Connection, OptionalExtension as _, params};

use domain::{AgencyId, SubmissionId, TerminalId};
use wire::v1::{AuditHead, EventTold, StatusPage, Tidings};

use super::{Sqlite, count, parsed, read_sid, signed};
use crate::inbox::outcome::{judge_audit_head, payload};
use crate::inbox::{Answer, Backlog, Event, Heard, Heartbeat, InboxError, Posted, Taken, Unanswered};

impl Sqlite {
    /// The terminal that is to hear of it stands beside what was new.
    pub(super) fn take(&self, answer: &Answer) -> Result<(Taken, Option<TerminalId>), InboxError> {
        let Some((terminal, manifest_sha256)) = submission(&self.connection, &answer.agency, answer.sid)? else {
            return Ok((Taken::UnknownSubmission, None));
        };
        if manifest_sha256 != answer.manifest_sha256 {
            return Ok((Taken::OtherManifest, None));
        }
        let mut insert = self.connection.prepare_cached(
            "insert into tidings (terminal, sid, kind, n, jws, arrived_at) values (?1, ?2, ?3, 0, ?4, ?5)
             on conflict (sid) where kind <> 'event' do nothing",
        )?;
        let (sid, level) = (answer.sid.to_string(), answer.level.as_str());
        if insert.execute(params![terminal.as_str(), sid, level, answer.jws, answer.at.to_string()])? == 1 {
            return Ok((Taken::Stored, Some(terminal)));
        }
        let earlier: String = self
            .connection
            .prepare_cached("select kind from tidings where sid = ?1 and kind <> 'event'")?
            .query_row(params![sid], |row| row.get(0))?;
        Ok((if earlier == level { Taken::Known } else { Taken::Conflict }, None))
    }

    /// The terminal that is to hear of it stands beside what was new.
    pub(super) fn post_event(&self, event: &Event) -> Result<(Posted, Option<TerminalId>), InboxError> {
        let Some((terminal, _)) = submission(&self.connection, &event.agency, event.sid)? else {
            return Ok((Posted::UnknownSubmission, None));
        };
        let mut insert = self.connection.prepare_cached(
            "insert into tidings (terminal, sid, kind, n, jws, arrived_at) values (?1, ?2, 'event', ?3, ?4, ?5)
             on conflict (sid, n) where kind = 'event' do nothing",
        )?;
        let sid = event.sid.to_string();
        if insert.execute(params![terminal.as_str(), sid, event.n, event.jws, event.at.to_string()])? == 1 {
            return Ok((Posted::Stored, Some(terminal)));
        }
        let earlier: String = self
            .connection
            .prepare_cached("select jws from tidings where sid = ?1 and kind = 'event' and n = ?2")?
            .query_row(params![sid, event.n], |row| row.get(0))?;
        Ok((if payload(&earlier) == payload(&event.jws) { Posted::Known } else { Posted::Conflict }, None))
    }

    pub(super) fn backlog(&self, agency: &AgencyId, after: u64) -> Result<Backlog, InboxError> {
        let mut head = self.connection.prepare_cached("select seq from agency_head where agency = ?1")?;
        let head = head.query_row(params![agency.as_str()], |row| count(row, 0)).optional()?.unwrap_or_default();
        let mut oldest = self.connection.prepare_cached(
            "select seq, received_at from submission
              where agency = ?1 and seq > ?2
                and not exists (select 1 from tidings where tidings.sid = submission.sid and kind <> 'event')
              order by seq limit 1",
        )?;
        let oldest_unanswered = oldest
            .query_row(params![agency.as_str(), signed(after)], |row| {
                Ok(Unanswered { seq: count(row, 0)?, received_at: parsed(row, 1)? })
            })
            .optional()?;
        Ok(Backlog { head, oldest_unanswered })
    }

    pub(super) fn status(&self, terminal: &TerminalId, since: u64, limit: u64) -> Result<StatusPage, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select cursor, sid, kind, jws from tidings
              where terminal = ?1 and cursor > ?2 order by cursor limit ?3",
        )?;
        let rows = statement.query_map(params![terminal.as_str(), signed(since), signed(limit)], |row| {
            Ok((count(row, 0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let mut page = StatusPage { cursor: since, receipts: Vec::new(), events: Vec::new() };
        for row in rows {
            let (cursor, sid, kind, jws) = row?;
            let sid = read_sid(&sid)?;
            page.cursor = cursor;
            if kind == "event" {
                page.events.push(EventTold { sid, event: jws });
            } else {
                page.receipts.push(Tidings { sid, receipt: jws });
            }
        }
        Ok(page)
    }

    pub(super) fn heartbeat(&self, heartbeat: &Heartbeat) -> Result<Heard, InboxError> {
        let (terminal, audit) = (heartbeat.terminal.as_str(), &heartbeat.audit);
        let before = self
            .connection
            .prepare_cached("select audit_seq, audit_head from terminal_head where terminal = ?1")?
            .query_row(params![terminal], |row| Ok(AuditHead { seq: count(row, 0)?, head: row.get(1)? }))
            .optional()?;
        let known: Option<String> = self
            .connection
            .prepare_cached("select head from audit_pair where terminal = ?1 and seq = ?2")?
            .query_row(params![terminal, signed(audit.seq)], |row| row.get(0))
            .optional()?;
        self.connection
            .prepare_cached(
                "insert into terminal_head (terminal, audit_seq, audit_head, body, last_seen)
                 select ?1, seq, head, ?4, ?5 from
                   (select ?2 as seq, ?3 as head
                    union all select seq, head from audit_pair where terminal = ?1 order by 1 desc limit 1)
                  where true
                 on conflict (terminal) do update set body = excluded.body, last_seen = excluded.last_seen,
                   audit_head = iif(excluded.audit_seq > audit_seq, excluded.audit_head, audit_head),
                   audit_seq = max(audit_seq, excluded.audit_seq)",
            )?
            .execute(params![terminal, signed(audit.seq), audit.head, heartbeat.body, heartbeat.at.to_string()])?;
        Ok(judge_audit_head(&heartbeat.terminal, audit, before, known.as_deref()))
    }

    pub(super) fn heartbeats(&self) -> Result<Vec<Heartbeat>, InboxError> {
        let mut statement = self.connection.prepare_cached(
            "select terminal, audit_seq, audit_head, body, last_seen from terminal_head order by terminal",
        )?;
        let rows = statement.query_map([], |row| {
            let audit = AuditHead { seq: count(row, 1)?, head: row.get(2)? };
            Ok(Heartbeat { terminal: parsed(row, 0)?, audit, body: row.get(3)?, at: parsed(row, 4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Terminal and manifest hash of an agency's submission.
fn submission(
    connection: &Connection,
    agency: &AgencyId,
    sid: SubmissionId,
) -> Result<Option<(TerminalId, String)>, InboxError> {
    let mut statement =
        connection.prepare_cached("select terminal, manifest_sha256 from submission where sid = ?1 and agency = ?2")?;
    let found =
        statement.query_row(params![sid.to_string(), agency.as_str()], |row| Ok((parsed(row, 0)?, row.get(1)?)));
    Ok(found.optional()?)
}
