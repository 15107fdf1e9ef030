//! The keyboard for Chinese: Latin letters that spell a sound, and above them the characters and words it may mean.

use super::{Candidates, Maker, pinyin};
use crate::editor::Stroke;
use crate::page::{BlockId, Key, Words};

/// How much room a page of candidates has, in tenths of a key.
const ROOM: u16 = 80;
/// How many candidates a page has at most.
const SHOWN_MAX: usize = 8;

pub(super) fn rows<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, composed: &str) -> Vec<Vec<Key<M>>> {
    let letter = |letter: char| maker.named(&letter.to_string(), letter.to_string().into(), 10, Stroke::Spell(letter));
    let [first, second, mut third] =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(|row| row.chars().map(letter).collect::<Vec<_>>());
    third.push(maker.delete(20, if composed.is_empty() { Stroke::Erase } else { Stroke::Unspell }));
    vec![first, second, third]
}

pub(super) fn candidates<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, composed: &str, page: usize) -> Candidates<M> {
    let found = pinyin::candidates(composed);
    let pages = paged(&found);
    let page = page.min(pages.len().saturating_sub(1));
    let (from, to) = pages.get(page).copied().unwrap_or_default();
    let shown = found.iter().enumerate().take(to).skip(from);
    let mut keys: Vec<Key<M>> = shown
        .map(|(at, candidate)| {
            let mut key = maker.named("", said(maker, candidate), width(candidate), Stroke::Choose(at));
            key.control.id = BlockId(format!("candidate-{}", at - from + 1));
            key
        })
        .collect();
    if page > 0 {
        keys.push(maker.named("earlier", maker.told("key-earlier", "key-earlier-spoken"), 10, Stroke::Earlier));
    }
    if page + 1 < pages.len() {
        keys.push(maker.named("later", maker.told("key-later", "key-later-spoken"), 10, Stroke::Later));
    }
    let says = match composed {
        "" => Words::new(maker.say.text("pinyin-hint")),
        letters => Words::new(letters).private(),
    };
    Candidates { id: BlockId("composed".to_owned()), composed: composed.to_owned(), says, keys }
}

/// How many pages of candidates letters have.
pub(super) fn pages(composed: &str) -> usize {
    paged(&pinyin::candidates(composed)).len()
}

/// From which candidate to which each page goes.
fn paged(found: &[pinyin::Candidate]) -> Vec<(usize, usize)> {
    let mut pages = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (at, candidate) in found.iter().enumerate() {
        let wide = width(candidate);
        if at > from && (used + wide > ROOM || at - from == SHOWN_MAX) {
            pages.push((from, at));
            (from, used) = (at, 0);
        }
        used += wide;
    }
    if from < found.len() {
        pages.push((from, found.len()));
    }
    pages
}

fn width(candidate: &pinyin::Candidate) -> u16 {
    let letters = u16::try_from(candidate.word.chars().count()).unwrap_or(ROOM);
    let each = if candidate.word.is_ascii() { 3 } else { 6 };
    (4 + letters.saturating_mul(each)).clamp(10, ROOM)
}

/// Many characters sound alike: one alone is spoken with a word it stands in.
fn said<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, candidate: &pinyin::Candidate) -> Words {
    match pinyin::word_with(&candidate.word) {
        Some(word) => {
            let letter = candidate.word.clone();
            let spoken = maker.say.with("candidate-in-word", &[("letter", letter.into()), ("word", word.into())]);
            Words::new(candidate.word.clone()).spoken_as(spoken)
        }
        None => Words::new(candidate.word.clone()),
    }
}
