//! What a gesture does: it goes to the screen that is up, and the screen's wish becomes a step, an effect or the end.

use domain::application::Action as Wanted;
use journey::Visit;

use super::{App, Message, Tool};
use crate::course::{self, Course};
use crate::effect::documents::wished;
use crate::effect::{Effect, End, Issue, Paper, SubmitFault, Taken};
use crate::screen::owed::Owed;
use crate::screen::{
    Window, World, code, existing, faq, farewell, help, idle, intents, language, leave, paper, resume, search, start,
    status, submitted,
};
use crate::sheet::{bring, standing};
use crate::visit::{Aside, Current, Overlay, Screen};
use crate::{frame, receipt};

/// Whether the visit goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stays {
    Yes,
    No,
}

impl App {
    pub(super) fn gesture(&mut self, message: Message) -> Vec<Effect> {
        let Some(mut current) = self.visit.take() else { return Vec::new() };
        current.touch(self.steady);
        let (effects, stays) = self.at_visit(&mut current, message);
        self.visit = Some(current);
        match stays {
            Stays::Yes => effects,
            Stays::No => self.end(End::Finished),
        }
    }

    fn at_visit(&mut self, current: &mut Current, message: Message) -> (Vec<Effect>, Stays) {
        let ground = self.ground();
        let world = ground.world();
        let mut effects = Vec::new();
        let mut stays = Stays::Yes;
        match (message, &mut current.screen) {
            (Message::Tool(tool), _) => stays = self.tool(current, tool),
            (Message::Language(message), _) => self.choose_language(current, &message),
            (Message::Leave(leave::Message::Stay), _) => current.overlay = None,
            (Message::Help(message), _) => effects.extend(self.help(current, &message)),
            (Message::Paper(message), _) => look_at_paper(current, &message),
            (Message::Code(code::Message::Open), _) => current.overlay = Some(Overlay::Code),
            (Message::Code(code::Message::Back), _) => current.overlay = None,
            (Message::Leave(leave::Message::Erase), _) => stays = Stays::No,
            (
                message @ (Message::Existing(_)
                | Message::Resume(_)
                | Message::Keep(_)
                | Message::Useless(_)
                | Message::Leave(leave::Message::Keep)
                | Message::Idle(idle::Message::Keep)),
                _,
            ) => match self.at_aside(current, message) {
                Some(wishes) => effects = wishes,
                None => self.part(current),
            },
            (Message::Start(start::Message::Taken(way)), _) => current.go(way_in(way)),
            (Message::Intents(message), Screen::Intents(state)) => match state.update(message) {
                intents::Action::None => {}
                intents::Action::Begin(intent) => start_with(current, Wanted::New, |visit| visit.begin_intent(&intent)),
                intents::Action::Search => current.go(Screen::Search(search::State::default())),
                intents::Action::Back => current.back(),
            },
            (Message::Search(message), Screen::Search(state)) => match state.update(message) {
                search::Action::None => {}
                search::Action::Intent(intent) => start_with(current, Wanted::New, |visit| visit.begin_intent(&intent)),
                search::Action::Licence(wanted, licence) => {
                    start_with(current, wanted, |visit| visit.begin_licences(&[licence]));
                }
                search::Action::Ask(about) => current.go(Screen::Faq(faq::State::beside(about))),
                search::Action::Faq(faq) => current.go(Screen::Faq(faq::State::alone(faq))),
                search::Action::Back => current.back(),
            },
            (Message::Faq(message), Screen::Faq(state)) => match state.update(message) {
                faq::Action::None => {}
                faq::Action::Search => current.go(Screen::Search(search::State::default())),
                faq::Action::Back => current.back(),
            },
            (Message::Course(message), Screen::Course(course)) => {
                match course.update(message, &mut current.journey, &world) {
                    course::Action::None => {}
                    course::Action::Back => current.back(),
                    course::Action::Keep => effects = self.keep(current),
                    course::Action::Documents(wishes) => effects = wished(current.id, wishes),
                    course::Action::Ask(about) => current.go(Screen::Faq(faq::State::beside(about))),
                    course::Action::PrintBring => effects.push(self.print_bring(current, &world)),
                    course::Action::Submit => effects = self.submit(current, &world),
                    course::Action::Finish => self.part(current),
                }
            }
            (message @ (Message::Done(_) | Message::Farewell(_) | Message::Status(_)), _) => {
                (effects, stays) = self.at_papers(current, message);
            }
            // Whatever else arrives is a touch on a page that has gone meanwhile.
            _ => {}
        }
        (effects, stays)
    }

