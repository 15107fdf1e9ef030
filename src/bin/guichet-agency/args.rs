//! The command line of `guichet-agency`. Scripts of agencies rest on it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use agency::{Decision, Saying};
use domain::{AgencyId, Date, SubmissionId};
use wire::v1::{Reason, ReasonCode, StatusKind};

/// Makes an agency's keys, fetches applications from the gateway, opens them, answers, and tells how they go on.
///
/// At onboarding: keygen, have the keys listed, `backup make` and `backup prove`, then accept the test that the operator
/// sends. Every day: pull, open or export, decide, say. Once a year: rotate. How the data looks, for programmers:
/// src/agency/FORMAT.md.
#[derive(Parser)]
#[command(name = "guichet-agency", version)]
pub(crate) struct Cli {
    /// The agency's folder: keys, inbox, answers.
    #[arg(long, global = true, default_value = "agency-desk", value_name = "DIR")]
    pub(crate) desk: PathBuf,
    /// Print the report as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// A file with the certificate (PEM) of the authority that has signed the gateway's, where that is a private one.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make keys and a token, once; prints the entries for gateway.toml and for the catalogue, to be pasted as they are.
    Keygen {
        /// The agency's code, SFA.
        #[arg(long)]
        agency: AgencyId,
        /// Tells these keys from later ones.
        #[arg(long, default_value = "1")]
        serial: String,
    },
    /// Say how the keys stand: since when terminals use each, whether it was tested, whether a copy of it was proven.
    Keys {
        /// Print the entries for gateway.toml and for the catalogue once more.
        #[arg(long)]
        entries: bool,
    },
    /// Make a further key for terminals to seal to. Older ones stay and open what was sealed to them.
    Rotate {
        /// Tells this key from the others: 2027-1.
        #[arg(long)]
        serial: String,
        /// From this day on terminals seal to it: 2027-01-01. From its publication if absent.
        #[arg(long, value_name = "DAY")]
        seal_from: Option<Date>,
    },
    /// A copy of the keys for the safe, and the proof that it opens.
    #[command(subcommand)]
    Backup(Backup),
    /// Fetch everything that has come since the last time, and hand in what is signed and was not handed in.
    Pull {
        #[command(flatten)]
        gateway: Gateway,
        /// Wait so many seconds, 60 at most, for something to come.
        #[arg(long, default_value_t = 0, value_name = "SECONDS")]
        wait: u32,
    },
    /// Receive what the gateway pushes, until it is told to stop; only what a listed gateway has signed is taken.
    Receive(Receive),
    /// List what is on the desk: place, reference, where from, how far.
    List,
    /// Show applications in words, on this screen alone.
    Show {
        /// Which.
        #[arg(required = true)]
        submissions: Vec<SubmissionId>,
    },
    /// Check and open applications: SID/application.json, application.pdf and attachments in the desk's inbox.
    Open {
        /// Which; all without an answer if none is named.
        submissions: Vec<SubmissionId>,
    },
    /// Write applications out for other programs.
    Export(Export),
    /// Answer opened applications and hand the signed receipts in.
    Decide(Decide),
    /// Say how an application goes on; whoever has its receipt reads it at any terminal.
    Say(Say),
}

