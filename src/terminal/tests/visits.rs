//! Visits as citizens make them with a finger.

use domain::{Language, QuestionId, VisitId};

use super::kiosk::{Kiosk, check_page, shipped_catalogue, shown};
use crate::app::Message;
use crate::effect::{Delivery, Effect, End, Issue, Lookup, Outcome, Paper, PrintFault, Progress, SubmitFault};
use crate::look::{TextSize, Theme};
use crate::page::{Kind, State};
use crate::standing::{Health, Line, Printer, Store};

/// A whole visit up to the store.
pub(super) fn submitted() -> Kiosk {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    kiosk
}

#[test]
fn a_citizen_applies_to_two_agencies_and_takes_a_receipt() {
    let mut kiosk = submitted();
    let reference = kiosk.store();
    assert_eq!(kiosk.at(), "submitted");
    kiosk.sees(&reference.to_string()[..1]).sees("Stored on this terminal").sees("Your receipt is printing");
    let [Effect::Submit { applications, receipt, .. }, Effect::Print { issue: Issue::Original, .. }] =
        &kiosk.effects[..]
    else {
        panic!("{:?}", kiosk.effects)
    };
    assert_eq!(applications.len(), 2);
    assert_eq!(receipt.agencies.len(), 2);
    assert_eq!(receipt.total.minor, 19_500);
    assert_eq!(receipt.agencies[1].licences[0].fee, None);
    assert_eq!(receipt.to_send, [("Layout plan".to_owned(), "SFA".parse().unwrap())]);
    kiosk.printed(Outcome::Printed).sees("Your receipt is printed").press("continue");
    assert_eq!(kiosk.at(), "feedback");
    kiosk.press("finish");
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(&kiosk.effects[2..], [Effect::Purge, Effect::Wipe { why: End::Finished, .. }]));
}

#[test]
fn each_agency_is_told_only_what_it_asked_for() {
    let kiosk = submitted();
    let Some(Effect::Submit { applications, .. }) = kiosk.effects.first() else { panic!("nothing was submitted") };
    let police = applications.iter().find(|it| it.agency.as_str() == "SPF").unwrap();
    let asked: Vec<&str> = police.answers.iter().map(|answer| answer.question.as_str()).collect();
    assert!(asked.contains(&"applicant.id") && !asked.contains(&"owners"), "{asked:?}");
    assert_eq!(police.consents.len(), 1);
    assert!(police.consents[0].text.contains("Singapore Police Force receives the"));
}

#[test]
fn every_intent_of_the_shipped_catalogue_can_be_played_in_every_language() {
    let catalogue = shipped_catalogue();
    for (place, intent) in catalogue.intents.iter().enumerate() {
        let language = Language::ALL[place % Language::ALL.len()];
        let mut kiosk = Kiosk::new(catalogue.clone());
        let unit = |id: &QuestionId| (id.as_str() == "premises.unit").then(|| "#01-23".to_owned());
        kiosk.begin(language, intent.id.as_str()).play(&unit);
        assert!(["send", "nothing-needed", "result"].contains(&kiosk.at().as_str()), "{}", intent.id);
    }
}

#[test]
fn nothing_needed_is_an_answer_too() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|id| (id.as_str() == "food.place").then(|| "nowhere".to_owned()));
    assert_eq!(kiosk.at(), "nothing-needed");
    kiosk.press("not-applying").sees("You do not sell alcohol.");
    kiosk.press("back").press("finish");
    assert_eq!(kiosk.at(), "feedback");
    kiosk.press("finish");
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn what_the_citizen_does_not_know_yet_stays_open_on_the_result() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("option-shop").press("continue");
    kiosk.press("option-not-yet").press("continue");
    assert_eq!(kiosk.at(), "result");
    kiosk.sees("One more may apply").sees("Will you sell alcohol?").sees("S$195.00");
    kiosk.press("take-spf-liquor").press("apply");
    assert_eq!(kiosk.at(), "documents");
}

#[test]
fn back_never_loses_an_answer() {
    let mut kiosk = Kiosk::small();
    kiosk
        .begin(Language::English, "open-shop")
        .press("option-shop")
        .press("continue")
        .press("option-yes")
        .press("continue");
    kiosk.press("back").press("back");
    assert_eq!(kiosk.app.question().unwrap().as_str(), "food.place");
    assert_eq!(state(&kiosk, "option-shop"), State::Selected);
    kiosk.press("back");
    assert_eq!(kiosk.at(), "intents");
    kiosk.press("intent-open-shop");
    assert_eq!(kiosk.at(), "result", "what was answered is not asked again");
}

fn state(kiosk: &Kiosk, id: &str) -> State {
    kiosk.app.page().controls().iter().find(|control| control.id.0 == id).unwrap().state
}

