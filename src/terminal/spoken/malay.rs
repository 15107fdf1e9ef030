//! Malay: "seribu seratus empat puluh dua dolar lima puluh sen".

use super::{Forms, Unit};

const DIGITS: [&str; 10] = ["kosong", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan"];
const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Mac",
    "April",
    "Mei",
    "Jun",
    "Julai",
    "Ogos",
    "September",
    "Oktober",
    "November",
    "Disember",
];

pub(super) struct Malay;

fn pick(list: &[&'static str], at: u64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
}

/// `dua ratus lima`; a single hundred or thousand takes se-.
fn scaled(number: u64, scale: u64, one: &str, name: &str) -> String {
    let head = match number / scale {
        1 => one.to_owned(),
        many => format!("{} {name}", Malay.number(many)),
    };
    match number % scale {
        0 => head,
        rest => format!("{head} {}", Malay.number(rest)),
    }
}

impl Forms for Malay {
    fn number(&self, number: u64) -> String {
        match number {
            0..=9 => pick(&DIGITS, number).to_owned(),
            10 => "sepuluh".to_owned(),
            11 => "sebelas".to_owned(),
            12..=19 => format!("{} belas", pick(&DIGITS, number - 10)),
            20..=99 => scaled(number, 10, "sepuluh", "puluh"),
            100..=999 => scaled(number, 100, "seratus", "ratus"),
            1_000..=999_999 => scaled(number, 1_000, "seribu", "ribu"),
            _ => scaled(number, 1_000_000, "satu juta", "juta"),
        }
    }

    fn digit(&self, digit: u8) -> &'static str {
        pick(&DIGITS, digit.into())
    }

    fn minus(&self) -> &'static str {
        "negatif"
    }

    fn point(&self) -> &'static str {
        "perpuluhan"
    }

    fn dollars(&self, dollars: u64, cents: u64) -> String {
        match (dollars, cents) {
            (_, 0) => format!("{} dolar", self.number(dollars)),
            (0, _) => format!("{} sen", self.number(cents)),
            _ => format!("{} dolar {} sen", self.number(dollars), self.number(cents)),
        }
    }

    fn percent(&self, number: &str) -> String {
        format!("{number} peratus")
    }

    fn date(&self, year: u64, month: u64, day: u64) -> String {
        format!("{} {}, {}", self.number(day), self.month(month), self.number(year))
    }

    fn month(&self, month: u64) -> String {
        pick(&MONTHS, month.wrapping_sub(1)).to_owned()
    }

    fn time(&self, hour: u64, minute: u64) -> String {
        let part = match hour {
            0 => "tengah malam",
            1..=11 => "pagi",
            12..=13 => "tengah hari",
            14..=18 => "petang",
            _ => "malam",
        };
        let hour = self.number((hour + 11) % 12 + 1);
        match minute {
            0 => format!("pukul {hour} {part}"),
            _ => format!("pukul {hour} {} minit {part}", self.number(minute)),
        }
    }

    fn plus(&self) -> &'static str {
        "tambah"
    }

    fn to(&self) -> &'static str {
        "hingga"
    }

    fn of(&self) -> &'static str {
        "daripada"
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::SquareMetre => "meter persegi",
            Unit::Kilometre => "kilometer",
            Unit::Metre => "meter",
            Unit::Centimetre => "sentimeter",
            Unit::Millimetre => "milimeter",
            Unit::Kilogram => "kilogram",
            Unit::Celsius => "darjah Celsius",
        }
    }
}
