//! Words for people: what is not translated, what is too long for a button, what nobody can find.

use std::collections::HashMap;
use std::ffi::OsString;
use std::sync::Arc;

use crate::Catalogue;
use crate::load::{Mistakes, Place, Spoken};

/// Longest label that fits a button or a row in two lines.
const LABEL_MAX: usize = 110;
const TITLE_MAX: usize = 70;
/// Keys named in one warning.
const NAMED_MAX: usize = 5;

pub(crate) fn check(catalogue: &Catalogue, mistakes: &Mistakes) {
    lengths(mistakes);
    coverage(catalogue, mistakes);
    for (id, licence) in &catalogue.licences {
        if licence.keywords.is_empty() {
            mistakes.warning(
                &mistakes.place(&format!("licence {id}")),
                "there are no keywords; add the words people search with",
            );
        }
    }
    for (id, listed) in &catalogue.listed {
        if listed.keywords.is_empty() {
            let at = mistakes.place(&format!("listed licence {id}"));
            mistakes.warning(&at, "there are no keywords; add the words people search with");
        }
    }
    for intent in &catalogue.intents {
        if intent.keywords.is_empty() {
            let at = mistakes.place(&format!("intent {}", intent.id));
            mistakes.warning(&at, "there are no keywords; add the words people search with");
        }
    }
}

fn lengths(mistakes: &Mistakes) {
    let mut long = Vec::new();
    mistakes.each_text(|Spoken { text, at }| {
        let max = if text.key.ends_with("-title") {
            TITLE_MAX
        } else if text.key.ends_with("-label") || text.key.contains("-option-") && !text.key.ends_with("-hint") {
            LABEL_MAX
        } else {
            return;
        };
        let length = text.default.chars().count();
        if length > max {
            long.push((at.clone(), format!("{length} characters are long for a label; say it in {max} or fewer")));
        }
    });
    for (at, message) in long {
        mistakes.warning(&at, message);
    }
}

/// One warning for each file and language, at the first text that lacks a translation.
fn coverage(catalogue: &Catalogue, mistakes: &Mistakes) {
    for language in catalogue.languages.iter().skip(1) {
        let mut missing: HashMap<OsString, (Place, Vec<Arc<str>>)> = HashMap::new();
        mistakes.each_text(|Spoken { text, at }| {
            if catalogue.words.find(&text.key, *language).is_none() {
                let file = at.file().as_os_str();
                match missing.get_mut(file) {
                    Some((first, keys)) => {
                        keys.push(Arc::clone(&text.key));
                        if at.line < first.line {
                            *first = at.clone();
                        }
                    }
                    None => {
                        missing.insert(file.to_owned(), (at.clone(), vec![Arc::clone(&text.key)]));
                    }
                }
            }
        });
        for (at, keys) in missing.into_values() {
            let named = keys.iter().take(NAMED_MAX).map(|key| &**key).collect::<Vec<_>>().join(", ");
            let more = if keys.len() > NAMED_MAX { ", …" } else { "" };
            let count = keys.len();
            mistakes.warning(
                &at,
                format!("{count} without translation into {language}: {named}{more}; add to locales/{language}/"),
            );
        }
    }
}
