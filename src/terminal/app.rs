//! The terminal as a value: messages in, effects out, a page to look at. It knows no window, disk, printer or clock; the
//! shell and the rehearsal both drive this same value.
//!
//! Ids of controls that scripts press by:
//! `language-en` … on the doors; `way-find`, `way-search`, `way-existing`, `way-status`, `way-resume`,
//! `way-ask` at the start; `action-renew` …; `keep` where a visit can be put aside, `erase`, `again` once it was; `sector-<id>`,
//! `intent-<id>`, `search`; `licence-<id>`, `faq-<id>` among hits; `option-<id>`, `option-yes`, `option-no`,
//! `option-not-yet`, `why-shown`; `key-a` …, `key-space`, `key-delete`, `key-shift` (see [`crate::editor::key_towards`]); `add`,
//! `change-<n>`, `remove-<n>` in a group; `take-<licence>`, `not-applying`, `apply` on the result; `have-<licence>-<document>`
//! and `later` on the documents, `add-…`, `remove-…` where documents can be added, then `way-scan`, `way-stick`, `choose-<n>`, `use`; `section-<id>`; `change-<question>`, and where something
//! does not fit `mend-<n>`, `drop-<n>`, on the review; `agree`, `submit`; `print-again`, `paper-open` in a demonstration, `code-open`,
//! `finish`; `continue`, `back`, `more`, `earlier`, `parts`, `stay` wherever they stand; `languages`, `tool-help`,
//! `tool-text-size`, `tool-contrast`, `tool-reach`, `tool-finish` on every page of a visit.

mod aloud;
mod aside;
mod gestures;
mod message;
mod pages;
mod preview;
mod setup;
mod staff;
mod switches;

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use devices::speech::UtteranceId;
use domain::{Language, QuestionId, Timestamp, VisitId};
use journey::Visit;

use crate::effect::documents::{DocumentsNews, wished};
use crate::effect::{Effect, End, Lookup};
use crate::keyboard::scan::Scan;
use crate::look::{Reach, TextSize, Theme};
use crate::moment::Moment;
use crate::narrator::Narrator;
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use crate::screen::code;
use crate::screen::paper::{Preview, Proof};
use crate::screen::{Room, attract};
use crate::standing::{self, Health, Standing};
use crate::visit::{Current, Curtain, Phase, Screen};
use crate::{frame, keys};

