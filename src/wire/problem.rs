//! Problem documents (RFC 9457): a closed list of what can be wrong with a call, each with its status and with what the
//! caller is to do about it. The details are for technicians and hold no personal value.

use serde::{Deserialize, Serialize};

use domain::SubmissionId;

use crate::json;
use crate::v1::{ReadError, maybe, read};

/// The media type of a problem document.
pub const MEDIA_TYPE: &str = "application/problem+json";

const PREFIX: &str = "tag:guichet.example,2026:problem/";
/// What RFC 9457 calls a problem that says no more than its status.
const BLANK: &str = "about:blank";

/// Everything that can be wrong, in the order of the protocol's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemType {
    /// Not what the protocol describes.
    Malformed,
    /// Another media type than expected.
    UnsupportedMedia,
    /// Over a limit.
    TooLarge,
    /// The key is known, the signature is not its.
    BadSignature,
    /// This sid is committed with another manifest.
    SidConflict,
    /// The manifest names parts that have not arrived.
    PartMissing,
    /// The body is not what `Content-Digest` says.
    DigestMismatch,
    /// The same sid is being handled.
    InProgress,
    /// Too many calls.
    SlowDown,
    /// Not now.
    Unavailable,
    /// The gateway's disk is full.
    StorageFull,
    /// The caller is not known.
    NotEnrolled,
    /// The caller was known and is no longer trusted.
    Revoked,
    /// This caller may not speak for that terminal.
    WrongTerminal,
    /// No such agency here.
    UnknownAgency,
    /// No such sealing key.
    UnknownKey,
    /// The signing key is not known.
    UnknownSigner,
    /// A version that is not spoken here.
    UnsupportedVersion,
}

/// What a caller does about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The same bytes will never be taken: park them for a technician.
    Permanent,
    /// Mend what is named and send again.
    Again,
    /// Wait and send again.
    Later,
    /// Somebody's configuration; never the citizen's fault.
    Config,
}

impl ProblemType {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Malformed,
        Self::UnsupportedMedia,
        Self::TooLarge,
        Self::BadSignature,
        Self::SidConflict,
        Self::PartMissing,
        Self::DigestMismatch,
        Self::InProgress,
        Self::SlowDown,
        Self::Unavailable,
        Self::StorageFull,
        Self::NotEnrolled,
        Self::Revoked,
        Self::WrongTerminal,
        Self::UnknownAgency,
        Self::UnknownKey,
        Self::UnknownSigner,
        Self::UnsupportedVersion,
    ];

    /// Name, HTTP status and class: one row of the protocol's table.
    fn row(self) -> (&'static str, u16, Class) {
        match self {
            Self::Malformed => ("malformed", 400, Class::Permanent),
            Self::UnsupportedMedia => ("unsupported-media", 415, Class::Permanent),
            Self::TooLarge => ("too-large", 413, Class::Permanent),
            Self::BadSignature => ("bad-signature", 422, Class::Permanent),
            Self::SidConflict => ("sid-conflict", 422, Class::Permanent),
            Self::PartMissing => ("part-missing", 409, Class::Again),
            Self::DigestMismatch => ("digest-mismatch", 400, Class::Again),
            Self::InProgress => ("in-progress", 409, Class::Later),
            Self::SlowDown => ("slow-down", 429, Class::Later),
            Self::Unavailable => ("unavailable", 503, Class::Later),
            Self::StorageFull => ("storage-full", 507, Class::Later),
            Self::NotEnrolled => ("not-enrolled", 401, Class::Config),
            Self::Revoked => ("revoked", 403, Class::Config),
            Self::WrongTerminal => ("wrong-terminal", 403, Class::Config),
            Self::UnknownAgency => ("unknown-agency", 404, Class::Config),
            Self::UnknownKey => ("unknown-key", 409, Class::Config),
            Self::UnknownSigner => ("unknown-signer", 409, Class::Config),
            Self::UnsupportedVersion => ("unsupported-version", 422, Class::Config),
        }
    }

    /// The name behind the prefix: `sid-conflict`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The HTTP status it travels under.
    #[must_use]
    pub fn status(self) -> u16 {
        self.row().1
    }

    /// What the caller does about it.
    #[must_use]
    pub fn class(self) -> Class {
        self.row().2
    }

    /// The whole `type` member.
    #[must_use]
    pub fn uri(self) -> String {
        format!("{PREFIX}{}", self.name())
    }

    /// The type of a `type` member, if it is on the list.
    #[must_use]
    pub fn from_uri(uri: &str) -> Option<Self> {
        let name = uri.strip_prefix(PREFIX)?;
        Self::ALL.into_iter().find(|listed| listed.name() == name)
    }
}

