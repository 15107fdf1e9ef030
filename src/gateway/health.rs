//! What watchdogs and monitoring ask: whether the process serves, whether it would take a submission, and how it fares.

use std::future::Future;
use std::io;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::net::TcpListener;

use wire::v1::ProblemType;

use crate::Gateway;
use crate::error::ApiError;
use crate::metrics::MEDIA_TYPE;
use crate::router::as_json;

/// The process serves; the store is not asked, because a restart would not help it.
pub(crate) async fn healthz() -> impl IntoResponse {
    ok()
}

/// A submission would be taken: something is written and is on disk before the answer.
pub(crate) async fn readyz(State(gateway): State<Gateway>) -> Result<impl IntoResponse, ApiError> {
    gateway.prove_store().await?;
    Ok(ok())
}

fn ok() -> impl IntoResponse {
    as_json(br#"{"status":"ok"}"#.to_vec())
}

/// Serves `/metrics` for the operator's monitoring, until `shutdown` is ready. Meant for an address that only monitoring
/// reaches: it asks nobody who they are.
///
/// # Errors
/// When the listener fails.
pub async fn serve_metrics(
    listener: TcpListener,
    gateway: Gateway,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new().route("/metrics", get(metrics)).with_state(gateway);
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}

async fn metrics(State(gateway): State<Gateway>) -> Result<impl IntoResponse, ApiError> {
    Ok(([(header::CONTENT_TYPE, MEDIA_TYPE)], counts(&gateway).await?))
}

/// Everything that is counted, with where inboxes and terminals stand at this moment.
pub(crate) async fn counts(gateway: &Gateway) -> Result<String, ApiError> {
    for agency in gateway.judge(|trust| trust.agencies()) {
        let after = gateway.metrics().answered_up_to(&agency);
        let backlog = gateway.inbox().backlog(agency.clone(), after).await?;
        gateway.metrics().inbox(&agency, &backlog, gateway.now());
    }
    // Of a terminal that was taken off the lists or revoked nothing is expected any more.
    let believed = gateway.judge(|trust| trust.terminals(gateway.now()));
    let mut heartbeats = gateway.inbox().heartbeats().await?;
    heartbeats.retain(|told| believed.contains(&told.terminal));
    gateway.metrics().heartbeats(&heartbeats);
    let text = gateway.metrics().text();
    text.map_err(|_| ApiError::new(ProblemType::Unavailable, "the counts cannot be written"))
}
