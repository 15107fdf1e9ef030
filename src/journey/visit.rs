//! A visit: what the citizen has said and confirmed, and nothing that could be computed from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use catalogue::{Catalogue, Licence, Listed, Text};
use domain::application::{Action, DocumentState};
use domain::draft::Start;
use domain::{AgencyId, Answer, Date, DocumentId, Draft, IntentId, Item, Language, LicenceId, QuestionId, Value};

use crate::path::Path;
use crate::said::Said;
use crate::{Problem, Sharing, Stage};

/// One citizen's way. Its `Debug` counts what it holds and shows none of it.
#[derive(Clone)]
pub struct Visit {
    catalogue: Arc<Catalogue>,
    today: Date,
    begun: Begun,
    /// What the citizen came for, where the visit began with it.
    intent: Option<IntentId>,
    candidates: Vec<LicenceId>,
    said: Said,
    /// Groups that cannot be taken as they are, so that nothing is lost while they grow.
    unfinished: BTreeMap<QuestionId, Vec<Item>>,
    /// Deciding questions in the order they were asked.
    interview: Vec<QuestionId>,
    choices: BTreeMap<LicenceId, Choice>,
    action: Action,
    documents: BTreeMap<(LicenceId, DocumentId), DocumentState>,
    confirmed: Confirmed,
    agreements: BTreeMap<AgencyId, Agreement>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begun {
    NotYet,
    Intent,
    Licences,
}

/// What the citizen has seen and gone on from. A confirmation holds only while what was confirmed stays as it was.
#[derive(Debug, Clone, Default)]
struct Confirmed {
    /// The licences chosen when the result was confirmed.
    result: Option<Vec<LicenceId>>,
    /// The documents listed when they were confirmed.
    documents: Option<BTreeSet<(LicenceId, DocumentId)>>,
    review: bool,
}

/// What the citizen agreed to: the words, and just what would be shared.
#[derive(Debug, Clone)]
pub(crate) struct Agreement {
    pub(crate) text: String,
    pub(crate) sharing: Sharing,
}

/// Whether to apply for a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Apply for it.
    Take,
    /// Not this time.
    Leave,
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit")
            .field("begun", &self.begun)
            .field("candidates", &self.candidates.len())
            .field("answers", &self.said.answers().len())
            .finish_non_exhaustive()
    }
}

