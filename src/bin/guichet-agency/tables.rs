//! The commands that look: list, show, export.

use std::process::ExitCode;

use serde_json::json;

use agency::export::{Form, export as write_out};
use agency::overview::{Line, stage};
use agency::{Desk, Note, overview, read, sheet};
use domain::{SubmissionId, chain};

use crate::args::{self, Cli, Export};
use crate::say;

/// `list`.
pub(crate) fn list(desk: &Desk, cli: &Cli) -> anyhow::Result<ExitCode> {
    let lines = overview(desk)?;
    let missing = agency::note::missing_among(&lines);
    say(&if cli.json {
        let items: Vec<_> = lines.iter().map(item).collect();
        json!({"format": 1, "items": items, "missing": missing}).to_string()
    } else if lines.is_empty() {
        "nothing is on the desk; guichet-agency pull fetches what has come".to_owned()
    } else {
        lines.iter().map(told).chain(missing).collect::<Vec<_>>().join("\n")
    });
    Ok(ExitCode::SUCCESS)
}

fn told(line: &Line) -> String {
    let event = line.event.map(|event| format!(", {}", event.as_str().replace('_', " "))).unwrap_or_default();
    let about = match &line.about {
        None => "its manifest proves nothing; `open` says why".to_owned(),
        Some(about) if about.licences.is_empty() => {
            format!("TEST of the key {} from {}", about.enc_kid, about.terminal)
        }
        Some(about) => {
            let licences: Vec<&str> = about.licences.iter().map(domain::LicenceId::as_str).collect();
            format!("{}  {}  {}  {}", about.reference, about.at, about.terminal, licences.join(" "))
        }
    };
    format!("{:>6}  {}  {:<8}  {about}{event}", line.place, line.submission, line.stage.as_str())
}

fn item(line: &Line) -> serde_json::Value {
    let about = line.about.as_ref();
    json!({
        "place": line.place,
        "sid": line.submission.to_string(),
        "stage": line.stage.as_str(),
        "event": line.event.map(|event| event.as_str()),
        "reference": about.map(|about| about.reference.to_string()),
        "terminal": about.map(|about| about.terminal.to_string()),
        "terminal_time": about.map(|about| about.at.to_string()),
        "licences": about.map(|about| about.licences.iter().map(ToString::to_string).collect::<Vec<_>>()),
        "enc_kid": about.map(|about| about.enc_kid.clone()),
    })
}

/// `show`.
pub(crate) fn show(desk: &Desk, submissions: &[SubmissionId]) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for submission in submissions {
        match read(desk, *submission) {
            Ok(read) => say(&sheet::page(&read, stage(desk, *submission).as_str())),
            Err(error) => {
                say(&format!("{submission}  not shown: {}", chain(&error)));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

/// `export`.
pub(crate) fn export(desk: &Desk, wish: &Export) -> anyhow::Result<Vec<Note>> {
    let all = if wish.submissions.is_empty() {
        overview(desk)?.into_iter().map(|line| line.submission).collect()
    } else {
        wish.submissions.clone()
    };
    let form = match wish.form {
        args::Form::Csv => Form::Csv,
        args::Form::Json => Form::Json,
        args::Form::Pdf => Form::Pdf,
    };
    Ok(write_out(desk, &all, form, &wish.folder)?)
}
