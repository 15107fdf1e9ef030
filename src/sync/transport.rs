//! One HTTP call, as a value that is carried out. The courier speaks through this, so that tests can answer from a table or
//! over a simulated network; what an answer means is decided elsewhere.

use std::fs::File;
use std::future::Future;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

const READ_BYTES: usize = 64 * 1024;

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

impl Method {
    /// As it stands in a call and in its proof.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
        }
    }
}

/// What a call brings.
#[derive(Debug, Clone)]
pub enum Body {
    /// Bytes in memory.
    Bytes(Bytes),
    /// A large part in the terminal's store, read while it is sent.
    Kept(store::Part),
    /// A file, read while it is sent.
    File {
        /// Where it lies.
        path: PathBuf,
        /// As many as it holds.
        bytes: u64,
    },
}

impl Body {
    /// How many bytes it is.
    #[must_use]
    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Self::Kept(part) => part.bytes,
            Self::File { bytes, .. } => *bytes,
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads it from the beginning, as often as anybody likes.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(io::Cursor::new(bytes.clone())),
            Self::Kept(part) => Box::new(part.read()?),
            Self::File { path, .. } => Box::new(File::open(path)?),
        })
    }

    /// Length and SHA-256 of what is really there, as they stand on the wire. What lies on a disk is read; not for async
    /// callers.
    ///
    /// # Errors
    /// When it cannot be read, or is no longer what was kept.
    pub fn measure(&self) -> io::Result<(u64, String)> {
        let (mut hash, mut length, mut from) = (Sha256::new(), 0, self.open()?);
        let mut buffer = vec![0; READ_BYTES];
        loop {
            let read = from.read(&mut buffer)?;
            let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else { break };
            hash.update(piece);
            length += u64::try_from(read).unwrap_or_default();
        }
        Ok((length, wire::encode(&hash.finalize())))
    }
}

/// The same bytes as far as can be told without reading a disk.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(other)) => one == other,
            (Self::Kept(one), Self::Kept(other)) => (one.bytes, one.sha256) == (other.bytes, other.sha256),
            (Self::File { path: one, .. }, Self::File { path: other, .. }) => one == other,
            (Self::Bytes(_) | Self::Kept(_) | Self::File { .. }, _) => false,
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

/// A call to make.
#[derive(Debug, Clone, PartialEq)]
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
    pub body: Body,
}

impl Request {
    /// A question without a body.
    #[must_use]
    pub fn get(path: String) -> Self {
        let (content_type, content_digest, authorization) = (None, None, None);
        let body = Body::Bytes(Bytes::new());
        Self { method: Method::Get, path, content_type, content_digest, authorization, body }
    }

    /// Something brought under its own name.
    #[must_use]
    pub fn put(path: String, content_type: &'static str, body: impl Into<Body>) -> Self {
        Self { method: Method::Put, content_type: Some(content_type), body: body.into(), ..Self::get(path) }
    }

    /// Something handed in.
    #[must_use]
    pub fn post(path: String, content_type: &'static str, body: impl Into<Body>) -> Self {
        Self { method: Method::Post, content_type: Some(content_type), body: body.into(), ..Self::get(path) }
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
    /// What the operator wants, where a heartbeat was answered.
    pub orders: Option<String>,
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
    /// Nothing, or too little, moved for too long.
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
