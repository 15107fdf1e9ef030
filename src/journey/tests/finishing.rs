//! From the result to the applications: the form, the documents, the fees, and that each agency gets its own and no more.

use domain::application::{AnsweredValue, DocumentState};
use domain::{Answer, Money, Timestamp, Value};

use super::{WORDS, begun, finish, id, owner, say, say_owners, text, walk_to_the_end, what_leaves};
use crate::{Amount, Problem, QuestionState, Reviewed, Stage, Step, Visit};

/// A restaurant in an old office, alcohol until late: all four licences.
fn everything() -> Visit {
    let mut visit = begun("open-restaurant");
    walk_to_the_end(&mut visit);
    visit
}

#[test]
fn each_agency_gets_only_its_own() {
    assert_eq!(
        what_leaves(&everything()),
        [
            "SFA: applicant.name owners trade.kind premises.area",
            "URA: applicant.born premises.kind premises.area",
            "SPF: applicant.national_id trade.alcohol trade.late premises.area",
        ]
    );
}

#[test]
fn hidden_answers_never_leave_whatever_was_answered_before() {
    for kind in ["restaurant", "shop", "stall"] {
        for alcohol in ["yes", "no"] {
            for before in ["office", "shop"] {
                let mut visit = begun("open-business");
                walk_to_the_end(&mut visit);
                say(&mut visit, "trade.alcohol", alcohol);
                say(&mut visit, "trade.kind", kind);
                say(&mut visit, "premises.kind", before);
                walk_to_the_end(&mut visit);
                let leaves = what_leaves(&visit).join("\n");
                let case = format!("{kind}, {alcohol}, {before}:\n{leaves}");
                assert_eq!(leaves.contains("SPF"), kind == "restaurant" && alcohol == "yes", "{case}");
                assert_eq!(leaves.contains("trade.late"), kind == "restaurant" && alcohol == "yes", "{case}");
                assert_eq!(leaves.contains("URA"), before == "office", "{case}");
                assert_eq!(leaves.contains("owners"), kind != "stall", "{case}");
            }
        }
    }
}

#[test]
fn a_question_is_asked_once_and_says_who_needs_it() {
    let mut visit = begun("open-restaurant");
    say(&mut visit, "trade.alcohol", "no");
    say(&mut visit, "premises.kind", "office");
    visit.confirm_result();
    let form = visit.form();
    let sections: Vec<&str> = form.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections, ["applicant", "premises"]);
    let area: Vec<_> =
        form.sections.iter().flat_map(|it| &it.questions).filter(|it| it.question == id("premises.area")).collect();
    assert_eq!(area.len(), 1);
    assert_eq!(area[0].needed_by, ["SFA".parse().unwrap(), "URA".parse().unwrap()]);
    assert_eq!(area[0].state, QuestionState::Open);
}

#[test]
fn an_answer_of_the_form_can_call_for_one_more_document() {
    let mut visit = begun("open-restaurant");
    say(&mut visit, "trade.alcohol", "no");
    say(&mut visit, "premises.kind", "shop");
    visit.confirm_result();
    assert_eq!(visit.next(), Step::Documents);
    visit.set_document(&"sfa-food".parse().unwrap(), &"layout-plan".parse().unwrap(), DocumentState::ToFollow);
    assert_eq!(visit.next(), Step::Documents, "until the citizen goes on");
    visit.confirm_documents();
    say(&mut visit, "premises.area", "250");
    assert_eq!(visit.next(), Step::Ask(id("applicant.name")));
    say(&mut visit, "applicant.name", "Tan");
    visit.skip(&id("applicant.email")).unwrap();
    say_owners(&mut visit, vec![owner("Mei", true)]);
    assert_eq!(visit.next(), Step::Documents);
    visit.confirm_documents();
    assert_eq!(visit.next(), Step::Review);
    let states: Vec<_> = visit.documents().into_iter().map(|asked| asked.state).collect();
    assert_eq!(states, [Some(DocumentState::ToFollow), Some(DocumentState::Missing)]);
}

#[test]
fn fees_are_reckoned_as_far_as_they_are_known() {
    let mut visit = begun("open-restaurant");
    let sgd = visit.catalogue().currency;
    let amounts = |visit: &Visit| visit.fees().lines.iter().map(|line| line.amount).collect::<Vec<_>>();
    say(&mut visit, "trade.alcohol", "yes");
    say(&mut visit, "premises.kind", "office");
    say(&mut visit, "trade.late", "no");
    let of = |minor| Amount::Of(Money::new(minor, sgd));
    assert_eq!(amounts(&visit), [Amount::Waits, of(1000), Amount::SetByAgency, Amount::Waits]);
    assert_eq!((visit.fees().total.minor, visit.fees().open), (1000, true));
    for (area, table, per) in [("200", 19_500, 2_000), ("201", 30_000, 2_010)] {
        say(&mut visit, "premises.area", area);
        assert_eq!(amounts(&visit), [of(table), of(1000), Amount::SetByAgency, of(per)]);
        assert_eq!(visit.fees().total.minor, table + 1000 + per);
    }
    assert_eq!(visit.longest_wait_days(), Some(28));
}

