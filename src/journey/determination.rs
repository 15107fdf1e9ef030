//! What applies, what does not, and what is not known yet. The reasons are the catalogue's; this says only which.

use catalogue::Truth;
use domain::{LicenceId, QuestionId};

use crate::path::Path;
use crate::{Choice, Visit};

/// The candidates and what is known about each, in the catalogue's order of the intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Determination {
    /// One each candidate.
    pub licences: Vec<Determined>,
    /// How many are decided.
    pub settled: usize,
    /// How many apply or still may.
    pub possible: usize,
}

/// A licence and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Determined {
    /// Which.
    pub licence: LicenceId,
    /// What is known.
    pub verdict: Verdict,
}

/// Whether a licence is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Applies,
    /// No.
    Not,
    /// The answers do not say yet.
    Unknown {
        /// The questions that would bring it nearer, among them those that the citizen cannot answer yet.
        waiting_for: Vec<QuestionId>,
    },
}

impl Visit {
    /// What applies, by the answers so far.
    #[must_use]
    pub fn result(&self) -> Determination {
        let path = self.path();
        let licences: Vec<Determined> = self
            .candidates()
            .map(|licence| Determined { licence: licence.id.clone(), verdict: path.verdict(&licence.applies) })
            .collect();
        let settled = licences.iter().filter(|it| !matches!(it.verdict, Verdict::Unknown { .. })).count();
        let possible = licences.iter().filter(|it| it.verdict != Verdict::Not).count();
        Determination { licences, settled, possible }
    }

    /// The licences to apply for: all that apply, unless the citizen has left one or taken one that is not certain.
    #[must_use]
    pub fn chosen(&self) -> Vec<LicenceId> {
        self.chosen_on(&self.path())
    }

    pub(crate) fn chosen_on(&self, path: &Path<'_>) -> Vec<LicenceId> {
        let is_chosen = |licence: &&catalogue::Licence| match self.choice_of(&licence.id) {
            Some(Choice::Leave) => false,
            Some(Choice::Take) if self.is_direct() => true,
            Some(Choice::Take) => path.truth(&licence.applies) != Truth::False,
            None => path.truth(&licence.applies) == Truth::True,
        };
        self.candidates().filter(is_chosen).map(|licence| licence.id.clone()).collect()
    }
}
