//! The choice of language, open from every page; no answer is lost by it.

use domain::Language;

use crate::page::{Choices, Control, Kind, Many, Page, State, Words};
use crate::screen::World;

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Chose a language.
    Chosen(Language),
    /// Stays with the present one.
    Back,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, languages: &[Language]) -> Page<Message> {
    let options = languages
        .iter()
        .map(|language| {
            let state = if *language == world.language() { State::Selected } else { State::Ready };
            let label = Words::new(language.own_name()).of(*language);
            Control::new(format!("language-{}", language.tag()), label, Message::Chosen(*language)).state(state)
        })
        .collect();
    Page::new("language")
        .heading(world.words("language-heading"))
        .paragraph("safe", world.words("language-safe"))
        .with(
            "offer",
            Kind::Choices(Choices { label: world.words("language-heading"), many: Many::One, options, problem: None }),
        )
        .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
}
