//! The page of a terminal that falls again and again: closed, in every language on offer. It needs no catalogue, store or
//! printer, because one of them may be what it falls over.

use std::path::Path;
use std::sync::mpsc::channel;

use anyhow::Context as _;
use domain::Language;
use terminal::look::{Look, Reach, Room, Screen, TextSize, Theme, Turn};
use terminal::moment::Moment;
use terminal::page::ring::Key;
use terminal::page::{BlockId, Kind, Page, Words};
use terminal::shell::{self, Bounces, Face, Fits, Opening, Place};
use terminal::words::Lexicon;

use crate::roof::{clock, face};

/// Shows it until this process is ended.
pub(crate) fn show(config: &Path, place: Place, painted: Box<dyn FnOnce()>) -> anyhow::Result<()> {
    let settings = settings::load(config).ok();
    let languages = settings.as_ref().map_or_else(|| Language::ALL.to_vec(), |settings| settings.languages.clone());
    let screen = settings.as_ref().map_or(Screen::PORTRAIT, face::screen);
    let lexicon = Lexicon::shipped().context("the terminal's words cannot be read")?;
    let ((_tell, facts), (_end, leave)) = (channel(), channel());
    shell::run(Opening {
        face: Plain { lexicon, languages },
        place,
        screen,
        touch: Turn::None,
        bounces: Bounces::NONE,
        hide: None,
        clock: clock::moment,
        facts,
        perform: Box::new(|Nothing| {}),
        painted,
        pulse: face::pulse(),
        // Nobody can begin here, so nothing is waited for.
        leave,
        left: Box::new(|| {}),
    })?;
    Ok(())
}

/// There is nothing to press and nothing to do.
#[derive(Debug, Clone, PartialEq)]
struct Nothing;

struct Plain {
    lexicon: Lexicon,
    languages: Vec<Language>,
}

impl Face for Plain {
    type Message = Nothing;
    type Effect = Nothing;

    fn page(&self) -> Page<Nothing> {
        let first = self.languages.first().copied().unwrap_or(Language::English);
        self.languages.iter().fold(Page::new("out-of-service"), |page, language| {
            let say = self.lexicon.speak(*language);
            let heading = Words::new(say.text("closed-heading")).of(*language);
            let page = match *language == first {
                true => page.heading(heading),
                false => page.with(format!("heading-{}", language.tag()), Kind::Subheading(heading)),
            };
            page.paragraph(format!("text-{}", language.tag()), Words::new(say.text("closed-fault")).of(*language))
        })
    }

    fn look(&self) -> Look {
        let (theme, text_size, reach) = (Theme::Light, TextSize::Default, Reach::Full);
        let language = self.languages.first().copied().unwrap_or(Language::English);
        Look { theme, text_size, reach, focus: None, language, room: Room::Ample }
    }

    fn update(&mut self, Nothing: Nothing) -> Vec<Nothing> {
        Vec::new()
    }

    fn fit(&mut self, _fits: &mut Fits<'_, Nothing>) {}

    fn key(_key: Key) -> Option<Nothing> {
        None
    }

    fn pressed(_id: BlockId, says: Nothing) -> Nothing {
        says
    }

    fn touched() -> Option<Nothing> {
        None
    }

    fn tick(_now: Moment) -> Nothing {
        Nothing
    }

    fn waits(&self) -> bool {
        false
    }
}
