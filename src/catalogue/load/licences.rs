//! `licences/<agency>/<stem>.toml`: one file a licence.

use std::collections::BTreeMap;
use std::path::Path;

use domain::application::Action;
use domain::{AgencyId, DocumentId, LicenceId, QuestionId};

use crate::{Condition, Document, Fee, FeeRule, Licence, Payable, Rule, Slab, Terms};

use super::{Desk, Table, lower};

/// Largest document where the licence does not say.
const MAX_MB: u32 = 10;
/// What a document may come as, by the endings of files that agencies accept.
const FORMATS: [&str; 22] = [
    "pdf", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "doc", "docx", "odt", "rtf", "txt", "xls",
    "xlsx", "ods", "csv", "ppt", "pptx", "dwg", "zip",
];

/// Reads a licence; `None` where not even its name or agency can be told.
pub(crate) fn read(path: &Path, table: &Table<'_>, desk: &Desk<'_>) -> Option<Licence> {
    let Some(id) = licence_id(path, table, ".toml") else {
        desk.mistakes.spoil("licence".to_owned());
        return None;
    };
    let what = format!("licence {id}");
    let key = format!("licence-{id}");
    desk.mistakes.note(format_args!("{what}"), || table.at().clone());
    if table.is_empty() {
        desk.mistakes.spoil("licence".to_owned());
        table.error_at(table.at(), "the file is empty; write the licence, or take the file out");
        return None;
    }
    let agency = table.parsed::<AgencyId>("agency");
    if agency.as_ref().is_none_or(|agency| !id.as_str().starts_with(&format!("{}-", lower(agency)))) {
        // What its id would be is not known.
        desk.mistakes.spoil("licence".to_owned());
    }
    table.note(&what, "agency");
    let licence = Licence {
        title: table.words("title", &format!("{key}-title")),
        summary: table.words("summary", &format!("{key}-summary")),
        version: table.text("version").unwrap_or_default(),
        legal_basis: table.words_if("legal_basis", &format!("{key}-legal-basis")),
        keywords: table.texts("keywords").into_iter().map(|(word, _)| word).collect(),
        applies: table.condition("applies", desk.named, &what).unwrap_or_else(Condition::always),
        because: table.words("because", &format!("{key}-because")),
        not_because: table.words("not_because", &format!("{key}-not-because")),
        eligible: eligible(&what, &key, table, desk),
        asks: noted::<QuestionId>(&what, table, "asks", desk),
        documents: documents(&what, &key, table, desk),
        fees: fees(&what, &key, table, desk),
        who: table.words("who", &format!("{key}-who")),
        prerequisites: noted::<LicenceId>(&what, table, "prerequisites", desk),
        processing_days: table.count_if("processing_days"),
        validity: table.words_if("validity", &format!("{key}-validity")),
        next_steps: table.words("next_steps", &format!("{key}-next-steps")),
        actions: actions(&what, table, desk),
        terms: terms(&what, &key, table, desk),
        agency: agency.clone().or_else(|| "XX".parse().ok())?,
        id,
    };
    table.finish();
    agency.map(|_| licence)
}

/// The id is where the file stands: folder and name.
pub(crate) fn licence_id(path: &Path, table: &Table<'_>, ending: &str) -> Option<LicenceId> {
    let inside: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let ["licences", folder, file] = inside.as_slice() else {
        table.error_at(table.at(), "a licence stands in the folder of its agency; move it to licences/<agency>/");
        return None;
    };
    let stem = file.strip_suffix(ending).unwrap_or(file);
    let small = folder.to_ascii_lowercase();
    if small != *folder {
        table.error_at(
            table.at(),
            format!("the folder of an agency has its code in small letters; rename {folder} to {small}"),
        );
        return None;
    }
    match format!("{folder}-{stem}").parse() {
        Ok(id) => Some(id),
        Err(error) => {
            table.error_at(table.at(), format!("the file's name makes no id: {error}; rename it"));
            None
        }
    }
}

