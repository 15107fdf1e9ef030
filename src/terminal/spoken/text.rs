//! Makes a sentence with figures in it speakable: every number, amount, date, time, telephone number and code in it is
//! written out; all other words stay as they are, so that text without figures comes back unchanged.

use domain::{Currency, Date, Language, Money};

use super::{Forms, Unit, forms, one_by_one, percent, spelled, telephone, written_out};

/// Signs behind a number, the longer ones first.
const UNITS: [(&str, Unit); 10] = [
    ("m²", Unit::SquareMetre),
    ("sqm", Unit::SquareMetre),
    ("sq m", Unit::SquareMetre),
    ("km", Unit::Kilometre),
    ("cm", Unit::Centimetre),
    ("mm", Unit::Millimetre),
    ("kg", Unit::Kilogram),
    ("°C", Unit::Celsius),
    ("℃", Unit::Celsius),
    ("m", Unit::Metre),
];
/// Digits without grouping from which on a number is a code (a postcode, a telephone number) and not a count.
const CODE_DIGITS: usize = 5;

/// The sentence as it is to be spoken.
#[must_use]
pub fn text(language: Language, sentence: &str) -> String {
    // The marks that fence foreign words off within a line are for the eye alone.
    let sentence = sentence.replace(|letter| matches!(letter, '\u{2066}'..='\u{2069}'), "");
    let mut spoken = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence.as_str();
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let is_inside = before.is_ascii_alphanumeric() && first.is_alphanumeric();
        let figure = if is_inside { None } else { figure(language, rest, spoken.trim_end().chars().last()) };
        match figure {
            Some((words, length)) => {
                let (taken, left) = rest.split_at(length);
                // A word and a number that touched in the text must not become one word.
                if needs_gap(before, &words) {
                    spoken.push(' ');
                }
                spoken.push_str(&words);
                before = taken.chars().last().unwrap_or(' ');
                if left
                    .chars()
                    .next()
                    .is_some_and(|next| needs_gap(words.chars().last().unwrap_or(' '), &next.to_string()))
                {
                    spoken.push(' ');
                }
                rest = left;
            }
            None => {
                spoken.push(first);
                before = first;
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    spoken
}

/// Letters of two words that would run together; Chinese is written without gaps.
fn needs_gap(before: char, words: &str) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() && !matches!(u32::from(letter), 0x3400..=0x9FFF);
    joins(before) && words.starts_with(joins)
}

/// What stands at the beginning of `rest`, in words, and how many bytes of it that took.
fn figure(language: Language, rest: &str, before: Option<char>) -> Option<(String, usize)> {
    let forms = forms(language);
    amount(language, rest)
        .or_else(|| international(language, rest))
        .or_else(|| calendar_day(language, rest))
        .or_else(|| clock(language, rest))
        .or_else(|| chinese_year(forms, rest))
        .or_else(|| code(forms, rest))
        .or_else(|| between(forms, rest, before))
        .or_else(|| rest.starts_with('+').then(|| (forms.plus().to_owned(), 1)))
        .or_else(|| count(language, forms, rest))
}

/// Bytes of the number at the beginning: digits, commas before three digits, and a point with digits behind it.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    if (1..=3).contains(&end) {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    if end > 0 && bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    end
}

/// `S$1,142.50`, `-S$5`, `S$ 12.50`.
fn amount(language: Language, rest: &str) -> Option<(String, usize)> {
    let (is_negative, tail) = rest.strip_prefix('-').map_or((false, rest), |tail| (true, tail));
    let tail = tail.strip_prefix("S$")?;
    let tail = tail.strip_prefix(' ').unwrap_or(tail);
    let length = number_length(tail);
    let (number, _) = tail.split_at_checked(length).filter(|(number, _)| !number.is_empty())?;
    let plain = number.replace(',', "");
    let (dollars, cents) = plain.split_once('.').unwrap_or((&plain, ""));
    let cents: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        2 => cents.parse().ok()?,
        _ => return None,
    };
    let minor = dollars.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
    let currency: Currency = "SGD".parse().ok()?;
    let money = Money::new(if is_negative { -minor } else { minor }, currency);
    Some((super::money(language, money), rest.len() - tail.len() + length))
}

/// `+65 9123 4567`.
fn international(language: Language, rest: &str) -> Option<(String, usize)> {
    let tail = rest.strip_prefix('+')?;
    let mut end = 0;
    for (at, sign) in tail.char_indices() {
        match sign {
            '0'..='9' => end = at + 1,
            ' ' | '-' if end == at => {}
            _ => break,
        }
    }
    let (number, _) = rest.split_at_checked(end + 1).filter(|_| end > 0)?;
    Some((telephone(language, number), end + 1))
}

/// `22/11/2026`, `2026-11-22`, `2026年11月22日`.
fn calendar_day(language: Language, rest: &str) -> Option<(String, usize)> {
    let (parts, length) = three_numbers(rest)?;
    let [(first, one), (second, two), (third, three)] = parts;
    let (year, month, day) = match (one, two, three) {
        ("/", "/", "") => (third, second, first),
        ("-", "-", "") | ("年", "月", "日") => (first, second, third),
        _ => return None,
    };
    let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    (year >= 1000).then(|| (super::date(language, date), length))
}

