//! A visit that is put aside and taken up again: what is wished of the hands, and what they answer.

use domain::{Draft, ResumeCode, Timestamp};

/// What is wished of a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum AsideWish {
    /// Keep it, under the visit's code if it has one, else under a new one.
    Keep {
        /// What the citizen has said so far.
        draft: Box<Draft>,
        /// For so many days.
        days: u32,
    },
    /// Erase what was kept for this visit.
    Erase,
    /// Find the draft of a code.
    Resume(ResumeCode),
    /// What was found has become the visit; from now on it is what the visit keeps, erases and sends. Not answered, and
    /// not said where the citizen has gone elsewhere meanwhile: what was found is not this visit's then.
    TakeUp,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum AsideNews {
    /// It is on disk.
    Kept(Kept),
    /// It is not; nothing new is kept.
    NotKept,
    /// Nothing is kept any more.
    Erased,
    /// It could not be erased; it goes by itself when its time is over.
    NotErased,
    /// Here it is.
    Resumed(Box<Draft>),
    /// Nothing opens with that code. Whether it ever did is not said.
    Nothing,
    /// Too many tries, of this visit or at this terminal.
    TooOften,
    /// Nobody can tell at the moment.
    Unsure,
}

/// A draft that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What opens it; nobody keeps it but the citizen.
    pub code: ResumeCode,
    /// Until when it is kept.
    pub until: Timestamp,
}
