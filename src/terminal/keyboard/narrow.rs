//! Keyboards for screens on which ten keys of a finger's size find no room abreast: rows of eight, letters in the order of
//! their alphabet, digits on a layer with the signs. Whoever knows no keyboard finds a letter there, which cannot be said
//! of familiar rows broken in two.

use super::{Breadth, Maker, Up, Writing, latin, layers, signs};
use crate::editor::{Layer, Stroke};
use crate::page::Key;

/// Letters in a row.
const ABREAST: usize = 8;

const ALPHABET: [&str; 3] = ["abcdefgh", "ijklmnop", "qrstuvwx"];

pub(super) fn latin<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, layer: Layer) -> Vec<Vec<Key<M>>> {
    match layer {
        Layer::Letters => {
            let mut last = vec![maker.shift(20)];
            last.extend(maker.letters("yz-."));
            last.push(maker.delete(20, Stroke::Erase));
            ALPHABET.iter().map(|row| maker.letters(row)).chain([last]).collect()
        }
        Layer::Accents => {
            let mut rows = chunked(latin::ACCENTS.iter().flat_map(|row| maker.letters(row)).collect());
            let mut last = rows.pop().unwrap_or_default();
            // The last letter goes into the row below, where `close` finds it.
            let over = last.pop();
            last.insert(0, maker.shift(14));
            last.push(maker.delete(16, Stroke::Erase));
            rows.extend([last, over.into_iter().collect()]);
            rows
        }
        Layer::Signs => signs(maker, Writing::Latin),
    }
}

/// An e-mail address: its signs stand with the letters, digits and rare signs on the other layer.
pub(super) fn email<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, layer: Layer) -> Vec<Vec<Key<M>>> {
    let wide = |row: &str| row.chars().map(|sign| Key { tenths: 20, ..maker.letter(sign) }).collect::<Vec<_>>();
    let (mut rows, mut last): (Vec<_>, _) = match layer {
        Layer::Letters | Layer::Accents => {
            let mut last = vec![maker.digits(14)];
            last.extend(maker.letters("yz@.-"));
            (ALPHABET.iter().map(|row| maker.letters(row)).collect(), last)
        }
        Layer::Signs => {
            let mut last = vec![maker.layer(Layer::Letters, Writing::Latin, 34)];
            last.extend(maker.letters("@.-"));
            (["1234", "5678", "90_+"].map(wide).into(), last)
        }
    };
    last.push(maker.delete(16, Stroke::Erase));
    rows.push(last);
    rows
}

/// Codes mix letters and digits, so both are up.
pub(super) fn code<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>) -> Vec<Vec<Key<M>>> {
    let mut last = maker.letters("7890-");
    last.push(maker.delete(30, Stroke::Erase));
    ALPHABET.iter().chain(&["yz123456"]).map(|row| maker.letters(row)).chain([last]).collect()
}

pub(super) fn signs<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, writing: Writing) -> Vec<Vec<Key<M>>> {
    let mut rows = chunked(signs::of(writing).iter().flat_map(|row| maker.letters(row)).collect());
    rows.iter_mut().last().into_iter().for_each(|row| row.push(maker.delete(14, Stroke::Erase)));
    rows
}

/// Letters in rows of eight, and the key that takes the last one back.
pub(super) fn broken<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, letters: Vec<Key<M>>) -> Vec<Vec<Key<M>>> {
    let mut rows = chunked(letters);
    rows.iter_mut().last().into_iter().for_each(|row| row.push(maker.delete(20, Stroke::Erase)));
    rows
}

fn chunked<M>(keys: Vec<Key<M>>) -> Vec<Vec<Key<M>>> {
    let mut keys = keys.into_iter();
    std::iter::from_fn(|| Some(keys.by_ref().take(ABREAST).collect::<Vec<_>>()).filter(|row| !row.is_empty())).collect()
}

/// What a citizen wants most, in a row of its own under the letters, or in the last row where there is room: there are
/// screens with no room for a sixth.
pub(super) fn close<M>(
    up: &Up<'_>,
    maker: &Maker<'_, impl Fn(Stroke) -> M>,
    (writing, other): (Writing, Option<Writing>),
    rows: &mut Vec<Vec<Key<M>>>,
) {
    let row = match (up.layer, writing) {
        // The Tamil word for the space is too long for the last row of signs.
        (Layer::Signs, Writing::Tamil) => {
            spaced(up, maker, writing, vec![maker.layer(Layer::Letters, writing, 17)], None)
        }
        (Layer::Signs, Writing::Latin | Writing::Pinyin | Writing::Arabic) => {
            let mut row = rows.pop().unwrap_or_default();
            let delete = row.pop();
            let letters = if row.len() > 3 { 13 } else { 16 };
            row.insert(0, maker.layer(Layer::Letters, writing, letters));
            spaced(up, maker, writing, row, delete)
        }
        (Layer::Accents, Writing::Latin) => {
            let mut row = vec![maker.layer(Layer::Letters, writing, 17)];
            row.extend(rows.pop().into_iter().flatten());
            row.push(maker.digits(17));
            spaced(up, maker, writing, row, None)
        }
        (Layer::Letters | Layer::Accents, Writing::Pinyin) => {
            let mut letters = rows.pop().unwrap_or_default();
            let delete = letters.pop();
            let mut row: Vec<Key<M>> = other.map(|other| maker.other(other, 15)).into_iter().collect();
            row.push(maker.digits(15));
            row.extend(letters);
            spaced(up, maker, writing, row, delete)
        }
        (Layer::Letters, Writing::Latin) => {
            let mut row: Vec<Key<M>> = other.map(|other| maker.other(other, 17)).into_iter().collect();
            row.extend(layers(writing).iter().map(|layer| match layer {
                Layer::Signs => maker.digits(17),
                Layer::Letters | Layer::Accents => maker.layer(*layer, writing, 17),
            }));
            spaced(up, maker, writing, row, None)
        }
        (Layer::Letters | Layer::Accents, Writing::Tamil | Writing::Arabic) => {
            let [before, after] = signs::nearest(writing).map(|row| maker.letters(row));
            let mut row: Vec<Key<M>> = other.map(|other| maker.other(other, 17)).into_iter().collect();
            row.push(maker.digits(17));
            row.extend(before);
            spaced(up, maker, writing, row, after)
        }
    };
    rows.push(row);
}

/// A row with a space as wide as the row has room for, and what stands after it.
fn spaced<M>(
    up: &Up<'_>,
    maker: &Maker<'_, impl Fn(Stroke) -> M>,
    writing: Writing,
    mut row: Vec<Key<M>>,
    after: impl IntoIterator<Item = Key<M>>,
) -> Vec<Key<M>> {
    let after: Vec<Key<M>> = after.into_iter().collect();
    let used: u16 = row.iter().chain(&after).map(|key| key.tenths).sum();
    row.push(maker.space(up, writing, Breadth::Narrow.tenths().saturating_sub(used).max(10)));
    row.extend(after);
    row
}
