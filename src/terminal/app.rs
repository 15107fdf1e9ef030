//! The terminal as a value: messages in, effects out, a page to look at. It knows no window, disk, printer or clock; the
//! shell and the rehearsal both drive this same value.
//!
//! Ids of controls that scripts press by:
//! `language-en` … on the doors; `way-find`, `way-search`, `way-existing`, `way-status`, `way-resume`,
//! `way-ask` at the start; `action-renew` …; `keep` where a visit can be put aside, `erase`, `again` once it was; `sector-<id>`,
//! `intent-<id>`, `search`; `licence-<id>`, `faq-<id>` among hits; `option-<id>`, `option-yes`, `option-no`,
//! `option-not-yet`, `why-shown`; `key-a` …, `key-space`, `key-delete`, `key-shift` (see [`crate::editor::key_towards`]); `add`,
//! `change-<n>`, `remove-<n>` in a group; `take-<licence>`, `not-applying`, `apply` on the result; `have-<licence>-<document>`
//! and `later` on the documents; `section-<id>`; `change-<question>`, and where something
//! does not fit `mend-<n>`, `drop-<n>`, on the review; `agree`, `submit`; `print-again`,
//! `finish`; `continue`, `back`, `more`, `earlier`, `parts`, `stay` wherever they stand; `languages`, `tool-help`,
//! `tool-text-size`, `tool-contrast`, `tool-reach`, `tool-finish` on every page of a visit.

mod aloud;
mod aside;
mod gestures;
mod pages;
mod setup;
mod staff;
mod switches;

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

use domain::scan::{Scan as Scanned, Unread};
use domain::{Language, QuestionId, Timestamp, VisitId};
use journey::Visit;

use crate::bench;
use crate::course;
use crate::effect::aside::AsideNews;
use crate::effect::{Delivery, Effect, End, Lookup, Outcome, Stored, SubmitFault};
use crate::keyboard::scan::Scan;
use crate::look::{Reach, TextSize, Theme};
use crate::narrator::{Narrator, Sounding};
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use crate::screen::{
    Room, attract, closed, existing, faq, farewell, help, idle, intents, keep, language, leave, resume, scanned,
    search, start, status, submitted, technician, voice,
};
use crate::standing::{self, Health, Standing};
use crate::visit::{Current, Phase, Screen};
use crate::{frame, keys};

pub use setup::{Limits, Mode, Setup};

