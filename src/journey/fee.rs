//! What the chosen licences cost, as far as it is known. Amounts are whole minor units; a fee that cannot be reckoned yet
//! says so and is never shown as nothing.

use catalogue::{Fee, FeeRule, Payable, Text, Truth};
use domain::{Answer, LicenceId, Money, QuestionId, Value};

use crate::Visit;
use crate::path::Path;

/// The fees of all chosen licences.
#[derive(Debug, Clone, PartialEq)]
pub struct Fees {
    /// By licence, in the catalogue's order.
    pub lines: Vec<FeeLine>,
    /// The sum of what is known.
    pub total: Money,
    /// Whether something will be added: set by an agency, or waiting for an answer.
    pub open: bool,
}

/// One fee of one licence.
#[derive(Debug, Clone, PartialEq)]
pub struct FeeLine {
    /// Which licence.
    pub licence: LicenceId,
    /// What it is for.
    pub label: Text,
    /// How much.
    pub amount: Amount,
    /// When it falls due.
    pub payable: Payable,
    /// Whether it comes back if the licence is refused.
    pub refundable: bool,
}

/// How much a fee is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So much.
    Of(Money),
    /// The agency says so when it approves.
    SetByAgency,
    /// It depends on an answer that is not there yet.
    Waits,
}

impl Amount {
    /// The money, where it is known.
    #[must_use]
    pub fn known(self) -> Option<Money> {
        match self {
            Self::Of(money) => Some(money),
            Self::SetByAgency | Self::Waits => None,
        }
    }
}

impl Visit {
    /// What the chosen licences cost by the answers so far.
    #[must_use]
    pub fn fees(&self) -> Fees {
        let path = self.path();
        let chosen = self.chosen_on(&path);
        let lines: Vec<FeeLine> = chosen
            .iter()
            .filter_map(|id| self.catalogue().licence(id))
            .flat_map(|licence| {
                let action = self.action_for(licence);
                let fees = licence.fees.iter().filter(move |fee| fee.actions.contains(&action));
                fees.map(|fee| (&licence.id, fee))
            })
            .filter_map(|(licence, fee)| self.fee_line(&path, licence, fee))
            .collect();
        let known = lines.iter().filter_map(|line| line.amount.known());
        let total = Money::sum(self.catalogue().currency, known.map(|money| money.minor));
        let open = lines.iter().any(|line| line.amount.known().is_none());
        Fees { lines, total, open }
    }

    /// The longest time that a chosen licence takes to be decided, in working days.
    #[must_use]
    pub fn longest_wait_days(&self) -> Option<u32> {
        let chosen = self.chosen();
        let licences = chosen.iter().filter_map(|id| self.catalogue().licence(id));
        licences.filter_map(|licence| licence.processing_days_for(self.action_for(licence))).max()
    }

    fn fee_line(&self, path: &Path<'_>, licence: &LicenceId, fee: &Fee) -> Option<FeeLine> {
        let amount = match fee.when.as_ref().map_or(Truth::True, |when| path.truth(when)) {
            Truth::False => return None,
            Truth::Unknown => Amount::Waits,
            Truth::True => self.amount(path, &fee.rule),
        };
        let (payable, refundable) = (fee.payable, fee.refundable);
        Some(FeeLine { licence: licence.clone(), label: fee.label.clone(), amount, payable, refundable })
    }

    fn amount(&self, path: &Path<'_>, rule: &FeeRule) -> Amount {
        let of = |minor| Amount::Of(Money::new(minor, self.catalogue().currency));
        match rule {
            FeeRule::Flat(amount) => of(*amount),
            FeeRule::Per { question, amount } => {
                count(path, question).map_or(Amount::Waits, |count| of(amount.saturating_mul(count)))
            }
            FeeRule::Table { by, rows } => {
                let row = count(path, by)
                    .and_then(|number| rows.iter().find(|row| row.upto.is_none_or(|upto| number <= upto)));
                row.map_or(Amount::Waits, |row| of(row.amount))
            }
            FeeRule::SetByAgency => Amount::SetByAgency,
        }
    }
}

/// The number an answer stands for: the number itself, or how many were chosen or added.
fn count(path: &Path<'_>, question: &QuestionId) -> Option<i64> {
    match path.answer(question)? {
        Answer::Known(Value::Whole(number) | Value::Money(number)) => Some(*number),
        Answer::Known(Value::Choices(chosen)) => i64::try_from(chosen.len()).ok(),
        Answer::Known(Value::Group(items)) => i64::try_from(items.len()).ok(),
        Answer::Known(Value::YesNo(_) | Value::Choice(_) | Value::Text(_) | Value::Date(_)) | Answer::NotYet => None,
    }
}
