//! What conditions see: the answers so far and today's date. Its `Debug` names questions and shows no answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use cel::common::types::{CelBool, CelInt, CelList, CelMap, CelMapKey, CelString};
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use domain::{Date, Item, QuestionId, Value};

/// Answers under their dotted ids, as CEL values. Cheap to clone: what is set on a clone is kept beside the rest.
#[derive(Clone)]
pub struct Facts {
    today: Arc<dyn Val>,
    value: Option<Arc<dyn Val>>,
    answers: Arc<Answers>,
    /// What was set while `answers` belonged to a clone too; it wins.
    beside: Answers,
}

type Answers = BTreeMap<String, Arc<dyn Val>>;

impl Facts {
    /// Nothing answered yet; conditions see this day as `today`.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            today: Arc::new(CelString::from(today.to_string())),
            value: None,
            answers: Arc::default(),
            beside: Answers::new(),
        }
    }

    /// Takes an answer, in place of an earlier one.
    pub fn set(&mut self, question: &QuestionId, value: &Value) {
        self.put(question.as_str().to_owned(), seen(value).into());
    }

    fn put(&mut self, question: String, value: Arc<dyn Val>) {
        match Arc::get_mut(&mut self.answers) {
            Some(answers) => {
                self.beside.remove(&question);
                answers.insert(question, value);
            }
            None => {
                self.beside.insert(question, value);
            }
        }
    }

    /// Takes over what other facts know of a question; nothing where they know nothing.
    pub fn take_over(&mut self, question: &QuestionId, other: &Self) {
        if let Some(value) = other.find(question.as_str()) {
            self.put(question.as_str().to_owned(), Arc::clone(value));
        }
    }

    /// Whether the question is answered.
    #[must_use]
    pub fn has(&self, question: &QuestionId) -> bool {
        self.find(question.as_str()).is_some()
    }

    fn find(&self, question: &str) -> Option<&Arc<dyn Val>> {
        self.beside.get(question).or_else(|| self.answers.get(question))
    }

    /// These facts as seen from within an item of a group: the item's answers stand under their own ids and win.
    #[must_use]
    pub fn with_item(&self, item: &Item) -> Self {
        let mut facts = self.clone();
        for (question, value) in item {
            facts.set(question, value);
        }
        facts
    }

    /// These facts as a question's checks see them: the answer in question is `value`.
    #[must_use]
    pub fn with_value(&self, value: &Value) -> Self {
        Self { value: Some(seen(value).into()), ..self.clone() }
    }

    /// Forgets an answer; the enumeration of the checker goes back and forth.
    pub(crate) fn unset(&mut self, question: &QuestionId) {
        self.beside.remove(question.as_str());
        if self.answers.contains_key(question.as_str()) {
            Arc::make_mut(&mut self.answers).remove(question.as_str());
        }
    }
}

impl VariableResolver for Facts {
    /// CEL asks for the longest dotted name first, so that an answer is found under the id of its question.
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let value = match variable {
            "today" => &self.today,
            "value" => self.value.as_ref()?,
            question => self.find(question)?,
        };
        Some(CowVal::Borrowed(&**value))
    }
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: BTreeSet<&String> = self.answers.keys().chain(self.beside.keys()).collect();
        f.debug_tuple("Facts").field(&names.into_iter().collect::<Vec<_>>()).finish()
    }
}

/// An answer as conditions see it.
fn seen(value: &Value) -> Box<dyn Val> {
    match value {
        Value::YesNo(answer) => Box::new(CelBool::from(*answer)),
        Value::Choice(option) => Box::new(CelString::from(option.clone())),
        Value::Choices(options) => {
            let options = options.iter().map(|option| -> Box<dyn Val> { Box::new(CelString::from(option.clone())) });
            Box::new(CelList::from(options.collect::<Vec<_>>()))
        }
        Value::Text(text) => Box::new(CelString::from(text.reveal().clone())),
        Value::Whole(number) | Value::Money(number) => Box::new(CelInt::from(*number)),
        Value::Date(date) => Box::new(CelString::from(date.to_string())),
        Value::Group(items) => {
            Box::new(CelList::from(items.iter().map(|item| Branch::of(item).into_map()).collect::<Vec<_>>()))
        }
    }
}

/// An item on its way from dotted ids to maps within maps: `person.name` is `name` in `person`.
#[derive(Default)]
struct Branch {
    leaf: Option<Box<dyn Val>>,
    branches: BTreeMap<String, Branch>,
}

impl Branch {
    fn of(item: &Item) -> Self {
        let mut root = Self::default();
        for (question, value) in item {
            let mut branch = &mut root;
            for part in question.as_str().split('.') {
                branch = branch.branches.entry(part.to_owned()).or_default();
            }
            branch.leaf = Some(seen(value));
        }
        root
    }

    fn into_map(self) -> Box<dyn Val> {
        if let Some(leaf) = self.leaf {
            return leaf;
        }
        let entries: HashMap<CelMapKey<'static>, Box<dyn Val>> =
            self.branches.into_iter().map(|(part, branch)| (CelMapKey::from(part), branch.into_map())).collect();
        Box::new(CelMap::from(entries))
    }
}
