//! What a caller is told when something is wrong: a problem document, and nothing of the inner cause, which is logged
//! here once.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use wire::problem::MEDIA_TYPE;
use wire::v1::{Class, Problem, ProblemType};

use crate::inbox::InboxError;

const UNAVAILABLE_RETRY_SECS: u32 = 30;
/// Somebody has to make room first.
const STORAGE_FULL_RETRY_SECS: u32 = 300;

/// An answer that is a problem.
#[derive(Debug)]
pub(crate) struct ApiError {
    problem: Problem,
    retry_after_secs: Option<u32>,
}

impl ApiError {
    pub(crate) fn new(kind: ProblemType, detail: impl Into<String>) -> Self {
        Problem::new(kind, detail).into()
    }

    /// The same, telling when to come again.
    pub(crate) fn retry_after(self, secs: u32) -> Self {
        Self { retry_after_secs: Some(secs), ..self }
    }

    pub(crate) fn not_found(detail: &str) -> Self {
        Problem::unlisted(StatusCode::NOT_FOUND.as_u16(), detail).into()
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self { problem, retry_after_secs: None }
    }
}

impl From<InboxError> for ApiError {
    fn from(error: InboxError) -> Self {
        let chain = domain::chain(&error);
        tracing::error!(error = chain, "the inbox could not do what a caller asked for: {chain}");
        let (kind, retry_after_secs) = match error {
            InboxError::DiskFull(_) | InboxError::QuotaReached { .. } => {
                (ProblemType::StorageFull, STORAGE_FULL_RETRY_SECS)
            }
            InboxError::Refused(_)
            | InboxError::Away(_)
            | InboxError::Blob { .. }
            | InboxError::CannotOpen
            | InboxError::ReadOnly
            | InboxError::NotADatabase
            | InboxError::Row { .. }
            | InboxError::LaterSchema { .. }
            | InboxError::NotDurable { .. }
            | InboxError::Closed => (ProblemType::Unavailable, UNAVAILABLE_RETRY_SECS),
        };
        let problem = Problem::new(kind, "the gateway's store did not take or give it; its log says why");
        Self { problem, retry_after_secs: Some(retry_after_secs) }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self { problem, retry_after_secs } = self;
        if problem.kind.map(ProblemType::class) == Some(Class::Permanent) {
            let name = problem.kind.map_or("", ProblemType::name);
            let detail = problem.detail.as_deref().unwrap_or_default();
            tracing::warn!(problem = name, "refused a call for good: {name}: {detail}");
        }
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], problem.to_json()).into_response();
        if let Some(secs) = retry_after_secs {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
        }
        response
    }
}
