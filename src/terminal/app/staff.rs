//! The technician at the terminal: how the door is found, what becomes of the citizen's visit meanwhile, and the keys and
//! gestures on the pages behind it. The citizen's settings are put aside and the voice is silent; the visit itself rests,
//! with its clock running, and is wiped in its time though somebody else stands there.

use domain::diagnostic::Diagnostic;
use domain::ticket::Ticket;
use std::time::Duration;

use domain::{Language, VisitId};

use super::{App, Manner, Message, Tool};
use crate::bench::{Answer, Job, Order};
use crate::effect::{Effect, End, Paper};
use crate::moment::Moment;
use crate::narrator::{Narrator, Reading};
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use crate::screen::{World, technician};
use crate::standing::Fault;
use crate::visit::{Overlay, Phase};
use crate::{frame, keys, standing};

/// Touches on the service's name that open the door, and within how many seconds.
const KNOCKS: usize = 5;
const KNOCKS_WITHIN_SECS: u64 = 4;
/// Seconds without a touch before the door closes again.
const DOOR_SECS: u64 = 60;
/// Seconds without a touch, and seconds in all, after which a technician has left (ACCESSIBILITY, 3).
const IDLE_SECS: u64 = 30 * 60;
const WHOLE_SECS: u64 = 12 * 60 * 60;

/// How somebody knocks at the technician's door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Knock {
    /// A finger on the service's name; five in a row open.
    Touch,
    /// Ctrl, Alt and T on an attached keyboard; once opens.
    Keys,
}

/// Whether there is a door at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    /// No PIN is set up.
    Walled,
    Fitted,
}

/// A technician at the terminal.
pub(crate) struct Staff {
    id: VisitId,
    pages: technician::State,
    began_at: Duration,
    touched_at: Duration,
    aside: Option<Aside>,
    /// A citizen's visit that ended meanwhile: the hands are told when the technician leaves, because the process ends
    /// with it.
    owed: Option<(VisitId, End)>,
}

/// What belongs to the citizen whose visit rests.
struct Aside {
    visit: VisitId,
    manner: Manner,
    language: Language,
    narrator: Narrator,
    focus: Option<BlockId>,
}

impl App {
    /// The same terminal with a technician's door: a PIN is set up.
    #[must_use]
    pub fn with_technician(mut self) -> Self {
        self.gate = Gate::Fitted;
        self
    }

    /// Whether anybody is there, citizen or technician.
    #[must_use]
    pub fn is_attended(&self) -> bool {
        self.attending().is_some()
    }

    /// Whose pages are up: the technician's, else the citizen's.
    pub(super) fn attending(&self) -> Option<VisitId> {
        self.staff.as_ref().map_or_else(|| self.visit(), |staff| Some(staff.id))
    }

    /// Somebody knocks. It is heard where nobody is in the middle of anything: on the invitation, on a page that stands
    /// there because the terminal cannot serve, and on the help page.
    pub(super) fn knock(&mut self, knock: Knock) -> Vec<Effect> {
        if self.gate == Gate::Walled || self.staff.is_some() || !self.hears_knocks() {
            self.knocks.clear();
            return Vec::new();
        }
        let now = self.steady;
        self.knocks.retain(|at| now.saturating_sub(*at).as_secs() < KNOCKS_WITHIN_SECS);
        self.knocks.push(now);
        match knock {
            Knock::Touch if self.knocks.len() < KNOCKS => Vec::new(),
            Knock::Touch | Knock::Keys => self.open_door(),
        }
    }

    fn hears_knocks(&self) -> bool {
        let rests = self.phase() == Phase::Active;
        self.visit
            .as_ref()
            .is_none_or(|visit| rests && matches!(visit.overlay, Some(Overlay::Help(_))) && !visit.is_busy())
    }

    /// The citizen's visit, if there is one, rests; its settings are put aside, and the defaults stand.
    fn open_door(&mut self) -> Vec<Effect> {
        let mut effects = self.hush();
        self.knocks.clear();
        self.visits = self.visits.next();
        let (manner, language) = (self.manner, self.language);
        let (narrator, focus) = (std::mem::take(&mut self.narrator), self.focus.take());
        let aside = self.visit().map(|visit| Aside { visit, manner, language, narrator, focus });
        self.manner = Manner::default();
        self.language = Language::English;
        (self.counted, self.edge, self.scan) = (None, None, None);
        effects.extend(self.tuned());
        let (id, pages, now) = (self.visits, technician::State::default(), self.steady);
        self.staff = Some(Staff { id, pages, began_at: now, touched_at: now, aside, owed: None });
        effects
    }

