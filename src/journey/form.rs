//! The form: what the chosen licences ask for, each question once, with the documents, the review of everything and
//! what each agency would get.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Condition, Document, Licence, Question, Rule, Truth};
use domain::application::{Action, DocumentState};
use domain::{AgencyId, Answer, Item, LicenceId, Personal, QuestionId, Value};

use crate::path::{Path, item_questions};
use crate::{Problem, Visit, Words, shown};

/// The questions on the path now, by section in the catalogue's order; a section without questions is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// In reading order.
    pub sections: Vec<FormSection>,
}

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSection {
    /// The catalogue's name of it.
    pub id: String,
    /// In the author's order.
    pub questions: Vec<FormQuestion>,
}

/// A question of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    /// Which.
    pub question: QuestionId,
    /// The agencies whose licences need it.
    pub needed_by: Vec<AgencyId>,
    /// Whether it still wants an answer.
    pub state: QuestionState,
}

/// Where a question of the form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionState {
    /// Answered, not known yet, or left empty where that is allowed.
    Answered,
    /// Still to be asked, or a group whose items miss something.
    Open,
}

/// A document that a chosen licence asks for in this case.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentAsked {
    /// For which licence.
    pub licence: LicenceId,
    /// What.
    pub document: Document,
    /// What the citizen has said about it.
    pub state: Option<DocumentState>,
}

impl DocumentAsked {
    /// Whether it travels with the application; any other is still to send.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        matches!(self.state, Some(DocumentState::Attached(_)))
    }
}

/// A line of the review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    /// Which question.
    pub question: QuestionId,
    /// The catalogue's section; an item's rows stand in their group's.
    pub section: String,
    /// 0 for the form, 1 inside a group's items, 2 inside their groups.
    pub depth: u8,
    /// The item of the group around it, counted from 0.
    pub item: Option<usize>,
    /// What was said.
    pub said: Reviewed,
    /// The text for it; empty unless a value was said.
    pub text: Personal<String>,
}

/// What was said to a question, as far as a review has to tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reviewed {
    /// A value; its text is in the row.
    Value,
    /// A group with so many items; their rows follow.
    Items(usize),
    /// "I don't know yet".
    NotYet,
    /// Left empty.
    Skipped,
}

/// What an agency would get, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Who.
    pub agency: AgencyId,
    /// Answers, in reading order.
    pub questions: Vec<QuestionId>,
    /// For which licences.
    pub licences: Vec<LicenceId>,
}

