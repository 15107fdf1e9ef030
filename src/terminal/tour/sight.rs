//! What a tour has to come by: one sight for every screen, overlay, standing, answer of the world and kind of question
//! there is. Each `match` here is full, so whoever adds a screen is asked for its sight, and the tour fails until it has
//! been there.

use std::collections::BTreeSet;

use catalogue::{Catalogue, Kind};
use wire::code::Verdict;

use crate::app::App;
use crate::effect::aside::AsideNews;
use crate::effect::documents::{DocumentsNews, Plugged};
use crate::effect::{Lookup, Outcome, PrintFault, Progress, SubmitFault};
use crate::screen::help::Stage;
use crate::screen::scanned::{Proof, Useless};
use crate::standing::{Fault, Standing};
use crate::visit::{Curtain, Overlay, Phase, Screen};

/// Names the sights once, as values and as a list of all of them.
macro_rules! sights {
    ($($name:ident),* $(,)?) => {
        /// Something that a tour has to come by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Sight { $($name),* }

        impl Sight {
            /// Every one.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

sights! {
    // Nobody stands here, or nobody may.
    Attract, StoreBroken, StoreFull, Maintenance, Suspended, ClosedUntil, Closed,
    // In a visit.
    Start, Intents, Search, Existing, Resume, Keep, Status, Faq, Languages, Help, Voice, Paper, Code, Hidden, Leave, Asking, Closing,
    LackPaper, LackLine, LackRoom, LackClock, LackCatalogue, LackSpeech,
    Question, Group, Result, Reasons, Bring, Documents, Add, Sections, Review, Consent, Send, Submitted, Farewell, StaffCalling, StaffCalled, StaffUnheard,
    // What the world answers.
    RefusedStore, RefusedFull, RefusedKeys, Found, FoundElsewhere, NotFound, LineDown, FoundLater, FoundNoMore,
    WaitingPaper, WaitingCover, WaitingPrinter,
    Printed, PrintUnknown, PaperOut, CoverOpen, PrinterSilent, PrintFailed,
    Stored, Delivered, Received, Rejected, Held, Told,
    StickAbsent, StickUnsafe, StickEmpty, StickThere, Offered, FileRefused,
    Kept, NotKept, Erased, NotErased, Resumed, NoDraft, DraftTooOften, DraftUnsure,
    ScannedForeign, ScannedDamaged, ScannedNewer, ScannedElsewhere,
    ReceiptGenuine, ReceiptAltered, ReceiptUncheckable, ReceiptRevoked, ReceiptUnsigned,
    // Kinds of questions.
    YesNo, Choice, Choices, Text, LongText, Whole, Money, Date, Phone, Email, Postcode, NationalId, BusinessId, Items,
    Declaration,
}

/// What can be seen of a terminal now.
pub(super) fn of(app: &App) -> BTreeSet<Sight> {
    let standing = app.standing();
    let mut seen: BTreeSet<Sight> = match (&standing, app.standing_visit()) {
        (Standing::OutOfService(fault), _) => return of_fault(*fault).into_iter().collect(),
        (Standing::Maintenance, None) => return [Sight::Maintenance].into(),
        (Standing::Suspended, None) => return [Sight::Suspended].into(),
        (Standing::Closed { opens: Some(_) }, None) => return [Sight::ClosedUntil].into(),
        (Standing::Closed { opens: None }, None) => return [Sight::Closed].into(),
        (Standing::Maintenance | Standing::Suspended | Standing::Closed { .. } | Standing::Open, _) => BTreeSet::new(),
        (Standing::Degraded(faults), _) => faults.iter().filter_map(|fault| of_fault(*fault)).collect(),
    };
    let Some((current, phase)) = app.standing_visit() else {
        seen.insert(Sight::Attract);
        return seen;
    };
    match (phase, &current.overlay) {
        (Phase::Asking { .. }, _) => return [Sight::Asking].into(),
        _ if current.curtain == Curtain::Drawn => return [Sight::Hidden].into(),
        (_, Some(Overlay::Language)) => return [Sight::Languages].into(),
        (_, Some(Overlay::Help(_))) => {
            let call = app.call_stage(current).and_then(of_call);
            return call.into_iter().chain([Sight::Help]).collect();
        }
        (_, Some(Overlay::Voice)) => return [Sight::Voice].into(),
        (_, Some(Overlay::Paper(_))) => return [Sight::Paper].into(),
        (_, Some(Overlay::Code)) => return [Sight::Code].into(),
        (_, Some(Overlay::Leave)) => return [Sight::Leave].into(),
        (_, Some(Overlay::Scanned(why))) => return [of_useless(*why)].into(),
        (Phase::Closing { .. }, None) => {
            seen.insert(Sight::Closing);
        }
        (Phase::Active | Phase::Over, None) => {}
    }
    seen.insert(match &current.screen {
        Screen::Start => Sight::Start,
        Screen::Intents(_) => Sight::Intents,
        Screen::Search(_) => Sight::Search,
        Screen::Existing(_) => Sight::Existing,
        Screen::Resume(_) => Sight::Resume,
        Screen::Keep(_) => Sight::Keep,
        Screen::Status(state) => state.proof().map_or(Sight::Status, of_proof),
        Screen::Faq(_) => Sight::Faq,
        Screen::Course(course) => course.sight(),
        Screen::Submitted(_) => Sight::Submitted,
        Screen::Farewell(_) => Sight::Farewell,
    });
    let asked = app.question().and_then(|id| app.setup.catalogue.question(id));
    seen.extend(asked.map(|question| of_kind(&question.kind)));
    seen
}

/// Everything there is to come by where these licences are on offer.
pub(super) fn wanted(catalogue: &Catalogue) -> BTreeSet<Sight> {
    let asked: BTreeSet<Sight> = catalogue.questions.values().map(|question| of_kind(&question.kind)).collect();
    Sight::ALL.iter().copied().filter(|sight| !is_kind(*sight) || asked.contains(sight)).collect()
}

fn is_kind(sight: Sight) -> bool {
    (Sight::YesNo..=Sight::Declaration).contains(&sight)
}

/// What a fault looks like; `None` if no citizen is told of it.
fn of_fault(fault: Fault) -> Option<Sight> {
    match fault {
        Fault::StoreBroken => Some(Sight::StoreBroken),
        Fault::StoreFull => Some(Sight::StoreFull),
        Fault::PaperOut | Fault::CoverOpen | Fault::Printer => Some(Sight::LackPaper),
        Fault::Line => Some(Sight::LackLine),
        Fault::StoreLow => Some(Sight::LackRoom),
        Fault::Clock => Some(Sight::LackClock),
        Fault::Catalogue => Some(Sight::LackCatalogue),
        Fault::Speech => Some(Sight::LackSpeech),
        Fault::PaperLow | Fault::Pages => None,
    }
}

/// What a call for staff looks like; `None` once it is over.
fn of_call(stage: Stage) -> Option<Sight> {
    match stage {
        Stage::Calling => Some(Sight::StaffCalling),
        Stage::Called => Some(Sight::StaffCalled),
        Stage::Unheard => Some(Sight::StaffUnheard),
        Stage::Over => None,
    }
}

/// What a refused submission looks like.
pub(super) fn of_refusal(fault: SubmitFault) -> Sight {
    match fault {
        SubmitFault::Store => Sight::RefusedStore,
        SubmitFault::Full => Sight::RefusedFull,
        SubmitFault::Keys => Sight::RefusedKeys,
    }
}

/// What comes of a look-up.
pub(super) fn of_lookup(lookup: &Lookup) -> Sight {
    match lookup {
        Lookup::Found(_) => Sight::Found,
        Lookup::Elsewhere(_) => Sight::FoundElsewhere,
        Lookup::LineDown => Sight::LineDown,
        Lookup::Unknown => Sight::NotFound,
        Lookup::Wait { .. } => Sight::FoundLater,
        Lookup::Spent => Sight::FoundNoMore,
    }
}

/// What comes of putting a visit aside.
pub(super) fn of_aside(news: &AsideNews) -> Sight {
    match news {
        AsideNews::Kept(_) => Sight::Kept,
        AsideNews::NotKept => Sight::NotKept,
        AsideNews::Erased => Sight::Erased,
        AsideNews::NotErased => Sight::NotErased,
        AsideNews::Resumed(_) => Sight::Resumed,
        AsideNews::Nothing => Sight::NoDraft,
        AsideNews::TooOften => Sight::DraftTooOften,
        AsideNews::Unsure => Sight::DraftUnsure,
    }
}

/// What the hands say of a document looks like.
pub(super) fn of_document(news: &DocumentsNews) -> Sight {
    match news {
        DocumentsNews::Stick(Plugged::Absent) => Sight::StickAbsent,
        DocumentsNews::Stick(Plugged::Unsafe) => Sight::StickUnsafe,
        DocumentsNews::Stick(Plugged::There(files)) if files.is_empty() => Sight::StickEmpty,
        DocumentsNews::Stick(Plugged::There(_)) => Sight::StickThere,
        DocumentsNews::Offered(_) => Sight::Offered,
        DocumentsNews::Refused(_) => Sight::FileRefused,
    }
}

/// What a useless code looks like.
fn of_useless(why: Useless) -> Sight {
    match why {
        Useless::NotOurs => Sight::ScannedForeign,
        Useless::Damaged => Sight::ScannedDamaged,
        Useless::Newer => Sight::ScannedNewer,
        Useless::NotHere => Sight::ScannedElsewhere,
    }
}

/// What a scanned receipt looks like.
fn of_proof(proof: &Proof) -> Sight {
    match proof {
        Proof::Unsigned(_) => Sight::ReceiptUnsigned,
        Proof::Signed(_, Verdict::Genuine) => Sight::ReceiptGenuine,
        Proof::Signed(_, Verdict::Altered) => Sight::ReceiptAltered,
        Proof::Signed(_, Verdict::KeyUnknown) => Sight::ReceiptUncheckable,
        Proof::Signed(_, Verdict::Revoked) => Sight::ReceiptRevoked,
    }
}

/// What a print looks like that waits.
pub(super) fn of_waiting(fault: PrintFault) -> Sight {
    match fault {
        PrintFault::PaperOut => Sight::WaitingPaper,
        PrintFault::CoverOpen => Sight::WaitingCover,
        PrintFault::Silent | PrintFault::Other => Sight::WaitingPrinter,
    }
}

/// What the end of a print looks like.
pub(super) fn of_outcome(outcome: Outcome) -> Sight {
    match outcome {
        Outcome::Printed => Sight::Printed,
        Outcome::Unknown => Sight::PrintUnknown,
        Outcome::Failed(PrintFault::PaperOut) => Sight::PaperOut,
        Outcome::Failed(PrintFault::CoverOpen) => Sight::CoverOpen,
        Outcome::Failed(PrintFault::Silent) => Sight::PrinterSilent,
        Outcome::Failed(PrintFault::Other) => Sight::PrintFailed,
    }
}

/// What the progress of a delivery looks like.
pub(super) fn of_progress(progress: &Progress) -> Sight {
    match progress {
        Progress::Stored => Sight::Stored,
        Progress::Delivered { .. } => Sight::Delivered,
        Progress::Received { .. } => Sight::Received,
        Progress::Rejected { .. } => Sight::Rejected,
        Progress::Held => Sight::Held,
        Progress::Told { .. } => Sight::Told,
    }
}

/// What a kind of question looks like.
pub(super) fn of_kind(kind: &Kind) -> Sight {
    match kind {
        Kind::YesNo => Sight::YesNo,
        Kind::Choice(_) => Sight::Choice,
        Kind::Choices(_) => Sight::Choices,
        Kind::Text { .. } => Sight::Text,
        Kind::LongText { .. } => Sight::LongText,
        Kind::Whole { .. } => Sight::Whole,
        Kind::Money { .. } => Sight::Money,
        Kind::Date => Sight::Date,
        Kind::Phone => Sight::Phone,
        Kind::Email => Sight::Email,
        Kind::Postcode => Sight::Postcode,
        Kind::NationalId => Sight::NationalId,
        Kind::BusinessId => Sight::BusinessId,
        Kind::Group { .. } => Sight::Items,
        Kind::Declaration => Sight::Declaration,
    }
}
