//! The table of contents: every path, who calls it and what may be sent. What several handlers need to read a call
//! stands here too; what a call does stands in `terminal` and `agency`.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post, put};

use domain::SubmissionId;
use wire::v1::{Problem, ProblemType};

use crate::error::ApiError;
use crate::trust::PART_BYTES_MAX;
use crate::{Gateway, agency, lookup, site, terminal};

const MANIFEST_BYTES_MAX: usize = 32 * 1024;
const NOTE_BYTES_MAX: usize = 4 * 1024;
const RECEIPTS_BYTES_MAX: usize = 1024 * 1024;
const LIMIT_MAX: u64 = 100;
const WAIT_SECS_MAX: u64 = 60;

/// The gateway as a service.
pub fn router(gateway: Gateway) -> Router {
    let manifest = put(terminal::put_manifest).layer(DefaultBodyLimit::max(MANIFEST_BYTES_MAX));
    let part = put(terminal::put_part).layer(DefaultBodyLimit::max(PART_BYTES_MAX));
    let receipts = post(agency::post_receipts).layer(DefaultBodyLimit::max(RECEIPTS_BYTES_MAX));
    let call = put(site::put_call).layer(DefaultBodyLimit::max(NOTE_BYTES_MAX));
    let feedback = put(site::put_feedback).layer(DefaultBodyLimit::max(NOTE_BYTES_MAX));
    let enquiry = post(lookup::post_enquiry).layer(DefaultBodyLimit::max(NOTE_BYTES_MAX));
    Router::new()
        .route("/healthz", get(healthz))
        .route("/v1/hello", get(terminal::hello))
        .route("/v1/submissions/{sid}", manifest)
        .route("/v1/submissions/{sid}/parts", get(terminal::parts))
        .route("/v1/submissions/{sid}/parts/{n}", part)
        .route("/v1/status", get(terminal::status))
        .route("/v1/lookup", enquiry)
        .route("/v1/terminals/{terminal}/calls/{call}", call)
        .route("/v1/terminals/{terminal}/feedback/{day}", feedback)
        .route("/v1/inbox", get(agency::entries))
        .route("/v1/inbox/{sid}/parts/{n}", get(agency::part))
        .route("/v1/inbox/receipts", receipts)
        .fallback(|| async { ApiError::not_found("there is no such path; PROTOCOL.md lists them") })
        .method_not_allowed_fallback(|| async {
            ApiError::from(Problem::unlisted(StatusCode::METHOD_NOT_ALLOWED.as_u16(), "not by this method"))
        })
        .with_state(gateway)
}

async fn healthz(State(gateway): State<Gateway>) -> Result<impl IntoResponse, ApiError> {
    gateway.inbox().is_answering().await?;
    Ok(as_json(br#"{"status":"ok"}"#.to_vec()))
}

pub(crate) fn as_json(body: Vec<u8>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], body)
}

pub(crate) fn as_token(status: StatusCode, token: String) -> impl IntoResponse {
    (status, [(header::CONTENT_TYPE, "application/jose")], token)
}

/// The whole body, or the problem that it is too large or broke off.
pub(crate) fn whole(body: Result<Bytes, BytesRejection>) -> Result<Bytes, ApiError> {
    body.map_err(|rejection| {
        let kind = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ProblemType::TooLarge,
            // The caller went away or the line broke: nobody's bytes are wrong.
            _ => ProblemType::Unavailable,
        };
        ApiError::new(kind, rejection.body_text())
    })
}

pub(crate) fn sid(text: &str) -> Result<SubmissionId, ApiError> {
    text.parse().map_err(|_| ApiError::new(ProblemType::Malformed, "the path holds no submission id"))
}

pub(crate) fn part_number(text: &str) -> Result<u16, ApiError> {
    let malformed = || ApiError::new(ProblemType::Malformed, "a part's number is 0 to 40");
    text.parse().ok().filter(|n| usize::from(*n) < crate::trust::PARTS_MAX).ok_or_else(malformed)
}

/// What stands behind a scheme in the `Authorization` header.
pub(crate) fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Result<&'a str, ApiError> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    header.and_then(|value| value.split_once(' ')).filter(|(found, _)| found.eq_ignore_ascii_case(scheme)).map_or_else(
        || Err(ApiError::new(ProblemType::NotEnrolled, format!("this call needs \"Authorization: {scheme} ...\""))),
        |(_, credentials)| Ok(credentials.trim()),
    )
}

/// The value of a query's member. Nothing that is asked for here needs escapes.
pub(crate) fn member<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    query?.split('&').filter_map(|pair| pair.split_once('=')).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// Where a reader stands and how long he waits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) after: u64,
    pub(crate) limit: u64,
    wait: Duration,
}

impl Reading {
    pub(crate) fn from_query(query: Option<&str>, cursor: &str) -> Result<Self, ApiError> {
        let number = |name: &str, default: u64| {
            member(query, name).map_or(Ok(default), |value| {
                let malformed = || ApiError::new(ProblemType::Malformed, format!("\"{name}\" is no whole number"));
                value.parse().map_err(|_| malformed())
            })
        };
        Ok(Self {
            after: number(cursor, 0)?,
            limit: number("limit", LIMIT_MAX)?.clamp(1, LIMIT_MAX),
            wait: Duration::from_secs(number("wait", 0)?.min(WAIT_SECS_MAX)),
        })
    }

    /// Asks at once, and then after each commit until there is something, the time is up or the gateway closes.
    pub(crate) async fn wait_for<T, Asked>(
        self,
        gateway: &Gateway,
        is_empty: impl Fn(&T) -> bool,
        ask: impl Fn() -> Asked,
    ) -> Result<T, ApiError>
    where
        Asked: Future<Output = Result<T, ApiError>>,
    {
        // Subscribed before the first question, and only `changed` marks news as seen: so no commit falls between a
        // question and the wait after it.
        let mut news = gateway.inbox().news();
        let mut found = ask().await?;
        let arrival = async {
            while is_empty(&found) && !news.borrow().closing && news.changed().await.is_ok() {
                found = ask().await?;
            }
            Ok::<(), ApiError>(())
        };
        match tokio::time::timeout(self.wait, arrival).await {
            Ok(answered) => answered?,
            Err(_time_is_up) => {}
        }
        Ok(found)
    }
}
