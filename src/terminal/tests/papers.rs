//! What stands on paper and is held before the scanner: the signature on a receipt, checked without asking anybody.

use domain::receipt::ContentHash;
use domain::scan::{self, Scan};
use domain::statement::{Licences, Signed, Statement};
use domain::{Claim, Reference};
use wire::code::{Entry, Ring, Trust};
use wire::keys::Private;

use super::kiosk::{Kiosk, secret, shipped_catalogue};
use crate::app::Message;
use crate::effect::{Delivery, Effect, Elsewhere, Lookup, Outcome, Paper, PrintFault, Progress, Stored};
use crate::page::State;
use crate::standing::{Health, Line};

/// The key of a terminal, the same in every test.
fn key(seed: u8) -> Private {
    Private::from_secret("T-1", &[seed; 32]).unwrap()
}

/// What these terminals know: `T0417` is this one, `T0418` is listed, the key of `T0419` was withdrawn.
pub(crate) fn ring() -> Ring {
    let entry = |terminal: &str, seed, trust| Entry {
        terminal: terminal.parse().unwrap(),
        key: key(seed).public().clone(),
        trust,
    };
    let listed = vec![entry("T0418", 2, Trust::Valid), entry("T0419", 3, Trust::Revoked)];
    Ring::new(entry("T0417", 1, Trust::Valid), listed)
}

fn claim() -> Claim {
    Claim { reference: Reference::new("7K4".parse().unwrap(), 7).unwrap(), secret: secret() }
}

/// A receipt's code, signed by the key of that seed.
fn signed(terminal: &str, seed: u8) -> Signed {
    let licences = ["sfa-food-shop".parse().unwrap(), "gone-licence".parse().unwrap()];
    let statement = Statement {
        claim: claim(),
        terminal: terminal.parse().unwrap(),
        at: super::kiosk::START.parse().unwrap(),
        licences: Licences::of(&licences),
        content: ContentHash([7; 20]),
        key: wire::code::mark(key(seed).public()),
    };
    let code = wire::code::sign(&statement, &key(seed)).unwrap();
    let Ok(Scan::Signed(signed)) = scan::read(code.reveal()) else { panic!("it does not read") };
    *signed
}

/// Somebody holds that before the scanner at the start.
fn scans(signed: Signed) -> Kiosk {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.press("language-en");
    kiosk.hear(Message::Scanned(Ok(Scan::Signed(Box::new(signed)))));
    kiosk
}

#[test]
fn a_genuine_receipt_says_who_printed_it_when_and_for_which_licences() {
    for (terminal, seed) in [("T0417", 1), ("T0418", 2)] {
        let mut kiosk = scans(signed(terminal, seed));
        assert_eq!(kiosk.at(), "receipt-scanned");
        kiosk
            .sees("This receipt is genuine")
            .sees(&format!("Terminal {terminal}"))
            .sees("Printed on 22 November 2026, 10:42")
            .sees("Food shop licence")
            .sees("GONE-LICENCE");
        let spoken = kiosk.app.page().spoken(crate::page::Privacy::Public).join(" ");
        assert!(spoken.contains("genuine") && spoken.contains("Food shop licence"), "{spoken}");
        assert!(
            !kiosk.effects.iter().any(|effect| matches!(effect, Effect::LookUp { .. })),
            "nothing is asked for yet"
        );
        kiosk.press("continue");
        let Some(Effect::LookUp { visit, claim: asked }) = kiosk.effects.last().cloned() else { panic!() };
        assert_eq!(asked, claim());
        kiosk.hear(Message::Found { visit, found: Lookup::LineDown });
        kiosk.sees("the line is down");
    }
}

#[test]
fn a_receipt_that_was_changed_is_said_to_be_and_nothing_that_it_says_is_repeated() {
    let mut forged = signed("T0417", 1);
    forged.statement.licences.named.truncate(1);
    let mut made_up = signed("T0417", 1);
    made_up.signature = [9; 64];
    for code in [forged, made_up] {
        let mut kiosk = scans(code);
        kiosk.sees("This receipt was changed or made up");
        let shown = super::kiosk::shown(&kiosk.app.page());
        assert!(!shown.contains("Food shop licence") && !shown.contains("Printed on"), "{shown}");
        // What the service itself knows is still told to whoever has the check code.
        kiosk.press("continue");
        assert!(matches!(kiosk.effects.last(), Some(Effect::LookUp { .. })));
    }
}

#[test]
fn a_receipt_whose_key_is_not_known_or_was_withdrawn_is_not_called_genuine() {
    for (terminal, seed, words) in [
        ("T0500", 1, "This receipt cannot be checked here"),
        ("T0418", 9, "This receipt cannot be checked here"),
        ("T0419", 3, "The signature on this receipt no longer counts"),
    ] {
        let mut kiosk = scans(signed(terminal, seed));
        kiosk.sees(words).sees(&format!("Terminal {terminal}")).sees("Said to be printed on 22 November 2026, 10:42");
        let shown = super::kiosk::shown(&kiosk.app.page());
        assert!(!shown.contains("genuine") && !shown.contains("Food shop licence"), "{shown}");
        kiosk.press("back").press("back");
        assert_eq!(kiosk.at(), "start");
    }
}

