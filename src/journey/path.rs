//! The path that the answers make through the catalogue: which answers count, which questions arise, what a condition
//! still waits for. Built anew after each change; it knows nothing of licences chosen, pages or order of steps.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use catalogue::{Catalogue, Condition, Facts, Kind, Question, Truth};
use domain::{Answer, Date, Item, QuestionId, Value};

use crate::Verdict;
use crate::said::{Now, Said};

/// What one settled condition counts in [`Path::settled_by`].
pub(crate) const EACH: usize = 1000;

/// The path as it is now.
pub(crate) struct Path<'a> {
    catalogue: &'a Catalogue,
    said: &'a Said,
    now: Arc<Now>,
}

/// The answers that count, each after those that decide whether it arises. Of what was found before, everything is taken
/// over that the questions touched since have no part in.
pub(crate) fn walk(
    catalogue: &Catalogue,
    said: &Said,
    facts: Facts,
    before: Option<(&Facts, &BTreeSet<QuestionId>)>,
) -> Facts {
    let mut walk = Walk { catalogue, said, facts, before, walked: BTreeSet::new() };
    said.questions().for_each(|question| walk.at(question));
    walk.facts
}

struct Walk<'a> {
    catalogue: &'a Catalogue,
    said: &'a Said,
    facts: Facts,
    before: Option<(&'a Facts, &'a BTreeSet<QuestionId>)>,
    walked: BTreeSet<&'a QuestionId>,
}

impl<'a> Walk<'a> {
    fn at(&mut self, id: &'a QuestionId) {
        if !self.walked.insert(id) {
            return;
        }
        if let Some((before, touched)) = self.before
            && !touched.contains(id)
        {
            return self.facts.take_over(id, before);
        }
        let Some(question) = self.catalogue.question(id) else { return };
        for read in question.when.iter().flat_map(Condition::reads) {
            self.at(read);
        }
        if let Some(Answer::Known(value)) = self.said.get(id)
            && question.when.as_ref().is_none_or(|when| self.truth(when) != Truth::False)
        {
            let value = visible(self.catalogue, question, value, &self.facts);
            self.facts.set(id, &value);
        }
    }

    fn truth(&self, condition: &Condition) -> Truth {
        truth_on(self.catalogue, self.said, &self.facts, condition)
    }
}

/// The truth of a condition on some facts. A condition that reads only questions which cannot arise will never be met: that
/// is false, not unknown.
fn truth_on(catalogue: &Catalogue, said: &Said, facts: &Facts, condition: &Condition) -> Truth {
    match condition.truth(facts) {
        Truth::Unknown => {
            let mut waits = Waits::new(catalogue, said, facts);
            waits.gather(condition, &|when| when.truth(facts));
            if waits.found.is_empty() { Truth::False } else { Truth::Unknown }
        }
        truth @ (Truth::True | Truth::False) => truth,
    }
}

/// Gathers the questions that a condition waits for.
struct Waits<'a> {
    catalogue: &'a Catalogue,
    said: &'a Said,
    facts: &'a Facts,
    seen: BTreeSet<QuestionId>,
    found: Vec<QuestionId>,
}

impl<'a> Waits<'a> {
    fn new(catalogue: &'a Catalogue, said: &'a Said, facts: &'a Facts) -> Self {
        Self { catalogue, said, facts, seen: BTreeSet::new(), found: Vec::new() }
    }

    fn gather(&mut self, condition: &Condition, truth: &dyn Fn(&Condition) -> Truth) {
        for id in condition.reads() {
            if self.facts.has(id) || self.said.skipped().contains(id) || !self.seen.insert(id.clone()) {
                continue;
            }
            let Some(question) = self.catalogue.question(id) else { continue };
            match question.when.as_ref().map_or(Truth::True, truth) {
                Truth::True => self.found.push(id.clone()),
                Truth::False => {}
                Truth::Unknown => question.when.iter().for_each(|when| self.gather(when, truth)),
            }
        }
    }
}

impl<'a> Path<'a> {
    /// Walks the answers in the order in which their conditions need one another, and drops those that are hidden.
    pub(crate) fn new(catalogue: &'a Catalogue, today: Date, said: &'a Said) -> Self {
        let now = said.now(catalogue, today);
        Self { catalogue, said, now }
    }

