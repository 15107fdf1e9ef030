//! What agencies write, as values: licences, questions, conditions, fees and the words for them, read from text files
//! with every mistake found at once. It knows no citizen, no clock and no screen; FORMAT.md documents the files.

mod agency;
mod case;
mod check;
mod condition;
mod fee;
mod figures;
mod intent;
mod licence;
mod listed;
mod load;
mod problem;
mod question;
mod search;
mod telling;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use domain::{AgencyId, Currency, Date, IntentId, Language, LicenceId, QuestionId};

pub use agency::{Agency, PublicKey};
pub use case::Case;
pub use condition::{Condition, ConditionError, Facts, Truth};
pub use fee::{Fee, FeeRule, Payable, Slab};
pub use figures::{Coverage, Figures};
pub use intent::{Faq, Intent, Sector};
pub use licence::{Document, Licence, Rule, Terms};
pub use listed::Listed;
pub use load::{Files, Loaded, load, load_published, read};
pub use problem::{Problem, Severity};
pub use question::{Check, Choice, Kind, Question, Section};
pub use search::Hit;
pub use words::Text;

/// Everything that is on offer, checked. It can only come from [`load`] or [`read`].
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Its name, `sg-sample`.
    pub id: String,
    /// Its version, kept with every application.
    pub version: String,
    /// When it was issued.
    pub issued: Date,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Whether it is a sample, which may lack keys and says so to the public.
    pub sample: bool,
    /// What the public is told on the first page and on the receipt.
    pub notice: Option<Text>,
    /// Languages on offer; the first is the one that stands inline.
    pub languages: Vec<Language>,
    /// By code.
    pub agencies: BTreeMap<AgencyId, Agency>,
    /// In reading order of the form.
    pub sections: Vec<Section>,
    /// The question bank; [`Question::order`] is the author's order.
    pub questions: BTreeMap<QuestionId, Question>,
    /// By id.
    pub licences: BTreeMap<LicenceId, Licence>,
    /// Licences that are applied for elsewhere, by id; none of them is in `licences`.
    pub listed: BTreeMap<LicenceId, Listed>,
    /// What people come for, in the author's order.
    pub intents: Vec<Intent>,
    /// In the author's order.
    pub sectors: Vec<Sector>,
    /// In the author's order.
    pub faqs: Vec<Faq>,
    /// What the agencies expect of their licences, in the order of files and lines; none where [`load_published`] read it.
    pub cases: Vec<Case>,
    /// How many conditions have a name.
    pub(crate) named: usize,
    /// The keys of all texts for people.
    pub(crate) texts: Vec<Arc<str>>,
    pub(crate) words: words::Words,
    pub(crate) index: OnceLock<search::Index>,
    pub(crate) leaning: HashMap<QuestionId, Vec<QuestionId>>,
}

impl Catalogue {
    /// A text in a language; the default language where there is no translation.
    #[must_use]
    pub fn say<'a>(&'a self, text: &'a Text, language: Language) -> &'a str {
        self.words.find(&text.key, language).unwrap_or(&text.default)
    }

    /// The question of that id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.get(id)
    }

    /// The questions whose arising, or whose items, the answer to a question decides.
    #[must_use]
    pub fn leaning_on(&self, question: &QuestionId) -> &[QuestionId] {
        self.leaning.get(question).map(Vec::as_slice).unwrap_or_default()
    }

    /// The licence of that id.
    #[must_use]
    pub fn licence(&self, id: &LicenceId) -> Option<&Licence> {
        self.licences.get(id)
    }

    /// The agency of that code.
    #[must_use]
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.agencies.get(id)
    }

    /// The intent of that id.
    #[must_use]
    pub fn intent(&self, id: &IntentId) -> Option<&Intent> {
        self.intents.iter().find(|intent| intent.id == *id)
    }

    /// What an option of a question is called.
    #[must_use]
    pub fn choice_label<'a>(&self, question: &'a Question, id: &str) -> Option<&'a Text> {
        question.kind.choices().iter().find(|choice| choice.id == id).map(|choice| &choice.label)
    }

    pub(crate) fn index(&self) -> &search::Index {
        self.index.get_or_init(|| search::Index::new(self))
    }

    /// Gathers the words that a search in a language looks through. The first search does the same, and takes tenths of a
    /// second for it that a page has not.
    pub fn gather(&self, language: Language) {
        search::gather(self, language);
    }

    /// Intents, licences and answers that fit what somebody typed, best first. It forgives a slip of the finger.
    #[must_use]
    pub fn search(&self, query: &str, language: Language) -> Vec<Hit<'_>> {
        search::find(self, query, language)
    }
}