type Numbered<'a> = [(u16, &'a str); 3];

/// Three numbers and the sign behind each; no sign behind the last unless it is 日.
fn three_numbers(rest: &str) -> Option<(Numbered<'_>, usize)> {
    let mut parts = [(0, ""); 3];
    let mut at = 0;
    for (place, part) in parts.iter_mut().enumerate() {
        let tail = rest.get(at..)?;
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let (number, tail) = tail.split_at_checked(digits).filter(|_| (1..=4).contains(&digits))?;
        let length = tail.chars().next().map_or(0, char::len_utf8);
        let sign = tail.get(..length).filter(|sign| place < 2 || *sign == "日").unwrap_or_default();
        *part = (number.parse().ok()?, sign);
        at += digits + sign.len();
    }
    let is_whole = rest.get(at..).is_none_or(|tail| !tail.starts_with(|next: char| next.is_ascii_alphanumeric()));
    is_whole.then_some((parts, at))
}

/// `10:42`.
fn clock(language: Language, rest: &str) -> Option<(String, usize)> {
    let (hour, tail) = rest.split_once(':').filter(|(hour, _)| (1..=2).contains(&hour.len()))?;
    let minute = tail.get(..2)?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = !tail.get(2..)?.starts_with(|next: char| next.is_ascii_digit() || next == ':');
    let (hours, minutes) = (hour.parse().ok()?, minute.parse().ok()?);
    let fits = is_number(hour) && is_number(minute) && is_whole && hours < 24 && minutes < 60;
    fits.then(|| (super::time(language, hours, minutes), hour.len() + 3))
}

/// `2026年`: a year is read digit by digit.
fn chinese_year(forms: &dyn Forms, rest: &str) -> Option<(String, usize)> {
    let year = rest.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    rest.get(4..)?.starts_with('年').then(|| (one_by_one(forms, year).concat(), 4))
}

/// A word of capitals and digits, perhaps with hyphens: `LA-2026-000123`, `B2`. It has both, or it is none.
fn code(forms: &dyn Forms, rest: &str) -> Option<(String, usize)> {
    let length = rest.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-').count();
    let word = rest.get(..length)?.trim_end_matches('-');
    let has = |kind: fn(&u8) -> bool| word.bytes().any(|byte| kind(&byte));
    let is_whole = rest.get(word.len()..).is_none_or(|tail| !tail.starts_with(|next: char| next.is_ascii_lowercase()));
    // Four letters and more are a word: COVID-19.
    let are_letters = word.split(|sign: char| !sign.is_ascii_uppercase()).all(|letters| letters.len() < 4);
    let is_code = has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit) && is_whole && are_letters;
    is_code.then(|| (spelled(forms, word), word.len()))
}

/// The sign between two numbers: `3 / 8`, `2–4`.
fn between(forms: &dyn Forms, rest: &str, before: Option<char>) -> Option<(String, usize)> {
    let sign = rest.chars().next().filter(|sign| matches!(sign, '/' | '–'))?;
    let tail = rest.get(sign.len_utf8()..)?;
    let has_number = tail.trim_start().starts_with(|next: char| next.is_ascii_digit());
    // What stood before was a number, which by now is words.
    let stands_between = has_number && before.is_some_and(char::is_alphanumeric);
    let word = if sign == '/' { forms.of() } else { forms.to() };
    stands_between.then(|| (word.to_owned(), sign.len_utf8()))
}

/// A number, with a sign behind it if there is one.
fn count(language: Language, forms: &dyn Forms, rest: &str) -> Option<(String, usize)> {
    let length = number_length(rest);
    let (number, tail) = rest.split_at_checked(length).filter(|(number, _)| !number.is_empty())?;
    if let Some(behind) = tail.strip_prefix('%') {
        return Some((percent(language, number), rest.len() - behind.len()));
    }
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && (number.len() >= CODE_DIGITS || number.len() > 1 && number.starts_with('0')) {
        return Some((one_by_one(forms, number).join(forms.gap()), length));
    }
    let next = tail.trim_start().chars().next();
    let words = match number.parse::<u64>() {
        Ok(whole) => forms.counting(whole, next),
        Err(_) => written_out(forms, number),
    };
    match unit(tail) {
        Some((unit, behind)) => {
            let said = [words.as_str(), forms.unit(unit)].join(forms.gap());
            Some((said, rest.len() - behind.len()))
        }
        None => Some((words, length)),
    }
}

/// A sign of measure that is a word by itself, and what stands behind it.
fn unit(tail: &str) -> Option<(Unit, &str)> {
    let tail = tail.strip_prefix([' ', '\u{a0}']).unwrap_or(tail);
    UNITS.into_iter().find_map(|(sign, unit)| {
        let behind = tail.strip_prefix(sign)?;
        (!behind.starts_with(|next: char| next.is_alphanumeric())).then_some((unit, behind))
    })
}
