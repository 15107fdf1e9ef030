//! The PDF is small, holds every answer as text, reads in the order of its tags, and no answer in any script is a box.

mod read;

use domain::application::{AnsweredQuestion, AnsweredValue, Consent, DocumentPromise, FeeLine, LicenceRequest};
use domain::{Application, Language, Money, Personal, Value};

use super::*;
use read::File;

fn answer(question: &str, label: &str, text: &str) -> AnsweredQuestion {
    let value = Value::Text(Personal::new(text.to_owned()));
    AnsweredQuestion {
        question: question.parse().unwrap(),
        label: label.to_owned(),
        kind: "text",
        answer: AnsweredValue::One { value, text: Personal::new(text.to_owned()) },
    }
}

fn items(question: &str, label: &str, items: Vec<Vec<AnsweredQuestion>>) -> AnsweredQuestion {
    AnsweredQuestion { answer: AnsweredValue::Items(items), ..answer(question, label, "") }
}

fn application_of(answers: Vec<AnsweredQuestion>) -> Application {
    let now = "2026-11-22T02:42:00Z".parse().unwrap();
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
            action: Action::New,
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
    let row = |n: usize| {
        let label = format!("Question {n}: what is the floor area of the kitchen in square metres?");
        answer("premises.name", &label, &format!("{n} square metres, beside the loading bay of block {}", 100 + n))
    };
    application_of((1..=60).map(row).collect())
}

fn words_in(language: Language) -> PdfWords {
    let word = str::to_owned;
    PdfWords {
        language,
        heading: word("Application"),
        agency: word("Singapore Food Agency"),
        reference_label: word("Reference"),
        reference: word("7K4-3367A-Q"),
        submitted_label: word("Submitted"),
        submitted: word("22 November 2026, 10:42"),
        number_label: word("Number"),
        licences: word("Applied for"),
        actions: BTreeMap::from([(Action::New, word("New licence"))]),
        answers: word("Answers"),
        sections: BTreeMap::from([
            ("premises.name".parse().unwrap(), word("The premises")),
            ("owner.list".parse().unwrap(), word("The owners")),
        ]),
        not_known_yet: word("Not known yet"),
        fees: word("Fees"),
        set_by_agency: word("Set by the agency"),
        total: word("Total of known fees"),
        documents: word("Documents"),
        to_follow: word("To follow"),
        attached: word("Attached"),
        missing: word("Not at hand yet"),
        consents: word("Agreed to"),
        page: word("Page"),
    }
}

fn file_of(it: &Application, language: Language) -> File {
    File::read(&application(it, &words_in(language)).unwrap())
}

const SCRIPTS: [(&str, &str); 5] = [
    ("Staff office", "5 staff, ffi"),
    ("营业场所名称", "新加坡勿洛熟食中心"),
    ("வணிகப் பெயர்", "தமிழ்ச்செல்வி உணவகம், கொழும்பு தெரு 12, நேற்றைய கௌரவம்"),
    ("Nama", "Café Ünder"),
    ("الاسم التجاري", "مطعم الواحة لإعداد الطعام 12 شارع Bedok North، الطابق الأول"),
];

#[test]
fn sixty_answers_take_at_most_24_kilobytes() {
    let bytes = application(&sixty(), &words_in(Language::English)).unwrap();
    assert!(bytes.len() <= 24 * 1024, "{} bytes", bytes.len());
    let file = File::read(&bytes);
    assert!(file.pages() > 2);
    for said in ["7K4-3367A-Q", "60 square metres", "S$195.00", "I agree"] {
        assert!(file.texts().concat().contains(said), "{said}");
    }
}

#[test]
fn it_reads_aloud_in_the_order_of_the_page_with_labels_before_their_answers() {
    let owner = |name: &str| vec![answer("owner.name", "Full name", name), answer("owner.share", "Share", "50 %")];
    let it = application_of(vec![
        answer("premises.name", "Name of the shop", "Mei's"),
        answer("premises.floor", "Floor", "2"),
        items("owner.list", "Owner", vec![owner("Tan Mei Ling"), owner("Aisyah")]),
        AnsweredQuestion { answer: AnsweredValue::NotYet, ..answer("opening.date", "Opening date", "") },
    ]);
    let expected = "\
P Singapore Food Agency
H1 Application
Table
TR TH Reference | TD 7K4-3367A-Q
TR TH Submitted | TD 22 November 2026, 10:42
TR TH Number | TD 6f9619ff-8b86-4d01-b42d-00cf4fc964ff
H2 Applied for
Table
TR TH Food shop licence | TD New licence · sfa-food-shop
H2 Answers
H3 The premises
Table
TR TH Name of the shop | TD Mei's
TR TH Floor | TD 2
H3 The owners
H4 Owner 1
Table
TR TH Full name | TD Tan Mei Ling
TR TH Share | TD 50 %
H4 Owner 2
Table
TR TH Full name | TD Aisyah
TR TH Share | TD 50 %
Table
TR TH Opening date | TD Not known yet
H2 Fees
Table
TR TH Food shop licence, one year | TD S$195.00
TR TH Total of known fees | TD S$195.00
H2 Documents
Table
TR TH Layout plan of the premises | TD To follow
H2 Agreed to
P I agree that my answers are shared with the Singapore Food Agency.
P share-with-sfa · 2026-11-22 02:42 UTC
";
    assert_eq!(file_of(&it, Language::English).outline(), expected);
}

