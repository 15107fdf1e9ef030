//! What has been said in a visit, by the citizen and by the choice of an intent, with what follows from it for conditions.
//! What follows is reckoned once and kept: a page asks the same of one state many times, and most of it outlives the next
//! answer, which touches only what reads it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use catalogue::{Catalogue, Condition, Facts, Truth};
use domain::{Answer, Date, QuestionId};

use crate::path::walk;

/// The answers of a visit. Every change goes through a method here, so that nothing reckoned before outlives it wrongly.
#[derive(Default)]
pub(crate) struct Said {
    answers: BTreeMap<QuestionId, Answer>,
    assumed: BTreeMap<QuestionId, Answer>,
    skipped: BTreeSet<QuestionId>,
    reckoned: Mutex<Reckoned>,
}

/// What was reckoned last, and the questions to which something else has been said since.
#[derive(Default)]
struct Reckoned {
    now: Option<Arc<Now>>,
    since: BTreeSet<QuestionId>,
}

impl Clone for Said {
    fn clone(&self) -> Self {
        let (answers, assumed, skipped) = (self.answers.clone(), self.assumed.clone(), self.skipped.clone());
        Self { answers, assumed, skipped, reckoned: Mutex::default() }
    }
}

impl Said {
    /// The citizen's answer, or what the intent implies.
    pub(crate) fn get(&self, question: &QuestionId) -> Option<&Answer> {
        self.answers.get(question).or_else(|| self.assumed.get(question))
    }

    /// The questions to which something is said, those of the intent first.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &QuestionId> {
        self.assumed.keys().chain(self.answers.keys())
    }

    /// What the citizen has answered.
    pub(crate) fn answers(&self) -> &BTreeMap<QuestionId, Answer> {
        &self.answers
    }

    /// Optional questions that were asked and left empty.
    pub(crate) fn skipped(&self) -> &BTreeSet<QuestionId> {
        &self.skipped
    }

    /// The citizen answers, in place of an earlier answer.
    pub(crate) fn say(&mut self, question: &QuestionId, answer: Answer) {
        self.changed(question);
        self.skipped.remove(question);
        self.answers.insert(question.clone(), answer);
    }

    /// The citizen leaves an optional question empty.
    pub(crate) fn leave_empty(&mut self, question: &QuestionId) {
        self.changed(question);
        self.answers.remove(question);
        self.skipped.insert(question.clone());
    }

    /// The question is open again.
    pub(crate) fn take_back(&mut self, question: &QuestionId) {
        self.changed(question);
        self.answers.remove(question);
        self.skipped.remove(question);
    }

    /// What an intent implies, in place of what another did.
    pub(crate) fn assume(&mut self, assumed: BTreeMap<QuestionId, Answer>) {
        self.forget();
        self.assumed = assumed;
    }

    /// Takes up what was put aside.
    pub(crate) fn take_up(&mut self, answers: BTreeMap<QuestionId, Answer>, skipped: BTreeSet<QuestionId>) {
        self.forget();
        self.answers = answers;
        self.skipped = skipped;
    }

    fn changed(&mut self, question: &QuestionId) {
        self.reckoned.get_mut().unwrap_or_else(PoisonError::into_inner).since.insert(question.clone());
    }

    fn forget(&mut self) {
        *self.reckoned.get_mut().unwrap_or_else(PoisonError::into_inner) = Reckoned::default();
    }

    /// What conditions see as things stand.
    pub(crate) fn now(&self, catalogue: &Catalogue, today: Date) -> Arc<Now> {
        let mut reckoned = self.reckoned.lock().unwrap_or_else(PoisonError::into_inner);
        let touched = touched(catalogue, std::mem::take(&mut reckoned.since));
        let now = match reckoned.now.take() {
            Some(now) if touched.is_empty() => now,
            Some(before) => {
                let facts = walk(catalogue, self, Facts::new(today), Some((before.facts(), &touched)));
                let truths = match Arc::try_unwrap(before) {
                    Ok(before) => before.truths.into_inner().unwrap_or_else(PoisonError::into_inner),
                    Err(before) => before.truths.lock().unwrap_or_else(PoisonError::into_inner).clone(),
                };
                Arc::new(Now { facts, truths: Mutex::new(truths.without(&touched)) })
            }
            None => Arc::new(Now { facts: walk(catalogue, self, Facts::new(today), None), truths: Mutex::default() }),
        };
        reckoned.now = Some(Arc::clone(&now));
        now
    }
}

/// The questions themselves and every one whose arising, or whose items, depends on one of them.
fn touched(catalogue: &Catalogue, mut since: BTreeSet<QuestionId>) -> BTreeSet<QuestionId> {
    let mut open: Vec<QuestionId> = since.iter().cloned().collect();
    while let Some(question) = open.pop() {
        for leaning in catalogue.leaning_on(&question) {
            if since.insert(leaning.clone()) {
                open.push(leaning.clone());
            }
        }
    }
    since
}

/// The facts of one state and the conditions reckoned on them so far.
pub(crate) struct Now {
    facts: Facts,
    truths: Mutex<Truths>,
}

/// Conditions by [`Condition::key`], what they wait for, and which of them read each question; and groups, whether their items
/// miss something.
#[derive(Clone, Default)]
struct Truths {
    known: HashMap<usize, Truth>,
    waits: HashMap<usize, Vec<QuestionId>>,
    readers: HashMap<QuestionId, Vec<usize>>,
    incomplete: HashMap<QuestionId, bool>,
}

impl Now {
    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The truth of a condition of the visit's catalogue.
    pub(crate) fn truth(&self, condition: &Condition) -> Truth {
        let mut truths = self.truths();
        if let Some(truth) = truths.known.get(&condition.key()) {
            return *truth;
        }
        let truth = condition.truth(&self.facts);
        truths.known.insert(condition.key(), truth);
        for read in condition.reads() {
            match truths.readers.get_mut(read) {
                Some(readers) => readers.push(condition.key()),
                None => {
                    truths.readers.insert(read.clone(), vec![condition.key()]);
                }
            }
        }
        truth
    }

    /// What a condition waits for whose truth is kept, as `look` finds when it is asked for the first time.
    pub(crate) fn waits_for(&self, condition: &Condition, look: impl FnOnce() -> Vec<QuestionId>) -> Vec<QuestionId> {
        let kept = |truths: &Truths| truths.waits.get(&condition.key()).cloned();
        if let Some(waits) = kept(&self.truths()) {
            return waits;
        }
        // Looking reckons other conditions.
        let waits = look();
        self.truths().waits.insert(condition.key(), waits.clone());
        waits
    }

    fn truths(&self) -> MutexGuard<'_, Truths> {
        self.truths.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the items of a group miss something, as `look` finds when it is asked for the first time.
    pub(crate) fn is_incomplete(&self, group: &QuestionId, look: impl FnOnce() -> bool) -> bool {
        let mut truths = self.truths();
        match truths.incomplete.get(group) {
            Some(incomplete) => *incomplete,
            None => {
                let incomplete = look();
                truths.incomplete.insert(group.clone(), incomplete);
                incomplete
            }
        }
    }
}

impl Truths {
    /// What stays so when something else is said to these questions.
    fn without(mut self, touched: &BTreeSet<QuestionId>) -> Self {
        for reader in touched.iter().filter_map(|question| self.readers.remove(question)).flatten() {
            self.known.remove(&reader);
            self.waits.remove(&reader);
        }
        // A group leans on all that decides which questions its items have, and is touched with it.
        self.incomplete.retain(|group, _| !touched.contains(group));
        self
    }
}
