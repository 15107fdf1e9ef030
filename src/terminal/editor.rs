//! The terminal's own text editor and its keyboards, one for all fields. It knows characters and keys; it does not know
//! which question it fills, nor how a key is drawn. What is typed never shows in its debug output.

use std::fmt;

use zeroize::Zeroizing;

use crate::page::{Control, Key, Keyboard, State};
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
}

impl fmt::Debug for Stroke {
    /// Says that a character came, not which: a row of messages would spell a name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Put(_) => f.write_str("Put"),
            Self::Erase => f.write_str("Erase"),
            Self::Shift => f.write_str("Shift"),
            Self::Show(layer) => write!(f, "Show({layer:?})"),
        }
    }
}

/// Whether the next letter is a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Case {
    Lower,
    Upper,
}

/// A text being typed.
#[derive(Clone, PartialEq)]
pub struct Editor {
    text: Zeroizing<String>,
    layout: Layout,
    layer: Layer,
    case: Case,
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
        let mut editor = Self { text, layout, layer: Layer::Letters, case: Case::Lower };
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
                if self.accepts(character) {
                    let cased = self.cased(character);
                    self.text.push(cased);
                    self.settle_case();
                }
            }
            Stroke::Erase => {
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
        }
    }

    /// The keyboard with its keys as they stand now.
    pub fn keyboard<M>(&self, say: &Say<'_>, emits: impl Fn(Stroke) -> M) -> Keyboard<M> {
        let rows = match self.layout {
            Layout::Words => self.words_rows(say, &emits),
            Layout::Email => self.email_rows(say, &emits),
            Layout::Code => self.code_rows(say, &emits),
            Layout::Digits => pad(say, &emits, &[]),
            Layout::Amount => pad(say, &emits, &['.']),
            Layout::Date => pad(say, &emits, &[]),
            Layout::Phone => pad(say, &emits, &['+']),
        };
        Keyboard { rows }
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

    fn cased(&self, character: char) -> char {
        match (self.layout, self.case) {
            (Layout::Code, _) | (Layout::Words | Layout::Email, Case::Upper) => {
                character.to_uppercase().next().unwrap_or(character)
            }
            (Layout::Words | Layout::Email | Layout::Digits | Layout::Amount | Layout::Date | Layout::Phone, _) => {
                character
            }
        }
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

    fn words_rows<M>(&self, say: &Say<'_>, emits: &impl Fn(Stroke) -> M) -> Vec<Vec<Key<M>>> {
        let letters = |row: &str| -> Vec<Key<M>> { row.chars().map(|c| self.letter(c, emits)).collect() };
        let (second, third, fourth) = match self.layer {
            Layer::Letters => ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
            Layer::Accents => ("áàâäãåāæç", "éèêëēíìîïñ", "óòôöõøúùûüß"),
            Layer::Signs => ("@#$%&*()-_", "+=/:;!?'\"", ".,<>[]"),
        };
        let mut last = vec![named("shift", say.text("key-shift"), 14, emits(Stroke::Shift))];
        if let (Some(shift), Case::Upper) = (last.first_mut(), self.case) {
            shift.control.state = State::Selected;
        }
        last.extend(letters(fourth));
        last.push(named("delete", say.text("key-delete"), 14, emits(Stroke::Erase)));
        let mut rows = vec![letters("1234567890"), letters(second), letters(third), last];
        rows.push(self.bottom_row(say, emits, &[Layer::Accents, Layer::Signs]));
        rows
    }

    fn bottom_row<M>(&self, say: &Say<'_>, emits: &impl Fn(Stroke) -> M, layers: &[Layer]) -> Vec<Key<M>> {
        let mut row = Vec::new();
        for layer in layers {
            // The key of the layer that is up leads back to the letters.
            let target = if *layer == self.layer { Layer::Letters } else { *layer };
            let (id, label) = match target {
                Layer::Letters => ("letters", say.text("key-letters")),
                Layer::Accents => ("accents", say.text("key-accents")),
                Layer::Signs => ("signs", say.text("key-signs")),
            };
            row.push(named(id, label, 17, emits(Stroke::Show(target))));
        }
        row.push(self.letter('-', emits));
        row.push(named("space", say.text("key-space"), 44, emits(Stroke::Put(' '))));
        row.push(self.letter('.', emits));
        if self.layer == Layer::Signs {
            row.retain(|key| !matches!(key.control.id.0.as_str(), "key--" | "key-."));
        }
        row
    }

    fn email_rows<M>(&self, say: &Say<'_>, emits: &impl Fn(Stroke) -> M) -> Vec<Vec<Key<M>>> {
        let letters = |row: &str| -> Vec<Key<M>> { row.chars().map(|c| self.letter(c, emits)).collect() };
        let mut fourth = letters("zxcvbnm");
        fourth.push(named("delete", say.text("key-delete"), 20, emits(Stroke::Erase)));
        vec![letters("1234567890"), letters("qwertyuiop"), letters("asdfghjkl"), fourth, letters("@.-_+")]
    }

    fn code_rows<M>(&self, say: &Say<'_>, emits: &impl Fn(Stroke) -> M) -> Vec<Vec<Key<M>>> {
        let letters = |row: &str| -> Vec<Key<M>> { row.chars().map(|c| self.letter(c, emits)).collect() };
        let mut fourth = letters("zxcvbnm-");
        fourth.push(named("delete", say.text("key-delete"), 20, emits(Stroke::Erase)));
        vec![letters("1234567890"), letters("qwertyuiop"), letters("asdfghjkl"), fourth]
    }

    fn letter<M>(&self, character: char, emits: &impl Fn(Stroke) -> M) -> Key<M> {
        let label = self.cased(character).to_string();
        Key { control: Control::new(format!("key-{character}"), label, emits(Stroke::Put(character))), tenths: 10 }
    }
}

/// The id of the key to press next on the way to a character: the key itself, or the one that brings it up. `None` if
/// this keyboard cannot write it. Rehearsals and tests type with it as a finger does.
#[must_use]
pub fn key_towards<M>(keyboard: &Keyboard<M>, wanted: char) -> Option<String> {
    let keys = || keyboard.rows.iter().flatten().map(|key| &key.control);
    let has = |id: &str| keys().any(|control| control.id.0 == id);
    if wanted == ' ' {
        return has("key-space").then(|| "key-space".to_owned());
    }
    let label = wanted.to_string();
    if let Some(control) = keys().find(|control| control.label.shown == label) {
        return Some(control.id.0.clone());
    }
    let lower = format!("key-{}", wanted.to_lowercase());
    let upper = format!("key-{}", wanted.to_uppercase());
    let other_case = has(&lower) || has(&upper);
    let towards = if other_case {
        "key-shift"
    } else if wanted.is_ascii_alphanumeric() {
        "key-letters"
    } else if wanted.is_alphabetic() {
        "key-accents"
    } else {
        "key-signs"
    };
    has(towards).then(|| towards.to_owned())
}

fn named<M>(id: &str, label: String, tenths: u16, emits: M) -> Key<M> {
    Key { control: Control::new(format!("key-{id}"), label, emits), tenths }
}

/// A pad of digits as on a telephone, with an extra sign where there is one.
fn pad<M>(say: &Say<'_>, emits: &impl Fn(Stroke) -> M, extra: &[char]) -> Vec<Vec<Key<M>>> {
    let digit =
        |c: char| Key { control: Control::new(format!("key-{c}"), c.to_string(), emits(Stroke::Put(c))), tenths: 20 };
    let mut rows: Vec<Vec<Key<M>>> = ["123", "456", "789"].iter().map(|row| row.chars().map(digit).collect()).collect();
    let mut last: Vec<Key<M>> = extra.iter().copied().map(digit).collect();
    last.push(digit('0'));
    last.push(named("delete", say.text("key-delete"), 20, emits(Stroke::Erase)));
    rows.push(last);
    rows
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
mod tests {
    use super::*;
    use crate::words::Lexicon;

    fn type_in(layout: Layout, text: &str) -> Editor {
        let lexicon = Lexicon::shipped().unwrap();
        let say = lexicon.speak(domain::Language::English);
        let mut editor = Editor::new(layout, "");
        for wanted in text.chars() {
            for _ in 0..4 {
                let keyboard = editor.keyboard(&say, |stroke| stroke);
                let id = key_towards(&keyboard, wanted).unwrap_or_else(|| panic!("no way to {wanted:?}"));
                let key = keyboard.rows.iter().flatten().find(|key| key.control.id.0 == id).unwrap();
                editor.strike(key.control.emits);
                if matches!(key.control.emits, Stroke::Put(_)) {
                    break;
                }
            }
        }
        editor
    }

    #[test]
    fn whatever_a_citizen_may_need_can_be_typed_with_the_keys() {
        for (layout, text) in [
            (Layout::Words, "Kopi Corner Pte. Ltd."),
            (Layout::Words, "José Ñandú, 12-34 (Blk 5) & Söhne!"),
            (Layout::Email, "mei.ling-tan_1@example.sg"),
            (Layout::Code, "S1234567D"),
            (Layout::Amount, "1142.50"),
            (Layout::Phone, "+6591234567"),
        ] {
            assert_eq!(type_in(layout, text).text(), text);
        }
    }

    #[test]
    fn a_date_is_eight_digits_and_reads_with_its_strokes() {
        let editor = type_in(Layout::Date, "22112026");
        assert_eq!(editor.shown(), "22/11/2026");
        assert_eq!(editor.meant(), "2026-11-22");
        assert_eq!(type_in(Layout::Date, "221").shown(), "22/1");
    }

    #[test]
    fn keys_that_make_no_sense_in_the_field_do_nothing() {
        let mut editor = Editor::new(Layout::Amount, "1.5");
        editor.strike(Stroke::Put('.'));
        editor.strike(Stroke::Put('x'));
        assert_eq!(editor.text(), "1.5");
        editor.strike(Stroke::Erase);
        editor.strike(Stroke::Erase);
        editor.strike(Stroke::Erase);
        editor.strike(Stroke::Erase);
        assert_eq!(editor.text(), "");
    }

    #[test]
    fn what_is_typed_is_not_in_the_debug_output() {
        let editor = type_in(Layout::Words, "Canary");
        assert!(!format!("{editor:?}").contains("anary"));
        assert!(!format!("{:?}", Stroke::Put('q')).contains('q'));
    }

    #[test]
    fn every_key_of_every_keyboard_has_its_own_id_and_a_label() {
        let lexicon = Lexicon::shipped().unwrap();
        for layout in
            [Layout::Words, Layout::Email, Layout::Code, Layout::Digits, Layout::Amount, Layout::Date, Layout::Phone]
        {
            for layer in [Layer::Letters, Layer::Accents, Layer::Signs] {
                let mut editor = Editor::new(layout, "");
                editor.strike(Stroke::Show(layer));
                let keyboard = editor.keyboard(&lexicon.speak(domain::Language::Tamil), |stroke| stroke);
                let mut ids: Vec<_> = keyboard.rows.iter().flatten().map(|key| key.control.id.0.clone()).collect();
                assert!(keyboard.rows.iter().flatten().all(|key| !key.control.label.shown.is_empty()));
                let all = ids.len();
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), all, "{layout:?} {layer:?}");
            }
        }
    }
}
