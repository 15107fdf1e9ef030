//! What a licence costs, in whole minor units. Reckoning a visit's fees from answers is `journey`'s work.

use domain::QuestionId;
use domain::application::Action;

use crate::{Condition, Text};

/// One line of a licence's fees.
#[derive(Debug, Clone, PartialEq)]
pub struct Fee {
    /// What it is for.
    pub label: Text,
    /// Only in this case; always if absent.
    pub when: Option<Condition>,
    /// How much.
    pub rule: FeeRule,
    /// When it falls due.
    pub payable: Payable,
    /// Whether it comes back if the licence is refused.
    pub refundable: bool,
    /// For which actions it is asked.
    pub actions: Vec<Action>,
}

/// How an amount is found. Amounts are minor units of the catalogue's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeeRule {
    /// Always the same.
    Flat(i64),
    /// So much for each of what a whole-number question counts.
    Per {
        /// The question that counts.
        question: QuestionId,
        /// For each.
        amount: i64,
    },
    /// From a table without gaps or overlaps.
    Table {
        /// The question whose number chooses the row.
        by: QuestionId,
        /// In rising order.
        rows: Vec<Slab>,
    },
    /// The agency says how much when it approves.
    SetByAgency,
}

impl FeeRule {
    /// The question whose answer the amount depends on.
    #[must_use]
    pub fn reads(&self) -> Option<&QuestionId> {
        match self {
            Self::Per { question, .. } | Self::Table { by: question, .. } => Some(question),
            Self::Flat(_) | Self::SetByAgency => None,
        }
    }
}

/// A row of a fee table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slab {
    /// Up to and including; `None` is all above.
    pub upto: Option<i64>,
    /// What it costs.
    pub amount: i64,
}

/// When a fee falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payable {
    /// With the application.
    OnSubmit,
    /// When the licence is granted.
    OnApproval,
}
