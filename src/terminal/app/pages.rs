//! Which page is up and how it is to be drawn: the standing first, the idle question second, the visit third.

use std::sync::Arc;

use domain::Language;

use super::{App, Manner, Message};
use crate::frame;
use crate::look::{Look, Reach, TextSize};
use crate::page::{BlockId, Page};
use crate::screen::paper::Preview;
use crate::screen::{
    Room, World, attract, closed, code, help, hidden, idle, language, leave, paper, scanned, start, voice,
};
use crate::standing::Standing;
use crate::visit::{Current, Curtain, Overlay, Phase, Screen};

/// What a number of rows was found for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    mark: (String, String),
    before: usize,
    text_size: TextSize,
    reach: Reach,
    language: Language,
}

impl App {
    /// How the page is to be drawn.
    #[must_use]
    pub fn look(&self) -> Look {
        let asking = self.staff.is_none() && matches!(self.phase(), Phase::Asking { .. });
        Look {
            theme: self.manner.theme,
            text_size: self.manner.text_size,
            reach: self.manner.reach,
            // One press of *select* must be enough to stay, so the answer holds the focus whatever had it before.
            focus: if asking { Some(BlockId("stay".to_owned())) } else { self.focus.clone() },
            language: self.language,
            room: self.room,
        }
    }

    /// The page: the standing first, the idle question second, the visit third. It is built once for every change.
    #[must_use]
    pub fn page(&self) -> Page<Message> {
        self.built.get_or_init(|| self.build()).clone()
    }

    /// What is drawn: the page, or while the citizen hides the screen nothing of it. The idle question holds nothing of the
    /// visit and has to be seen.
    #[must_use]
    pub fn drawn(&self) -> Page<Message> {
        let is_drawn = self.staff.is_none() && self.visit.as_ref().is_some_and(|visit| visit.curtain == Curtain::Drawn);
        match self.phase() {
            Phase::Active | Phase::Closing { .. } | Phase::Over if is_drawn => hidden::page(&self.ground().world()),
            Phase::Active | Phase::Closing { .. } | Phase::Over | Phase::Asking { .. } => self.page(),
        }
    }

    fn build(&self) -> Page<Message> {
        let ground = self.ground();
        let world = ground.world();
        if let Some(staff) = &self.staff {
            return self.staff_page(staff, &world);
        }
        let blocking = closed_by(world.standing).or(match world.standing {
            // Hours and maintenance wait for the citizen who is here.
            standing if self.visit.is_none() => Some(standing),
            _ => None,
        });
        if let Some(page) = blocking.and_then(|standing| closed::page(&world, standing, &self.setup.languages)) {
            return frame::around(self, &world, page.map(Message::Closed), frame::Bar::Without);
        }
        let Some(current) = &self.visit else {
            let page = attract::page(&world, &self.setup.languages, &self.setup.site).map(Message::Attract);
            return frame::around(self, &world, page, frame::Bar::Without);
        };
        let (page, bar) = match (self.phase(), &current.overlay) {
            (Phase::Asking { left_secs }, _) => {
                (idle::page(&world, left_secs, current.has_course()).map(Message::Idle), frame::Bar::Without)
            }
            (_, Some(Overlay::Language)) => {
                (language::page(&world, &self.setup.languages).map(Message::Language), frame::Bar::With)
            }
            (_, Some(Overlay::Help(window))) => {
                let beside = self.beside(current);
                let page = help::page(&world, (self.setup.staff, self.call_stage(current)), &beside, window);
                (page.map(Message::Help), frame::Bar::With)
            }
            (_, Some(Overlay::Voice)) => (voice::page(&world, current.curtain).map(Message::Voice), frame::Bar::With),
            (_, Some(Overlay::Paper(window))) => {
                let page = current.sheet().map(|sheet| paper::page(&world, sheet, window).map(Message::Paper));
                (page.unwrap_or_else(|| self.screen(current, &world, None)), frame::Bar::With)
            }
            (_, Some(Overlay::Code)) => {
                let page = code::page(&world, self.told(current, &world, None)).map(|page| page.map(Message::Code));
                (page.unwrap_or_else(|| self.screen(current, &world, None)), frame::Bar::With)
            }
            (_, Some(Overlay::Leave)) => (leave::page(&world, current.aside).map(Message::Leave), frame::Bar::Without),
            (_, Some(Overlay::Scanned(why))) => (scanned::page(&world, *why).map(Message::Useless), frame::Bar::With),
            (Phase::Closing { left_secs }, None) => (self.screen(current, &world, Some(left_secs)), frame::Bar::With),
            (Phase::Active | Phase::Over, None) => (self.screen(current, &world, None), frame::Bar::With),
        };
        frame::around(self, &world, page, bar)
    }

    /// The page of a screen, with what other parts of the terminal put beside it.
    fn screen(&self, current: &Current, world: &World<'_>, closes: Option<u32>) -> Page<Message> {
        let page = self.told(current, world, closes);
        let page = match current.screen.printing() {
            Some(printing) if printing.is_waiting() => {
                help::beside(world, page, self.setup.staff, self.call_stage(current), Message::Help)
            }
            Some(_) | None => page,
        };
        let page = code::beside(world, page, self.code, Message::Code);
        match current.sheet() {
            Some(sheet) => paper::beside(world, page, sheet, self.preview, Message::Paper),
            None => page,
        }
    }

