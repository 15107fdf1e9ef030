//! `guichet-agency`: an agency's side as commands. It reads the command line, calls `agency` and prints what came of it.
//! Exit codes: 0 all done, 1 something is left to look at, 2 the command could not be done.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde_json::{Value, json};

use agency::{Decision, Desk, Line, chain, decide, open, post, pull};
use domain::{AgencyId, SubmissionId, Timestamp};
use wire::v1::{Reason, ReasonCode};

/// Makes an agency's keys, pulls applications from the gateway, opens them, and answers.
#[derive(Parser)]
#[command(name = "guichet-agency", version)]
struct Cli {
    /// The agency's folder: keys, inbox, answers.
    #[arg(long, global = true, default_value = "agency-desk", value_name = "DIR")]
    desk: PathBuf,
    /// Print the report as JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make keys and a token, once; prints what the catalogue and the gateway need to know.
    Keygen {
        /// The agency's code, SFA.
        #[arg(long)]
        agency: AgencyId,
        /// Tells these keys from later ones.
        #[arg(long, default_value = "1")]
        serial: String,
    },
    /// Fetch everything that has come since the last time.
    Pull {
        /// The gateway's address, such as `https://gateway.example`.
        #[arg(long)]
        gateway: String,
        /// Wait so many seconds for something to come.
        #[arg(long, default_value_t = 0)]
        wait: u32,
    },
    /// Check and open applications: SID/application.json and application.pdf in the desk's inbox.
    Open {
        /// Which; all without an answer if none is named.
        submissions: Vec<SubmissionId>,
    },
    /// Answer opened applications and hand the signed receipts in.
    Decide(Decide),
}

#[derive(Args)]
struct Decide {
    /// The gateway's address, such as `https://gateway.example`.
    #[arg(long)]
    gateway: String,
    /// accept = taken in, reject = refused. This is not the licence decision.
    answer: Answer,
    /// Which.
    #[arg(required = true)]
    submissions: Vec<SubmissionId>,
    /// The agency's own number, told to the citizen.
    #[arg(long)]
    number: Option<String>,
    /// Why it is refused, in English, for the citizen.
    #[arg(long, required_if_eq("answer", "reject"))]
    reason: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Answer {
    Accept,
    Reject,
}

/// One line of a report, for people and for programs.
struct Item {
    text: String,
    json: Value,
    done: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli).await {
        Ok(items) => show(&items, cli.json),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "guichet-agency: {error:#}");
            ExitCode::from(2)
        }
    }
}

async fn run(cli: &Cli) -> anyhow::Result<Vec<Item>> {
    if let Command::Keygen { agency, serial } = &cli.command {
        return keygen(&cli.desk, agency, serial);
    }
    let desk = Desk::open(&cli.desk).context("this desk is not set up; run `guichet-agency keygen` first")?;
    let line = |gateway: &str| Line::new(gateway, desk.keys().token.clone());
    match &cli.command {
        Command::Keygen { .. } => Ok(Vec::new()),
        Command::Pull { gateway, wait } => {
            let pulled = pull(&desk, &line(gateway)?, *wait).await?;
            Ok(pulled.into_iter().map(|sid| item(sid, true, "pulled")).collect())
        }
        Command::Open { submissions } if submissions.is_empty() => Ok(open_all(&desk, &desk.undecided()?)),
        Command::Open { submissions } => Ok(open_all(&desk, submissions)),
        Command::Decide(wish) => {
            let mut items = sign(&desk, wish);
            for posted in post(&desk, &line(&wish.gateway)?).await? {
                items.push(match posted.problem {
                    None => item(posted.submission, true, "receipt taken by the gateway"),
                    Some(problem) => item(posted.submission, false, &format!("receipt not taken: {problem}")),
                });
            }
            Ok(items)
        }
    }
}

fn keygen(folder: &Path, agency: &AgencyId, serial: &str) -> anyhow::Result<Vec<Item>> {
    let desk = Desk::set_up(folder, agency, serial, &mut wire::system_random)?;
    let public = desk.keys().public_json(agency);
    let text = format!(
        "keys of {agency} are in {}; keep a copy off-line, for without them no application opens\n\
         give this to the operator of the catalogue and the gateway:\n{public}",
        folder.join("keys").display()
    );
    Ok(vec![Item { text, json: serde_json::from_str(&public)?, done: true }])
}

fn open_all(desk: &Desk, submissions: &[SubmissionId]) -> Vec<Item> {
    let opened = submissions.iter().map(|sid| match open(desk, *sid) {
        Ok(opened) => item(*sid, true, &format!("opened, reference {}", opened.reference)),
        Err(error) => item(*sid, false, &format!("not opened: {}", chain(&error))),
    });
    opened.collect()
}

/// Signs and stores the answers; those that cannot be signed are reported.
fn sign(desk: &Desk, wish: &Decide) -> Vec<Item> {
    let decision = match wish.answer {
        Answer::Accept => Decision::Accept { number: wish.number.clone() },
        Answer::Reject => {
            let text = BTreeMap::from([("en".to_owned(), wish.reason.clone().unwrap_or_default())]);
            Decision::Reject { reason: Reason { code: ReasonCode::Other, text } }
        }
    };
    let now = clock();
    let refused = wish.submissions.iter().filter_map(|sid| {
        let error = decide(desk, *sid, &decision, now).err()?;
        Some(item(*sid, false, &format!("not answered: {}", chain(&error))))
    });
    refused.collect()
}

fn item(sid: SubmissionId, done: bool, text: &str) -> Item {
    Item { text: format!("{sid}  {text}"), json: json!({"sid": sid.to_string(), "done": done, "text": text}), done }
}

fn show(items: &[Item], as_json: bool) -> ExitCode {
    let mut out = std::io::stdout();
    // A reader that closes the pipe early has seen what it wanted.
    let _ = if as_json {
        let items: Vec<_> = items.iter().map(|item| &item.json).collect();
        writeln!(out, "{}", json!({"format": 1, "items": items}))
    } else if items.is_empty() {
        writeln!(out, "nothing to do")
    } else {
        items.iter().try_for_each(|item| writeln!(out, "{}", item.text))
    };
    if items.iter().all(|item| item.done) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(clippy::disallowed_methods, reason = "this is the roof, and its clock is the one place")]
fn clock() -> Timestamp {
    Timestamp::now()
}
