//! Receiving what a gateway pushes, for agencies that would rather be called than ask: one inbox entry a call. Nothing is
//! believed that a listed gateway has not signed for this agency, about now; whatever is here already is answered in the
//! same way again; and pulling goes on beside it, because a push may be late and a pull never is.

use std::future::Future;
use std::io;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use tokio::net::TcpListener;

use domain::{SubmissionId, Timestamp, chain};
use wire::keys::Public;
use wire::v1::{Body as _, InboxEntry, Push, PushAnswered, ReadError};

use crate::decide::{Decision, decide};
use crate::desk::{Desk, DeskError};
use crate::line::Line;
use crate::open::read;
use crate::pull::{PullError, take_in};

/// Where the gateway posts.
pub const PATH: &str = "/guichet/inbox";
/// A manifest and the list of 41 parts.
const ENTRY_BYTES_MAX: usize = 64 * 1024;

/// Whether what came is answered at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// It is kept, for somebody to open and decide.
    Later,
    /// What passes the checks is taken in, and the receipt stands in the answer.
    AtOnce,
}

/// Tells the time; the roof has the real one.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What receives.
#[derive(Clone)]
pub struct Receiver {
    /// Where it is kept.
    pub desk: Desk,
    /// The line to the gateway, from which the parts are fetched.
    pub line: Line,
    /// The gateways that are believed.
    pub gateways: Vec<Public>,
    /// What is answered.
    pub answering: Answering,
    /// Its clock.
    pub clock: Clock,
}

/// Why a push was not taken.
#[derive(Debug, thiserror::Error)]
enum NotTaken {
    #[error("there is no header {} with the gateway's word", Push::HEADER)]
    Unsigned,
    #[error("the gateway's word about this body does not hold")]
    Word(#[source] ReadError),
    #[error("the body is not one inbox entry")]
    Entry,
    #[error("it cannot be kept now")]
    Keep(#[source] PullError),
}

/// The gateways' keys that lie at a desk, in `gateways/*.jwk`.
pub fn gateways(desk: &Desk) -> Result<Vec<Public>, DeskError> {
    crate::desk::listed_keys(&desk.place().join("gateways"), "a gateway's public key, a JWK")
}

/// Adds a gateway's key to those that are believed.
pub fn list_gateway(desk: &Desk, key: &Public) -> Result<(), DeskError> {
    let folder = desk.place().join("gateways");
    crate::desk::make_folder(&folder)?;
    let name = Path::new(key.kid()).file_name().and_then(|name| name.to_str()).unwrap_or("gateway").to_owned();
    desk.write(&folder.join(format!("{name}.jwk")), key.to_jwk().as_bytes())
}

/// The receiver as a service.
pub fn router(receiver: Receiver) -> Router {
    Router::new()
        .route(PATH, post(receive).layer(DefaultBodyLimit::max(ENTRY_BYTES_MAX)))
        .with_state(Arc::new(receiver))
}

/// Serves until `shutdown` is ready.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    receiver: Receiver,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router(receiver)).with_graceful_shutdown(shutdown).await
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> Response {
    match take(&receiver, &headers, &body).await {
        Ok(Some(receipt)) => {
            let answer = PushAnswered { receipt: Some(receipt) }.to_json();
            ([(header::CONTENT_TYPE, "application/json")], answer).into_response()
        }
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(why) => {
            tracing::warn!("a push was not taken: {}", chain(&why));
            let status = match why {
                NotTaken::Unsigned | NotTaken::Word(_) => StatusCode::UNAUTHORIZED,
                NotTaken::Entry => StatusCode::BAD_REQUEST,
                // It will be pushed again.
                NotTaken::Keep(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            (status, why.to_string()).into_response()
        }
    }
}

async fn take(receiver: &Receiver, headers: &HeaderMap, body: &[u8]) -> Result<Option<String>, NotTaken> {
    let Receiver { line, gateways, answering, clock, .. } = receiver;
    // Read anew: a key that was added since opens what is sealed to it.
    let desk = Desk::open(receiver.desk.place()).map_err(|cause| NotTaken::Keep(PullError::Desk(cause)))?;
    let desk = &desk;
    let token = headers.get(Push::HEADER).and_then(|value| value.to_str().ok()).ok_or(NotTaken::Unsigned)?;
    let now = clock();
    let known = |kid: &str| gateways.iter().find(|key| key.kid() == kid).cloned();
    let gateway = Push::verify(token, desk.agency(), body, now, &known).map_err(NotTaken::Word)?;
    let mut entries = InboxEntry::list_from_json(body).map_err(|_| NotTaken::Entry)?;
    let (Some(entry), true) = (entries.pop(), entries.is_empty()) else { return Err(NotTaken::Entry) };
    take_in(desk, line, &gateway, &entry).await.map_err(NotTaken::Keep)?;
    match answering {
        Answering::Later => Ok(None),
        Answering::AtOnce => Ok(answer(desk, entry.sid, now)),
    }
}

/// The receipt for what passes the checks. What does not is left on the desk, where `open` says why.
fn answer(desk: &Desk, submission: SubmissionId, now: Timestamp) -> Option<String> {
    let answered = read(desk, submission).map_err(|error| chain(&error)).and_then(|read| {
        let decision = Decision::Accept { number: Some(desk.number(read.place)) };
        decide(desk, submission, &decision, now).map_err(|error| chain(&error))
    });
    answered.map_err(|why| tracing::error!(submission.id = %submission, "pushed and not answered: {why}")).ok()
}

#[cfg(test)]
mod tests;
