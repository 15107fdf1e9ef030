//! Continue with a code: typed from the slip or scanned. A wrong code says nothing about which codes there are; what no
//! longer fits the catalogue is named before the citizen goes on.

use domain::{LicenceId, QuestionId, ResumeCode};

use crate::editor::{Editor, Layout, Stroke};
use crate::effect::aside::AsideNews;
use crate::page::{Field, Kind, Notice, Page, Row, Shown, State as Stand, Tone};
use crate::screen::{Room, Turn, Window, World, dashed, row};

/// The search for what was put aside.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    editor: Editor,
    at: At,
    window: Window,
}

#[derive(Debug, Clone, PartialEq)]
enum At {
    Typing(Wrong),
    Looking,
    /// It is back, and something of it no longer fits.
    Back(Lost),
}

/// What was wrong with the last attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Mistyped,
    Unknown,
    TooOften,
    Unsure,
}

/// What no longer fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lost {
    /// Answers to these were dropped.
    pub dropped: Vec<QuestionId>,
    /// These are no longer on offer.
    pub gone: Vec<LicenceId>,
    /// What the citizen came for is no longer on offer; the answers are kept.
    pub beginning: Beginning,
}

/// Whether the visit begins where it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Beginning {
    /// It does.
    #[default]
    There,
    /// That is no longer on offer.
    Gone,
}

impl Lost {
    /// Whether there is nothing to be told.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A key.
    Struck(Stroke),
    /// Touched the field.
    FieldPressed,
    /// Turns the list of of the list.
    Turn(Turn),
    /// Looks for it, or goes on with it.
    Continue,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Look for that.
    Resume(ResumeCode),
    /// On with what is back.
    GoOn,
    /// Back to the start.
    Back,
}

impl Default for State {
    fn default() -> Self {
        Self { editor: Editor::new(Layout::Code, ""), at: At::Typing(Wrong::Nothing), window: Window::default() }
    }
}

impl State {
    /// A code was scanned and is being looked for.
    #[must_use]
    pub fn looking() -> Self {
        Self { at: At::Looking, ..Self::default() }
    }

    /// The visit is back, and something of it no longer fits.
    #[must_use]
    pub fn back(lost: Lost) -> Self {
        Self { at: At::Back(lost), ..Self::default() }
    }

    /// Whether an answer is waited for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.at == At::Looking
    }

    /// The code opened nothing, or nobody waits for it any more.
    pub fn refused(&mut self, news: &AsideNews) {
        if !self.is_looking() {
            return;
        }
        self.at = At::Typing(match news {
            AsideNews::Nothing => Wrong::Unknown,
            AsideNews::TooOften => Wrong::TooOften,
            AsideNews::Unsure => Wrong::Unsure,
            AsideNews::Kept(_)
            | AsideNews::NotKept
            | AsideNews::Erased
            | AsideNews::NotErased
            | AsideNews::Resumed(_) => return,
        });
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &self.at) {
            (Message::Struck(stroke), At::Typing(_)) => {
                self.editor.strike(stroke);
                self.at = At::Typing(Wrong::Nothing);
            }
            (Message::Continue, At::Typing(_)) => match self.editor.text().parse::<ResumeCode>() {
                Ok(code) => {
                    self.at = At::Looking;
                    return Action::Resume(code);
                }
                Err(_) => self.at = At::Typing(Wrong::Mistyped),
            },
            (Message::Continue, At::Back(_)) => return Action::GoOn,
            (Message::Turn(turn), _) => self.window.turn(turn),
            (Message::Back, At::Typing(_) | At::Looking) => return Action::Back,
            (Message::Struck(_) | Message::FieldPressed | Message::Continue | Message::Back, _) => {}
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        match &self.at {
            At::Typing(wrong) => self.typing(world, *wrong, Stand::Ready),
            At::Looking => self.typing(world, Wrong::Nothing, Stand::Disabled),
            At::Back(lost) => self.lost(world, lost),
        }
    }

    fn typing(&self, world: &World<'_>, wrong: Wrong, ready: Stand) -> Page<Message> {
        let problem = match wrong {
            Wrong::Nothing => None,
            Wrong::Mistyped => Some(world.words("resume-mistyped")),
            Wrong::Unknown => Some(world.words("resume-unknown")),
            Wrong::TooOften => Some(world.words("status-wait")),
            Wrong::Unsure => Some(world.words("resume-unsure")),
        };
        let summary = problem.clone().map(|text| {
            Kind::Notice(Notice { tone: Tone::Stop, title: world.words("problem-heading"), text: Some(text) })
        });
        let value = if self.editor.text().is_empty() { Shown::Empty } else { Shown::Plain(self.editor.shown()) };
        let field = Field {
            label: world.words("kept-label"),
            value,
            unit: None,
            state: Stand::Selected,
            problem,
            edit: Message::FieldPressed,
        };
        // What is wrong matters more than where the code stands.
        let is_short = world.room != Room::Ample && wrong != Wrong::Nothing;
        let text = (!is_short).then(|| Kind::Paragraph(world.words("resume-text")));
        Page::new("resume")
            .with_some("problem", summary)
            .heading(world.words("resume-heading"))
            .with_some("text", text)
            .with("field-code", Kind::Field(field))
            .with("keyboard", Kind::Keyboard(self.editor.keyboard(world.breadth, &world.say, Message::Struck)))
            .with(
                "actions",
                Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Continue).state(ready)]),
            )
    }

    fn lost(&self, world: &World<'_>, lost: &Lost) -> Page<Message> {
        let mut rows: Vec<Row<Message>> = Vec::new();
        for id in &lost.gone {
            let licence = world.catalogue.licence(id).map(|licence| world.told(&licence.title));
            // One that is gone has no name any more.
            let title = licence.unwrap_or_else(|| world.say.text("resumed-licence-gone"));
            let mut row = row(format!("gone-{id}"), title);
            row.detail = Some(world.words("resumed-gone"));
            rows.push(row);
        }
        for id in &lost.dropped {
            // A question that is gone has no words any more; that it was there is all that can be told.
            let asked = world.catalogue.question(id).map(|question| world.told(&question.label));
            let mut row = row(
                format!("dropped-{}", dashed(id)),
                asked.unwrap_or_else(|| world.say.text("resumed-question-gone")),
            );
            row.detail = Some(world.words("resumed-dropped"));
            rows.push(row);
        }
        let part = self.window.of(&rows, world.rows);
        let gone = match lost.beginning {
            Beginning::There => None,
            Beginning::Gone => Some(crate::notice::plain(world, Tone::Warn, "resumed-choose")),
        };
        Page::new("resumed")
            .heading(world.words("resumed-heading"))
            .paragraph("text", world.words("resumed-text"))
            .with_some("gone", gone.map(Kind::Notice))
            .with_some("lost", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
            .with("actions", Kind::Actions(vec![world.go_on(Message::Continue)]))
    }
}