impl Visit {
    /// A visit with nothing begun. The catalogue stays the same until its end.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>, today: Date) -> Self {
        Self {
            catalogue,
            today,
            begun: Begun::NotYet,
            intent: None,
            candidates: Vec::new(),
            said: Said::default(),
            unfinished: BTreeMap::new(),
            interview: Vec::new(),
            choices: BTreeMap::new(),
            action: Action::New,
            documents: BTreeMap::new(),
            confirmed: Confirmed::default(),
            agreements: BTreeMap::new(),
        }
    }

    /// The catalogue of this visit.
    #[must_use]
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Begins with what the citizen came for: its candidates and the answers it implies. Answers already given stay.
    ///
    /// # Errors
    /// When the catalogue has no such intent.
    pub fn begin_intent(&mut self, intent: &IntentId) -> Result<(), Problem> {
        let catalogue = Arc::clone(&self.catalogue);
        let found = catalogue.intents.iter().find(|known| known.id == *intent);
        let found = found.ok_or_else(|| Problem::UnknownIntent(intent.clone()))?;
        self.begin(Begun::Intent, found.candidates.clone());
        self.intent = Some(intent.clone());
        let assumed = found.assumes.iter().map(|(id, value)| (id.clone(), Answer::Known(value.clone())));
        self.said.assume(assumed.collect());
        Ok(())
    }

    /// Begins with licences that the citizen knows by name: no interview, all of them chosen.
    ///
    /// # Errors
    /// When the catalogue lacks one of them.
    pub fn begin_licences(&mut self, licences: &[LicenceId]) -> Result<(), Problem> {
        if let Some(unknown) = licences.iter().find(|id| self.catalogue.licence(id).is_none()) {
            return Err(Problem::UnknownLicence(unknown.clone()));
        }
        self.begin(Begun::Licences, licences.to_vec());
        self.choices = licences.iter().map(|id| (id.clone(), Choice::Take)).collect();
        Ok(())
    }

    /// What the citizen came for may need these as well, which are applied for elsewhere.
    #[must_use]
    pub fn elsewhere(&self) -> Vec<&Listed> {
        let intent = self.intent.as_ref().and_then(|id| self.catalogue.intent(id));
        let ids = intent.into_iter().flat_map(|intent| &intent.listed);
        ids.filter_map(|id| self.catalogue.listed.get(id)).collect()
    }

    /// What holds all the same where nothing of what the citizen came for needs a licence.
    #[must_use]
    pub fn otherwise(&self) -> Option<&Text> {
        self.catalogue.intent(self.intent.as_ref()?)?.otherwise.as_ref()
    }

    fn begin(&mut self, begun: Begun, candidates: Vec<LicenceId>) {
        self.begun = begun;
        self.intent = None;
        self.candidates = candidates;
        self.said.assume(BTreeMap::new());
        self.choices = BTreeMap::new();
        self.interview = Vec::new();
        self.confirmed = Confirmed::default();
        self.agreements = BTreeMap::new();
    }

    /// What is wanted of the licences; a licence that does not offer it is applied for anew. What was agreed to holds no
    /// longer, for another action asks for other things.
    pub fn want(&mut self, action: Action) {
        self.action = action;
        self.confirmed.review = false;
        self.agreements = BTreeMap::new();
    }

    /// What is wanted of this licence.
    #[must_use]
    pub fn action_for(&self, licence: &Licence) -> Action {
        if licence.actions.contains(&self.action) { self.action } else { Action::New }
    }

    /// Takes an answer in, checked and normalised, or says what is wrong with it and changes nothing. An empty answer to
    /// an optional question leaves the question out.
    ///
    /// # Errors
    /// When the answer cannot be taken as it is.
    pub fn answer(&mut self, question: &QuestionId, answer: Answer) -> Result<(), Problem> {
        let checked = self.checked(question, answer)?;
        let is_deciding = self.next_deciding(&self.path()).as_ref() == Some(question);
        if is_deciding && !self.interview.contains(question) {
            self.interview.push(question.clone());
        }
        match checked {
            Some(answer) => self.said.say(question, answer),
            None => self.said.leave_empty(question),
        }
        self.unfinished.remove(question);
        self.confirmed.review = false;
        Ok(())
    }

    /// Keeps the items of a group as they are: as its answer if they can be taken; else the group is open again, and its
    /// items wait in [`Visit::unfinished`]. They reach no agency before they are an answer.
    pub fn keep_items(&mut self, group: &QuestionId, items: Vec<Item>) {
        if self.answer(group, Answer::Known(Value::Group(items.clone()))).is_err() {
            self.clear(group);
            self.unfinished.insert(group.clone(), items);
        }
    }

    /// The items of a group that is not whole yet.
    #[must_use]
    pub fn unfinished(&self, group: &QuestionId) -> Option<&[Item]> {
        self.unfinished.get(group).map(Vec::as_slice)
    }

    /// Takes an answer back; the question is open again.
    pub fn clear(&mut self, question: &QuestionId) {
        self.said.take_back(question);
        self.unfinished.remove(question);
        self.interview.retain(|asked| asked != question);
        self.confirmed.review = false;
    }

    /// What has been said to a question, by the citizen or by the intent; also where it is hidden at present.
    #[must_use]
    pub fn answered(&self, question: &QuestionId) -> Option<&Answer> {
        self.said.get(question)
    }

    /// Whether an optional question was left empty.
    #[must_use]
    pub fn is_skipped(&self, question: &QuestionId) -> bool {
        self.said.skipped().contains(question)
    }

    /// The deciding questions on the path that the citizen has answered, in the order they were asked.
    #[must_use]
    pub fn deciding(&self) -> Vec<QuestionId> {
        let path = self.path();
        self.interview.iter().filter(|id| path.answer(id).is_some()).cloned().collect()
    }

    /// Takes a licence along or leaves it out.
    pub fn choose(&mut self, licence: &LicenceId, choice: Choice) {
        let was_confirmed = self.is_result_confirmed(&self.path());
        self.choices.insert(licence.clone(), choice);
        if was_confirmed {
            self.confirmed.result = Some(self.chosen());
        }
        self.confirmed.review = false;
    }

    /// What the citizen has chosen about a licence, if anything.
    #[must_use]
    pub fn choice_of(&self, licence: &LicenceId) -> Option<Choice> {
        self.choices.get(licence).copied()
    }

    /// The citizen has seen the result and goes on to the form.
    pub fn confirm_result(&mut self) {
        self.confirmed.result = Some(self.chosen());
    }

    /// Says where a document is.
    pub fn set_document(&mut self, licence: &LicenceId, document: &DocumentId, state: DocumentState) {
        self.documents.insert((licence.clone(), document.clone()), state);
        self.confirmed.review = false;
    }

    /// The citizen goes on from the documents; one about which nothing was said counts as missing, which promises nothing.
    pub fn confirm_documents(&mut self) {
        let listed: BTreeSet<_> =
            self.documents().into_iter().map(|asked| (asked.licence, asked.document.id.clone())).collect();
        for key in &listed {
            self.documents.entry(key.clone()).or_insert(DocumentState::Missing);
        }
        self.confirmed.documents = Some(listed);
    }

    /// The citizen has looked over the answers and goes on.
    pub fn confirm_review(&mut self) {
        self.confirmed.review = true;
    }

    /// Goes back to a stage: it and all after it want to be confirmed again.
    pub fn reopen(&mut self, stage: Stage) {
        self.confirmed.review = false;
        match stage {
            Stage::Result => {
                self.confirmed.result = None;
                self.confirmed.documents = None;
            }
            Stage::Documents => self.confirmed.documents = None,
            Stage::Review => {}
        }
    }

    /// The citizen agrees that an agency gets what [`Visit::sharing`] lists for it now, in these words.
    pub fn agree(&mut self, agency: &AgencyId, text: String) {
        if let Some(sharing) = self.sharing().into_iter().find(|sharing| sharing.agency == *agency) {
            self.agreements.insert(agency.clone(), Agreement { text, sharing });
        }
    }

    /// Whether the citizen has agreed to what the agency would get as things stand.
    #[must_use]
    pub fn agreed(&self, agency: &AgencyId) -> bool {
        self.sharing().iter().any(|sharing| sharing.agency == *agency && self.has_agreed_to(sharing))
    }
}