#[test]
fn a_rule_that_says_no_holds_the_visit_at_the_review_and_at_the_finish() {
    let mut visit = everything();
    say_owners(&mut visit, vec![owner("Nobody", true)]);
    visit.confirm_review();
    assert_eq!(visit.next(), Step::Review);
    let problems = visit.problems();
    assert!(
        matches!(&problems[..], [Problem::Rule { question, licence: Some(licence), message }]
            if *question == id("owners") && licence.as_str() == "sfa-food" && *message.default == *"Somebody has to own it"),
        "{problems:?}"
    );
    let refused = visit.finish(Timestamp::UNIX_EPOCH, WORDS, &mut || panic!("no id is used up")).unwrap_err();
    assert!(refused.contains(&problems[0]));
}

#[test]
fn finishing_early_names_everything_that_is_open() {
    let visit = begun("open-restaurant");
    let open = visit.finish(Timestamp::UNIX_EPOCH, WORDS, &mut || panic!("no id is used up")).unwrap_err();
    assert!(open.contains(&Problem::ResultOpen) && open.contains(&Problem::ReviewOpen));
    assert!(open.contains(&Problem::NotAgreed("SFA".parse().unwrap())));
    assert!(open.iter().any(|problem| problem.question() == Some(&id("applicant.name"))));
    assert!(open.iter().any(|problem| matches!(problem, Problem::DocumentOpen { .. })));
}

#[test]
fn consent_holds_for_what_was_shown_and_no_longer() {
    let mut visit = everything();
    assert!(visit.agreed(&"SFA".parse().unwrap()));
    say(&mut visit, "applicant.email", "mei@example.sg");
    assert!(!visit.agreed(&"SFA".parse().unwrap()), "one answer more than agreed to");
    assert!(visit.agreed(&"URA".parse().unwrap()));
    visit.confirm_review();
    assert_eq!(visit.next(), Step::Consent("SFA".parse().unwrap()));
}

#[test]
fn an_answer_changed_after_the_review_is_reviewed_again() {
    let mut visit = everything();
    assert_eq!(visit.next(), Step::Ready);
    say(&mut visit, "applicant.name", "Lim");
    assert_eq!(visit.next(), Step::Review);
    visit.confirm_review();
    assert_eq!(visit.next(), Step::Ready);
    visit.reopen(Stage::Documents);
    assert_eq!(visit.next(), Step::Documents);
}

#[test]
fn an_application_says_what_the_citizen_read() {
    let applications = finish(&everything());
    let food = &applications[0];
    assert_eq!((food.catalogue.as_str(), food.licences[0].title.as_str()), ("7", "Food shop"));
    assert_eq!(food.consents[0].id, "share-with-sfa");
    assert_eq!(food.consents[0].text, "I agree to share with SFA");
    assert_eq!(food.documents[0].label, "Plan");
    assert_eq!(food.fees[0].amount.map(|amount| amount.minor), Some(19_500));
    assert_eq!(applications[1].fees[0].amount, None);
    let area = food.answers.iter().find(|it| it.question == id("premises.area")).unwrap();
    assert_eq!((area.label.as_str(), area.kind), ("How large?", "whole"));
    let AnsweredValue::One { value, text } = &area.answer else { panic!("a single answer") };
    assert_eq!((value, text.reveal().as_str()), (&Value::Whole(120), "120 m²"));
}

#[test]
fn hidden_answers_inside_an_item_stay_here() {
    let mut visit = everything();
    let mut mei = owner("Mei", true);
    mei.insert(id("owner.permit"), text("P-1"));
    say_owners(&mut visit, vec![mei]);
    walk_to_the_end(&mut visit);
    let food = &finish(&visit)[0];
    let owners = food.answers.iter().find(|it| it.question == id("owners")).unwrap();
    let AnsweredValue::Items(items) = &owners.answer else { panic!("a group") };
    let asked: Vec<&str> = items[0].iter().map(|it| it.question.as_str()).collect();
    assert_eq!(asked, ["owner.name", "owner.citizen"]);
}

#[test]
fn the_review_reads_from_top_to_bottom() {
    let rows = everything().review(WORDS);
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let said = match row.said {
                Reviewed::Value => row.text.reveal().clone(),
                Reviewed::Items(count) => format!("{count} item"),
                Reviewed::NotYet => "not yet".to_owned(),
                Reviewed::Skipped => "left empty".to_owned(),
            };
            format!("{}{}: {said}", "  ".repeat(usize::from(row.depth)), row.question)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "applicant.name: Tan Mei Ling",
            "applicant.email: left empty",
            "applicant.born: 01/02/1990",
            "applicant.national_id: S1234567D",
            "owners: 1 item",
            "  owner.name: Mei",
            "  owner.citizen: Yes",
            "trade.kind: A restaurant",
            "trade.alcohol: Yes",
            "trade.late: Yes",
            "premises.kind: An office",
            "premises.area: 120 m²",
        ]
    );
}

#[test]
fn what_is_not_known_yet_leaves_as_such() {
    let mut visit = begun("open-restaurant");
    visit.answer(&id("premises.kind"), Answer::NotYet).unwrap();
    visit.choose(&"ura-use".parse().unwrap(), crate::Choice::Take);
    walk_to_the_end(&mut visit);
    let applications = finish(&visit);
    let land = applications.iter().find(|it| it.agency.as_str() == "URA").unwrap();
    let kind = land.answers.iter().find(|it| it.question == id("premises.kind")).unwrap();
    assert_eq!(kind.answer, AnsweredValue::NotYet);
}
