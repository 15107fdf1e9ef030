//! The simulated printer's paper on the screen: it comes out beside what was printed, can be looked at from end to end,
//! and belongs to nobody but the visit and the page that it was printed for.

use std::sync::mpsc::{Receiver, channel};

use devices::printer::profile::Profile;
use devices::printer::simulated::{Controls, Pace, Trouble};
use devices::printer::{self, simulated};
use domain::{Language, ResumeCode, VisitId};

use super::kiosk::Kiosk;
use super::tools::{WITHIN, store, tools};
use crate::app::{Manner, Message, Mode};
use crate::draw::{Painter, Screen};
use crate::effect::aside::Kept;
use crate::effect::{Effect, Outcome, Paper, PrintFault};
use crate::hands::{Hands, Tools};
use crate::look::{Look, TextSize};
use crate::page::paper::Sheet;
use crate::page::{Kind, Page, Privacy};
use crate::screen::paper::Proof;
use crate::slip::Slip;

/// A slip that says which it is.
fn slip(language: Language, licences: &[&str]) -> Slip {
    Slip {
        language,
        site: "Bedok Hub".to_owned(),
        terminal: "T0417".parse().unwrap(),
        zone: jiff::tz::TimeZone::UTC,
        notice: None,
        kept: Kept { code: ResumeCode::from_random([9; 16]), until: "2026-11-25T02:42:00Z".parse().unwrap() },
        licences: licences.iter().map(|licence| (*licence).to_owned()).collect(),
        to_bring: Vec::new(),
    }
}

/// Hands with a printer that can be meddled with.
struct Scene {
    hands: Hands,
    controls: Controls,
    replies: Receiver<Message>,
}

impl Scene {
    fn new() -> Self {
        let (printer, controls) = simulated::printer(Profile::generic_80(), Pace::Told);
        let (replies, heard) = channel();
        let hands = Hands::start(Tools {
            printer: printer::Handle::new(printer).unwrap(),
            simulated: Some(controls.clone()),
            ..tools(store(), replies)
        });
        Self { hands: hands.unwrap(), controls, replies: heard }
    }

    /// How a slip was printed, and what was seen of it before that was told.
    #[track_caller]
    fn prints(&self, slip: Slip) -> (Option<Sheet>, Outcome) {
        let mut seen = None;
        self.hands.perform(Effect::PrintSlip { visit: VisitId(1), slip: Box::new(slip) });
        loop {
            let message = self.replies.recv_timeout(WITHIN).unwrap();
            if let Message::Printed { outcome, .. } = message {
                return (seen, outcome);
            }
            if let Message::Emerged { visit, proof } = message {
                assert_eq!((visit, proof.paper), (VisitId(1), Paper::Slip));
                seen = Some(proof.sheet);
            }
        }
    }
}

fn words(sheet: Option<&Sheet>) -> String {
    sheet.and_then(Sheet::words).unwrap_or_default()
}

#[test]
fn what_is_shown_are_the_dots_that_were_burnt() {
    for language in Language::ALL {
        let scene = Scene::new();
        let (sheet, outcome) = scene.prints(slip(language, &["Food shop"]));
        assert_eq!(outcome, Outcome::Printed);
        let (sheet, paper) = (sheet.unwrap(), scene.controls.paper());
        let (width, dots) = paper.picture();
        assert_eq!((sheet.width(), sheet.dots(&(0..sheet.height()))), (width, dots.as_slice()), "{language}");
        assert!(dots.contains(&0), "{language}: nothing was burnt");
        let told = sheet.words().is_some_and(|words| words.contains("Food shop"));
        assert_eq!(told, language == Language::English || language == Language::Malay, "{language}");
    }
}

#[test]
fn paper_of_an_earlier_job_is_never_shown_for_this_one() {
    let scene = Scene::new();
    assert!(words(scene.prints(slip(Language::English, &["Food shop"])).0.as_ref()).contains("Food shop"));
    scene.controls.set(Trouble::PaperOut);
    let (sheet, outcome) = scene.prints(slip(Language::English, &["Liquor"]));
    assert_eq!((sheet, outcome), (None, Outcome::Failed(PrintFault::PaperOut)));
    scene.controls.clear(Trouble::PaperOut);
    let (sheet, _) = scene.prints(slip(Language::English, &["Liquor"]));
    let words = words(sheet.as_ref());
    assert!(words.contains("Liquor") && !words.contains("Food shop"), "{words}");
}