    /// The page of languages is left, with another language or with the same.
    fn choose_language(&mut self, current: &mut Current, message: &language::Message) {
        current.overlay = None;
        match *message {
            language::Message::Chosen(language) if language == self.language => {}
            language::Message::Chosen(language) => {
                current.settle();
                self.language = language;
            }
            language::Message::Back => {}
        }
    }

    /// On the pages of what is stored: the receipt, its look-up, the end.
    fn at_papers(&self, current: &mut Current, message: Message) -> (Vec<Effect>, Stays) {
        let mut effects = Vec::new();
        let mut stays = Stays::Yes;
        match (message, &mut current.screen) {
            (Message::Done(message), Screen::Submitted(state)) => match state.update(message) {
                submitted::Action::None => {}
                submitted::Action::Print => {
                    let reference = state.stored().reference;
                    effects.push(Effect::Print { visit: current.id, reference, issue: Issue::Copy });
                }
                submitted::Action::PrintPages => {
                    let reference = state.stored().reference;
                    effects.push(Effect::PrintPages { visit: current.id, reference });
                }
                submitted::Action::Part => self.part(current),
            },
            (Message::Farewell(message), Screen::Farewell(state)) => match state.update(message) {
                farewell::Action::None => {}
                farewell::Action::Count(occasion, face) => {
                    current.asked = farewell::Asked::Already;
                    effects.push(Effect::CountFace { occasion, face });
                }
                farewell::Action::Back(done) => {
                    current.asked = farewell::Asked::Already;
                    current.screen = Screen::Submitted(done);
                }
                farewell::Action::Finish => stays = Stays::No,
            },
            (Message::Status(message), Screen::Status(state)) => match state.update(message) {
                status::Action::None => {}
                status::Action::LookUp(claim) => effects.push(Effect::LookUp { visit: current.id, claim }),
                status::Action::Print(reference) => {
                    effects.push(Effect::Print { visit: current.id, reference, issue: Issue::Copy });
                }
                status::Action::PrintStanding(reference) => {
                    let ground = self.ground();
                    let (site, terminal) = (&self.setup.site, &self.setup.terminal);
                    let known = state.known(self.now);
                    effects.extend(known.map(|known| {
                        let document = Box::new(standing::document(&ground.world(), &known, site, terminal));
                        Effect::PrintSheet { visit: current.id, paper: Paper::Standing(reference), document }
                    }));
                }
                status::Action::Finish => self.part(current),
                status::Action::Back => current.back(),
            },
            // Whatever else arrives is a touch on a page that has gone meanwhile.
            _ => {}
        }
        (effects, stays)
    }

    /// The list of what to bring, on paper.
    fn print_bring(&self, current: &Current, world: &World<'_>) -> Effect {
        let document = Box::new(bring::document(world, &current.journey, &self.setup.site));
        Effect::PrintSheet { visit: current.id, paper: Paper::Bring, document }
    }

    fn help(&self, current: &mut Current, message: &help::Message) -> Option<Effect> {
        match message {
            help::Message::Back => current.overlay = None,
            help::Message::Ask => current.go(Screen::Faq(faq::State::default())),
            help::Message::AskHere => {
                let about = self.beside(current);
                current.go(Screen::Faq(faq::State::beside(about)));
            }
            help::Message::CallStaff => return Some(self.call_staff(current)),
            help::Message::CancelCall => {
                current.call = None;
                return Some(Effect::CancelCall);
            }
            help::Message::Turn(turn) => {
                if let Some(Overlay::Help(window)) = &mut current.overlay {
                    window.turn(*turn);
                }
            }
        }
        None
    }

    /// What people may ask about where the citizen is: the question on the page.
    pub(super) fn beside(&self, current: &Current) -> Vec<String> {
        let question = if let Screen::Course(course) = &current.screen { course.question() } else { None };
        question.into_iter().map(ToString::to_string).collect()
    }

    fn call_staff(&self, current: &mut Current) -> Effect {
        let call = current.calls.next();
        (current.calls, current.call) = (call, Some(help::Call::new(call, self.steady)));
        Effect::CallStaff { visit: current.id, call }
    }

