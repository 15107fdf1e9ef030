//! The languages the terminal can speak. Each is named in its own script, as a citizen looks for it.

use std::fmt;
use std::str::FromStr;

use crate::id::MalformedId;

/// A language on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, the default.
    English,
    /// Malay.
    Malay,
    /// Chinese in simplified characters.
    Chinese,
    /// Tamil.
    Tamil,
    /// Arabic, which is written from right to left.
    Arabic,
}

/// Where the lines of a script begin, and with them the rows of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As in English.
    LeftToRight,
    /// As in Arabic: the page is the mirror image.
    RightToLeft,
}

impl Language {
    /// All, in the order of the doors on the attract page.
    pub const ALL: [Self; 5] = [Self::English, Self::Malay, Self::Chinese, Self::Tamil, Self::Arabic];

    /// BCP 47 tag, which is also the name of the folder with its words.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Malay => "ms",
            Self::Chinese => "zh",
            Self::Tamil => "ta",
            Self::Arabic => "ar",
        }
    }

    /// What its speakers call it, in its own script.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Malay => "Bahasa Melayu",
            Self::Chinese => "中文",
            Self::Tamil => "தமிழ்",
            Self::Arabic => "العربية",
        }
    }

    /// Where its lines begin.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::English | Self::Malay | Self::Chinese | Self::Tamil => Direction::LeftToRight,
            Self::Arabic => Direction::RightToLeft,
        }
    }
}

impl FromStr for Language {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        Self::ALL.into_iter().find(|language| language.tag() == text).ok_or_else(|| MalformedId {
            text: text.to_owned(),
            expected: "a language on offer (en, ms, zh, ta or ar)",
        })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
