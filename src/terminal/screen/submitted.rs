//! After the store has taken the applications: the reference, the truth about each agency, and the printer's true state.
//! None of the citizen's answers is left by then.

use domain::TerminalId;

use crate::effect::{Delivery, Outcome, Progress as Sent, Stored};
use crate::notice;
use crate::page::{Control, Kind, Notice, Page, Row, State as Stand, Tone};
use crate::receipt;
use crate::screen::{Window, World, row};
use crate::words;

/// An application that is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    stored: Stored,
    /// How the print ended; `None` while it goes on.
    print: Option<Outcome>,
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// More agencies.
    More,
    /// Earlier agencies.
    Earlier,
    /// Prints a copy.
    PrintAgain,
    /// Finishes.
    Finish,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Print a copy.
    Print,
    /// End the visit.
    Finish,
}

impl State {
    /// Opens with what the store took; the receipt is being printed.
    #[must_use]
    pub fn new(stored: Stored) -> Self {
        Self { stored, print: None, window: Window::default() }
    }

    /// What is stored.
    #[must_use]
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Whether the printer is still at it.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        self.print.is_none()
    }

    /// The printer has ended.
    pub fn printed(&mut self, outcome: Outcome) {
        self.print = Some(outcome);
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: Vec<Delivery>) {
        for news in rows {
            if let Some(row) = self.stored.rows.iter_mut().find(|row| row.agency == news.agency) {
                row.state = news.state;
            }
        }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message, rows: usize) -> Action {
        match message {
            Message::More => {
                self.window.forward(rows);
                Action::None
            }
            Message::Earlier => {
                self.window.backward(rows);
                Action::None
            }
            Message::PrintAgain if self.is_printing() => Action::None,
            Message::PrintAgain => {
                self.print = None;
                Action::Print
            }
            Message::Finish => Action::Finish,
        }
    }

    /// The page, with the seconds until it closes by itself when few are left.
    #[must_use]
    pub fn page(&self, world: &World<'_>, terminal: &TerminalId, closes_in_secs: Option<u32>) -> Page<Message> {
        let say = &world.say;
        let on_the_way = self.stored.rows.iter().filter(|row| is_away(&row.state)).count();
        let text = match (on_the_way, self.stored.rows.len()) {
            (0, _) => world.words("submitted-waiting"),
            (away, all) if away == all => world.words("submitted-all"),
            (away, _) => world.with("submitted-some", &[("count", away.into())]),
        };
        let rows = delivery_rows(world, &self.stored.rows);
        let part = self.window.of(&rows, world.rows);
        let print_again = Control::new("print-again", world.words("print-again"), Message::PrintAgain)
            .icon("printer")
            .state(if self.is_printing() { Stand::Disabled } else { Stand::Ready });
        let finish = Control::new("finish", world.words("finish"), Message::Finish).icon("log-out").primary();
        let closing = closes_in_secs.map(|secs| Kind::Paragraph(world.with("closes-in", &[("count", secs.into())])));
        Page::new("submitted")
            .heading(world.words("submitted-heading"))
            .with(
                "stored",
                Kind::Notice(Notice { tone: Tone::Good, title: world.words("submitted-stored"), text: Some(text) }),
            )
            .with(
                "reference",
                Kind::Reference {
                    label: world.words("reference-label"),
                    value: words::reference(&self.stored.reference),
                    detail: say.moment(self.stored.at, world.zone).into(),
                    qr: receipt::code(&self.stored.reference, terminal),
                },
            )
            .with("agencies", Kind::Rows(part.shown.to_vec()))
            .with_some("turns", part.turns(world, Message::More, Message::Earlier))
            .with("print", Kind::Notice(notice::for_print(world, self.print)))
            .with_some("closing", closing)
            .with("actions", Kind::Actions(vec![print_again, finish]))
    }
}

fn is_away(state: &Sent) -> bool {
    match state {
        Sent::Delivered { .. } | Sent::Received { .. } => true,
        Sent::Stored | Sent::Rejected { .. } | Sent::Held => false,
    }
}

/// The truth about each agency, a row each.
#[must_use]
pub fn delivery_rows<M>(world: &World<'_>, deliveries: &[Delivery]) -> Vec<Row<M>> {
    let delivery_row = |delivery: &Delivery| {
        let chip = world.chip(&delivery.agency);
        let mut row = row(format!("agency-{}", delivery.agency), chip.says.clone());
        row.chip = Some(chip);
        row.detail = Some(receipt::standing(&world.say, &delivery.state, world.zone).into());
        (row.tone, row.mark) = match delivery.state {
            Sent::Stored => (Tone::Warn, Some("clock")),
            Sent::Delivered { .. } | Sent::Received { .. } => (Tone::Good, Some("check")),
            Sent::Rejected { .. } | Sent::Held => (Tone::Stop, Some("circle-alert")),
        };
        row
    };
    deliveries.iter().map(delivery_row).collect()
}
