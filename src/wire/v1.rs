//! Version 1 of everything that travels. Readers ignore members they do not know; the version changes only when an old
//! reader would go wrong. One golden file per shape stands in `golden/`.

mod body;
mod call;
mod envelope;
mod heartbeat;
mod inbox;
mod lookup;
mod manifest;
mod push;
mod receipt;
mod signed;
mod site;
mod status;
pub(crate) mod text;

pub use body::Body;
pub use call::{Call, Hello};
pub use envelope::{
    AnswerGiven, ConsentGiven, DocumentStated, Envelope, FeeShown, Given, LicenceWanted, PartAnnounced, Scalar,
};
pub use heartbeat::{Condition, DeviceState, Heartbeat, Orders, QueueState, ServiceOrder};
pub use inbox::{EventTold, EventsPosted, InboxEntry, PartHeld, ReceiptsPosted, StatusPage, Tidings, TokenTaken};
pub use lookup::{Enquiry, Finding, Findings, Lookup};
pub use manifest::{AuditHead, Manifest, Part, TimeTrust, manifest_sha256};
pub use push::{Push, PushAnswered};
pub use receipt::{Issuer, Level, Mismatch, Reason, ReasonCode, Receipt};
pub use signed::{FromTerminal, Signed};
pub use site::{Counted, Feedback, Noted, StaffCall};
pub use status::{NotAnEvent, StatusEvent, StatusKind};

pub use crate::problem::{Class, Problem, ProblemType};

pub(crate) use text::maybe;

use serde::de::DeserializeOwned;

use crate::sign::VerifyError;

/// The one version spoken.
pub const VERSION: u32 = 1;

/// Why bytes are not what they should be. It holds no value of theirs, for an envelope's values are personal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The signature does not hold.
    #[error("the signed token proves nothing")]
    Token(#[source] VerifyError),
    /// Not JSON of this shape.
    #[error("not the expected JSON at line {line}, column {column}")]
    Shape {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A later version.
    #[error("version {found} is not spoken here")]
    Version {
        /// As read.
        found: u32,
    },
    /// Longer than the protocol allows.
    #[error("{bytes} bytes are more than the {max} allowed")]
    TooLarge {
        /// As read.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// Signed by one who may not say this.
    #[error("signed by one who may not issue this")]
    WrongIssuer,
}

/// Reads JSON; an error keeps the place and not the words.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| ReadError::Shape { line: error.line(), column: error.column() })
}

/// Refuses a version that is not spoken, before anything else is read.
pub(crate) fn read_version_1<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        v: u32,
    }
    match read::<Versioned>(bytes)?.v {
        VERSION => read(bytes),
        found => Err(ReadError::Version { found }),
    }
}

#[cfg(test)]
mod tests;
