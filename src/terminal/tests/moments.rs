//! What happens at the worst moment: an answer that comes when its page is no longer up, a hand on a plug or on another
//! language in the middle of something, a technician at the door, and the clock that runs out meanwhile.

use std::sync::mpsc::{channel, sync_channel};

use devices::speech::{self, Calibration, News, Part, Rate, Utterance, UtteranceId, Volume, simulated};
use domain::scan::Scan;
use domain::{Claim, Draft, Language, Reference, ResumeCode, TerminalId, VisitId};

use super::kiosk::{Kiosk, secret, shown};
use super::tools::{self, WITHIN};
use crate::app::{Knock, Message, Tool};
use crate::effect::aside::{AsideNews, AsideWish, Kept};
use crate::effect::{Delivery, Effect, End, Issue, Lookup, Outcome, Paper, PrintFault, Progress, Stored};
use crate::hands::{Hands, Tools};
use crate::narrator::Narrator;
use crate::page::ring::{Key, Plug, Voice};
use crate::page::{BlockId, Kind, Shown};
use crate::screen::voice;
use crate::standing::{Health, Service, Store};

fn submitted() -> Kiosk {
    let mut kiosk = super::visits::submitted();
    kiosk.store();
    kiosk
}

impl Kiosk {
    fn keeps(&mut self) -> &mut Self {
        let code = ResumeCode::from_random([9; 16]);
        let until = "2026-11-25T02:42:00Z".parse().unwrap();
        let visit = self.app.visit().unwrap();
        self.hear(Message::Aside { visit, news: AsideNews::Kept(Kept { code, until }) });
        self
    }

    fn stroke(&mut self, key: Key) -> &mut Self {
        self.hear(Message::Key(key));
        self
    }

    /// What the hands were to keep.
    fn to_keep(&self) -> Draft {
        let wish = |effect: &Effect| {
            let Effect::Aside { wish: AsideWish::Keep { draft, .. }, .. } = effect else { return None };
            Some(Draft::clone(draft))
        };
        self.effects.iter().find_map(wish).unwrap()
    }

    fn knock(&mut self) -> &mut Self {
        (0..5).for_each(|_| self.hear(Message::Knocked(Knock::Touch)));
        self
    }

    fn focus(&self) -> Option<BlockId> {
        self.app.look().focus
    }
}

fn is_taken_up(effect: &Effect) -> bool {
    matches!(effect, Effect::Aside { wish: AsideWish::TakeUp, .. })
}

/// Nothing but the printer's word frees a page that waits for it, and the page must not wait for ever behind another.
#[test]
fn a_receipt_that_ends_while_something_else_is_read_is_known_when_one_comes_back() {
    let mut kiosk = submitted();
    kiosk.press("tool-help").press("ask");
    assert_eq!(kiosk.at(), "questions");
    kiosk.printed(Outcome::Printed).press("back").sees("Your receipt is printed");
    kiosk.advance(31);
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn deliveries_that_are_told_while_something_else_is_read_are_known_when_one_comes_back() {
    let mut kiosk = submitted();
    kiosk.press("tool-help").press("ask");
    let visit = kiosk.app.visit().unwrap();
    let state = Progress::Received { number: Some("SFA-88213".to_owned()) };
    kiosk.hear(Message::Delivered { visit, rows: vec![Delivery { agency: "SFA".parse().unwrap(), state }] });
    kiosk.press("back").sees("SFA-88213");
}

#[test]
fn a_printer_that_never_answers_keeps_nobodys_reference_on_the_screen() {
    let mut kiosk = submitted();
    kiosk.advance(600).sees("Your receipt is printing");
    kiosk.advance(301);
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(kiosk.effects.last(), Some(Effect::Wipe { why: End::Left, .. })));
}

#[test]
fn what_the_printer_says_of_the_slip_is_not_said_of_the_receipt() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep").keeps().press("back").play(&|_| None).store();
    let visit = kiosk.app.visit().unwrap();
    kiosk.hear(Message::Printed { visit, paper: Paper::Slip, outcome: Outcome::Printed });
    kiosk.sees("Your receipt is printing").printed(Outcome::Printed).sees("Your receipt is printed");
}

/// The press that erases, and the clock, must not come between *Send* and what came of it.
#[test]
fn a_visit_that_is_being_sent_is_neither_erased_nor_put_aside_nor_over() {
    let mut kiosk = super::visits::submitted();
    let asked = kiosk.effects.len();
    assert!(!kiosk.has("tool-finish"));
    kiosk.hear(Message::Tool(Tool::Finish));
    kiosk.advance(600);
    assert_eq!(kiosk.at(), "send");
    assert_eq!(kiosk.effects.len(), asked, "{:?}", kiosk.effects);
    kiosk.store();
    kiosk.sees("Your receipt is printing");
}

