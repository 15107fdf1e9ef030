//! A catalogue in figures: how much stands in it, how deep it goes and how far it is translated. It judges nothing.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use domain::{AgencyId, Language, QuestionId};

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

/// How much there is in a language.
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
    /// Licences of which every word is there, see [`Catalogue::whole_in`].
    pub whole: usize,
    /// The agencies of those licences.
    pub whole_agencies: usize,
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

    /// The licences of which nothing has to be said in another language: neither their own words nor those of any
    /// question that they lead to, whatever is done with them. It is told by [`crate::load`] alone, for a terminal keeps
    /// no list of texts.
    #[must_use]
    pub fn whole_in(&self, language: Language) -> Vec<&Licence> {
        let part_of_question = |id: &QuestionId| format!("question-{}", id.as_str().replace('.', "-"));
        let part_of_licence = |licence: &Licence| format!("licence-{}", licence.id);
        let parts: HashSet<String> =
            self.questions.keys().map(part_of_question).chain(self.licences.values().map(part_of_licence)).collect();
        let missing = self.texts.iter().filter(|key| self.words.find(key, language).is_none());
        let wanting: HashSet<&str> = missing.filter_map(|key| part_of(&parts, key)).collect();
        let is_whole = |part: String| !wanting.contains(part.as_str());
        let leads_on = |licence: &Licence| self.led_to(licence).into_iter().all(|id| is_whole(part_of_question(id)));
        let licences = self.licences.values();
        licences.filter(|licence| is_whole(part_of_licence(licence)) && leads_on(licence)).collect()
    }

    /// The questions that a licence may lead to: those that decide about it, those that it asks for any action, the
    /// questions of their items, and those that decide whether these arise.
    fn led_to<'a>(&'a self, licence: &'a Licence) -> BTreeSet<&'a QuestionId> {
        let held = licence.terms.values().map(|terms| &terms.holds);
        let asked = licence.asks.iter().chain(licence.terms.values().flat_map(|terms| &terms.asks)).chain(held);
        let mut open: Vec<&QuestionId> = licence.applies.reads().iter().chain(asked).collect();
        let mut led_to = BTreeSet::new();
        while let Some(id) = open.pop() {
            if led_to.insert(id)
                && let Some(question) = self.question(id)
            {
                open.extend(question.kind.item_questions());
                open.extend(question.when.iter().flat_map(|when| when.reads()));
            }
        }
        led_to
    }

    fn coverage(&self, language: Language) -> Coverage {
        let whole = self.whole_in(language);
        let has = |key: &Arc<str>| self.words.find(key, language).is_some();
        let of = |titles: &mut dyn Iterator<Item = &Text>| titles.filter(|title| has(&title.key)).count();
        Coverage {
            language,
            texts: self.texts.iter().filter(|key| has(key)).count(),
            licences: of(&mut self.licences.values().map(|licence| &licence.title)),
            listed: of(&mut self.listed.values().map(|listed| &listed.title)),
            sectors: of(&mut self.sectors.iter().map(|sector| &sector.title)),
            intents: of(&mut self.intents.iter().map(|intent| &intent.title)),
            whole: whole.len(),
            whole_agencies: whole.iter().map(|licence| &licence.agency).collect::<BTreeSet<&AgencyId>>().len(),
        }
    }
}

/// The part of the catalogue that a text stands in, by its key: of those whose key begins it, the longest.
fn part_of<'a>(parts: &HashSet<String>, key: &'a str) -> Option<&'a str> {
    let shorter = |key: &&'a str| key.rsplit_once('-').map(|(whole, _)| whole);
    std::iter::successors(Some(key), shorter).find(|part| parts.contains(*part))
}
