//! Every condition of a catalogue with the place it stands in, so that each check walks one list.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::Action;
use domain::{DocumentId, QuestionId};

use crate::{Catalogue, Condition, Kind, Licence, Question};

/// What a condition decides; rules and fees are counted from 1.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role<'a> {
    /// Whether a question is asked.
    When(&'a Question),
    /// Whether an answer will do.
    Valid(&'a Question, usize),
    /// Whether a licence is needed.
    Applies(&'a Licence),
    /// Whether a licence can be granted.
    Eligible(&'a Licence, usize),
    /// Whether a document is asked for.
    Document(&'a Licence, &'a DocumentId),
    /// Whether a fee falls due.
    Fee(&'a Licence, usize),
    /// Nothing by itself; others use it by its name.
    Named(&'a str),
}

/// A condition in its place.
pub(crate) struct Site<'a> {
    pub(crate) role: Role<'a>,
    pub(crate) condition: &'a Condition,
    /// For which actions it counts; none where the action makes no difference.
    pub(crate) actions: &'a [Action],
}

impl<'a> Site<'a> {
    /// A named condition in its own place.
    pub(crate) fn named(name: &'a str, condition: &'a Condition) -> Self {
        Self { role: Role::Named(name), condition, actions: &[] }
    }

    /// The name of its place.
    pub(crate) fn what(&self) -> String {
        match self.role {
            Role::When(question) => format!("question {} when", question.id),
            Role::Valid(question, number) => format!("question {} valid {number} rule", question.id),
            Role::Applies(licence) => format!("licence {} applies", licence.id),
            Role::Eligible(licence, number) => format!("licence {} eligible {number} rule", licence.id),
            Role::Document(licence, document) => format!("licence {} document {document} when", licence.id),
            Role::Fee(licence, number) => format!("licence {} fee {number} when", licence.id),
            Role::Named(name) => format!("condition {name}"),
        }
    }

    /// The licence it belongs to, if it belongs to one.
    pub(crate) fn licence(&self) -> Option<&'a Licence> {
        match self.role {
            Role::Applies(licence)
            | Role::Eligible(licence, _)
            | Role::Document(licence, _)
            | Role::Fee(licence, _) => Some(licence),
            Role::When(_) | Role::Valid(..) | Role::Named(_) => None,
        }
    }

    /// The question it belongs to, if it belongs to one.
    pub(crate) fn question(&self) -> Option<&'a Question> {
        match self.role {
            Role::When(question) | Role::Valid(question, _) => Some(question),
            Role::Applies(_) | Role::Eligible(..) | Role::Document(..) | Role::Fee(..) | Role::Named(_) => None,
        }
    }

    /// The type of `value` in it.
    pub(crate) fn value(&self) -> Option<&'a Kind> {
        match self.role {
            Role::Valid(question, _) => Some(&question.kind),
            Role::When(_)
            | Role::Applies(_)
            | Role::Eligible(..)
            | Role::Document(..)
            | Role::Fee(..)
            | Role::Named(_) => None,
        }
    }
}

/// All conditions, questions before licences.
pub(crate) fn all(catalogue: &Catalogue) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    for question in catalogue.questions.values() {
        if let Some(condition) = &question.when {
            sites.push(Site { role: Role::When(question), condition, actions: &[] });
        }
        for (number, check) in (1..).zip(&question.checks) {
            sites.push(Site { role: Role::Valid(question, number), condition: &check.rule, actions: &[] });
        }
    }
    for licence in catalogue.licences.values() {
        sites.push(Site { role: Role::Applies(licence), condition: &licence.applies, actions: &[] });
        for (number, rule) in (1..).zip(&licence.eligible) {
            let role = Role::Eligible(licence, number);
            sites.push(Site { role, condition: &rule.rule, actions: &rule.actions });
        }
        for document in &licence.documents {
            if let Some(condition) = &document.when {
                let role = Role::Document(licence, &document.id);
                sites.push(Site { role, condition, actions: &document.actions });
            }
        }
        for (number, fee) in (1..).zip(&licence.fees) {
            if let Some(condition) = &fee.when {
                sites.push(Site { role: Role::Fee(licence, number), condition, actions: &fee.actions });
            }
        }
    }
    sites
}

/// For each question that is asked within groups, these groups.
pub(crate) fn groups_of(catalogue: &Catalogue) -> BTreeMap<&QuestionId, Vec<&QuestionId>> {
    let mut groups: BTreeMap<&QuestionId, Vec<&QuestionId>> = BTreeMap::new();
    for (id, question) in &catalogue.questions {
        for asked in question.kind.item_questions() {
            groups.entry(asked).or_default().push(id);
        }
    }
    groups
}

/// Everything a licence has the answer to in an action: what it asks, the items of its groups, and, where somebody is
/// new, what decided that it applies. Who renews has named the licence and was asked nothing before.
pub(crate) fn known_to<'a>(catalogue: &'a Catalogue, licence: &'a Licence, action: Action) -> BTreeSet<&'a QuestionId> {
    let mut known = BTreeSet::new();
    let deciding = licence.applies.reads().iter().filter(|_| action == Action::New);
    let mut open: Vec<&QuestionId> = licence.asks_for(action).chain(deciding).collect();
    while let Some(id) = open.pop() {
        if known.insert(id) {
            open.extend(catalogue.question(id).into_iter().flat_map(|question| question.kind.item_questions()));
        }
    }
    known
}

/// Every question that a licence asks anybody.
pub(crate) fn asked_by(licence: &Licence) -> impl Iterator<Item = &QuestionId> {
    Action::ALL.into_iter().flat_map(|action| licence.asks_for(action))
}
