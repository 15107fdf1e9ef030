//! A group: owners, storage tanks, as many as there are. The list with add, change and remove; and one item at a time,
//! its questions asked one by one on the page of any other question.

use catalogue::{Kind as Asks, Question};
use domain::{Answer, Item, QuestionId, Value};
use journey::{Mistake, Problem, Visit};

use crate::notice;
use crate::page::{Control, Kind, Notice, Page, Progress, Row, Tone, Words};
use crate::screen::question::Frame;
use crate::screen::{Turn, Window, World, cards_of, keep_link, links_of, question, row};

/// A group being answered.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    group: QuestionId,
    items: Vec<Item>,
    editing: Option<Editing>,
    problem: Option<Problem>,
    window: Window,
}

/// An item being answered.
#[derive(Debug, Clone, PartialEq)]
struct Editing {
    /// Which item; one past the last for a new one.
    place: usize,
    item: Item,
    inner: question::State,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Adds an item.
    Add,
    /// Changes one.
    Change(usize),
    /// Takes one out.
    Remove(usize),
    /// In a question of the item.
    Inner(question::Message),
    /// Turns the list of items.
    Turn(Turn),
    /// Saves everything and continues later.
    KeepAll,
    /// That is all of them.
    Continue,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// These are the items, and the citizen stays to go on with them.
    Keep(Vec<Item>),
    /// These are all; `None` leaves a group empty that may be.
    Answer(Option<Answer>),
    /// Back to where the citizen came from.
    Back,
    /// To the parts of the form.
    Parts,
    /// Save everything and continue later.
    KeepAll,
}

impl State {
    /// Opens the group with what it holds, whole or not.
    #[must_use]
    pub fn open(group: &QuestionId, visit: &Visit) -> Self {
        let items = match (visit.answered(group), visit.unfinished(group)) {
            (_, Some(items)) => items.to_vec(),
            (Some(Answer::Known(Value::Group(items))), None) => items.clone(),
            (Some(Answer::Known(_) | Answer::NotYet) | None, None) => Vec::new(),
        };
        Self { group: group.clone(), items, editing: None, problem: None, window: Window::default() }
    }

    /// Which question is on the page: the group, or the one of the item that is asked.
    #[must_use]
    pub fn question(&self) -> &QuestionId {
        self.editing.as_ref().map_or(&self.group, |editing| editing.inner.question())
    }

    /// The journey did not take the items.
    pub fn refused(&mut self, problem: Problem) {
        self.problem = Some(problem);
    }

    /// The items with the one that is being filled in, as far as it has come; `None` where none is.
    #[must_use]
    pub fn so_far(&self, visit: &Visit) -> Option<Vec<Item>> {
        let Editing { place, item, inner } = self.editing.as_ref()?;
        let mut item = item.clone();
        let question = visit.catalogue().question(inner.question())?;
        if let Some(Answer::Known(value)) = inner.so_far(question) {
            item.insert(question.id.clone(), value);
        }
        let mut items = self.items.clone();
        match items.get_mut(*place) {
            Some(old) => *old = item,
            None if item.is_empty() => return None,
            None => items.push(item),
        }
        Some(items)
    }

    /// Letters that are being spelled become what they most likely mean.
    pub fn settle(&mut self) {
        if let Some(editing) = &mut self.editing {
            editing.inner.settle();
        }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message, visit: &Visit) -> Action {
        self.problem = None;
        match message {
            Message::Add => self.edit(self.items.len(), Item::new(), visit),
            Message::Change(place) => {
                if let Some(item) = self.items.get(place) {
                    self.edit(place, item.clone(), visit);
                }
            }
            Message::Remove(place) => {
                if place < self.items.len() {
                    self.items.remove(place);
                }
                return self.keep();
            }
            Message::Inner(message) => return self.inner(message, visit),
            Message::Turn(turn) => self.window.turn(turn),
            Message::KeepAll => return Action::KeepAll,
            Message::Continue => return self.hand_in(visit),
            Message::Back => return Action::Back,
        }
        Action::None
    }

