//! The app as the window's face: which message a key, a touch and the time become.

use jiff::Timestamp;

use crate::app::{App, Message};
use crate::effect::Effect;
use crate::look::Look;
use crate::page::Page;
use crate::page::ring::Key;
use crate::shell::Face;

impl Face for App {
    type Message = Message;
    type Effect = Effect;

    fn page(&self) -> Page<Message> {
        Self::page(self)
    }

    fn look(&self) -> Look {
        Self::look(self)
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        Self::update(self, message)
    }

    fn key(key: Key) -> Option<Message> {
        Some(Message::Key(key))
    }

    fn touched(now: Timestamp) -> Option<Message> {
        Some(Message::Tick(now))
    }

    fn tick(now: Timestamp) -> Message {
        Message::Tick(now)
    }
}
