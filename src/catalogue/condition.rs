//! Conditions: CEL expressions over answers, true, false or not known yet. An unanswered question is an undeclared
//! name, and CEL's own `&&` and `||` absorb it where the other side decides. A condition never reads a clock.

mod facts;
pub(crate) mod grammar;

use std::fmt;
use std::sync::{Arc, LazyLock};

use cel::common::types::CelBool;
use cel::parser::Expression;
use cel::{Context, Env, Value};
use domain::QuestionId;

pub use facts::Facts;
pub use grammar::ConditionError;

use grammar::{Named, Names};

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds, whatever else is answered.
    True,
    /// It does not hold, whatever else is answered.
    False,
    /// It depends on what is not answered yet.
    Unknown,
}

/// A condition that has been read and found free of forms that an answer could turn back.
#[derive(Clone)]
pub struct Condition(Arc<Inner>);

struct Inner {
    source: String,
    /// None for a condition that always holds.
    expression: Option<Expression>,
    names: Names,
}

static ENVIRONMENT: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

impl Condition {
    /// Reads an expression that uses no named conditions.
    ///
    /// # Errors
    /// Where it is not an expression, or uses what conditions may not use.
    pub fn parse(source: &str) -> Result<Self, ConditionError> {
        Self::parse_with(source, &Named::default())
    }

    pub(crate) fn parse_with(source: &str, named: &Named) -> Result<Self, ConditionError> {
        let expression = grammar::expand(grammar::parse(source)?, named)?;
        let names = grammar::names(&expression)?;
        Ok(Self(Arc::new(Inner { source: source.to_owned(), expression: Some(expression), names })))
    }

    /// A named condition under its name, with those it refers to in their places; `None` where that cannot be done.
    pub(crate) fn named(name: &str, named: &Named) -> Option<Self> {
        let expression = grammar::expand(named.0.get(name)?.clone(), named).ok()?;
        let names = grammar::names(&expression).ok()?;
        Some(Self(Arc::new(Inner { source: format!("is.{name}"), expression: Some(expression), names })))
    }

    /// The condition that holds for everybody.
    #[must_use]
    pub fn always() -> Self {
        Self(Arc::new(Inner { source: "true".to_owned(), expression: None, names: Names::default() }))
    }

    /// What is known of it, given what is answered.
    #[must_use]
    pub fn truth(&self, facts: &Facts) -> Truth {
        let Some(expression) = &self.0.expression else {
            return Truth::True;
        };
        let mut context = Context::with_env(Arc::clone(&ENVIRONMENT));
        context.set_variable_resolver(facts);
        let result = Value::resolve_val(expression, &context);
        match result.as_deref().ok().and_then(|value| value.downcast_ref::<CelBool>()).map(|value| *value.inner()) {
            Some(true) => Truth::True,
            Some(false) => Truth::False,
            None => Truth::Unknown,
        }
    }

    /// The questions whose answers it may depend on, each once, in the order they stand in it.
    #[must_use]
    pub fn reads(&self) -> &[QuestionId] {
        &self.0.names.questions
    }

    /// The texts that stand in it in quotes, such as the options it compares answers with.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.0.names.texts
    }

    /// Tells this condition from every other of its catalogue while that lives; copies of it have the same.
    #[must_use]
    pub fn key(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    /// The expression as written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.0.source
    }

    pub(crate) fn expression(&self) -> Option<&Expression> {
        self.0.expression.as_ref()
    }

    pub(crate) fn names(&self) -> &Names {
        &self.0.names
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.0.source == other.0.source && self.0.expression == other.0.expression
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Condition({})", self.0.source)
    }
}
