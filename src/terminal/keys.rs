//! What a key means on a page: it moves the focus, presses what has it, or types. It knows ids and messages and nothing
//! of visits.

use crate::editor;
use crate::page::ring::Key;
use crate::page::{BlockId, Kind, Page};

/// The longest way to a character on the screen's keyboard: back to the letters, shift, the letter, and one spare.
pub(crate) const STROKES_MAX: usize = 4;

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
        Key::Select => focus.map_or(Meaning::Nothing, |id| pressed(&id.0)),
        Key::Back => pressed("back"),
        Key::Erase => pressed("key-delete"),
        Key::Character(character) => Meaning::Typed(character),
        Key::Next | Key::Previous | Key::Left | Key::Right | Key::Move => {
            page.moved(focus, key).map_or(Meaning::Nothing, Meaning::Moved)
        }
        Key::Read | Key::Voice(_) => Meaning::Nothing,
    }
}

/// The next press towards a character on the page's keyboard.
pub(crate) fn stroke_towards<M: Clone>(page: &Page<M>, character: char) -> Option<Stroke<M>> {
    let keyboard = page.blocks.iter().find_map(|block| {
        let Kind::Keyboard(keyboard) = &block.kind else { return None };
        Some(keyboard)
    })?;
    let id = editor::key_towards(keyboard, character)?;
    let message = page.press(&id)?;
    let label = keyboard.rows.iter().flatten().find(|key| key.control.id.0 == id)?.control.label.shown.clone();
    Some(Stroke { message, arrived: id == "key-space" || label == character.to_string() })
}
