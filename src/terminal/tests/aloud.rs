//! The terminal as somebody meets it who hears it and cannot see it: a listener who knows nothing of pages, only what
//! was said last and which keys there are.

use std::collections::BTreeSet;

use devices::speech::Listening;
use domain::{Language, QuestionId};

use super::kiosk::{Kiosk, shipped_catalogue};
use crate::app::Message;
use crate::effect::Effect;
use crate::page::Page;
use crate::page::reader::Role;
use crate::page::ring::{Key, Plug, Voice};
use crate::screen::attract;

/// What a listener has in the ears.
impl Kiosk {
    /// Everything said since the last time, as a loudspeaker or headphones say it.
    fn hears(&mut self, listening: Listening) -> Vec<String> {
        let said = std::mem::take(&mut self.effects).into_iter().filter_map(|effect| {
            let Effect::Say(utterance) = effect else { return None };
            let runs = utterance.runs(listening);
            Some(runs.iter().map(|run| run.text.reveal().as_str()).collect::<Vec<_>>().join(" "))
        });
        said.collect()
    }

    fn key(&mut self, key: Key) -> &mut Self {
        self.hear(Message::Key(key));
        self
    }

    /// Steps on until something is said that begins with these words, then selects it. The ears decide, not the page.
    #[track_caller]
    fn choose_by_ear(&mut self, words: &str) -> &mut Self {
        let mut heard = Vec::new();
        for _ in 0..120 {
            self.key(Key::Next);
            let said = self.hears(Listening::Private).join(" ");
            if said.starts_with(words) {
                return self.key(Key::Select);
            }
            heard.push(said);
        }
        panic!("\"{words}\" is never said: {heard:#?}")
    }
}

#[test]
fn a_key_wakes_the_terminal_and_it_speaks_its_languages_each_in_its_own_voice() {
    let mut kiosk = Kiosk::small();
    kiosk.key(Key::Next);
    assert_eq!(kiosk.at(), "language");
    assert!(kiosk.hears(Listening::Open)[0].contains("Choose your language"));
    let mut spoken = BTreeSet::new();
    for _ in 0..12 {
        kiosk.key(Key::Next);
        spoken.extend(kiosk.effects.drain(..).filter_map(|effect| {
            let Effect::Say(utterance) = effect else { return None };
            utterance.item.starts_with("language-").then_some(utterance.language)
        }));
    }
    assert_eq!(spoken, Language::ALL.into_iter().collect());
}

#[test]
fn a_page_opens_with_where_one_is_and_its_heading_and_then_waits() {
    let mut kiosk = Kiosk::small();
    kiosk.key(Key::Next).choose_by_ear("English");
    assert_eq!(kiosk.hears(Listening::Open), ["What would you like to do?"]);
    kiosk.choose_by_ear("Find the licences").hears(Listening::Open);
    kiosk.choose_by_ear("Open a food shop");
    let opening = kiosk.hears(Listening::Open).join(" ");
    assert!(opening.contains("checked") && opening.contains('?'), "{opening}");
}

#[test]
fn nothing_is_said_unless_it_is_asked_for_nor_after_the_visit() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("option-shop").press("continue");
    assert!(kiosk.hears(Listening::Open).is_empty());
    kiosk.press("tool-read");
    assert!(!kiosk.hears(Listening::Open).is_empty());
    kiosk.advance(181 + 46);
    assert_eq!(kiosk.at(), "attract");
    assert!(kiosk.effects.contains(&Effect::Hush));
    kiosk.effects.clear();
    kiosk.press("language-en").press("way-find");
    assert!(kiosk.hears(Listening::Open).is_empty(), "the next citizen finds it silent");
}

#[test]
fn any_key_or_touch_is_silence_at_once() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.effects.clear();
    kiosk.hear(Message::Touched);
    assert_eq!(kiosk.effects, [Effect::Hush]);
    kiosk.effects.clear();
    kiosk.key(Key::Read).key(Key::Select);
    assert_eq!(kiosk.effects.last(), Some(&Effect::Hush));
}

#[test]
fn left_pauses_goes_on_and_says_again_and_right_says_more() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.effects.clear();
    kiosk.key(Key::Left).key(Key::Left);
    assert_eq!(kiosk.effects, [Effect::Pause, Effect::GoOn]);
    kiosk.spoken().effects.clear();
    kiosk.key(Key::Left);
    let again = kiosk.hears(Listening::Open);
    assert_eq!(again.len(), 1);
    kiosk.key(Key::Right);
    assert!(kiosk.hears(Listening::Open)[0].contains("on this page"));
}

