//! The tour comes by every page in every language, and what it comes by can be read and hit.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use domain::Language;

use super::{Lost, lead, through_catalogue};
use crate::app::Setup;
use crate::draw::{Painter, Screen};
use crate::look::TextSize;
use crate::page::Page;
use crate::screen::add::Ways;
use crate::tests::kiosk::{Kiosk, shipped_catalogue};
use crate::tests::toured;
use crate::theme::sizes::{CAPITAL, Sizes, Step};

fn setup() -> Setup {
    Setup { ways: Ways::Both, ..Kiosk::new(shipped_catalogue()).app.setup }
}

/// Ids of all pages that the screens describe, as they stand in the source.
fn described() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screen");
    let mut ids = BTreeSet::new();
    let within =
        |folder: &Path| -> Vec<_> { std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect() };
    let files = within(&folder).into_iter().flat_map(|path| if path.is_dir() { within(&path) } else { vec![path] });
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let literal = text.split("Page::new(\"").skip(1).filter_map(|rest| rest.split('"').next());
        ids.extend(literal.map(str::to_owned));
    }
    // Two screens choose among names.
    ids.extend(["sectors", "intents", "closed", "maintenance", "suspended", "out-of-service"].map(str::to_owned));
    ids
}

#[test]
fn every_page_that_a_screen_describes_is_met_in_every_language() {
    for language in Language::ALL {
        let mut forgotten: Vec<_> = described().difference(&toured::in_language(language).pages).cloned().collect();
        // A catalogue may hold nothing that is applied for elsewhere.
        forgotten.retain(|page| page != "listed" || !shipped_catalogue().listed.is_empty());
        assert!(forgotten.is_empty(), "{language}: {forgotten:?} have no stop in tour/route.rs");
    }
}

#[test]
fn a_tour_that_cannot_press_what_it_has_to_is_lost() {
    let setup = Setup { languages: vec![Language::English], ..setup() };
    let lost = lead(setup, Language::Tamil, TextSize::Default, "", &mut |_, _| true, &mut |_| {}).unwrap_err();
    assert!(matches!(&lost, Lost::NoControl { id, .. } if id == "language-ta"), "{lost}");
}

#[test]
fn whatever_stands_in_the_catalogue_has_its_stop() {
    let mut names = BTreeSet::new();
    let mut show = |stop: super::Stop| {
        names.insert(stop.name);
    };
    through_catalogue(setup(), Language::Malay, TextSize::Default, "", &mut |_, _| true, &mut show).unwrap();
    let catalogue = shipped_catalogue();
    let licences = catalogue.licences.keys().map(|id| format!("licence-{id}"));
    let listed = catalogue.listed.keys().map(|id| format!("listed-{id}"));
    let answers = catalogue.faqs.iter().map(|faq| format!("answer-{}", faq.id));
    let questions = catalogue.questions.values().map(|question| {
        let kind = if question.kind.item_questions().is_empty() { "question" } else { "group" };
        format!("{kind}-{}", crate::screen::dashed(&question.id))
    });
    let wanted = licences.chain(listed).chain(answers).chain(questions);
    let missed: Vec<String> = wanted.filter(|name| !names.contains(name)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn names_of_stops_can_name_files() {
    let mut names = Vec::new();
    lead(setup(), Language::English, TextSize::Large, "", &mut |_, _| true, &mut |stop| names.push(stop.name)).unwrap();
    assert!(names.len() > 100, "{}", names.len());
    let plain = |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    assert!(names.iter().all(plain), "{names:?}");
}

/// The first page of each kind; all of them, in all languages, sizes and themes, are looked at by the gallery.
#[test]
fn pages_can_be_read_and_hit() {
    let looks = [
        (Language::English, TextSize::Default, Screen::PORTRAIT),
        (Language::Arabic, TextSize::Default, Screen::LANDSCAPE),
        (Language::English, TextSize::Largest, Screen::PORTRAIT),
    ];
    for (language, text_size, screen) in looks {
        let (mut judge, mut painter, mut wrong) = (Painter::new(), Painter::new(), Vec::new());
        let seen = RefCell::new(BTreeSet::new());
        let mut fits = |page: &Page<_>, look: &_| {
            seen.borrow().contains(&page.id.0) || judge.fits(page, look, screen).overflow_px == 0
        };
        lead(setup(), language, text_size, "", &mut fits, &mut |stop| {
            if seen.borrow_mut().insert(stop.page.id.0.clone()) {
                let mistakes = painter.inspect(&stop.page, &stop.look, screen).mistakes();
                wrong.extend(mistakes.into_iter().map(|mistake| format!("{language} {}: {mistake}", stop.name)));
            }
        })
        .unwrap();
        assert!(seen.borrow().len() > 20, "{seen:?}");
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_largest_letters_have_seven_tenths_of_a_degree_where_this_terminal_is_read_from() {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config");
    let settings = settings::load(&config).unwrap_or_else(|problems| panic!("{problems:?}"));
    let least_mm = 2.0 * settings.screen.viewing_mm as f32 * 0.35_f32.to_radians().tan();
    let ppi = settings.screen.ppi as f32;
    let screens = [Screen { ppi, ..Screen::PORTRAIT }].into_iter().chain(Screen::MODELS.map(|(_, screen)| screen));
    for screen in screens {
        let sizes = Sizes::of(screen, TextSize::Largest);
        for step in [Step::Small, Step::Body, Step::Row, Step::Label, Step::Key, Step::Title] {
            let capital_mm = sizes.font(step) * CAPITAL / screen.ppi * 25.4;
            assert!(capital_mm >= least_mm, "{step:?} at {} ppi: {capital_mm} mm of {least_mm}", screen.ppi);
        }
    }
}
