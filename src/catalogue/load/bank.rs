//! `questions/*.toml`: the question bank, in the order of file names and then of lines.

use std::collections::BTreeMap;

use domain::QuestionId;

use crate::{Check, Choice, Kind, Question, Text};

use super::{Desk, Table};

const TYPES: &str = "yes_no, choice, choices, text, long_text, whole, money, date, phone, email, postcode, \
                     national_id, business_id, group or declaration";
const TEXT_MAX: usize = 120;
const LONG_TEXT_MAX: usize = 1_000;
const TEXT_LIMIT: usize = 4_000;
const ITEMS_MAX: usize = 20;
const ITEMS_LIMIT: usize = 500;
const WHOLE_MAX: i64 = 1_000_000_000;
const MONEY_MAX: i64 = 100_000_000_000;

/// Reads one file of the bank and adds its questions.
pub(crate) fn read(table: &Table<'_>, desk: &Desk<'_>, bank: &mut BTreeMap<QuestionId, Question>) {
    if table.has("options") {
        // Told as a key that nobody knows; they are missed in their places no more.
        desk.mistakes.spoil("options".to_owned());
    }
    for entry in table.tables("question") {
        let Some(id) = entry.id::<QuestionId>("", "question") else { continue };
        let order = u32::try_from(bank.len()).unwrap_or(u32::MAX);
        bank.insert(id.clone(), question(id, order, &entry, desk));
        entry.finish();
    }
    table.finish();
}

fn question(id: QuestionId, order: u32, table: &Table<'_>, desk: &Desk<'_>) -> Question {
    let what = format!("question {id}");
    let key = format!("question-{}", id.as_str().replace('.', "-"));
    table.note(&what, "section");
    Question {
        kind: kind(&id, &key, table, desk),
        order,
        section: table.text("section").unwrap_or_default(),
        label: table.words("label", &format!("{key}-label")),
        hint: table.words_if("hint", &format!("{key}-hint")),
        why: table.words_if("why", &format!("{key}-why")),
        when: table.condition_if("when", desk.named, &what),
        required: table.flag("required", true),
        may_not_know: table.flag("may_not_know", false),
        sensitive: table.flag("sensitive", false),
        checks: checks(&what, &key, table, desk),
        id,
    }
}

fn checks(what: &str, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for (number, entry) in (1..).zip(table.tables("valid")) {
        let rule = entry.condition("rule", desk.named, &format!("{what} valid {number}"));
        let message = entry.words("message", &format!("{key}-valid-{number}"));
        entry.finish();
        checks.extend(rule.map(|rule| Check { rule, message }));
    }
    checks
}

/// The question's type with what belongs to it. A mistake is reported and yes-or-no stands in its place.
fn kind(id: &QuestionId, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Kind {
    let Some(name) = table.text("type") else {
        return no_kind(id, table, desk);
    };
    match name.as_str() {
        "yes_no" => Kind::YesNo,
        "choice" => Kind::Choice(options(id, key, table, desk)),
        "choices" => Kind::Choices(options(id, key, table, desk)),
        "text" => Kind::Text { max: text_max(table, TEXT_MAX) },
        "long_text" => Kind::LongText { max: text_max(table, LONG_TEXT_MAX) },
        "whole" => {
            let (min, max) = range(id, table, desk, WHOLE_MAX);
            Kind::Whole { min, max, unit: table.words_if("unit", &format!("{key}-unit")) }
        }
        "money" => {
            let (min, max) = range(id, table, desk, MONEY_MAX);
            Kind::Money { min, max }
        }
        "date" => Kind::Date,
        "phone" => Kind::Phone,
        "email" => Kind::Email,
        "postcode" => Kind::Postcode,
        "national_id" => Kind::NationalId,
        "business_id" => Kind::BusinessId,
        "group" => group(id, key, table, desk),
        "declaration" => Kind::Declaration,
        other => {
            table.error("type", format!("there is no type \"{other}\"; use one of {TYPES}"));
            no_kind(id, table, desk)
        }
    }
}

/// Stands in for a type that was not understood, of which nobody knows what belongs to it.
fn no_kind(id: &QuestionId, table: &Table<'_>, desk: &Desk<'_>) -> Kind {
    desk.mistakes.spoil(format!("question {id}"));
    table.expect(["options", "max", "min", "unit", "item", "asks"]);
    Kind::YesNo
}

fn options(id: &QuestionId, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    for entry in table.tables("options") {
        let Some(option) = entry.id::<String>(&format!("question {id} "), "option") else {
            desk.mistakes.spoil(format!("question {id}"));
            continue;
        };
        let plain = option.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !plain {
            entry.error("id", format!("the option \"{option}\" needs an id of lower-case letters, digits, _ and -"));
            desk.mistakes.spoil(format!("question {id}"));
        }
        let key = format!("{key}-option-{option}");
        let label = entry.words("label", &key);
        let hint = entry.words_if("hint", &format!("{key}-hint"));
        options.push(Choice { id: option, label, hint });
        entry.finish();
    }
    // Some of them may stand where nobody looks for them.
    let are_astray = desk.mistakes.is_spoiled(format_args!("options"));
    if options.len() < 2 && !are_astray && !desk.mistakes.is_spoiled(format_args!("question {id}")) {
        table.error("options", "a choice needs two options or more; add [[question.options]] with id and label");
    }
    if options.len() < 2 || are_astray {
        desk.mistakes.spoil(format!("question {id}"));
    }
    options
}

fn text_max(table: &Table<'_>, absent: usize) -> usize {
    let max = table.count_if("max").unwrap_or(absent);
    if max == 0 || max > TEXT_LIMIT {
        table.error("max", format!("\"max\" has to lie between 1 and {TEXT_LIMIT} characters"));
    }
    max
}

fn range(id: &QuestionId, table: &Table<'_>, desk: &Desk<'_>, absent: i64) -> (i64, i64) {
    let min = table.whole_if("min").unwrap_or(0);
    let max = table.whole_if("max").unwrap_or(absent);
    if min > max {
        table.error("max", format!("\"max\" ({max}) is less than \"min\" ({min}); exchange them"));
        desk.mistakes.spoil(format!("question {id}"));
    }
    (min, max)
}

fn group(id: &QuestionId, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Kind {
    let min = table.count_if("min").unwrap_or(1);
    let max = table.count_if("max").unwrap_or(ITEMS_MAX);
    if min > max || max == 0 || max > ITEMS_LIMIT {
        table.error("max", format!("a group has from \"min\" ({min}) to \"max\" ({max}) items, at most {ITEMS_LIMIT}"));
    }
    let item = if table.has("item") {
        table.words("item", &format!("{key}-item"))
    } else {
        table.words_if("item", "");
        table.error("item", "a group needs \"item\", what one of its items is called; add item = \"Owner\"");
        Text::missing(&format!("{key}-item"))
    };
    let mut asks = Vec::new();
    for (question, at) in table.list::<QuestionId>("asks") {
        desk.mistakes.note(format_args!("question {id} asks {question}"), || at);
        asks.push(question);
    }
    if asks.is_empty() {
        table.error("asks", "a group needs \"asks\", the questions of each item; add asks = [\"person.name\"]");
    }
    Kind::Group { min, max, item, asks }
}
