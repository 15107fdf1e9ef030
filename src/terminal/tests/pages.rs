//! The whole application on pages: offered where a site has a printer that takes them, handed over and never called
//! printed, in the order of *Check your answers*, and forgotten with the visit. App, hands and page printer are the real
//! ones; only the queue is imagined.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use devices::page_printer::simulated::{Controls, Trouble, queue};
use devices::{page_printer, pdf};
use domain::application::{AnsweredQuestion, AnsweredValue};
use domain::{Application, Language, QuestionId, Reference};
use jiff::tz::TimeZone;
use journey::{ReviewRow, Reviewed};
use wire::keys::Private;

use super::kiosk::{Kiosk, shown};
use super::tools::{WITHIN, store, tools};
use crate::app::Message;
use crate::application_pdf;
use crate::effect::{Effect, Handing};
use crate::hands::{Hands, PagePrinter, Sealing, Tools};
use crate::standing::{Fault, Pages, faults};
use crate::words::Lexicon;

const OFFER: &str = "Print the whole application";

struct Site {
    kiosk: Kiosk,
    hands: Hands,
    replies: Receiver<Message>,
    controls: Controls,
    health: crate::standing::Health,
}

impl Site {
    /// A site whose page printer has that trouble from the start.
    fn with(trouble: Trouble) -> Self {
        let (imagined, controls) = queue("HALL");
        controls.suffer(trouble);
        let (replies, heard) = channel();
        let with = tools(store(), replies);
        let kiosk = Kiosk::small();
        let key = |id: &domain::AgencyId| Private::from_secret(&format!("{id}-enc-1"), &[2; 32]).unwrap();
        let catalogue = Arc::clone(&kiosk.app.setup.catalogue);
        let recipients = catalogue.agencies.keys().map(|id| (id.clone(), key(id).public().clone().into())).collect();
        let lexicon = Arc::clone(&with.lexicon);
        let draw = move |applications: &[Application], reference: Reference| {
            let say = lexicon.speak(Language::English);
            let words = |one| application_pdf::words(&say, &catalogue, one, reference, &TimeZone::UTC);
            let words: Vec<_> = applications.iter().map(words).collect();
            let parts: Vec<_> = applications.iter().zip(&words).collect();
            pdf::applications(&parts).ok()
        };
        let printer = page_printer::Handle::new(imagined).unwrap();
        let hands = Hands::start(Tools {
            pages: Some(PagePrinter { printer, draw: Box::new(draw) }),
            sealing: Sealing { recipients, ..with.sealing },
            ..with
        });
        let (hands, health) = (hands.unwrap(), crate::standing::Health::default());
        Self { kiosk, hands, replies: heard, controls, health }
    }

    /// Somebody applies; the page says that it is stored.
    fn submitted(&mut self) -> &mut Self {
        self.kiosk.begin(Language::English, "open-shop").play(&|_| None);
        self.until("safely stored").until("Your receipt is printed")
    }

    /// Gives the hands what the page wants, and hears what they answer until it stands on the page.
    #[track_caller]
    fn until(&mut self, words: &str) -> &mut Self {
        loop {
            self.kiosk.effects.drain(..).for_each(|effect| self.hands.perform(effect));
            let page = shown(&self.kiosk.app.page());
            if page.contains(words) {
                return self;
            }
            let heard = self.replies.recv_timeout(WITHIN);
            let heard = heard.unwrap_or_else(|_| panic!("the page does not say \"{words}\": {page}"));
            if let Message::Health(health) = &heard {
                self.health = health.clone();
            }
            self.kiosk.hear(heard);
        }
    }

    fn says(&self, words: &str) -> bool {
        shown(&self.kiosk.app.page()).contains(words)
    }
}

#[test]
fn the_whole_application_is_handed_to_the_printer_of_the_site_and_never_called_printed() {
    let mut site = Site::with(Trouble::None);
    site.submitted().until(OFFER);
    site.kiosk.press("print-pages");
    assert!(site.says("on their way to the printer HALL") && !site.says(OFFER));
    site.until("The pages were handed to the printer HALL");
    assert!(!site.says(OFFER) && site.kiosk.has("print-again"), "they may come out twice otherwise");
    let taken = site.controls.taken();
    assert!(matches!(&taken[..], [pages] if pages.starts_with(b"%PDF-1.7")), "{}", taken.len());
    assert_eq!(site.health.pages, Pages::Ready("HALL".to_owned()));
    site.kiosk.press("continue");
    assert!(!site.says("HALL"), "all is well, so the last page need not say it");
}

#[test]
fn what_was_not_taken_is_offered_again_and_what_nobody_knows_is_not() {
    let mut site = Site::with(Trouble::None);
    site.submitted().until(OFFER);
    site.controls.suffer(Trouble::Refusing);
    site.kiosk.press("print-pages");
    site.until("The printer HALL has not taken the pages").until(OFFER);
    site.controls.suffer(Trouble::Silent);
    site.kiosk.press("print-pages");
    site.until("The printer HALL did not say whether it has the pages");
    assert!(!site.says(OFFER) && site.controls.taken().is_empty());
    site.kiosk.press("continue");
    assert!(site.says("did not say whether it has the pages"));
}

