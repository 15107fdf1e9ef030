//! Mandarin in simplified characters: 一千一百四十二元五角. Written as characters, for the voice reads those and not digits
//! with their currency.

use super::{Forms, Unit};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/// What is counted with 两 and not with 二: measure words that the terminal and its catalogue use.
const MEASURES: &str = "个项份种位名家间次分秒小张条天元台辆层公平千万百座周岁类本扇杯";

pub(super) struct Chinese;

fn digit(digit: u64) -> &'static str {
    usize::try_from(digit).ok().and_then(|at| DIGITS.get(at)).copied().unwrap_or_default()
}

/// Below ten thousand. `is_inside` says whether something stands before it, which asks for 一十 in the place of 十.
fn below_myriad(number: u64, is_inside: bool) -> String {
    let mut words = String::new();
    let mut gap = false;
    for (scale, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let place = number / scale % 10;
        if place == 0 {
            gap = !words.is_empty();
            continue;
        }
        if gap {
            words.push('零');
            gap = false;
        }
        let is_bare_ten = scale == 10 && place == 1 && words.is_empty() && !is_inside;
        if !is_bare_ten {
            words.push_str(if place == 2 && scale >= 100 { "两" } else { digit(place) });
        }
        words.push_str(name);
    }
    words
}

/// A count of something: two is 两.
fn counted(number: u64) -> String {
    if number == 2 { "两".to_owned() } else { Chinese.number(number) }
}

impl Forms for Chinese {
    fn number(&self, number: u64) -> String {
        let mut words = String::new();
        let mut skipped = false;
        for (scale, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
            let group = number / scale % 10_000;
            if group == 0 {
                skipped = true;
                continue;
            }
            if !words.is_empty() && (group < 1_000 || skipped) {
                words.push('零');
            }
            let group = if group == 2 && scale > 1 { "两".to_owned() } else { below_myriad(group, !words.is_empty()) };
            words.push_str(&group);
            words.push_str(name);
            skipped = false;
        }
        if words.is_empty() { digit(0).to_owned() } else { words }
    }

    fn digit(&self, digit_number: u8) -> &'static str {
        digit(digit_number.into())
    }

    fn minus(&self) -> &'static str {
        "负"
    }

    fn point(&self) -> &'static str {
        "点"
    }

    fn dollars(&self, dollars: u64, cents: u64) -> String {
        let (tens, ones) = (cents / 10, cents % 10);
        let mut words = if dollars > 0 || cents == 0 { format!("{}元", counted(dollars)) } else { String::new() };
        if tens > 0 {
            words.push_str(if tens == 2 { "两" } else { digit(tens) });
            words.push('角');
        } else if ones > 0 && dollars > 0 {
            words.push('零');
        }
        if ones > 0 {
            words.push_str(if ones == 2 && cents == 2 { "两" } else { digit(ones) });
            words.push('分');
        }
        words
    }

    fn percent(&self, number: &str) -> String {
        format!("百分之{number}")
    }

    fn date(&self, year: u64, month: u64, day: u64) -> String {
        let year: String = year.to_string().chars().filter_map(|c| c.to_digit(10)).map(|d| digit(d.into())).collect();
        format!("{year}年{}{}日", self.month(month), self.number(day))
    }

    fn month(&self, month: u64) -> String {
        if (1..=12).contains(&month) { format!("{}月", self.number(month)) } else { String::new() }
    }

    fn time(&self, hour: u64, minute: u64) -> String {
        let part = match hour {
            0..=5 => "凌晨",
            6..=11 => "上午",
            12 => "中午",
            13..=18 => "下午",
            _ => "晚上",
        };
        let hour = if hour == 0 { digit(0).to_owned() } else { counted((hour + 11) % 12 + 1) };
        match minute {
            0 => format!("{part}{hour}点"),
            1..=9 => format!("{part}{hour}点零{}分", digit(minute)),
            _ => format!("{part}{hour}点{}分", self.number(minute)),
        }
    }

    fn plus(&self) -> &'static str {
        "加"
    }

    fn to(&self) -> &'static str {
        "到"
    }

    fn of(&self) -> &'static str {
        "，共"
    }

    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::SquareMetre => "平方米",
            Unit::Kilometre => "公里",
            Unit::Metre => "米",
            Unit::Centimetre => "厘米",
            Unit::Millimetre => "毫米",
            Unit::Kilogram => "公斤",
            Unit::Celsius => "摄氏度",
        }
    }

    fn pause(&self) -> &'static str {
        "，"
    }

    fn gap(&self) -> &'static str {
        ""
    }

    fn counting(&self, number: u64, next: Option<char>) -> String {
        if next.is_some_and(|next| MEASURES.contains(next)) { counted(number) } else { self.number(number) }
    }
}
