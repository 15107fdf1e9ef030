//! What terminals call: deliver parts, commit them with a manifest, ask for agencies' answers. A handler reads the
//! call, asks once and answers; the decisions are `trust`'s and `inbox`'s.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use domain::SubmissionId;
use wire::v1::{
    Body as _, Hello, Issuer, Level, PartHeld, Problem, ProblemType, Receipt, Signed as _, StatusPage, manifest_sha256,
};

use crate::Gateway;
use crate::caller::{Account, Caller};
use crate::error::ApiError;
use crate::inbox::{Delivery, PartPut, Received, Topic};
use crate::router::{Reading, as_json, as_token, member, part_number, sid, whole};

const NONCE_CHARS_MAX: usize = 64;

pub(crate) async fn hello(
    State(gateway): State<Gateway>,
    RawQuery(query): RawQuery,
) -> Result<impl IntoResponse, ApiError> {
    let is_plain = |nonce: &&str| {
        (1..=NONCE_CHARS_MAX).contains(&nonce.len())
            && nonce.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let nonce = member(query.as_deref(), "nonce").filter(is_plain).ok_or_else(|| {
        ApiError::new(ProblemType::Malformed, "hello needs ?nonce= with 1 to 64 letters, digits, - or _")
    })?;
    let hello = Hello { nonce: nonce.to_owned(), time: gateway.now(), gateway: gateway.name().to_owned() };
    Ok(as_token(StatusCode::OK, hello.sign(gateway.key()).map_err(cannot_sign)?))
}

pub(crate) async fn put_part(
    State(gateway): State<Gateway>,
    Path((sid_text, n)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, ApiError> {
    let (sid, n, body) = (sid(&sid_text)?, part_number(&n)?, whole(body)?);
    check_digest(&headers, &body)?;
    let bytes = body.len();
    match gateway.inbox().put_part(sid, n, body, gateway.now()).await? {
        PartPut::Stored => {
            gateway.metrics().part_stored(bytes);
            Ok(StatusCode::CREATED)
        }
        PartPut::Known => Ok(StatusCode::OK),
        PartPut::Conflict => Err(conflict("the submission is committed, without these bytes").about(sid).into()),
    }
}

pub(crate) async fn parts(
    State(gateway): State<Gateway>,
    Path(sid_text): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let parts = gateway.inbox().parts(sid(&sid_text)?).await?;
    Ok(as_json(PartHeld::list_to_json(&parts)))
}

pub(crate) async fn put_manifest(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    Path(sid_text): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    commit(&gateway, &account, sid(&sid_text)?, &headers, body).await
}

/// For clients that know idempotency keys and no PUT. The same submission at the same time is told to come later, as the
/// draft of that header wants it; all else is as with PUT.
pub(crate) async fn post_manifest(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(|key| key.trim_matches('"'));
    let needed = || ApiError::new(ProblemType::Malformed, "this call needs \"Idempotency-Key: \" and the sid");
    let sid = sid(key.ok_or_else(needed)?)?;
    let Some(_busy) = gateway.busy().begin(sid) else {
        let problem = Problem::new(ProblemType::InProgress, "this submission is being handled").about(sid);
        return Err(ApiError::from(problem).retry_after(1));
    };
    commit(&gateway, &account, sid, &headers, body).await
}

async fn commit(
    gateway: &Gateway,
    account: &Account,
    sid: SubmissionId,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, ApiError> {
    let (jws, at) = (token(headers, &whole(body)?)?, gateway.now());
    let (manifest, key) = match gateway.judge(|trust| trust.manifest(&jws, at)) {
        Ok(judged) => judged,
        Err(problem) => return committed_before(gateway, sid, &jws, problem).await,
    };
    account.is_terminal(gateway, &manifest.terminal)?;
    if manifest.sid != sid {
        let detail = "the manifest is another submission's than the call's";
        return Err(Problem::new(ProblemType::Malformed, detail).about(sid).into());
    }
    let receipt = Receipt::new(sid, &jws, Level::Custody, Issuer::Gateway, at).sign(gateway.key());
    let receipt = receipt.map_err(cannot_sign)?;
    let agency = manifest.agency.clone();
    let delivery = Delivery { manifest, jws, terminal_key: key.to_jwk(), receipt, at };
    match gateway.inbox().receive(delivery).await? {
        Received::Stored(receipt) => {
            gateway.metrics().submission_stored(&agency);
            tracing::debug!(submission.id = %sid, "took submission {sid} into custody");
            Ok(as_token(StatusCode::CREATED, receipt))
        }
        Received::Known(receipt) => Ok(as_token(StatusCode::OK, receipt)),
        Received::Conflict => Err(conflict("another manifest is committed under this sid").about(sid).into()),
        Received::Missing(missing) => {
            let detail = format!("{} of the parts named are not here as named", missing.len());
            let problem = Problem { missing, ..Problem::new(ProblemType::PartMissing, detail) };
            Err(problem.about(sid).into())
        }
    }
}

/// A manifest that is committed is answered with its receipt, although its key or its agency is no longer listed: these
/// very bytes were verified when they came first. A revoked terminal is not answered.
async fn committed_before(
    gateway: &Gateway,
    sid: SubmissionId,
    jws: &str,
    problem: Problem,
) -> Result<Response, ApiError> {
    let unlisted = matches!(problem.kind, Some(ProblemType::UnknownSigner | ProblemType::UnknownAgency));
    let receipt = match unlisted {
        true => gateway.inbox().receipt_for(sid, manifest_sha256(jws)).await?,
        false => None,
    };
    receipt.map(|receipt| as_token(StatusCode::OK, receipt)).ok_or_else(|| problem.about(sid).into())
}

pub(crate) async fn status(
    State(gateway): State<Gateway>,
    Extension(account): Extension<Account>,
    RawQuery(query): RawQuery,
) -> Result<impl IntoResponse, ApiError> {
    let Some(Caller::Terminal(terminal)) = account.caller() else {
        return Err(ApiError::new(ProblemType::NotEnrolled, "only a terminal asks for its own submissions"));
    };
    let reading = Reading::from_query(query.as_deref(), "since")?;
    let ask = || async { Ok(gateway.inbox().status(terminal.clone(), reading.after, reading.limit).await?) };
    let is_empty = |page: &StatusPage| page.receipts.is_empty() && page.events.is_empty();
    let page = reading.wait_for(&gateway, Topic::Terminal(terminal.clone()), is_empty, ask).await?;
    Ok(as_json(page.to_json()))
}

/// RFC 9530: the digest stands before the bytes, so that a broken transfer is noticed before it is stored.
fn check_digest(headers: &HeaderMap, body: &[u8]) -> Result<(), ApiError> {
    let named = headers.get("content-digest").and_then(|value| value.to_str().ok());
    let named = named.and_then(|list| list.split(',').map(str::trim).find(|digest| digest.starts_with("sha-256=")));
    match named {
        None => Err(ApiError::new(ProblemType::Malformed, "a part needs \"Content-Digest: sha-256=:...:\"")),
        Some(digest) if digest == wire::content_digest(body) => Ok(()),
        Some(_) => Err(ApiError::new(ProblemType::DigestMismatch, "the body is not what Content-Digest says")),
    }
}

pub(crate) fn token(headers: &HeaderMap, body: &[u8]) -> Result<String, ApiError> {
    let media_type = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes());
    if media_type.is_some_and(|media_type| !media_type.starts_with(b"application/jose")) {
        return Err(ApiError::new(ProblemType::UnsupportedMedia, "what is signed travels as application/jose"));
    }
    let text = std::str::from_utf8(body).ok().filter(|text| text.is_ascii());
    text.map(str::to_owned).ok_or_else(|| ApiError::new(ProblemType::Malformed, "the body is no signed token"))
}

fn conflict(detail: &str) -> Problem {
    Problem::new(ProblemType::SidConflict, detail)
}

pub(crate) fn cannot_sign(_: wire::sign::SignError) -> ApiError {
    ApiError::new(ProblemType::Unavailable, "the gateway's key does not sign")
}

#[cfg(test)]
mod tests;
