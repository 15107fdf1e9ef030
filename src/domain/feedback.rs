//! What citizens thought of a visit: one of three faces, after one of two kinds of visit. It is counted by the day; no
//! time, language, reference or visit is ever kept beside it, so that a count tells of no one.

use std::fmt;
use std::str::FromStr;

use crate::id::MalformedId;

/// What a citizen thought of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// It went well.
    Good,
    /// So so.
    Fair,
    /// It did not.
    Poor,
}

/// After what they were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// An application was stored.
    Submitted,
    /// Nothing had to be applied for, or something was looked up.
    Other,
}

impl Face {
    /// Every one, the best first.
    pub const ALL: [Self; 3] = [Self::Good, Self::Fair, Self::Poor];

    /// The word in files, on the wire and in control ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
        }
    }
}

impl Occasion {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Submitted, Self::Other];

    /// The word in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Face {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId { text: text.to_owned(), expected: "good, fair or poor" };
        Self::ALL.into_iter().find(|face| face.as_str() == text).ok_or_else(malformed)
    }
}

impl FromStr for Occasion {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId { text: text.to_owned(), expected: "submitted or other" };
        Self::ALL.into_iter().find(|occasion| occasion.as_str() == text).ok_or_else(malformed)
    }
}

/// How often a face was pressed after one kind of visit on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// After what.
    pub occasion: Occasion,
    /// Which.
    pub face: Face,
    /// How often.
    pub count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_read_as_it_is_written() {
        for face in Face::ALL {
            assert_eq!(face.to_string().parse(), Ok(face));
        }
        for occasion in Occasion::ALL {
            assert_eq!(occasion.to_string().parse(), Ok(occasion));
        }
        assert!("GOOD".parse::<Face>().is_err() && "".parse::<Occasion>().is_err());
    }
}
