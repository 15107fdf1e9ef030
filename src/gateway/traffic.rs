//! What every call passes on its way in and out: it is given a number, shed where too much waits, asked who it is, read as
//! a whole, given its turn, counted, and written down in one line. The line holds route, status, time and the caller's id;
//! never a body, a path's values, a reference or a token.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::Instant;

use crate::Gateway;
use crate::caller::{Account, Caller, Certified};
use crate::error::ApiError;
use crate::intake;
use crate::limits::Leave;
use crate::route::{Pace, Row, Who};
use crate::router::credentials;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// From here on a body waits on disk until it has come as a whole, and counts against the memory that large ones share.
const LARGE_BODY_BYTES: usize = 256 * 1024;
/// Callers that are not known may send no more than this before they are.
const UNPROVED_BYTES_MAX: usize = 64 * 1024;

/// Numbers for calls: a beginning of chance, so that those of two processes differ, and a count.
#[derive(Debug)]
pub(crate) struct Numbers {
    beginning: String,
    next: AtomicU64,
}

impl Numbers {
    pub(crate) fn new() -> Self {
        let mut random = [0; 6];
        wire::system_random(&mut random);
        Self { beginning: wire::encode(&random), next: AtomicU64::new(1) }
    }

    fn next(&self) -> String {
        format!("{}-{}", self.beginning, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// The gateway and the row of the call; none for a path that is not in the table.
pub(crate) type Passage = (Gateway, Option<&'static Row>);

/// Takes a call through.
pub(crate) async fn pass(State((gateway, row)): State<Passage>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let _in_flight = gateway.metrics().begun();
    let certified = request.extensions_mut().remove::<Extension<Certified>>().map(|Extension(it)| it);
    let account = Account::new(certified.unwrap_or_default());
    let method = named(request.method());
    request.extensions_mut().insert(account.clone());
    let answer = match row {
        Some(row) => admit(&gateway, row, &account, request, next).await.unwrap_or_else(|error| error.into_response()),
        None => next.run(request).await,
    };
    finish(&gateway, row, method, &account, begun, answer)
}

async fn admit(
    gateway: &Gateway,
    row: &Row,
    account: &Account,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    gateway.gate().check_queue(row.pace)?;
    let (head, body) = request.into_parts();
    prove(gateway, row, account, &head.headers, &head.method, head.uri.path())?;
    let (body, _memory) = read(gateway, row, &head.headers, body).await?;
    let _leave = gateway.gate().leave(row.pace).await?;
    Ok(next.run(Request::from_parts(head, body)).await)
}

/// Who calls, where that is known without the body.
fn prove(
    gateway: &Gateway,
    row: &Row,
    account: &Account,
    headers: &HeaderMap,
    method: &Method,
    path: &str,
) -> Result<(), ApiError> {
    match row.who {
        Who::Anybody | Who::Signer => Ok(()),
        Who::Terminal => account.of_terminal(gateway, headers, method.as_str(), path),
        Who::Agency => {
            let token = credentials(headers, "Bearer")?;
            let agency = gateway.judge(|trust| trust.agency(token))?;
            account.is_agency(gateway, &agency);
            Ok(())
        }
    }
}

async fn read<'g>(
    gateway: &'g Gateway,
    row: &Row,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Body, Option<Leave<'g>>), ApiError> {
    let Some(takes) = row.takes else { return Ok((Body::empty(), None)) };
    let bytes_max = match row.who {
        Who::Anybody | Who::Signer => takes.bytes_max.min(UNPROVED_BYTES_MAX),
        Who::Terminal | Who::Agency => takes.bytes_max,
    };
    let expected = intake::announced(headers, bytes_max)?.unwrap_or(bytes_max);
    if expected < LARGE_BODY_BYTES {
        return Ok((Body::from(intake::whole(body, bytes_max).await?), None));
    }
    let coming = intake::spooled(body, bytes_max, gateway.spool()).await?;
    let memory = gateway.gate().memory_for(coming.len()).await?;
    Ok((Body::from(coming.whole().await?), Some(memory)))
}

fn finish(
    gateway: &Gateway,
    row: Option<&Row>,
    method: &'static str,
    account: &Account,
    begun: Instant,
    mut answer: Response,
) -> Response {
    let (took, status, id) = (begun.elapsed(), answer.status().as_u16(), gateway.numbers().next());
    let route = row.map_or("none", |row| row.path);
    gateway.metrics().answered(route, method, status);
    if row.is_some_and(|row| row.pace != Pace::Wait) {
        gateway.metrics().took(route, method, took);
    }
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let (terminal, agency) = match account.caller() {
        None => (None, None),
        Some(Caller::Agency(id)) => (None, Some(id.as_str())),
        Some(Caller::Terminal(id)) => (Some(id.as_str()), None),
        Some(Caller::Carrier(name)) => (Some(name.as_str()), None),
    };
    // A watchdog asks every few seconds and says nothing by it.
    if row.is_some_and(|row| row.pace == Pace::Watch) && status == 200 {
        tracing::debug!(request = id, method, route, status, ms, "call");
    } else {
        tracing::info!(request = id, method, route, status, ms, terminal, agency, "call");
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer
}

/// Methods as monitoring knows them: whatever a stranger sends is not made a label.
fn named(method: &Method) -> &'static str {
    [("GET", Method::GET), ("PUT", Method::PUT), ("POST", Method::POST), ("HEAD", Method::HEAD)]
        .into_iter()
        .find(|(_, known)| known == method)
        .map_or("other", |(name, _)| name)
}

#[cfg(test)]
mod tests;
