//! `guichet-gateway`: reads `gateway.toml` and the keys it names, opens the inbox and serves until it is told to stop;
//! or lists what terminals have told of their places.
//! It decides nothing; all rules are the `gateway` crate's.

#[path = "../roof/keys.rs"]
mod keys;

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use gateway::{Agency, Gateway, Location, Standing, Trust};
use settings::gateway as on_file;
use wire::keys::Public;

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
        store: Location,
        /// The folder with gateway.toml and the keys it names.
        #[arg(long)]
        config: PathBuf,
    },
    /// Lists the calls for staff, the latest first.
    Calls {
        /// Where submissions are kept: sqlite:FILE.
        #[arg(long)]
        store: Location,
    },
    /// Lists what citizens thought of their visits, the latest day first.
    Feedback {
        /// Where submissions are kept: sqlite:FILE.
        #[arg(long)]
        store: Location,
    },
}

/// What the operator may ask of an inbox.
fn list(store: &Location, list: impl FnOnce(&Path) -> Result<Vec<String>, gateway::InboxError>) -> anyhow::Result<()> {
    let Location::File(file) = store else { return Err(anyhow!("only an inbox in a file can be listed")) };
    let lines = list(file).with_context(|| format!("the store {store} cannot be listed"))?;
    let mut out = std::io::stdout();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A line each: when it arrived, where, how it stands, which.
fn calls(file: &Path) -> Result<Vec<String>, gateway::InboxError> {
    let line = |wanted: gateway::StaffWanted| {
        format!("{}\t{}\t{}\t{}", wanted.arrived_at, wanted.terminal, wanted.state, wanted.call)
    };
    Ok(gateway::calls(file)?.into_iter().map(line).collect())
}

/// A line each: the day, where, after what kind of visit, which face, how often.
fn feedback(file: &Path) -> Result<Vec<String>, gateway::InboxError> {
    let line = |row: gateway::DayOfFaces| {
        let tally = row.tally;
        format!("{}\t{}\t{}\t{}\t{}", row.day, row.terminal, tally.occasion, tally.face, tally.count)
    };
    Ok(gateway::feedback(file)?.into_iter().map(line).collect())
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let done = match Arguments::parse().command {
        Command::Serve { listen, store, config } => serve(listen, store, &config),
        Command::Calls { store } => list(&store, calls),
        Command::Feedback { store } => list(&store, feedback),
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
    let trust = trust(config, &settings)?;
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

fn trust(config: &Path, settings: &on_file::Gateway) -> anyhow::Result<Trust> {
    let mut trust = Trust::default();
    for terminal in &settings.terminals {
        let key = match &terminal.key {
            on_file::TerminalKey::File(file) => keys::public(&config.join(file))?,
            on_file::TerminalKey::Here(key) => Public::listed(&key.kid, &key.jwk).with_context(|| {
                format!("the key {} of terminal {} in gateway.toml cannot be used", key.kid, terminal.id)
            })?,
        };
        trust.list_terminal(terminal.id.clone(), key, Standing::Trusted);
    }
    for agency in &settings.agencies {
        let listed = agency.sig_keys.iter().map(|key| {
            Public::listed(&key.kid, &key.jwk)
                .with_context(|| format!("the key {} of agency {} in gateway.toml cannot be used", key.kid, agency.id))
        });
        let sig_keys = listed.collect::<Result<_, _>>()?;
        trust.list_agency(agency.id.clone(), Agency { token_sha256: agency.token_sha256, sig_keys });
    }
    Ok(trust)
}

/// Gateways are told from one another by their keys' names: by them terminals and agencies remember how far they read.
fn new_name() -> String {
    let mut random = [0; 6];
    wire::system_random(&mut random);
    format!("gateway-{}", wire::encode(&random))
}
