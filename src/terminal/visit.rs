//! One citizen at the terminal: what they have said, which page they look at, and how long they have been silent. When
//! it is dropped, what they said is gone; there is no second way to end.

use domain::{Timestamp, VisitId};
use journey::Visit;

use crate::app::Limits;
use crate::course::Course;
use crate::effect::{Delivery, Outcome};
use crate::screen::scanned::Useless;
use crate::screen::{Window, existing, faq, farewell, help, intents, keep, resume, search, status, submitted};

/// Seconds before a finished visit closes that its page counts down.
const CLOSING_SECS: u32 = 15;

/// The visit that goes on.
#[derive(Debug, Clone)]
pub struct Current {
    /// Which.
    pub id: VisitId,
    /// What the citizen has said.
    pub journey: Visit,
    /// The page under everything.
    pub screen: Screen,
    /// The pages that led here, for *Back*.
    pub trail: Vec<Screen>,
    /// A page that stands over it for a moment.
    pub overlay: Option<Overlay>,
    /// The call for staff, if one was made.
    pub call: Option<help::Call>,
    /// Whether the citizen was asked what they thought of it.
    pub asked: farewell::Asked,
    /// Whether something of this visit was put aside and would outlast it.
    pub aside: Aside,
    touched_at: Timestamp,
}

/// Whether something of a visit was put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// Nothing.
    Nothing,
    /// A draft lies on disk.
    OnDisk,
}

/// The pages of a visit.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The ways in.
    Start,
    /// What people come for.
    Intents(intents::State),
    /// Search while typing.
    Search(search::State),
    /// Something about a licence that is held.
    Existing(existing::State),
    /// A visit that was put aside.
    Resume(resume::State),
    /// A visit being put aside.
    Keep(keep::State),
    /// An application by its reference.
    Status(status::State),
    /// Questions people ask.
    Faq(faq::State),
    /// An application being made.
    Course(Box<Course>),
    /// An application that is stored.
    Submitted(Box<submitted::State>),
    /// The end of the visit.
    Farewell(farewell::State),
}

impl Screen {
    /// The printer has ended.
    pub fn printed(&mut self, outcome: Outcome) {
        match self {
            Self::Submitted(state) => state.printed(outcome),
            Self::Farewell(state) => state.printed(outcome),
            Self::Status(state) => state.printed(outcome),
            Self::Keep(state) => state.printed(outcome),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => {}
            Self::Faq(_) | Self::Course(_) => {}
        }
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: Vec<Delivery>) {
        match self {
            Self::Submitted(state) => state.delivered(rows),
            Self::Farewell(state) => state.delivered(rows),
            Self::Status(state) => state.delivered(rows),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => {}
            Self::Keep(_) | Self::Faq(_) | Self::Course(_) => {}
        }
    }
}

/// What stands over a page for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The languages.
    Language,
    /// Help, and which part of it.
    Help(Window),
    /// The voice.
    Voice,
    /// Erase and finish?
    Leave,
    /// A scanned code is of no use here.
    Scanned(Useless),
}

/// How a visit stands towards the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Somebody is there.
    Active,
    /// The finished visit closes soon.
    Closing {
        /// Seconds left.
        left_secs: u32,
    },
    /// Is somebody there?
    Asking {
        /// Seconds left to answer.
        left_secs: u32,
    },
    /// Nobody is there.
    Over,
}

impl Current {
    /// A visit that begins.
    #[must_use]
    pub fn begin(id: VisitId, journey: Visit, now: Timestamp) -> Self {
        let (call, asked) = (None, farewell::Asked::Now);
        let (screen, trail, aside) = (Screen::Start, Vec::new(), Aside::Nothing);
        Self { id, journey, screen, trail, overlay: None, call, asked, aside, touched_at: now }
    }

    /// Somebody did something.
    pub fn touch(&mut self, now: Timestamp) {
        self.touched_at = now;
    }

    /// Goes to a page, from which *Back* leads here.
    pub fn go(&mut self, screen: Screen) {
        self.overlay = None;
        let here = std::mem::replace(&mut self.screen, screen);
        self.trail.push(here);
    }

    /// Goes back to the page before.
    pub fn back(&mut self) {
        self.screen = self.trail.pop().unwrap_or(Screen::Start);
    }

    /// Whether the store or the printer is at work for this visit.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match &self.screen {
            Screen::Course(course) => course.is_sending(),
            Screen::Submitted(state) => state.is_printing(),
            Screen::Farewell(state) => state.is_printing(),
            Screen::Status(state) => state.is_printing(),
            Screen::Keep(_) | Screen::Resume(_) | Screen::Existing(_) => false,
            Screen::Start | Screen::Intents(_) | Screen::Search(_) | Screen::Faq(_) => false,
        }
    }

    /// Whether something would be lost if the visit ended now.
    #[must_use]
    pub fn has_unfinished(&self) -> bool {
        let is_kept = matches!(&self.screen, Screen::Keep(state) if state.is_kept());
        self.has_course() && !is_kept
    }

    /// Whether an application is being made.
    #[must_use]
    pub fn has_course(&self) -> bool {
        let course = |screen: &Screen| matches!(screen, Screen::Course(_));
        course(&self.screen) || self.trail.iter().any(course)
    }

    /// The page of the visit that is put aside, also where another stands over it.
    pub fn keeping(&mut self) -> Option<&mut keep::State> {
        let screens = std::iter::once(&mut self.screen).chain(self.trail.iter_mut());
        screens.filter_map(|screen| if let Screen::Keep(state) = screen { Some(state) } else { None }).next()
    }

    /// How the visit stands towards the clock. A print that goes on is no silence; a clock that went backwards is none
    /// either.
    #[must_use]
    pub fn phase(&self, now: Timestamp, limits: &Limits) -> Phase {
        let (finished, printing) = match &self.screen {
            Screen::Submitted(state) => (true, state.is_printing()),
            Screen::Farewell(state) => (true, state.is_printing()),
            Screen::Status(state) => (false, state.is_printing()),
            Screen::Keep(state) => (false, state.is_printing()),
            Screen::Start | Screen::Intents(_) | Screen::Search(_) | Screen::Existing(_) => (false, false),
            Screen::Resume(_) | Screen::Faq(_) | Screen::Course(_) => (false, false),
        };
        if printing {
            return Phase::Active;
        }
        let idle_secs = u32::try_from(now.duration_since(self.touched_at).as_secs().max(0)).unwrap_or(u32::MAX);
        let (first, end) = if finished {
            (limits.done_secs.saturating_sub(CLOSING_SECS), limits.done_secs)
        } else {
            (limits.idle_secs, limits.idle_secs.saturating_add(limits.answer_secs))
        };
        let left_secs = end.saturating_sub(idle_secs);
        match (idle_secs < first, left_secs > 0, finished) {
            (true, _, _) => Phase::Active,
            (false, true, true) => Phase::Closing { left_secs },
            (false, true, false) => Phase::Asking { left_secs },
            (false, false, _) => Phase::Over,
        }
    }
}