#[test]
fn what_came_out_before_the_roll_ended_is_shown_and_what_follows_it_is_not_taken_for_it() {
    let scene = Scene::new();
    let (whole, _) = scene.prints(slip(Language::English, &["Food shop"]));
    scene.controls.run_out_of_paper_after(200);
    let (part, outcome) = scene.prints(slip(Language::English, &["Food shop"]));
    assert_ne!(outcome, Outcome::Printed);
    // The visit is over.
    scene.hands.perform(Effect::Purge);
    let (whole, part) = (whole.unwrap(), part.unwrap());
    assert!(part.height() < whole.height(), "{part:?} of {whole:?}");
    scene.controls.clear(Trouble::PaperOut);
    scene.hands.perform(Effect::Purge);
    let (next, outcome) = scene.prints(slip(Language::English, &["Liquor"]));
    assert_eq!((words(next.as_ref()).contains("Food shop"), outcome), (false, Outcome::Printed));
}

/// Somebody's receipt, as paper of words alone.
fn sheet(lines: usize) -> Sheet {
    let licences: Vec<String> = (0..lines).map(|line| format!("Licence {line}")).collect();
    let licences: Vec<&str> = licences.iter().map(String::as_str).collect();
    Scene::new().prints(slip(Language::English, &licences)).0.unwrap()
}

fn submitted() -> (Kiosk, Paper) {
    let mut kiosk = super::visits::submitted();
    let reference = kiosk.store();
    (kiosk, Paper::Receipt(reference))
}

impl Kiosk {
    fn emerges(&mut self, visit: VisitId, paper: Paper, sheet: &Sheet) -> &mut Self {
        self.hear(Message::Emerged { visit, proof: Proof { paper, sheet: sheet.clone() } });
        self
    }
}

/// The rows of the paper that the page shows.
fn shown(page: &Page<Message>) -> std::ops::Range<usize> {
    let strip = |kind: &Kind<Message>| if let Kind::Paper(strip) = kind { Some(strip.rows.clone()) } else { None };
    page.blocks.iter().find_map(|block| strip(&block.kind)).unwrap()
}

#[test]
fn the_receipt_is_looked_at_from_end_to_end() {
    let ((mut kiosk, paper), sheet) = (submitted(), sheet(60));
    let visit = kiosk.app.visit().unwrap();
    assert!(!kiosk.has("paper-open"));
    kiosk.emerges(visit, paper, &sheet).printed(Outcome::Printed);
    assert_eq!(shown(&kiosk.app.page()), 0..320);
    kiosk.press("paper-open");
    assert_eq!(kiosk.at(), "paper");
    let mut end = 0;
    loop {
        let rows = shown(&kiosk.app.page());
        assert_eq!(rows.start, end);
        end = rows.end;
        if !kiosk.has("more") {
            break;
        }
        kiosk.press("more");
    }
    assert_eq!(end, sheet.height());
    assert!(kiosk.has("earlier"));
    kiosk.press("back").sees("Your receipt is printed");
    assert_eq!(kiosk.at(), "submitted");
}

#[test]
fn the_paper_says_what_it_is_and_what_stands_on_it_to_whoever_listens_alone() {
    let ((mut kiosk, paper), sheet) = (submitted(), sheet(1));
    let visit = kiosk.app.visit().unwrap();
    kiosk.emerges(visit, paper, &sheet);
    let item = |kiosk: &Kiosk, id: &str| kiosk.app.page().items().into_iter().find(|item| item.id.0 == id).unwrap();
    assert_eq!(item(&kiosk, "paper-open").label, "The simulated paper. Look at the whole paper");
    kiosk.press("paper-open");
    let (aloud, alone) = [Privacy::Public, Privacy::Private].map(|hears| item(&kiosk, "paper").sentence(hears)).into();
    assert_eq!(aloud, "A picture of the whole paper");
    assert!(alone.contains("Licence 0"), "{alone}");
}

