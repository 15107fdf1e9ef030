//! Check your answers: everything in reading order, each with *Change*. Hidden answers are not in the journey's review,
//! so they cannot be shown.

use domain::application::DocumentState;
use domain::attachment::AttachedFile;
use domain::{LicenceId, QuestionId};
use journey::{DocumentAsked, Problem, ReviewRow, Reviewed, Visit};

use crate::notice;
use crate::page::{Control, Kind, Notice, Page, Progress, Row, Tone, Words};
use crate::screen::{Turn, Window, World, add, dashed, links_of, lower, row, sections, submitted};
use crate::words;

/// Which part of the list is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Changes an answer.
    Change(QuestionId),
    /// Looks at the documents again.
    Documents,
    /// Leaves out a licence that cannot be had with these answers.
    Drop(LicenceId),
    /// Turns the list of answers.
    Turn(Turn),
    /// Everything is right.
    Confirm,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Open that question and come back here.
    Change(QuestionId),
    /// Open the documents and come back here.
    Documents,
    /// Leave that licence out.
    Drop(LicenceId),
    /// Everything is right.
    Confirm,
    /// Back.
    Back,
}

impl State {
    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Change(question) => return Action::Change(question),
            Message::Documents => return Action::Documents,
            Message::Drop(licence) => return Action::Drop(licence),
            Message::Turn(turn) => self.window.turn(turn),
            Message::Confirm => return Action::Confirm,
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let rows = rows(world, visit);
        let part = self.window.of(&rows, fitting(world.rows));
        let last = part.before.saturating_add(part.shown.len());
        let position =
            [("from", part.before.saturating_add(1).into()), ("to", last.into()), ("all", rows.len().into())];
        let mut page = Page::new("review")
            .with(
                "progress",
                Kind::Progress(Progress {
                    label: world.with("review-position", &position),
                    thousandths: Some(sections::thousandths(last, rows.len())),
                }),
            )
            .heading(world.words("review-heading"))
            .with_some("asked", submitted::told(world, &submitted::asked(visit)).map(Kind::Paragraph));
        // What is mended makes room for the next.
        for (place, problem) in visit.problems().iter().enumerate().take((world.rows / 3).max(1)) {
            let text = Some(notice::for_problem(world, problem));
            let notice = Notice { tone: Tone::Stop, title: world.words("review-problem"), text };
            page = page
                .with(format!("problem-{place}"), Kind::Notice(notice))
                .with_some(format!("problem-{place}-links"), links_of(ways_out(world, problem, place)));
        }
        let mut open: Option<(&str, Vec<Row<Message>>)> = None;
        for shown in part.shown {
            let row = shown.row(world);
            match &mut open {
                Some((section, rows)) if *section == shown.section() => rows.push(row),
                _ => {
                    page = closed(page, world, open.take());
                    open = Some((shown.section(), vec![row]));
                }
            }
        }
        page = closed(page, world, open).turns(world, &part, Message::Turn);
        // What has not been shown has not been checked: *Continue* turns the pages first.
        let (label, emits) = match part.after {
            0 => ("review-right", Message::Confirm),
            _ => ("answers-next", Message::Turn(part.on())),
        };
        let go_on = Control { label: world.words(label), ..world.go_on(emits) };
        page.with("actions", Kind::Actions(vec![world.back(Message::Back), go_on]))
    }
}

/// What can be done about a problem: give another answer, or do without the licence.
fn ways_out(world: &World<'_>, problem: &Problem, place: usize) -> Vec<Control<Message>> {
    let (question, licence) = match problem {
        Problem::Answer { question, .. } => (question, None),
        Problem::Rule { question, licence, .. } => (question, licence.as_ref()),
        Problem::UnknownIntent(_)
        | Problem::UnknownLicence(_)
        | Problem::UnknownQuestion(_)
        | Problem::NothingChosen
        | Problem::ResultOpen
        | Problem::ReviewOpen
        | Problem::DocumentOpen { .. }
        | Problem::NotAgreed(_) => return Vec::new(),
    };
    let asked = world.catalogue.question(question).map(|question| world.told(&question.label));
    let label = world.with("change", &[("question", asked.unwrap_or_default().into())]);
    let mut ways = vec![Control::new(format!("mend-{place}"), label, Message::Change(question.clone())).icon("pencil")];
    if let Some(licence) = licence.and_then(|id| world.catalogue.licence(id)) {
        let label = world.with("leave-licence", &[("licence", world.told(&licence.title).into())]);
        ways.push(Control::new(format!("drop-{place}"), label, Message::Drop(licence.id.clone())).icon("circle-x"));
    }
    ways
}

