//! Where an application stands, by the reference on its receipt; and the receipt once more, marked as a copy.

use domain::{Claim, ReceiptSecret, Reference, Timestamp};

use crate::editor::{Editor, Layout, Stroke};
use crate::effect::{Delivery, Elsewhere, Going, Lookup, Outcome, Printing, Stored};
use crate::notice;
use crate::page::{Control, Field, Kind, Notice, Page, Shown, State as Stand, Tone};
use crate::screen::scanned::{self, Presented};
use crate::screen::{Room, Turn, Window, World, links_of, submitted};
use crate::sheet;
use crate::sheet::standing::Known;
use crate::standing::{Fault, Standing};

/// The search for an application.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    editor: Editor,
    /// The reference, once it is typed; then the check code beside it is asked for.
    reference: Option<Reference>,
    at: At,
    window: Window,
    /// The paper that says where the application stands.
    slip: sheet::Print,
}

/// How far the search has come.
#[derive(Debug, Clone, PartialEq)]
enum At {
    Typing(Wrong),
    /// A receipt was scanned: what it proves is said first.
    Presented(Box<Presented>),
    Looking,
    /// With the copy that is or was printed.
    Found(Stored, Option<Printing>),
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

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of agencies.
    Turn(Turn),
    /// A key.
    Struck(Stroke),
    /// Touched the field.
    FieldPressed,
    /// Looks it up.
    Continue,
    /// Prints a copy.
    PrintAgain,
    /// Prints where it stands.
    PrintStanding,
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
    /// Print where it stands.
    PrintStanding(Reference),
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
            slip: sheet::Print::NotAsked,
        }
    }
}

impl State {
    /// A receipt was scanned.
    #[must_use]
    pub fn presented(receipt: Presented) -> Self {
        Self { at: At::Presented(Box::new(receipt)), ..Self::default() }
    }

    /// What the scanned receipt proves, while that is said; for a tour.
    #[must_use]
    pub(crate) fn proof(&self) -> Option<&scanned::Proof> {
        if let At::Presented(receipt) = &self.at { Some(&receipt.proof) } else { None }
    }

