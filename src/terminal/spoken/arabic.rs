//! Arabic as news readers say it, in the nominative; numbers agree with the noun they count: ثلاثة دولارات, but
//! أحد عشر دولارًا.

use super::{Forms, Unit};

const SMALL: [&str; 20] = [
    "صفر",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
];
/// The same before a feminine noun, as minutes are.
const FEMININE: [&str; 20] = [
    "صفر",
    "واحدة",
    "اثنتان",
    "ثلاث",
    "أربع",
    "خمس",
    "ست",
    "سبع",
    "ثماني",
    "تسع",
    "عشر",
    "إحدى عشرة",
    "اثنتا عشرة",
    "ثلاث عشرة",
    "أربع عشرة",
    "خمس عشرة",
    "ست عشرة",
    "سبع عشرة",
    "ثماني عشرة",
    "تسع عشرة",
];
const TENS: [&str; 8] = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const HUNDREDS: [&str; 9] = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"];
const HOURS: [&str; 12] = [
    "الواحدة",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة",
    "الثانية عشرة",
];
const MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

/// A noun as numbers ask for it.
struct Noun {
    one: &'static str,
    two: &'static str,
    /// Behind 3 to 10.
    few: &'static str,
    /// Behind 11 to 99.
    many: &'static str,
    /// Behind whole hundreds and thousands.
    hundred: &'static str,
}

const THOUSAND: Noun =
    Noun { one: "ألف", two: "ألفان", few: "آلاف", many: "ألفًا", hundred: "ألف" };
const MILLION: Noun = Noun {
    one: "مليون", two: "مليونان", few: "ملايين", many: "مليونًا", hundred: "مليون"
};
const DOLLAR: Noun = Noun {
    one: "دولار واحد", two: "دولاران", few: "دولارات", many: "دولارًا", hundred: "دولار"
};
const CENT: Noun =
    Noun { one: "سنت واحد", two: "سنتان", few: "سنتات", many: "سنتًا", hundred: "سنت" };
const MINUTE: Noun = Noun {
    one: "دقيقة واحدة", two: "دقيقتان", few: "دقائق", many: "دقيقة", hundred: "دقيقة"
};

pub(super) struct Arabic;

fn pick(list: &[&'static str], at: u64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
}

fn below_hundred(number: u64, small: &[&'static str; 20]) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => pick(small, number).to_owned(),
        (tens, 0) => pick(&TENS, tens - 2).to_owned(),
        // Three to nine keep their ending before "and": ثمانٍ وعشرون is written ثماني وعشرون here, as it is said.
        (tens, ones) => format!("{} و{}", pick(small, ones), pick(&TENS, tens - 2)),
    }
}

/// Before a noun the dual loses its last letter and -an its mark: مئتا ألف, أحد عشر ألف دولار.
fn leaning(number: String) -> String {
    if let Some(stem) = number.strip_suffix("ان") {
        return format!("{stem}ا");
    }
    number.strip_suffix("ًا").map(str::to_owned).unwrap_or(number)
}

fn counted(count: u64, noun: &Noun, small: &[&'static str; 20]) -> String {
    match (count, count % 100) {
        (0, _) => format!("{} {}", pick(small, 0), noun.hundred),
        (1, _) => noun.one.to_owned(),
        (2, _) => noun.two.to_owned(),
        (_, rest @ 1..=2) => {
            let last = if rest == 1 { noun.one } else { noun.two };
            format!("{} {} و{last}", leaning(whole(count - rest, small)), noun.hundred)
        }
        (_, 3..=10) => format!("{} {}", whole(count, small), noun.few),
        (_, 0) => format!("{} {}", leaning(whole(count, small)), noun.hundred),
        (_, _) => format!("{} {}", whole(count, small), noun.many),
    }
}

fn whole(number: u64, small: &[&'static str; 20]) -> String {
    let mut parts = Vec::new();
    let mut rest = number;
    for (scale, noun) in [(1_000_000, &MILLION), (1_000, &THOUSAND)] {
        if rest >= scale {
            parts.push(counted(rest / scale, noun, &SMALL));
            rest %= scale;
        }
    }
    if rest >= 100 {
        parts.push(pick(&HUNDREDS, rest / 100 - 1).to_owned());
        rest %= 100;
    }
    if rest > 0 || parts.is_empty() {
        parts.push(below_hundred(rest, small));
    }
    parts.join(" و")
}

impl Forms for Arabic {
    fn number(&self, number: u64) -> String {
        whole(number, &SMALL)
    }

    fn digit(&self, digit: u8) -> &'static str {
        pick(&SMALL, digit.into())
    }

    fn minus(&self) -> &'static str {
        "ناقص"
    }

    fn point(&self) -> &'static str {
        "فاصلة"
    }

    fn dollars(&self, dollars: u64, cents: u64) -> String {
        match (dollars, cents) {
            (_, 0) => counted(dollars, &DOLLAR, &SMALL),
            (0, _) => counted(cents, &CENT, &SMALL),
            _ => format!("{} و{}", counted(dollars, &DOLLAR, &SMALL), counted(cents, &CENT, &SMALL)),
        }
    }

    fn percent(&self, number: &str) -> String {
        format!("{number} بالمئة")
    }

    fn date(&self, year: u64, month: u64, day: u64) -> String {
        format!("{} {}، {}", self.number(day), self.month(month), self.number(year))
    }

    fn month(&self, month: u64) -> String {
        pick(&MONTHS, month.wrapping_sub(1)).to_owned()
    }

    fn time(&self, hour: u64, minute: u64) -> String {
        let part = match hour {
            0 => "بعد منتصف الليل",
            1..=11 => "صباحًا",
            12 => "ظهرًا",
            _ => "مساءً",
        };
        let hour = pick(&HOURS, (hour + 11) % 12);
        match minute {
            0 => format!("الساعة {hour} {part}"),
            _ => format!("الساعة {hour} و{} {part}", counted(minute, &MINUTE, &FEMININE)),
        }
    }

    fn plus(&self) -> &'static str {
        "زائد"
    }

    fn to(&self) -> &'static str {
        "إلى"
    }

    fn of(&self) -> &'static str {
        "من"
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::SquareMetre => "متر مربع",
            Unit::Kilometre => "كيلومتر",
            Unit::Metre => "متر",
            Unit::Centimetre => "سنتيمتر",
            Unit::Millimetre => "مليمتر",
            Unit::Kilogram => "كيلوغرام",
            Unit::Celsius => "درجة مئوية",
        }
    }

    fn pause(&self) -> &'static str {
        "، "
    }
}
