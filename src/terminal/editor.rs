//! The terminal's own text editor, one for all fields. It holds the text in the order of writing, with the caret at its
//! end, and does what keys say; it does not know which question it fills, nor where keys stand. What is typed never shows
//! in its debug output.

use std::fmt;

use zeroize::Zeroizing;

use crate::keyboard::{self, Breadth, Up, pinyin, tamil, towards};
use crate::page::Keyboard;
use crate::words::Say;

/// The longest text a field takes, whatever the question allows.
const LENGTH_MAX: usize = 2_000;

/// What a field is for; chooses the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Words: letters, digits, diacritics and signs.
    Words,
    /// An e-mail address: letters, digits and the signs that stand in one.
    Email,
    /// Capital letters and digits only: postcodes, references, registration numbers.
    Code,
    /// Digits only.
    Digits,
    /// Digits and a decimal point.
    Amount,
    /// A date: eight digits, shown as day/month/year.
    Date,
    /// A telephone number.
    Phone,
}

/// Which keys are up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Letters.
    Letters,
    /// Letters with diacritics.
    Accents,
    /// Signs.
    Signs,
}

/// A key that was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A character.
    Put(char),
    /// Takes the last character back.
    Erase,
    /// The next letter is a capital, or no longer.
    Shift,
    /// Other keys.
    Show(Layer),
    /// The other script.
    Change,
    /// A letter of a sound that is being spelled.
    Spell(char),
    /// Takes the last letter of the sound back.
    Unspell,
    /// What the sound means: so many candidates passed over.
    Choose(usize),
    /// Earlier candidates.
    Earlier,
    /// More candidates.
    Later,
}

impl fmt::Debug for Stroke {
    /// Says that a character came, not which: a row of messages would spell a name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Put(_) => f.write_str("Put"),
            Self::Erase => f.write_str("Erase"),
            Self::Shift => f.write_str("Shift"),
            Self::Show(layer) => write!(f, "Show({layer:?})"),
            Self::Change => f.write_str("Change"),
            Self::Spell(_) => f.write_str("Spell"),
            Self::Unspell => f.write_str("Unspell"),
            Self::Choose(_) => f.write_str("Choose"),
            Self::Earlier => f.write_str("Earlier"),
            Self::Later => f.write_str("Later"),
        }
    }
}

/// Whether the next letter is a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    Lower,
    Upper,
}

impl Case {
    /// A letter in this case, if it has one of the same length.
    pub(crate) fn of(self, letter: char) -> char {
        let mut upper = letter.to_uppercase();
        match (self, upper.next(), upper.next()) {
            (Self::Upper, Some(upper), None) => upper,
            (Self::Upper | Self::Lower, ..) => letter,
        }
    }
}

/// Which of a language's two scripts is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    /// The language's own, if it has one.
    Own,
    Latin,
}

/// A text being typed.
#[derive(Clone, PartialEq)]
pub struct Editor {
    text: Zeroizing<String>,
    layout: Layout,
    layer: Layer,
    case: Case,
    script: Script,
    /// Letters of a sound that has not become characters yet.
    composed: Zeroizing<String>,
    /// Which page of the candidates is up.
    page: usize,
}

impl fmt::Debug for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Editor").field("layout", &self.layout).field("layer", &self.layer).finish_non_exhaustive()
    }
}