    fn keep(&self) -> Action {
        Action::Keep(self.items.clone())
    }

    fn hand_in(&mut self, visit: &Visit) -> Action {
        let required = visit.catalogue().question(&self.group).is_some_and(|group| group.required);
        if self.items.is_empty() && !required {
            return Action::Answer(None);
        }
        Action::Answer(Some(Answer::Known(Value::Group(self.items.clone()))))
    }

    fn edit(&mut self, place: usize, item: Item, visit: &Visit) {
        let first = visit.item_questions(&self.group, &item).into_iter().next();
        if let Some(inner) = first.and_then(|id| open_inner(visit, &id, &item)) {
            self.editing = Some(Editing { place, item, inner });
        }
    }

    fn inner(&mut self, message: question::Message, visit: &Visit) -> Action {
        let Some(editing) = &mut self.editing else { return Action::None };
        let Some(question) = visit.catalogue().question(editing.inner.question()) else { return Action::None };
        match editing.inner.update(message, question) {
            question::Action::None => Action::None,
            question::Action::Parts => Action::Parts,
            question::Action::Keep => Action::KeepAll,
            question::Action::Back => {
                self.step_back(visit);
                Action::None
            }
            question::Action::Answer(answer) => self.step_on(&question.id, answer, visit),
        }
    }

    fn step_back(&mut self, visit: &Visit) {
        let Some(editing) = &mut self.editing else { return };
        let asked = visit.item_questions(&self.group, &editing.item);
        let here = asked.iter().position(|id| id == editing.inner.question()).unwrap_or(0);
        let before = here.checked_sub(1).and_then(|place| asked.get(place));
        match before.and_then(|id| open_inner(visit, id, &editing.item)) {
            Some(inner) => editing.inner = inner,
            None => self.editing = None,
        }
    }

    fn step_on(&mut self, question: &QuestionId, answer: Option<Answer>, visit: &Visit) -> Action {
        let Some(editing) = &mut self.editing else { return Action::None };
        match answer {
            Some(Answer::Known(value)) => {
                editing.item.insert(question.clone(), value);
            }
            Some(Answer::NotYet) | None => {
                editing.item.remove(question);
            }
        }
        // The item is not whole yet, so only what is wrong with this answer counts now.
        let wrong = visit.check_item(&self.group, editing.item.clone()).err().unwrap_or_default();
        let is_open = |problem: &Problem| matches!(problem, Problem::Answer { mistake: Mistake::Required, .. });
        let of_this = |problem: &&Problem| subject(problem) == Some(question) && !is_open(problem);
        if let Some(problem) = wrong.iter().find(of_this) {
            editing.inner.refused(problem.clone());
            return Action::None;
        }
        let asked = visit.item_questions(&self.group, &editing.item);
        let here = asked.iter().position(|id| id == question).unwrap_or(asked.len());
        match asked.get(here.saturating_add(1)).and_then(|id| open_inner(visit, id, &editing.item)) {
            Some(inner) => {
                editing.inner = inner;
                Action::None
            }
            None => self.close_item(visit),
        }
    }

    fn close_item(&mut self, visit: &Visit) -> Action {
        let Some(mut editing) = self.editing.take() else { return Action::None };
        match visit.check_item(&self.group, editing.item.clone()) {
            Ok(item) => {
                match self.items.get_mut(editing.place) {
                    Some(old) => *old = item,
                    None => self.items.push(item),
                }
                self.keep()
            }
            Err(problems) => {
                let open = problems
                    .into_iter()
                    .find_map(|problem| Some((open_inner(visit, subject(&problem)?, &editing.item)?, problem)));
                if let Some((inner, problem)) = open {
                    editing.inner = inner;
                    editing.inner.refused(problem);
                    self.editing = Some(editing);
                }
                Action::None
            }
        }
    }

