//! The command line of `guichet`. It is a contract: scripts of tests, technicians and agencies rest on it.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// The terminal, full screen; `guichet rehearse` plays a visit with no display needed.
#[derive(Debug, Parser)]
#[command(name = "guichet", version, about)]
pub(crate) struct Args {
    /// Folder with terminal.toml and the catalogue.
    #[arg(long, global = true, default_value = "kiosk-config")]
    pub(crate) config: PathBuf,
    /// Folder for the queue and, in a demonstration, the gateway and the agencies [default: the user's state folder].
    #[arg(long, global = true)]
    pub(crate) data: Option<PathBuf>,
    /// A window of that size, such as 1080x1920, instead of the full screen.
    #[arg(long, value_name = "WxH")]
    pub(crate) windowed: Option<Size>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Plays a visit from a script through the same pages and effects, draws each page, and reports.
    Rehearse(Rehearse),
}

/// What `rehearse` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Rehearse {
    /// The script: language, intent and answers by question id.
    pub(crate) script: PathBuf,
    /// Folder for report.json, pages, speech, receipt and application; made if missing.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Instead of the script's language: en, ms, zh, ta.
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// How the citizen presses.
    #[arg(long, value_enum, default_value_t = Input::Touch)]
    pub(crate) input: Input,
    /// Size of the screen that is drawn [default: the screen of terminal.toml].
    #[arg(long, value_name = "WxH")]
    pub(crate) size: Option<Size>,
    /// How long to wait for the agencies' answers, in seconds.
    #[arg(long, default_value_t = 15, value_name = "SECS")]
    pub(crate) wait: u32,
}

/// How the citizen presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// A finger on the control.
    Touch,
    /// Keys that move to the next and the previous item, and one that selects.
    Keys,
    /// Two switches: move on, select.
    Switches,
}

impl Input {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Touch => "touch",
            Self::Keys => "keys",
            Self::Switches => "switches",
        }
    }
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl std::str::FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let size = text
            .split_once('x')
            .and_then(|(width, height)| Some(Self { width: width.parse().ok()?, height: height.parse().ok()? }));
        match size {
            Some(size) if (320..=8192).contains(&size.width) && (320..=8192).contains(&size.height) => Ok(size),
            _ => Err("write width and height in pixels from 320 to 8192, such as 1080x1920".to_owned()),
        }
    }
}
