//! The guide of a tour: presses controls by id, types with the keys on the screen, stands in for the world outside, and
//! shows the page that is up. It knows no route.

use std::collections::BTreeSet;

use std::time::Duration;

use domain::{Language, Timestamp, VisitId};

use super::sight::{self, Sight};
use super::{Fits, Lost, Stop};
use crate::app::{App, Manner, Message, Setup};
use crate::effect::Effect;
use crate::keyboard::towards;
use crate::look::{Look, Reach, TextSize, Theme};
use crate::moment::Moment;
use crate::page::paper::Sheet;
use crate::page::{Kind, Page, Shown};

/// Turns of a list, which no list needs.
const TURNS_MAX: usize = 60;
/// Keys pressed on the way to one character: another script, its letters, a page of candidates.
const KEYS_MAX: usize = 40;

pub(super) struct Guide<'a, 'f> {
    pub(super) app: App,
    pub(super) language: Language,
    pub(super) effects: Vec<Effect>,
    pub(super) seen: BTreeSet<Sight>,
    pub(super) pages: BTreeSet<String>,
    /// Names of the stops so far.
    pub(super) named: BTreeSet<String>,
    pub(super) now: Timestamp,
    steady: Duration,
    /// A paper of the simulated printer, once it was burnt.
    pub(super) sheet: Option<Sheet>,
    manner: Manner,
    /// How the names begin of what is shown.
    wanted: &'a str,
    fits: &'a mut Fits<'f>,
    show: &'a mut dyn FnMut(Stop),
}

impl<'a, 'f> Guide<'a, 'f> {
    pub(super) fn new(
        setup: Setup,
        language: Language,
        text_size: TextSize,
        wanted: &'a str,
        (fits, show): (&'a mut Fits<'f>, &'a mut dyn FnMut(Stop)),
    ) -> Self {
        let manner = Manner { theme: Theme::Light, text_size, reach: Reach::Full };
        let (effects, seen, pages, named) = (Vec::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (now, steady) = (setup.now, Duration::ZERO);
        let app = App::new(setup).with_technician();
        Self { app, language, effects, seen, pages, named, now, steady, sheet: None, manner, wanted, fits, show }
    }

    /// Shows the page that is up.
    pub(super) fn look(&mut self, name: &str) {
        self.look_over(name, None);
    }

    /// Shows the page that is up over the one before it.
    pub(super) fn look_over(&mut self, name: &str, behind: Option<Page<Message>>) {
        self.seen.extend(sight::of(&self.app));
        self.pages.insert(self.app.drawn().id.0);
        self.named.insert(name.to_owned());
        if !name.starts_with(self.wanted) {
            return;
        }
        let (page, look) = self.settle();
        (self.show)(Stop { name: name.to_owned(), page, behind, look });
    }

    /// Shows the page that is up, which is what that looks like.
    pub(super) fn look_at(&mut self, sight: Sight, name: &str) {
        self.seen.insert(sight);
        self.look(name);
    }

    /// Shows a page and every further part of its list, and turns back to the first.
    pub(super) fn look_through(&mut self, name: &str) -> Result<(), Lost> {
        self.look(name);
        if !name.starts_with(self.wanted) && !self.wanted.starts_with(name) {
            return Ok(());
        }
        for turn in 2..TURNS_MAX {
            if !self.turns("more")? {
                break;
            }
            self.look(&format!("{name}-part-{turn}"));
        }
        self.rewind()
    }

    fn rewind(&mut self) -> Result<(), Lost> {
        for _ in 0..TURNS_MAX {
            if !self.turns("earlier")? {
                break;
            }
        }
        Ok(())
    }

    /// Turns the list that way, if there is more of it there.
    fn turns(&mut self, id: &str) -> Result<bool, Lost> {
        // Only the page with its rows on it knows what lies outside.
        self.settle();
        if !self.has(id) {
            return Ok(false);
        }
        self.press(id)?;
        Ok(true)
    }

    /// The page with as many rows as find room.
    fn settle(&mut self) -> (Page<Message>, Look) {
        self.app.seen_in(self.manner, self.fits)
    }

    pub(super) fn hear(&mut self, message: Message) {
        self.effects.extend(self.app.update(message));
    }

    pub(super) fn press(&mut self, id: &str) -> Result<(), Lost> {
        let page = self.app.page();
        let message = page.press(id).ok_or_else(|| Lost::NoControl { id: id.to_owned(), page: page.id.0.clone() })?;
        self.hear(message);
        Ok(())
    }

    /// Turns the list until the control is there, then presses it.
    pub(super) fn find(&mut self, id: &str) -> Result<(), Lost> {
        self.turn_to(|guide| guide.has(id))?;
        self.press(id)
    }

    /// Turns the list to the first control whose id begins so, and presses it; whether there was one.
    pub(super) fn find_first(&mut self, begins: &str) -> Result<bool, Lost> {
        self.turn_to(|guide| !guide.ids(begins).is_empty())?;
        match self.ids(begins).first().cloned() {
            Some(id) => self.press(&id).map(|()| true),
            None => Ok(false),
        }
    }

    fn turn_to(&mut self, is_there: impl Fn(&Self) -> bool) -> Result<(), Lost> {
        self.rewind()?;
        for _ in 0..TURNS_MAX {
            self.settle();
            if is_there(self) || !self.turns("more")? {
                break;
            }
        }
        self.settle();
        Ok(())
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.app.page().press(id).is_some()
    }

    pub(super) fn has_block(&self, id: &str) -> bool {
        self.app.page().blocks.iter().any(|block| block.id.0 == id)
    }

    /// Ids of what can be pressed and begins so, in reading order.
    pub(super) fn ids(&self, begins: &str) -> Vec<String> {
        let page = self.app.page();
        let ids = page.controls().into_iter().map(|control| control.id.0.clone());
        ids.filter(|id| id.starts_with(begins) && page.press(id).is_some()).collect()
    }

    pub(super) fn at(&self) -> String {
        self.app.page().id.0
    }

    pub(super) fn visit(&self) -> Result<VisitId, Lost> {
        self.app.visit().ok_or(Lost::NotAsked { what: "a visit" })
    }

    pub(super) fn advance(&mut self, secs: u32) {
        self.now = self.now.saturating_add(jiff::SignedDuration::from_secs(i64::from(secs))).unwrap_or(self.now);
        self.steady = self.steady.saturating_add(Duration::from_secs(u64::from(secs)));
        self.hear(Message::Tick(Moment { wall: self.now, steady: self.steady }));
    }

    /// Empties the field and types with the keys on the screen.
    pub(super) fn fill(&mut self, text: &str) -> Result<(), Lost> {
        while !is_empty(&self.app.page()) {
            self.press("key-delete")?;
        }
        for wanted in text.chars() {
            for _ in 0..KEYS_MAX {
                let page = self.app.page();
                let lost = || Lost::NoKey { wanted, page: page.id.0.clone() };
                let keys = page.keyboard().ok_or_else(lost)?;
                let step = towards::step(keys, wanted).ok_or_else(lost)?;
                self.press(&step.id)?;
                if step.arrives {
                    break;
                }
            }
        }
        Ok(())
    }
}

fn is_empty(page: &Page<Message>) -> bool {
    let holds = |kind: &Kind<Message>| matches!(kind, Kind::Field(field) if field.value != Shown::Empty);
    !page.blocks.iter().any(|block| holds(&block.kind))
}
