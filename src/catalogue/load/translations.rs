//! `locales/<language>/*.ftl`: the catalogue's words in other languages, in Fluent, keyed by id.
//! A catalogue's text has no variables, so a translation is plain words and nothing is formatted later.

use std::collections::BTreeMap;
use std::path::Path;

use domain::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::Catalogue;

use super::glossary::{self, Glossary};
use super::{LOCALES, Mistakes, Place, Source, Tables};

/// Reads all translations into the catalogue, each beside the glossary of its language.
pub(crate) fn read(tables: &Tables<'_>, catalogue: &mut Catalogue) {
    let mistakes = tables.mistakes;
    let mut glossaries: BTreeMap<Language, Glossary> = BTreeMap::new();
    tables.folder(LOCALES, |path, table| {
        if !glossary::is_glossary(path) {
            let advice = format!("words stand in .ftl files here, and terms in {}; rename it", glossary::FILE);
            mistakes.error(&Place::new(path, 1), advice);
        } else if let Some(language) = language_of(path, catalogue, mistakes) {
            glossaries.insert(language, glossary::read(table, mistakes));
        }
    });
    for (path, text) in tables.files.in_folder(LOCALES, "ftl") {
        if let Some(language) = language_of(path, catalogue, mistakes) {
            let words = Source::new(path, text);
            read_file(&words, text, (language, glossaries.get(&language)), catalogue, mistakes);
        }
    }
}

/// The language of a file, by its folder.
fn language_of(path: &Path, catalogue: &Catalogue, mistakes: &Mistakes) -> Option<Language> {
    let tag = path.iter().nth(2).and_then(|tag| tag.to_str()).unwrap_or_default();
    let at = Place::new(path, 1);
    let Ok(language) = tag.parse::<Language>() else {
        mistakes.error(&at, format!("\"{tag}\" is not a language on offer (en, ms, zh, ta or ar); rename the folder"));
        return None;
    };
    if !catalogue.languages.contains(&language) {
        mistakes.error(&at, format!("{language} does not stand in \"languages\" of catalogue.toml; add it there"));
    }
    if catalogue.languages.first() == Some(&language) {
        mistakes.error(&at, format!("{language} is the language of the TOML files themselves; move these words there"));
    }
    Some(language)
}

fn read_file(
    source: &Source<'_>,
    text: &str,
    (language, glossary): (Language, Option<&Glossary>),
    catalogue: &mut Catalogue,
    mistakes: &Mistakes,
) {
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        mistakes.error(&source.place(error.pos.start), format!("not Fluent: {}; correct the line", error.kind));
    }
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        // The parser gives slices of the text, so that the place of a name is the place of its first byte.
        let offset = (key.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let at = source.place(offset);
        if !message.attributes.is_empty() {
            mistakes.error(&at, format!("{key} has attributes, which are not read; give each text its own key"));
        }
        let Some(words) = message.value.as_ref().and_then(plain) else {
            mistakes.error(&at, format!("{key} is not plain words; take variables and functions out"));
            continue;
        };
        let text = mistakes.text_of(key);
        if text.is_none() && !key.ends_with("-keywords") {
            mistakes.warning(&at, format!("no text of the catalogue has the key {key}; correct it or take it out"));
        }
        if let Some(glossary) = glossary
            && let Some(text) = &text
        {
            glossary.remarks(key, &text.default, &words).into_iter().for_each(|remark| mistakes.warning(&at, remark));
        }
        let shared = text.map_or_else(|| key.into(), |text| text.key);
        if !catalogue.words.add(language, shared, words) {
            mistakes.error(&at, format!("{key} is translated twice into {language}; take one out"));
        }
    }
}

/// The words of a pattern that has nothing but words.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                words.push_str(value);
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(words)
}
