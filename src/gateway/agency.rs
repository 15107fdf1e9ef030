//! What agencies call: read the inbox by cursor, fetch parts, post their signed answers. An agency sees its own and
//! nothing of another's.

pub(crate) mod push;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;

use domain::{AgencyId, SubmissionId};
use wire::v1::{Body, EventsPosted, InboxEntry, Problem, ProblemType, Receipt, ReceiptsPosted, StatusKind, TokenTaken};

use crate::Gateway;
use crate::error::ApiError;
use crate::inbox::{Answer, Event, InboxError, Posted, Taken, Topic};
use crate::router::{Reading, as_json, credentials, part_number, sid, whole};

/// Tokens in one call.
const BATCH_MAX: usize = 100;

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
    let receipts = posted(body, |posted: ReceiptsPosted| posted.receipts)?;
    let mut taken = Vec::new();
    for jws in receipts {
        taken.push(take(&gateway, &agency, jws).await?);
    }
    Ok(as_json(TokenTaken::list_to_json(&taken)))
}

pub(crate) async fn post_events(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let agency = caller(&gateway, &headers)?;
    let events = posted(body, |posted: EventsPosted| posted.events)?;
    let mut taken = Vec::new();
    for jws in events {
        taken.push(hear(&gateway, &agency, jws).await?);
    }
    Ok(as_json(TokenTaken::list_to_json(&taken)))
}

/// The tokens of a batch, if there are not too many.
fn posted<B: Body>(
    body: Result<Bytes, BytesRejection>,
    tokens: impl FnOnce(B) -> Vec<String>,
) -> Result<Vec<String>, ApiError> {
    let posted =
        B::from_json(&whole(body)?).map_err(|error| ApiError::new(ProblemType::Malformed, error.to_string()))?;
    let tokens = tokens(posted);
    if tokens.len() > BATCH_MAX {
        return Err(ApiError::new(ProblemType::TooLarge, format!("at most {BATCH_MAX} at a time")));
    }
    Ok(tokens)
}

fn caller(gateway: &Gateway, headers: &HeaderMap) -> Result<AgencyId, ApiError> {
    let token = credentials(headers, "Bearer")?;
    Ok(gateway.judge(|trust| trust.agency(token))?)
}

/// Takes one answer. Only a failing store ends the call: one wrong receipt must not hold up the others.
async fn take(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<TokenTaken, ApiError> {
    match gateway.judge(|trust| trust.receipt(agency, &jws)) {
        Ok(receipt) => Ok(settle(gateway, agency, receipt, jws).await?),
        Err(problem) => Ok(refused(problem, None)),
    }
}

async fn settle(gateway: &Gateway, agency: &AgencyId, receipt: Receipt, jws: String) -> Result<TokenTaken, InboxError> {
    let sid = receipt.sid;
    let answer = Answer {
        agency: agency.clone(),
        sid,
        manifest_sha256: receipt.manifest_sha256,
        level: receipt.level,
        jws,
        at: gateway.now(),
    };
    let refuse = |kind, detail: &str| Ok(refused(Problem::new(kind, detail).about(sid), None));
    match gateway.inbox().take(answer).await? {
        Taken::Stored => {
            tracing::info!(submission.id = %sid, "agency {agency} answered submission {sid}");
            Ok(taken(sid, None))
        }
        Taken::Known => Ok(taken(sid, None)),
        Taken::Conflict => refuse(ProblemType::SidConflict, "the other final receipt was given before"),
        Taken::UnknownSubmission => refuse(ProblemType::Malformed, "this agency's inbox has no such submission"),
        Taken::OtherManifest => refuse(ProblemType::Malformed, "the receipt quotes another manifest"),
    }
}

fn taken(sid: SubmissionId, n: Option<u32>) -> TokenTaken {
    TokenTaken { sid: Some(sid), n, problem: None, detail: None }
}

fn refused(problem: Problem, n: Option<u32>) -> TokenTaken {
    let name = problem.kind.map_or("about:blank", ProblemType::name);
    TokenTaken { sid: problem.sid, n, problem: Some(name.to_owned()), detail: problem.detail }
}

/// Takes a receipt that came another way; gives the problem, if there is one.
async fn take_quietly(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<Option<String>, InboxError> {
    let receipt = match gateway.judge(|trust| trust.receipt(agency, &jws)) {
        Ok(receipt) => receipt,
        Err(problem) => return Ok(refused(problem, None).problem),
    };
    Ok(settle(gateway, agency, receipt, jws).await?.problem)
}

/// Takes one event. Only a failing store ends the call: one wrong event must not hold up the others.
async fn hear(gateway: &Gateway, agency: &AgencyId, jws: String) -> Result<TokenTaken, ApiError> {
    let event = match gateway.judge(|trust| trust.event(agency, &jws)) {
        Ok(event) => event,
        Err(problem) => return Ok(refused(problem, None)),
    };
    let (sid, n) = (event.sid, event.n);
    let refuse = |kind, detail: &str| Ok(refused(Problem::new(kind, detail).about(sid), Some(n)));
    match gateway.inbox().post_event(Event { agency: agency.clone(), sid, n, jws, at: gateway.now() }).await? {
        Posted::Stored if event.event == StatusKind::CannotOpen => {
            // Nobody's application may lie about unread: the operator has to hear of it as well.
            tracing::error!(submission.id = %sid, "agency {agency} cannot open submission {sid}");
            Ok(taken(sid, Some(n)))
        }
        Posted::Stored => {
            tracing::info!(submission.id = %sid, "agency {agency} said {} of submission {sid}", event.event.as_str());
            Ok(taken(sid, Some(n)))
        }
        Posted::Known => Ok(taken(sid, Some(n))),
        Posted::Conflict => refuse(ProblemType::SidConflict, "another event stands under this number"),
        Posted::UnknownSubmission => refuse(ProblemType::Malformed, "this agency's inbox has no such submission"),
    }
}

#[cfg(test)]
mod tests;
