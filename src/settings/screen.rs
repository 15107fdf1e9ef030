//! What the citizen looks at and how long they are given: numbers with a rule behind each. A setting that would break a
//! rule is refused with the rule's name.

use crate::reader::Table;

/// WCAG 2.2.1: at least that long to answer a warning.
const ANSWER_SECS_MIN: u32 = 20;
/// VVSG 2.0, 2 to 5 minutes without use before the question.
const IDLE_SECS: std::ops::RangeInclusive<u32> = 120..=300;
/// Capital letters of the largest text size.
const LARGEST_CAPITALS_MM: f64 = 8.75;
/// EN 301 549, 5.1.4: capitals subtend at least that angle at the distance from which they are read.
const DEGREES_MIN: f64 = 0.7;

/// The screen; sizes of letters and targets follow from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Pixels an inch, from the maker's sheet or the ruler.
    pub ppi: f64,
    /// How far away the citizen's eyes are.
    pub viewing_mm: u32,
    /// How far the touch panel is turned against the picture.
    pub touch: Turn,
}

/// How far a touch panel is turned against the picture, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Not at all.
    None,
    /// 90 degrees.
    Quarter,
    /// 180 degrees.
    Half,
    /// 270 degrees.
    ThreeQuarters,
}

/// How long the terminal waits for a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without a touch, until it asks whether somebody is there.
    pub idle_secs: u32,
    /// For the answer to that.
    pub answer_secs: u32,
    /// On the last page.
    pub done_secs: u32,
}

pub(crate) fn screen(table: Table<'_, '_>) -> Option<Screen> {
    let (width, height) = (table.number("width", 480..=7_680), table.number("height", 480..=7_680));
    let ppi = table.decimal("ppi", 50.0..=400.0);
    if !table.has("ppi") {
        table.wrong(
            "ppi",
            "\"ppi\" is missing; add it: letters and targets have their sizes in millimetres (EN 301 549, 5.1.4)",
        );
    }
    let viewing_mm = table.number_or("viewing_mm", 600, 300..=1_500);
    let far_mm = (LARGEST_CAPITALS_MM / DEGREES_MIN.to_radians().tan()).floor();
    if viewing_mm.is_some_and(|mm| f64::from(mm) > far_mm) {
        table.wrong(
            "viewing_mm",
            format!(
                "\"viewing_mm\" has to be {far_mm} or less: from further away the largest letters are too small (EN 301 549, 5.1.4: {DEGREES_MIN} degrees)"
            ),
        );
    }
    let turns = [("0", Turn::None), ("90", Turn::Quarter), ("180", Turn::Half), ("270", Turn::ThreeQuarters)];
    let touch = if table.has("touch_turned") { table.word("touch_turned", &turns) } else { Some(Turn::None) };
    table.finish();
    Some(Screen { width: width?, height: height?, ppi: ppi?, viewing_mm: viewing_mm?, touch: touch? })
}

pub(crate) fn limits(table: Table<'_, '_>) -> Option<Limits> {
    let idle_secs = table.number_under("idle_secs", 180, IDLE_SECS, "VVSG 2.0: 2 to 5 minutes");
    let answer_secs = table.number_under("answer_secs", 45, ANSWER_SECS_MIN..=300, "WCAG 2.2.1: at least 20 seconds");
    let done_secs = table.number_or("done_secs", 30, 10..=120);
    // There is no number to set: everybody may ask for more time as often as they need it.
    if table.has("extensions") && table.text_if("extensions").is_none_or(|text| text != "unlimited") {
        table.wrong(
            "extensions",
            "\"extensions\" has to be \"unlimited\" or left out (WCAG 2.2.1: at least 10; here nobody counts)",
        );
    }
    table.finish();
    Some(Limits { idle_secs: idle_secs?, answer_secs: answer_secs?, done_secs: done_secs? })
}
