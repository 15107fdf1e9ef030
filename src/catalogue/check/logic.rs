//! What no answer leads to: licences nobody needs, conditions that decide nothing, rules that nobody can satisfy together.

use std::collections::BTreeSet;

use domain::QuestionId;
use domain::application::Action;

use crate::load::Mistakes;
use crate::{Catalogue, Condition, Licence, Rule};

use super::sites::{self, Role, Site};
use super::solve;

/// Pairs of rules compared; a catalogue with more of them on one question has other troubles.
const PAIRS_MAX: usize = 500;

pub(crate) fn check(catalogue: &Catalogue, sites: &[Site<'_>], mistakes: &Mistakes) {
    for site in sites {
        constant(catalogue, site, mistakes);
        answered(catalogue, site, mistakes);
    }
    fee_answers(catalogue, mistakes);
    waits(catalogue, mistakes);
    contradictions(catalogue, mistakes);
}

/// Conditions that are always true or always false.
fn constant(catalogue: &Catalogue, site: &Site<'_>, mistakes: &Mistakes) {
    if site.condition.expression().is_none() {
        return;
    }
    let at = mistakes.place(&site.what());
    let applies = matches!(site.role, Role::Applies(_));
    let alone = solve::all(catalogue, &[site.condition], site.value(), applies);
    if alone.always() {
        let advice =
            if applies { "write applies = \"true\" if everybody needs it" } else { "take it out or correct it" };
        mistakes.error(&at, format!("the condition is always true; {advice}"));
    }
    let never = alone.never() || {
        let licence = site.licence().filter(|_| !applies && alone.complete);
        licence.is_some_and(|licence| solve::all(catalogue, &[&licence.applies, site.condition], None, false).never())
    };
    // What is never asked and who is never led here leave nothing else to be found.
    let follows = site.licence().is_some_and(|licence| mistakes.is_spoiled(format_args!("licence {}", licence.id)))
        || site.condition.reads().iter().any(|read| mistakes.is_spoiled(format_args!("question {read}")));
    if never && !follows {
        match site.role {
            Role::Applies(licence) => mistakes.spoil(format!("licence {}", licence.id)),
            Role::When(question) => mistakes.spoil(format!("question {}", question.id)),
            Role::Valid(..) | Role::Eligible(..) | Role::Document(..) | Role::Fee(..) | Role::Named(_) => {}
        }
        let message = match site.role {
            Role::Applies(_) => "no answers can lead to this licence; correct \"applies\"",
            Role::When(_) => "the condition is always false, so the question is never asked; correct \"when\"",
            Role::Valid(..) => "no answer can satisfy this rule; correct it",
            Role::Eligible(..) => {
                "the condition is always false where the licence applies, so nobody can have it; correct it"
            }
            Role::Named(_) => "the condition is always false; correct it",
            Role::Document(..) | Role::Fee(..) => "the condition is always false where the licence applies; correct it",
        };
        mistakes.error(&at, message);
    }
    if let Some(unasked) = alone.open.filter(|_| applies) {
        let advice = format!("begin \"applies\" with what decides whether {unasked} is asked");
        mistakes.warning(&at, format!("the licence stays undecided where {unasked} is not asked; {advice}"));
    }
}

/// Conditions of a licence that wait for answers the licence does not have.
fn answered(catalogue: &Catalogue, site: &Site<'_>, mistakes: &Mistakes) {
    let Some(licence) = site.licence().filter(|_| !matches!(site.role, Role::Applies(_))) else { return };
    for action in site.actions {
        let known = sites::known_to(catalogue, licence, *action);
        for read in site.condition.reads().iter().filter(|read| !known.contains(read)) {
            mistakes.error(&mistakes.place(&site.what()), not_asked(read, *action));
        }
    }
}

fn fee_answers(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, licence) in &catalogue.licences {
        for (number, fee) in (1..).zip(&licence.fees) {
            for action in &fee.actions {
                let known = sites::known_to(catalogue, licence, *action);
                if let Some(read) = fee.rule.reads().filter(|read| !known.contains(read)) {
                    mistakes.error(&mistakes.place(&format!("licence {id} fee {number}")), not_asked(read, *action));
                }
            }
        }
    }
}

fn not_asked(question: &QuestionId, action: Action) -> String {
    match action {
        Action::New => format!("this waits for {question}, which the licence does not ask; add it to \"asks\""),
        Action::Renew | Action::Amend | Action::Cancel => {
            format!("this waits for {question}, which is not asked here; add it to \"asks\" of [{action}]")
        }
    }
}

/// Questions that wait for an answer which nothing asks of those who need the licence.
fn waits(catalogue: &Catalogue, mistakes: &Mistakes) {
    let deciding: BTreeSet<&QuestionId> =
        catalogue.licences.values().flat_map(|licence| licence.applies.reads()).collect();
    for (id, licence) in &catalogue.licences {
        let known = sites::known_to(catalogue, licence, Action::New);
        for asked in &licence.asks {
            let when = catalogue.question(asked).and_then(|question| question.when.as_ref());
            for read in when.iter().flat_map(|when| when.reads()) {
                if !known.contains(read) && !deciding.contains(read) {
                    let at = mistakes.place(&format!("licence {id} asks {asked}"));
                    mistakes.warning(
                        &at,
                        format!("{asked} waits for {read}, which the licence does not ask; add it to \"asks\""),
                    );
                }
            }
        }
    }
}

/// Rules that nobody can satisfy together.
fn contradictions(catalogue: &Catalogue, mistakes: &Mistakes) {
    for (id, question) in &catalogue.questions {
        let rules: Vec<&Condition> = question.checks.iter().map(|check| &check.rule).collect();
        if rules.len() > 1 && solve::all(catalogue, &rules, Some(&question.kind), false).never() {
            let at = mistakes.place(&format!("question {id} valid {} rule", rules.len()));
            mistakes.error(&at, "no answer can satisfy this rule and the ones before it; they contradict one another");
        }
    }
    let rules: Vec<(usize, &Licence, &Rule)> = catalogue
        .licences
        .values()
        .flat_map(|licence| (1..).zip(&licence.eligible).map(move |(number, rule)| (number, licence, rule)))
        .collect();
    let mut pairs = 0;
    for (place, (number, licence, rule)) in rules.iter().enumerate() {
        for (_, earlier, other) in rules.iter().take(place) {
            let shared = rule.rule.reads().iter().any(|read| other.rule.reads().contains(read));
            if !shared || pairs == PAIRS_MAX {
                continue;
            }
            pairs += 1;
            let both = [&licence.applies, &earlier.applies];
            let with_rules = [&licence.applies, &earlier.applies, &rule.rule, &other.rule];
            if solve::all(catalogue, &with_rules, None, false).never()
                && solve::all(catalogue, &both, None, false).holds
            {
                let at = mistakes.place(&format!("licence {} eligible {number} rule", licence.id));
                let message = format!(
                    "this contradicts a rule of {}, and one visit can need both; correct one of the two",
                    earlier.id
                );
                mistakes.error(&at, message);
            }
        }
    }
}
