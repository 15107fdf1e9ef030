//! Answers worth trying: for each question the few values that can make a difference to some expressions. Numbers and
//! days just beside those named, options named and one that is not, groups of few items.

use std::collections::BTreeSet;

use cel::common::ast::{Expr, IdedExpr, LiteralValue, operators};
use domain::{Date, Item, Personal, QuestionId, Value};
use jiff::ToSpan;

use crate::load::iso_date;
use crate::{Catalogue, Condition, Kind};

/// Options of which every combination is tried.
const SUBSETS_MAX: usize = 5;
/// Different items tried in a group where something is to be proved, and how many more where it is to be shown.
const ITEMS_MAX: usize = 16;
const MORE_ITEMS: usize = 80;
/// Groups whose first item differs from the rest.
const MIXED_MAX: usize = 6_000;
const SIZE_MAX: usize = 40;

/// What stands written in some expressions.
#[derive(Debug, Default)]
pub(crate) struct Written {
    numbers: BTreeSet<i64>,
    texts: BTreeSet<String>,
    /// Reckoning, sizes and looking into texts, whose turning points do not stand written.
    reckons: bool,
    looks_into_texts: bool,
    inner: BTreeSet<QuestionId>,
    today: bool,
    /// So many more items of a group than a proof can afford.
    more_items: usize,
}

/// Values to try, and whether no other value could do anything these do not.
pub(crate) struct Tries {
    pub(crate) values: Vec<Value>,
    pub(crate) complete: bool,
}

impl Written {
    /// For showing what there is and not for proving what there is not: more items of a group are tried.
    pub(crate) fn to_show() -> Self {
        Self { more_items: MORE_ITEMS, ..Self::default() }
    }

    pub(crate) fn add(&mut self, condition: &Condition) {
        if let Some(expression) = condition.expression() {
            self.walk(expression);
        }
        self.inner.extend(condition.names().inner.iter().cloned());
        self.today |= condition.names().today;
    }