#[test]
fn paper_is_shown_to_the_visit_and_on_the_page_that_it_was_printed_for_and_never_in_service() {
    let sheet = sheet(1);
    let (mut kiosk, paper) = submitted();
    let visit = kiosk.app.visit().unwrap();
    kiosk.emerges(VisitId(visit.0 + 1), paper, &sheet);
    assert!(!kiosk.has("paper-open"), "another visit's");
    kiosk.emerges(visit, Paper::Slip, &sheet);
    assert!(!kiosk.has("paper-open"), "not the receipt");
    kiosk.emerges(visit, paper, &sheet).press("tool-help");
    assert!(!kiosk.has("paper-open"));
    kiosk.press("back").printed(Outcome::Printed).press("continue");
    assert!(!kiosk.has("paper-open"), "the end of the visit");
    kiosk.press("back");
    assert!(kiosk.has("paper-open"));
    kiosk.press("tool-finish").press("language-en");
    assert!(!format!("{:?}", kiosk.app).contains("Sheet"), "nothing of it is left");

    let (mut kiosk, paper) = submitted();
    kiosk.app.setup.mode = Mode::Service;
    let visit = kiosk.app.visit().unwrap();
    kiosk.emerges(visit, paper, &sheet);
    assert!(!kiosk.has("paper-open"), "in service");
}

#[test]
fn the_preview_goes_before_a_row_does_and_the_way_to_the_paper_stays() {
    let ((mut kiosk, paper), sheet) = (submitted(), sheet(1));
    let visit = kiosk.app.visit().unwrap();
    kiosk.emerges(visit, paper, &sheet);
    let rows = |page: &Page<Message>| {
        let rows = |kind: &Kind<Message>| if let Kind::Rows(rows) = kind { rows.len() } else { 0 };
        page.blocks.iter().map(|block| rows(&block.kind)).sum::<usize>()
    };
    let all = rows(&kiosk.app.page());
    kiosk.app.fit(&mut |page, _| !page.blocks.iter().any(|block| matches!(block.kind, Kind::Paper(_))));
    assert_eq!(rows(&kiosk.app.page()), all);
    kiosk.press("paper-open");
    assert_eq!(kiosk.at(), "paper");
    kiosk.app.fit(&mut |_, _| true);
    kiosk.press("back");
    kiosk.app.fit(&mut |_, _| true);
    assert_eq!(shown(&kiosk.app.page()), 0..320.min(sheet.height()), "there is room again");
}

#[test]
fn a_code_that_finds_no_room_is_one_press_away() {
    let (mut kiosk, _) = submitted();
    let holds = |page: &Page<Message>| {
        page.blocks.iter().any(|block| matches!(&block.kind, Kind::Reference { qr: Some(_), .. }))
    };
    kiosk.app.fit(&mut |page, _| !holds(page));
    assert!(!holds(&kiosk.app.page()), "the code has given way");
    kiosk.press("code-open");
    kiosk.app.fit(&mut |_, _| true);
    assert_eq!((kiosk.at().as_str(), holds(&kiosk.app.page())), ("code", true));
    kiosk.press("back");
    kiosk.app.fit(&mut |_, _| true);
    assert!(holds(&kiosk.app.page()) && !kiosk.has("code-open"), "there is room again");
}

/// Preview and paper stand on the last page, which has the most on it; its list is short here and long on the tour.
#[test]
fn the_paper_can_be_read_and_hit_standing_and_lying_in_every_size() {
    let (sheet, mut judge, mut painter) = (sheet(60), Painter::new(), Painter::new());
    let mut wrong = Vec::new();
    for language in [Language::English, Language::Tamil, Language::Arabic] {
        let (mut kiosk, paper) = submitted();
        let visit = kiosk.app.visit().unwrap();
        kiosk.emerges(visit, paper, &sheet);
        kiosk.press("languages").press(&format!("language-{}", language.tag()));
        for screen in [Screen::PORTRAIT, Screen::LANDSCAPE] {
            for text_size in [TextSize::Small, TextSize::Default, TextSize::Largest] {
                let manner = Manner { text_size, ..Manner::default() };
                let mut look_at = |kiosk: &mut Kiosk| {
                    let mut fits = |page: &Page<_>, look: &Look| judge.fits(page, look, screen).overflow_px == 0;
                    let (page, look) = kiosk.app.seen_in(manner, &mut fits);
                    let mistakes = painter.inspect(&page, &look, screen).mistakes();
                    let at = format!("{language} {}x{} {text_size:?}", screen.width, screen.height);
                    wrong.extend(mistakes.into_iter().map(|mistake| format!("{at} {}: {mistake}", page.id.0)));
                };
                look_at(&mut kiosk);
                kiosk.press("paper-open");
                look_at(&mut kiosk);
                kiosk.press("back");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
