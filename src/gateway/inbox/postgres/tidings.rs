//! What agencies say about submissions, on its way to the terminals; and what terminals tell of themselves. A terminal's
//! cursor is taken from its own row and held to COMMIT, as an agency's number is.

use tokio_postgres::types::ToSql;

use domain::{AgencyId, SubmissionId, TerminalId};
use wire::v1::{AuditHead, EventTold, StatusPage, Tidings};

use super::{Postgres, count, parsed, read, signed};
use crate::inbox::news::Topic;
use crate::inbox::outcome::{judge_audit_head, payload};
use crate::inbox::{Answer, Backlog, Event, Heard, Heartbeat, InboxError, Posted, Taken, Unanswered};

/// A cursor that is taken in vain is no harm: only its order matters.
const TELL: &str = "
    with head as (
        insert into tidings_head as head (terminal, cursor) values ($1, 1)
        on conflict (terminal) do update set cursor = head.cursor + 1 returning cursor
    )
    insert into tidings (terminal, cursor, sid, kind, n, jws, arrived_at)
    select $1, cursor, $2::text::uuid, $3, $4, $5, $6 from head on conflict do nothing";

impl Postgres {
    pub(super) async fn keep_answer(&self, answer: Answer) -> Result<Taken, InboxError> {
        let Some((terminal, manifest_sha256)) = self.submission(&answer.agency, answer.sid).await? else {
            return Ok(Taken::UnknownSubmission);
        };
        if manifest_sha256 != answer.manifest_sha256 {
            return Ok(Taken::OtherManifest);
        }
        let (sid, level) = (answer.sid.to_string(), answer.level.as_str());
        if self.tell(terminal, &[&sid, &level, &0_i64, &answer.jws, &answer.at]).await? {
            return Ok(Taken::Stored);
        }
        let earlier = "select kind from tidings where sid = $1::text::uuid and kind <> 'event'";
        let row = self.client().await?.query_one(earlier, &[&sid]).await?;
        Ok(if read::<String>(&row, 0)? == level { Taken::Known } else { Taken::Conflict })
    }

    pub(super) async fn keep_event(&self, event: Event) -> Result<Posted, InboxError> {
        let Some((terminal, _)) = self.submission(&event.agency, event.sid).await? else {
            return Ok(Posted::UnknownSubmission);
        };
        let (sid, n) = (event.sid.to_string(), i64::from(event.n));
        if self.tell(terminal, &[&sid, &"event", &n, &event.jws, &event.at]).await? {
            return Ok(Posted::Stored);
        }
        let earlier = "select jws from tidings where sid = $1::text::uuid and kind = 'event' and n = $2";
        let row = self.client().await?.query_one(earlier, &[&sid, &n]).await?;
        let same = payload(&read::<String>(&row, 0)?) == payload(&event.jws);
        Ok(if same { Posted::Known } else { Posted::Conflict })
    }

    /// Writes down what a terminal is to hear; says whether it is new.
    async fn tell(&self, terminal: TerminalId, what: &[&(dyn ToSql + Sync); 5]) -> Result<bool, InboxError> {
        let client = self.client().await?;
        let tell = client.prepare_cached(TELL).await?;
        let [sid, kind, n, jws, at] = *what;
        let told = client.execute(&tell, &[&terminal.as_str(), sid, kind, n, jws, at]).await?;
        if told == 1 {
            self.hub.announce(Topic::Terminal(terminal));
        }
        Ok(told == 1)
    }

    /// Terminal and manifest hash of an agency's submission.
    async fn submission(
        &self,
        agency: &AgencyId,
        sid: SubmissionId,
    ) -> Result<Option<(TerminalId, String)>, InboxError> {
        let client = self.client().await?;
        let select = client
            .prepare_cached(
                "select terminal, manifest_sha256 from submission where sid = $1::text::uuid and agency = $2",
            )
            .await?;
        let row = client.query_opt(&select, &[&sid.to_string(), &agency.as_str()]).await?;
        row.map(|row| Ok((parsed(&row, 0)?, read(&row, 1)?))).transpose()
    }

