//! What the app wants done, as data, and what the world answers. The app never acts; the shell performs each effect
//! and sends its answer back under the visit that asked.

use domain::{AgencyId, Application, Reference, Timestamp, VisitId};

use crate::receipt::Receipt;

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
    /// Find what this terminal has under a reference; answered by `Message::Found`.
    LookUp {
        /// Who asked.
        visit: VisitId,
        /// As typed from the receipt.
        reference: Reference,
    },
    /// Throw away what the printer has not printed.
    Purge,
    /// A visit ended: nothing of it may remain anywhere; performed before the next visit begins.
    Wipe {
        /// Which.
        visit: VisitId,
        /// Why it ended.
        why: End,
    },
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
}

impl End {
    /// The word in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Left => "left",
        }
    }
}

/// An application that is in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// On the receipt.
    pub reference: Reference,
    /// When the store took it.
    pub at: Timestamp,
    /// One each agency, in the receipt's order.
    pub rows: Vec<Delivery>,
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
        reason: Option<String>,
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

/// Why a receipt did not come out.
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
