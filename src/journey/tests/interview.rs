//! Which licences apply, and how few questions it takes to know.

use domain::{Answer, Value};

use super::{begun, id, say, small, today, walk_to_the_end};
use crate::{Choice, Mistake, Problem, Stage, Step, Verdict, Visit};

/// Plays `question=answer, ...` and compares the next step.
#[track_caller]
fn check_next(intent: &str, script: &str, expected: &str) {
    let visit = played(intent, script);
    let next = visit.next();
    let step = if let Step::Decide(question) = next { question.to_string() } else { format!("{next:?}") };
    assert_eq!(step, expected, "after {script}");
}

fn played(intent: &str, script: &str) -> Visit {
    let mut visit = begun(intent);
    for (question, answer) in script.split(", ").filter_map(|line| line.split_once('=')) {
        match answer {
            "?" => visit.answer(&id(question), Answer::NotYet).unwrap(),
            typed => say(&mut visit, question, typed),
        }
    }
    visit
}

#[track_caller]
fn check_result(intent: &str, script: &str, expected: &str) {
    let visit = played(intent, script);
    let lines: Vec<String> = visit
        .result()
        .licences
        .iter()
        .map(|it| match &it.verdict {
            Verdict::Applies => format!("{} yes", it.licence),
            Verdict::Not => format!("{} no", it.licence),
            Verdict::Unknown { waiting_for } => {
                let waits: Vec<&str> = waiting_for.iter().map(|id| id.as_str()).collect();
                format!("{} waits for {}", it.licence, waits.join("+"))
            }
        })
        .collect();
    assert_eq!(lines.join(", "), expected, "after {script}");
}

#[test]
fn nothing_is_asked_before_something_is_begun() {
    assert_eq!(Visit::new(small(), today()).next(), Step::Choose);
}

#[test]
fn an_intent_or_licence_that_is_not_there_is_refused() {
    let mut visit = Visit::new(small(), today());
    let intent = "grow-moss".parse().unwrap();
    assert_eq!(visit.begin_intent(&intent), Err(Problem::UnknownIntent(intent)));
    let licence = "sfa-moss".parse().unwrap();
    assert_eq!(visit.begin_licences(&[licence]), Err(Problem::UnknownLicence("sfa-moss".parse().unwrap())));
    assert_eq!(visit.next(), Step::Choose);
}

#[test]
fn the_question_that_settles_most_comes_first() {
    check_next("open-business", "", "trade.kind");
    check_next("open-restaurant", "", "trade.alcohol");
    check_next("open-restaurant", "trade.alcohol=no", "premises.kind");
    check_next("open-restaurant", "trade.alcohol=no, premises.kind=shop", "Result");
}

#[test]
fn a_question_that_does_not_arise_is_not_asked_and_its_licence_does_not_apply() {
    check_next("open-business", "trade.kind=shop", "premises.kind");
    check_result(
        "open-business",
        "trade.kind=shop, premises.kind=shop",
        "sfa-food yes, sfa-stall no, ura-use no, spf-liquor no, spf-late no",
    );
}

#[test]
fn what_waits_names_the_question_that_can_be_asked_now() {
    check_result(
        "open-business",
        "",
        "sfa-food waits for trade.kind, sfa-stall waits for trade.kind, ura-use waits for premises.kind, \
         spf-liquor waits for trade.kind, spf-late waits for trade.kind",
    );
    check_result(
        "open-restaurant",
        "trade.alcohol=yes, premises.kind=office",
        "sfa-food yes, ura-use yes, spf-liquor yes, spf-late waits for trade.late",
    );
}

#[test]
fn not_knowing_yet_is_not_asked_again_and_leaves_the_licence_open() {
    check_next("open-restaurant", "premises.kind=?, trade.alcohol=no", "Result");
    check_result(
        "open-restaurant",
        "premises.kind=?, trade.alcohol=no",
        "sfa-food yes, ura-use waits for premises.kind, spf-liquor no, spf-late no",
    );
}

