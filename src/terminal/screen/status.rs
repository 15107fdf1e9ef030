//! Where an application stands, by the reference on its receipt; and the receipt once more, marked as a copy.

use domain::{Claim, ReceiptSecret, Reference};

use crate::editor::{Editor, Layout, Stroke};
use crate::effect::{Delivery, Elsewhere, Lookup, Outcome, Stored};
use crate::notice;
use crate::page::{Control, Field, Kind, Notice, Page, Shown, State as Stand, Tone};
use crate::screen::{Room, Window, World, submitted};
use crate::standing::{Fault, Standing};

/// The search for an application.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    editor: Editor,
    /// The reference, once it is typed; then the check code beside it is asked for.
    reference: Option<Reference>,
    at: At,
    window: Window,
}

/// How far the search has come.
#[derive(Debug, Clone, PartialEq)]
enum At {
    Typing(Wrong),
    Looking,
    Found(Stored, Print),
    /// Another terminal's: seen, and not to be printed here.
    Elsewhere(Elsewhere),
}

/// What was wrong with the last attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    /// No reference, or no check code, is spelled like that.
    Mistyped,
    /// Nobody knows the two together.
    Unknown,
    /// This terminal does not know the two together, and cannot ask.
    LineDown,
    /// Too many tries.
    TooOften,
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
    LookUp(Claim),
    /// Print a copy.
    Print(Reference),
    /// End the visit.
    Finish,
    /// Back to the start.
    Back,
}

impl Default for State {
    fn default() -> Self {
        Self {
            editor: Editor::new(Layout::Code, ""),
            reference: None,
            at: At::Typing(Wrong::Nothing),
            window: Window::default(),
        }
    }
}

impl State {
    /// A receipt was scanned and is being looked for.
    #[must_use]
    pub fn looking(reference: Reference) -> Self {
        Self { reference: Some(reference), at: At::Looking, ..Self::default() }
    }

