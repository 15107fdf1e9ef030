//! The real transport: HTTP/1.1 over TLS 1.3. It follows no redirect and takes no proxy from its surroundings, because
//! both are how a captive portal would get between; and it gives up a line on which next to nothing moves, however long
//! the whole may take.

mod sending;
mod tls;

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::redirect;
use tokio::time::timeout;
use wire::v1::Orders;

use crate::transport::{Answering, Fault, Method, Request, Response, Transport};
use sending::Sending;

pub use tls::{Authorities, Door, Identity};

/// Our answers are small.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// What the meter counts as sent may still lie in the machine's own buffers: on the slowest line that we reckon with, a
/// second for each of these.
const LINE_BYTES_PER_SEC: u64 = 1024;
/// No more than this lies there.
const LINE_BUFFER_BYTES: u64 = 64 * 1024;

/// A connection that nothing needs is closed after this: a heartbeat a minute does not hold one open for ever, and a gateway has
/// room for more terminals than connections.
const IDLE: Duration = Duration::from_secs(10);

/// How long is waited for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until a connection stands, TLS included.
    pub connect: Duration,
    /// From the last byte sent to the head of the answer.
    pub first_byte: Duration,
    /// A line is dead where less than `bytes_min` has moved within this.
    pub window: Duration,
    /// See `window`.
    pub bytes_min: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(30),
            window: Duration::from_secs(60),
            bytes_min: 8 * 1024,
        }
    }
}

/// Calls over real sockets.
#[derive(Debug, Clone)]
pub struct HttpTransport {
    client: reqwest::Client,
    base: String,
    patience: Patience,
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
    /// Nobody vouches for any gateway.
    #[error("there is no certificate authority to believe; name the gateway's in [gateway] ca")]
    NoAuthority,
    /// The named file holds no certificate authority.
    #[error("what [gateway] ca names holds no certificate in PEM form")]
    Authority,
    /// The terminal's own certificate or its key cannot be read.
    #[error("[gateway] certificate and key have to name a certificate chain and its private key in PEM form")]
    Identity,
    /// The TLS library refused them.
    #[error("TLS cannot be set up with these certificates")]
    Tls(#[source] rustls::Error),
}

impl HttpTransport {
    /// A transport to the gateway at `base`, `https://gateway.example`, as any machine would call it.
    pub fn new(base: &str) -> Result<Self, TransportError> {
        Self::through(base, &Door::default())
    }

    /// A transport through a door of its own: with other authorities, a certificate of the terminal's, or a sense of time.
    pub fn through(base: &str, door: &Door) -> Result<Self, TransportError> {
        let base = base.trim_end_matches('/');
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        if host.is_none_or(str::is_empty) || base.parse::<reqwest::Url>().is_err() {
            return Err(TransportError::Address(base.to_owned()));
        }
        let client = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .connect_timeout(door.patience.connect)
            .pool_idle_timeout(IDLE)
            .tcp_user_timeout(door.patience.window);
        let client = if base.starts_with("https://") {
            client.tls_backend_preconfigured(tls::config(door)?)
        } else {
            // A machine without any certificates still reaches the gateway of a demonstration beside it.
            client.tls_certs_only([])
        };
        let client = client.build().map_err(TransportError::Client)?;
        Ok(Self { client, base: base.to_owned(), patience: door.patience })
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
        let (sending, meter) = Sending::of(request.body);
        let call = call.body(reqwest::Body::wrap(sending)).send();
        let answer = tokio::select! {
            answer = call => answer.map_err(fault)?,
            () = self.silence(&meter) => return Err(Fault::Stalled),
        };
        let status = answer.status().as_u16();
        let content_type = header(answer.headers(), &CONTENT_TYPE).map(|value| media_type(&value));
        let retry_after = header(answer.headers(), &RETRY_AFTER);
        let orders = header(answer.headers(), &HeaderName::from_static(Orders::HEADER));
        let body = self.body(answer).await?;
        Ok(Response { status, content_type, retry_after, orders, body })
    }

    /// Ends when too little is sent for too long, or everything was and no answer begins.
    async fn silence(&self, meter: &sending::Meter) {
        let Patience { first_byte, window, bytes_min, .. } = self.patience;
        loop {
            let before = meter.sent();
            match timeout(window, meter.all_sent()).await {
                Ok(()) => break,
                Err(_) if meter.sent().saturating_sub(before) < bytes_min => return,
                Err(_) => {}
            }
        }
        let in_buffers = Duration::from_secs(meter.sent().min(LINE_BUFFER_BYTES) / LINE_BYTES_PER_SEC);
        tokio::time::sleep(first_byte + in_buffers).await;
    }

    async fn body(&self, mut answer: reqwest::Response) -> Result<Vec<u8>, Fault> {
        let mut body = Vec::new();
        loop {
            // The whole, or enough of it to go on; anything less within the window is a trickle.
            let enough = body.len().saturating_add(usize::try_from(self.patience.bytes_min).unwrap_or(usize::MAX));
            let reading = async {
                while body.len() < enough {
                    let Some(chunk) = answer.chunk().await.map_err(cut)? else { return Ok(Came::Whole) };
                    if body.len() + chunk.len() > BODY_BYTES_MAX {
                        return Err(Fault::TooLong);
                    }
                    body.extend_from_slice(&chunk);
                }
                Ok(Came::InPart)
            };
            match timeout(self.patience.window, reading).await.map_err(|_| Fault::Stalled)?? {
                Came::Whole => return Ok(body),
                Came::InPart => {}
            }
        }
    }
}

/// How much of an answer has come.
enum Came {
    Whole,
    InPart,
}

impl Transport for HttpTransport {
    fn call(&self, request: Request) -> Answering<'_> {
        Box::pin(self.carry_out(request))
    }
}

fn fault(cause: reqwest::Error) -> Fault {
    if cause.is_connect() { Fault::Connect(Some(cause.without_url())) } else { cut(cause) }
}

fn cut(cause: reqwest::Error) -> Fault {
    Fault::Cut(Some(cause.without_url()))
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
