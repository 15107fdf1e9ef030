//! English as it is said in Singapore and Britain: "one thousand one hundred and forty-two dollars and fifty cents".

use super::{Forms, Unit};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

pub(super) struct English;

fn pick(list: &[&'static str], at: u64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
}

fn below_hundred(number: u64) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => pick(&SMALL, number).to_owned(),
        (tens, 0) => pick(&TENS, tens).to_owned(),
        (tens, ones) => format!("{}-{}", pick(&TENS, tens), pick(&SMALL, ones)),
    }
}

fn below_thousand(number: u64) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", pick(&SMALL, hundreds)),
        (hundreds, rest) => format!("{} hundred and {}", pick(&SMALL, hundreds), below_hundred(rest)),
    }
}

fn year(year: u64) -> String {
    match (year / 100, year % 100) {
        (19, 0) => "nineteen hundred".to_owned(),
        (19, rest @ 1..=9) => format!("nineteen oh {}", pick(&SMALL, rest)),
        (19, rest) => format!("nineteen {}", below_hundred(rest)),
        (20, rest @ 10..) => format!("twenty {}", below_hundred(rest)),
        _ => English.number(year),
    }
}

fn ordinal(day: u64) -> String {
    match (day / 10, day % 10) {
        (0 | 1, _) => pick(&ORDINALS, day).to_owned(),
        (2, 0) => "twentieth".to_owned(),
        (3, 0) => "thirtieth".to_owned(),
        (tens, ones) => format!("{}-{}", pick(&TENS, tens), pick(&ORDINALS, ones)),
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", English.number(count), if count == 1 { one } else { many })
}

impl Forms for English {
    fn number(&self, number: u64) -> String {
        let scales = [(1_000_000, "million"), (1_000, "thousand")];
        let Some((scale, name)) = scales.into_iter().find(|(scale, _)| number >= *scale) else {
            return below_thousand(number);
        };
        let head = format!("{} {name}", self.number(number / scale));
        match number % scale {
            0 => head,
            rest @ 1..=99 => format!("{head} and {}", below_hundred(rest)),
            rest => format!("{head} {}", self.number(rest)),
        }
    }

    fn digit(&self, digit: u8) -> &'static str {
        pick(&SMALL, digit.into())
    }

    fn minus(&self) -> &'static str {
        "minus"
    }

    fn point(&self) -> &'static str {
        "point"
    }

    fn dollars(&self, dollars: u64, cents: u64) -> String {
        match (dollars, cents) {
            (_, 0) => counted(dollars, "dollar", "dollars"),
            (0, _) => counted(cents, "cent", "cents"),
            _ => format!("{} and {}", counted(dollars, "dollar", "dollars"), counted(cents, "cent", "cents")),
        }
    }

    fn percent(&self, number: &str) -> String {
        format!("{number} per cent")
    }

    fn date(&self, year_number: u64, month: u64, day: u64) -> String {
        format!("the {} of {}, {}", ordinal(day), self.month(month), year(year_number))
    }

    fn month(&self, month: u64) -> String {
        pick(&MONTHS, month.wrapping_sub(1)).to_owned()
    }

    fn time(&self, hour: u64, minute: u64) -> String {
        let part = match (hour, minute) {
            (0, 0) => return "twelve midnight".to_owned(),
            (12, 0) => return "twelve noon".to_owned(),
            (0, _) => "at night",
            (1..=11, _) => "in the morning",
            (12..=17, _) => "in the afternoon",
            _ => "in the evening",
        };
        let hour = pick(&SMALL, (hour + 11) % 12 + 1);
        match minute {
            0 => format!("{hour} o'clock {part}"),
            1..=9 => format!("{hour} oh {} {part}", pick(&SMALL, minute)),
            _ => format!("{hour} {} {part}", below_hundred(minute)),
        }
    }

    fn plus(&self) -> &'static str {
        "plus"
    }

    fn to(&self) -> &'static str {
        "to"
    }

    fn of(&self) -> &'static str {
        "of"
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::SquareMetre => "square metres",
            Unit::Kilometre => "kilometres",
            Unit::Metre => "metres",
            Unit::Centimetre => "centimetres",
            Unit::Millimetre => "millimetres",
            Unit::Kilogram => "kilograms",
            Unit::Celsius => "degrees Celsius",
        }
    }
}
