//! Answers to try on the ways through a form: those that tell conditions apart, and for the types with a shape of their
//! own one that has it. Nobody's own: no answer here is a person's.

use catalogue::{Catalogue, Condition, Facts, Kind, Question, Truth};
use domain::{Answer, Item, Personal, QuestionId, Value};

use crate::Visit;

/// Groups laid side by side at one question.
const GROUPS_MAX: usize = 2_000;
/// Answers changed in one item until it can be taken.
const CHANGES_MAX: usize = 60;

/// Answers that tell conditions apart. Of groups, of which there are many, one for each way the conditions can come out
/// by it; their items hold no more than the conditions look at.
pub(super) fn telling(catalogue: &Catalogue, question: &Question, reading: &[&Condition]) -> Vec<Value> {
    let checks = question.checks.iter().map(|check| &check.rule);
    let conditions: Vec<&Condition> = reading.iter().copied().chain(checks).collect();
    let values = catalogue.telling(question, &conditions).into_iter();
    if !matches!(question.kind, Kind::Group { .. }) {
        return values.collect();
    }
    let mut told: Vec<Vec<Truth>> = Vec::new();
    let is_new = |value: &Value| {
        let mut facts = Facts::new(catalogue.issued);
        facts.set(&question.id, value);
        let facts = facts.with_value(value);
        let truths: Vec<Truth> = conditions.iter().map(|condition| condition.truth(&facts)).collect();
        let is_new = !told.contains(&truths);
        told.push(truths);
        is_new
    };
    values.take(GROUPS_MAX).filter(is_new).collect()
}

/// Answers worth trying, the plainest first, those that tell conditions apart among them.
pub(super) fn of(visit: &Visit, question: &Question, telling: &[Value]) -> Vec<Value> {
    let Kind::Group { min, .. } = &question.kind else {
        return shaped(&question.kind).into_iter().chain(telling.iter().cloned()).collect();
    };
    let plain = [false, true].map(|from_the_end| {
        let item = whole(visit, question, Item::new(), from_the_end);
        Value::Group(vec![item; (*min).max(1)])
    });
    let told = telling.iter().filter_map(|value| match value {
        Value::Group(items) => {
            Some(Value::Group(items.iter().map(|item| whole(visit, question, item.clone(), false)).collect()))
        }
        Value::YesNo(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Text(_)
        | Value::Whole(_)
        | Value::Money(_)
        | Value::Date(_) => None,
    });
    plain.into_iter().chain(told).collect()
}

/// Whether the items of a group go different ways by their own answers.
pub(super) fn has_branches(visit: &Visit, question: &Question) -> bool {
    let inner = question.kind.item_questions().iter().filter_map(|id| visit.catalogue().question(id));
    inner.into_iter().any(|inner| inner.when.is_some())
}

/// What an answer is, for a sentence.
pub(super) fn shown(answer: &Answer) -> String {
    match answer {
        Answer::NotYet => "not known yet".to_owned(),
        Answer::Known(Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Answer::Known(Value::Choice(id)) => id.clone(),
        Answer::Known(Value::Choices(ids)) if ids.is_empty() => "none".to_owned(),
        Answer::Known(Value::Choices(ids)) => ids.join(" and "),
        Answer::Known(Value::Text(_)) => "a text".to_owned(),
        Answer::Known(Value::Whole(number) | Value::Money(number)) => number.to_string(),
        Answer::Known(Value::Date(date)) => date.to_string(),
        Answer::Known(Value::Group(items)) => format!("{} items", items.len()),
    }
}

/// An answer in the shape of its type, where a type has one.
fn shaped(kind: &Kind) -> Vec<Value> {
    let texts: &[&str] = match kind {
        Kind::Text { .. } => &["Orchid", "Orchid 2", "#01-23", "12345678", "T1234567A"],
        Kind::LongText { .. } => &["Nothing out of the ordinary, and as described in the documents."],
        Kind::Phone => &["91234567"],
        Kind::Email => &["someone@example.sg"],
        Kind::Postcode => &["238859"],
        Kind::NationalId => &["S1234567D"],
        Kind::BusinessId => &["201912345K"],
        Kind::YesNo
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Whole { .. }
        | Kind::Money { .. }
        | Kind::Date
        | Kind::Group { .. }
        | Kind::Declaration => &[],
    };
    texts.iter().map(|text| Value::Text(Personal::new((*text).to_owned()))).collect()
}

/// An item with everything that its questions want, or as far as it came.
fn whole(visit: &Visit, group: &Question, mut item: Item, from_the_end: bool) -> Item {
    let mut tried: Vec<(QuestionId, usize)> = Vec::new();
    for _ in 0..CHANGES_MAX {
        let asked = visit.item_questions(&group.id, &item);
        if let Some(open) = asked.into_iter().find(|id| !item.contains_key(id)) {
            let Some(value) = sample(visit, group, &open, &mut tried, from_the_end) else { return item };
            item.insert(open, value);
            continue;
        }
        match visit.check_item(&group.id, item.clone()) {
            Ok(item) => return item,
            Err(problems) => match problems.first().and_then(|problem| problem.question()) {
                Some(question) => _ = item.remove(question),
                None => return item,
            },
        }
    }
    item
}

/// The next answer to try for a question of an item.
fn sample(
    visit: &Visit,
    group: &Question,
    id: &QuestionId,
    tried: &mut Vec<(QuestionId, usize)>,
    from_the_end: bool,
) -> Option<Value> {
    let catalogue = visit.catalogue();
    let question = catalogue.question(id)?;
    let beside = group.kind.item_questions().iter().filter_map(|id| catalogue.question(id));
    let reading: Vec<&Condition> =
        beside.filter_map(|inner| inner.when.as_ref()).filter(|when| when.reads().contains(id)).collect();
    let mut values = of(visit, question, &telling(catalogue, question, &reading));
    if from_the_end && !reading.is_empty() {
        values.reverse();
    }
    let place = match tried.iter_mut().find(|(known, _)| known == id) {
        Some((_, place)) => {
            *place += 1;
            *place
        }
        None => {
            tried.push((id.clone(), 0));
            0
        }
    };
    values.into_iter().nth(place)
}
