//! Pushing: for an agency that has named an address, each entry of its inbox is posted there as it comes, with the
//! gateway's word beside it. It is a convenience and no promise: the inbox stays as it is, pulling goes on beside it, and an
//! entry that was pushed twice is the same entry. Each agency has a loop of its own, so that one which is down slows no other.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, StatusCode, redirect};

use domain::{AgencyId, chain};
use wire::sign::SignError;
use wire::v1::{Body as _, InboxEntry, Push, PushAnswered, ReadError, Signed as _};

use crate::Gateway;
use crate::inbox::{InboxError, Topic};

/// A number below the given one, by chance; the roof has the real one.
pub type Chance = Arc<dyn Fn(u64) -> u64 + Send + Sync>;

/// Where an agency wants to be told, and how far it was.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Whose inbox.
    pub agency: AgencyId,
    /// Where its entries are posted.
    pub url: String,
    /// The file that keeps how far; without it everything is pushed again, which does no harm.
    pub memory: PathBuf,
}

/// Why an agency was not told.
#[derive(Debug, thiserror::Error)]
enum NotPushed {
    #[error("the gateway's key does not sign")]
    Sign(#[source] SignError),
    #[error("the agency did not answer")]
    Unreachable(#[source] reqwest::Error),
    #[error("the agency answered {0}")]
    Answered(StatusCode),
    #[error("the agency's answer cannot be read")]
    Read(#[source] ReadError),
    #[error("the agency's answer is too long")]
    Long,
}

/// Why pushing could not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// The HTTP client could not be made.
    #[error("the HTTP client could not be made")]
    Client(#[source] reqwest::Error),
    /// The inbox.
    #[error("the inbox cannot be read")]
    Inbox(#[from] InboxError),
    /// How far it was could not be read or kept.
    #[error("{path} cannot be read or written")]
    Memory {
        /// Which file.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
}

const PATIENCE: Duration = Duration::from_secs(30);
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// Another process of this gateway may have taken something in.
const LOOK_AGAIN: Duration = Duration::from_secs(20);
const ANSWER_BYTES_MAX: usize = 16 * 1024;
const FIRST_DELAY_MS: u64 = 5_000;
const DELAY_MS_MAX: u64 = 15 * 60 * 1_000;
const DELAY_MS_MIN: u64 = 1_000;

/// Pushes until the gateway closes.
///
/// # Errors
/// When it cannot go on: the store or the memory fails.
pub async fn push(gateway: Gateway, webhook: Webhook, chance: Chance) -> Result<(), PushError> {
    let client = Client::builder().redirect(redirect::Policy::none()).no_proxy().connect_timeout(CONNECT_PATIENCE);
    let client = client.timeout(PATIENCE).build().map_err(PushError::Client)?;
    let mut place = read_place(&webhook.memory)?;
    let mut failures = 0_u32;
    loop {
        // Subscribed before the question, so that no commit falls between it and the wait.
        let mut news = gateway.inbox().news(Topic::Agency(webhook.agency.clone()));
        if news.borrow_and_update().closing {
            return Ok(());
        }
        let entries = gateway.inbox().entries(webhook.agency.clone(), place, 100).await?;
        if entries.is_empty() {
            // Either way there may be something new.
            let _ = tokio::time::timeout(LOOK_AGAIN, news.changed()).await;
            continue;
        }
        for entry in entries {
            match tell(&gateway, &client, &webhook, &entry).await {
                Ok(receipt) => failures = take_receipt(&gateway, &webhook.agency, receipt).await?,
                Err(why) if is_final(&why) => {
                    tracing::error!(submission.id = %entry.sid, "{} refuses what is pushed; it has to pull it: {why}", webhook.agency);
                    failures = 0;
                }
                Err(why) => {
                    failures = failures.saturating_add(1);
                    tracing::warn!(agency = %webhook.agency, "{} could not be told: {}", webhook.agency, chain(&why));
                    let rest = Duration::from_millis(delay_ms(failures, &chance));
                    let closing = tokio::time::timeout(rest, news.wait_for(|news| news.closing)).await;
                    if closing.is_ok() {
                        return Ok(());
                    }
                    break;
                }
            }
            place = entry.seq;
            keep_place(&webhook.memory, place)?;
        }
    }
}

/// Posts one entry; gives the agency's receipt, if it has answered with one.
async fn tell(
    gateway: &Gateway,
    client: &Client,
    webhook: &Webhook,
    entry: &InboxEntry,
) -> Result<Option<String>, NotPushed> {
    let body = InboxEntry::list_to_json(std::slice::from_ref(entry));
    let word = Push::of(webhook.agency.clone(), &body, gateway.now()).sign(gateway.key()).map_err(NotPushed::Sign)?;
    let call = client.post(&webhook.url).header("content-type", "application/json").header(Push::HEADER, word);
    let unreachable = |cause: reqwest::Error| NotPushed::Unreachable(cause.without_url());
    let mut answer = call.body(body).send().await.map_err(unreachable)?;
    match answer.status() {
        StatusCode::NO_CONTENT => Ok(None),
        StatusCode::OK => {
            let mut read = Vec::new();
            while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
                read.extend_from_slice(&chunk);
                if read.len() > ANSWER_BYTES_MAX {
                    return Err(NotPushed::Long);
                }
            }
            PushAnswered::from_json(&read).map(|answered| answered.receipt).map_err(NotPushed::Read)
        }
        status => Err(NotPushed::Answered(status)),
    }
}

/// Takes a receipt as if it had been posted. A wrong one is logged: the agency posts a right one later.
async fn take_receipt(gateway: &Gateway, agency: &AgencyId, receipt: Option<String>) -> Result<u32, InboxError> {
    if let Some(jws) = receipt
        && let Some(problem) = super::take_quietly(gateway, agency, jws).await?
    {
        tracing::warn!(agency = %agency, "a receipt in {agency}'s answer to a push was not taken: {problem}");
    }
    Ok(0)
}

/// Whether the same entry would be refused for ever. Whatever a proxy or a program that is not set up yet may answer is
/// tried again.
fn is_final(why: &NotPushed) -> bool {
    let NotPushed::Answered(status) = why else { return false };
    matches!(*status, StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY)
}

/// After so many failures in a row: anything up to 5 s × 2ⁿ and 15 minutes, by chance alone, and a second at least.
fn delay_ms(failures: u32, chance: &Chance) -> u64 {
    let most = FIRST_DELAY_MS.saturating_mul(1_u64 << failures.min(20)).min(DELAY_MS_MAX);
    chance(most).max(DELAY_MS_MIN)
}

fn read_place(memory: &Path) -> Result<u64, PushError> {
    match std::fs::read_to_string(memory) {
        Ok(text) => Ok(text.trim().parse().unwrap_or(0)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(cause) => Err(PushError::Memory { path: memory.to_owned(), cause }),
    }
}

/// As a whole or not at all; that it is on disk is not waited for, because an older place does no harm.
fn keep_place(memory: &Path, place: u64) -> Result<(), PushError> {
    let temporary = memory.with_extension("new");
    let kept = std::fs::write(&temporary, place.to_string()).and_then(|()| std::fs::rename(&temporary, memory));
    kept.map_err(|cause| PushError::Memory { path: memory.to_owned(), cause })
}

#[cfg(test)]
mod tests;
