//! The command line of `guichet-gateway`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use gateway::Location;

#[derive(Parser)]
#[command(about = "What terminals deliver to and agencies pull from", version)]
pub(crate) struct Arguments {
    /// How the log on standard error is written. Without it: as text where somebody watches, else as JSON, a line each.
    #[arg(long, global = true, value_enum)]
    pub(crate) log: Option<Log>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// For people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serves until it is told to stop (SIGTERM or Ctrl-C); SIGHUP reads the lists and certificates anew.
    Serve {
        /// Where to listen, instead of `listen` in gateway.toml: 127.0.0.1:8080.
        #[arg(long)]
        listen: Option<String>,
        /// Where submissions are kept, instead of [store] in gateway.toml: sqlite:FILE.
        #[arg(long)]
        store: Option<Location>,
        /// The folder with gateway.toml and the keys it names.
        #[arg(long)]
        config: PathBuf,
    },
    /// Proves that the settings, keys, certificates and the store are in order, and serves nothing.
    Check {
        /// The folder with gateway.toml and the keys it names.
        #[arg(long)]
        config: PathBuf,
        /// Where submissions are kept, to be proved too: something is written there and is on disk.
        #[arg(long)]
        store: Option<Location>,
    },
    /// Prints the protocol as an OpenAPI 3.1 document.
    Openapi,
    /// Lists the calls for staff, the latest first.
    Calls {
        /// Where submissions are kept, instead of [store] in gateway.toml: sqlite:FILE.
        #[arg(long)]
        store: Option<Location>,
        /// The folder with gateway.toml.
        #[arg(long)]
        config: Option<PathBuf>,
    },
    /// Lists what citizens thought of their visits, the latest day first.
    Feedback {
        /// Where submissions are kept, instead of [store] in gateway.toml: sqlite:FILE.
        #[arg(long)]
        store: Option<Location>,
        /// The folder with gateway.toml.
        #[arg(long)]
        config: Option<PathBuf>,
    },
}
