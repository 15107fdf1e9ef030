//! One citizen's way through: what applies, what to ask next, what is wrong, what it costs and the finished
//! applications. Pure: it is told the day, given the answers and ids, and returns values. It knows no clock, disk,
//! network, randomness or screen, and it has no words for people beyond the catalogue's own.

mod answer;
mod determination;
mod draft;
mod fee;
mod finish;
mod form;
mod path;
mod problem;
mod replay;
mod said;
mod shape;
mod shown;
mod step;
mod visit;
mod ways;

#[cfg(test)]
mod tests;

pub use answer::parse;
pub use determination::{Determination, Determined, Verdict};
pub use draft::Restored;
pub use fee::{Amount, FeeLine, Fees};
pub use form::{DocumentAsked, Form, FormQuestion, FormSection, QuestionState, ReviewRow, Reviewed, Sharing};
pub use problem::{Mistake, Problem};
pub use replay::{Difference, replay};
pub use shown::{Words, shown};
pub use step::{Stage, Step};
pub use visit::{Choice, Visit};
pub use ways::{DOCUMENT_SECONDS, DeadEnd, Longest, SECONDS, Stuck, Ways, ways};