    /// Whether the store or the printer is at it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.at == At::Looking || self.is_printing()
    }

    /// The store has answered.
    pub fn found(&mut self, found: &Lookup) {
        let of = match found {
            Lookup::Found(stored) => Some(stored.reference),
            Lookup::Elsewhere(elsewhere) => Some(elsewhere.reference),
            Lookup::Unknown | Lookup::LineDown | Lookup::Wait { .. } | Lookup::Spent => self.reference,
        };
        // Whoever went back meanwhile asks for something else, or for nothing.
        if self.at != At::Looking || of != self.reference {
            return;
        }
        self.at = match found {
            Lookup::Found(stored) => At::Found(stored.clone(), Print::NotAsked),
            Lookup::Elsewhere(elsewhere) => At::Elsewhere(elsewhere.clone()),
            Lookup::Unknown => At::Typing(Wrong::Unknown),
            Lookup::LineDown => At::Typing(Wrong::LineDown),
            Lookup::Wait { .. } | Lookup::Spent => At::Typing(Wrong::TooOften),
        };
    }

    /// The printer has ended with that receipt.
    pub fn printed(&mut self, reference: Reference, outcome: Outcome) {
        if let At::Found(stored, print) = &mut self.at
            && stored.reference == reference
        {
            *print = Print::Ended(outcome);
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: &[Delivery]) {
        if let At::Found(stored, _) = &mut self.at {
            stored.rows = rows.to_vec();
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
            (Message::Continue, At::Typing(_)) => self.go_on(),
            (Message::PrintAgain, At::Found(stored, print)) if *print != Print::Underway => {
                *print = Print::Underway;
                Action::Print(stored.reference)
            }
            (Message::Finish, _) => Action::Finish,
            (Message::Back, At::Found(..) | At::Elsewhere(_)) => {
                *self = Self::default();
                Action::None
            }
            (Message::Back, At::Typing(_) | At::Looking) if self.reference.is_some() => {
                *self = Self::default();
                Action::None
            }
            (Message::Back, At::Typing(_) | At::Looking) => Action::Back,
            (Message::Struck(_) | Message::FieldPressed | Message::Continue | Message::PrintAgain, _) => Action::None,
        }
    }

    /// Takes the reference and asks for the check code, or takes that and looks both up.
    fn go_on(&mut self) -> Action {
        let typed = self.editor.text();
        match (self.reference, typed.parse::<Reference>(), typed.parse::<ReceiptSecret>()) {
            (None, Ok(reference), _) => {
                *self = Self { reference: Some(reference), ..Self::default() };
                Action::None
            }
            (Some(reference), _, Ok(secret)) => {
                self.at = At::Looking;
                Action::LookUp(Claim { reference, secret })
            }
            (None, Err(_), _) | (Some(_), _, Err(_)) => {
                self.at = At::Typing(Wrong::Mistyped);
                Action::None
            }
        }
    }

    /// The page: the field, or what was found.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        match &self.at {
            At::Typing(wrong) => self.typing(world, *wrong, Stand::Ready),
            At::Looking => self.typing(world, Wrong::Nothing, Stand::Disabled),
            At::Found(stored, print) => found(world, stored, *print, &self.window),
            At::Elsewhere(there) => elsewhere(world, there, &self.window),
        }
    }

    fn typing(&self, world: &World<'_>, wrong: Wrong, ready: Stand) -> Page<Message> {
        let problem = match wrong {
            Wrong::Nothing => None,
            Wrong::Mistyped if self.reference.is_some() => Some(world.words("status-secret-mistyped")),
            Wrong::Mistyped => Some(world.words("status-mistyped")),
            Wrong::Unknown => Some(world.words("status-unknown")),
            Wrong::LineDown => Some(world.words("status-line-down")),
            Wrong::TooOften => Some(world.words("status-wait")),
        };
        let summary = problem.clone().map(|text| {
            Kind::Notice(Notice { tone: Tone::Stop, title: world.words("problem-heading"), text: Some(text) })
        });
        let asking = (self.at == At::Looking).then(|| {
            let text = Some(world.words("status-asking-text"));
            Kind::Notice(Notice { tone: Tone::Calm, title: world.words("status-asking"), text })
        });
        let value = if self.editor.text().is_empty() { Shown::Empty } else { Shown::Plain(self.editor.shown()) };
        let field = Field {
            label: world.words(if self.reference.is_some() { "status-secret-field" } else { "reference-label" }),
            value,
            unit: None,
            state: Stand::Selected,
            problem,
            edit: Message::FieldPressed,
        };
        let (id, heading, text, name) = match self.reference {
            None => ("status", "status-heading", "status-text", "field-reference"),
            Some(_) => ("status-secret", "status-secret-heading", "status-secret-text", "field-secret"),
        };
        // What is wrong matters more than where the code stands.
        let is_short = world.room != Room::Ample && wrong != Wrong::Nothing;
        let text = (!is_short).then(|| Kind::Paragraph(world.words(text)));
        Page::new(id)
            .with_some("problem", summary)
            .with_some("asking", asking)
            .heading(world.words(heading))
            .with_some("text", text)
            .with(name, Kind::Field(field))
            .with("keyboard", Kind::Keyboard(self.editor.keyboard(world.breadth, &world.say, Message::Struck)))
            .with(
                "actions",
                Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Continue).state(ready)]),
            )
    }
}

/// What the gateway knows. There is nothing to print: the receipt is where it was printed.
fn elsewhere(world: &World<'_>, there: &Elsewhere, window: &Window) -> Page<Message> {
    let rows = submitted::delivery_rows(world, &there.rows);
    let part = window.of(&rows, world.rows);
    let (title, text) = (world.words("found-elsewhere"), Some(world.words("found-elsewhere-text")));
    let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
    Page::new("found-elsewhere")
        .heading(world.say.around("status-found", "reference", &world.say.reference(&there.reference)))
        .with("agencies", Kind::Rows(part.shown.to_vec()))
        .with_some("turns", part.turns(world, Message::More, Message::Earlier))
        .paragraph("as-of", world.say.around("as-of", "time", &world.say.moment_words(there.at, world.zone)))
        .with("elsewhere", Kind::Notice(Notice { tone: Tone::Calm, title, text }))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), finish]))
}

fn found(world: &World<'_>, stored: &Stored, print: Print, window: &Window) -> Page<Message> {
    let is_offline = matches!(world.standing, Standing::Degraded(faults) if faults.contains(&Fault::Line));
    let as_of = if is_offline {
        world.words("as-of-offline")
    } else {
        world.say.around("as-of", "time", &world.say.moment_words(world.now, world.zone))
    };
    let submitted_at = world.say.around("submitted-at", "time", &world.say.moment_words(stored.at, world.zone));
    let heading = world.say.around("status-found", "reference", &world.say.reference(&stored.reference));
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
