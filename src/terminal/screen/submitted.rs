//! After the store has taken the applications: the reference, the truth about each agency, and the printer's true state.
//! None of the citizen's answers is left by then.

use domain::application::Action as Wanted;
use domain::{LicenceId, Reference};
use journey::Visit;

use crate::effect::{Delivery, Going, Handing, Outcome, Printing, Progress as Sent, Stored, Taken};
use crate::notice;
use crate::page::qr::QrCode;
use crate::page::{Control, Kind, Notice, Page, Row, State as Stand, Tone, Words};
use crate::receipt;
use crate::screen::owed::Owed;
use crate::screen::{Room, Turn, Window, World, links_of, row, titled};
use crate::standing::Pages;
use crate::words::own;

/// An application that is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    stored: Stored,
    /// The code on the receipt, encoded once: the page is made anew whenever anything is heard.
    code: Option<QrCode>,
    /// What was asked for, where that is not a new licence.
    asked: Vec<(Wanted, LicenceId)>,
    owed: Owed,
    print: Printing,
    pages: Sheets,
    window: Window,
}

/// How far the pages of the whole application are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheets {
    /// Nobody has asked for them.
    #[default]
    NotAsked,
    /// They are on their way to the page printer.
    Underway,
    /// That is over.
    Ended(Handing),
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of agencies.
    Turn(Turn),
    /// Prints a copy.
    PrintAgain,
    /// Prints the whole application.
    PrintPages,
    /// Goes on to the end of the visit.
    Continue,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Print a copy.
    Print,
    /// Print the whole application.
    PrintPages,
    /// On to the end of the visit.
    Part,
}

impl State {
    /// Opens with what the store took; the receipt is being printed.
    #[must_use]
    pub fn new(taken: Taken, asked: Vec<(Wanted, LicenceId)>, owed: Owed) -> Self {
        let Taken { stored, code } = taken;
        let code = QrCode::new(&own(&code).shown);
        let print = Printing::Underway(Going::On);
        Self { stored, code, asked, owed, print, pages: Sheets::NotAsked, window: Window::default() }
    }

    /// What is stored.
    #[must_use]
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// What is left to do, in words.
    #[must_use]
    pub fn owed(&self, world: &World<'_>) -> Option<Notice> {
        self.owed.told(world)
    }

    /// Check code and time on one line, where the page has no room for another.
    fn both(&self, world: &World<'_>, moment: &Words) -> Words {
        let secret = world.say.secret("secret-shown", &self.stored.secret);
        let shown = format!("{} · {}", secret.shown, moment.shown);
        Words::new(shown).spoken_as(format!("{}. {}", secret.speech(), moment.speech())).private()
    }

    /// How far the pages of the whole application are.
    #[must_use]
    pub fn pages(&self) -> Sheets {
        self.pages
    }

    /// The page printer has said whether it has the pages.
    pub fn handed(&mut self, reference: Reference, handing: Handing) {
        if reference == self.stored.reference {
            self.pages = Sheets::Ended(handing);
        }
    }

    /// The printer has ended with that receipt.
    pub fn printed(&mut self, reference: Reference, outcome: Outcome) {
        if reference == self.stored.reference {
            self.print = Printing::Ended(outcome);
        }
    }

    /// The printer says how that receipt goes.
    pub fn prints(&mut self, reference: Reference, going: Going) {
        if reference == self.stored.reference {
            self.print.go(going);
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: &[Delivery]) {
        for news in rows {
            if let Some(row) = self.stored.rows.iter_mut().find(|row| row.agency == news.agency) {
                row.state.clone_from(&news.state);
            }
        }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Turn(turn) => {
                self.window.turn(turn);
                Action::None
            }
            Message::PrintAgain if self.print.is_underway() => Action::None,
            Message::PrintAgain => {
                self.print = Printing::Underway(Going::On);
                Action::Print
            }
            // What has been handed over may come out twice otherwise.
            Message::PrintPages => match self.pages {
                Sheets::NotAsked | Sheets::Ended(Handing::Refused) => {
                    self.pages = Sheets::Underway;
                    Action::PrintPages
                }
                Sheets::Underway | Sheets::Ended(Handing::Taken | Handing::Unknown) => Action::None,
            },
            Message::Continue => Action::Part,
        }
    }

    /// How the print stands.
    #[must_use]
    pub fn printing(&self) -> Printing {
        self.print
    }

    /// The reference to keep, with its check code and the code of the receipt.
    #[must_use]
    pub fn reference<M>(&self, world: &World<'_>) -> Kind<M> {
        let moment = world.say.moment_words(self.stored.at, world.zone);
        let (code, detail) = match world.room {
            Room::Ample => {
                let code = world.say.check_code(&self.stored.secret);
                (Some([world.words("status-secret-field"), code]), moment)
            }
            Room::Tight | Room::Least => (None, self.both(world, &moment)),
        };
        Kind::Reference {
            label: world.words("reference-label"),
            value: world.say.reference(&self.stored.reference),
            code,
            detail: Some(detail),
            qr: self.code.clone(),
        }
    }

