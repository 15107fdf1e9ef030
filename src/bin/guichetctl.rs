//! `guichetctl`: the technician's commands, over SSH or from a shell. It reads the command line, calls `technician` and
//! prints the report; it decides nothing. Exit codes: 0 all well, 1 something to mend, 2 the command could not be done.

#[path = "../roof/home.rs"]
mod home;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

use technician::{Report, Terminal};

/// What a technician can ask of a terminal, and an agency of a catalogue.
#[derive(Parser)]
#[command(name = "guichetctl", version)]
struct Cli {
    /// Print the report as JSON.
    #[arg(long, global = true)]
    json: bool,
    /// The folder with terminal.toml and the catalogue.
    #[arg(long, global = true, default_value = "kiosk-config", value_name = "DIR")]
    config: PathBuf,
    /// The folder with the terminal's store.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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
enum Catalogue {
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
enum Printer {
    /// Ask how it is.
    Status,
    /// Print a test page.
    Test,
}

#[derive(Subcommand)]
enum Speech {
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
enum Queue {
    /// List what has no final receipt yet.
    List,
}

#[derive(Subcommand)]
enum Technician {
    /// Set the PIN: six digits, read as one line from standard input and never from the command line.
    Pin,
    /// Forget wrong tries at the PIN.
    Unlock,
}

#[derive(Subcommand)]
enum Audit {
    /// Check that the trail is as it was written.
    Verify,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    run(&cli).unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "guichetctl: {error:#}");
        ExitCode::from(2)
    })
}

fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    let json = cli.json;
    let catalogue = |dir: &Option<PathBuf>| dir.clone().unwrap_or_else(|| cli.config.join("catalogue"));
    match &cli.command {
        Command::Status => show(&technician::status(&terminal(cli)?, now()), json),
        Command::Selftest => show(&technician::selftest(&terminal(cli)?, std::env::var_os("PATH"), now)?, json),
        Command::Technician(Technician::Pin) => {
            let pin = typed_pin()?;
            show(&technician::set_pin(&terminal(cli)?, &pin, &mut wire::system_random, now())?, json)
        }
        Command::Technician(Technician::Unlock) => show(&technician::unlock(&terminal(cli)?, now())?, json),
        Command::Identity => show(&technician::identity(&terminal(cli)?)?, json),
        Command::Ports => show(&technician::ports(), json),
        Command::Catalogue(Catalogue::Check { dir }) => show(&technician::check(&catalogue(dir)), json),
        Command::Catalogue(Catalogue::Determine { dir, answers }) => {
            show(&technician::determine(&catalogue(dir), answers, jiff::Zoned::now().date())?, true)
        }
        Command::Printer(Printer::Status) => show(&technician::printer_status(&terminal(cli)?)?, json),
        Command::Printer(Printer::Test) => show(&technician::printer_test(&terminal(cli)?)?, json),
        Command::Speech(Speech::Test { language, rate, wav }) => {
            let path = std::env::var_os("PATH");
            let order = technician::SpeechOrder {
                path: path.as_deref(),
                language: *language,
                rate_percent: *rate,
                wav: wav.as_deref(),
            };
            show(&technician::speech_test(&order)?, json)
        }
        Command::Queue(Queue::List) => show(&technician::queue(&terminal(cli)?)?, json),
        Command::Audit(Audit::Verify) => show(&technician::verify(&terminal(cli)?)?, json),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place of this program that asks for the time")]
fn now() -> domain::Timestamp {
    domain::Timestamp::now()
}

/// The PIN from standard input, asked for where somebody sits at a screen; wiped when it has been used.
fn typed_pin() -> anyhow::Result<zeroize::Zeroizing<String>> {
    let mut pin = zeroize::Zeroizing::new(String::with_capacity(64));
    if std::io::stdin().is_terminal() {
        let _ = write!(std::io::stderr(), "New PIN, six digits: ");
    }
    std::io::stdin().read_line(&mut pin).context("no PIN could be read from standard input")?;
    Ok(pin)
}

fn terminal(cli: &Cli) -> anyhow::Result<Terminal> {
    Ok(Terminal { config: cli.config.clone(), data: home::data(cli.data.as_deref())? })
}

fn show<R: Report>(report: &R, json: bool) -> anyhow::Result<ExitCode> {
    let text = if json { serde_json::to_string_pretty(report)? } else { report.to_string() };
    // A reader that closes the pipe early has seen what it wanted.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(if report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
