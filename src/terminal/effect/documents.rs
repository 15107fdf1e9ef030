//! Documents that a citizen adds: what is wished of the hands, and what they answer. What a file holds is with the hands
//! alone; the pages know its kind, its size, its name and a small picture of it.

use domain::attachment::{Accepts, AttachedFile, FileKind, FileNumber};
use domain::{Personal, VisitId};

use super::Effect;
use crate::page::paper::Sheet;

/// A file on a stick, as it was listed; used once in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryNumber(pub u32);

/// What is wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentsWish {
    /// Wait for what the document scanner puts into its folder, if it is like that.
    Scan(Accepts),
    /// Say whether there is a stick and what is on it, and say so again when that changes.
    Stick,
    /// Read that file of the stick, if it is like that.
    Read(EntryNumber, Accepts),
    /// Forget that file.
    Forget(FileNumber),
    /// Wait for nothing any more.
    Rest,
}

/// What the hands answer.
#[derive(Debug, Clone, PartialEq)]
pub enum DocumentsNews {
    /// How it stands with the stick.
    Stick(Plugged),
    /// A file is there, and nobody has decided yet whether it is the one.
    Offered(Box<Offer>),
    /// A file is not taken.
    Refused(Refused),
}

/// How it stands with the stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plugged {
    /// There is none.
    Absent,
    /// There is one that this terminal does not touch.
    Unsafe,
    /// There is one with these files.
    There(Vec<Listed>),
}

/// A file on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub number: EntryNumber,
    /// Its name, for the citizen alone.
    pub name: Personal<String>,
    /// What it is.
    pub kind: FileKind,
    /// How large.
    pub bytes: u64,
}

/// A file that can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is.
    pub file: AttachedFile,
    /// Its name on the stick; a scan has none.
    pub name: Option<Personal<String>>,
    /// A small picture of a picture.
    pub preview: Option<Sheet>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refused {
    /// It is nothing that the agency takes.
    Kind,
    /// It is too large.
    TooLarge,
    /// It is not whole.
    Broken,
    /// It is locked with a password.
    Locked,
    /// It carries programs or other files.
    Active,
    /// All files of this visit together would be too large, or too many.
    Full,
    /// The stick was pulled, or the file is not there any more.
    Gone,
}

/// The same wishes as effects of a visit.
pub(crate) fn wished(visit: VisitId, wishes: Vec<DocumentsWish>) -> Vec<Effect> {
    wishes.into_iter().map(|wish| Effect::Documents { visit, wish }).collect()
}
