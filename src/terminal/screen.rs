//! The screens: each a state, its messages, a wish to the app, and a page. A screen is lent the world and changes
//! nothing of it; `app` turns wishes into effects.

pub mod add;
pub mod attract;
pub mod bring;
pub mod closed;
pub mod code;
pub mod consent;
pub mod documents;
pub mod elsewhere;
pub mod existing;
pub mod faq;
pub mod farewell;
pub mod group;
pub mod help;
pub mod hidden;
pub mod idle;
pub mod intents;
pub mod keep;
pub mod language;
pub mod leave;
pub mod owed;
pub mod paper;
pub mod question;
pub mod reasons;
pub mod result;
pub mod resume;
pub mod review;
pub mod scanned;
pub mod search;
pub mod sections;
pub mod send;
pub mod start;
pub mod status;
pub mod submitted;
pub mod technician;
pub mod voice;
pub mod window;

use catalogue::{Catalogue, Licence, Text};
use domain::application::Action;
use domain::{AgencyId, Language, Timestamp};
use jiff::tz::TimeZone;

use crate::app::Limits;
use crate::keyboard::Breadth;
pub use crate::look::Room;
use crate::page::{BlockId, Card, Chip, Control, Kind, Row, Tone, Weight, Words};
pub use crate::screen::window::{Part, Turn, Window};
use crate::standing::{Pages, Standing};
use crate::words::{Arg, Say};

/// What a screen may look at while it describes itself.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// What the agencies wrote.
    pub catalogue: &'a Catalogue,
    /// The terminal's words in the citizen's language.
    pub say: Say<'a>,
    /// As of the last tick.
    pub now: Timestamp,
    /// Where the hands of the clock are.
    pub zone: &'a TimeZone,
    /// How long a visit may rest.
    pub limits: &'a Limits,
    /// What the terminal can do now.
    pub standing: &'a Standing,
    /// How many rows or cards fit a page at the citizen's text size.
    pub rows: usize,
    /// Whether a page can say all it has to say.
    pub room: Room,
    /// The printer for whole applications.
    pub pages: &'a Pages,
    /// For how many days a visit can be put aside; 0 is never.
    pub draft_days: u32,
    /// How documents can be added.
    pub ways: add::Ways,
    /// How many keys find room abreast.
    pub breadth: Breadth,
}

impl World<'_> {
    /// The citizen's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.say.language
    }

    /// The same world for somebody who reads another language.
    #[must_use]
    pub fn speaking(&self, language: Language) -> Self {
        let mut world = *self;
        world.say.language = language;
        world
    }

    /// The terminal's words.
    #[must_use]
    pub fn words(&self, key: &str) -> Words {
        Words::new(self.say.text(key))
    }

    /// The terminal's words around arguments.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&'static str, Arg)]) -> Words {
        Words::new(self.say.with(key, arguments))
    }

    /// The catalogue's words; those that are there in another language alone are fenced, and stay so in any sentence.
    #[must_use]
    pub fn told(&self, text: &Text) -> String {
        self.catalogue.told(text, self.language())
    }

    /// An agency's name; its code where the catalogue does not know it any more.
    #[must_use]
    pub fn agency(&self, id: &AgencyId) -> String {
        self.catalogue.agency(id).map_or_else(|| id.to_string(), |agency| self.told(&agency.name))
    }

    /// An agency's chip.
    #[must_use]
    pub fn chip(&self, agency: &AgencyId) -> Chip {
        let known = self.catalogue.agency(agency);
        Chip {
            code: agency.to_string(),
            says: Words::new(self.agency(agency)),
            accent: known.and_then(|agency| agency.accent),
        }
    }

    /// *Back*, as on every page.
    #[must_use]
    pub fn back<M>(&self, emits: M) -> Control<M> {
        Control::new("back", self.words("back"), emits).icon("chevron-left")
    }

    /// *Continue*, as on most pages.
    #[must_use]
    pub fn go_on<M>(&self, emits: M) -> Control<M> {
        Control::new("continue", self.words("continue"), emits).icon("arrow-right").primary()
    }
}

/// Lower rows than those of licences: so many more fit, except where hardly one does.
#[must_use]
pub fn lower(rows: usize, more: usize) -> usize {
    rows.saturating_add(more.min(rows.saturating_sub(1)))
}

/// Lines of text one can press, for what matters less than the page's own buttons; `None` without any.
#[must_use]
pub fn links_of<M>(links: Vec<Control<M>>) -> Option<Kind<M>> {
    let link = |control: Control<M>| Control { weight: Weight::Link, ..control };
    (!links.is_empty()).then(|| Kind::Actions(links.into_iter().map(link).collect()))
}

/// Cards without chips.
#[must_use]
pub fn cards_of<M>(controls: Vec<Control<M>>) -> Kind<M> {
    Kind::Cards(controls.into_iter().map(|control| Card { control, chip: None }).collect())
}

/// A plain row.
pub fn row<M>(id: impl Into<String>, title: impl Into<Words>) -> Row<M> {
    Row {
        id: BlockId(id.into()),
        chip: None,
        title: title.into(),
        detail: None,
        tone: Tone::Calm,
        value: None,
        mark: None,
        controls: Vec::new(),
    }
}

/// *Save and continue later*, where drafts are kept.
#[must_use]
pub fn keep_link<M>(world: &World<'_>, emits: M) -> Option<Control<M>> {
    (world.draft_days > 0).then(|| Control::new("keep", world.words("keep-link"), emits).icon("clock"))
}

/// A licence with what is wanted of it, where that is not a new one: `Renew: Food shop licence`.
#[must_use]
pub fn titled(world: &World<'_>, wanted: Action, licence: &Licence) -> String {
    let title = world.told(&licence.title);
    let key = match wanted {
        Action::New => return title,
        Action::Renew => "asked-renew",
        Action::Amend => "asked-amend",
        Action::Cancel => "asked-cancel",
    };
    world.say.with(key, &[("licence", title.into())])
}

/// An id of the trade as part of a control's id: dots would read as a path.
#[must_use]
pub fn dashed(id: impl ToString) -> String {
    id.to_string().replace(['.', '_'], "-")
}
