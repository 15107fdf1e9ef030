//! What letters that spell sounds may mean in Chinese: characters and words, the likeliest first. The dictionary is a
//! sorted text inside the program; it is searched where it lies, so nothing is read before somebody types Chinese.
//!
//! A line of it is syllables joined by `'`, a tab, and words, each after a letter that says how frequent it is.

mod split;

use split::{Part, Split};

const DICTIONARY: &str = include_str!("../../../assets/input/pinyin.txt");
/// The longest row of letters that is spelled at once.
pub const LETTERS_MAX: usize = 48;
/// How many words that only begin with the letters are offered.
const LONGER_MAX: usize = 6;
/// How many words for letters that leave something out are offered.
const OPEN_MAX: usize = 48;

/// Something the letters may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The characters.
    pub word: String,
    /// How many of the letters it uses up.
    pub letters: usize,
}

/// What letters may mean, the likeliest first; the letters themselves last. Empty for no letters.
#[must_use]
pub fn candidates(letters: &str) -> Vec<Candidate> {
    if letters.is_empty() {
        return Vec::new();
    }
    let splits = split::splits(letters);
    let mut words: Vec<(&str, usize)> = Vec::new();
    if let Some((best, others)) = splits.split_first() {
        words.extend(exact(best).map(|word| (word, letters.len())));
        for other in others {
            // Another way to hear the same letters stands no later than fourth: `xian` is 先 and 西安.
            let place = words.len().min(3);
            words.splice(place..place, exact(other).take(2).map(|word| (word, letters.len())));
        }
        words.extend(open(best).into_iter().map(|word| (word, letters.len())));
        for parts in (1..best.parts().len()).rev() {
            let leading = best.leading(parts);
            words.extend(exact(&leading).map(|word| (word, leading.letters())));
            if parts == 1 {
                words.extend(open(&leading).into_iter().map(|word| (word, leading.letters())));
            }
        }
    }
    let mut found: Vec<Candidate> = Vec::with_capacity(words.len() + 1);
    let mut seen = std::collections::HashSet::with_capacity(words.len());
    for (word, letters) in words {
        if seen.insert(word) {
            found.push(Candidate { word: word.to_owned(), letters });
        }
    }
    found.push(Candidate { word: letters.to_owned(), letters: letters.len() });
    found
}

/// The sounds of a character, the most frequent first.
#[must_use]
pub fn readings(character: char) -> Vec<&'static str> {
    if character.is_ascii() {
        return Vec::new();
    }
    let mut found: Vec<(char, &'static str)> = DICTIONARY
        .match_indices(character)
        .filter_map(|(at, _)| {
            let line_at = DICTIONARY.get(..at)?.rfind('\n')? + 1;
            let (key, words) = DICTIONARY.get(line_at..)?.lines().next()?.split_once('\t')?;
            if key.starts_with('#') || key.contains('\'') {
                return None;
            }
            let level = entries(words).find(|(_, word)| word.chars().eq([character]))?.0;
            Some((level, key))
        })
        .collect();
    found.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    found.into_iter().map(|(_, key)| key).collect()
}

/// The most frequent word that begins with a character, for who hears it alone; `None` for anything longer than one.
#[must_use]
pub fn word_with(character: &str) -> Option<&'static str> {
    let mut letters = character.chars();
    let (Some(first), None) = (letters.next(), letters.next()) else { return None };
    let syllable = *readings(first).first()?;
    let from = format!("{syllable}'");
    let words = lines_from(&from).flat_map(|(_, words)| entries(words));
    words.filter(|(_, word)| word.starts_with(first)).max_by_key(|(level, _)| *level).map(|(_, word)| word)
}

/// The words of exactly these syllables.
fn exact(split: &Split) -> impl Iterator<Item = &'static str> + use<> {
    let key = split.key();
    line(&key).into_iter().flat_map(entries).map(|(_, word)| word)
}

/// The words of syllables some of which are only begun, the most frequent first; then some that go on.
fn open(split: &Split) -> Vec<&'static str> {
    let parts = split.parts();
    let mut same: Vec<(char, &'static str)> = Vec::new();
    let mut longer: Vec<(char, &'static str)> = Vec::new();
    let complete = parts.iter().all(|part| matches!(part, Part::Whole(_)));
    if complete && parts.len() < 2 {
        return Vec::new();
    }
    for (key, words) in lines_from(&split.fixed()) {
        match fitting(parts, key) {
            Some(0) if !complete => same.extend(entries(words)),
            Some(more) if more > 0 && parts.len() > 1 => longer.extend(entries(words)),
            Some(_) | None => {}
        }
    }
    let ranked = |mut words: Vec<(char, &'static str)>, most: usize| {
        words.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        words.truncate(most);
        words
    };
    let all = ranked(same, OPEN_MAX).into_iter().chain(ranked(longer, LONGER_MAX));
    all.map(|(_, word)| word).collect()
}

/// How many syllables a line has beyond the parts it fits; `None` if it does not fit them.
fn fitting(parts: &[Part], key: &str) -> Option<usize> {
    let mut syllables = key.split('\'');
    for part in parts {
        let syllable = syllables.next()?;
        let fits = match part {
            Part::Whole(whole) => syllable == whole,
            Part::Begun(begun) => syllable.starts_with(begun.as_str()),
        };
        if !fits {
            return None;
        }
    }
    Some(syllables.count())
}

/// The words of a line, each with how frequent it is.
fn entries(words: &'static str) -> impl Iterator<Item = (char, &'static str)> {
    let starts = words.match_indices(|letter: char| letter.is_ascii_lowercase());
    starts.filter_map(|(at, level)| {
        let rest = words.get(at + 1..)?;
        let end = rest.find(|letter: char| letter.is_ascii()).unwrap_or(rest.len());
        Some((level.chars().next()?, rest.get(..end)?))
    })
}

/// The words of the line with exactly this key.
fn line(key: &str) -> Option<&'static str> {
    let (found, words) = lines_from(key).next()?;
    (found == key).then_some(words)
}

/// The lines whose keys begin with these letters.
fn lines_from(start: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let start = start.to_owned();
    let lines = DICTIONARY.get(place(&start)..).unwrap_or_default().lines();
    lines.take_while(move |line| line.starts_with(&start)).filter_map(|line| line.split_once('\t'))
}

/// Where the first line stands that does not come before these letters.
fn place(start: &str) -> usize {
    let bytes = DICTIONARY.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        // To the start of the line that `middle` is in.
        let before = bytes.get(..middle).unwrap_or_default();
        let line_at = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let rest = bytes.get(line_at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        if line < start.as_bytes() {
            low = line_at + length + 1;
        } else {
            high = line_at;
        }
    }
    low
}

/// Whether these letters are a syllable.
fn is_syllable(letters: &str) -> bool {
    line(letters).is_some()
}

/// Whether a syllable begins with these letters.
fn begins_syllable(letters: &str) -> bool {
    lines_from(letters).next().is_some()
}

#[cfg(test)]
mod tests;
