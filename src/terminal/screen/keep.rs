//! Save and continue later: the code to come back with, large and to be scanned, and the slip it is printed on. Nothing
//! is called kept before it is on disk.

use crate::effect::aside::{AsideNews, Kept};
use crate::effect::{Going, Outcome, Printing};
use crate::notice;
use crate::page::qr::QrCode;
use crate::page::{Control, Kind, Notice, Page, Progress, State as Stand, Tone, Words};
use crate::screen::{Room, World, links_of};
use crate::slip;

/// A visit being put aside.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum State {
    /// Files were added, which are not kept: the citizen is told before anything is.
    Asking,
    /// The disk is at it.
    #[default]
    Saving,
    /// It is on disk.
    Kept(Kept, Printing, Erasing),
    /// It is not.
    Refused,
    /// Nothing is kept any more.
    Erased,
}

/// Whether what is kept is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// It stays.
    No,
    /// The disk is at it.
    Underway,
    /// It could not be done.
    Failed,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Saves without the files that were added.
    Answers,
    /// Tries once more.
    Again,
    /// Prints the slip once more.
    PrintAgain,
    /// Has what is kept erased.
    Erase,
    /// Ends the visit; what is kept stays.
    Finish,
    /// Goes on with the application.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Keep the visit.
    Keep,
    /// Print that slip.
    Print(Kept),
    /// Erase what is kept.
    Erase,
    /// End the visit.
    Finish,
    /// Back to the application.
    Back,
}

impl State {
    /// The hands have answered; what was just kept is to be printed.
    pub fn heard(&mut self, news: &AsideNews) -> Action {
        match (news, &mut *self) {
            (AsideNews::Kept(kept), Self::Saving) => {
                *self = Self::Kept(kept.clone(), Printing::Underway(Going::On), Erasing::No);
                return Action::Print(kept.clone());
            }
            (AsideNews::NotKept, Self::Saving) => *self = Self::Refused,
            (AsideNews::Erased, Self::Kept(..)) => *self = Self::Erased,
            (AsideNews::NotErased, Self::Kept(_, _, erasing)) => *erasing = Erasing::Failed,
            (
                AsideNews::Kept(_)
                | AsideNews::NotKept
                | AsideNews::Erased
                | AsideNews::NotErased
                | AsideNews::Resumed(_)
                | AsideNews::Nothing
                | AsideNews::TooOften
                | AsideNews::Unsure,
                _,
            ) => {}
        }
        Action::None
    }

    /// The printer has ended with the slip.
    pub fn printed(&mut self, outcome: Outcome) {
        if let Self::Kept(_, slip, _) = self {
            *slip = Printing::Ended(outcome);
        }
    }

    /// Whether the disk is still at it.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        matches!(self, Self::Saving | Self::Kept(_, _, Erasing::Underway))
    }

    /// The printer says how the slip goes.
    pub fn prints(&mut self, going: Going) {
        if let Self::Kept(_, slip, _) = self {
            slip.go(going);
        }
    }

    /// How the print of the slip stands, if there is one.
    #[must_use]
    pub fn printing(&self) -> Option<Printing> {
        if let Self::Kept(_, slip, _) = self { Some(*slip) } else { None }
    }

    /// Whether all that was said is on disk.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(..))
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &mut *self) {
            (Message::Answers, Self::Asking) | (Message::Again, Self::Refused) => {
                *self = Self::Saving;
                Action::Keep
            }
            (Message::PrintAgain, Self::Kept(kept, slip @ Printing::Ended(_), _)) => {
                *slip = Printing::Underway(Going::On);
                Action::Print(kept.clone())
            }
            (Message::Erase, Self::Kept(_, _, erasing)) if *erasing != Erasing::Underway => {
                *erasing = Erasing::Underway;
                Action::Erase
            }
            (Message::Finish, Self::Kept(..) | Self::Erased) => Action::Finish,
            (Message::Back, Self::Asking | Self::Kept(..) | Self::Refused | Self::Erased) => Action::Back,
            (
                Message::Answers
                | Message::Again
                | Message::PrintAgain
                | Message::Erase
                | Message::Finish
                | Message::Back,
                _,
            ) => Action::None,
        }
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>) -> Page<Message> {
        match self {
            Self::Asking => {
                let (title, text) = (world.words("keep-files"), Some(world.words("keep-files-text")));
                let answers = Control::new("answers", world.words("keep-answers"), Message::Answers).primary();
                Page::new("keep")
                    .heading(world.words("keep-heading"))
                    .with("files", Kind::Notice(Notice { tone: Tone::Warn, title, text }))
                    .with("actions", Kind::Actions(vec![world.back(Message::Back), answers]))
            }
            Self::Saving => {
                let label = world.words("keep-underway");
                Page::new("keep")
                    .heading(world.words("keep-heading"))
                    .with("underway", Kind::Progress(Progress { label, thousandths: None }))
                    .with("actions", Kind::Actions(vec![world.back(Message::Back).state(Stand::Disabled)]))
            }
            Self::Refused => {
                let title = world.words("keep-failed");
                let notice = Notice { tone: Tone::Stop, title, text: Some(world.words("keep-failed-text")) };
                let again = Control::new("again", world.words("keep-again"), Message::Again).primary();
                Page::new("keep")
                    .with("fault", Kind::Notice(notice))
                    .heading(world.words("keep-heading"))
                    .with("actions", Kind::Actions(vec![world.back(Message::Back), again]))
            }
            Self::Kept(kept, slip, erasing) => kept_page(world, kept, *slip, *erasing),
            Self::Erased => Page::new("kept-erased")
                .heading(world.words("kept-erased"))
                .paragraph("text", world.words("kept-erased-text"))
                .with("actions", Kind::Actions(vec![finish(world), on(world).primary()])),
        }
    }
}