impl Visit {
    /// The form as the answers make it now.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form_on(&self.path())
    }

    /// The questions to ask about one item of a group, given the item so far.
    #[must_use]
    pub fn item_questions(&self, group: &QuestionId, item: &Item) -> Vec<QuestionId> {
        let Some(group) = self.catalogue().question(group) else { return Vec::new() };
        let path = self.path();
        let questions = item_questions(self.catalogue(), group.kind.item_questions(), item, path.facts());
        questions.into_iter().map(|question| question.id.clone()).collect()
    }

    /// The documents that the chosen licences ask for in this case.
    #[must_use]
    pub fn documents(&self) -> Vec<DocumentAsked> {
        self.documents_on(&self.path())
    }

    /// Everything the citizen has said that is on the path, in reading order.
    #[must_use]
    pub fn review(&self, words: Words<'_>) -> Vec<ReviewRow> {
        let path = self.path();
        let mut questions: BTreeSet<QuestionId> = self.interview().iter().cloned().collect();
        questions.extend(self.needs(&path).into_keys());
        questions.extend(self.sharing_on(&path).into_iter().flat_map(|sharing| sharing.questions));
        let mut rows = Vec::new();
        for id in path.in_reading_order(questions) {
            let Some(question) = self.catalogue().question(&id) else { continue };
            let said = match path.answer(&id) {
                Some(Answer::Known(value)) => {
                    let value = crate::path::visible(self.catalogue(), question, value, path.facts());
                    self.push_rows(&mut rows, (question, &value), (&question.section, 0, None), words);
                    continue;
                }
                Some(Answer::NotYet) => Reviewed::NotYet,
                None if self.is_skipped(&id) && path.shows(&id) == Truth::True => Reviewed::Skipped,
                None => continue,
            };
            let text = Personal::new(String::new());
            rows.push(ReviewRow { question: id, section: question.section.clone(), depth: 0, item: None, said, text });
        }
        rows
    }

    fn push_rows(
        &self,
        rows: &mut Vec<ReviewRow>,
        (question, value): (&Question, &Value),
        (section, depth, item): (&str, u8, Option<usize>),
        words: Words<'_>,
    ) {
        let (said, text) = if let Value::Group(items) = value {
            (Reviewed::Items(items.len()), String::new())
        } else {
            (Reviewed::Value, shown(self.catalogue(), question, value, words))
        };
        let text = Personal::new(text);
        rows.push(ReviewRow { question: question.id.clone(), section: section.to_owned(), depth, item, said, text });
        let Value::Group(items) = value else { return };
        for (place, inside) in items.iter().enumerate() {
            let inner = question.kind.item_questions().iter().filter_map(|id| self.catalogue().question(id));
            for (inner, value) in inner.filter_map(|inner| Some((inner, inside.get(&inner.id)?))) {
                self.push_rows(rows, (inner, value), (section, depth.saturating_add(1), Some(place)), words);
            }
        }
    }

    /// What each agency would get, in the order of the chosen licences: what its licences ask and what decided them, of
    /// that only what is on the path, and nothing else.
    #[must_use]
    pub fn sharing(&self) -> Vec<Sharing> {
        self.sharing_on(&self.path())
    }

    /// Where the catalogue's rules say no: a question's own check that another answer has upset since, or what a chosen
    /// licence wants to be so.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.problems_on(&self.path())
    }

    pub(crate) fn form_on(&self, path: &Path<'_>) -> Form {
        let mut needs = self.needs(path);
        let mut sections: Vec<FormSection> = Vec::new();
        for id in path.in_reading_order(needs.keys().cloned()) {
            let Some(question) = self.catalogue().question(&id) else { continue };
            let needed_by = needs.remove(&id).into_iter().flatten().collect();
            let state = if path.is_incomplete(&id) { QuestionState::Open } else { QuestionState::Answered };
            let entry = FormQuestion { question: id, needed_by, state };
            match sections.last_mut() {
                Some(last) if last.id == question.section => last.questions.push(entry),
                _ => sections.push(FormSection { id: question.section.clone(), questions: vec![entry] }),
            }
        }
        Form { sections }
    }

    pub(crate) fn first_open(&self, path: &Path<'_>) -> Option<QuestionId> {
        path.in_reading_order(self.needs(path).into_keys()).into_iter().find(|id| path.is_incomplete(id))
    }

    pub(crate) fn documents_on(&self, path: &Path<'_>) -> Vec<DocumentAsked> {
        let mut asked = Vec::new();
        for licence in self.chosen_licences(path) {
            let action = self.action_for(licence);
            for document in licence.documents.iter().filter(|document| document.actions.contains(&action)) {
                if document.when.as_ref().is_none_or(|when| path.truth(when) == Truth::True) {
                    let state = self.document_state(&licence.id, &document.id);
                    asked.push(DocumentAsked { licence: licence.id.clone(), document: document.clone(), state });
                }
            }
        }
        asked
    }

    pub(crate) fn sharing_on(&self, path: &Path<'_>) -> Vec<Sharing> {
        let mut shares: Vec<(AgencyId, BTreeSet<QuestionId>, Vec<LicenceId>)> = Vec::new();
        for licence in self.chosen_licences(path) {
            let action = self.action_for(licence);
            let deciding = licence.applies.reads().iter().filter(|_| action == Action::New);
            let leaves = licence.asks_for(action).chain(deciding).filter(|id| path.answer(id).is_some());
            let place = shares.iter().position(|(agency, ..)| *agency == licence.agency).unwrap_or(shares.len());
            if place == shares.len() {
                shares.push((licence.agency.clone(), BTreeSet::new(), Vec::new()));
            }
            if let Some((_, questions, licences)) = shares.get_mut(place) {
                questions.extend(leaves.cloned());
                licences.push(licence.id.clone());
            }
        }
        let sharing =
            |(agency, questions, licences)| Sharing { agency, questions: path.in_reading_order(questions), licences };
        shares.into_iter().map(sharing).collect()
    }

    pub(crate) fn problems_on(&self, path: &Path<'_>) -> Vec<Problem> {
        let mut problems = Vec::new();
        for id in self.needs(path).into_keys() {
            let Some(question) = self.catalogue().question(&id) else { continue };
            if let Some(Answer::Known(value)) = path.answer(&id)
                && let Err(problem) = self.check_rules(question, value, path.facts())
            {
                problems.push(problem);
            }
        }
        for licence in self.chosen_licences(path) {
            for (_, rule, question) in self.rules_against(path, licence) {
                let (question, licence) = (question.clone(), Some(licence.id.clone()));
                problems.push(Problem::Rule { question, licence, message: rule.message.clone() });
            }
        }
        problems
    }

    /// The rules of a licence that say no, each with its number from 1 and the first answer it reads; a rule that reads
    /// no answer has nothing to say yet.
    pub(crate) fn rules_against<'a>(
        &'a self,
        path: &'a Path<'_>,
        licence: &'a Licence,
    ) -> impl Iterator<Item = (usize, &'a Rule, &'a QuestionId)> {
        let action = self.action_for(licence);
        let counting = (1..).zip(&licence.eligible).filter(move |(_, rule)| rule.actions.contains(&action));
        counting.filter(|(_, rule)| path.truth(&rule.rule) == Truth::False).filter_map(|(number, rule)| {
            let question = rule.rule.reads().iter().find(|id| path.answer(id).is_some())?;
            Some((number, rule, question))
        })
    }

    pub(crate) fn chosen_licences(&self, path: &Path<'_>) -> Vec<&Licence> {
        self.chosen_on(path).iter().filter_map(|id| self.catalogue().licence(id)).collect()
    }

    /// The questions that the chosen licences need answered, with the agencies that need them: what they ask, and what
    /// their rules, fees and documents depend on. Where one does not arise yet, what its condition waits for.
    fn needs(&self, path: &Path<'_>) -> BTreeMap<QuestionId, BTreeSet<AgencyId>> {
        let mut needs: BTreeMap<QuestionId, BTreeSet<AgencyId>> = BTreeMap::new();
        for licence in self.chosen_licences(path) {
            let mut need = |id: QuestionId| {
                needs.entry(id).or_default().insert(licence.agency.clone());
            };
            let action = self.action_for(licence);
            let fees = licence.fees.iter().filter(|fee| fee.actions.contains(&action));
            let counted = fees.filter_map(|fee| fee.rule.reads());
            for id in licence.asks_for(action).chain(counted) {
                match path.shows(id) {
                    Truth::True => need(id.clone()),
                    Truth::False => {}
                    Truth::Unknown => {
                        let when = self.catalogue().question(id).and_then(|question| question.when.as_ref());
                        when.into_iter().flat_map(|when| path.waits_for(when)).for_each(&mut need);
                    }
                }
            }
            for condition in conditions_of(licence, action) {
                let answered = condition.reads().iter().filter(|id| path.answer(id).is_some()).cloned();
                answered.chain(path.waits_for(condition)).for_each(&mut need);
            }
        }
        needs
    }
}

/// The conditions of a licence that count for an action, but the one that says whether it applies.
pub(crate) fn conditions_of(licence: &Licence, action: Action) -> impl Iterator<Item = &Condition> {
    let rules = licence.eligible.iter().filter(move |rule| rule.actions.contains(&action)).map(|rule| &rule.rule);
    let fees = licence.fees.iter().filter(move |fee| fee.actions.contains(&action));
    let documents = licence.documents.iter().filter(move |document| document.actions.contains(&action));
    rules.chain(fees.filter_map(|fee| fee.when.as_ref())).chain(documents.filter_map(|document| document.when.as_ref()))
}
