//! Search while typing: intents, licences and answers that fit the citizen's own words, each with its agency; of a licence
//! that is applied for elsewhere, where.

use catalogue::Hit;
use domain::application::Action as Wanted;
use domain::{IntentId, LicenceId};

use crate::editor::{Editor, Layout, Stroke};
use crate::page::{Card, Control, Field, Kind, Page, Shown, State as Stand, Words};
use crate::screen::{Room, Turn, Window, World, elsewhere, faq, links_of};

/// How many hits stand above the keyboard.
const HITS_SHOWN_MAX: usize = 3;

/// A search in progress.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    editor: Editor,
    window: Window,
    /// What is wanted of a licence; hits are licences that offer it, or everything for a new one.
    wanted: Wanted,
    /// The hit that is applied for elsewhere and is read about.
    read: Option<LicenceId>,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A key.
    Struck(Stroke),
    /// Touched the field.
    FieldPressed,
    /// Comes for that.
    Intent(IntentId),
    /// Knows that licence.
    Licence(LicenceId),
    /// Reads where to apply for that licence.
    Listed(LicenceId),
    /// Reads that answer.
    Faq(String),
    /// Reads what people ask about the licence that is read about.
    Ask,
    /// Turns the list of hits.
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
    Intent(IntentId),
    /// Begin with that licence.
    Licence(Wanted, LicenceId),
    /// Show that answer.
    Faq(String),
    /// Show what people ask about these.
    Ask(Vec<String>),
    /// Back.
    Back,
}

impl Default for State {
    fn default() -> Self {
        let editor = Editor::new(Layout::Words, "");
        Self { editor, window: Window::default(), wanted: Wanted::New, read: None }
    }
}

impl State {
    /// A licence that is applied for elsewhere, and a search behind it.
    #[must_use]
    pub fn reading(licence: LicenceId) -> Self {
        Self { read: Some(licence), ..Self::default() }
    }

    /// A search among the licences that offer that.
    #[must_use]
    pub fn among(wanted: Wanted) -> Self {
        Self { wanted, ..Self::default() }
    }

    fn fits(&self, hit: &Hit<'_>) -> bool {
        match (self.wanted, hit) {
            (Wanted::New, _) => true,
            (wanted, Hit::Licence(licence)) => licence.actions.contains(&wanted),
            (_, Hit::Intent(_) | Hit::Listed(_) | Hit::Faq(_)) => false,
        }
    }

    /// Letters that are being spelled become what they most likely mean.
    pub fn settle(&mut self) {
        self.editor.settle();
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Struck(stroke) => {
                self.editor.strike(stroke);
                self.window = Window::default();
            }
            Message::FieldPressed => {}
            Message::Intent(intent) => return Action::Intent(intent),
            Message::Licence(licence) => return Action::Licence(self.wanted, licence),
            Message::Listed(licence) => self.read = Some(licence),
            Message::Faq(id) => return Action::Faq(id),
            Message::Ask => return Action::Ask(self.read.iter().map(ToString::to_string).collect()),
            Message::Turn(turn) => self.window.turn(turn),
            Message::Back if self.read.is_some() => self.read = None,
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        if let Some(listed) = self.read.as_ref().and_then(|id| world.catalogue.listed.get(id)) {
            let asked = faq::link(world, &[listed.id.to_string()], Message::Ask);
            return elsewhere::page(world, listed)
                .with_some("links", links_of(asked.into_iter().collect()))
                .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]));
        }
        let query = self.editor.text().trim();
        let hits = if query.is_empty() { Vec::new() } else { world.catalogue.search(query, world.language()) };
        let cards: Vec<Card<Message>> = hits.iter().filter(|hit| self.fits(hit)).map(|hit| card(world, hit)).collect();
        let part = self.window.of(&cards, world.rows.min(HITS_SHOWN_MAX));
        // How much was found stands over the field, so that as many hits as can be find room under it.
        let found = world.with("search-found", &[("count", cards.len().into())]);
        let (label, hint) = match (query.is_empty(), cards.is_empty()) {
            (true, _) => (world.words("search-label"), Some(world.words("search-hint"))),
            (false, true) => (world.words("search-label"), Some(found)),
            (false, false) => (found, None),
        };
        let value = if self.editor.text().is_empty() { Shown::Empty } else { Shown::Plain(self.editor.shown()) };
        let field =
            Field { label, value, unit: None, state: Stand::Selected, problem: None, edit: Message::FieldPressed };
        Page::new("search")
            .heading(world.words("search-heading"))
            .with("query", Kind::Field(field))
            .with_some("hint", hint.map(Kind::Paragraph))
            .with_some("hits", (!cards.is_empty()).then(|| Kind::Cards(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
            .with("keyboard", Kind::Keyboard(self.editor.keyboard(world.breadth, &world.say, Message::Struck)))
            .with("actions", Kind::Actions(vec![world.back(Message::Back)]))
    }
}

fn card(world: &World<'_>, hit: &Hit<'_>) -> Card<Message> {
    // Where there is hardly room for one hit, its name has to do; what it is stands on the page it leads to.
    let detail = |control: Control<Message>, words: Words| match world.room {
        Room::Ample | Room::Tight => control.detail(words),
        Room::Least => control,
    };
    match hit {
        Hit::Intent(intent) => {
            let id = format!("intent-{}", intent.id);
            let control = Control::new(id, world.told(&intent.title), Message::Intent(intent.id.clone()));
            let mut control = detail(control, world.told(&intent.summary).into());
            control.icon = crate::icons::known(&intent.icon);
            Card { control, chip: None }
        }
        Hit::Licence(licence) => {
            let id = format!("licence-{}", licence.id);
            let control = Control::new(id, world.told(&licence.title), Message::Licence(licence.id.clone()));
            let control = detail(control, world.told(&licence.summary).into());
            Card { control, chip: Some(world.chip(&licence.agency)) }
        }
        Hit::Listed(listed) => {
            let id = format!("listed-{}", listed.id);
            let control = Control::new(id, world.told(&listed.title), Message::Listed(listed.id.clone()));
            Card { control: detail(control, world.words("elsewhere-found")), chip: Some(world.chip(&listed.agency)) }
        }
        Hit::Faq(faq) => {
            let id = format!("faq-{}", faq.id);
            let control = Control::new(id, world.told(&faq.question), Message::Faq(faq.id.clone()));
            Card { control: detail(control, world.words("search-faq")).icon("message-square"), chip: None }
        }
    }
}
