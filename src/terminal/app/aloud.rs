//! The terminal read aloud, and used without looking: where the focus goes when a page changes, what is then said, and
//! what the keys of a voice do. Nothing is said unless a visit goes on.

use devices::speech::UtteranceId;
use domain::VisitId;

use super::{App, Message};
use crate::effect::Effect;
use crate::narrator::{Hearable, Reading, Scene, Sounding};
use crate::page::ring::{Key, Plug, Voice};
use crate::page::{BlockId, Page};
use crate::screen::voice;
use crate::standing::Speech;
use crate::visit::{Curtain, Overlay, Phase};

/// Seconds left of the idle question at which they are said again.
const SAID_AT: [u32; 3] = [20, 10, 5];

/// Seconds that one utterance counts as somebody being there; a voice that never says it has ended keeps nobody's visit.
const SPEECH_SECS_MAX: u64 = 180;

/// What somebody who uses keys or listens knew of the page before something happened.
pub(super) struct Attended {
    who: VisitId,
    mark: (String, String),
    faulty: Option<BlockId>,
    hearable: Option<Hearable>,
}

/// Which end of the page the focus was told to stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

impl App {
    /// What is known of the page now, if anybody uses keys or listens.
    pub(super) fn attended(&self) -> Option<Attended> {
        let listens = self.narrator.reading == Reading::On;
        let who = self.attending().filter(|_| self.focus.is_some() || listens)?;
        let page = self.page();
        let hearable = listens.then(|| self.with_scene(&page, |scene| scene.hearable())).flatten();
        Some(Attended { who, mark: page.mark(), faulty: page.faulty(), hearable })
    }

    /// Moves the focus to where a page that has changed begins, or to its fault, and says what is new. Whoever has just
    /// come, or come back, finds the focus where it was.
    pub(super) fn attend(&mut self, before: Option<Attended>, effects: &mut Vec<Effect>) {
        let Some(before) = before.filter(|before| self.attending() == Some(before.who)) else { return };
        let page = self.page();
        let faulty = page.faulty();
        if page.mark() != before.mark {
            self.focus = page.first_focus();
            (self.edge, self.scan) = (None, None);
        } else if faulty != before.faulty && faulty.is_some() {
            self.focus = faulty;
        }
        let silent = !effects.iter().any(|effect| matches!(effect, Effect::Say(_)));
        if let Some(hearable) = before.hearable.filter(|_| silent) {
            let said = self.narrated(&page, |narrator, scene| narrator.follow(&hearable, scene));
            effects.extend(said.flatten().map(Effect::Say));
        }
    }

