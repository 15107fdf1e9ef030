//! The Tamil keyboard: vowels, consonants and the pulli in the order in which they are learnt. A vowel after a consonant
//! joins it as its sign, and the vowels' keys show the syllable that would come. Unlike Tamil 99 no pulli is set
//! unasked, for what a key shows is what it writes.

use super::{Breadth, Maker, narrow};
use crate::editor::Stroke;
use crate::page::{Key, State, Words};

/// The dot that takes the vowel from a consonant.
pub(crate) const PULLI: char = '\u{0BCD}';

const VOWELS: &str = "அஆஇஈஉஊஎஏஐஒஓஔ";
const CONSONANTS: [&str; 3] = ["கஙசஞடண", "தநபமயரலவழள", "றனஜஷஸஹ"];

pub(super) fn rows<M>(
    maker: &Maker<'_, impl Fn(Stroke) -> M>,
    breadth: Breadth,
    last: Option<char>,
) -> Vec<Vec<Key<M>>> {
    let base = last.filter(|last| is_consonant(*last));
    let mut vowels: Vec<Key<M>> = VOWELS.chars().map(|vowel| self::vowel(maker, vowel, base)).collect();
    let mut second = vowels.split_off(match breadth {
        Breadth::Wide => 10,
        Breadth::Narrow => 7,
    });
    second.extend(maker.letters("ஃ"));
    second.push(pulli(maker, base));
    let consonants = CONSONANTS.map(|row| maker.letters(row));
    if breadth == Breadth::Narrow {
        let consonants = consonants.into_iter().flatten().collect();
        return [vowels, second].into_iter().chain(narrow::broken(maker, consonants)).collect();
    }
    let [more, third, fourth] = consonants;
    second.extend(more);
    let mut last = fourth;
    last.push(maker.delete(20, Stroke::Erase));
    vec![vowels, second, third, last]
}

fn vowel<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, vowel: char, base: Option<char>) -> Key<M> {
    let mut key = maker.letter(vowel);
    match (base, sign_of(vowel)) {
        (Some(base), Some(sign)) => key.control.label = Words::new(format!("{base}{sign}")),
        // A consonant has the first vowel already.
        (Some(_), None) => key.control.state = State::Disabled,
        (None, _) => {}
    }
    key
}

fn pulli<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, base: Option<char>) -> Key<M> {
    let shown = Words::new(format!("{}{PULLI}", base.unwrap_or('◌'))).spoken_as(maker.say.text("key-pulli"));
    let mut key = maker.named("pulli", shown, 10, Stroke::Put(PULLI));
    if base.is_none() {
        key.control.state = State::Disabled;
    }
    key
}

/// What a character becomes after another: a vowel after a consonant is its sign.
pub(crate) fn joined(last: Option<char>, next: char) -> char {
    match last {
        Some(last) if is_consonant(last) => sign_of(next).unwrap_or(next),
        Some(_) | None => next,
    }
}

/// Whether this keyboard can write a character.
pub(super) fn writes(letter: char) -> bool {
    let signs = || VOWELS.chars().filter_map(sign_of);
    letter == PULLI
        || letter == 'ஃ'
        || VOWELS.contains(letter)
        || CONSONANTS.iter().any(|row| row.contains(letter))
        || signs().any(|sign| sign == letter)
}

fn is_consonant(letter: char) -> bool {
    ('\u{0B95}'..='\u{0BB9}').contains(&letter)
}

fn sign_of(vowel: char) -> Option<char> {
    let sign = match vowel {
        'ஆ' => '\u{0BBE}',
        'இ' => '\u{0BBF}',
        'ஈ' => '\u{0BC0}',
        'உ' => '\u{0BC1}',
        'ஊ' => '\u{0BC2}',
        'எ' => '\u{0BC6}',
        'ஏ' => '\u{0BC7}',
        'ஐ' => '\u{0BC8}',
        'ஒ' => '\u{0BCA}',
        'ஓ' => '\u{0BCB}',
        'ஔ' => '\u{0BCC}',
        _ => return None,
    };
    Some(sign)
}
