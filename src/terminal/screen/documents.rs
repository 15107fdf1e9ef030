//! Before you start, and once more where answers have added some: which documents the agencies want, and which of them the citizen has. Where the terminal has a way in,
//! each can be added; all others are handed in later under the reference.

use domain::application::DocumentState;
use domain::attachment::{Accepts, AttachedFile};
use domain::{DocumentId, LicenceId};
use journey::{FormQuestion, QuestionState, Visit};

use crate::page::{Control, Figure, Kind, Page, Progress, Row, State as Stand, Tone};
use crate::screen::add::Ways;
use crate::screen::{Turn, Window, World, add, row};

/// Questions that a citizen answers in a minute.
const QUESTIONS_A_MINUTE: usize = 4;

/// Which part of the list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Has that document after all, or has not.
    Toggled(LicenceId, DocumentId),
    /// Adds that document.
    Add(LicenceId, DocumentId),
    /// Takes that document out again.
    Remove(LicenceId, DocumentId, AttachedFile),
    /// Turns the list of documents.
    Turn(Turn),
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
    /// Add that document.
    Add(LicenceId, DocumentId),
    /// That document is not added any more.
    Remove(LicenceId, DocumentId, AttachedFile),
    /// All others will be sent; on to the form.
    Confirm,
    /// Back.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message, visit: &Visit) -> Action {
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
            Message::Add(licence, document) => return Action::Add(licence, document),
            Message::Remove(licence, document, file) => return Action::Remove(licence, document, file),
            Message::Turn(turn) => self.window.turn(turn),
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
        let is_open = |asked: &journey::DocumentAsked| !matches!(asked.state, Some(DocumentState::Attached(_)));
        let later = if documents.iter().any(is_open) { "documents-later" } else { "continue" };
        let later = Control::new("later", world.words(later), Message::Later).icon("arrow-right").primary();
        let text = match world.ways {
            Ways::None => "documents-text",
            Ways::Scanner | Ways::Stick | Ways::Both => "documents-text-add",
        };
        let figures = if open == 0 { vec![count] } else { vec![minutes, count] };
        // What is said of all of them is said once; the rows that follow have the room.
        let begins = part.before == 0;
        Page::new("documents")
            .with("progress", Kind::Progress(Progress { label: when, thousandths: None }))
            .heading(world.words("documents-heading"))
            .with_some("text", begins.then(|| Kind::Paragraph(world.words(text))))
            .with_some("figures", begins.then_some(Kind::Figures(figures)))
            .with_some("documents", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
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
    let (key, tone) = match asked.state {
        Some(DocumentState::Attached(_)) => ("document-attached", Tone::Good),
        Some(DocumentState::Missing) => ("document-missing", Tone::Warn),
        Some(DocumentState::ToFollow) | None => ("document-later", Tone::Calm),
    };
    (row.value, row.tone) = (Some(world.words(key)), tone);
    row.detail = document.note.as_ref().map(|note| world.told(note).into());
    let named = (asked.licence.clone(), document.id.clone());
    // What can be taken in here is not all that agencies take.
    let can_be_added = Accepts::of(&document.formats, document.max_mb).is_some();
    let ways = if can_be_added { world.ways } else { Ways::None };
    row.controls = match (asked.state, ways) {
        (Some(DocumentState::Attached(file)), _) => {
            row.detail = Some(add::described(world, &file));
            let remove = Message::Remove(named.0, named.1, file);
            vec![Control::new(format!("remove-{id}"), world.words("document-remove"), remove)]
        }
        (state, Ways::None) => vec![only_toggle(world, (&id, &label), named, state)],
        (state, Ways::Scanner | Ways::Stick | Ways::Both) => {
            let key = if state == Some(DocumentState::Missing) { "document-have-it" } else { "document-have-not-it" };
            let toggle = Message::Toggled(named.0.clone(), named.1.clone());
            let add = Message::Add(named.0, named.1);
            vec![
                Control::new(format!("have-{id}"), world.words(key), toggle),
                Control::new(format!("add-{id}"), world.words("document-add"), add).icon("file-plus"),
            ]
        }
    };
    row
}

/// The whole row is ticked where there is nothing else to do with it.
fn only_toggle(
    world: &World<'_>,
    (id, label): (&str, &str),
    named: (LicenceId, DocumentId),
    state: Option<DocumentState>,
) -> Control<Message> {
    let (key, stand) = match state {
        Some(DocumentState::Missing) => ("document-have", Stand::Ready),
        Some(DocumentState::ToFollow | DocumentState::Attached(_)) | None => ("document-have-not", Stand::Selected),
    };
    let words = world.with(key, &[("document", label.into())]);
    Control::new(format!("have-{id}"), words, Message::Toggled(named.0, named.1)).state(stand)
}