pub use staff::Knock;

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
    /// At the end of the visit.
    Farewell(farewell::Message),
    /// On what is wanted of a licence that is held.
    Existing(existing::Message),
    /// On the page of the code.
    Resume(resume::Message),
    /// On the visit that is put aside.
    Keep(keep::Message),
    /// On the note that a scanned code is of no use.
    Useless(scanned::Message),
    /// On the look-up.
    Status(status::Message),
    /// On the questions people ask.
    Faq(faq::Message),
    /// On the help page.
    Help(help::Message),
    /// On the leaving page.
    Leave(leave::Message),
    /// On the page of the voice.
    Voice(voice::Message),
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
    /// A finger on a control; what that says follows, unless it is only to be read.
    Pressed {
        /// Which.
        id: BlockId,
        /// What pressing it says.
        says: Box<Message>,
    },
    /// On a technician's page.
    Technician(technician::Message),
    /// Somebody knocks at the technician's door.
    Knocked(Knock),
    /// The technician's bench has answered.
    Bench {
        /// Who asked.
        visit: VisitId,
        /// What.
        answer: bench::Answer,
    },
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
    /// What was to be said has been, or cannot be.
    Spoken {
        /// Whose.
        visit: VisitId,
    },
    /// What this terminal has under a reference.
    Found {
        /// Who asked.
        visit: VisitId,
        /// Nothing, if it does not know it.
        found: Lookup,
    },
    /// A light shines for this visit's call, or the gateway has heard it.
    StaffCalled {
        /// Whose.
        visit: VisitId,
    },
    /// What came of putting a visit aside, or of taking one up again.
    Aside {
        /// Whose.
        visit: VisitId,
        /// What came of it.
        news: AsideNews,
    },
    /// A code was held before the scanner.
    Scanned(Result<Scanned, Unread>),
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
    /// Reads the page aloud; again, opens the page of the voice.
    Read,
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
    pub(crate) narrator: Narrator,
    /// When something was last given to the voice.
    said_at: Timestamp,
    /// Which seconds of the idle question were said last.
    counted: Option<u32>,
    /// Whether the end of the page was said, so that the next step goes round.
    edge: Option<aloud::Edge>,
    /// How far two switches have come on the keyboard.
    pub(crate) scan: Option<Scan>,
    visits: VisitId,
    visit: Option<Current>,
    gate: staff::Gate,
    knocks: Vec<Timestamp>,
    staff: Option<staff::Staff>,
    /// Rows of a list shown at a time, and for which page and look that was found.
    rows: usize,
    room: Room,
    fitted: Option<((String, String), TextSize, Reach, Language)>,
    /// The page as it was built last; empty as soon as anything may have changed.
    built: OnceCell<Page<Message>>,
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
            narrator: Narrator::default(),
            said_at: setup.now,
            counted: None,
            edge: None,
            scan: None,
            visits: VisitId(0),
            visit: None,
            gate: staff::Gate::Walled,
            knocks: Vec::new(),
            staff: None,
            rows: frame::rows(TextSize::Default),
            room: Room::Ample,
            fitted: None,
            built: OnceCell::new(),
            setup,
        }
    }

    /// Hears one message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let before = self.attended();
        let mut effects = self.hear(message);
        self.attend(before, &mut effects);
        if effects.iter().any(|effect| matches!(effect, Effect::Say(_))) {
            self.said_at = self.now;
        }
        effects
    }

    fn hear(&mut self, message: Message) -> Vec<Effect> {
        self.built.take();
        let effects = self.at_staff(message).unwrap_or_else(|message| self.heed(message));
        self.built.take();
        effects
    }

    fn heed(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Tick(now) => self.tick(now),
            Message::Touched => {
                if let Some(current) = &mut self.visit {
                    current.touch(self.now);
                }
                self.hush()
            }
            Message::Pressed { id, says } => self.pressed(id, *says),
            Message::Tool(Tool::Read) => self.tool_read(),
            Message::Voice(message) => self.hear_voice(message),
            Message::Spoken { visit } => {
                if self.visit() == Some(visit) && self.narrator.sounding == Sounding::Speaking {
                    self.narrator.sounding = Sounding::Silent;
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
                current.screen.printed(outcome);
                Vec::new()
            }),
            Message::Delivered { visit, rows } => self.answered(visit, |_, current| {
                current.screen.delivered(rows);
                Vec::new()
            }),
            Message::Found { visit, found } => self.answered(visit, |_, current| {
                if let Screen::Status(state) = &mut current.screen {
                    state.found(found);
                }
                Vec::new()
            }),
            Message::StaffCalled { visit } => self.answered(visit, |_, current| {
                if let Some(call) = &mut current.call {
                    call.heard();
                }
                Vec::new()
            }),
            Message::Aside { visit, news } => self.hear_aside(visit, &news),
            Message::Scanned(scan) => self.hear_scan(scan),
            Message::Knocked(knock) => self.knock(knock),
            // The technician who asked has gone.
            Message::Technician(_) | Message::Bench { .. } => Vec::new(),
            Message::Key(key) => self.key(key),
            Message::Attract(attract::Message::Begin(language)) => self.begin(language),
            gesture @ (Message::Language(_)
            | Message::Start(_)
            | Message::Intents(_)
            | Message::Search(_)
            | Message::Course(_)
            | Message::Done(_)
            | Message::Farewell(_)
            | Message::Existing(_)
            | Message::Resume(_)
            | Message::Keep(_)
            | Message::Useless(_)
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
        self.listening_counts();
        match self.phase() {
            Phase::Over => self.end(End::Left),
            Phase::Active | Phase::Closing { .. } | Phase::Asking { .. } => self.count_down(),
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
        if self.ends_aside(current.id, why) {
            return vec![Effect::Purge];
        }
        self.manner = Manner::default();
        self.language = first_language(&self.setup);
        self.focus = None;
        let mut effects = self.hush();
        self.narrator = Narrator::default();
        (self.counted, self.edge, self.scan) = (None, None, None);
        effects.extend([Effect::Purge, Effect::Wipe { visit: current.id, why }]);
        effects
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if let (Phase::Asking { .. } | Phase::Closing { .. }, Some(current)) = (self.phase(), &mut self.visit) {
            // Any key answers the idle question, whatever it would do elsewhere; none can erase by mistake.
            current.touch(self.now);
            return self.hush();
        }
        let Some(current) = &mut self.visit else { return self.begin_by_key(key) };
        current.touch(self.now);
        if let Some(effects) = self.switch(key).or_else(|| self.key_aloud(key)) {
            return effects;
        }
        let mut effects = self.hush();
        let page = self.page();
        match keys::meaning(&page, self.focus.as_ref(), key) {
            keys::Meaning::Typed(character) => effects.extend(self.type_in(character)),
            keys::Meaning::Moved(focus) => self.focus = Some(focus),
            keys::Meaning::Pressed(message) => effects.extend(self.hear(message)),
            keys::Meaning::Nothing => {}
        }
        effects
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
            | Screen::Existing(_)
            | Screen::Resume(_)
            | Screen::Keep(_)
            | Screen::Status(_)
            | Screen::Faq(_)
            | Screen::Submitted(_)
            | Screen::Farewell(_) => None,
        }
    }
}

fn first_language(setup: &Setup) -> Language {
    setup.languages.first().copied().unwrap_or(Language::English)
}