    /// The answers that count.
    pub(crate) fn facts(&self) -> &Facts {
        self.now.facts()
    }

    /// The answer to a question that is on the path, whether given or assumed.
    pub(crate) fn answer(&self, question: &QuestionId) -> Option<&'a Answer> {
        self.said.get(question).filter(|_| self.shows(question) == Truth::True)
    }

    /// Whether nothing at all has been said to a question: no value, no "I don't know yet", not left empty.
    pub(crate) fn is_open(&self, question: &QuestionId) -> bool {
        self.said.get(question).is_none() && !self.said.skipped().contains(question)
    }

    /// Whether an answer is open or, in a group, misses something that its items must have by now.
    pub(crate) fn is_incomplete(&self, id: &QuestionId) -> bool {
        match (self.said.get(id), self.catalogue.question(id)) {
            (Some(Answer::Known(value @ Value::Group(_))), Some(question)) => {
                self.now.is_incomplete(id, || misses_something(self.catalogue, question, value, self.facts()))
            }
            (Some(Answer::Known(_)), Some(_)) => false,
            (Some(Answer::NotYet), _) => false,
            (_, _) => self.is_open(id),
        }
    }

    /// Whether a question arises.
    pub(crate) fn shows(&self, question: &QuestionId) -> Truth {
        match self.catalogue.question(question).map(|question| &question.when) {
            Some(Some(when)) => self.truth(when),
            Some(None) => Truth::True,
            None => Truth::False,
        }
    }

    /// The truth of a condition, as [`truth_on`] finds it; what is reckoned once is kept.
    pub(crate) fn truth(&self, condition: &Condition) -> Truth {
        match self.now.truth(condition) {
            Truth::Unknown if self.waits_for(condition).is_empty() => Truth::False,
            truth @ (Truth::True | Truth::False | Truth::Unknown) => truth,
        }
    }

    /// What an applicability condition says, with what it waits for.
    pub(crate) fn verdict(&self, applies: &Condition) -> Verdict {
        match self.truth(applies) {
            Truth::True => Verdict::Applies,
            Truth::False => Verdict::Not,
            Truth::Unknown => Verdict::Unknown { waiting_for: self.waits_for(applies) },
        }
    }

    /// The questions that could be answered next to bring a condition nearer to a decision: those it reads and, where
    /// one of them does not arise yet, those that its own condition waits for.
    pub(crate) fn waits_for(&self, condition: &Condition) -> Vec<QuestionId> {
        self.now.truth(condition);
        self.now.waits_for(condition, || {
            let mut waits = Waits::new(self.catalogue, self.said, self.facts());
            waits.gather(condition, &|when| self.now.truth(when));
            waits.found
        })
    }

    /// How many of the conditions that wait for this question its answer settles, in thousandths: the average over its
    /// options, or, where the answers cannot be listed, the number that wait for nothing else. Of the options that a
    /// condition does not name, and there may be hundreds, one is tried for all.
    pub(crate) fn settled_by(&self, id: &QuestionId, conditions: &[&'a Condition]) -> usize {
        let Some(question) = self.catalogue.question(id) else { return 0 };
        let values = possible_values(&question.kind);
        if values.is_empty() {
            let only_this = |condition: &&&Condition| self.waits_for(condition) == [id.clone()];
            return conditions.iter().filter(only_this).count() * EACH;
        }
        let settled: usize = conditions
            .iter()
            .map(|condition| {
                let is_settled = |value: &Value| {
                    let facts = self.facts().with_item(&Item::from([(id.clone(), value.clone())]));
                    truth_on(self.catalogue, self.said, &facts, condition) != Truth::Unknown
                };
                let texts = self.texts(condition);
                let (named, others): (Vec<&Value>, Vec<&Value>) =
                    values.iter().partition(|value| is_named(value, &texts));
                let by_others = others.first().is_some_and(|other| is_settled(other));
                named.into_iter().filter(|value| is_settled(value)).count() + usize::from(by_others) * others.len()
            })
            .sum();
        settled * EACH / values.len()
    }

    /// The texts that stand in a condition, and in those that decide whether its questions arise.
    fn texts(&self, condition: &'a Condition) -> HashSet<&'a str> {
        let (mut texts, mut seen, mut open) = (HashSet::new(), BTreeSet::new(), vec![condition]);
        while let Some(condition) = open.pop() {
            texts.extend(condition.texts().iter().map(String::as_str));
            let new = condition.reads().iter().filter(|id| seen.insert(*id));
            open.extend(new.filter_map(|id| self.catalogue.question(id)?.when.as_ref()));
        }
        texts
    }

    /// The author's order.
    pub(crate) fn order(&self, question: &QuestionId) -> u32 {
        self.catalogue.question(question).map_or(u32::MAX, |question| question.order)
    }

    /// The questions in reading order.
    pub(crate) fn in_reading_order(&self, questions: impl IntoIterator<Item = QuestionId>) -> Vec<QuestionId> {
        let mut questions: Vec<QuestionId> = questions.into_iter().collect();
        questions.sort_by_cached_key(|id| self.reading_order(id));
        questions
    }

    /// Reading order: sections as the catalogue lists them, then the author's order.
    fn reading_order(&self, id: &QuestionId) -> (usize, u32) {
        let section = self
            .catalogue
            .question(id)
            .and_then(|question| self.catalogue.sections.iter().position(|section| section.id == question.section));
        (section.unwrap_or(usize::MAX), self.order(id))
    }
}

/// The answers a question can have, where they can be listed.
fn possible_values(kind: &Kind) -> Vec<Value> {
    match kind {
        Kind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
        Kind::Declaration => vec![Value::YesNo(true)],
        Kind::Choice(options) => options.iter().map(|option| Value::Choice(option.id.clone())).collect(),
        Kind::Choices(options) => {
            let single = options.iter().map(|option| Value::Choices(vec![option.id.clone()]));
            std::iter::once(Value::Choices(Vec::new())).chain(single).collect()
        }
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Whole { .. }
        | Kind::Money { .. }
        | Kind::Date
        | Kind::Phone
        | Kind::Email
        | Kind::Postcode
        | Kind::NationalId
        | Kind::BusinessId
        | Kind::Group { .. } => Vec::new(),
    }
}

/// Whether a condition with these texts may tell an answer from every other.
fn is_named(value: &Value, texts: &HashSet<&str>) -> bool {
    match value {
        Value::Choice(option) => texts.contains(option.as_str()),
        Value::Choices(options) => options.is_empty() || options.iter().any(|option| texts.contains(option.as_str())),
        Value::YesNo(_) | Value::Text(_) | Value::Whole(_) | Value::Money(_) | Value::Date(_) | Value::Group(_) => true,
    }
}

/// The questions of one item that arise, given the rest of the item and what is known around it.
pub(crate) fn item_questions<'c>(
    catalogue: &'c Catalogue,
    asks: &[QuestionId],
    item: &Item,
    around: &Facts,
) -> Vec<&'c Question> {
    let mut shown: Vec<&Question> = Vec::new();
    let mut facts = around.clone();
    for question in asks.iter().filter_map(|id| catalogue.question(id)) {
        if question.when.as_ref().is_none_or(|when| when.truth(&facts) == Truth::True) {
            if let Some(value) = item.get(&question.id) {
                facts.set(&question.id, value);
            }
            shown.push(question);
        }
    }
    shown
}

/// The value without what is hidden inside its items.
pub(crate) fn visible(catalogue: &Catalogue, question: &Question, value: &Value, around: &Facts) -> Value {
    let (Kind::Group { asks, .. }, Value::Group(items)) = (&question.kind, value) else { return value.clone() };
    let items = items.iter().map(|item| {
        let facts = around.with_item(item);
        let shown = item_questions(catalogue, asks, item, around).into_iter();
        let kept = shown.filter_map(|inner| {
            item.get(&inner.id).map(|value| (inner.id.clone(), visible(catalogue, inner, value, &facts)))
        });
        kept.collect()
    });
    Value::Group(items.collect())
}

fn misses_something(catalogue: &Catalogue, question: &Question, value: &Value, around: &Facts) -> bool {
    let (Kind::Group { asks, .. }, Value::Group(items)) = (&question.kind, value) else { return false };
    items.iter().any(|item| {
        let facts = around.with_item(item);
        item_questions(catalogue, asks, item, around).into_iter().any(|inner| match item.get(&inner.id) {
            Some(value) => misses_something(catalogue, inner, value, &facts),
            None => inner.required,
        })
    })
}
