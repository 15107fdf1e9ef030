//! What a terminal is given once: its catalogue and words, its place, how long a visit may rest, what it can offer.

use std::sync::Arc;

use catalogue::Catalogue;
use domain::{Language, SubmissionId, TerminalId, Timestamp};
use jiff::tz::TimeZone;
use wire::code::Ring;

use crate::keyboard::Breadth;
use crate::screen::{add, help};
use crate::words::Lexicon;

/// What the roof gives the terminal once.
pub struct Setup {
    /// What the agencies wrote.
    pub catalogue: Arc<Catalogue>,
    /// The terminal's own words.
    pub lexicon: Arc<Lexicon>,
    /// How long a visit may rest.
    pub limits: Limits,
    /// Whether this is a demonstration.
    pub mode: Mode,
    /// Name of the place, on the attract page and the receipt.
    pub site: String,
    /// Which terminal.
    pub terminal: TerminalId,
    /// On offer, in the order of the doors; the first is the default.
    pub languages: Vec<Language>,
    /// Whether somebody can be called.
    pub staff: help::Staff,
    /// Where the hands of the clock are.
    pub zone: TimeZone,
    /// The time at the start.
    pub now: Timestamp,
    /// For how many days a visit can be put aside; 0 is never.
    pub draft_days: u32,
    /// How documents can be added.
    pub ways: add::Ways,
    /// How many keys find room abreast on the screen.
    pub breadth: Breadth,
    /// With which keys the codes on receipts are checked.
    pub ring: Ring,
    /// The roof's source of submission ids.
    pub ids: Box<dyn FnMut() -> SubmissionId + Send>,
}

/// How long a visit may rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Silence before the idle question.
    pub idle_secs: u32,
    /// Time to answer it.
    pub answer_secs: u32,
    /// Silence before a finished visit closes.
    pub done_secs: u32,
}

impl Limits {
    /// The silence in whole minutes, as it is told to the citizen.
    #[must_use]
    pub fn idle_minutes(&self) -> u32 {
        (self.idle_secs / 60).max(1)
    }
}

/// Whether what is entered goes to real agencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It does not; a banner says so on every page.
    Demonstration,
    /// It does.
    Service,
}
