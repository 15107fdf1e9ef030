//! What agencies call: read the inbox by cursor, fetch parts, post their signed answers. An agency sees its own and
//! nothing of another's.

pub(crate) mod push;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;

use domain::AgencyId;
use wire::v1::{
    EventTaken, EventsPosted, InboxEntry, Problem, ProblemType, Receipt, ReceiptTaken, ReceiptsPosted, StatusKind,
};

use crate::Gateway;
use crate::error::ApiError;
use crate::inbox::{Answer, Event, InboxError, Posted, Taken, Topic};
use crate::router::{Reading, as_json, credentials, part_number, sid, whole};

const RECEIPTS_MAX: usize = 100;
const EVENTS_MAX: usize = 100;

pub(crate) async fn entries(
    State(gateway): State<Gateway>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let agency = caller(&gateway, &headers)?;
    let reading = Reading::from_query(query.as_deref(), "after")?;
    let ask = || async { Ok(gateway.inbox().entries(agency.clone(), reading.after, reading.limit).await?) };
    let topic = Topic::Agency(agency.clone());
    let entries = reading.wait_for(&gateway, topic, |entries: &Vec<InboxEntry>| entries.is_empty(), ask).await?;
    Ok(as_json(InboxEntry::list_to_json(&entries)))
}

pub(crate) async fn part(
    State(gateway): State<Gateway>,
    Path((sid_text, n)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let agency = caller(&gateway, &headers)?;
    let body = gateway.inbox().part(agency, sid(&sid_text)?, part_number(&n)?).await?;
    let body = body.ok_or_else(|| ApiError::not_found("this agency's inbox has no such part"))?;
    let digest = wire::content_digest(&body);
    Ok(([(header::CONTENT_TYPE.as_str(), "application/octet-stream"), ("content-digest", digest.as_str())], body)
        .into_response())
}

pub(crate) async fn post_receipts(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let agency = caller(&gateway, &headers)?;
    let posted = ReceiptsPosted::from_json(&whole(body)?)
        .map_err(|error| ApiError::new(ProblemType::Malformed, error.to_string()))?;
    if posted.receipts.len() > RECEIPTS_MAX {
        return Err(ApiError::new(ProblemType::TooLarge, "at most 100 receipts at a time"));
    }
    let mut taken = Vec::new();
    for jws in posted.receipts {
        taken.push(take(&gateway, &agency, jws).await?);
    }
    Ok(as_json(ReceiptTaken::list_to_json(&taken)))
}

pub(crate) async fn post_events(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let agency = caller(&gateway, &headers)?;
    let posted = EventsPosted::from_json(&whole(body)?)
        .map_err(|error| ApiError::new(ProblemType::Malformed, error.to_string()))?;
    if posted.events.len() > EVENTS_MAX {
        return Err(ApiError::new(ProblemType::TooLarge, "at most 100 events at a time"));
    }
    let mut taken = Vec::new();
    for jws in posted.events {
        taken.push(hear(&gateway, &agency, jws).await?);
    }
    Ok(as_json(EventTaken::list_to_json(&taken)))
}

fn caller(gateway: &Gateway, headers: &HeaderMap) -> Result<AgencyId, ApiError> {
    let token = credentials(headers, "Bearer")?;
    Ok(gateway.judge(|trust| trust.agency(token))?)
}

/// Takes one answer. Only a failing store ends the call: one wrong receipt must not hold up the others.
async fn take(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<ReceiptTaken, ApiError> {
    match gateway.judge(|trust| trust.receipt(agency, &jws)) {
        Ok(receipt) => Ok(settle(gateway, agency, receipt, jws).await?),
        Err(problem) => Ok(refused(problem)),
    }
}

async fn settle(
    gateway: &Gateway,
    agency: &AgencyId,
    receipt: Receipt,
    jws: String,
) -> Result<ReceiptTaken, InboxError> {
    let sid = receipt.sid;
    let answer = Answer {
        agency: agency.clone(),
        sid,
        manifest_sha256: receipt.manifest_sha256,
        level: receipt.level,
        jws,
        at: gateway.now(),
    };
    let refuse = |kind, detail: &str| Ok(refused(Problem::new(kind, detail).about(sid)));
    match gateway.inbox().take(answer).await? {
        Taken::Stored => {
            tracing::info!(submission.id = %sid, "agency {agency} answered submission {sid}");
            Ok(ReceiptTaken { sid: Some(sid), problem: None, detail: None })
        }
        Taken::Known => Ok(ReceiptTaken { sid: Some(sid), problem: None, detail: None }),
        Taken::Conflict => refuse(ProblemType::SidConflict, "the other final receipt was given before"),
        Taken::UnknownSubmission => refuse(ProblemType::Malformed, "this agency's inbox has no such submission"),
        Taken::OtherManifest => refuse(ProblemType::Malformed, "the receipt quotes another manifest"),
    }
}

fn refused(problem: Problem) -> ReceiptTaken {
    let name = problem.kind.map_or("about:blank", ProblemType::name);
    ReceiptTaken { sid: problem.sid, problem: Some(name.to_owned()), detail: problem.detail }
}

/// Takes a receipt that came another way; gives the problem, if there is one.
async fn take_quietly(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<Option<String>, InboxError> {
    let receipt = match gateway.judge(|trust| trust.receipt(agency, &jws)) {
        Ok(receipt) => receipt,
        Err(problem) => return Ok(refused(problem).problem),
    };
    Ok(settle(gateway, agency, receipt, jws).await?.problem)
}

/// Takes one event. Only a failing store ends the call: one wrong event must not hold up the others.
async fn hear(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<EventTaken, ApiError> {
    let event = match gateway.judge(|trust| trust.event(agency, &jws)) {
        Ok(event) => event,
        Err(problem) => return Ok(unheard(problem, None)),
    };
    let (sid, n) = (event.sid, event.n);
    let refuse = |kind, detail: &str| Ok(unheard(Problem::new(kind, detail).about(sid), Some(n)));
    match gateway.inbox().post_event(Event { agency: agency.clone(), sid, n, jws, at: gateway.now() }).await? {
        Posted::Stored if event.event == StatusKind::CannotOpen => {
            // Nobody's application may lie about unread: the operator has to hear of it as well.
            tracing::error!(submission.id = %sid, "agency {agency} cannot open submission {sid}");
            Ok(EventTaken { sid: Some(sid), n: Some(n), problem: None, detail: None })
        }
        Posted::Stored => {
            tracing::info!(submission.id = %sid, "agency {agency} said {} of submission {sid}", event.event.as_str());
            Ok(EventTaken { sid: Some(sid), n: Some(n), problem: None, detail: None })
        }
        Posted::Known => Ok(EventTaken { sid: Some(sid), n: Some(n), problem: None, detail: None }),
        Posted::Conflict => refuse(ProblemType::SidConflict, "another event stands under this number"),
        Posted::UnknownSubmission => refuse(ProblemType::Malformed, "this agency's inbox has no such submission"),
    }
}

fn unheard(problem: Problem, n: Option<u32>) -> EventTaken {
    let name = problem.kind.map_or("about:blank", ProblemType::name);
    EventTaken { sid: problem.sid, n, problem: Some(name.to_owned()), detail: problem.detail }
}

#[cfg(test)]
mod tests;
