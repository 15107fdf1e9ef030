//! The receipt printer as the rest of the house sees it: three outcomes, a status, and a thread of its own. It knows
//! no visit and no reference; the job is a document, and *printed* is said only when the printer said so.

use std::net::SocketAddr;

use domain::receipt::Document;

use crate::port::{Port, PortError, SerialLine, TcpLine};

mod attention;
mod awaited;
pub mod codepage;
mod confirm;
pub mod cost;
pub mod escpos;
pub mod guard;
mod handle;
mod idle;
mod job;
mod layout;
mod line;
mod pace;
mod policy;
pub mod profile;
mod purge;
mod recovery;
pub mod sample;
pub mod simulated;
pub mod status;
mod ticket;

pub use confirm::SerialPrinter;
pub use handle::{Handle, Order, Reply};
pub use policy::{Policy, Stopper};
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
    /// It can print, and the last receipt still sticks out of it.
    NotTaken,
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
    /// It was switched off and on in the middle, or forgot for another reason what it was sent.
    #[error("the printer lost what it was sent, as when it is switched off and on")]
    Restarted,
    /// It stopped with more on its way than it has room for, and nothing holds data back: some of it found no room.
    #[error("the printer stopped with more on its way than it has room for")]
    Overrun,
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
            Self::Restarted => "look at its power supply; the receipt can be printed again as a copy",
            Self::Overrun => "set its switches to a large buffer, and to the flow control that its profile has",
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
            Fault::Cleared | Fault::Restarted | Fault::Overrun => Self::Ready,
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// What was sent was not confirmed.
    #[error("the printer did not confirm what it was sent")]
    NotConfirmed,
    /// A fault stood in the way for too long, and clearing the printer was not confirmed.
    #[error("{0}, and it could not be cleared")]
    Stood(Fault),
    /// The line went away in the middle, or the printer forgot what it was sent or had no room for it.
    #[error("{0}, in the middle of the job")]
    Interrupted(Fault),
    /// The visit ended first, and clearing the printer was not confirmed.
    #[error("the visit ended first, and the printer could not be cleared")]
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

/// How far a job is. Whoever is told is told on the printer's thread, and the printer waits for them: what they write
/// down of a start is written before the first byte leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// The printer is ready and the first byte is about to leave.
    Started {
        /// Parts in all.
        parts: u16,
        /// Bytes of the job, without the questions between its parts.
        bytes: usize,
        /// Their SHA-256. Whoever keeps it remembers that a code on the paper can be guessed by it.
        hash: [u8; 32],
    },
    /// A part was sent, with the question behind it.
    Sent {
        /// The question's id; of a printer without ids, its number.
        id: u16,
    },
    /// So many parts are on paper.
    Confirmed {
        /// Parts on paper.
        part: u16,
        /// Parts in all.
        of: u16,
        /// The id that was answered last.
        id: u16,
    },
    /// Something stands in the way; the job stays open.
    Waiting(Fault),
    /// It goes on.
    Resumed,
}

/// What the trail of earlier jobs tells of the printer, when a program begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// The last job ended well: nothing is in the printer and nothing hangs in its slot.
    Clean {
        /// Ids before this one have been used.
        next_id: u16,
    },
    /// Nobody knows how the last job ended: something of it may be in the printer or hang in its slot.
    Doubtful {
        /// Ids before this one have been used.
        next_id: u16,
    },
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

    /// Is told what the trail says, before the first job. What may be left is cleared at once.
    fn take_over(&mut self, past: Past) -> Purged;

    /// Looks after the printer while there is nothing to print.
    fn heartbeat(&mut self);

    /// How it is known that the last job, whose end was unknown, was printed after all; told once.
    fn late(&mut self) -> Option<Evidence>;

    /// What another thread pulls to end a job that waits.
    fn stopper(&self) -> Stopper;

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
