//! The keyboard for Chinese: Latin letters that spell a sound, and above them the characters and words it may mean.

use super::{Breadth, Candidates, Maker, pinyin};
use crate::editor::Stroke;
use crate::page::{BlockId, Key, Words};

/// The keys to earlier and later candidates, in tenths of a key.
const TURNS: u16 = 20;
/// How many candidates a page has at most.
const SHOWN_MAX: usize = 8;

pub(super) fn rows<M>(maker: &Maker<'_, impl Fn(Stroke) -> M>, breadth: Breadth, composed: &str) -> Vec<Vec<Key<M>>> {
    let letter = |letter: char| maker.named(&letter.to_string(), letter.to_string().into(), 10, Stroke::Spell(letter));
    let (rows, delete) = match breadth {
        Breadth::Wide => (["qwertyuiop", "asdfghjkl", "zxcvbnm"].as_slice(), 20),
        Breadth::Narrow => (["abcdefgh", "ijklmnop", "qrstuvwx", "yz"].as_slice(), 15),
    };
    let mut rows: Vec<Vec<Key<M>>> = rows.iter().map(|row| row.chars().map(letter).collect()).collect();
    let delete = maker.delete(delete, if composed.is_empty() { Stroke::Erase } else { Stroke::Unspell });
    if let Some(last) = rows.last_mut() {
        last.push(delete);
    }
    rows
}

pub(super) fn candidates<M>(
    maker: &Maker<'_, impl Fn(Stroke) -> M>,
    breadth: Breadth,
    composed: &str,
    page: usize,
) -> Candidates<M> {
    let found = pinyin::candidates(composed);
    let pages = paged(&found, breadth);
    let page = page.min(pages.len().saturating_sub(1));
    let (from, to) = pages.get(page).copied().unwrap_or_default();
    let room = breadth.tenths() - TURNS;
    let shown = found.iter().enumerate().take(to).skip(from);
    let mut keys: Vec<Key<M>> = shown
        .map(|(at, candidate)| {
            let mut key = maker.named("", said(maker, candidate), width(candidate, room), Stroke::Choose(at));
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

/// Which candidate stands first on a page; past the last page, on that.
pub(super) fn first(composed: &str, breadth: Breadth, page: usize) -> usize {
    let pages = paged(&pinyin::candidates(composed), breadth);
    pages.get(page).or(pages.last()).map_or(0, |(from, _)| *from)
}

/// How many pages of candidates letters have at most.
pub(super) fn pages(composed: &str) -> usize {
    paged(&pinyin::candidates(composed), Breadth::Narrow).len()
}

/// From which candidate to which each page goes.
fn paged(found: &[pinyin::Candidate], breadth: Breadth) -> Vec<(usize, usize)> {
    let room = breadth.tenths() - TURNS;
    let mut pages = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (at, candidate) in found.iter().enumerate() {
        let wide = width(candidate, room);
        if at > from && (used + wide > room || at - from == SHOWN_MAX) {
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

fn width(candidate: &pinyin::Candidate, room: u16) -> u16 {
    let letters = u16::try_from(candidate.word.chars().count()).unwrap_or(room);
    let each = if candidate.word.is_ascii() { 3 } else { 6 };
    (4 + letters.saturating_mul(each)).clamp(10, room)
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
