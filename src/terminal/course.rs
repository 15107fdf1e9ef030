//! The course of one application: the stage the citizen looks at, its sheet, and the steps on and back. It changes the
//! journey's visit and nothing else; what needs the world outside it hands up.

mod frame;
mod papers;

use domain::{Answer, QuestionId};
use journey::{Choice, Problem, Visit};

use crate::effect::documents::DocumentsWish;
use crate::effect::{Going, Outcome, Printing, SubmitFault};
use crate::page::Page;
use crate::screen::{World, add, bring, consent, documents, group, question, reasons, result, review, sections, send};
use crate::tour::sight::Sight;
use crate::walk::{Stage, walk};

/// Where the citizen is in an application.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    stage: Stage,
    /// Where *Continue* returns to after a detour: the review, the parts.
    then: Option<Stage>,
    sheet: Sheet,
}

/// The state of the page that is up.
#[derive(Debug, Clone, PartialEq)]
enum Sheet {
    Question(Box<question::State>),
    Group(Box<group::State>),
    Result(result::State),
    Reasons(reasons::State),
    Bring(bring::State),
    Documents(documents::State),
    /// Opened from the documents, and back to them as they were.
    Add(Box<add::State>),
    Sections(sections::State),
    Review(review::State),
    Consent(consent::State),
    Send(send::State),
}

/// What the citizen can do, by page.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// On a question.
    Question(question::Message),
    /// On a group.
    Group(group::Message),
    /// On the result.
    Result(result::Message),
    /// On the reasons.
    Reasons(reasons::Message),
    /// On what to bring.
    Bring(bring::Message),
    /// On the documents.
    Documents(documents::Message),
    /// On a document that is being added.
    Add(add::Message),
    /// On the parts of the form.
    Sections(sections::Message),
    /// On the review.
    Review(review::Message),
    /// On a consent.
    Consent(consent::Message),
    /// On the last page.
    Send(send::Message),
}

/// What the course wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Back before the first question.
    Back,
    /// Save and continue later.
    Keep,
    /// Take a document in, or forget one.
    Documents(Vec<DocumentsWish>),
    /// Print what to bring.
    PrintBring,
    /// Show what people ask about these.
    Ask(Vec<String>),
    /// Finish the applications and store them.
    Submit,
    /// End the visit.
    Finish,
}

impl Course {
    /// The course where the journey stands; `None` before it has begun.
    #[must_use]
    pub fn resume(visit: &Visit) -> Option<Self> {
        let stage = walk(visit).pop()?;
        let sheet = open(&stage, visit)?;
        Some(Self { stage, then: None, sheet })
    }

