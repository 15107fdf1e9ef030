//! What a terminal tells of its place: a call for staff, and how often each face was pressed on a day. Both are signed
//! notes, and the gateway's answer to either is a signed line that quotes it. None of them holds anything of a citizen.

use serde::{Deserialize, Serialize};

use domain::feedback::{Face, Occasion, Tally};
use domain::staff::{CallId, CallState};
use domain::{Date, TerminalId, Timestamp};

use super::signed::{FromTerminal, Signed, reply};
use super::text::{one, time};
use super::{ReadError, VERSION};
use crate::keys;

/// A call for staff, or its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCall {
    /// Always 1.
    pub v: u32,
    /// Where somebody is wanted.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// Which call.
    #[serde(with = "one")]
    pub call: CallId,
    /// Whether it still holds.
    #[serde(with = "one")]
    pub state: CallState,
    /// When it was made, by the terminal's clock.
    #[serde(with = "time")]
    pub at: Timestamp,
}

/// One day's faces at one terminal: totals, never single visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Always 1.
    pub v: u32,
    /// Where.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// A day that is over, by the terminal's calendar.
    #[serde(with = "one")]
    pub day: Date,
    /// What was pressed at all.
    pub tallies: Vec<Counted>,
}

/// How often a face was pressed, as it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// After what.
    #[serde(with = "one")]
    pub occasion: Occasion,
    /// Which.
    #[serde(with = "one")]
    pub face: Face,
    /// How often.
    pub count: u32,
}

/// The gateway has a note on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Always 1.
    pub v: u32,
    /// SHA-256 of the note as it was sent, base64url.
    pub note_sha256: String,
    /// By the gateway's clock.
    #[serde(with = "time")]
    pub at: Timestamp,
}

impl Signed for StaffCall {
    const TYP: &'static str = "guichet-staff-call+jws";
}

impl FromTerminal for StaffCall {}

impl StaffCall {
    /// A call of version 1.
    #[must_use]
    pub fn new(terminal: TerminalId, call: CallId, state: CallState, at: Timestamp) -> Self {
        Self { v: VERSION, terminal, call, state, at }
    }

    /// Where it is put.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/v1/terminals/{}/calls/{}", self.terminal, self.call)
    }
}

impl Signed for Feedback {
    const TYP: &'static str = "guichet-feedback+jws";
}

impl FromTerminal for Feedback {}

impl Feedback {
    /// A day of version 1.
    #[must_use]
    pub fn new(terminal: TerminalId, day: Date, tallies: &[Tally]) -> Self {
        let counted = |tally: &Tally| Counted { occasion: tally.occasion, face: tally.face, count: tally.count };
        Self { v: VERSION, terminal, day, tallies: tallies.iter().map(counted).collect() }
    }

    /// Where it is put.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/v1/terminals/{}/feedback/{}", self.terminal, self.day)
    }
}

impl Signed for Noted {
    const TYP: &'static str = "guichet-noted+jws";
}

impl Noted {
    /// The answer to a note that is on disk.
    #[must_use]
    pub fn of(note: &str, at: Timestamp) -> Self {
        Self { v: VERSION, note_sha256: crate::sha256(note.as_bytes()), at }
    }

    /// Verifies that this is the gateway's answer to this very note; nothing else says that it was heard.
    ///
    /// # Errors
    /// When the token proves nothing or answers another note.
    pub fn verify(token: &str, note: &str, keys: &dyn Fn(&str) -> Option<keys::Public>) -> Result<Self, ReadError> {
        reply(token, keys, |noted: &Self| noted.note_sha256 == crate::sha256(note.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::{Call, read_version_1};

    fn key(kid: &str, seed: u8) -> keys::Private {
        keys::Private::from_secret(kid, &[seed; 32]).unwrap()
    }

    fn at() -> Timestamp {
        "2026-11-22T03:04:05Z".parse().unwrap()
    }

    fn call(state: CallState) -> StaffCall {
        StaffCall::new("T0417".parse().unwrap(), CallId::from_random([7; 16]), state, at())
    }

    fn day() -> Feedback {
        let tally = |occasion, face, count| Tally { occasion, face, count };
        let tallies = [tally(Occasion::Submitted, Face::Good, 12), tally(Occasion::Other, Face::Poor, 1)];
        Feedback::new("T0417".parse().unwrap(), "2026-11-21".parse().unwrap(), &tallies)
    }

    #[track_caller]
    fn check_golden(written: &[u8], golden: &str) {
        assert_eq!(std::str::from_utf8(written).unwrap(), golden.trim_end());
    }

    #[test]
    fn the_notes_are_the_golden_ones() {
        let golden = include_str!("../golden/staff-call.json");
        check_golden(&call(CallState::Calling).to_json(), golden);
        assert_eq!(read_version_1::<StaffCall>(golden.as_bytes()), Ok(call(CallState::Calling)));
        let golden = include_str!("../golden/feedback.json");
        check_golden(&day().to_json(), golden);
        assert_eq!(read_version_1::<Feedback>(golden.as_bytes()), Ok(day()));
        check_golden(&Noted::of("note", at()).to_json(), include_str!("../golden/noted.json"));
    }

    #[test]
    fn a_note_is_the_signers_and_of_its_own_type() {
        let terminal = key("T0417-1", 1);
        let known = |kid: &str| (kid == "T0417-1").then(|| terminal.public().clone());
        let jws = call(CallState::Cancelled).sign(&terminal).unwrap();
        assert_eq!(StaffCall::verify(&jws, &known).unwrap(), (call(CallState::Cancelled), "T0417-1".to_owned()));
        assert!(Feedback::verify(&jws, &known).is_err());
        assert!(Call::verify(&jws, &known).is_err());
        let forged = call(CallState::Cancelled).sign(&key("T0417-1", 2)).unwrap();
        assert!(StaffCall::verify(&forged, &known).is_err());
        let jws = day().sign(&terminal).unwrap();
        assert_eq!(Feedback::verify(&jws, &known).unwrap().0, day());
    }

    #[test]
    fn an_answer_is_to_one_note_and_the_gateways() {
        let gateway = key("gateway-1", 3);
        let known = |kid: &str| (kid == "gateway-1").then(|| gateway.public().clone());
        let answer = Noted::of("a note", at()).sign(&gateway).unwrap();
        assert_eq!(Noted::verify(&answer, "a note", &known).unwrap().at, at());
        assert!(Noted::verify(&answer, "another note", &known).is_err());
        let forged = Noted::of("a note", at()).sign(&key("gateway-1", 4)).unwrap();
        assert!(Noted::verify(&forged, "a note", &known).is_err());
    }
}
