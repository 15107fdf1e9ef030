//! The licences that do not apply, each with the reason, so that a citizen can see that nothing was forgotten.

use journey::{Verdict, Visit};

use crate::page::{Kind, Page, Row};
use crate::screen::{Turn, Window, World, row};

/// Which part of the list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of licences.
    Turn(Turn),
    /// Back to the result.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Back to the result.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Turn(turn) => self.window.turn(turn),
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let result = visit.result();
        let not = result.licences.iter().filter(|it| it.verdict == Verdict::Not);
        let rows: Vec<Row<Message>> = not
            .filter_map(|it| world.catalogue.licence(&it.licence))
            .map(|licence| {
                let mut row = row(format!("licence-{}", licence.id), world.told(&licence.title));
                row.chip = Some(world.chip(&licence.agency));
                row.detail = Some(world.told(&licence.not_because).into());
                row
            })
            .collect();
        let part = self.window.of(&rows, crate::screen::lower(world.rows, 1));
        Page::new("not-applying")
            .heading(world.with("not-applying-heading", &[("count", rows.len().into())]))
            .paragraph("text", world.words("not-applying-text"))
            .with("licences", Kind::Rows(part.shown.to_vec()))
            .turns(world, &part, Message::Turn)
            .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
    }
}
