//! The focus ring: one order over everything on a page that can be read or pressed. It always goes round, so no item is
//! a trap; it knows keys and ids, and neither pixels nor words.

use super::{BlockId, Kind, Page};

/// What a keypad, a keyboard or a switch asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// Down, or Tab: the next item; within the on-screen keyboard the row below.
    Next,
    /// Up, or Shift and Tab: the item before; within the on-screen keyboard the row above.
    Previous,
    /// Left: the key to the left, or what the item says again.
    Left,
    /// Right: the key to the right, or more about the item.
    Right,
    /// Enter or the keypad's middle: press what has the focus.
    Select,
    /// The first of two switches: the next item, key by key.
    Move,
    /// Escape or the keypad's own: one page back.
    Back,
    /// Read the page aloud, or stop: F5, or `5` on the keypad where no field is being filled.
    Read,
    /// Louder, softer, faster, slower.
    Voice(Voice),
    /// A character typed on an attached keyboard.
    Character(char),
    /// Rub out the last character.
    Erase,
    /// Headphones were plugged in or out; a keypad with a socket tells it like a key.
    Headphones(Plug),
    /// A function key that may hide the screen and show it again; which of them does is a setting.
    Hide(Function),
}

impl Key {
    /// Whether it begins a visit at a terminal that nobody uses. A key that is used to go back, to write or to hide does
    /// not, nor one of the voice: it is struck once too often, or by somebody who cleans.
    #[must_use]
    pub fn begins(self) -> bool {
        match self {
            Self::Next | Self::Previous | Self::Left | Self::Right | Self::Select | Self::Move | Self::Read => true,
            Self::Headphones(Plug::In) => true,
            Self::Back | Self::Voice(_) | Self::Character(_) | Self::Erase | Self::Hide(_) => false,
            Self::Headphones(Plug::Out) => false,
        }
    }
}

/// A function key that nothing else is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// F3.
    F3,
    /// F4.
    F4,
    /// F12.
    F12,
}

/// What happened to the headphones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plug {
    /// They are in: the citizen alone listens.
    In,
    /// They are out.
    Out,
}

/// A step of the voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Volume up.
    Louder,
    /// Volume down.
    Softer,
    /// Rate up.
    Faster,
    /// Rate down.
    Slower,
}

impl<M> Page<M> {
    /// Where the focus stands when the page opens: what does not fit, else its heading, else its first item.
    #[must_use]
    pub fn first_focus(&self) -> Option<BlockId> {
        let heading = self.blocks.iter().find(|block| matches!(block.kind, Kind::Heading(_)));
        let heading = || heading.map(|block| block.id.clone());
        self.faulty().or_else(heading).or_else(|| self.items().into_iter().next().map(|item| item.id))
    }

    /// The first field or choice with a problem.
    #[must_use]
    pub fn faulty(&self) -> Option<BlockId> {
        let field = |kind: &Kind<M>| matches!(kind, Kind::Field(field) if field.problem.is_some());
        let choice = |kind: &Kind<M>| matches!(kind, Kind::Choices(choices) if choices.problem.is_some());
        self.blocks.iter().find(|block| field(&block.kind) || choice(&block.kind)).map(|block| block.id.clone())
    }

    /// Where a key moves the focus; `None` if that key does not move it here.
    #[must_use]
    pub fn moved(&self, focus: Option<&BlockId>, key: Key) -> Option<BlockId> {
        let Some(focus) = focus else { return self.first_focus() };
        match key {
            Key::Next => self.by_rows(focus, Way::On),
            Key::Previous => self.by_rows(focus, Way::Back),
            Key::Move => self.neighbour(focus, Way::On),
            Key::Left => self.along_row(focus, Way::Back),
            Key::Right => self.along_row(focus, Way::On),
            Key::Select | Key::Back | Key::Read | Key::Voice(_) | Key::Character(_) | Key::Erase => None,
            Key::Headphones(_) | Key::Hide(_) => None,
        }
    }

    /// The next or previous item of all, going round at the ends.
    fn neighbour(&self, focus: &BlockId, way: Way) -> Option<BlockId> {
        let ids: Vec<BlockId> = self.items().into_iter().map(|item| item.id).collect();
        match ids.iter().position(|id| id == focus) {
            Some(at) => ids.get(way.step(at, ids.len())).cloned(),
            None => self.first_focus(),
        }
    }

