//! What lasts is told by the clock that runs evenly: somebody puts the clock on the wall right in mid-visit, and the visit
//! neither ends nor lasts longer for it. And what would grow for as long as somebody goes on does not.

use std::collections::BTreeSet;

use domain::Language;

use super::kiosk::{Kiosk, shown};
use crate::app::{Knock, Message};
use crate::page::Kind;
use crate::visit::Phase;

const HOUR: i64 = 3_600;

fn phase(kiosk: &Kiosk) -> Option<Phase> {
    kiosk.app.standing_visit().map(|(_, phase)| phase)
}

#[test]
fn a_clock_that_is_put_right_in_mid_visit_neither_ends_nor_prolongs_it() {
    for step in [HOUR, -HOUR] {
        let mut kiosk = Kiosk::small();
        kiosk.begin(Language::English, "open-shop").advance(179).put_clock(step);
        assert_eq!(kiosk.at(), "question", "{step}");
        kiosk.advance(1);
        assert_eq!(kiosk.at(), "idle", "{step}");
        assert_eq!(phase(&kiosk), Some(Phase::Asking { left_secs: 45 }), "{step}");
        kiosk.put_clock(step);
        assert_eq!(phase(&kiosk), Some(Phase::Asking { left_secs: 45 }), "{step}");
        kiosk.advance(44).put_clock(-step);
        assert_eq!(kiosk.at(), "idle", "{step}");
        kiosk.advance(1);
        assert_eq!(kiosk.at(), "attract", "{step}");
    }
}

#[test]
fn a_clock_that_is_put_right_shows_the_receipt_for_as_long_as_ever() {
    for step in [HOUR, -HOUR] {
        let mut kiosk = super::visits::submitted();
        kiosk.store();
        kiosk.printed(crate::effect::Outcome::Printed).put_clock(step).advance(29);
        kiosk.sees("This page closes in").advance(1);
        assert_eq!(kiosk.at(), "attract", "{step}");
    }
}

#[test]
fn a_call_for_staff_and_a_technicians_knock_last_as_long_as_ever() {
    for step in [HOUR, -HOUR] {
        let mut kiosk = Kiosk::small();
        kiosk.press("language-en").press("tool-help").press("call-staff").put_clock(step);
        kiosk.sees("Calling a member of staff").advance(20).sees("The line is down; please go to the counter.");
        for touch in 0..5 {
            assert!(kiosk.has("tool-help"), "touch {touch}");
            kiosk.hear(Message::Knocked(Knock::Touch));
            kiosk.put_clock(step);
        }
        assert!(!kiosk.has("tool-help"), "the door is open");
        kiosk.advance(59).put_clock(step);
        assert!(!kiosk.has("tool-help"), "and stays so for its minute");
        kiosk.advance(1);
        assert!(kiosk.has("tool-help"));
    }
}

#[test]
fn what_is_shown_to_people_is_the_time_on_the_wall() {
    let mut kiosk = super::visits::submitted();
    kiosk.put_clock(HOUR);
    kiosk.store();
    kiosk.sees("11:42");
}

#[test]
fn whoever_goes_round_between_help_and_the_questions_comes_back_with_a_bounded_number_of_steps() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way();
    let question = kiosk.app.question().cloned();
    for _ in 0..200 {
        kiosk.press("tool-help").press("ask").press("search");
    }
    let trail = || kiosk.app.standing_visit().map_or(0, |(current, _)| current.trail.len());
    assert!(trail() <= 24, "{} pages", trail());
    for _ in 0..24 {
        if kiosk.app.question().is_none() {
            kiosk.press("back");
        }
    }
    assert_eq!(kiosk.app.question().cloned(), question, "the application is not lost on the way");
}

#[test]
fn the_same_page_twice_in_a_row_is_one_step_back() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("tool-help").press("ask").press("tool-help").press("ask").press("back");
    assert_eq!(kiosk.app.question().unwrap().as_str(), "applicant.name");
}

/// Rows on the page, and the licences on them.
fn licences(kiosk: &Kiosk) -> Vec<String> {
    let page = kiosk.app.page();
    let rows = |kind: &Kind<Message>| if let Kind::Rows(rows) = kind { rows.clone() } else { Vec::new() };
    page.blocks.iter().flat_map(|block| rows(&block.kind)).map(|row| row.id.0).collect()
}

#[test]
fn licences_that_may_apply_are_turned_like_the_rest_where_there_is_room_for_one() {
    let mut kiosk = Kiosk::new(super::kiosk::shipped_catalogue());
    kiosk.begin(Language::English, "open-restaurant");
    for _ in 0..80 {
        if kiosk.at() == "result" {
            break;
        }
        let page = kiosk.app.page();
        let options = page.controls().into_iter().map(|control| control.id.0.clone());
        let options: Vec<String> = options.filter(|id| id.starts_with("option-")).collect();
        let unsure = options.iter().find(|id| *id == "option-not-yet").or_else(|| options.first());
        if let Some(id) = unsure {
            kiosk.press(id);
        } else if page.keyboard().is_some() {
            kiosk.type_in("12");
        }
        kiosk.press("continue");
    }
    assert_eq!(kiosk.at(), "result", "{}", shown(&kiosk.app.page()));
    let all = licences(&kiosk);
    let has = |kiosk: &Kiosk, id: &str| kiosk.app.page().blocks.iter().any(|block| block.id.0 == id);
    assert!(all.len() > 2 && has(&kiosk, "open-licences"), "{all:?}");
    kiosk.app.fit(&mut |page, _| {
        let rows = |kind: &Kind<Message>| if let Kind::Rows(rows) = kind { rows.len() } else { 0 };
        page.blocks.iter().map(|block| rows(&block.kind)).sum::<usize>() <= 1
    });
    let mut turned = BTreeSet::new();
    for _ in 0..all.len() {
        let shown_now = licences(&kiosk);
        assert_eq!(shown_now.len(), 1, "{}", shown(&kiosk.app.page()));
        assert_eq!(has(&kiosk, "open"), has(&kiosk, "open-licences"));
        turned.extend(shown_now);
        if kiosk.has("more") {
            kiosk.press("more");
        }
    }
    assert_eq!(turned, all.into_iter().collect());
}