    /// What a technician does or hears; a message that belongs to the citizen's visit is given back.
    pub(super) fn at_staff(&mut self, message: Message) -> Result<Vec<Effect>, Message> {
        let now = self.steady;
        let Some(staff) = &mut self.staff else { return Err(message) };
        let visit = staff.id;
        Ok(match message {
            Message::Tick(now) => self.staff_tick(now),
            Message::Touched => {
                staff.touched_at = now;
                self.hush()
            }
            Message::Technician(message) => {
                staff.touched_at = now;
                let action = staff.pages.update(message, self.rows);
                self.staff_wish(action)
            }
            Message::Bench { visit: asked, answer } if asked == visit => self.bench_answers(answer),
            Message::Printing { visit: asked, paper: Paper::Ticket, going } if asked == visit => {
                staff.pages.ticket_goes(going);
                Vec::new()
            }
            Message::Printed { visit: asked, paper: Paper::Ticket, outcome } if asked == visit => {
                staff.pages.ticket_printed(outcome);
                Vec::new()
            }
            Message::Spoken { visit: said, utterance } if said == visit => {
                self.spoken(utterance);
                Vec::new()
            }
            Message::Tool(tool) => {
                staff.touched_at = now;
                self.staff_tool(tool)
            }
            Message::Key(key) => {
                staff.touched_at = now;
                if let Key::Headphones(plug) = key {
                    staff.pages.plugged(plug);
                }
                self.staff_key(key)
            }
            Message::Scanned(_) => {
                let action = staff.pages.scanned();
                self.staff_wish(action)
            }
            pressed @ Message::Pressed { .. } => return Err(pressed),
            Message::Plugged(plug) => {
                staff.pages.plugged(plug);
                self.plugged(plug)
            }
            fact @ (Message::Health(_)
            | Message::Submitted { .. }
            | Message::Printing { .. }
            | Message::Printed { .. }
            | Message::Handed { .. }
            | Message::Emerged { .. }
            | Message::Delivered { .. }
            | Message::StaffCalled { .. }
            | Message::Documents { .. }
            | Message::Aside { .. }
            | Message::Found { .. }) => return Err(fact),
            // News for somebody who has gone.
            Message::Bench { .. } | Message::Spoken { .. } | Message::Knocked(_) => Vec::new(),
            // A touch on a page that has gone.
            Message::Attract(_) | Message::Language(_) | Message::Start(_) | Message::Intents(_) => Vec::new(),
            Message::Search(_) | Message::Course(_) | Message::Done(_) | Message::Farewell(_) => Vec::new(),
            Message::Existing(_) | Message::Resume(_) | Message::Keep(_) | Message::Useless(_) => Vec::new(),
            Message::Status(_) | Message::Faq(_) | Message::Help(_) | Message::Leave(_) => Vec::new(),
            Message::Paper(_) | Message::Code(_) => Vec::new(),
            Message::Voice(_) | Message::Idle(_) | Message::Closed(_) => Vec::new(),
        })
    }

    /// The page behind the door, or the door.
    pub(super) fn staff_page(&self, staff: &Staff, world: &World<'_>) -> Page<Message> {
        let faults = standing::faults(&self.health);
        let told = |fault: &Fault| (*fault, standing::told(&self.health, *fault, world.zone));
        let faults: Vec<(Fault, String)> = faults.iter().map(told).collect();
        let page = staff.pages.page(world, &faults).map(Message::Technician);
        frame::around(self, world, page, frame::Bar::Staff)
    }

    /// Whether the citizen's visit ends while a technician is there: what was said is dropped at once and the printer
    /// cleared, the rest follows when the technician leaves.
    pub(super) fn ends_aside(&mut self, visit: VisitId, why: End) -> bool {
        let Some(staff) = &mut self.staff else { return false };
        staff.aside = None;
        staff.owed = Some((visit, why));
        true
    }

    fn staff_tick(&mut self, moment: Moment) -> Vec<Effect> {
        let now = moment.steady;
        (self.now, self.steady) = (moment.wall, now);
        let mut effects = match self.phase() {
            Phase::Over => self.end(End::Left),
            Phase::Active | Phase::Closing { .. } | Phase::Asking { .. } => Vec::new(),
        };
        let Some(staff) = &self.staff else { return effects };
        let (idle, whole) = (now.saturating_sub(staff.touched_at), now.saturating_sub(staff.began_at));
        let limit = if staff.pages.is_outside() { DOOR_SECS } else { IDLE_SECS };
        if idle.as_secs() >= limit || whole.as_secs() >= WHOLE_SECS {
            effects.extend(self.staff_leaves());
        }
        effects
    }

