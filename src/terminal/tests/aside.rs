//! Visits that are put aside and come back, licences that are held, and what is held before the scanner.

use domain::application::Action;
use domain::draft::Start;
use domain::scan::{Scan, Unread};
use domain::{Claim, Draft, Language, ResumeCode};

use super::kiosk::{Kiosk, secret, shipped_catalogue};
use crate::app::Message;
use crate::effect::aside::{AsideNews, AsideWish, Kept};
use crate::effect::{Effect, Lookup, Outcome, PrintFault};
use crate::slip::Slip;

fn code() -> ResumeCode {
    ResumeCode::from_random([9; 16])
}

impl Kiosk {
    /// The last draft that was to be kept.
    #[track_caller]
    fn draft(&self) -> Draft {
        let kept = self.effects.iter().rev().find_map(|effect| {
            if let Effect::Aside { wish: AsideWish::Keep { draft, days: 3 }, .. } = effect {
                Some(*draft.clone())
            } else {
                None
            }
        });
        kept.expect("nothing was to be kept")
    }

    pub(super) fn hear_aside(&mut self, news: AsideNews) -> &mut Self {
        let visit = self.app.visit().unwrap();
        self.hear(Message::Aside { visit, news });
        self
    }

    fn kept(&mut self) -> &mut Self {
        let until = "2026-11-25T02:42:00Z".parse().unwrap();
        self.hear_aside(AsideNews::Kept(Kept { code: code(), until }))
    }

    fn slips(&self) -> Vec<Slip> {
        let slips = self
            .effects
            .iter()
            .filter_map(|effect| if let Effect::PrintSlip { slip, .. } = effect { Some(*slip.clone()) } else { None });
        slips.collect()
    }

    fn scan(&mut self, scan: Result<Scan, Unread>) -> &mut Self {
        self.hear(Message::Scanned(scan));
        self
    }

    /// Up to the form's first question, with something typed.
    pub(super) fn half_way(&mut self) -> &mut Self {
        self.begin(Language::English, "open-shop").press("option-shop").press("continue");
        self.press("option-no").press("continue").press("apply").press("later");
        if self.at() == "sections" {
            self.press("continue");
        }
        assert_eq!(self.app.question().unwrap().as_str(), "applicant.name");
        self.type_in("Mei Tan")
    }
}

#[test]
fn who_saves_gets_a_code_only_once_it_is_on_disk_and_comes_back_to_every_answer() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep");
    assert_eq!(kiosk.at(), "keep");
    assert_eq!(kiosk.slips(), [], "nothing is printed before it is kept");
    let draft = kiosk.draft();
    kiosk.kept();
    assert_eq!(kiosk.at(), "kept");
    kiosk.sees("Your answers are saved").sees("25 November 2026").sees("Your slip is printing");
    let [slip] = &kiosk.slips()[..] else { panic!("one slip") };
    assert_eq!(slip.licences, ["Food shop licence"]);
    assert_eq!(slip.to_bring, [("Layout plan".to_owned(), "SFA".parse().unwrap())]);
    kiosk.printed(Outcome::Failed(PrintFault::PaperOut)).sees("write down your code");
    kiosk.press("print-again").printed(Outcome::Printed).sees("Your slip is printed");
    assert_eq!(kiosk.slips().len(), 2);
    kiosk.press("finish");
    assert_ne!(kiosk.at(), "leave", "what is kept is not lost");

    let mut later = Kiosk::small();
    later.press("language-en").press("way-resume");
    later.type_in(std::str::from_utf8(code().characters()).unwrap()).press("continue");
    let wish = later.effects.last().unwrap();
    assert!(matches!(wish, Effect::Aside { wish: AsideWish::Resume(typed), .. } if *typed == code()));
    later.hear_aside(AsideNews::Resumed(Box::new(draft)));
    assert_eq!(later.at(), "result", "what was confirmed is asked for anew");
    later.press("apply").press("later");
    while later.app.question().is_none() {
        later.press("continue");
    }
    assert_ne!(later.app.question().unwrap().as_str(), "applicant.name", "even what had only been typed was kept");
}

