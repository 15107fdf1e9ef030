//! The window's own part, played without a window.

use std::sync::mpsc::channel;

use super::*;
use crate::look::{Reach, Room, TextSize, Theme};
use crate::page::{BlockId, Control, Kind};

/// Counts, and asks for nothing but to be told so.
#[derive(Default)]
struct Counter {
    pressed: usize,
    idle: bool,
    /// It finds room for itself only by drawing together.
    tight: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Pressed,
    Idle(bool),
    Key(Key),
    Ticked(Moment),
}

impl Face for Counter {
    type Message = Message;
    type Effect = usize;

    fn page(&self) -> Page<Message> {
        let id = if self.idle { "idle" } else { "counter" };
        let button = Control::new("press", format!("Pressed {} times", self.pressed), Message::Pressed);
        Page::new(id).heading("Count").with("actions", Kind::Actions(vec![button]))
    }

    fn look(&self) -> Look {
        let room = if self.tight { Room::Tight } else { Room::Ample };
        let (theme, text_size, reach) = (Theme::Light, TextSize::Default, Reach::Full);
        Look { theme, text_size, reach, focus: None, language: domain::Language::English, room }
    }

    fn update(&mut self, message: Message) -> Vec<usize> {
        match message {
            Message::Pressed => self.pressed += 1,
            Message::Idle(idle) => self.idle = idle,
            // The time is told before every gesture and asks for nothing.
            Message::Ticked(_) => return Vec::new(),
            Message::Key(_) => {}
        }
        vec![self.pressed]
    }

    fn fit(&mut self, _fits: &mut Fits<'_, Message>) {
        self.tight = self.pressed > 1;
    }

    fn key(key: Key) -> Option<Message> {
        Some(Message::Key(key))
    }

    fn waits(&self) -> bool {
        true
    }

    fn pressed(_id: BlockId, says: Message) -> Message {
        says
    }

    fn touched() -> Option<Message> {
        None
    }

    fn tick(now: Moment) -> Message {
        Message::Ticked(now)
    }
}

fn shell() -> (Shell<Counter>, std::sync::mpsc::Receiver<usize>) {
    let (sender, receiver) = channel();
    let perform = Box::new(move |effect| sender.send(effect).unwrap());
    let place = Place::Windowed { width: 1080, height: 1920 };
    let clock = || Moment { wall: domain::Timestamp::UNIX_EPOCH, steady: Duration::ZERO };
    (Shell::new(Counter::default(), place, Screen::PORTRAIT, clock, perform), receiver)
}

#[test]
fn a_press_reaches_the_face_and_its_effects_are_performed() {
    let (mut shell, effects) = shell();
    shell.update(Happening::Heard(Heard::Pressed { id: BlockId("press".into()), says: Message::Pressed }));
    shell.update(Happening::Fact(Message::Pressed));
    assert_eq!(effects.try_iter().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(shell.page.controls()[0].label.shown, "Pressed 2 times");
}

/// Parts painted one by one leave specks of letters that hang below their line.
#[test]
fn everything_is_painted_anew_when_a_word_changes_and_nothing_when_none_does() {
    let (mut shell, _effects) = shell();
    let before = shell.background();
    shell.update(Happening::Fact(Message::Pressed));
    let changed = shell.background();
    assert_ne!(changed, before);
    assert_eq!(changed.into_rgba8(), before.into_rgba8());
    shell.update(Happening::Tick);
    assert_eq!(shell.background(), changed);
}

#[test]
fn the_page_behind_the_idle_question_is_forgotten_with_it() {
    let (mut shell, _effects) = shell();
    shell.update(Happening::Fact(Message::Idle(true)));
    assert_eq!(shell.behind.as_ref().map(|page| page.id.0.as_str()), Some("counter"));
    shell.update(Happening::Tick);
    assert!(shell.behind.is_some());
    shell.update(Happening::Fact(Message::Idle(false)));
    assert!(shell.behind.is_none());
}

/// Else the first picture of a page that draws together would be cut, until the clock's next tick.
#[test]
fn a_page_is_drawn_at_once_as_it_finds_room() {
    let (mut shell, _effects) = shell();
    shell.update(Happening::Fact(Message::Pressed));
    assert_eq!(shell.look.room, Room::Ample);
    shell.update(Happening::Fact(Message::Pressed));
    assert_eq!(shell.look.room, Room::Tight);
    shell.face.pressed = 0;
    shell.update(Happening::Sized(Size::new(1920.0, 1080.0)));
    assert_eq!(shell.look.room, Room::Ample);
}

#[test]
fn the_page_follows_the_window() {
    let (mut shell, _effects) = shell();
    shell.update(Happening::Sized(Size::new(1920.0, 1080.0)));
    assert_eq!((shell.screen.width, shell.screen.height), (1920, 1080));
}

#[test]
fn a_screen_that_the_settings_do_not_describe_is_taken_to_be_as_large_as_the_one_they_do() {
    let told = Screen { width: 1080, height: 1920, ppi: 102.5 };
    for (width, height, ppi) in [(1080, 1920, 102.5), (1920, 1080, 102.5), (1280, 720, 68.3), (2160, 3840, 205.0)] {
        let taken = told.taken_for(width, height);
        assert_eq!((taken.width, taken.height), (width, height));
        assert!((taken.ppi - ppi).abs() < 0.1, "{width}x{height}: {}", taken.ppi);
    }
}

#[test]
fn facts_cross_to_the_window_and_the_bridge_ends_with_them() {
    let (sender, facts) = channel();
    let (others, mut crossed) = bridge(facts).unwrap();
    sender.send(7).unwrap();
    drop((sender, others));
    let all: Vec<i32> = iced::futures::executor::block_on(async {
        let mut all = Vec::new();
        while let Some(fact) = iced::futures::StreamExt::next(&mut crossed).await {
            all.push(fact);
        }
        all
    });
    assert_eq!(all, [7]);
}
