//! Answers that tell conditions apart, for whoever tries every way through a form. It is the checker's own choice of them.

use domain::Value;

use crate::check::answers::Written;
use crate::{Catalogue, Condition, Question};

impl Catalogue {
    /// Answers to a question that make each of some conditions true and false, as far as the question decides it: options
    /// that are named and some that are not, numbers and days just beside those named, groups of few items. The items
    /// hold the answers that the conditions look at and no others.
    #[must_use]
    pub fn telling(&self, question: &Question, conditions: &[&Condition]) -> Vec<Value> {
        let mut written = Written::to_show();
        conditions.iter().for_each(|condition| written.add(condition));
        written.tries(&question.kind, self).values
    }
}
