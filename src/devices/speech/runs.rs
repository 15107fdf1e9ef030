//! Cuts a text into runs of one script, each for the voice that can read it: espeak-ng's Malay and Arabic voices say
//! "Chinese letter" for a Han character, and its Mandarin voice takes English words for pinyin.

use domain::{Language, Personal};

use super::Tongue;

/// Characters of one run at most, so that the pipe to the synthesiser never fills and a wrong text cannot hold it for long.
const RUN_CHARACTERS_MAX: usize = 2_000;

/// A piece of text for one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which voice.
    pub tongue: Tongue,
    /// What it says.
    pub text: Personal<String>,
    /// The part of the utterance it belongs to, from 0.
    pub part: usize,
    /// Its place in that part, from 0.
    pub place: usize,
    /// Whether another run of the same sentence follows, so that no pause is made.
    pub follows: Follows,
}

/// What comes behind a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Follows {
    /// More of the same sentence.
    More,
    /// The end of the part, or of a sentence.
    Pause,
}

/// What a character asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// The voice of its script.
    For(Tongue),
    /// Whatever reads Latin letters here.
    Latin,
    /// The voice of the language on screen: digits, and scripts we have no voice for.
    Own,
    /// Nothing; it goes with what stands before it.
    Nothing,
}

/// Cuts `text`, which is the `part`-th of its utterance, into runs; none if there is nothing to say.
#[must_use]
pub fn split(text: &str, language: Language, part: usize) -> Vec<Run> {
    let mut pieces: Vec<(Tongue, String)> = Vec::new();
    let mut length = 0;
    let mut before = ' ';
    let mut waiting = String::new();
    for character in text.chars().filter(|character| !is_direction(*character)).map(cleaned) {
        let tongue = match asks(character) {
            Asks::For(tongue) => Some(tongue),
            Asks::Latin => Some(Tongue::of_latin(language)),
            // A digit that touches a letter is part of its word: "B2".
            Asks::Own if before.is_alphabetic() && character.is_numeric() => None,
            Asks::Own => Some(Tongue::from(language)),
            Asks::Nothing => None,
        };
        let is_full = length >= RUN_CHARACTERS_MAX && character.is_whitespace() || length >= 2 * RUN_CHARACTERS_MAX;
        match (pieces.last_mut(), tongue) {
            (None, None) => waiting.push(character),
            (Some((_, piece)), None) if !is_full => piece.push(character),
            (Some((last, piece)), Some(tongue)) if *last == tongue && !is_full => piece.push(character),
            (last, tongue) => {
                let tongue = tongue.or(last.map(|(tongue, _)| *tongue)).unwrap_or_else(|| Tongue::from(language));
                // Room for all of it, for a string that grows leaves copies behind that nobody wipes.
                let mut piece = String::with_capacity(text.len());
                piece.extend(waiting.drain(..));
                piece.push(character);
                pieces.push((tongue, piece));
                length = 0;
            }
        }
        length += 1;
        before = character;
    }
    finished(pieces, part)
}

fn finished(pieces: Vec<(Tongue, String)>, part: usize) -> Vec<Run> {
    let count = pieces.len();
    let runs = pieces.into_iter().enumerate().map(|(place, (tongue, text))| {
        let ends = text.trim_end().ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '؟', '؛']);
        let follows = if ends || place + 1 == count { Follows::Pause } else { Follows::More };
        Run { tongue, text: Personal::new(text), part, place, follows }
    });
    runs.collect()
}

/// espeak-ng reads `[[..]]` as sounds spelled out, and a control character can end its input.
fn cleaned(character: char) -> char {
    match character {
        '[' | ']' => ',',
        control if control.is_control() => ' ',
        other => other,
    }
}

/// Marks that say where to write and not what.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn asks(character: char) -> Asks {
    match u32::from(character) {
        0x0B80..=0x0BFF => Asks::For(Tongue::Tamil),
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC
            if character.is_alphabetic() =>
        {
            Asks::For(Tongue::Arabic)
        }
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3134F => {
            Asks::For(Tongue::Mandarin)
        }
        0x0041..=0x005A | 0x0061..=0x007A | 0x00C0..=0x024F | 0x1E00..=0x1EFF if character.is_alphabetic() => {
            Asks::Latin
        }
        _ if character.is_numeric() || character.is_alphabetic() => Asks::Own,
        _ => Asks::Nothing,
    }
}
