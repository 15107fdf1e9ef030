//! A key that strikes twice: the same key again within a moment is a trembling hand and not a wish (EN 301 549, 5.8).
//! Letters of an attached keyboard are left alone, for words have double letters.

use jiff::{SignedDuration, Timestamp};

use crate::page::ring::Key;

/// Which key was heard last, and when.
#[derive(Debug)]
pub(super) struct Bounce {
    within: SignedDuration,
    last: Option<(Key, Timestamp)>,
}

impl Bounce {
    /// Ignores what strikes again within so many milliseconds; 0 ignores nothing.
    pub(super) fn new(within_ms: u32) -> Self {
        Self { within: SignedDuration::from_millis(i64::from(within_ms)), last: None }
    }

    /// Whether a key is to be heard. One that is ignored counts from where it was heard, so that a key which is struck
    /// again and again is heard in the end.
    pub(super) fn admits(&mut self, key: Key, now: Timestamp) -> bool {
        if matches!(key, Key::Character(_) | Key::Erase) {
            return true;
        }
        let since = |at: Timestamp| now.duration_since(at);
        let again = self
            .last
            .is_some_and(|(last, at)| last == key && since(at) < self.within && since(at) >= SignedDuration::ZERO);
        if !again {
            self.last = Some((key, now));
        }
        !again
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_within_the_time_is_heard_once_and_another_at_once() {
        let at = |ms: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_millis(ms);
        let cases = [
            (Key::Next, 0, true),
            (Key::Next, 150, false),
            (Key::Next, 190, false),
            (Key::Next, 200, true),
            (Key::Select, 210, true),
            (Key::Next, 220, true),
            (Key::Character('l'), 230, true),
            (Key::Character('l'), 240, true),
            // A clock that was set back holds nothing up.
            (Key::Next, 100, true),
        ];
        let mut bounce = Bounce::new(200);
        for (key, ms, heard) in cases {
            assert_eq!(bounce.admits(key, at(ms)), heard, "{key:?} at {ms} ms");
        }
        let mut off = Bounce::new(0);
        assert!(off.admits(Key::Next, at(0)) && off.admits(Key::Next, at(0)));
    }
}
