//! Where an application stands, by the reference on its receipt; and the receipt once more, marked as a copy.

use domain::Reference;

use crate::editor::{Editor, Layout, Stroke};
use crate::effect::{Delivery, Outcome, Stored};
use crate::notice;
use crate::page::{Control, Field, Kind, Notice, Page, Shown, State as Stand, Tone};
use crate::screen::{Window, World, submitted};
use crate::words;

/// The search for an application.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    editor: Editor,
    at: At,
    window: Window,
}

/// How far the search has come.
#[derive(Debug, Clone, PartialEq)]
enum At {
    Typing(Wrong),
    Looking,
    Found(Stored, Print),
}

/// What was wrong with the last attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    /// No reference is spelled like that.
    Mistyped,
    /// This terminal does not know it.
    Unknown,
}

/// How a copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Print {
    NotAsked,
    Underway,
    Ended(Outcome),
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// More agencies.
    More,
    /// Earlier agencies.
    Earlier,
    /// A key.
    Struck(Stroke),
    /// Touched the field.
    FieldPressed,
    /// Looks it up.
    Continue,
    /// Prints a copy.
    PrintAgain,
    /// Finishes.
    Finish,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Look it up.
    LookUp(Reference),
    /// Print a copy.
    Print(Reference),
    /// End the visit.
    Finish,
    /// Back to the start.
    Back,
}

impl Default for State {
    fn default() -> Self {
        Self { editor: Editor::new(Layout::Code, ""), at: At::Typing(Wrong::Nothing), window: Window::default() }
    }
}

impl State {
    /// The store has answered.
    pub fn found(&mut self, found: Option<Stored>) {
        self.at = match found {
            Some(stored) => At::Found(stored, Print::NotAsked),
            None => At::Typing(Wrong::Unknown),
        };
    }

    /// The printer has ended.
    pub fn printed(&mut self, outcome: Outcome) {
        if let At::Found(_, print) = &mut self.at {
            *print = Print::Ended(outcome);
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: Vec<Delivery>) {
        if let At::Found(stored, _) = &mut self.at {
            stored.rows = rows;
        }
    }

    /// Whether the printer is still at it.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        matches!(self.at, At::Found(_, Print::Underway))
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message, rows: usize) -> Action {
        match (message, &mut self.at) {
            (Message::More, _) => {
                self.window.forward(rows);
                Action::None
            }
            (Message::Earlier, _) => {
                self.window.backward(rows);
                Action::None
            }
            (Message::Struck(stroke), At::Typing(_)) => {
                self.editor.strike(stroke);
                self.at = At::Typing(Wrong::Nothing);
                Action::None
            }
            (Message::Continue, At::Typing(_)) => match self.editor.text().parse::<Reference>() {
                Ok(reference) => {
                    self.at = At::Looking;
                    Action::LookUp(reference)
                }
                Err(_) => {
                    self.at = At::Typing(Wrong::Mistyped);
                    Action::None
                }
            },
            (Message::PrintAgain, At::Found(stored, print)) if *print != Print::Underway => {
                *print = Print::Underway;
                Action::Print(stored.reference)
            }
            (Message::Finish, _) => Action::Finish,
            (Message::Back, At::Found(..)) => {
                *self = Self::default();
                Action::None
            }
            (Message::Back, At::Typing(_) | At::Looking) => Action::Back,
            (Message::Struck(_) | Message::FieldPressed | Message::Continue | Message::PrintAgain, _) => Action::None,
        }
    }

    /// The page: the field, or what was found.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        match &self.at {
            At::Typing(wrong) => self.typing(world, *wrong, Stand::Ready),
            At::Looking => self.typing(world, Wrong::Nothing, Stand::Disabled),
            At::Found(stored, print) => found(world, stored, *print, &self.window),
        }
    }

    fn typing(&self, world: &World<'_>, wrong: Wrong, ready: Stand) -> Page<Message> {
        let problem = match wrong {
            Wrong::Nothing => None,
            Wrong::Mistyped => Some(world.words("status-mistyped")),
            Wrong::Unknown => Some(world.words("status-unknown")),
        };
        let summary = problem.clone().map(|text| {
            Kind::Notice(Notice { tone: Tone::Stop, title: world.words("problem-heading"), text: Some(text) })
        });
        let value = if self.editor.text().is_empty() { Shown::Empty } else { Shown::Plain(self.editor.shown()) };
        let field = Field {
            label: world.words("reference-label"),
            value,
            state: Stand::Selected,
            problem,
            edit: Message::FieldPressed,
        };
        Page::new("status")
            .with_some("problem", summary)
            .heading(world.words("status-heading"))
            .paragraph("text", world.words("status-text"))
            .with("field-reference", Kind::Field(field))
            .with("keyboard", Kind::Keyboard(self.editor.keyboard(&world.say, Message::Struck)))
            .with(
                "actions",
                Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Continue).state(ready)]),
            )
    }
}

fn found(world: &World<'_>, stored: &Stored, print: Print, window: &Window) -> Page<Message> {
    let as_of = world.with("as-of", &[("time", world.say.moment(world.now, world.zone).into())]);
    let submitted_at = world.with("submitted-at", &[("time", world.say.moment(stored.at, world.zone).into())]);
    let mut heading = words::reference(&stored.reference);
    heading = crate::page::Words::new(world.say.with("status-found", &[("reference", heading.shown.into())]))
        .spoken_as(world.say.with("status-found", &[("reference", heading.spoken.unwrap_or_default().into())]));
    let copy = Control::new("print-again", world.words("print-again"), Message::PrintAgain)
        .icon("printer")
        .state(if print == Print::Underway { Stand::Disabled } else { Stand::Ready });
    let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
    let notice = match print {
        Print::NotAsked => None,
        Print::Underway => Some(notice::for_print(world, None)),
        Print::Ended(outcome) => Some(notice::for_print(world, Some(outcome))),
    };
    let rows = submitted::delivery_rows(world, &stored.rows);
    let part = window.of(&rows, world.rows);
    Page::new("found")
        .heading(heading)
        .paragraph("submitted-at", submitted_at)
        .with("agencies", Kind::Rows(part.shown.to_vec()))
        .with_some("turns", part.turns(world, Message::More, Message::Earlier))
        .paragraph("as-of", as_of)
        .with_some("print", notice.map(Kind::Notice))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), copy, finish]))
}
