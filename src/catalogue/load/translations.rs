//! `locales/<language>/*.ftl`: the catalogue's words in other languages, in Fluent, keyed by id.
//! A catalogue's text has no variables, so a translation is plain words and nothing is formatted later.

use std::path::Path;

use domain::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::Catalogue;

use super::{Files, Mistakes, Place, Source};

/// Reads all translations into the catalogue.
pub(crate) fn read(files: &Files, catalogue: &mut Catalogue, mistakes: &Mistakes) {
    for (path, text) in files.in_folder("../locales") {
        let tag = path.iter().nth(2).and_then(|tag| tag.to_str()).unwrap_or_default();
        let at = Place::new(path, 1);
        let Ok(language) = tag.parse::<Language>() else {
            mistakes
                .error(&at, format!("\"{tag}\" is not a language on offer (en, ms, zh, ta or ar); rename the folder"));
            continue;
        };
        if !catalogue.languages.contains(&language) {
            mistakes.error(&at, format!("{language} does not stand in \"languages\" of catalogue.toml; add it there"));
        }
        if catalogue.languages.first() == Some(&language) {
            mistakes
                .error(&at, format!("{language} is the language of the TOML files themselves; move these words there"));
        }
        read_file(path, text, language, catalogue, mistakes);
    }
}

fn read_file(path: &Path, text: &str, language: Language, catalogue: &mut Catalogue, mistakes: &Mistakes) {
    let source = Source::new(path, text);
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
        if !mistakes.has_text(key) && !key.ends_with("-keywords") {
            mistakes.warning(&at, format!("no text of the catalogue has the key {key}; correct it or take it out"));
        }
        if catalogue.words.add(language, key, words).is_err() {
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
