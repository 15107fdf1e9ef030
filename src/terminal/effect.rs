//! What the app wants done, as data, and what the world answers. The app never acts; the shell performs each effect
//! and sends its answer back under the visit that asked.

pub mod aside;
pub mod documents;

use devices::speech::{Rate, Utterance, Volume};
use domain::feedback::{Face, Occasion};
use domain::receipt::Document;
use domain::{AgencyId, Application, Claim, Language, Personal, ReceiptSecret, Reference, Timestamp, VisitId};

use crate::bench;
use crate::news::{News, Sentence};
use crate::page::ring::Plug;
use crate::receipt::Receipt;
use crate::slip::Slip;
use aside::AsideWish;
use documents::DocumentsWish;

/// A wish to the world outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Seal, sign and store the applications in one transaction; answered by `Message::Submitted`.
    Submit {
        /// Who asked.
        visit: VisitId,
        /// One each agency.
        applications: Vec<Application>,
        /// The receipt but for its reference, time and states.
        receipt: Box<Receipt>,
    },
    /// Print the stored receipt; answered by `Message::Printed`.
    Print {
        /// Who asked.
        visit: VisitId,
        /// Whose receipt.
        reference: Reference,
        /// Whether it is the original.
        issue: Issue,
    },
    /// Find what this terminal has under a reference, for whoever has the check code beside it; answered by `Message::Found`.
    LookUp {
        /// Who asked.
        visit: VisitId,
        /// As typed or scanned from the receipt.
        claim: Claim,
    },
    /// Put the visit aside, take one up again, or erase what was put aside; answered by `Message::Aside`.
    Aside {
        /// Who asked.
        visit: VisitId,
        /// What is wished.
        wish: AsideWish,
    },
    /// Take a document in; answered by `Message::Documents`, once or as often as there is news.
    Documents {
        /// Who asked.
        visit: VisitId,
        /// What is wished.
        wish: DocumentsWish,
    },
    /// Print the slip of a visit that was put aside; answered by `Message::Printed`.
    PrintSlip {
        /// Who asked.
        visit: VisitId,
        /// The paper.
        slip: Box<Slip>,
    },
    /// Print a paper that is kept nowhere and holds no secret; answered by `Message::Printed`.
    PrintSheet {
        /// Who asked.
        visit: VisitId,
        /// Which.
        paper: Paper,
        /// What stands on it.
        document: Box<Document>,
    },
    /// Hand the pages of the whole application to the page printer; answered by `Message::Handed`.
    PrintPages {
        /// Who asked.
        visit: VisitId,
        /// Whose application.
        reference: Reference,
    },
    /// Gather the words that can be searched for in a language, before somebody types the first letter; answered by nothing.
    Gather(Language),
    /// Speak, instead of whatever is being spoken; answered by `Message::Spoken` when it was heard.
    Say(Utterance),
    /// Be silent at once.
    Hush,
    /// Stop speaking in the middle.
    Pause,
    /// Go on where it stopped.
    GoOn,
    /// Speak so fast and so loud from now on.
    Tune {
        /// How fast.
        rate: Rate,
        /// How loud.
        volume: Volume,
    },
    /// Headphones came or went: who hears what is said from now on.
    Headphones(Plug),
    /// Call a member of staff; answered by `Message::StaffCalled` when a light shines or the gateway has heard.
    CallStaff {
        /// Who asked.
        visit: VisitId,
        /// Which of that visit's calls.
        call: CallNumber,
    },
    /// Take that call back.
    CancelCall,
    /// Count what somebody thought of their visit; no word of who or when.
    CountFace {
        /// After what kind of visit.
        occasion: Occasion,
        /// Which face.
        face: Face,
    },
    /// What a visit asked for is over: throw away what the printer has not printed, and forget what the visit has proven
    /// and put aside.
    Purge,
    /// Something for the technician; answered by `Message::Bench`.
    Technician(bench::Job),
    /// A visit ended: nothing of it may remain anywhere; performed before the next visit begins.
    Wipe {
        /// Which.
        visit: VisitId,
        /// Why it ended.
        why: End,
    },
}

/// A visit's calls for staff, counted: a light may answer late, when another call has been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CallNumber(pub u32);

