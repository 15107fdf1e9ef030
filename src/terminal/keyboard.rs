//! The terminal's own keyboards as values: which keys stand where, in each script. It is told what the editor holds and
//! says what each key does; it writes nothing itself and does not know how a key is drawn.

mod arabic;
mod chinese;
mod latin;
mod narrow;
pub mod pinyin;
pub mod scan;
mod signs;
pub(crate) mod tamil;
pub(crate) mod towards;

use domain::Language;

use crate::editor::{Case, Layer, Layout, Script, Stroke};
use crate::page::{BlockId, Control, Key, Keyboard, State, Words};
use crate::words::Say;

/// What the letters of a keyboard write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// Latin letters, with diacritics on a layer of their own.
    Latin,
    /// Tamil letters.
    Tamil,
    /// Chinese characters, by their sound in Latin letters.
    Pinyin,
    /// Arabic letters. The keyboard stays left to right; the text finds its own direction.
    Arabic,
}

/// How many keys find room abreast; follows from the screen's millimetres (`Screen::breadth`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breadth {
    /// Ten or eleven: every script has the rows that its own keyboards have.
    Wide,
    /// Eight. Rows that people know by heart would be broken, so letters stand in the order of their alphabet, which
    /// everybody knows, and digits stand with the signs.
    Narrow,
}

impl Breadth {
    /// What a row takes, in tenths of a letter key.
    #[must_use]
    pub fn tenths(self) -> u16 {
        match self {
            Self::Wide => 100,
            Self::Narrow => 80,
        }
    }
}

/// What the letters typed so far may mean, in a row above the keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates<M> {
    /// The id under which the letters are read.
    pub id: BlockId,
    /// The letters so far; empty before the first.
    pub composed: String,
    /// The letters as they are shown and spoken, or how to begin.
    pub says: Words,
    /// One page of characters and words, the likeliest first, then the keys to earlier and later pages where there are
    /// any: `candidate-1` …, `key-earlier`, `key-later`.
    pub keys: Vec<Key<M>>,
}

/// What the editor holds, as far as keys depend on it.
#[derive(Clone, Copy)]
pub(crate) struct Up<'a> {
    pub(crate) breadth: Breadth,
    pub(crate) layout: Layout,
    pub(crate) layer: Layer,
    pub(crate) case: Case,
    pub(crate) script: Script,
    /// The last character of the text.
    pub(crate) last: Option<char>,
    /// The letters of a sound so far.
    pub(crate) composed: &'a str,
    /// Which page of the candidates.
    pub(crate) page: usize,
}

impl<M> Keyboard<M> {
    /// A keyboard of Latin letters and nothing above them.
    pub fn of(rows: Vec<Vec<Key<M>>>) -> Self {
        Self { breadth: Breadth::Wide, writing: Writing::Latin, other: None, candidates: None, rows, scan: None }
    }

    /// The keys by lines, from the candidates down.
    pub fn lines(&self) -> impl Iterator<Item = &[Key<M>]> {
        let candidates = self.candidates.iter().map(|candidates| candidates.keys.as_slice());
        candidates.filter(|keys| !keys.is_empty()).chain(self.rows.iter().map(Vec::as_slice))
    }

    /// All keys, from the candidates down.
    pub fn keys(&self) -> impl Iterator<Item = &Key<M>> {
        self.lines().flatten()
    }
}

/// How many pages of candidates letters have at most, on whichever keyboard.
pub(crate) fn pages(composed: &str) -> usize {
    chinese::pages(composed)
}

/// The keyboard for a field as it stands.
pub(crate) fn keyboard<M>(up: &Up<'_>, say: &Say<'_>, emits: &impl Fn(Stroke) -> M) -> Keyboard<M> {
    let maker = Maker { case: up.case, say, emits };
    let rows = match up.layout {
        Layout::Words => return words(up, &maker),
        Layout::Email => latin::email(&maker, up.breadth, up.layer),
        Layout::Code => latin::code(&Maker { case: Case::Upper, ..maker }, up.breadth),
        Layout::Digits | Layout::Date => pad(&maker, ""),
        Layout::Amount => pad(&maker, "."),
        Layout::Phone => pad(&maker, "+"),
    };
    Keyboard { breadth: up.breadth, ..Keyboard::of(rows) }
}

/// The script of a language that has one of its own beside Latin letters.
fn own(language: Language) -> Option<Writing> {
    match language {
        Language::English | Language::Malay => None,
        Language::Chinese => Some(Writing::Pinyin),
        Language::Tamil => Some(Writing::Tamil),
        Language::Arabic => Some(Writing::Arabic),
    }
}

/// Free text: the language's own script and Latin, each with its signs.
fn words<M>(up: &Up<'_>, maker: &Maker<'_, impl Fn(Stroke) -> M>) -> Keyboard<M> {
    let own = own(maker.say.language);
    let (writing, other) = match (own, up.script) {
        (Some(own), Script::Own) => (own, Some(Writing::Latin)),
        (Some(own), Script::Latin) => (Writing::Latin, Some(own)),
        (None, Script::Own | Script::Latin) => (Writing::Latin, None),
    };
    let mut rows = match (writing, up.layer) {
        (Writing::Latin, layer) => latin::rows(maker, up.breadth, layer),
        (writing, Layer::Signs) => signs::rows(maker, up.breadth, writing),
        (Writing::Tamil, Layer::Letters | Layer::Accents) => tamil::rows(maker, up.breadth, up.last),
        (Writing::Arabic, Layer::Letters | Layer::Accents) => arabic::rows(maker, up.breadth),
        (Writing::Pinyin, Layer::Letters | Layer::Accents) => chinese::rows(maker, up.breadth, up.composed),
    };
    match up.breadth {
        Breadth::Wide => rows.push(bottom(up, maker, writing, other)),
        Breadth::Narrow => narrow::close(up, maker, (writing, other), &mut rows),
    }
    let pinyin = writing == Writing::Pinyin;
    let candidates = pinyin.then(|| chinese::candidates(maker, up.breadth, up.composed, up.page));
    Keyboard { breadth: up.breadth, writing, other, candidates, rows, scan: None }
}

