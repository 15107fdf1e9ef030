//! Where applications stand, for whoever has a receipt: found by reference and proof, with the tries that found nothing
//! counted. Another proof and no such reference take the same way through here.

use rusqlite::{Connection, Row, Transaction, params};

use domain::attempts::{REFERENCE, TERMINAL, Verdict};
use domain::{Reference, TerminalId, Timestamp};
use wire::v1::{Finding, Manifest, Tidings};

use super::{Sqlite, parsed};
use crate::inbox::{InboxError, Sought, Standings};

/// Agencies of one visit; no catalogue comes near.
const SUBMISSIONS_MAX: u32 = 100;

impl Sqlite {
    /// Finds what stands under a reference for whoever proves to have its receipt. What finds nothing is on disk as a
    /// try before it is answered, and too many tries are not answered at all, however right the proof.
    pub(crate) fn look_up(
        &mut self,
        terminal: &TerminalId,
        reference: &Reference,
        proof: &str,
        now: Timestamp,
    ) -> Result<Sought, InboxError> {
        let transaction = self.begin()?;
        if let Verdict::Wait { until } = verdict(&transaction, terminal, reference, now)? {
            return Ok(Sought::Wait { until });
        }
        // What cannot be a proof is looked for all the same, under a key that nothing has.
        let status_key = wire::lock::status_key_of(proof).unwrap_or_default();
        let standings = standings(&transaction, reference, &status_key)?;
        if standings.findings.is_empty() {
            transaction.execute(
                "insert into attempt (terminal, reference, at) values (?1, ?2, ?3)",
                params![terminal.as_str(), reference.to_string(), now.as_millisecond()],
            )?;
        }
        transaction.commit()?;
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
    transaction: &Transaction<'_>,
    terminal: &TerminalId,
    reference: &Reference,
    now: Timestamp,
) -> Result<Verdict, InboxError> {
    let window_ms = REFERENCE.within_secs.max(TERMINAL.within_secs).saturating_mul(1_000);
    let (oldest, latest) =
        (now.as_millisecond().saturating_sub(window_ms), now.as_millisecond().saturating_add(window_ms));
    transaction.execute("delete from attempt where at <= ?1 or at > ?2", params![oldest, latest])?;
    let at = |row: &Row<'_>| {
        let at = row.get(0)?;
        Timestamp::from_millisecond(at).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, at))
    };
    let of_reference: Vec<Timestamp> = transaction
        .prepare_cached("select at from attempt where reference = ?1")?
        .query_map(params![reference.to_string()], at)?
        .collect::<Result<_, _>>()?;
    let of_terminal: Vec<Timestamp> = transaction
        .prepare_cached("select at from attempt where terminal = ?1")?
        .query_map(params![terminal.as_str()], at)?
        .collect::<Result<_, _>>()?;
    let verdicts = [REFERENCE.judge(now, &of_reference), TERMINAL.judge(now, &of_terminal)];
    let until = verdicts.into_iter().filter_map(|verdict| match verdict {
        Verdict::Allowed => None,
        Verdict::Wait { until } => Some(until),
    });
    Ok(until.max().map_or(Verdict::Allowed, |until| Verdict::Wait { until }))
}

fn standings(transaction: &Transaction<'_>, reference: &Reference, status_key: &str) -> Result<Standings, InboxError> {
    let mut statement = transaction.prepare_cached(
        "select submission.sid, submission.agency, submission.manifest_sha256, submission.received_at, receipt.jws
           from receipt_claim
           join submission on submission.sid = receipt_claim.sid
           left join receipt on receipt.sid = submission.sid
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
    Ok(standings)
}
