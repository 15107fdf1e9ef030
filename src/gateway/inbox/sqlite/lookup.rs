//! Where applications stand, for whoever has a receipt: found by reference and proof, with the tries that found nothing
//! counted. Another proof and no such reference take the same way through here.

use rusqlite::{Connection, Row, Transaction, params};

use domain::attempts::Verdict;
use domain::{Reference, TerminalId, Timestamp};
use wire::v1::{EventTold, Finding, Manifest, Signed as _, Tidings};

use super::{Sqlite, parsed};
use crate::inbox::outcome::{EVENTS_MAX, SUBMISSIONS_MAX, attempts_that_count, verdict_of};
use crate::inbox::{InboxError, Sought, Standings};

impl Sqlite {
    pub(super) fn look_up(
        &self,
        terminal: &TerminalId,
        reference: &Reference,
        proof: &str,
        now: Timestamp,
    ) -> Result<Sought, InboxError> {
        if let Verdict::Wait { until } = verdict(&self.connection, terminal, reference, now)? {
            return Ok(Sought::Wait { until });
        }
        // What cannot be a proof is looked for all the same, under a key that nothing has.
        let status_key = wire::lock::status_key_of(proof).unwrap_or_default();
        let standings = standings(&self.connection, reference, &status_key)?;
        if standings.findings.is_empty() {
            self.connection.execute(
                "insert into attempt (terminal, reference, at) values (?1, ?2, ?3)",
                params![terminal.as_str(), reference.to_string(), now.as_millisecond()],
            )?;
        }
        Ok(Sought::Answered(standings))
    }
}

/// Keeps by what a submission is found, if its terminal printed a check code.
pub(super) fn keep_claim(connection: &Connection, manifest: &Manifest) -> Result<(), InboxError> {
    if let Some(status_key) = &manifest.status_key {
        connection.execute(
            "insert into receipt_claim (sid, reference, status_key) values (?1, ?2, ?3)",
            params![manifest.sid.to_string(), manifest.reference.to_string(), status_key],
        )?;
    }
    Ok(())
}

/// Makes findable what was delivered to an earlier release. The manifests were verified when they came.
pub(super) fn keep_earlier_claims(transaction: &Transaction<'_>) -> Result<(), InboxError> {
    let mut statement = transaction.prepare("select sid, manifest from submission")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for row in rows {
        let (sid, jws) = row?;
        let payload = jws.split('.').nth(1).and_then(wire::decode);
        let manifest = payload.and_then(|payload| Manifest::from_json(&payload).ok());
        keep_claim(transaction, &manifest.ok_or(InboxError::Row { sid })?)?;
    }
    Ok(())
}

fn verdict(
    connection: &Connection,
    terminal: &TerminalId,
    reference: &Reference,
    now: Timestamp,
) -> Result<Verdict, InboxError> {
    let (oldest, latest) = attempts_that_count(now);
    connection.execute("delete from attempt where at <= ?1 or at > ?2", params![oldest, latest])?;
    let at = |row: &Row<'_>| {
        let at = row.get(0)?;
        Timestamp::from_millisecond(at).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, at))
    };
    let of_reference: Vec<Timestamp> = connection
        .prepare_cached("select at from attempt where reference = ?1")?
        .query_map(params![reference.to_string()], at)?
        .collect::<Result<_, _>>()?;
    let of_terminal: Vec<Timestamp> = connection
        .prepare_cached("select at from attempt where terminal = ?1")?
        .query_map(params![terminal.as_str()], at)?
        .collect::<Result<_, _>>()?;
    Ok(verdict_of(now, &of_reference, &of_terminal))
}

fn standings(connection: &Connection, reference: &Reference, status_key: &str) -> Result<Standings, InboxError> {
    let mut statement = connection.prepare_cached(
        "select submission.sid, submission.agency, submission.manifest_sha256, submission.received_at, tidings.jws
           from receipt_claim
           join submission on submission.sid = receipt_claim.sid
           left join tidings on tidings.sid = submission.sid and tidings.kind <> 'event'
          where receipt_claim.reference = ?1 and receipt_claim.status_key = ?2
          order by submission.agency, submission.sid limit ?3",
    )?;
    let rows = statement.query_map(params![reference.to_string(), status_key, SUBMISSIONS_MAX], |row| {
        let finding = Finding {
            sid: parsed(row, 0)?,
            agency: parsed(row, 1)?,
            manifest_sha256: row.get(2)?,
            received_at: parsed(row, 3)?,
        };
        Ok((finding, row.get::<_, Option<String>>(4)?))
    })?;
    let mut standings = Standings::default();
    for row in rows {
        let (finding, receipt) = row?;
        standings.receipts.extend(receipt.map(|receipt| Tidings { sid: finding.sid, receipt }));
        standings.findings.push(finding);
    }
    let mut events =
        connection.prepare_cached("select jws from tidings where sid = ?1 and kind = 'event' order by n limit ?2")?;
    for finding in &standings.findings {
        let sid = finding.sid;
        let told = events.query_map(params![sid.to_string(), EVENTS_MAX], |row| row.get::<_, String>(0))?;
        for event in told {
            standings.events.push(EventTold { sid, event: event? });
        }
    }
    Ok(standings)
}
