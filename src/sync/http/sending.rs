//! A body on its way: handed on piece by piece, a file read while it is sent, and counted, so that a line on which nothing
//! moves is told from a slow one.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::sync::{mpsc, watch};

use crate::transport::Body;

const PIECE_BYTES: usize = 16 * 1024;
/// Pieces of a file that are read ahead.
const AHEAD: usize = 2;

/// A body that counts what has been taken from it.
pub(super) struct Sending {
    source: Source,
    left: u64,
    meter: Arc<Meter>,
    /// Dropped with the last piece, or with the body.
    going: Option<watch::Sender<()>>,
}

enum Source {
    Bytes(Bytes),
    Disk(mpsc::Receiver<io::Result<Bytes>>),
}

/// How far a body is, for whoever waits for its answer.
#[derive(Debug)]
pub(super) struct Meter {
    sent: AtomicU64,
    going: watch::Receiver<()>,
}

impl Meter {
    /// Bytes taken so far.
    pub(super) fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Ends when the last byte was taken.
    pub(super) async fn all_sent(&self) {
        let mut going = self.going.clone();
        // Nothing is ever said through it; that its other end is gone is what is waited for.
        while going.changed().await.is_ok() {}
    }
}

impl Sending {
    pub(super) fn of(body: Body) -> (Self, Arc<Meter>) {
        let (going, seen) = watch::channel(());
        let meter = Arc::new(Meter { sent: AtomicU64::new(0), going: seen });
        let left = body.len();
        let source = match body {
            Body::Bytes(bytes) => Source::Bytes(bytes),
            Body::Kept(_) | Body::File { .. } => Source::Disk(read(body)),
        };
        let going = (left > 0).then_some(going);
        (Self { source, left, meter: Arc::clone(&meter), going }, meter)
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(None);
        }
        let piece = match &mut this.source {
            Source::Bytes(bytes) => bytes.split_to(bytes.len().min(PIECE_BYTES)),
            Source::Disk(pieces) => match ready!(pieces.poll_recv(context)) {
                Some(Ok(piece)) => piece,
                Some(Err(cause)) => return Poll::Ready(Some(Err(cause))),
                None => return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
            },
        };
        let bytes = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if bytes == 0 || bytes > this.left {
            // The file is not what it was when it was measured.
            return Poll::Ready(Some(Err(io::ErrorKind::InvalidData.into())));
        }
        this.left -= bytes;
        this.meter.sent.fetch_add(bytes, Ordering::Relaxed);
        if this.left == 0 {
            this.going = None;
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Reads on a thread that may block, a few pieces ahead.
fn read(body: Body) -> mpsc::Receiver<io::Result<Bytes>> {
    let (pieces, taken) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut from = match body.open() {
            Ok(from) => from,
            Err(cause) => return drop(pieces.blocking_send(Err(cause))),
        };
        loop {
            let mut piece = vec![0; PIECE_BYTES];
            let read = match from.read(&mut piece) {
                Ok(0) => return,
                Ok(read) => read,
                Err(cause) => return drop(pieces.blocking_send(Err(cause))),
            };
            piece.truncate(read);
            if pieces.blocking_send(Ok(piece.into())).is_err() {
                return;
            }
        }
    });
    taken
}
