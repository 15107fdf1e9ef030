//! How a question looks: its words, what can be chosen or where one types, and who needs the answer.

use catalogue::{Kind as Asks, Question};
use domain::AgencyId;

use super::{Asked, Draft, Frame, Message, State, Veil, fitting, layout};
use crate::editor::Editor;
use crate::notice;
use crate::page::{Choices, Control, Field, Kind, Many, Notice, Page, Shown, State as Stand, Tone, Words};
use crate::screen::{Room, World, dashed, keep_link, links_of};

impl State {
    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, question: &Question, frame: Frame) -> Page<Message> {
        if self.asked == Asked::Why {
            let page = hints(Page::new("question").heading(world.told(&question.label)), world, question);
            return reasons(page, world, question, &frame)
                .with("actions", Kind::Actions(vec![world.back(Message::Why)]));
        }
        let problem = self.problem.as_ref().map(|problem| notice::for_problem(world, problem));
        // Options say it themselves, over the first of them; a field has it over the heading, far from the keys.
        let summary = problem.clone().filter(|_| layout(&question.kind).is_some()).map(|text| {
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
        let choices =
            Choices { label, many, options: part.shown.to_vec(), problem: if typed { None } else { problem } };
        page.with(format!("choices-{id}"), Kind::Choices(choices)).turns(world, &part, Message::Turn)
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
        let empty = Editor::new(layout(&question.kind)?, "");
        let editor = if let Draft::Typed(editor) = &self.draft { editor } else { &empty };
        Some(Kind::Keyboard(editor.keyboard(world.breadth, &world.say, Message::Struck)))
    }
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
