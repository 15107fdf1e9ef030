//! Asking the gateway: whether it is there, and what the agencies have answered since.

use domain::{SubmissionId, Timestamp};
use store::{Handle, Outcome, State, StoreError, Unavailable};
use wire::sign::SignError;
use wire::v1::{Call, Hello, ReadError, StatusPage, Tidings};

use crate::answer::level;
use crate::transport::{Fault, Request, Response, Transport};
use crate::trust::{About, Caller, Trust};

/// Under this name the store keeps how far a gateway's list was read. Another gateway counts anew, so it has another
/// name; a gateway with a new key is read again from the start, which does no harm.
fn cursor_of(trust: &Trust) -> String {
    format!("status {}", trust.gateway_kid().unwrap_or_default())
}

const STATUS: &str = "/v1/status";
/// Pages read in one go; what is left comes with the next.
const PAGES_MAX: usize = 20;

/// Why the gateway could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// No answer.
    #[error("the gateway was not reached")]
    Transport(#[source] Fault),
    /// An answer that is not the gateway's, or a refusal.
    #[error("the gateway answered {status}")]
    Refused {
        /// HTTP status.
        status: u16,
    },
    /// An answer that cannot be read.
    #[error("the answer is not the gateway's")]
    Read(#[source] ReadError),
    /// The terminal's key does not sign.
    #[error("the terminal's key does not sign")]
    Sign(#[source] SignError),
    /// The store did not answer.
    #[error("the store did not answer")]
    Unavailable(#[source] Unavailable),
    /// The store could not keep it.
    #[error("the store could not keep the answer")]
    Store(#[source] StoreError),
}

/// Whether the gateway itself is there, proven by its signature over our nonce, and what time it is there. A cable or a
/// portal proves nothing.
pub async fn greet(transport: &dyn Transport, trust: &Trust, nonce: &str) -> Result<Hello, AskError> {
    let response = ask(transport, Request::get(format!("/v1/hello?nonce={nonce}"))).await?;
    let token = String::from_utf8_lossy(&response.body);
    Hello::verify(token.trim(), nonce, &|kid| trust.gateway(kid)).map_err(AskError::Read)
}

/// Fetches the agencies' receipts that came in since the last time and keeps those that verify; tells what moved.
///
/// The place is kept only as long as everything was understood: a receipt by a key that this terminal's catalogue does
/// not list yet is read again at the next start.
pub async fn fetch(
    store: &Handle,
    transport: &dyn Transport,
    caller: &Caller,
    trust: &Trust,
    now: Timestamp,
) -> Result<Vec<(SubmissionId, State)>, AskError> {
    // Nobody is asked about nothing: a terminal whose applications are all answered stays silent.
    if keep(store, |store| store.unsettled(1)).await?.is_empty() {
        return Ok(Vec::new());
    }
    let cursor = cursor_of(trust);
    let name = cursor.clone();
    let mut since = keep(store, move |store| store.cursor(&name)).await?;
    let mut moved = Vec::new();
    let mut understood = true;
    for _ in 0..PAGES_MAX {
        let call = Call::new(caller.terminal.clone(), "GET", STATUS, now);
        let proof = call.sign(caller.signer.as_ref()).map_err(AskError::Sign)?;
        let request = Request::get(format!("{STATUS}?since={since}")).as_caller(format!("Guichet {proof}"));
        let page = StatusPage::from_json(&ask(transport, request).await?.body).map_err(AskError::Read)?;
        let (seen, done) = (since, page.receipts.is_empty() || page.cursor <= since);
        since = page.cursor.max(since);
        for tidings in page.receipts {
            match take_in(store, trust, tidings, now).await? {
                Taken::Moved(submission, state) => moved.push((submission, state)),
                Taken::Known => {}
                Taken::NotUnderstood => understood = false,
            }
        }
        if understood && since > seen {
            let name = cursor.clone();
            keep(store, move |store| store.set_cursor(&name, since)).await?;
        }
        if done {
            break;
        }
    }
    Ok(moved)
}

enum Taken {
    Moved(SubmissionId, State),
    Known,
    NotUnderstood,
}

async fn take_in(store: &Handle, trust: &Trust, tidings: Tidings, now: Timestamp) -> Result<Taken, AskError> {
    let submission = tidings.sid;
    let Some(row) = keep(store, move |store| store.submission(submission)).await? else { return Ok(Taken::Known) };
    if row.agency_receipt.as_deref() == Some(tidings.receipt.as_str()) {
        return Ok(Taken::Known);
    }
    let about = About { submission, agency: &row.agency, manifest: &row.manifest };
    let receipt = match trust.verify(&tidings.receipt, &about) {
        Ok(receipt) => receipt,
        Err(why) => {
            tracing::error!(submission.id = %submission, error = %why, "an agency's receipt does not verify");
            return Ok(Taken::NotUnderstood);
        }
    };
    let outcome = Outcome::Receipted { level: level(receipt.level), receipt: tidings.receipt };
    match keep(store, move |store| store.record(submission, &outcome, now)).await {
        Ok(state) => {
            tracing::info!(submission.id = %submission, state = state.as_str(), "{} has answered", row.agency);
            Ok(Taken::Moved(submission, state))
        }
        Err(AskError::Store(StoreError::OtherReceipt(_))) => {
            tracing::error!(submission.id = %submission, "a second, different receipt of {} was refused", row.agency);
            Ok(Taken::Known)
        }
        Err(other) => Err(other),
    }
}

async fn ask(transport: &dyn Transport, request: Request) -> Result<Response, AskError> {
    let response = transport.call(request).await.map_err(AskError::Transport)?;
    if response.status == 200 { Ok(response) } else { Err(AskError::Refused { status: response.status }) }
}

async fn keep<T, F>(store: &Handle, act: F) -> Result<T, AskError>
where
    T: Send + 'static,
    F: FnOnce(&mut store::Store) -> Result<T, StoreError> + Send + 'static,
{
    store.ask(act).await.map_err(AskError::Unavailable)?.map_err(AskError::Store)
}
