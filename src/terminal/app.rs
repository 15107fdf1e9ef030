//! The terminal as a value: messages in, effects out, a page to look at. It knows no window, disk, printer or clock; the
//! shell and the rehearsal both drive this same value.
//!
//! Ids of controls that scripts press by:
//! `language-en` … on the doors; `way-find`, `way-search`, `way-status`, `way-ask` at the start; `sector-<id>`,
//! `intent-<id>`, `search`; `licence-<id>`, `faq-<id>` among hits; `option-<id>`, `option-yes`, `option-no`,
//! `option-not-yet`; `key-a` …, `key-space`, `key-delete`, `key-shift` (see [`crate::editor::key_towards`]); `add`,
//! `change-<n>`, `remove-<n>` in a group; `take-<licence>`, `not-applying`, `apply` on the result; `have-<licence>-<document>`
//! and `later` on the documents; `section-<id>`; `change-<question>` on the review; `agree`, `submit`; `print-again`,
//! `finish`; `continue`, `back`, `more`, `earlier`, `parts`, `stay` wherever they stand; `languages`, `tool-help`,
//! `tool-text-size`, `tool-contrast`, `tool-reach`, `tool-finish` on every page of a visit.

use std::fmt;
use std::sync::Arc;

use catalogue::Catalogue;
use domain::{Language, QuestionId, SubmissionId, TerminalId, Timestamp, VisitId};
use jiff::tz::TimeZone;
use journey::Visit;

use crate::course::{self, Course};
use crate::effect::{Delivery, Effect, End, Issue, Outcome, Stored, SubmitFault};
use crate::look::{Look, Reach, TextSize, Theme};
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use crate::screen::{
    World, attract, closed, faq, help, idle, intents, language, leave, search, start, status, submitted,
};
use crate::standing::{self, Health, Standing};
use crate::visit::{Current, Overlay, Phase, Screen};
use crate::words::Lexicon;
use crate::{frame, keys, receipt};

/// What the roof gives the terminal once.
pub struct Setup {
    /// What the agencies wrote.
    pub catalogue: Arc<Catalogue>,
    /// The terminal's own words.
    pub lexicon: Arc<Lexicon>,
    /// How long a visit may rest.
    pub limits: Limits,
    /// Whether this is a demonstration.
    pub mode: Mode,
    /// Name of the place, on the attract page and the receipt.
    pub site: String,
    /// Which terminal.
    pub terminal: TerminalId,
    /// On offer, in the order of the doors; the first is the default.
    pub languages: Vec<Language>,
    /// Where the hands of the clock are.
    pub zone: TimeZone,
    /// The time at the start.
    pub now: Timestamp,
    /// The roof's source of submission ids.
    pub ids: Box<dyn FnMut() -> SubmissionId + Send>,
}

/// How long a visit may rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Silence before the idle question.
    pub idle_secs: u32,
    /// Time to answer it.
    pub answer_secs: u32,
    /// Silence before a finished visit closes.
    pub done_secs: u32,
}

impl Limits {
    /// The silence in whole minutes, as it is told to the citizen.
    #[must_use]
    pub fn idle_minutes(&self) -> u32 {
        (self.idle_secs / 60).max(1)
    }
}

/// Whether what is entered goes to real agencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It does not; a banner says so on every page.
    Demonstration,
    /// It does.
    Service,
}

/// What the app hears: gestures in the present, facts in the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// On the invitation.
    Attract(attract::Message),
    /// On the languages.
    Language(language::Message),
    /// On the start page.
    Start(start::Message),
    /// On the intents.
    Intents(intents::Message),
    /// In the search.
    Search(search::Message),
    /// In an application.
    Course(course::Message),
    /// On the stored application.
    Done(submitted::Message),
    /// On the look-up.
    Status(status::Message),
    /// On the questions people ask.
    Faq(faq::Message),
    /// On the help page.
    Help(help::Message),
    /// On the leaving page.
    Leave(leave::Message),
    /// On the idle question.
    Idle(idle::Message),
    /// On a page where nothing can be pressed.
    Closed(closed::Message),
    /// In the constant bar and the top.
    Tool(Tool),
    /// A key of the keypad, keyboard or switches.
    Key(Key),
    /// Time has moved.
    Tick(Timestamp),
    /// The store has taken the applications, or not.
    Submitted {
        /// Who asked.
        visit: VisitId,
        /// What came of it.
        result: Result<Stored, SubmitFault>,
    },
    /// A print has ended.
    Printed {
        /// Who asked.
        visit: VisitId,
        /// How.
        outcome: Outcome,
    },
    /// News of deliveries.
    Delivered {
        /// Whose.
        visit: VisitId,
        /// All agencies of which something is known.
        rows: Vec<Delivery>,
    },
    /// What this terminal has under a reference.
    Found {
        /// Who asked.
        visit: VisitId,
        /// Nothing, if it does not know it.
        found: Option<Stored>,
    },
    /// The terminal's parts have changed.
    Health(Health),
}

