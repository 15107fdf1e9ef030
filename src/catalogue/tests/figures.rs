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