#[test]
fn what_could_not_be_saved_is_said_and_nothing_is_lost() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep").hear_aside(AsideNews::NotKept).sees("could not be saved");
    kiosk.press("again");
    assert_eq!(kiosk.effects.iter().filter(|it| matches!(it, Effect::Aside { .. })).count(), 2);
    kiosk.hear_aside(AsideNews::NotKept).press("back").sees("Mei Tan");
}

#[test]
fn what_is_saved_can_be_erased_and_is_called_so_only_then() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep").kept().printed(Outcome::Printed).press("erase");
    assert_eq!(kiosk.at(), "kept");
    kiosk.hear_aside(AsideNews::NotErased).sees("could not be erased");
    kiosk.press("erase").hear_aside(AsideNews::Erased);
    assert_eq!(kiosk.at(), "kept-erased");
    kiosk.press("back").press("tool-finish").sees("Nothing has been submitted yet");
}

#[test]
fn before_erasing_a_code_is_offered_and_the_idle_question_offers_it_too() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("tool-finish");
    assert_eq!(kiosk.at(), "leave");
    kiosk.press("keep").kept().press("back").press("tool-finish").sees("stays under your code");
    kiosk.press("stay").advance(181);
    assert_eq!(kiosk.at(), "idle");
    kiosk.press("keep");
    assert_eq!(kiosk.at(), "keep");
}

#[test]
fn where_nothing_is_at_stake_or_no_drafts_are_kept_no_code_is_offered() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").advance(181);
    assert_eq!(kiosk.at(), "idle");
    assert!(!kiosk.has("keep"), "nothing was begun");
    let mut without = Kiosk::small();
    without.app.setup.draft_days = 0;
    without.press("language-en");
    assert!(!without.has("way-resume"));
    without.scan(Ok(Scan::Draft(code()))).sees("cannot be used here").press("back").press("tool-finish");
    without.half_way();
    assert!(!without.has("keep"));
    without.press("tool-finish");
    assert!(!without.has("keep"));
}

#[test]
fn a_wrong_code_says_nothing_of_which_codes_there_are() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-resume").type_in("ABC").press("continue").sees("This is not a code");
    assert_eq!(kiosk.effects, [], "a mistyped code costs no try");
    for (news, words) in [
        (AsideNews::Nothing, "This code opens nothing here"),
        (AsideNews::TooOften, "too many tries"),
        (AsideNews::Unsure, "cannot look for it now"),
    ] {
        kiosk.press("back").press("way-resume");
        kiosk.type_in(std::str::from_utf8(code().characters()).unwrap()).press("continue");
        kiosk.hear_aside(news).sees(words);
        assert_eq!(kiosk.at(), "resume");
    }
}

#[test]
fn what_no_longer_fits_is_named_before_one_goes_on() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep");
    let mut draft = kiosk.draft();
    draft.start = Start::Intent("former-intent".parse().unwrap());
    draft.answers.insert("former.question".parse().unwrap(), domain::Answer::NotYet);
    draft.taken.insert("former-licence".parse().unwrap());
    let mut later = Kiosk::small();
    later.press("language-en").scan(Ok(Scan::Draft(code()))).hear_aside(AsideNews::Resumed(Box::new(draft)));
    assert_eq!(later.at(), "resumed");
    later.sees("A question that is no longer asked").sees("No longer on offer here").sees("Please choose again");
    later.press("continue");
    assert_eq!(later.at(), "intents");
}

#[test]
fn a_late_answer_reaches_no_other_visit() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep");
    let (visit, draft) = (kiosk.app.visit().unwrap(), kiosk.draft());
    kiosk.kept().press("tool-finish");
    kiosk.press("language-en").press("way-resume");
    kiosk.hear(Message::Aside { visit, news: AsideNews::Resumed(Box::new(draft)) });
    assert_eq!(kiosk.at(), "resume");
}

