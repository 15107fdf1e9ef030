//! A file's text: its lines, its tables, and what is usually meant where it is not TOML.

use std::path::Path;
use std::rc::Rc;

use toml::Spanned;
use toml::de::DeTable;

use super::{Mistakes, Place};

/// Syntax errors reported for one file; after so many the rest is noise.
const SYNTAX_MAX: usize = 20;

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
        for error in errors.iter().take(SYNTAX_MAX) {
            let at = self.place(error.span().map_or(0, |span| span.start));
            let line = self.text.lines().nth(at.line.saturating_sub(1)).unwrap_or_default();
            let message = match (slip(line), error.message()) {
                (_, "duplicate key") => "this key stands twice in the same table; take one of the two out".to_owned(),
                (Some(slip), _) => format!("not TOML: {slip}"),
                (None, message) => format!("not TOML: {message}; correct the line"),
            };
            mistakes.garbled(&at, message);
        }
        tree
    }
}

/// What is usually meant by a line that is not TOML, in words for somebody who does not know TOML.
fn slip(line: &str) -> Option<String> {
    if line.contains(['“', '”', '‘', '’']) {
        return Some("a text stands in straight quotes, \"..\"; replace the curly ones".to_owned());
    }
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (is_key && !value.contains('=')).then(|| format!("a key and its value have = between them; write {key} = .."))
}
