//! A licence as its agency describes it. Whether it applies to somebody is `journey`'s to say.

use domain::application::Action;
use domain::{AgencyId, DocumentId, LicenceId, QuestionId};

use crate::{Condition, Fee, Text};

/// Something an agency grants.
#[derive(Debug, Clone, PartialEq)]
pub struct Licence {
    /// `sfa-food-shop`: the agency's folder and the file's name.
    pub id: LicenceId,
    /// Who grants it.
    pub agency: AgencyId,
    /// Its name.
    pub title: Text,
    /// What it lets you do, in a sentence or two.
    pub summary: Text,
    /// Version of this definition.
    pub version: String,
    /// The law it rests on.
    pub legal_basis: Option<Text>,
    /// Words people search for it with.
    pub keywords: Vec<String>,
    /// When it is needed.
    pub applies: Condition,
    /// Why it is needed, to be read once `applies` is true.
    pub because: Text,
    /// Why it is not needed.
    pub not_because: Text,
    /// What has to be so for it to be granted.
    pub eligible: Vec<Rule>,
    /// What the agency wants to know.
    pub asks: Vec<QuestionId>,
    /// What the agency wants to see.
    pub documents: Vec<Document>,
    /// What it costs.
    pub fees: Vec<Fee>,
    /// Who may apply.
    pub who: Text,
    /// Licences to hold first.
    pub prerequisites: Vec<LicenceId>,
    /// Working days until the agency decides.
    pub processing_days: Option<u32>,
    /// How long it lasts.
    pub validity: Option<Text>,
    /// What happens after submission.
    pub next_steps: Text,
    /// What can be done about it here.
    pub actions: Vec<Action>,
}

/// Something that has to be so.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// True where all is well.
    pub rule: Condition,
    /// What to read where it is false.
    pub message: Text,
}

/// A document that an agency wants to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its name, `layout-plan`.
    pub id: DocumentId,
    /// As shown.
    pub label: Text,
    /// What to mind.
    pub note: Option<Text>,
    /// Only in this case; always if absent.
    pub when: Option<Condition>,
    /// File formats the agency takes.
    pub formats: Vec<String>,
    /// Largest size.
    pub max_mb: u32,
}
