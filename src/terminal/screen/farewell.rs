//! The end of a visit: what the citizen thought of it, asked once, and goodbye. The reference stays readable until the
//! visit is wiped. A face is counted by the day; nothing that tells who pressed it, or when, is kept.

use domain::Reference;
use domain::feedback::{Face, Occasion};

use crate::effect::{Delivery, Going, Handing, Outcome, Printing};
use crate::notice;
use crate::page::{Control, Kind, Page};
use crate::screen::submitted::{self, Sheets};
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

    /// How the print of the receipt stands, if there is one.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        self.done.as_ref().map(|done| done.printing())
    }

    /// The printer says how that receipt goes.
    pub fn prints(&mut self, reference: Reference, going: Going) {
        if let Some(done) = &mut self.done {
            done.prints(reference, going);
        }
    }

    /// The printer has ended with that receipt.
    pub fn printed(&mut self, reference: Reference, outcome: Outcome) {
        if let Some(done) = &mut self.done {
            done.printed(reference, outcome);
        }
    }

    /// The page printer has said whether it has the pages.
    pub fn handed(&mut self, reference: Reference, handing: Handing) {
        if let Some(done) = &mut self.done {
            done.handed(reference, handing);
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
    pub fn page(&self, world: &World<'_>, closes_in_secs: Option<u32>) -> Page<Message> {
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
        self.kept(world, page).with_some("closing", closing).with("actions", Kind::Actions(actions))
    }

    /// What the citizen takes along and has still to do, and the printer's true state as long as nothing has come out.
    fn kept(&self, world: &World<'_>, page: Page<Message>) -> Page<Message> {
        let Some(done) = &self.done else { return page };
        let print = match done.printing() {
            Printing::Ended(Outcome::Printed) => None,
            print @ (Printing::Underway(_) | Printing::Ended(Outcome::Unknown | Outcome::Failed(_))) => {
                Some(notice::for_print(world, print))
            }
        };
        let pages = match done.pages() {
            Sheets::Ended(Handing::Taken) | Sheets::NotAsked => None,
            Sheets::Underway => Some(notice::for_pages(world, None)),
            Sheets::Ended(handing) => Some(notice::for_pages(world, Some(handing))),
        };
        page.with("reference", done.reference(world))
            .with_some("owed", done.owed(world).map(Kind::Notice))
            .with_some("print", print.map(Kind::Notice))
            .with_some("pages", pages.map(Kind::Notice))
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
