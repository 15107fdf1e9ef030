//! `intents.toml`, `intents/*.toml` and `faq/*.toml`: what people come for and what they ask.

use std::collections::BTreeMap;

use domain::{IntentId, LicenceId, QuestionId, Value};

use crate::{Faq, Intent, Question};

use super::{Desk, Table, value};

type Bank = BTreeMap<QuestionId, Question>;

/// Reads one file of intents and adds them.
pub(crate) fn read(table: &Table<'_>, desk: &Desk<'_>, bank: &Bank, intents: &mut Vec<Intent>) {
    for entry in table.tables("intent") {
        if let Some(id) = entry.parsed::<IntentId>("id") {
            if desk.mistakes.note(format!("intent {id}"), entry.at().clone()) {
                intents.push(intent(id, &entry, desk, bank));
            } else {
                entry.error("id", format!("there is an intent {id} already; give this one another id"));
                continue;
            }
        }
        entry.finish();
    }
    table.finish();
}

fn intent(id: IntentId, table: &Table<'_>, desk: &Desk<'_>, bank: &Bank) -> Intent {
    let what = format!("intent {id}");
    table.note(&what, "sector");
    table.note(&what, "candidates");
    let noted = |key: &'static str| -> Vec<LicenceId> {
        let list = table.list::<LicenceId>(key).into_iter();
        list.map(|(licence, at)| {
            desk.mistakes.note(format!("intent {id} {key} {licence}"), at);
            licence
        })
        .collect()
    };
    let (candidates, listed) = (noted("candidates"), noted("listed"));
    let mut also = Vec::new();
    for (sector, at) in table.list::<String>("also") {
        desk.mistakes.note(format!("intent {id} also {sector}"), at);
        also.push(sector);
    }
    Intent {
        title: table.words("title", &format!("intent-{id}-title")),
        summary: table.words("summary", &format!("intent-{id}-summary")),
        sector: table.text("sector").unwrap_or_default(),
        also,
        icon: table.text("icon").unwrap_or_default(),
        keywords: table.texts("keywords").into_iter().map(|(word, _)| word).collect(),
        assumes: assumes(table, bank),
        candidates,
        listed,
        id,
    }
}

/// Answers that are true of everybody with this intent, each in the type of its question.
fn assumes(table: &Table<'_>, bank: &Bank) -> Vec<(QuestionId, Value)> {
    let mut assumed = Vec::new();
    let Some(assumes) = table.table_if("assumes") else {
        return assumed;
    };
    for (name, found, at) in assumes.entries() {
        let question = name.parse::<QuestionId>().ok().and_then(|id| bank.get(&id));
        let Some(question) = question else {
            assumes.error_at(
                &at,
                format!("there is no question \"{name}\"; write its id in quotes, or add it to questions/"),
            );
            continue;
        };
        match value::read(&question.kind, found) {
            Ok(value) => assumed.push((question.id.clone(), value)),
            Err(expected) => assumes.error_at(&at, format!("{name} has to be {expected}")),
        }
    }
    assumed
}

pub(crate) fn read_faqs(table: &Table<'_>, desk: &Desk<'_>, faqs: &mut Vec<Faq>) {
    for entry in table.tables("faq") {
        if let Some(id) = entry.text("id") {
            if !desk.mistakes.note(format!("faq {id}"), entry.at().clone()) {
                entry.error("id", format!("there is an faq \"{id}\" already; give this one another id"));
                continue;
            }
            let question = entry.words("question", &format!("faq-{id}-question"));
            let answer = entry.words("answer", &format!("faq-{id}-answer"));
            let keywords = entry.texts("keywords").into_iter().map(|(word, _)| word).collect();
            let mut about = Vec::new();
            for (other, at) in entry.list::<String>("about") {
                desk.mistakes.note(format!("faq {id} about {other}"), at);
                about.push(other);
            }
            faqs.push(Faq { id, question, answer, keywords, about });
        }
        entry.finish();
    }
    table.finish();
}
