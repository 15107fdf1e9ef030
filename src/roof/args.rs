//! The command line of `guichet`. It is a contract: scripts of tests, technicians and agencies rest on it.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use terminal::look::{Screen, TextSize, Theme};

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
    /// What this process is to show; the program gives it to those it starts.
    #[arg(long, hide = true, value_parser = [crate::roof::face::VISIT, crate::roof::face::PLAIN])]
    pub(crate) face: Option<String>,
    /// The process with which this one ends.
    #[arg(long, hide = true)]
    pub(crate) under: Option<u32>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Plays a visit from a script through the same pages and effects, draws each page, and reports.
    Rehearse(Rehearse),
    /// Draws every page in every language, theme and text size, standing and lying, and looks for mistakes.
    Gallery(Gallery),
    /// Opens the terminal on a catalogue that is being written: each save shows the page of what was changed.
    Preview(Preview),
}

/// What `preview` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Preview {
    /// The catalogue's folder, or the folder of the settings around it [default: the catalogue beside terminal.toml].
    pub(crate) dir: Option<PathBuf>,
    /// Size of the window.
    #[arg(long, value_name = "WxH", default_value = "720x1280")]
    pub(crate) size: Size,
}

/// What `gallery` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Gallery {
    /// Folder for the pictures, the contact sheets and gallery.json; made if missing.
    #[arg(long, required_unless_present = "check")]
    pub(crate) out: Option<PathBuf>,
    /// Only this language; may be repeated [default: those of terminal.toml].
    #[arg(long)]
    pub(crate) language: Vec<String>,
    /// Only this theme; may be repeated.
    #[arg(long, value_enum)]
    theme: Vec<Colours>,
    /// Only this text size; may be repeated.
    #[arg(long, value_enum)]
    text: Vec<Letters>,
    /// Only a screen of this size; may be repeated [default: the screen of terminal.toml, standing and lying].
    #[arg(long, value_name = "WxH")]
    pub(crate) size: Vec<Size>,
    /// The contact sheets alone, no picture of each page.
    #[arg(long)]
    pub(crate) sheets: bool,
    /// Common models, standing and lying, instead of a size; more than one is allowed: 10.1-inch, 15.6-inch, 21.5-inch,
    /// 27-inch, 32-inch-4k.
    #[arg(long, value_parser = model, value_name = "NAME", conflicts_with = "size")]
    pub(crate) model: Vec<(&'static str, Screen)>,
    /// Only the pages whose names begin so.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) only: String,
    /// The pages of everything in the catalogue, each once: plans, licences, questions, answers.
    #[arg(long)]
    pub(crate) catalogue: bool,
    /// Draws nothing: looks for mistakes, on the common models of screens as well; exit code 1 if there are any.
    #[arg(long)]
    pub(crate) check: bool,
}

impl Gallery {
    /// The themes asked for, or all.
    pub(crate) fn themes(&self) -> Vec<Theme> {
        let asked = if self.theme.is_empty() { Colours::value_variants() } else { &self.theme };
        asked.iter().map(|colours| colours.theme()).collect()
    }

    /// The text sizes asked for, or all.
    pub(crate) fn texts(&self) -> Vec<TextSize> {
        let asked = if self.text.is_empty() { Letters::value_variants() } else { &self.text };
        asked.iter().map(|letters| letters.size()).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colours {
    Light,
    Dark,
    HighContrast,
    LowGlare,
}

impl Colours {
    fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::HighContrast => Theme::HighContrast,
            Self::LowGlare => Theme::LowGlare,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Letters {
    Small,
    Default,
    Large,
    Largest,
}

impl Letters {
    fn size(self) -> TextSize {
        match self {
            Self::Small => TextSize::Small,
            Self::Default => TextSize::Default,
            Self::Large => TextSize::Large,
            Self::Largest => TextSize::Largest,
        }
    }
}

/// What `rehearse` is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Rehearse {
    /// The script: language, intent and answers by question id.
    pub(crate) script: PathBuf,
    /// Folder for report.json, pages, speech, receipt and application; made if missing.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Instead of the script's language: en, ms, zh, ta, ar.
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// How the citizen presses.
    #[arg(long, value_enum, default_value_t = Input::Touch)]
    pub(crate) input: Input,
    /// Size of the screen that is drawn [default: the screen of terminal.toml].
    #[arg(long, value_name = "WxH")]
    pub(crate) size: Option<Size>,
    /// A folder that stands for the citizen's USB stick; the script's `[documents]` are taken from it.
    #[arg(long, value_name = "DIR")]
    pub(crate) stick: Option<PathBuf>,
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

/// A model of a screen by its name.
fn model(name: &str) -> Result<(&'static str, Screen), String> {
    let known = Screen::MODELS.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
    let found = Screen::MODELS.into_iter().find(|(known, _)| *known == name);
    found.ok_or_else(|| format!("the models that are known are {known}"))
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
