//! `intents.toml` and `faq/*.toml`: what people come for and what they ask.

use std::collections::BTreeMap;

use domain::{IntentId, LicenceId, QuestionId, Value};

use crate::{Faq, Intent, Question};

use super::{Desk, Table, value};

pub(crate) fn read(table: &Table<'_>, desk: &Desk<'_>, bank: &BTreeMap<QuestionId, Question>) -> Vec<Intent> {
    let mut intents = Vec::new();
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
    intents
}

fn intent(id: IntentId, table: &Table<'_>, desk: &Desk<'_>, bank: &BTreeMap<QuestionId, Question>) -> Intent {
    desk.mistakes.note(format!("intent {id} sector"), table.at_key("sector"));
    desk.mistakes.note(format!("intent {id} candidates"), table.at_key("candidates"));
    let mut candidates = Vec::new();
    for (licence, at) in table.list::<LicenceId>("candidates") {
        desk.mistakes.note(format!("intent {id} candidates {licence}"), at);
        candidates.push(licence);
    }
    Intent {
        title: table.words("title", &format!("intent-{id}-title")),
        summary: table.words("summary", &format!("intent-{id}-summary")),
        sector: table.text("sector").unwrap_or_default(),
        icon: table.text("icon").unwrap_or_default(),
        keywords: table.texts("keywords").into_iter().map(|(word, _)| word).collect(),
        assumes: assumes(table, bank),
        candidates,
        id,
    }
}

/// Answers that are true of everybody with this intent, each in the type of its question.
fn assumes(table: &Table<'_>, bank: &BTreeMap<QuestionId, Question>) -> Vec<(QuestionId, Value)> {
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
            faqs.push(Faq { id, question, answer, keywords });
        }
        entry.finish();
    }
    table.finish();
}
