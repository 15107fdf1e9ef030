//! The terminal on the page of one thing of the catalogue, for somebody who writes it. A citizen comes there step by step.

use std::sync::Arc;

use catalogue::{Catalogue, Licence};
use domain::application::Action as Wanted;
use domain::{Language, LicenceId, QuestionId};
use journey::Visit;

use super::gestures::start_with;
use super::{App, Message};
use crate::preview::{Subject, What};
use crate::screen::{attract, faq, search};
use crate::visit::{Current, Screen};

impl App {
    /// In which language its pages are.
    pub(crate) fn spoken_in(&self) -> Language {
        self.language
    }

    /// Begins a visit on the page of that thing, in its language or in `language`; at the start where it has none.
    pub(crate) fn look_at(&mut self, subject: Option<&Subject>, language: Language) {
        let language = subject.and_then(|subject| subject.language).unwrap_or(language);
        self.update(Message::Attract(attract::Message::Begin(language)));
        let catalogue = Arc::clone(&self.setup.catalogue);
        if let (Some(subject), Some(current)) = (subject, self.visit.as_mut()) {
            let what = resolved(&catalogue, &subject.what);
            what.and_then(|what| open(&catalogue, current, &what));
        }
        self.built.take();
    }
}

/// What a translation's key belongs to; the longest id, for one may begin with another.
fn resolved(catalogue: &Catalogue, what: &What) -> Option<What> {
    let What::Text(key) = what else { return Some(what.clone()) };
    let (kind, rest) = key.split_once('-')?;
    let longest = |ids: &mut dyn Iterator<Item = String>| {
        let fits = |id: &String| rest.strip_prefix(&id.replace('.', "-")).is_some_and(|rest| rest.starts_with('-'));
        ids.filter(fits).max_by_key(String::len)
    };
    match kind {
        "licence" => longest(&mut catalogue.licences.keys().map(ToString::to_string)).map(What::Licence),
        "listed" => longest(&mut catalogue.listed.keys().map(ToString::to_string)).map(What::Listed),
        "question" => longest(&mut catalogue.questions.keys().map(ToString::to_string)).map(What::Question),
        "intent" => longest(&mut catalogue.intents.iter().map(|intent| intent.id.to_string())).map(What::Intent),
        "faq" => longest(&mut catalogue.faqs.iter().map(|faq| faq.id.clone())).map(What::Faq),
        _ => None,
    }
}

/// `None` where the catalogue has no such thing.
fn open(catalogue: &Catalogue, current: &mut Current, what: &What) -> Option<()> {
    match what {
        What::Licence(id) => begin(current, id.parse().ok()?, Wanted::New),
        What::Listed(id) => current.go(Screen::Search(search::State::reading(id.parse().ok()?))),
        What::Intent(id) => {
            let id = id.parse().ok()?;
            start_with(current, Wanted::New, |visit| visit.begin_intent(&id));
        }
        What::Faq(id) => current.go(Screen::Faq(faq::State::alone(id.clone()))),
        What::Question(id) => {
            let id = asked_with(catalogue, &id.parse().ok()?);
            match asked_by(catalogue, &id) {
                Some((licence, wanted)) => begin(current, licence, wanted),
                None => {
                    let intent = decided_for(catalogue, &id)?;
                    start_with(current, Wanted::New, |visit| visit.begin_intent(&intent));
                }
            }
            if let Screen::Course(course) = &mut current.screen {
                course.detour(id, None, &current.journey);
            }
        }
        What::Text(_) => {}
    }
    Some(())
}

fn begin(current: &mut Current, licence: LicenceId, wanted: Wanted) {
    start_with(current, wanted, |visit: &mut Visit| visit.begin_licences(&[licence]));
}

/// The group that asks the question of each item, or the question itself.
fn asked_with(catalogue: &Catalogue, id: &QuestionId) -> QuestionId {
    let group = catalogue.questions.values().find(|question| question.kind.item_questions().contains(id));
    group.map_or_else(|| id.clone(), |group| group.id.clone())
}

/// A licence that asks the question, and for what; of somebody who applies for it first.
fn asked_by(catalogue: &Catalogue, id: &QuestionId) -> Option<(LicenceId, Wanted)> {
    let asked = |licence: &Licence, wanted: Wanted| licence.asks_for(wanted).any(|asked| asked == id);
    let asks = |wanted: Wanted| {
        let mut licences = catalogue.licences.values().filter(move |licence| licence.actions.contains(&wanted));
        licences.find(|licence| asked(licence, wanted)).map(|licence| (licence.id.clone(), wanted))
    };
    Wanted::ALL.into_iter().find_map(asks)
}

/// An intent in which the question decides.
fn decided_for(catalogue: &Catalogue, id: &QuestionId) -> Option<domain::IntentId> {
    let reads =
        |licence: &LicenceId| catalogue.licence(licence).is_some_and(|licence| licence.applies.reads().contains(id));
    catalogue.intents.iter().find(|intent| intent.candidates.iter().any(reads)).map(|intent| intent.id.clone())
}
