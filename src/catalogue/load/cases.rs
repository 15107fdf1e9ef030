//! `licences/<agency>/<stem>.cases.toml`: what an agency expects of its licence. Read after the licences and the bank,
//! so that each answer has the type of its question.

use std::path::Path;

use domain::application::Action;
use domain::{DocumentId, QuestionId, Value};

use crate::{Case, Catalogue, Licence, Truth};

use super::licences::licence_id;
use super::{Desk, Table, value};

/// What the name of such a file ends with; another file of the folder is a licence.
pub(crate) const ENDING: &str = ".cases.toml";

/// Whether a file holds cases.
pub(crate) fn is_file_of_cases(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(ENDING))
}

/// Reads one file of cases.
pub(crate) fn read(path: &Path, table: &Table<'_>, desk: &Desk<'_>, catalogue: &Catalogue) -> Vec<Case> {
    let Some(id) = licence_id(path, table, ENDING) else {
        desk.mistakes.spoil("licence".to_owned());
        return Vec::new();
    };
    let Some(licence) = catalogue.licence(&id) else {
        // A licence that is there and cannot be read has been reported.
        if !desk.mistakes.has_place(&format!("licence {id}")) && !desk.mistakes.is_spoiled(format_args!("licence")) {
            table.error_at(table.at(), format!("there is no licence {id} for these cases; rename the file"));
        }
        return Vec::new();
    };
    let mut cases = Vec::new();
    for entry in table.tables("case") {
        cases.extend(case(path, licence, &entry, desk, catalogue));
        entry.finish();
    }
    table.finish();
    cases
}

fn case(path: &Path, licence: &Licence, table: &Table<'_>, desk: &Desk<'_>, catalogue: &Catalogue) -> Option<Case> {
    let action = action(licence, table);
    let applies = table.truth("applies");
    let granted = table.flag("granted", true);
    let refused = table.has("refused").then(|| refused(licence, action, table, desk));
    if refused.is_none() {
        table.wholes("refused");
    }
    if action != Action::New && applies.is_some_and(|applies| applies != Truth::True) {
        table.error(
            "applies",
            format!("somebody who holds the licence has named it; write applies = true to {action} it"),
        );
    } else if applies.is_some_and(|applies| applies != Truth::True) {
        for key in ["granted", "refused", "documents", "fees"].into_iter().filter(|key| table.has(key)) {
            table.error(key, format!("\"{key}\" is only said where the licence applies; take it out"));
        }
    } else if granted && refused.as_ref().is_some_and(|refused| !refused.is_empty()) {
        table.error("refused", "\"refused\" names rules that say no; write granted = false too");
    }
    let fees = table.whole_if("fees");
    if fees.is_some_and(|fees| fees < 0) {
        table.error("fees", "fees cannot be less than nothing; correct the amount");
    }
    // All of them are read before one that is wrong ends it, so that each is told.
    let (says, documents) = (table.text("says"), documents(licence, table, desk));
    let answers = table.table_if("answers").map(|answers| self::answers(&answers, desk, catalogue));
    Some(Case {
        licence: licence.id.clone(),
        file: path.to_owned(),
        line: table.at().line,
        says: says?,
        action,
        applies: applies?,
        granted,
        refused,
        documents,
        fees,
        answers: answers.unwrap_or_default(),
    })
}

fn action(licence: &Licence, table: &Table<'_>) -> Action {
    let Some(name) = table.text_if("action") else { return Action::New };
    match name.parse::<Action>() {
        Ok(action) if licence.actions.contains(&action) => action,
        Ok(action) => {
            table.error("action", format!("{} does not offer \"{action}\"; correct it", licence.id));
            Action::New
        }
        Err(_) => {
            table.error("action", format!("there is no action \"{name}\"; use new, renew, amend or cancel"));
            Action::New
        }
    }
}

fn refused(licence: &Licence, action: Action, table: &Table<'_>, desk: &Desk<'_>) -> Vec<usize> {
    let mut refused = Vec::new();
    for (number, at) in table.wholes("refused") {
        let place = usize::try_from(number).unwrap_or_default();
        match place.checked_sub(1).and_then(|index| licence.eligible.get(index)) {
            Some(rule) if rule.actions.contains(&action) => refused.push(place),
            Some(_) => table.error_at(&at, format!("rule {number} does not count for this action; take it out")),
            None if desk.mistakes.is_spoiled(format_args!("licence {} eligible", licence.id)) => {}
            None => {
                let count = licence.eligible.len();
                table.error_at(&at, format!("{} has no rule {number}; its rules are 1 to {count}", licence.id));
            }
        }
    }
    refused.sort_unstable();
    refused
}

fn documents(licence: &Licence, table: &Table<'_>, desk: &Desk<'_>) -> Option<Vec<DocumentId>> {
    let listed = table.list::<DocumentId>("documents");
    table.has("documents").then(|| {
        let mut documents = Vec::new();
        for (id, at) in listed {
            if licence.documents.iter().any(|document| document.id == id) {
                documents.push(id);
            } else if !desk.mistakes.is_spoiled(format_args!("licence {} document", licence.id)) {
                let known: Vec<&str> = licence.documents.iter().map(|document| document.id.as_str()).collect();
                let known = known.join(", ");
                table.error_at(&at, format!("{} has no document \"{id}\"; it has {known}", licence.id));
            }
        }
        documents
    })
}

/// Answers by question, each in the type of its question.
fn answers(table: &Table<'_>, desk: &Desk<'_>, catalogue: &Catalogue) -> Vec<(QuestionId, Value)> {
    let mut answers = Vec::new();
    for (name, found, at) in table.entries() {
        match name.parse().ok().and_then(|id| catalogue.question(&id)) {
            None if desk.mistakes.is_spoiled(format_args!("question")) => {}
            None => table.stray(name, &at, format!("there is no question \"{name}\"; write its id in quotes")),
            Some(question) if desk.mistakes.is_spoiled(format_args!("question {}", question.id)) => {}
            Some(question) => match value::read_answer(&question.kind, found, &catalogue.questions) {
                Ok(value) => answers.push((question.id.clone(), value)),
                Err(expected) => table.error_at(&at, format!("{name} has to be {expected}")),
            },
        }
    }
    answers
}