    /// The page: the item's question, or the list.
    #[must_use]
    pub fn page(&self, world: &World<'_>, question: &Question, frame: Frame) -> Page<Message> {
        if let Some(editing) = &self.editing
            && let Some(inner) = world.catalogue.question(editing.inner.question())
        {
            let label = format!("{} · {}", frame.progress.label.shown, item_name(world, question, editing.place));
            let progress = Progress { label: Words::new(label), thousandths: frame.progress.thousandths };
            return editing.inner.page(world, inner, Frame { progress, parts: false, ..frame }).map(Message::Inner);
        }
        self.list(world, question, frame)
    }

    fn list(&self, world: &World<'_>, question: &Question, frame: Frame) -> Page<Message> {
        let rows: Vec<_> =
            self.items.iter().enumerate().map(|(place, item)| self.item_row(world, question, place, item)).collect();
        let part = self.window.of(&rows, world.rows);
        let problem = self.problem.as_ref().map(|problem| {
            let text = Some(notice::for_problem(world, problem));
            Kind::Notice(Notice { tone: Tone::Stop, title: world.words("problem-heading"), text })
        });
        let mut page = Page::new("group")
            .with("progress", Kind::Progress(frame.progress))
            .with_some("problem", problem)
            .heading(world.told(&question.label));
        if let Some(hint) = &question.hint {
            page = page.paragraph("hint", world.told(hint));
        }
        page = page.paragraph("count", world.with("group-count", &[("count", self.items.len().into())]));
        if !rows.is_empty() {
            page = page.with("items", Kind::Rows(part.shown.to_vec()));
            page = page.turns(world, &part, Message::Turn);
        }
        let (Asks::Group { item, max, .. }, mut actions) = (&question.kind, vec![world.back(Message::Back)]) else {
            return page;
        };
        if self.items.len() < *max {
            let label = world.with("group-add", &[("item", world.told(item).into())]);
            page = page.with("adding", cards_of(vec![Control::new("add", label, Message::Add).icon("plus")]));
        }
        let keep = keep_link(world, Message::KeepAll).filter(|_| frame.parts);
        let page = page.with_some("links", links_of(keep.into_iter().collect()));
        actions.push(world.go_on(Message::Continue));
        page.with("actions", Kind::Actions(actions))
    }

    fn item_row(&self, world: &World<'_>, question: &Question, place: usize, item: &Item) -> Row<Message> {
        let (yes, no) = (world.say.yes_no(true), world.say.yes_no(false));
        let words = journey::Words { language: world.language(), yes: &yes, no: &no };
        let first: Vec<String> = question
            .kind
            .item_questions()
            .iter()
            .filter_map(|id| Some((world.catalogue.question(id)?, item.get(id)?)))
            .map(|(question, value)| journey::shown(world.catalogue, question, value, words))
            .take(2)
            .collect();
        let mut row = row(format!("item-{place}"), item_name(world, question, place));
        row.detail = Some(Words::new(first.join(", ")).private()).filter(|words| !words.shown.is_empty());
        let (change, remove) = (world.words("change-it"), world.words("remove-it"));
        row.controls = vec![
            Control::new(format!("change-{place}"), change, Message::Change(place)).icon("pencil"),
            Control::new(format!("remove-{place}"), remove, Message::Remove(place)).icon("trash-2"),
        ];
        row
    }
}

/// The question that a problem is about.
fn subject(problem: &Problem) -> Option<&QuestionId> {
    if let Problem::Answer { question, .. } | Problem::Rule { question, .. } = problem { Some(question) } else { None }
}

fn open_inner(visit: &Visit, id: &QuestionId, item: &Item) -> Option<question::State> {
    let question = visit.catalogue().question(id)?;
    let answer = item.get(id).map(|value| Answer::Known(value.clone()));
    Some(question::State::open(question, answer.as_ref()))
}

/// `Owner 2`.
fn item_name(world: &World<'_>, question: &Question, place: usize) -> String {
    let item = if let Asks::Group { item, .. } = &question.kind { item } else { &question.label };
    let item = world.told(item);
    world.say.with("group-item", &[("item", item.into()), ("number", place.saturating_add(1).into())])
}
