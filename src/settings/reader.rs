//! A TOML table read key by key. Each getter notes what is missing or of the wrong kind and goes on with nothing, so that
//! one run finds every mistake; a key that nobody asked for is a mistake too.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::Path;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Problem;

/// Syntax errors reported for one file; after so many the rest is noise.
const SYNTAX_MAX: usize = 20;

/// A file and the mistakes found in it so far.
pub(crate) struct Source<'a> {
    file: &'a Path,
    text: &'a str,
    problems: RefCell<Vec<Problem>>,
    /// How many of them were found before any key was looked for: places where the file is no TOML.
    unreadable: Cell<usize>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &'a Path, text: &'a str) -> Self {
        Self { file, text, problems: RefCell::default(), unreadable: Cell::default() }
    }

    pub(crate) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (tree, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(SYNTAX_MAX) {
            let message = format!("not TOML: {}; correct the line", error.message());
            self.problem(error.span().map_or(0, |span| span.start), message);
        }
        self.unreadable.set(self.problems.borrow().len());
        tree
    }

    fn problem(&self, offset: usize, message: String) {
        let line = 1 + self.text.bytes().take(offset).filter(|b| *b == b'\n').count();
        self.problems.borrow_mut().push(Problem { file: self.file.to_owned(), line, message });
    }

    /// The value if all went well, and else every mistake in the order of lines.
    pub(crate) fn result<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        let mut problems = self.problems.into_inner();
        if self.unreadable.get() > 0 {
            // A line that cannot be read takes others with it: what seems to be missing may stand right there.
            problems.truncate(self.unreadable.get());
        }
        problems.sort_by_key(|problem| problem.line);
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(problems),
        }
    }
}

/// A table of the file.
pub(crate) struct Table<'s, 'a> {
    source: &'s Source<'a>,
    entries: &'s DeTable<'a>,
    at: usize,
    asked: RefCell<Vec<&'static str>>,
}

impl<'s, 'a> Table<'s, 'a> {
    pub(crate) fn whole(source: &'s Source<'a>, tree: &'s Spanned<DeTable<'a>>) -> Self {
        Self { source, entries: tree.get_ref(), at: 0, asked: RefCell::default() }
    }

    fn value(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().push(key);
        self.entries.get(key)
    }

    /// Notes a mistake at a key's value, or at the table where the key is missing.
    pub(crate) fn wrong(&self, key: &str, message: impl Into<String>) {
        let at = self.entries.get(key).map_or(self.at, |value| value.span().start);
        self.source.problem(at, message.into());
    }

