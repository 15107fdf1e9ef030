//! What can be wrong on the way: a kind and its parameters. The citizen's words for it come from the language files
//! and the catalogue; the `Display` here is for logs and holds no personal value.

use catalogue::Text;
use domain::{AgencyId, DocumentId, IntentId, LicenceId, QuestionId};

/// Something that stands in the way, and of what.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// The catalogue has no such intent.
    #[error("no intent {0} in the catalogue")]
    UnknownIntent(IntentId),
    /// The catalogue has no such licence.
    #[error("no licence {0} in the catalogue")]
    UnknownLicence(LicenceId),
    /// The catalogue has no such question.
    #[error("no question {0} in the catalogue")]
    UnknownQuestion(QuestionId),
    /// An answer is missing or cannot be taken as it is.
    #[error("{question}: {mistake}")]
    Answer {
        /// Which question; inside a group, the item's own question.
        question: QuestionId,
        /// The item of the group on the form, counted from 0.
        item: Option<usize>,
        /// What is wrong with it.
        mistake: Mistake,
    },
    /// A rule of the catalogue says no; the message is the catalogue's.
    #[error("{question}: a rule of the catalogue is not met")]
    Rule {
        /// The question to look at again; for an eligibility rule the first one it reads.
        question: QuestionId,
        /// The licence whose eligibility it is; `None` for a question's own check.
        licence: Option<LicenceId>,
        /// What to tell the citizen.
        message: Text,
    },
    /// Nobody has chosen a licence.
    #[error("no licence is chosen")]
    NothingChosen,
    /// The result has not been confirmed as it stands now.
    #[error("the result is not confirmed")]
    ResultOpen,
    /// The review has not been confirmed as it stands now.
    #[error("the review is not confirmed")]
    ReviewOpen,
    /// Nothing has been said about a document.
    #[error("{licence}: nothing is said about document {document}")]
    DocumentOpen {
        /// For which licence.
        licence: LicenceId,
        /// Which.
        document: DocumentId,
    },
    /// An agency may not be sent what it asks for, because the citizen has not agreed to just that.
    #[error("sharing with {0} is not agreed")]
    NotAgreed(AgencyId),
}

impl Problem {
    /// The question to look at again, where there is one.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Answer { question, .. } | Self::Rule { question, .. } | Self::UnknownQuestion(question) => {
                Some(question)
            }
            Self::UnknownIntent(_)
            | Self::UnknownLicence(_)
            | Self::NothingChosen
            | Self::ResultOpen
            | Self::ReviewOpen
            | Self::DocumentOpen { .. }
            | Self::NotAgreed(_) => None,
        }
    }

    pub(crate) fn required(question: &QuestionId) -> Self {
        Self::Answer { question: question.clone(), item: None, mistake: Mistake::Required }
    }

    /// The same problem, found in an item of a group.
    pub(crate) fn in_item(mut self, place: usize) -> Self {
        if let Self::Answer { item, .. } = &mut self {
            *item = Some(place);
        }
        self
    }
}

/// What can be wrong with one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// Nothing was given, and something must be.
    #[error("an answer is required")]
    Required,
    /// "I don't know yet" is not offered here.
    #[error("not knowing yet is no answer here")]
    MustKnow,
    /// A value of another kind; a caller's fault, not the citizen's.
    #[error("the value is of another kind")]
    OtherKind,
    /// Too many characters.
    #[error("longer than {max} characters")]
    TooLong {
        /// How many are allowed.
        max: usize,
    },
    /// Not a whole number.
    #[error("not a whole number")]
    NotANumber,
    /// Not an amount of money.
    #[error("not an amount")]
    NotAnAmount,
    /// A number or an amount outside its limits; money in minor units.
    #[error("outside {min} to {max}")]
    OutOfRange {
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
    },
    /// No such day.
    #[error("not a date")]
    NotADate,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    BadEmail,
    /// Not a telephone number.
    #[error("not a telephone number")]
    BadPhone,
    /// Not six digits.
    #[error("not a postcode")]
    BadPostcode,
    /// Not an NRIC or FIN, or its check letter does not fit.
    #[error("not a national id")]
    BadNationalId,
    /// Not in the shape of a UEN.
    #[error("not a business id")]
    BadBusinessId,
    /// Not among the options.
    #[error("not an option")]
    NotAnOption,
    /// A declaration that was not agreed to.
    #[error("the declaration is not made")]
    NotDeclared,
    /// A group with too few items.
    #[error("fewer than {min} items")]
    TooFewItems {
        /// How many there must be.
        min: usize,
    },
    /// A group with too many items.
    #[error("more than {max} items")]
    TooManyItems {
        /// How many there may be.
        max: usize,
    },
}
