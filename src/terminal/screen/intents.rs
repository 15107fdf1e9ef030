//! What people come for: sectors, then the intents of one, as cards. A small catalogue shows its intents at once, a large
//! one its sectors by their names alone, so that they stand two abreast and few pages hold them all.

use catalogue::Intent;
use domain::IntentId;

use crate::page::{Control, Kind, Page, Progress};
use crate::screen::{Part, Turn, Window, World, cards_of, links_of, sections};

/// How many intents are worth no sectors.
const WITHOUT_SECTORS_MAX: usize = 8;
/// How many sectors are named with what they hold; more are names alone.
const SECTORS_TOLD_MAX: usize = 8;

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
    /// Turns the list of cards.
    Turn(Turn),
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
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Sector(sector) => *self = Self { sector: Some(sector), window: Window::default() },
            Message::Chosen(intent) => return Action::Begin(intent),
            Message::Search => return Action::Search,
            Message::Turn(turn) => self.window.turn(turn),
            Message::Back if self.sector.is_some() => *self = Self::default(),
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        let by_sector = world.catalogue.intents.len() > WITHOUT_SECTORS_MAX && world.catalogue.sectors.len() > 1;
        let (id, heading, cards) = match &self.sector {
            None if by_sector => ("sectors", world.words("sectors-heading"), sectors(world)),
            sector => ("intents", world.words("intents-heading"), intents(world, sector.as_deref())),
        };
        let named_alone = cards.iter().all(|card| card.detail.is_none());
        let room = if named_alone { world.rows.saturating_mul(2) } else { world.rows };
        let part = self.window.of(&cards, room);
        let search = Control::new("search", world.words("search-instead"), Message::Search).icon("search");
        Page::new(id)
            .with_some("progress", self.place(world, &part).map(Kind::Progress))
            .heading(heading)
            .with("cards", cards_of(part.shown.to_vec()))
            .turns(world, &part, Message::Turn)
            .with_some("links", links_of(vec![search]))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }

    /// In which sector one is, and how far in a list that is longer than the page.
    fn place(&self, world: &World<'_>, part: &Part<'_, Control<Message>>) -> Option<Progress> {
        let sector = world.catalogue.sectors.iter().find(|sector| Some(&sector.id) == self.sector.as_ref())?;
        let (name, last, all) = (world.told(&sector.title), part.before.saturating_add(part.shown.len()), part.all());
        if part.shown.len() == all {
            return Some(Progress { label: name.into(), thousandths: None });
        }
        let from = part.before.saturating_add(1);
        let place = [("name", name.into()), ("from", from.into()), ("to", last.into()), ("all", all.into())];
        let label = world.with("sector-position", &place);
        Some(Progress { label, thousandths: Some(sections::thousandths(last, all)) })
    }
}

fn sectors(world: &World<'_>) -> Vec<Control<Message>> {
    let holds = |sector: &str| world.catalogue.intents.iter().filter(|intent| stands_in(intent, sector)).count();
    let sectors: Vec<_> = world.catalogue.sectors.iter().filter(|sector| holds(&sector.id) > 0).collect();
    let are_told = sectors.len() <= SECTORS_TOLD_MAX;
    let card = |sector: &catalogue::Sector| {
        let id = format!("sector-{}", sector.id);
        let mut card = Control::new(id, world.told(&sector.title), Message::Sector(sector.id.clone()));
        card.detail = are_told.then(|| world.with("sector-count", &[("count", holds(&sector.id).into())]));
        card.icon = crate::icons::known(&sector.icon);
        card
    };
    sectors.into_iter().map(card).collect()
}

fn intents(world: &World<'_>, sector: Option<&str>) -> Vec<Control<Message>> {
    let stands = |intent: &&Intent| sector.is_none_or(|sector| stands_in(intent, sector));
    let mut intents: Vec<&Intent> = world.catalogue.intents.iter().filter(stands).collect();
    // What belongs in a sector comes before what is looked for there too.
    intents.sort_by_key(|intent| sector.is_some_and(|sector| intent.sector != sector));
    let card = |intent: &Intent| {
        let id = format!("intent-{}", intent.id);
        let mut card = Control::new(id, world.told(&intent.title), Message::Chosen(intent.id.clone()))
            .detail(world.told(&intent.summary));
        card.icon = crate::icons::known(&intent.icon);
        card
    };
    intents.into_iter().map(card).collect()
}

/// Whether people look for it in that sector.
fn stands_in(intent: &Intent, sector: &str) -> bool {
    intent.sector == sector || intent.also.iter().any(|also| also == sector)
}
