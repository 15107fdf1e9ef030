//! What strikes twice: the same key, or a finger on the same control, again within a moment is a trembling hand and not a
//! wish (EN 301 549, 5.8). Letters of an attached keyboard are left alone, for words have double letters; a finger is
//! judged by how long it was up, so that a double letter on the screen's keyboard is two presses.

use std::time::Duration;

use crate::page::BlockId;
use crate::page::ring::Key;

/// Within how many milliseconds something that strikes again is not heard; 0 ignores nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounces {
    /// The same key, from when it was heard.
    pub key_ms: u32,
    /// A finger on the same control, from when it was lifted to when it is down again.
    pub touch_ms: u32,
}

impl Bounces {
    /// Everything is heard.
    pub const NONE: Self = Self { key_ms: 0, touch_ms: 0 };
}

/// What was heard last, and when.
#[derive(Debug)]
pub(super) struct Bounce {
    keys: Duration,
    touches: Duration,
    key: Option<(Key, Duration)>,
    lifted: Option<(BlockId, Duration)>,
    finger: Finger,
}

/// The finger that is on the screen or was last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finger {
    /// It came down for itself.
    Steady,
    /// It came down so soon after it was lifted that only the control under it can tell what it is.
    Soon,
}

/// Whether a finger that came down is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Down {
    Told,
    /// It may be the last one, trembling; its press tells.
    Held,
}

/// Whether a press is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Press {
    Told,
    /// With the finger before it, which was held back.
    ToldWithFinger,
    Ignored,
}

impl Bounce {
    pub(super) fn new(within: Bounces) -> Self {
        let lasting = |ms: u32| Duration::from_millis(u64::from(ms));
        let (keys, touches) = (lasting(within.key_ms), lasting(within.touch_ms));
        Self { keys, touches, key: None, lifted: None, finger: Finger::Steady }
    }

    /// Whether a key is to be heard. One that is ignored counts from where it was heard, so that a key which is struck
    /// again and again is heard in the end.
    pub(super) fn admits(&mut self, key: Key, now: Duration) -> bool {
        if matches!(key, Key::Character(_) | Key::Erase) {
            return true;
        }
        let again = self.key.is_some_and(|(last, at)| last == key && is_within(self.keys, at, now));
        if !again {
            self.key = Some((key, now));
        }
        !again
    }

    /// A finger came down somewhere.
    pub(super) fn down(&mut self, now: Duration) -> Down {
        let soon = self.lifted.as_ref().is_some_and(|(_, at)| is_within(self.touches, *at, now));
        self.finger = if soon { Finger::Soon } else { Finger::Steady };
        if soon { Down::Held } else { Down::Told }
    }

    /// The finger was lifted on a control. One that is ignored counts from where it was heard, as with keys.
    pub(super) fn press(&mut self, id: &BlockId, now: Duration) -> Press {
        let same = self.lifted.as_ref().is_some_and(|(last, _)| last == id);
        let press = match (self.finger, same) {
            (Finger::Soon, true) => return Press::Ignored,
            (Finger::Soon, false) => Press::ToldWithFinger,
            (Finger::Steady, _) => Press::Told,
        };
        self.lifted = Some((id.clone(), now));
        press
    }
}

fn is_within(time: Duration, from: Duration, now: Duration) -> bool {
    now.saturating_sub(from) < time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn bounce(key_ms: u32, touch_ms: u32) -> Bounce {
        Bounce::new(Bounces { key_ms, touch_ms })
    }

    #[test]
    fn the_same_key_within_the_time_is_heard_once_and_another_at_once() {
        let cases = [
            (Key::Next, 0, true),
            (Key::Next, 150, false),
            (Key::Next, 190, false),
            (Key::Next, 200, true),
            (Key::Select, 210, true),
            (Key::Next, 220, true),
            (Key::Character('l'), 230, true),
            (Key::Character('l'), 240, true),
        ];
        let mut bounce = bounce(200, 0);
        for (key, ms, heard) in cases {
            assert_eq!(bounce.admits(key, at(ms)), heard, "{key:?} at {ms} ms");
        }
        let mut off = self::bounce(0, 0);
        assert!(off.admits(Key::Next, at(0)) && off.admits(Key::Next, at(0)));
    }

    #[test]
    fn a_finger_on_the_same_control_within_the_time_is_heard_once_and_on_another_at_once() {
        let cases = [
            // The control, when the finger came down, when it was lifted, and what is heard of it.
            ("continue", 0, 80, Press::Told),
            ("continue", 100, 130, Press::Ignored),
            ("continue", 139, 150, Press::Ignored),
            // As long up as the time is: meant, and counted from where the last was heard.
            ("continue", 140, 200, Press::Told),
            ("back", 210, 290, Press::ToldWithFinger),
            ("back", 350, 400, Press::Told),
        ];
        let mut bounce = bounce(0, 60);
        for (id, down, up, press) in cases {
            bounce.down(at(down));
            assert_eq!(bounce.press(&BlockId(id.to_owned()), at(up)), press, "{id} at {down} ms");
        }
        let (mut off, key) = (self::bounce(0, 0), BlockId("key-s".to_owned()));
        for _ in 0..2 {
            assert_eq!((off.down(at(0)), off.press(&key, at(0))), (Down::Told, Press::Told));
        }
    }

    #[test]
    fn a_double_letter_is_two_presses_as_fast_as_anybody_types_one() {
        let (mut bounce, key) = (bounce(200, 60), BlockId("key-s".to_owned()));
        // 150 ms from letter to letter, half of it on the key.
        for letter in 0..4 {
            let down = letter * 150;
            assert_eq!(bounce.down(at(down)), Down::Told);
            assert_eq!(bounce.press(&key, at(down + 75)), Press::Told);
        }
    }
}
