//! A visit put aside and taken up again, perhaps under a newer catalogue. What no longer fits is dropped and named; what
//! was confirmed or agreed to is asked for anew, because it was about the visit as it stood then.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{Catalogue, Kind, Question};
use domain::draft::Start;
use domain::{Answer, Date, Draft, IntentId, Item, Language, LicenceId, QuestionId, Value};

use crate::answer::normalise;
use crate::visit::Kept;
use crate::{Choice, Visit};

/// A visit taken up again, with what of it no longer fits.
#[derive(Debug, Clone)]
pub struct Restored {
    /// The visit.
    pub visit: Visit,
    /// Questions whose answers were dropped, in whole or in part: the question is gone, or its answer is none any more.
    pub dropped: Vec<QuestionId>,
    /// Licences that are no longer on offer.
    pub gone: Vec<LicenceId>,
    /// What the citizen came for, if that is no longer on offer: the visit then begins with choosing, and keeps its
    /// answers.
    pub gone_intent: Option<IntentId>,
}

impl Visit {
    /// What has been said so far, to be put aside.
    #[must_use]
    pub fn draft(&self, language: Language) -> Draft {
        self.put_aside(language)
    }

    /// Takes a visit up again under the catalogue of today. Whatever the draft holds, this gives a visit.
    #[must_use]
    pub fn restore(catalogue: Arc<Catalogue>, today: Date, draft: &Draft) -> Restored {
        let known = |licence: &&LicenceId| catalogue.licence(licence).is_some();
        let named = match &draft.start {
            Start::Licences(licences) => licences.as_slice(),
            Start::Nothing | Start::Intent(_) => &[],
        };
        let mut gone: Vec<LicenceId> = Vec::new();
        for licence in named.iter().chain(&draft.taken).filter(|licence| !known(licence)) {
            if !gone.contains(licence) {
                gone.push(licence.clone());
            }
        }
        let mut visit = Self::new(Arc::clone(&catalogue), today);
        let mut gone_intent = None;
        match &draft.start {
            Start::Nothing => {}
            Start::Intent(intent) => {
                if visit.begin_intent(intent).is_err() {
                    gone_intent = Some(intent.clone());
                }
            }
            Start::Licences(_) => {
                let left: Vec<LicenceId> = named.iter().filter(known).cloned().collect();
                if !left.is_empty() && visit.begin_licences(&left).is_err() {
                    gone.extend(left);
                }
            }
        }
        visit.want(draft.action);
        let mut dropped = Vec::new();
        let mut answers = BTreeMap::new();
        for (id, answer) in &draft.answers {
            if let Some(answer) = fitting(&catalogue, id, answer, &mut dropped) {
                answers.insert(id.clone(), answer);
            }
        }
        let mut unfinished = BTreeMap::new();
        for (id, items) in &draft.unfinished {
            let Some(group) = catalogue.question(id).filter(|question| matches!(question.kind, Kind::Group { .. }))
            else {
                dropped.push(id.clone());
                continue;
            };
            let items = items.iter().map(|item| fitting_item(&catalogue, group, item, &mut dropped)).collect();
            unfinished.insert(id.clone(), items);
        }
        let optional = |id: &&QuestionId| catalogue.question(id).is_some_and(|question| !question.required);
        let choices =
            draft.taken.iter().map(|id| (id, Choice::Take)).chain(draft.left.iter().map(|id| (id, Choice::Leave)));
        let is_asked = |(licence, document): &(LicenceId, domain::DocumentId)| {
            catalogue.licence(licence).is_some_and(|licence| licence.documents.iter().any(|it| it.id == *document))
        };
        visit.take_up(Kept {
            skipped: draft.skipped.iter().filter(optional).cloned().collect(),
            interview: draft.interview.iter().filter(|id| answers.contains_key(id)).cloned().collect(),
            choices: choices.filter(|(id, _)| known(id)).map(|(id, choice)| (id.clone(), choice)).collect(),
            documents: draft.documents.iter().filter(|(key, _)| is_asked(key)).map(|(k, s)| (k.clone(), *s)).collect(),
            answers,
            unfinished,
        });
        dropped.sort();
        dropped.dedup();
        Restored { visit, dropped, gone, gone_intent }
    }
}

/// What of an answer can still be kept. The catalogue's rules are not asked: an answer that they forbid by now is shown
/// as a problem where it stands, as it would be if another answer had upset it.
fn fitting(catalogue: &Catalogue, id: &QuestionId, answer: &Answer, dropped: &mut Vec<QuestionId>) -> Option<Answer> {
    let kept = catalogue.question(id).and_then(|question| match answer {
        Answer::NotYet => question.may_not_know.then_some(Answer::NotYet),
        Answer::Known(value) => fitting_value(catalogue, question, value, dropped).map(Answer::Known),
    });
    if kept.is_none() {
        dropped.push(id.clone());
    }
    kept
}

fn fitting_value(
    catalogue: &Catalogue,
    question: &Question,
    value: &Value,
    dropped: &mut Vec<QuestionId>,
) -> Option<Value> {
    let value = match value {
        Value::Group(items) => {
            Value::Group(items.iter().map(|item| fitting_item(catalogue, question, item, dropped)).collect())
        }
        Value::YesNo(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Text(_)
        | Value::Whole(_)
        | Value::Money(_)
        | Value::Date(_) => value.clone(),
    };
    normalise(&question.kind, value).ok()
}

fn fitting_item(catalogue: &Catalogue, group: &Question, item: &Item, dropped: &mut Vec<QuestionId>) -> Item {
    let mut kept = Item::new();
    for (id, value) in item {
        let question = catalogue.question(id).filter(|_| group.kind.item_questions().contains(id));
        match question.and_then(|question| fitting_value(catalogue, question, value, dropped)) {
            Some(value) => {
                kept.insert(id.clone(), value);
            }
            None => dropped.push(id.clone()),
        }
    }
    kept
}
