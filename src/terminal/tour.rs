//! A tour of every page that a citizen can meet, played through the real app with a real catalogue and no window: each
//! stop is a page with its name. The gallery draws the stops, tests inspect them. A tour that has not come by everything
//! there is (see `sight`) fails, so that no screen can be forgotten.

mod added;
mod answers;
mod aside;
mod catalogue;
mod emerged;
mod guide;
mod pages;
mod papers;
mod route;
mod search;
pub(crate) mod sight;
mod staff;
mod states;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use domain::{Language, QuestionId};

use crate::app::{Message, Setup};
use crate::look::{Look, TextSize};
use crate::page::Page;

/// A page on the way.
#[derive(Debug, Clone)]
pub struct Stop {
    /// What is shown, in words that can name a file: `question-premises-type-refused`.
    pub name: String,
    /// The page.
    pub page: Page<Message>,
    /// What the idle question is laid over.
    pub behind: Option<Page<Message>>,
    /// How it is drawn; the theme is the default one.
    pub look: Look,
}

/// Judges whether a page has room on the screen of the tour.
pub type Fits<'a> = dyn FnMut(&Page<Message>, &Look) -> bool + 'a;

/// Why a tour did not come to its end. Each is a mistake of the terminal, of the catalogue or of the tour.
#[derive(Debug, thiserror::Error)]
pub enum Lost {
    /// The page lacks what the tour has to press.
    #[error("nothing to press by the id \"{id}\" on the page \"{page}\"")]
    NoControl {
        /// What was looked for.
        id: String,
        /// Where.
        page: String,
    },
    /// The keyboard cannot write what the tour types.
    #[error("the keyboard of the page \"{page}\" cannot write \"{wanted}\"")]
    NoKey {
        /// The character.
        wanted: char,
        /// Where.
        page: String,
    },
    /// None of the answers that the tour knows was taken.
    #[error("no answer that the tour knows satisfies the question \"{question}\"; give it one in tour/answers.rs")]
    Refused {
        /// Which question.
        question: QuestionId,
    },
    /// The app did not ask the world for what it had to.
    #[error("the terminal did not ask for {what}")]
    NotAsked {
        /// What it was to ask for.
        what: &'static str,
    },
    /// An application that does not come to its last page.
    #[error("the application goes in circles; it was last on the page \"{page}\"")]
    Circles {
        /// Where.
        page: String,
    },
    /// Something was never on the screen.
    #[error("the tour did not come by {}; give it a stop in tour/route.rs", what.join(", "))]
    Unseen {
        /// What.
        what: Vec<String>,
    },
}

/// Leads through every page in one language and one text size; `fits` judges for one screen, `show` is given each stop.
/// Says which pages were met, by their ids. Only stops whose names begin with `wanted` are shown.
///
/// # Errors
/// If a page lacks what it had to have, or something there is was never met.
pub fn lead(
    setup: Setup,
    language: Language,
    text_size: TextSize,
    wanted: &str,
    fits: &mut Fits<'_>,
    show: &mut dyn FnMut(Stop),
) -> Result<BTreeSet<String>, Lost> {
    let sights = sight::wanted(&setup.catalogue);
    let mut guide = guide::Guide::new(setup, language, text_size, wanted, (fits, show));
    route::all(&mut guide)?;
    let what: Vec<String> = sights.difference(&guide.seen).map(|sight| format!("{sight:?}")).collect();
    if what.is_empty() { Ok(guide.pages) } else { Err(Lost::Unseen { what }) }
}

/// Leads through the pages of everything that stands in the catalogue, each once.
///
/// # Errors
/// If a page lacks what it had to have.
pub fn through_catalogue(
    setup: Setup,
    language: Language,
    text_size: TextSize,
    wanted: &str,
    fits: &mut Fits<'_>,
    show: &mut dyn FnMut(Stop),
) -> Result<(), Lost> {
    guide::Guide::new(setup, language, text_size, wanted, (fits, show)).catalogue()
}
