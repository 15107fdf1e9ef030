//! What a citizen can rely on with long lists and at the ends of ways: everything is seen before it counts, the way back
//! leads to where one was, and what is still to do is told.

use std::collections::BTreeSet;

use domain::Language;

use super::kiosk::{Kiosk, shipped_catalogue, shown, small_catalogue_with};
use super::sectors::wide;
use super::visits::submitted;
use crate::page::Kind;

#[test]
fn nobody_agrees_to_answers_that_were_not_shown() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop");
    while kiosk.at() != "consent" {
        kiosk.once(&|_| None);
    }
    let text = shown(&kiosk.app.page());
    let promised: usize = text.split("receives the ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let mut seen = BTreeSet::new();
    loop {
        let page = kiosk.app.page();
        let rows = page.blocks.iter().filter_map(|block| {
            let Kind::Rows(rows) = &block.kind else { return None };
            Some(rows)
        });
        seen.extend(rows.flatten().map(|row| row.id.0.clone()));
        assert_eq!(kiosk.has("agree"), seen.len() == promised, "{} of {promised} were shown", seen.len());
        if kiosk.has("agree") {
            break;
        }
        kiosk.press("continue");
        assert_eq!(kiosk.at(), "consent");
    }
}

#[test]
fn the_last_page_says_what_is_still_to_do_in_the_language_of_who_reads_it() {
    let mut kiosk = submitted();
    kiosk.store();
    kiosk.press("continue").sees("Still to do").sees("S$195.00").sees("Layout plan (SFA)");
    kiosk.press("languages").press("language-ms").sees("Masih perlu dibuat").sees("S$195.00");
}

#[test]
fn back_from_an_answer_leads_to_the_search_with_what_was_typed() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-search").type_in("time").press("faq-how-long").press("back");
    assert_eq!(kiosk.at(), "search");
    kiosk
        .sees("time")
        .sees("How long does it take?")
        .press("back")
        .press("way-ask")
        .press("faq-how-long")
        .press("back");
    assert_eq!(kiosk.at(), "questions", "from the list the way back is the list");
}

#[test]
fn what_belongs_in_a_sector_stands_before_what_is_looked_for_there_too() {
    let mut kiosk = wide();
    kiosk.press("language-en").press("way-find").find("sector-s26").press("sector-s26");
    let first = kiosk.app.page().controls().iter().find(|it| it.id.0.starts_with("intent-")).unwrap().id.0.clone();
    assert_eq!(first, "intent-i26");
}

#[test]
fn where_no_licence_is_needed_an_intent_may_say_what_holds_all_the_same() {
    let intents =
        include_str!("small/intents.toml").replace("candidates =", "otherwise = \"Wash your hands.\"\ncandidates =");
    let mut kiosk = Kiosk::new(small_catalogue_with(&[("intents.toml", &intents)]));
    kiosk.begin(Language::English, "open-shop").play(&|id| (id.as_str() == "food.place").then(|| "nowhere".to_owned()));
    assert_eq!(kiosk.at(), "nothing-needed");
    kiosk.sees("Keep in mind").sees("Wash your hands.");
}

#[test]
fn who_renews_applies_to_renew() {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.press("language-en").press("way-existing").press("action-renew").find("licence-sfa-food-shop");
    kiosk.press("licence-sfa-food-shop").sees("Apply to renew");
}

#[test]
fn that_a_text_is_too_long_is_said_while_it_is_typed() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop");
    while kiosk.app.question().is_none_or(|id| id.as_str() != "applicant.name") {
        kiosk.once(&|_| None);
    }
    kiosk.type_in(&"a".repeat(66));
    assert!(!shown(&kiosk.app.page()).contains("66"), "it still fits");
    kiosk.type_in("a").sees("66").press("key-delete");
    assert!(!shown(&kiosk.app.page()).contains("66"), "it fits again");
}
