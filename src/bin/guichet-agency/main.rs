//! `guichet-agency`: an agency's side as commands. It reads the command line, calls `agency` and prints what came of it.
//! Exit codes: 0 all done, 1 something is left to look at, 2 the command could not be done.

mod args;
mod keys;
mod passphrase;
mod serve;
mod tables;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use serde_json::json;

use agency::{Desk, Ending, Line, Note, note};
use domain::Timestamp;

use args::{Cli, Command, Gateway};

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
        return keys::make(cli, agency, serial);
    }
    if let Command::Backup(args::Backup::Restore { file, passphrase }) = &cli.command {
        return keys::restore(cli, file, passphrase);
    }
    let desk = Desk::open(&cli.desk)?;
    let notes = match &cli.command {
        Command::Keygen { .. } => Vec::new(),
        Command::Keys { entries } => return keys::show(&desk, cli, *entries),
        Command::Rotate { serial, seal_from } => return keys::rotate(desk, cli, serial, *seal_from),
        Command::Backup(wish) => return keys::backup(&desk, cli, wish),
        Command::List => return tables::list(&desk, cli),
        Command::Show { submissions } => return tables::show(&desk, submissions),
        Command::Receive(wish) => return serve::receive(desk, cli, wish).await,
        Command::Export(wish) => tables::export(&desk, wish)?,
        Command::Pull { gateway, wait } => pull(&desk, &line(cli, &desk, gateway)?, *wait).await?,
        Command::Open { submissions } if submissions.is_empty() => note::opened(&desk, &desk.undecided()?, now()),
        Command::Open { submissions } => note::opened(&desk, submissions, now()),
        Command::Decide(wish) => {
            let line = line(cli, &desk, &wish.gateway)?;
            let mut notes = note::decided(&desk, &wish.submissions, &wish.decision(), now());
            notes.extend(handed_in(&desk, &line).await?);
            notes
        }
        Command::Say(wish) => {
            let line = line(cli, &desk, &wish.gateway)?;
            let mut notes = note::said(&desk, &wish.submissions, &wish.saying(), now());
            notes.extend(handed_in(&desk, &line).await?);
            notes
        }
    };
    Ok(show(&notes, cli.json))
}

async fn pull(desk: &Desk, line: &Line, wait: u32) -> anyhow::Result<Vec<Note>> {
    let mut notes = note::pulled(desk, line, wait).await?;
    notes.extend(handed_in(desk, line).await?);
    for sentence in note::missing(desk)? {
        let _ = writeln!(std::io::stderr(), "guichet-agency: {sentence}");
    }
    Ok(notes)
}

/// Hands in whatever is signed and was not handed in: receipts first, for an event may follow them.
async fn handed_in(desk: &Desk, line: &Line) -> anyhow::Result<Vec<Note>> {
    let stays = "what was signed stays on the desk and goes with the next call; or give the same answer again later";
    let mut notes = note::posted(desk, line).await.context(stays)?;
    notes.extend(note::told_gateway(desk, line).await.context(stays)?);
    Ok(notes)
}

/// The line to a gateway, with the authority that was named.
fn line(cli: &Cli, desk: &Desk, gateway: &Gateway) -> anyhow::Result<Line> {
    let read = |file: &std::path::PathBuf| {
        std::fs::read(file).with_context(|| format!("the certificate in {} cannot be read", file.display()))
    };
    let authority = cli.ca.as_ref().map(read).transpose()?;
    Ok(Line::trusting(&gateway.url, desk.keys().token.clone(), authority.as_deref())?)
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
