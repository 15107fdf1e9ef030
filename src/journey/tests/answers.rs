//! What citizens type and what becomes of it.

use catalogue::Kind;
use domain::{Answer, Item, Language, Value};
use jiff::civil::date;

use super::{begun, id, owner, say_owners, text};
use crate::{Mistake, Problem, Words, parse, shown};

const WHOLE: Kind = Kind::Whole { min: 1, max: 5000, unit: None };
const MONEY: Kind = Kind::Money { min: 0, max: 10_000_000 };

#[track_caller]
fn check(kind: &Kind, typed: &str, expected: Result<Value, Mistake>) {
    assert_eq!(parse(kind, typed), expected, "{} {typed}", kind.name());
}

#[track_caller]
fn check_text(kind: &Kind, cases: &[(&str, &str)], mistake: Mistake, wrong: &[&str]) {
    for (typed, kept) in cases {
        check(kind, typed, Ok(text(kept)));
    }
    for typed in wrong {
        check(kind, typed, Err(mistake));
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (typed, number) in [("1", 1), (" 1,250 ", 1250), ("1 250", 1250), ("１２", 12), ("5000", 5000)] {
        check(&WHOLE, typed, Ok(Value::Whole(number)));
    }
    for typed in ["1,25", "1.5", "ten", "1,2,3", ",", "--1", "99999999999999999999"] {
        check(&WHOLE, typed, Err(Mistake::NotANumber));
    }
    check(&WHOLE, "0", Err(Mistake::OutOfRange { min: 1, max: 5000 }));
    check(&WHOLE, "-3", Err(Mistake::OutOfRange { min: 1, max: 5000 }));
    check(&WHOLE, "", Err(Mistake::Required));
}

#[test]
fn money_is_cents() {
    for (typed, cents) in [("3.50", 350), ("3.5", 350), ("3", 300), ("S$1,200.05", 120_005), ("$0.07", 7)] {
        check(&MONEY, typed, Ok(Value::Money(cents)));
    }
    for typed in ["3.505", "3,50", ".50", "3.x", "S$"] {
        check(&MONEY, typed, Err(Mistake::NotAnAmount));
    }
}

#[test]
fn days_are_read_in_the_ways_people_write_them() {
    for typed in ["2026-11-22", "22/11/2026", "22.11.2026", "22 11 2026", "22112026", "2026年11月22日"] {
        check(&Kind::Date, typed, Ok(Value::Date(date(2026, 11, 22))));
    }
    for typed in ["31/02/2026", "22/11/26", "11/22/2026", "soon"] {
        check(&Kind::Date, typed, Err(Mistake::NotADate));
    }
}

#[test]
fn texts_are_kept_in_one_form() {
    check_text(
        &Kind::Text { max: 8 },
        &[("  Tan   Mei ", "Tan Mei"), ("陈美玲", "陈美玲"), ("", "")],
        Mistake::TooLong { max: 8 },
        &["Tan Mei Ling"],
    );
    check_text(
        &Kind::LongText { max: 20 },
        &[(" one \n\n\n two", "one\n\n two")],
        Mistake::TooLong { max: 20 },
        &["123456789012345678901"],
    );
}

#[test]
fn telephone_numbers_get_their_country() {
    check_text(
        &Kind::Phone,
        &[
            ("9123 4567", "+6591234567"),
            ("+65 6123-4567", "+6561234567"),
            ("6591234567", "+6591234567"),
            ("+60 12 345 6789", "+60123456789"),
        ],
        Mistake::BadPhone,
        &["1234 5678", "9123 456", "+65 1234 5678", "call me", "+0123456789"],
    );
}

#[test]
fn mail_addresses_have_a_name_and_a_place() {
    check_text(
        &Kind::Email,
        &[("Mei.Ling@Example.SG", "Mei.Ling@example.sg"), ("a+b@x.co", "a+b@x.co")],
        Mistake::BadEmail,
        &["mei", "mei@", "@x.sg", "mei@sg", "mei ling@x.sg", "mei@x..sg", "me@i@x.sg", ".mei@x.sg", "mei@1.2"],
    );
}

#[test]
fn numbers_of_people_and_businesses_are_checked() {
    check_text(
        &Kind::NationalId,
        &[
            ("s1234567d", "S1234567D"),
            ("T1234567J", "T1234567J"),
            ("F1234567N", "F1234567N"),
            ("G1234567X", "G1234567X"),
            ("M 1234567 K", "M1234567K"),
        ],
        Mistake::BadNationalId,
        &["S1234567E", "S2134567D", "S123456D", "A1234567D", "S12345678", "Sé234567D"],
    );
    check_text(
        &Kind::BusinessId,
        &[("53012345a", "53012345A"), ("201912345K", "201912345K"), ("T08LL1234A", "T08LL1234A")],
        Mistake::BadBusinessId,
        &["5301234A", "221912345K", "X08LL1234A", "T08LL12345", "hello"],
    );
    check_text(&Kind::Postcode, &[("238 859", "238859")], Mistake::BadPostcode, &["23885", "2388599", "23885x"]);
}

#[test]
fn an_answer_of_another_kind_or_option_is_refused_and_changes_nothing() {
    let mut visit = begun("open-restaurant");
    let question = id("trade.alcohol");
    let wrong = |mistake| Err(Problem::Answer { question: id("trade.alcohol"), item: None, mistake });
    assert_eq!(visit.answer(&question, Answer::Known(Value::Whole(1))), wrong(Mistake::OtherKind));
    assert_eq!(visit.answer(&question, Answer::Known(text(""))), wrong(Mistake::Required));
    assert_eq!(visit.answered(&question), None);
    let boat = Answer::Known(Value::Choice("boat".to_owned()));
    let problem = visit.answer(&id("trade.kind"), boat).unwrap_err();
    assert_eq!(problem, Problem::Answer { question: id("trade.kind"), item: None, mistake: Mistake::NotAnOption });
}

#[test]
fn a_check_of_the_catalogue_speaks_in_its_own_words() {
    let mut visit = begun("open-restaurant");
    let tomorrow = Answer::Known(Value::Date(date(2026, 11, 23)));
    let problem = visit.answer(&id("applicant.born"), tomorrow).unwrap_err();
    assert!(
        matches!(problem, Problem::Rule { licence: None, message, .. } if *message.default == *"A birthday is in the past")
    );
}

#[test]
fn an_item_is_checked_as_a_whole() {
    let visit = begun("open-restaurant");
    let problems = visit.check_item(&id("owners"), Item::new()).unwrap_err();
    let missing: Vec<_> = problems.iter().filter_map(Problem::question).map(ToString::to_string).collect();
    assert_eq!(missing, ["owner.name", "owner.citizen"]);
    let foreigner = owner(" Ana ", false);
    assert_eq!(visit.check_item(&id("owners"), foreigner.clone()), Err(vec![Problem::required(&id("owner.permit"))]));
    let questions = visit.item_questions(&id("owners"), &foreigner);
    assert_eq!(questions, [id("owner.name"), id("owner.citizen"), id("owner.permit")]);
    let kept = visit.check_item(&id("owners"), owner(" Ana ", true)).unwrap();
    assert_eq!(kept[&id("owner.name")], text("Ana"));
}

#[test]
fn a_group_says_in_which_item_the_mistake_is() {
    let mut visit = begun("open-restaurant");
    let group = |items| Answer::Known(Value::Group(items));
    let problem = visit.answer(&id("owners"), group(vec![owner("Mei", true), owner("Ana", false)])).unwrap_err();
    let (question, mistake) = (id("owner.permit"), Mistake::Required);
    assert_eq!(problem, Problem::Answer { question, item: Some(1), mistake });
    let problem = visit.answer(&id("owners"), group(Vec::new())).unwrap_err();
    assert_eq!(
        problem,
        Problem::Answer { question: id("owners"), item: None, mistake: Mistake::TooFewItems { min: 1 } }
    );
    say_owners(&mut visit, vec![owner("Mei", true)]);
    assert!(visit.answered(&id("owners")).is_some());
}

#[test]
fn the_items_of_a_group_that_is_not_whole_wait_and_are_no_answer() {
    let mut visit = begun("open-restaurant");
    let owners = id("owners");
    say_owners(&mut visit, vec![owner("Mei", true)]);
    visit.keep_items(&owners, Vec::new());
    assert_eq!(visit.answered(&owners), None, "whom the citizen took out must not be sent");
    assert_eq!(visit.unfinished(&owners), Some(&[][..]));
    visit.keep_items(&owners, vec![owner("Ana", false)]);
    assert_eq!(visit.unfinished(&owners), Some(&[owner("Ana", false)][..]));
    visit.keep_items(&owners, vec![owner("Ana", true)]);
    assert_eq!((visit.answered(&owners).is_some(), visit.unfinished(&owners)), (true, None));
}

#[test]
fn answers_are_shown_as_the_citizen_reads_them() {
    let visit = begun("open-restaurant");
    let catalogue = visit.catalogue();
    let english = Words { language: Language::English, yes: "Yes", no: "No" };
    let chinese = Words { language: Language::Chinese, yes: "是", no: "否" };
    for (question, value, words, expected) in [
        ("trade.kind", Value::Choice("shop".to_owned()), english, "A shop"),
        ("trade.alcohol", Value::YesNo(false), chinese, "否"),
        ("premises.area", Value::Whole(120), english, "120 m²"),
        ("applicant.born", Value::Date(date(1990, 2, 1)), english, "01/02/1990"),
        ("applicant.born", Value::Date(date(1990, 2, 1)), chinese, "1990年2月1日"),
        ("owners", Value::Group(vec![owner("Mei", true), owner("Ana", false)]), english, "Mei, Yes; Ana, No"),
    ] {
        let question = catalogue.question(&id(question)).unwrap();
        assert_eq!(shown(catalogue, question, &value, words), expected);
    }
}
