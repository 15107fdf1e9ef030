//! What to bring: the documents that the agencies will want to see for what is chosen on the result, and what is applied
//! for elsewhere, to read and to print.
//! Nothing is stored for it.

use journey::Visit;

use crate::effect::{Going, Outcome, Printing};
use crate::page::{Kind, Page, Row};
use crate::screen::{Turn, Window, World, elsewhere, row};
use crate::sheet::Print;

/// Which part of the list is shown, and how its printing stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
    print: Print,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of documents.
    Turn(Turn),
    /// Prints the list.
    Print,
    /// Back to the result.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Print the list.
    Print,
    /// Back to the result.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Turn(turn) => self.window.turn(turn),
            Message::Print if self.print.ask() => return Action::Print,
            Message::Print => {}
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The printer has ended with the list.
    pub fn printed(&mut self, outcome: Outcome) {
        self.print.end(outcome);
    }

    /// The printer says how it goes.
    pub fn prints(&mut self, going: Going) {
        self.print.go(going);
    }

    /// How the printing stands, if it was asked for.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        self.print.printing()
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let documents = visit.documents();
        let asked = documents.iter().map(|asked| {
            let licence = world.catalogue.licence(&asked.licence);
            let id = format!("document-{}-{}", asked.licence, asked.document.id);
            let mut row: Row<Message> = row(id, world.told(&asked.document.label));
            row.chip = licence.map(|licence| world.chip(&licence.agency));
            row.detail = licence.map(|licence| world.told(&licence.title).into());
            row
        });
        let asked: Vec<Row<Message>> = asked.collect();
        let (wanted, elsewhere) = (asked.len(), elsewhere::rows(world, visit));
        let rows: Vec<Row<Message>> = asked.into_iter().chain(elsewhere).collect();
        let part = self.window.of(&rows, world.rows);
        let (asked, elsewhere) = part.shown.split_at(wanted.saturating_sub(part.before).min(part.shown.len()));
        let text = if wanted == 0 { "bring-nothing" } else { "bring-text" };
        let print = self.print.control(world, "bring-print", Message::Print).primary();
        let page = Page::new("bring")
            .heading(world.words("bring-heading"))
            .paragraph("text", world.words(text))
            .with_some("documents", (!asked.is_empty()).then(|| Kind::Rows(asked.to_vec())));
        elsewhere::section(world, page, elsewhere)
            .turns(world, &part, Message::Turn)
            .with_some("print", self.print.notice(world).map(Kind::Notice))
            .with("actions", Kind::Actions(vec![world.back(Message::Back), print]))
    }
}