    /// A key of somebody at a terminal that nobody uses begins a visit that speaks, at the languages.
    pub(super) fn begin_by_key(&mut self, key: Key) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Key::Headphones(plug) = key {
            effects.push(Effect::Headphones(plug));
        }
        if !key.begins() {
            return effects;
        }
        effects.extend(self.begin(super::first_language(&self.setup)));
        if self.visit.is_none() {
            return effects;
        }
        self.over(Some(Overlay::Language));
        self.built.take();
        effects.extend(self.read_page());
        effects
    }

    /// What a key does for somebody who listens; `None` leaves it to the ring.
    pub(super) fn key_aloud(&mut self, key: Key) -> Option<Vec<Effect>> {
        match key {
            Key::Read => Some(match (self.narrator.reading, self.narrator.sounding) {
                (Reading::On, Sounding::Speaking | Sounding::Paused) => self.hush(),
                (Reading::On, Sounding::Silent) | (Reading::Off, _) => self.read_page(),
            }),
            Key::Voice(step) => Some(self.voice(step)),
            Key::Headphones(plug) => Some(self.headphones(plug)),
            Key::Hide(_) => Some(self.turn_curtain()),
            Key::Left | Key::Right if self.narrator.reading == Reading::On => self.beside_aloud(key),
            Key::Next | Key::Previous if self.narrator.reading == Reading::On => self.at_edge(key),
            Key::Next | Key::Previous | Key::Left | Key::Right | Key::Select | Key::Move => None,
            Key::Back | Key::Character(_) | Key::Erase => None,
        }
    }

    /// Left and right, where they do not move along keys: pause or again, and more.
    fn beside_aloud(&mut self, key: Key) -> Option<Vec<Effect>> {
        let page = self.page();
        if page.moved(self.focus.as_ref(), key).is_some() {
            return None;
        }
        if key == Key::Right {
            let said = self.narrated(&page, |narrator, scene| narrator.more(scene));
            return Some(said.map(Effect::Say).into_iter().collect());
        }
        let (next, effects) = match self.narrator.sounding {
            Sounding::Speaking => (Sounding::Paused, vec![Effect::Pause]),
            Sounding::Paused => (Sounding::Speaking, vec![Effect::GoOn]),
            Sounding::Silent => {
                let again = self.narrator.again();
                (self.narrator.sounding, again.map(Effect::Say).into_iter().collect())
            }
        };
        self.narrator.sounding = next;
        Some(effects)
    }

    /// At either end of the page the first step only says so; the second goes round.
    fn at_edge(&mut self, key: Key) -> Option<Vec<Effect>> {
        let page = self.page();
        let items = page.items();
        let (end, edge, words) = if key == Key::Next {
            (items.last(), Edge::End, "speech-end-of-page")
        } else {
            (items.first(), Edge::Start, "speech-start-of-page")
        };
        let there = end.is_some_and(|item| Some(&item.id) == self.focus.as_ref());
        let told = self.edge.take();
        if !there || told == Some(edge) {
            return None;
        }
        self.edge = Some(edge);
        let words = self.setup.lexicon.speak(self.language).text(words);
        Some(self.remark(&page, words))
    }

    /// Whether this terminal has a voice.
    pub(crate) fn can_speak(&self) -> bool {
        self.health.speech == Speech::Ready
    }

    /// Turns reading on, where there is a voice and somebody to listen, and reads the page.
    pub(super) fn read_page(&mut self) -> Vec<Effect> {
        if self.attending().is_none() {
            return Vec::new();
        }
        let page = self.page();
        if self.focus.is_none() {
            self.focus = page.first_focus();
        }
        if !self.can_speak() {
            return Vec::new();
        }
        self.narrator.reading = Reading::On;
        self.narrated(&page, |narrator, scene| narrator.whole(scene)).map(Effect::Say).into_iter().collect()
    }

    /// The constant bar's own tool for it: reads aloud, or opens the page of the voice where it does already.
    pub(super) fn tool_read(&mut self) -> Vec<Effect> {
        if self.narrator.reading == Reading::Off {
            return self.read_page();
        }
        self.over(Some(Overlay::Voice));
        Vec::new()
    }

    /// On the page of the voice. A touch that comes after the end of a visit must not set the voice of the next.
    pub(super) fn hear_voice(&mut self, message: voice::Message) -> Vec<Effect> {
        if self.visit.is_none() {
            return Vec::new();
        }
        match message {
            voice::Message::Step(step) => self.voice(step),
            voice::Message::Curtain => {
                self.over(None);
                self.turn_curtain()
            }
            voice::Message::Stop => {
                self.over(None);
                self.narrator.reading = Reading::Off;
                self.hush()
            }
            voice::Message::Back => {
                self.over(None);
                Vec::new()
            }
        }
    }

    /// Hides the screen or shows it, and says which; a technician has nothing to hide.
    fn turn_curtain(&mut self) -> Vec<Effect> {
        let Some(current) = self.visit.as_mut().filter(|_| self.staff.is_none()) else { return Vec::new() };
        let (next, words) = match current.curtain {
            Curtain::Open => (Curtain::Drawn, "speech-hidden"),
            Curtain::Drawn => (Curtain::Open, "speech-shown"),
        };
        current.curtain = next;
        let mut effects = self.hush();
        self.built.take();
        let words = self.setup.lexicon.speak(self.language).text(words);
        effects.extend(self.remark(&self.page(), words));
        effects
    }

    fn over(&mut self, overlay: Option<Overlay>) {
        let now = self.steady;
        if let Some(current) = &mut self.visit {
            current.touch(now);
            current.overlay = overlay;
        }
    }

    /// One step of volume or rate; the new value is said in it.
    fn voice(&mut self, step: Voice) -> Vec<Effect> {
        let narrator = &mut self.narrator;
        let (key, value) = match step {
            Voice::Louder => {
                narrator.volume = narrator.volume.louder();
                ("speech-volume", u32::from(narrator.volume.level()))
            }
            Voice::Softer => {
                narrator.volume = narrator.volume.softer();
                ("speech-volume", u32::from(narrator.volume.level()))
            }
            Voice::Faster => {
                narrator.rate = narrator.rate.faster();
                ("speech-rate", u32::from(narrator.rate.percent()))
            }
            Voice::Slower => {
                narrator.rate = narrator.rate.slower();
                ("speech-rate", u32::from(narrator.rate.percent()))
            }
        };
        let mut effects = vec![Effect::Tune { rate: self.narrator.rate, volume: self.narrator.volume }];
        let words = self.setup.lexicon.speak(self.language).with(key, &[("value", value.into())]);
        effects.extend(self.remark(&self.page(), words));
        effects
    }

    /// Headphones in or out. Out: silence at once, and nothing but that is said.
    fn headphones(&mut self, plug: Plug) -> Vec<Effect> {
        let mut effects = vec![Effect::Headphones(plug)];
        match plug {
            Plug::In => effects.extend(self.read_page()),
            Plug::Out => {
                effects.extend(self.hush());
                let words = self.setup.lexicon.speak(self.language).text("speech-headphones-out");
                effects.extend(self.remark(&self.page(), words));
            }
        }
        effects
    }

    /// How the headphones are, where that is no key of somebody who stands there.
    pub(super) fn plugged(&mut self, plug: Plug) -> Vec<Effect> {
        match plug {
            Plug::In => vec![Effect::Headphones(plug)],
            Plug::Out => self.headphones(plug),
        }
    }

    /// An utterance is over. It is silent then only if that was the last one: the next may have begun meanwhile.
    pub(super) fn spoken(&mut self, utterance: UtteranceId) {
        if utterance == self.utterances && self.narrator.sounding == Sounding::Speaking {
            self.narrator.sounding = Sounding::Silent;
        }
    }

    /// Silence, if there is sound.
    pub(super) fn hush(&mut self) -> Vec<Effect> {
        match std::mem::take(&mut self.narrator.sounding) {
            Sounding::Silent => Vec::new(),
            Sounding::Speaking | Sounding::Paused => vec![Effect::Hush],
        }
    }

    /// The seconds that are left of the idle question, at the moments they are said.
    pub(super) fn count_down(&mut self) -> Vec<Effect> {
        let Phase::Asking { left_secs } = self.phase() else {
            self.counted = None;
            return Vec::new();
        };
        let due = SAID_AT.into_iter().filter(|at| left_secs <= *at).min();
        if due.is_none() || due == self.counted {
            return Vec::new();
        }
        self.counted = due;
        let words = self.setup.lexicon.speak(self.language).with("idle-seconds", &[("count", left_secs.into())]);
        self.remark(&self.page(), words)
    }

    /// Says something of the terminal's own, to whoever listens.
    pub(super) fn remark(&mut self, page: &Page<Message>, words: String) -> Vec<Effect> {
        if self.narrator.reading == Reading::Off {
            return Vec::new();
        }
        self.narrated(page, |narrator, scene| narrator.remark(scene, words)).map(Effect::Say).into_iter().collect()
    }

    /// A voice that speaks is somebody listening; but not to the idle question, which waits for an answer.
    pub(super) fn listening_counts(&mut self) {
        let speaks = self.narrator.sounding == Sounding::Speaking;
        let lately = self.steady.saturating_sub(self.said_at).as_secs() < SPEECH_SECS_MAX;
        if speaks && lately && self.phase() == Phase::Active {
            let now = self.steady;
            if let Some(current) = &mut self.visit {
                current.touch(now);
            }
        }
    }

    /// A finger on a control: for somebody who listens the first touch only says what it is (KS X 9211:2025, 7.6.6).
    pub(super) fn pressed(&mut self, id: BlockId, says: Message) -> Vec<Effect> {
        let is_asked = self.staff.is_none() && self.phase() != Phase::Active;
        let explores = self.narrator.reading == Reading::On && !is_asked;
        // The touch itself may have taken the idle question away, and its answer with it.
        let stands = || self.page().items().iter().any(|item| item.id == id);
        if explores && self.focus.as_ref() != Some(&id) && stands() {
            self.focus = Some(id);
            return Vec::new();
        }
        self.hear(says)
    }

    fn narrated<T>(
        &mut self,
        page: &Page<Message>,
        tell: impl FnOnce(&mut crate::narrator::Narrator, &Scene<'_, Message>) -> T,
    ) -> Option<T> {
        let mut narrator = std::mem::take(&mut self.narrator);
        let said = self.with_scene(page, |scene| tell(&mut narrator, scene));
        self.narrator = narrator;
        said
    }

    fn with_scene<T>(&self, page: &Page<Message>, tell: impl FnOnce(&Scene<'_, Message>) -> T) -> Option<T> {
        let focus = self.look().focus;
        let say = self.setup.lexicon.speak(self.language);
        Some(tell(&Scene { visit: self.attending()?, page, focus: focus.as_ref(), say }))
    }
}