    /// Whether the store or the printer is at it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.at == At::Looking || self.printing().is_some_and(Printing::is_underway)
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
            Lookup::Found(stored) => At::Found(stored.clone(), None),
            Lookup::Elsewhere(elsewhere) => At::Elsewhere(elsewhere.clone()),
            Lookup::Unknown => At::Typing(Wrong::Unknown),
            Lookup::LineDown => At::Typing(Wrong::LineDown),
            Lookup::Wait { .. } | Lookup::Spent => At::Typing(Wrong::TooOften),
        };
    }

    /// Whether that is the application that was found here.
    #[must_use]
    pub fn has_found(&self, reference: Reference) -> bool {
        matches!(&self.at, At::Found(stored, _) if stored.reference == reference)
    }

    /// The printer has ended with that receipt.
    pub fn printed(&mut self, reference: Reference, outcome: Outcome) {
        if let At::Found(stored, print) = &mut self.at
            && stored.reference == reference
        {
            *print = Some(Printing::Ended(outcome));
        }
    }

    /// The printer says how that receipt goes.
    pub fn prints(&mut self, reference: Reference, going: Going) {
        if let At::Found(stored, Some(print)) = &mut self.at
            && stored.reference == reference
        {
            print.go(going);
        }
    }

    /// The printer says how the paper goes that says where that application stands.
    pub fn standing_prints(&mut self, reference: Reference, going: Going) {
        if self.known(Timestamp::UNIX_EPOCH).is_some_and(|known| *known.reference == reference) {
            self.slip.go(going);
        }
    }

    /// What is known of the application that is up.
    #[must_use]
    pub fn known(&self, now: Timestamp) -> Option<Known<'_>> {
        match &self.at {
            At::Found(Stored { reference, rows, .. }, _) => Some(Known { reference, at: now, rows }),
            At::Elsewhere(Elsewhere { reference, at, rows }) => Some(Known { reference, at: *at, rows }),
            At::Typing(_) | At::Presented(_) | At::Looking => None,
        }
    }

    /// The printer has ended with the paper that says where that application stands.
    pub fn standing_printed(&mut self, reference: Reference, outcome: Outcome) {
        if self.known(Timestamp::UNIX_EPOCH).is_some_and(|known| *known.reference == reference) {
            self.slip.end(outcome);
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: &[Delivery]) {
        if let At::Found(stored, _) = &mut self.at {
            stored.rows = rows.to_vec();
        }
    }

    /// How the paper stands that was asked for last, if one was.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        let copy = if let At::Found(_, print) = self.at { print } else { None };
        copy.or(self.slip.printing())
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        let is_printing = self.printing().is_some_and(Printing::is_underway);
        match (message, &mut self.at) {
            (Message::Turn(turn), _) => {
                self.window.turn(turn);
                Action::None
            }
            (Message::Struck(stroke), At::Typing(_)) => {
                self.editor.strike(stroke);
                self.at = At::Typing(Wrong::Nothing);
                Action::None
            }
            (Message::Continue, At::Typing(_)) => self.go_on(),
            (Message::Continue, At::Presented(receipt)) => {
                let claim = receipt.claim.clone();
                *self = Self { reference: Some(claim.reference), at: At::Looking, ..Self::default() };
                Action::LookUp(claim)
            }
            // One paper at a time, and one truth about it on the page.
            (Message::PrintAgain | Message::PrintStanding, _) if is_printing => Action::None,
            (Message::PrintStanding, at) => {
                let reference = match at {
                    At::Found(stored, print) => {
                        *print = None;
                        stored.reference
                    }
                    At::Elsewhere(there) => there.reference,
                    At::Typing(_) | At::Presented(_) | At::Looking => return Action::None,
                };
                self.slip.ask();
                Action::PrintStanding(reference)
            }
            (Message::PrintAgain, At::Found(stored, print)) => {
                (*print, self.slip) = (Some(Printing::Underway(Going::On)), sheet::Print::NotAsked);
                Action::Print(stored.reference)
            }
            (Message::Finish, _) => Action::Finish,
            (Message::Back, At::Found(..) | At::Elsewhere(_) | At::Presented(_)) => {
                *self = Self::default();
                Action::None
            }
            (Message::Back, At::Typing(_) | At::Looking) if self.reference.is_some() => {
                *self = Self::default();
                Action::None
            }
            (Message::Back, At::Typing(_) | At::Looking) => Action::Back,
            (Message::PrintAgain | Message::Struck(_) | Message::FieldPressed | Message::Continue, _) => Action::None,
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
            At::Presented(receipt) => scanned::receipt(world, receipt, &self.window),
            At::Looking => self.typing(world, Wrong::Nothing, Stand::Disabled),
            At::Found(stored, print) => found(world, stored, (*print, self.slip), &self.window),
            At::Elsewhere(there) => elsewhere(world, there, self.slip, &self.window),
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
fn elsewhere(world: &World<'_>, there: &Elsewhere, slip: sheet::Print, window: &Window) -> Page<Message> {
    let rows = submitted::delivery_rows(world, &there.rows);
    let part = window.of(&rows, world.rows);
    let (title, text) = (world.words("found-elsewhere"), Some(world.words("found-elsewhere-text")));
    let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
    Page::new("found-elsewhere")
        .heading(world.say.around("status-found", "reference", &world.say.reference(&there.reference)))
        .with("agencies", Kind::Rows(part.shown.to_vec()))
        .turns(world, &part, Message::Turn)
        .paragraph("as-of", world.say.around("as-of", "time", &world.say.moment_words(there.at, world.zone)))
        .with("elsewhere", Kind::Notice(Notice { tone: Tone::Calm, title, text }))
        .with_some("print", slip.notice(world).map(Kind::Notice))
        .with_some("links", links_of(vec![slip.control(world, "status-print", Message::PrintStanding)]))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), finish]))
}

fn found(
    world: &World<'_>,
    stored: &Stored,
    (print, slip): (Option<Printing>, sheet::Print),
    window: &Window,
) -> Page<Message> {
    let is_offline = matches!(world.standing, Standing::Degraded(faults) if faults.contains(&Fault::Line));
    let as_of = if is_offline {
        world.words("as-of-offline")
    } else {
        world.say.around("as-of", "time", &world.say.moment_words(world.now, world.zone))
    };
    let submitted_at = world.say.around("submitted-at", "time", &world.say.moment_words(stored.at, world.zone));
    let heading = world.say.around("status-found", "reference", &world.say.reference(&stored.reference));
    let is_printing = print.or(slip.printing()).is_some_and(Printing::is_underway);
    let copy = Control::new("print-again", world.words("print-again"), Message::PrintAgain)
        .icon("printer")
        .state(if is_printing { Stand::Disabled } else { Stand::Ready });
    let standing = slip.control(world, "status-print", Message::PrintStanding);
    let standing = standing.state(if is_printing { Stand::Disabled } else { Stand::Ready });
    let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
    let notice = match print {
        None => slip.notice(world),
        Some(print) => Some(notice::for_print(world, print)),
    };
    let rows = submitted::delivery_rows(world, &stored.rows);
    let part = window.of(&rows, world.rows);
    Page::new("found")
        .heading(heading)
        .paragraph("submitted-at", submitted_at)
        .with("agencies", Kind::Rows(part.shown.to_vec()))
        .turns(world, &part, Message::Turn)
        .paragraph("as-of", as_of)
        .with_some("print", notice.map(Kind::Notice))
        .with_some("links", links_of(vec![standing]))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), copy, finish]))
}
