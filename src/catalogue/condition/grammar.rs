//! The part of CEL that conditions may use. Whatever an answer given later could turn back, whatever reads a clock and
//! whatever has no bound is refused here, with a sentence that says what to write instead.

use std::collections::BTreeMap;

use cel::common::ast::{Expr, IdedExpr, LiteralValue, operators};
use cel::parser::{Expression, PrattParser};
use domain::QuestionId;

/// Longest expression; a longer one is a case for named conditions.
const SOURCE_MAX: usize = 2_000;
/// Largest expression once the named conditions stand in their places.
const NODES_MAX: usize = 4_000;
const DEPTH_MAX: usize = 64;
const NESTING_MAX: usize = 24;

/// Functions that read their arguments and nothing else.
const FUNCTIONS: [&str; 4] = ["size", "contains", "startsWith", "endsWith"];
const OPERATORS: [&str; 18] = [
    operators::CONDITIONAL,
    operators::LOGICAL_AND,
    operators::LOGICAL_OR,
    operators::LOGICAL_NOT,
    operators::SUBSTRACT,
    operators::ADD,
    operators::MULTIPLY,
    operators::DIVIDE,
    operators::MODULO,
    operators::EQUALS,
    operators::NOT_EQUALS,
    operators::GREATER_EQUALS,
    operators::LESS_EQUALS,
    operators::GREATER,
    operators::LESS,
    operators::NEGATE,
    operators::NOT_STRICTLY_FALSE,
    operators::IN,
];

/// Why a text is not a condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConditionError {
    /// Not CEL.
    #[error("this is not an expression: {0}; write for example premises.type == \"shop\" && food.seats > 20")]
    Syntax(String),
    /// Too much at once.
    #[error("this expression is too large; split it into named conditions in conditions.toml")]
    TooLarge,
    /// A form of CEL that conditions may not use.
    #[error("{form} may not be used in a condition; {instead}")]
    Refused {
        /// As written.
        form: String,
        /// What to write.
        instead: &'static str,
    },
    /// `is.NAME` without such a name.
    #[error("there is no named condition \"{0}\"; add it to conditions.toml or correct the name")]
    UnknownName(String),
    /// A named condition that needs itself.
    #[error("the named condition \"{0}\" refers to itself; take one of the references out")]
    Circular(String),
    /// A name that cannot be a question's id.
    #[error("{0}; questions are named as in premises.floor_area")]
    Name(String),
}

/// Named conditions by name, as `is.NAME` finds them.
#[derive(Debug, Default)]
pub(crate) struct Named(pub(crate) BTreeMap<String, Expression>);

/// What an expression names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Each once, in order.
    pub(crate) questions: Vec<QuestionId>,
    /// Whether it sees the answer in question.
    pub(crate) value: bool,
    /// Whether it sees the day.
    pub(crate) today: bool,
    /// Questions of items, as `person.citizen` in `o.person.citizen`.
    pub(crate) inner: Vec<QuestionId>,
    /// Variables of `exists` and its kin.
    pub(crate) loops: Vec<String>,
    /// Texts in quotes, such as the options it compares an answer with.
    pub(crate) texts: Vec<String>,
}

/// Reads an expression; `is.NAME` still stands in it.
pub(crate) fn parse(source: &str) -> Result<Expression, ConditionError> {
    if source.len() > SOURCE_MAX {
        return Err(ConditionError::TooLarge);
    }
    if source.trim().is_empty() {
        return Err(ConditionError::Syntax("it is empty".to_owned()));
    }
    if nesting(source) > NESTING_MAX {
        return Err(ConditionError::TooLarge);
    }
    let expression = PrattParser::new()
        .max_recursion_depth(48)
        .max_expression_node_count(NODES_MAX)
        .parse(source)
        .map_err(|errors| slip(source).unwrap_or_else(|| ConditionError::Syntax(first_line(&errors.errors))))?;
    allowed(&expression, 0)?;
    Ok(expression)
}

