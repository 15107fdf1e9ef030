//! A TOML table that is read key by key: each getter reports what is missing or of the wrong kind and goes on, and
//! `finish` reports the keys that nobody asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::str::FromStr;

use domain::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::condition::grammar::Named;
use crate::{Condition, ConditionError, Text, Truth};

use super::source::Source;
use super::stray::{Stray, Strays, in_full};
use super::{Mistakes, Place};

/// A table, the file it stands in and the keys that have been asked for.
pub(crate) struct Table<'a> {
    source: &'a Source<'a>,
    entries: &'a DeTable<'a>,
    at: Place,
    /// What stands in its brackets; nothing for the whole of a file.
    name: &'static str,
    asked: RefCell<BTreeSet<&'static str>>,
    /// Keys that have to be there and are not.
    absent: RefCell<Vec<&'static str>>,
    /// Keys that tables within this one do not know.
    strays: Strays,
    /// Those of the table around it; none for the whole of a file.
    around: Option<Strays>,
    mistakes: &'a Mistakes,
}

impl<'a> Table<'a> {
    /// The whole of a file.
    pub(crate) fn whole(source: &'a Source<'a>, entries: &'a DeTable<'a>, mistakes: &'a Mistakes) -> Self {
        Self {
            source,
            entries,
            at: source.place(0),
            name: "",
            asked: RefCell::default(),
            absent: RefCell::default(),
            strays: Strays::default(),
            around: None,
            mistakes,
        }
    }

