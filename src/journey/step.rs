//! What comes next. Computed from the answers each time; no page is remembered as the truth.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use catalogue::Condition;
use domain::{AgencyId, QuestionId};

use crate::determination::Verdict;
use crate::path::{EACH, Path};
use crate::{Choice, Visit};

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing has been begun.
    Choose,
    /// A question that decides which licences apply.
    Decide(QuestionId),
    /// Show which licences apply.
    Result,
    /// Say which documents are at hand.
    Documents,
    /// A question of the form; a group is one question.
    Ask(QuestionId),
    /// Look over everything; also where a rule stands in the way.
    Review,
    /// Agree that this agency gets its share.
    Consent(AgencyId),
    /// Everything is there to finish.
    Ready,
}

/// The places on the way that the citizen confirms, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Which licences apply and are chosen.
    Result,
    /// Which documents are at hand.
    Documents,
    /// All answers.
    Review,
}

impl Visit {
    /// What comes next.
    #[must_use]
    pub fn next(&self) -> Step {
        if !self.is_begun() {
            return Step::Choose;
        }
        let path = self.path();
        if let Some(question) = self.next_deciding(&path) {
            return Step::Decide(question);
        }
        let chosen = self.chosen_on(&path);
        if chosen.is_empty() || !self.is_result_confirmed(&path) {
            return Step::Result;
        }
        let documents_open = self.are_documents_open(&path);
        if documents_open && !self.has_seen_documents() {
            return Step::Documents;
        }
        if let Some(question) = self.first_open(&path) {
            return Step::Ask(question);
        }
        // An answer of the form can call for one more document; it is asked for once the form is done.
        if documents_open {
            return Step::Documents;
        }
        if !self.is_review_confirmed() || !self.problems_on(&path).is_empty() {
            return Step::Review;
        }
        match self.sharing_on(&path).into_iter().find(|sharing| !self.has_agreed_to(sharing)) {
            Some(sharing) => Step::Consent(sharing.agency),
            None => Step::Ready,
        }
    }

    /// The deciding question that settles most licences: for a question with options, how many licences an answer settles
    /// on average; for others, how many wait for nothing else. Ties go to the question that more licences read, then to
    /// the author's order.
    pub(crate) fn next_deciding<'a>(&'a self, path: &Path<'a>) -> Option<QuestionId> {
        if self.is_direct() {
            return None;
        }
        let undecided: Vec<_> = self
            .candidates()
            .filter(|licence| self.choice_of(&licence.id) != Some(Choice::Leave))
            .filter_map(|licence| match path.verdict(&licence.applies) {
                Verdict::Unknown { waiting_for } => Some((&licence.applies, waiting_for)),
                Verdict::Applies | Verdict::Not => None,
            })
            .collect();
        let mut waiting: BTreeMap<&QuestionId, Vec<&Condition>> = BTreeMap::new();
        for (applies, waits_for) in &undecided {
            for question in waits_for.iter().filter(|question| path.is_open(question)) {
                waiting.entry(question).or_default().push(applies);
            }
        }
        // No answer settles more than wait for it, so those for which few wait need no look once one settles more.
        let mut questions: Vec<_> = waiting.into_iter().collect();
        questions.sort_by_key(|(_, conditions)| Reverse(conditions.len()));
        let mut best = None;
        for (question, conditions) in &questions {
            let at_most = (conditions.len() * EACH, conditions.len(), Reverse(0));
            if best.as_ref().is_some_and(|(score, _)| *score > at_most) {
                break;
            }
            // Where there is nothing to choose from there is nothing to weigh.
            let settled = if questions.len() == 1 { 0 } else { path.settled_by(question, conditions) };
            let score = (settled, conditions.len(), Reverse(path.order(question)));
            best = best.max(Some((score, *question)));
        }
        best.map(|(_, question)| question.clone())
    }
}
