//! The parts of the form: what is done and what is to do. Any part can be opened; *Continue* goes to the first gap.

use domain::QuestionId;
use journey::{QuestionState, Visit};

use crate::page::{Control, Kind, Page, Progress, Row, Tone};
use crate::screen::{Turn, Window, World, keep_link, links_of, row};

/// Which part of the list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Opens a part at that question.
    Opened(QuestionId),
    /// Turns the list of parts.
    Turn(Turn),
    /// Saves and continues later.
    Keep,
    /// Goes on where something is to do.
    Continue,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Open that question.
    Open(QuestionId),
    /// Save and continue later.
    Keep,
    /// On to the first gap.
    Continue,
    /// Back.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Opened(question) => return Action::Open(question),
            Message::Turn(turn) => self.window.turn(turn),
            Message::Keep => return Action::Keep,
            Message::Continue => return Action::Continue,
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let form = visit.form();
        let rows: Vec<Row<Message>> = form.sections.iter().map(|section| section_row(world, section)).collect();
        let part = self.window.of(&rows, world.rows);
        let (done, all) = progress(visit);
        Page::new("sections")
            .with(
                "progress",
                Kind::Progress(Progress {
                    label: world.with("form-progress", &[("done", done.into()), ("all", all.into())]),
                    thousandths: Some(thousandths(done, all)),
                }),
            )
            .heading(world.words("sections-page-heading"))
            .paragraph("text", world.words("sections-page-text"))
            .with_some("parts", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
            .with_some("links", links_of(keep_link(world, Message::Keep).into_iter().collect()))
            .with("actions", Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Continue)]))
    }
}

fn section_row(world: &World<'_>, section: &journey::FormSection) -> Row<Message> {
    let all = section.questions.len();
    let done = section.questions.iter().filter(|it| it.state == QuestionState::Answered).count();
    let title = section_title(world, &section.id);
    let mut row = row(format!("part-{}", section.id), title);
    let (key, tone, mark) = match done {
        0 => ("part-open", Tone::Calm, "circle"),
        done if done == all => ("part-done", Tone::Good, "check"),
        _ => ("part-begun", Tone::Warn, "clock"),
    };
    row.detail = Some(world.with(key, &[("done", done.into()), ("all", all.into())]));
    row.tone = tone;
    row.mark = Some(mark);
    let first_open = section.questions.iter().find(|it| it.state == QuestionState::Open);
    let opens = first_open.or(section.questions.first()).map(|it| {
        let label = world.words("open-it");
        Control::new(format!("section-{}", section.id), label, Message::Opened(it.question.clone()))
    });
    row.controls = opens.into_iter().collect();
    row
}

/// A section's title.
#[must_use]
pub fn section_title(world: &World<'_>, id: &str) -> String {
    let section = world.catalogue.sections.iter().find(|section| section.id == id);
    section.map_or_else(|| id.to_owned(), |section| world.told(&section.title))
}

/// How many of the form's questions are answered, of how many.
#[must_use]
pub fn progress(visit: &Visit) -> (usize, usize) {
    let form = visit.form();
    let questions = || form.sections.iter().flat_map(|section| &section.questions);
    let done = questions().filter(|it| it.state == QuestionState::Answered).count();
    (done, questions().count())
}

/// A part of a whole in thousandths; nothing of nothing is all.
#[must_use]
pub fn thousandths(done: usize, all: usize) -> u16 {
    done.saturating_mul(1000).checked_div(all).and_then(|part| u16::try_from(part).ok()).unwrap_or(1000)
}
