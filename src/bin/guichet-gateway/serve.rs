//! Serving: the inbox and the door are opened, monitoring is let in by its own door, and the lists are read anew when the
//! operator says so.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use gateway::{Door, Gateway, Location, Tls};
use settings::gateway as on_file;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::{keys, place, push, terms, trust};

#[tokio::main]
pub(crate) async fn serve(listen: Option<String>, store: Option<Location>, config: &Path) -> anyhow::Result<()> {
    let settings = terms::load(config)?;
    let store = place::location(store, config, &settings)?;
    let trust = trust::trust(config, &settings)?;
    let tls = terms::tls(config, &settings.line, Arc::new(now))?;
    let key = keys::own(&config.join(&settings.key_file), &new_name())?;
    let listen = listen.unwrap_or_else(|| settings.listen.to_string());
    let listener = TcpListener::bind(&listen).await.map_err(|cause| cannot_listen(&listen, &cause))?;
    let address = listener.local_addr()?;
    if settings.line == on_file::Line::Loopback && !address.ip().is_loopback() {
        return Err(anyhow!("others would reach {address} in the clear; add [tls] to gateway.toml, or plain = true"));
    }
    let name = "guichet-gateway".to_owned();
    let cannot_be_used = format!("the store {store} cannot be used");
    let opened = gateway::Settings { name, location: store, key, trust, clock: Arc::new(now) };
    let gateway = Gateway::open_within(opened, settings.limits).context(cannot_be_used)?;
    let metrics = metrics(settings.metrics).await?;
    tracing::info!("serving on {address} with the key {}", gateway.public_key().to_jwk());
    let stopped = told_to_stop()?;
    push::start(&gateway, &settings, config)?;
    tokio::spawn(read_anew(gateway.clone(), tls.clone(), config.to_owned()));
    if let Some(metrics) = metrics {
        tracing::info!("monitoring asks http://{}/metrics", metrics.local_addr()?);
        let (gateway, stopped) = (gateway.clone(), stop(stopped.clone()));
        tokio::spawn(async move {
            if let Err(error) = gateway::serve_metrics(metrics, gateway, stopped).await {
                tracing::error!(error = %error, "monitoring can no longer ask");
            }
        });
    }
    if let Err(error) = sd_notify::notify(&[sd_notify::NotifyState::Ready]) {
        tracing::warn!(%error, "the system was not told that the gateway serves");
    }
    let door = tls.into_iter().fold(Door::from(listener), Door::with_tls);
    gateway::serve(door, gateway, stop(stopped)).await.context("serving failed")?;
    tracing::info!("stopped");
    Ok(())
}

/// True once it was told to stop.
fn told_to_stop() -> anyhow::Result<watch::Receiver<bool>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let (tell, told) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        // Nobody hears it where nobody serves any longer.
        let _ = tell.send(true);
    });
    Ok(told)
}

async fn stop(mut told: watch::Receiver<bool>) {
    // Whoever tells goes only after telling.
    let _ = told.wait_for(|stopped| *stopped).await;
}

/// After each SIGHUP whom it believes and what it shows are read again; with a mistake in them all stays as it was.
async fn read_anew(gateway: Gateway, tls: Option<Tls>, config: PathBuf) {
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        match take_over(&gateway, tls.as_ref(), &config) {
            Ok(()) => tracing::info!("read the lists and certificates anew"),
            Err(error) => tracing::error!("the lists and certificates stay as they were: {error:#}"),
        }
    }
}

fn take_over(gateway: &Gateway, tls: Option<&Tls>, config: &Path) -> anyhow::Result<()> {
    let settings = terms::load(config)?;
    let anew = trust::trust(config, &settings)?;
    let shown = terms::tls(config, &settings.line, Arc::new(now))?;
    if let Some((tls, shown)) = tls.zip(shown) {
        tls.replace(&shown);
    }
    gateway.change_trust(|trust| *trust = anew);
    Ok(())
}

/// The door of monitoring. Where nothing was said about it and the usual one is taken, serving goes on without.
async fn metrics(wanted: on_file::Metrics) -> anyhow::Result<Option<TcpListener>> {
    let bind = |address: SocketAddr| async move {
        TcpListener::bind(address).await.map_err(|cause| cannot_listen(&address.to_string(), &cause))
    };
    match wanted {
        on_file::Metrics::Off => Ok(None),
        on_file::Metrics::At(address) => bind(address).await.map(Some),
        on_file::Metrics::Usual => match bind(on_file::METRICS_DEFAULT).await {
            Ok(listener) => Ok(Some(listener)),
            Err(error) => {
                tracing::warn!("monitoring cannot ask here: {error}; say [metrics] in gateway.toml");
                Ok(None)
            }
        },
    }
}

fn cannot_listen(listen: &str, cause: &std::io::Error) -> anyhow::Error {
    if cause.kind() == ErrorKind::AddrInUse {
        anyhow!("another program listens on {listen} already; stop it or give another --listen")
    } else {
        anyhow!("cannot listen on {listen}: {cause}")
    }
}

/// The roof's clock.
#[expect(clippy::disallowed_methods, reason = "the one place where the gateway's clock is real")]
pub(crate) fn now() -> domain::Timestamp {
    domain::Timestamp::now()
}

/// Gateways are told from one another by their keys' names: by them terminals and agencies remember how far they read.
fn new_name() -> String {
    let mut random = [0; 6];
    wire::system_random(&mut random);
    format!("gateway-{}", wire::encode(&random))
}
