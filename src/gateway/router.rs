//! The gateway as a service: each row of the table in `route` with the handler behind it, and `traffic` before both. What
//! several handlers need to read a call stands here too; what a call does stands in `terminal`, `agency` and their like.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::extract::rejection::BytesRejection;
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, on};

use domain::SubmissionId;
use wire::v1::{Problem, ProblemType};

use crate::error::ApiError;
use crate::inbox::Topic;
use crate::route::{Call, LIMIT_MAX, Row, TABLE, Verb, WAIT_SECS_MAX};
use crate::traffic::pass;
use crate::{Gateway, agency, health, heartbeat, lookup, site, terminal};

/// The gateway as a service.
pub fn router(gateway: Gateway) -> Router {
    let nowhere = || async { ApiError::not_found("there is no such path; PROTOCOL.md lists them") };
    let not_so =
        || async { ApiError::from(Problem::unlisted(StatusCode::METHOD_NOT_ALLOWED.as_u16(), "not by this method")) };
    let unlisted = from_fn_with_state((gateway.clone(), None), pass);
    TABLE
        .iter()
        .fold(Router::new(), |router, row| {
            let way = from_fn_with_state((gateway.clone(), Some(row)), pass);
            router.route(row.path, handler(row).layer(way))
        })
        .fallback(nowhere.layer(unlisted.clone()))
        .method_not_allowed_fallback(not_so.layer(unlisted))
        // `traffic` has read the body by then, within the limit of the row.
        .layer(DefaultBodyLimit::disable())
        .with_state(gateway)
}

fn handler(row: &Row) -> MethodRouter<Gateway> {
    let filter = match row.verb {
        Verb::Get => axum::routing::MethodFilter::GET,
        Verb::Put => axum::routing::MethodFilter::PUT,
        Verb::Post => axum::routing::MethodFilter::POST,
    };
    match row.call {
        Call::Health => on(filter, health::healthz),
        Call::Ready => on(filter, health::readyz),
        Call::Hello => on(filter, terminal::hello),
        Call::PutPart => on(filter, terminal::put_part),
        Call::Parts => on(filter, terminal::parts),
        Call::PutManifest => on(filter, terminal::put_manifest),
        Call::PostManifest => on(filter, terminal::post_manifest),
        Call::Status => on(filter, terminal::status),
        Call::Lookup => on(filter, lookup::post_enquiry),
        Call::Heartbeat => on(filter, heartbeat::post_heartbeat),
        Call::StaffWanted => on(filter, site::put_call),
        Call::Feedback => on(filter, site::put_feedback),
        Call::Inbox => on(filter, agency::entries),
        Call::InboxPart => on(filter, agency::part),
        Call::Receipts => on(filter, agency::post_receipts),
        Call::Events => on(filter, agency::post_events),
    }
}

pub(crate) fn as_json(body: Vec<u8>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], body)
}

pub(crate) fn as_token(status: StatusCode, token: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/jose")], token).into_response()
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
        topic: Topic,
        is_empty: impl Fn(&T) -> bool,
        ask: impl Fn() -> Asked,
    ) -> Result<T, ApiError>
    where
        Asked: Future<Output = Result<T, ApiError>>,
    {
        // Subscribed before the first question, and only `changed` marks news as seen: so no commit falls between a
        // question and the wait after it.
        let mut news = gateway.inbox().news(topic);
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