/// How deep brackets stand in one another, so that no parser has to find out.
fn nesting(source: &str) -> usize {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for character in source.chars() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What is usually meant by a text that is no expression.
fn slip(source: &str) -> Option<ConditionError> {
    let mut outside = String::new();
    let mut quote = None;
    for character in source.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            None if matches!(character, '\'' | '"') => quote = Some(character),
            Some(_) => {}
            None => outside.push(character),
        }
    }
    let alone = outside.replace("==", "").replace("!=", "").replace("<=", "").replace(">=", "");
    let words: Vec<String> = outside.split_whitespace().map(str::to_ascii_lowercase).collect();
    let has = |word: &str| words.iter().any(|found| found == word);
    if source.contains(['“', '”', '‘', '’']) {
        Some(refused("a curly quotation mark", "write '..' with straight ones"))
    } else if quote.is_some() {
        Some(refused("a quotation mark without its second half", "write '..' around each text"))
    } else if alone.contains('=') {
        Some(refused("a single =", "write == for \"is the same as\""))
    } else if has("and") || alone.replace("&&", "").contains('&') {
        Some(refused("\"and\" or a single &", "write && between two conditions that both have to hold"))
    } else if has("or") || alone.replace("||", "").contains('|') {
        Some(refused("\"or\" or a single |", "write || between two conditions of which one has to hold"))
    } else if has("not") {
        Some(refused("\"not\"", "write ! before a condition that must not hold"))
    } else if has("is") {
        Some(refused("\"is\"", "write == for \"is the same as\""))
    } else {
        None
    }
}

fn first_line(errors: &[cel::ParseError]) -> String {
    errors.first().map_or_else(
        || "it cannot be read".to_owned(),
        |error| format!("{} (character {})", error.msg.lines().next().unwrap_or_default(), error.pos.1.max(1)),
    )
}

fn refused(form: &str, instead: &'static str) -> ConditionError {
    ConditionError::Refused { form: form.to_owned(), instead }
}

/// Walks an expression and refuses what conditions may not use.
fn allowed(expression: &IdedExpr, depth: usize) -> Result<(), ConditionError> {
    if depth > DEPTH_MAX {
        return Err(ConditionError::TooLarge);
    }
    match &expression.expr {
        Expr::Unspecified => Err(ConditionError::Syntax("a part is missing".to_owned())),
        Expr::Ident(_) => Ok(()),
        Expr::Literal(literal) => match literal {
            LiteralValue::Boolean(_) | LiteralValue::Int(_) | LiteralValue::String(_) => Ok(()),
            LiteralValue::Double(_) | LiteralValue::UInt(_) => {
                Err(refused("a number with a point or a suffix", "write whole numbers, and money in cents"))
            }
            LiteralValue::Bytes(_) => Err(refused("a bytes literal", "write a text in quotes")),
            LiteralValue::Null => Err(refused("null", "an unanswered question needs no test: it is unknown by itself")),
        },
        Expr::List(list) => list.elements.iter().try_for_each(|element| allowed(element, depth + 1)),
        Expr::Map(_) | Expr::Struct(_) => Err(refused("a map in braces", "compare answers one by one")),
        Expr::Select(select) if select.test => {
            Err(refused("has()", "an unanswered question needs no test: it is unknown by itself"))
        }
        Expr::Select(select) => allowed(&select.operand, depth + 1),
        Expr::Call(call) => {
            let name = call.func_name.as_str();
            if name == operators::INDEX {
                return Err(refused("an index in brackets", "use exists(x, ..) or all(x, ..) over the group"));
            }
            if !OPERATORS.contains(&name) && !FUNCTIONS.contains(&name) {
                return Err(refused(
                    &format!("{name}()"),
                    "there are size, contains, startsWith, endsWith, exists, exists_one, all, filter and map",
                ));
            }
            call.target.iter().try_for_each(|target| allowed(target, depth + 1))?;
            call.args.iter().try_for_each(|argument| allowed(argument, depth + 1))
        }
        Expr::Comprehension(fold) => {
            [&fold.iter_range, &fold.accu_init, &fold.loop_cond, &fold.loop_step, &fold.result]
                .into_iter()
                .try_for_each(|part| allowed(part, depth + 1))
        }
    }
}

/// Puts the named conditions in the places of `is.NAME`.
pub(crate) fn expand(mut expression: Expression, named: &Named) -> Result<Expression, ConditionError> {
    let mut nodes = 0;
    replace(&mut expression, named, &mut Vec::new(), &mut nodes)?;
    Ok(expression)
}

fn replace(
    expression: &mut IdedExpr,
    named: &Named,
    under: &mut Vec<String>,
    nodes: &mut usize,
) -> Result<(), ConditionError> {
    *nodes += 1;
    if *nodes > NODES_MAX || under.len() > DEPTH_MAX {
        return Err(ConditionError::TooLarge);
    }
    if let Some(name) = named_condition(expression) {
        let name = name.to_owned();
        if under.contains(&name) {
            return Err(ConditionError::Circular(name));
        }
        let Some(found) = named.0.get(&name) else {
            return Err(ConditionError::UnknownName(name));
        };
        expression.expr = found.expr.clone();
        under.push(name);
        replace(expression, named, under, nodes)?;
        under.pop();
        return Ok(());
    }
    for part in parts_mut(expression) {
        replace(part, named, under, nodes)?;
    }
    Ok(())
}

