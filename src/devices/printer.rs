//! The receipt printer as the rest of the house sees it: three outcomes, a status, and a thread of its own. It knows
//! no visit and no reference; the job is a document, and *printed* is said only when the printer said so.

use std::net::SocketAddr;

use domain::receipt::Document;

use crate::port::{Port, PortError, SerialLine, TcpLine};

pub mod codepage;
pub mod confirm;
pub mod escpos;
pub mod guard;
mod handle;
mod layout;
mod line;
pub mod profile;
mod purge;
pub mod simulated;
pub mod status;

pub use confirm::{Policy, SerialPrinter};
pub use handle::{Handle, Reply};
pub use profile::Profile;

/// How the printer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It can print.
    Ready,
    /// It can print, and somebody should bring a roll.
    PaperLow,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// It says that it is off line, and not why.
    Offline,
    /// The cutter is jammed, the head too hot, or the printer broken.
    Error,
    /// It does not answer.
    Silent,
    /// Something of an earlier visit may still be in it; a technician has to clear it.
    Blocked,
}

/// What stands in the way of printing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No paper.
    #[error("the paper is out")]
    PaperOut,
    /// The cover is open.
    #[error("the cover is open")]
    CoverOpen,
    /// Off line for no known reason.
    #[error("the printer is off line")]
    Offline,
    /// The cutter is jammed.
    #[error("the cutter is jammed")]
    CutterJammed,
    /// The head has to cool; it goes on by itself.
    #[error("the print head is too hot")]
    TooHot,
    /// It waits to be told to go on.
    #[error("the printer waits for recovery from an error")]
    NeedsRecovery,
    /// An error that only switching off can clear, if anything.
    #[error("the printer reports an error that cannot be cleared")]
    Broken,
    /// It does not answer.
    #[error("the printer on {port} did not answer within {waited_ms} ms")]
    Silent {
        /// Where it was asked.
        port: String,
        /// How long we waited.
        waited_ms: u64,
    },
    /// The line is gone.
    #[error("the line to the printer on {port} is gone")]
    Unplugged {
        /// Which.
        port: String,
    },
    /// An earlier job could not be cleared.
    #[error("an earlier job may still be in the printer")]
    Blocked,
    /// The visit ended first, and the printer confirmed that the rest was thrown away.
    #[error("the job was cleared before it was finished")]
    Cleared,
}

impl Fault {
    /// What a technician does about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::PaperOut => "put in a roll and close the cover",
            Self::CoverOpen => "close the cover until it clicks",
            Self::Offline => "press FEED once; if it stays off line, switch the printer off and on",
            Self::CutterJammed => "open the cover, free the cutter, switch the printer off and on",
            Self::TooHot => "wait a minute; if it happens often, look for a blocked vent",
            Self::NeedsRecovery => "clear what caused the error; the next job tells the printer to go on",
            Self::Broken => "switch the printer off and on; if it stays, replace it",
            Self::Silent { .. } => "check power, the cable, and that the baud rate is the printer's",
            Self::Unplugged { .. } => "plug the cable in; the line opens again by itself",
            Self::Blocked => "take the paper out of the slot, switch the printer off and on, then clear it",
            Self::Cleared => "nothing; the receipt can be printed again as a copy",
        }
    }
}

impl From<&Fault> for Status {
    fn from(fault: &Fault) -> Self {
        match fault {
            Fault::PaperOut => Self::PaperOut,
            Fault::CoverOpen => Self::CoverOpen,
            Fault::Offline => Self::Offline,
            Fault::CutterJammed | Fault::TooHot | Fault::NeedsRecovery | Fault::Broken => Self::Error,
            Fault::Silent { .. } | Fault::Unplugged { .. } => Self::Silent,
            Fault::Blocked => Self::Blocked,
            Fault::Cleared => Self::Ready,
        }
    }
}

/// What makes us say *printed*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The id behind the last line came back.
    ProcessId,
    /// A question behind the last line was answered and the printer was well.
    QueuedStatus,
}

