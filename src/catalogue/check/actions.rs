//! Renewing, amending and cancelling: whether what is offered is described, whether the number of the licence held is
//! asked for, and whether nothing is described that is not offered.

use domain::application::Action;

use crate::load::Mistakes;
use crate::{Catalogue, Kind, Licence, Terms};

use super::references::unknown;

pub(crate) fn check(catalogue: &Catalogue, mistakes: &Mistakes) {
    for licence in catalogue.licences.values() {
        let what = format!("licence {}", licence.id);
        if mistakes.is_spoiled(format_args!("{what} actions")) {
            continue;
        }
        for action in [Action::Renew, Action::Amend, Action::Cancel] {
            match (licence.actions.contains(&action), licence.terms.get(&action)) {
                (true, None) if mistakes.is_spoiled(format_args!("{what} {action}")) => {}
                (true, None) => {
                    let message = format!(
                        "\"{action}\" is offered and not described; add [{action}] with \"holds\", the question that \
                         asks for the licence number, and \"asks\""
                    );
                    mistakes.error(&mistakes.place(&what), message);
                }
                (false, Some(_)) => {
                    let message = format!("\"{action}\" is described and not offered; add it to \"actions\"");
                    mistakes.error(&mistakes.place(&format!("{what} {action}")), message);
                }
                (true, Some(terms)) => questions(catalogue, &format!("{what} {action}"), terms, mistakes),
                (false, None) => {}
            }
        }
        counted(licence, &what, mistakes);
    }
}

fn questions(catalogue: &Catalogue, what: &str, terms: &Terms, mistakes: &Mistakes) {
    for asked in terms.asks.iter().filter(|asked| catalogue.question(asked).is_none()) {
        let at = mistakes.place(&format!("{what} asks {asked}"));
        unknown(mistakes, &at, "question", asked.as_str(), catalogue.questions.keys());
    }
    let at = mistakes.place(&format!("{what} holds"));
    let holds = &terms.holds;
    match catalogue.question(holds) {
        None => unknown(mistakes, &at, "question", holds.as_str(), catalogue.questions.keys()),
        Some(_) if mistakes.is_spoiled(format_args!("question {holds}")) => {}
        Some(question) => {
            if !matches!(question.kind, Kind::Text { .. } | Kind::BusinessId) {
                let kind = question.kind.name();
                mistakes.error(&at, format!("{holds} is of type {kind}; a licence number is a text"));
            } else if !question.required || question.may_not_know || question.when.is_some() {
                let out = if question.when.is_some() {
                    "when"
                } else if question.required {
                    "may_not_know"
                } else {
                    "required"
                };
                let message = format!(
                    "{holds} may be left open, and without the number nobody knows which licence is meant; take \"{out}\" out"
                );
                mistakes.error(&mistakes.place(&format!("question {holds}")), message);
            }
        }
    }
}

/// What names an action that the licence does not offer.
fn counted(licence: &Licence, what: &str, mistakes: &Mistakes) {
    let rules = (1..).zip(&licence.eligible).map(|(number, rule)| (format!("eligible {number}"), &rule.actions));
    let documents = licence.documents.iter().map(|document| (format!("document {}", document.id), &document.actions));
    let fees = (1..).zip(&licence.fees).map(|(number, fee)| (format!("fee {number}"), &fee.actions));
    for (part, actions) in rules.chain(documents).chain(fees) {
        // One that is described and not offered has been told.
        let is_told = |action: &&Action| licence.actions.contains(action) || licence.terms.contains_key(action);
        for action in actions.iter().filter(|action| !is_told(action)) {
            let at = mistakes.place(&format!("{what} {part} for"));
            mistakes
                .error(&at, format!("the licence does not offer \"{action}\"; add it to \"actions\" or take it out"));
        }
    }
}
