//! An application for the officer's own eyes and systems: as a page of text, and as rows for a table. It reads what the
//! citizen said, so nothing of it goes anywhere but where the officer sends it.

use std::collections::HashMap;
use std::fmt::Write as _;

use wire::v1::{AnswerGiven, Envelope, Given, Scalar};

use crate::open::{Kind, Read};

/// Columns before the answers.
const FIXED: [&str; 14] = [
    "row",
    "item",
    "place",
    "sid",
    "reference",
    "state",
    "terminal",
    "completed_at",
    "language",
    "licences",
    "actions",
    "held_numbers",
    "fees",
    "documents",
];

/// One row of the table, still without the columns that other applications have.
#[derive(Debug, Clone, Default)]
struct Row {
    fixed: Vec<String>,
    answers: HashMap<String, Cell>,
}

/// What stands in a column of answers.
#[derive(Debug, Clone)]
enum Cell {
    /// A number, which may begin with a minus.
    Number(i64),
    /// Words, which might be taken for a formula.
    Words(String),
}

/// Applications as a table: a row each, and below it a row for each item of its groups (owners, vehicles). A column each
/// question that anybody was asked, in the order in which they first appear; beside it `(as shown)` where what the citizen
/// read is not what stands there for machines.
#[derive(Debug, Default)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    /// Adds an application and how far it is.
    pub fn add(&mut self, read: &Read, state: &str) {
        let mut row = Row { fixed: fixed(read, state), answers: HashMap::new() };
        let mut items = Vec::new();
        for answer in &read.envelope.answers {
            match &answer.given {
                Given::Items { items: listed } => {
                    for (at, item) in listed.iter().enumerate() {
                        let mut below = Row { fixed: row.fixed.clone(), answers: HashMap::new() };
                        if let [what, number, ..] = below.fixed.as_mut_slice() {
                            (*what, *number) = (answer.id.to_string(), (at + 1).to_string());
                        }
                        item.iter().for_each(|answer| self.fill(&mut below, answer));
                        items.push(below);
                    }
                }
                Given::One { .. } | Given::NotYet { .. } => self.fill(&mut row, answer),
            }
        }
        self.rows.push(row);
        self.rows.append(&mut items);
    }

    fn fill(&mut self, row: &mut Row, answer: &AnswerGiven) {
        let (cell, shown) = match &answer.given {
            Given::One { value, text } => (cell(value), text.reveal().clone()),
            Given::NotYet { .. } => (Cell::Words("not yet known".to_owned()), String::new()),
            // A group within a group does not exist in a catalogue; what a later one sends is not lost from the JSON.
            Given::Items { items } => (Cell::Number(i64::try_from(items.len()).unwrap_or(i64::MAX)), String::new()),
        };
        let name = answer.id.to_string();
        let is_told = shown.is_empty() || plain(&cell) == shown;
        self.put(row, &name, cell);
        if !is_told {
            self.put(row, &format!("{name} (as shown)"), Cell::Words(shown));
        }
    }

    fn put(&mut self, row: &mut Row, column: &str, cell: Cell) {
        if !self.columns.iter().any(|known| known == column) {
            self.columns.push(column.to_owned());
        }
        row.answers.insert(column.to_owned(), cell);
    }

    /// The table as RFC 4180 wants it: UTF-8, lines end with CR and LF, every row has every column. Words that a spreadsheet
    /// would take for a formula begin with an apostrophe.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        let head = FIXED.iter().map(|name| quoted(name)).chain(self.columns.iter().map(|name| quoted(&harmless(name))));
        push_line(&mut text, head);
        for row in &self.rows {
            let fixed = row.fixed.iter().map(|words| quoted(&harmless(words)));
            let answers = self.columns.iter().map(|column| match row.answers.get(column) {
                None => String::new(),
                Some(Cell::Number(number)) => number.to_string(),
                Some(Cell::Words(words)) => quoted(&harmless(words)),
            });
            push_line(&mut text, fixed.chain(answers));
        }
        text
    }
}

