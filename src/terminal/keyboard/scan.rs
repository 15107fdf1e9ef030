//! A keyboard for two switches: one moves from row to row, the other goes into the row, then into a group of three or
//! four of its keys, then presses the key. With four rows of three groups of four keys a character takes at most eleven
//! moves and three selections. It knows keyboards as values; which device the switches are is not its concern.

use crate::page::{BlockId, Key, Keyboard, State};
use crate::words::Say;

/// The most keys in a group.
const GROUP_MAX: usize = 4;

/// How far the two switches have come. `at` is what the next selection takes; `None` before the first move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scan {
    /// Among the rows.
    Rows {
        /// Which row.
        at: Option<usize>,
    },
    /// Among the groups of a row.
    Groups {
        /// Which row.
        row: usize,
        /// Which group.
        at: Option<usize>,
    },
    /// Among the keys of a group.
    Keys {
        /// Which row.
        row: usize,
        /// Which group.
        group: usize,
        /// Which key.
        at: Option<usize>,
    },
}

/// What a move came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// It goes on there. After the last of a level it goes back up to where that level was entered.
    To(Scan),
    /// Past the last row: off the keyboard, to whatever comes next on the page.
    Out,
}

/// What a selection came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selected {
    /// It goes on there.
    Into(Scan),
    /// That key is pressed; the next character begins among the rows.
    Key(BlockId),
    /// Nothing has been moved to yet.
    Nothing,
}

impl Default for Scan {
    fn default() -> Self {
        Self::Rows { at: None }
    }
}

impl Scan {
    /// The first switch.
    #[must_use]
    pub fn moved<M>(self, keyboard: &Keyboard<M>) -> Moved {
        let rows = rows(keyboard);
        let to = match self {
            Self::Rows { at } => match next(at, rows.len()) {
                Some(at) => Self::Rows { at: Some(at) },
                None => return Moved::Out,
            },
            Self::Groups { row, at } => match next(at, groups(&rows, row).len()) {
                Some(at) => Self::Groups { row, at: Some(at) },
                None => Self::Rows { at: Some(row) },
            },
            Self::Keys { row, group, at } => match next(at, keys(&rows, row, group).len()) {
                Some(at) => Self::Keys { row, group, at: Some(at) },
                None if groups(&rows, row).len() > 1 => Self::Groups { row, at: Some(group) },
                None => Self::Rows { at: Some(row) },
            },
        };
        Moved::To(to)
    }

    /// The second switch.
    #[must_use]
    pub fn selected<M>(self, keyboard: &Keyboard<M>) -> Selected {
        let rows = rows(keyboard);
        let group = |row, group| match keys(&rows, row, group).as_slice() {
            // One key needs no choice.
            [only] => Selected::Key(only.control.id.clone()),
            [] => Selected::Nothing,
            [_, ..] => Selected::Into(Self::Keys { row, group, at: None }),
        };
        match self {
            Self::Rows { at: Some(row) } if groups(&rows, row).len() < 2 => group(row, 0),
            Self::Rows { at: Some(row) } => Selected::Into(Self::Groups { row, at: None }),
            Self::Groups { row, at: Some(at) } => group(row, at),
            Self::Keys { row, group, at: Some(at) } => {
                let keys = keys(&rows, row, group);
                keys.get(at).map_or(Selected::Nothing, |key| Selected::Key(key.control.id.clone()))
            }
            Self::Rows { at: None } | Self::Groups { at: None, .. } | Self::Keys { at: None, .. } => Selected::Nothing,
        }
    }

    /// The keys that are lit: a row, a group or one key; what has been entered stays lit until the first move in it.
    #[must_use]
    pub fn lit<M>(self, keyboard: &Keyboard<M>) -> Vec<BlockId> {
        let rows = rows(keyboard);
        self.among(&rows).into_iter().map(|key| key.control.id.clone()).collect()
    }

    /// What is spoken: "row 2: q to p", "q to r", "q".
    #[must_use]
    pub fn says<M>(self, keyboard: &Keyboard<M>, say: &Say<'_>) -> String {
        let rows = rows(keyboard);
        let lit = self.among(&rows);
        let (Some(first), Some(last)) = (lit.first(), lit.last()) else { return say.text("scan-begin") };
        let (first, last) = (first.control.label.speech(), last.control.label.speech());
        let range = match lit.len() {
            1 => first.to_owned(),
            _ => say.with("scan-range", &[("first", first.into()), ("last", last.into())]),
        };
        match self {
            Self::Rows { at: Some(row) } => {
                say.with("scan-row", &[("row", (row + 1).to_string().into()), ("keys", range.into())])
            }
            Self::Rows { at: None } | Self::Groups { .. } | Self::Keys { .. } => range,
        }
    }

    fn among<'a, M>(self, rows: &[Vec<&'a Key<M>>]) -> Vec<&'a Key<M>> {
        match self {
            Self::Rows { at: None } => Vec::new(),
            Self::Rows { at: Some(row) } | Self::Groups { row, at: None } => rows.get(row).cloned().unwrap_or_default(),
            Self::Groups { row, at: Some(group) } | Self::Keys { row, group, at: None } => keys(rows, row, group),
            Self::Keys { row, group, at: Some(at) } => keys(rows, row, group).get(at).copied().into_iter().collect(),
        }
    }
}

/// The next place of so many; `None` after the last.
fn next(at: Option<usize>, of: usize) -> Option<usize> {
    let next = at.map_or(0, |at| at + 1);
    (next < of).then_some(next)
}

/// The keys that can be pressed, row by row, candidates first.
fn rows<M>(keyboard: &Keyboard<M>) -> Vec<Vec<&Key<M>>> {
    let ready =
        |line: &'_ [Key<M>]| -> usize { line.iter().filter(|key| key.control.state != State::Disabled).count() };
    let lines = keyboard.lines().filter(|line| ready(line) > 0);
    lines.map(|line| line.iter().filter(|key| key.control.state != State::Disabled).collect()).collect()
}

/// A row in groups as even as may be, none larger than four.
fn groups<'a, M>(rows: &[Vec<&'a Key<M>>], row: usize) -> Vec<Vec<&'a Key<M>>> {
    let keys = rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let count = keys.len().div_ceil(GROUP_MAX);
    let bound = |group: usize| group * keys.len() / count.max(1);
    (0..count).map(|group| keys.get(bound(group)..bound(group + 1)).unwrap_or_default().to_vec()).collect()
}

fn keys<'a, M>(rows: &[Vec<&'a Key<M>>], row: usize, group: usize) -> Vec<&'a Key<M>> {
    groups(rows, row).into_iter().nth(group).unwrap_or_default()
}

#[cfg(test)]
mod tests;