/// What is taken over from a draft once it is known to fit.
pub(crate) struct Kept {
    pub(crate) answers: BTreeMap<QuestionId, Answer>,
    pub(crate) unfinished: BTreeMap<QuestionId, Vec<Item>>,
    pub(crate) skipped: BTreeSet<QuestionId>,
    pub(crate) interview: Vec<QuestionId>,
    pub(crate) choices: BTreeMap<LicenceId, Choice>,
    pub(crate) documents: BTreeMap<(LicenceId, DocumentId), DocumentState>,
}

/// What the other files of the crate ask of a visit.
impl Visit {
    pub(crate) fn put_aside(&self, language: Language) -> Draft {
        let chosen = |wanted: Choice| {
            let choices = self.choices.iter().filter(move |(_, choice)| **choice == wanted);
            choices.map(|(licence, _)| licence.clone()).collect()
        };
        Draft {
            catalogue: self.catalogue.version.clone(),
            language,
            start: match (self.begun, &self.intent) {
                (Begun::Licences, _) => Start::Licences(self.candidates.clone()),
                (Begun::Intent, Some(intent)) => Start::Intent(intent.clone()),
                (Begun::Intent | Begun::NotYet, _) => Start::Nothing,
            },
            action: self.action,
            answers: self.said.answers().clone(),
            unfinished: self.unfinished.clone(),
            skipped: self.said.skipped().clone(),
            interview: self.interview.clone(),
            taken: chosen(Choice::Take),
            left: chosen(Choice::Leave),
            documents: self.documents.iter().map(|(asked, state)| (asked.clone(), as_kept(*state))).collect(),
        }
    }

    pub(crate) fn take_up(&mut self, kept: Kept) {
        self.said.take_up(kept.answers, kept.skipped);
        self.unfinished = kept.unfinished;
        self.interview = kept.interview;
        self.choices.extend(kept.choices);
        self.documents = kept.documents;
    }

    pub(crate) fn path(&self) -> Path<'_> {
        Path::new(&self.catalogue, self.today, &self.said)
    }

    pub(crate) fn is_begun(&self) -> bool {
        self.begun != Begun::NotYet
    }

    /// Whether the citizen named the licences, so that there is no interview.
    pub(crate) fn is_direct(&self) -> bool {
        self.begun == Begun::Licences
    }

    pub(crate) fn candidates(&self) -> impl Iterator<Item = &Licence> {
        self.candidates.iter().filter_map(|id| self.catalogue.licence(id))
    }

    pub(crate) fn interview(&self) -> &[QuestionId] {
        &self.interview
    }

    pub(crate) fn document_state(&self, licence: &LicenceId, document: &DocumentId) -> Option<DocumentState> {
        self.documents.get(&(licence.clone(), document.clone())).copied()
    }

    pub(crate) fn is_result_confirmed(&self, path: &Path<'_>) -> bool {
        self.confirmed.result.as_ref().is_some_and(|chosen| *chosen == self.chosen_on(path))
    }

    pub(crate) fn has_seen_documents(&self) -> bool {
        self.confirmed.documents.is_some()
    }

    pub(crate) fn are_documents_open(&self, path: &Path<'_>) -> bool {
        self.documents_on(path).iter().any(|asked| {
            let key = (asked.licence.clone(), asked.document.id.clone());
            !self.confirmed.documents.as_ref().is_some_and(|seen| seen.contains(&key))
        })
    }

    pub(crate) fn is_review_confirmed(&self) -> bool {
        self.confirmed.review
    }

    pub(crate) fn agreement(&self, agency: &AgencyId) -> Option<&Agreement> {
        self.agreements.get(agency)
    }

    pub(crate) fn has_agreed_to(&self, sharing: &Sharing) -> bool {
        self.agreement(&sharing.agency).is_some_and(|agreement| agreement.sharing == *sharing)
    }
}

/// A draft holds no files: a document that was added is one that the citizen has, and adds again.
fn as_kept(state: DocumentState) -> DocumentState {
    match state {
        DocumentState::Attached(_) => DocumentState::ToFollow,
        DocumentState::ToFollow | DocumentState::Missing => state,
    }
}