fn fixed(read: &Read, state: &str) -> Vec<String> {
    let envelope = &read.envelope;
    let list = |parts: Vec<String>| parts.join("; ");
    let kind = match read.kind() {
        Kind::Application => "application",
        Kind::Test => "test",
    };
    let held = envelope.licences.iter().filter_map(|licence| licence.holds.as_ref());
    let fee = |fee: &wire::v1::FeeShown| match (fee.amount_minor, &fee.currency) {
        (Some(minor), Some(currency)) => format!("{}: {} {currency}", fee.label, major(minor)),
        (_, _) => format!("{}: to be set", fee.label),
    };
    vec![
        kind.to_owned(),
        String::new(),
        read.place.to_string(),
        envelope.sid.to_string(),
        envelope.reference.to_string(),
        state.to_owned(),
        envelope.terminal.to_string(),
        envelope.completed_at.to_string(),
        envelope.language.tag().to_owned(),
        list(envelope.licences.iter().map(|licence| licence.id.to_string()).collect()),
        list(envelope.licences.iter().map(|licence| licence.action.clone()).collect()),
        list(held.map(|number| number.reveal().clone()).collect()),
        list(envelope.fees.iter().map(fee).collect()),
        list(envelope.documents.iter().map(|document| format!("{}: {}", document.label, document.state)).collect()),
    ]
}

/// Every currency of the catalogue has two digits behind the point.
fn major(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

fn cell(value: &Scalar) -> Cell {
    match value {
        Scalar::YesNo(yes) => Cell::Words(if *yes { "yes" } else { "no" }.to_owned()),
        Scalar::Whole(number) => Cell::Number(*number),
        Scalar::Text(text) => Cell::Words(text.reveal().clone()),
        Scalar::List(ids) => Cell::Words(ids.join("; ")),
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Words(words) => words.clone(),
    }
}

/// A spreadsheet reads a cell that begins like this as a formula, and a citizen may type what he likes.
fn harmless(words: &str) -> String {
    let first = words.trim_start_matches([' ', '\u{a0}']).chars().next();
    let is_formula =
        matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%'));
    if is_formula { format!("'{words}") } else { words.to_owned() }
}

fn quoted(words: &str) -> String {
    if words.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str(&cells.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

/// An application as a page of text.
#[must_use]
pub fn page(read: &Read, state: &str) -> String {
    let envelope = &read.envelope;
    let mut text = String::new();
    if read.kind() == Kind::Test {
        let _ = writeln!(text, "TEST: nobody's application; accept it to show that the key opens");
    }
    let _ = writeln!(text, "Reference    {}", envelope.reference);
    let _ = writeln!(text, "Submission   {}, {state}, place {} in the inbox", envelope.sid, read.place);
    let _ =
        writeln!(text, "Terminal     {}, {}, in {}", envelope.terminal, envelope.completed_at, envelope.language.tag());
    for licence in &envelope.licences {
        let held = licence.holds.as_ref().map(|number| format!(", holds {}", number.reveal())).unwrap_or_default();
        let _ = writeln!(text, "Licence      {} ({}), {}{held}", licence.title, licence.id, licence.action);
    }
    push_answers(&mut text, &envelope.answers, "");
    for document in &envelope.documents {
        let part = document.part.map(|n| format!(", attachment {n}")).unwrap_or_default();
        let _ = writeln!(text, "Document     {}: {}{part}", document.label, document.state);
    }
    push_rest(&mut text, envelope);
    text
}

fn push_answers(text: &mut String, answers: &[AnswerGiven], indent: &str) {
    for answer in answers {
        match &answer.given {
            Given::One { value, text: shown } => {
                let plain = plain(&cell(value));
                let shown = if shown.reveal().is_empty() { &plain } else { shown.reveal() };
                let _ = writeln!(text, "{indent}{}\n{indent}    {shown}", answer.question);
            }
            Given::NotYet { .. } => {
                let _ = writeln!(text, "{indent}{}\n{indent}    not yet known", answer.question);
            }
            Given::Items { items } => {
                let _ = writeln!(text, "{indent}{}", answer.question);
                for (at, item) in items.iter().enumerate() {
                    let _ = writeln!(text, "{indent}  {}.", at + 1);
                    push_answers(text, item, &format!("{indent}    "));
                }
            }
        }
    }
}

fn push_rest(text: &mut String, envelope: &Envelope) {
    for attachment in &envelope.attachments {
        let (n, name) = (attachment.part, attachment.name.reveal());
        let _ = writeln!(text, "Attachment   {n}: {name}, {}, {} bytes", attachment.media_type, attachment.bytes);
    }
    for fee in &envelope.fees {
        let amount = fee.amount_minor.map_or("to be set".to_owned(), major);
        let _ = writeln!(text, "Fee          {}: {amount} {}", fee.label, fee.currency.as_deref().unwrap_or_default());
    }
    for consent in &envelope.consents {
        let _ = writeln!(text, "Agreed to    {} ({}, {})", consent.text, consent.id, consent.given_at);
    }
}

#[cfg(test)]
mod tests;
