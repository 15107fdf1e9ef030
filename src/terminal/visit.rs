//! One citizen at the terminal: what they have said, which page they look at, and how long they have been silent. When
//! it is dropped, what they said is gone; there is no second way to end.

use std::time::Duration;

use domain::{Reference, VisitId};
use journey::Visit;

use crate::app::Limits;
use crate::course::Course;
use crate::effect::aside::AsideNews;
use crate::effect::documents::{DocumentsNews, DocumentsWish};
use crate::effect::{CallNumber, Delivery, Effect, Going, Handing, Lookup, Outcome, Paper, Printing};
use crate::page::paper::Sheet;
use crate::screen::paper::Proof;
use crate::screen::scanned::Useless;
use crate::screen::{Window, existing, faq, farewell, help, intents, keep, resume, search, status, submitted};

/// Seconds before a finished visit closes that its page counts down.
const CLOSING_SECS: u32 = 15;
/// Seconds for which store and printer may keep a visit in which nobody does anything. The printer gives a job ten
/// minutes (`devices::printer::confirm`); what has not answered by then never will.
const WORK_SECS_MAX: u32 = 15 * 60;
/// Pages that *Back* leads through; more than any way through the terminal has.
const TRAIL_MAX: usize = 24;

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
    /// The call for staff, if one goes on.
    pub call: Option<help::Call>,
    /// The number of the last call that was made.
    pub calls: CallNumber,
    /// Whether the citizen was asked what they thought of it.
    pub asked: farewell::Asked,
    /// Whether something of this visit was put aside and would outlast it.
    pub aside: Aside,
    /// Whether the citizen hides the screen.
    pub curtain: Curtain,
    /// What came out of the simulated printer last.
    pub proof: Option<Proof>,
    /// By the clock that runs evenly: the wall's may be put right while somebody stands there.
    touched_at: Duration,
}

/// Whether something of a visit was put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// Nothing.
    Nothing,
    /// A draft lies on disk.
    OnDisk,
}

/// Whether the screen shows the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curtain {
    /// It does.
    Open,
    /// The citizen wants nobody to see it; the next visit is shown again.
    Drawn,
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
    fn printed(&mut self, paper: Paper, outcome: Outcome) {
        match (self, paper) {
            (Self::Submitted(state), Paper::Receipt(reference)) => state.printed(reference, outcome),
            (Self::Farewell(state), Paper::Receipt(reference)) => state.printed(reference, outcome),
            (Self::Status(state), Paper::Receipt(reference)) => state.printed(reference, outcome),
            (Self::Status(state), Paper::Standing(reference)) => state.standing_printed(reference, outcome),
            (Self::Keep(state), Paper::Slip) => state.printed(outcome),
            (Self::Course(course), Paper::Bring) => course.printed(outcome),
            (_, Paper::Receipt(_) | Paper::Slip | Paper::Bring | Paper::Standing(_) | Paper::Ticket) => {}
        }
    }

    fn prints(&mut self, paper: Paper, going: Going) {
        match (self, paper) {
            (Self::Submitted(state), Paper::Receipt(reference)) => state.prints(reference, going),
            (Self::Farewell(state), Paper::Receipt(reference)) => state.prints(reference, going),
            (Self::Status(state), Paper::Receipt(reference)) => state.prints(reference, going),
            (Self::Status(state), Paper::Standing(reference)) => state.standing_prints(reference, going),
            (Self::Keep(state), Paper::Slip) => state.prints(going),
            (Self::Course(course), Paper::Bring) => course.prints(going),
            (_, Paper::Receipt(_) | Paper::Slip | Paper::Bring | Paper::Standing(_) | Paper::Ticket) => {}
        }
    }

    /// Whether it is the page of what stands on that paper.
    fn is_of(&self, paper: Paper) -> bool {
        match (self, paper) {
            (Self::Submitted(state), Paper::Receipt(reference)) => state.stored().reference == reference,
            (Self::Status(state), Paper::Receipt(reference) | Paper::Standing(reference)) => state.has_found(reference),
            (Self::Keep(state), Paper::Slip) => state.is_kept(),
            (_, Paper::Receipt(_) | Paper::Slip | Paper::Bring | Paper::Standing(_) | Paper::Ticket) => false,
        }
    }

    fn handed(&mut self, reference: Reference, handing: Handing) {
        match self {
            Self::Submitted(state) => state.handed(reference, handing),
            Self::Farewell(state) => state.handed(reference, handing),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => {}
            Self::Status(_) | Self::Keep(_) | Self::Faq(_) | Self::Course(_) => {}
        }
    }

    fn delivered(&mut self, rows: &[Delivery]) {
        match self {
            Self::Submitted(state) => state.delivered(rows),
            Self::Farewell(state) => state.delivered(rows),
            Self::Status(state) => state.delivered(rows),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => {}
            Self::Keep(_) | Self::Faq(_) | Self::Course(_) => {}
        }
    }

    fn course(&mut self) -> Option<&mut Course> {
        if let Self::Course(course) = self { Some(course) } else { None }
    }

    fn settle(&mut self) {
        match self {
            Self::Course(course) => course.settle(),
            Self::Search(state) => state.settle(),
            // What is typed on these is a code, which nobody spells by its sound.
            Self::Status(_) | Self::Resume(_) => {}
            Self::Start | Self::Intents(_) | Self::Existing(_) | Self::Keep(_) | Self::Faq(_) => {}
            Self::Submitted(_) | Self::Farewell(_) => {}
        }
    }

    /// Whether nothing is lost with it.
    fn is_for_reading(&self) -> bool {
        match self {
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Faq(_) => true,
            Self::Resume(_) | Self::Keep(_) | Self::Status(_) | Self::Course(_) => false,
            Self::Submitted(_) | Self::Farewell(_) => false,
        }
    }

    fn is_storing(&self) -> bool {
        match self {
            Self::Course(course) => course.is_sending(),
            Self::Keep(state) => state.is_saving(),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => false,
            Self::Status(_) | Self::Faq(_) | Self::Submitted(_) | Self::Farewell(_) => false,
        }
    }

    /// Whether neither the store nor the printer is at work for it.
    fn is_at_rest(&self) -> bool {
        !self.is_storing() && !self.is_printing()
    }

    fn is_printing(&self) -> bool {
        self.printing().is_some_and(Printing::is_underway)
    }

    /// How the paper stands that was asked for on it last, if one was.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        match self {
            Self::Submitted(state) => Some(state.printing()),
            Self::Farewell(state) => state.printing(),
            Self::Status(state) => state.printing(),
            Self::Keep(state) => state.printing(),
            Self::Course(course) => course.printing(),
            Self::Start | Self::Intents(_) | Self::Search(_) | Self::Existing(_) | Self::Resume(_) => None,
            Self::Faq(_) => None,
        }
    }
}

