//! Every condition of a catalogue with the place it stands in, so that each check walks one list.

use std::collections::{BTreeMap, BTreeSet};

use domain::QuestionId;
use domain::application::Action;

use crate::{Catalogue, Condition, Kind, Licence, Question};

/// What a condition decides.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role<'a> {
    /// Whether a question is asked.
    When(&'a Question),
    /// Whether an answer will do.
    Valid(&'a Question),
    /// Whether a licence is needed.
    Applies(&'a Licence),
    /// Whether a licence can be granted.
    Eligible(&'a Licence),
    /// Whether a document is asked for.
    Document(&'a Licence),
    /// Whether a fee falls due.
    Fee(&'a Licence),
    /// Nothing by itself; others use it by its name.
    Named,
}

/// A condition in its place.
pub(crate) struct Site<'a> {
    pub(crate) role: Role<'a>,
    pub(crate) condition: &'a Condition,
    /// For which actions it counts; none where the action makes no difference.
    pub(crate) actions: &'a [Action],
    /// The name of its place.
    pub(crate) what: String,
}

impl<'a> Site<'a> {
    /// A named condition in its own place.
    pub(crate) fn named(name: &str, condition: &'a Condition) -> Self {
        Self { role: Role::Named, condition, actions: &[], what: format!("condition {name}") }
    }

    /// The licence it belongs to, if it belongs to one.
    pub(crate) fn licence(&self) -> Option<&'a Licence> {
        match self.role {
            Role::Applies(licence) | Role::Eligible(licence) | Role::Document(licence) | Role::Fee(licence) => {
                Some(licence)
            }
            Role::When(_) | Role::Valid(_) | Role::Named => None,
        }
    }

    /// The question it belongs to, if it belongs to one.
    pub(crate) fn question(&self) -> Option<&'a Question> {
        match self.role {
            Role::When(question) | Role::Valid(question) => Some(question),
            Role::Applies(_) | Role::Eligible(_) | Role::Document(_) | Role::Fee(_) | Role::Named => None,
        }
    }

    /// The type of `value` in it.
    pub(crate) fn value(&self) -> Option<&'a Kind> {
        match self.role {
            Role::Valid(question) => Some(&question.kind),
            Role::When(_) | Role::Applies(_) | Role::Eligible(_) | Role::Document(_) | Role::Fee(_) | Role::Named => {
                None
            }
        }
    }
}

/// All conditions, questions before licences.
pub(crate) fn all(catalogue: &Catalogue) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    for (id, question) in &catalogue.questions {
        let what = format!("question {id}");
        if let Some(condition) = &question.when {
            sites.push(Site { role: Role::When(question), condition, actions: &[], what: format!("{what} when") });
        }
        for (number, check) in (1..).zip(&question.checks) {
            let what = format!("{what} valid {number} rule");
            sites.push(Site { role: Role::Valid(question), condition: &check.rule, actions: &[], what });
        }
    }
    for (id, licence) in &catalogue.licences {
        let what = format!("licence {id}");
        let applies = &licence.applies;
        sites.push(Site {
            role: Role::Applies(licence),
            condition: applies,
            actions: &[],
            what: format!("{what} applies"),
        });
        for (number, rule) in (1..).zip(&licence.eligible) {
            let what = format!("{what} eligible {number} rule");
            sites.push(Site { role: Role::Eligible(licence), condition: &rule.rule, actions: &rule.actions, what });
        }
        for document in &licence.documents {
            if let Some(condition) = &document.when {
                let what = format!("{what} document {} when", document.id);
                sites.push(Site { role: Role::Document(licence), condition, actions: &document.actions, what });
            }
        }
        for (number, fee) in (1..).zip(&licence.fees) {
            if let Some(condition) = &fee.when {
                let what = format!("{what} fee {number} when");
                sites.push(Site { role: Role::Fee(licence), condition, actions: &fee.actions, what });
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
