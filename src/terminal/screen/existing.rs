//! Renew, change or cancel: first what is wanted, then of which licence, among those that offer it here.

use catalogue::{Catalogue, Licence};
use domain::LicenceId;
use domain::application::Action as Wanted;

use crate::page::{Card, Control, Kind, Page};
use crate::screen::{Turn, Window, World, cards_of, links_of};

/// What is wanted, once it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    wanted: Option<Wanted>,
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Wants that.
    Wanted(Wanted),
    /// Of that licence.
    Licence(LicenceId),
    /// Types instead.
    Search,
    /// Turns the list of licences.
    Turn(Turn),
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Begin with that.
    Begin(Wanted, LicenceId),
    /// Search among licences that offer that.
    Search(Wanted),
    /// Back to the start.
    Back,
}

/// What is on offer for licences that somebody holds, in its order.
pub fn on_offer(catalogue: &Catalogue) -> impl Iterator<Item = Wanted> {
    let wanted = Wanted::ALL.into_iter().filter(|wanted| *wanted != Wanted::New);
    wanted.filter(|wanted| licences(catalogue, *wanted).next().is_some())
}

fn licences(catalogue: &Catalogue, wanted: Wanted) -> impl Iterator<Item = &Licence> {
    catalogue.licences.values().filter(move |licence| licence.actions.contains(&wanted))
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, self.wanted) {
            (Message::Wanted(wanted), _) => *self = Self { wanted: Some(wanted), window: Window::default() },
            (Message::Licence(licence), Some(wanted)) => return Action::Begin(wanted, licence),
            (Message::Search, Some(wanted)) => return Action::Search(wanted),
            (Message::Turn(turn), _) => self.window.turn(turn),
            (Message::Back, Some(_)) => *self = Self::default(),
            (Message::Back, None) => return Action::Back,
            (Message::Licence(_) | Message::Search, None) => {}
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        match self.wanted {
            None => {
                let cards = on_offer(world.catalogue).map(|wanted| action_card(world, wanted)).collect();
                Page::new("existing")
                    .heading(world.words("existing-heading"))
                    .with("cards", cards_of(cards))
                    .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
            }
            Some(wanted) => self.licences(world, wanted),
        }
    }

    fn licences(&self, world: &World<'_>, wanted: Wanted) -> Page<Message> {
        let cards: Vec<Card<Message>> =
            licences(world.catalogue, wanted).map(|licence| licence_card(world, licence)).collect();
        let part = self.window.of(&cards, world.rows);
        let search = Control::new("search", world.words("search-instead"), Message::Search).icon("search");
        Page::new("existing-licences")
            .heading(world.words(heading(wanted)))
            .with("cards", Kind::Cards(part.shown.to_vec()))
            .turns(world, &part, Message::Turn)
            .with_some("links", links_of(vec![search]))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }
}

fn heading(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::New => "existing-heading",
        Wanted::Renew => "existing-renew",
        Wanted::Amend => "existing-amend",
        Wanted::Cancel => "existing-cancel",
    }
}

fn action_card(world: &World<'_>, wanted: Wanted) -> Control<Message> {
    let icon = match wanted {
        Wanted::New => "file-plus",
        Wanted::Renew => "refresh-cw",
        Wanted::Amend => "file-pen",
        Wanted::Cancel => "file-x",
    };
    let key = format!("want-{wanted}");
    Control::new(format!("action-{wanted}"), world.words(&key), Message::Wanted(wanted))
        .detail(world.words(&format!("{key}-detail")))
        .icon(icon)
}

fn licence_card(world: &World<'_>, licence: &Licence) -> Card<Message> {
    let id = format!("licence-{}", licence.id);
    let control = Control::new(id, world.told(&licence.title), Message::Licence(licence.id.clone()))
        .detail(world.told(&licence.summary));
    Card { control, chip: Some(world.chip(&licence.agency)) }
}
