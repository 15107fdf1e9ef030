//! A visit that is put aside: what the citizen has said, without anything that was confirmed or agreed to. It is a value
//! between `journey`, which makes and restores it, and `wire`, which seals it; it names no format.

use std::collections::{BTreeMap, BTreeSet};

use crate::application::{Action, DocumentState};
use crate::{Answer, DocumentId, IntentId, Item, Language, LicenceId, QuestionId};

/// What a visit held. Answers are personal, so its `Debug` shows none of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Version of the catalogue that asked.
    pub catalogue: String,
    /// Language the citizen read.
    pub language: Language,
    /// How the visit began.
    pub start: Start,
    /// What is wanted of the licences.
    pub action: Action,
    /// Everything that was said, also what was hidden at the time.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Items of groups that cannot be taken as they are yet.
    pub unfinished: BTreeMap<QuestionId, Vec<Item>>,
    /// Optional questions that were left empty.
    pub skipped: BTreeSet<QuestionId>,
    /// Deciding questions in the order they were asked.
    pub interview: Vec<QuestionId>,
    /// Licences that the citizen took along.
    pub taken: BTreeSet<LicenceId>,
    /// Licences that the citizen left out.
    pub left: BTreeSet<LicenceId>,
    /// What was said about documents.
    pub documents: BTreeMap<(LicenceId, DocumentId), DocumentState>,
}

/// How a visit began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// It had not.
    Nothing,
    /// With what the citizen came for.
    Intent(IntentId),
    /// With licences known by name.
    Licences(Vec<LicenceId>),
}