    /// As `neighbour`, but a keyboard counts as so many rows, not so many keys.
    fn by_rows(&self, focus: &BlockId, way: Way) -> Option<BlockId> {
        let rows = self.key_rows();
        let found =
            rows.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|id| id == focus)?)));
        let Some((row, column)) = found else {
            let next = self.neighbour(focus, way)?;
            return match rows.iter().any(|keys| keys.contains(&next)) {
                true => way.edge(&rows).and_then(|keys| keys.first()).cloned(),
                false => Some(next),
            };
        };
        match way.from(row).and_then(|row| rows.get(row)) {
            Some(keys) => keys.get(column.min(keys.len().saturating_sub(1))).cloned(),
            None => {
                let edge = match way {
                    Way::On => rows.last().and_then(|keys| keys.last()),
                    Way::Back => rows.first().and_then(|keys| keys.first()),
                };
                self.neighbour(edge?, way)
            }
        }
    }

    /// The key to the left or right in the same row, going round.
    fn along_row(&self, focus: &BlockId, way: Way) -> Option<BlockId> {
        let rows = self.key_rows();
        let keys = rows.iter().find(|keys| keys.contains(focus))?;
        let at = keys.iter().position(|id| id == focus)?;
        keys.get(way.step(at, keys.len())).cloned()
    }

    fn key_rows(&self) -> Vec<Vec<BlockId>> {
        self.keyboard()
            .into_iter()
            .flat_map(|keyboard| keyboard.lines())
            .map(|keys| keys.iter().map(|key| key.control.id.clone()).collect())
            .collect()
    }
}

#[derive(Clone, Copy)]
enum Way {
    On,
    Back,
}

impl Way {
    fn step(self, at: usize, len: usize) -> usize {
        match self {
            Self::On if at + 1 >= len => 0,
            Self::On => at + 1,
            Self::Back => at.checked_sub(1).unwrap_or(len.saturating_sub(1)),
        }
    }

    fn from(self, row: usize) -> Option<usize> {
        match self {
            Self::On => row.checked_add(1),
            Self::Back => row.checked_sub(1),
        }
    }

    /// The row one enters first, going this way.
    fn edge(self, rows: &[Vec<BlockId>]) -> Option<&Vec<BlockId>> {
        match self {
            Self::On => rows.first(),
            Self::Back => rows.last(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Control, Keyboard};
    use super::*;

    fn typing() -> Page<()> {
        let key = |id: &str| super::super::Key { control: Control::new(id, id, ()), tenths: 10 };
        let rows = vec![vec![key("q"), key("w"), key("e")], vec![key("a"), key("s")]];
        Page::new("typing")
            .heading("What is your name?")
            .with("keyboard", Kind::Keyboard(Keyboard::of(rows)))
            .with("actions", Kind::Actions(vec![Control::new("back", "Back", ()), Control::new("on", "Continue", ())]))
    }

    fn walk(page: &Page<()>, from: &str, key: Key) -> String {
        page.moved(Some(&BlockId(from.into())), key).map(|id| id.0).unwrap_or_default()
    }

    #[test]
    fn focus_starts_on_the_heading_and_goes_round() {
        let page = typing();
        assert_eq!(page.first_focus(), Some(BlockId("heading".into())));
        assert_eq!(walk(&page, "heading", Key::Previous), "on");
        assert_eq!(walk(&page, "on", Key::Next), "heading");
    }

    #[test]
    fn one_switch_reaches_every_item() {
        let page = typing();
        let mut seen = Vec::new();
        let mut focus = page.first_focus();
        while let Some(id) = focus.filter(|id| !seen.contains(id)) {
            focus = page.moved(Some(&id), Key::Move);
            seen.push(id);
        }
        assert_eq!(seen.len(), page.items().len());
    }

    #[test]
    fn a_keyboard_is_walked_by_rows_and_left_at_both_ends() {
        let page = typing();
        assert_eq!(walk(&page, "heading", Key::Next), "q");
        assert_eq!(walk(&page, "e", Key::Next), "s");
        assert_eq!(walk(&page, "s", Key::Next), "back");
        assert_eq!(walk(&page, "back", Key::Previous), "a");
        assert_eq!(walk(&page, "w", Key::Previous), "heading");
        assert_eq!(walk(&page, "e", Key::Right), "q");
        assert_eq!(walk(&page, "heading", Key::Right), "");
    }

    #[test]
    fn a_focus_that_is_gone_begins_again_at_the_heading() {
        assert_eq!(walk(&typing(), "of another page", Key::Next), "heading");
    }
}
