//! Asking the gateway: whether it is there, and what the agencies have answered since.

use domain::{SubmissionId, Timestamp};
use store::{Handle, Outcome, State, StoreError, Unavailable};
use wire::sign::SignError;
use wire::v1::{Body as _, Hello, ReadError, StatusPage, Tidings};

use crate::answer::level;
use crate::transport::{Fault, Method, Request, Response, Transport};
use crate::trust::{About, Caller, Trust};

/// Under this name the store keeps how far a gateway's list was read. Another gateway counts anew, so it has another
/// name; a gateway with a new key is read again from the start, which does no harm.
fn cursor_of(trust: &Trust) -> String {
    format!("status {}", trust.gateway_kid().unwrap_or_default())
}

/// Under this name the store keeps the place of the first receipt that did not verify, and one; 0 where all did.
fn doubt_of(trust: &Trust) -> String {
    format!("status in doubt {}", trust.gateway_kid().unwrap_or_default())
}

const STATUS: &str = "/v1/status";
/// Pages read in one go; what is left comes with the next.
const PAGES_MAX: usize = 20;
/// Pages read again in one go. What lies further behind a receipt that never verifies is not looked for again.
const DOUBTFUL_PAGES_MAX: usize = 100;

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

/// Two readings of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// By the terminal's clock, for what is kept.
    pub now: Timestamp,
    /// By the gateway's as far as it is known, for the call.
    pub call: Timestamp,
}

/// Fetches the agencies' receipts that came in since the last time and keeps those that verify; tells what moved.
///
/// One that does not verify, as by a key that this terminal's catalogue does not list yet, holds up none that come after
/// it: the place from which to look again is kept apart, for [`fetch_doubtful`].
pub async fn fetch(
    store: &Handle,
    transport: &dyn Transport,
    caller: &Caller,
    trust: &Trust,
    times: Times,
) -> Result<Vec<(SubmissionId, State)>, AskError> {
    // Nobody is asked about nothing: a terminal whose applications are all answered stays silent.
    if keep(store, |store| store.unsettled(1)).await?.is_empty() {
        return Ok(Vec::new());
    }
    let desk = Desk { store, transport, caller, trust, times };
    let (name, doubtful) = (cursor_of(trust), doubt_of(trust));
    let mut since = place(store, &name).await?;
    let mut moved = Vec::new();
    for _ in 0..PAGES_MAX {
        let page = desk.page(since).await?;
        moved.extend(page.moved);
        if page.understood == Understood::InPart && place(store, &doubtful).await? == 0 {
            keep_place(store, &doubtful, since.saturating_add(1)).await?;
        }
        if page.cursor <= since {
            break;
        }
        since = page.cursor;
        keep_place(store, &name, since).await?;
    }
    Ok(moved)
}

/// Reads again from the first receipt on that did not verify, if there is one; tells what moved. For now and then: what did
/// not verify a minute ago does not now.
pub async fn fetch_doubtful(
    store: &Handle,
    transport: &dyn Transport,
    caller: &Caller,
    trust: &Trust,
    times: Times,
) -> Result<Vec<(SubmissionId, State)>, AskError> {
    let doubtful = doubt_of(trust);
    let Some(mut since) = place(store, &doubtful).await?.checked_sub(1) else { return Ok(Vec::new()) };
    let desk = Desk { store, transport, caller, trust, times };
    let (mut moved, mut first) = (Vec::new(), None);
    for _ in 0..DOUBTFUL_PAGES_MAX {
        let page = desk.page(since).await?;
        moved.extend(page.moved);
        if page.understood == Understood::InPart && first.is_none() {
            first = Some(since);
        }
        if page.cursor <= since {
            keep_place(store, &doubtful, first.map_or(0, |first| first.saturating_add(1))).await?;
            return Ok(moved);
        }
        since = page.cursor;
    }
    keep_place(store, &doubtful, first.unwrap_or(since).saturating_add(1)).await?;
    Ok(moved)
}

/// Where the gateway's list is read.
struct Desk<'a> {
    store: &'a Handle,
    transport: &'a dyn Transport,
    caller: &'a Caller,
    trust: &'a Trust,
    times: Times,
}

/// A page of the list that was taken in.
struct Page {
    cursor: u64,
    moved: Vec<(SubmissionId, State)>,
    understood: Understood,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Understood {
    Whole,
    InPart,
}

impl Desk<'_> {
    async fn page(&self, since: u64) -> Result<Page, AskError> {
        let Self { store, transport, caller, trust, times } = *self;
        let proof = caller.authorization(Method::Get, STATUS, times.call).map_err(AskError::Sign)?;
        let request = Request::get(format!("{STATUS}?since={since}")).as_caller(proof);
        let read = StatusPage::from_json(&ask(transport, request).await?.body).map_err(AskError::Read)?;
        // A page may hold nothing but events, which this terminal does not keep; receipts may follow it all the same.
        let mut page = Page { cursor: read.cursor.max(since), moved: Vec::new(), understood: Understood::Whole };
        for tidings in read.receipts {
            match take_in(store, trust, tidings, times.now).await? {
                Taken::Moved(submission, state) => page.moved.push((submission, state)),
                Taken::Known => {}
                Taken::NotUnderstood => page.understood = Understood::InPart,
            }
        }
        Ok(page)
    }
}

async fn place(store: &Handle, name: &str) -> Result<u64, AskError> {
    let name = name.to_owned();
    keep(store, move |store| store.cursor(&name)).await
}

async fn keep_place(store: &Handle, name: &str, place: u64) -> Result<(), AskError> {
    let name = name.to_owned();
    keep(store, move |store| store.set_cursor(&name, place)).await
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
