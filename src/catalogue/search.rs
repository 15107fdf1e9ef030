//! Finding things in the words people use: titles, keywords, summaries, what stands around a licence and questions people
//! ask, in their language and in the default one. Words are stemmed where the language has it, a slip of the finger is
//! forgiven, scripts without spaces are searched by what stands within, and a word that stands seldom tells more than one
//! that stands everywhere. It keeps no record of what anybody searched for.

mod index;
mod words;

use domain::{IntentId, Language, LicenceId};

use crate::{Catalogue, Faq, Intent, Licence, Listed};

pub(crate) use index::Index;

/// Longest query that is looked at; a person types fewer characters.
const QUERY_MAX: usize = 200;
const HITS_MAX: usize = 30;

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hit<'a> {
    /// Something people come for.
    Intent(&'a Intent),
    /// A licence.
    Licence(&'a Licence),
    /// A licence that is applied for elsewhere.
    Listed(&'a Listed),
    /// An answer to a question people ask.
    Faq(&'a Faq),
}

/// One thing that can be found. Where all else is equal, intents come before licences, these before listed ones, and
/// questions last.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Intent(IntentId),
    Licence(LicenceId),
    Listed(LicenceId),
    Faq(String),
}

/// Gathers what a search by somebody who reads that language looks through first.
pub(crate) fn gather(catalogue: &Catalogue, language: Language) {
    catalogue.index().gather(catalogue, read(catalogue, language));
}

/// Everything that fits a query, best first.
pub(crate) fn find<'a>(catalogue: &'a Catalogue, query: &str, language: Language) -> Vec<Hit<'a>> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    let language = read(catalogue, language);
    // Somebody may type in another language than the one they read; it is looked into only if theirs has nothing.
    let others = catalogue.languages.iter().copied().filter(|other| *other != language);
    let found =
        std::iter::once(language).chain(others).map(|language| catalogue.index().ranked(catalogue, language, &query));
    let targets = found.into_iter().find(|targets| !targets.is_empty()).unwrap_or_default();
    targets.into_iter().take(HITS_MAX).filter_map(|target| hit(catalogue, target)).collect()
}

/// The language somebody reads the catalogue in: a terminal may speak more languages than the catalogue states.
fn read(catalogue: &Catalogue, language: Language) -> Language {
    let stated = catalogue.languages.iter().find(|stated| **stated == language);
    stated.or(catalogue.languages.first()).copied().unwrap_or(language)
}

fn hit<'a>(catalogue: &'a Catalogue, target: &Target) -> Option<Hit<'a>> {
    match target {
        Target::Intent(id) => catalogue.intent(id).map(Hit::Intent),
        Target::Licence(id) => catalogue.licence(id).map(Hit::Licence),
        Target::Listed(id) => catalogue.listed.get(id).map(Hit::Listed),
        Target::Faq(id) => catalogue.faqs.iter().find(|faq| faq.id == *id).map(Hit::Faq),
    }
}
