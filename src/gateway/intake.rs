//! Bodies as they come in: counted against a hard cap, and given up when they come slower than any line of ours. A small
//! one that came in one piece is not copied.

use std::pin::Pin;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use bytes::{Bytes, BytesMut};
use http_body::Body as _;
use tokio::time::{Instant, timeout_at};

use wire::v1::{Problem, ProblemType};

use crate::error::ApiError;
use crate::spool::{Coming, Spool};

/// What a body may take at the least.
const GRACE: Duration = Duration::from_secs(30);
/// And how much longer for what has come of it: a slow modem carries five times as much.
const BYTES_A_SECOND_LEAST: u64 = 1_024;

/// How long a body says it is, refused at once if that is too long.
pub(crate) fn announced(headers: &HeaderMap, bytes_max: usize) -> Result<Option<usize>, ApiError> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    match length {
        Some(length) if length > bytes_max => Err(too_large(bytes_max)),
        length => Ok(length),
    }
}

/// The whole of a body that is small.
pub(crate) async fn whole(body: Body, bytes_max: usize) -> Result<Bytes, ApiError> {
    let mut pieces = Pieces::of(body, bytes_max);
    let Some(first) = pieces.next().await? else { return Ok(Bytes::new()) };
    let Some(second) = pieces.next().await? else { return Ok(first) };
    let mut all = BytesMut::with_capacity(first.len().saturating_add(second.len()));
    all.extend_from_slice(&first);
    all.extend_from_slice(&second);
    while let Some(piece) = pieces.next().await? {
        all.extend_from_slice(&piece);
    }
    Ok(all.freeze())
}

/// A body that may be large, kept out of memory while it comes.
pub(crate) async fn spooled(body: Body, bytes_max: usize, spool: &Spool) -> Result<Coming, ApiError> {
    let mut coming = spool.begin().await?;
    let mut pieces = Pieces::of(body, bytes_max);
    while let Some(piece) = pieces.next().await? {
        coming.add(&piece).await?;
    }
    Ok(coming)
}

/// A body piece by piece, with its cap and its time.
struct Pieces {
    body: Body,
    bytes_max: usize,
    begun: Instant,
    come: usize,
}

impl Pieces {
    fn of(body: Body, bytes_max: usize) -> Self {
        Self { body, bytes_max, begun: Instant::now(), come: 0 }
    }

    async fn next(&mut self) -> Result<Option<Bytes>, ApiError> {
        loop {
            let deadline = deadline(self.begun, self.come);
            let next = std::future::poll_fn(|context| Pin::new(&mut self.body).poll_frame(context));
            let Ok(frame) = timeout_at(deadline, next).await else { return Err(slow()) };
            let Some(frame) = frame else { return Ok(None) };
            // The caller went away or the line broke: nobody's bytes are wrong.
            let frame = frame.map_err(|_| ApiError::new(ProblemType::Unavailable, "the body broke off"))?;
            let Ok(piece) = frame.into_data() else { continue };
            self.come = self.come.saturating_add(piece.len());
            if self.come > self.bytes_max {
                return Err(too_large(self.bytes_max));
            }
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
    }
}

fn deadline(begun: Instant, come: usize) -> Instant {
    let come = u64::try_from(come).unwrap_or(u64::MAX);
    begun + GRACE + Duration::from_secs(come / BYTES_A_SECOND_LEAST)
}

fn too_large(bytes_max: usize) -> ApiError {
    ApiError::new(ProblemType::TooLarge, format!("the body is longer than {bytes_max} bytes"))
}

fn slow() -> ApiError {
    Problem::unlisted(StatusCode::REQUEST_TIMEOUT.as_u16(), "the body came slower than 1 KiB a second").into()
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll};

    use axum::response::IntoResponse as _;
    use tokio::sync::mpsc;

    use super::*;

    /// A body that comes when it comes.
    struct Dripping(mpsc::Receiver<&'static [u8]>);

    impl http_body::Body for Dripping {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
            let piece = std::task::ready!(self.0.poll_recv(context));
            Poll::Ready(piece.map(|piece| Ok(http_body::Frame::data(Bytes::from_static(piece)))))
        }
    }

    fn status(answer: Result<Bytes, ApiError>) -> StatusCode {
        answer.map_or_else(|error| error.into_response().status(), |_| StatusCode::OK)
    }

    #[tokio::test]
    async fn a_body_is_taken_as_a_whole_up_to_its_cap_whatever_its_head_says() {
        let long: &'static [u8] = &[7; 5_000];
        for (pieces, bytes_max, expected) in [
            (vec![], 10, Some(0)),
            (vec![&long[..10]], 10, Some(10)),
            (vec![&long[..11]], 10, None),
            (vec![&long[..4], &long[..4], &long[..2]], 10, Some(10)),
            (vec![&long[..4], &long[..4], &long[..3]], 10, None),
            (vec![long, long], 10_000, Some(10_000)),
        ] {
            let (sender, receiver) = mpsc::channel(8);
            for piece in pieces {
                sender.send(piece).await.unwrap();
            }
            drop(sender);
            let body = whole(Body::new(Dripping(receiver)), bytes_max).await;
            assert_eq!(body.as_ref().ok().map(Bytes::len), expected);
            if expected.is_none() {
                assert_eq!(status(body), StatusCode::PAYLOAD_TOO_LARGE);
            }
        }
    }

    #[tokio::test]
    async fn one_piece_is_not_copied() {
        let piece = Bytes::from(vec![7; 16 * 1024]);
        let taken = whole(Body::from(piece.clone()), 64 * 1024).await.unwrap();
        assert_eq!(taken.as_ptr(), piece.as_ptr());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_drips_is_given_up_and_a_slow_line_is_not() {
        let (sender, receiver) = mpsc::channel(1);
        let dripping = tokio::spawn(whole(Body::new(Dripping(receiver)), 10_000));
        let begun = Instant::now();
        while sender.send(b"x").await.is_ok() {
            tokio::time::advance(Duration::from_secs(5)).await;
        }
        assert_eq!(status(dripping.await.unwrap()), StatusCode::REQUEST_TIMEOUT);
        assert!(begun.elapsed() <= Duration::from_secs(41), "{:?}", begun.elapsed());

        let (sender, receiver) = mpsc::channel(1);
        let slow = tokio::spawn(whole(Body::new(Dripping(receiver)), 1_000_000));
        for _ in 0..20 {
            sender.send(&[7; 20_000]).await.unwrap();
            tokio::time::advance(Duration::from_secs(10)).await;
        }
        drop(sender);
        assert_eq!(slow.await.unwrap().unwrap().len(), 400_000);
    }

    #[test]
    fn what_announces_itself_as_too_long_is_not_read_at_all() {
        let headers = |length: &str| HeaderMap::from_iter([(header::CONTENT_LENGTH, length.parse().unwrap())]);
        assert!(announced(&headers("11"), 10).is_err());
        assert_eq!(announced(&headers("10"), 10).ok(), Some(Some(10)));
        assert_eq!(announced(&HeaderMap::new(), 10).ok(), Some(None));
    }
}
