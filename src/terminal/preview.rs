//! A catalogue as citizens will see it, while somebody writes it: the terminal anew after each change, on the page of what
//! was changed; or, while there are mistakes, these. Nothing is stored, sent, printed or said.

mod subject;

use std::fmt;
use std::sync::Arc;

use catalogue::{Catalogue, Problem};

use crate::app::{self, App};
use crate::look::Look;
use crate::moment::Moment;
use crate::page::ring::Key;
use crate::page::{BlockId, Kind, Page, Row};
use crate::screen;
use crate::shell::{Face, Fits};
use crate::words::{Lexicon, Say};

pub use subject::{Subject, What, changed};

/// Mistakes shown at most; the first ones are mended first.
const MISTAKES_SHOWN_MAX: usize = 8;

/// The terminal on a catalogue that is being written.
pub struct Preview {
    lexicon: Arc<Lexicon>,
    make: Box<dyn Fn(Arc<Catalogue>) -> App>,
    app: App,
    mistakes: Vec<Problem>,
    /// How many of them find room.
    shown: usize,
    /// What was changed last; a change of something that has no page stays there.
    subject: Option<Subject>,
}

/// What it hears.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A gesture on a page of the terminal.
    App(app::Message),
    /// Somebody has saved.
    Saved(Saved),
}

/// The catalogue as it was read after a change.
#[derive(Clone)]
pub struct Saved {
    /// What was read: the catalogue, or the errors that it has.
    pub read: Result<Arc<Catalogue>, Arc<[Problem]>>,
    /// What was changed, if it has a page.
    pub subject: Option<Subject>,
}

impl fmt::Debug for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saved").field("mistakes", &self.read.as_ref().err()).field("subject", &self.subject).finish()
    }
}

impl PartialEq for Saved {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.read, &other.read) {
            (Ok(one), Ok(another)) => Arc::ptr_eq(one, another),
            (Err(one), Err(another)) => Arc::ptr_eq(one, another),
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        is_same && self.subject == other.subject
    }
}

/// Nothing is done for a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nothing;

impl Preview {
    /// A preview of what was read first; of a catalogue with mistakes only these are shown until it has none, and `blank`
    /// stands behind them.
    #[must_use]
    pub fn new(
        lexicon: Arc<Lexicon>,
        make: Box<dyn Fn(Arc<Catalogue>) -> App>,
        (blank, first): (Arc<Catalogue>, Saved),
    ) -> Self {
        let app = make(blank);
        let mut preview = Self { lexicon, make, app, mistakes: Vec::new(), shown: MISTAKES_SHOWN_MAX, subject: None };
        preview.saved(first);
        preview
    }

    fn saved(&mut self, saved: Saved) {
        self.subject = saved.subject.or(self.subject.take());
        match saved.read {
            Ok(catalogue) => {
                let manner = self.app.manner;
                let language = self.app.spoken_in();
                self.app = (self.make)(catalogue);
                self.app.manner = manner;
                self.app.look_at(self.subject.as_ref(), language);
                self.mistakes.clear();
            }
            Err(problems) => {
                self.mistakes = problems.to_vec();
                self.shown = MISTAKES_SHOWN_MAX;
            }
        }
    }

    fn page_of_mistakes(&self) -> Page<Message> {
        let say: Say<'_> = self.lexicon.speak(domain::Language::English);
        let row = |(number, problem): (usize, &Problem)| -> Row<Message> {
            let place = format!("{}:{}", problem.file.display(), problem.line);
            Row { detail: Some(problem.message.as_str().into()), ..screen::row(format!("mistake-{number}"), place) }
        };
        let rows = self.mistakes.iter().take(self.shown).enumerate().map(row).collect();
        let heading = say.with("preview-mistakes", &[("count", self.mistakes.len().into())]);
        Page::new("preview-mistakes")
            .heading(heading)
            .paragraph("text", say.text("preview-mistakes-text"))
            .with("mistakes", Kind::Rows(rows))
    }
}

impl Face for Preview {
    type Message = Message;
    type Effect = Nothing;

    fn page(&self) -> Page<Message> {
        match self.mistakes.as_slice() {
            [] => self.app.drawn().map(Message::App),
            [..] => self.page_of_mistakes(),
        }
    }

    fn look(&self) -> Look {
        self.app.look()
    }

    fn update(&mut self, message: Message) -> Vec<Nothing> {
        match message {
            // What it asks for is done by nobody.
            Message::App(message) => drop(self.app.update(message)),
            Message::Saved(saved) => self.saved(saved),
        }
        Vec::new()
    }

    fn fit(&mut self, fits: &mut Fits<'_, Message>) {
        if self.mistakes.is_empty() {
            let mut fits = |page: &Page<app::Message>, look: &Look| fits(&page.clone().map(Message::App), look);
            return self.app.fit(&mut fits);
        }
        while self.shown > 1 && !fits(&self.page_of_mistakes(), &self.look()) {
            self.shown -= 1;
        }
    }

    fn key(key: Key) -> Option<Message> {
        Some(Message::App(app::Message::Key(key)))
    }

    fn pressed(id: BlockId, says: Message) -> Message {
        match says {
            Message::App(says) => Message::App(app::Message::Pressed { id, says: Box::new(says) }),
            Message::Saved(_) => says,
        }
    }

    fn touched() -> Option<Message> {
        Some(Message::App(app::Message::Touched))
    }

    fn tick(now: Moment) -> Message {
        Message::App(app::Message::Tick(now))
    }

    fn waits(&self) -> bool {
        false
    }
}