    fn walk(&mut self, expression: &IdedExpr) {
        match &expression.expr {
            Expr::Literal(LiteralValue::Int(number)) => {
                self.numbers.insert(*number.inner());
            }
            Expr::Literal(LiteralValue::String(text)) => {
                self.texts.insert(text.inner().to_owned());
            }
            Expr::Call(call) => {
                let name = call.func_name.as_str();
                self.reckons |= [operators::ADD, operators::SUBSTRACT, operators::MULTIPLY, operators::DIVIDE]
                    .contains(&name)
                    || name == operators::MODULO;
                self.looks_into_texts |= ["contains", "startsWith", "endsWith", "size"].contains(&name);
                call.target.iter().for_each(|target| self.walk(target));
                call.args.iter().for_each(|argument| self.walk(argument));
            }
            Expr::Comprehension(fold) => {
                self.walk(&fold.iter_range);
                // exists and all reckon with nothing; exists_one, filter and map add up.
                [&fold.loop_step, &fold.result].into_iter().for_each(|part| self.walk(part));
            }
            Expr::List(list) => list.elements.iter().for_each(|element| self.walk(element)),
            Expr::Select(select) => self.walk(&select.operand),
            Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) | Expr::Map(_) | Expr::Struct(_) => {}
        }
    }

    /// The values of a kind of question that are worth trying.
    pub(crate) fn tries(&self, kind: &Kind, catalogue: &Catalogue) -> Tries {
        match kind {
            Kind::YesNo | Kind::Declaration => {
                Tries { values: vec![Value::YesNo(true), Value::YesNo(false)], complete: true }
            }
            Kind::Choice(choices) => {
                let values = choices.iter().map(|choice| Value::Choice(choice.id.clone()));
                let (named, others): (Vec<_>, Vec<_>) = values.partition(|value| self.names(value));
                Tries { values: named.into_iter().chain(others.into_iter().take(2)).collect(), complete: true }
            }
            Kind::Choices(choices) => {
                let all = choices.iter().map(|choice| choice.id.clone());
                let (named, others): (Vec<_>, Vec<_>) = all.partition(|id| self.texts.contains(id));
                let complete = choices.len() <= SUBSETS_MAX || named.len() < SUBSETS_MAX && !self.looks_into_texts;
                let relevant: Vec<String> = named.into_iter().chain(others).take(SUBSETS_MAX).collect();
                Tries { values: subsets(&relevant), complete }
            }
            Kind::Whole { min, max, .. } => self.numbers(*min, *max, Value::Whole),
            Kind::Money { min, max } => self.numbers(*min, *max, Value::Money),
            Kind::Date => self.dates(catalogue.issued),
            Kind::Text { .. }
            | Kind::LongText { .. }
            | Kind::Phone
            | Kind::Email
            | Kind::Postcode
            | Kind::NationalId
            | Kind::BusinessId => {
                let texts = self.texts.iter().cloned().chain(["something else".to_owned()]);
                let values = texts.map(|text| Value::Text(Personal::new(text))).collect();
                Tries { values, complete: !self.looks_into_texts && !self.reckons }
            }
            Kind::Group { min, max, asks, .. } => self.groups(*min, *max, asks, catalogue),
        }
    }

    fn names(&self, value: &Value) -> bool {
        matches!(value, Value::Choice(id) if self.texts.contains(id))
    }

    fn numbers(&self, min: i64, max: i64, value: fn(i64) -> Value) -> Tries {
        let beside =
            self.numbers.iter().flat_map(|number| [number.saturating_sub(1), *number, number.saturating_add(1)]);
        let numbers: BTreeSet<i64> = beside.chain([min, max]).filter(|number| (min..=max).contains(number)).collect();
        Tries { values: numbers.into_iter().map(value).collect(), complete: !self.reckons }
    }

    fn dates(&self, today: Date) -> Tries {
        let named: Vec<Date> = self.texts.iter().filter_map(|text| iso_date(text)).collect();
        let complete = named.is_empty() || !self.today;
        let beside = named
            .into_iter()
            .chain([today])
            .flat_map(|date| [date.checked_sub(1.day()).ok(), Some(date), date.checked_add(1.day()).ok()]);
        let dates: BTreeSet<Date> = beside.flatten().collect();
        Tries { values: dates.into_iter().map(Value::Date).collect(), complete }
    }

    /// Groups whose items are all alike, and groups whose first item differs from the rest.
    fn groups(&self, min: usize, max: usize, asks: &[QuestionId], catalogue: &Catalogue) -> Tries {
        let (items, mut complete) = self.items(asks, catalogue);
        let beside = self
            .numbers
            .iter()
            .filter_map(|number| usize::try_from(*number).ok())
            .flat_map(|number| [number.saturating_sub(1), number, number.saturating_add(1)]);
        let mut sizes: BTreeSet<usize> =
            beside.chain([min, max, 1, 2]).filter(|size| (min..=max).contains(size)).collect();
        if sizes.iter().any(|size| *size > SIZE_MAX) {
            complete &= !self.looks_into_texts;
            sizes.retain(|size| *size <= SIZE_MAX);
        }
        let alike = |size: &usize| items.iter().map(|item| vec![item.clone(); *size]).collect::<Vec<_>>();
        let mut values: Vec<Value> = sizes.iter().flat_map(alike).map(Value::Group).collect();
        let pairs = items.iter().flat_map(|item| items.iter().map(move |first| (item, first)));
        let pairs = pairs.filter(|(item, first)| item != first);
        let sizes = sizes.into_iter().filter(|size| *size > 1);
        let mixed = sizes.flat_map(|size| pairs.clone().map(move |(item, first)| (size, item, first)));
        values.extend(mixed.take(MIXED_MAX).map(|(size, item, first)| {
            let mut group = vec![item.clone(); size];
            group.splice(..1, [first.clone()]);
            Value::Group(group)
        }));
        Tries { values, complete: complete && !self.reckons }
    }

    /// Items by the answers that some expression looks at; an answer may be missing where it is not always asked.
    fn items(&self, asks: &[QuestionId], catalogue: &Catalogue) -> (Vec<Item>, bool) {
        let mut items = vec![Item::new()];
        let mut complete = true;
        for question in asks.iter().filter(|id| self.inner.contains(*id)).filter_map(|id| catalogue.question(id)) {
            if matches!(question.kind, Kind::Group { .. }) {
                complete = false;
                continue;
            }
            let tries = self.tries(&question.kind, catalogue);
            complete &= tries.complete;
            let mut longer: Vec<Item> = if question.when.is_some() { items.clone() } else { Vec::new() };
            for item in &items {
                for value in &tries.values {
                    let mut item = item.clone();
                    item.insert(question.id.clone(), value.clone());
                    longer.push(item);
                }
            }
            let items_max = ITEMS_MAX + self.more_items;
            complete &= longer.len() <= items_max;
            longer.truncate(items_max);
            items = longer;
        }
        (items, complete)
    }
}

fn subsets(options: &[String]) -> Vec<Value> {
    let mut subsets: Vec<Vec<String>> = vec![Vec::new()];
    for option in options {
        let with: Vec<Vec<String>> =
            subsets.iter().map(|subset| subset.iter().chain([option]).cloned().collect()).collect();
        subsets.extend(with);
    }
    subsets.into_iter().map(Value::Choices).collect()
}
