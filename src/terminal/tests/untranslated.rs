//! Visits in a language into which the catalogue is translated in part: what is there in English alone says so wherever it
//! stands, and is spoken as English.

use devices::speech::{Listening, Tongue};
use domain::{Claim, Language, Reference, Timestamp, foreign};

use super::kiosk::{Kiosk, secret, shown, small_catalogue_with};
use super::sectors;
use crate::app::Message;
use crate::draw::{Painter, Screen};
use crate::effect::Effect;
use crate::page::Page;
use crate::page::ring::Key;
use crate::words::Lexicon;

const TITLE: &str = "உணவுக் கடை உரிமம்";
const MALAY: &str = "Lesen kedai makanan";

/// A kiosk whose catalogue has nothing but the title of one licence in that language.
fn kiosk(language: Language, title: &str) -> Kiosk {
    let file = format!("../locales/{language}/catalogue.ftl");
    Kiosk::new(small_catalogue_with(&[(&file, &format!("licence-sfa-food-shop-title = {title}\n"))]))
}

/// What explains the mark on a page, if anything does.
fn explained(page: &Page<Message>) -> Option<String> {
    page.items().into_iter().find(|item| item.id.0 == "only-in").map(|item| item.label)
}

#[test]
fn a_tamil_visit_shows_what_is_there_in_english_alone_and_says_once_what_the_mark_means() {
    let mut kiosk = kiosk(Language::Tamil, TITLE);
    kiosk.press("language-ta");
    assert_eq!(explained(&kiosk.app.page()), None, "the terminal's own words are in Tamil");
    kiosk.press("way-find").sees("Open a food shop [EN]");
    assert_eq!(explained(&kiosk.app.page()).as_deref(), Some("ஆங்கிலத்தில் மட்டும்"));
    kiosk.press("intent-open-shop").sees("Where will you sell food? [EN]").sees("In a shop [EN]");
    kiosk.play(&|_| None);
    let result = kiosk.pages.iter().find(|page| page.id.0 == "result").map(shown).unwrap();
    assert!(result.contains(TITLE) && result.contains("You sell food in a shop. [EN]"), "{result}");
    assert!(!result.contains(&format!("{TITLE} [EN]")), "the title is in Tamil: {result}");
    let review = kiosk.pages.iter().find(|page| page.id.0 == "review").map(shown).unwrap();
    assert!(review.contains("What is your name? [EN]"), "{review}");
}

#[test]
fn receipt_and_record_bear_the_mark_that_the_citizen_read() {
    let mut kiosk = kiosk(Language::Tamil, TITLE);
    kiosk.begin(Language::Tamil, "open-shop").play(&|_| None);
    let Some(Effect::Submit { applications, receipt, .. }) = kiosk.effects.first() else { panic!("not submitted") };
    let lexicon = Lexicon::shipped().unwrap();
    let reference = Reference::new("7K4".parse().unwrap(), 7).unwrap();
    let claim = Claim { reference, secret: secret() };
    let paper = receipt.document(&lexicon, &claim, Timestamp::UNIX_EPOCH, &[]).words().join("\n");
    for words in [TITLE, "Singapore Police Force [EN]", "Layout plan [EN]", "A catalogue for tests [EN]"] {
        assert!(paper.contains(words), "{words:?} does not stand on\n{paper}");
    }
    let food = applications.iter().find(|it| it.agency.as_str() == "SFA").unwrap();
    assert_eq!(food.licences[0].title, TITLE);
    assert_eq!(food.documents[0].label, "Layout plan [EN]");
    let asked: Vec<&str> = food.answers.iter().map(|answer| answer.label.as_str()).collect();
    assert!(asked.contains(&"What is your name? [EN]"), "{asked:?}");
    let kept = format!("{paper}{asked:?}{:?}", food.consents);
    assert_eq!(foreign::language(&kept), None, "no fence is left on paper or in the record");
}

#[test]
fn what_is_there_in_english_alone_is_spoken_with_the_english_voice() {
    let mut kiosk = kiosk(Language::Malay, MALAY);
    kiosk.begin(Language::Malay, "open-shop").press("tool-read");
    let said = kiosk.effects.iter().rev().find_map(|effect| {
        let Effect::Say(utterance) = effect else { return None };
        Some(utterance.runs(Listening::Open))
    });
    let said: Vec<(Tongue, String)> = said.unwrap().iter().map(|run| (run.tongue, run.text.reveal().clone())).collect();
    let tongue = |words: &str| said.iter().find(|(_, text)| text.contains(words)).map(|(tongue, _)| *tongue);
    assert_eq!(tongue("Where will you sell food?"), Some(Tongue::English), "{said:?}");
    assert_eq!(tongue("Dalam bahasa Inggeris sahaja"), Some(Tongue::Malay), "{said:?}");
    assert!(said.iter().all(|(_, text)| !text.contains("EN")), "a mark is for the eye: {said:?}");
}

#[test]
fn a_sentence_around_an_english_title_changes_its_voice_twice() {
    let mut kiosk = kiosk(Language::Malay, MALAY);
    kiosk.begin(Language::Malay, "open-shop").press("tool-read");
    let mut heard = Vec::new();
    for _ in 0..400 {
        if kiosk.at() == "result" {
            break;
        }
        kiosk.once(&|_| None);
    }
    kiosk.effects.clear();
    for _ in 0..40 {
        kiosk.hear(Message::Key(Key::Next));
    }
    for effect in &kiosk.effects {
        let Effect::Say(utterance) = effect else { continue };
        let runs = utterance.runs(Listening::Open);
        heard.extend(runs.iter().map(|run| (run.tongue, run.text.reveal().trim().to_owned())));
    }
    assert!(heard.iter().any(|(tongue, text)| *tongue == Tongue::Malay && text.contains(MALAY)), "{heard:#?}");
    assert!(heard.contains(&(Tongue::English, "Liquor licence".to_owned())), "{heard:#?}");
}

#[test]
fn english_words_and_their_mark_are_drawn_on_a_page_from_right_to_left() {
    let mut kiosk = sectors::wide();
    kiosk.press("language-ar").press("way-find").press("sector-s4").sees("Sector 4 [EN]");
    let picture = Painter::new().draw(&kiosk.app.page(), None, &kiosk.app.look(), Screen::PORTRAIT);
    assert_eq!((picture.width, picture.height), (1080, 1920));
}

#[test]
fn an_english_text_keeps_its_order_on_an_arabic_page() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::Arabic, "open-shop").press("option-shop").press("continue");
    kiosk.press("option-yes").press("continue");
    assert_eq!(kiosk.at(), "result");
    let page = kiosk.app.page();
    let label = page.controls().into_iter().find(|it| it.id.0 == "take-spf-liquor").map(|it| it.label.clone()).unwrap();
    assert!(label.shown.contains("\u{2068}Liquor licence [EN]\u{2069}"), "{:?}", label.shown);
    assert_eq!(explained(&page).as_deref(), Some("بالإنجليزية فقط"));
}
