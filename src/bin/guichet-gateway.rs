//! `guichet-gateway`: reads `gateway.toml` and the keys it names, opens the inbox and serves until it is told to stop.
//! It decides nothing; all rules are the `gateway` crate's.

use std::fs;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use gateway::{Agency, Gateway, Location, Standing, Trust};
use settings::gateway as on_file;
use wire::keys;

#[derive(Parser)]
#[command(about = "What terminals deliver to and agencies pull from", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves until it is told to stop.
    Serve {
        /// Where to listen, instead of `listen` in gateway.toml: 127.0.0.1:8080.
        #[arg(long)]
        listen: Option<String>,
        /// Where submissions are kept: sqlite:FILE.
        #[arg(long)]
        store: String,
        /// The folder with gateway.toml and the keys it names.
        #[arg(long)]
        config: PathBuf,
    },
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let Command::Serve { listen, store, config } = Arguments::parse().command;
    match serve(listen, &store, &config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "guichet-gateway: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve(listen: Option<String>, store: &str, config: &Path) -> anyhow::Result<()> {
    let location = location(store)?;
    let settings = on_file::load(config).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        anyhow!("the settings are not in order:{}", lines.concat())
    })?;
    let trust = trust(config, &settings)?;
    let key = own_key(&config.join(&settings.key_file))?;
    let listen = listen.unwrap_or_else(|| settings.listen.to_string());
    let listener = tokio::net::TcpListener::bind(&listen).await.map_err(|cause| cannot_listen(&listen, &cause))?;
    let name = "guichet-gateway".to_owned();
    let gateway = Gateway::open(gateway::Settings { name, location, key, trust, clock: Arc::new(now) })
        .with_context(|| format!("the store {store} cannot be used"))?;
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

fn location(store: &str) -> anyhow::Result<Location> {
    match store.split_once(':') {
        Some(("sqlite", file)) if !file.is_empty() => Ok(Location::File(file.into())),
        _ => Err(anyhow!("--store has to be sqlite:FILE, not \"{store}\"")),
    }
}

fn trust(config: &Path, settings: &on_file::Gateway) -> anyhow::Result<Trust> {
    let mut trust = Trust::default();
    for terminal in &settings.terminals {
        let key = public_key(&config.join(&terminal.key_file))?;
        trust.list_terminal(terminal.id.clone(), key, Standing::Trusted);
    }
    for agency in &settings.agencies {
        let sig_keys = vec![public_key(&config.join(&agency.sig_key_file))?];
        let token_sha256 = wire::encode(&agency.token_sha256);
        trust.list_agency(agency.id.clone(), Agency { token_sha256, sig_keys });
    }
    Ok(trust)
}

fn public_key(file: &Path) -> anyhow::Result<keys::Public> {
    let text = fs::read_to_string(file).with_context(|| format!("the key {} cannot be read", file.display()))?;
    keys::Public::from_jwk(&text).with_context(|| format!("the key {} cannot be used", file.display()))
}

/// The gateway's own key: read, or made at the first start, readable by its owner alone.
fn own_key(file: &Path) -> anyhow::Result<keys::Private> {
    let cannot_make = || format!("the gateway's key {} cannot be made", file.display());
    match fs::read_to_string(file) {
        Ok(text) => keys::Private::from_jwk(&text)
            .with_context(|| format!("the gateway's key {} cannot be used", file.display())),
        Err(cause) if cause.kind() == ErrorKind::NotFound => {
            let key = keys::Private::generate("gateway-1", &mut wire::system_random)?;
            // Written under another name first, so that a power cut leaves the whole key or none.
            let unfinished = file.with_extension("unfinished");
            let _ = fs::remove_file(&unfinished);
            let mut to = fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&unfinished)
                .with_context(cannot_make)?;
            to.write_all(key.to_jwk().as_bytes()).and_then(|()| to.sync_all()).with_context(cannot_make)?;
            fs::rename(&unfinished, file).with_context(cannot_make)?;
            Ok(key)
        }
        Err(cause) => Err(cause).with_context(|| format!("the gateway's key {} cannot be read", file.display())),
    }
}
