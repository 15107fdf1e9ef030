//! Finding things in the words people use: titles, keywords, summaries and questions people ask, in their language and
//! in the default one. Words are stemmed where the language has it, a slip of the finger is forgiven, and scripts
//! without spaces are searched by what stands within. It keeps no record of what anybody searched for.

use std::collections::BTreeMap;

use domain::{IntentId, Language, LicenceId};
use rust_stemmers::{Algorithm, Stemmer};

use crate::{Catalogue, Faq, Intent, Licence, Listed, Text};

/// Longest query that is looked at; a person types fewer characters.
const QUERY_MAX: usize = 80;
const HITS_MAX: usize = 30;

/// How much a word counts by where it stands.
const TITLE: u32 = 100;
const KEYWORD: u32 = 90;
const SUMMARY: u32 = 40;
/// Fewer points for a doubtful match, in hundredths.
const WHOLE: u32 = 100;
const STEM: u32 = 95;
const BEGINNING: u32 = 80;
const WITHIN: u32 = 60;
const SLIP: u32 = 50;

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

/// The words of everything that can be found, by language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index(BTreeMap<Language, Vec<Entry>>);

/// One thing that can be found. Where all else is equal, intents come before licences, these
/// before listed ones, and questions last.
#[derive(Debug, Clone)]
struct Entry {
    target: Target,
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Intent(IntentId),
    Licence(LicenceId),
    Listed(LicenceId),
    Faq(String),
}

#[derive(Debug, Clone)]
struct Word {
    whole: String,
    stem: String,
    weight: u32,
}

impl Index {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let languages = catalogue.languages.iter();
        Self(languages.map(|language| (*language, entries(catalogue, *language))).collect())
    }
}

fn entries(catalogue: &Catalogue, language: Language) -> Vec<Entry> {
    let mut writer = Writer { catalogue, language, entries: Vec::new() };
    for intent in &catalogue.intents {
        let key = format!("intent-{}-keywords", intent.id);
        let target = Target::Intent(intent.id.clone());
        writer.add(target, &intent.title, &intent.summary, &intent.keywords, &key);
    }
    for licence in catalogue.licences.values() {
        let key = format!("licence-{}-keywords", licence.id);
        let target = Target::Licence(licence.id.clone());
        writer.add(target, &licence.title, &licence.summary, &licence.keywords, &key);
    }
    for listed in catalogue.listed.values() {
        let key = format!("listed-{}-keywords", listed.id);
        let target = Target::Listed(listed.id.clone());
        writer.add(target, &listed.title, &listed.summary, &listed.keywords, &key);
    }
    for faq in &catalogue.faqs {
        let key = format!("faq-{}-keywords", faq.id);
        writer.add(Target::Faq(faq.id.clone()), &faq.question, &faq.answer, &faq.keywords, &key);
    }
    writer.entries
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    language: Language,
    entries: Vec<Entry>,
}

impl Writer<'_> {
    fn add(&mut self, target: Target, title: &Text, summary: &Text, keywords: &[String], key: &str) {
        let mut words = Vec::new();
        let default = self.catalogue.languages.first().copied().unwrap_or(self.language);
        let mut put = |text: &str, language, weight| {
            words.extend(split(text).map(|whole| Word { stem: stem(&whole, language), whole, weight }));
        };
        // The default language stays findable: many know a licence by its English name only.
        for (language, share) in [(self.language, 100), (default, if self.language == default { 0 } else { 70 })] {
            if share == 0 {
                continue;
            }
            put(self.catalogue.say(title, language), language, TITLE * share / 100);
            put(self.catalogue.say(summary, language), language, SUMMARY * share / 100);
        }
        for keyword in keywords {
            put(keyword, default, KEYWORD);
        }
        put(self.catalogue.words.find(key, self.language).unwrap_or_default(), self.language, KEYWORD);
        self.entries.push(Entry { target, words });
    }
}

/// Everything that fits each word of a query, best first.
pub(crate) fn find<'a>(catalogue: &'a Catalogue, query: &str, language: Language) -> Vec<Hit<'a>> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    let language = read(catalogue, language);
    let wanted: Vec<(String, String)> = split(&query)
        .filter(|word| !is_filler(word))
        .map(|word| {
            let stem = stem(&word, language);
            (word, stem)
        })
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    // Somebody may type in another language than the one they read; it is looked into only if theirs has nothing.
    let languages = std::iter::once(&language).chain(catalogue.languages.iter().filter(|other| **other != language));
    let found =
        languages.filter_map(|language| catalogue.index.0.get(language)).map(|entries| ranked(entries, &wanted));
    let targets = found.into_iter().find(|targets| !targets.is_empty()).unwrap_or_default();
    targets.into_iter().take(HITS_MAX).filter_map(|target| hit(catalogue, target)).collect()
}

