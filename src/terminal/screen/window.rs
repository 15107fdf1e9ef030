//! Long lists, a page at a time. A page says how many rows it showed; turning back leads to the very pages that were seen.

use crate::page::{Control, Page, State, Words};
use crate::screen::{Room, World, links_of};

/// Which part of a long list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// Where each page after the first begins, down to the one that is up.
    starts: Vec<usize>,
}

/// How a list is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// To what follows the so many rows that were shown.
    On(usize),
    /// To the page before.
    Back,
}

/// A part of a list.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a, T> {
    /// What is shown.
    pub shown: &'a [T],
    /// How many lie before.
    pub before: usize,
    /// How many lie after.
    pub after: usize,
}

impl Window {
    /// The part of the list that fits, and what lies outside. A list that has become shorter is shown from its beginning.
    #[must_use]
    pub fn of<'a, T>(&self, all: &'a [T], rows: usize) -> Part<'a, T> {
        let from = if self.from() < all.len() { self.from() } else { 0 };
        let to = from.saturating_add(rows).min(all.len());
        Part { shown: all.get(from..to).unwrap_or_default(), before: from, after: all.len() - to }
    }

    /// Shows another part.
    pub fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::On(shown) => self.starts.push(self.from().saturating_add(shown)),
            Turn::Back => {
                self.starts.pop();
            }
        }
    }

    fn from(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }
}

impl<T> Part<'_, T> {
    /// To what follows.
    #[must_use]
    pub fn on(&self) -> Turn {
        Turn::On(self.shown.len())
    }

    /// How many rows there are in all.
    #[must_use]
    pub fn all(&self) -> usize {
        self.before.saturating_add(self.shown.len()).saturating_add(self.after)
    }
}

impl<M> Page<M> {
    /// The controls that turn to the rest of a list, if there is any.
    #[must_use]
    pub fn turns<T>(self, world: &World<'_>, part: &Part<'_, T>, emits: impl Fn(Turn) -> M) -> Self {
        let more = world.with("more", &[("count", part.after.into())]);
        let earlier = world.words("earlier");
        self.turns_named(world, part, [earlier, more], emits)
    }

    /// The same, by names of their own: of what came before and of what follows. Both keep their places on every page, one
    /// of them at rest at either end, unless there is hardly room for one.
    #[must_use]
    pub fn turns_named<T>(
        mut self,
        world: &World<'_>,
        part: &Part<'_, T>,
        [earlier, more]: [Words; 2],
        emits: impl Fn(Turn) -> M,
    ) -> Self {
        self.before = part.before;
        let leads = |there: usize| if there > 0 { State::Ready } else { State::Disabled };
        let earlier = Control::new("earlier", earlier, emits(Turn::Back)).icon("chevron-up").state(leads(part.before));
        let more = Control::new("more", more, emits(part.on())).icon("chevron-down").state(leads(part.after));
        let is_shown = |control: &Control<M>| match world.room {
            Room::Ample | Room::Tight => part.before > 0 || part.after > 0,
            Room::Least => control.state == State::Ready,
        };
        let links = [earlier, more].into_iter().filter(is_shown).collect();
        self.with_some("turns", links_of(links))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_back_shows_the_pages_that_were_seen() {
        let all: Vec<usize> = (0..10).collect();
        let mut window = Window::default();
        let mut seen = Vec::new();
        // As many as found room on each page.
        for rows in [3, 1, 4] {
            let part = window.of(&all, rows);
            seen.push((part.shown.to_vec(), rows));
            window.turn(part.on());
        }
        assert_eq!(window.of(&all, 5).shown, [8, 9]);
        while let Some((shown, rows)) = seen.pop() {
            window.turn(Turn::Back);
            assert_eq!(window.of(&all, rows).shown, shown);
        }
        window.turn(Turn::Back);
        assert_eq!(window.of(&all, 2).before, 0, "before the first page there is none");
    }

    #[test]
    fn a_list_that_became_shorter_begins_anew() {
        let mut window = Window::default();
        window.turn(Turn::On(4));
        let part = window.of(&[1, 2, 3], 2);
        assert_eq!((part.shown, part.before, part.after, part.all()), (&[1, 2][..], 0, 1, 3));
        assert_eq!(window.of::<u8>(&[], 2).all(), 0);
    }
}
