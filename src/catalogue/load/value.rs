//! An answer written in a file, `"food.kind" = "restaurant"`, in the type of its question.

use std::collections::BTreeMap;

use domain::{Item, Personal, QuestionId, Value};
use toml::de::DeValue;

use crate::{Kind, Question};

use super::table::iso_date;

type Bank = BTreeMap<QuestionId, Question>;

/// The value, or what would have been right.
pub(crate) fn read(kind: &Kind, found: &DeValue<'_>) -> Result<Value, String> {
    match kind {
        Kind::YesNo | Kind::Declaration => {
            found.as_bool().map(Value::YesNo).ok_or_else(|| "true or false, without quotes".to_owned())
        }
        Kind::Choice(_) => option(kind, found).map(Value::Choice),
        Kind::Choices(choices) => {
            let elements = found.as_array().ok_or_else(|| format!("a list of options, {}", options(kind)))?;
            let chosen: Vec<String> =
                elements.iter().map(|element| option(kind, element.get_ref())).collect::<Result<_, _>>()?;
            let in_order = choices.iter().filter(|choice| chosen.contains(&choice.id));
            Ok(Value::Choices(in_order.map(|choice| choice.id.clone()).collect()))
        }
        Kind::Whole { min, max, .. } => whole(found, *min, *max).map(Value::Whole),
        Kind::Money { min, max } => whole(found, *min, *max).map(Value::Money),
        Kind::Date => {
            let text = found.as_str().map(str::to_owned).or_else(|| found.as_datetime().map(ToString::to_string));
            let date = text.as_deref().and_then(iso_date);
            date.map(Value::Date).ok_or_else(|| "a day that exists, as 2026-11-22".to_owned())
        }
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Phone
        | Kind::Email
        | Kind::Postcode
        | Kind::NationalId
        | Kind::BusinessId => {
            let text = found.as_str().ok_or_else(|| "a text in quotes".to_owned())?;
            Ok(Value::Text(Personal::new(text.to_owned())))
        }
        Kind::Group { .. } => Err("answered by the citizen; take it out, for a group cannot be assumed".to_owned()),
    }
}

/// As [`read`], and groups too: items are tables of the items' own questions.
pub(crate) fn read_answer(kind: &Kind, found: &DeValue<'_>, bank: &Bank) -> Result<Value, String> {
    let Kind::Group { asks, .. } = kind else {
        return read(kind, found);
    };
    let wanted = || "a list of items, [{ \"person.name\" = \"Tan Mei\" }]".to_owned();
    let elements = found.as_array().ok_or_else(wanted)?;
    let mut items = Vec::new();
    for element in elements.iter() {
        let mut item = Item::new();
        for (name, found) in element.get_ref().as_table().ok_or_else(wanted)? {
            let name = name.get_ref();
            let question = asks.iter().find(|asked| asked.as_str() == name).and_then(|id| bank.get(id));
            let question = question.ok_or_else(|| {
                let known: Vec<&str> = asks.iter().map(QuestionId::as_str).collect();
                format!("a list of items with {}, their ids in quotes; there is no \"{name}\"", known.join(", "))
            })?;
            let value = read_answer(&question.kind, found.get_ref(), bank)
                .map_err(|expected| format!("a list of items whose {name} is {expected}"))?;
            item.insert(question.id.clone(), value);
        }
        items.push(item);
    }
    Ok(Value::Group(items))
}

fn option(kind: &Kind, found: &DeValue<'_>) -> Result<String, String> {
    let chosen = found.as_str().filter(|text| kind.choices().iter().any(|choice| choice.id == *text));
    chosen.map(str::to_owned).ok_or_else(|| format!("one of its options, {}", options(kind)))
}

fn options(kind: &Kind) -> String {
    kind.choices().iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn whole(found: &DeValue<'_>, min: i64, max: i64) -> Result<i64, String> {
    let number = found
        .as_integer()
        .and_then(|number| i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok());
    let quoted = if found.is_str() { ", without quotes" } else { "" };
    let wanted = || format!("a whole number from {min} to {max}{quoted}");
    number.filter(|number| (min..=max).contains(number)).ok_or_else(wanted)
}