/// Every word of the paper that was asked for last, a line each.
fn paper(kiosk: &Kiosk) -> String {
    let last = kiosk.effects.iter().rev().find_map(|effect| {
        if let Effect::PrintSheet { document, .. } = effect { Some(document.words().join("\n")) } else { None }
    });
    last.expect("no paper was asked for")
}

/// What is said of each end of a print, on whichever page it was asked for. Only one of them says that it is printed.
fn ends(kiosk: &mut Kiosk, control: &str) {
    for (outcome, words) in [
        (Outcome::Failed(PrintFault::PaperOut), "There is no paper for it"),
        (Outcome::Failed(PrintFault::CoverOpen), "The printer is open"),
        (Outcome::Failed(PrintFault::Silent), "The printer does not answer"),
        (Outcome::Failed(PrintFault::Other), "It could not be printed"),
        (Outcome::Unknown, "We cannot tell whether it was printed"),
        (Outcome::Printed, "It is printed"),
    ] {
        kiosk.press(control).sees("It is printing");
        let is_disabled = |kiosk: &Kiosk| {
            let page = kiosk.app.page();
            page.controls().iter().any(|it| it.id.0 == control && it.state == State::Disabled)
        };
        assert!(is_disabled(kiosk), "one paper at a time");
        kiosk.printed(outcome).sees(words);
        assert!(!is_disabled(kiosk));
        let shown = super::kiosk::shown(&kiosk.app.page());
        assert_eq!(shown.contains("It is printed"), outcome == Outcome::Printed, "{shown}");
    }
}

#[test]
fn what_to_bring_is_read_and_printed_from_the_result_and_said_to_be_no_application() {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.press("language-en").press("way-existing").press("action-renew").find("licence-sfa-food-shop");
    kiosk.press("licence-sfa-food-shop");
    assert_eq!(kiosk.at(), "result");
    kiosk.press("bring").sees("Bring these");
    ends(&mut kiosk, "bring-print");
    let paper = paper(&kiosk);
    let place = |words: &str| paper.find(words).unwrap_or_else(|| panic!("{words}: {paper}"));
    assert!(place("Bring these") < place("Renew: Food shop licence"));
    place("S$195.00");
    place("As the rules are on 22 November 2026");
    place("no application");
    kiosk.press("back");
    assert_eq!(kiosk.at(), "result");
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Submit { .. } | Effect::Aside { .. })));
}

#[test]
fn an_answer_about_another_paper_is_not_taken_for_this_one() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(domain::Language::English, "open-shop");
    while kiosk.at() == "question" {
        let page = kiosk.app.page();
        let option = page.controls().iter().find(|it| it.id.0.starts_with("option-")).unwrap().id.0.clone();
        kiosk.press(&option).press("continue");
    }
    kiosk.press("bring").press("bring-print");
    let visit = kiosk.app.visit().unwrap();
    kiosk.hear(Message::Printed { visit, paper: Paper::Standing(claim().reference), outcome: Outcome::Printed });
    kiosk.hear(Message::Printed { visit: domain::VisitId(99), paper: Paper::Bring, outcome: Outcome::Printed });
    kiosk.sees("It is printing");
}

#[test]
fn where_an_application_stands_is_printed_with_the_time_of_that_knowledge_and_without_the_check_code() {
    let rows = || vec![Delivery { agency: "SFA".parse().unwrap(), state: Progress::Received { number: None } }];
    let at: domain::Timestamp = "2026-11-20T01:00:00Z".parse().unwrap();
    let reference = claim().reference;
    let here = Lookup::Found(Stored { reference, secret: secret(), at, rows: rows() });
    let there = Lookup::Elsewhere(Elsewhere { reference, at, rows: rows() });
    for (found, as_of) in [(here, "As of 22 November 2026, 10:42"), (there, "As of 20 November 2026, 09:00")] {
        let mut kiosk = scans(signed("T0417", 1));
        kiosk.press("continue");
        let visit = kiosk.app.visit().unwrap();
        kiosk.hear(Message::Found { visit, found });
        ends(&mut kiosk, "status-print");
        let paper = paper(&kiosk);
        let place = |words: &str| paper.find(words).unwrap_or_else(|| panic!("{words}: {paper}"));
        assert!(place(&reference.to_string()) < place(as_of));
        assert!(place(as_of) < place("Received by the agency"));
        place("no receipt");
        assert!(!paper.contains("The line was down"));
        assert!(!paper.contains(secret().printed().reveal().as_str()), "{paper}");
        kiosk.hear(Message::Health(Health { line: Line::Down { since: None }, ..Health::default() }));
        kiosk.press("status-print");
        assert!(self::paper(&kiosk).contains("The line was down when this was printed"));
    }
}
