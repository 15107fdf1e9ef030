//! One question: of the interview, of the form, or of one item of a group; of any kind but the group itself. It holds
//! what is being entered until *Continue*; whether the answer holds is the journey's to say.

use catalogue::{Kind as Asks, Question};
use domain::{AgencyId, Answer, QuestionId, Value};
use journey::{Mistake, Problem};

use crate::editor::{Editor, Layout, Stroke};
use crate::notice;
use crate::page::{Choices, Control, Field, Kind, Many, Notice, Page, Progress, Shown, State as Stand, Tone, Words};
use crate::screen::{Room, Window, World, dashed, keep_link, links_of, lower};
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
    /// More options.
    More,
    /// Earlier options.
    Earlier,
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

    /// Hears the citizen.
    pub fn update(&mut self, message: Message, question: &Question, rows: usize) -> Action {
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
            Message::More => self.window.forward(fitting(rows)),
            Message::Earlier => self.window.backward(fitting(rows)),
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
        self.problem = None;
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
                self.problem = Some(Problem::Answer { question: question.id.clone(), item: None, mistake });
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

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, question: &Question, frame: Frame) -> Page<Message> {
        if self.asked == Asked::Why {
            let page = hints(Page::new("question").heading(world.told(&question.label)), world, question);
            return reasons(page, world, question, &frame)
                .with("actions", Kind::Actions(vec![world.back(Message::Why)]));
        }
        let problem = self.problem.as_ref().map(|problem| notice::for_problem(world, problem));
        let summary = problem.clone().map(|text| {
            Kind::Notice(Notice { tone: Tone::Stop, title: world.words("problem-heading"), text: Some(text) })
        });
        let mut page = Page::new("question")
            .with("progress", Kind::Progress(frame.progress.clone()))
            .with_some("problem", summary)
            .heading(world.told(&question.label));
        if !self.hides_hints(world) {
            page = hints(page, world, question);
        }
        page = self.answers(page, world, question, problem);
        page = match world.room {
            Room::Ample => reasons(page, world, question, &frame),
            Room::Tight | Room::Least => page,
        };
        page = page.with_some("links", self.links(world, question, &frame));
        if let Some(keyboard) = self.keyboard(world, question) {
            page = page.with("keyboard", keyboard);
        }
        page.with("actions", Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Continue)]))
    }

    fn answers(
        &self,
        page: Page<Message>,
        world: &World<'_>,
        question: &Question,
        problem: Option<Words>,
    ) -> Page<Message> {
        let label = Words::new(world.told(&question.label));
        let id = dashed(&question.id);
        let mut options = match &question.kind {
            Asks::YesNo => vec![self.yes_no(world, true), self.yes_no(world, false)],
            Asks::Declaration => vec![self.declaration(world)],
            Asks::Choice(choices) | Asks::Choices(choices) => {
                choices.iter().map(|choice| self.option(world, choice)).collect()
            }
            Asks::Text { .. }
            | Asks::LongText { .. }
            | Asks::Whole { .. }
            | Asks::Money { .. }
            | Asks::Date
            | Asks::Phone
            | Asks::Email
            | Asks::Postcode
            | Asks::NationalId
            | Asks::BusinessId => Vec::new(),
            Asks::Group { .. } => return page,
        };
        let typed = options.is_empty();
        if question.may_not_know {
            options.push(self.not_yet(world));
        }
        let mut page = page;
        if typed {
            let field = Field {
                label: label.clone(),
                value: self.value(),
                unit: unit(world, question).map(Words::new),
                state: Stand::Selected,
                problem: problem.clone(),
                edit: Message::FieldPressed,
            };
            page = page.with(format!("field-{id}"), Kind::Field(field));
        }
        if options.is_empty() {
            return page;
        }
        let part = self.window.of(&options, fitting(world.rows));
        let any = matches!(question.kind, Asks::Choices(_) | Asks::Declaration);
        let many = if any { Many::Any } else { Many::One };
        let turns = part.turns(world, Message::More, Message::Earlier);
        let choices =
            Choices { label, many, options: part.shown.to_vec(), problem: if typed { None } else { problem } };
        page.with(format!("choices-{id}"), Kind::Choices(choices)).with_some("turns", turns)
    }

    fn yes_no(&self, world: &World<'_>, yes: bool) -> Control<Message> {
        let (id, key) = if yes { ("option-yes", "yes") } else { ("option-no", "no") };
        Control::new(id, world.words(key), Message::Said(yes)).state(chosen(self.draft == Draft::YesNo(yes)))
    }

    fn declaration(&self, world: &World<'_>) -> Control<Message> {
        let agreed = self.draft == Draft::YesNo(true);
        Control::new("option-yes", world.words("declare"), Message::Said(!agreed)).state(chosen(agreed))
    }

    fn option(&self, world: &World<'_>, choice: &catalogue::Choice) -> Control<Message> {
        let picked = match &self.draft {
            Draft::One(option) => *option == choice.id,
            Draft::Many(options) => options.contains(&choice.id),
            Draft::Nothing | Draft::NotYet | Draft::YesNo(_) | Draft::Typed(_) => false,
        };
        let id = format!("option-{}", choice.id);
        let mut control =
            Control::new(id, world.told(&choice.label), Message::Picked(choice.id.clone())).state(chosen(picked));
        control.detail = choice.hint.as_ref().map(|hint| world.told(hint).into());
        control
    }

    fn not_yet(&self, world: &World<'_>) -> Control<Message> {
        Control::new("option-not-yet", world.words("not-yet"), Message::NotYet)
            .detail(world.words("not-yet-detail"))
            .state(chosen(self.draft == Draft::NotYet))
    }

    fn value(&self) -> Shown {
        match &self.draft {
            Draft::Typed(editor) if editor.text().is_empty() => Shown::Empty,
            Draft::Typed(editor) => match self.veil {
                Veil::Open => Shown::Plain(editor.shown()),
                Veil::Drawn => Shown::Masked(editor.text().chars().count()),
            },
            Draft::Nothing | Draft::NotYet | Draft::YesNo(_) | Draft::One(_) | Draft::Many(_) => Shown::Empty,
        }
    }

    fn links(&self, world: &World<'_>, question: &Question, frame: &Frame) -> Option<Kind<Message>> {
        let mut links = Vec::new();
        if question.sensitive && layout(&question.kind).is_some() {
            let (key, icon) = match self.veil {
                Veil::Open => ("veil-draw", "eye-off"),
                Veil::Drawn => ("veil-open", "eye"),
            };
            links.push(Control::new("veil", world.words(key), Message::VeilPressed).icon(icon));
        }
        let hidden = self.hides_hints(world) && (question.hint.is_some() || question.kind == Asks::Date);
        let has_reasons = hidden || question.why.is_some() || !frame.needed_by.is_empty();
        if world.room != Room::Ample && has_reasons {
            links.push(Control::new("why-shown", world.words("why-we-ask"), Message::Why).icon("info"));
        }
        if frame.parts {
            links.push(Control::new("parts", world.words("parts-link"), Message::Parts).icon("list"));
            if world.room == Room::Ample {
                links.extend(keep_link(world, Message::Keep));
            }
        }
        links_of(links)
    }

    /// What is wrong says how to answer; where there is least room the hints stand with the reasons then.
    fn hides_hints(&self, world: &World<'_>) -> bool {
        world.room == Room::Least && self.problem.is_some()
    }

    fn keyboard(&self, world: &World<'_>, question: &Question) -> Option<Kind<Message>> {
        let layout = layout(&question.kind)?;
        let keyboard = match &self.draft {
            Draft::Typed(editor) => editor.keyboard(&world.say, Message::Struck),
            Draft::Nothing | Draft::NotYet | Draft::YesNo(_) | Draft::One(_) | Draft::Many(_) => {
                Editor::new(layout, "").keyboard(&world.say, Message::Struck)
            }
        };
        Some(Kind::Keyboard(keyboard))
    }
}