#[test]
fn one_can_walk_back_from_the_last_page_to_the_first_and_forward_again() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    let Effect::Submit { visit, .. } = kiosk.effects[0].clone() else { panic!() };
    kiosk.hear(Message::Submitted { visit, result: Err(SubmitFault::Store) });
    kiosk.sees("Your application was not submitted");
    let mut seen = Vec::new();
    while kiosk.at() != "start" {
        seen.push(kiosk.at());
        kiosk.press("back");
        assert!(seen.len() < 60, "{seen:?}");
    }
    for page in ["consent", "review", "question", "group", "sections", "documents", "result"] {
        assert!(seen.iter().any(|id| id == page), "{page} was not on the way back: {seen:?}");
    }
    kiosk.press("way-find").press("intent-open-shop");
    assert_eq!(kiosk.at(), "result", "to begin again is to look at the result again; no question comes back");
    while kiosk.at() != "send" {
        assert_ne!(kiosk.at(), "question");
        kiosk.play_page();
    }
    kiosk.press("submit");
    assert_eq!(kiosk.effects.len(), 2);
}

#[test]
fn a_wrong_answer_is_said_at_the_top_and_at_the_field() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("continue").sees("Please give an answer.");
    assert_eq!(kiosk.at(), "question");
    kiosk.play(&|_| None);
    while kiosk.app.question().map(QuestionId::as_str) != Some("business.start") {
        kiosk.press_back_from_send();
    }
    for _ in 0..8 {
        kiosk.press("key-delete");
    }
    kiosk.type_in("01012020").press("continue").sees("The day lies in the past.");
    for _ in 0..8 {
        kiosk.press("key-delete");
    }
    kiosk.type_in("31022027").press("continue").sees("There is no such day.");
    let page = kiosk.app.page();
    let with_problem = shown(&page).matches("There is no such day.").count();
    assert_eq!(with_problem, 2, "in the notice and at the field");
}

impl Kiosk {
    /// One page on, where nothing has to be answered.
    fn play_page(&mut self) {
        let on = ["apply", "later", "agree", "continue"].into_iter().find(|id| self.has(id)).unwrap();
        self.press(on);
    }

    fn press_back_from_send(&mut self) {
        if self.at() == "send" && !self.has("back") {
            let visit = self.app.visit().unwrap();
            self.hear(Message::Submitted { visit, result: Err(SubmitFault::Store) });
        }
        self.press("back");
    }
}

#[test]
fn an_answer_is_changed_from_the_review_and_the_review_comes_back() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    while kiosk.at() != "review" {
        kiosk.press_back_from_send();
    }
    kiosk.find("change-applicant-name").press("change-applicant-name");
    assert_eq!(kiosk.app.question().unwrap().as_str(), "applicant.name");
    kiosk.type_in(" Jr").press("continue");
    assert_eq!(kiosk.at(), "review");
    kiosk.find("change-applicant-name").sees("Tan Mei Ling Jr");
}

#[test]
fn owners_are_added_changed_and_removed() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    while kiosk.at() != "group" {
        kiosk.press_back_from_send();
    }
    kiosk.press("add").type_in("Siti Aminah").press("continue").press("option-no").press("continue");
    assert_eq!(kiosk.at(), "group");
    kiosk.sees("2 entries").sees("Siti Aminah");
    kiosk.press("change-1").type_in(" Binte").press("continue").press("continue").sees("Siti Aminah Binte");
    kiosk.press("remove-1").press("remove-0").sees("None yet").press("continue").sees("Please add at least one entry.");
}

/// A visit that stands at its list of owners, of whom there is one.
pub(super) fn at_the_owners() -> Kiosk {
    let mut kiosk = submitted();
    while kiosk.at() != "group" {
        kiosk.press_back_from_send();
    }
    kiosk
}

#[test]
fn the_buttons_of_an_item_stand_in_its_own_row() {
    let mut kiosk = at_the_owners();
    kiosk.press("add").type_in("Siti Aminah").press("continue").press("option-no").press("continue");
    let page = kiosk.app.page();
    let of = |block: &str| -> Vec<String> {
        let found = page.blocks.iter().find(|it| it.id.0 == block).unwrap();
        found.kind.controls().iter().map(|control| control.id.0.clone()).collect()
    };
    assert_eq!(of("items"), ["change-0", "remove-0", "change-1", "remove-1"]);
    let is_link = |it: &crate::page::Block<Message>| it.id.0 == "links";
    let at_the_bottom: Vec<_> =
        page.blocks.iter().filter(|it| matches!(it.kind, Kind::Actions(_)) && !is_link(it)).collect();
    assert_eq!(at_the_bottom.len(), 1, "the bar at the bottom holds the way on and nothing of the items");
}

