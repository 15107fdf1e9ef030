//! The terminal as a value: messages in, effects out, a page to look at. It knows no window, disk, printer or clock; the
//! shell and the rehearsal both drive this same value.
//!
//! Ids of controls that scripts press by:
//! `language-en` … on the doors; `way-find`, `way-search`, `way-status`, `way-ask` at the start; `sector-<id>`,
//! `intent-<id>`, `search`; `licence-<id>`, `faq-<id>` among hits; `option-<id>`, `option-yes`, `option-no`,
//! `option-not-yet`; `key-a` …, `key-space`, `key-delete`, `key-shift` (see [`crate::editor::key_towards`]); `add`,
//! `change-<n>`, `remove-<n>` in a group; `take-<licence>`, `not-applying`, `apply` on the result; `have-<licence>-<document>`
//! and `later` on the documents; `section-<id>`; `change-<question>`, and where something
//! does not fit `mend-<n>`, `drop-<n>`, on the review; `agree`, `submit`; `print-again`,
//! `finish`; `continue`, `back`, `more`, `earlier`, `parts`, `stay` wherever they stand; `languages`, `tool-help`,
//! `tool-text-size`, `tool-contrast`, `tool-reach`, `tool-finish` on every page of a visit.

mod gestures;
mod pages;

use std::fmt;
use std::sync::Arc;

use catalogue::Catalogue;
use domain::{Language, QuestionId, SubmissionId, TerminalId, Timestamp, VisitId};
use jiff::tz::TimeZone;
use journey::Visit;

use crate::course;
use crate::effect::{Delivery, Effect, End, Outcome, Stored, SubmitFault};
use crate::look::{Reach, TextSize, Theme};
use crate::page::BlockId;
use crate::page::ring::Key;
use crate::screen::{attract, closed, faq, help, idle, intents, language, leave, search, start, status, submitted};
use crate::standing::{self, Health, Standing};
use crate::visit::{Current, Phase, Screen};
use crate::words::Lexicon;
use crate::{frame, keys};

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
    /// A finger somewhere on the screen: somebody is there.
    Touched,
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
    /// Rows of a list shown at a time, and for which page and look that was found.
    rows: usize,
    fitted: Option<((String, String), TextSize, Reach, Language)>,
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
            rows: frame::rows(TextSize::Default),
            fitted: None,
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
            Message::Touched => {
                if let Some(current) = &mut self.visit {
                    current.touch(self.now);
                }
                Vec::new()
            }
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
            gesture @ (Message::Language(_)
            | Message::Start(_)
            | Message::Intents(_)
            | Message::Search(_)
            | Message::Course(_)
            | Message::Done(_)
            | Message::Status(_)
            | Message::Faq(_)
            | Message::Help(_)
            | Message::Leave(_)
            | Message::Idle(_)
            | Message::Closed(_)
            | Message::Tool(_)) => self.gesture(gesture),
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
        if self.visit.is_none() && pages::closed_by(&self.standing()).is_none() {
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
}

fn first_language(setup: &Setup) -> Language {
    setup.languages.first().copied().unwrap_or(Language::English)
}
