//! One HTTP call, as a value that is carried out. The courier speaks through this, so that tests can answer from a table;
//! what an answer means is decided elsewhere.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::redirect;
use tokio::time::timeout;

const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// From the first byte sent to the head of the answer; an envelope is small enough for a slow modem to carry in this.
const ANSWER_PATIENCE: Duration = Duration::from_secs(60);
/// Our answers are small: one that has not come as a whole by now trickles.
const BODY_PATIENCE: Duration = Duration::from_secs(60);
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The three methods of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Asks.
    Get,
    /// Brings something under its own name; may be repeated.
    Put,
    /// Brings something else.
    Post,
}

/// A call to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How.
    pub method: Method,
    /// Below the gateway's address, beginning with `/v1/`.
    pub path: String,
    /// Media type of the body.
    pub content_type: Option<&'static str>,
    /// RFC 9530, for parts.
    pub content_digest: Option<String>,
    /// Who calls, where the protocol asks.
    pub authorization: Option<String>,
    /// What is brought.
    pub body: Vec<u8>,
}

impl Request {
    /// A question without a body.
    #[must_use]
    pub fn get(path: String) -> Self {
        let (content_type, content_digest, authorization) = (None, None, None);
        Self { method: Method::Get, path, content_type, content_digest, authorization, body: Vec::new() }
    }

    /// Something brought under its own name.
    #[must_use]
    pub fn put(path: String, content_type: &'static str, body: Vec<u8>) -> Self {
        Self { method: Method::Put, content_type: Some(content_type), body, ..Self::get(path) }
    }

    /// Something handed in.
    #[must_use]
    pub fn post(path: String, content_type: &'static str, body: Vec<u8>) -> Self {
        Self { method: Method::Post, content_type: Some(content_type), body, ..Self::get(path) }
    }

    /// The same call, saying who makes it.
    #[must_use]
    pub fn as_caller(self, authorization: String) -> Self {
        Self { authorization: Some(authorization), ..self }
    }
}

/// An answer that came as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Without parameters, lower case.
    pub content_type: Option<String>,
    /// As sent.
    pub retry_after: Option<String>,
    /// As sent.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No connection; nothing was sent.
    #[error("no connection to the gateway")]
    Connect(#[source] Option<reqwest::Error>),
    /// The connection broke; the gateway may have heard everything.
    #[error("the connection to the gateway broke")]
    Cut(#[source] Option<reqwest::Error>),
    /// Nothing, or too little, came for too long.
    #[error("the gateway did not answer in time")]
    Stalled,
    /// More came than any answer of ours holds.
    #[error("the answer is longer than any of the gateway's")]
    TooLong,
}

/// An answer to come.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response, Fault>> + Send + 'a>>;

/// What carries calls to the gateway.
pub trait Transport: Send + Sync {
    /// Makes one call, once; never follows a redirect.
    fn call(&self, request: Request) -> Answering<'_>;
}

/// The real one.
#[derive(Debug, Clone)]
pub struct HttpTransport {
    client: reqwest::Client,
    base: String,
}

/// Why there is no transport.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// Not an address to call.
    #[error("\"{0}\" is no gateway address; write it as https://host or http://host:port")]
    Address(String),
    /// The HTTP client could not be made.
    #[error("the HTTP client could not be made")]
    Client(#[source] reqwest::Error),
}

impl HttpTransport {
    /// A transport to the gateway at `base`, `https://gateway.example`. Redirects are never followed and no proxy is
    /// guessed from the surroundings: both are how a captive portal would get between.
    pub fn new(base: &str) -> Result<Self, TransportError> {
        let base = base.trim_end_matches('/');
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        if host.is_none_or(str::is_empty) || base.parse::<reqwest::Url>().is_err() {
            return Err(TransportError::Address(base.to_owned()));
        }
        let mut client =
            reqwest::Client::builder().redirect(redirect::Policy::none()).no_proxy().connect_timeout(CONNECT_PATIENCE);
        if base.starts_with("http://") {
            // A machine without any certificates still reaches the gateway of a demonstration beside it.
            client = client.tls_certs_only([]);
        }
        let client = client.build().map_err(TransportError::Client)?;
        Ok(Self { client, base: base.to_owned() })
    }

    async fn carry_out(&self, request: Request) -> Result<Response, Fault> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Put => reqwest::Method::PUT,
            Method::Post => reqwest::Method::POST,
        };
        let mut call = self.client.request(method, format!("{}{}", self.base, request.path));
        if let Some(content_type) = request.content_type {
            call = call.header(CONTENT_TYPE, content_type);
        }
        if let Some(digest) = request.content_digest {
            call = call.header(HeaderName::from_static("content-digest"), digest);
        }
        if let Some(authorization) = request.authorization {
            call = call.header(AUTHORIZATION, authorization);
        }
        let sent = timeout(ANSWER_PATIENCE, call.body(request.body).send()).await;
        let answer = sent.map_err(|_| Fault::Stalled)?.map_err(fault)?;
        let status = answer.status().as_u16();
        let content_type = header(answer.headers(), &CONTENT_TYPE).map(|value| media_type(&value));
        let retry_after = header(answer.headers(), &RETRY_AFTER);
        let body = timeout(BODY_PATIENCE, body(answer)).await.map_err(|_| Fault::Stalled)??;
        Ok(Response { status, content_type, retry_after, body })
    }
}

impl Transport for HttpTransport {
    fn call(&self, request: Request) -> Answering<'_> {
        Box::pin(self.carry_out(request))
    }
}

async fn body(mut answer: reqwest::Response) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|cause| Fault::Cut(Some(cause.without_url())))? {
        if body.len() + chunk.len() > BODY_BYTES_MAX {
            return Err(Fault::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn fault(cause: reqwest::Error) -> Fault {
    if cause.is_connect() { Fault::Connect(Some(cause.without_url())) } else { Fault::Cut(Some(cause.without_url())) }
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
