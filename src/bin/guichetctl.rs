//! `guichetctl`: the technician's commands, over SSH or from a shell. It reads the command line, calls `technician` and
//! prints the report; it decides nothing. Exit codes: 0 all well, 1 something to mend, 2 the command could not be done.

use std::io::Write as _;
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
    /// Look at everything the terminal needs.
    Status,
    /// List the serial ports of this machine.
    Ports,
    /// The catalogue: its mistakes and its rules.
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// The receipt printer.
    #[command(subcommand)]
    Printer(Printer),
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
        /// {"intent": "..", "answers": {"question.id": value}, "today": "2026-11-22"}
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
enum Queue {
    /// List what has no final receipt yet.
    List,
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
        Command::Status => show(&technician::status(&terminal(cli)?), json),
        Command::Ports => show(&technician::ports(), json),
        Command::Catalogue(Catalogue::Check { dir }) => show(&technician::check(&catalogue(dir)), json),
        Command::Catalogue(Catalogue::Determine { dir, answers }) => {
            show(&technician::determine(&catalogue(dir), answers, jiff::Zoned::now().date())?, true)
        }
        Command::Printer(Printer::Status) => show(&technician::printer_status(&terminal(cli)?)?, json),
        Command::Printer(Printer::Test) => show(&technician::printer_test(&terminal(cli)?)?, json),
        Command::Queue(Queue::List) => show(&technician::queue(&terminal(cli)?)?, json),
        Command::Audit(Audit::Verify) => show(&technician::verify(&terminal(cli)?)?, json),
    }
}

fn terminal(cli: &Cli) -> anyhow::Result<Terminal> {
    let data = cli.data.clone().or_else(state_folder).context("no home folder; name the data folder with --data")?;
    Ok(Terminal { config: cli.config.clone(), data })
}

/// Where the terminal keeps its data if nobody says otherwise.
fn state_folder() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state"));
    Some(state.or_else(home)?.join("guichet"))
}

fn show<R: Report>(report: &R, json: bool) -> anyhow::Result<ExitCode> {
    let text = if json { serde_json::to_string_pretty(report)? } else { report.to_string() };
    // A reader that closes the pipe early has seen what it wanted.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(if report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