/// The constant controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Opens the languages.
    Language,
    /// Opens help.
    Help,
    /// The next text size.
    TextSize,
    /// The next colours.
    Contrast,
    /// All controls in the lower half, or not.
    Reach,
    /// Ends the visit.
    Finish,
}

/// What a citizen has set; goes back to this when the visit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manner {
    pub(crate) theme: Theme,
    pub(crate) text_size: TextSize,
    pub(crate) reach: Reach,
}

impl Default for Manner {
    fn default() -> Self {
        Self { theme: Theme::Light, text_size: TextSize::Default, reach: Reach::Full }
    }
}

/// The terminal.
pub struct App {
    pub(crate) setup: Setup,
    health: Health,
    now: Timestamp,
    language: Language,
    pub(crate) manner: Manner,
    pub(crate) focus: Option<BlockId>,
    visits: VisitId,
    visit: Option<Current>,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("now", &self.now)
            .field("language", &self.language)
            .field("manner", &self.manner)
            .field("health", &self.health)
            .field("visit", &self.visit)
            .finish_non_exhaustive()
    }
}

impl App {
    /// A terminal at which nobody stands.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let language = first_language(&setup);
        Self {
            health: Health::default(),
            now: setup.now,
            language,
            manner: Manner::default(),
            focus: None,
            visits: VisitId(0),
            visit: None,
            setup,
        }
    }

    /// Hears one message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mark = self.focus.is_some().then(|| self.page().mark());
        let effects = self.hear(message);
        if mark.is_some() && self.focus.is_some() {
            let page = self.page();
            if Some(page.mark()) != mark {
                self.focus = page.first_focus();
            }
        }
        effects
    }

    fn hear(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Tick(now) => self.tick(now),
            Message::Health(health) => {
                self.health = health;
                Vec::new()
            }
            Message::Submitted { visit, result } => self.answered(visit, |app, current| app.stored(current, result)),
            Message::Printed { visit, outcome } => self.answered(visit, |app, current| {
                current.touch(app.now);
                match &mut current.screen {
                    Screen::Submitted(state) => state.printed(outcome),
                    Screen::Status(state) => state.printed(outcome),
                    Screen::Start | Screen::Intents(_) | Screen::Search(_) | Screen::Faq(_) | Screen::Course(_) => {}
                }
                Vec::new()
            }),
            Message::Delivered { visit, rows } => self.answered(visit, |_, current| {
                match &mut current.screen {
                    Screen::Submitted(state) => state.delivered(rows),
                    Screen::Status(state) => state.delivered(rows),
                    Screen::Start | Screen::Intents(_) | Screen::Search(_) | Screen::Faq(_) | Screen::Course(_) => {}
                }
                Vec::new()
            }),
            Message::Found { visit, found } => self.answered(visit, |_, current| {
                if let Screen::Status(state) = &mut current.screen {
                    state.found(found);
                }
                Vec::new()
            }),
            Message::Key(key) => self.key(key),
            Message::Attract(attract::Message::Begin(language)) => self.begin(language),
            gesture => self.gesture(gesture),
        }
    }

    /// The one place where an answer from outside meets a visit; another visit's answer is dropped here.
    fn answered(&mut self, visit: VisitId, hear: impl FnOnce(&mut Self, &mut Current) -> Vec<Effect>) -> Vec<Effect> {
        match self.visit.take() {
            Some(mut current) if current.id == visit => {
                let effects = hear(self, &mut current);
                self.visit = Some(current);
                effects
            }
            other => {
                self.visit = other;
                Vec::new()
            }
        }
    }

    fn tick(&mut self, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        match self.phase() {
            Phase::Over => self.end(End::Left),
            Phase::Active | Phase::Closing { .. } | Phase::Asking { .. } => Vec::new(),
        }
    }

    fn phase(&self) -> Phase {
        self.visit.as_ref().map_or(Phase::Active, |current| current.phase(self.now, &self.setup.limits))
    }

    fn begin(&mut self, language: Language) -> Vec<Effect> {
        if self.visit.is_none() && closed_by(&self.standing()).is_none() {
            self.language = language;
            self.visits = self.visits.next();
            self.visit = Some(Current::begin(self.visits, self.blank(), self.now));
        }
        Vec::new()
    }

    fn blank(&self) -> Visit {
        Visit::new(Arc::clone(&self.setup.catalogue), self.now.to_zoned(self.setup.zone.clone()).date())
    }

    /// The only end of a visit: what the citizen said is dropped, the printer and every other hand is told, and the
    /// next citizen finds the defaults.
    fn end(&mut self, why: End) -> Vec<Effect> {
        let Some(current) = self.visit.take() else { return Vec::new() };
        self.manner = Manner::default();
        self.language = first_language(&self.setup);
        self.focus = None;
        vec![Effect::Purge, Effect::Wipe { visit: current.id, why }]
    }

    fn gesture(&mut self, message: Message) -> Vec<Effect> {
        let Some(mut current) = self.visit.take() else { return Vec::new() };
        current.touch(self.now);
        let (effects, stays) = self.at_visit(&mut current, message);
        self.visit = Some(current);
        match stays {
            Stays::Yes => effects,
            Stays::No => self.end(End::Finished),
        }
    }

    fn at_visit(&mut self, current: &mut Current, message: Message) -> (Vec<Effect>, Stays) {
        let ground = self.ground();
        let world = ground.world();
        let mut effects = Vec::new();
        let mut stays = Stays::Yes;
        match (message, &mut current.screen) {
            (Message::Tool(tool), _) => stays = self.tool(current, tool),
            (Message::Language(message), _) => {
                current.overlay = None;
                match message {
                    language::Message::Chosen(language) => self.language = language,
                    language::Message::Back => {}
                }
            }
            (Message::Help(help::Message::Back) | Message::Leave(leave::Message::Stay), _) => current.overlay = None,
            (Message::Help(help::Message::Ask), _) => current.go(Screen::Faq(faq::State::default())),
            (Message::Leave(leave::Message::Erase) | Message::Idle(idle::Message::Erase), _) => stays = Stays::No,
            (Message::Start(start::Message::Taken(way)), _) => current.go(way_in(way)),
            (Message::Intents(message), Screen::Intents(state)) => match state.update(message, world.rows) {
                intents::Action::None => {}
                intents::Action::Begin(intent) => start_with(current, |visit| visit.begin_intent(&intent)),
                intents::Action::Search => current.go(Screen::Search(search::State::default())),
                intents::Action::Back => current.back(),
            },
            (Message::Search(message), Screen::Search(state)) => match state.update(message) {
                search::Action::None => {}
                search::Action::Intent(intent) => start_with(current, |visit| visit.begin_intent(&intent)),
                search::Action::Licence(licence) => start_with(current, |visit| visit.begin_licences(&[licence])),
                search::Action::Faq(faq) => current.go(Screen::Faq(faq::State::at(faq))),
                search::Action::Back => current.back(),
            },
            (Message::Faq(message), Screen::Faq(state)) => match state.update(message, world.rows) {
                faq::Action::None => {}
                faq::Action::Search => current.go(Screen::Search(search::State::default())),
                faq::Action::Back => current.back(),
            },
            (Message::Course(message), Screen::Course(course)) => {
                match course.update(message, &mut current.journey, &world) {
                    course::Action::None => {}
                    course::Action::Back => current.back(),
                    course::Action::Submit => effects = self.submit(current, &world),
                    course::Action::Finish => stays = Stays::No,
                }
            }
            (Message::Done(message), Screen::Submitted(state)) => match state.update(message) {
                submitted::Action::None => {}
                submitted::Action::Print => {
                    let reference = state.stored().reference;
                    effects.push(Effect::Print { visit: current.id, reference, issue: Issue::Copy });
                }
                submitted::Action::Finish => stays = Stays::No,
            },
            (Message::Status(message), Screen::Status(state)) => match state.update(message) {
                status::Action::None => {}
                status::Action::LookUp(reference) => effects.push(Effect::LookUp { visit: current.id, reference }),
                status::Action::Print(reference) => {
                    effects.push(Effect::Print { visit: current.id, reference, issue: Issue::Copy });
                }
                status::Action::Finish => stays = Stays::No,
                status::Action::Back => current.back(),
            },
            // Whatever else arrives is a touch on a page that has gone meanwhile.
            _ => {}
        }
        (effects, stays)
    }

    fn tool(&mut self, current: &mut Current, tool: Tool) -> Stays {
        match tool {
            Tool::Language => current.overlay = Some(Overlay::Language),
            Tool::Help => current.overlay = Some(Overlay::Help),
            Tool::TextSize => self.manner.text_size = frame::next_size(self.manner.text_size),
            Tool::Contrast => self.manner.theme = frame::next_theme(self.manner.theme),
            Tool::Reach => self.manner.reach = frame::other_reach(self.manner.reach),
            Tool::Finish if current.has_unfinished() => current.overlay = Some(Overlay::Leave),
            Tool::Finish => return Stays::No,
        }
        Stays::Yes
    }

    fn submit(&mut self, current: &mut Current, world: &World<'_>) -> Vec<Effect> {
        let (yes, no) = (world.say.yes_no(true), world.say.yes_no(false));
        let words = journey::Words { language: self.language, yes: &yes, no: &no };
        match current.journey.finish(self.now, words, &mut *self.setup.ids) {
            Ok(applications) => {
                let receipt = receipt::of_visit(world, &current.journey, &self.setup.site, &self.setup.terminal);
                vec![Effect::Submit { visit: current.id, applications, receipt: Box::new(receipt) }]
            }
            Err(_) => {
                if let Screen::Course(course) = &mut current.screen {
                    course.incomplete();
                }
                Vec::new()
            }
        }
    }

    /// The store has the applications: from here on the terminal knows no answer any more.
    fn stored(&mut self, current: &mut Current, result: Result<Stored, SubmitFault>) -> Vec<Effect> {
        current.touch(self.now);
        match result {
            Ok(stored) => {
                let reference = stored.reference;
                current.journey = self.blank();
                current.trail.clear();
                current.overlay = None;
                current.screen = Screen::Submitted(Box::new(submitted::State::new(stored)));
                vec![Effect::Print { visit: current.id, reference, issue: Issue::Original }]
            }
            Err(fault) => {
                if let Screen::Course(course) = &mut current.screen {
                    course.refused(fault);
                }
                Vec::new()
            }
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if let (Phase::Asking { .. } | Phase::Closing { .. }, Some(current)) = (self.phase(), &mut self.visit) {
            // Any key answers the idle question, whatever it would do elsewhere; none can erase by mistake.
            current.touch(self.now);
            return Vec::new();
        }
        if let Some(current) = &mut self.visit {
            current.touch(self.now);
        }
        let page = self.page();
        let meant = keys::meaning(&page, self.focus.as_ref(), key);
        if let keys::Meaning::Typed(character) = meant {
            return self.type_in(character);
        }
        match meant {
            keys::Meaning::Moved(focus) => self.focus = Some(focus),
            keys::Meaning::Pressed(message) => return self.hear(message),
            keys::Meaning::Nothing | keys::Meaning::Typed(_) => {}
        }
        Vec::new()
    }

    /// A character of an attached keyboard takes the way of the keys on the screen, shift and all.
    fn type_in(&mut self, character: char) -> Vec<Effect> {
        let mut effects = Vec::new();
        for _ in 0..keys::STROKES_MAX {
            let Some(stroke) = keys::stroke_towards(&self.page(), character) else { break };
            let arrived = stroke.arrived;
            effects.extend(self.hear(stroke.message));
            if arrived {
                break;
            }
        }
        effects
    }

    /// What the terminal can do now.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing::assess(&self.health)
    }

    /// The visit that goes on.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        self.visit.as_ref().map(|current| current.id)
    }

    /// The question on the page, for whoever plays a visit from a list of answers.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match &self.visit.as_ref()?.screen {
            Screen::Course(course) => course.question(),
            Screen::Start
            | Screen::Intents(_)
            | Screen::Search(_)
            | Screen::Status(_)
            | Screen::Faq(_)
            | Screen::Submitted(_) => None,
        }
    }

    /// How the page is to be drawn.
    #[must_use]
    pub fn look(&self) -> Look {
        let asking = matches!(self.phase(), Phase::Asking { .. });
        Look {
            theme: self.manner.theme,
            text_size: self.manner.text_size,
            reach: self.manner.reach,
            // One press of *select* must be enough to stay, so the answer holds the focus whatever had it before.
            focus: if asking { Some(BlockId("stay".to_owned())) } else { self.focus.clone() },
            language: self.language,
        }
    }

    /// The page: the standing first, the idle question second, the visit third.
    #[must_use]
    pub fn page(&self) -> Page<Message> {
        let ground = self.ground();
        let world = ground.world();
        let blocking = closed_by(world.standing).or(match world.standing {
            // Hours and maintenance wait for the citizen who is here.
            standing if self.visit.is_none() => Some(standing),
            _ => None,
        });
        if let Some(page) = blocking.and_then(|standing| closed::page(&world, standing)) {
            return frame::around(self, &world, page.map(Message::Closed), frame::Bar::Without);
        }
        let Some(current) = &self.visit else {
            let page = attract::page(&world, &self.setup.languages, &self.setup.site).map(Message::Attract);
            return frame::around(self, &world, page, frame::Bar::Without);
        };
        let (page, bar) = match (self.phase(), current.overlay) {
            (Phase::Asking { left_secs }, _) => (idle::page(&world, left_secs).map(Message::Idle), frame::Bar::Without),
            (_, Some(Overlay::Language)) => {
                (language::page(&world, &self.setup.languages).map(Message::Language), frame::Bar::With)
            }
            (_, Some(Overlay::Help)) => (help::page(&world).map(Message::Help), frame::Bar::With),
            (_, Some(Overlay::Leave)) => (leave::page(&world).map(Message::Leave), frame::Bar::Without),
            (Phase::Closing { left_secs }, None) => (self.screen(current, &world, Some(left_secs)), frame::Bar::With),
            (Phase::Active | Phase::Over, None) => (self.screen(current, &world, None), frame::Bar::With),
        };
        frame::around(self, &world, page, bar)
    }

    fn screen(&self, current: &Current, world: &World<'_>, closes: Option<u32>) -> Page<Message> {
        match &current.screen {
            Screen::Start => start::page(world).map(Message::Start),
            Screen::Intents(state) => state.page(world).map(Message::Intents),
            Screen::Search(state) => state.page(world).map(Message::Search),
            Screen::Status(state) => state.page(world).map(Message::Status),
            Screen::Faq(state) => state.page(world).map(Message::Faq),
            Screen::Course(course) => course.page(world, &current.journey).map(Message::Course),
            Screen::Submitted(state) => state.page(world, &self.setup.terminal, closes).map(Message::Done),
        }
    }

    fn ground(&self) -> frame::Ground {
        frame::Ground {
            catalogue: Arc::clone(&self.setup.catalogue),
            lexicon: Arc::clone(&self.setup.lexicon),
            limits: self.setup.limits,
            zone: self.setup.zone.clone(),
            standing: self.standing(),
            now: self.now,
            language: self.language,
            rows: frame::rows(self.manner.text_size),
        }
    }
}

/// Whether the visit goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stays {
    Yes,
    No,
}

fn first_language(setup: &Setup) -> Language {
    setup.languages.first().copied().unwrap_or(Language::English)
}

/// A standing that ends even a visit that goes on.
fn closed_by(standing: &Standing) -> Option<&Standing> {
    match standing {
        Standing::OutOfService(_) => Some(standing),
        Standing::Maintenance | Standing::Closed { .. } | Standing::Degraded(_) | Standing::Open => None,
    }
}

fn way_in(way: start::Way) -> Screen {
    match way {
        start::Way::Find => Screen::Intents(intents::State::default()),
        start::Way::Search => Screen::Search(search::State::default()),
        start::Way::Status => Screen::Status(status::State::default()),
        start::Way::Ask => Screen::Faq(faq::State::default()),
    }
}

/// Begins an application. The same beginning again keeps what was answered before; the journey sees to that.
fn start_with(current: &mut Current, begin: impl FnOnce(&mut Visit) -> Result<(), journey::Problem>) {
    if begin(&mut current.journey).is_ok()
        && let Some(course) = Course::resume(&current.journey)
    {
        current.go(Screen::Course(Box::new(course)));
    }
}
