//! Stories at the end of a visit and beside it: what the citizen thought of it, goodbye, and a member of staff who is
//! called, heard or not.

use domain::Language;
use domain::feedback::{Face, Occasion};

use super::kiosk::Kiosk;
use crate::app::Message;
use crate::effect::{Effect, End, Outcome, PrintFault};
use crate::screen::help::Staff;

/// A citizen whose applications are stored.
fn stored() -> Kiosk {
    let mut kiosk = super::visits::submitted();
    kiosk.store();
    kiosk
}

fn faces(kiosk: &Kiosk) -> Vec<(Occasion, Face)> {
    let count = |effect: &Effect| {
        let Effect::CountFace { occasion, face } = effect else { return None };
        Some((*occasion, *face))
    };
    kiosk.effects.iter().filter_map(count).collect()
}

#[test]
fn a_face_is_counted_once_and_the_reference_stays_until_the_wipe() {
    let mut kiosk = stored();
    kiosk.printed(Outcome::Printed).press("continue").sees("How did it go?").sees("Your reference");
    kiosk.press("face-poor").sees("Goodbye").sees("Your reference");
    assert_eq!(kiosk.at(), "goodbye");
    kiosk.press("back").press("continue");
    assert_eq!(kiosk.at(), "goodbye", "nobody is asked twice");
    assert_eq!(faces(&kiosk), [(Occasion::Submitted, Face::Poor)]);
    kiosk.advance(20).sees("This page closes in 10 seconds.").advance(10);
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(kiosk.effects.last(), Some(Effect::Wipe { why: End::Left, .. })));
}

#[test]
fn whoever_skips_is_not_counted_and_not_asked_again() {
    let mut kiosk = stored();
    kiosk.printed(Outcome::Printed).press("continue").press("back").press("continue");
    assert_eq!(kiosk.at(), "goodbye");
    kiosk.press("finish");
    assert_eq!((kiosk.at().as_str(), faces(&kiosk)), ("attract", Vec::new()));
    assert!(matches!(kiosk.effects.last(), Some(Effect::Wipe { why: End::Finished, .. })));
}

#[test]
fn finish_in_the_bar_wipes_at_once() {
    let mut kiosk = stored();
    kiosk.printed(Outcome::Printed).press("tool-finish");
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn a_receipt_that_does_not_come_out_is_told_at_the_end_too() {
    let mut kiosk = stored();
    kiosk.press("continue").sees("Your receipt is printing").advance(100);
    assert_eq!(kiosk.at(), "feedback", "a print that goes on is no silence");
    kiosk.printed(Outcome::Failed(PrintFault::PaperOut)).sees("There is no paper for your receipt");
}

#[test]
fn where_nothing_was_needed_the_answers_are_gone_before_anybody_is_asked() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|id| (id.as_str() == "food.place").then(|| "nowhere".to_owned()));
    kiosk.press("finish").press("face-good");
    assert_eq!(faces(&kiosk), [(Occasion::Other, Face::Good)]);
    let (current, _) = kiosk.app.standing_visit().unwrap();
    assert!(current.trail.is_empty() && current.journey.deciding().is_empty());
    assert!(!kiosk.has("back"));
}

#[test]
fn called_is_said_when_somebody_has_heard_and_not_before() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("tool-help").press("call-staff").sees("Calling a member of staff");
    let Some(Effect::CallStaff { visit, call }) = kiosk.effects.last().cloned() else { panic!("{:?}", kiosk.effects) };
    kiosk.advance(19).sees("Calling a member of staff").advance(1);
    kiosk.sees("The line is down; please go to the counter.");
    kiosk.hear(Message::StaffCalled { visit, call });
    kiosk.sees("Staff have been called").press("cancel-call");
    assert_eq!(kiosk.effects.last(), Some(&Effect::CancelCall));
    kiosk.hear(Message::StaffCalled { visit, call });
    assert!(kiosk.has("call-staff"), "a late answer to a call that was taken back says nothing");
    kiosk.press("call-staff");
    kiosk.hear(Message::StaffCalled { visit, call });
    kiosk.sees("Calling a member of staff");
    kiosk.hear(Message::StaffCalled { visit, call: call.next() });
    kiosk.sees("Staff have been called");
}

#[test]
fn a_call_is_over_after_some_minutes_and_belongs_to_its_visit() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("tool-help").press("call-staff");
    let Some(Effect::CallStaff { visit, call }) = kiosk.effects.last().cloned() else { panic!("{:?}", kiosk.effects) };
    kiosk.hear(Message::StaffCalled { visit, call });
    kiosk.press("back").press("tool-help").sees("Staff have been called");
    for _ in 0..5 {
        kiosk.advance(60).hear(Message::Touched);
    }
    assert!(kiosk.has("call-staff") && !kiosk.has("cancel-call"));
    kiosk.press("call-staff").press("tool-finish").press("language-en").press("tool-help");
    kiosk.hear(Message::StaffCalled { visit, call });
    assert!(kiosk.has("call-staff"));
}

#[test]
fn where_nobody_can_be_called_nobody_is_offered() {
    let mut kiosk = Kiosk::small();
    kiosk.app.setup.staff = Staff::Nobody;
    kiosk.press("language-en").press("tool-help");
    assert!(!kiosk.has("call-staff") && kiosk.has("ask"));
}
