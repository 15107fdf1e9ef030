//! The way to a character: which key to press next on the keyboard that is up, be it the key itself or one that brings
//! it nearer. It knows the keyboard as a value, as a citizen sees it.

use super::{Candidates, Writing, arabic, latin, pinyin, signs, tamil};
use crate::page::{Keyboard, State};

/// A press on the way to a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The key.
    pub(crate) id: String,
    /// Whether this one writes the character.
    pub(crate) arrives: bool,
}

/// Where a character is to be found.
enum Home {
    Letters(Writing),
    Accents,
    Signs(Writing),
}

/// The next press towards a character; `None` if this keyboard cannot write it.
pub(crate) fn step<M>(keyboard: &Keyboard<M>, wanted: char) -> Option<Step> {
    let near = |id: &str| has(keyboard, id).then(|| Step { id: id.to_owned(), arrives: false });
    if let Some(candidates) = &keyboard.candidates {
        if let Some(step) = spelling(keyboard, candidates, wanted) {
            return Some(step);
        }
        if !candidates.composed.is_empty() {
            // Letters that lead elsewhere.
            return near("key-delete");
        }
    }
    if let Some(id) = writing_key(keyboard, wanted) {
        return Some(Step { id, arrives: true });
    }
    let cases = [format!("key-{}", wanted.to_lowercase()), format!("key-{}", wanted.to_uppercase())];
    let capitals = keyboard.writing == Writing::Latin && cases.iter().any(|id| has(keyboard, id));
    if capitals && wanted.is_alphabetic() {
        return near("key-shift");
    }
    // A narrow keyboard leads from its letters only.
    let near = |id: &str| near(id).or_else(|| near("key-letters"));
    match home(keyboard, wanted)? {
        Home::Letters(writing) | Home::Signs(writing) if writing != keyboard.writing => near("key-script"),
        Home::Accents if keyboard.writing != Writing::Latin => near("key-script"),
        Home::Letters(_) => near("key-letters"),
        Home::Accents => near("key-accents"),
        Home::Signs(_) => near("key-signs"),
    }
}

/// A character is spelled by its most frequent sound and picked from the candidates as soon as it stands there.
fn spelling<M>(keyboard: &Keyboard<M>, candidates: &Candidates<M>, wanted: char) -> Option<Step> {
    let readings = pinyin::readings(wanted);
    if readings.is_empty() {
        return None;
    }
    let label = wanted.to_string();
    if let Some(key) = candidates.keys.iter().find(|key| key.control.label.shown == label) {
        return Some(Step { id: key.control.id.0.clone(), arrives: true });
    }
    let begun = readings.into_iter().find_map(|reading| reading.strip_prefix(candidates.composed.as_str()));
    let id = match begun {
        Some(rest) => rest.chars().next().map_or("key-later".to_owned(), |letter| format!("key-{letter}")),
        None => "key-delete".to_owned(),
    };
    has(keyboard, &id).then_some(Step { id, arrives: false })
}

/// The key that writes a character as it stands.
fn writing_key<M>(keyboard: &Keyboard<M>, wanted: char) -> Option<String> {
    if wanted == ' ' {
        return has(keyboard, "key-space").then(|| "key-space".to_owned());
    }
    if keyboard.writing == Writing::Pinyin && wanted.is_ascii_lowercase() {
        // These letters spell.
        return None;
    }
    let keys = keyboard.rows.iter().flatten().map(|key| &key.control);
    let writes = |shown: &str| {
        let mut letters = shown.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(only), None, None) => only == wanted,
            // A syllable on a vowel's key writes its sign.
            (Some(base), Some(sign), None) => sign == wanted && tamil::writes(sign) && base != sign,
            (Some(_), Some(_), Some(_)) | (None, ..) | (Some(_), None, Some(_)) => false,
        }
    };
    let mut ready = keys.filter(|control| control.state != State::Disabled);
    ready.find(|control| writes(&control.label.shown)).map(|control| control.id.0.clone())
}

fn home<M>(keyboard: &Keyboard<M>, wanted: char) -> Option<Home> {
    let offered = [Some(keyboard.writing), keyboard.other];
    let mut offered = offered.into_iter().flatten();
    let offers = |writing: Writing| keyboard.writing == writing || keyboard.other == Some(writing);
    let lower = wanted.to_lowercase().next().unwrap_or(wanted);
    if wanted.is_ascii_alphabetic() {
        return Some(Home::Letters(Writing::Latin));
    }
    if latin::ACCENTS.iter().any(|row| row.contains(lower)) {
        return Some(Home::Accents);
    }
    if offers(Writing::Tamil) && tamil::writes(wanted) {
        return Some(Home::Letters(Writing::Tamil));
    }
    if offers(Writing::Arabic) && arabic::writes(wanted) {
        return Some(Home::Letters(Writing::Arabic));
    }
    if offers(Writing::Pinyin) && !pinyin::readings(wanted).is_empty() {
        return Some(Home::Letters(Writing::Pinyin));
    }
    offered.find(|writing| signs::writes(*writing, wanted)).map(Home::Signs)
}

fn has<M>(keyboard: &Keyboard<M>, id: &str) -> bool {
    keyboard.keys().any(|key| key.control.id.0 == id && key.control.state != State::Disabled)
}
