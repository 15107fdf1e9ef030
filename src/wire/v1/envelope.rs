//! The envelope: an application as an agency reads it, the plaintext that is sealed to its key. Everything a citizen
//! answered stands in here and nowhere else on the wire.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use domain::application::{AnsweredQuestion, AnsweredValue, DocumentState, FeeLine};
use domain::{
    AgencyId, Application, DocumentId, Item, Language, LicenceId, Personal, QuestionId, Reference, SubmissionId,
    TerminalId, Timestamp, Value,
};

use super::text::{maybe_personal, one, personal, time};
use super::{ReadError, VERSION, read, read_version_1};
use crate::seal::{OpenError, PLAINTEXT_MAX, PartKey, SealError, open_part, seal_part};
use crate::{decode, encode};

/// What is said of a document that travels beside the envelope.
const ATTACHED: &str = "attached";

/// One visit's application to one agency. `Debug` names it and shows nothing of it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// Always 1.
    pub v: u32,
    /// Made once.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// Where it was made.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// For whom.
    #[serde(with = "one")]
    pub agency: AgencyId,
    /// On the citizen's receipt.
    #[serde(with = "one")]
    pub reference: Reference,
    /// Whether it is a test of the agency's key and nobody's application. Left out where it is none.
    #[serde(default, skip_serializing_if = "is_application")]
    pub test: bool,
    /// Version of the catalogue that was shown.
    pub catalogue: String,
    /// Language the citizen read.
    #[serde(with = "one")]
    pub language: Language,
    /// When the citizen agreed and submitted.
    #[serde(with = "time")]
    pub completed_at: Timestamp,
    /// What is applied for.
    pub licences: Vec<LicenceWanted>,
    /// In reading order.
    #[serde(default)]
    pub answers: Vec<AnswerGiven>,
    /// The attachment that holds the answers, a JSON array, where the envelope has no room for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_part: Option<u16>,
    /// As they were shown.
    pub fees: Vec<FeeShown>,
    /// What the citizen said about each.
    pub documents: Vec<DocumentStated>,
    /// Word for word.
    pub consents: Vec<ConsentGiven>,
    /// Scans that travel beside the envelope, with their keys.
    pub attachments: Vec<PartAnnounced>,
    /// The application as an officer reads it, a PDF in base64url, where it fits.
    #[serde(with = "maybe_personal", default)]
    application_pdf: Option<Personal<String>>,
}

/// A licence applied for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceWanted {
    /// Which.
    #[serde(with = "one")]
    pub id: LicenceId,
    /// Its title as the citizen read it.
    pub title: String,
    /// Version of its definition.
    pub version: String,
    /// `new`, `renew`, `amend` or `cancel`.
    pub action: String,
    /// The number of the licence held, for the other three.
    #[serde(with = "maybe_personal", default)]
    pub holds: Option<Personal<String>>,
}

/// A question as the citizen read it, with the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerGiven {
    /// Which.
    #[serde(with = "one")]
    pub id: QuestionId,
    /// As shown.
    pub question: String,
    /// The bank's name of the type: `choice`, `whole`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Members of their own beside the others.
    #[serde(flatten)]
    pub given: Given,
}

/// What stands beside a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// A value for machines and the text the citizen saw.
    One {
        /// For machines.
        value: Scalar,
        /// For people.
        #[serde(with = "personal")]
        text: Personal<String>,
    },
    /// A group: per item its questions.
    Items {
        /// In the order they were added.
        items: Vec<Vec<AnswerGiven>>,
    },
    /// "I don't know yet".
    NotYet {
        /// Always true.
        not_yet: bool,
    },
}

/// A value for machines. Money stands in minor units, a date as `2026-11-22`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// Yes or no.
    YesNo(bool),
    /// A whole number, or money.
    Whole(i64),
    /// An option's id, a text or a date.
    #[serde(with = "personal")]
    Text(Personal<String>),
    /// Option ids.
    List(Vec<String>),
}

/// A fee as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeShown {
    /// For which licence.
    #[serde(with = "one")]
    pub licence: LicenceId,
    /// What it is for.
    pub label: String,
    /// How much; null where the agency sets it on approval.
    pub amount_minor: Option<i64>,
    /// ISO 4217, beside an amount.
    pub currency: Option<String>,
}

/// A document and what the citizen said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentStated {
    /// Which.
    #[serde(with = "one")]
    pub id: DocumentId,
    /// For which licence.
    #[serde(with = "one")]
    pub licence: LicenceId,
    /// Its name as shown.
    pub label: String,
    /// `to_follow`: the citizen has it; `missing`: not yet; `attached`: it is the part named.
    pub state: String,
    /// The attachment.
    #[serde(default)]
    pub part: Option<u16>,
}

