//! Visits from the attract page to the wipe, played through the real program, pages, effects, gateway and agencies.

use std::collections::BTreeSet;

use crate::harness::{Kiosk, shipped_script};

#[test]
fn a_restaurant_applies_to_many_agencies_in_one_form() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&shipped_script("restaurant.toml"), &["--size", "1080x1920"]);
    rehearsal.exits(0);
    let agencies: BTreeSet<String> = rehearsal.each("licences", "agency").into_iter().collect();
    assert!(rehearsal.each("licences", "id").len() >= 6 && agencies.len() >= 5, "{}", rehearsal.report());
    assert!(rehearsal.each("submissions", "state").iter().all(|state| state == "accepted"), "{}", rehearsal.report());
    assert_eq!(rehearsal.report()["receipt"]["outcome"], "printed");
    assert_eq!(rehearsal.each("submissions", "agency").into_iter().collect::<BTreeSet<_>>(), agencies);

    let reference = rehearsal.report()["reference"].as_str().unwrap();
    let paper = String::from_utf8(rehearsal.file("receipt.txt")).unwrap();
    assert!(paper.contains(reference), "{paper}");
    assert!(rehearsal.file("receipt.png").starts_with(b"\x89PNG"));
    assert!(rehearsal.file("application.pdf").starts_with(b"%PDF"));
    let speech = String::from_utf8(rehearsal.file("speech.txt")).unwrap();
    assert!(speech.contains("reference"), "{speech}");
    for overflow in rehearsal.each("pages", "overflow_px") {
        assert_eq!(overflow, "0", "{}", rehearsal.report());
    }
}

#[test]
fn a_hawker_needs_less_than_a_restaurant() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]);
    rehearsal.exits(0);
    assert!(rehearsal.each("licences", "id").contains(&"nea-hawker-stall".to_owned()), "{}", rehearsal.report());
    assert!(!rehearsal.each("licences", "id").contains(&"sfa-food-shop".to_owned()), "{}", rehearsal.report());
}

#[test]
fn who_holds_a_licence_renews_changes_or_gives_it_back_and_the_agency_reads_which() {
    for (script, action, answer) in [
        ("renewal.toml", "renew", "held.unchanged"),
        ("change.toml", "amend", "held.change"),
        ("closing.toml", "cancel", "held.ends"),
    ] {
        let kiosk = Kiosk::new();
        let rehearsal = kiosk.rehearse(&shipped_script(script), &[]);
        rehearsal.exits(0);
        assert_eq!(rehearsal.each("licences", "id"), ["sfa-food-shop"], "{script}");
        let opened: serde_json::Value = serde_json::from_slice(&rehearsal.file("opened.json")).unwrap();
        assert_eq!(opened[0]["licences"][0]["action"], action);
        let answers = opened[0]["answers"].as_array().unwrap();
        let of = |id: &str| answers.iter().find(|it| it["id"] == id).map(|it| it["value"].clone());
        assert_eq!(of("held.food_shop"), Some("NE00000K000".into()), "the agency learns which licence is meant");
        assert!(of(answer).is_some(), "{script}");
        assert_eq!(of("food.kind"), None, "who holds a licence is not asked again what decides about it");
    }
}

#[test]
fn who_needs_nothing_is_told_so_and_nothing_is_stored() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&shipped_script("nothing-needed.toml"), &[]);
    rehearsal.exits(3);
    assert_eq!(rehearsal.report()["submissions"].as_array().unwrap().len(), 0);
    assert!(rehearsal.report()["reference"].is_null());
}

#[test]
fn who_walks_away_leaves_nothing_behind() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&shipped_script("abandoned.toml"), &[]);
    rehearsal.exits(3);
    assert_eq!(rehearsal.report()["submissions"].as_array().unwrap().len(), 0);
    let last = rehearsal.each("pages", "id").pop().unwrap();
    assert_eq!(last, "attract", "after the wipe the terminal waits for the next citizen");
}

#[test]
fn the_same_visit_goes_by_keys_alone() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &["--input", "keys"]);
    rehearsal.exits(0);
    assert_eq!(rehearsal.report()["input"], "keys");
}

#[test]
fn every_language_reaches_the_receipt() {
    for language in ["ms", "zh", "ta"] {
        let kiosk = Kiosk::new();
        let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &["--language", language]);
        rehearsal.exits(0);
        assert_eq!(rehearsal.report()["language"], language);
        assert_eq!(rehearsal.report()["receipt"]["outcome"], "printed");
    }
}