impl CallNumber {
    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// What was to be printed: an answer of the printer belongs to the paper that it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The receipt of that reference.
    Receipt(Reference),
    /// The slip of a visit that was put aside.
    Slip,
    /// What to bring.
    Bring,
    /// Where the application of that reference stands.
    Standing(Reference),
    /// The technician's ticket.
    Ticket,
}

/// Which printing of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Issue {
    /// The first.
    Original,
    /// Any other; marked as a copy.
    Copy,
}

/// Why a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The citizen pressed *Finish*.
    Finished,
    /// Nobody answered the idle question.
    Left,
    /// A technician left, or had the pages started anew.
    Staff,
}

impl End {
    /// The word in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Left => "left",
            Self::Staff => "staff",
        }
    }
}

/// An application that is in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// On the receipt.
    pub reference: Reference,
    /// Beside it: the check code, which the store does not know.
    pub secret: ReceiptSecret,
    /// When the store took it.
    pub at: Timestamp,
    /// One each agency, in the receipt's order.
    pub rows: Vec<Delivery>,
}

/// An application that the store has just taken, with what stands on its receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What is in the store.
    pub stored: Stored,
    /// What the signed code on the receipt holds; it is shown on screen until the visit ends and then known to the paper
    /// alone.
    pub code: Personal<String>,
}

/// What the gateway knows of applications from another terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// On the receipt.
    pub reference: Reference,
    /// All this holds as of then.
    pub at: Timestamp,
    /// One each agency that something was delivered for.
    pub rows: Vec<Delivery>,
}

/// What came of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// It is right; from now on the receipt may be printed again in this visit.
    Found(Stored),
    /// It is right, says the gateway; another terminal printed the receipt.
    Elsewhere(Elsewhere),
    /// There is no such reference here or at the gateway, or the check code is not the one beside it: which of the two is
    /// not said.
    Unknown,
    /// This terminal does not know the two together, and the gateway cannot be asked.
    LineDown,
    /// Too many tries at this terminal or at this reference.
    Wait {
        /// From then on.
        until: Timestamp,
    },
    /// Too many tries in this visit.
    Spent,
}

/// How far an application to one agency has come; what is proven and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// To whom.
    pub agency: AgencyId,
    /// How far.
    pub state: Progress,
}

/// How far an application has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// In the store of this terminal.
    Stored,
    /// The gateway has it, by a verified receipt.
    Delivered {
        /// When.
        at: Timestamp,
    },
    /// The agency has it, by a verified receipt.
    Received {
        /// The agency's own number.
        number: Option<String>,
    },
    /// The agency sent it back.
    Rejected {
        /// The agency's words, if it gave any.
        reason: Option<Sentence>,
    },
    /// The agency has said something since, by a verified event.
    Told {
        /// The agency's own number, if it gave one.
        number: Option<String>,
        /// What it said last.
        news: News,
    },
    /// It cannot be sent as it is; a technician looks at it.
    Held,
}

/// Why an application could not be stored. Nothing has been submitted then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubmitFault {
    /// The disk refused.
    Store,
    /// There is no room.
    Full,
    /// An agency's key is missing or out of date.
    Keys,
}

/// How a print ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The printer confirmed it.
    Printed,
    /// Perhaps; the printer did not say.
    Unknown,
    /// It did not.
    Failed(PrintFault),
}

/// How a print goes that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Going {
    /// The printer is at it.
    On,
    /// Something stands in its way; it goes on by itself once that is gone.
    Waiting(PrintFault),
}

/// How a print stands that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Printing {
    /// It goes on.
    Underway(Going),
    /// It has ended.
    Ended(Outcome),
}

impl Printing {
    /// Whether it has not ended.
    #[must_use]
    pub fn is_underway(self) -> bool {
        matches!(self, Self::Underway(_))
    }

    /// Whether something stands in its way.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Underway(Going::Waiting(_)))
    }

    /// The printer says how it goes; of what has ended it says nothing any more.
    pub fn go(&mut self, now: Going) {
        if let Self::Underway(going) = self {
            *going = now;
        }
    }
}

/// What became of pages for the page printer. What it does with them nobody tells, so they are never *printed*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handing {
    /// It has them.
    Taken,
    /// It did not say.
    Unknown,
    /// It has not taken them.
    Refused,
}

/// Why a paper does not come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrintFault {
    /// The paper ran out.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The printer did not answer.
    Silent,
    /// Something else.
    Other,
}
