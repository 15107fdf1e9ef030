//! Words in the default language with the key of their translations, and the translations. It formats nothing: a
//! catalogue's text has no variables.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use domain::{Language, foreign};
use foldhash::HashMap;

use crate::Catalogue;

/// A text in the default language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Key of its translations in the Fluent files; they share it.
    pub key: Arc<str>,
    /// As it stands in the catalogue's own files.
    pub default: Arc<str>,
}

impl Text {
    /// Stands in for a text that is not there, which has been reported.
    pub(crate) fn missing(key: &str) -> Self {
        Self { key: key.into(), default: "".into() }
    }
}

impl Catalogue {
    /// A text for somebody who reads that language. Where nobody has translated it, it is the default language's, fenced
    /// as such: whoever shows it marks it, and a voice changes its tongue.
    #[must_use]
    pub fn told(&self, text: &Text, language: Language) -> String {
        let own = self.languages.first().copied();
        match (self.words.find(&text.key, language), own) {
            (Some(translation), _) => translation.to_owned(),
            (None, Some(own)) if own != language => foreign::fenced(&text.default, own),
            (None, _) => text.default.to_string(),
        }
    }

    /// All translations into a language by the keys of their texts, in the order of the keys.
    #[must_use]
    pub fn translations(&self, language: Language) -> BTreeMap<&str, &str> {
        let words = self.words.by_language.get(&language).into_iter().flatten();
        words.map(|(key, words)| (&**key, &**words)).collect()
    }
}

/// Translations by language and key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    by_language: BTreeMap<Language, HashMap<Arc<str>, Box<str>>>,
}

impl Words {
    pub(crate) fn find(&self, key: &str, language: Language) -> Option<&str> {
        self.by_language.get(&language)?.get(key).map(|words| &**words)
    }

    /// Adds a translation, unless there is one already; whether it did.
    pub(crate) fn add(&mut self, language: Language, key: Arc<str>, words: String) -> bool {
        match self.by_language.entry(language).or_default().entry(key) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                place.insert(words.into());
                true
            }
        }
    }
}
