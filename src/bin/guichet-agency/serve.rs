//! `receive`: takes what a gateway pushes, until it is told to stop.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use agency::Desk;
use agency::receive::{Answering, PATH, Receiver, gateways, list_gateway, serve};
use wire::keys::Public;

use crate::args::{Cli, Receive};
use crate::{line, now, say};

pub(crate) async fn receive(desk: Desk, cli: &Cli, wish: &Receive) -> anyhow::Result<ExitCode> {
    if let Some(file) = &wish.gateway_key {
        let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let key = Public::from_jwk(&text).with_context(|| format!("{} holds no public key", file.display()))?;
        list_gateway(&desk, &key)?;
    }
    let gateways = gateways(&desk)?;
    ensure!(!gateways.is_empty(), "no gateway is listed, so nobody would be believed; give its key with --gateway-key");
    let line = line(cli, &desk, &wish.gateway)?;
    let answering = if wish.accept { Answering::AtOnce } else { Answering::Later };
    let receiver = Receiver { desk, line, gateways, answering, clock: Arc::new(now) };
    let listener = TcpListener::bind(wish.listen).await.with_context(|| format!("cannot listen on {}", wish.listen))?;
    say(&format!("receiving on http://{}{PATH}", listener.local_addr()?));
    let mut terminate = signal(SignalKind::terminate())?;
    let told_to_stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    };
    serve(listener, receiver, told_to_stop).await.context("receiving failed")?;
    Ok(ExitCode::SUCCESS)
}