fn kept_page(world: &World<'_>, kept: &Kept, slip: Printing, erasing: Erasing) -> Page<Message> {
    let moment = world.say.moment_words(kept.until, world.zone);
    let reference = Kind::Reference {
        label: world.words("kept-label"),
        value: world.say.resume_code(&kept.code),
        code: None,
        detail: Some(world.say.around("kept-until", "time", &moment)),
        qr: QrCode::new(&slip::code(kept)),
    };
    // One thing at a time: what could not be done, else how the slip stands.
    let notice = match erasing {
        Erasing::No | Erasing::Underway => slip_notice(world, slip),
        Erasing::Failed => notice::plain(world, Tone::Warn, "erase-failed"),
    };
    let again = Control::new("print-again", world.words("print-again"), Message::PrintAgain)
        .icon("printer")
        .state(if slip.is_underway() { Stand::Disabled } else { Stand::Ready });
    let erase = Control::new("erase", world.words("kept-erase"), Message::Erase).icon("trash-2").state(match erasing {
        Erasing::Underway => Stand::Disabled,
        Erasing::No | Erasing::Failed => Stand::Ready,
    });
    let text: Words = match world.room {
        Room::Ample => world.words("kept-text"),
        Room::Tight | Room::Least => world.words("kept-text-short"),
    };
    Page::new("kept")
        .heading(world.words("kept-heading"))
        .paragraph("text", text)
        .with("code", reference)
        .with("print", Kind::Notice(notice))
        .with_some("links", links_of(vec![on(world), erase]))
        .with("actions", Kind::Actions(vec![again, finish(world).primary()]))
}

/// How the slip stands; where room is short, only what needs an act is told in full.
fn slip_notice(world: &World<'_>, slip: Printing) -> Notice {
    let (tone, key, text) = match slip {
        Printing::Underway(Going::Waiting(fault)) => {
            return notice::for_waiting(world, fault, "slip-waiting-without");
        }
        Printing::Underway(Going::On) => (Tone::Calm, "slip-underway", "print-underway-text"),
        Printing::Ended(Outcome::Printed) => (Tone::Good, "slip-done", "print-done-text"),
        Printing::Ended(Outcome::Unknown | Outcome::Failed(_)) => (Tone::Warn, "slip-failed", "slip-failed-text"),
    };
    let is_short = world.room != Room::Ample && tone != Tone::Warn;
    Notice { tone, title: world.words(key), text: (!is_short).then(|| world.words(text)) }
}

/// *Go on*, for whoever stays after all.
fn on(world: &World<'_>) -> Control<Message> {
    Control::new("back", world.words("kept-go-on"), Message::Back).icon("pencil")
}

fn finish(world: &World<'_>) -> Control<Message> {
    Control::new("finish", world.words("finish"), Message::Finish).icon("log-out")
}