#[test]
fn not_knowing_is_no_answer_where_it_is_not_offered() {
    let mut visit = begun("open-restaurant");
    let mistake = Mistake::MustKnow;
    let question = id("trade.alcohol");
    let expected = Problem::Answer { question: question.clone(), item: None, mistake };
    assert_eq!(visit.answer(&question, Answer::NotYet), Err(expected));
}

#[test]
fn progress_counts_down() {
    let result = played("open-restaurant", "").result();
    assert_eq!((result.settled, result.possible), (1, 4));
    let result = played("open-restaurant", "trade.alcohol=no").result();
    assert_eq!((result.settled, result.possible), (3, 2));
}

#[test]
fn changing_an_answer_changes_the_path_and_changing_it_back_restores_it() {
    let mut visit = played("open-business", "trade.kind=restaurant, trade.alcohol=yes, trade.late=yes");
    let before = visit.result();
    say(&mut visit, "trade.kind", "stall");
    let chosen: Vec<String> = visit.chosen().iter().map(ToString::to_string).collect();
    assert_eq!(chosen, ["sfa-stall"]);
    assert_eq!(visit.answered(&id("trade.late")), Some(&Answer::Known(Value::YesNo(true))));
    say(&mut visit, "trade.kind", "restaurant");
    assert_eq!(visit.result(), before);
}

#[test]
fn back_goes_through_the_questions_in_the_order_they_were_asked() {
    let mut visit = played("open-business", "trade.kind=restaurant, trade.alcohol=yes");
    let asked: Vec<String> = visit.deciding().iter().map(ToString::to_string).collect();
    assert_eq!(asked, ["trade.kind", "trade.alcohol"]);
    visit.clear(&id("trade.alcohol"));
    assert_eq!(visit.next(), Step::Decide(id("trade.alcohol")));
    say(&mut visit, "trade.kind", "shop");
    assert_eq!(visit.deciding(), [id("trade.kind")]);
}

#[test]
fn what_the_intent_implies_is_not_asked_but_can_be_corrected() {
    let mut visit = begun("open-restaurant");
    assert!(visit.deciding().is_empty());
    say(&mut visit, "trade.kind", "shop");
    assert_eq!(visit.next(), Step::Decide(id("premises.kind")));
}

#[test]
fn named_licences_need_no_interview() {
    let mut visit = Visit::new(small(), today());
    visit.begin_licences(&["spf-liquor".parse().unwrap()]).unwrap();
    assert_eq!(visit.next(), Step::Result);
    assert_eq!(visit.chosen(), ["spf-liquor".parse().unwrap()]);
    walk_to_the_end(&mut visit);
    assert_eq!(visit.next(), Step::Ready);
}

#[test]
fn a_licence_left_out_stays_out_and_an_uncertain_one_can_be_taken() {
    let mut visit = played("open-restaurant", "premises.kind=?, trade.alcohol=no");
    visit.choose(&"sfa-food".parse().unwrap(), Choice::Leave);
    visit.choose(&"ura-use".parse().unwrap(), Choice::Take);
    visit.choose(&"spf-liquor".parse().unwrap(), Choice::Take);
    assert_eq!(visit.chosen(), ["ura-use".parse().unwrap()], "what does not apply cannot be taken");
}

#[test]
fn a_result_that_changes_is_shown_again() {
    let mut visit = played("open-restaurant", "trade.alcohol=no, premises.kind=shop");
    visit.confirm_result();
    assert_eq!(visit.next(), Step::Documents);
    say(&mut visit, "premises.kind", "office");
    assert_eq!(visit.next(), Step::Result);
    visit.confirm_result();
    visit.reopen(Stage::Result);
    assert_eq!(visit.next(), Step::Result);
}

#[test]
fn a_visit_shows_no_answer_in_debug_output() {
    let mut visit = played("open-restaurant", "premises.area=4321");
    say(&mut visit, "applicant.name", "Tan Mei Ling");
    let debug = format!("{visit:?}");
    assert!(!debug.contains("4321") && !debug.contains("Mei"), "{debug}");
}
