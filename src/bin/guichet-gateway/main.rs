//! `guichet-gateway`: reads `gateway.toml` and the keys it names, opens the inbox and serves until it is told to stop;
//! or lists what terminals have told of their places.
//! It decides nothing; all rules are the `gateway` crate's.

mod args;
#[path = "../../roof/keys.rs"]
mod keys;
mod lists;
mod trust;

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::Parser as _;
use tokio::signal::unix::{SignalKind, signal};

use gateway::{Gateway, Location};
use settings::gateway as on_file;

use args::{Arguments, Command};

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let done = match Arguments::parse().command {
        Command::Serve { listen, store, config } => serve(listen, store, &config),
        Command::Calls { store } => lists::list(&store, lists::calls),
        Command::Feedback { store } => lists::list(&store, lists::feedback),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "guichet-gateway: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve(listen: Option<String>, store: Location, config: &Path) -> anyhow::Result<()> {
    let settings = on_file::load(config).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        anyhow!("the settings are not in order:{}", lines.concat())
    })?;
    let trust = trust::trust(config, &settings)?;
    let key = keys::own(&config.join(&settings.key_file), &new_name())?;
    let listen = listen.unwrap_or_else(|| settings.listen.to_string());
    let listener = tokio::net::TcpListener::bind(&listen).await.map_err(|cause| cannot_listen(&listen, &cause))?;
    let name = "guichet-gateway".to_owned();
    let cannot_be_used = format!("the store {store} cannot be used");
    let gateway = Gateway::open(gateway::Settings { name, location: store, key, trust, clock: Arc::new(now) })
        .context(cannot_be_used)?;
    tracing::info!("serving on {} with the key {}", listener.local_addr()?, gateway.public_key().to_jwk());
    let mut terminate = signal(SignalKind::terminate())?;
    let told_to_stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    };
    gateway::serve(listener, gateway, told_to_stop).await.context("serving failed")
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
fn now() -> domain::Timestamp {
    domain::Timestamp::now()
}

/// Gateways are told from one another by their keys' names: by them terminals and agencies remember how far they read.
fn new_name() -> String {
    let mut random = [0; 6];
    wire::system_random(&mut random);
    format!("gateway-{}", wire::encode(&random))
}