/// A problem document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which; nothing where the answer has no listed type.
    pub kind: Option<ProblemType>,
    /// The HTTP status.
    pub status: u16,
    /// Whose.
    pub sid: Option<SubmissionId>,
    /// For a technician.
    pub detail: Option<String>,
    /// The parts to send, for `part-missing`.
    pub missing: Vec<u16>,
}

#[derive(Serialize, Deserialize)]
struct Document {
    #[serde(rename = "type", default = "blank")]
    kind: String,
    #[serde(default)]
    status: u16,
    #[serde(with = "maybe", default, skip_serializing_if = "Option::is_none")]
    sid: Option<SubmissionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missing: Vec<u16>,
}

fn blank() -> String {
    BLANK.to_owned()
}

impl Problem {
    /// A problem of the list with a sentence for a technician.
    #[must_use]
    pub fn new(kind: ProblemType, detail: impl Into<String>) -> Self {
        Self { kind: Some(kind), status: kind.status(), sid: None, detail: Some(detail.into()), missing: Vec::new() }
    }

    /// A problem outside the list, such as a path that does not exist.
    #[must_use]
    pub fn unlisted(status: u16, detail: impl Into<String>) -> Self {
        Self { kind: None, status, sid: None, detail: Some(detail.into()), missing: Vec::new() }
    }

    /// The same problem, naming the submission.
    #[must_use]
    pub fn about(mut self, sid: SubmissionId) -> Self {
        self.sid = Some(sid);
        self
    }

    /// The document.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json(&Document {
            kind: self.kind.map_or_else(blank, ProblemType::uri),
            status: self.status,
            sid: self.sid,
            detail: self.detail.clone(),
            missing: self.missing.clone(),
        })
    }

    /// Reads a document; a type that is not listed is no error, it reads as none.
    ///
    /// # Errors
    /// When it is no problem document.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        let document: Document = read(bytes)?;
        Ok(Self {
            kind: ProblemType::from_uri(&document.kind),
            status: document.status,
            sid: document.sid,
            detail: document.detail,
            missing: document.missing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_closed_and_each_name_is_its_own() {
        for (place, kind) in ProblemType::ALL.into_iter().enumerate() {
            assert_eq!(ProblemType::from_uri(&kind.uri()), Some(kind));
            assert!(!ProblemType::ALL.iter().take(place).any(|other| other.name() == kind.name()));
        }
        assert_eq!(ProblemType::from_uri("tag:guichet.example,2026:problem/other"), None);
        assert_eq!(ProblemType::from_uri("malformed"), None);
    }

    #[test]
    fn a_problem_document_is_the_golden_one() {
        let mut problem = Problem::new(ProblemType::PartMissing, "2 of 3 parts are missing")
            .about("6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap());
        problem.missing = vec![1, 2];
        let golden = include_str!("golden/problem.json").trim_end();
        assert_eq!(String::from_utf8(problem.to_json()).unwrap(), golden);
        assert_eq!(Problem::from_json(golden.as_bytes()).unwrap(), problem);
    }

    #[test]
    fn a_foreign_problem_has_no_listed_type() {
        let foreign = Problem::from_json(br#"{"title":"Bad Request"}"#).unwrap();
        assert_eq!((foreign.kind, foreign.status), (None, 0));
        assert!(Problem::from_json(b"<html>").is_err());
    }
}
