//! What one agency receives: only its own licences and only the answers it asked for, each with the question as the
//! citizen read it. It is a snapshot; no later change of the catalogue alters it.

use std::fmt;
use std::str::FromStr;

use crate::attachment::AttachedFile;
use crate::id::MalformedId;
use crate::{AgencyId, DocumentId, Language, LicenceId, Money, Personal, QuestionId, SubmissionId, Timestamp, Value};

/// One visit's application to one agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Made once, never again.
    pub submission: SubmissionId,
    /// To whom.
    pub agency: AgencyId,
    /// Version of the catalogue that was shown.
    pub catalogue: String,
    /// Language the citizen read.
    pub language: Language,
    /// When the citizen agreed and submitted.
    pub completed_at: Timestamp,
    /// What is applied for.
    pub licences: Vec<LicenceRequest>,
    /// In reading order.
    pub answers: Vec<AnsweredQuestion>,
    /// In the catalogue's order.
    pub fees: Vec<FeeLine>,
    /// Every document the licences ask for in this case.
    pub documents: Vec<DocumentPromise>,
    /// What the citizen agreed to.
    pub consents: Vec<Consent>,
}

impl Application {
    /// The documents that travel with it, each with the number of its part: from 1, in the order of the documents.
    pub fn attached(&self) -> impl Iterator<Item = (u16, &DocumentPromise, AttachedFile)> {
        let attached = self.documents.iter().filter_map(|promise| match promise.state {
            DocumentState::Attached(file) => Some((promise, file)),
            DocumentState::ToFollow | DocumentState::Missing => None,
        });
        (1..).zip(attached).map(|(part, (promise, file))| (part, promise, file))
    }
}

/// A licence asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceRequest {
    /// Which.
    pub licence: LicenceId,
    /// Its title as the citizen read it.
    pub title: String,
    /// Version of its definition.
    pub version: String,
    /// What is wanted of it.
    pub action: Action,
    /// The number of the licence that is held; `None` for a first application.
    pub holds: Option<Personal<String>>,
}

/// What can be done about a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A first application.
    New,
    /// For another term.
    Renew,
    /// A change to one that is held.
    Amend,
    /// To give it up.
    Cancel,
}

impl Action {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::New, Self::Renew, Self::Amend, Self::Cancel];

    /// The word in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renew => "renew",
            Self::Amend => "amend",
            Self::Cancel => "cancel",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Action {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId { text: text.to_owned(), expected: "an action (new, renew, amend or cancel)" };
        Self::ALL.into_iter().find(|action| action.as_str() == text).ok_or_else(malformed)
    }
}

/// A question as the citizen read it, with the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredQuestion {
    /// Which.
    pub question: QuestionId,
    /// As shown.
    pub label: String,
    /// The bank's name of the type: `choice`, `whole`.
    pub kind: &'static str,
    /// The value, or the group's items, or nothing where the citizen does not know yet.
    pub answer: AnsweredValue,
}

/// What stands beside a question.
#[derive(Debug, Clone, PartialEq)]
pub enum AnsweredValue {
    /// A value and the text the citizen saw for it.
    One {
        /// For machines.
        value: Value,
        /// For people.
        text: Personal<String>,
    },
    /// A group: per item its questions.
    Items(Vec<Vec<AnsweredQuestion>>),
    /// "I don't know yet".
    NotYet,
}

/// A fee as it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeLine {
    /// For which licence.
    pub licence: LicenceId,
    /// What it is for.
    pub label: String,
    /// How much; `None` where the agency sets it on approval.
    pub amount: Option<Money>,
}

/// A document and what the citizen said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPromise {
    /// Which.
    pub document: DocumentId,
    /// For which licence.
    pub licence: LicenceId,
    /// Its name as shown.
    pub label: String,
    /// Where it is.
    pub state: DocumentState,
}

/// Where a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentState {
    /// The citizen has it and will hand it in as the agency asks.
    ToFollow,
    /// The citizen does not have it yet.
    Missing,
    /// The citizen has added it; it travels with the application.
    Attached(AttachedFile),
}

/// What the citizen agreed to, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// `share-with-sfa`, `declaration`.
    pub id: String,
    /// As shown.
    pub text: String,
    /// When.
    pub given_at: Timestamp,
}