/// Answers are lower than licences, so more of them fit.
fn fitting(rows: usize) -> usize {
    lower(rows, 2)
}

/// What is checked: an answer, or a document that was added.
enum Entry {
    Answer(ReviewRow),
    Document(Box<DocumentAsked>, AttachedFile),
}

/// Documents stand last, under a heading of their own; no section of the form has such a name.
const DOCUMENTS: &str = "added documents";

impl Entry {
    fn section(&self) -> &str {
        match self {
            Self::Answer(answer) => &answer.section,
            Self::Document(..) => DOCUMENTS,
        }
    }

    fn row(&self, world: &World<'_>) -> Row<Message> {
        match self {
            Self::Answer(answer) => answer_row(world, answer),
            Self::Document(asked, file) => {
                let id = format!("document-{}-{}", asked.licence, asked.document.id);
                let change = Control::new(format!("change-{id}"), world.words("change-it"), Message::Documents);
                let mut row = row(id, world.told(&asked.document.label));
                row.chip = world.catalogue.licence(&asked.licence).map(|licence| world.chip(&licence.agency));
                row.detail = Some(add::described(world, file));
                row.controls = vec![change.icon("pencil")];
                row
            }
        }
    }
}

fn rows(world: &World<'_>, visit: &Visit) -> Vec<Entry> {
    let (yes, no) = (world.say.yes_no(true), world.say.yes_no(false));
    let answers = visit.review(journey::Words { language: world.language(), yes: &yes, no: &no });
    let documents = visit.documents().into_iter().filter_map(|asked| match asked.state {
        Some(DocumentState::Attached(file)) => Some(Entry::Document(Box::new(asked), file)),
        Some(DocumentState::ToFollow | DocumentState::Missing) | None => None,
    });
    answers.into_iter().map(Entry::Answer).chain(documents).collect()
}

fn closed(page: Page<Message>, world: &World<'_>, open: Option<(&str, Vec<Row<Message>>)>) -> Page<Message> {
    let Some((section, rows)) = open else { return page };
    let (id, title) = match section {
        DOCUMENTS => ("added", world.say.text("review-documents")),
        section => (section, sections::section_title(world, section)),
    };
    page.with(format!("section-{id}"), Kind::Subheading(Words::new(title)))
        .with(format!("answers-{id}"), Kind::Rows(rows))
}

fn answer_row(world: &World<'_>, shown: &ReviewRow) -> Row<Message> {
    let label = world
        .catalogue
        .question(&shown.question)
        .map_or_else(|| shown.question.to_string(), |question| world.told(&question.label));
    let place = shown.item.map_or_else(String::new, |item| format!("-{}", item.saturating_add(1)));
    let id = format!("{}{place}", dashed(&shown.question));
    let title = match shown.item {
        Some(item) => format!("{}. {label}", item.saturating_add(1)),
        None => label,
    };
    let mut row = row(format!("answer-{id}"), title);
    row.detail = Some(match shown.said {
        Reviewed::Value => words::own(&shown.text),
        Reviewed::Items(count) => world.with("group-count", &[("count", count.into())]),
        Reviewed::NotYet => world.words("not-yet"),
        Reviewed::Skipped => world.words("left-empty"),
    });
    if shown.depth == 0 {
        // The row is spoken with its control, so the control need not say again what it changes.
        let change =
            Control::new(format!("change-{id}"), world.words("change-it"), Message::Change(shown.question.clone()));
        row.controls = vec![change.icon("pencil")];
    }
    row
}
