//! A visit put aside and taken up again: nothing that fits is lost, nothing that does not fit is kept, and what was
//! confirmed is asked for anew.

use std::sync::Arc;

use catalogue::Catalogue;
use domain::application::{Action, DocumentState};
use domain::draft::Start;
use domain::{Answer, Draft, Language, Value};

use super::{begun, finish, id, owner, say, say_owners, small, small_with, today, walk_to_the_end};
use crate::{Choice, Step, Visit};

fn restored(catalogue: Arc<Catalogue>, draft: &Draft) -> crate::Restored {
    Visit::restore(catalogue, today(), draft)
}

fn full() -> Visit {
    let mut visit = begun("open-restaurant");
    walk_to_the_end(&mut visit);
    visit
}

#[test]
fn a_visit_taken_up_again_holds_the_same_and_wants_everything_confirmed_anew() {
    let visit = full();
    let draft = visit.draft(Language::Malay);
    assert_eq!(draft.start, Start::Intent("open-restaurant".parse().unwrap()));
    let again = restored(small(), &draft);
    assert_eq!((again.dropped.len(), again.gone.len(), again.gone_intent), (0, 0, None));
    assert_eq!(again.visit.draft(Language::Malay), draft);
    assert_eq!(again.visit.next(), Step::Result, "nothing stays confirmed");
    let mut again = again.visit;
    walk_to_the_end(&mut again);
    assert_eq!(finish(&again), finish(&visit));
}

#[test]
fn a_visit_that_had_hardly_begun_is_taken_up_where_it_stood() {
    let nothing = Visit::new(small(), today());
    assert_eq!(restored(small(), &nothing.draft(Language::English)).visit.next(), Step::Choose);
    let mut visit = Visit::new(small(), today());
    visit.begin_licences(&["spf-liquor".parse().unwrap(), "sfa-food".parse().unwrap()]).unwrap();
    visit.choose(&"sfa-food".parse().unwrap(), Choice::Leave);
    visit.want(Action::Renew);
    let again = restored(small(), &visit.draft(Language::English)).visit;
    assert_eq!(again.chosen(), visit.chosen());
    assert_eq!(again.draft(Language::English).action, Action::Renew);
}

#[test]
fn what_the_newer_catalogue_no_longer_takes_is_dropped_and_named() {
    let mut visit = full();
    say_owners(&mut visit, vec![owner("Mei", true), owner("Raj", true)]);
    visit.set_document(&"sfa-food".parse().unwrap(), &"layout-plan".parse().unwrap(), DocumentState::ToFollow);
    let draft = visit.draft(Language::English);
    for (what, from, to, dropped) in [
        ("an option is gone", "{ id = \"office\"", "{ id = \"bureau\"", vec!["premises.kind"]),
        (
            "a question of another type",
            "id = \"premises.area\"\ntype = \"whole\"",
            "id = \"premises.area\"\ntype = \"text\"",
            vec![],
        ),
        ("fewer items are allowed", "min = 1\nmax = 3", "min = 1\nmax = 1", vec!["owners"]),
    ] {
        let Some(newer) = small_with(from, to) else { continue };
        let again = restored(newer, &draft);
        let named: Vec<&str> = again.dropped.iter().map(|id| id.as_str()).collect();
        assert_eq!(named, dropped, "{what}");
        for id in &again.dropped {
            assert_eq!(again.visit.draft(Language::English).answers.get(id), None, "{what}");
        }
    }
}

#[test]
fn a_draft_full_of_strangers_gives_an_empty_visit() {
    let mut draft = full().draft(Language::English);
    draft.start = Start::Intent("gone".parse().unwrap());
    draft.answers = [("gone.away", Answer::Known(Value::YesNo(true))), ("trade.kind", Answer::NotYet)]
        .into_iter()
        .map(|(question, answer)| (id(question), answer))
        .collect();
    draft.taken = ["spf-gone".parse().unwrap()].into();
    draft.unfinished = [(id("trade.kind"), vec![owner("Mei", true)])].into();
    draft.skipped = [id("applicant.name"), id("gone.away")].into();
    let again = restored(small(), &draft);
    assert_eq!(again.gone_intent, Some("gone".parse().unwrap()));
    assert_eq!(again.gone, ["spf-gone".parse().unwrap()]);
    assert_eq!(again.dropped, [id("gone.away"), id("trade.kind")]);
    assert_eq!(again.visit.next(), Step::Choose);
    draft.start = Start::Licences(vec!["spf-gone".parse().unwrap()]);
    assert_eq!(restored(small(), &draft).visit.next(), Step::Choose);
}

#[test]
fn an_answer_that_a_rule_forbids_by_now_is_kept_and_shown_as_a_problem() {
    let mut visit = full();
    say(&mut visit, "applicant.born", "01/02/1990");
    let draft = visit.draft(Language::English);
    let long_ago = Visit::restore(small(), "1980-01-01".parse().unwrap(), &draft);
    assert_eq!(long_ago.dropped, []);
    assert_eq!(long_ago.visit.problems().len(), 1);
}