    fn tool(&mut self, current: &mut Current, tool: Tool) -> Stays {
        match tool {
            Tool::Language => current.overlay = Some(Overlay::Language),
            Tool::Help => current.overlay = Some(Overlay::Help(Window::default())),
            // Reading aloud needs the page that is up; `App::heed` has done it.
            Tool::Read => {}
            Tool::TextSize => self.manner.text_size = frame::next_size(self.manner.text_size),
            Tool::Contrast => self.manner.theme = frame::next_theme(self.manner.theme),
            Tool::Reach => self.manner.reach = frame::other_reach(self.manner.reach),
            // Whether anything would be lost, or is sent already, nobody knows before the store has answered.
            Tool::Finish if current.is_storing() => {}
            Tool::Finish if current.has_unfinished() => current.overlay = Some(Overlay::Leave),
            Tool::Finish => return Stays::No,
        }
        Stays::Yes
    }

    /// To the end of the visit: what was not submitted is dropped here already.
    fn part(&self, current: &mut Current) {
        current.journey = self.blank();
        current.trail.clear();
        let done = match std::mem::replace(&mut current.screen, Screen::Start) {
            Screen::Submitted(done) => Some(done),
            Screen::Start
            | Screen::Intents(_)
            | Screen::Search(_)
            | Screen::Existing(_)
            | Screen::Resume(_)
            | Screen::Keep(_)
            | Screen::Status(_)
            | Screen::Faq(_)
            | Screen::Course(_)
            | Screen::Farewell(_) => None,
        };
        current.screen = Screen::Farewell(farewell::State::new(done, current.asked));
    }

    fn submit(&mut self, current: &mut Current, world: &World<'_>) -> Vec<Effect> {
        let (yes, no) = (world.say.yes_no(true), world.say.yes_no(false));
        let words = journey::Words { language: self.language, yes: &yes, no: &no };
        match current.journey.finish(self.now, words, &mut *self.setup.ids) {
            Ok(applications) => {
                let receipt = receipt::of_visit(world, &current.journey, &self.setup.site, &self.setup.terminal);
                vec![Effect::Submit { visit: current.id, applications, receipt: Box::new(receipt) }]
            }
            Err(_) => {
                if let Screen::Course(course) = &mut current.screen {
                    course.incomplete();
                }
                Vec::new()
            }
        }
    }

    /// The store has the applications: from here on the terminal knows no answer any more.
    pub(super) fn stored(&mut self, current: &mut Current, result: Result<Taken, SubmitFault>) -> Vec<Effect> {
        current.touch(self.steady);
        match result {
            Ok(taken) => {
                let reference = taken.stored.reference;
                let asked = submitted::asked(&current.journey);
                let owed = Owed::of(&current.journey);
                current.aside = Aside::Nothing;
                current.journey = self.blank();
                current.trail.clear();
                current.overlay = None;
                current.screen = Screen::Submitted(Box::new(submitted::State::new(taken, asked, owed)));
                vec![Effect::Print { visit: current.id, reference, issue: Issue::Original }]
            }
            Err(fault) => {
                if let Some(course) = current.course() {
                    course.refused(fault);
                }
                Vec::new()
            }
        }
    }
}

/// The whole of what came out of the simulated printer, and back.
fn look_at_paper(current: &mut Current, message: &paper::Message) {
    match (message, &mut current.overlay) {
        (paper::Message::Open, overlay) => *overlay = Some(Overlay::Paper(Window::default())),
        (paper::Message::Back, overlay) => *overlay = None,
        (paper::Message::Turn(turn), Some(Overlay::Paper(window))) => window.turn(*turn),
        // A touch on a page that has gone.
        (paper::Message::Turn(_), _) => {}
    }
}

fn way_in(way: start::Way) -> Screen {
    match way {
        start::Way::Find => Screen::Intents(intents::State::default()),
        start::Way::Search => Screen::Search(search::State::default()),
        start::Way::Existing => Screen::Existing(existing::State::default()),
        start::Way::Resume => Screen::Resume(resume::State::default()),
        start::Way::Status => Screen::Status(status::State::default()),
        start::Way::Ask => Screen::Faq(faq::State::default()),
    }
}

/// Begins an application. The same beginning again keeps what was answered before; the journey sees to that.
pub(super) fn start_with(
    current: &mut Current,
    wanted: Wanted,
    begin: impl FnOnce(&mut Visit) -> Result<(), journey::Problem>,
) {
    if begin(&mut current.journey).is_err() {
        return;
    }
    current.journey.want(wanted);
    if let Some(course) = Course::resume(&current.journey) {
        current.go(Screen::Course(Box::new(course)));
    }
}
