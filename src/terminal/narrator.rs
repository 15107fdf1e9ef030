//! Decides what is said aloud. It compares what could be heard of a page before and after something happened, and says
//! what is new: another page by its heading, another item by its words, a changed item again. It knows items, never
//! pixels; what makes the sound, and who listens to it, is the device's business.

use devices::speech::{Part, Rate, Utterance, UtteranceId, Volume};
use domain::{Language, VisitId, foreign};

use crate::page::reader::{Item, Role};
use crate::page::{BlockId, Kind, Page, Privacy, State, Tone};
use crate::spoken;
use crate::words::Say;

/// Whether pages are read aloud. Nothing is, until the citizen asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reading {
    #[default]
    Off,
    On,
}

/// What the voice does just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sounding {
    #[default]
    Silent,
    Speaking,
    Paused,
}

/// The voice as the citizen has set it; the next citizen finds the defaults.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Narrator {
    pub(crate) reading: Reading,
    pub(crate) rate: Rate,
    pub(crate) volume: Volume,
    pub(crate) sounding: Sounding,
    /// What was said last, for those who want it again.
    last: Option<Utterance>,
}

/// What could be heard at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hearable {
    mark: (String, String),
    focus: Option<BlockId>,
    sentence: Vec<Part>,
    /// How much stands in each of the page's fields, so that typing can be echoed.
    fields: Vec<(BlockId, usize)>,
    /// What others do meanwhile.
    news: Vec<News>,
}

/// What a block tells of others who are at work.
#[derive(Debug, PartialEq, Eq)]
struct News {
    id: BlockId,
    tone: Tone,
    parts: Vec<Part>,
}

/// Blocks that tell what printer and staff do: they change while the citizen does nothing.
const NEWS: [&str; 2] = ["print", "staff"];

impl Hearable {
    pub(crate) fn of<M>(page: &Page<M>, focus: Option<&BlockId>, say: &Say<'_>) -> Self {
        let items = page.items();
        let fields = items.iter().filter(|item| item.role == Role::Field);
        Self {
            mark: page.mark(),
            focus: focus.cloned(),
            sentence: focused(&items, focus).map(|item| parts(item, say)).unwrap_or_default(),
            fields: fields.map(|item| (item.id.clone(), held(item))).collect(),
            news: NEWS.into_iter().filter_map(|id| News::of(page, &items, id, say)).collect(),
        }
    }
}

impl News {
    fn of<M>(page: &Page<M>, items: &[Item], id: &str, say: &Say<'_>) -> Option<Self> {
        let block = page.blocks.iter().find(|block| block.id.0 == id)?;
        let tone = if let Kind::Notice(notice) = &block.kind { notice.tone } else { return None };
        let item = items.iter().find(|item| item.id.0 == id)?;
        Some(Self { id: item.id.clone(), tone, parts: parts(item, say) })
    }

    fn is_urgent(&self) -> bool {
        match self.tone {
            Tone::Warn | Tone::Stop => true,
            Tone::Calm | Tone::Good => false,
        }
    }
}

/// News that is to be said unasked. A fault, and the end of one, is said at once; the rest interrupts nobody who listens.
fn news<'a>(before: &Hearable, after: &'a Hearable, sounding: Sounding) -> Option<&'a News> {
    after.news.iter().find(|news| {
        let known = before.news.iter().find(|known| known.id == news.id);
        let is_urgent = news.is_urgent() || known.is_some_and(News::is_urgent);
        known.is_none_or(|known| known.parts != news.parts) && (is_urgent || sounding == Sounding::Silent)
    })
}

/// A page, where the focus stands on it, and the words to speak about it.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a, M> {
    pub(crate) visit: VisitId,
    pub(crate) page: &'a Page<M>,
    pub(crate) focus: Option<&'a BlockId>,
    pub(crate) say: Say<'a>,
}

