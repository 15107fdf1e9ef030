//! The command line of `guichet-gateway`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use gateway::Location;

#[derive(Parser)]
#[command(about = "What terminals deliver to and agencies pull from", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
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
