//! The stages of an application in the order a citizen passes them, computed from the journey each time. It remembers
//! nothing, so *Back* and *Continue* cannot lead to a page that the answers have made impossible.

use domain::{AgencyId, QuestionId};
use journey::{QuestionState, Step, Visit};

/// A page of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stage {
    /// A question of the interview.
    Decide(QuestionId),
    /// What applies.
    Result,
    /// What does not, and why; beside the walk, opened from the result.
    Reasons,
    /// What to bring; beside the walk, opened from the result.
    Bring,
    /// Before you start.
    Documents,
    /// The parts of the form.
    Sections,
    /// A question of the form.
    Ask(QuestionId),
    /// Check your answers.
    Review,
    /// One agency's consent.
    Consent(AgencyId),
    /// The last page before anything is promised.
    Send,
}

/// Every stage from the first to the one where the journey stands now; empty before it has begun.
#[must_use]
pub(crate) fn walk(visit: &Visit) -> Vec<Stage> {
    let step = visit.next();
    let deciding = visit.deciding();
    let mut stages: Vec<Stage> = deciding.iter().cloned().map(Stage::Decide).collect();
    match &step {
        Step::Choose => return Vec::new(),
        Step::Decide(question) => {
            stages.retain(|stage| *stage != Stage::Decide(question.clone()));
            stages.push(Stage::Decide(question.clone()));
            return stages;
        }
        Step::Result | Step::Documents | Step::Ask(_) | Step::Review | Step::Consent(_) | Step::Ready => {}
    }
    stages.push(Stage::Result);
    if step == Step::Result {
        return stages;
    }
    if step == Step::Documents || !visit.documents().is_empty() {
        stages.push(Stage::Documents);
    }
    if step == Step::Documents {
        return stages;
    }
    stages.push(Stage::Sections);
    stages.extend(asked(visit, &deciding, &step));
    match step {
        Step::Review => stages.push(Stage::Review),
        Step::Consent(_) | Step::Ready => {
            stages.push(Stage::Review);
            stages.extend(consents(visit, &step));
        }
        Step::Choose | Step::Decide(_) | Step::Result | Step::Documents | Step::Ask(_) => {}
    }
    stages
}

/// The form's questions up to the first open one; what the interview has asked is not asked again.
fn asked(visit: &Visit, deciding: &[QuestionId], step: &Step) -> Vec<Stage> {
    let mut stages = Vec::new();
    for entry in visit.form().sections.into_iter().flat_map(|section| section.questions) {
        if *step == Step::Ask(entry.question.clone()) {
            stages.push(Stage::Ask(entry.question));
            return stages;
        }
        if entry.state == QuestionState::Answered && !deciding.contains(&entry.question) {
            stages.push(Stage::Ask(entry.question));
        }
    }
    stages
}

fn consents(visit: &Visit, step: &Step) -> Vec<Stage> {
    let mut stages = Vec::new();
    for sharing in visit.sharing() {
        let here = *step == Step::Consent(sharing.agency.clone());
        stages.push(Stage::Consent(sharing.agency));
        if here {
            return stages;
        }
    }
    stages.push(Stage::Send);
    stages
}