impl<M> Scene<'_, M> {
    pub(crate) fn hearable(&self) -> Hearable {
        Hearable::of(self.page, self.focus, &self.say)
    }

    fn utterance(&self, item: &str, language: Option<Language>, parts: Vec<Part>) -> Utterance {
        let language = language.unwrap_or(self.say.language);
        let reworded = |part: &Part| {
            let own = part.language().unwrap_or(language);
            part.reworded(|text| spoken::text(own, text))
        };
        let parts = parts.iter().map(reworded).collect();
        // The app counts what it gives to the voice.
        let (id, item) = (UtteranceId::default(), item.to_owned());
        Utterance { visit: self.visit, id, item, language, parts }
    }
}

impl Narrator {
    /// What is to be said now that the scene follows what could be heard before; nothing where nothing is new.
    pub(crate) fn follow<M>(&mut self, before: &Hearable, scene: &Scene<'_, M>) -> Option<Utterance> {
        let after = scene.hearable();
        if self.reading == Reading::Off || *before == after {
            return None;
        }
        let said = if before.mark != after.mark {
            opening(scene)
        } else if let Some(news) = news(before, &after, self.sounding) {
            scene.utterance(&news.id.0, None, news.parts.clone())
        } else if (&before.focus, &before.sentence, &before.fields) == (&after.focus, &after.sentence, &after.fields) {
            return None;
        } else if before.focus == after.focus && before.fields != after.fields {
            echo(before, &after, scene)
        } else {
            let items = scene.page.items();
            let item = focused(&items, scene.focus)?;
            scene.utterance(&item.id.0, item.language, parts(item, &scene.say))
        };
        Some(self.remember(said))
    }

    /// The whole page, from the top; keys and the constant bar are spoken when they have the focus.
    pub(crate) fn whole<M>(&mut self, scene: &Scene<'_, M>) -> Utterance {
        let read = |item: &&Item| !matches!(item.role, Role::Key | Role::Tool | Role::Name);
        let parts = scene.page.items().iter().filter(read).flat_map(|item| parts(item, &scene.say)).collect();
        self.remember(scene.utterance("page", None, parts))
    }

    /// More about the item: where it stands, and what the page says to explain itself.
    pub(crate) fn more<M>(&mut self, scene: &Scene<'_, M>) -> Utterance {
        let items = scene.page.items();
        let at = items.iter().position(|item| Some(&item.id) == scene.focus).unwrap_or_default() + 1;
        let place = scene.say.with("speech-place", &[("at", at.into()), ("of", items.len().into())]);
        let explains = |item: &&Item| matches!(item.role, Role::Text | Role::Notice) && Some(&item.id) != scene.focus;
        let rest = items.iter().filter(explains).flat_map(|item| parts(item, &scene.say));
        let parts = std::iter::once(Part::public(place)).chain(rest).collect();
        self.remember(scene.utterance("more", None, parts))
    }

    /// Something the terminal says of itself: a new volume, the seconds that are left.
    pub(crate) fn remark<M>(&mut self, scene: &Scene<'_, M>, text: String) -> Utterance {
        self.sounding = Sounding::Speaking;
        scene.utterance("remark", None, vec![Part::public(text)])
    }

    /// The last words once more.
    pub(crate) fn again(&mut self) -> Option<Utterance> {
        let last = self.last.clone()?;
        self.sounding = Sounding::Speaking;
        Some(last)
    }

    fn remember(&mut self, said: Utterance) -> Utterance {
        self.sounding = Sounding::Speaking;
        self.last = Some(said.clone());
        said
    }
}

fn focused<'a>(items: &'a [Item], focus: Option<&BlockId>) -> Option<&'a Item> {
    items.iter().find(|item| Some(&item.id) == focus)
}

/// What opens a page: where one is, its heading, the fault if there is one, and the item that has the focus; then the
/// voice waits.
fn opening<M>(scene: &Scene<'_, M>) -> Utterance {
    let items = scene.page.items();
    let opens = |item: &&Item| {
        matches!(item.role, Role::Progress | Role::Notice)
            || (item.role == Role::Heading && item.id.0 == "heading")
            || Some(&item.id) == scene.focus
    };
    let item = scene.focus.map_or("page", |id| id.0.as_str());
    scene.utterance(item, None, items.iter().filter(opens).flat_map(|item| parts(item, &scene.say)).collect())
}

