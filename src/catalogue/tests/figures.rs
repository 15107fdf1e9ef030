//! A catalogue in figures.

use domain::Language;

use crate::{Files, read};

use super::mistakes::{HEADER, PEOPLE, SHOP};
use super::sample;

#[test]
fn a_catalogue_is_counted() {
    let figures = sample::catalogue().figures();
    assert_eq!((figures.agencies, figures.licences, figures.listed, figures.questions), (2, 2, 1, 10));
    assert_eq!((figures.intents, figures.sectors, figures.faqs, figures.cases), (3, 2, 1, 3));
    // Two of `when`, one of `valid`, two of `applies`, two of `eligible`, one of a document, and one with a name.
    assert_eq!((figures.conditions, figures.documents), (9, 2));
    let malay = figures.coverage.iter().find(|covered| covered.language == Language::Malay).unwrap();
    assert_eq!((malay.licences, malay.listed, malay.intents, malay.sectors, malay.texts), (1, 1, 1, 0, 3));
    assert_eq!((malay.whole, malay.whole_agencies), (0, 0));
}

#[test]
fn a_licence_is_whole_in_a_language_that_lacks_no_word_of_it_or_of_a_question_it_leads_to() {
    let files = sample::files();
    let known = read(&files).unwrap().catalogue;
    let whole = |left_out: &str| {
        let mut files = files.clone();
        let words: Vec<String> =
            known.texts.iter().filter(|key| ***key != *left_out).map(|key| format!("{key} = 字")).collect();
        files.put("../locales/zh/catalogue.ftl", words.join("\n"));
        let catalogue = read(&files).unwrap().catalogue;
        let ids: Vec<String> =
            catalogue.whole_in(Language::Chinese).iter().map(|licence| licence.id.to_string()).collect();
        ids.join(" ")
    };
    for (left_out, left) in [
        ("intent-sell-liquor-title", "sfa-food-shop spf-liquor"),
        ("licence-spf-liquor-who", "sfa-food-shop"),
        ("question-food-services-label", "spf-liquor"),
        ("question-held-food_shop-label", "spf-liquor"),
        // What decides about the one is asked by the other, and so are the owners with all that is asked of them.
        ("question-premises-type-label", ""),
        ("question-person-pass-label", ""),
    ] {
        assert!(known.texts.iter().any(|key| **key == *left_out), "no text has the key {left_out}");
        assert_eq!(whole(left_out), left, "without {left_out}");
    }
}

#[test]
fn a_licence_is_deep_that_asks_three_questions_of_its_own_and_goes_by_one() {
    for (own, deep) in
        [("\"premises.type\", \"food.seats\", \"food.services\"", true), ("\"food.services\", \"food.seats\"", false)]
    {
        let mut files = sample::files();
        let change = |files: &mut Files, path, from, to: &str| {
            let text = files.text(path).unwrap().replace(from, to);
            files.put(path, text);
        };
        change(&mut files, HEADER, "id = \"people\"", "id = \"business\"");
        change(&mut files, PEOPLE, "section = \"people\"", "section = \"business\"");
        change(&mut files, SHOP, "\"premises.type\", \"food.seats\", \"food.services\"", own);
        let catalogue = read(&files).unwrap().catalogue;
        assert_eq!(catalogue.is_deep(catalogue.licences.values().next().unwrap()), deep, "{own}");
    }
}
