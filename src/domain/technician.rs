//! The technician's PIN and the rule by which its door opens: which PINs are too easily guessed, how long one waits after
//! wrong ones, and when nobody gets in any more. A pure rule; who keeps the tries is not its business.

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;
use zeroize::Zeroizing;

use crate::{Date, Timestamp};

/// Digits of a PIN (VxMark: six).
pub const PIN_DIGITS: usize = 6;
/// Wrong tries until one has to wait.
pub const TRIES_FREE: u32 = 5;
/// Seconds of the first wait; every further wrong try doubles it.
pub const FIRST_WAIT_SECS: i64 = 15;
/// Wrong tries after which only `guichetctl technician unlock` opens the door again.
pub const TRIES_MAX: u32 = 15;

/// Six digits; wiped when dropped, and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<[u8; PIN_DIGITS]>);

/// What is no PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a PIN has six digits")]
pub struct MalformedPin;

/// Why a PIN is too easily guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Weakness {
    /// `111111`, `121212`, `112222`.
    #[error("it has fewer than three different digits")]
    FewDigits,
    /// `123456`, `987612`, `341234`.
    #[error("four digits in a row count up or down")]
    Run,
    /// `123123`, `252525`, `123321`.
    #[error("it repeats itself, or reads the same backwards")]
    Repeats,
    /// `258025`, `147369`.
    #[error("it follows the rows or columns of the keys")]
    Keys,
    /// `221126`, `112226`, `261122`, `112026`.
    #[error("it can be read as a date")]
    Date,
}

/// Whether a rule for weak PINs fits these digits.
type Fits = fn(&[u8]) -> bool;

impl Pin {
    /// For whoever hashes it.
    #[must_use]
    pub fn digits(&self) -> &[u8] {
        &*self.0
    }

    /// Why somebody would guess it among the first, if they would.
    #[must_use]
    pub fn weakness(&self) -> Option<Weakness> {
        let digits: Zeroizing<Vec<u8>> = Zeroizing::new(self.0.iter().map(|digit| digit - b'0').collect());
        let rules: [(Fits, Weakness); 5] = [
            (has_few, Weakness::FewDigits),
            (has_run, Weakness::Run),
            (repeats, Weakness::Repeats),
            (follows_keys, Weakness::Keys),
            (is_date, Weakness::Date),
        ];
        rules.into_iter().find(|(fits, _)| fits(&digits)).map(|(_, weakness)| weakness)
    }
}

impl FromStr for Pin {
    type Err = MalformedPin;

    fn from_str(text: &str) -> Result<Self, MalformedPin> {
        let bytes: [u8; PIN_DIGITS] = text.as_bytes().try_into().map_err(|_| MalformedPin)?;
        if bytes.iter().all(u8::is_ascii_digit) { Ok(Self(Zeroizing::new(bytes))) } else { Err(MalformedPin) }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[PIN]")
    }
}

fn has_few(digits: &[u8]) -> bool {
    (0..10).filter(|digit| digits.contains(digit)).count() < 3
}

fn has_run(digits: &[u8]) -> bool {
    let steps = |by: u8| digits.windows(4).any(|four| four.is_sorted_by(|one, next| (one + by) % 10 == *next));
    steps(1) || steps(9)
}

fn repeats(digits: &[u8]) -> bool {
    let again = |length: usize| digits.iter().zip(digits.iter().skip(length)).all(|(one, other)| one == other);
    again(2) || again(3) || digits.iter().eq(digits.iter().rev())
}

/// The whole middle column, or two rows or columns one after the other.
fn follows_keys(digits: &[u8]) -> bool {
    const LINES: [[u8; 3]; 6] = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 4, 7], [2, 5, 8], [3, 6, 9]];
    let is_line = |three: &[u8]| LINES.iter().any(|line| three.iter().eq(line) || three.iter().eq(line.iter().rev()));
    let column = |down: [u8; 4]| digits.windows(4).any(|four| four == down);
    column([2, 5, 8, 0]) || column([0, 8, 5, 2]) || digits.chunks(3).all(is_line)
}