    pub(super) async fn behind(&self, agency: AgencyId, after: u64) -> Result<Backlog, InboxError> {
        let client = self.client().await?;
        let head = client.query_opt("select seq from agency_head where agency = $1", &[&agency.as_str()]).await?;
        let head = head.map(|row| count(&row, 0)).transpose()?.unwrap_or_default();
        let oldest = client
            .prepare_cached(
                "select seq, received_at from submission
                  where agency = $1 and seq > $2
                    and not exists (select 1 from tidings where tidings.sid = submission.sid and kind <> 'event')
                  order by seq limit 1",
            )
            .await?;
        let oldest = client.query_opt(&oldest, &[&agency.as_str(), &signed(after)]).await?;
        let oldest =
            oldest.map(|row| Ok::<_, InboxError>(Unanswered { seq: count(&row, 0)?, received_at: read(&row, 1)? }));
        Ok(Backlog { head, oldest_unanswered: oldest.transpose()? })
    }

    pub(super) async fn told(&self, terminal: TerminalId, since: u64, limit: u64) -> Result<StatusPage, InboxError> {
        let client = self.client().await?;
        let list = client
            .prepare_cached(
                "select cursor, sid::text, kind, jws from tidings
                  where terminal = $1 and cursor > $2 order by cursor limit $3",
            )
            .await?;
        let mut page = StatusPage { cursor: since, receipts: Vec::new(), events: Vec::new() };
        for row in client.query(&list, &[&terminal.as_str(), &signed(since), &signed(limit)]).await? {
            let sid = parsed(&row, 1)?;
            page.cursor = count(&row, 0)?;
            if read::<String>(&row, 2)? == "event" {
                page.events.push(EventTold { sid, event: read(&row, 3)? });
            } else {
                page.receipts.push(Tidings { sid, receipt: read(&row, 3)? });
            }
        }
        Ok(page)
    }

    pub(super) async fn keep_heartbeat(&self, heartbeat: Heartbeat) -> Result<Heard, InboxError> {
        let (terminal, audit) = (heartbeat.terminal.as_str(), &heartbeat.audit);
        let client = self.client().await?;
        // What stood there before is read in the same statement, which sees nothing of what it writes. Its commit waits for no
        // disk: whatever a crash of the server takes is told again within a minute, and submissions need the disk more.
        let keep = client
            .prepare_cached(
                "with kept as (
                     insert into terminal_head as head (terminal, audit_seq, audit_head, body, last_seen)
                     select $1, seq, head, $4, $5 from
                         (select $2::bigint as seq, $3::text as head
                          union all select seq, head from audit_pair where terminal = $1 order by 1 desc limit 1) told
                     on conflict (terminal) do update set body = excluded.body, last_seen = excluded.last_seen,
                       audit_head = case when excluded.audit_seq > head.audit_seq
                                         then excluded.audit_head else head.audit_head end,
                       audit_seq = greatest(head.audit_seq, excluded.audit_seq)
                 )
                 select before.audit_seq, before.audit_head, known.head
                   from (select set_config('synchronous_commit', 'off', true)) this
                   left join terminal_head before on before.terminal = $1
                   left join audit_pair known on known.terminal = $1 and known.seq = $2",
            )
            .await?;
        let row = client
            .query_one(&keep, &[&terminal, &signed(audit.seq), &audit.head, &heartbeat.body, &heartbeat.at])
            .await?;
        let before = match read::<Option<String>>(&row, 1)? {
            Some(head) => Some(AuditHead { seq: count(&row, 0)?, head }),
            None => None,
        };
        let known: Option<String> = read(&row, 2)?;
        Ok(judge_audit_head(&heartbeat.terminal, audit, before, known.as_deref()))
    }

    pub(super) async fn heartbeats_kept(&self) -> Result<Vec<Heartbeat>, InboxError> {
        let list = "select terminal, audit_seq, audit_head, body, last_seen from terminal_head order by terminal";
        let rows = self.client().await?.query(list, &[]).await?;
        let heartbeats = rows.iter().map(|row| {
            let audit = AuditHead { seq: count(row, 1)?, head: read(row, 2)? };
            Ok(Heartbeat { terminal: parsed(row, 0)?, audit, body: read(row, 3)?, at: read(row, 4)? })
        });
        heartbeats.collect()
    }
}
