//! Taking an answer in: from what was typed to a value, the value brought into its one form, and the catalogue's checks
//! on it. It stores nothing.

use catalogue::{Choice, Facts, Kind, Question, Truth};
use domain::{Answer, Item, Personal, QuestionId, Value};

use crate::path::item_questions;
use crate::{Mistake, Problem, Visit, shape};

/// Reads what the citizen typed: `3.50` as money is 350, `22/11/2026` is a day. An empty text is the empty value of a
/// type that has one, and a missing answer otherwise.
///
/// # Errors
/// When the text is no answer of this kind.
pub fn parse(kind: &Kind, typed: &str) -> Result<Value, Mistake> {
    let typed = shape::half_width(typed.trim());
    let value = match kind {
        Kind::YesNo | Kind::Declaration => match typed.to_ascii_lowercase().as_str() {
            "yes" | "true" => Value::YesNo(true),
            "no" | "false" => Value::YesNo(false),
            "" => return Err(Mistake::Required),
            _ => return Err(Mistake::NotAnOption),
        },
        Kind::Choice(_) if typed.is_empty() => return Err(Mistake::Required),
        Kind::Choice(_) => Value::Choice(typed),
        Kind::Choices(_) => {
            Value::Choices(typed.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect())
        }
        Kind::Whole { .. } | Kind::Money { .. } | Kind::Date if typed.is_empty() => return Err(Mistake::Required),
        Kind::Whole { .. } => Value::Whole(shape::whole(&typed).ok_or(Mistake::NotANumber)?),
        Kind::Money { .. } => Value::Money(shape::money(&typed).ok_or(Mistake::NotAnAmount)?),
        Kind::Date => Value::Date(shape::date(&typed).ok_or(Mistake::NotADate)?),
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Phone
        | Kind::Email
        | Kind::Postcode
        | Kind::NationalId
        | Kind::BusinessId => Value::Text(Personal::new(typed)),
        Kind::Group { .. } => return Err(Mistake::OtherKind),
    };
    normalise(kind, value)
}

/// The value in the one form in which it is kept, or what is wrong with it. Items of a group are not looked into.
pub(crate) fn normalise(kind: &Kind, value: Value) -> Result<Value, Mistake> {
    match (kind, value) {
        (Kind::YesNo, Value::YesNo(answer)) => Ok(Value::YesNo(answer)),
        (Kind::Declaration, Value::YesNo(true)) => Ok(Value::YesNo(true)),
        (Kind::Declaration, Value::YesNo(false)) => Err(Mistake::NotDeclared),
        (Kind::Choice(options), Value::Choice(id)) => chosen(options, &id).map(|()| Value::Choice(id)),
        (Kind::Choices(options), Value::Choices(ids)) => {
            ids.iter().try_for_each(|id| chosen(options, id))?;
            let in_order = options.iter().filter(|option| ids.contains(&option.id));
            Ok(Value::Choices(in_order.map(|option| option.id.clone()).collect()))
        }
        (Kind::Whole { min, max, .. }, Value::Whole(number)) => within(number, *min, *max).map(Value::Whole),
        (Kind::Money { min, max }, Value::Money(amount)) => within(amount, *min, *max).map(Value::Money),
        (Kind::Date, Value::Date(date)) => Ok(Value::Date(date)),
        (Kind::Group { min, max, .. }, Value::Group(items)) => match items.len() {
            count if count < *min => Err(Mistake::TooFewItems { min: *min }),
            count if count > *max => Err(Mistake::TooManyItems { max: *max }),
            _ => Ok(Value::Group(items)),
        },
        (kind, Value::Text(text)) => normalise_text(kind, text.reveal()).map(|text| Value::Text(Personal::new(text))),
        (_, _) => Err(Mistake::OtherKind),
    }
}

fn normalise_text(kind: &Kind, text: &str) -> Result<String, Mistake> {
    let line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match kind {
        Kind::Text { max } => no_longer(line(), *max),
        Kind::LongText { max } => no_longer(shape::paragraphs(text), *max),
        _ if text.trim().is_empty() => Ok(String::new()),
        Kind::Phone => shape::phone(&line()).ok_or(Mistake::BadPhone),
        Kind::Email => shape::email(&line()).ok_or(Mistake::BadEmail),
        Kind::Postcode => shape::postcode(&line()).ok_or(Mistake::BadPostcode),
        Kind::NationalId => shape::national_id(&line()).ok_or(Mistake::BadNationalId),
        Kind::BusinessId => shape::business_id(&line()).ok_or(Mistake::BadBusinessId),
        Kind::YesNo
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Whole { .. }
        | Kind::Money { .. }
        | Kind::Date
        | Kind::Group { .. }
        | Kind::Declaration => Err(Mistake::OtherKind),
    }
}

fn chosen(options: &[Choice], id: &str) -> Result<(), Mistake> {
    if options.iter().any(|option| option.id == id) { Ok(()) } else { Err(Mistake::NotAnOption) }
}

fn within(number: i64, min: i64, max: i64) -> Result<i64, Mistake> {
    if (min..=max).contains(&number) { Ok(number) } else { Err(Mistake::OutOfRange { min, max }) }
}