    fn part(&self, value: &'a Spanned<DeValue<'a>>, name: &'static str) -> Option<Table<'a>> {
        let at = self.source.place(value.span().start);
        let Some(entries) = value.get_ref().as_table() else {
            let wanted = if value.get_ref().is_array() {
                "stands there once; write it in single brackets"
            } else {
                "has to be a table of keys and values; see FORMAT.md"
            };
            self.mistakes.error(&at, format!("\"{name}\" {wanted}"));
            return None;
        };
        let around = Some(Rc::clone(&self.strays));
        Some(Table { entries, at, name, around, ..Self::whole(self.source, entries, self.mistakes) })
    }

    /// Where the table begins.
    pub(crate) fn at(&self) -> &Place {
        &self.at
    }

    /// Where a key's value stands; the table's place if there is no such key.
    pub(crate) fn at_key(&self, key: &str) -> Place {
        self.entries.get(key).map_or_else(|| self.at.clone(), |value| self.source.place(value.span().start))
    }

    /// Notes where a key's value stands, as a part of `what`. Where there is no such key, the place of `what` is its too.
    pub(crate) fn note(&self, what: &str, key: &str) {
        if self.has(key) {
            self.mistakes.note(format_args!("{what} {key}"), || self.at_key(key));
        }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a key's value is a list.
    pub(crate) fn is_list(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    pub(crate) fn error(&self, key: &str, message: impl Into<String>) {
        self.mistakes.error(&self.at_key(key), message);
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.entries.get(key)
    }

    fn wrong(&self, key: &str, expected: &str) {
        self.error(key, format!("\"{key}\" has to be {expected}"));
    }

    /// Told by `finish`, unless it turns out to be there in another spelling or place.
    fn missing(&self, key: &'static str) {
        self.absent.borrow_mut().push(key);
    }

    /// The id of something that others name. Where it cannot be read or is taken, whoever names something of that kind may
    /// mean this one, and is not told that there is none.
    pub(crate) fn id<T: FromStr<Err: std::fmt::Display> + std::fmt::Display>(
        &self,
        within: &str,
        kind: &str,
    ) -> Option<T> {
        if !self.has("id") {
            self.mistakes.error(&self.at, "\"id\" is missing; add it");
        }
        let id = self.parsed::<T>("id").filter(|id| {
            let is_new = self.mistakes.is_new(format_args!("{within}{kind} {id}"), &self.at);
            if !is_new {
                self.error("id", format!("the id \"{id}\" belongs to another {kind} already; choose a new one"));
            }
            is_new
        });
        if id.is_none() {
            self.mistakes.spoil(format!("{within}{kind}"));
        }
        id
    }

    /// A text that may be absent.
    pub(crate) fn text_if(&self, key: &'static str) -> Option<String> {
        match self.value(key)?.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => {
                self.wrong(key, "a text that is not empty");
                None
            }
            None => {
                self.wrong(key, "a text in quotes");
                None
            }
        }
    }

    /// A text that has to be there.
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        if !self.has(key) {
            self.value(key);
            self.missing(key);
            return None;
        }
        self.text_if(key)
    }

    /// A text for people that may be absent.
    pub(crate) fn words_if(&self, key: &'static str, fluent: &str) -> Option<Text> {
        let text = Text { key: fluent.into(), default: self.text_if(key)?.into() };
        self.mistakes.text(&text, self.at_key(key));
        Some(text)
    }

    /// A text for people that has to be there; an empty one stands in for a mistake that has been reported.
    pub(crate) fn words(&self, key: &'static str, fluent: &str) -> Text {
        if !self.has(key) {
            self.value(key);
            self.missing(key);
        }
        self.words_if(key, fluent).unwrap_or_else(|| Text::missing(fluent))
    }

    /// Something parsed from a text, if it is there and right.
    pub(crate) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, key: &'static str) -> Option<T> {
        let text = self.text(key)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(key, format!("{error}; correct it"));
                None
            }
        }
    }

    /// A list of texts, each with its place; empty if absent.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<(String, Place)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(elements) = value.get_ref().as_array() else {
            let written =
                value.get_ref().as_str().map_or_else(|| "\"one\", \"two\"".to_owned(), |text| format!("\"{text}\""));
            self.wrong(key, &format!("a list of texts, [{written}]"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for element in elements.iter() {
            let at = self.source.place(element.span().start);
            match element.get_ref().as_str() {
                Some(text) if !text.trim().is_empty() => texts.push((text.trim().to_owned(), at)),
                Some(_) | None => self.mistakes.error(&at, format!("\"{key}\" has to hold texts in quotes")),
            }
        }
        texts
    }

    /// A list of ids, each with its place; those that are wrong are reported and left out.
    pub(crate) fn list<T: FromStr<Err: std::fmt::Display> + PartialEq>(&self, key: &'static str) -> Vec<(T, Place)> {
        let mut list: Vec<(T, Place)> = Vec::new();
        for (text, at) in self.texts(key) {
            match text.parse::<T>() {
                Ok(value) if list.iter().any(|(known, _)| *known == value) => {
                    self.mistakes.error(&at, format!("\"{text}\" stands in \"{key}\" twice; take one out"));
                }
                Ok(value) => list.push((value, at)),
                Err(error) => self.mistakes.error(&at, format!("{error}; correct it")),
            }
        }
        list
    }

    /// A whole number, if it is there and right.
    pub(crate) fn whole_if(&self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?.get_ref();
        let number = value
            .as_integer()
            .and_then(|number| i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok());
        if number.is_none() {
            let advice = if value.is_float() {
                "; money is written in cents, 195.00 as 19500"
            } else if value.is_str() {
                ", without quotes"
            } else {
                ""
            };
            self.wrong(key, &format!("a whole number{advice}"));
        }
        number
    }

    /// A whole number from 0 up that fits the type asked for.
    pub(crate) fn count_if<T: TryFrom<i64>>(&self, key: &'static str) -> Option<T> {
        let number = self.whole_if(key)?;
        match T::try_from(number) {
            Ok(count) if number >= 0 => Some(count),
            Ok(_) | Err(_) => {
                self.wrong(key, "a whole number from 0 up that is not out of all proportion");
                None
            }
        }
    }

    /// True or false; what stands in for an absent one is the format's rule.
    pub(crate) fn flag(&self, key: &'static str, absent: bool) -> bool {
        let Some(value) = self.value(key) else { return absent };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, "true or false, without quotes");
            absent
        })
    }

    /// True, false or "not known"; it has to be there.
    pub(crate) fn truth(&self, key: &'static str) -> Option<Truth> {
        let Some(value) = self.value(key) else {
            self.missing(key);
            return None;
        };
        let truth = match (value.get_ref().as_bool(), value.get_ref().as_str()) {
            (Some(true), _) => Some(Truth::True),
            (Some(false), _) => Some(Truth::False),
            (None, Some("not known")) => Some(Truth::Unknown),
            (None, Some(_) | None) => None,
        };
        if truth.is_none() {
            self.wrong(key, "true, false or \"not known\"");
        }
        truth
    }

    /// A list of whole numbers, each with its place; empty if absent.
    pub(crate) fn wholes(&self, key: &'static str) -> Vec<(i64, Place)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(key, "a list of whole numbers, [1, 2]");
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for element in elements.iter() {
            let at = self.source.place(element.span().start);
            let written = element.get_ref().as_integer();
            match written.and_then(|number| i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok())
            {
                Some(number) => numbers.push((number, at)),
                None => self.mistakes.error(&at, format!("\"{key}\" has to hold whole numbers")),
            }
        }
        numbers
    }

    /// A day, written with or without quotes.
    pub(crate) fn date_if(&self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?.get_ref();
        let text = value.as_str().map(str::to_owned).or_else(|| value.as_datetime().map(ToString::to_string));
        let date = text.as_deref().and_then(iso_date);
        if date.is_none() {
            self.wrong(key, "a day that exists, as 2026-11-22");
        }
        date
    }

    /// A day that has to be there.
    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        if !self.has(key) {
            self.value(key);
            self.missing(key);
            return None;
        }
        self.date_if(key)
    }

    /// A condition, if it is there and can be read; its place is noted under `what` with the key.
    pub(crate) fn condition_if(&self, key: &'static str, named: &Named, what: &str) -> Option<Condition> {
        let value = self.value(key)?;
        let source = match value.get_ref().as_str() {
            Some(source) => source.trim(),
            None => match value.get_ref().as_bool() {
                Some(true) => return Some(Condition::always()),
                Some(false) | None => {
                    self.wrong(key, "a condition in quotes, \"premises.type == 'shop'\"");
                    return None;
                }
            },
        };
        self.note(what, key);
        if source == "true" {
            return Some(Condition::always());
        }
        match Condition::parse_with(source, named) {
            Ok(condition) => Some(condition),
            // Told where the names stand.
            Err(ConditionError::Circular(_)) => Some(Condition::always()),
            Err(error) => {
                self.error(key, format!("\"{key}\": {error}"));
                None
            }
        }
    }

    /// A condition that has to be there.
    pub(crate) fn condition(&self, key: &'static str, named: &Named, what: &str) -> Option<Condition> {
        if !self.has(key) {
            self.value(key);
            self.missing(key);
            return None;
        }
        self.condition_if(key, named, what)
    }

    /// The tables of `[[key]]`; none if absent.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(key, &format!("written as [[{key}]], for there can be several"));
            return Vec::new();
        };
        elements.iter().filter_map(|element| self.part(element, key)).collect()
    }

    /// The table of `[key]`, if it is there.
    pub(crate) fn table_if(&self, key: &'static str) -> Option<Table<'a>> {
        self.part(self.value(key)?, key)
    }

    /// The table of `[key]`, which has to be there.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.table_if(key)
    }

    /// All entries, for tables whose keys the author chooses.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a DeValue<'a>, Place)> {
        self.entries.iter().map(|(key, value)| {
            let at = self.source.place(key.span().start);
            (key.get_ref().as_ref(), value.get_ref(), at)
        })
    }

    /// Reports a mistake at a place of this table's file.
    pub(crate) fn error_at(&self, at: &Place, message: impl Into<String>) {
        self.mistakes.error(at, message);
    }

    /// A name that means nothing where it stands; the table around this one may know it.
    pub(crate) fn stray(&self, name: &str, at: &Place, message: String) {
        self.hand_up(Stray { name: name.to_owned(), at: at.clone(), within: self.name, message });
    }

    /// Takes keys as they come that may well be right, where another mistake hides whether they are.
    pub(crate) fn expect(&self, keys: impl IntoIterator<Item = &'static str>) {
        self.asked.borrow_mut().extend(keys);
    }

    /// Reports every key that nobody asked for. What the table around it asks for has slipped below a line in brackets.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        let mut absent = self.absent.take();
        for stray in self.strays.take() {
            if asked.contains(stray.name.as_str()) {
                absent.retain(|key| *key != stray.name);
                self.mistakes.error(&stray.at, stray.slipped_from(self.name));
            } else {
                self.hand_up(stray);
            }
        }
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if asked.contains(name) {
                continue;
            }
            let nearest = asked.iter().map(|known| (strsim::damerau_levenshtein(known, name), known)).min();
            let advice = match (in_full(name).filter(|_| self.around.is_none()), nearest) {
                (Some(right), _) => format!("write {right}"),
                (None, Some((distance, known))) if distance <= 2 => {
                    absent.retain(|key| key != known);
                    format!("did you mean \"{known}\"?")
                }
                (None, Some(_) | None) => "take it out, or see FORMAT.md for the keys there are".to_owned(),
            };
            let at = self.source.place(key.span().start);
            let message = format!("unknown key \"{name}\"; {advice}");
            self.hand_up(Stray { name: name.to_owned(), at, within: self.name, message });
        }
        for key in absent {
            self.mistakes.error(&self.at, format!("\"{key}\" is missing; add it"));
        }
    }

    fn hand_up(&self, stray: Stray) {
        match &self.around {
            Some(around) => around.borrow_mut().push(stray),
            None => self.mistakes.error(&stray.at, stray.message),
        }
    }
}

/// A day in the one spelling that files use.
pub(crate) fn iso_date(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}
