//! The end of a visit: one application for each agency, a snapshot that holds just what the citizen agreed to share.

use catalogue::{Question, Text};
use domain::application::{AnsweredQuestion, AnsweredValue, Consent, DocumentPromise, FeeLine, LicenceRequest};
use domain::{Answer, Application, LicenceId, Personal, SubmissionId, Timestamp, Value, foreign};

use crate::path::{Path, visible};
use crate::{Mistake, Problem, QuestionState, Sharing, Visit, Words, shown};

impl Visit {
    /// The applications, one for each agency in the order of the chosen licences.
    ///
    /// # Errors
    /// Everything that is still open or stands in the way, at once.
    pub fn finish(
        &self,
        now: Timestamp,
        words: Words<'_>,
        ids: &mut dyn FnMut() -> SubmissionId,
    ) -> Result<Vec<Application>, Vec<Problem>> {
        let path = self.path();
        let obstacles = self.obstacles(&path);
        if !obstacles.is_empty() {
            return Err(obstacles);
        }
        let application = |sharing: Sharing| self.application(&path, sharing, (now, words), ids());
        Ok(self.sharing_on(&path).into_iter().map(application).collect())
    }

    fn obstacles(&self, path: &Path<'_>) -> Vec<Problem> {
        let mut obstacles = Vec::new();
        if self.chosen_on(path).is_empty() {
            obstacles.push(Problem::NothingChosen);
        }
        if !self.is_result_confirmed(path) {
            obstacles.push(Problem::ResultOpen);
        }
        for asked in self.documents_on(path).into_iter().filter(|asked| asked.state.is_none()) {
            obstacles.push(Problem::DocumentOpen { licence: asked.licence, document: asked.document.id });
        }
        for entry in self.form_on(path).sections.into_iter().flat_map(|section| section.questions) {
            if entry.state == QuestionState::Open {
                let (question, mistake) = (entry.question, Mistake::Required);
                obstacles.push(Problem::Answer { question, item: None, mistake });
            }
        }
        obstacles.extend(self.problems_on(path));
        if !self.is_review_confirmed() {
            obstacles.push(Problem::ReviewOpen);
        }
        let not_agreed = self.sharing_on(path).into_iter().filter(|sharing| !self.has_agreed_to(sharing));
        obstacles.extend(not_agreed.map(|sharing| Problem::NotAgreed(sharing.agency)));
        obstacles
    }

    fn application(
        &self,
        path: &Path<'_>,
        sharing: Sharing,
        (now, words): (Timestamp, Words<'_>),
        submission: SubmissionId,
    ) -> Application {
        let say = |text: &Text| foreign::marked(&self.catalogue().told(text, words.language));
        let licences = sharing.licences.iter().filter_map(|id| self.catalogue().licence(id)).map(|licence| {
            let (title, action) = (say(&licence.title), self.action_for(licence));
            let holds = licence.holds_for(action).and_then(|question| match path.answer(question)? {
                Answer::Known(Value::Text(number)) => Some(number.clone()),
                Answer::Known(_) | Answer::NotYet => None,
            });
            LicenceRequest { licence: licence.id.clone(), title, version: licence.version.clone(), action, holds }
        });
        let answers = sharing.questions.iter().filter_map(|id| {
            let question = self.catalogue().question(id)?;
            Some(self.answered_question(path, question, path.answer(id)?, words))
        });
        let is_theirs = |licence: &LicenceId| sharing.licences.contains(licence);
        let fees = self.fees().lines.into_iter().filter(|line| is_theirs(&line.licence)).map(|line| FeeLine {
            label: say(&line.label),
            amount: line.amount.known(),
            licence: line.licence,
        });
        let documents = self.documents_on(path).into_iter().filter(|asked| is_theirs(&asked.licence));
        let documents = documents.filter_map(|asked| {
            let (label, state) = (say(&asked.document.label), asked.state?);
            Some(DocumentPromise { document: asked.document.id, licence: asked.licence, label, state })
        });
        Application {
            submission,
            catalogue: self.catalogue().version.clone(),
            language: words.language,
            completed_at: now,
            licences: licences.collect(),
            answers: answers.collect(),
            fees: fees.collect(),
            documents: documents.collect(),
            consents: self.consents(&sharing, now),
            agency: sharing.agency,
        }
    }

    fn consents(&self, sharing: &Sharing, now: Timestamp) -> Vec<Consent> {
        let agreement = self.agreement(&sharing.agency).into_iter();
        let id = format!("share-with-{}", sharing.agency.as_str().to_lowercase());
        agreement.map(|agreed| Consent { id: id.clone(), text: foreign::marked(&agreed.text), given_at: now }).collect()
    }

    fn answered_question(
        &self,
        path: &Path<'_>,
        question: &Question,
        answer: &Answer,
        words: Words<'_>,
    ) -> AnsweredQuestion {
        match answer {
            Answer::Known(value) => {
                let value = visible(self.catalogue(), question, value, path.facts());
                self.answered_value(question, value, words)
            }
            Answer::NotYet => self.as_read(question, AnsweredValue::NotYet, words),
        }
    }

    fn answered_value(&self, question: &Question, value: Value, words: Words<'_>) -> AnsweredQuestion {
        let answer = if let Value::Group(items) = value {
            let inner = || question.kind.item_questions().iter().filter_map(|id| self.catalogue().question(id));
            let answers = items.into_iter().map(|mut item| {
                let said = inner().filter_map(|inner| Some((inner, item.remove(&inner.id)?)));
                said.map(|(inner, value)| self.answered_value(inner, value, words)).collect()
            });
            AnsweredValue::Items(answers.collect())
        } else {
            let text = Personal::new(foreign::marked(&shown(self.catalogue(), question, &value, words)));
            AnsweredValue::One { value, text }
        };
        self.as_read(question, answer, words)
    }

    fn as_read(&self, question: &Question, answer: AnsweredValue, words: Words<'_>) -> AnsweredQuestion {
        let label = foreign::marked(&self.catalogue().told(&question.label, words.language));
        AnsweredQuestion { question: question.id.clone(), label, kind: question.kind.name(), answer }
    }
}
