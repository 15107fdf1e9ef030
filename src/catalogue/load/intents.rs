//! `intents.toml`, `intents/*.toml` and `faq/*.toml`: what people come for and what they ask.

use std::collections::BTreeMap;

use domain::{IntentId, LicenceId, QuestionId, Value};

use crate::{Faq, Intent, Question};

use super::{Desk, Table, value};

type Bank = BTreeMap<QuestionId, Question>;

/// Reads one file of intents and adds them.
pub(crate) fn read(table: &Table<'_>, desk: &Desk<'_>, bank: &Bank, intents: &mut Vec<Intent>) {
    for entry in table.tables("intent") {
        let Some(id) = entry.id::<IntentId>("", "intent") else { continue };
        intents.push(intent(id, &entry, desk, bank));
        entry.finish();
    }
    table.finish();
}

fn intent(id: IntentId, table: &Table<'_>, desk: &Desk<'_>, bank: &Bank) -> Intent {
    let what = format!("intent {id}");
    table.note(&what, "sector");
    table.note(&what, "icon");
    table.note(&what, "candidates");
    let noted = |key: &'static str| -> Vec<LicenceId> {
        let list = table.list::<LicenceId>(key).into_iter();
        list.map(|(licence, at)| {
            desk.mistakes.note(format_args!("intent {id} {key} {licence}"), || at);
            licence
        })
        .collect()
    };
    let (candidates, listed) = (noted("candidates"), noted("listed"));
    let mut also = Vec::new();
    for (sector, at) in table.list::<String>("also") {
        desk.mistakes.note(format_args!("intent {id} also {sector}"), || at);
        also.push(sector);
    }
    Intent {
        title: table.words("title", &format!("intent-{id}-title")),
        summary: table.words("summary", &format!("intent-{id}-summary")),
        sector: table.text("sector").unwrap_or_default(),
        also,
        icon: table.text("icon").unwrap_or_default(),
        keywords: table.texts("keywords").into_iter().map(|(word, _)| word).collect(),
        assumes: assumes(table, desk, bank),
        candidates,
        listed,
        otherwise: table.words_if("otherwise", &format!("intent-{id}-otherwise")),
        id,
    }
}

/// Answers that are true of everybody with this intent, each in the type of its question.
fn assumes(table: &Table<'_>, desk: &Desk<'_>, bank: &Bank) -> Vec<(QuestionId, Value)> {
    let mut assumed = Vec::new();
    let Some(assumes) = table.table_if("assumes") else {
        return assumed;
    };
    for (name, found, at) in assumes.entries() {
        let question = name.parse::<QuestionId>().ok().and_then(|id| bank.get(&id));
        let Some(question) = question else {
            if desk.mistakes.is_spoiled(format_args!("question")) {
                continue;
            }
            let message = format!("there is no question \"{name}\"; write its id in quotes, or add it to questions/");
            assumes.stray(name, &at, message);
            continue;
        };
        match value::read(&question.kind, found) {
            _ if desk.mistakes.is_spoiled(format_args!("question {name}")) => {}
            Ok(value) => assumed.push((question.id.clone(), value)),
            Err(expected) => assumes.error_at(&at, format!("{name} has to be {expected}")),
        }
    }
    assumed
}

pub(crate) fn read_faqs(table: &Table<'_>, desk: &Desk<'_>, faqs: &mut Vec<Faq>) {
    for entry in table.tables("faq") {
        let Some(id) = entry.id::<String>("", "faq") else { continue };
        let question = entry.words("question", &format!("faq-{id}-question"));
        let answer = entry.words("answer", &format!("faq-{id}-answer"));
        let keywords = entry.texts("keywords").into_iter().map(|(word, _)| word).collect();
        let mut about = Vec::new();
        for (other, at) in entry.list::<String>("about") {
            desk.mistakes.note(format_args!("faq {id} about {other}"), || at);
            about.push(other);
        }
        faqs.push(Faq { id, question, answer, keywords, about });
        entry.finish();
    }
    table.finish();
}
