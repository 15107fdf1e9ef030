//! Before you start, and once more where answers have added some: which documents the agencies want, and which of them the citizen has. None is taken in here; each
//! is handed in later under the reference.

use domain::application::DocumentState;
use domain::{DocumentId, LicenceId};
use journey::{FormQuestion, QuestionState, Visit};

use crate::page::{Control, Figure, Kind, Page, Progress, Row, State as Stand, Tone};
use crate::screen::{Window, World, row};

/// Questions that a citizen answers in a minute.
const QUESTIONS_A_MINUTE: usize = 4;

/// Which part of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Has that document after all, or has not.
    Toggled(LicenceId, DocumentId),
    /// More documents.
    More,
    /// Earlier documents.
    Earlier,
    /// Will send what is listed, and goes on.
    Later,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// That document stands so.
    Set(LicenceId, DocumentId, DocumentState),
    /// All others will be sent; on to the form.
    Confirm,
    /// Back.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message, visit: &Visit, rows: usize) -> Action {
        match message {
            Message::Toggled(licence, document) => {
                let missing = visit.documents().iter().any(|asked| {
                    asked.licence == licence
                        && asked.document.id == document
                        && asked.state == Some(DocumentState::Missing)
                });
                let state = if missing { DocumentState::ToFollow } else { DocumentState::Missing };
                return Action::Set(licence, document, state);
            }
            Message::More => self.window.forward(rows),
            Message::Earlier => self.window.backward(rows),
            Message::Later => return Action::Confirm,
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let documents = visit.documents();
        let rows: Vec<Row<Message>> = documents.iter().map(|asked| document_row(world, asked)).collect();
        let part = self.window.of(&rows, world.rows);
        // Answers of the form can call for more documents; then the page comes again, when all else is done.
        let open = visit.form().sections.iter().flat_map(|section| &section.questions).filter(is_open).count();
        let when = world.words(if open == 0 { "documents-again" } else { "documents-progress" });
        let minutes = world.with("minutes", &[("count", open.div_ceil(QUESTIONS_A_MINUTE).into())]);
        let minutes = Figure { label: world.words("minutes-label"), value: minutes };
        let count = Figure {
            label: world.words("documents-label"),
            value: world.with("documents", &[("count", documents.len().into())]),
        };
        let later = Control::new("later", world.words("documents-later"), Message::Later).icon("arrow-right").primary();
        let figures = if open == 0 { vec![count] } else { vec![minutes, count] };
        Page::new("documents")
            .with("progress", Kind::Progress(Progress { label: when, thousandths: None }))
            .heading(world.words("documents-heading"))
            .paragraph("text", world.words("documents-text"))
            .with("figures", Kind::Figures(figures))
            .with_some("documents", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .with_some("turns", part.turns(world, Message::More, Message::Earlier))
            .with("actions", Kind::Actions(vec![world.back(Message::Back), later]))
    }
}

fn is_open(question: &&FormQuestion) -> bool {
    question.state == QuestionState::Open
}

fn document_row(world: &World<'_>, asked: &journey::DocumentAsked) -> Row<Message> {
    let document = &asked.document;
    let label = world.told(&document.label);
    let id = format!("{}-{}", asked.licence, document.id);
    let mut row = row(format!("document-{id}"), label.clone());
    row.chip = world.catalogue.licence(&asked.licence).map(|licence| world.chip(&licence.agency));
    let missing = asked.state == Some(DocumentState::Missing);
    row.value = Some(world.words(if missing { "document-missing" } else { "document-later" }));
    row.tone = if missing { Tone::Warn } else { Tone::Calm };
    row.detail = document.note.as_ref().map(|note| world.told(note).into());
    let key = if missing { "document-have" } else { "document-have-not" };
    let state = if missing { Stand::Ready } else { Stand::Selected };
    let act = Message::Toggled(asked.licence.clone(), document.id.clone());
    row.controls =
        vec![Control::new(format!("have-{id}"), world.with(key, &[("document", label.into())]), act).state(state)];
    row
}
