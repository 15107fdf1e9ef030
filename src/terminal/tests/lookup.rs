//! An application looked for by its reference: refused, found here and printed as a copy, found at another terminal.

use super::kiosk::Kiosk;
use crate::app::Message;
use crate::effect::{Delivery, Effect, Elsewhere, Issue, Lookup, Progress, Stored};

#[test]
fn an_application_is_found_again_by_its_reference_and_printed_as_a_copy() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-status").type_in("7K4").press("continue").sees("This is not a reference.");
    let reference = domain::Reference::new("7K4".parse().unwrap(), 7).unwrap();
    let rest = reference.to_string().replace('-', "")[3..].to_owned();
    kiosk.type_in(&rest).press("continue");
    let secret = super::kiosk::secret();
    assert_eq!(kiosk.at(), "status-secret");
    kiosk
        .type_in("7K4")
        .press("continue")
        .sees("This is not a check code.")
        .press("back")
        .type_in("7K4")
        .type_in(&rest);
    kiosk.press("continue").type_in(&secret.printed().reveal().replace('-', "")).press("continue");
    let Some(Effect::LookUp { visit, claim }) = kiosk.effects.last().cloned() else { panic!() };
    assert_eq!(claim, domain::Claim { reference, secret: secret.clone() });
    let until = super::kiosk::START.parse().unwrap();
    for found in [Lookup::Wait { until }, Lookup::Spent] {
        kiosk.hear(Message::Found { visit, found });
        kiosk.sees("too many tries").press("continue");
    }
    kiosk.hear(Message::Found { visit, found: Lookup::Unknown });
    kiosk.sees("No application is known under this reference").press("continue").sees("Looking it up");
    kiosk.hear(Message::Found { visit, found: Lookup::LineDown });
    kiosk.sees("This terminal does not know it, and the line is down.").press("continue");
    let state = Progress::Received { number: Some("SFA-88213".to_owned()) };
    let rows = vec![Delivery { agency: "SFA".parse().unwrap(), state }];
    let at = super::kiosk::START.parse().unwrap();
    kiosk.hear(Message::Found { visit, found: Lookup::Found(Stored { reference, secret, at, rows }) });
    kiosk.sees("its number is SFA-88213").sees("22 November 2026, 10:42").press("print-again");
    assert!(matches!(kiosk.effects.last(), Some(Effect::Print { issue: Issue::Copy, .. })));
}

#[test]
fn what_another_terminal_took_is_shown_as_of_then_and_not_printed_here() {
    let mut kiosk = Kiosk::small();
    let reference = domain::Reference::new("AAA".parse().unwrap(), 7).unwrap();
    let look_up = |kiosk: &mut Kiosk| {
        kiosk.type_in(&reference.to_string().replace('-', "")).press("continue");
        kiosk.type_in(&super::kiosk::secret().printed().reveal().replace('-', "")).press("continue");
        let Some(Effect::LookUp { visit, .. }) = kiosk.effects.last().cloned() else { panic!() };
        visit
    };
    let rows = vec![Delivery { agency: "SFA".parse().unwrap(), state: Progress::Received { number: None } }];
    let at = super::kiosk::START.parse().unwrap();
    let found = Lookup::Elsewhere(Elsewhere { reference, at, rows });
    kiosk.press("language-en").press("way-status");
    let visit = look_up(&mut kiosk);
    kiosk.sees("Looking it up").press("back");
    kiosk.hear(Message::Found { visit, found: found.clone() });
    assert_eq!(kiosk.at(), "status", "whoever went back has gone on to something else");
    let visit = look_up(&mut kiosk);
    kiosk.hear(Message::Found { visit, found });
    assert_eq!(kiosk.at(), "found-elsewhere");
    kiosk.sees("As of 22 November 2026, 10:42").sees("only at the terminal that printed it");
    assert!(kiosk.app.page().items().iter().all(|item| item.id.0 != "print-again"));
    kiosk.press("back");
    assert_eq!(kiosk.at(), "status");
}
