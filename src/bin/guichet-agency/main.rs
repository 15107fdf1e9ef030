//! `guichet-agency`: an agency's side as commands. It reads the command line, calls `agency` and prints what came of it.
//! Exit codes: 0 all done, 1 something is left to look at, 2 the command could not be done.

mod args;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use serde_json::json;

use agency::{Desk, Ending, Line, Note, note, public};
use domain::Timestamp;

use args::{Cli, Command};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    run(&cli).await.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "guichet-agency: {error:#}");
        ExitCode::from(2)
    })
}

async fn run(cli: &Cli) -> anyhow::Result<ExitCode> {
    if let Command::Keygen { agency, serial } = &cli.command {
        let desk = Desk::set_up(&cli.desk, agency, serial, &mut wire::system_random)?;
        return Ok(show_keys(&desk, cli));
    }
    let desk = Desk::open(&cli.desk)?;
    let line = |gateway: &str| Line::new(gateway, desk.keys().token.clone());
    let notes = match &cli.command {
        Command::Keygen { .. } => Vec::new(),
        Command::Pull { gateway, wait } => note::pulled(&desk, &line(gateway)?, *wait).await?,
        Command::Open { submissions } if submissions.is_empty() => note::opened(&desk, &desk.undecided()?),
        Command::Open { submissions } => note::opened(&desk, submissions),
        Command::Decide(wish) => {
            let line = line(&wish.gateway)?;
            let mut notes = note::decided(&desk, &wish.submissions, &wish.decision(), now());
            let posted = note::posted(&desk, &line).await;
            notes.extend(posted.context("what was signed stays on the desk; give the same answer again later")?);
            notes
        }
    };
    Ok(show(&notes, cli.json))
}

fn show_keys(desk: &Desk, cli: &Cli) -> ExitCode {
    let (agency, keys, folder) = (desk.agency(), desk.keys(), cli.desk.join("keys"));
    say(&if cli.json {
        public::json(agency, keys)
    } else {
        format!(
            "# The keys are in {}; keep a copy off-line, for without them no application opens.\n\n\
             # For the gateway's gateway.toml:\n{}\n\
             # For the catalogue's agencies.toml, behind name and contact of {agency}:\n{}",
            folder.display(),
            public::for_gateway(agency, keys),
            public::for_catalogue(keys).trim_end()
        )
    });
    ExitCode::SUCCESS
}

fn show(notes: &[Note], as_json: bool) -> ExitCode {
    let is_done = |note: &Note| note.ending == Ending::Done;
    let lines: Vec<String> = notes.iter().map(|note| format!("{}  {}", note.submission, note.text)).collect();
    say(&if as_json {
        let item = |note: &Note| json!({"sid": note.submission.to_string(), "done": is_done(note), "text": note.text});
        json!({"format": 1, "items": notes.iter().map(item).collect::<Vec<_>>()}).to_string()
    } else if lines.is_empty() {
        "nothing to do".to_owned()
    } else {
        lines.join("\n")
    });
    if notes.iter().all(is_done) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A reader that closes the pipe early has seen what it wanted.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[expect(clippy::disallowed_methods, reason = "this is the roof, and its clock is the one place")]
fn now() -> Timestamp {
    Timestamp::now()
}
