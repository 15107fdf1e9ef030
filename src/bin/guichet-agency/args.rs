//! The command line of `guichet-agency`. Scripts of agencies rest on it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use agency::Decision;
use domain::{AgencyId, SubmissionId};
use wire::v1::{Reason, ReasonCode};

/// Makes an agency's keys, pulls applications from the gateway, opens them, and answers.
#[derive(Parser)]
#[command(name = "guichet-agency", version)]
pub(crate) struct Cli {
    /// The agency's folder: keys, inbox, answers.
    #[arg(long, global = true, default_value = "agency-desk", value_name = "DIR")]
    pub(crate) desk: PathBuf,
    /// Print the report as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
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
pub(crate) struct Decide {
    /// The gateway's address, such as `https://gateway.example`.
    #[arg(long)]
    pub(crate) gateway: String,
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
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Answer {
    Accept,
    Reject,
}

impl Decide {
    /// The same as the agency's own value.
    pub(crate) fn decision(&self) -> Decision {
        match self.answer {
            Answer::Accept => Decision::Accept { number: self.number.clone() },
            Answer::Reject => {
                let text = BTreeMap::from([("en".to_owned(), self.reason.clone().unwrap_or_default())]);
                Decision::Reject { reason: Reason { code: ReasonCode::Other, text } }
            }
        }
    }
}