/// The language somebody reads the catalogue in: a terminal may speak more languages than the catalogue states.
fn read(catalogue: &Catalogue, language: Language) -> Language {
    let stated = catalogue.languages.iter().find(|stated| **stated == language);
    stated.or(catalogue.languages.first()).copied().unwrap_or(language)
}

fn ranked<'a>(entries: &'a [Entry], wanted: &[(String, String)]) -> Vec<&'a Target> {
    let mut scored: Vec<(u32, &Target)> =
        entries.iter().filter_map(|entry| Some((score(entry, wanted)?, &entry.target))).collect();
    scored.sort_by(|(a, _), (b, _)| b.cmp(a));
    scored.into_iter().map(|(_, target)| target).collect()
}

fn hit<'a>(catalogue: &'a Catalogue, target: &Target) -> Option<Hit<'a>> {
    match target {
        Target::Intent(id) => catalogue.intent(id).map(Hit::Intent),
        Target::Licence(id) => catalogue.licence(id).map(Hit::Licence),
        Target::Listed(id) => catalogue.listed.get(id).map(Hit::Listed),
        Target::Faq(id) => catalogue.faqs.iter().find(|faq| faq.id == *id).map(Hit::Faq),
    }
}

/// The sum of the best match of each wanted word; nothing where fewer than half of them match.
fn score(entry: &Entry, wanted: &[(String, String)]) -> Option<u32> {
    let best = |(word, stem): &(String, String)| {
        entry.words.iter().map(|known| known.weight * likeness(known, word, stem) / 100).max().unwrap_or(0)
    };
    let scores: Vec<u32> = wanted.iter().map(best).collect();
    let matched = scores.iter().filter(|score| **score > 0).count();
    let sum: u32 = scores.iter().sum();
    (matched * 2 >= wanted.len() && matched > 0).then_some(sum)
}

/// How much a known word is like a wanted one, in hundredths.
fn likeness(known: &Word, wanted: &str, stem: &str) -> u32 {
    let length = wanted.chars().count();
    if known.whole == wanted {
        WHOLE
    } else if known.stem == stem {
        STEM
    } else if length >= 2 && known.whole.starts_with(wanted) {
        BEGINNING
    } else if contains(&known.whole, wanted, length) {
        WITHIN
    } else if slips(length) > 0
        && strsim::damerau_levenshtein(&known.whole, wanted).min(strsim::damerau_levenshtein(&known.stem, stem))
            <= slips(length)
        && known.whole.chars().next() == wanted.chars().next()
    {
        SLIP
    } else {
        0
    }
}

/// Whether one word stands within the other. In a script with letters short words stand in many others by chance.
fn contains(known: &str, wanted: &str, length: usize) -> bool {
    if has_letters(wanted) { length >= 4 && known.contains(wanted) } else { known.contains(wanted) }
}

/// How many slips of the finger a word of that length may hold.
fn slips(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn has_letters(word: &str) -> bool {
    word.chars().all(|character| character.is_ascii_alphanumeric() || ('\u{c0}'..'\u{250}').contains(&character))
}

/// Chinese has no spaces: a run of its characters is searched by pairs of neighbours.
fn is_chinese(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character) || ('\u{f900}'..='\u{faff}').contains(&character)
}

/// The words of a text in lower case. Signs that belong to a letter, as in Tamil, stay with it.
fn split(text: &str) -> impl Iterator<Item = String> + use<> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut chinese = String::new();
    for character in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        if is_chinese(character) {
            chinese.push(character);
        } else if !chinese.is_empty() {
            words.extend(pairs(&std::mem::take(&mut chinese)));
        }
        let tamil = ('\u{b80}'..='\u{bff}').contains(&character);
        if !is_chinese(character) && (character.is_alphanumeric() || tamil) {
            word.push(character);
        } else if !word.is_empty() && character != '\'' && character != '\u{2019}' {
            words.push(std::mem::take(&mut word));
        }
    }
    words.into_iter()
}

fn pairs(run: &str) -> Vec<String> {
    let characters: Vec<char> = run.chars().collect();
    if characters.len() < 2 {
        return vec![run.to_owned()];
    }
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The word without its endings, in the languages that the stemmer knows.
fn stem(word: &str, language: Language) -> String {
    let algorithm = match language {
        Language::English => Algorithm::English,
        Language::Tamil => Algorithm::Tamil,
        Language::Arabic => Algorithm::Arabic,
        // Malay speakers mix in English words; for Malay ones the beginning matches anyway.
        Language::Malay | Language::Chinese => return word.to_owned(),
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

/// Words that stand in every request and find nothing.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 28] = [
        "a", "an", "the", "to", "for", "of", "in", "and", "or", "i", "my", "me", "we", "want", "need", "would", "like",
        "how", "do", "can", "is", "it", "with", "at", "on", "saya", "mahu", "untuk",
    ];
    FILLERS.contains(&word)
}