#[test]
fn a_group_that_is_not_whole_keeps_what_it_has_and_is_asked_again() {
    let mut kiosk = at_the_owners();
    kiosk.press("remove-0").sees("None yet").press("back");
    assert_ne!(kiosk.at(), "group");
    while kiosk.at() != "group" {
        kiosk.play_page();
    }
    kiosk.sees("None yet").press("continue").sees("Please add at least one entry.");
}

#[test]
fn a_number_is_asked_once_and_its_unit_stands_in_the_field() {
    let mut kiosk = submitted();
    while kiosk.app.question().map(QuestionId::as_str) != Some("business.area") {
        kiosk.press_back_from_send();
    }
    let page = kiosk.app.page();
    let field = page.blocks.iter().find_map(|it| if let Kind::Field(field) = &it.kind { Some(field) } else { None });
    let field = field.unwrap();
    assert_eq!(
        (field.label.shown.as_str(), page.mark().1.as_str()),
        ("How large is the place?", "How large is the place?")
    );
    assert_eq!(field.unit.as_ref().unwrap().shown, "m²");
}

#[test]
fn a_postcode_is_typed_on_digits() {
    let mut kiosk = submitted();
    let is_postcode = |kiosk: &Kiosk| {
        let catalogue = &kiosk.app.setup.catalogue;
        kiosk
            .app
            .question()
            .and_then(|id| catalogue.question(id))
            .is_some_and(|it| it.kind == catalogue::Kind::Postcode)
    };
    while !is_postcode(&kiosk) {
        kiosk.press_back_from_send();
    }
    assert!(kiosk.has("key-7") && !kiosk.has("key-q"));
}

#[test]
fn documents_are_asked_before_one_starts_and_later_ones_before_one_sends() {
    let mut kiosk = submitted();
    let first = kiosk.pages.iter().find(|page| page.id.0 == "documents").unwrap();
    assert!(shown(first).contains("Before you start") && shown(first).contains("minute"), "{}", shown(first));
    while kiosk.at() != "documents" {
        kiosk.press_back_from_send();
    }
    let again = shown(&kiosk.app.page());
    assert!(again.contains("Before you send") && !again.contains("minute"), "all is answered by now: {again}");
}

#[test]
fn the_language_changes_in_mid_form_and_no_answer_is_lost() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("option-shop").press("continue");
    for language in Language::ALL {
        kiosk.press("languages");
        assert_eq!(kiosk.at(), "language");
        kiosk.press(&format!("language-{}", language.tag()));
        assert_eq!(kiosk.app.question().unwrap().as_str(), "alcohol");
        assert_eq!(kiosk.app.look().language, language);
    }
    kiosk.sees("متابعة").press("back");
    assert_eq!(state(&kiosk, "option-shop"), State::Selected);
}

#[test]
fn whoever_walks_away_is_asked_and_then_forgotten() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::Malay, "open-shop").press("option-shop").press("tool-text-size").press("tool-contrast");
    kiosk.advance(179);
    assert_eq!(kiosk.at(), "question");
    kiosk.advance(1);
    assert_eq!(kiosk.at(), "idle");
    assert_eq!(kiosk.app.look().focus.unwrap().0, "stay");
    assert!(!shown(&kiosk.app.page()).contains("food"));
    let controls: Vec<_> = kiosk.app.page().controls().iter().map(|control| control.id.0.clone()).collect();
    assert_eq!(
        controls,
        ["stay", "keep"],
        "one button and a link; the focus stands on staying, so one press is enough"
    );
    let counts = |kiosk: &Kiosk| kiosk.app.page().blocks.iter().any(|block| block.id.0 == "countdown");
    kiosk.advance(22);
    assert!(!counts(&kiosk), "nobody is hurried in the first half of the window");
    kiosk.advance(1);
    assert!(counts(&kiosk));
    kiosk.press("stay");
    for extension in 0..20 {
        kiosk.advance(200);
        assert_eq!(kiosk.at(), "idle", "extension {extension}");
        kiosk.press("stay");
        assert_eq!(kiosk.at(), "question", "everybody may stay as often as they need");
    }
    assert_eq!(kiosk.at(), "question");
    kiosk.advance(180).advance(44);
    assert_eq!(kiosk.at(), "idle");
    kiosk.advance(1);
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(&kiosk.effects[..], [Effect::Purge, Effect::Wipe { visit: VisitId(1), why: End::Left }]));
    let look = kiosk.app.look();
    assert_eq!((look.theme, look.text_size, look.language), (Theme::Light, TextSize::Default, Language::English));
    kiosk.press("language-en").press("way-find").press("intent-open-shop");
    assert_eq!(state(&kiosk, "option-shop"), State::Ready, "the next citizen starts afresh");
}

