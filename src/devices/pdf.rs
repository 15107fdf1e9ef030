//! An application as a PDF that an officer reads: what is asked for, every question with its answer, fees, documents
//! and consents. It knows no envelope and no language file; its few own words are given to it.

use domain::Application;
use domain::application::{AnsweredQuestion, AnsweredValue, DocumentState};
use domain::money::Money;

use crate::scribe::{Scribe, Stroke};

mod embed;
mod sheet;

use sheet::{Sheets, Type};

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
}

/// The words around the answers, in the language of the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfWords {
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
    /// Over the licences.
    pub licences: String,
    /// Over the answers.
    pub answers: String,
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
    /// Of a document that is missing.
    pub missing: String,
    /// Over the consents.
    pub consents: String,
    /// Before the page's number.
    pub page: String,
}

impl PdfWords {
    /// The words in English.
    #[must_use]
    pub fn english(agency: &str, reference: &str, submitted: &str) -> Self {
        Self {
            heading: "Application".into(),
            agency: agency.into(),
            reference_label: "Reference".into(),
            reference: reference.into(),
            submitted_label: "Submitted".into(),
            submitted: submitted.into(),
            licences: "Applied for".into(),
            answers: "Answers".into(),
            not_known_yet: "Not known yet".into(),
            fees: "Fees".into(),
            set_by_agency: "Set by the agency".into(),
            total: "Total of known fees".into(),
            documents: "Documents".into(),
            to_follow: "To follow".into(),
            missing: "Not at hand yet".into(),
            consents: "Agreed to".into(),
            page: "Page".into(),
        }
    }
}

/// Writes an application as a PDF. The same application gives the same pages.
///
/// # Errors
/// When a bundled font cannot be embedded.
pub fn application(application: &Application, words: &PdfWords) -> Result<Vec<u8>, PdfError> {
    let mut scribe = Scribe::default();
    let mut sheets = Sheets::new(&mut scribe);
    front(&mut sheets, application, words);
    sheets.heading(&words.answers);
    for answer in &application.answers {
        answered(&mut sheets, answer, words, 0);
    }
    money(&mut sheets, application, words);
    if !application.documents.is_empty() {
        sheets.heading(&words.documents);
        for document in &application.documents {
            let state = match document.state {
                DocumentState::ToFollow => &words.to_follow,
                DocumentState::Missing => &words.missing,
            };
            sheets.row(&document.label, state, 0);
        }
    }
    if !application.consents.is_empty() {
        sheets.heading(&words.consents);
        for consent in &application.consents {
            sheets.paragraph(&consent.text, Type::BODY);
            let given = format!("{} · {}", consent.id, consent.given_at.strftime("%Y-%m-%d %H:%M UTC"));
            sheets.paragraph(&given, Type::QUIET);
        }
    }
    let foot = format!("{} · {} · {}", words.reference, application.agency, words.page);
    sheets.finish(&format!("{} {}", words.heading, words.reference), &foot, application.completed_at)
}

fn front(sheets: &mut Sheets<'_>, application: &Application, words: &PdfWords) {
    sheets.paragraph(&words.agency, Type::EYEBROW);
    sheets.paragraph(&words.heading, Type::TITLE);
    sheets.space(6.0);
    sheets.row(&words.reference_label, &words.reference, 0);
    sheets.row(&words.submitted_label, &words.submitted, 0);
    sheets.row("ID", &application.submission.to_string(), 0);
    sheets.heading(&words.licences);
    for licence in &application.licences {
        sheets.row(&licence.title, &format!("{} · {}", licence.licence, licence.action.as_str()), 0);
    }
}

fn answered(sheets: &mut Sheets<'_>, answer: &AnsweredQuestion, words: &PdfWords, depth: u8) {
    match &answer.answer {
        AnsweredValue::One { text, .. } => sheets.row(&answer.label, text.reveal(), depth),
        AnsweredValue::NotYet => sheets.row(&answer.label, &words.not_known_yet, depth),
        AnsweredValue::Items(items) => {
            for (number, item) in (1..).zip(items) {
                sheets.row(&format!("{} {number}", answer.label), "", depth);
                for inner in item {
                    answered(sheets, inner, words, depth.saturating_add(1));
                }
            }
        }
    }
}

fn money(sheets: &mut Sheets<'_>, application: &Application, words: &PdfWords) {
    if application.fees.is_empty() {
        return;
    }
    sheets.heading(&words.fees);
    for fee in &application.fees {
        let amount = fee.amount.map_or_else(|| words.set_by_agency.clone(), |amount| amount.to_string());
        sheets.amount(&fee.label, &amount, Stroke::Regular);
    }
    let known: Vec<Money> = application.fees.iter().filter_map(|fee| fee.amount).collect();
    if let Some(currency) = known.first().map(|amount| amount.currency) {
        let total = Money::sum(currency, known.iter().map(|amount| amount.minor));
        sheets.amount(&words.total, &total.to_string(), Stroke::Bold);
    }
}

#[cfg(test)]
mod tests;
