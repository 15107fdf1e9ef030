//! Whether a condition compares like with like: an option that exists, a number with a number, a day with a day.
//! It knows the types of answers and nothing about what is answered.

use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, IdedExpr, LiteralValue, operators};
use domain::QuestionId;

use crate::condition::grammar;
use crate::load::{Mistakes, iso_date};
use crate::{Catalogue, Kind, Question};

use super::sites::Site;

pub(crate) fn check(catalogue: &Catalogue, sites: &[Site<'_>], mistakes: &Mistakes) {
    for site in sites {
        let Some(expression) = site.condition.expression() else { continue };
        let is_spoiled = |read: &QuestionId| mistakes.is_spoiled(format_args!("question {read}"));
        // What type an answer has whose own type was not understood, nobody knows.
        if site.condition.reads().iter().chain(&site.condition.names().inner).any(is_spoiled)
            || site.question().is_some_and(|question| is_spoiled(&question.id))
        {
            continue;
        }
        let mut reader = Reader { catalogue, value: site.value(), locals: Vec::new(), found: Vec::new() };
        let whole = reader.type_of(expression);
        reader.must_be_bool(&whole, "the condition");
        for message in reader.found {
            mistakes.error(&mistakes.place(&site.what()), message);
        }
    }
}

#[derive(Debug, Clone)]
enum Type<'a> {
    Bool,
    Int,
    Text,
    Date,
    /// A text in quotes.
    Quoted(&'a str),
    /// An option of that question.
    Option(&'a Question),
    /// Elements of one type.
    List(Box<Type<'a>>),
    /// A list in brackets.
    Written(Vec<Type<'a>>),
    /// An item of a group.
    Item(&'a Question),
    /// Something whose mistake has been reported, or a part of a dotted name.
    Any,
}

impl Type<'_> {
    fn name(&self) -> String {
        match self {
            Self::Bool => "a yes-or-no answer".to_owned(),
            Self::Int => "a number".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Date => "a day".to_owned(),
            Self::Quoted(text) => format!("the text \"{text}\""),
            Self::Option(question) => format!("an option of {}", question.id),
            Self::List(_) | Self::Written(_) => "a list".to_owned(),
            Self::Item(group) => format!("an item of {}", group.id),
            Self::Any => "something".to_owned(),
        }
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    value: Option<&'a Kind>,
    locals: Vec<(&'a str, Type<'a>)>,
    found: Vec<String>,
}

impl<'a> Reader<'a> {
    fn type_of(&mut self, expression: &'a IdedExpr) -> Type<'a> {
        if let Some(path) = grammar::path(expression) {
            return self.type_of_path(&path);
        }
        match &expression.expr {
            Expr::Literal(literal) => match literal {
                LiteralValue::Boolean(_) => Type::Bool,
                LiteralValue::Int(_) => Type::Int,
                LiteralValue::String(text) => Type::Quoted(text.inner()),
                LiteralValue::Bytes(_) | LiteralValue::Double(_) | LiteralValue::Null | LiteralValue::UInt(_) => {
                    Type::Any
                }
            },
            Expr::List(list) => Type::Written(list.elements.iter().map(|element| self.type_of(element)).collect()),
            Expr::Call(call) => self.type_of_call(call),
            Expr::Comprehension(fold) => self.type_of_fold(fold),
            Expr::Unspecified | Expr::Ident(_) | Expr::Select(_) | Expr::Map(_) | Expr::Struct(_) => Type::Any,
        }
    }

    fn type_of_path(&mut self, path: &[&str]) -> Type<'a> {
        let [root, rest @ ..] = path else { return Type::Any };
        if let Some((_, local)) = self.locals.iter().rev().find(|(name, _)| name == root) {
            return match (local.clone(), rest) {
                (local, []) => local,
                (Type::Item(group), rest) => self.type_in_item(group, &rest.join(".")),
                (Type::Any, _) => Type::Any,
                (local, _) => {
                    self.found.push(format!(
                        "\"{root}\" is {} and has no parts; take .{} out",
                        local.name(),
                        rest.join(".")
                    ));
                    Type::Any
                }
            };
        }
        match path {
            ["today"] => Type::Date,
            ["value"] => self.value.map_or(Type::Any, |kind| type_of_kind(kind, None)),
            parts => {
                let question = parts.join(".").parse::<QuestionId>().ok().and_then(|id| self.catalogue.question(&id));
                question.map_or(Type::Any, type_of_question)
            }
        }
    }

    fn type_in_item(&mut self, group: &'a Question, name: &str) -> Type<'a> {
        let asked = group.kind.item_questions().iter().find(|asked| asked.as_str() == name);
        match asked.and_then(|asked| self.catalogue.question(asked)) {
            Some(question) => type_of_question(question),
            None => {
                let asks: Vec<&str> = group.kind.item_questions().iter().map(QuestionId::as_str).collect();
                self.found.push(format!("an item of {} has no \"{name}\"; it has {}", group.id, asks.join(", ")));
                Type::Any
            }
        }
    }

    fn type_of_call(&mut self, call: &'a CallExpr) -> Type<'a> {
        let target = call.target.as_deref().map(|target| self.type_of(target));
        let arguments: Vec<Type<'a>> = call.args.iter().map(|argument| self.type_of(argument)).collect();
        match (call.func_name.as_str(), target.as_ref(), arguments.as_slice()) {
            (operators::LOGICAL_AND | operators::LOGICAL_OR, _, sides) => {
                sides.iter().for_each(|side| self.must_be_bool(side, "each side of && and ||"));
                Type::Bool
            }
            (operators::LOGICAL_NOT, _, [side]) => {
                self.must_be_bool(side, "what stands after !");
                Type::Bool
            }
            (operators::NOT_STRICTLY_FALSE, _, _) => Type::Bool,
            (operators::CONDITIONAL, _, [condition, yes, no]) => {
                self.must_be_bool(condition, "what stands before ?");
                if matches!(yes, Type::Any) { no.clone() } else { yes.clone() }
            }
            (operators::EQUALS | operators::NOT_EQUALS, _, [left, right]) => {
                self.compare(left, right);
                Type::Bool
            }
            (
                operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS,
                _,
                [left, right],
            ) => {
                self.order(left, right);
                Type::Bool
            }
            (operators::IN, _, [left, right]) => {
                self.member(left, right);
                Type::Bool
            }
            (operators::ADD, _, [left, right]) => self.sum(left, right),
            (
                operators::SUBSTRACT | operators::MULTIPLY | operators::DIVIDE | operators::MODULO | operators::NEGATE,
                _,
                sides,
            ) => {
                sides.iter().for_each(|side| self.must_be_int(side));
                Type::Int
            }
            ("size", Some(of), []) | ("size", None, [of]) => {
                if !matches!(of, Type::Text | Type::Quoted(_) | Type::List(_) | Type::Written(_) | Type::Any) {
                    self.found.push(format!("{} has no size; use size() on groups, choices and texts", of.name()));
                }
                Type::Int
            }
            ("contains" | "startsWith" | "endsWith", Some(of), [_]) => {
                if !matches!(of, Type::Text | Type::Quoted(_) | Type::Any) {
                    self.found.push(format!("{} is not a text; compare it with ==, or use in for lists", of.name()));
                }
                Type::Bool
            }
            (name, _, _) => {
                self.found.push(format!("{name}() is not used like this; see FORMAT.md for examples"));
                Type::Any
            }
        }
    }

    /// `exists`, `all` and their kin, as CEL unfolds them.
    fn type_of_fold(&mut self, fold: &'a ComprehensionExpr) -> Type<'a> {
        let element = match self.type_of(&fold.iter_range) {
            Type::List(element) => *element,
            Type::Written(elements) => elements.into_iter().next().unwrap_or(Type::Any),
            Type::Any => Type::Any,
            other @ (Type::Bool
            | Type::Int
            | Type::Text
            | Type::Date
            | Type::Quoted(_)
            | Type::Option(_)
            | Type::Item(_)) => {
                self.found.push(format!("{} is not a group or a list; exists and all need one", other.name()));
                Type::Any
            }
        };
        let start = self.type_of(&fold.accu_init);
        let start = if matches!(start, Type::Written(_) | Type::List(_)) { Type::Any } else { start };
        let outer = self.locals.len();
        self.locals.push((&fold.iter_var, element));
        self.locals.push((&fold.accu_var, start));
        let step = self.type_of(&fold.loop_step);
        if let Some((_, accumulated)) = self.locals.last_mut() {
            *accumulated = step;
        }
        let result = self.type_of(&fold.result);
        self.locals.truncate(outer);
        result
    }

    fn must_be_bool(&mut self, found: &Type<'_>, what: &str) {
        if !matches!(found, Type::Bool | Type::Any) {
            self.found
                .push(format!("{what} has to be true or false and is {}; compare it with something", found.name()));
        }
    }

    fn must_be_int(&mut self, found: &Type<'_>) {
        if !matches!(found, Type::Int | Type::Any) {
            self.found.push(format!("{} cannot be reckoned with; only numbers can", found.name()));
        }
    }

    fn compare(&mut self, left: &Type<'a>, right: &Type<'a>) {
        match (left, right) {
            (Type::Any, _)
            | (_, Type::Any)
            | (Type::Bool, Type::Bool)
            | (Type::Int, Type::Int)
            | (Type::Date, Type::Date)
            | (Type::Text | Type::Quoted(_) | Type::Option(_), Type::Text)
            | (Type::Text, Type::Quoted(_) | Type::Option(_))
            | (Type::Quoted(_), Type::Quoted(_))
            | (Type::Option(_), Type::Option(_)) => {}
            (Type::Option(question), Type::Quoted(text)) | (Type::Quoted(text), Type::Option(question)) => {
                if !question.kind.choices().iter().any(|choice| choice.id == *text) {
                    let options: Vec<&str> = question.kind.choices().iter().map(|choice| choice.id.as_str()).collect();
                    let options = options.join(", ");
                    self.found.push(format!("{} has no option \"{text}\"; its options are {options}", question.id));
                }
            }
            (Type::Date, Type::Quoted(text)) | (Type::Quoted(text), Type::Date) => {
                if iso_date(text).is_none() {
                    self.found.push(format!("\"{text}\" is not a day; write one that exists, as 2026-11-22"));
                }
            }
            (left, right) => {
                let advice = "compare like with like";
                self.found.push(format!("{} is compared with {}; {advice}", left.name(), right.name()));
            }
        }
    }

    fn order(&mut self, left: &Type<'a>, right: &Type<'a>) {
        match (left, right) {
            (Type::Any, _) | (_, Type::Any) | (Type::Int, Type::Int) => {}
            (Type::Date, Type::Date | Type::Quoted(_)) | (Type::Quoted(_), Type::Date) => self.compare(left, right),
            (left, right) => {
                let advice = "only numbers and days are more or less than another";
                self.found.push(format!("{} is compared with {}; {advice}", left.name(), right.name()));
            }
        }
    }

    fn member(&mut self, left: &Type<'a>, right: &Type<'a>) {
        match right {
            Type::List(element) => self.compare(left, element),
            Type::Written(elements) => elements.iter().for_each(|element| self.compare(left, element)),
            Type::Any => {}
            Type::Bool | Type::Int | Type::Text | Type::Date | Type::Quoted(_) | Type::Option(_) | Type::Item(_) => {
                let advice = "write a list in brackets or a question of type choices";
                self.found.push(format!("\"in\" looks into a list and finds {}; {advice}", right.name()));
            }
        }
    }

    fn sum(&mut self, left: &Type<'a>, right: &Type<'a>) -> Type<'a> {
        let element = |side: &Type<'a>| match side {
            Type::List(element) => Some((**element).clone()),
            Type::Written(elements) => elements.first().cloned(),
            Type::Bool
            | Type::Int
            | Type::Text
            | Type::Date
            | Type::Quoted(_)
            | Type::Option(_)
            | Type::Item(_)
            | Type::Any => None,
        };
        if let Some(element) = element(left).or_else(|| element(right)) {
            return Type::List(Box::new(element));
        }
        match (left, right) {
            (Type::Text | Type::Quoted(_), Type::Text | Type::Quoted(_)) => Type::Text,
            (left, right) => {
                self.must_be_int(left);
                self.must_be_int(right);
                Type::Int
            }
        }
    }
}

fn type_of_question(question: &Question) -> Type<'_> {
    type_of_kind(&question.kind, Some(question))
}

/// The type of an answer; options and items are only known with their question.
fn type_of_kind<'a>(kind: &'a Kind, question: Option<&'a Question>) -> Type<'a> {
    match kind {
        Kind::YesNo | Kind::Declaration => Type::Bool,
        Kind::Choice(_) => question.map_or(Type::Text, Type::Option),
        Kind::Choices(_) => Type::List(Box::new(question.map_or(Type::Text, Type::Option))),
        Kind::Whole { .. } | Kind::Money { .. } => Type::Int,
        Kind::Date => Type::Date,
        Kind::Group { .. } => Type::List(Box::new(question.map_or(Type::Any, Type::Item))),
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Phone
        | Kind::Email
        | Kind::Postcode
        | Kind::NationalId
        | Kind::BusinessId => Type::Text,
    }
}