/// As it is written anywhere: with a year of two digits, or month and year alone.
fn is_date(digits: &[u8]) -> bool {
    let [a, b, c, d, e, f] = *digits else { return false };
    let pair = |tens: u8, ones: u8| i8::try_from(tens * 10 + ones).unwrap_or_default();
    let (one, two, three) = (pair(a, b), pair(c, d), pair(e, f));
    let day = |year: i8, month: i8, day: i8| Date::new(2000 + i16::from(year), month, day).is_ok();
    let month = |century: i8, month: i8| matches!(century, 19 | 20) && matches!(month, 1..=12);
    day(three, two, one) || day(three, one, two) || day(one, two, three) || month(one, three) || month(two, one)
}

/// The wrong tries so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// How many since the last right one.
    pub wrong: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
}

/// Whether one may try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// One may.
    Open,
    /// Not before that time.
    Wait {
        /// From then on.
        until: Timestamp,
    },
    /// Not until it is unlocked on the machine.
    Locked,
}

impl Tries {
    /// Whether one more try is allowed. A last one that seems to lie in the future, because the clock was put back
    /// since, counts as if it were now.
    #[must_use]
    pub fn door(&self, now: Timestamp) -> Door {
        if self.wrong >= TRIES_MAX {
            return Door::Locked;
        }
        let Some(doublings) = self.wrong.checked_sub(TRIES_FREE) else { return Door::Open };
        let wait = SignedDuration::from_secs(FIRST_WAIT_SECS << doublings);
        let last_at = self.last_at.map_or(now, |at| at.min(now));
        match last_at.checked_add(wait) {
            Ok(until) if until > now => Door::Wait { until },
            Ok(_) => Door::Open,
            Err(_) => Door::Locked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn a_pin_is_six_digits_and_never_shown() {
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６", " 70421", "-70421"] {
            assert_eq!(wrong.parse::<Pin>(), Err(MalformedPin), "{wrong}");
        }
        assert_eq!(format!("{:?}", "704183".parse::<Pin>().unwrap()), "[PIN]");
    }

    #[test]
    fn pins_that_are_guessed_first_are_refused() {
        for (pin, weakness) in [
            ("000000", Some(Weakness::FewDigits)),
            ("121211", Some(Weakness::FewDigits)),
            ("123456", Some(Weakness::Run)),
            ("654321", Some(Weakness::Run)),
            ("789012", Some(Weakness::Run)),
            ("501234", Some(Weakness::Run)),
            ("943217", Some(Weakness::Run)),
            ("704704", Some(Weakness::Repeats)),
            ("704407", Some(Weakness::Repeats)),
            ("258014", Some(Weakness::Keys)),
            ("708529", Some(Weakness::Keys)),
            ("608520", Some(Weakness::Keys)),
            ("147369", Some(Weakness::Keys)),
            ("741963", Some(Weakness::Keys)),
            ("221126", Some(Weakness::Date)),
            ("112226", Some(Weakness::Date)),
            ("310231", None),
            ("280229", Some(Weakness::Date)),
            ("197304", Some(Weakness::Date)),
            ("081973", Some(Weakness::Date)),
            ("704183", None),
            ("935071", None),
        ] {
            assert_eq!(pin.parse::<Pin>().unwrap().weakness(), weakness, "{pin}");
        }
        let all = (0..1_000_000).map(|pin| format!("{pin:06}").parse::<Pin>().unwrap());
        let strong = all.filter(|pin| pin.weakness().is_none()).count();
        assert!(strong > 850_000, "{strong} PINs are left to choose from");
    }

    #[test]
    fn wrong_pins_cost_time_that_doubles_and_in_the_end_the_door() {
        let wait = |second| Door::Wait { until: at(second) };
        for (wrong, now, expected) in [
            (0, 0, Door::Open),
            (4, 0, Door::Open),
            (5, 0, wait(15)),
            (5, 14, wait(15)),
            (5, 15, Door::Open),
            (6, 0, wait(30)),
            (7, 59, wait(60)),
            (10, 1, wait(480)),
            (14, 1, wait(7_680)),
            (14, 7_680, Door::Open),
            (15, 1_000_000, Door::Locked),
            (40, 0, Door::Locked),
            // The clock was put back by an hour.
            (5, -3_600, wait(-3_585)),
        ] {
            assert_eq!(Tries { wrong, last_at: Some(at(0)) }.door(at(now)), expected, "{wrong} wrong, {now} s later");
        }
        assert_eq!(Tries { wrong: 5, last_at: None }.door(at(0)), wait(15));
    }
}
