//! What a technician can test on a terminal, and what came of it. Nothing here is a citizen's: a finding says how a part
//! of the machine is, in a sentence for whoever mends it.

use std::fmt;
use std::str::FromStr;

use crate::{AgencyId, Timestamp};

/// What can be tested. A closed list; the words stand in the store and in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// `terminal.toml`.
    Settings,
    /// The catalogue: its mistakes, its version, its age.
    Catalogue,
    /// The data disk and the store on it.
    Store,
    /// The audit trail.
    Audit,
    /// Applications on their way.
    Queue,
    /// The machine's clock.
    Clock,
    /// The line to the gateway.
    Network,
    /// The receipt printer.
    Printer,
    /// Reading aloud.
    Speech,
    /// The scanner.
    Scanner,
    /// The size of what is drawn, by a ruler.
    Ruler,
    /// The colours, by eye.
    Colours,
    /// The touch screen, corner by corner.
    Touch,
}

/// How a part was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It works.
    Passed,
    /// It has to be mended.
    Failed,
    /// Nobody can tell; a person has to look.
    Unknown,
}

/// How a part was found, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which part.
    pub test: Test,
    /// How it was.
    pub verdict: Verdict,
    /// In a sentence; several lines where several things are wrong.
    pub says: String,
}

/// A test that was made, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What came of it.
    pub finding: Finding,
    /// When it ended.
    pub at: Timestamp,
}

/// A word that names no test, or no verdict.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no word of a diagnosis")]
pub struct UnknownWord(String);

impl Test {
    /// Every test, in the order in which parts depend on one another.
    pub const ALL: [Self; 13] = [
        Self::Settings,
        Self::Catalogue,
        Self::Store,
        Self::Audit,
        Self::Queue,
        Self::Clock,
        Self::Network,
        Self::Printer,
        Self::Speech,
        Self::Scanner,
        Self::Ruler,
        Self::Colours,
        Self::Touch,
    ];

    /// The word in the store and in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Catalogue => "catalogue",
            Self::Store => "store",
            Self::Audit => "audit",
            Self::Queue => "queue",
            Self::Clock => "clock",
            Self::Network => "network",
            Self::Printer => "printer",
            Self::Speech => "speech",
            Self::Scanner => "scanner",
            Self::Ruler => "ruler",
            Self::Colours => "colours",
            Self::Touch => "touch",
        }
    }

    /// Whether only somebody who stands before the terminal can make it.
    #[must_use]
    pub fn needs_eyes(self) -> bool {
        match self {
            Self::Ruler | Self::Colours | Self::Touch => true,
            Self::Settings
            | Self::Catalogue
            | Self::Store
            | Self::Audit
            | Self::Queue
            | Self::Clock
            | Self::Network
            | Self::Printer
            | Self::Speech
            | Self::Scanner => false,
        }
    }
}

impl Verdict {
    /// The word in the store and in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

impl Finding {
    /// A finding from what was found or what was wrong.
    pub fn of(test: Test, found: Result<impl Into<String>, impl Into<String>>) -> Self {
        match found {
            Ok(says) => Self { test, verdict: Verdict::Passed, says: says.into() },
            Err(says) => Self { test, verdict: Verdict::Failed, says: says.into() },
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Test {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|test| test.as_str() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

impl FromStr for Verdict {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let all = [Self::Passed, Self::Failed, Self::Unknown];
        all.into_iter().find(|verdict| verdict.as_str() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What waits for one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Which agency.
    pub agency: AgencyId,
    /// Not sent yet.
    pub stored: u32,
    /// At the gateway, without the agency's answer.
    pub custody: u32,
    /// Waiting for a technician.
    pub parked: u32,
    /// Why the oldest that waits is not sent yet, or was parked.
    pub problem: Option<String>,
    /// When the next one is tried; nothing where nothing is to be sent.
    pub next_at: Option<Timestamp>,
}
