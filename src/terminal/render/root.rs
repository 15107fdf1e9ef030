//! The root of every page: keys become what a keypad or switch asks for, the first finger is let through and any other
//! is not, the pointer is hidden, and each touch is told so that the idle clock hears of it. It knows no page.

use std::borrow::Cow;
use std::ops::ControlFlow;

use iced::advanced::widget::tree;
use iced::advanced::{Shell, layout, mouse};
use iced::keyboard::key::Named;
use iced::{Event, Length, Point, Size, keyboard, touch};

use super::around::{Around, Hearing, Inside, Manner};
use super::{Heard, Piece, turn};
use crate::app::Knock;
use crate::look::Turn;
use crate::page::ring::{Function, Key, Plug, Voice};

/// Wraps a whole page.
pub(super) struct Root {
    pointer: mouse::Interaction,
    touch: Turn,
}

/// Which finger counts, which others are down, and where the mouse was last seen.
#[derive(Default)]
struct State {
    first: Option<touch::Finger>,
    others: Vec<touch::Finger>,
    mouse: Option<Point>,
    button: Button,
}

/// The mouse's left button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Button {
    #[default]
    Up,
    Down,
}

impl Root {
    pub(super) fn new<M>(content: Piece<M>, pointer: mouse::Interaction, touch: Turn) -> Around<M, Self> {
        Around::new(vec![content], Self { pointer, touch })
    }
}

impl State {
    /// Whether an event of this finger is to be heard: only the first counts, and no new one until all are up.
    fn admits(&mut self, event: &touch::Event) -> bool {
        match event {
            touch::Event::FingerPressed { id, .. } => {
                if self.first.is_none() && self.others.is_empty() {
                    self.first = Some(*id);
                    return true;
                }
                if self.first != Some(*id) && !self.others.contains(id) {
                    self.others.push(*id);
                }
                false
            }
            touch::Event::FingerMoved { id, .. } => self.first == Some(*id),
            touch::Event::FingerLifted { id, .. } | touch::Event::FingerLost { id, .. } => {
                self.others.retain(|other| other != id);
                self.first.take_if(|first| first == id).is_some()
            }
        }
    }

    /// Whether the mouse is held to this window. With its button down it is, even if another window has come up under it
    /// and the system says that it left: where it goes and where the button is let go is still told here.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit's own events: what we do not know, we do not hear")]
    fn holds(&mut self, event: &Event) -> bool {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => self.button = Button::Down,
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => self.button = Button::Up,
            Event::Mouse(mouse::Event::CursorLeft) => return self.button == Button::Down,
            _ => {}
        }
        false
    }

    /// The mouse as this event leaves it: a batch of events shares one cursor, so the moves in it are followed here.
    fn follow(&mut self, event: &Event, cursor: mouse::Cursor) -> mouse::Cursor {
        if let Event::Mouse(mouse::Event::CursorMoved { position }) = event {
            self.mouse = Some(*position);
        } else if matches!(event, Event::Mouse(mouse::Event::CursorLeft)) {
            self.mouse = None;
        }
        self.mouse.map_or(cursor, mouse::Cursor::Available)
    }
}

/// Ctrl, Alt and T: the technician's door.
fn is_knock(event: &keyboard::Event) -> bool {
    let keyboard::Event::KeyPressed { key: keyboard::Key::Character(letter), modifiers, repeat: false, .. } = event
    else {
        return false;
    };
    modifiers.control() && modifiers.alt() && letter.eq_ignore_ascii_case("t")
}

/// What a key asks for. Held keys do not repeat.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit's own events: what we do not know, we do not hear")]
fn asked(event: &keyboard::Event) -> Option<Key> {
    let keyboard::Event::KeyPressed { key, modifiers, text, repeat: false, .. } = event else { return None };
    match key {
        keyboard::Key::Named(Named::ArrowDown) => Some(Key::Next),
        keyboard::Key::Named(Named::ArrowUp) => Some(Key::Previous),
        keyboard::Key::Named(Named::ArrowLeft) => Some(Key::Left),
        keyboard::Key::Named(Named::ArrowRight) => Some(Key::Right),
        keyboard::Key::Named(Named::Tab) if modifiers.shift() => Some(Key::Previous),
        keyboard::Key::Named(Named::Tab) => Some(Key::Next),
        keyboard::Key::Named(Named::Enter) => Some(Key::Select),
        keyboard::Key::Named(Named::Escape | Named::BrowserBack) => Some(Key::Back),
        keyboard::Key::Named(Named::Backspace) => Some(Key::Erase),
        keyboard::Key::Named(Named::Space) => Some(Key::Character(' ')),
        keyboard::Key::Named(Named::F1) => Some(Key::Move),
        keyboard::Key::Named(Named::F2) => Some(Key::Select),
        keyboard::Key::Named(Named::F3) => Some(Key::Hide(Function::F3)),
        keyboard::Key::Named(Named::F4) => Some(Key::Hide(Function::F4)),
        keyboard::Key::Named(Named::F5) => Some(Key::Read),
        keyboard::Key::Named(Named::F6 | Named::AudioVolumeDown) => Some(Key::Voice(Voice::Softer)),
        keyboard::Key::Named(Named::F7 | Named::AudioVolumeUp) => Some(Key::Voice(Voice::Louder)),
        keyboard::Key::Named(Named::F8) => Some(Key::Voice(Voice::Slower)),
        keyboard::Key::Named(Named::F9) => Some(Key::Voice(Voice::Faster)),
        keyboard::Key::Named(Named::F10) => Some(Key::Headphones(Plug::In)),
        keyboard::Key::Named(Named::F11) => Some(Key::Headphones(Plug::Out)),
        keyboard::Key::Named(Named::F12) => Some(Key::Hide(Function::F12)),
        _ => text.as_ref()?.chars().next().filter(|letter| !letter.is_control()).map(Key::Character),
    }
}

impl<M> Manner<M> for Root {
    fn memory(&self) -> (tree::Tag, tree::State) {
        (tree::Tag::of::<State>(), tree::State::new(State::default()))
    }

    fn size(&self, _pieces: &[Piece<M>]) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Fill }
    }

    fn layout(&self, inside: &mut Inside<'_, M>, limits: &layout::Limits) -> layout::Node {
        layout::Node::with_children(limits.max(), vec![inside.lay(0, limits)])
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit's own events: what we do not know, we do not hear")]
    fn hear(&self, heard: &mut Hearing<'_>, shell: &mut Shell<'_, Heard<M>>) -> ControlFlow<()> {
        if let Some(turned) = turn::turned(&heard.event, self.touch, heard.layout.bounds().size()) {
            heard.event = Cow::Owned(turned);
        }
        let state = heard.state.downcast_mut::<State>();
        if state.holds(&heard.event) {
            return ControlFlow::Break(());
        }
        heard.cursor = state.follow(&heard.event, heard.cursor);
        match &*heard.event {
            Event::Touch(touch) if !state.admits(touch) => return ControlFlow::Break(()),
            Event::Touch(touch::Event::FingerPressed { .. })
            | Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => shell.publish(Heard::Touched),
            Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. })
            | Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => shell.publish(Heard::Lifted),
            Event::Keyboard(key) if is_knock(key) => {
                shell.publish(Heard::Knocked(Knock::Keys));
                shell.capture_event();
            }
            Event::Keyboard(key) => {
                if let Some(key) = asked(key) {
                    shell.publish(Heard::Key(key));
                    shell.capture_event();
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn pointer(&self) -> mouse::Interaction {
        self.pointer
    }
}
