//! The app for one visit. It says when somebody has come and when they have gone; from then on it shows the invitation and
//! serves nobody, and notes only that somebody wants to begin.

use std::time::Duration;

use domain::Language;
use terminal::app::{App, Knock, Message};
use terminal::effect::Effect;
use terminal::look::Look;
use terminal::moment::Moment;
use terminal::page::ring::Key;
use terminal::page::{BlockId, Page};
use terminal::screen::attract;
use terminal::shell::{Face, Fits};

use crate::roof::clock;
use crate::roof::face::say;
use crate::roof::face::sight::{SEEN_AFTER, Sight};
use crate::roof::face::words::{Said, Wake};

/// The app, and whether its visit has been.
pub(super) struct OneVisit {
    app: App,
    state: State,
    sight: Sight,
    /// Whether the headphones were heard of here.
    plugs: Plugs,
}

/// Who knows better how the headphones are: the face before, or this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plugs {
    Unheard,
    Heard,
}

enum State {
    /// Nobody has come.
    Awaited,
    Begun,
    Over(Heedful),
}

impl OneVisit {
    pub(super) fn new(app: App, sight: Sight) -> Self {
        Self { app, state: State::Awaited, sight, plugs: Plugs::Unheard }
    }
}

/// What a face heeds whose visit is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heedful {
    since: Duration,
    /// When a finger came down last.
    down: Option<Duration>,
    asked: Asked,
}

/// Whether somebody has wanted to begin; told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    NotYet,
    Already,
}

impl Heedful {
    fn new(now: Duration) -> Self {
        Self { since: now, down: None, asked: Asked::NotYet }
    }

    /// Whether this is somebody who wants to begin, as the invitation would have it: a finger that came down after it was
    /// seen and was lifted on a door, or a key that begins a visit.
    fn hear(&mut self, message: &Message, now: Duration) -> Option<Wake> {
        if matches!(message, Message::Touched) {
            self.down = Some(now);
        }
        let (from, wake) = if let Message::Key(key) = message
            && key.begins()
        {
            (Some(now), Wake::Key)
        } else if let Message::Pressed { says, .. } = message
            && let Some(language) = door(says)
        {
            (self.down, Wake::Touch(language))
        } else {
            return None;
        };
        let is_meant = from.is_some_and(|from| from.saturating_sub(self.since) >= SEEN_AFTER);
        if !is_meant || self.asked == Asked::Already {
            return None;
        }
        self.asked = Asked::Already;
        Some(wake)
    }
}

fn door(says: &Message) -> Option<Language> {
    if let Message::Attract(attract::Message::Begin(language)) = says { Some(*language) } else { None }
}

impl Face for OneVisit {
    type Message = Message;
    type Effect = Effect;

    fn page(&self) -> Page<Message> {
        <App as Face>::page(&self.app)
    }

    fn look(&self) -> Look {
        self.app.look()
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let now = clock::steady();
        if let Message::Key(Key::Headphones(plug)) = &message {
            self.plugs = Plugs::Heard;
            say(Said::Headphones(*plug));
        }
        // What the face before has heard was heard before.
        if matches!((&message, self.plugs), (Message::Plugged(_), Plugs::Heard)) {
            return Vec::new();
        }
        if let State::Over(heedful) = &mut self.state {
            if let Some(wake) = heedful.hear(&message, now) {
                say(Said::Wanted(wake));
            }
            return Vec::new();
        }
        let is_awaited = matches!(self.state, State::Awaited);
        let message = if self.sight.admits(&message, now) {
            message
        } else if let Message::Key(Key::Headphones(plug)) = message {
            // A plug is no answer to a picture: it begins no visit, but the voice has to know.
            Message::Plugged(plug)
        } else {
            return Vec::new();
        };
        if is_awaited && matches!(message, Message::Attract(_)) {
            self.sight.turned(now);
        }
        let effects = self.app.update(message);
        if is_awaited && self.app.is_attended() {
            self.state = State::Begun;
            say(Said::Begun);
        }
        if effects.iter().any(|effect| matches!(effect, Effect::Wipe { .. })) {
            self.state = State::Over(Heedful::new(now));
            say(Said::Over);
        }
        effects
    }

    fn fit(&mut self, fits: &mut Fits<'_, Message>) {
        self.app.fit(fits);
    }

    fn key(key: Key) -> Option<Message> {
        <App as Face>::key(key)
    }

    fn pressed(id: BlockId, says: Message) -> Message {
        <App as Face>::pressed(id, says)
    }

    fn touched() -> Option<Message> {
        <App as Face>::touched()
    }

    fn knocked(knock: Knock) -> Option<Message> {
        <App as Face>::knocked(knock)
    }

    fn tick(now: Moment) -> Message {
        <App as Face>::tick(now)
    }

    fn waits(&self) -> bool {
        match self.state {
            State::Awaited | State::Begun => self.app.waits(),
            State::Over(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;
    use terminal::page::ring::Plug;

    use super::*;

    fn door() -> Message {
        pressed(Message::Attract(attract::Message::Begin(Language::Tamil)))
    }

    fn pressed(says: Message) -> Message {
        OneVisit::pressed(BlockId("pressed".to_owned()), says)
    }

    /// What is wanted of a face whose visit ended a second ago, by what it hears at which millisecond since.
    fn wanted(heard: &[(u64, Message)]) -> Vec<Wake> {
        let over = Duration::from_secs(1);
        let mut heedful = Heedful::new(over);
        let hear = |(ms, message): &(u64, Message)| heedful.hear(message, over + Duration::from_millis(*ms));
        heard.iter().filter_map(hear).collect()
    }

    #[test]
    fn a_door_that_is_pressed_after_the_invitation_was_seen_is_wanted_and_told_once() {
        let heard = [(300, Message::Touched), (390, door()), (500, Message::Touched), (580, door())];
        assert_eq!(wanted(&heard), [Wake::Touch(Language::Tamil)]);
    }

    #[test]
    fn the_hand_of_whoever_finished_wakes_nobody() {
        let slow = [(299, Message::Touched), (900, door())];
        let below = [(400, Message::Touched), (480, pressed(Message::Tool(terminal::app::Tool::Finish)))];
        assert_eq!(wanted(&[(120, Message::Touched), (190, door())]), [], "a double tap");
        assert_eq!(wanted(&slow), [], "a finger that stayed where it was");
        assert_eq!(wanted(&[(600, door())]), [], "a finger that was down before");
        assert_eq!(wanted(&below), [], "no door");
        assert_eq!(wanted(&[(120, Message::Key(Key::Select))]), [], "a key that is struck twice");
        assert_eq!(
            wanted(&[
                (400, Message::Touched),
                (800, Message::Tick(Moment { wall: Timestamp::UNIX_EPOCH, steady: Duration::ZERO }))
            ]),
            []
        );
    }

    #[test]
    fn the_keys_that_begin_a_visit_are_wanted_and_no_others() {
        for key in [Key::Next, Key::Select, Key::Move, Key::Read, Key::Headphones(Plug::In)] {
            assert_eq!(wanted(&[(300, Message::Key(key)), (310, door())]), [Wake::Key], "{key:?}");
        }
        for key in [Key::Back, Key::Erase, Key::Character('x'), Key::Headphones(Plug::Out)] {
            assert_eq!(wanted(&[(300, Message::Key(key))]), [], "{key:?}");
        }
    }
}
