//! What conditions say of answers that are there, not there, or partly there.

use domain::{Date, Item, Personal, QuestionId, Value};

use crate::{Condition, Facts, Truth};

fn id(text: &str) -> QuestionId {
    text.parse().unwrap()
}

fn text(words: &str) -> Value {
    Value::Text(Personal::new(words.to_owned()))
}

fn facts(answers: &[(&str, Value)]) -> Facts {
    let mut facts = Facts::new(Date::constant(2026, 11, 22));
    for (question, value) in answers {
        facts.set(&id(question), value);
    }
    facts
}

fn owner(answers: &[(&str, Value)]) -> Item {
    answers.iter().map(|(question, value)| (id(question), value.clone())).collect()
}

#[track_caller]
fn check(condition: &str, answers: &[(&str, Value)], expected: Truth) {
    assert_eq!(Condition::parse(condition).unwrap().truth(&facts(answers)), expected, "{condition}");
}

#[test]
fn an_unanswered_question_leaves_a_condition_open_unless_the_rest_decides() {
    let shop = [("premises.type", Value::Choice("shop".to_owned()))];
    check("premises.type == 'shop'", &[], Truth::Unknown);
    check("premises.type == 'shop'", &shop, Truth::True);
    check("premises.type == 'home' && food.seats > 20", &shop, Truth::False);
    check("food.seats > 20 && premises.type == 'home'", &shop, Truth::False);
    check("premises.type == 'shop' && food.seats > 20", &shop, Truth::Unknown);
    check("food.seats > 20 || premises.type == 'shop'", &shop, Truth::True);
    check("!(food.seats > 20)", &shop, Truth::Unknown);
    check("premises.size > 3", &shop, Truth::Unknown);
    check("food.liquor ? premises.type == 'home' : premises.type == 'shop'", &shop, Truth::Unknown);
    assert_eq!(Condition::always().truth(&facts(&[])), Truth::True);
}

#[test]
fn every_type_of_answer_is_seen() {
    let answers = [
        ("food.liquor", Value::YesNo(true)),
        ("food.services", Value::Choices(vec!["delivery".to_owned()])),
        ("food.seats", Value::Whole(40)),
        ("food.rent", Value::Money(1_250)),
        ("business.opens", Value::Date(Date::constant(2027, 1, 1))),
        ("person.name", text("Tan")),
    ];
    check("food.liquor", &answers, Truth::True);
    check("'delivery' in food.services && !('catering' in food.services)", &answers, Truth::True);
    check("food.services.size() == 1", &answers, Truth::True);
    check("food.seats + 2 >= 42 && food.rent == 1250", &answers, Truth::True);
    check("business.opens > today && business.opens < '2027-06-01'", &answers, Truth::True);
    check("person.name.startsWith('T')", &answers, Truth::True);
}

#[test]
fn items_of_a_group_are_looked_into() {
    let known = owner(&[("person.name", text("Tan")), ("person.citizen", Value::YesNo(false))]);
    let half = owner(&[("person.name", text("Lim"))]);
    let both = [("owners", Value::Group(vec![known.clone(), half.clone()]))];
    check("owners.size() == 2", &both, Truth::True);
    check("owners.exists(o, o.person.citizen == false)", &both, Truth::True);
    check("owners.exists(o, o.person.citizen)", &both, Truth::Unknown);
    check("owners.all(o, o.person.citizen)", &both, Truth::False);
    check("owners.filter(o, o.person.name == 'Tan').size() == 1", &both, Truth::True);
    let inside = facts(&both).with_item(&known);
    assert_eq!(Condition::parse("person.citizen").unwrap().truth(&inside), Truth::False);
    let inside = facts(&both).with_item(&half);
    assert_eq!(Condition::parse("person.citizen").unwrap().truth(&inside), Truth::Unknown);
}

#[test]
fn a_check_sees_the_answer_in_question() {
    let rule = Condition::parse("value.size() >= 4").unwrap();
    assert_eq!(rule.truth(&facts(&[]).with_value(&text("G12"))), Truth::False);
    assert_eq!(rule.truth(&facts(&[]).with_value(&text("G123"))), Truth::True);
    assert_eq!(rule.truth(&facts(&[])), Truth::Unknown);
}

#[test]
fn a_condition_names_the_questions_it_reads() {
    let condition =
        Condition::parse("a.b == 'x' && (owners.exists(o, o.person.citizen) || c > 2) && a.b != today").unwrap();
    let read: Vec<&str> = condition.reads().iter().map(QuestionId::as_str).collect();
    assert_eq!(read, ["a.b", "owners", "c"]);
}

#[test]
fn what_a_later_answer_could_turn_back_is_refused() {
    for (source, part) in [
        ("has(premises.type)", "has()"),
        ("type(premises.type) == int", "type()"),
        ("owners[0].person.citizen", "an index in brackets"),
        ("food.seats > 2.5", "a number with a point"),
        ("premises.type == null", "null"),
        ("{'a': 1}.a == 1", "a map in braces"),
        ("now() > 3", "now()"),
        ("premises.type ==", "this is not an expression"),
        ("", "it is empty"),
        ("is.open", "no named condition \"open\""),
        ("Premises.type == 'x'", "Premises.type"),
    ] {
        let error = Condition::parse(source).unwrap_err().to_string();
        assert!(error.contains(part), "{source}: {error}");
    }
    let deep = format!("{}a{}", "(".repeat(900), ")".repeat(900));
    assert!(Condition::parse(&deep).is_err(), "deep nesting has to be refused");
    let deep = "a + ".repeat(400) + "a == 1";
    assert!(Condition::parse(&deep).is_err(), "a long sum has to be refused");
    assert!(Condition::parse(&"a && ".repeat(1_000)).is_err(), "length has to be refused");
}

#[test]
fn facts_and_conditions_show_no_answer_when_printed() {
    let facts = facts(&[("person.name", text("Tan"))]);
    assert_eq!(format!("{facts:?}"), "Facts([\"person.name\"])");
    assert!(facts.has(&id("person.name")) && !facts.has(&id("person.pass")));
}
