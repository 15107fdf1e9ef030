//! An agency's case played as a visit: somebody comes for the licence by name, answers what the case says, and what comes
//! of it is laid beside what the agency expects. The day of the visit is the day the catalogue was issued, so that a case
//! means the same on every day it is played.

use std::fmt;
use std::sync::Arc;

use catalogue::{Case, Catalogue, Licence, Truth};
use domain::application::Action;
use domain::{Answer, DocumentId, QuestionId};

use crate::path::Path;
use crate::{Problem, Verdict, Visit};

/// In what a visit differs from its case; the `Display` is a sentence for the agency.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// An answer of the case cannot be given.
    Answer(Problem),
    /// Whether the licence applies.
    Applies {
        /// As the case says.
        expected: Truth,
        /// As it came.
        found: Truth,
        /// What a decision waits for.
        waits_for: Vec<QuestionId>,
    },
    /// Which rules refuse it, counted from 1.
    Refused {
        /// Exactly these, or, where the case names none, any.
        expected: Option<Vec<usize>>,
        /// As it came.
        found: Vec<usize>,
    },
    /// Which documents are asked for.
    Documents {
        /// Those of the case that are not asked for.
        missing: Vec<DocumentId>,
        /// Those asked for that the case does not name.
        added: Vec<DocumentId>,
    },
    /// What the fees known come to, in minor units.
    Fees {
        /// As the case says.
        expected: i64,
        /// As it came.
        found: i64,
    },
}

/// Plays a case; what is empty is as the agency expects it.
#[must_use]
pub fn replay(catalogue: &Arc<Catalogue>, case: &Case) -> Vec<Difference> {
    let mut visit = Visit::new(Arc::clone(catalogue), catalogue.issued);
    let Some(licence) = catalogue.licence(&case.licence) else {
        return vec![Difference::Answer(Problem::UnknownLicence(case.licence.clone()))];
    };
    if let Err(problem) = visit.begin_licences(std::slice::from_ref(&case.licence)) {
        return vec![Difference::Answer(problem)];
    }
    visit.want(case.action);
    let given = case.answers.iter().filter_map(|(id, value)| visit.answer(id, Answer::Known(value.clone())).err());
    let mut differences: Vec<Difference> = given.map(Difference::Answer).collect();
    let path = visit.path();
    let (found, waits_for) = applies(&path, licence, case.action);
    if found != case.applies {
        differences.push(Difference::Applies { expected: case.applies, found, waits_for });
    } else if found == Truth::True {
        differences.extend(refused(&visit, &path, licence, case));
        differences.extend(documents(&visit, &path, case));
        let found = visit.fees().total.minor;
        differences.extend(
            case.fees.filter(|expected| *expected != found).map(|expected| Difference::Fees { expected, found }),
        );
    }
    differences
}

/// Who holds a licence has named it: nothing has to be found out.
fn applies(path: &Path<'_>, licence: &Licence, action: Action) -> (Truth, Vec<QuestionId>) {
    match path.verdict(&licence.applies) {
        _ if action != Action::New => (Truth::True, Vec::new()),
        Verdict::Applies => (Truth::True, Vec::new()),
        Verdict::Not => (Truth::False, Vec::new()),
        Verdict::Unknown { waiting_for } => (Truth::Unknown, waiting_for),
    }
}

fn refused(visit: &Visit, path: &Path<'_>, licence: &Licence, case: &Case) -> Option<Difference> {
    let found: Vec<usize> = visit.rules_against(path, licence).map(|(number, ..)| number).collect();
    let is_expected = match &case.refused {
        Some(expected) => *expected == found,
        None => case.granted == found.is_empty(),
    };
    let expected = if case.granted { Some(Vec::new()) } else { case.refused.clone() };
    (!is_expected).then_some(Difference::Refused { expected, found })
}

fn documents(visit: &Visit, path: &Path<'_>, case: &Case) -> Option<Difference> {
    let expected = case.documents.as_ref()?;
    let found: Vec<DocumentId> = visit.documents_on(path).into_iter().map(|asked| asked.document.id).collect();
    let without = |some: &[DocumentId], others: &[DocumentId]| -> Vec<DocumentId> {
        some.iter().filter(|id| !others.contains(id)).cloned().collect()
    };
    let (missing, added) = (without(expected, &found), without(&found, expected));
    (!missing.is_empty() || !added.is_empty()).then_some(Difference::Documents { missing, added })
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(problem) => write!(f, "an answer cannot be given, {problem}"),
            Self::Applies { expected, found, waits_for } => {
                write!(f, "the case says that the licence {}, and it {}", verdict(*expected), verdict(*found))?;
                if waits_for.is_empty() { Ok(()) } else { write!(f, "; it waits for {}", list(waits_for)) }
            }
            Self::Refused { expected, found } => {
                let says = match expected.as_deref() {
                    None => "some rule refuses it".to_owned(),
                    Some(rules) => rules_say(rules),
                };
                write!(f, "the case says that {says}, and {}", rules_say(found))
            }
            Self::Documents { missing, added } => match (missing.as_slice(), added.as_slice()) {
                (missing, []) => write!(f, "the case names documents that are not asked for: {}", list(missing)),
                ([], added) => write!(f, "documents are asked for that the case does not name: {}", list(added)),
                (missing, added) => write!(f, "not asked for: {}; asked for besides: {}", list(missing), list(added)),
            },
            Self::Fees { expected, found } => {
                write!(f, "the case says that the fees known are {expected} cents, and they are {found}")
            }
        }
    }
}

fn verdict(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "applies",
        Truth::False => "does not apply",
        Truth::Unknown => "may or may not apply",
    }
}

fn rules_say(rules: &[usize]) -> String {
    match rules {
        [] => "no rule refuses it".to_owned(),
        [one] => format!("rule {one} refuses it"),
        several => format!("rules {} refuse it", list(several)),
    }
}

fn list(names: &[impl fmt::Display]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