fn no_longer(text: String, max: usize) -> Result<String, Mistake> {
    if text.chars().count() > max { Err(Mistake::TooLong { max }) } else { Ok(text) }
}

/// Whether a value says nothing, so that a question that must be answered is not answered by it.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.reveal().is_empty(),
        Value::Choices(ids) => ids.is_empty(),
        Value::YesNo(_) | Value::Choice(_) | Value::Whole(_) | Value::Money(_) | Value::Date(_) | Value::Group(_) => {
            false
        }
    }
}

impl Visit {
    /// Leaves an optional question empty.
    ///
    /// # Errors
    /// When the question must be answered.
    pub fn skip(&mut self, question: &QuestionId) -> Result<(), Problem> {
        self.answer(question, Answer::Known(Value::Text(Personal::new(String::new()))))
    }

    /// An answer as it would be kept; `None` where an optional question is left empty.
    pub(crate) fn checked(&self, id: &QuestionId, answer: Answer) -> Result<Option<Answer>, Problem> {
        let question = self.catalogue().question(id).ok_or_else(|| Problem::UnknownQuestion(id.clone()))?;
        let wrong = |mistake| Problem::Answer { question: id.clone(), item: None, mistake };
        let value = match answer {
            Answer::NotYet if question.may_not_know => return Ok(Some(Answer::NotYet)),
            Answer::NotYet => return Err(wrong(Mistake::MustKnow)),
            Answer::Known(Value::Text(text)) if text.reveal().trim().is_empty() => {
                return if question.required { Err(wrong(Mistake::Required)) } else { Ok(None) };
            }
            Answer::Known(value) => value,
        };
        let mut value = normalise(&question.kind, value).map_err(wrong)?;
        if question.required && is_blank(&value) {
            return Err(wrong(Mistake::Required));
        }
        let path = self.path();
        if let Value::Group(items) = value {
            value = Value::Group(self.checked_items(question, items, path.facts())?);
        }
        self.check_rules(question, &value, path.facts())?;
        Ok(Some(Answer::Known(value)))
    }

    /// One item of a group as it would be kept, or everything that is wrong with it.
    ///
    /// # Errors
    /// One problem for each answer of the item that is missing or cannot be taken.
    pub fn check_item(&self, group: &QuestionId, item: Item) -> Result<Item, Vec<Problem>> {
        let unknown = || vec![Problem::UnknownQuestion(group.clone())];
        let group = self.catalogue().question(group).ok_or_else(unknown)?;
        let (item, problems) = self.checked_item(group, item, self.path().facts());
        if problems.is_empty() { Ok(item) } else { Err(problems) }
    }

    fn checked_items(&self, group: &Question, items: Vec<Item>, around: &Facts) -> Result<Vec<Item>, Problem> {
        let mut checked = Vec::with_capacity(items.len());
        for (place, item) in items.into_iter().enumerate() {
            let (item, problems) = self.checked_item(group, item, around);
            if let Some(problem) = problems.into_iter().next() {
                return Err(problem.in_item(place));
            }
            checked.push(item);
        }
        Ok(checked)
    }

    /// What of the item can be kept, and what is wrong with it.
    fn checked_item(&self, group: &Question, item: Item, around: &Facts) -> (Item, Vec<Problem>) {
        let mut kept = Item::new();
        let mut problems = Vec::new();
        for (id, value) in item {
            match self.normalised_in_item(group, &id, value, around) {
                Ok(value) if is_blank(&value) => {}
                Ok(value) => {
                    kept.insert(id, value);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let facts = around.with_item(&kept);
        for question in item_questions(self.catalogue(), group.kind.item_questions(), &kept, around) {
            let is_told = problems.iter().any(|problem| problem.question() == Some(&question.id));
            match kept.get(&question.id) {
                Some(value) => problems.extend(self.check_rules(question, value, &facts).err()),
                None if question.required && !is_told => problems.push(Problem::required(&question.id)),
                None => {}
            }
        }
        (kept, problems)
    }

    fn normalised_in_item(
        &self,
        group: &Question,
        id: &QuestionId,
        value: Value,
        around: &Facts,
    ) -> Result<Value, Problem> {
        let question = self.catalogue().question(id).filter(|_| group.kind.item_questions().contains(id));
        let question = question.ok_or_else(|| Problem::UnknownQuestion(id.clone()))?;
        let wrong = |mistake| Problem::Answer { question: id.clone(), item: None, mistake };
        let mut value = normalise(&question.kind, value).map_err(wrong)?;
        if let Value::Group(items) = value {
            value = Value::Group(self.checked_items(question, items, around)?);
        }
        Ok(value)
    }

    /// The question's own checks, which see the value both as `value` and under its id.
    pub(crate) fn check_rules(&self, question: &Question, value: &Value, around: &Facts) -> Result<(), Problem> {
        let mut facts = around.with_value(value);
        facts.set(&question.id, value);
        match question.checks.iter().find(|check| check.rule.truth(&facts) == Truth::False) {
            None => Ok(()),
            Some(check) => {
                let (question, message) = (question.id.clone(), check.message.clone());
                Err(Problem::Rule { question, licence: None, message })
            }
        }
    }
}
