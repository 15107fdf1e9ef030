//! One question: of the interview, of the form, or of one item of a group; of any kind but the group itself. It holds
//! what is being entered until *Continue*; whether the answer holds is the journey's to say.

mod page;

use catalogue::{Kind as Asks, Question};
use domain::{AgencyId, Answer, QuestionId, Value};
use journey::{Mistake, Problem};

use crate::editor::{Editor, Layout, Stroke};
use crate::page::Progress;
use crate::screen::{Turn, Window, lower};
use crate::words;

/// A question being answered.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    question: QuestionId,
    draft: Draft,
    problem: Option<Problem>,
    veil: Veil,
    asked: Asked,
    window: Window,
}

/// What has been entered so far.
#[derive(Debug, Clone, PartialEq)]
enum Draft {
    Nothing,
    NotYet,
    YesNo(bool),
    One(String),
    Many(Vec<String>),
    Typed(Editor),
}

/// Whether what is typed can be read on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Veil {
    Open,
    Drawn,
}

/// What the citizen looks at: the question, or why it is asked, where both find no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    What,
    Why,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Yes or no; a declaration is a yes.
    Said(bool),
    /// Chose an option, or took it back where several may be chosen.
    Picked(String),
    /// I don't know yet.
    NotYet,
    /// A key of the keyboard.
    Struck(Stroke),
    /// Touched the field; the keyboard is there already.
    FieldPressed,
    /// Shows or hides what is typed.
    VeilPressed,
    /// Looks at why it is asked, or at the question again.
    Why,
    /// Turns the list of options.
    Turn(Turn),
    /// Goes on.
    Continue,
    /// Goes back.
    Back,
    /// Saves and continues later.
    Keep,
    /// Looks at the parts of the form.
    Parts,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// This is the answer; `None` leaves a question open that need not be answered.
    Answer(Option<Answer>),
    /// Back to where the citizen came from.
    Back,
    /// Save and continue later.
    Keep,
    /// To the parts of the form.
    Parts,
}

/// What stands around a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// How far the citizen has come.
    pub progress: Progress,
    /// Who needs the answer.
    pub needed_by: Vec<AgencyId>,
    /// Whether the parts of the form can be looked at.
    pub parts: bool,
}

impl State {
    /// Opens a question with what has been answered before.
    #[must_use]
    pub fn open(question: &Question, answer: Option<&Answer>) -> Self {
        let draft = match (answer, layout(&question.kind)) {
            (Some(Answer::NotYet), _) => Draft::NotYet,
            (Some(Answer::Known(value)), Some(layout)) => Draft::Typed(Editor::new(layout, typed(value))),
            (None, Some(layout)) => Draft::Typed(Editor::new(layout, "")),
            (Some(Answer::Known(value)), None) => picked(value),
            (None, None) => Draft::Nothing,
        };
        Self {
            question: question.id.clone(),
            draft,
            problem: None,
            veil: Veil::Open,
            asked: Asked::What,
            window: Window::default(),
        }
    }

    /// Which question.
    #[must_use]
    pub fn question(&self) -> &QuestionId {
        &self.question
    }

    /// The journey did not take the answer.
    pub fn refused(&mut self, problem: Problem) {
        self.problem = Some(problem);
    }

    /// Letters that are being spelled become what they most likely mean.
    pub fn settle(&mut self) {
        if let Draft::Typed(editor) = &mut self.draft {
            editor.settle();
        }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message, question: &Question) -> Action {
        match message {
            Message::Said(yes) => self.enter(Draft::YesNo(yes)),
            Message::Picked(option) => self.pick(option, question),
            Message::NotYet => self.enter(Draft::NotYet),
            Message::Struck(stroke) => self.strike(stroke, question),
            Message::FieldPressed => {}
            Message::VeilPressed => {
                self.veil = match self.veil {
                    Veil::Open => Veil::Drawn,
                    Veil::Drawn => Veil::Open,
                };
            }
            Message::Why => {
                self.asked = match self.asked {
                    Asked::What => Asked::Why,
                    Asked::Why => Asked::What,
                };
            }
            Message::Turn(turn) => self.window.turn(turn),
            Message::Continue => return self.hand_in(question),
            Message::Back => return Action::Back,
            Message::Parts => return Action::Parts,
            Message::Keep => return Action::Keep,
        }
        Action::None
    }

    fn enter(&mut self, draft: Draft) {
        self.draft = draft;
        self.problem = None;
    }

    fn pick(&mut self, option: String, question: &Question) {
        let draft = match (&question.kind, std::mem::replace(&mut self.draft, Draft::Nothing)) {
            (Asks::Choices(_), Draft::Many(mut options)) => {
                if options.contains(&option) {
                    options.retain(|chosen| *chosen != option);
                } else {
                    options.push(option);
                }
                Draft::Many(options)
            }
            (Asks::Choices(_), _) => Draft::Many(vec![option]),
            _ => Draft::One(option),
        };
        self.enter(draft);
    }

