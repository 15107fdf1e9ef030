//! A draft as bytes, to be sealed under the citizen's code. Its answers stand in care from the moment they are read. It
//! knows no key; what fits a newer catalogue is for `journey` to say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use domain::application::{Action, DocumentState};
use domain::draft::Start;
use domain::{Answer, Date, DocumentId, Draft, IntentId, Item, Language, LicenceId, Personal, QuestionId, Value};

use crate::v1::text::{list, one, personal};
use crate::v1::{ReadError, VERSION, read_version_1};

/// Room for a long draft at once: a vector that grows would leave copies behind.
const ROOM_BYTES: usize = 128 * 1024;

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u32,
    catalogue: String,
    #[serde(with = "one")]
    language: Language,
    start: StoredStart,
    #[serde(with = "one")]
    action: Action,
    answers: Vec<StoredAnswer>,
    unfinished: Vec<StoredAnswer>,
    #[serde(with = "list")]
    skipped: Vec<QuestionId>,
    #[serde(with = "list")]
    interview: Vec<QuestionId>,
    #[serde(with = "list")]
    taken: Vec<LicenceId>,
    #[serde(with = "list")]
    left: Vec<LicenceId>,
    documents: Vec<StoredDocument>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredStart {
    Nothing,
    Intent(#[serde(with = "one")] IntentId),
    Licences(#[serde(with = "list")] Vec<LicenceId>),
}

#[derive(Serialize, Deserialize)]
struct StoredAnswer {
    #[serde(with = "one")]
    id: QuestionId,
    said: StoredValue,
}

/// Tagged from outside, so that reading one never buffers a plain copy of it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredValue {
    NotYet,
    YesNo(bool),
    Choice(String),
    Choices(Vec<String>),
    Text(#[serde(with = "personal")] Personal<String>),
    Whole(i64),
    Money(i64),
    Date(#[serde(with = "one")] Date),
    Group(Vec<Vec<StoredAnswer>>),
}

#[derive(Serialize, Deserialize)]
struct StoredDocument {
    #[serde(with = "one")]
    licence: LicenceId,
    #[serde(with = "one")]
    id: DocumentId,
    state: StoredState,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredState {
    ToFollow,
    Missing,
}

/// A draft as bytes to seal.
#[must_use]
#[expect(clippy::expect_used, reason = "our shapes hold text keys and no floats, so serde_json cannot refuse them")]
pub fn encode(draft: &Draft) -> Zeroizing<Vec<u8>> {
    let stored = Stored {
        v: VERSION,
        catalogue: draft.catalogue.clone(),
        language: draft.language,
        start: match &draft.start {
            Start::Nothing => StoredStart::Nothing,
            Start::Intent(intent) => StoredStart::Intent(intent.clone()),
            Start::Licences(licences) => StoredStart::Licences(licences.clone()),
        },
        action: draft.action,
        answers: draft.answers.iter().map(|(id, answer)| StoredAnswer { id: id.clone(), said: said(answer) }).collect(),
        unfinished: draft
            .unfinished
            .iter()
            .map(|(id, items)| StoredAnswer { id: id.clone(), said: group(items) })
            .collect(),
        skipped: draft.skipped.iter().cloned().collect(),
        interview: draft.interview.clone(),
        taken: draft.taken.iter().cloned().collect(),
        left: draft.left.iter().cloned().collect(),
        documents: draft
            .documents
            .iter()
            .map(|((licence, id), state)| StoredDocument {
                licence: licence.clone(),
                id: id.clone(),
                state: match state {
                    DocumentState::ToFollow => StoredState::ToFollow,
                    DocumentState::Missing => StoredState::Missing,
                    // The file itself is never kept with a draft.
                    DocumentState::Attached(_) => StoredState::ToFollow,
                },
            })
            .collect(),
    };
    let mut plain = Zeroizing::new(Vec::with_capacity(ROOM_BYTES));
    serde_json::to_writer(&mut *plain, &stored).expect("a draft is representable in JSON");
    plain
}

/// A draft from its opened bytes.
///
/// # Errors
/// When they are no draft of version 1; the error names a place and no value.
pub fn decode(plain: &[u8]) -> Result<Draft, ReadError> {
    let stored: Stored = read_version_1(plain)?;
    let documents = stored.documents.into_iter().map(|document| {
        let state = match document.state {
            StoredState::ToFollow => DocumentState::ToFollow,
            StoredState::Missing => DocumentState::Missing,
        };
        ((document.licence, document.id), state)
    });
    Ok(Draft {
        catalogue: stored.catalogue,
        language: stored.language,
        start: match stored.start {
            StoredStart::Nothing => Start::Nothing,
            StoredStart::Intent(intent) => Start::Intent(intent),
            StoredStart::Licences(licences) => Start::Licences(licences),
        },
        action: stored.action,
        answers: stored.answers.into_iter().map(|answer| (answer.id, answered(answer.said))).collect(),
        unfinished: stored.unfinished.into_iter().filter_map(|entry| Some((entry.id, items(entry.said)?))).collect(),
        skipped: stored.skipped.into_iter().collect(),
        interview: stored.interview,
        taken: stored.taken.into_iter().collect(),
        left: stored.left.into_iter().collect(),
        documents: documents.collect(),
    })
}

fn said(answer: &Answer) -> StoredValue {
    match answer {
        Answer::Known(value) => stored(value),
        Answer::NotYet => StoredValue::NotYet,
    }
}

fn stored(value: &Value) -> StoredValue {
    match value {
        Value::YesNo(yes) => StoredValue::YesNo(*yes),
        Value::Choice(id) => StoredValue::Choice(id.clone()),
        Value::Choices(ids) => StoredValue::Choices(ids.clone()),
        Value::Text(text) => StoredValue::Text(text.clone()),
        Value::Whole(number) => StoredValue::Whole(*number),
        Value::Money(minor) => StoredValue::Money(*minor),
        Value::Date(date) => StoredValue::Date(*date),
        Value::Group(items) => group(items),
    }
}

fn group(items: &[Item]) -> StoredValue {
    let inside =
        |item: &Item| item.iter().map(|(id, value)| StoredAnswer { id: id.clone(), said: stored(value) }).collect();
    StoredValue::Group(items.iter().map(inside).collect())
}

fn items(stored: StoredValue) -> Option<Vec<Item>> {
    match value(stored)? {
        Value::Group(items) => Some(items),
        Value::YesNo(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::Text(_)
        | Value::Whole(_)
        | Value::Money(_)
        | Value::Date(_) => None,
    }
}

fn answered(stored: StoredValue) -> Answer {
    value(stored).map_or(Answer::NotYet, Answer::Known)
}

/// The value; `None` for "I don't know yet", which has no place inside an item and is left out there.
fn value(stored: StoredValue) -> Option<Value> {
    let inside = |item: Vec<StoredAnswer>| {
        item.into_iter().filter_map(|answer| Some((answer.id, value(answer.said)?))).collect::<BTreeMap<_, _>>()
    };
    Some(match stored {
        StoredValue::NotYet => return None,
        StoredValue::YesNo(yes) => Value::YesNo(yes),
        StoredValue::Choice(id) => Value::Choice(id),
        StoredValue::Choices(ids) => Value::Choices(ids),
        StoredValue::Text(text) => Value::Text(text),
        StoredValue::Whole(number) => Value::Whole(number),
        StoredValue::Money(minor) => Value::Money(minor),
        StoredValue::Date(date) => Value::Date(date),
        StoredValue::Group(items) => Value::Group(items.into_iter().map(inside).collect()),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn value_of(depth: u32) -> impl Strategy<Value = Value> {
        let plain = prop_oneof![
            any::<bool>().prop_map(Value::YesNo),
            "[a-z]{1,8}".prop_map(Value::Choice),
            proptest::collection::vec("[a-z]{1,8}", 0..4).prop_map(Value::Choices),
            ".*".prop_map(|text| Value::Text(Personal::new(text))),
            any::<i64>().prop_map(Value::Whole),
            any::<i64>().prop_map(Value::Money),
            (1i16..3000, 1i8..13, 1i8..29).prop_map(|(y, m, d)| Value::Date(Date::new(y, m, d).unwrap())),
        ];
        plain.prop_recursive(depth, 24, 4, |inner| {
            let item = proptest::collection::btree_map("[a-z]{1,4}\\.[a-z]{1,4}", inner, 0..4);
            let item = item.prop_map(|item| item.into_iter().map(|(id, value)| (id.parse().unwrap(), value)).collect());
            proptest::collection::vec(item, 0..3).prop_map(Value::Group)
        })
    }

    fn draft(answers: BTreeMap<QuestionId, Answer>) -> Draft {
        Draft {
            catalogue: "2026.11".to_owned(),
            language: Language::Chinese,
            start: Start::Licences(vec!["sfa-food-shop".parse().unwrap()]),
            action: Action::Renew,
            answers,
            unfinished: BTreeMap::from([("owners".parse().unwrap(), vec![Item::new()])]),
            skipped: BTreeSet::from(["premises.building".parse().unwrap()]),
            interview: vec!["food.kind".parse().unwrap()],
            taken: BTreeSet::from(["sfa-food-shop".parse().unwrap()]),
            left: BTreeSet::from(["spf-liquor".parse().unwrap()]),
            documents: BTreeMap::from([(
                ("sfa-food-shop".parse().unwrap(), "layout-plan".parse().unwrap()),
                DocumentState::ToFollow,
            )]),
        }
    }

    #[test]
    fn a_draft_is_the_golden_one() {
        let text = Value::Text(Personal::new("Tan".to_owned()));
        let item = Item::from([("person.name".parse().unwrap(), text)]);
        let draft = draft(BTreeMap::from([
            ("owners".parse().unwrap(), Answer::Known(Value::Group(vec![item]))),
            ("premises.floor_area".parse().unwrap(), Answer::NotYet),
        ]));
        let golden = include_str!("golden/draft.json").trim_end();
        assert_eq!(String::from_utf8(encode(&draft).to_vec()).unwrap(), golden);
        assert_eq!(decode(golden.as_bytes()), Ok(draft));
    }

    #[test]
    fn what_is_no_draft_is_refused_without_a_word_of_it() {
        for wrong in ["", "{}", "[]", r#"{"v":2}"#, r#"{"v":1,"catalogue":"Tan Mei Ling"}"#] {
            let error = decode(wrong.as_bytes()).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("Tan"), "{error:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn every_answer_comes_back(values in proptest::collection::vec(value_of(2), 0..6)) {
            let answers = values.into_iter().enumerate();
            let answers = answers.map(|(n, value)| (format!("q.n{n}").parse().unwrap(), Answer::Known(value)));
            let draft = draft(answers.collect());
            prop_assert_eq!(decode(&encode(&draft)), Ok(draft));
        }
    }
}
