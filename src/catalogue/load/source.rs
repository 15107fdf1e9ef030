//! A file's text: its lines, its tables, and what is usually meant where it is not TOML.

use std::path::Path;
use std::rc::Rc;

use toml::Spanned;
use toml::de::DeTable;

use super::stray::in_full;
use super::{Mistakes, Place};

/// A file's text with the beginnings of its lines.
pub(crate) struct Source<'a> {
    file: Rc<Path>,
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &Path, text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: file.into(), text, lines }
    }

    pub(crate) fn place(&self, offset: usize) -> Place {
        Place::in_file(&self.file, self.lines.partition_point(|start| *start <= offset).max(1))
    }

    pub(crate) fn parse(&self, mistakes: &Mistakes) -> Spanned<DeTable<'a>> {
        let (tree, errors) = DeTable::parse_recoverable(self.text);
        // What is said of the lines below it follows from the first one.
        if let Some(error) = errors.first() {
            let at = self.place(error.span().map_or(0, |span| span.start));
            let line = self.text.lines().nth(at.line.saturating_sub(1)).unwrap_or_default();
            mistakes.garbled(&at, slip(line, error.message()));
        }
        tree
    }
}

/// What is usually meant by a line that is not TOML, in words for somebody who does not know TOML.
fn slip(line: &str, error: &str) -> String {
    let line = line.trim();
    let key = line.split_once(':').filter(|(_, value)| !value.contains('=')).map(|(key, _)| key.trim());
    let is_key =
        |key: &&str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let is = |part: &str| error.contains(part);
    let meant = if line.contains(['“', '”', '‘', '’']) {
        "a text stands in straight quotes, \"..\"; replace the curly ones"
    } else if let Some(right) = in_full(line.trim_matches(['[', ']', ' '])).filter(|_| line.starts_with('[')) {
        return format!("{line} belongs to the table above it; write {right}");
    } else if line.starts_with("//") || line.starts_with("/*") {
        "a remark begins with #; replace the strokes"
    } else if let Some(key) = key.filter(is_key) {
        return format!("a key and its value have = between them; write {key} = ..");
    } else if is("duplicate key") && line.starts_with('[') {
        let name = line.trim_matches(['[', ']']);
        return format!("this name stands twice, once in one pair of brackets; write [[{name}]] each time");
    } else if is("key with no value") {
        "a key has = and a value after it, and a remark begins with #; write one or the other"
    } else if is("invalid date") {
        "a text stands in quotes, \"..\", and a day is written 2026-11-22"
    } else if is("expected newline") && is_grouped(line) {
        "a number has digits alone; take the comma out"
    } else if is("expected newline") && line.matches('"').count() > 2 {
        "a text in quotes ends at the next one; write '..' for those within it"
    } else if is("duplicate key") {
        "this key stands twice in the same table; take one of the two out"
    } else if is("array") {
        "a list stands in [..] with commas; a comma or the closing ] is missing here or just above"
    } else if is("basic string") || is("literal string") && line.contains(['"', '\'']) {
        "a text begins and ends with a quotation mark on one line; one is missing"
    } else if ["float", "boolean", "literal", "string values must be quoted"].into_iter().any(is) {
        "a text stands in quotes, \"..\"; a number has digits alone, and yes and no are true and false in small letters"
    } else {
        return format!("not TOML: {error}; correct the line");
    };
    meant.to_owned()
}

/// Whether a comma stands between the digits of a number.
fn is_grouped(line: &str) -> bool {
    let value = line.rsplit('=').next().unwrap_or_default().trim();
    value.contains(',') && value.bytes().all(|b| b.is_ascii_digit() || b == b',')
}
