//! Latin keyboards: words with diacritics and signs, e-mail addresses, and codes in capitals.

use super::{Breadth, Maker, narrow, signs};
use crate::editor::{Layer, Stroke};
use crate::page::Key;

/// Letters with diacritics: those of Europe's languages and the macrons of transliterations.
pub(super) const ACCENTS: [&str; 3] = ["áàâäãåāæçñß", "éèêëēóòôöõø", "íìîïúùûü"];

pub(super) fn rows<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth, layer: Layer) -> Vec<Vec<Key<M>>> {
    if breadth == Breadth::Narrow {
        return narrow::latin(maker, layer);
    }
    let [second, third, fourth] = match layer {
        Layer::Letters => ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        Layer::Accents => ACCENTS,
        Layer::Signs => return signs::rows(maker, breadth, super::Writing::Latin),
    };
    let mut last = vec![maker.shift(14)];
    last.extend(maker.letters(fourth));
    last.push(maker.delete(14, Stroke::Erase));
    vec![maker.letters("1234567890"), maker.letters(second), maker.letters(third), last]
}

pub(super) fn email<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth, layer: Layer) -> Vec<Vec<Key<M>>> {
    if breadth == Breadth::Narrow {
        return narrow::email(maker, layer);
    }
    let mut fourth = maker.letters("zxcvbnm");
    fourth.push(maker.delete(20, Stroke::Erase));
    let [first, second, third, last] = ["1234567890", "qwertyuiop", "asdfghjkl", "@.-_+"].map(|row| maker.letters(row));
    vec![first, second, third, fourth, last]
}

pub(super) fn code<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth) -> Vec<Vec<Key<M>>> {
    if breadth == Breadth::Narrow {
        return narrow::code(maker);
    }
    let mut fourth = maker.letters("zxcvbnm-");
    fourth.push(maker.delete(20, Stroke::Erase));
    let [first, second, third] = ["1234567890", "qwertyuiop", "asdfghjkl"].map(|row| maker.letters(row));
    vec![first, second, third, fourth]
}