#[test]
fn a_scanned_receipt_is_looked_up_and_a_scanned_slip_opened_where_they_are_awaited() {
    let reference = domain::Reference::new("7K4".parse().unwrap(), 7).unwrap();
    let claim = Claim { reference, secret: secret() };
    let receipt = || Ok(Scan::Receipt(claim.clone(), "T0417".parse().unwrap()));
    for way in [None, Some("way-status"), Some("way-resume")] {
        let mut kiosk = Kiosk::small();
        kiosk.press("language-en");
        if let Some(way) = way {
            kiosk.press(way);
        }
        kiosk.scan(receipt()).sees("carries no signature").press("continue");
        let Some(Effect::LookUp { visit, claim: asked }) = kiosk.effects.last().cloned() else { panic!("{way:?}") };
        assert_eq!(asked, claim);
        kiosk.hear(Message::Found { visit, found: Lookup::Unknown });
        assert_eq!(kiosk.at(), "status-secret");
        kiosk.scan(Ok(Scan::Draft(code())));
        assert!(matches!(kiosk.effects.last(), Some(Effect::Aside { wish: AsideWish::Resume(_), .. })));
        kiosk.press("back");
        assert_eq!(kiosk.at(), "start");
    }
}

#[test]
fn a_code_that_is_of_no_use_here_is_said_calmly_and_changes_nothing() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(Message::Scanned(Err(Unread::NotOurs)));
    assert_eq!(kiosk.at(), "attract", "nobody stands there");
    kiosk.half_way();
    for (scan, words) in [
        (Err(Unread::NotOurs), "Only the codes on receipts"),
        (Err(Unread::Damaged), "It is damaged"),
        (Err(Unread::Newer), "a newer terminal"),
        (Ok(Scan::Draft(code())), "Go back to the start first"),
    ] {
        kiosk.scan(scan).sees(words).press("back").sees("Mei Tan");
    }
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Aside { .. } | Effect::LookUp { .. })));
}

#[test]
fn a_scan_answers_the_idle_question_and_does_nothing_else() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").advance(181).scan(Ok(Scan::Draft(code())));
    assert_eq!(kiosk.at(), "start");
    assert_eq!(kiosk.effects, []);
}

#[test]
fn who_renews_gives_the_number_and_every_page_says_what_is_asked_for() {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.press("language-en").press("way-existing").press("action-renew").find("licence-sfa-food-shop");
    kiosk.press("licence-sfa-food-shop").sees("Renew: Food shop licence").sees("S$195.00");
    let mut seen = Vec::new();
    kiosk.play(&|id| (id.as_str() == "held.food_shop").then(|| "NE00000K000".to_owned()));
    for page in &kiosk.pages {
        let shown = super::kiosk::shown(page);
        if ["review", "consent", "send"].contains(&page.id.0.as_str()) {
            assert!(shown.contains("Renew: Food shop licence"), "{}:\n{shown}", page.id.0);
            seen.push(page.id.0.clone());
        }
    }
    assert!(["review", "consent", "send"].iter().all(|page| seen.iter().any(|id| id == page)), "{seen:?}");
    let submitted = kiosk.effects.iter().find_map(|effect| {
        if let Effect::Submit { applications, receipt, .. } = effect {
            Some((applications.clone(), receipt.clone()))
        } else {
            None
        }
    });
    let (applications, receipt) = submitted.unwrap();
    let request = &applications[0].licences[0];
    assert_eq!((applications.len(), request.action), (1, Action::Renew));
    assert!(request.holds.is_some());
    assert_eq!(receipt.agencies[0].licences[0].title, "Renew: Food shop licence");
    kiosk.store();
    kiosk.sees("Renew: Food shop licence");
}

#[test]
fn the_search_among_held_licences_finds_only_those_that_offer_it() {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.press("language-en").press("way-existing").press("action-amend").press("search").type_in("food");
    let page = kiosk.app.page();
    let hits: Vec<_> = page
        .controls()
        .iter()
        .map(|it| it.id.0.clone())
        .filter(|id| id.contains("licence-") || id.contains("intent-"))
        .collect();
    assert!(!hits.is_empty() && hits.iter().all(|id| id.starts_with("licence-sfa-food")), "{hits:?}");
    kiosk.press("licence-sfa-food-shop").sees("Change: Food shop licence");
    kiosk.press("back").press("back").press("back").press("back").press("way-search").type_in("food shop");
    kiosk.press("licence-sfa-food-shop");
    kiosk.sees("You need 1 licence");
}
