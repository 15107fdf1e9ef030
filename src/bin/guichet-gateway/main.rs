//! `guichet-gateway`: reads `gateway.toml` and the keys it names, opens the inbox and serves until it is told to stop;
//! or proves the settings, prints the protocol, lists what terminals have told of their places.
//! It decides nothing; all rules are the `gateway` crate's.

mod args;
mod check;
#[path = "../../roof/keys.rs"]
mod keys;
mod lists;
mod place;
mod push;
mod serve;
mod terms;
mod trust;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command, Log};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log(arguments.log);
    let done = match arguments.command {
        Command::Serve { listen, store, config } => serve::serve(listen, store, &config),
        Command::Check { config, store } => check::check(&config, store),
        Command::Openapi => write!(std::io::stdout(), "{}", gateway::openapi()).map_err(Into::into),
        Command::Calls { store, config } => lists::list(store, config.as_deref(), lists::calls),
        Command::Feedback { store, config } => lists::list(store, config.as_deref(), lists::feedback),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "guichet-gateway: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start_log(wanted: Option<Log>) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let watched = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match wanted.unwrap_or(if watched { Log::Text } else { Log::Json }) {
        Log::Text => log.with_ansi(watched).init(),
        Log::Json => log.json().flatten_event(true).with_current_span(false).with_span_list(false).init(),
    }
}