/// What an item says: its words, what it holds, and how it stands. What is the citizen's own carries the words that a
/// loudspeaker says in its place.
pub(crate) fn parts(item: &Item, say: &Say<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    if !item.label.is_empty() {
        let own = item.language;
        parts.extend(tongues(&item.label).map(|(language, text)| Part::public(text).spoken_in(language.or(own))));
    }
    if let Some(value) = &item.value {
        match (held(item), value.masked, value.privacy) {
            (0, _, _) if item.role == Role::Field => parts.push(Part::public(say.text("speech-empty"))),
            (0, _, _) => {}
            (marks, true, _) => parts.push(Part::public(say.with("speech-marks", &[("count", marks.into())]))),
            (_, false, Privacy::Public) => {
                parts.extend(tongues(&value.spoken).map(|(language, text)| Part::public(text).spoken_in(language)));
            }
            (_, false, Privacy::Private) => {
                // A code is nothing that somebody has filled in; whoever hears none wants to know how to.
                let instead = if item.role == Role::Reference { "speech-code-hidden" } else { "speech-filled-in" };
                let mut instead = say.text(instead);
                // A loudspeaker says once what it says in place of all of it.
                let private = |(language, text)| Part::private(text, std::mem::take(&mut instead)).spoken_in(language);
                parts.extend(tongues(&value.spoken).map(private));
            }
        }
    }
    parts.extend(standing(item).map(|key| Part::public(say.text(key))));
    parts
}

/// The text in order, each stretch for the voice of its own language; a full stop before a change is not worth one.
fn tongues(text: &str) -> impl Iterator<Item = (Option<Language>, &str)> {
    let has_words = |(_, stretch): &(Option<Language>, &str)| stretch.contains(char::is_alphanumeric);
    foreign::stretches(text).into_iter().filter(has_words)
}

/// The word for how an item stands, or what it is, where that is to be known before pressing it.
fn standing(item: &Item) -> Option<&'static str> {
    match (item.role, item.state) {
        (_, State::Disabled) => Some("speech-not-now"),
        (Role::Option | Role::Tick | Role::Row | Role::Tool | Role::Key, State::Selected) => Some("speech-chosen"),
        (Role::Tick, State::Ready) => Some("speech-not-chosen"),
        (Role::Field, _) => Some("speech-field"),
        (Role::Button | Role::Link | Role::Door | Role::Tool | Role::Row, _) if item.pressable => Some("speech-button"),
        (Role::Button | Role::Link | Role::Door | Role::Tool | Role::Row | Role::Option | Role::Key, _) => None,
        (Role::Banner | Role::Name | Role::Progress | Role::Heading | Role::Text | Role::Notice, _) => None,
        (Role::Picture | Role::Figure | Role::Reference, _) => None,
    }
}

/// How many characters or marks an item holds.
fn held(item: &Item) -> usize {
    item.value.as_ref().map_or(0, |value| match value.masked {
        true => value.spoken.parse().unwrap_or(0),
        false => value.spoken.chars().count(),
    })
}

/// What typing sounds like: the character through headphones, a star for everybody else, and that one was taken away.
fn echo<M>(before: &Hearable, after: &Hearable, scene: &Scene<'_, M>) -> Utterance {
    let held_before = |id: &BlockId| before.fields.iter().find(|(field, _)| field == id).map_or(0, |(_, held)| *held);
    let changed = after.fields.iter().find(|(id, now)| held_before(id) != *now);
    let items = scene.page.items();
    let value =
        changed.and_then(|(id, _)| items.iter().find(|item| item.id == *id)).and_then(|item| item.value.as_ref());
    let star = || scene.say.text("speech-star");
    let part = match (changed, value) {
        (Some((id, now)), _) if *now < held_before(id) => Part::public(scene.say.text("speech-deleted")),
        (_, Some(value)) if !value.masked => {
            Part::private(value.spoken.chars().last().map(String::from).unwrap_or_default(), star())
        }
        (_, Some(_) | None) => Part::public(star()),
    };
    scene.utterance("echo", None, vec![part])
}
