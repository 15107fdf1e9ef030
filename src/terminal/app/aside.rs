//! A visit that is put aside and one that is taken up again; and what is held before the scanner. Codes go to the hands
//! and nowhere else.

use std::sync::Arc;

use domain::application::DocumentState;
use domain::scan::{Scan, Unread};
use domain::{Draft, VisitId};
use journey::Visit;

use super::gestures::start_with;
use super::{App, Message};
use crate::course::Course;
use crate::effect::Effect;
use crate::effect::aside::{AsideNews, AsideWish, Kept};
use crate::screen::resume::{Beginning, Lost};
use crate::screen::scanned::{Presented, Proof, Useless};
use crate::screen::{existing, intents, keep, resume, scanned, search, status};
use crate::slip;
use crate::visit::{Aside, Current, Overlay, Phase, Screen};

impl App {
    /// Has what was said so far kept; the page says so once it is on disk. Files stay in memory and go with the visit, so
    /// whoever has added some is told before.
    pub(super) fn keep(&self, current: &mut Current) -> Vec<Effect> {
        if self.setup.draft_days == 0 || !current.has_course() || current.is_sending() {
            return Vec::new();
        }
        current.hand_in();
        current.overlay = None;
        if !matches!(current.screen, Screen::Keep(_)) {
            if has_files(&current.journey) {
                current.go(Screen::Keep(keep::State::Asking));
                return Vec::new();
            }
            current.go(Screen::Keep(keep::State::default()));
        }
        let (draft, days) = (Box::new(current.journey.draft(self.language)), self.setup.draft_days);
        vec![Effect::Aside { visit: current.id, wish: AsideWish::Keep { draft, days } }]
    }

    /// What a press on one of these pages comes to; `None` ends the visit.
    pub(super) fn at_aside(&self, current: &mut Current, message: Message) -> Option<Vec<Effect>> {
        Some(match (message, &mut current.screen) {
            (Message::Leave(_) | Message::Idle(_), _) => self.keep(current),
            (Message::Useless(scanned::Message::Back), _) => {
                current.overlay = None;
                Vec::new()
            }
            (Message::Keep(message), Screen::Keep(state)) => {
                let action = state.update(message);
                return self.at_keep(current, action);
            }
            (Message::Resume(message), Screen::Resume(state)) => {
                let action = state.update(message);
                self.at_resume(current, action)
            }
            (Message::Existing(message), Screen::Existing(state)) => {
                match state.update(message) {
                    existing::Action::None => {}
                    existing::Action::Begin(wanted, licence) => {
                        start_with(current, wanted, |visit| visit.begin_licences(&[licence]));
                    }
                    existing::Action::Search(wanted) => current.go(Screen::Search(search::State::among(wanted))),
                    existing::Action::Back => current.back(),
                }
                Vec::new()
            }
            _ => Vec::new(),
        })
    }

    /// What a press on the page of the kept visit comes to; `None` ends the visit.
    fn at_keep(&self, current: &mut Current, action: keep::Action) -> Option<Vec<Effect>> {
        Some(match action {
            keep::Action::None => Vec::new(),
            keep::Action::Keep => self.keep(current),
            keep::Action::Print(kept) => vec![self.slip(current, kept)],
            keep::Action::Erase => vec![Effect::Aside { visit: current.id, wish: AsideWish::Erase }],
            keep::Action::Back => {
                current.back();
                Vec::new()
            }
            keep::Action::Finish => return None,
        })
    }

    fn slip(&self, current: &Current, kept: Kept) -> Effect {
        let ground = self.ground();
        let (site, terminal) = (&self.setup.site, &self.setup.terminal);
        let slip = slip::of_visit(&ground.world(), &current.journey, kept, site, terminal);
        Effect::PrintSlip { visit: current.id, slip: Box::new(slip) }
    }

    /// The hands have answered.
    pub(super) fn hear_aside(&mut self, visit: VisitId, news: &AsideNews) -> Vec<Effect> {
        self.answered(visit, |app, current| {
            current.touch(app.steady);
            match news {
                AsideNews::Kept(_) => current.aside = Aside::OnDisk,
                AsideNews::Erased => current.aside = Aside::Nothing,
                AsideNews::Resumed(draft) => return app.take_up(current, draft),
                AsideNews::NotKept
                | AsideNews::NotErased
                | AsideNews::Nothing
                | AsideNews::TooOften
                | AsideNews::Unsure => {}
            }
            current.not_resumed(news);
            let action = current.keeping().map_or(keep::Action::None, |state| state.heard(news));
            app.at_keep(current, action).unwrap_or_default()
        })
    }