/// What stands over a page for a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The languages.
    Language,
    /// Help, and which part of it.
    Help(Window),
    /// The voice.
    Voice,
    /// The simulated printer's paper, and which part of it.
    Paper(Window),
    /// A reference's code.
    Code,
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
    pub fn begin(id: VisitId, journey: Visit, now: Duration) -> Self {
        let (call, calls, asked) = (None, CallNumber::default(), farewell::Asked::Now);
        let (screen, trail, aside) = (Screen::Start, Vec::new(), Aside::Nothing);
        let (overlay, curtain, proof) = (None, Curtain::Open, None);
        Self { id, journey, screen, trail, overlay, call, calls, asked, aside, curtain, proof, touched_at: now }
    }

    /// Somebody did something.
    pub fn touch(&mut self, now: Duration) {
        self.touched_at = now;
    }

    /// Goes to a page, from which *Back* leads here. Whoever goes to the page they are on stays there, and of a trail that
    /// grows without end the oldest pages are let go that nothing hangs on: neither the first, nor what goes on there.
    pub fn go(&mut self, screen: Screen) {
        self.overlay = None;
        if std::mem::discriminant(&self.screen) == std::mem::discriminant(&screen) {
            self.screen = screen;
            return;
        }
        let here = std::mem::replace(&mut self.screen, screen);
        self.trail.push(here);
        if self.trail.len() > TRAIL_MAX
            && let Some(oldest) = self.oldest(Screen::is_for_reading).or_else(|| self.oldest(Screen::is_at_rest))
        {
            self.trail.remove(oldest);
        }
    }

    /// The first page of the trail that is like that, after the start.
    fn oldest(&self, is_so: impl Fn(&Screen) -> bool) -> Option<usize> {
        (1..self.trail.len()).find(|at| self.trail.get(*at).is_some_and(&is_so))
    }

    /// Goes back to the page before.
    pub fn back(&mut self) {
        self.screen = self.trail.pop().unwrap_or(Screen::Start);
    }

    /// The pages of this visit from the one that is up to the first. What they asked for is told to them wherever they
    /// stand: somebody may read something else meanwhile.
    fn screens(&mut self) -> impl Iterator<Item = &mut Screen> {
        std::iter::once(&mut self.screen).chain(self.trail.iter_mut().rev())
    }

    fn any(&self, is_so: impl Fn(&Screen) -> bool) -> bool {
        std::iter::once(&self.screen).chain(&self.trail).any(is_so)
    }

    /// The printer says how that paper goes.
    pub fn prints(&mut self, paper: Paper, going: Going) {
        self.screens().for_each(|screen| screen.prints(paper, going));
    }

    /// The printer has ended with that paper.
    pub fn printed(&mut self, paper: Paper, outcome: Outcome) {
        self.screens().for_each(|screen| screen.printed(paper, outcome));
    }

    /// The paper that came out last, where the page that is up is about it.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        self.proof.as_ref().filter(|proof| self.screen.is_of(proof.paper)).map(|proof| &proof.sheet)
    }

    /// The page printer has said whether it has the pages.
    pub fn handed(&mut self, reference: Reference, handing: Handing) {
        self.screens().for_each(|screen| screen.handed(reference, handing));
    }

    /// News of the deliveries.
    pub fn delivered(&mut self, rows: &[Delivery]) {
        self.screens().for_each(|screen| screen.delivered(rows));
    }

    /// A call for staff was heard, which may be an earlier one; nothing follows of it.
    pub fn called(&mut self, call: CallNumber) -> Vec<Effect> {
        if let Some(made) = &mut self.call {
            made.heard(call);
        }
        Vec::new()
    }

    /// What came of a claim.
    pub fn found(&mut self, found: &Lookup) {
        for screen in self.screens() {
            if let Screen::Status(state) = screen {
                state.found(found);
            }
        }
    }

    /// Another language has another keyboard: letters that are still being spelled become what they most likely mean,
    /// where it can be seen.
    pub fn settle(&mut self) {
        self.screens().for_each(Screen::settle);
    }

    /// Scanner or stick have brought something; a file that nobody waits for any more is forgotten.
    pub fn brought(&mut self, news: DocumentsNews) -> Vec<DocumentsWish> {
        match (self.course(), news) {
            (Some(course), news) => course.brought(news),
            (None, DocumentsNews::Offered(offer)) => vec![DocumentsWish::Forget(offer.file.number)],
            (None, DocumentsNews::Stick(_) | DocumentsNews::Refused(_)) => Vec::new(),
        }
    }

    /// The application that is being made.
    pub fn course(&mut self) -> Option<&mut Course> {
        self.screens().find_map(Screen::course)
    }

    /// What stands on the page of the application counts, if it can be taken.
    pub fn hand_in(&mut self) {
        let Self { journey, screen, trail, .. } = self;
        let mut screens = std::iter::once(screen).chain(trail.iter_mut().rev());
        if let Some(course) = screens.find_map(Screen::course) {
            course.hand_in(journey);
        }
    }

    /// The code opened nothing, or nothing that is taken up.
    pub fn not_resumed(&mut self, news: &AsideNews) {
        for screen in self.screens() {
            if let Screen::Resume(state) = screen {
                state.refused(news);
            }
        }
    }

    /// Whether the store is taking applications of this visit.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        self.any(|screen| matches!(screen, Screen::Course(course) if course.is_sending()))
    }

    /// Whether the store is at work for this visit; until it has answered nobody can say what would be lost.
    #[must_use]
    pub fn is_storing(&self) -> bool {
        self.any(Screen::is_storing)
    }

    /// Whether the store or the printer is at work for this visit.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.any(|screen| screen.is_storing() || screen.is_printing())
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
        self.screens().find_map(|screen| if let Screen::Keep(state) = screen { Some(state) } else { None })
    }

    /// How the visit stands towards the clock. Work of the store or the printer that goes on is no silence, for a visit
    /// that ended meanwhile would hide what came of it.
    #[must_use]
    pub fn phase(&self, now: Duration, limits: &Limits) -> Phase {
        let idle_secs = u32::try_from(now.saturating_sub(self.touched_at).as_secs()).unwrap_or(u32::MAX);
        if self.is_busy() && idle_secs < WORK_SECS_MAX {
            return Phase::Active;
        }
        let finished = matches!(self.screen, Screen::Submitted(_) | Screen::Farewell(_));
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