/// What the citizen agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentGiven {
    /// `share-with-sfa`, `declaration`.
    pub id: String,
    /// As shown.
    pub text: String,
    /// When.
    #[serde(with = "time")]
    pub given_at: Timestamp,
}

/// An attachment's key and what it opens to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartAnnounced {
    /// Its number in the manifest.
    pub part: u16,
    /// What the file may be called: `layout-plan.pdf`. The name that it had on the citizen's stick does not travel.
    #[serde(with = "personal")]
    pub name: Personal<String>,
    /// `application/pdf`.
    pub media_type: String,
    /// Of the plaintext.
    pub bytes: u64,
    /// Of the plaintext.
    pub sha256: String,
    /// 32 bytes, base64url.
    #[serde(with = "personal")]
    pub key: Personal<String>,
    /// 12 bytes, base64url.
    pub iv: String,
}

impl Envelope {
    /// An application as its agency will read it. The PDF is left out where the envelope would then be too large to
    /// seal: everything it shows stands in the answers as well.
    #[must_use]
    pub fn from_application(
        application: &Application,
        terminal: TerminalId,
        reference: Reference,
        pdf: Option<Vec<u8>>,
    ) -> Self {
        Self {
            v: VERSION,
            sid: application.submission,
            terminal,
            agency: application.agency.clone(),
            reference,
            test: false,
            catalogue: application.catalogue.clone(),
            language: application.language,
            completed_at: application.completed_at,
            licences: application.licences.iter().map(wanted).collect(),
            answers: application.answers.iter().map(given).collect(),
            answers_part: None,
            fees: application.fees.iter().map(shown).collect(),
            documents: application.documents.iter().map(stated).collect(),
            consents: application.consents.iter().map(agreed).collect(),
            attachments: Vec::new(),
            application_pdf: pdf.map(Zeroizing::new).map(|pdf| Personal::new(encode(&pdf))),
        }
        .that_fits()
    }

    /// The same envelope with the documents that travel beside it, numbered as [`Application::attached`] counts them.
    #[must_use]
    pub fn with_attachments(mut self, attachments: Vec<PartAnnounced>) -> Self {
        let mut parts = attachments.iter().map(|announced| announced.part);
        for stated in self.documents.iter_mut().filter(|stated| stated.state == ATTACHED) {
            stated.part = parts.next();
        }
        self.attachments = attachments;
        self.that_fits()
    }

    fn that_fits(mut self) -> Self {
        if self.application_pdf.is_some() && self.to_json().len() > PLAINTEXT_MAX {
            self.application_pdf = None;
        }
        self
    }

    /// An envelope that is nobody's application: it shows that the agency opens what is sealed to its key. It names no
    /// licence and holds no answer; `attachments` may show that attachments open as well.
    #[must_use]
    pub fn test(
        (sid, reference): (SubmissionId, Reference),
        terminal: TerminalId,
        agency: AgencyId,
        attachments: Vec<PartAnnounced>,
        at: Timestamp,
    ) -> Self {
        Self {
            v: VERSION,
            sid,
            terminal,
            agency,
            reference,
            test: true,
            catalogue: "test".to_owned(),
            language: Language::English,
            completed_at: at,
            licences: Vec::new(),
            answers: Vec::new(),
            answers_part: None,
            fees: Vec::new(),
            documents: Vec::new(),
            consents: Vec::new(),
            attachments,
            application_pdf: None,
        }
    }

    /// Puts the answers into their place that travelled as an attachment.
    ///
    /// # Errors
    /// When they are no list of answers; the error names a place and no value.
    pub fn take_answers(&mut self, json: &[u8]) -> Result<(), ReadError> {
        self.answers = read(json)?;
        Ok(())
    }

    /// The PDF as an officer reads it, if it is there and whole.
    #[must_use]
    pub fn application_pdf(&self) -> Option<Vec<u8>> {
        decode(self.application_pdf.as_ref()?.reveal())
    }

    /// The plaintext to seal.
    #[must_use]
    #[expect(clippy::expect_used, reason = "our shapes hold text keys and no floats, so serde_json cannot refuse them")]
    pub fn to_json(&self) -> Zeroizing<Vec<u8>> {
        // Room for the largest envelope at once: a vector that grows would leave copies behind.
        let mut plaintext = Zeroizing::new(Vec::with_capacity(2 * PLAINTEXT_MAX));
        serde_json::to_writer(&mut *plaintext, self).expect("an envelope is representable in JSON");
        plaintext
    }

    /// Reads an opened envelope.
    ///
    /// # Errors
    /// When it is no envelope of version 1; the error names a place and no value.
    pub fn from_json(plaintext: &[u8]) -> Result<Self, ReadError> {
        read_version_1(plaintext)
    }
}