#[test]
fn a_store_that_never_answers_keeps_nobodys_answers_and_its_late_word_reaches_nobody_else() {
    let mut kiosk = super::visits::submitted();
    kiosk.advance(901);
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(&kiosk.effects[1..], [Effect::Purge, Effect::Wipe { why: End::Left, .. }]));
    kiosk.press("language-en");
    let before = kiosk.app.page();
    kiosk.store();
    assert_eq!(kiosk.app.page(), before);
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Print { .. })));
}

/// The voice has to know at once who hears it, whatever page is up.
#[test]
fn headphones_that_are_pulled_under_the_idle_question_are_out_for_the_voice_too() {
    for closing in [false, true] {
        let mut kiosk = if closing { submitted() } else { Kiosk::small() };
        if closing {
            kiosk.printed(Outcome::Printed).advance(20);
        } else {
            kiosk.half_way().advance(181);
            assert_eq!(kiosk.at(), "idle");
        }
        kiosk.effects.clear();
        kiosk.stroke(Key::Headphones(Plug::Out));
        assert_eq!(kiosk.effects.first(), Some(&Effect::Headphones(Plug::Out)), "closing: {closing}");
        assert!(!["idle", "attract"].contains(&kiosk.at().as_str()), "somebody is there");
    }
}

#[test]
fn no_key_begins_a_visit_where_a_page_says_that_there_is_none_nor_sets_the_voice_of_the_next() {
    for health in [
        Health { service: Service::Maintenance, ..Health::default() },
        Health { service: Service::Suspended, ..Health::default() },
        Health { service: Service::Closed { opens: None }, ..Health::default() },
        Health { store: Store::Broken, ..Health::default() },
    ] {
        let mut kiosk = Kiosk::small();
        kiosk.hear(Message::Health(health));
        let closed = kiosk.at();
        kiosk.stroke(Key::Next).stroke(Key::Headphones(Plug::In)).stroke(Key::Select);
        assert_eq!((kiosk.at(), kiosk.app.visit()), (closed, None));
        assert_eq!(kiosk.effects, [Effect::Headphones(Plug::In)]);
        kiosk.hear(Message::Health(Health::default()));
        kiosk.press("language-en");
        assert_eq!((&kiosk.app.narrator, kiosk.focus()), (&Narrator::default(), None));
    }
}

#[test]
fn a_touch_that_comes_after_the_end_sets_nothing_for_the_next() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("tool-finish");
    kiosk.hear(Message::Tool(Tool::Read));
    kiosk.hear(Message::Voice(voice::Message::Step(Voice::Louder)));
    kiosk.press("language-ms");
    assert_eq!((&kiosk.app.narrator, kiosk.focus()), (&Narrator::default(), None));
}

#[test]
fn whoever_listens_answers_the_idle_question_with_one_touch_and_keeps_the_focus() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().stroke(Key::Read);
    kiosk.spoken();
    kiosk.advance(181);
    assert_eq!(kiosk.at(), "idle");
    let stay = BlockId("stay".to_owned());
    let says = Box::new(kiosk.app.page().press("stay").unwrap());
    kiosk.hear(Message::Touched);
    kiosk.hear(Message::Pressed { id: stay.clone(), says });
    assert_eq!(kiosk.at(), "question");
    let focus = kiosk.focus().unwrap();
    assert!(kiosk.app.page().items().iter().any(|item| item.id == focus), "{focus:?}");
}

/// Gathering takes longer than a letter may take to appear.
#[test]
fn the_words_of_a_search_are_gathered_before_the_first_letter_in_each_language_it_is_shown_in() {
    let mut kiosk = Kiosk::small();
    let mut gathered = |control: &str| {
        kiosk.effects.clear();
        kiosk.press(control);
        let gathered = |effect: &Effect| if let Effect::Gather(language) = effect { Some(*language) } else { None };
        kiosk.effects.iter().find_map(gathered)
    };
    for (control, language) in [
        ("language-zh", None),
        ("way-search", Some(Language::Chinese)),
        ("key-x", None),
        ("languages", None),
        ("language-en", Some(Language::English)),
        ("key-a", None),
    ] {
        assert_eq!(gathered(control), language, "{control}");
    }
}

/// Letters that spell a sound would else wait unseen behind another language's keyboard and come up before its letters.
#[test]
fn another_language_leaves_no_letters_behind_that_nobody_sees() {
    for way in ["way-search", "question"] {
        let mut kiosk = Kiosk::small();
        if way == "question" {
            kiosk.half_way().press("languages").press("language-zh");
            kiosk.fill("");
        } else {
            kiosk.press("language-zh").press("way-search");
        }
        kiosk.press("key-x").press("key-i").press("key-n");
        kiosk.press("languages").press("language-en");
        let settled = kiosk.typed();
        assert_eq!(settled.chars().count(), 1, "{way}: {settled}");
        kiosk.press("key-a");
        assert_eq!(kiosk.typed(), format!("{settled}a"), "{way}");
        kiosk.press("key-delete").press("key-delete");
        assert_eq!(kiosk.typed(), "", "{way}");
    }
}

