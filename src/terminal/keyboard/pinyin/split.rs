//! Splits letters into the syllables they may spell: `xinjiapo` is xin, jia and po; `fangan` is fang and an, or fan and
//! gan; `xjp` is three syllables that are only begun.

use super::{begins_syllable, is_syllable, line};

/// Ways that are kept at each place; more would only bring rarer ones.
const WAYS_MAX: usize = 4;
/// No syllable is longer.
const SYLLABLE_MAX: usize = 6;

/// A piece of the letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A whole syllable.
    Whole(String),
    /// The beginning of one: the last, or one of which only the initial is typed.
    Begun(String),
}

/// One way to split letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Split {
    parts: Vec<Part>,
    letters: usize,
    cost: u32,
}

impl Split {
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many letters it stands for.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// The key of the line with these syllables.
    pub(super) fn key(&self) -> String {
        self.parts.iter().map(Part::letters).collect::<Vec<_>>().join("'")
    }

    /// What every line that fits begins with: the syllables up to the first that is only begun, and its beginning.
    pub(super) fn fixed(&self) -> String {
        let begun = self.parts.iter().position(|part| matches!(part, Part::Begun(_)));
        let fixed = begun.map_or(self.parts.len(), |at| at + 1);
        self.parts.iter().take(fixed).map(Part::letters).collect::<Vec<_>>().join("'")
    }

    /// Only the first parts.
    pub(super) fn leading(&self, parts: usize) -> Self {
        let parts: Vec<Part> = self.parts.iter().take(parts).cloned().collect();
        let letters = parts.iter().map(|part| part.letters().len()).sum();
        Self { parts, letters, cost: 0 }
    }

    fn with(&self, part: Part, letters: usize, cost: u32) -> Self {
        let mut parts = self.parts.clone();
        parts.push(part);
        Self { parts, letters: self.letters + letters, cost: self.cost + cost }
    }

    /// How frequent the likeliest word of the whole is.
    fn level(&self) -> Option<char> {
        line(&self.key())?.chars().next()
    }
}

impl Part {
    fn letters(&self) -> &str {
        match self {
            Self::Whole(letters) | Self::Begun(letters) => letters,
        }
    }
}

/// The ways to split letters, the likeliest first: few syllables, and whole ones.
pub(super) fn splits(letters: &str) -> Vec<Split> {
    let mut ways: Vec<Vec<Split>> = vec![Vec::new(); letters.len() + 1];
    if let Some(first) = ways.first_mut() {
        first.push(Split::default());
    }
    for from in 0..letters.len() {
        let here = ways.get(from).cloned().unwrap_or_default();
        for to in from + 1..=(from + SYLLABLE_MAX).min(letters.len()) {
            if here.is_empty() {
                break;
            }
            let Some((part, cost)) = letters.get(from..to).and_then(|piece| part(piece, to == letters.len())) else {
                continue;
            };
            if let Some(there) = ways.get_mut(to) {
                there.extend(here.iter().map(|split| split.with(part.clone(), to - from, cost)));
                there.sort_by_key(|split| split.cost);
                there.truncate(WAYS_MAX);
            }
        }
    }
    let mut whole = ways.pop().unwrap_or_default();
    whole.sort_by_key(|split| (split.cost, std::cmp::Reverse(split.level())));
    whole
}

/// What a piece of the letters may be, and how unlikely that is.
fn part(piece: &str, last: bool) -> Option<(Part, u32)> {
    let bare = !piece.contains(['a', 'e', 'i', 'o', 'u', 'v']);
    // Who has no ü types u.
    let spelled = match piece {
        "lue" => "lve",
        "nue" => "nve",
        piece => piece,
    };
    if !bare && is_syllable(spelled) {
        return Some((Part::Whole(spelled.to_owned()), 10));
    }
    let initial = bare && (piece.len() == 1 || matches!(piece, "zh" | "ch" | "sh"));
    match (last, initial) {
        (true, _) if begins_syllable(piece) => Some((Part::Begun(piece.to_owned()), 15)),
        (false, true) if begins_syllable(piece) => Some((Part::Begun(piece.to_owned()), 30)),
        (true | false, _) => None,
    }
}
