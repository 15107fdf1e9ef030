//! Words as they are searched: cut out of a text, in lower case, without their endings, and how like one is to another.

use domain::Language;
use rust_stemmers::{Algorithm, Stemmer};

/// How like a known word is to one that was typed, in hundredths.
pub(super) const WHOLE: u32 = 100;
pub(super) const STEM: u32 = 95;
const BEGINNING: u32 = 80;
const WITHIN: u32 = 50;
const SLIP: u32 = 50;

/// Letters of the shorter half of two words that were typed as one; shorter ones stand anywhere by chance.
const PART_MIN: usize = 3;

/// A word and what is left of it without its endings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Word {
    whole: Box<str>,
    /// Nothing where it has no endings.
    stem: Option<Box<str>>,
}

impl Word {
    fn new(whole: String, language: Language) -> Self {
        let stem = stem(&whole, language).filter(|stem| *stem != whole);
        Self { whole: whole.into(), stem: stem.map(Into::into) }
    }

    fn stem(&self) -> &str {
        self.stem.as_deref().unwrap_or(&self.whole)
    }
}

/// The words of a text that may find something.
pub(super) fn all(text: &str, language: Language) -> impl Iterator<Item = Word> + use<> {
    let words = split(text).into_iter().filter(|word| !is_filler(word));
    words.map(move |whole| Word::new(whole, language))
}

/// The two words that one may be which was typed without a space, as petshop is, wherever the space belongs.
pub(super) fn cuts(word: &Word, language: Language) -> impl Iterator<Item = [Word; 2]> {
    let places =
        if has_letters(&word.whole) { word.whole.char_indices().map(|(at, _)| at).collect() } else { Vec::new() };
    let letters = places.len();
    let inner = places.into_iter().take((letters + 1).saturating_sub(PART_MIN)).skip(PART_MIN);
    inner.map(move |at| {
        let (first, second) = word.whole.split_at(at);
        [first, second].map(|part| Word::new(part.to_owned(), language))
    })
}

/// How much a known word is like one that was typed, in hundredths; 0 where it is another word.
pub(super) fn likeness(known: &Word, typed: &Word) -> u32 {
    let length = typed.whole.chars().count();
    if known.whole == typed.whole {
        WHOLE
    } else if known.stem() == typed.stem() {
        STEM
    } else if length >= 2 && known.whole.starts_with(&*typed.whole) {
        BEGINNING
    } else if contains(&known.whole, &typed.whole, length) {
        WITHIN
    } else if slipped(known, typed, length) {
        SLIP
    } else {
        0
    }
}

/// Whether one word stands within the other. In a script with letters short words stand in many others by chance.
fn contains(known: &str, typed: &str, length: usize) -> bool {
    (length >= 4 || !has_letters(typed)) && known.contains(typed)
}

/// Whether a finger that slipped explains the difference. The first letter of a word is seldom wrong.
fn slipped(known: &Word, typed: &Word, length: usize) -> bool {
    let slips = slips(length);
    slips > 0
        && known.whole.chars().next() == typed.whole.chars().next()
        && known.whole.chars().count().abs_diff(length) <= slips + 2
        && (strsim::damerau_levenshtein(&known.whole, &typed.whole) <= slips
            || strsim::damerau_levenshtein(known.stem(), typed.stem()) <= slips)
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
fn split(text: &str) -> Vec<String> {
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
    words
}

fn pairs(run: &str) -> Vec<String> {
    let characters: Vec<char> = run.chars().collect();
    if characters.len() < 2 {
        return vec![run.to_owned()];
    }
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The word without its endings, in the languages that the stemmer knows.
fn stem(word: &str, language: Language) -> Option<String> {
    let algorithm = match language {
        Language::English => Algorithm::English,
        Language::Tamil => Algorithm::Tamil,
        Language::Arabic => Algorithm::Arabic,
        // Malay speakers mix in English words; for Malay ones the beginning matches anyway.
        Language::Malay | Language::Chinese => return None,
    };
    Some(Stemmer::create(algorithm).stem(word).into_owned())
}

/// Words that stand in every request and find nothing.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 60] = [
        "a", "an", "the", "to", "for", "of", "in", "and", "or", "i", "my", "me", "we", "our", "you", "your", "they",
        "their", "want", "need", "would", "like", "how", "do", "does", "did", "can", "could", "may", "must", "should",
        "will", "shall", "is", "are", "am", "be", "been", "was", "it", "its", "this", "that", "these", "there", "if",
        "as", "by", "from", "with", "at", "on", "have", "has", "saya", "mahu", "untuk", "yang", "dan", "di",
    ];
    FILLERS.contains(&word)
}
