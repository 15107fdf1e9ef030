//! What whoever passes by meets at a terminal that cannot serve, and what somebody meets who hides the screen.

use std::collections::{BTreeMap, BTreeSet};

use devices::speech::Listening;
use domain::{Direction, Language};

use super::kiosk::{Kiosk, words};
use crate::app::Message;
use crate::effect::Effect;
use crate::page::ring::{Function, Key};
use crate::page::{BlockId, Kind};
use crate::standing::{Health, Service, Store};

const HIDE: Message = Message::Key(Key::Hide(Function::F12));

fn closed(opens: Option<&str>) -> Health {
    Health { service: Service::Closed { opens: opens.map(|at| at.parse().unwrap()) }, ..Health::default() }
}

/// Everything said since the last time, by the voice it takes.
fn said(kiosk: &mut Kiosk) -> BTreeMap<Language, String> {
    let mut said: BTreeMap<Language, String> = BTreeMap::new();
    for effect in std::mem::take(&mut kiosk.effects) {
        let Effect::Say(utterance) = effect else { continue };
        for part in &utterance.parts {
            let alone = devices::speech::Utterance { parts: vec![part.clone()], ..utterance.clone() };
            let text: String = alone.runs(Listening::Open).iter().map(|run| run.text.reveal().clone()).collect();
            said.entry(part.language().unwrap_or(utterance.language)).or_default().push_str(&text);
        }
    }
    said
}

#[test]
fn a_closed_terminal_says_in_every_language_what_is_wrong_where_to_go_and_when_it_opens() {
    let all: BTreeSet<Language> = Language::ALL.into_iter().collect();
    for (health, key, time) in [
        (closed(Some("2026-11-22T18:00:00")), "closed-hours", Some("18:00")),
        (closed(Some("2026-11-24T08:30:00")), "closed-hours", Some("08:30")),
        (closed(None), "closed-now", None),
        (Health { service: Service::Maintenance, ..Health::default() }, "closed-maintenance", None),
        (Health { service: Service::Suspended, ..Health::default() }, "closed-suspended", None),
        (Health { store: Store::Broken, ..Health::default() }, "closed-store", None),
        (Health { store: Store::Full, ..Health::default() }, "closed-full", None),
    ] {
        let mut kiosk = Kiosk::small();
        kiosk.hear(Message::Health(health));
        let page = kiosk.app.page();
        let told = words(&page).into_iter().filter_map(|words| Some((words.language?, words.shown.clone())));
        let mut by_language: BTreeMap<Language, Vec<String>> = BTreeMap::new();
        for (language, shown) in told {
            by_language.entry(language).or_default().push(shown);
        }
        assert_eq!(by_language.keys().copied().collect::<BTreeSet<_>>(), all, "{key}");
        for (language, shown) in by_language {
            let say = kiosk.app.setup.lexicon.speak(language);
            assert_eq!(shown[0], say.text("closed-heading"), "{key}");
            assert!(shown[1].contains(&say.text("closed-kept")), "{key}: {shown:?}");
            match time {
                Some(time) => assert!(shown[1].contains(time), "{shown:?}"),
                None => assert!(shown[1].starts_with(&say.text(key)), "{shown:?}"),
            }
        }
        // Each reads as its own, down to the side on which it begins.
        let arabic = page.items().into_iter().find(|item| item.id == BlockId("text-ar".to_owned())).unwrap();
        assert_eq!(arabic.language.map(Language::direction), Some(Direction::RightToLeft));
    }
}

#[test]
fn a_terminal_that_breaks_under_a_listener_says_so_language_by_language_each_in_its_own_voice() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-ms").press("tool-read");
    kiosk.effects.clear();
    kiosk.hear(Message::Health(Health { store: Store::Broken, ..Health::default() }));
    let opening = said(&mut kiosk);
    assert_eq!(opening.keys().collect::<Vec<_>>(), [&Language::Malay], "who chose a language hears it first");
    kiosk.hear(Message::Key(Key::Read));
    kiosk.hear(Message::Key(Key::Read));
    let whole = said(&mut kiosk);
    for language in Language::ALL {
        let heading = kiosk.app.setup.lexicon.speak(language).text("closed-heading");
        assert!(whole[&language].contains(&heading), "{language:?}: {whole:?}");
    }
}

#[test]
fn a_citizen_hides_the_screen_and_goes_on_with_keys_and_voice() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read").press("tool-read");
    assert_eq!(kiosk.at(), "voice");
    kiosk.effects.clear();
    kiosk.press("voice-hide");
    assert!(said(&mut kiosk)[&Language::English].contains("The screen is hidden"));
    let drawn = kiosk.app.drawn();
    assert_eq!((drawn.id.0.as_str(), drawn.blocks.len()), ("hidden", 1), "nothing but one sentence");
    assert!(matches!(&drawn.blocks[0].kind, Kind::Paragraph(words) if words.shown.contains("Touch it")));
    assert_eq!(drawn.controls().len(), 0, "a touch presses nothing");
    assert_eq!((kiosk.at().as_str(), crate::shell::Face::page(&kiosk.app)), ("question", drawn));
    kiosk.hear(Message::Key(Key::Next));
    assert!(!said(&mut kiosk).is_empty(), "it is read aloud all the same");
    kiosk.press("option-shop").press("continue");
    assert_eq!(kiosk.app.drawn().id.0, "hidden");
    kiosk.hear(Message::Touched);
    assert_eq!(kiosk.app.drawn(), kiosk.app.page());
    assert_eq!(kiosk.app.drawn().id.0, "question");
}

#[test]
fn a_key_hides_the_screen_and_shows_it_again_and_it_is_shown_to_whoever_comes_next() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(HIDE);
    assert_eq!((kiosk.app.visit(), kiosk.app.drawn().id.0.as_str()), (None, "attract"), "nobody is there to hide from");
    kiosk.begin(Language::English, "open-shop");
    for drawn in ["hidden", "question", "hidden"] {
        kiosk.hear(HIDE);
        assert_eq!(kiosk.app.drawn().id.0, drawn);
    }
    assert!(said(&mut kiosk).is_empty(), "who does not listen is told nothing");
    kiosk.advance(181);
    assert_eq!(kiosk.app.drawn().id.0, "idle", "the question has to be seen");
    kiosk.hear(Message::Key(Key::Select));
    assert_eq!(kiosk.app.drawn().id.0, "hidden");
    kiosk.advance(181 + 46);
    assert_eq!(kiosk.app.drawn().id.0, "attract");
    kiosk.begin(Language::English, "open-shop");
    assert_eq!(kiosk.app.drawn().id.0, "question");
}

#[test]
fn the_page_of_the_voice_offers_to_show_a_hidden_screen() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read").press("tool-read").press("voice-hide");
    kiosk.press("tool-read");
    assert!(kiosk.has("voice-show") && !kiosk.has("voice-hide"));
    kiosk.press("voice-show");
    assert_eq!(kiosk.app.drawn(), kiosk.app.page());
}

#[test]
fn a_technician_never_finds_the_screen_hidden() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-help");
    kiosk.hear(HIDE);
    kiosk.hear(Message::Knocked(crate::app::Knock::Keys));
    assert_eq!(kiosk.app.drawn().id.0, "technician-door");
    kiosk.hear(HIDE);
    assert_eq!(kiosk.app.drawn().id.0, "technician-door");
}
