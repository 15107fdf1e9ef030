//! What a key means on a page: it moves the focus, presses what has it, or types. It knows ids and messages and nothing
//! of visits.

use crate::keyboard::{Writing, towards};
use crate::page::ring::Key;
use crate::page::{Block, BlockId, Kind, Page, Shown, Weight};

/// The longest way to a character on the screen's keyboard: letters that lead elsewhere taken back, the other script,
/// a sound of six letters, and the pages of the characters that sound like it, twenty at most.
pub(crate) const STROKES_MAX: usize = 80;

/// What a key means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning<M> {
    /// The focus goes there.
    Moved(BlockId),
    /// Something is pressed.
    Pressed(M),
    /// A character for the field.
    Typed(char),
    /// Nothing here.
    Nothing,
}

/// One press on the way to a character.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stroke<M> {
    pub(crate) message: M,
    /// Whether this one writes the character.
    pub(crate) arrived: bool,
}

pub(crate) fn meaning<M: Clone>(page: &Page<M>, focus: Option<&BlockId>, key: Key) -> Meaning<M> {
    let pressed = |id: &str| page.press(id).map_or(Meaning::Nothing, Meaning::Pressed);
    match key {
        Key::Select => focus.map_or_else(|| entered(page), |id| pressed(&id.0)),
        Key::Back => pressed("back"),
        Key::Erase => pressed("key-delete"),
        Key::Character(character) => Meaning::Typed(character),
        Key::Next | Key::Previous | Key::Left | Key::Right | Key::Move => {
            page.moved(focus, key).map_or(Meaning::Nothing, Meaning::Moved)
        }
        Key::Read | Key::Voice(_) | Key::Headphones(_) | Key::Hide(_) => Meaning::Nothing,
    }
}

/// Whoever types on an attached keyboard without walking the page goes on with Enter, once something stands in the field.
fn entered<M: Clone>(page: &Page<M>) -> Meaning<M> {
    let is_typed = |block: &Block<M>| matches!(&block.kind, Kind::Field(field) if field.value != Shown::Empty);
    let spells = page.keyboard().and_then(|keyboard| keyboard.candidates.as_ref());
    let is_spelt = spells.is_none_or(|candidates| candidates.composed.is_empty());
    if !is_spelt || !page.blocks.iter().any(is_typed) {
        return Meaning::Nothing;
    }
    let way_on = page.controls().into_iter().find(|control| control.weight == Weight::Primary);
    way_on.and_then(|control| page.press(&control.id.0)).map_or(Meaning::Nothing, Meaning::Pressed)
}

/// The next press towards a character on the page's keyboard.
pub(crate) fn stroke_towards<M: Clone>(page: &Page<M>, character: char) -> Option<Stroke<M>> {
    let keyboard = page.keyboard()?;
    let spells = keyboard.writing == Writing::Pinyin && character.is_ascii_lowercase();
    let composing = keyboard.candidates.as_ref().is_some_and(|candidates| !candidates.composed.is_empty());
    let (id, arrived) = match character {
        // Whoever types on an attached keyboard spells as on the screen's, and picks with the space or a digit.
        letter if spells && page.press(&format!("key-{letter}")).is_some() => (format!("key-{letter}"), true),
        ' ' if composing => ("key-space".to_owned(), true),
        digit @ '1'..='8' if composing => (format!("candidate-{digit}"), true),
        other => {
            let step = towards::step(keyboard, other)?;
            (step.id, step.arrives)
        }
    };
    Some(Stroke { message: page.press(&id)?, arrived })
}
