//! Lines of Arabic with names, numbers and marks in them, at every width.

use super::*;
use crate::theme::{self, Heft};

const MIXED: [&str; 5] = [
    "اكتب اليوم ثم الشهر ثم السنة: ليوم 5 مارس 2026 اكتب 05032026.",
    "هل تشارك هذه الإجابات مع \u{2068}Singapore Food Agency\u{2069}؟",
    "تتلقى \u{2068}Ministry of Manpower\u{2069} الإجابات الـ\u{2068}14\u{2069} المعروضة هنا، للبتّ في: \u{2068}Work passes\u{2069}.",
    "هذا ليس عنوان بريد إلكتروني. يكون على هذا الشكل: \u{2066}name@example.com\u{2069}.",
    "الرقم 7K4-3367A-Q\nمن 10:42 إلى 18:00",
];

fn lettering(shown: &str) -> Lettering {
    crate::fonts::load();
    let said = Said { text: shown.to_owned(), font: theme::font(shown, Heft::Plain), colour: Color::BLACK };
    Lettering::new(vec![said], 30.0, 1.5).align_x(text::Alignment::Right)
}

fn set(lettering: &Lettering, width: f32) -> State {
    let mut state = State::default();
    state.set(lettering, width);
    state
}

/// What the toolkit makes of the same words.
fn unaided(lettering: &Lettering, width: f32) -> Size {
    let state = set(lettering, f32::INFINITY);
    Paragraph::with_text(advanced::Text {
        content: state.shown.as_str(),
        bounds: Size::new(width, f32::INFINITY),
        size: Pixels(lettering.size),
        line_height: LineHeight::Relative(lettering.line_height),
        font: lettering.spans[0].font,
        align_x: lettering.align,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::WordOrGlyph,
    })
    .min_bounds()
}

fn bare(text: &str) -> String {
    text.replace(|letter| matches!(letter, LEFT_TO_RIGHT..=END), "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_line_of_arabic_and_digits_keeps_within_its_box_at_every_width() {
    let mut beyond = 0;
    for shown in MIXED {
        let lettering = lettering(shown);
        for width in (300..1000).step_by(7).map(|width| width as f32) {
            let state = set(&lettering, width);
            let size = state.paragraph.min_bounds();
            assert!(size.width <= width + 0.1, "{shown} is {} px wide in {width}", size.width);
            let lines = state.shown.split('\n').count() as f32;
            assert!((size.height - lines * 45.0).abs() < 0.1, "{shown} is {} px high", size.height);
            // Laid out again as wide as it was measured, it is the same.
            let again = set(&lettering, size.width);
            assert_eq!((again.shown, again.paragraph.min_bounds()), (state.shown, size), "in {width}");
            beyond += usize::from(unaided(&lettering, width).width > width + 1.0);
        }
    }
    assert!(beyond > 0, "the toolkit now breaks these lines itself: this file can go");
}

#[test]
fn every_line_stands_as_near_to_the_right_as_its_paragraph() {
    for shown in MIXED {
        let state = set(&lettering(shown), 400.0);
        let wide = state.paragraph.min_bounds().width;
        let lines: Vec<_> = state.paragraph.buffer().layout_runs().collect();
        assert!(lines.len() > 1, "{shown}");
        for line in lines {
            let ends = line.glyphs.iter().map(|glyph| glyph.x + glyph.w).fold(0.0, f32::max);
            assert!((ends - wide).abs() < 0.5, "a line of {shown} ends at {ends} of {wide}");
        }
    }
}

#[test]
fn no_word_is_lost_or_broken_and_every_line_closes_what_it_opens() {
    for shown in MIXED {
        for width in [340.0, 444.0, 777.0, f32::INFINITY] {
            let state = set(&lettering(shown), width);
            // An address may go on in the next line behind its sign.
            assert_eq!(bare(&state.shown).replace("@ ", "@"), bare(shown));
            assert!(!state.broken, "{} in {width}", state.shown);
            for line in state.shown.split('\n') {
                let count = |marks: &[char]| line.matches(marks).count();
                assert_eq!(count(&[LEFT_TO_RIGHT, RIGHT_TO_LEFT]), count(&[END]), "{line:?}");
                assert!(line.starts_with(RIGHT_TO_LEFT) && line.ends_with(END) && !line.contains(FIRST_STRONG));
            }
        }
    }
}

#[test]
fn a_name_that_goes_on_in_the_next_line_keeps_its_direction() {
    let name = lettering("إلى \u{2068}Building and Construction Authority\u{2069} اليوم");
    let state = set(&name, 330.0);
    let lines: Vec<&str> = state.shown.split('\n').collect();
    assert_eq!(
        lines,
        [
            "\u{2067}إلى \u{2066}Building and\u{2069}\u{2069}",
            "\u{2067}\u{2066}Construction Authority\u{2069}\u{2069}",
            "\u{2067}اليوم\u{2069}"
        ]
    );
}

#[test]
fn a_word_wider_than_its_box_is_broken_and_reported() {
    let state = set(&lettering("عنوانك \u{2066}a.very.long.address@example.com\u{2069}"), 200.0);
    assert!(state.broken && state.paragraph.min_bounds().width <= 200.1, "{}", state.shown);
    let letters = state.shown.replace('\n', "").replace(|letter| matches!(letter, LEFT_TO_RIGHT..=END), "");
    assert!(letters.ends_with("a.very.long.address@example.com"), "{letters}");
}

#[test]
fn lines_end_at_blanks_and_behind_hyphens_before_letters() {
    let of = |text: &str| -> Vec<String> { words(text).iter().map(|word| text[word.start..word.end].into()).collect() };
    assert_eq!(of("a b-c 5-6 7/8 x/y"), ["a", "b-", "c", "5-6", "7/8", "x/", "y"]);
    assert_eq!(of("10\u{a0}kg  net\nof"), ["10\u{a0}kg", "net", "of"]);
    assert_eq!(words("a\nb").first().map(|word| word.ends_line), Some(true));
    assert_eq!(of("ACRA 商业资料（UEN）。"), ["ACRA", "商", "业", "资", "料", "（UEN）。"]);
}
