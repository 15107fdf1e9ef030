//! Questions people ask, and the answers the agencies agree on.

use catalogue::{Catalogue, Faq};

use crate::page::{Control, Kind, Page};
use crate::screen::{Turn, Window, World, cards_of, links_of};

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// What the questions are about, by id; nothing is any question.
    about: Vec<String>,
    open: Option<String>,
    beyond: Beyond,
    window: Window,
}

/// What lies behind an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Beyond {
    /// The questions it was chosen from.
    #[default]
    List,
    /// What the citizen came from.
    Elsewhere,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Opens an answer.
    Open(String),
    /// Types instead.
    Search,
    /// Turns the list of questions.
    Turn(Turn),
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Search instead.
    Search,
    /// Back to where the citizen came from.
    Back,
}

impl State {
    /// One answer, and nothing behind it but what the citizen came from.
    #[must_use]
    pub fn alone(faq: String) -> Self {
        Self { open: Some(faq), beyond: Beyond::Elsewhere, ..Self::default() }
    }

    /// The questions about these licences or questions of the form.
    #[must_use]
    pub fn beside(about: Vec<String>) -> Self {
        Self { about, ..Self::default() }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Open(faq) => self.open = Some(faq),
            Message::Search => return Action::Search,
            Message::Turn(turn) => self.window.turn(turn),
            Message::Back if self.open.is_some() && self.beyond == Beyond::List => self.open = None,
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page: the list, or one answer.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        let open = self.open.as_ref().and_then(|id| world.catalogue.faqs.iter().find(|faq| faq.id == *id));
        match open {
            Some(faq) => Page::new("answer")
                .heading(world.told(&faq.question))
                .paragraph("answer", world.told(&faq.answer))
                .with("actions", Kind::Actions(vec![world.back(Message::Back)])),
            None => self.list(world),
        }
    }

    fn list(&self, world: &World<'_>) -> Page<Message> {
        let card = |faq: &Faq| {
            Control::new(format!("faq-{}", faq.id), world.told(&faq.question), Message::Open(faq.id.clone()))
                .icon("message-square")
        };
        let listed = match self.about.as_slice() {
            [] => general(world.catalogue),
            about => world.catalogue.faqs.iter().filter(|faq| is_about(faq, about)).collect(),
        };
        let cards: Vec<_> = listed.into_iter().map(card).collect();
        let part = self.window.of(&cards, world.rows);
        let search = Control::new("search", world.words("search-instead"), Message::Search).icon("search");
        let mut page = Page::new("questions").heading(world.words("faq-heading"));
        if cards.is_empty() {
            page = page.paragraph("none", world.words("faq-none"));
        } else {
            page = page.with("cards", cards_of(part.shown.to_vec()));
        }
        page.turns(world, &part, Message::Turn)
            .with_some("links", links_of(vec![search]))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }
}

/// The questions about nothing in particular. Those about a licence or a question of the form stand beside it and are found
/// by search: hundreds in one list would be found by nobody. Where there is nothing else, they are the list.
#[must_use]
pub fn general(catalogue: &Catalogue) -> Vec<&Faq> {
    let (general, particular): (Vec<_>, Vec<_>) = catalogue.faqs.iter().partition(|faq| faq.about.is_empty());
    if general.is_empty() { particular } else { general }
}

/// The way to what people ask about these, by ids of licences or questions; `None` where nobody has asked.
pub fn link<M>(world: &World<'_>, about: &[String], emits: M) -> Option<Control<M>> {
    let is_asked = world.catalogue.faqs.iter().any(|faq| is_about(faq, about));
    is_asked.then(|| Control::new("ask-here", world.words("faq-beside"), emits).icon("message-square"))
}

fn is_about(faq: &Faq, ids: &[String]) -> bool {
    ids.iter().any(|id| faq.is_about(id))
}
