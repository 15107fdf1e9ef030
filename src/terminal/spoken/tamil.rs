//! Tamil as it is used in Singapore: வெள்ளி and காசு for dollars and cents, லட்சம் above 99,999.

use super::{Forms, Unit};

const SMALL: [&str; 20] = [
    "சுழியம்",
    "ஒன்று",
    "இரண்டு",
    "மூன்று",
    "நான்கு",
    "ஐந்து",
    "ஆறு",
    "ஏழு",
    "எட்டு",
    "ஒன்பது",
    "பத்து",
    "பதினொன்று",
    "பன்னிரண்டு",
    "பதின்மூன்று",
    "பதினான்கு",
    "பதினைந்து",
    "பதினாறு",
    "பதினேழு",
    "பதினெட்டு",
    "பத்தொன்பது",
];
/// Twenty to ninety by themselves, and before another number.
const TENS: [(&str, &str); 8] = [
    ("இருபது", "இருபத்து"),
    ("முப்பது", "முப்பத்து"),
    ("நாற்பது", "நாற்பத்து"),
    ("ஐம்பது", "ஐம்பத்து"),
    ("அறுபது", "அறுபத்து"),
    ("எழுபது", "எழுபத்து"),
    ("எண்பது", "எண்பத்து"),
    ("தொண்ணூறு", "தொண்ணூற்று"),
];
const HUNDREDS: [(&str, &str); 9] = [
    ("நூறு", "நூற்று"),
    ("இருநூறு", "இருநூற்று"),
    ("முந்நூறு", "முந்நூற்று"),
    ("நானூறு", "நானூற்று"),
    ("ஐந்நூறு", "ஐந்நூற்று"),
    ("அறுநூறு", "அறுநூற்று"),
    ("எழுநூறு", "எழுநூற்று"),
    ("எண்ணூறு", "எண்ணூற்று"),
    ("தொள்ளாயிரம்", "தொள்ளாயிரத்து"),
];
/// One to twenty thousands; the ending -ம் becomes -த்து before another number.
const THOUSANDS: [&str; 20] = [
    "ஆயிரம்",
    "இரண்டாயிரம்",
    "மூவாயிரம்",
    "நான்காயிரம்",
    "ஐயாயிரம்",
    "ஆறாயிரம்",
    "ஏழாயிரம்",
    "எட்டாயிரம்",
    "ஒன்பதாயிரம்",
    "பத்தாயிரம்",
    "பதினோராயிரம்",
    "பன்னிரண்டாயிரம்",
    "பதின்மூவாயிரம்",
    "பதினான்காயிரம்",
    "பதினைந்தாயிரம்",
    "பதினாறாயிரம்",
    "பதினேழாயிரம்",
    "பதினெட்டாயிரம்",
    "பத்தொன்பதாயிரம்",
    "இருபதாயிரம்",
];
/// Thirty to ninety thousands.
const TEN_THOUSANDS: [&str; 7] =
    ["முப்பதாயிரம்", "நாற்பதாயிரம்", "ஐம்பதாயிரம்", "அறுபதாயிரம்", "எழுபதாயிரம்", "எண்பதாயிரம்", "தொண்ணூறாயிரம்"];
const MONTHS: [&str; 12] =
    ["ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"];

pub(super) struct Tamil;

fn pick(list: &[&'static str], at: u64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
}

/// A head by itself or, before `rest`, in its joining form.
fn joined(list: &[(&'static str, &'static str)], at: u64, rest: u64) -> String {
    let (alone, joining) = usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default();
    if rest == 0 { alone.to_owned() } else { format!("{joining} {}", Tamil.number(rest)) }
}

/// ஆயிரம், லட்சம் and கோடி by themselves, or joined to what follows.
fn ending(head: &str, rest: u64) -> String {
    match (rest, head.strip_suffix("ம்")) {
        (0, _) => head.to_owned(),
        (_, Some(stem)) => format!("{stem}த்து {}", Tamil.number(rest)),
        (_, None) => format!("{head}யே {}", Tamil.number(rest)),
    }
}

/// How many thousands, 1 to 99.
fn thousands(count: u64) -> String {
    match (count, count / 10, count % 10) {
        (1..=20, _, _) => pick(&THOUSANDS, count - 1).to_owned(),
        (_, tens @ 3..=9, 0) => pick(&TEN_THOUSANDS, tens - 3).to_owned(),
        (_, tens, ones) => {
            let (_, joining) =
                usize::try_from(tens.saturating_sub(2)).ok().and_then(|at| TENS.get(at)).copied().unwrap_or_default();
            let ones = if ones == 1 { "ஓராயிரம்" } else { pick(&THOUSANDS, ones.saturating_sub(1)) };
            format!("{joining} {ones}")
        }
    }
}

/// One before a noun is ஒரு.
fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("ஒரு {noun}") } else { format!("{} {noun}", Tamil.number(count)) }
}

