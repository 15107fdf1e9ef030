//! The question bank: what can be asked, once for all licences. It does not judge answers; `journey` does.

use domain::QuestionId;

use crate::{Condition, Text};

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name, `premises`.
    pub id: String,
    /// As shown.
    pub title: Text,
}

/// A question of the bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name, `premises.floor_area`.
    pub id: QuestionId,
    /// Place in the author's order, from 0.
    pub order: u32,
    /// The [`Section`] it stands in.
    pub section: String,
    /// What can be answered.
    pub kind: Kind,
    /// The question.
    pub label: Text,
    /// How to answer it.
    pub hint: Option<Text>,
    /// Why it is asked.
    pub why: Option<Text>,
    /// Asked only in this case; always if absent.
    pub when: Option<Condition>,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether "I don't know yet" is an answer.
    pub may_not_know: bool,
    /// Whether the answer is hidden from people standing behind.
    pub sensitive: bool,
    /// What an answer has to satisfy.
    pub checks: Vec<Check>,
}

/// Something an answer has to satisfy.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// True where all is well; sees the answer as `value`.
    pub rule: Condition,
    /// What to read where it is false.
    pub message: Text,
}

/// What can be answered to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any of these.
    Choices(Vec<Choice>),
    /// One line.
    Text {
        /// Most characters.
        max: usize,
    },
    /// Several lines.
    LongText {
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Whole {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
        /// `m²`, `seats`.
        unit: Option<Text>,
    },
    /// An amount in minor units.
    Money {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// A day.
    Date,
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// A postcode.
    Postcode,
    /// The national identity number, with its check letter.
    NationalId,
    /// The number of a registered business.
    BusinessId,
    /// A list of items, each with its own questions.
    Group {
        /// Fewest items.
        min: usize,
        /// Most items.
        max: usize,
        /// What one item is called.
        item: Text,
        /// Asked for each item.
        asks: Vec<QuestionId>,
    },
    /// A statement to agree to.
    Declaration,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name in conditions.
    pub id: String,
    /// As shown.
    pub label: Text,
    /// What it means.
    pub hint: Option<Text>,
}

impl Kind {
    /// The type's name in the files and on the wire.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Text { .. } => "text",
            Self::LongText { .. } => "long_text",
            Self::Whole { .. } => "whole",
            Self::Money { .. } => "money",
            Self::Date => "date",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::NationalId => "national_id",
            Self::BusinessId => "business_id",
            Self::Group { .. } => "group",
            Self::Declaration => "declaration",
        }
    }

    /// The options; none for a type without.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) | Self::Choices(choices) => choices,
            Self::YesNo
            | Self::Text { .. }
            | Self::LongText { .. }
            | Self::Whole { .. }
            | Self::Money { .. }
            | Self::Date
            | Self::Phone
            | Self::Email
            | Self::Postcode
            | Self::NationalId
            | Self::BusinessId
            | Self::Group { .. }
            | Self::Declaration => &[],
        }
    }

    /// The questions of each item; none for a type without items.
    #[must_use]
    pub fn item_questions(&self) -> &[QuestionId] {
        match self {
            Self::Group { asks, .. } => asks,
            Self::YesNo
            | Self::Choice(_)
            | Self::Choices(_)
            | Self::Text { .. }
            | Self::LongText { .. }
            | Self::Whole { .. }
            | Self::Money { .. }
            | Self::Date
            | Self::Phone
            | Self::Email
            | Self::Postcode
            | Self::NationalId
            | Self::BusinessId
            | Self::Declaration => &[],
        }
    }
}
