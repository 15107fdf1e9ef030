//! The Arabic keyboard: the letters where Arabic keyboards on glass have them, eleven to a row, and the forms of hamza as keys of their own. It runs
//! left to right as every keyboard does.

use super::{Breadth, Maker, narrow};
use crate::editor::Stroke;
use crate::page::Key;

const ROWS: [&str; 4] = ["أإآؤئء", "ضصثقفغعهخحج", "شسيبلاتنمكط", "ذرىةوزظد"];

/// The alphabet in rows of eight. It runs from right to left as Arabic is read, though the keyboard does not.
const ALPHABET: [&str; 5] = ["دخحجثتبا", "طضصشسزرذ", "ملكقفغعظ", "أءةىيوهن", "ئؤآإ"];

pub(super) fn rows<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth) -> Vec<Vec<Key<M>>> {
    if breadth == Breadth::Narrow {
        return narrow::broken(maker, ALPHABET.iter().flat_map(|row| maker.letters(row)).collect());
    }
    let [first, second, third, mut fourth] = ROWS.map(|row| maker.letters(row));
    fourth.push(maker.delete(22, Stroke::Erase));
    vec![first, second, third, fourth]
}

/// Whether this keyboard can write a letter.
pub(super) fn writes(letter: char) -> bool {
    ROWS.iter().any(|row| row.contains(letter))
}