    /// The page as its screen describes it.
    fn told(&self, current: &Current, world: &World<'_>, closes: Option<u32>) -> Page<Message> {
        match &current.screen {
            Screen::Start => start::page(world).map(Message::Start),
            Screen::Intents(state) => state.page(world).map(Message::Intents),
            Screen::Search(state) => state.page(world).map(Message::Search),
            Screen::Status(state) => state.page(world).map(Message::Status),
            Screen::Existing(state) => state.page(world).map(Message::Existing),
            Screen::Resume(state) => state.page(world).map(Message::Resume),
            Screen::Keep(state) => state.page(world).map(Message::Keep),
            Screen::Faq(state) => state.page(world).map(Message::Faq),
            Screen::Course(course) => course.page(world, &current.journey).map(Message::Course),
            Screen::Submitted(state) => state.page(world, closes).map(Message::Done),
            Screen::Farewell(state) => state.page(world, closes).map(Message::Farewell),
        }
    }

    /// Shows as many rows at a time as `fits` finds room for. A page that has just come up, or was turned, starts
    /// with as many as its text size usually has room for; one that has merely changed keeps what it had, so that nothing
    /// jumps.
    pub fn fit(&mut self, fits: &mut dyn FnMut(&Page<Message>, &Look) -> bool) {
        let (mut page, mut look) = (self.page(), self.look());
        let Look { text_size, reach, language, .. } = look;
        let fitted = Fitted { mark: page.mark(), before: page.before, text_size, reach, language };
        if self.fitted.as_ref() != Some(&fitted) {
            self.fitted = Some(fitted);
            self.fold(Preview::Shown, code::Place::Shown);
            page = self.page_of(frame::rows(self.manner.text_size), Room::Ample);
            look = self.look();
        }
        while !fits(&page, &look) {
            let Some(other) = self.shorter(&page, &look) else { return };
            (page, look) = other;
        }
    }

    /// The next page that takes less room and is not the same: a page without a list is the same with fewer rows.
    fn shorter(&mut self, page: &Page<Message>, look: &Look) -> Option<(Page<Message>, Look)> {
        loop {
            let other = match (self.preview, self.rows, self.room, self.code) {
                (Preview::Shown, ..) => {
                    self.fold(Preview::Folded, self.code);
                    self.page()
                }
                (Preview::Folded, 2.., room, _) => self.page_of(self.rows - 1, room),
                (Preview::Folded, _, Room::Ample, _) => self.page_of(self.rows, Room::Tight),
                (Preview::Folded, _, Room::Tight, code::Place::Shown) => {
                    self.fold(self.preview, code::Place::Folded);
                    self.page()
                }
                (Preview::Folded, _, Room::Tight, code::Place::Folded) => self.page_of(self.rows, Room::Least),
                (Preview::Folded, _, Room::Least, _) => return None,
            };
            let seen = self.look();
            if other != *page || seen != *look {
                return Some((other, seen));
            }
        }
    }

    /// With the preview of a paper or without, and with a reference's code or the way to it.
    fn fold(&mut self, preview: Preview, code: code::Place) {
        (self.preview, self.code) = (preview, code);
        self.built.take();
    }

    /// The page with so many rows at a time, and so much room.
    fn page_of(&mut self, rows: usize, room: Room) -> Page<Message> {
        if (self.rows, self.room) != (rows, room) {
            (self.rows, self.room) = (rows, room);
            self.built.take();
        }
        self.page()
    }

    /// The page as it is for a citizen who has set that manner, on the screen that `fits` judges for; for a tour.
    pub(crate) fn seen_in(
        &mut self,
        manner: Manner,
        fits: &mut dyn FnMut(&Page<Message>, &Look) -> bool,
    ) -> (Page<Message>, Look) {
        self.manner = manner;
        self.fitted = None;
        self.built.take();
        self.fit(fits);
        (self.drawn(), self.look())
    }

    /// The visit as it stands, and how it stands towards the clock; for a tour.
    pub(crate) fn standing_visit(&self) -> Option<(&Current, Phase)> {
        self.visit.as_ref().map(|current| (current, self.phase()))
    }

    /// How far a visit's call for staff has come.
    pub(crate) fn call_stage(&self, current: &Current) -> Option<help::Stage> {
        current.call.as_ref().map(|call| call.stage(self.steady))
    }

    pub(super) fn ground(&self) -> frame::Ground {
        frame::Ground {
            catalogue: Arc::clone(&self.setup.catalogue),
            lexicon: Arc::clone(&self.setup.lexicon),
            limits: self.setup.limits,
            zone: self.setup.zone.clone(),
            standing: self.standing(),
            now: self.now,
            language: self.language,
            rows: self.rows,
            room: self.room,
            pages: self.health.pages.clone(),
            draft_days: self.setup.draft_days,
            ways: self.setup.ways,
            breadth: self.setup.breadth,
        }
    }
}

/// Whether a visit may begin: the invitation is up, and no page that says why there is none.
pub(super) fn invites(standing: &Standing) -> bool {
    match standing {
        Standing::OutOfService(_) | Standing::Maintenance | Standing::Suspended | Standing::Closed { .. } => false,
        Standing::Degraded(_) | Standing::Open => true,
    }
}

/// A standing that ends even a visit that goes on.
pub(super) fn closed_by(standing: &Standing) -> Option<&Standing> {
    match standing {
        Standing::OutOfService(_) => Some(standing),
        Standing::Maintenance
        | Standing::Suspended
        | Standing::Closed { .. }
        | Standing::Degraded(_)
        | Standing::Open => None,
    }
}