    fn strike(&mut self, stroke: Stroke, question: &Question) {
        if let Draft::Typed(editor) = &mut self.draft {
            editor.strike(stroke);
        } else if let Some(layout) = layout(&question.kind) {
            // Typing after "I don't know yet" means that the citizen knows after all.
            let mut editor = Editor::new(layout, "");
            editor.strike(stroke);
            self.draft = Draft::Typed(editor);
        }
        // That a text is too long is told while it is typed, not when all of it is there.
        self.problem = match self.given(question) {
            Err(mistake @ Mistake::TooLong { .. }) => Some(wrong(question, mistake)),
            Ok(_) | Err(_) => None,
        };
    }

    fn hand_in(&mut self, question: &Question) -> Action {
        if let Draft::Typed(editor) = &mut self.draft
            && editor.settle()
        {
            // Letters that were still being spelled have become characters, which the citizen sees before they count.
            return Action::None;
        }
        match self.given(question) {
            Ok(answer) => Action::Answer(Some(answer)),
            Err(Mistake::Required) if !question.required => Action::Answer(None),
            Err(mistake) => {
                self.problem = Some(wrong(question, mistake));
                Action::None
            }
        }
    }

    /// The answer as it stands on the page, if it is one.
    #[must_use]
    pub fn so_far(&self, question: &Question) -> Option<Answer> {
        self.given(question).ok()
    }

    fn given(&self, question: &Question) -> Result<Answer, Mistake> {
        match &self.draft {
            Draft::Nothing => Err(Mistake::Required),
            Draft::NotYet => Ok(Answer::NotYet),
            Draft::YesNo(yes) => Ok(Answer::Known(Value::YesNo(*yes))),
            Draft::One(option) => Ok(Answer::Known(Value::Choice(option.clone()))),
            Draft::Many(options) if options.is_empty() => Err(Mistake::Required),
            Draft::Many(options) => Ok(Answer::Known(Value::Choices(in_order(options, question)))),
            Draft::Typed(editor) if editor.text().trim().is_empty() => Err(Mistake::Required),
            Draft::Typed(editor) => journey::parse(&question.kind, &editor.meant()).map(Answer::Known),
        }
    }
}

fn wrong(question: &Question, mistake: Mistake) -> Problem {
    Problem::Answer { question: question.id.clone(), item: None, mistake }
}

/// Options are lower than licences, so more of them fit.
fn fitting(rows: usize) -> usize {
    lower(rows, 2)
}

/// The keyboard for a kind of question; none where one chooses.
fn layout(kind: &Asks) -> Option<Layout> {
    match kind {
        Asks::Text { .. } | Asks::LongText { .. } => Some(Layout::Words),
        // A postcode is digits and nothing else, as the journey takes it.
        Asks::Whole { .. } | Asks::Postcode => Some(Layout::Digits),
        Asks::Money { .. } => Some(Layout::Amount),
        Asks::Date => Some(Layout::Date),
        Asks::Phone => Some(Layout::Phone),
        Asks::Email => Some(Layout::Email),
        Asks::NationalId | Asks::BusinessId => Some(Layout::Code),
        Asks::YesNo | Asks::Choice(_) | Asks::Choices(_) | Asks::Group { .. } | Asks::Declaration => None,
    }
}

fn picked(value: &Value) -> Draft {
    match value {
        Value::YesNo(yes) => Draft::YesNo(*yes),
        Value::Choice(option) => Draft::One(option.clone()),
        Value::Choices(options) => Draft::Many(options.clone()),
        Value::Text(_) | Value::Whole(_) | Value::Money(_) | Value::Date(_) | Value::Group(_) => Draft::Nothing,
    }
}

/// A value as the citizen would type it.
fn typed(value: &Value) -> String {
    match value {
        Value::Text(text) => words::own(text).shown,
        Value::Whole(number) => number.to_string(),
        Value::Money(minor) => format!("{}.{:02}", minor / 100, (minor % 100).abs()),
        Value::Date(date) => format!("{:02}{:02}{:04}", date.day(), date.month(), date.year()),
        Value::YesNo(_) | Value::Choice(_) | Value::Choices(_) | Value::Group(_) => String::new(),
    }
}

/// Options in the catalogue's order, whatever the order of touches.
fn in_order(options: &[String], question: &Question) -> Vec<String> {
    let choices = question.kind.choices().iter();
    choices.filter(|choice| options.contains(&choice.id)).map(|choice| choice.id.clone()).collect()
}
