//! The words of the trade: ids, references, money, languages, what an applicant answers, what an application
//! and a receipt are. It knows no file, clock, network, screen or paper; everything else in the house speaks it.

pub mod answer;
pub mod application;
pub mod attachment;
pub mod attempts;
pub mod audit;
pub mod base32;
pub mod chain;
pub mod code;
pub mod diagnostic;
pub mod draft;
pub mod feedback;
pub mod foreign;
pub mod id;
pub mod language;
pub mod money;
pub mod personal;
pub mod receipt;
pub mod reference;
pub mod scan;
pub mod staff;
pub mod statement;
pub mod technician;
pub mod ticket;

pub use answer::{Answer, Item, Value};
pub use application::Application;
pub use chain::chain;
pub use code::{ReceiptSecret, ResumeCode};
pub use draft::Draft;
pub use id::{AgencyId, DocumentId, IntentId, LicenceId, QuestionId, SubmissionId, TerminalId, VisitId};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use language::{Direction, Language};
pub use money::{Currency, Money};
pub use personal::Personal;
pub use reference::Reference;
pub use scan::Claim;