impl Editor {
    /// An editor that starts with a text.
    #[must_use]
    pub fn new(layout: Layout, text: impl Into<String>) -> Self {
        // Room for the longest text at once: a text that moves while it grows leaves copies behind that nobody wipes.
        let given: Zeroizing<String> = Zeroizing::new(text.into());
        let mut text = Zeroizing::new(String::with_capacity(LENGTH_MAX));
        text.push_str(&given);
        let composed = Zeroizing::new(String::with_capacity(pinyin::LETTERS_MAX));
        let (layer, case, script) = (Layer::Letters, Case::Lower, Script::Own);
        let mut editor = Self { text, layout, layer, case, script, composed, page: 0 };
        editor.settle_case();
        editor
    }

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What has been typed as the field shows it: a date with its strokes.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.layout {
            Layout::Date => dated(&self.text),
            Layout::Words | Layout::Email | Layout::Code | Layout::Digits | Layout::Amount | Layout::Phone => {
                self.text.to_string()
            }
        }
    }

    /// What has been typed as a machine reads it: a date as year-month-day.
    #[must_use]
    pub fn meant(&self) -> String {
        match self.layout {
            Layout::Date => match (self.text.get(0..2), self.text.get(2..4), self.text.get(4..8)) {
                (Some(day), Some(month), Some(year)) => format!("{year}-{month}-{day}"),
                _ => self.text.to_string(),
            },
            Layout::Words | Layout::Email | Layout::Code | Layout::Digits | Layout::Amount | Layout::Phone => {
                self.text.trim().to_owned()
            }
        }
    }

    /// A key was pressed.
    pub fn strike(&mut self, stroke: Stroke) {
        match stroke {
            Stroke::Put(character) => {
                self.settle();
                self.put(character);
            }
            Stroke::Erase => {
                self.composed.clear();
                self.text.pop();
                self.settle_case();
            }
            Stroke::Shift => {
                self.case = match self.case {
                    Case::Lower => Case::Upper,
                    Case::Upper => Case::Lower,
                };
            }
            Stroke::Show(layer) => self.layer = layer,
            Stroke::Change => self.change(),
            Stroke::Spell(letter) => {
                if letter.is_ascii_lowercase() && self.composed.len() < pinyin::LETTERS_MAX {
                    self.composed.push(letter);
                    self.page = 0;
                }
            }
            Stroke::Unspell => {
                self.composed.pop();
                self.page = 0;
            }
            Stroke::Choose(at) => self.choose(at),
            Stroke::Earlier => self.page = self.page.saturating_sub(1),
            Stroke::Later => {
                self.page = (self.page + 1).min(keyboard::pages(&self.composed).saturating_sub(1));
            }
        }
    }

    /// Writes what letters that are still being spelled most likely mean. `true` if there were any.
    pub fn settle(&mut self) -> bool {
        let spelling = !self.composed.is_empty();
        while !self.composed.is_empty() {
            self.choose(0);
        }
        spelling
    }

    /// The keyboard with its keys as they stand now.
    pub fn keyboard<M>(&self, breadth: Breadth, say: &Say<'_>, emits: impl Fn(Stroke) -> M) -> Keyboard<M> {
        let up = Up {
            breadth,
            layout: self.layout,
            layer: self.layer,
            case: self.case,
            script: self.script,
            last: self.text.chars().last(),
            composed: &self.composed,
            page: self.page,
        };
        keyboard::keyboard(&up, say, &emits)
    }

    fn put(&mut self, character: char) {
        let character = match self.layout {
            Layout::Code => Case::Upper.of(character),
            Layout::Words => tamil::joined(self.text.chars().last(), self.case.of(character)),
            Layout::Email | Layout::Digits | Layout::Amount | Layout::Date | Layout::Phone => self.case.of(character),
        };
        if self.accepts(character) {
            self.text.push(character);
            self.settle_case();
        }
    }

    /// The other script. Letters that were being spelled stay as they are: whoever meant Latin has typed it already.
    fn change(&mut self) {
        if self.text.len() + self.composed.len() < LENGTH_MAX {
            self.text.push_str(&self.composed);
        }
        self.composed.clear();
        self.page = 0;
        self.layer = Layer::Letters;
        self.script = match self.script {
            Script::Own => Script::Latin,
            Script::Latin => Script::Own,
        };
        self.settle_case();
    }

    /// Writes a candidate and drops the letters it stands for.
    fn choose(&mut self, at: usize) {
        let Some(candidate) = pinyin::candidates(&self.composed).into_iter().nth(at) else { return };
        if self.text.len() + candidate.word.len() < LENGTH_MAX {
            self.text.push_str(&candidate.word);
        }
        let rest = candidate.letters.clamp(1, self.composed.len().max(1));
        self.composed.drain(..rest);
        self.page = 0;
        self.settle_case();
    }

    fn accepts(&self, character: char) -> bool {
        let room = match self.layout {
            Layout::Date => 8,
            Layout::Words | Layout::Email | Layout::Code | Layout::Digits | Layout::Amount | Layout::Phone => {
                LENGTH_MAX - 4
            }
        };
        let fits = match self.layout {
            Layout::Words => !character.is_control(),
            Layout::Email => !character.is_control() && character != ' ',
            Layout::Code => character.is_ascii_alphanumeric() || character == '-' || character == ' ',
            Layout::Digits | Layout::Date => character.is_ascii_digit(),
            Layout::Amount => character.is_ascii_digit() || (character == '.' && !self.text.contains('.')),
            Layout::Phone => character.is_ascii_digit() || (character == '+' && self.text.is_empty()),
        };
        fits && self.text.len() < room
    }

    /// Names begin with a capital: the first letter does and any after a space; the rest does not.
    fn settle_case(&mut self) {
        let begins = self.text.is_empty() || self.text.ends_with(' ');
        self.case = match self.layout {
            Layout::Words if begins => Case::Upper,
            Layout::Words
            | Layout::Email
            | Layout::Code
            | Layout::Digits
            | Layout::Amount
            | Layout::Date
            | Layout::Phone => Case::Lower,
        };
    }
}

/// The id of the key to press next on the way to a character: the key itself, or the one that brings it up. `None` if
/// this keyboard cannot write it. Rehearsals and tests type with it as a finger does.
#[must_use]
pub fn key_towards<M>(keyboard: &Keyboard<M>, wanted: char) -> Option<String> {
    towards::step(keyboard, wanted).map(|step| step.id)
}

/// `22112026` as it grows: `22/11/2026`.
fn dated(digits: &str) -> String {
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place == 2 || place == 4 {
            shown.push('/');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests;
