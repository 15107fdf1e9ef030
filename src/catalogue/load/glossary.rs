//! `locales/<language>/glossary.toml`: how a language says the words that every form is made of, so that one thing has one
//! name in all its texts. It looks for words and knows no grammar.

use std::collections::BTreeSet;
use std::path::Path;

use toml::de::DeValue;

use super::{Mistakes, Table};

/// The file's name in the folder of its language.
pub(crate) const FILE: &str = "glossary.toml";

/// The terms of a language.
#[derive(Debug, Default)]
pub(crate) struct Glossary(Vec<Term>);

/// A word of the default language and what may stand for it.
#[derive(Debug)]
struct Term {
    name: String,
    words: Vec<String>,
    forms: Vec<String>,
    /// Keys of texts whose translation does without.
    unsaid: BTreeSet<String>,
}

/// Reads the glossary of a language, once all texts of the catalogue are known.
pub(crate) fn read(table: &Table<'_>, mistakes: &Mistakes) -> Glossary {
    let mut glossary = Glossary::default();
    if let Some(terms) = table.table("terms") {
        for (name, found, at) in terms.entries() {
            let forms = texts(found).filter(|forms| !forms.is_empty());
            match forms {
                Some(forms) if !words(name).is_empty() => glossary.0.push(Term::new(name, &forms)),
                Some(_) | None => {
                    terms.error_at(&at, format!("\"{name}\" needs a list of words, \"{name}\" = [\"…\"]"));
                }
            }
        }
    }
    for (name, found, at) in table.table_if("unsaid").iter().flat_map(Table::entries) {
        let is_told = glossary.0.is_empty();
        let Some(term) = glossary.0.iter_mut().find(|term| term.name == name) else {
            if is_told {
                continue;
            }
            table.error_at(&at, format!("\"{name}\" does not stand under [terms]; add it there, or take it out"));
            continue;
        };
        let Some(keys) = texts(found) else {
            table.error_at(&at, format!("\"{name}\" needs a list of keys, \"{name}\" = [\"question-…-label\"]"));
            continue;
        };
        for key in keys.iter().filter(|key| !mistakes.has_text(key)) {
            table.error_at(&at, format!("no text of the catalogue has the key {key}; correct it or take it out"));
        }
        term.unsaid = keys.into_iter().collect();
    }
    table.finish();
    glossary
}

/// Whether a file beside the translations is a glossary.
pub(crate) fn is_glossary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE) && path.iter().count() == 4
}

impl Glossary {
    /// What is to be said about a translation that lacks a term of its text.
    pub(crate) fn remarks(&self, key: &str, text: &str, translation: &str) -> Vec<String> {
        let (text, translation) = (words(text), translation.to_lowercase());
        let lacking = self.0.iter().filter(|term| {
            term.stands_in(&text)
                && !term.unsaid.contains(key)
                && !term.forms.iter().any(|form| translation.contains(form))
        });
        lacking
            .map(|term| {
                let (name, forms) = (&term.name, term.forms.join(" or "));
                format!("{key} is about \"{name}\" and does not say {forms}; say it, or name the key under [unsaid]")
            })
            .collect()
    }
}

impl Term {
    fn new(name: &str, forms: &[String]) -> Self {
        let forms = forms.iter().map(|form| form.to_lowercase()).collect();
        Self { name: name.to_owned(), words: words(name), forms, unsaid: BTreeSet::new() }
    }

    /// Whether the term stands in a text as a word of its own, or as several, the last in singular or plural.
    fn stands_in(&self, text: &[String]) -> bool {
        text.windows(self.words.len()).any(|window| {
            let mut pairs = window.iter().zip(&self.words).rev();
            pairs.next().is_some_and(|(word, last)| is_form_of(word, last)) && pairs.all(|(word, term)| word == term)
        })
    }
}

/// Whether a word is the singular or the plural of another.
fn is_form_of(word: &str, singular: &str) -> bool {
    let ending = |stem: &str, ending: &str| word.strip_prefix(stem).is_some_and(|rest| rest == ending);
    word == singular
        || ending(singular, "s")
        || ending(singular, "es")
        || singular.strip_suffix('y').is_some_and(|stem| ending(stem, "ies"))
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|character: char| !character.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

fn texts(found: &DeValue<'_>) -> Option<Vec<String>> {
    let elements = found.as_array()?;
    elements.iter().map(|element| element.get_ref().as_str().map(str::to_owned)).collect()
}