    /// The page, with the seconds until it closes by itself when few are left.
    #[must_use]
    pub fn page(&self, world: &World<'_>, closes_in_secs: Option<u32>) -> Page<Message> {
        let on_the_way = self.stored.rows.iter().filter(|row| is_away(&row.state)).count();
        let text = match (on_the_way, self.stored.rows.len()) {
            (0, _) => world.words("submitted-waiting"),
            (away, all) if away == all => world.words("submitted-all"),
            (away, _) => world.with("submitted-some", &[("count", away.into())]),
        };
        // Where there is least room, what the rows say of each agency is not said before them as well; it is still spoken.
        let title = world.words("submitted-stored");
        let (title, text) = match world.room {
            Room::Ample | Room::Tight => (title, Some(text)),
            Room::Least => {
                let spoken = format!("{}. {}", title.speech(), text.speech());
                (title.spoken_as(spoken), None)
            }
        };
        let rows = delivery_rows(world, &self.stored.rows);
        let part = self.window.of(&rows, world.rows);
        let print_again = Control::new("print-again", world.words("print-again"), Message::PrintAgain)
            .icon("printer")
            .state(if self.print.is_underway() { Stand::Disabled } else { Stand::Ready });
        let go_on = world.go_on(Message::Continue);
        let closing = closes_in_secs.map(|secs| Kind::Paragraph(world.with("closes-in", &[("count", secs.into())])));
        let asked = told(world, &self.asked).filter(|_| world.room == Room::Ample);
        Page::new("submitted")
            .heading(world.words("submitted-heading"))
            .with_some("asked", asked.map(Kind::Paragraph))
            .with("stored", Kind::Notice(Notice { tone: Tone::Good, title, text }))
            .with("reference", self.reference(world))
            .with("agencies", Kind::Rows(part.shown.to_vec()))
            .turns(world, &part, Message::Turn)
            .with("print", Kind::Notice(self.print_notice(world)))
            .with_some("pages", self.pages_notice(world).map(Kind::Notice))
            .with_some("more", links_of(self.print_pages(world).into_iter().collect()))
            .with_some("closing", closing)
            .with("actions", Kind::Actions(vec![print_again, go_on]))
    }
}

impl State {
    /// Offers the whole application where a site has a printer for it that takes pages, and nothing was handed over yet.
    fn print_pages(&self, world: &World<'_>) -> Option<Control<Message>> {
        match (world.pages, self.pages) {
            (Pages::Ready(_), Sheets::NotAsked | Sheets::Ended(Handing::Refused)) => {
                Some(Control::new("print-pages", world.words("print-pages"), Message::PrintPages).icon("printer"))
            }
            (Pages::Ready(_), Sheets::Underway | Sheets::Ended(Handing::Taken | Handing::Unknown)) => None,
            (Pages::Off | Pages::Missing(_), _) => None,
        }
    }

    /// How the receipt's print stands. Where there is least room, and the whole application takes its part of that, what
    /// has gone well is only named.
    fn print_notice(&self, world: &World<'_>) -> Notice {
        let told = notice::for_print(world, self.print);
        let shares = self.pages != Sheets::NotAsked || self.print_pages(world).is_some();
        match (world.room, told.text) {
            (Room::Least, Some(text)) if shares && told.tone == Tone::Good => {
                let spoken = format!("{}. {}", told.title.speech(), text.speech());
                Notice { tone: told.tone, title: told.title.spoken_as(spoken), text: None }
            }
            (_, text) => Notice { text, ..told },
        }
    }

    fn pages_notice(&self, world: &World<'_>) -> Option<Notice> {
        match self.pages {
            Sheets::NotAsked => None,
            Sheets::Underway => Some(notice::for_pages(world, None)),
            Sheets::Ended(handing) => Some(notice::for_pages(world, Some(handing))),
        }
    }
}

/// What is wanted of the licences that are held; nothing of those that are asked for anew.
#[must_use]
pub fn asked(visit: &Visit) -> Vec<(Wanted, LicenceId)> {
    let chosen = visit.chosen();
    let licences = chosen.iter().filter_map(|id| visit.catalogue().licence(id));
    let wanted = licences.map(|licence| (visit.action_for(licence), licence.id.clone()));
    wanted.filter(|(wanted, _)| *wanted != Wanted::New).collect()
}

/// The same in words: `Renew: Food shop licence`.
#[must_use]
pub fn told(world: &World<'_>, asked: &[(Wanted, LicenceId)]) -> Option<Words> {
    let named = asked.iter().filter_map(|(wanted, id)| Some(titled(world, *wanted, world.catalogue.licence(id)?)));
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| Words::new(named.join(", ")))
}

fn is_away(state: &Sent) -> bool {
    match state {
        Sent::Delivered { .. } | Sent::Received { .. } | Sent::Told { .. } => true,
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
        (row.tone, row.mark) = match &delivery.state {
            Sent::Stored => (Tone::Warn, Some("clock")),
            Sent::Delivered { .. } | Sent::Received { .. } => (Tone::Good, Some("check")),
            Sent::Rejected { .. } | Sent::Held => (Tone::Stop, Some("circle-alert")),
            Sent::Told { news, .. } => news.tone(),
        };
        row
    };
    deliveries.iter().map(delivery_row).collect()
}