    fn needed<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.entries.contains_key(key) {
            self.wrong(key, format!("\"{key}\" is missing; add it"));
        }
        value
    }

    fn not(&self, key: &str, expected: impl Display) {
        self.wrong(key, format!("\"{key}\" has to be {expected}"));
    }

    /// A text that may be absent.
    pub(crate) fn text_if(&self, key: &'static str) -> Option<String> {
        let text = self.value(key)?.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.not(key, "a text in quotes that is not empty");
        }
        text.map(str::to_owned)
    }

    /// A text that has to be there.
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.needed(key, self.text_if(key))
    }

    /// A text that reads as a `T`; the mistake is `T`'s own sentence.
    pub(crate) fn parsed<T: FromStr<Err: Display>>(&self, key: &'static str) -> Option<T> {
        let text = self.text(key)?;
        text.parse().map_err(|mistake| self.wrong(key, format!("\"{key}\": {mistake}"))).ok()
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let known: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            self.not(key, known.join(" or "));
        }
        found
    }

    /// True or false; the default where it is absent.
    pub(crate) fn flag_or(&self, key: &'static str, default: bool) -> Option<bool> {
        let Some(value) = self.value(key) else { return Some(default) };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.not(key, "true or false");
        }
        flag
    }

    /// A whole number within limits; the default where it is absent.
    pub(crate) fn number_or(&self, key: &'static str, default: u32, limits: RangeInclusive<u32>) -> Option<u32> {
        let Some(value) = self.value(key) else { return Some(default) };
        let digits = value.get_ref().as_integer();
        let number = digits.and_then(|it| u32::from_str_radix(&it.as_str().replace('_', ""), it.radix()).ok());
        let fits = number.filter(|number| limits.contains(number));
        if fits.is_none() {
            self.not(key, format!("a whole number from {} to {}", limits.start(), limits.end()));
        }
        fits
    }

    /// The same; what is refused names the rule.
    pub(crate) fn number_under(
        &self,
        key: &'static str,
        default: u32,
        limits: RangeInclusive<u32>,
        rule: &str,
    ) -> Option<u32> {
        let number = self.number_or(key, default, 0..=u32::MAX)?;
        let fits = limits.contains(&number);
        if !fits {
            self.not(key, format!("a whole number from {} to {} ({rule})", limits.start(), limits.end()));
        }
        fits.then_some(number)
    }

    /// A number with or without decimals, within limits; its absence is the caller's to judge.
    pub(crate) fn decimal(&self, key: &'static str, limits: RangeInclusive<f64>) -> Option<f64> {
        let value = self.value(key)?.get_ref();
        let digits = value.as_float().map(|it| it.as_str().to_owned());
        let digits = digits.or_else(|| value.as_integer().map(|it| it.as_str().to_owned()));
        let number = digits.and_then(|digits| digits.replace('_', "").parse::<f64>().ok());
        let fits = number.filter(|number| limits.contains(number));
        if fits.is_none() {
            self.not(key, format!("a number from {} to {}", limits.start(), limits.end()));
        }
        fits
    }

    /// Whether the key is there at all.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A whole number that has to be there.
    pub(crate) fn number(&self, key: &'static str, limits: RangeInclusive<u32>) -> Option<u32> {
        let is_there = self.value(key).is_some();
        self.needed(key, if is_there { self.number_or(key, 0, limits) } else { None })
    }

    /// One text or a list of texts that each read as a `T`; may be absent.
    pub(crate) fn list_if<T: FromStr<Err: Display>>(&self, key: &'static str) -> Option<Vec<T>> {
        let value = self.value(key)?;
        match value.get_ref().as_str() {
            Some(_) => self.parsed(key).map(|one| vec![one]),
            None => self.list(key),
        }
    }

    /// A list of texts that each read as a `T`, at least one.
    pub(crate) fn list<T: FromStr<Err: Display>>(&self, key: &'static str) -> Option<Vec<T>> {
        let value = self.needed(key, self.value(key))?;
        let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
            self.not(key, "a list in brackets with at least one entry");
            return None;
        };
        let read = |item: &Spanned<DeValue<'a>>| {
            let parsed = item.get_ref().as_str().map(str::parse::<T>);
            match parsed {
                Some(Ok(read)) => Some(read),
                Some(Err(mistake)) => {
                    self.source.problem(item.span().start, format!("\"{key}\": {mistake}"));
                    None
                }
                None => {
                    self.source.problem(item.span().start, format!("\"{key}\": each entry has to be a text in quotes"));
                    None
                }
            }
        };
        let items: Vec<Option<T>> = items.iter().map(read).collect();
        items.into_iter().collect()
    }

    /// A table within this one that has to be there.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'s, 'a>> {
        let value = self.needed(key, self.value(key))?;
        self.within(key, value)
    }

    /// A table within this one that may be absent.
    pub(crate) fn table_if(&self, key: &'static str) -> Option<Table<'s, 'a>> {
        let value = self.value(key)?;
        self.within(key, value)
    }

    /// The tables of `[[key]]`, none where there are none.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'s, 'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.not(key, format!("written as [[{key}]]"));
            return Vec::new();
        };
        items.iter().filter_map(|item| self.within(key, item)).collect()
    }

    fn within(&self, key: &str, value: &'s Spanned<DeValue<'a>>) -> Option<Table<'s, 'a>> {
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            self.not(key, format!("a table, [{key}]"));
        }
        entries.map(|entries| Table { source: self.source, entries, at: value.span().start, asked: RefCell::default() })
    }

    /// Notes every key that nobody has asked for.
    pub(crate) fn finish(self) {
        let asked = self.asked.into_inner();
        for (key, _) in self.entries {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let mut known = asked.clone();
                known.sort_unstable();
                known.dedup();
                let message = format!("nobody knows \"{name}\" here; there are {}", known.join(", "));
                self.source.problem(key.span().start, message);
            }
        }
    }
}
