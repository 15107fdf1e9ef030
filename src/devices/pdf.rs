//! An application as a PDF that an officer and the citizen read: what is asked for, every question with its answer, fees,
//! documents and consents; tagged, so that it can be read aloud in this order. It knows no envelope and no language file;
//! its few own words are given to it.

use std::collections::BTreeMap;

use domain::application::{Action, AnsweredQuestion, AnsweredValue, DocumentState};
use domain::money::Money;
use domain::{Application, Language, QuestionId};

use crate::scribe::{Scribe, Stroke};

mod embed;
mod file;
mod sheet;
mod structure;

use file::About;
use sheet::{Level, Sheets, Type};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// One of the bundled fonts could not be read or cut down to the letters used.
    #[error("the font {font} could not be embedded: {problem}")]
    Font {
        /// Which.
        font: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Pages and tags could not be put together.
    #[error("the pages could not be put into a file: {0}")]
    File(String),
}

/// The words around the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfWords {
    /// Their language; the pages begin where its lines begin.
    pub language: Language,
    /// On top: "Application".
    pub heading: String,
    /// The agency's name, as shown.
    pub agency: String,
    /// Before the reference.
    pub reference_label: String,
    /// The reference itself.
    pub reference: String,
    /// Before the moment of submission.
    pub submitted_label: String,
    /// The moment, as people write it.
    pub submitted: String,
    /// Before the application's own number.
    pub number_label: String,
    /// Over the licences.
    pub licences: String,
    /// What is wanted of a licence.
    pub actions: BTreeMap<Action, String>,
    /// Over the answers.
    pub answers: String,
    /// Over which answers stands which title, in the language of the application: the parts of the form as the page
    /// *Check your answers* shows them. An answer that is not named stands with those before it.
    pub sections: BTreeMap<QuestionId, String>,
    /// In place of an answer.
    pub not_known_yet: String,
    /// Over the fees.
    pub fees: String,
    /// In place of an amount.
    pub set_by_agency: String,
    /// Before the sum.
    pub total: String,
    /// Over the documents.
    pub documents: String,
    /// Of a document that follows.
    pub to_follow: String,
    /// Beside a document that travels with the application.
    pub attached: String,
    /// Of a document that is missing.
    pub missing: String,
    /// Over the consents.
    pub consents: String,
    /// Before the page's number.
    pub page: String,
}

/// Writes an application as a PDF. The same application gives the same bytes.
///
/// # Errors
/// When a bundled font cannot be embedded.
pub fn application(application: &Application, words: &PdfWords) -> Result<Vec<u8>, PdfError> {
    applications(&[(application, words)])
}

/// Writes the applications of one visit as one PDF, each beginning with a page of its own; in the language of the first
/// one's words.
///
/// # Errors
/// When a bundled font cannot be embedded.
pub fn applications(parts: &[(&Application, &PdfWords)]) -> Result<Vec<u8>, PdfError> {
    let Some((first, words)) = parts.first() else { return Err(PdfError::File("there is no application".into())) };
    let mut scribe = Scribe::default();
    let mut sheets = Sheets::new(&mut scribe, words.language);
    for (application, words) in parts {
        Writer { sheets: &mut sheets, application, words }.write();
    }
    let (title, id) = (format!("{} {}", words.heading, words.reference), first.submission.to_string());
    sheets.finish(&About { title: &title, language: words.language, made: first.completed_at, id: &id })
}

/// Writes one application on sheets.
struct Writer<'w, 's> {
    sheets: &'w mut Sheets<'s>,
    application: &'w Application,
    words: &'w PdfWords,
}

impl Writer<'_, '_> {
    fn write(mut self) {
        let words = self.words;
        self.sheets.part(format!("{} · {} · {}", words.reference, self.application.agency, words.page));
        self.front();
        self.chapter(&words.answers);
        let mut open: Option<&String> = None;
        for answer in &self.application.answers {
            let section = words.sections.get(&answer.question).or(open);
            if let Some(title) = section.filter(|section| open != Some(section)) {
                self.sheets.heading(Level::Section, title, self.application.language);
            }
            open = section;
            self.answered(answer, 0);
        }
        self.money();
        self.documents();
        self.consents();
    }

    fn front(&mut self) {
        let (words, read) = (self.words, self.application.language);
        self.sheets.paragraph(&words.agency, Type::EYEBROW, words.language);
        self.sheets.title(&words.heading);
        self.sheets.space(6.0);
        let own = (words.language, words.language);
        self.sheets.row((&words.reference_label, &words.reference), own, 0);
        self.sheets.row((&words.submitted_label, &words.submitted), own, 0);
        self.sheets.row((&words.number_label, &self.application.submission.to_string()), own, 0);
        self.chapter(&words.licences);
        for licence in &self.application.licences {
            let action = words.actions.get(&licence.action).map_or(licence.action.as_str(), String::as_str);
            self.sheets.row((&licence.title, &format!("{action} · {}", licence.licence)), (read, words.language), 0);
        }
    }

    fn answered(&mut self, answer: &AnsweredQuestion, depth: u8) {
        let (words, read) = (self.words, self.application.language);
        match &answer.answer {
            AnsweredValue::One { text, .. } => self.sheets.row((&answer.label, text.reveal()), (read, read), depth),
            AnsweredValue::NotYet => {
                self.sheets.row((&answer.label, &words.not_known_yet), (read, words.language), depth);
            }
            AnsweredValue::Items(items) => {
                let inner = depth.saturating_add(1);
                for (number, item) in (1..).zip(items) {
                    self.sheets.heading(Level::Item(inner), &format!("{} {number}", answer.label), read);
                    for answer in item {
                        self.answered(answer, inner);
                    }
                }
                self.sheets.end_table();
            }
        }
    }

    fn money(&mut self) {
        let (words, read) = (self.words, self.application.language);
        if self.application.fees.is_empty() {
            return;
        }
        self.chapter(&words.fees);
        for fee in &self.application.fees {
            let amount = fee.amount.map_or_else(|| words.set_by_agency.clone(), |amount| amount.to_string());
            self.sheets.amount(&fee.label, &amount, Stroke::Regular, (read, words.language));
        }
        let known: Vec<Money> = self.application.fees.iter().filter_map(|fee| fee.amount).collect();
        if let Some(currency) = known.first().map(|amount| amount.currency) {
            let total = Money::sum(currency, known.iter().map(|amount| amount.minor));
            let own = (words.language, words.language);
            self.sheets.amount(&words.total, &total.to_string(), Stroke::Bold, own);
        }
    }

    fn documents(&mut self) {
        let (words, read) = (self.words, self.application.language);
        if self.application.documents.is_empty() {
            return;
        }
        self.chapter(&words.documents);
        for document in &self.application.documents {
            let state = match document.state {
                DocumentState::ToFollow => &words.to_follow,
                DocumentState::Missing => &words.missing,
                DocumentState::Attached(_) => &words.attached,
            };
            self.sheets.row((&document.label, state), (read, words.language), 0);
        }
    }

    fn consents(&mut self) {
        if self.application.consents.is_empty() {
            return;
        }
        self.chapter(&self.words.consents);
        for consent in &self.application.consents {
            self.sheets.paragraph(&consent.text, Type::BODY, self.application.language);
            let given = format!("{} · {}", consent.id, consent.given_at.strftime("%Y-%m-%d %H:%M UTC"));
            self.sheets.paragraph(&given, Type::QUIET, self.words.language);
        }
    }

    fn chapter(&mut self, title: &str) {
        self.sheets.heading(Level::Chapter, title, self.words.language);
    }
}

#[cfg(test)]
mod tests;