impl PartAnnounced {
    /// Seals an attachment and gives what the envelope says of it, and the bytes to send.
    ///
    /// # Errors
    /// When it is too large or the library refuses.
    pub fn seal(
        sid: SubmissionId,
        part: u16,
        (name, media_type): (Personal<String>, &str),
        plaintext: Vec<u8>,
        fresh: PartKey,
    ) -> Result<(Self, Vec<u8>), SealError> {
        let (key, iv) = fresh.spelling();
        let announced = Self {
            part,
            name,
            media_type: media_type.to_owned(),
            bytes: u64::try_from(plaintext.len()).unwrap_or(u64::MAX),
            sha256: crate::sha256(&plaintext),
            key: Personal::new(key.to_string()),
            iv,
        };
        Ok((announced, seal_part(sid, part, plaintext, fresh)?))
    }

    /// Opens the attachment's bytes as they were sent.
    ///
    /// # Errors
    /// When they are not the attachment that was announced, to the byte.
    pub fn open(&self, sid: SubmissionId, sealed: Vec<u8>) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let key = PartKey::from_spelling(self.key.reveal(), &self.iv).ok_or(OpenError::Form)?;
        let plaintext = open_part(sid, self.part, sealed, &key)?;
        let is_announced = u64::try_from(plaintext.len()) == Ok(self.bytes) && crate::sha256(&plaintext) == self.sha256;
        if is_announced { Ok(plaintext) } else { Err(OpenError::Broken) }
    }
}

/// Where nothing is said of a test there is none. serde gives a reference.
fn is_application(test: &bool) -> bool {
    !test
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope").field("sid", &self.sid).field("agency", &self.agency).finish_non_exhaustive()
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl fmt::Debug for PartAnnounced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartAnnounced").field("part", &self.part).finish_non_exhaustive()
    }
}

fn wanted(request: &domain::application::LicenceRequest) -> LicenceWanted {
    LicenceWanted {
        id: request.licence.clone(),
        title: request.title.clone(),
        version: request.version.clone(),
        action: request.action.as_str().to_owned(),
        holds: request.holds.clone(),
    }
}

fn given(answered: &AnsweredQuestion) -> AnswerGiven {
    let given = match &answered.answer {
        AnsweredValue::One { value, text } => one_given(value, text),
        AnsweredValue::Items(items) => {
            Given::Items { items: items.iter().map(|item| item.iter().map(given).collect()).collect() }
        }
        AnsweredValue::NotYet => Given::NotYet { not_yet: true },
    };
    AnswerGiven {
        id: answered.question.clone(),
        question: answered.label.clone(),
        kind: answered.kind.to_owned(),
        given,
    }
}

fn one_given(value: &Value, text: &Personal<String>) -> Given {
    let value = match value {
        Value::YesNo(yes) => Scalar::YesNo(*yes),
        Value::Choice(id) => Scalar::Text(Personal::new(id.clone())),
        Value::Choices(ids) => Scalar::List(ids.clone()),
        Value::Text(text) => Scalar::Text(text.clone()),
        Value::Whole(number) | Value::Money(number) => Scalar::Whole(*number),
        Value::Date(date) => Scalar::Text(Personal::new(date.to_string())),
        Value::Group(items) => return Given::Items { items: items.iter().map(bare_item).collect() },
    };
    Given::One { value, text: text.clone() }
}

/// An item without the labels the citizen read: nothing is lost, and the ids stand in for them.
fn bare_item(item: &Item) -> Vec<AnswerGiven> {
    item.iter()
        .map(|(id, value)| AnswerGiven {
            id: id.clone(),
            question: id.to_string(),
            kind: "unlabelled".to_owned(),
            given: one_given(value, &Personal::new(String::new())),
        })
        .collect()
}

fn shown(fee: &FeeLine) -> FeeShown {
    FeeShown {
        licence: fee.licence.clone(),
        label: fee.label.clone(),
        amount_minor: fee.amount.map(|amount| amount.minor),
        currency: fee.amount.map(|amount| amount.currency.code().to_owned()),
    }
}

fn stated(promise: &domain::application::DocumentPromise) -> DocumentStated {
    let state = match promise.state {
        DocumentState::ToFollow => "to_follow",
        DocumentState::Missing => "missing",
        DocumentState::Attached(_) => ATTACHED,
    };
    DocumentStated {
        id: promise.document.clone(),
        licence: promise.licence.clone(),
        label: promise.label.clone(),
        state: state.to_owned(),
        part: None,
    }
}

fn agreed(consent: &domain::application::Consent) -> ConsentGiven {
    ConsentGiven { id: consent.id.clone(), text: consent.text.clone(), given_at: consent.given_at }
}
