//! Where applications stand, for whoever has a receipt: found by reference and proof, with the tries that found nothing
//! counted, by all gateways together.

use deadpool_postgres::Transaction;

use domain::attempts::Verdict;
use domain::{Reference, TerminalId, Timestamp};
use wire::v1::{EventTold, Finding, Tidings};

use super::{Postgres, parsed, read};
use crate::inbox::outcome::{EVENTS_MAX, SUBMISSIONS_MAX, attempts_that_count, verdict_of};
use crate::inbox::{InboxError, Sought, Standings};

/// Tries at one terminal and at one reference are judged one after another, or several at once would all be the fifth.
const TERMINAL_LOCK: i32 = 0x6775_6901;
const REFERENCE_LOCK: i32 = 0x6775_6902;

impl Postgres {
    pub(super) async fn seek(
        &self,
        terminal: TerminalId,
        reference: Reference,
        proof: String,
        now: Timestamp,
    ) -> Result<Sought, InboxError> {
        let (terminal, reference) = (terminal.as_str(), reference.to_string());
        let mut client = self.client().await?;
        let transaction = client.transaction().await?;
        for (lock, name) in [(TERMINAL_LOCK, terminal), (REFERENCE_LOCK, reference.as_str())] {
            transaction.execute("select pg_advisory_xact_lock($1, hashtext($2))", &[&lock, &name]).await?;
        }
        if let Verdict::Wait { until } = verdict(&transaction, terminal, &reference, now).await? {
            return Ok(Sought::Wait { until });
        }
        // What cannot be a proof is looked for all the same, under a key that nothing has.
        let status_key = wire::lock::status_key_of(&proof).unwrap_or_default();
        let standings = standings(&transaction, &reference, &status_key).await?;
        if standings.findings.is_empty() {
            let insert = "insert into attempt (terminal, reference, at) values ($1, $2, $3)";
            transaction.execute(insert, &[&terminal, &reference, &now]).await?;
        }
        transaction.commit().await?;
        Ok(Sought::Answered(standings))
    }
}

async fn verdict(
    transaction: &Transaction<'_>,
    terminal: &str,
    reference: &str,
    now: Timestamp,
) -> Result<Verdict, InboxError> {
    let (oldest, latest) = attempts_that_count(now);
    let oldest = Timestamp::from_millisecond(oldest).unwrap_or(Timestamp::MIN);
    let latest = Timestamp::from_millisecond(latest).unwrap_or(Timestamp::MAX);
    transaction.execute("delete from attempt where at <= $1 or at > $2", &[&oldest, &latest]).await?;
    let mut of_reference = Vec::new();
    for row in transaction.query("select at from attempt where reference = $1", &[&reference]).await? {
        of_reference.push(read(&row, 0)?);
    }
    let mut of_terminal = Vec::new();
    for row in transaction.query("select at from attempt where terminal = $1", &[&terminal]).await? {
        of_terminal.push(read(&row, 0)?);
    }
    Ok(verdict_of(now, &of_reference, &of_terminal))
}

async fn standings(transaction: &Transaction<'_>, reference: &str, status_key: &str) -> Result<Standings, InboxError> {
    let found = transaction
        .query(
            "select submission.sid::text, submission.agency, submission.manifest_sha256, submission.received_at,
                    tidings.jws
               from receipt_claim
               join submission on submission.sid = receipt_claim.sid
               left join tidings on tidings.sid = submission.sid and tidings.kind <> 'event'
              where receipt_claim.reference = $1 and receipt_claim.status_key = $2
              order by submission.agency, submission.sid limit $3",
            &[&reference, &status_key, &i64::from(SUBMISSIONS_MAX)],
        )
        .await?;
    let mut standings = Standings::default();
    for row in found {
        let sid = parsed(&row, 0)?;
        let finding =
            Finding { sid, agency: parsed(&row, 1)?, manifest_sha256: read(&row, 2)?, received_at: read(&row, 3)? };
        let receipt: Option<String> = read(&row, 4)?;
        standings.receipts.extend(receipt.map(|receipt| Tidings { sid, receipt }));
        let events = transaction
            .query(
                "select jws from tidings where sid = $1::text::uuid and kind = 'event' order by n limit $2",
                &[&finding.sid.to_string(), &i64::from(EVENTS_MAX)],
            )
            .await?;
        for event in events {
            standings.events.push(EventTold { sid, event: read(&event, 0)? });
        }
        standings.findings.push(finding);
    }
    Ok(standings)
}
