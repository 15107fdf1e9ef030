//! Since when what is on the screen has been there to see. A hand that comes sooner than anybody answers a picture means
//! what was there before: it is the second half of a double tap on the last page of the visit before, or a second tap on
//! a door whose visit has already begun.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use terminal::app::Message;

/// Nobody answers a picture within that time.
pub(super) const SEEN_AFTER: Duration = Duration::from_millis(300);

/// What a face knows of it.
#[derive(Debug)]
pub(super) struct Sight {
    since: Since,
    painted: Painted,
    /// When a finger came down last.
    down: Option<Duration>,
}

/// When the window was first painted, by the roof's steady clock; empty until then.
pub(super) type Painted = Arc<OnceLock<Duration>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    /// The face before had shown the same for so long when this one was admitted.
    Before { admitted: Duration, ago: Duration },
    /// This face alone shows it: since it has painted, or turned to it later.
    Turned(Duration),
}

impl Sight {
    /// The invitation of a face that was admitted at that time, so long after the visit before was over.
    pub(super) fn new(admitted: Duration, over: Option<Duration>, painted: Painted) -> Self {
        let since = match over {
            Some(ago) => Since::Before { admitted, ago },
            None => Since::Turned(admitted),
        };
        Self { since, painted, down: None }
    }

    /// Another page comes, though nobody has done anything to this window.
    pub(super) fn turned(&mut self, now: Duration) {
        self.since = Since::Turned(now);
    }

    /// Whether a message is meant for what is on the screen; a finger is judged by when it came down.
    pub(super) fn admits(&mut self, message: &Message, now: Duration) -> bool {
        if matches!(message, Message::Touched) {
            self.down = Some(now);
        }
        let from = if matches!(message, Message::Touched | Message::Key(_)) {
            Some(now)
        } else if matches!(message, Message::Pressed { .. }) {
            self.down
        } else {
            return true;
        };
        from.is_some_and(|from| self.is_seen(from))
    }

    fn is_seen(&self, at: Duration) -> bool {
        match self.since {
            Since::Before { admitted, ago } => ago + at.saturating_sub(admitted) >= SEEN_AFTER,
            Since::Turned(turned) => {
                self.painted.get().is_some_and(|painted| at.saturating_sub(turned.max(*painted)) >= SEEN_AFTER)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use terminal::page::BlockId;
    use terminal::page::ring::Key;
    use terminal::screen::attract;

    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn door() -> Message {
        let says = Box::new(Message::Attract(attract::Message::Begin(Language::Tamil)));
        Message::Pressed { id: BlockId("language-ta".to_owned()), says }
    }

    /// Whether a finger is heard that comes down then and is lifted 80 ms later.
    fn taps(sight: &mut Sight, at: u64) -> bool {
        sight.admits(&Message::Touched, ms(at));
        sight.admits(&door(), ms(at + 80))
    }

    fn painted(at: u64) -> Painted {
        Arc::new(OnceLock::from(ms(at)))
    }

    #[test]
    fn after_a_visit_the_time_counts_from_its_end_whichever_face_shows_the_invitation() {
        // Admitted at 1000, 120 ms after the end; painted at 1100.
        for (at, heard) in [(1050, false), (1179, false), (1180, true), (1400, true)] {
            let mut sight = Sight::new(ms(1000), Some(ms(120)), painted(1100));
            assert_eq!(taps(&mut sight, at), heard, "a finger at {at} ms");
            assert_eq!(sight.admits(&Message::Key(Key::Next), ms(at)), heard, "a key at {at} ms");
        }
        let mut long_ago = Sight::new(ms(10), Some(ms(800)), Painted::default());
        assert!(taps(&mut long_ago, 20), "the window takes it before it has painted the same picture");
    }

    #[test]
    fn where_nothing_stood_before_it_counts_from_the_first_picture() {
        let mut sight = Sight::new(ms(0), None, painted(500));
        assert_eq!([700, 799, 800].map(|at| taps(&mut sight, at)), [false, false, true]);
        assert!(!taps(&mut Sight::new(ms(0), None, Painted::default()), 900), "nothing was painted yet");
    }

    #[test]
    fn a_second_tap_on_the_door_of_a_visit_that_has_begun_presses_nothing_on_its_first_page() {
        let mut sight = Sight::new(ms(1000), Some(ms(400)), painted(1300));
        sight.turned(ms(1250));
        assert_eq!([1260, 1350, 1599, 1600].map(|at| taps(&mut sight, at)), [false, false, false, true]);
        sight.turned(ms(2000));
        assert_eq!([2100, 2300].map(|at| taps(&mut sight, at)), [false, true], "begun after it was painted");
    }

    #[test]
    fn what_no_hand_does_is_heard_at_any_time() {
        let mut sight = Sight::new(ms(0), None, Painted::default());
        assert!(sight.admits(&Message::Attract(attract::Message::Aloud), ms(1)));
        assert!(!sight.admits(&door(), ms(1)), "no finger came down for it");
    }
}