/// The name in `is.NAME`.
fn named_condition(expression: &IdedExpr) -> Option<&str> {
    let Expr::Select(select) = &expression.expr else {
        return None;
    };
    matches!(&select.operand.expr, Expr::Ident(root) if root == "is").then_some(select.field.as_str())
}

fn parts_mut(expression: &mut IdedExpr) -> Vec<&mut IdedExpr> {
    match &mut expression.expr {
        Expr::Call(call) => call.target.as_deref_mut().into_iter().chain(&mut call.args).collect(),
        Expr::Select(select) => vec![&mut select.operand],
        Expr::List(list) => list.elements.iter_mut().collect(),
        Expr::Comprehension(fold) => {
            vec![&mut fold.iter_range, &mut fold.accu_init, &mut fold.loop_cond, &mut fold.loop_step, &mut fold.result]
        }
        Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) | Expr::Map(_) | Expr::Struct(_) => Vec::new(),
    }
}

/// Finds the names in an expression whose named conditions are in place.
pub(crate) fn names(expression: &Expression) -> Result<Names, ConditionError> {
    let mut names = Names::default();
    collect(expression, &mut Vec::new(), &mut names)?;
    Ok(names)
}

fn collect(expression: &IdedExpr, scope: &mut Vec<String>, names: &mut Names) -> Result<(), ConditionError> {
    if let Some(path) = path(expression) {
        return collect_path(&path, scope, names);
    }
    match &expression.expr {
        Expr::Call(call) => {
            for part in call.target.iter().map(|target| &**target).chain(&call.args) {
                collect(part, scope, names)?;
            }
            Ok(())
        }
        Expr::List(list) => list.elements.iter().try_for_each(|element| collect(element, scope, names)),
        Expr::Select(select) => collect(&select.operand, scope, names),
        Expr::Comprehension(fold) => {
            collect(&fold.iter_range, scope, names)?;
            collect(&fold.accu_init, scope, names)?;
            names.loops.push(fold.iter_var.clone());
            let outer = scope.len();
            scope.extend([fold.iter_var.clone(), fold.accu_var.clone()]);
            scope.extend(fold.iter_var2.clone());
            let inner = [&fold.loop_cond, &fold.loop_step, &fold.result]
                .into_iter()
                .try_for_each(|part| collect(part, scope, names));
            scope.truncate(outer);
            inner
        }
        Expr::Literal(LiteralValue::String(text)) => {
            names.texts.push(text.inner().to_owned());
            Ok(())
        }
        Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) | Expr::Map(_) | Expr::Struct(_) => Ok(()),
    }
}

fn collect_path(path: &[&str], scope: &[String], names: &mut Names) -> Result<(), ConditionError> {
    match path {
        ["today"] => names.today = true,
        ["value"] => names.value = true,
        [word @ ("TRUE" | "True" | "FALSE" | "False")] => {
            return Err(refused(word, "write true and false in small letters"));
        }
        [root, inner @ ..] if scope.iter().any(|local| local == root) => {
            if let Ok(id) = inner.join(".").parse()
                && !names.inner.contains(&id)
            {
                names.inner.push(id);
            }
        }
        parts => {
            let id: QuestionId = parts
                .join(".")
                .parse()
                .map_err(|error: domain::id::MalformedId| ConditionError::Name(error.to_string()))?;
            if !names.questions.contains(&id) {
                names.questions.push(id);
            }
        }
    }
    Ok(())
}

/// The parts of a dotted name, root first; none where the expression is something else.
pub(crate) fn path(expression: &IdedExpr) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut expression = expression;
    loop {
        match &expression.expr {
            Expr::Ident(root) => {
                parts.push(root.as_str());
                parts.reverse();
                return Some(parts);
            }
            Expr::Select(select) => {
                parts.push(select.field.as_str());
                expression = &select.operand;
            }
            Expr::Unspecified
            | Expr::Call(_)
            | Expr::Comprehension(_)
            | Expr::List(_)
            | Expr::Literal(_)
            | Expr::Map(_)
            | Expr::Struct(_) => return None,
        }
    }
}
