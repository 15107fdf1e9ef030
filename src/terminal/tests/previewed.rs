//! A catalogue looked at while somebody writes it: each save shows the page of what was changed, or what is wrong.

use std::sync::Arc;

use catalogue::{Problem, Severity};
use domain::Language;

use super::kiosk::{Kiosk, small_catalogue};
use crate::look::Look;
use crate::page::Page;
use crate::preview::{Message, Preview, Saved, Subject, What};
use crate::shell::Face as _;
use crate::words::Lexicon;

fn preview() -> Preview {
    let lexicon = Arc::new(Lexicon::shipped().unwrap());
    let first = Saved { read: Ok(small_catalogue()), subject: None };
    Preview::new(lexicon, Box::new(|catalogue| Kiosk::new(catalogue).app), (small_catalogue(), first))
}

fn save(preview: &mut Preview, what: What, language: Option<Language>) -> String {
    let subject = Some(Subject { what, language });
    preview.update(Message::Saved(Saved { read: Ok(small_catalogue()), subject }));
    let (id, heading) = preview.page().mark();
    format!("{id}: {heading}")
}

#[test]
fn a_save_shows_the_page_of_what_was_changed() {
    let mut preview = preview();
    assert_eq!(preview.page().id.0, "start");
    for (what, page) in [
        (What::Licence("sfa-food-shop".to_owned()), "result: You need 1 licence from 1 agency"),
        (What::Question("applicant.name".to_owned()), "question: What is your name?"),
        (What::Question("food.place".to_owned()), "question: Where will you sell food?"),
        (What::Question("person.name".to_owned()), "group: Who owns the business?"),
        (What::Intent("open-shop".to_owned()), "question: Where will you sell food?"),
        (What::Faq("how-long".to_owned()), "answer: How long does it take?"),
        (What::Text("question-business-start-label".to_owned()), "question: "),
        (What::Licence("sfa-not-there-yet".to_owned()), "start: What would you like to do?"),
    ] {
        let shown = save(&mut preview, what.clone(), None);
        assert!(shown.starts_with(page), "{what:?} is shown as {shown:?}");
    }
}

#[test]
fn a_translation_is_looked_at_in_its_language() {
    let mut preview = preview();
    save(&mut preview, What::Text("licence-sfa-food-shop-title".to_owned()), Some(Language::Tamil));
    assert_eq!(preview.look().language, Language::Tamil);
    save(&mut preview, What::Faq("how-long".to_owned()), None);
    assert_eq!(preview.look().language, Language::Tamil, "and stays there");
}

#[test]
fn mistakes_are_shown_with_their_lines_until_there_is_none() {
    let mut preview = preview();
    save(&mut preview, What::Faq("how-long".to_owned()), None);
    let mistake = |line| Problem {
        file: "catalogue/faq/all.toml".into(),
        line,
        severity: Severity::Error,
        message: "\"answer\" is missing; add it".to_owned(),
    };
    let read = Err((1..=30).map(mistake).collect());
    preview.update(Message::Saved(Saved { read, subject: None }));
    let mut judge = |page: &Page<Message>, _: &Look| page.items().len() < 6;
    preview.fit(&mut judge);
    let said = preview.page().spoken(crate::page::Privacy::Public).join("\n");
    assert!(said.contains("30 mistakes") && said.contains("all.toml:1. \"answer\" is missing"), "{said}");
    preview.update(Message::Saved(Saved { read: Ok(small_catalogue()), subject: None }));
    assert_eq!(preview.page().id.0, "answer", "where one was before");
}
