//! The line to the gateway: outbound calls with a bearer token, and nothing that has to be reachable from outside.

use std::time::Duration;

use domain::SubmissionId;
use reqwest::redirect;
use wire::problem::Problem;
use wire::sign::VerifyError;
use wire::v1::{Body as _, EventsPosted, Hello, InboxEntry, ReadError, ReceiptsPosted, TokenTaken};

use crate::keys::Token;

const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// For the answer itself; a long poll adds what it asked for.
const ANSWER_PATIENCE: Duration = Duration::from_secs(60);
/// Entries in one page of the inbox.
const PAGE: u32 = 100;

/// A way to call the gateway as one agency.
#[derive(Debug, Clone)]
pub struct Line {
    client: reqwest::Client,
    base: String,
    token: Token,
}

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The HTTP client could not be made.
    #[error("the HTTP client could not be made")]
    Client(#[source] reqwest::Error),
    /// The authority's certificate cannot be read.
    #[error("the authority's certificate cannot be read; it should be PEM")]
    Authority(#[source] reqwest::Error),
    /// The file holds no certificate.
    #[error("the authority's file holds no certificate; it should be PEM")]
    NoAuthority,
    /// It is no address.
    #[error("\"{0}\" is no gateway's address; write it as https://gateway.example")]
    Address(String),
    /// No answer, or not as a whole.
    #[error("the gateway at {base} did not answer")]
    Unreachable {
        /// Its address.
        base: String,
        /// Why not.
        #[source]
        cause: reqwest::Error,
    },
    /// A refusal.
    #[error("the gateway answered {status}{}", said(.detail))]
    Refused {
        /// HTTP status.
        status: u16,
        /// What it said, if it was the gateway.
        detail: Option<String>,
    },
    /// An answer that is not the gateway's.
    #[error("the answer is not the gateway's")]
    Read(#[source] ReadError),
}

impl Line {
    /// A line to the gateway at `base`, `https://gateway.example`.
    pub fn new(base: &str, token: Token) -> Result<Self, LineError> {
        Self::trusting(base, token, None)
    }

    /// The same to a gateway whose certificate an authority of its own has signed, which is given as PEM.
    pub fn trusting(base: &str, token: Token, authority: Option<&[u8]>) -> Result<Self, LineError> {
        let base = base.trim_end_matches('/').to_owned();
        if !is_address(&base) {
            return Err(LineError::Address(base));
        }
        let mut client =
            reqwest::Client::builder().redirect(redirect::Policy::none()).no_proxy().connect_timeout(CONNECT_PATIENCE);
        if base.starts_with("http://") {
            // A machine without any certificates still reaches the gateway of a demonstration beside it.
            client = client.tls_certs_only([]);
        } else if let Some(pem) = authority {
            let listed = reqwest::Certificate::from_pem_bundle(pem).map_err(LineError::Authority)?;
            if listed.is_empty() {
                return Err(LineError::NoAuthority);
            }
            client = client.tls_certs_only(listed);
        }
        Ok(Self { client: client.build().map_err(LineError::Client)?, base, token })
    }

    /// The name of the gateway's key, by which one gateway is told from another. It is taken at its word: all
    /// that hangs on it is from where that gateway's own inbox is read.
    pub async fn gateway(&self) -> Result<String, LineError> {
        let url = format!("{}/v1/hello?nonce=agency", self.base);
        let hello = self.send(self.client.get(url).timeout(ANSWER_PATIENCE)).await?;
        match Hello::verify(String::from_utf8_lossy(&hello).trim(), "agency", &|_| None) {
            // No key is listed here, so that each is unknown by its name.
            Err(ReadError::Token(VerifyError::UnknownKey { kid })) if !kid.contains(char::is_control) => Ok(kid),
            Err(error) => Err(LineError::Read(error)),
            Ok(_) => Err(LineError::Read(ReadError::WrongIssuer)),
        }
    }

    /// The entries after a place; waits up to `wait_secs` for the first to come.
    pub async fn inbox(&self, after: u64, wait_secs: u32) -> Result<Vec<InboxEntry>, LineError> {
        let url = format!("{}/v1/inbox?after={after}&limit={PAGE}&wait={}", self.base, wait_secs.min(60));
        let patience = ANSWER_PATIENCE + Duration::from_secs(u64::from(wait_secs));
        let body = self.send(self.client.get(url).timeout(patience)).await?;
        InboxEntry::list_from_json(&body).map_err(LineError::Read)
    }

    /// The bytes of one part.
    pub async fn part(&self, submission: SubmissionId, n: u16) -> Result<Vec<u8>, LineError> {
        let url = format!("{}/v1/inbox/{submission}/parts/{n}", self.base);
        self.send(self.client.get(url).timeout(ANSWER_PATIENCE)).await
    }

    /// Hands signed receipts in; an answer for each, in their order.
    pub async fn hand_in(&self, receipts: Vec<String>) -> Result<Vec<TokenTaken>, LineError> {
        let answer = self.post("/v1/inbox/receipts", ReceiptsPosted { receipts }.to_json()).await?;
        TokenTaken::list_from_json(&answer).map_err(LineError::Read)
    }

    /// Tells signed events; an answer for each, in their order.
    pub async fn tell(&self, events: Vec<String>) -> Result<Vec<TokenTaken>, LineError> {
        let answer = self.post(EventsPosted::PATH, EventsPosted { events }.to_json()).await?;
        TokenTaken::list_from_json(&answer).map_err(LineError::Read)
    }

    async fn post(&self, path: &str, body: Vec<u8>) -> Result<Vec<u8>, LineError> {
        let url = format!("{}{path}", self.base);
        let call = self.client.post(url).header("content-type", "application/json").body(body);
        self.send(call.timeout(ANSWER_PATIENCE)).await
    }

    async fn send(&self, call: reqwest::RequestBuilder) -> Result<Vec<u8>, LineError> {
        let answer = call.bearer_auth(self.token.secret()).send().await.map_err(|cause| self.unreachable(cause))?;
        let status = answer.status().as_u16();
        let body = answer.bytes().await.map_err(|cause| self.unreachable(cause))?;
        if status == 200 {
            return Ok(body.to_vec());
        }
        let problem = Problem::from_json(&body).ok();
        let detail = problem.and_then(|problem| problem.detail.or(problem.kind.map(|kind| kind.name().to_owned())));
        Err(LineError::Refused { status, detail })
    }

    fn unreachable(&self, cause: reqwest::Error) -> LineError {
        LineError::Unreachable { base: self.base.clone(), cause: cause.without_url() }
    }
}

fn is_address(base: &str) -> bool {
    reqwest::Url::parse(base).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn said(detail: &Option<String>) -> String {
    detail.as_ref().map_or_else(String::new, |detail| format!(": {detail}"))
}