impl Kiosk {
    /// What stands in the field.
    fn typed(&self) -> String {
        let page = self.app.page();
        let typed = page.blocks.iter().find_map(|block| {
            let Kind::Field(field) = &block.kind else { return None };
            match &field.value {
                Shown::Plain(text) => Some(text.clone()),
                Shown::Empty | Shown::Masked(_) => None,
            }
        });
        typed.unwrap_or_default()
    }
}

#[test]
fn the_space_takes_the_first_of_the_candidates_that_are_shown() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-zh").press("way-search").press("key-x").press("key-i").press("key-n").press("key-later");
    let page = kiosk.app.page();
    let first = page.controls().iter().find(|it| it.id.0 == "candidate-1").unwrap().label.shown.clone();
    kiosk.press("key-space");
    assert!(kiosk.typed().starts_with(&first), "{} and not {first}", kiosk.typed());
}

#[test]
fn what_is_found_under_one_reference_is_not_shown_to_whoever_asks_for_the_next() {
    let reference = |n| Reference::new("7K4".parse().unwrap(), n).unwrap();
    let stored = |n| Stored { reference: reference(n), secret: secret(), at: tools::now(), rows: Vec::new() };
    let terminal: TerminalId = "T0417".parse().unwrap();
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en");
    for n in [1, 2] {
        let claim = Claim { reference: reference(n), secret: secret() };
        kiosk.hear(Message::Scanned(Ok(Scan::Receipt(claim, terminal.clone()))));
        kiosk.press("continue");
        if n == 1 {
            kiosk.press("back").press("back");
        }
    }
    let visit = kiosk.app.visit().unwrap();
    kiosk.hear(Message::Found { visit, found: Lookup::Found(stored(1)) });
    assert_eq!(kiosk.at(), "status-secret", "it is still being looked for");
    kiosk.hear(Message::Found { visit, found: Lookup::Found(stored(2)) });
    kiosk.sees(&reference(2).to_string());
}

/// What is found for somebody who has gone on is not this visit's: it would be erased with the next submission.
#[test]
fn a_draft_that_is_found_too_late_is_not_taken_up() {
    let draft = {
        let mut kiosk = Kiosk::small();
        kiosk.half_way().press("keep");
        Box::new(kiosk.to_keep())
    };
    for elsewhere in [&["back"][..], &["tool-help", "ask"], &[]] {
        let mut kiosk = Kiosk::small();
        kiosk.press("language-en").press("way-resume");
        let code = ResumeCode::from_random([9; 16]);
        kiosk.type_in(std::str::from_utf8(code.characters()).unwrap()).press("continue");
        for id in elsewhere {
            kiosk.press(id);
        }
        let at = kiosk.at();
        let visit = kiosk.app.visit().unwrap();
        kiosk.hear(Message::Aside { visit, news: AsideNews::Resumed(draft.clone()) });
        assert_eq!(kiosk.at() != at, elsewhere.is_empty(), "{elsewhere:?}");
        assert_eq!(kiosk.effects.iter().any(is_taken_up), elsewhere.is_empty(), "{:?}", kiosk.effects);
        if at == "questions" {
            kiosk.press("back");
            assert!(kiosk.has("continue"), "the page does not wait any more");
        }
    }
}

#[test]
fn what_stands_on_a_question_is_kept_from_whichever_page_over_it() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("tool-help").press("ask").press("tool-finish").press("keep").keeps();
    assert!(kiosk.to_keep().answers.contains_key(&"applicant.name".parse().unwrap()));
}

