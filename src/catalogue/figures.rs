//! A catalogue in figures: how much stands in it, how deep it goes and how far it is translated. It judges nothing.

use domain::{Language, QuestionId};

use crate::check::sites;
use crate::{Catalogue, Condition, Licence, Text};

/// Sections whose questions every licence shares; a licence that asks only these is a form like any other.
const SHARED: [&str; 4] = ["applicant", "business", "held", "declarations"];
/// Questions of its own that make a licence deep.
const DEEP: usize = 3;

/// How much stands in a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Agencies.
    pub agencies: usize,
    /// Licences that can be applied for here.
    pub licences: usize,
    /// Those of them that ask at least three questions of their own, outside the sections applicant, business, held and
    /// declarations, and have a rule, a document or a fee that goes by one of these.
    pub deep: usize,
    /// Licences that are applied for elsewhere.
    pub listed: usize,
    /// Questions of the bank.
    pub questions: usize,
    /// Conditions in all places, those with a name among them; what always holds is none.
    pub conditions: usize,
    /// Documents of all licences.
    pub documents: usize,
    /// What people come for.
    pub intents: usize,
    /// Parts of the trade.
    pub sectors: usize,
    /// Questions people ask.
    pub faqs: usize,
    /// Cases of the agencies.
    pub cases: usize,
    /// Texts for people, in the default language.
    pub texts: usize,
    /// What is translated, for each language but the default one.
    pub coverage: Vec<Coverage>,
}

/// How many texts there are in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Which.
    pub language: Language,
    /// Of all texts.
    pub texts: usize,
    /// Of the titles of licences.
    pub licences: usize,
    /// Of the titles of listed licences.
    pub listed: usize,
    /// Of the titles of sectors.
    pub sectors: usize,
    /// Of the titles of intents.
    pub intents: usize,
}

impl Catalogue {
    /// How much stands in it.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let sites = sites::all(self);
        let conditions = sites.iter().filter(|site| site.condition.expression().is_some()).count();
        Figures {
            agencies: self.agencies.len(),
            licences: self.licences.len(),
            deep: self.licences.values().filter(|licence| self.is_deep(licence)).count(),
            listed: self.listed.len(),
            questions: self.questions.len(),
            conditions: conditions + self.named,
            documents: self.licences.values().map(|licence| licence.documents.len()).sum(),
            intents: self.intents.len(),
            sectors: self.sectors.len(),
            faqs: self.faqs.len(),
            cases: self.cases.len(),
            texts: self.texts.len(),
            coverage: self.languages.iter().skip(1).map(|language| self.coverage(*language)).collect(),
        }
    }

    /// Whether a licence asks what only its trade is asked, and goes by it.
    #[must_use]
    pub fn is_deep(&self, licence: &Licence) -> bool {
        let is_own =
            |id: &&QuestionId| self.question(id).is_some_and(|question| !SHARED.contains(&question.section.as_str()));
        let own: Vec<&QuestionId> = licence.asks.iter().filter(is_own).collect();
        let rules = licence.eligible.iter().map(|rule| &rule.rule);
        let documents = licence.documents.iter().filter_map(|document| document.when.as_ref());
        let fees = licence.fees.iter().filter_map(|fee| fee.when.as_ref());
        let mut read = rules.chain(documents).chain(fees).flat_map(Condition::reads);
        let mut reckoned = licence.fees.iter().filter_map(|fee| fee.rule.reads());
        own.len() >= DEEP && (read.any(|id| own.contains(&id)) || reckoned.any(|id| own.contains(&id)))
    }

    fn coverage(&self, language: Language) -> Coverage {
        let has = |key: &String| self.words.find(key, language).is_some();
        let of = |titles: &mut dyn Iterator<Item = &Text>| titles.filter(|title| has(&title.key)).count();
        Coverage {
            language,
            texts: self.texts.iter().filter(|key| has(key)).count(),
            licences: of(&mut self.licences.values().map(|licence| &licence.title)),
            listed: of(&mut self.listed.values().map(|listed| &listed.title)),
            sectors: of(&mut self.sectors.iter().map(|sector| &sector.title)),
            intents: of(&mut self.intents.iter().map(|intent| &intent.title)),
        }
    }
}