#[test]
fn a_finished_visit_counts_down_but_waits_for_the_printer() {
    let mut kiosk = submitted();
    kiosk.store();
    kiosk.advance(600);
    assert_eq!(kiosk.at(), "submitted", "a print that goes on is no silence");
    kiosk.printed(Outcome::Failed(PrintFault::PaperOut)).sees("There is no paper for your receipt");
    kiosk.advance(20).sees("This page closes in 10 seconds.").advance(10);
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn finishing_early_asks_first_and_then_erases() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("option-shop").press("tool-finish");
    assert_eq!(kiosk.at(), "leave");
    kiosk.press("stay");
    assert_eq!(state(&kiosk, "option-shop"), State::Selected);
    kiosk.press("tool-finish").press("finish");
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn a_late_answer_belongs_to_the_visit_that_asked() {
    let mut kiosk = submitted();
    kiosk.store();
    kiosk.printed(Outcome::Unknown).press("print-again");
    let Some(Effect::Print { visit, reference, issue: Issue::Copy }) = kiosk.effects.last().cloned() else { panic!() };
    kiosk.press("continue").press("finish").press("language-en");
    let before = kiosk.app.page();
    let paper = Paper::Receipt(reference);
    kiosk.hear(Message::Printed { visit, paper, outcome: Outcome::Printed });
    kiosk.hear(Message::Found { visit, found: Lookup::Unknown });
    kiosk.hear(Message::Submitted { visit, result: Err(SubmitFault::Full) });
    assert_eq!(kiosk.app.page(), before);
}

#[test]
fn news_of_a_delivery_shows_on_the_page_that_is_up() {
    let mut kiosk = submitted();
    kiosk.store();
    let visit = kiosk.app.visit().unwrap();
    let at = super::kiosk::START.parse().unwrap();
    let rows = vec![Delivery { agency: "SPF".parse().unwrap(), state: Progress::Delivered { at } }];
    kiosk.hear(Message::Delivered { visit, rows });
    kiosk.sees("Delivered at 10:42").sees("One agency's part has been delivered.").sees("Stored on this terminal");
}

#[test]
fn one_searches_for_a_licence_one_knows() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-search").type_in("liquor").press("licence-spf-liquor");
    assert_eq!(kiosk.at(), "result");
    kiosk.sees("Liquor licence").press("apply");
    kiosk.press("back").press("back");
    assert_eq!(kiosk.at(), "search");
}

#[test]
fn what_costs_nobody_knows_yet_how_much_is_not_said_to_cost_nothing() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-search").type_in("liquor").press("licence-spf-liquor");
    kiosk.sees("Fees").sees("on approval");
    assert!(!shown(&kiosk.app.page()).contains("0.00"));
    kiosk.press("bring").press("bring-print");
    let paper = kiosk.effects.iter().find_map(|effect| {
        if let Effect::PrintSheet { document, .. } = effect { Some(document.words().join("\n")) } else { None }
    });
    let paper = paper.unwrap();
    assert!(paper.contains("on approval") && !paper.contains("0.00"), "{paper}");
}

#[test]
fn questions_people_ask_are_answered_and_help_is_everywhere() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-help").press("ask").press("faq-how-long");
    kiosk.sees("It depends on the agency.").press("back").press("back");
    assert_eq!(kiosk.at(), "question");
}

#[test]
fn the_standing_speaks_before_the_visit() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en");
    kiosk.hear(Message::Health(Health {
        printer: Printer::PaperOut,
        line: Line::Down { since: None },
        ..Health::default()
    }));
    kiosk.sees("No receipt on paper at the moment").sees("No connection at the moment");
    kiosk.hear(Message::Health(Health { store: Store::Broken, ..Health::default() }));
    assert_eq!(kiosk.at(), "out-of-service");
    kiosk.hear(Message::Health(Health::default()));
    assert_eq!(kiosk.at(), "start");
}

#[test]
fn what_a_citizen_enters_is_in_no_debug_output() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|id| {
        (id.as_str() == "applicant.name" || id.as_str() == "person.name").then(|| "Canary Bird".to_owned())
    });
    assert!(!format!("{:?}", kiosk.effects).contains("Canary"));
    while kiosk.app.question().map(QuestionId::as_str) != Some("applicant.name") {
        assert!(!format!("{:?}", kiosk.app).contains("Canary"));
        kiosk.press_back_from_send();
    }
    kiosk.sees("Canary Bird");
    assert!(!format!("{:?}", kiosk.app).contains("Canary"));
}

#[test]
fn every_page_holds_in_every_language_and_size() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    while kiosk.at() != "start" {
        for language in Language::ALL {
            if kiosk.has("languages") {
                kiosk.press("languages").press(&format!("language-{}", language.tag()));
            }
            check_page(&kiosk.app.page());
        }
        kiosk.press("tool-text-size").press_back_from_send();
    }
    assert!(kiosk.pages.len() > 150);
}