    /// The question on the page.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match &self.sheet {
            Sheet::Question(state) => Some(state.question()),
            Sheet::Group(state) => Some(state.question()),
            Sheet::Result(_) | Sheet::Reasons(_) | Sheet::Bring(_) | Sheet::Documents(_) | Sheet::Sections(_) => None,
            Sheet::Add(_) | Sheet::Review(_) | Sheet::Consent(_) | Sheet::Send(_) => None,
        }
    }

    /// Whether the store is at it.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        matches!(&self.sheet, Sheet::Send(state) if state.is_underway())
    }

    /// The printer has ended with what to bring.
    pub fn printed(&mut self, outcome: Outcome) {
        if let Sheet::Bring(state) = &mut self.sheet {
            state.printed(outcome);
        }
    }

    /// The printer says how what to bring goes.
    pub fn prints(&mut self, going: Going) {
        if let Sheet::Bring(state) = &mut self.sheet {
            state.prints(going);
        }
    }

    /// How the printing of what to bring stands, if it was asked for.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        if let Sheet::Bring(state) = &self.sheet { state.printing() } else { None }
    }

    /// Which of the course's pages is up; for a tour, which has to come by each.
    #[must_use]
    pub(crate) fn sight(&self) -> Sight {
        match &self.sheet {
            Sheet::Question(_) => Sight::Question,
            Sheet::Group(_) => Sight::Group,
            Sheet::Result(_) => Sight::Result,
            Sheet::Reasons(_) => Sight::Reasons,
            Sheet::Bring(_) => Sight::Bring,
            Sheet::Documents(_) => Sight::Documents,
            Sheet::Add(_) => Sight::Add,
            Sheet::Sections(_) => Sight::Sections,
            Sheet::Review(_) => Sight::Review,
            Sheet::Consent(_) => Sight::Consent,
            Sheet::Send(_) => Sight::Send,
        }
    }

    /// What stands on the question's page counts, if it can be taken, before the visit is put aside; of a group, the item
    /// that is being filled in as well.
    pub fn hand_in(&mut self, visit: &mut Visit) {
        if let (Sheet::Group(state), Stage::Ask(group) | Stage::Decide(group)) = (&self.sheet, &self.stage)
            && let Some(items) = state.so_far(visit)
        {
            visit.keep_items(group, items);
        }
        let Sheet::Question(state) = &self.sheet else { return };
        let asked = visit.catalogue().question(state.question());
        if let Some((id, answer)) = asked.and_then(|question| Some((question.id.clone(), state.so_far(question)?))) {
            // What cannot be taken as it is stays on the page and is not kept.
            let _ = visit.answer(&id, answer);
        }
    }

    /// Letters that are being spelled become what they most likely mean.
    pub fn settle(&mut self) {
        if let Sheet::Question(state) = &mut self.sheet {
            state.settle();
        } else if let Sheet::Group(state) = &mut self.sheet {
            state.settle();
        }
    }

    /// The store refused the applications.
    pub fn refused(&mut self, fault: SubmitFault) {
        self.sheet = Sheet::Send(send::State::refused(fault));
    }

    /// The applications could not be finished.
    pub fn incomplete(&mut self) {
        self.sheet = Sheet::Send(send::State::incomplete());
    }

    /// Hears the citizen. A message for another page than the one that is up came too late and does nothing.
    pub fn update(&mut self, message: Message, visit: &mut Visit, world: &World<'_>) -> Action {
        match (message, &mut self.sheet) {
            (Message::Question(message), Sheet::Question(state)) => {
                let Some(question) = world.catalogue.question(state.question()) else { return Action::None };
                let action = state.update(message, question);
                self.after_question(action, &question.id, visit)
            }
            (Message::Group(message), Sheet::Group(state)) => {
                let action = state.update(message, visit);
                self.after_group(action, visit)
            }
            (Message::Result(message), Sheet::Result(state)) => {
                let action = state.update(message, visit);
                self.after_result(action, visit)
            }
            (Message::Reasons(message), Sheet::Reasons(state)) => match state.update(message) {
                reasons::Action::None => Action::None,
                reasons::Action::Back => self.show(Stage::Result, visit),
            },
            (Message::Bring(message), Sheet::Bring(state)) => match state.update(message) {
                bring::Action::None => Action::None,
                bring::Action::Print => Action::PrintBring,
                bring::Action::Back => self.show(Stage::Result, visit),
            },
            (Message::Documents(message), Sheet::Documents(state)) => {
                let action = state.update(message, visit);
                self.after_documents(action, visit, world.ways)
            }
            (Message::Add(message), Sheet::Add(state)) => {
                let action = state.update(message);
                self.after_add(action, visit)
            }
            (Message::Sections(message), Sheet::Sections(state)) => match state.update(message) {
                sections::Action::None => Action::None,
                sections::Action::Open(question) => self.detour(question, None, visit),
                sections::Action::Continue => self.latest(visit),
                sections::Action::Keep => Action::Keep,
                sections::Action::Back => self.back(visit),
            },
            (Message::Review(message), Sheet::Review(state)) => {
                let action = state.update(message);
                self.after_review(action, visit)
            }
            (Message::Consent(message), Sheet::Consent(state)) => {
                let action = state.update(message);
                self.after_consent(action, visit, world)
            }
            (Message::Send(message), Sheet::Send(state)) => match state.update(message) {
                send::Action::None => Action::None,
                send::Action::Submit => Action::Submit,
                send::Action::Back => self.back(visit),
            },
            (
                Message::Question(_)
                | Message::Group(_)
                | Message::Result(_)
                | Message::Reasons(_)
                | Message::Bring(_)
                | Message::Documents(_)
                | Message::Add(_)
                | Message::Sections(_)
                | Message::Review(_)
                | Message::Consent(_)
                | Message::Send(_),
                _,
            ) => Action::None,
        }
    }

    fn after_question(&mut self, action: question::Action, question: &QuestionId, visit: &mut Visit) -> Action {
        match action {
            question::Action::None => Action::None,
            question::Action::Back => self.back(visit),
            question::Action::Parts => self.show(Stage::Sections, visit),
            question::Action::Keep => Action::Keep,
            question::Action::Answer(answer) => match give(visit, question, answer) {
                Ok(()) => self.on(visit),
                Err(problem) => {
                    if let Sheet::Question(state) = &mut self.sheet {
                        state.refused(problem);
                    }
                    Action::None
                }
            },
        }
    }

    fn after_group(&mut self, action: group::Action, visit: &mut Visit) -> Action {
        let (Stage::Ask(group) | Stage::Decide(group)) = self.stage.clone() else { return Action::None };
        match action {
            group::Action::None => Action::None,
            group::Action::Back => self.back(visit),
            group::Action::Parts => self.show(Stage::Sections, visit),
            group::Action::KeepAll => Action::Keep,
            group::Action::Keep(items) => {
                // Too few items so far is no mistake yet: the citizen is still adding them.
                visit.keep_items(&group, items);
                Action::None
            }
            group::Action::Answer(answer) => match give(visit, &group, answer) {
                Ok(()) => self.on(visit),
                Err(problem) => {
                    if let Sheet::Group(state) = &mut self.sheet {
                        state.refused(problem);
                    }
                    Action::None
                }
            },
        }
    }

    fn after_result(&mut self, action: result::Action, visit: &mut Visit) -> Action {
        match action {
            result::Action::None => Action::None,
            result::Action::Toggle(licence) => {
                let choice = if visit.chosen().contains(&licence) { Choice::Leave } else { Choice::Take };
                visit.choose(&licence, choice);
                Action::None
            }
            result::Action::Reasons => self.show(Stage::Reasons, visit),
            result::Action::Bring => self.show(Stage::Bring, visit),
            result::Action::Ask(about) => Action::Ask(about),
            result::Action::Confirm => {
                visit.confirm_result();
                self.on(visit)
            }
            result::Action::Back => self.back(visit),
            result::Action::Finish => Action::Finish,
        }
    }

    fn after_review(&mut self, action: review::Action, visit: &mut Visit) -> Action {
        match action {
            review::Action::None => Action::None,
            review::Action::Change(question) => self.detour(question, Some(Stage::Review), visit),
            review::Action::Documents => {
                self.show(Stage::Documents, visit);
                self.then = Some(Stage::Review);
                Action::None
            }
            review::Action::Drop(licence) => {
                visit.choose(&licence, Choice::Leave);
                self.latest(visit)
            }
            review::Action::Confirm => match visit.problems().into_iter().next() {
                Some(problem) => self.mend(problem, visit),
                None => {
                    visit.confirm_review();
                    self.on(visit)
                }
            },
            review::Action::Back => self.back(visit),
        }
    }

    fn after_consent(&mut self, action: consent::Action, visit: &mut Visit, world: &World<'_>) -> Action {
        match action {
            consent::Action::None => Action::None,
            consent::Action::Agree(agency) => {
                let sharing = visit.sharing().into_iter().find(|sharing| sharing.agency == agency);
                if let Some(sharing) = sharing {
                    visit.agree(&agency, consent::text(world, visit, &sharing));
                }
                self.on(visit)
            }
            consent::Action::Back => self.back(visit),
        }
    }

    /// One stage on, or back to where a detour began; never past where the journey stands.
    fn on(&mut self, visit: &Visit) -> Action {
        let stages = walk(visit);
        let here = stages.iter().position(|stage| *stage == self.stage);
        let next = match self.then.take() {
            Some(then) if stages.contains(&then) => Some(then),
            Some(_) => None,
            None => here.and_then(|here| stages.get(here.saturating_add(1)).cloned()),
        };
        match next.or_else(|| stages.last().cloned()) {
            Some(stage) => self.show(stage, visit),
            None => Action::Back,
        }
    }

    /// One stage back, or to where a detour began.
    fn back(&mut self, visit: &Visit) -> Action {
        let stages = walk(visit);
        let detour = self.then.take().filter(|then| stages.contains(then));
        let here = stages.iter().position(|stage| *stage == self.stage).unwrap_or(stages.len());
        let before = here.checked_sub(1).and_then(|place| stages.get(place)).cloned();
        match detour.or(before) {
            Some(stage) => self.show(stage, visit),
            None => Action::Back,
        }
    }

    /// To where the journey stands.
    fn latest(&mut self, visit: &Visit) -> Action {
        match walk(visit).pop() {
            Some(stage) => self.show(stage, visit),
            None => Action::Back,
        }
    }

    /// To the question that does not fit, with what is wrong; afterwards back to the review.
    fn mend(&mut self, problem: Problem, visit: &Visit) -> Action {
        let (Problem::Answer { question, .. } | Problem::Rule { question, .. }) = &problem else { return Action::None };
        self.detour(question.clone(), Some(Stage::Review), visit);
        match &mut self.sheet {
            Sheet::Question(state) => state.refused(problem),
            Sheet::Group(state) => state.refused(problem),
            Sheet::Result(_)
            | Sheet::Reasons(_)
            | Sheet::Bring(_)
            | Sheet::Documents(_)
            | Sheet::Add(_)
            | Sheet::Sections(_)
            | Sheet::Review(_)
            | Sheet::Consent(_)
            | Sheet::Send(_) => {}
        }
        Action::None
    }

    /// To a question, whatever comes before it; then on to where the citizen came from.
    pub(crate) fn detour(&mut self, question: QuestionId, then: Option<Stage>, visit: &Visit) -> Action {
        let interviewed = visit.deciding().contains(&question);
        let stage = if interviewed { Stage::Decide(question) } else { Stage::Ask(question) };
        self.show(stage, visit);
        self.then = then;
        Action::None
    }

    fn show(&mut self, stage: Stage, visit: &Visit) -> Action {
        if let Some(sheet) = open(&stage, visit) {
            *self = Self { stage, then: None, sheet };
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        match &self.sheet {
            Sheet::Question(state) => match world.catalogue.question(state.question()) {
                Some(question) => {
                    state.page(world, question, self.frame(world, visit, &question.id)).map(Message::Question)
                }
                None => Page::new("question").heading(world.words("problem-unknown")),
            },
            Sheet::Group(state) => match &self.stage {
                Stage::Ask(id) | Stage::Decide(id) => match world.catalogue.question(id) {
                    Some(group) => state.page(world, group, self.frame(world, visit, id)).map(Message::Group),
                    None => Page::new("group").heading(world.words("problem-unknown")),
                },
                Stage::Result
                | Stage::Reasons
                | Stage::Bring
                | Stage::Documents
                | Stage::Sections
                | Stage::Review
                | Stage::Consent(_)
                | Stage::Send => Page::new("group").heading(world.words("problem-unknown")),
            },
            Sheet::Result(state) => state.page(world, visit).map(Message::Result),
            Sheet::Reasons(state) => state.page(world, visit).map(Message::Reasons),
            Sheet::Bring(state) => state.page(world, visit).map(Message::Bring),
            Sheet::Documents(state) => state.page(world, visit).map(Message::Documents),
            Sheet::Add(state) => state.page(world, visit).map(Message::Add),
            Sheet::Sections(state) => state.page(world, visit).map(Message::Sections),
            Sheet::Review(state) => state.page(world, visit).map(Message::Review),
            Sheet::Consent(state) => state.page(world, visit).map(Message::Consent),
            Sheet::Send(state) => state.page(world, visit).map(Message::Send),
        }
    }
}

fn open(stage: &Stage, visit: &Visit) -> Option<Sheet> {
    Some(match stage {
        Stage::Decide(id) | Stage::Ask(id) => {
            let question = visit.catalogue().question(id)?;
            if matches!(question.kind, catalogue::Kind::Group { .. }) {
                Sheet::Group(Box::new(group::State::open(id, visit)))
            } else {
                Sheet::Question(Box::new(question::State::open(question, visit.answered(id))))
            }
        }
        Stage::Result => Sheet::Result(result::State::default()),
        Stage::Reasons => Sheet::Reasons(reasons::State::default()),
        Stage::Bring => Sheet::Bring(bring::State::default()),
        Stage::Documents => Sheet::Documents(documents::State::default()),
        Stage::Sections => Sheet::Sections(sections::State::default()),
        Stage::Review => Sheet::Review(review::State::default()),
        Stage::Consent(agency) => Sheet::Consent(consent::State::open(agency.clone())),
        Stage::Send => Sheet::Send(send::State::default()),
    })
}

fn give(visit: &mut Visit, question: &QuestionId, answer: Option<Answer>) -> Result<(), Problem> {
    match answer {
        Some(answer) => visit.answer(question, answer),
        None => visit.skip(question),
    }
}
