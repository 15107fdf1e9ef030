//! A licence as its agency describes it. Whether it applies to somebody is `journey`'s to say.

use std::collections::BTreeMap;

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
    /// What the agency wants to know for a first application; [`Licence::asks_for`] knows the other actions.
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
    /// What goes for renewing, amending and cancelling it, where that is offered.
    pub terms: BTreeMap<Action, Terms>,
}

/// What goes for somebody who holds the licence and wants something done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// The question that asks for the number of the licence held.
    pub holds: QuestionId,
    /// What the agency wants to know, in place of what it asks a new applicant.
    pub asks: Vec<QuestionId>,
    /// Working days until the agency decides; as for a new one if absent.
    pub processing_days: Option<u32>,
    /// What happens after submission; as for a new one if absent.
    pub next_steps: Option<Text>,
}

impl Licence {
    /// What the agency wants to know for an action; the number of the licence held comes first.
    pub fn asks_for(&self, action: Action) -> impl Iterator<Item = &QuestionId> {
        let terms = self.terms.get(&action);
        let asks = terms.map_or(&self.asks, |terms| &terms.asks);
        let holds = terms.map(|terms| &terms.holds).filter(|holds| !asks.contains(holds));
        holds.into_iter().chain(asks)
    }

    /// The question that asks for the number of the licence held; none for a first application.
    #[must_use]
    pub fn holds_for(&self, action: Action) -> Option<&QuestionId> {
        self.terms.get(&action).map(|terms| &terms.holds)
    }

    /// Working days until the agency decides.
    #[must_use]
    pub fn processing_days_for(&self, action: Action) -> Option<u32> {
        self.terms.get(&action).and_then(|terms| terms.processing_days).or(self.processing_days)
    }

    /// What happens after submission.
    #[must_use]
    pub fn next_steps_for(&self, action: Action) -> &Text {
        self.terms.get(&action).and_then(|terms| terms.next_steps.as_ref()).unwrap_or(&self.next_steps)
    }
}

/// Something that has to be so.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// True where all is well.
    pub rule: Condition,
    /// What to read where it is false.
    pub message: Text,
    /// For which actions it counts.
    pub actions: Vec<Action>,
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
    /// For which actions it is asked for.
    pub actions: Vec<Action>,
}
