//! Ids: one type each, parsed at the edge, so that no two can be mixed up and none can be malformed.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use uuid::Uuid;

/// A text that is not the id it claims to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {expected}")]
pub struct MalformedId {
    /// What was read.
    pub text: String,
    /// What would have been right, in words.
    pub expected: &'static str,
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it stands in files and on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = MalformedId;

            fn from_str(text: &str) -> Result<Self, MalformedId> {
                let valid: fn(&str) -> bool = $valid;
                if text.len() <= 64 && valid(text) {
                    Ok(Self(text.into()))
                } else {
                    Err(MalformedId { text: text.to_owned(), expected: $expected })
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// An agency's code as the public knows it: `SFA`, `URA`.
    AgencyId,
    "an agency code (2 to 12 upper-case letters)",
    |text| (2..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
);
text_id!(
    /// A licence: the agency's folder and the file's name, `sfa-food-shop`.
    LicenceId,
    "a licence id (lower-case letters, digits and single hyphens)",
    is_kebab
);
text_id!(
    /// What somebody comes for: `open-restaurant`.
    IntentId,
    "an intent id (lower-case letters, digits and single hyphens)",
    is_kebab
);
text_id!(
    /// A document that an agency asks for: `layout-plan`.
    DocumentId,
    "a document id (lower-case letters, digits and single hyphens)",
    is_kebab
);
text_id!(
    /// A question of the bank, in a dotted name: `premises.floor_area`.
    QuestionId,
    "a question id (parts of lower-case letters, digits and _, joined by dots)",
    |text| text.split('.').all(|part| {
        part.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    })
);
text_id!(
    /// A terminal in the fleet: `T0417`.
    TerminalId,
    "a terminal id (2 to 16 upper-case letters and digits)",
    |text| (2..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
);

fn is_kebab(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// One application to one agency. Made once on the terminal and used unchanged by every retry, so that a repeat
/// can be told from a second application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionId(Uuid);

impl SubmissionId {
    /// Wraps a UUID version 4 that the roof's source of ids has made.
    #[must_use]
    pub fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.hyphenated())
    }
}

impl FromStr for SubmissionId {
    type Err = MalformedId;

    /// Reads the one spelling that travels: lower case with hyphens.
    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed =
            || MalformedId { text: text.to_owned(), expected: "a submission id (a UUID in lower case with hyphens)" };
        let uuid = Uuid::try_parse(text).map_err(|_| malformed())?;
        let id = Self(uuid);
        if id.to_string() == text { Ok(id) } else { Err(malformed()) }
    }
}

/// One citizen's use of the terminal, from the start page to the wipe. Never stored beside anything personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitId(pub u64);

impl VisitId {
    /// The id of the visit after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

impl fmt::Display for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_parsed_at_the_door() {
        for (text, ok) in [("SFA", true), ("sfa", false), ("S", false), ("ACRA", true), ("S-FA", false)] {
            assert_eq!(text.parse::<AgencyId>().is_ok(), ok, "{text}");
        }
        for (text, ok) in [
            ("premises.floor_area", true),
            ("premises", true),
            ("premises.", false),
            ("Premises", false),
            ("a.2b", false),
        ] {
            assert_eq!(text.parse::<QuestionId>().is_ok(), ok, "{text}");
        }
        for (text, ok) in [("sfa-food-shop", true), ("sfa--x", false), ("-a", false), ("a/b", false), ("..", false)] {
            assert_eq!(text.parse::<LicenceId>().is_ok(), ok, "{text}");
        }
    }

    #[test]
    fn a_submission_id_has_one_spelling() {
        let text = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
        assert_eq!(text.parse::<SubmissionId>().map(|id| id.to_string()).as_deref(), Ok(text));
        assert!(text.to_uppercase().parse::<SubmissionId>().is_err());
        assert!("6f9619ff8b864d01b42d00cf4fc964ff".parse::<SubmissionId>().is_err());
    }
}
