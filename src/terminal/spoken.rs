//! Numbers, money, dates, times and references written out as they are said in each language, for no synthesiser reads
//! figures right in all of them: "S$ 12.50" loses its currency in Chinese, and "1,250" becomes "one point two five zero"
//! in Malay. It knows no page; it is given values and returns words.

mod arabic;
mod chinese;
mod english;
mod malay;
mod tamil;
#[cfg(test)]
mod tests;
mod text;

use domain::{Date, Language, Money, Reference};

pub use text::text;

/// How one language says things.
trait Forms: Sync {
    /// A count, up to hundreds of millions.
    fn number(&self, number: u64) -> String;
    /// A digit by itself.
    fn digit(&self, digit: u8) -> &'static str;
    /// Before a negative number.
    fn minus(&self) -> &'static str;
    /// Between the whole and the digits behind it.
    fn point(&self) -> &'static str;
    /// Singapore dollars and cents.
    fn dollars(&self, dollars: u64, cents: u64) -> String;
    /// So many in a hundred; `number` is written out.
    fn percent(&self, number: &str) -> String;
    /// A day of the calendar.
    fn date(&self, year: u64, month: u64, day: u64) -> String;
    /// The name of a month, 1 to 12; empty for any other number.
    fn month(&self, month: u64) -> String;
    /// A time of day, as people say it and not as it is written.
    fn time(&self, hour: u64, minute: u64) -> String;
    /// The + before a country's code.
    fn plus(&self) -> &'static str;
    /// Between two numbers of a range.
    fn to(&self) -> &'static str;
    /// Between a place and how many there are: "3 / 8".
    fn of(&self) -> &'static str;
    /// What a sign behind a number is called, for the signs of [`text::UNITS`].
    fn unit(&self, unit: Unit) -> &'static str;
    /// Between groups of digits: a pause.
    fn pause(&self) -> &'static str {
        ", "
    }
    /// Between words.
    fn gap(&self) -> &'static str {
        " "
    }
    /// A number before the character `next`, where that makes a difference.
    fn counting(&self, number: u64, _next: Option<char>) -> String {
        self.number(number)
    }
}

/// What is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Unit {
    SquareMetre,
    Kilometre,
    Metre,
    Centimetre,
    Millimetre,
    Kilogram,
    Celsius,
}

fn forms(language: Language) -> &'static dyn Forms {
    match language {
        Language::English => &english::English,
        Language::Malay => &malay::Malay,
        Language::Chinese => &chinese::Chinese,
        Language::Tamil => &tamil::Tamil,
        Language::Arabic => &arabic::Arabic,
    }
}

/// A whole number in words.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    let forms = forms(language);
    signed(forms, number < 0, forms.number(number.unsigned_abs()))
}

/// A number with digits behind the point, such as 12 and "50".
#[must_use]
pub fn decimal(language: Language, whole: i64, fraction: &str) -> String {
    let forms = forms(language);
    signed(forms, whole < 0, unsigned_decimal(forms, whole.unsigned_abs(), fraction))
}

fn unsigned_decimal(forms: &dyn Forms, whole: u64, fraction: &str) -> String {
    let digits = one_by_one(forms, fraction).join(forms.gap());
    [forms.number(whole).as_str(), forms.point(), digits.as_str()].join(forms.gap())
}

fn signed(forms: &dyn Forms, is_negative: bool, words: String) -> String {
    if is_negative { [forms.minus(), words.as_str()].join(forms.gap()) } else { words }
}

fn one_by_one(forms: &dyn Forms, digits: &str) -> Vec<&'static str> {
    let digits = digits.chars().filter_map(|digit| digit.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok());
    digits.map(|digit| forms.digit(digit)).collect()
}

/// An amount. Dollars and cents have words of their own; another currency is its number and the letters of its code.
#[must_use]
pub fn money(language: Language, money: Money) -> String {
    let forms = forms(language);
    let (whole, cents) = (money.minor.unsigned_abs() / 100, money.minor.unsigned_abs() % 100);
    let words = match money.currency.code() {
        "SGD" => forms.dollars(whole, cents),
        code => format!("{}, {}", unsigned_decimal(forms, whole, &format!("{cents:02}")), spelled(forms, code)),
    };
    signed(forms, money.minor < 0, words)
}

/// So many per cent; `number` is a number such as "7" or "7.5".
#[must_use]
pub fn percent(language: Language, number: &str) -> String {
    let forms = forms(language);
    forms.percent(&written_out(forms, number))
}

/// "7", "7.5" or "1,250" in words.
fn written_out(forms: &dyn Forms, number: &str) -> String {
    let plain = number.replace(',', "");
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    match (whole.parse(), fraction) {
        (Ok(whole), Some(fraction)) => unsigned_decimal(forms, whole, fraction),
        (Ok(whole), None) => forms.number(whole),
        (Err(_), _) => one_by_one(forms, number).join(forms.gap()),
    }
}

/// A day.
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let part = |part: i16| u64::try_from(part).unwrap_or_default();
    forms(language).date(part(date.year()), part(date.month().into()), part(date.day().into()))
}

/// A time of day in hours from 0 to 23 and minutes.
#[must_use]
pub fn time(language: Language, hour: i8, minute: i8) -> String {
    let part = |part: i8| u64::try_from(part).unwrap_or_default();
    forms(language).time(part(hour), part(minute))
}

/// A reference: every character by itself, a pause after each and a longer one between groups, so that it can be
/// written down while it is heard.
#[must_use]
pub fn reference(language: Language, reference: &Reference) -> String {
    spelled(forms(language), &reference.to_string())
}

/// A check code, character by character in its groups.
#[must_use]
pub fn secret(language: Language, printed: &str) -> String {
    spelled(forms(language), printed)
}

/// Characters one by one, hyphens and spaces as longer pauses.
fn spelled(forms: &dyn Forms, text: &str) -> String {
    let groups = text.split(|sign: char| !sign.is_alphanumeric()).filter(|group| !group.is_empty());
    let group = |group: &str| {
        let characters = group.chars().map(|character| {
            let digit = character.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            digit.map_or_else(|| character.to_string(), |digit| forms.digit(digit).to_owned())
        });
        characters.collect::<Vec<_>>().join(", ")
    };
    groups.map(group).collect::<Vec<_>>().join(". ")
}

/// A telephone number or a code, digit by digit with a pause where it is grouped; `+65 9123 4567`.
#[must_use]
pub fn telephone(language: Language, number: &str) -> String {
    let forms = forms(language);
    let groups = number.split(|sign: char| !sign.is_ascii_digit()).filter(|group| !group.is_empty());
    let said = groups.map(|group| one_by_one(forms, group).join(forms.gap())).collect::<Vec<_>>().join(forms.pause());
    if number.trim_start().starts_with('+') { [forms.plus(), said.as_str()].join(forms.gap()) } else { said }
}
