//! The end of a visit: what the citizen thought of it, asked once, and goodbye. The reference stays readable until the
//! visit is wiped. A face is counted by the day; nothing that tells who pressed it, or when, is kept.

use domain::feedback::{Face, Occasion};
use domain::{Reference, TerminalId};

use crate::effect::{Delivery, Outcome};
use crate::notice;
use crate::page::{Control, Kind, Page};
use crate::screen::submitted;
use crate::screen::{World, cards_of};

/// A visit that ends.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What was stored, if anything was.
    done: Option<Box<submitted::State>>,
    asked: Asked,
}

/// Whether the citizen was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// They are being asked.
    #[default]
    Now,
    /// They have answered, or gone on without.
    Already,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Says how it went.
    Face(Face),
    /// Returns to what is stored.
    Back,
    /// Finishes.
    Finish,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Count a face.
    Count(Occasion, Face),
    /// Back to what is stored.
    Back(Box<submitted::State>),
    /// Nothing.
    None,
    /// End the visit.
    Finish,
}

impl State {
    /// A visit ends; somebody who was asked already is not asked twice.
    #[must_use]
    pub fn new(done: Option<Box<submitted::State>>, asked: Asked) -> Self {
        Self { done, asked }
    }

    /// Whether the printer is still at it.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        self.done.as_ref().is_some_and(|done| done.is_printing())
    }

    /// The printer has ended with that receipt.
    pub fn printed(&mut self, reference: Reference, outcome: Outcome) {
        if let Some(done) = &mut self.done {
            done.printed(reference, outcome);
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: &[Delivery]) {
        if let Some(done) = &mut self.done {
            done.delivered(rows);
        }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Face(face) => match std::mem::replace(&mut self.asked, Asked::Already) {
                Asked::Now => {
                    Action::Count(if self.done.is_some() { Occasion::Submitted } else { Occasion::Other }, face)
                }
                Asked::Already => Action::None,
            },
            Message::Back => self.done.take().map_or(Action::None, Action::Back),
            Message::Finish => Action::Finish,
        }
    }

    /// The page, with the seconds until it closes by itself when few are left.
    #[must_use]
    pub fn page(&self, world: &World<'_>, terminal: &TerminalId, closes_in_secs: Option<u32>) -> Page<Message> {
        let closing = closes_in_secs.map(|secs| Kind::Paragraph(world.with("closes-in", &[("count", secs.into())])));
        let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
        let mut actions = vec![finish];
        if self.done.is_some() {
            actions.insert(0, world.back(Message::Back));
        }
        let page = match self.asked {
            Asked::Now => Page::new("feedback")
                .heading(world.words("feedback-heading"))
                .paragraph("text", world.words("feedback-text"))
                .with("faces", faces(world)),
            Asked::Already => Page::new("goodbye")
                .heading(world.words("goodbye-heading"))
                .paragraph("text", world.words("goodbye-text")),
        };
        self.kept(world, terminal, page).with_some("closing", closing).with("actions", Kind::Actions(actions))
    }

    /// What the citizen takes along, and the printer's true state as long as nothing has come out.
    fn kept(&self, world: &World<'_>, terminal: &TerminalId, page: Page<Message>) -> Page<Message> {
        let Some(done) = &self.done else { return page };
        let print = match done.print() {
            Some(Outcome::Printed) => None,
            print @ (None | Some(Outcome::Unknown | Outcome::Failed(_))) => Some(notice::for_print(world, print)),
        };
        page.with("reference", done.reference(world, terminal)).with_some("print", print.map(Kind::Notice))
    }
}

fn faces(world: &World<'_>) -> Kind<Message> {
    let icon = |face| match face {
        Face::Good => "smile",
        Face::Fair => "meh",
        Face::Poor => "frown",
    };
    let control = |face: Face| {
        Control::new(format!("face-{face}"), world.words(&format!("feedback-{face}")), Message::Face(face))
            .icon(icon(face))
    };
    cards_of(Face::ALL.into_iter().map(control).collect())
}