/// A list of ids whose places are noted one by one.
fn noted<T>(what: &str, table: &Table<'_>, key: &'static str, desk: &Desk<'_>) -> Vec<T>
where
    T: std::str::FromStr<Err: std::fmt::Display> + std::fmt::Display + PartialEq,
{
    let list = table.list::<T>(key).into_iter();
    list.map(|(id, at)| {
        desk.mistakes.note(format_args!("{what} {key} {id}"), || at);
        id
    })
    .collect()
}

fn eligible(what: &str, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (number, entry) in (1..).zip(table.tables("eligible")) {
        let (licence, what) = (what, format!("{what} eligible {number}"));
        let rule = entry.condition("rule", desk.named, &what);
        let message = entry.words("message", &format!("{key}-eligible-{number}"));
        let actions = counts_for(&what, &entry);
        entry.finish();
        if rule.is_none() {
            desk.mistakes.spoil(format!("{licence} eligible"));
        }
        rules.extend(rule.map(|rule| Rule { rule, message, actions }));
    }
    rules
}

fn documents(what: &str, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Document> {
    let mut documents = Vec::new();
    for entry in table.tables("documents") {
        let Some(id) = entry.id::<DocumentId>(&format!("{what} "), "document") else { continue };
        let (what, key) = (format!("{what} document {id}"), format!("{key}-document-{id}"));
        documents.push(Document {
            label: entry.words("label", &key),
            note: entry.words_if("note", &format!("{key}-note")),
            when: entry.condition_if("when", desk.named, &what),
            formats: formats(&entry),
            max_mb: entry.count_if("max_mb").unwrap_or(MAX_MB),
            actions: counts_for(&what, &entry),
            id,
        });
        entry.finish();
    }
    documents
}

fn formats(table: &Table<'_>) -> Vec<String> {
    let mut formats = Vec::new();
    for (format, at) in table.texts("formats") {
        if FORMATS.contains(&format.as_str()) {
            formats.push(format);
        } else {
            table.error_at(&at, format!("there is no format \"{format}\"; use {}", FORMATS.join(", ")));
        }
    }
    formats
}

fn fees(what: &str, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Fee> {
    let mut fees = Vec::new();
    for (number, entry) in (1..).zip(table.tables("fees")) {
        let what = format!("{what} fee {number}");
        desk.mistakes.note(format_args!("{what}"), || entry.at().clone());
        let label = entry.words("label", &format!("{key}-fee-{number}"));
        let when = entry.condition_if("when", desk.named, &what);
        let payable = match entry.text_if("payable").as_deref() {
            Some("on_submit") | None => Payable::OnSubmit,
            Some("on_approval") => Payable::OnApproval,
            Some(other) => {
                entry.error("payable", format!("\"{other}\" is not a time; write on_submit or on_approval"));
                Payable::OnSubmit
            }
        };
        let refundable = entry.flag("refundable", false);
        let rule = fee_rule(&what, &entry, desk);
        let actions = counts_for(&what, &entry);
        entry.finish();
        fees.extend(rule.map(|rule| Fee { label, when, rule, payable, refundable, actions }));
    }
    fees
}

fn fee_rule(what: &str, table: &Table<'_>, desk: &Desk<'_>) -> Option<FeeRule> {
    let by_agency = table.flag("set_by_agency", false);
    let amount = table.whole_if("amount");
    let per = if table.has("per") { table.parsed::<QuestionId>("per") } else { table.text_if("per").and(None) };
    let by = if table.has("by") { table.parsed::<QuestionId>("by") } else { table.text_if("by").and(None) };
    table.note(what, "per");
    table.note(what, "by");
    let rows = rows(what, table, desk);
    if amount.is_some_and(|amount| amount < 0) {
        table.error("amount", "a fee cannot be less than nothing; correct the amount");
    }
    let is_misread = [("amount", amount.is_none()), ("per", per.is_none()), ("by", by.is_none())]
        .iter()
        .any(|(key, none)| *none && table.has(key));
    if is_misread {
        return None;
    }
    let ways = [amount.is_some() || per.is_some(), by.is_some(), by_agency];
    match (amount, per, by, by_agency) {
        (None, None, None, true) => Some(FeeRule::SetByAgency),
        (Some(amount), None, None, false) => Some(FeeRule::Flat(amount)),
        (Some(amount), Some(question), None, false) => Some(FeeRule::Per { question, amount }),
        (None, None, Some(by), false) => Some(FeeRule::Table { by, rows }),
        (None | Some(_), None | Some(_), None | Some(_), true | false) => {
            let wrong = match ways.iter().filter(|said| **said).count() {
                0 | 1 => "the fee does not say how much; write",
                _ => "the fee says how much in two ways; keep",
            };
            let ways = "amount, per with amount, by with table, set_by_agency = true";
            table.error_at(table.at(), format!("{wrong} one of: {ways}"));
            None
        }
    }
}

fn rows(what: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Slab> {
    let mut rows = Vec::new();
    for (number, entry) in (1..).zip(table.tables("table")) {
        desk.mistakes.note(format_args!("{what} row {number}"), || entry.at().clone());
        let upto = entry.whole_if("upto");
        let amount = entry.whole_if("amount");
        if !entry.has("amount") {
            entry.error_at(entry.at(), "\"amount\" is missing in this row; add it in cents");
        }
        entry.finish();
        rows.extend(amount.map(|amount| Slab { upto, amount }));
    }
    rows
}

fn actions(what: &str, table: &Table<'_>, desk: &Desk<'_>) -> Vec<Action> {
    let actions = listed(table, "actions");
    if table.has("actions") && actions.len() != table.texts("actions").len() {
        desk.mistakes.spoil(format!("{what} actions"));
    }
    actions
}

/// What `for` says: the actions for which a rule, a document or a fee counts; new applications if it is absent.
fn counts_for(what: &str, table: &Table<'_>) -> Vec<Action> {
    table.note(what, "for");
    listed(table, "for")
}

fn listed(table: &Table<'_>, key: &'static str) -> Vec<Action> {
    if !table.has(key) {
        table.texts(key);
        return vec![Action::New];
    }
    let mut actions = Vec::new();
    let named = table.texts(key);
    if named.is_empty() && table.is_list(key) {
        table.error(key, format!("\"{key}\" names no action; write for example {key} = [\"new\"]"));
    }
    for (name, at) in named {
        match name.parse() {
            Ok(action) => actions.push(action),
            Err(_) => table.error_at(&at, format!("there is no action \"{name}\"; use new, renew, amend or cancel")),
        }
    }
    actions
}

/// `[renew]`, `[amend]`, `[cancel]`: what goes for those who hold the licence.
fn terms(what: &str, key: &str, table: &Table<'_>, desk: &Desk<'_>) -> BTreeMap<Action, Terms> {
    let mut terms = BTreeMap::new();
    for (action, name) in [(Action::Renew, "renew"), (Action::Amend, "amend"), (Action::Cancel, "cancel")] {
        let Some(entry) = table.table_if(name) else { continue };
        let (what, key) = (format!("{what} {name}"), format!("{key}-{name}"));
        desk.mistakes.note(format_args!("{what}"), || entry.at().clone());
        entry.note(&what, "holds");
        let holds = entry.text("holds").and_then(|_| entry.parsed::<QuestionId>("holds"));
        let asks = noted::<QuestionId>(&what, &entry, "asks", desk);
        let processing_days = entry.count_if("processing_days");
        let next_steps = entry.words_if("next_steps", &format!("{key}-next-steps"));
        entry.finish();
        if holds.is_none() {
            desk.mistakes.spoil(what);
        }
        terms.extend(holds.map(|holds| (action, Terms { holds, asks, processing_days, next_steps })));
    }
    terms
}