    fn bench_answers(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(staff) = &mut self.staff else { return Vec::new() };
        let action = staff.pages.answered(answer);
        self.staff_wish(action)
    }

    fn staff_wish(&mut self, action: technician::Action) -> Vec<Effect> {
        match action {
            technician::Action::None => Vec::new(),
            technician::Action::Order(order) => self.order(order).into_iter().collect(),
            technician::Action::PrintTicket(tests) => self.ticket(tests).into_iter().collect(),
            technician::Action::Leave => self.staff_leaves(),
            technician::Action::Restart => {
                let mut effects: Vec<Effect> = self.order(Order::Restart).into_iter().collect();
                effects.extend(self.end(End::Staff));
                effects.extend(self.staff_leaves());
                effects
            }
        }
    }

    /// The ticket of these results and of the faults that stand now.
    fn ticket(&self, tests: Vec<Diagnostic>) -> Option<Effect> {
        let visit = self.staff.as_ref()?.id;
        let zone = &self.setup.zone;
        let faults = standing::faults(&self.health).into_iter();
        let faults = faults.map(|fault| (fault.code().to_owned(), standing::told(&self.health, fault, zone)));
        let ticket = Ticket {
            terminal: self.setup.terminal.clone(),
            site: self.setup.site.clone(),
            at: self.now,
            faults: Some(faults.collect()),
            tests,
        };
        let clock = |at: domain::Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string();
        let document = Box::new(ticket.document(&clock));
        Some(Effect::PrintSheet { visit, paper: Paper::Ticket, document })
    }

    fn order(&self, order: Order) -> Option<Effect> {
        let visit = self.staff.as_ref()?.id;
        Some(Effect::Technician(Job { visit, order }))
    }

    /// The technician goes. A citizen whose visit still lives finds everything as it was; else the process ends with the
    /// staff visit, so that nothing of it is left on the next citizen's pages.
    fn staff_leaves(&mut self) -> Vec<Effect> {
        let Some(Staff { id, pages, aside, owed, .. }) = self.staff.take() else { return Vec::new() };
        let mut effects = self.hush();
        self.focus = None;
        (self.counted, self.edge, self.scan) = (None, None, None);
        if !pages.is_outside() {
            effects.push(Effect::Technician(Job { visit: id, order: Order::Leave }));
        }
        match aside.filter(|aside| self.visit() == Some(aside.visit)) {
            Some(Aside { manner, language, narrator, focus, .. }) => {
                (self.manner, self.language, self.narrator, self.focus) = (manner, language, narrator, focus);
                effects.extend(self.tuned());
            }
            None => {
                self.manner = Manner::default();
                self.language = super::first_language(&self.setup);
                self.narrator = Narrator::default();
                let (visit, why) = owed.unwrap_or((id, End::Staff));
                if owed.is_some() || !pages.is_outside() {
                    effects.push(Effect::Wipe { visit, why });
                }
            }
        }
        effects
    }

    /// The voice as it stands now, for whoever listens next.
    fn tuned(&self) -> Option<Effect> {
        Some(Effect::Tune { rate: self.narrator.rate, volume: self.narrator.volume })
    }

    fn staff_tool(&mut self, tool: Tool) -> Vec<Effect> {
        match tool {
            Tool::Read if self.narrator.reading == Reading::Off => return self.read_page(),
            Tool::Read => {
                self.narrator.reading = Reading::Off;
                return self.hush();
            }
            Tool::TextSize => self.manner.text_size = frame::next_size(self.manner.text_size),
            Tool::Contrast => self.manner.theme = frame::next_theme(self.manner.theme),
            Tool::Reach => self.manner.reach = frame::other_reach(self.manner.reach),
            Tool::Language | Tool::Help | Tool::Finish => {}
        }
        Vec::new()
    }

    fn staff_key(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.switch(key).or_else(|| self.key_aloud(key)) {
            return effects;
        }
        let mut effects = self.hush();
        match keys::meaning(&self.page(), self.focus.as_ref(), key) {
            keys::Meaning::Typed(character) => effects.extend(self.type_in(character)),
            keys::Meaning::Moved(focus) => self.focus = Some(focus),
            keys::Meaning::Pressed(message) => effects.extend(self.hear(message)),
            keys::Meaning::Nothing => {}
        }
        effects
    }
}