impl Forms for Tamil {
    fn number(&self, number: u64) -> String {
        match number {
            0..=19 => pick(&SMALL, number).to_owned(),
            20..=99 => joined(&TENS, number / 10 - 2, number % 10),
            100..=999 => joined(&HUNDREDS, number / 100 - 1, number % 100),
            1_000..=99_999 => ending(&thousands(number / 1_000), number % 1_000),
            100_000..=9_999_999 => ending(&counted(number / 100_000, "லட்சம்"), number % 100_000),
            _ => ending(&counted(number / 10_000_000, "கோடி"), number % 10_000_000),
        }
    }

    fn digit(&self, digit: u8) -> &'static str {
        pick(&SMALL, digit.into())
    }

    fn minus(&self) -> &'static str {
        "கழித்தல்"
    }

    fn point(&self) -> &'static str {
        "புள்ளி"
    }

    fn dollars(&self, dollars: u64, cents: u64) -> String {
        match (dollars, cents) {
            (_, 0) => counted(dollars, "வெள்ளி"),
            (0, _) => counted(cents, "காசு"),
            _ => format!("{} {}", counted(dollars, "வெள்ளி"), counted(cents, "காசு")),
        }
    }

    fn percent(&self, number: &str) -> String {
        format!("{number} விழுக்காடு")
    }

    fn date(&self, year: u64, month: u64, day: u64) -> String {
        format!("{} {}, {}", self.number(day), self.month(month), self.number(year))
    }

    fn month(&self, month: u64) -> String {
        pick(&MONTHS, month.wrapping_sub(1)).to_owned()
    }

    fn time(&self, hour: u64, minute: u64) -> String {
        let part = match (hour, minute) {
            (0, _) => "நள்ளிரவு",
            (1..=3 | 19.., _) => "இரவு",
            (4..=11, _) => "காலை",
            (12, 0) => "நண்பகல்",
            (12..=15, _) => "பிற்பகல்",
            (16..=18, _) => "மாலை",
        };
        let hour = counted((hour + 11) % 12 + 1, "மணி");
        match minute {
            0 => format!("{part} {hour}"),
            1 => format!("{part} {hour} ஒரு நிமிடம்"),
            _ => format!("{part} {hour} {} நிமிடங்கள்", self.number(minute)),
        }
    }

    fn plus(&self) -> &'static str {
        "கூட்டல்"
    }

    fn to(&self) -> &'static str {
        "முதல்"
    }

    fn of(&self) -> &'static str {
        ", மொத்தம்"
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::SquareMetre => "சதுர மீட்டர்",
            Unit::Kilometre => "கிலோமீட்டர்",
            Unit::Metre => "மீட்டர்",
            Unit::Centimetre => "சென்டிமீட்டர்",
            Unit::Millimetre => "மில்லிமீட்டர்",
            Unit::Kilogram => "கிலோகிராம்",
            Unit::Celsius => "டிகிரி செல்சியஸ்",
        }
    }

    /// One before a word is ஒரு: ஒரு உரிமம்.
    fn counting(&self, number: u64, next: Option<char>) -> String {
        match (number, next) {
            (1, Some(next)) if ('\u{0B80}'..='\u{0BFF}').contains(&next) => "ஒரு".to_owned(),
            _ => self.number(number),
        }
    }
}
