//! What an agency expects of its licence for one citizen: the agency's own test, played by `journey` and never seen by
//! the public. It judges nothing.

use std::path::PathBuf;

use domain::application::Action;
use domain::{DocumentId, LicenceId, QuestionId, Value};

use crate::Truth;

/// One citizen, and what has to come of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Of which licence.
    pub licence: LicenceId,
    /// The file it stands in, relative to the catalogue's folder.
    pub file: PathBuf,
    /// The line where it begins, counted from 1.
    pub line: usize,
    /// Who the citizen is, in a few words.
    pub says: String,
    /// What is wanted of the licence.
    pub action: Action,
    /// Whether the licence has to apply.
    pub applies: Truth,
    /// Whether no rule of the licence may refuse it; only said where it applies.
    pub granted: bool,
    /// Exactly these rules of `eligible` refuse it, counted from 1; any of them where nothing is said.
    pub refused: Option<Vec<usize>>,
    /// Exactly these documents are asked for; any where nothing is said.
    pub documents: Option<Vec<DocumentId>>,
    /// The fees known now, together, in minor units; any where nothing is said.
    pub fees: Option<i64>,
    /// What the citizen answers.
    pub answers: Vec<(QuestionId, Value)>,
}