    /// The draft becomes the visit; what of it no longer fits is told first. Where nobody waits for it any more the
    /// hands are not told that it is taken up: it would else be overwritten, or erased with applications that have not come
    /// of it.
    fn take_up(&self, current: &mut Current, draft: &Draft) -> Vec<Effect> {
        let waiting = matches!(&current.screen, Screen::Resume(state) if state.is_looking());
        if !waiting {
            current.not_resumed(&AsideNews::Unsure);
            return Vec::new();
        }
        let today = self.now.to_zoned(self.setup.zone.clone()).date();
        let restored = Visit::restore(Arc::clone(&self.setup.catalogue), today, draft);
        current.journey = restored.visit;
        current.aside = Aside::OnDisk;
        let beginning = if restored.gone_intent.is_some() { Beginning::Gone } else { Beginning::There };
        let lost = Lost { dropped: restored.dropped, gone: restored.gone, beginning };
        if lost.is_nothing() {
            go_on(current);
        } else {
            current.screen = Screen::Resume(resume::State::back(lost));
        }
        vec![Effect::Aside { visit: current.id, wish: AsideWish::TakeUp }]
    }

    /// What a press on the page of the code comes to.
    fn at_resume(&self, current: &mut Current, action: resume::Action) -> Vec<Effect> {
        match action {
            resume::Action::None => {}
            resume::Action::Resume(code) => {
                return vec![Effect::Aside { visit: current.id, wish: AsideWish::Resume(code) }];
            }
            resume::Action::GoOn => go_on(current),
            resume::Action::Back => current.back(),
        }
        Vec::new()
    }

    /// Something was held before the scanner.
    pub(super) fn hear_scan(&mut self, scan: Result<Scan, Unread>) -> Vec<Effect> {
        let is_shut = super::pages::closed_by(&self.standing()).is_some();
        let phase = self.phase();
        let Some(current) = self.visit.as_mut().filter(|_| !is_shut) else { return Vec::new() };
        current.touch(self.steady);
        match phase {
            // Somebody is there; that is all it says to the idle question.
            Phase::Asking { .. } | Phase::Closing { .. } | Phase::Over => Vec::new(),
            Phase::Active => self.take_scan(scan),
        }
    }

    fn take_scan(&mut self, scan: Result<Scan, Unread>) -> Vec<Effect> {
        let days = self.setup.draft_days;
        let Some(current) = &mut self.visit else { return Vec::new() };
        let is_awaited = current.overlay.is_none()
            && match &current.screen {
                Screen::Start => true,
                Screen::Status(state) => !state.is_busy(),
                Screen::Resume(state) => !state.is_looking(),
                Screen::Intents(_)
                | Screen::Search(_)
                | Screen::Existing(_)
                | Screen::Faq(_)
                | Screen::Course(_)
                | Screen::Keep(_)
                | Screen::Submitted(_)
                | Screen::Farewell(_) => false,
            };
        let presented = |claim, proof| Screen::Status(status::State::presented(Presented { claim, proof }));
        let (screen, effect) = match scan {
            Ok(Scan::Receipt(claim, terminal)) if is_awaited => (presented(claim, Proof::Unsigned(terminal)), None),
            Ok(Scan::Signed(signed)) if is_awaited => {
                let verdict = self.setup.ring.judge(&signed);
                let claim = signed.statement.claim.clone();
                (presented(claim, Proof::Signed(Box::new(signed.statement), verdict)), None)
            }
            Ok(Scan::Draft(code)) if is_awaited && days > 0 => {
                let wish = AsideWish::Resume(code);
                (Screen::Resume(resume::State::looking()), Some(Effect::Aside { visit: current.id, wish }))
            }
            Ok(_) => return told(current, Useless::NotHere),
            Err(Unread::NotOurs) => return told(current, Useless::NotOurs),
            Err(Unread::Damaged) => return told(current, Useless::Damaged),
            Err(Unread::Newer) => return told(current, Useless::Newer),
        };
        if current.screen == Screen::Start {
            current.go(screen);
        } else {
            current.screen = screen;
        }
        effect.into_iter().collect()
    }
}

fn told(current: &mut Current, why: Useless) -> Vec<Effect> {
    current.overlay = Some(Overlay::Scanned(why));
    Vec::new()
}

/// Whether the citizen has added files.
fn has_files(journey: &Visit) -> bool {
    let is_file = |asked: &journey::DocumentAsked| matches!(asked.state, Some(DocumentState::Attached(_)));
    journey.documents().iter().any(is_file)
}

/// On where the visit stands; *Back* leads to the start.
fn go_on(current: &mut Current) {
    current.trail = vec![Screen::Start];
    current.screen = match Course::resume(&current.journey) {
        Some(course) => Screen::Course(Box::new(course)),
        None => Screen::Intents(intents::State::default()),
    };
}
