//! What people come for: sectors, then the intents of one, as cards. A small catalogue shows its intents at once.

use domain::IntentId;

use crate::page::{Control, Kind, Page};
use crate::screen::{Window, World, cards_of, links_of};

/// How many intents are worth no sectors.
const WITHOUT_SECTORS_MAX: usize = 8;

/// Where in the catalogue the citizen looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    sector: Option<String>,
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Opens a sector.
    Sector(String),
    /// Comes for that.
    Chosen(IntentId),
    /// Types instead.
    Search,
    /// More cards.
    More,
    /// Earlier cards.
    Earlier,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Begin with that intent.
    Begin(IntentId),
    /// Search instead.
    Search,
    /// Back to the start.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message, rows: usize) -> Action {
        match message {
            Message::Sector(sector) => *self = Self { sector: Some(sector), window: Window::default() },
            Message::Chosen(intent) => return Action::Begin(intent),
            Message::Search => return Action::Search,
            Message::More => self.window.forward(rows),
            Message::Earlier => self.window.backward(rows),
            Message::Back if self.sector.is_some() => *self = Self::default(),
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        let sectors = world.catalogue.intents.len() > WITHOUT_SECTORS_MAX && world.catalogue.sectors.len() > 1;
        let (id, heading, cards) = match &self.sector {
            None if sectors => ("sectors", world.words("sectors-heading"), self.sectors(world)),
            None => ("intents", world.words("intents-heading"), self.intents(world, None)),
            Some(sector) => ("intents", world.words("intents-heading"), self.intents(world, Some(sector))),
        };
        let part = self.window.of(&cards, world.rows);
        let search = Control::new("search", world.words("search-instead"), Message::Search).icon("search");
        Page::new(id)
            .heading(heading)
            .with("cards", cards_of(part.shown.to_vec()))
            .with_some("turns", part.turns(world, Message::More, Message::Earlier))
            .with_some("links", links_of(vec![search]))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }

    fn sectors(&self, world: &World<'_>) -> Vec<Control<Message>> {
        let holds = |sector: &str| world.catalogue.intents.iter().filter(|intent| intent.sector == sector).count();
        let sectors = world.catalogue.sectors.iter().filter(|sector| holds(&sector.id) > 0);
        sectors
            .map(|sector| {
                let id = format!("sector-{}", sector.id);
                let count = world.with("sector-count", &[("count", holds(&sector.id).into())]);
                let mut control =
                    Control::new(id, world.told(&sector.title), Message::Sector(sector.id.clone())).detail(count);
                control.icon = crate::icons::known(&sector.icon);
                control
            })
            .collect()
    }

    fn intents(&self, world: &World<'_>, sector: Option<&str>) -> Vec<Control<Message>> {
        let intents = world.catalogue.intents.iter();
        intents
            .filter(|intent| sector.is_none_or(|sector| intent.sector == sector))
            .map(|intent| {
                let id = format!("intent-{}", intent.id);
                let mut control = Control::new(id, world.told(&intent.title), Message::Chosen(intent.id.clone()))
                    .detail(world.told(&intent.summary));
                control.icon = crate::icons::known(&intent.icon);
                control
            })
            .collect()
    }
}