pub use message::{Message, Tool};
pub use setup::{Limits, Mode, Setup};
pub use staff::Knock;

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
    /// Time that passes evenly, as of the last tick.
    steady: Duration,
    language: Language,
    pub(crate) manner: Manner,
    pub(crate) focus: Option<BlockId>,
    pub(crate) narrator: Narrator,
    /// When something was last given to the voice, and which utterance that was.
    said_at: Duration,
    utterances: UtteranceId,
    /// Which seconds of the idle question were said last.
    counted: Option<u32>,
    /// Whether the end of the page was said, so that the next step goes round.
    edge: Option<aloud::Edge>,
    /// How far two switches have come on the keyboard.
    pub(crate) scan: Option<Scan>,
    visits: VisitId,
    visit: Option<Current>,
    gate: staff::Gate,
    knocks: Vec<Duration>,
    staff: Option<staff::Staff>,
    /// Rows of a list shown at a time, and for which page and look that was found.
    rows: usize,
    room: Room,
    /// Whether there is room for a preview of the simulated paper.
    preview: Preview,
    /// Whether there is room for a reference's code.
    code: code::Place,
    fitted: Option<pages::Fitted>,
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
            steady: Duration::ZERO,
            language,
            manner: Manner::default(),
            focus: None,
            narrator: Narrator::default(),
            said_at: Duration::ZERO,
            utterances: UtteranceId::default(),
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
            preview: Preview::Shown,
            code: code::Place::Shown,
            fitted: None,
            built: OnceCell::new(),
            setup,
        }
    }

    /// Hears one message and says what is to be done.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let (before, searched) = (self.attended(), self.searched());
        let mut effects = self.hear(message);
        self.attend(before, &mut effects);
        effects.extend(self.searched().filter(|now| searched != Some(*now)).map(Effect::Gather));
        for effect in &mut effects {
            if let Effect::Say(utterance) = effect {
                self.utterances = self.utterances.next();
                (utterance.id, self.said_at) = (self.utterances, self.steady);
            }
        }
        effects
    }

    /// The language in which somebody is searching.
    fn searched(&self) -> Option<Language> {
        let visit = self.visit.as_ref()?;
        matches!(visit.screen, Screen::Search(_)).then_some(self.language)
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
            Message::Touched => self.touched(),
            Message::Pressed { id, says } => self.pressed(id, *says),
            Message::Tool(Tool::Read) => self.tool_read(),
            Message::Voice(message) => self.hear_voice(message),
            Message::Spoken { visit, utterance } => {
                if self.visit() == Some(visit) {
                    self.spoken(utterance);
                }
                Vec::new()
            }
            Message::Plugged(plug) => self.plugged(plug),
            Message::Health(health) => self.hear_health(health),
            Message::Submitted { visit, result } => self.answered(visit, |app, current| app.stored(current, result)),
            // Nobody has done anything: a printer that stops again and again keeps no visit for ever.
            Message::Printing { visit, paper, going } => self.answered(visit, |_, current| {
                current.prints(paper, going);
                Vec::new()
            }),
            Message::Printed { visit, paper, outcome } => self.answered(visit, |app, current| {
                current.touch(app.steady);
                current.printed(paper, outcome);
                Vec::new()
            }),
            Message::Emerged { visit, proof } => self.emerged(visit, proof),
            Message::Handed { visit, reference, handing } => self.answered(visit, |app, current| {
                current.touch(app.steady);
                current.handed(reference, handing);
                Vec::new()
            }),
            Message::Delivered { visit, rows } => self.answered(visit, |_, current| {
                current.delivered(&rows);
                Vec::new()
            }),
            Message::Found { visit, found } => self.found(visit, &found),
            Message::StaffCalled { visit, call } => self.answered(visit, |_, current| current.called(call)),
            Message::Documents { visit, news } => self.brought(visit, news),
            Message::Aside { visit, news } => self.hear_aside(visit, &news),
            Message::Scanned(scan) => self.hear_scan(scan),
            Message::Knocked(knock) => self.knock(knock),
            // The technician who asked has gone.
            Message::Technician(_) | Message::Bench { .. } => Vec::new(),
            Message::Key(key) => self.key(key),
            Message::Attract(attract::Message::Begin(language)) => self.begin(language),
            Message::Attract(attract::Message::Aloud) => match &self.visit {
                None => self.begin_by_key(Key::Next),
                // It has begun by itself meanwhile.
                Some(_) => Vec::new(),
            },
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
            | Message::Paper(_)
            | Message::Code(_)
            | Message::Help(_)
            | Message::Leave(_)
            | Message::Idle(_)
            | Message::Closed(_)
            | Message::Tool(_)) => self.gesture(gesture),
        }
    }

    /// Somebody put in a stick, or paper into the scanner: they are there.
    fn brought(&mut self, visit: VisitId, news: DocumentsNews) -> Vec<Effect> {
        self.answered(visit, |app, current| {
            current.touch(app.steady);
            wished(current.id, current.brought(news))
        })
    }

    fn found(&mut self, visit: VisitId, found: &Lookup) -> Vec<Effect> {
        self.answered(visit, |_, current| {
            current.found(found);
            Vec::new()
        })
    }

    fn hear_health(&mut self, health: Health) -> Vec<Effect> {
        self.health = health;
        Vec::new()
    }

    fn touched(&mut self) -> Vec<Effect> {
        if let Some(current) = &mut self.visit {
            current.touch(self.steady);
            // What lay under the finger was not drawn, so it is not pressed.
            current.curtain = Curtain::Open;
        }
        self.hush()
    }

    /// Paper of a simulated printer is for a demonstration alone.
    fn emerged(&mut self, visit: VisitId, proof: Proof) -> Vec<Effect> {
        match self.setup.mode {
            Mode::Demonstration => self.answered(visit, |_, current| {
                current.proof = Some(proof);
                Vec::new()
            }),
            Mode::Service => Vec::new(),
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

    fn tick(&mut self, now: Moment) -> Vec<Effect> {
        (self.now, self.steady) = (now.wall, now.steady);
        self.listening_counts();
        match self.phase() {
            Phase::Over => self.end(End::Left),
            Phase::Active | Phase::Closing { .. } | Phase::Asking { .. } => self.count_down(),
        }
    }

    fn phase(&self) -> Phase {
        self.visit.as_ref().map_or(Phase::Active, |current| current.phase(self.steady, &self.setup.limits))
    }

    fn begin(&mut self, language: Language) -> Vec<Effect> {
        if self.visit.is_none() && pages::invites(&self.standing()) {
            self.language = language;
            self.visits = self.visits.next();
            self.visit = Some(Current::begin(self.visits, self.blank(), self.steady));
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
            let call = current.call.map(|_| Effect::CancelCall);
            return std::iter::once(Effect::Purge).chain(call).collect();
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
        let is_plug = matches!(key, Key::Headphones(_));
        if let (Phase::Asking { .. } | Phase::Closing { .. }, false, Some(current)) =
            (self.phase(), is_plug, &mut self.visit)
        {
            // Any key answers the idle question, whatever it would do elsewhere; none can erase by mistake. Headphones
            // are no key: the voice has to know at once who hears it.
            current.touch(self.steady);
            return self.hush();
        }
        let Some(current) = &mut self.visit else { return self.begin_by_key(key) };
        current.touch(self.steady);
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
