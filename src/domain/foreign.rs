//! Words of another language within a text: a catalogue's text that nobody has translated yet, alone or in the midst of a
//! sentence. Such a stretch is fenced with Unicode's language tags, which no typeface draws, so that it keeps its language
//! through every sentence it is put into; what a person reads carries a mark in their place. It knows no page and no voice.

use crate::Language;

/// Begins a fence; the letters of the language's tag follow.
const TAG: char = '\u{E0001}';
/// Ends the stretch.
const END: char = '\u{E007F}';
/// Added to an ASCII letter it is the same letter of a tag.
const LETTERS: u32 = 0xE0000;

/// The text, fenced as words of that language.
#[must_use]
pub fn fenced(text: &str, language: Language) -> String {
    let letters = language.tag().chars().filter_map(|letter| char::from_u32(LETTERS + u32::from(letter)));
    std::iter::once(TAG).chain(letters).chain(text.chars()).chain([END]).collect()
}

/// The text in order, cut where its language changes; `None` is the language of the text around.
#[must_use]
pub fn stretches(text: &str) -> Vec<(Option<Language>, &str)> {
    let mut all = Vec::new();
    let mut pieces = text.split(TAG);
    all.extend(pieces.next().map(|before| (None, before)));
    for piece in pieces {
        let (within, after) = piece.split_once(END).unwrap_or((piece, ""));
        let begins = within.find(|letter| !is_letter(letter)).unwrap_or(within.len());
        let (tag, within) = within.split_at(begins);
        let tag: String = tag.chars().filter_map(|letter| char::from_u32(u32::from(letter) - LETTERS)).collect();
        all.extend([(tag.parse().ok(), within), (None, after)]);
    }
    all.retain(|(_, stretch)| !stretch.is_empty());
    all
}

/// The first language in which a stretch of the text stands that is fenced.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    if !text.contains(TAG) {
        return None;
    }
    stretches(text).into_iter().find_map(|(language, _)| language)
}

/// As people read it: behind each fenced stretch the mark of its language, and no fence.
#[must_use]
pub fn marked(text: &str) -> String {
    told(text, |language| format!(" {}", mark(language)))
}

/// The words alone.
#[must_use]
pub fn plain(text: &str) -> String {
    told(text, |_| String::new())
}

/// What stands behind words that are there in one language alone: `[EN]`.
#[must_use]
pub fn mark(language: Language) -> String {
    format!("[{}]", language.tag().to_uppercase())
}

fn told(text: &str, behind: impl Fn(Language) -> String) -> String {
    if !text.contains(TAG) {
        return text.to_owned();
    }
    let behind = |language: Option<Language>| language.map(&behind).unwrap_or_default();
    stretches(text).into_iter().flat_map(|(language, stretch)| [stretch.to_owned(), behind(language)]).collect()
}

fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{E0020}'..='\u{E007E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_keeps_its_language_within_a_sentence_of_another() {
        let title = fenced("Food shop licence", Language::English);
        let sentence = format!("Perbaharui: {title}, sekarang");
        let parts = [(None, "Perbaharui: "), (Some(Language::English), "Food shop licence"), (None, ", sekarang")];
        assert_eq!(stretches(&sentence), parts);
        assert_eq!(language(&sentence), Some(Language::English));
        assert_eq!(marked(&sentence), "Perbaharui: Food shop licence [EN], sekarang");
        assert_eq!(plain(&sentence), "Perbaharui: Food shop licence, sekarang");
    }

    #[test]
    fn a_text_of_one_language_stays_as_it_is() {
        for text in ["", "Lesen kedai makanan", "உணவுக் கடை உரிமம்"] {
            assert_eq!((marked(text), plain(text), language(text)), (text.to_owned(), text.to_owned(), None));
        }
    }

    #[test]
    fn fences_that_are_damaged_lose_no_word() {
        let whole = fenced("Licence", Language::English);
        for cut in whole.char_indices().map(|(at, _)| at) {
            let (head, tail) = whole.split_at(cut);
            let words = |text: &str| text.chars().filter(char::is_ascii).collect::<String>();
            assert_eq!(plain(head), words(head), "{head:?}");
            assert!(plain(tail).contains(&words(tail)), "{tail:?}");
        }
    }
}
