//! Licences that are applied for elsewhere, and what people ask about a licence or a question: what a citizen sees of them
//! on the way, and what comes out on paper.

use domain::Language;

use super::kiosk::{Kiosk, shown, small_catalogue_with};
use crate::effect::Effect;

const LISTED: &str = r#"
[[listed]]
id = "spf-busking"
title = "Busking endorsement"
agency = "SPF"
summary = "To play music in the street."
where = "Apply at the neighbourhood police centre"
keywords = ["street music"]
"#;
const INTENTS: &str = r#"
[[intent]]
id = "play-outside"
title = "Play in front of a shop"
summary = "Food, and music outside"
sector = "food"
icon = "utensils"
keywords = ["music"]
candidates = ["sfa-food-shop", "spf-liquor"]
listed = ["spf-busking"]
[[intent]]
id = "busk"
title = "Play music in the street"
summary = "Alone or with friends"
sector = "food"
icon = "utensils"
keywords = ["band"]
candidates = ["sfa-food-stall"]
listed = ["spf-busking"]
"#;
const FAQS: &str = r#"
[[faq]]
id = "stall-or-shop"
question = "When is it a stall?"
answer = "When it stands in a hawker centre."
keywords = ["hawker"]
about = ["food.place"]
[[faq]]
id = "amplifier"
question = "May I use an amplifier?"
answer = "Only where the police say so."
keywords = ["loud"]
about = ["spf-busking", "sfa-food-shop"]
"#;

fn kiosk() -> Kiosk {
    Kiosk::new(small_catalogue_with(&[
        ("listed/spf.toml", LISTED),
        ("intents/street.toml", INTENTS),
        ("faq/street.toml", FAQS),
    ]))
}

#[test]
fn what_is_applied_for_elsewhere_stands_on_the_result_and_cannot_be_chosen() {
    let mut kiosk = kiosk();
    kiosk.begin(Language::English, "play-outside").press("option-shop").press("continue");
    kiosk.press("option-yes").press("continue");
    assert_eq!(kiosk.at(), "result");
    kiosk.sees("Apply elsewhere").sees("Busking endorsement").sees("Apply at the neighbourhood police centre");
    assert!(!kiosk.has("take-spf-busking"));
    kiosk.press("bring").sees("Apply elsewhere").press("bring-print");
    let paper = kiosk.effects.iter().rev().find_map(|effect| {
        let Effect::PrintSheet { document, .. } = effect else { return None };
        Some(document.words().join("\n"))
    });
    let paper = paper.unwrap();
    assert!(paper.contains("Busking endorsement SPF\nApply at the neighbourhood police centre"), "{paper}");
}

#[test]
fn where_nothing_is_applied_for_here_the_page_says_where_to_go() {
    let mut kiosk = kiosk();
    kiosk.begin(Language::English, "busk");
    while kiosk.at() == "question" {
        let option = ["option-nowhere", "option-no"].into_iter().find(|option| kiosk.has(option)).unwrap();
        kiosk.press(option).press("continue");
    }
    kiosk.sees("You apply for this elsewhere").sees("Busking endorsement").press("bring").press("back");
    assert!(!kiosk.has("apply"));
}

#[test]
fn search_finds_it_and_says_where_to_apply() {
    let mut kiosk = kiosk();
    kiosk.press("language-en").press("way-search").type_in("busking").press("listed-spf-busking");
    assert_eq!(kiosk.at(), "listed");
    kiosk.sees("To play music in the street.").sees("Where to apply").sees("the neighbourhood police centre");
    kiosk.press("ask-here").press("faq-amplifier").sees("Only where the police say so.");
    kiosk.press("back").press("back").press("back");
    assert_eq!(kiosk.at(), "search", "with what was typed");
    assert!(kiosk.has("listed-spf-busking"));
}

#[test]
fn what_people_ask_about_the_licences_is_one_touch_from_the_result() {
    let mut kiosk = kiosk();
    kiosk.begin(Language::English, "play-outside").press("option-shop").press("continue");
    kiosk.press("option-yes").press("continue").sees("What people ask about this").press("ask-here");
    assert!(kiosk.has("faq-amplifier") && !kiosk.has("faq-how-long") && !kiosk.has("faq-stall-or-shop"));
    kiosk.press("back");
    assert_eq!(kiosk.at(), "result");
}

#[test]
fn whoever_asks_a_question_finds_those_about_nothing_in_particular() {
    let mut kiosk = kiosk();
    kiosk.press("language-en").press("way-ask");
    assert!(kiosk.has("faq-how-long") && !kiosk.has("faq-amplifier"));
    kiosk.press("search").type_in("amplifier").press("faq-amplifier").sees("Only where the police say so.");
}

#[test]
fn help_on_a_question_offers_what_people_ask_about_it_and_nothing_where_they_ask_nothing() {
    let mut kiosk = kiosk();
    kiosk.begin(Language::English, "play-outside").press("tool-help").press("ask-here").press("faq-stall-or-shop");
    kiosk.sees("When it stands in a hawker centre.").press("back").press("back");
    assert_eq!(kiosk.at(), "question");
    kiosk.press("option-shop").press("continue").press("tool-help");
    assert!(!kiosk.has("ask-here"), "{}", shown(&kiosk.app.page()));
}
