//! Orders to a simulated printer as lines of text, for whoever drives it from another program: `paper-out`,
//! `after 300 rows paper-out`, `take`. It knows no printer but its controls.

use std::time::Duration;

use super::{Controls, Turn, When};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// A trouble comes or goes.
    Turn(Turn),
    /// It does so later.
    After(When, Turn),
    /// Every answer comes so much later.
    Late(Duration),
    /// So many answers are lost.
    Missing(usize),
    /// It says these bytes.
    Say(Vec<u8>),
    /// It is switched off and on.
    PowerCycle,
    /// Somebody takes the ticket that an ejector shows.
    Take,
    /// Somebody takes everything that lies there.
    TakeAll,
    /// Keep what hangs in the slot.
    Slot,
    /// Say how it is.
    State,
}

/// A line that is no order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{line}\" is no order; there are: {}; after N rows|bytes|cuts|ms WORD; late MS; missing N; say HEX; power-cycle; take; take-all; slot; state",
    Turn::words().join(" ")
)]
pub struct OrderError {
    line: String,
}

impl std::str::FromStr for Order {
    type Err = OrderError;

    fn from_str(line: &str) -> Result<Self, OrderError> {
        let words: Vec<&str> = line.split_whitespace().collect();
        read(&words).ok_or_else(|| OrderError { line: line.trim().chars().take(80).collect() })
    }
}

fn read(words: &[&str]) -> Option<Order> {
    Some(match words {
        ["after", count, unit, word] => {
            let when = match *unit {
                "rows" => When::Rows(count.parse().ok()?),
                "bytes" => When::Bytes(count.parse().ok()?),
                "cuts" => When::Cuts(count.parse().ok()?),
                "ms" => When::Time(Duration::from_millis(u64::from(count.parse::<u32>().ok()?))),
                _ => return None,
            };
            Order::After(when, Turn::named(word)?)
        }
        ["late", ms] => Order::Late(Duration::from_millis(u64::from(ms.parse::<u32>().ok()?))),
        ["missing", count] => Order::Missing(count.parse().ok()?),
        ["say", hex @ ..] => Order::Say(bytes(&hex.concat())?),
        ["power-cycle"] => Order::PowerCycle,
        ["take"] => Order::Take,
        ["take-all"] => Order::TakeAll,
        ["slot"] => Order::Slot,
        ["state"] => Order::State,
        [word] => Order::Turn(Turn::named(word)?),
        _ => return None,
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

impl Controls {
    /// Carries an order out, as far as it is for the printer; [`Order::Slot`] and [`Order::State`] are for whoever looks.
    pub fn obey(&self, order: &Order) {
        match order {
            Order::Turn(turn) => self.turn(*turn),
            Order::After(when, turn) => self.after(*when, *turn),
            Order::Late(late) => self.delay_answers(*late),
            Order::Missing(count) => self.lose_answers(*count),
            Order::Say(bytes) => self.answer_late(bytes),
            Order::PowerCycle => self.switch_off_and_on(),
            Order::Take => drop(self.take_ticket()),
            Order::TakeAll => drop(self.take_papers()),
            Order::Slot | Order::State => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printer::simulated::Trouble;

    #[test]
    fn lines_are_read_or_refused_with_all_that_there_is() {
        let after = |when, trouble| Some(Order::After(when, Turn::Comes(trouble)));
        for (line, expected) in [
            ("paper-out", Some(Order::Turn(Turn::Comes(Trouble::PaperOut)))),
            (" paper-in\r", Some(Order::Turn(Turn::Goes(Trouble::PaperOut)))),
            ("after 300 rows paper-out", after(When::Rows(300), Trouble::PaperOut)),
            ("after 1 cuts cutter-jammed", after(When::Cuts(1), Trouble::CutterJammed)),
            ("after 1500 ms power-off", after(When::Time(Duration::from_millis(1_500)), Trouble::PoweredOff)),
            ("late 700", Some(Order::Late(Duration::from_millis(700)))),
            ("say 37 2200", Some(Order::Say(vec![0x37, 0x22, 0x00]))),
            ("take", Some(Order::Take)),
            ("", None),
            ("after x rows paper-out", None),
            ("after 3 rows", None),
            ("say 3", None),
            ("say é", None),
            ("paper", None),
        ] {
            assert_eq!(line.parse().ok(), expected, "{line}");
        }
        let refused = "paper".parse::<Order>().unwrap_err().to_string();
        assert!(
            refused.contains("\"paper\"") && refused.contains("paper-out") && refused.contains("late MS"),
            "{refused}"
        );
    }

    #[test]
    fn every_word_names_one_turn() {
        for word in Turn::words() {
            assert_eq!(Turn::named(word).unwrap().as_str(), word);
        }
    }
}
