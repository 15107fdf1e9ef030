//! An answer as the citizen reads it: on the review, on the receipt and in what the agency gets. Words come from the
//! catalogue; only "yes" and "no" are lent by the terminal.

use catalogue::{Catalogue, Kind, Question};
use domain::{Date, Item, Language, Money, Value};

/// The terminal's few words that stand inside answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// The language the citizen reads.
    pub language: Language,
    /// "Yes"; also for a declaration that was made.
    pub yes: &'a str,
    /// "No".
    pub no: &'a str,
}

/// The text for a value; what is there in another language alone is fenced ([`domain::foreign`]).
#[must_use]
pub fn shown(catalogue: &Catalogue, question: &Question, value: &Value, words: Words<'_>) -> String {
    let option = |id: &String| {
        let label = catalogue.choice_label(question, id);
        label.map_or_else(|| id.clone(), |label| catalogue.told(label, words.language))
    };
    match value {
        Value::YesNo(true) => words.yes.to_owned(),
        Value::YesNo(false) => words.no.to_owned(),
        Value::Choice(id) => option(id),
        Value::Choices(ids) => ids.iter().map(option).collect::<Vec<_>>().join(", "),
        Value::Text(text) if question.kind == Kind::Phone => spaced_phone(text.reveal()),
        Value::Text(text) => text.reveal().clone(),
        Value::Whole(number) => {
            if let Kind::Whole { unit: Some(unit), .. } = &question.kind {
                format!("{number} {}", catalogue.told(unit, words.language))
            } else {
                number.to_string()
            }
        }
        Value::Money(minor) => Money::new(*minor, catalogue.currency).to_string(),
        Value::Date(date) => written_date(*date, words.language),
        Value::Group(items) => {
            items.iter().map(|item| shown_item(catalogue, question, item, words)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// An item in one line, its answers in the order the group asks for them.
fn shown_item(catalogue: &Catalogue, group: &Question, item: &Item, words: Words<'_>) -> String {
    let inner = group.kind.item_questions().iter().filter_map(|id| catalogue.question(id));
    let texts = inner.filter_map(|question| Some(shown(catalogue, question, item.get(&question.id)?, words)));
    texts.collect::<Vec<_>>().join(", ")
}

/// `+65 9123 4567`; other countries' numbers stay as they are, for each groups its digits in its own way.
fn spaced_phone(number: &str) -> String {
    match number.strip_prefix("+65").and_then(|local| local.split_at_checked(4)) {
        Some((first, second)) => format!("+65 {first} {second}"),
        None => number.to_owned(),
    }
}

/// Day, month, year in figures, as the country writes them; Chinese names the parts.
fn written_date(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match language {
        Language::Chinese => format!("{year}年{month}月{day}日"),
        Language::English | Language::Malay | Language::Tamil | Language::Arabic => {
            format!("{day:02}/{month:02}/{year}")
        }
    }
}
