//! The command line of `guichetctl`. It is a contract: scripts of technicians rest on it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// What a technician can ask of a terminal, and an agency of a catalogue.
#[derive(Parser)]
#[command(name = "guichetctl", version)]
pub(crate) struct Cli {
    /// Print the report as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The folder with terminal.toml and the catalogue.
    #[arg(long, global = true, default_value = "kiosk-config", value_name = "DIR")]
    pub(crate) config: PathBuf,
    /// The folder with the terminal's store.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Look at everything the terminal needs, and at what came of the latest tests.
    Status,
    /// Test everything, print a slip, say a sentence, and keep what came of it.
    Selftest,
    /// The technician's pages on the terminal.
    #[command(subcommand)]
    Technician(Technician),
    /// Print this terminal's public key as the entry for gateway.toml.
    Identity,
    /// List the serial ports of this machine.
    Ports,
    /// The catalogue: its mistakes and its rules.
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// The receipt printer.
    #[command(subcommand)]
    Printer(Printer),
    /// Reading aloud.
    #[command(subcommand)]
    Speech(Speech),
    /// Submitted applications on their way.
    #[command(subcommand)]
    Queue(Queue),
    /// The audit trail.
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Subcommand)]
pub(crate) enum Catalogue {
    /// Name every mistake as file:line: message.
    Check {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
    },
    /// Say which licences apply by the answers in a JSON file.
    Determine {
        /// The catalogue's folder; the one beside terminal.toml if absent.
        dir: Option<PathBuf>,
        /// {"intent": "..", "answers": {"question.id": value}, "today": "2026-11-22"}; "licences": [".."] in place of an
        /// intent, with "action": "renew", "amend" or "cancel" for those that are held
        #[arg(long, value_name = "FILE")]
        answers: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Printer {
    /// Ask how it is.
    Status,
    /// Print a test page.
    Test,
}

#[derive(Subcommand)]
pub(crate) enum Speech {
    /// Say a few sentences in each language.
    Test {
        /// One language alone: en, ms, zh, ta or ar.
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<domain::Language>,
        /// Per cent of the usual rate.
        #[arg(long, default_value_t = 100, value_name = "PERCENT")]
        rate: u16,
        /// Keep the sound in a WAV file and play nothing.
        #[arg(long, value_name = "FILE")]
        wav: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Queue {
    /// List what has no final receipt yet.
    List,
}

#[derive(Subcommand)]
pub(crate) enum Technician {
    /// Set the PIN: six digits, read as one line from standard input and never from the command line.
    Pin,
    /// Forget wrong tries at the PIN.
    Unlock,
}

#[derive(Subcommand)]
pub(crate) enum Audit {
    /// Check that the trail is as it was written.
    Verify,
}
