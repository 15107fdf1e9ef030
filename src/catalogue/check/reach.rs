//! What nobody is led to: questions that no licence asks, licences and cases that nothing a citizen says comes to.

use std::collections::BTreeSet;

use domain::QuestionId;
use domain::application::Action;

use crate::load::{Mistakes, Place};
use crate::{Catalogue, Facts, Truth};

use super::sites;

pub(crate) fn check(catalogue: &Catalogue, mistakes: &Mistakes) {
    questions(catalogue, mistakes);
    assumptions(catalogue, mistakes);
    licences(catalogue, mistakes);
    cases(catalogue, mistakes);
}

/// These questions, those of their items, and those that decide whether one of them arises.
fn with_all_that_decide<'a>(
    catalogue: &'a Catalogue,
    questions: impl IntoIterator<Item = &'a QuestionId>,
) -> BTreeSet<&'a QuestionId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&QuestionId> = questions.into_iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id)
            && let Some(question) = catalogue.question(id)
        {
            open.extend(question.kind.item_questions());
            open.extend(question.when.iter().flat_map(|when| when.reads()));
        }
    }
    found
}

/// Questions of the bank that no licence leads to.
fn questions(catalogue: &Catalogue, mistakes: &Mistakes) {
    let licences = catalogue.licences.values();
    let asked = licences.flat_map(|licence| sites::asked_by(licence).chain(licence.applies.reads()));
    let reached = with_all_that_decide(catalogue, asked);
    for id in catalogue.questions.keys().filter(|id| !reached.contains(id)) {
        let at = mistakes.place(&format!("question {id}"));
        let message = format!("no path reaches {id}: no licence asks it; add it to \"asks\" of one, or take it out");
        mistakes.error(&at, message);
    }
}

/// Candidates that nobody with the intent can need, because of what the intent assumes of everybody.
fn assumptions(catalogue: &Catalogue, mistakes: &Mistakes) {
    for intent in &catalogue.intents {
        let mut facts = Facts::new(catalogue.issued);
        for (question, value) in &intent.assumes {
            facts.set(question, value);
        }
        let candidates = intent.candidates.iter().filter_map(|id| catalogue.licence(id));
        let candidates = candidates.filter(|licence| !mistakes.is_spoiled(format_args!("licence {}", licence.id)));
        let needless: Vec<&str> = candidates
            .filter(|licence| licence.applies.truth(&facts) == Truth::False)
            .map(|licence| licence.id.as_str())
            .collect();
        let Some(first) = needless.first() else { continue };
        let at = mistakes.place(&format!("intent {} candidates {first}", intent.id));
        let needless = needless.join(", ");
        let message = format!(
            "nobody with this intent needs this, for what the intent assumes rules it out: {needless}; take it out, or \
             correct \"assumes\""
        );
        mistakes.error(&at, message);
    }
}

/// Licences that no intent leads to.
fn licences(catalogue: &Catalogue, mistakes: &Mistakes) {
    let led: BTreeSet<_> =
        catalogue.intents.iter().flat_map(|intent| intent.candidates.iter().chain(&intent.listed)).collect();
    for id in catalogue.licences.keys().filter(|id| !led.contains(id)) {
        let at = mistakes.place(&format!("licence {id}"));
        let message =
            format!("no intent leads to {id}, so that it is found by searching alone; add it to \"candidates\" of one");
        mistakes.warning(&at, message);
    }
}

/// Answers in cases that the licence does not ask for: they change nothing, and the case says less than it seems to.
fn cases(catalogue: &Catalogue, mistakes: &Mistakes) {
    for case in &catalogue.cases {
        let Some(licence) = catalogue.licence(&case.licence) else { continue };
        let asked = with_all_that_decide(catalogue, sites::known_to(catalogue, licence, case.action));
        let needless: Vec<&str> = case
            .answers
            .iter()
            .map(|(question, _)| question)
            .filter(|id| !asked.contains(id))
            .map(QuestionId::as_str)
            .collect();
        if needless.is_empty() {
            continue;
        }
        let who = match case.action {
            Action::New => "applies for",
            Action::Renew => "renews",
            Action::Amend => "amends",
            Action::Cancel => "cancels",
        };
        let at = Place::new(&case.file, case.line);
        let needless = needless.join(", ");
        let message =
            format!("nobody who {who} {} is asked this, so take it out of \"answers\": {needless}", licence.id);
        mistakes.error(&at, message);
    }
}