/// One utterance ends as the next begins: the news of it comes when the next one is under way.
#[test]
fn a_touch_silences_what_began_as_something_else_ended() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    let Some(Effect::Say(first)) = kiosk.effects.last().cloned() else { panic!("{:?}", kiosk.effects) };
    kiosk.key(Key::Next);
    kiosk.hear(Message::Spoken { visit: first.visit, utterance: first.id });
    kiosk.effects.clear();
    kiosk.hear(Message::Touched);
    assert_eq!(kiosk.effects, [Effect::Hush]);
    kiosk.key(Key::Next).spoken().effects.clear();
    kiosk.hear(Message::Touched);
    assert_eq!(kiosk.effects, [], "silence is not silenced");
}

#[test]
fn headphones_that_were_in_before_are_told_to_the_voice_and_begin_nothing() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(Message::Plugged(Plug::In));
    assert_eq!((kiosk.app.visit(), &kiosk.effects[..]), (None, &[Effect::Headphones(Plug::In)][..]));
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.effects.clear();
    kiosk.hear(Message::Plugged(Plug::Out));
    assert_eq!(kiosk.effects[..2], [Effect::Headphones(Plug::Out), Effect::Hush]);
}

#[test]
fn a_key_that_the_face_before_heard_begins_a_spoken_visit_and_is_nothing_to_one_that_has_begun() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(Message::Attract(attract::Message::Aloud));
    assert_eq!(kiosk.at(), "language");
    assert!(kiosk.hears(Listening::Open)[0].contains("Choose your language"));
    let (visit, focus) = (kiosk.app.visit(), kiosk.app.look().focus);
    kiosk.hear(Message::Attract(attract::Message::Aloud));
    assert_eq!((kiosk.app.visit(), kiosk.app.look().focus, &kiosk.effects[..]), (visit, focus, &[][..]));
}

/// Pulled by whoever listens, or heard of from the face before while this one took over.
#[test]
fn headphones_that_are_pulled_in_the_middle_of_a_code_are_silence_at_once_and_the_code_is_not_said_again() {
    for pulled in [Message::Key(Key::Headphones(Plug::Out)), Message::Plugged(Plug::Out)] {
        let mut kiosk = super::visits::submitted();
        kiosk.store();
        kiosk.hear(Message::Plugged(Plug::In));
        kiosk.effects.clear();
        kiosk.press("tool-read");
        let code = crate::spoken::secret(Language::English, super::kiosk::secret().printed().reveal());
        assert!(kiosk.hears(Listening::Private).concat().contains(&code));
        kiosk.hear(pulled);
        assert_eq!(kiosk.effects[..2], [Effect::Headphones(Plug::Out), Effect::Hush]);
        let said = kiosk.hears(Listening::Open).concat();
        assert_eq!(said, "Headphones removed");
    }
}

/// "Filled in" is said of a field; a code was made for the citizen, who wants to know how it can be heard.
#[test]
fn beside_a_check_code_a_loudspeaker_says_how_it_can_be_heard() {
    for (listening, told, hidden) in [(Listening::Open, true, true), (Listening::Private, false, false)] {
        let mut kiosk = super::visits::submitted();
        kiosk.store();
        kiosk.effects.clear();
        kiosk.press("tool-read");
        let said = kiosk.hears(listening).concat();
        assert_eq!(said.contains("headphones let you hear the code"), told, "{said}");
        let code = crate::spoken::secret(Language::English, super::kiosk::secret().printed().reveal());
        assert_eq!(!said.contains(&code), hidden, "{said}");
        assert!(!said.contains("filled in"), "{said}");
    }
}

#[test]
fn the_ends_of_a_page_are_said_before_it_goes_round() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    let items = kiosk.app.page().items();
    let last = items.last().unwrap().id.clone();
    while kiosk.app.look().focus.as_ref() != Some(&last) {
        kiosk.key(Key::Next);
    }
    kiosk.effects.clear();
    kiosk.key(Key::Next);
    assert_eq!(kiosk.hears(Listening::Open), ["End of the page"]);
    kiosk.key(Key::Next);
    assert_eq!(kiosk.app.look().focus.as_ref(), Some(&items[0].id));
    kiosk.key(Key::Previous);
    assert!(kiosk.hears(Listening::Open).concat().contains("Start of the page"));
}

