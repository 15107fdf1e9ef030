//! The invitation: what this is, in every language on offer, each door in its own script. Nobody stands here yet, so it
//! holds no state.

use domain::Language;

use crate::page::{Card, Control, Kind, Page, Words};
use crate::screen::World;

/// What a passer-by can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Came in by a door.
    Begin(Language),
    /// Struck a key while nobody was served: at the languages, and spoken.
    Aloud,
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, languages: &[Language], site: &str) -> Page<Message> {
    let doors = languages
        .iter()
        .map(|language| {
            let id = format!("language-{}", language.tag());
            let label = Words::new(language.own_name()).of(*language);
            Card { control: Control::new(id, label, Message::Begin(*language)).icon("arrow-right"), chip: None }
        })
        .collect();
    Page::new("attract")
        .heading(world.words("attract-heading"))
        .paragraph("promise", world.words("attract-promise"))
        .with("town", Kind::Picture { name: "town".to_owned(), says: world.words("attract-picture") })
        .with("doors", Kind::Cards(doors))
        .paragraph("limit", world.with("attract-limit", &[("minutes", world.limits.idle_minutes().into())]))
        .paragraph("site", Words::new(site))
}
