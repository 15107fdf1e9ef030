//! A call for a member of staff: its id, how it stands, and for how long it is worth anything. A call that comes late
//! helps nobody, so it ends by itself.

use std::fmt;
use std::str::FromStr;

use uuid::{Builder, Uuid};

use crate::id::MalformedId;

/// A call that nobody has heard after so many seconds is dropped: whoever needed help has gone to the counter.
pub const CALL_SECS: u32 = 300;

/// One call for staff. Made by the terminal; nothing about the citizen hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(Uuid);

impl CallId {
    /// A new id from 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(bytes).into_uuid())
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.hyphenated())
    }
}

impl FromStr for CallId {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed =
            || MalformedId { text: text.to_owned(), expected: "a call's id (a UUID in lower case with hyphens)" };
        let id = Self(Uuid::try_parse(text).map_err(|_| malformed())?);
        if id.to_string() == text { Ok(id) } else { Err(malformed()) }
    }
}

/// How a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallState {
    /// Somebody is wanted.
    Calling,
    /// Nobody need come any more.
    Cancelled,
}

impl CallState {
    /// The word in files and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calling => "calling",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for CallState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CallState {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let states = [Self::Calling, Self::Cancelled];
        let malformed = || MalformedId { text: text.to_owned(), expected: "calling or cancelled" };
        states.into_iter().find(|state| state.as_str() == text).ok_or_else(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calls_id_has_one_spelling() {
        let id = CallId::from_random([7; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_ne!(id, CallId::from_random([8; 16]));
        for wrong in ["", "7", "07070707-0707-4707-8707-07070707070G", "0707070707074707870707070707070707"] {
            assert!(wrong.parse::<CallId>().is_err(), "{wrong}");
        }
        assert!(id.to_string().replace('-', "").parse::<CallId>().is_err());
    }

    #[test]
    fn a_calls_state_is_read_as_it_is_written() {
        for state in [CallState::Calling, CallState::Cancelled] {
            assert_eq!(state.to_string().parse(), Ok(state));
        }
        assert!("Calling".parse::<CallState>().is_err());
    }
}
