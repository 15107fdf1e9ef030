//! The PDF is small, holds every answer as text, and no answer in any script is a box.

use domain::application::{AnsweredQuestion, AnsweredValue, Consent, DocumentPromise, FeeLine, LicenceRequest};
use domain::{Application, Language, Money, Personal, Value};

use super::*;

fn answer(label: &str, text: &str) -> AnsweredQuestion {
    let value = Value::Text(Personal::new(text.to_owned()));
    AnsweredQuestion {
        question: "premises.name".parse().unwrap(),
        label: label.to_owned(),
        kind: "text",
        answer: AnsweredValue::One { value, text: Personal::new(text.to_owned()) },
    }
}

fn long_application(rows: impl IntoIterator<Item = (String, String)>) -> Application {
    let now = "2026-11-22T02:42:00Z".parse().unwrap();
    let mut answers: Vec<_> = rows.into_iter().map(|(label, text)| answer(&label, &text)).collect();
    answers.push(AnsweredQuestion {
        answer: AnsweredValue::Items(vec![vec![answer("Full name", "Tan Mei Ling"), answer("Share", "60 %")]]),
        ..answer("Owner", "")
    });
    answers.push(AnsweredQuestion { answer: AnsweredValue::NotYet, ..answer("Opening date", "") });
    Application {
        submission: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap(),
        agency: "SFA".parse().unwrap(),
        catalogue: "2026-11".into(),
        language: Language::English,
        completed_at: now,
        licences: vec![LicenceRequest {
            licence: "sfa-food-shop".parse().unwrap(),
            title: "Food shop licence".into(),
            version: "1".into(),
            action: domain::application::Action::New,
            holds: None,
        }],
        answers,
        fees: vec![FeeLine {
            licence: "sfa-food-shop".parse().unwrap(),
            label: "Food shop licence, one year".into(),
            amount: Some(Money::new(19_500, "SGD".parse().unwrap())),
        }],
        documents: vec![DocumentPromise {
            document: "layout-plan".parse().unwrap(),
            licence: "sfa-food-shop".parse().unwrap(),
            label: "Layout plan of the premises".into(),
            state: DocumentState::ToFollow,
        }],
        consents: vec![Consent {
            id: "share-with-sfa".into(),
            text: "I agree that my answers are shared with the Singapore Food Agency.".into(),
            given_at: now,
        }],
    }
}

fn sixty() -> Application {
    long_application((1..=60).map(|n| {
        let label = format!("Question {n}: what is the floor area of the kitchen in square metres?");
        (label, format!("{n} square metres, beside the loading bay of block {}", 100 + n))
    }))
}

fn words() -> PdfWords {
    PdfWords::english("Singapore Food Agency", "7K4-3367A-Q", "22 November 2026, 10:42")
}

fn text_of(file: &[u8]) -> String {
    let (options, mut warnings) = (printpdf::PdfParseOptions::default(), Vec::new());
    let document = printpdf::PdfDocument::parse(file, &options, &mut warnings).unwrap();
    document.extract_text().concat().join(" ")
}

#[test]
fn sixty_answers_take_at_most_24_kilobytes_and_can_be_searched() {
    let file = application(&sixty(), &words()).unwrap();
    assert!(file.len() <= 24 * 1024, "{} bytes", file.len());
    assert!(file.windows(16).any(|bytes| bytes == b"(D:2026112202420"), "it says when it was made");
    let text = text_of(&file);
    for said in ["7K4-3367A-Q", "160", "Tan", "S$195.00", "1/", "agree"] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn answers_in_every_script_are_drawn_in_a_font_that_has_them() {
    let rows = [
        ("Staff office", "5 staff"),
        ("营业场所名称", "新加坡勿洛熟食中心"),
        ("வணிகப் பெயர்", "தமிழ்ச்செல்வி உணவகம்"),
        ("Nama", "Café Ünder"),
        ("الاسم التجاري", "مطعم الواحة"),
    ];
    let file = application(&long_application(rows.map(|(a, b)| (a.into(), b.into()))), &words()).unwrap();
    assert!(file.len() <= 40 * 1024, "{} bytes", file.len());
    let text = text_of(&file);
    assert!(text.contains("新加坡勿洛熟食中心"), "{text}");
    assert!(text.contains("office"), "a joined letter is found by its parts: {text}");
    assert!(!text.contains('\u{fffd}'), "{text}");
}

#[test]
fn the_same_application_gives_pages_of_the_same_size() {
    let once = application(&sixty(), &words()).unwrap();
    let twice = application(&sixty(), &words()).unwrap();
    assert!(once.len().abs_diff(twice.len()) < 64);
}
