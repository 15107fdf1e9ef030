//! The doors of the catalogue: what people come for, the sectors these stand in, and questions people ask.

use domain::{IntentId, LicenceId, QuestionId, Value};

use crate::Text;

/// Something people come for: open a restaurant.
#[derive(Debug, Clone, PartialEq)]
pub struct Intent {
    /// Its name, `open-restaurant`.
    pub id: IntentId,
    /// As on the door.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// The [`Sector`] it stands in first.
    pub sector: String,
    /// Further sectors in which people look for it.
    pub also: Vec<String>,
    /// Name of a Lucide icon.
    pub icon: String,
    /// Words people search for it with.
    pub keywords: Vec<String>,
    /// What is true of everybody who comes for it.
    pub assumes: Vec<(QuestionId, Value)>,
    /// Licences it may need.
    pub candidates: Vec<LicenceId>,
    /// Listed licences it may need, which are applied for elsewhere.
    pub listed: Vec<LicenceId>,
    /// What holds all the same where none of the licences is needed.
    pub otherwise: Option<Text>,
}

/// A part of the trade: food, shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    /// Its name, `food`.
    pub id: String,
    /// As shown.
    pub title: Text,
    /// Name of a Lucide icon.
    pub icon: String,
}

/// A question people ask, answered once for every place that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faq {
    /// Its name.
    pub id: String,
    /// As people ask it.
    pub question: Text,
    /// The answer.
    pub answer: Text,
    /// Words people search for it with.
    pub keywords: Vec<String>,
    /// Ids of the licences, listed licences and questions beside which it is shown.
    pub about: Vec<String>,
}

impl Faq {
    /// Whether it is shown beside the licence, listed licence or question of that id.
    #[must_use]
    pub fn is_about(&self, id: &str) -> bool {
        self.about.iter().any(|about| about == id)
    }
}
