//! The same visits with keys alone, as somebody makes them who cannot touch or see the screen.

use domain::Language;

use super::kiosk::Kiosk;
use crate::app::Message;
use crate::keyboard::scan::Selected;
use crate::page::ring::Key;

impl Kiosk {
    /// Moves the focus to a control and selects it.
    #[track_caller]
    fn select(&mut self, id: &str) -> &mut Self {
        for _ in 0..200 {
            if self.app.look().focus.is_some_and(|focus| focus.0 == id) {
                self.hear(Message::Key(Key::Select));
                return self;
            }
            self.hear(Message::Key(Key::Move));
        }
        panic!("the focus never reaches {id} on {}", self.at())
    }
}

#[test]
fn the_focus_starts_at_the_heading_of_each_new_page() {
    let mut kiosk = Kiosk::small();
    kiosk.select("language-en");
    assert_eq!(kiosk.at(), "start");
    assert_eq!(kiosk.app.look().focus.unwrap().0, "heading");
    kiosk.select("way-find").select("intent-open-shop").select("option-shop").select("continue");
    assert_eq!(kiosk.app.question().unwrap().as_str(), "alcohol");
    assert_eq!(kiosk.app.look().focus.unwrap().0, "heading");
}

#[test]
fn an_attached_keyboard_types_into_the_field() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-search");
    for character in "Liquor".chars() {
        kiosk.hear(Message::Key(Key::Character(character)));
    }
    kiosk.hear(Message::Key(Key::Erase));
    kiosk.sees("Liquo").sees("Liquor licence");
    kiosk.hear(Message::Key(Key::Back));
    assert_eq!(kiosk.at(), "start");
}

#[test]
fn whoever_types_on_an_attached_keyboard_goes_on_with_enter() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way();
    let first = kiosk.app.question().unwrap().clone();
    kiosk.hear(Message::Key(Key::Select));
    let second = kiosk.app.question().unwrap().clone();
    assert_ne!(first, second);
    kiosk.hear(Message::Key(Key::Select));
    assert_eq!(*kiosk.app.question().unwrap(), second, "nothing has been typed yet");
}

#[test]
fn an_attached_keyboard_spells_chinese_and_picks_with_the_space_or_a_digit() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-zh").press("way-search");
    for character in "canguan xin1Pte".chars() {
        kiosk.hear(Message::Key(Key::Character(character)));
    }
    kiosk.sees("餐馆新Pte");
}

#[test]
fn any_key_answers_the_idle_question_and_none_erases() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::Tamil, "open-shop").advance(190);
    assert_eq!(kiosk.at(), "idle");
    kiosk.hear(Message::Key(Key::Select));
    assert_eq!(kiosk.at(), "question");
    assert!(kiosk.effects.is_empty());
}

impl Kiosk {
    /// Two switches and nothing else: moves until what is lit holds the key, then selects, down to the key itself.
    #[track_caller]
    fn scan_to(&mut self, id: &str) -> &mut Self {
        for _ in 0..300 {
            let page = self.app.page();
            let keyboard = page.keyboard().expect("a keyboard");
            let key = match keyboard.scan.map(|scan| (scan.selected(keyboard), scan.lit(keyboard))) {
                Some((Selected::Key(key), _)) if key.0 == id => {
                    self.hear(Message::Key(Key::Select));
                    return self;
                }
                Some((Selected::Into(_), lit)) if lit.iter().any(|key| key.0 == id) => Key::Select,
                Some(_) | None => Key::Move,
            };
            self.hear(Message::Key(key));
        }
        panic!("two switches never reach {id}")
    }
}

#[test]
fn two_switches_type_by_row_group_and_key_and_leave_the_keyboard_behind_its_last_row() {
    let mut kiosk = Kiosk::small();
    kiosk.select("language-en").select("way-search");
    for key in ["key-b", "key-a", "key-r"] {
        kiosk.scan_to(key);
    }
    kiosk.sees("Bar");
    kiosk.scan_to("key-delete").sees("Ba");
    kiosk.select("back");
    assert_eq!(kiosk.at(), "start");
}
