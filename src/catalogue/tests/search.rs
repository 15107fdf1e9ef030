//! What a search finds, in citizens' own words.

use domain::Language;

use crate::{Catalogue, Hit};

use super::sample;

fn found(catalogue: &Catalogue, query: &str, language: Language) -> Vec<String> {
    let name = |hit: &Hit<'_>| match hit {
        Hit::Intent(intent) => intent.id.to_string(),
        Hit::Licence(licence) => licence.id.to_string(),
        Hit::Listed(listed) => listed.id.to_string(),
        Hit::Faq(faq) => faq.id.clone(),
    };
    catalogue.search(query, language).iter().map(name).collect()
}

#[test]
fn the_best_hit_stands_first_however_it_is_typed() {
    let catalogue = sample::catalogue();
    for (query, language, first) in [
        ("restaurant", Language::English, "open-restaurant"),
        ("restaurants", Language::English, "open-restaurant"),
        ("I want to open a restaurant", Language::English, "open-restaurant"),
        ("restaraunt", Language::English, "open-restaurant"),
        ("resturant", Language::English, "open-restaurant"),
        ("rest", Language::English, "open-restaurant"),
        ("RESTAURANT!", Language::English, "open-restaurant"),
        ("pub", Language::English, "sell-liquor"),
        ("licence beer", Language::English, "spf-liquor"),
        ("food shop", Language::English, "sfa-food-shop"),
        ("foodshop", Language::English, "sfa-food-shop"),
        ("foodshops", Language::English, "sfa-food-shop"),
        ("moneychanger", Language::Malay, "spf-money-changer"),
        ("how long does it take", Language::English, "how-long"),
        ("forex", Language::English, "spf-money-changer"),
        ("money changer licence", Language::English, "spf-money-changer"),
        ("pengurup wang", Language::Malay, "spf-money-changer"),
        ("restoran", Language::Malay, "open-restaurant"),
        ("warung", Language::Malay, "sfa-food-shop"),
        ("liquor", Language::Malay, "sell-liquor"),
        ("餐馆", Language::Chinese, "open-restaurant"),
        ("我要开餐馆", Language::Chinese, "open-restaurant"),
        ("馆", Language::Chinese, "open-restaurant"),
        ("餐馆", Language::English, "open-restaurant"),
        ("restaurants", Language::Arabic, "open-restaurant"),
    ] {
        let hits = found(&catalogue, query, language);
        assert_eq!(hits.first().map(String::as_str), Some(first), "{query}: {hits:?}");
    }
}

#[test]
fn a_listed_licence_is_found_told_and_offered_beside_its_intent() {
    let catalogue = sample::catalogue();
    let changer = catalogue.listed.values().next().unwrap();
    assert_eq!(catalogue.say(&changer.title, Language::Malay), "Lesen pengurup wang");
    assert_eq!(&*changer.place.default, "Apply on the agency's own site");
    let intent = catalogue.intents.last().unwrap();
    assert_eq!((intent.id.as_str(), intent.also.as_slice()), ("change-money", ["food".to_owned()].as_slice()));
    assert_eq!(intent.listed, std::slice::from_ref(&changer.id));
}

#[test]
fn a_question_people_ask_stands_beside_what_it_is_about() {
    let catalogue = sample::catalogue();
    for (id, count) in [("sfa-food-shop", 1), ("spf-money-changer", 1), ("food.seats", 1), ("spf-liquor", 0)] {
        assert_eq!(catalogue.faqs.iter().filter(|faq| faq.is_about(id)).count(), count, "{id}");
    }
}

#[test]
fn nothing_is_found_for_nothing() {
    let catalogue = sample::catalogue();
    for query in ["", "   ", "the", "zzzzzz", "!!!"] {
        assert_eq!(found(&catalogue, query, Language::English), Vec::<String>::new(), "{query}");
    }
    assert!(found(&catalogue, &"restaurant ".repeat(10_000), Language::English).len() < 30);
}

#[test]
fn a_text_is_said_in_the_language_asked_for_or_in_the_default_one() {
    let catalogue = sample::catalogue();
    let intent = &catalogue.intents[0];
    assert_eq!(catalogue.say(&intent.title, Language::Malay), "Buka restoran");
    assert_eq!(catalogue.say(&intent.title, Language::Chinese), "开餐馆");
    assert_eq!(catalogue.say(&intent.title, Language::Tamil), "Open a restaurant");
    assert_eq!(catalogue.say(&intent.summary, Language::Malay), "Serve food at tables");
}
