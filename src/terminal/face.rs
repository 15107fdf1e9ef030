//! The app as the face that a window shows. It adds nothing of its own.

use crate::app::{App, Knock, Message};
use crate::effect::Effect;
use crate::look::Look;
use crate::moment::Moment;
use crate::page::ring::Key;
use crate::page::{BlockId, Page};
use crate::shell::{Face, Fits};

impl Face for App {
    type Message = Message;
    type Effect = Effect;

    fn page(&self) -> Page<Message> {
        self.drawn()
    }

    fn look(&self) -> Look {
        App::look(self)
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        App::update(self, message)
    }

    fn fit(&mut self, fits: &mut Fits<'_, Message>) {
        App::fit(self, fits);
    }

    fn key(key: Key) -> Option<Message> {
        Some(Message::Key(key))
    }

    fn pressed(id: BlockId, says: Message) -> Message {
        Message::Pressed { id, says: Box::new(says) }
    }

    fn touched() -> Option<Message> {
        Some(Message::Touched)
    }

    fn waits(&self) -> bool {
        self.is_attended()
    }

    fn knocked(knock: Knock) -> Option<Message> {
        Some(Message::Knocked(knock))
    }

    fn tick(now: Moment) -> Message {
        Message::Tick(now)
    }
}
