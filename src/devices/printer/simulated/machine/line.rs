//! A line of letters before it is printed, each at its place, and its words as text. It knows no paper.

use crate::printer::simulated::paper::Letter;
use crate::scribe::Ink;

/// More letters than any line holds; moving back and forth could set letters over letters for ever.
const LETTERS_MAX: usize = 1_024;
/// Dots across of all pictures in one line; more would fill the memory with what no paper is wide enough for.
const INSETS_DOTS_MAX: usize = 8_192;
/// Dots of one column of the text.
const COLUMN: usize = 12;

/// Letters and where each begins.
#[derive(Default)]
pub(super) struct Line {
    letters: Vec<(usize, Letter)>,
    insets: Vec<(usize, Ink)>,
    cursor: usize,
}

impl Line {
    pub(super) fn has_room(&self, letter: &Letter, width: usize) -> bool {
        self.letters.is_empty() || self.cursor + letter.cell.0 * letter.scale.0 <= width
    }

    pub(super) fn set(&mut self, letter: Letter, spacing: usize) {
        if self.letters.len() < LETTERS_MAX {
            self.letters.push((self.cursor, letter));
            self.cursor += (letter.cell.0 + spacing) * letter.scale.0;
        }
    }

    /// A picture among the letters; what does not fit the paper is cut off.
    pub(super) fn insert(&mut self, inset: Ink) {
        let (width, before) = (inset.width, self.insets.iter().map(|(_, inset)| inset.width).sum::<usize>());
        if self.insets.len() < LETTERS_MAX && before + width <= INSETS_DOTS_MAX {
            self.insets.push((self.cursor, inset));
            self.cursor += width;
        }
    }

    pub(super) fn insets(&self) -> &[(usize, Ink)] {
        &self.insets
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.insets.is_empty()
    }

    pub(super) fn move_to(&mut self, dots: usize) {
        self.cursor = dots;
    }

    pub(super) fn move_by(&mut self, dots: i16) {
        self.cursor = self.cursor.saturating_add_signed(isize::from(dots)).min(usize::from(u16::MAX));
    }

    pub(super) fn width(&self) -> usize {
        let letters = self.letters.iter().map(|(x, letter)| x + letter.cell.0 * letter.scale.0);
        letters.chain(self.insets.iter().map(|(x, inset)| x + inset.width)).max().unwrap_or(0)
    }

    pub(super) fn height(&self) -> usize {
        let letters = self.letters().map(|letter| letter.cell.1 * letter.scale.1);
        letters.chain(self.insets.iter().map(|(_, inset)| inset.height())).max().unwrap_or(0)
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.letters.iter().map(|(_, letter)| letter)
    }

    pub(super) fn placed(&self) -> &[(usize, Letter)] {
        &self.letters
    }

    /// The words as they stand in columns. Wide words are written once; what follows a wide gap ends where it ends on the
    /// paper, so that what stands at the right edge of the paper stands at the right edge of the text.
    pub(super) fn words(&self, left: usize) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        if self.insets.is_empty() && self.letters().all(|letter| letter.character == '─') {
            return Some("─".repeat(self.width() / COLUMN));
        }
        let mut words = " ".repeat(left / COLUMN);
        let mut columns = words.len();
        for (place, group) in self.groups().into_iter().enumerate() {
            let gap = match place {
                0 if group.jumps => group.begin / COLUMN,
                0 => group.blanks,
                _ => group
                    .blanks
                    .max(usize::from(group.jumps))
                    .max(((left + group.end) / COLUMN).saturating_sub(columns + group.columns)),
            };
            words.push_str(&" ".repeat(gap));
            words.push_str(&group.words);
            columns += gap + group.columns;
        }
        Some(words)
    }

    /// Words with no more than one blank between two, and what is between groups.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.pictured().into_iter().collect();
        let at_left = self.insets.first().is_some_and(|(x, _)| self.letters.first().is_none_or(|(first, _)| x < first));
        let written = self.written();
        if at_left {
            groups.extend(written);
            return groups;
        }
        written.into_iter().chain(groups).collect()
    }

    /// All that is drawn in the line, as one mark.
    fn pictured(&self) -> Option<Group> {
        let (first, _) = self.insets.first()?;
        let (last, inset) = self.insets.last()?;
        let (width, height) = (last + inset.width - first, inset.height());
        let words = format!("[picture {width}x{height}]");
        let columns = words.len();
        Some(Group { begin: *first, jumps: true, blanks: 1, words, columns, end: last + inset.width })
    }

    fn written(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let (mut end, mut blanks) = (0, 0);
        for (x, letter) in &self.letters {
            let jumps = *x > end + letter.cell.0 * letter.scale.0;
            end = x + letter.cell.0 * letter.scale.0;
            if letter.character == ' ' && !jumps {
                blanks += 1;
                continue;
            }
            match groups.last_mut().filter(|_| blanks < 2 && !jumps) {
                Some(group) => {
                    group.words.extend(std::iter::repeat_n(' ', blanks));
                    group.columns += blanks;
                }
                None => groups.push(Group { begin: *x, jumps, blanks, ..Group::default() }),
            }
            if let Some(group) = groups.last_mut() {
                group.words.push(letter.character);
                group.columns += letter.cell.0.div_ceil(COLUMN);
                group.end = end;
            }
            blanks = 0;
        }
        groups
    }
}

#[derive(Default)]
struct Group {
    /// Dot where it begins.
    begin: usize,
    /// Whether it was moved there.
    jumps: bool,
    /// Blanks before it.
    blanks: usize,
    words: String,
    /// Columns of the text.
    columns: usize,
    /// Dot behind it.
    end: usize,
}
