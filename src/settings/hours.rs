//! When the terminal serves: spans of each weekday, and the dates on which it stays closed. Pure: whoever asks says what
//! the clock on the wall shows.

use std::fmt;

use domain::Date;
use jiff::civil::{DateTime, Time, Weekday};

use crate::reader::Table;

/// How far ahead the next opening is looked for; further away nobody waits for it.
const AHEAD_DAYS: usize = 31;
const MINUTES_A_DAY: u16 = 24 * 60;

/// The days as they are written, Monday first.
const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Opening hours of a week, and exceptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Each weekday's spans in order; none on a day that it stays closed.
    week: Vec<(Weekday, Vec<Span>)>,
    closed: Vec<Date>,
}

/// From a minute of the day until before another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    from: u16,
    until: u16,
}

/// Whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is.
    Open,
    /// It is not.
    Closed {
        /// When it opens next by the clock on the wall; unknown if not within a month.
        opens: Option<DateTime>,
    },
}

impl Hours {
    /// Whether it is open when the clock on the wall shows that.
    #[must_use]
    pub fn at(&self, local: DateTime) -> Opening {
        let minute = minute_of(local.time());
        if self.on(local.date()).any(|span| span.from <= minute && minute < span.until) {
            return Opening::Open;
        }
        let later_today = self.on(local.date()).find(|span| span.from > minute);
        let opens = later_today.and_then(|span| span.opens(local.date())).or_else(|| {
            local.date().series(jiff::Span::new().days(1)).skip(1).take(AHEAD_DAYS).find_map(|date| {
                let first = self.on(date).next()?;
                first.opens(date)
            })
        });
        Opening::Closed { opens }
    }

    fn on(&self, date: Date) -> impl Iterator<Item = Span> + '_ {
        let is_open = !self.closed.contains(&date);
        let day = self.week.iter().filter(move |(day, _)| is_open && *day == date.weekday());
        day.flat_map(|(_, spans)| spans.iter().copied())
    }
}

impl Span {
    fn opens(self, date: Date) -> Option<DateTime> {
        let (hour, minute) = (i8::try_from(self.from / 60).ok()?, i8::try_from(self.from % 60).ok()?);
        Some(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?))
    }
}

/// Why a span cannot be read.
#[derive(Debug)]
pub(crate) struct NoSpan(String);

impl fmt::Display for NoSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" has to be two times such as \"08:00-17:30\", the later one last", self.0)
    }
}

impl std::str::FromStr for Span {
    type Err = NoSpan;

    fn from_str(text: &str) -> Result<Self, NoSpan> {
        let read = || {
            let (from, until) = text.split_once('-')?;
            let span = Self { from: minutes(from)?, until: minutes(until)? };
            (span.from < span.until).then_some(span)
        };
        read().ok_or_else(|| NoSpan(text.to_owned()))
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let two = |text: &str| (text.len() == 2).then(|| text.parse::<u16>().ok())?;
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= MINUTES_A_DAY).then_some(all)
}

fn minute_of(time: Time) -> u16 {
    u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or(0)
}

/// Reads `[hours]`; a day that is not named stays closed.
pub(crate) fn read(table: Table<'_, '_>) -> Option<Hours> {
    let mut week = Vec::new();
    for (name, day) in DAYS {
        let Some(spans) = table.list_if::<Span>(name) else { continue };
        let overlap = spans.windows(2).any(|pair| matches!(pair, [before, after] if after.from < before.until));
        if overlap {
            table.wrong(name, format!("\"{name}\" has spans that overlap or stand out of order"));
        }
        week.push((day, spans));
    }
    let closed = table.list_if("closed").unwrap_or_default();
    if week.is_empty() {
        table.wrong("", "[hours] names no day; without [hours] the terminal is always open");
    }
    table.finish();
    Some(Hours { week, closed })
}
