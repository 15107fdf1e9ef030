//! The door: connections are taken in one by one, within limits, over TLS or in the clear, and each is served until its
//! caller goes, stalls, or the gateway is told to stop. Then nobody new comes in, readers are sent home at once, and what
//! is under way gets a few seconds to be answered.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::{Extension, Router};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use crate::caller::Certified;
use crate::limits::{Peers, Place};
use crate::metrics::TurnedAway;
use crate::stall::Watched;
use crate::tls::Tls;
use crate::{Gateway, Limits, router};

/// Heads are small here; this is also how much of a body is read at once.
const BUFFER_BYTES: usize = 64 * 1024;
const HEADERS_MAX: usize = 64;
/// When the system has no more connections to give.
const ACCEPT_REST: Duration = Duration::from_millis(100);

/// Where callers come in.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    tls: Option<Tls>,
}

impl From<TcpListener> for Door {
    /// A door without TLS: on loopback, or behind a proxy that has it.
    fn from(listener: TcpListener) -> Self {
        Self { listener, tls: None }
    }
}

impl Door {
    /// The same door with TLS.
    #[must_use]
    pub fn with_tls(self, tls: Tls) -> Self {
        Self { tls: Some(tls), ..self }
    }
}

/// Serves until `shutdown` is ready; then answers what is under way, sends waiting readers home and returns.
///
/// # Errors
/// When the door was closed by the system.
pub async fn serve(
    door: impl Into<Door>,
    gateway: Gateway,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let Door { listener, tls } = door.into();
    if let Some(tls) = &tls {
        gateway.metrics().certificate_ends(tls.ends_at());
    }
    let limits = *gateway.limits();
    let peers = Arc::new(Peers::new(&limits));
    let (stop, stopped) = watch::channel(());
    let hall = Hall { router: router(gateway.clone()), gateway: gateway.clone(), tls, limits, stopped };
    let mut guests = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, from, permit) = tokio::select! {
            () = &mut shutdown => break,
            Some(_) = guests.join_next(), if !guests.is_empty() => continue,
            Some(permit) = peers.room() => tokio::select! {
                () = &mut shutdown => break,
                accepted = listener.accept() => match accepted {
                    Ok((stream, from)) => (stream, from, permit),
                    Err(error) => {
                        tracing::warn!(error = %error, "a connection could not be taken in");
                        tokio::time::sleep(ACCEPT_REST).await;
                        continue;
                    }
                },
            },
        };
        match peers.place(from.ip(), permit) {
            Some(place) => drop(guests.spawn(hall.clone().receive(stream, from, place))),
            None => gateway.metrics().turned_away(TurnedAway::Peer),
        }
    }
    drop(listener);
    gateway.inbox().close();
    drop((hall, stop));
    let all_gone = async { while guests.join_next().await.is_some() {} };
    if timeout(Duration::from_secs(limits.stop_secs.into()), all_gone).await.is_err() {
        tracing::warn!(left = guests.len(), "stopped before every call was answered");
        guests.shutdown().await;
    }
    Ok(())
}

/// What a connection needs of the gateway.
#[derive(Clone)]
struct Hall {
    router: Router,
    gateway: Gateway,
    tls: Option<Tls>,
    limits: Limits,
    /// Closed when the gateway is told to stop.
    stopped: watch::Receiver<()>,
}

impl Hall {
    async fn receive(self, stream: TcpStream, from: SocketAddr, _place: Place) {
        let _open = self.gateway.metrics().connected();
        // Answers are small and whole; there is nothing to wait for.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(error = %error, "a connection went as it came");
        }
        let stream = Watched::new(stream, Duration::from_secs(self.limits.stall_secs.into()));
        let Some(tls) = self.tls.clone() else { return self.attend(stream, Certified::NotAsked).await };
        let handshake = TlsAcceptor::from(tls.config()).accept(stream);
        match timeout(Duration::from_secs(self.limits.head_secs.into()), handshake).await {
            Ok(Ok(stream)) => {
                let certified = tls.certified(stream.get_ref().1.peer_certificates());
                self.attend(stream, certified).await;
            }
            Ok(Err(error)) => {
                self.gateway.metrics().turned_away(TurnedAway::Handshake);
                tracing::info!(peer = %from.ip(), error = %error, "a connection was refused: {error}");
            }
            Err(_) => self.gateway.metrics().turned_away(TurnedAway::Slow),
        }
    }

    async fn attend(mut self, stream: impl AsyncRead + AsyncWrite + Unpin + Send, certified: Certified) {
        let router = &self.router;
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let (router, certified) = (router.clone(), certified.clone());
            async move {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(Extension(certified));
                router.oneshot(request).await
            }
        });
        let mut builder = http1::Builder::new();
        builder
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(self.limits.head_secs.into()))
            .max_buf_size(BUFFER_BYTES)
            .max_headers(HEADERS_MAX);
        let mut served = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let ended = tokio::select! {
            ended = served.as_mut() => ended,
            // Nothing is ever sent on the channel: this is its end.
            _ = self.stopped.changed() => {
                served.as_mut().graceful_shutdown();
                served.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(error = %error, "a connection broke");
        }
    }
}

#[cfg(test)]
mod tests;
