//! What a citizen can answer. One closed type for the bank's kinds of question, so that every reader matches in full.

use std::collections::BTreeMap;

use crate::{Date, Personal, QuestionId};

/// An answer to a question: a value, or an honest "I don't know yet" where the catalogue allows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The citizen has said it.
    Known(Value),
    /// The citizen has said that they cannot tell yet; conditions treat it as not answered, the interview does not ask again.
    NotYet,
}

/// A value of one of the bank's types.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `yes_no`, and `declaration` once agreed to.
    YesNo(bool),
    /// `choice`: the option's id.
    Choice(String),
    /// `choices`: option ids in the catalogue's order.
    Choices(Vec<String>),
    /// `text`, `long_text`, `phone`, `email`, `postcode`, `national_id`, `business_id`: as normalised when it was answered.
    Text(Personal<String>),
    /// `whole`: a whole number in the unit that the question names.
    Whole(i64),
    /// `money`: minor units of the catalogue's currency.
    Money(i64),
    /// `date`.
    Date(Date),
    /// `group`: items in the order they were added.
    Group(Vec<Item>),
}

/// One item of a group: one owner, one storage tank.
pub type Item = BTreeMap<QuestionId, Value>;