#[derive(Subcommand)]
pub(crate) enum Backup {
    /// Write the copy, sealed under a passphrase of 16 characters or more; the file is made to be printed, too.
    Make {
        /// The new file.
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
    /// Prove a copy, from its file or as you typed it in from paper: an envelope sealed to each published key is opened with
    /// the copy alone.
    Prove {
        /// The copy.
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
    /// Set up a desk again from a copy. The token is not in it: a new one is made and printed, to be listed at the gateway.
    Restore {
        /// The copy.
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
}

#[derive(Args)]
pub(crate) struct Passphrase {
    /// Read the passphrase from the first line of this file instead of asking for it.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Gateway {
    /// The gateway's address, such as `https://gateway.example`.
    #[arg(long = "gateway", value_name = "URL")]
    pub(crate) url: String,
}

#[derive(Args)]
pub(crate) struct Receive {
    #[command(flatten)]
    pub(crate) gateway: Gateway,
    /// Where to listen: 127.0.0.1:8090. Put a proxy with TLS in front of it; the gateway posts to /guichet/inbox.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// The gateway's public key (a JWK), as its operator gives it; it is kept in the desk's gateways folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) gateway_key: Option<PathBuf>,
    /// Accept at once what passes every check, with the receipt in the answer.
    #[arg(long)]
    pub(crate) accept: bool,
}

#[derive(Args)]
pub(crate) struct Export {
    /// csv = applications.csv, a row each application and one each owner, vehicle and so on; json = SID.json and the
    /// attachments; pdf = SID.pdf, where one came along, and the attachments.
    pub(crate) form: Form,
    /// The folder to write into; it is made if need be.
    pub(crate) folder: PathBuf,
    /// Which; everything on the desk if none is named.
    pub(crate) submissions: Vec<SubmissionId>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    Csv,
    Json,
    Pdf,
}

#[derive(Args)]
pub(crate) struct Decide {
    #[command(flatten)]
    pub(crate) gateway: Gateway,
    /// accept = taken in, reject = refused. This is not the licence decision.
    pub(crate) answer: Answer,
    /// Which.
    #[arg(required = true)]
    pub(crate) submissions: Vec<SubmissionId>,
    /// The agency's own number, told to the citizen.
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// Why it is refused, in English, for the citizen.
    #[arg(long, required_if_eq("answer", "reject"))]
    pub(crate) reason: Option<String>,
    /// The same in another language: `ta=...`. Once each language.
    #[arg(long = "reason-in", value_name = "LANGUAGE=SENTENCE", value_parser = sentence)]
    pub(crate) reason_in: Vec<(String, String)>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Answer {
    Accept,
    Reject,
}

#[derive(Args)]
pub(crate) struct Say {
    #[command(flatten)]
    pub(crate) gateway: Gateway,
    /// What happened.
    pub(crate) event: Event,
    /// To which applications.
    #[arg(required = true)]
    pub(crate) submissions: Vec<SubmissionId>,
    /// By when the citizen has to do something, or when somebody comes: 2026-12-01. For more-info and inspection.
    #[arg(long, value_name = "DAY")]
    pub(crate) due: Option<Date>,
    /// A sentence for the citizen, 160 characters at most and nothing personal: `en=Please bring the floor plan.` Once each
    /// language of en, ms, zh, ta and ar; English stands in where one is missing.
    #[arg(long, value_name = "LANGUAGE=SENTENCE", value_parser = sentence)]
    pub(crate) text: Vec<(String, String)>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Event {
    /// Somebody is reading it.
    InReview,
    /// Something is wanted of the citizen by a day.
    MoreInfo,
    /// Somebody comes and looks on a day.
    Inspection,
    /// Granted.
    Approved,
    /// Not granted.
    Refused,
    /// Taken back by the citizen.
    Withdrawn,
    /// The envelope does not open; never the citizen's fault.
    CannotOpen,
}

impl Decide {
    /// The same as the agency's own value.
    pub(crate) fn decision(&self) -> Decision {
        match self.answer {
            Answer::Accept => Decision::Accept { number: self.number.clone() },
            Answer::Reject => {
                let mut text: BTreeMap<String, String> = self.reason_in.iter().cloned().collect();
                text.insert("en".to_owned(), self.reason.clone().unwrap_or_default());
                Decision::Reject { reason: Reason { code: ReasonCode::Other, text } }
            }
        }
    }
}

impl Say {
    /// The same as the agency's own value.
    pub(crate) fn saying(&self) -> Saying {
        let kind = match self.event {
            Event::InReview => StatusKind::InReview,
            Event::MoreInfo => StatusKind::MoreInfo,
            Event::Inspection => StatusKind::Inspection,
            Event::Approved => StatusKind::Approved,
            Event::Refused => StatusKind::Refused,
            Event::Withdrawn => StatusKind::Withdrawn,
            Event::CannotOpen => StatusKind::CannotOpen,
        };
        Saying { kind, due: self.due, text: self.text.iter().cloned().collect() }
    }
}

fn sentence(text: &str) -> Result<(String, String), String> {
    let (language, sentence) = text.split_once('=').ok_or("write LANGUAGE=SENTENCE, such as en=Please call us.")?;
    Ok((language.trim().to_owned(), sentence.trim().to_owned()))
}
