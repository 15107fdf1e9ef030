//! Whether answers exist that make some conditions true together, false, or leave them open. It tries the answers worth
//! trying, asking only what would be asked, and says so when there were too many to be sure.

use std::collections::BTreeSet;

use domain::{QuestionId, Value};

use crate::{Catalogue, Condition, Facts, Kind, Question, Truth};

use super::answers::Written;

/// Answers tried for one set of conditions; beyond it nothing is claimed.
const STEPS_MAX: usize = 4_000;

/// What trying showed.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Some answers make all conditions true.
    pub(crate) holds: bool,
    /// Some answers make one of them false.
    pub(crate) fails: bool,
    /// Answers that leave them open although nothing more is asked.
    pub(crate) open: Option<String>,
    /// Whether everything was tried that could matter.
    pub(crate) complete: bool,
}

impl Outcome {
    pub(crate) fn never(&self) -> bool {
        self.complete && !self.holds
    }

    pub(crate) fn always(&self) -> bool {
        self.complete && self.holds && !self.fails && self.open.is_none()
    }
}

/// Tries the conditions together; `value` is the type of the answer that checks look at. With `thorough` the search
/// goes on once both outcomes are seen, to find answers that leave the conditions open.
pub(crate) fn all(catalogue: &Catalogue, conditions: &[&Condition], value: Option<&Kind>, thorough: bool) -> Outcome {
    let mut written = Written::default();
    conditions.iter().for_each(|condition| written.add(condition));
    let questions = closure(catalogue, conditions);
    questions.iter().filter_map(|question| question.when.as_ref()).for_each(|when| written.add(when));
    let mut outcome = Outcome { complete: true, ..Outcome::default() };
    let tries: Vec<(&Question, Vec<Value>)> = questions
        .into_iter()
        .map(|question| {
            let tries = written.tries(&question.kind, catalogue);
            outcome.complete &= tries.complete;
            (question, tries.values)
        })
        .collect();
    let mut search = Search { conditions, tries: &tries, thorough, steps: 0, outcome };
    let facts = Facts::new(catalogue.issued);
    match value {
        None => search.at(0, &mut facts.clone()),
        Some(kind) => {
            let values = written.tries(kind, catalogue);
            search.outcome.complete &= values.complete;
            for value in &values.values {
                search.at(0, &mut facts.with_value(value));
            }
        }
    }
    search.outcome
}

/// The questions that conditions read, those their `when` reads, and so on; each after those it waits for.
fn closure<'a>(catalogue: &'a Catalogue, conditions: &[&Condition]) -> Vec<&'a Question> {
    fn visit<'a>(
        catalogue: &'a Catalogue,
        id: &QuestionId,
        seen: &mut BTreeSet<QuestionId>,
        found: &mut Vec<&'a Question>,
    ) {
        if !seen.insert(id.clone()) {
            return;
        }
        if let Some(question) = catalogue.question(id) {
            for earlier in question.when.iter().flat_map(|when| when.reads()) {
                visit(catalogue, earlier, seen, found);
            }
            found.push(question);
        }
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for id in conditions.iter().flat_map(|condition| condition.reads()) {
        visit(catalogue, id, &mut seen, &mut found);
    }
    found
}

struct Search<'a> {
    conditions: &'a [&'a Condition],
    tries: &'a [(&'a Question, Vec<Value>)],
    thorough: bool,
    steps: usize,
    outcome: Outcome,
}

impl Search<'_> {
    fn done(&self) -> bool {
        let both = self.outcome.holds && self.outcome.fails;
        both && (!self.thorough || self.outcome.open.is_some())
    }

    fn at(&mut self, depth: usize, facts: &mut Facts) {
        if self.done() {
            return;
        }
        self.steps += 1;
        if self.steps > STEPS_MAX {
            self.outcome.complete = false;
            return;
        }
        match together(self.conditions, facts) {
            Truth::True => {
                self.outcome.holds = true;
                return;
            }
            Truth::False => {
                self.outcome.fails = true;
                return;
            }
            Truth::Unknown => {}
        }
        let tries = self.tries;
        let Some((question, values)) = tries.get(depth) else {
            let unasked = tries.iter().find(|(question, _)| !facts.has(&question.id));
            self.outcome
                .open
                .get_or_insert_with(|| unasked.map_or_else(String::new, |(question, _)| question.id.to_string()));
            return;
        };
        let asked = question.when.as_ref().is_none_or(|when| when.truth(facts) == Truth::True);
        if !asked {
            return self.at(depth + 1, facts);
        }
        for value in values {
            facts.set(&question.id, value);
            self.at(depth + 1, facts);
        }
        facts.unset(&question.id);
    }
}

/// False if one is false, true if all are true.
fn together(conditions: &[&Condition], facts: &Facts) -> Truth {
    let mut all = Truth::True;
    for condition in conditions {
        match condition.truth(facts) {
            Truth::False => return Truth::False,
            Truth::Unknown => all = Truth::Unknown,
            Truth::True => {}
        }
    }
    all
}