#[test]
fn an_owner_who_is_half_filled_in_is_kept_with_the_others() {
    let mut kiosk = super::visits::at_the_owners();
    kiosk.press("add").type_in("Siti Aminah").press("tool-finish").press("keep");
    let kept = kiosk.to_keep();
    let items = &kept.unfinished[&"owners".parse().unwrap()];
    assert_eq!(items.iter().map(|item| item.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn nobody_knocks_while_a_slip_is_saved_or_printed() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep").press("tool-help").knock();
    assert_eq!(kiosk.at(), "help", "it is being saved");
    kiosk.keeps().knock();
    assert_eq!(kiosk.at(), "help", "the slip is printing");
    kiosk.printed(Outcome::Printed).knock();
    assert_eq!(kiosk.at(), "technician-door");
}

#[test]
fn a_technician_with_keys_leaves_the_citizens_focus_where_it_was() {
    for focus in [None, Some(Key::Next)] {
        let mut kiosk = Kiosk::small();
        kiosk.half_way().press("tool-help");
        if let Some(key) = focus {
            kiosk.stroke(key).stroke(key);
        }
        let before = kiosk.focus();
        kiosk.knock().stroke(Key::Next).stroke(Key::Next).press("back");
        assert_eq!((kiosk.at(), kiosk.focus()), ("help".to_owned(), before));
    }
}

#[test]
fn a_visit_that_ends_under_a_technicians_eyes_takes_its_call_back() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("tool-help").press("call-staff").knock();
    kiosk.effects.clear();
    for _ in 0..5 {
        kiosk.advance(50).hear(Message::Touched);
    }
    assert_eq!(kiosk.at(), "technician-door");
    assert_eq!(kiosk.effects, [Effect::Purge, Effect::CancelCall]);
    assert!(!shown(&kiosk.app.page()).contains("Mei Tan"));
    kiosk.press("back");
    assert!(matches!(kiosk.effects.last(), Some(Effect::Wipe { visit: VisitId(1), why: End::Left })));
}

/// A second save that fails leaves the first on disk, and nobody may say that it is erased.
#[test]
fn what_could_not_be_saved_again_is_not_called_erased_while_it_is_there() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep");
    let draft = Box::new(kiosk.to_keep());
    let (store, visit) = (tools::store(), VisitId(1));
    let (replies, heard) = channel();
    let hands = Hands::start(tools::tools(store.clone(), replies)).unwrap();
    let answer = |wish| {
        hands.perform(Effect::Aside { visit, wish });
        let said = std::iter::from_fn(|| heard.recv_timeout(WITHIN).ok());
        let mut news = said.filter_map(|told| if let Message::Aside { news, .. } = told { Some(news) } else { None });
        news.next().unwrap()
    };
    assert!(matches!(answer(AsideWish::Keep { draft: draft.clone(), days: 3 }), AsideNews::Kept(_)));
    store.call(store::Store::let_go).unwrap().unwrap();
    assert_eq!(answer(AsideWish::Keep { draft, days: 3 }), AsideNews::NotKept);
    assert_eq!(answer(AsideWish::Erase), AsideNews::NotErased);
}

/// When a long outage ends, deliveries are recorded by the hundred while the hands wait for the disk.
#[test]
fn news_of_many_deliveries_leaves_room_for_what_the_citizen_wants() {
    let store = tools::store();
    let (replies, heard) = channel();
    let hands = Hands::start(tools::tools(store.clone(), replies)).unwrap();
    let (let_go, held) = sync_channel::<()>(1);
    let disk = std::thread::spawn(move || store.call(move |_| held.recv().is_ok()));
    for _ in 0..500 {
        hands.recorded();
    }
    let reference = Reference::new("7K4".parse().unwrap(), 0).unwrap();
    let visit = VisitId(1);
    hands.perform(Effect::Print { visit, reference, issue: Issue::Copy });
    let_go.send(()).unwrap();
    disk.join().unwrap().unwrap();
    let paper = Paper::Receipt(reference);
    let said = std::iter::from_fn(|| heard.recv_timeout(WITHIN).ok());
    let printed = said.into_iter().find(|told| matches!(told, Message::Printed { .. }));
    let outcome = Outcome::Failed(PrintFault::Other);
    assert_eq!(printed, Some(Message::Printed { visit, paper, outcome }), "the print was refused");
}

/// A keypad has its wheel for the volume before anything is read; and a technician's voice is not the citizen's.
#[test]
fn what_was_set_before_the_first_word_holds_for_it_and_not_for_the_next_visit() {
    let (voice, sink, controls) = simulated::voice(simulated::Pace::Real, simulated::Keep::Text);
    let (ended, told) = channel();
    let reply = move |told: speech::Told| {
        if matches!(told.news, News::Ended(_)) {
            let _ = ended.send(told.visit);
        }
    };
    let handle = speech::Handle::new(voice, sink, Calibration::default(), Box::new(reply)).unwrap();
    let (replies, _heard) = channel();
    let hands = Hands::start(Tools { speech: Some(handle), ..tools::tools(tools::store(), replies) }).unwrap();
    let say = |visit: VisitId| {
        let (id, item, language) = (UtteranceId::default(), "heading".to_owned(), Language::English);
        let parts = vec![Part::public("Hi")];
        hands.perform(Effect::Say(Utterance { visit, id, item, language, parts }));
        assert_eq!(told.recv_timeout(WITHIN), Ok(visit));
    };
    let (citizen, next) = (VisitId(1), VisitId(2));
    hands.perform(Effect::Tune { rate: Rate::Double, volume: Volume::default() });
    say(citizen);
    hands.perform(Effect::Wipe { visit: citizen, why: End::Finished });
    say(next);
    let rates: Vec<Rate> = controls.said().iter().map(|said| said.rate).collect();
    assert_eq!(rates, [Rate::Double, Rate::Usual]);
}