#[test]
fn louder_and_faster_say_how_loud_and_how_fast_and_the_next_visit_begins_as_usual() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.effects.clear();
    kiosk.key(Key::Voice(Voice::Louder)).key(Key::Voice(Voice::Faster));
    assert_eq!(kiosk.hears(Listening::Open), ["Volume eight of eleven", "Speed one hundred and twenty-five percent"]);
    kiosk.advance(181 + 46).press("language-en").press("tool-read");
    kiosk.effects.clear();
    kiosk.key(Key::Voice(Voice::Louder));
    assert_eq!(kiosk.hears(Listening::Open), ["Volume eight of eleven"]);
}

#[test]
fn what_is_typed_is_heard_through_headphones_and_is_a_star_for_everybody_else() {
    for (listening, heard) in [(Listening::Private, "S"), (Listening::Open, "star")] {
        let mut kiosk = Kiosk::small();
        kiosk.press("language-en").press("way-search").press("tool-read");
        kiosk.effects.clear();
        kiosk.key(Key::Character('S'));
        assert_eq!(kiosk.hears(listening), [heard]);
        kiosk.key(Key::Erase);
        assert_eq!(kiosk.hears(listening), ["deleted"]);
    }
}

#[test]
fn headphones_out_is_silence_and_says_only_that() {
    let mut kiosk = Kiosk::small();
    kiosk.key(Key::Headphones(Plug::In));
    assert_eq!(kiosk.at(), "language");
    kiosk.effects.clear();
    kiosk.key(Key::Headphones(Plug::Out));
    assert_eq!(kiosk.effects[..2], [Effect::Headphones(Plug::Out), Effect::Hush]);
    assert_eq!(kiosk.hears(Listening::Open), ["Headphones removed"]);
}

#[test]
fn for_a_listener_the_first_touch_speaks_and_the_second_acts() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("tool-read");
    kiosk.effects.clear();
    let id = crate::page::BlockId("way-find".to_owned());
    let says = kiosk.app.page().press("way-find").unwrap();
    let touch = Message::Pressed { id, says: Box::new(says) };
    kiosk.hear(touch.clone());
    assert_eq!(kiosk.at(), "start");
    assert!(kiosk.hears(Listening::Open)[0].starts_with("Find the licences"));
    kiosk.hear(touch);
    assert_ne!(kiosk.at(), "start");
}

#[test]
fn a_fault_takes_the_focus_and_is_named_with_its_field() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.effects.clear();
    kiosk.press("continue");
    let page = kiosk.app.page();
    let faulty = page.faulty().expect("a choice that must be made");
    assert_eq!(kiosk.app.look().focus, Some(faulty.clone()));
    let label = page.items().into_iter().find(|item| item.id == faulty).unwrap().label;
    let said = kiosk.hears(Listening::Open).concat();
    assert!(said.contains(label.split('.').next().unwrap()), "{said} does not name {label}");
}

#[test]
fn the_idle_question_is_said_and_so_are_its_last_seconds_once_each() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    kiosk.spoken().effects.clear();
    let mut said = Vec::new();
    for _ in 0..224 {
        kiosk.advance(1);
        said.extend(kiosk.hears(Listening::Open));
    }
    assert!(said[0].contains("still there"), "{said:?}");
    let seconds: Vec<_> = said[1..].iter().map(|words| words.split(' ').next().unwrap()).collect();
    assert_eq!(seconds, ["twenty", "ten", "five"]);
}

#[test]
fn speech_that_goes_on_is_somebody_listening_but_not_for_ever() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-read");
    for _ in 0..179 {
        kiosk.advance(1);
    }
    assert_eq!(kiosk.at(), "question");
    kiosk.advance(1);
    for _ in 0..100 {
        kiosk.advance(1);
    }
    assert_eq!(kiosk.at(), "question", "the silence is counted from the end of speech");
    for _ in 0..130 {
        kiosk.advance(1);
    }
    assert_eq!(kiosk.at(), "attract", "a voice that never ends keeps no visit");
}

/// Answers where the first that comes to mind will not do.
fn answers(question: &QuestionId) -> Option<String> {
    (question.as_str() == "premises.unit").then(|| "#01-23".to_owned())
}

#[test]
fn a_loudspeaker_never_says_an_answer() {
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.begin(Language::English, "open-restaurant");
    kiosk.press("tool-read");
    kiosk.play(&answers);
    let said = kiosk.hears(Listening::Open).join("\n");
    for answer in ["Tan Mei Ling", "91234567", "mei@example.sg", "S1234567D"] {
        assert!(!said.contains(answer), "{answer} was said aloud");
    }
    assert!(said.contains("star"));
    let fields = kiosk.pages.iter().flat_map(Page::items).filter(|item| item.role == Role::Field).count();
    assert!(fields > 100, "the visit typed into fields");
}