/// Options are lower than licences, so more of them fit.
fn fitting(rows: usize) -> usize {
    lower(rows, 2)
}

fn chosen(is: bool) -> Stand {
    if is { Stand::Selected } else { Stand::Ready }
}

/// How to answer.
fn hints(mut page: Page<Message>, world: &World<'_>, question: &Question) -> Page<Message> {
    if let Some(hint) = &question.hint {
        page = page.paragraph("hint", world.told(hint));
    }
    if question.kind == Asks::Date {
        page = page.paragraph("date-hint", world.words("date-hint"));
    }
    page
}

/// Who needs the answer, and why.
fn reasons(page: Page<Message>, world: &World<'_>, question: &Question, frame: &Frame) -> Page<Message> {
    let why =
        question.why.as_ref().map(|why| Kind::Remark { lead: world.words("why-we-ask"), text: world.told(why).into() });
    page.with_some("needed-by", needed_by(world, &frame.needed_by)).with_some("why", why)
}

fn needed_by(world: &World<'_>, agencies: &[AgencyId]) -> Option<Kind<Message>> {
    let chips: Vec<_> = agencies.iter().map(|agency| world.chip(agency)).collect();
    (!chips.is_empty()).then(|| Kind::Chips { label: world.words("needed-by"), chips })
}

fn unit(world: &World<'_>, question: &Question) -> Option<String> {
    match &question.kind {
        Asks::Whole { unit, .. } => unit.as_ref().map(|unit| world.told(unit)),
        Asks::Money { .. } => Some(world.catalogue.currency.code().to_owned()),
        Asks::YesNo
        | Asks::Choice(_)
        | Asks::Choices(_)
        | Asks::Text { .. }
        | Asks::LongText { .. }
        | Asks::Date
        | Asks::Phone
        | Asks::Email
        | Asks::Postcode
        | Asks::NationalId
        | Asks::BusinessId
        | Asks::Group { .. }
        | Asks::Declaration => None,
    }
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