/// The row under the letters: other layers, the other script, and what is wanted most.
fn bottom<M>(
    up: &Up<'_>,
    maker: &Maker<'_, impl Fn(Stroke) -> M>,
    writing: Writing,
    other: Option<Writing>,
) -> Vec<Key<M>> {
    let mut row = Vec::new();
    row.extend(other.map(|other| maker.other(other, 17)));
    for layer in layers(writing) {
        // The key of the layer that is up leads back to the letters.
        let target = if *layer == up.layer { Layer::Letters } else { *layer };
        row.push(maker.layer(target, writing, 17));
    }
    let signs = if up.layer == Layer::Signs { ["", ""] } else { signs::nearest(writing) };
    let [before, after] = signs.map(|row| row.chars().map(|sign| maker.letter(sign)));
    row.extend(before);
    let used: u16 = row.iter().map(|key| key.tenths).sum();
    row.push(maker.space(up, writing, 90_u16.saturating_sub(used).max(24)));
    row.extend(after);
    row
}

/// The layers of a script beside its letters.
fn layers(writing: Writing) -> &'static [Layer] {
    if writing == Writing::Latin { &[Layer::Accents, Layer::Signs] } else { &[Layer::Signs] }
}

/// A pad of digits as on a telephone, with an extra sign where there is one.
fn pad<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, extra: &str) -> Vec<Vec<Key<M>>> {
    let wide = |sign: char| Key { tenths: 20, ..maker.letter(sign) };
    let mut rows: Vec<Vec<Key<M>>> = ["123", "456", "789"].iter().map(|row| row.chars().map(wide).collect()).collect();
    let mut last: Vec<Key<M>> = extra.chars().map(wide).collect();
    last.push(wide('0'));
    last.push(maker.delete(20, Stroke::Erase));
    rows.push(last);
    rows
}

/// Makes keys: their ids, labels and spoken names.
struct Maker<'a, F> {
    case: Case,
    say: &'a Say<'a>,
    emits: &'a F,
}

impl<M, F: Fn(Stroke) -> M> Maker<'_, F> {
    /// The keys of a row of letters.
    fn letters(&self, row: &str) -> Vec<Key<M>> {
        row.chars().map(|letter| self.letter(letter)).collect()
    }

    /// A key that writes a character.
    fn letter(&self, letter: char) -> Key<M> {
        let shown = self.case.of(letter).to_string();
        let label = match signs::name(letter) {
            Some(name) => Words::new(shown).spoken_as(self.say.text(name)),
            None => Words::new(shown),
        };
        self.named(&letter.to_string(), label, 10, Stroke::Put(letter))
    }

    /// A key with a name of its own.
    fn named(&self, id: &str, label: Words, tenths: u16, stroke: Stroke) -> Key<M> {
        Key { control: Control::new(format!("key-{id}"), label, (self.emits)(stroke)), tenths }
    }

    fn delete(&self, tenths: u16, stroke: Stroke) -> Key<M> {
        self.named("delete", self.say.text("key-delete").into(), tenths, stroke)
    }

    fn shift(&self, tenths: u16) -> Key<M> {
        let mut key = self.named("shift", self.say.text("key-shift").into(), tenths, Stroke::Shift);
        key.control.state = match self.case {
            Case::Upper => State::Selected,
            Case::Lower => State::Ready,
        };
        key
    }

    /// The key to the other script.
    fn other(&self, other: Writing, tenths: u16) -> Key<M> {
        self.named("script", self.script(other), tenths, Stroke::Change)
    }

    /// The key to a layer of a script.
    fn layer(&self, layer: Layer, writing: Writing, tenths: u16) -> Key<M> {
        let (id, label) = match layer {
            Layer::Letters => ("letters", self.script(writing)),
            Layer::Accents => ("accents", self.told("key-accents", "key-accents-spoken")),
            Layer::Signs => ("signs", self.told("key-signs", "key-signs-spoken")),
        };
        self.named(id, label, tenths, Stroke::Show(layer))
    }

    /// The key to the signs where the digits stand with them.
    fn digits(&self, tenths: u16) -> Key<M> {
        self.named("signs", self.told("key-digits", "key-digits-spoken"), tenths, Stroke::Show(Layer::Signs))
    }

    /// The key of the space; while a sound is being spelled it takes the likeliest character.
    fn space(&self, up: &Up<'_>, writing: Writing, tenths: u16) -> Key<M> {
        let spells = writing == Writing::Pinyin && !up.composed.is_empty();
        // The space takes the first of the candidates that are shown.
        let first = || chinese::first(up.composed, up.breadth, up.page);
        let stroke = if spells { Stroke::Choose(first()) } else { Stroke::Put(' ') };
        self.named("space", self.say.text("key-space").into(), tenths, stroke)
    }

    /// Words that are spoken by other words.
    fn told(&self, shown: &str, spoken: &str) -> Words {
        Words::new(self.say.text(shown)).spoken_as(self.say.text(spoken))
    }

    /// A script as its first letters.
    fn script(&self, writing: Writing) -> Words {
        match writing {
            Writing::Latin => self.told("key-letters", "key-letters-spoken"),
            Writing::Tamil => self.told("key-tamil", "key-tamil-spoken"),
            Writing::Pinyin => self.told("key-pinyin", "key-pinyin-spoken"),
            Writing::Arabic => self.told("key-arabic", "key-arabic-spoken"),
        }
    }
}
