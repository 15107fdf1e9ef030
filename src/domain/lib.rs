//! The words of the trade: ids, references, money, languages, what an applicant answers, what an application
//! and a receipt are. It knows no file, clock, network, screen or paper; everything else in the house speaks it.

pub mod answer;
pub mod application;
pub mod audit;
pub mod id;
pub mod language;
pub mod money;
pub mod personal;
pub mod receipt;
pub mod reference;

pub use answer::{Answer, Item, Value};
pub use application::Application;
pub use id::{AgencyId, DocumentId, IntentId, LicenceId, QuestionId, SubmissionId, TerminalId, VisitId};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use language::Language;
pub use money::{Currency, Money};
pub use personal::Personal;
pub use reference::Reference;