#[test]
fn every_script_is_told_in_the_order_in_which_it_is_written() {
    let rows = SCRIPTS.map(|(label, text)| answer("premises.name", label, text));
    for language in [Language::English, Language::Arabic] {
        let file = file_of(&application_of(rows.to_vec()), language);
        for (label, text) in SCRIPTS {
            let row = format!("TR TH {label} | TD {text}\n");
            assert!(file.outline().contains(&row), "{row} is not in {}", file.outline());
        }
    }
}

#[test]
fn every_font_is_in_the_file() {
    let rows = SCRIPTS.map(|(label, text)| answer("premises.name", label, text));
    let file = file_of(&application_of(rows.to_vec()), Language::English);
    let fonts = file.fonts();
    assert!(fonts.iter().all(|(_, bytes)| *bytes > 0), "{fonts:?}");
    for family in ["NotoSans-Regular", "NotoSans-Bold", "NotoSansTamil", "NotoSansArabic", "NotoSansSC"] {
        assert!(fonts.iter().any(|(name, _)| name.starts_with(&format!("GUICHT+{family}"))), "{family} in {fonts:?}");
    }
}

#[test]
fn what_is_drawn_is_tagged_and_the_tags_lead_back() {
    for it in [sixty(), application_of(Vec::new())] {
        let file = file_of(&it, Language::English);
        assert_eq!(file.untagged(), 0);
        assert!(file.ways_back_agree());
    }
}

#[test]
fn the_language_stands_in_the_file_and_where_it_differs() {
    let mut it = application_of(vec![answer("premises.name", "வணிகப் பெயர்", "தெரு")]);
    it.language = Language::Tamil;
    let file = file_of(&it, Language::English);
    assert_eq!(file.language(), "en");
    assert_eq!((file.language_of("வணிகப் பெயர்"), file.language_of("Reference")), (Some("ta".into()), None));
    assert_eq!(file_of(&it, Language::Tamil).language_of("வணிகப் பெயர்"), None);
}

#[test]
fn a_page_from_right_to_left_has_its_labels_at_the_right() {
    let it = application_of(vec![answer("premises.name", "الاسم التجاري", "مطعم الواحة")]);
    let places = |language| {
        let file = file_of(&it, language);
        (file.left_of("الاسم التجاري"), file.left_of("مطعم الواحة"))
    };
    let ((label, value), (mirrored_label, mirrored_value)) = (places(Language::English), places(Language::Arabic));
    assert!(label < value && mirrored_value < mirrored_label, "{label} {value} {mirrored_label} {mirrored_value}");
}

#[test]
fn a_long_answer_goes_on_over_the_page_and_stays_one_answer() {
    let long = "all around the kitchen and the yard ".repeat(300);
    let file = file_of(&application_of(vec![answer("premises.name", "Where", &long)]), Language::English);
    let row = format!("TR TH Where | TD {}", long.trim_end());
    let outline = file.outline();
    let told = outline.lines().find(|line| line.starts_with("TR TH Where")).unwrap();
    assert_eq!(told.replace(' ', ""), row.replace(' ', ""));
    assert!(file.pages() >= 3);
}

#[test]
fn the_same_application_gives_the_same_bytes_and_they_say_when_they_were_made() {
    let once = application(&sixty(), &words_in(Language::English)).unwrap();
    assert_eq!(once, application(&sixty(), &words_in(Language::English)).unwrap());
    let file = File::read(&once);
    assert!(file.made().starts_with("D:20261122024200"), "{}", file.made());
    assert_eq!(file.title(), "Application 7K4-3367A-Q");
}

#[test]
fn the_applications_of_a_visit_each_begin_with_a_page_of_their_own() {
    let (one, mut two) = (sixty(), application_of(vec![answer("premises.name", "Name of the shop", "Mei's")]));
    two.agency = "NEA".parse().unwrap();
    let words = words_in(Language::English);
    let file = File::read(&applications(&[(&one, &words), (&two, &words)]).unwrap());
    assert_eq!(file.outline().matches("H1 Application").count(), 2);
    assert_eq!(file.pages(), file_of(&one, Language::English).pages() + 1);
    assert!(file.artifacts().contains("7K4-3367A-Q · NEA · Page 1/1"), "{}", file.artifacts());
    assert!(applications(&[]).is_err());
}