#[test]
fn a_printer_that_is_missing_at_the_start_is_a_fault_and_nothing_offers_it() {
    let mut site = Site::with(Trouble::Missing);
    site.submitted();
    assert_eq!(faults(&site.health), [Fault::Pages]);
    assert_eq!(Fault::Pages.code(), "P5");
    assert!(!site.says(OFFER) && !site.kiosk.has("print-pages"));
    assert!(matches!(site.kiosk.app.standing(), crate::standing::Standing::Open), "it troubles no citizen");
}

#[test]
fn where_a_site_has_no_page_printer_nothing_is_offered() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None).store();
    assert_eq!(kiosk.at(), "submitted");
    assert!(!kiosk.has("print-pages"));
}

#[test]
fn the_next_visit_gets_no_page_of_the_one_before() {
    let mut site = Site::with(Trouble::None);
    site.submitted().until(OFFER);
    let visit = site.kiosk.app.visit().unwrap();
    site.kiosk.press("print-pages");
    let asked = site.kiosk.effects.iter().find(|effect| matches!(effect, Effect::PrintPages { .. })).cloned().unwrap();
    site.kiosk.effects.clear();
    site.kiosk.press("continue").press("finish");
    site.kiosk.effects.drain(..).for_each(|effect| site.hands.perform(effect));
    site.hands.perform(asked);
    let told = site.replies.iter().find_map(|told| {
        let Message::Handed { visit: of, handing, .. } = told else { return None };
        Some((of, handing))
    });
    assert_eq!(told, Some((visit, Handing::Refused)));
    assert!(site.controls.taken().is_empty());
}

/// Question and depth of each row, groups with their items' rows behind them.
fn rows_of(answers: &[AnsweredQuestion], depth: u8) -> Vec<(QuestionId, u8)> {
    let row = |answer: &AnsweredQuestion| {
        let inner = match &answer.answer {
            AnsweredValue::Items(items) => items.iter().flat_map(|item| rows_of(item, depth + 1)).collect(),
            AnsweredValue::One { .. } | AnsweredValue::NotYet => Vec::new(),
        };
        std::iter::once((answer.question.clone(), depth)).chain(inner).collect::<Vec<_>>()
    };
    answers.iter().flat_map(row).collect()
}

#[test]
fn the_pages_have_the_questions_and_the_groups_of_check_your_answers_in_its_order() {
    let mut kiosk = Kiosk::new(super::kiosk::shipped_catalogue());
    let reviewed: Rc<RefCell<Vec<ReviewRow>>> = Rc::default();
    let seen = Rc::clone(&reviewed);
    kiosk.onlooker = Some(Box::new(move |app| {
        let rows = app.standing_visit().map(|(current, _)| {
            current
                .journey
                .review(journey::Words { language: Language::Tamil, yes: "ஆம்", no: "இல்லை" })
        });
        // Once it is stored there is nothing to review any more.
        if let Some(rows) = rows.filter(|rows| !rows.is_empty()) {
            *seen.borrow_mut() = rows;
        }
    }));
    kiosk.begin(Language::Tamil, "open-restaurant").play(&|id| match id.as_str() {
        "premises.unit" => Some("#01-23".to_owned()),
        // Whoever has no business yet tells its owners, a group.
        "business.registered" => Some("no".to_owned()),
        "person.share" => Some("100".to_owned()),
        _ => None,
    });
    let Some(Effect::Submit { applications, .. }) = kiosk.effects.last().cloned() else {
        panic!("nothing was submitted")
    };
    let reference = kiosk.store();
    let (lexicon, reviewed) = (Lexicon::shipped().unwrap(), reviewed.borrow());
    let catalogue = &kiosk.app.setup.catalogue;
    let mut groups = 0;
    for application in &applications {
        let is_theirs = |row: &ReviewRow| application.answers.iter().any(|answer| answer.question == row.question);
        let mut theirs = false;
        let rows: Vec<&ReviewRow> = reviewed
            .iter()
            .filter(|row| {
                theirs = if row.depth == 0 { is_theirs(row) } else { theirs };
                theirs && row.said != Reviewed::Skipped
            })
            .collect();
        let expected: Vec<_> = rows.iter().map(|row| (row.question.clone(), row.depth)).collect();
        assert_eq!(rows_of(&application.answers, 0), expected, "{}", application.agency);
        groups += rows.iter().filter(|row| row.depth > 0).count();

        let say = lexicon.speak(Language::Tamil);
        let words = application_pdf::words(&say, catalogue, application, reference, &TimeZone::UTC);
        for row in rows.iter().filter(|row| row.depth == 0) {
            let section = catalogue.sections.iter().find(|section| section.id == row.section).unwrap();
            let title = catalogue.say(&section.title, Language::Tamil);
            assert_eq!(words.sections.get(&row.question).map(String::as_str), Some(title));
        }
    }
    assert!(applications.len() > 2 && groups > 0, "{} applications, {groups} rows in groups", applications.len());
}
