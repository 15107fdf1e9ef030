//! An agency's side of the line, written to be read by the agency's own engineers: make keys, pull what has come, open
//! it, answer it. Everything lies in one folder, the desk; nothing here knows how a licence is decided.
//!
//! ```text
//! DESK/keys/enc-KID.jwk     opens envelopes; older keys stay here, so that older envelopes still open
//! DESK/keys/enc-KID.from    the day from which terminals seal to it; .tested and .copied say what was proven of it
//! DESK/keys/sig.jwk         signs receipts
//! DESK/keys/token           says who calls the gateway
//! DESK/public.json          what the catalogue and the gateway need to know
//! DESK/terminals/*.jwk      the terminals' keys, if the agency keeps a list of its own
//! DESK/cursors              how far each gateway's inbox was read
//! DESK/gateways/*.jwk       the gateways' keys, for `receive`, which believes nobody else
//! DESK/inbox/SID/           entry.json, part-N; after opening application.json, application.pdf and attachment-N
//! DESK/inbox/SID/gateway    the gateway it came from
//! DESK/inbox/SID/receipt.jws  the answer, signed once; receipt.posted when that gateway has it; accepted or rejected
//! DESK/inbox/SID/event-N.jws  what was said since; event-N.posted when that gateway has it
//! ```

pub mod answer;
pub mod backup;
pub mod decide;
pub mod desk;
pub mod export;
pub mod keys;
pub mod line;
pub mod note;
pub mod open;
pub mod overview;
pub mod public;
pub mod pull;
pub mod receive;
pub mod say;
pub mod sheet;

#[cfg(test)]
#[path = "../wire/dice.rs"]
mod dice;
#[cfg(test)]
mod format;
#[cfg(test)]
mod stories;

pub use answer::{Answered, answer_all};
pub use decide::{Decision, decide, post};
pub use desk::Desk;
pub use line::Line;
pub use note::{Ending, Note};
pub use open::{Opened, Read, open, read};
pub use overview::overview;
pub use pull::pull;
pub use say::{Saying, say};