/// Why nobody can tell whether it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// All was sent; the confirmation did not come.
    NotConfirmed,
    /// A fault stood in the way for too long, and clearing the printer was not confirmed.
    Stood(Fault),
    /// The line went away in the middle.
    Interrupted(Fault),
    /// The visit ended first, and clearing the printer was not confirmed.
    Abandoned,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on paper.
    Printed {
        /// How we know.
        evidence: Evidence,
        /// Sent in all.
        bytes: usize,
    },
    /// It may be on paper, in part or whole. Never shown as success, never printed again by itself.
    Unknown {
        /// Why.
        doubt: Doubt,
        /// Sent in all.
        bytes: usize,
    },
    /// It is not on paper, or not all of it, and nothing of it will come out later.
    Failed(Fault),
}

impl Outcome {
    /// The word in reports and in the audit trail.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Printed { .. } => "printed",
            Self::Unknown { .. } => "unknown",
            Self::Failed(_) => "failed",
        }
    }
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// The printer is ready and the first byte is about to leave.
    Started {
        /// Parts in all.
        parts: u16,
    },
    /// So many parts are on paper.
    Confirmed {
        /// Parts on paper.
        part: u16,
        /// Parts in all.
        of: u16,
    },
    /// Something stands in the way; the job stays open.
    Waiting(Fault),
    /// It goes on.
    Resumed,
}

/// How clearing the printer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purged {
    /// Nothing was in it.
    Clean,
    /// The printer confirmed that it threw the rest away.
    Cleared,
    /// Nobody can tell; it does not print again until a technician has cleared it.
    Blocked,
}

/// A receipt printer, real or simulated. It blocks; [`Handle`] gives it a thread.
pub trait Printer: Send {
    /// Asks how it is.
    fn status(&mut self) -> Status;

    /// Prints a document and waits until the printer has confirmed it or never will.
    fn print(&mut self, document: &Document, progress: &mut dyn FnMut(Progress)) -> Outcome;

    /// Throws away whatever may still be in the printer, so that nothing of one visit comes out in another.
    fn purge(&mut self) -> Purged;

    /// What another thread pulls to end a job that waits.
    fn stopper(&self) -> confirm::Stopper;

    /// The document as it stands on paper: a PNG of the bytes that would be sent.
    fn preview(&mut self, document: &Document) -> simulated::Paper;
}

/// Where a printer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Connection {
    /// On a serial port.
    Serial {
        /// `/dev/serial/by-id/..` or the like.
        path: String,
        /// Bits a second, as the printer is set.
        baud: u32,
    },
    /// On the network.
    Tcp(SocketAddr),
}

/// Opens a real printer.
///
/// # Errors
/// When the line cannot be opened.
pub fn open(connection: &Connection, profile: Profile) -> Result<SerialPrinter<Box<dyn Port>>, PortError> {
    let (port, baud): (Box<dyn Port>, Option<u32>) = match connection {
        Connection::Serial { path, baud } => (Box::new(SerialLine::open(path, *baud)?), Some(*baud)),
        Connection::Tcp(address) => (Box::new(TcpLine::open(*address)?), None),
    };
    Ok(SerialPrinter::new(port, Profile { baud, ..profile }, Policy::default()))
}

/// The printer of a terminal: opened if it is there; if not, it is silent until it comes, and the terminal serves.
#[must_use]
pub fn attach(connection: &Connection, profile: Profile) -> SerialPrinter<Box<dyn Port>> {
    open(connection, profile.clone()).unwrap_or_else(|error| {
        tracing::error!(error = %error, "the printer is not there: {error}");
        let (port, baud): (Box<dyn Port>, Option<u32>) = match connection {
            Connection::Serial { path, baud } => (Box::new(SerialLine::unplugged(path, *baud)), Some(*baud)),
            Connection::Tcp(address) => (Box::new(TcpLine::unplugged(*address)), None),
        };
        SerialPrinter::new(port, Profile { baud, ..profile }, Policy::default())
    })
}
