//! Pages from right to left: each stands as the mirror image of itself from left to right, and each line of Arabic
//! begins at the right edge of its box.

use domain::Language;
use iced::advanced::widget::{Id, Operation};
use iced::{Pixels, Rectangle, Size};
use iced_runtime::user_interface::{Cache, UserInterface};

use super::samples::{self, Say};
use super::{Found, Pointer};
use crate::draw::{self, Painter};
use crate::look::{Look, Reach, Room, Screen, TextSize, Theme};
use crate::page::{Card, Choices, Control, Figure, Kind, Many, Notice, Page, Progress, State, Tone};

fn look(language: Language, text_size: TextSize) -> Look {
    Look { theme: Theme::Light, text_size, reach: Reach::Full, focus: None, language, room: Room::Ample }
}

/// Where everything stands, in the order in which it is drawn.
#[derive(Default)]
struct Places(Vec<(String, Rectangle)>);

impl Operation for Places {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        let icon = text.chars().any(|letter| ('\u{e000}'..='\u{f8ff}').contains(&letter));
        self.0.push((if icon { "an icon".to_owned() } else { text.to_owned() }, bounds));
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn std::any::Any) {
        if let Some(found) = state.downcast_ref::<Found>() {
            self.0.push((found.id.0.clone(), bounds));
        }
    }
}

fn places(page: &Page<Say>, look: &Look, screen: Screen) -> Vec<(String, Rectangle)> {
    crate::fonts::load();
    let mut renderer = iced::Renderer::new(draw::default_font(), Pixels(30.0));
    let root = super::page(page, None, look, screen, (Pointer::Hidden, crate::look::Turn::None));
    let size = Size::new(screen.width as f32, screen.height as f32);
    let mut interface = UserInterface::build(root, size, Cache::new(), &mut renderer);
    let mut places = Places::default();
    interface.operate(&renderer, &mut places);
    places.0
}

fn near(one: Rectangle, other: Rectangle) -> bool {
    let apart = [one.x - other.x, one.y - other.y, one.width - other.width, one.height - other.height];
    apart.iter().all(|apart| apart.abs() <= 1.5)
}

fn mirrored(bounds: Rectangle, screen: Screen) -> Rectangle {
    Rectangle { x: screen.width as f32 - bounds.x - bounds.width, ..bounds }
}

#[test]
fn a_page_from_right_to_left_is_the_mirror_image_of_itself() {
    for screen in [Screen::PORTRAIT, Screen::LANDSCAPE] {
        for size in [TextSize::Small, TextSize::Default, TextSize::Largest] {
            for page in samples::all().into_iter().chain([arabic()]) {
                let straight = places(&page, &look(Language::English, size), screen);
                let turned = places(&page, &look(Language::Arabic, size), screen);
                assert_eq!(straight.len(), turned.len(), "{:?}", page.id);
                let keys: Vec<Rectangle> =
                    straight.iter().filter(|(name, _)| name.starts_with("key-")).map(|(_, bounds)| *bounds).collect();
                // The keyboard stands on the other side, as it is: all its keys have moved by the same.
                let bed = keys.iter().copied().reduce(|one, other| one.union(&other)).unwrap_or_default();
                let moved = mirrored(bed, screen).x - bed.x;
                for ((name, from), (other, to)) in straight.into_iter().zip(turned) {
                    assert_eq!(name, other);
                    let key = keys.iter().any(|key| from.is_within(&key.expand(1.0)));
                    let expected = if key { Rectangle { x: from.x + moved, ..from } } else { mirrored(from, screen) };
                    let place = format!("{name} of {:?} in {size:?}", page.id);
                    assert!(near(to, expected), "{place} at {from:?} stands at {to:?}, not at {expected:?}");
                }
            }
        }
    }
}

#[test]
fn keys_keep_their_order_from_left_to_right() {
    for screen in [Screen::PORTRAIT, Screen::LANDSCAPE] {
        let turned = places(&samples::typing(), &look(Language::Arabic, TextSize::Default), screen);
        let at = |id: &str| turned.iter().find(|(name, _)| name == id).map(|(_, bounds)| bounds.x).unwrap();
        assert!(at("key-q") < at("key-w") && at("key-1") < at("key-0") && at("key-shift") < at("key-delete"));
    }
}

#[test]
fn the_order_of_focus_is_the_order_of_reading_in_both_directions() {
    let names = |language| -> Vec<String> {
        places(&arabic(), &look(language, TextSize::Default), Screen::PORTRAIT)
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    };
    assert_eq!(names(Language::English), names(Language::Arabic));
}

fn control(id: Say, label: &str) -> Control<Say> {
    Control::new(id, label, id)
}

/// Words of every length, alone and around Latin ones, in every kind of box.
fn arabic() -> Page<Say> {
    let options = vec![
        control("yes", "نعم").state(State::Selected),
        control("long", "نعم، لكن فقط إذا كان ذلك في مكان آخر غير المكان الذي ذكرته في السؤال السابق عن المطعم"),
        control("name", "هل تشارك هذه الإجابات مع \u{2068}Accounting and Corporate Regulatory Authority\u{2069}؟"),
        control("mixed", "يرسل إلى \u{2068}Singapore Food Agency\u{2069} اليوم")
            .detail("رقمه \u{2068}7K4-3367A-Q\u{2069}"),
    ];
    let doors = [("ms", "Bahasa Melayu"), ("ar", "العربية")];
    let doors = doors.into_iter().map(|(id, label)| Card { control: control(id, label), chip: None }).collect();
    Page::new("arabic")
        .with("progress", Kind::Progress(Progress { label: "السؤال 3 من 9".into(), thousandths: Some(380) }))
        .heading("هل تبيع المشروبات أو تقدّمها في هذا المكان؟")
        .paragraph(
            "hint",
            "تُرسَل الأجزاء الأخرى في أقرب وقت. تتلقى كل جهة الجزء الخاص بها فقط، مختومًا بحيث لا يستطيع غيرها قراءته.",
        )
        .with(
            "notice",
            Kind::Notice(Notice {
                tone: Tone::Good,
                title: "طلبك محفوظ بأمان".into(),
                text: Some("خذ إيصالك.".into()),
            }),
        )
        .with("figures", Kind::Figures(vec![Figure { label: "مجموع الرسوم".into(), value: "S$195.00".into() }]))
        .with("doors", Kind::Cards(doors))
        .with("options", Kind::Choices(Choices { label: "مشروبات".into(), many: Many::One, options, problem: None }))
        .with("actions", Kind::Actions(vec![control("back", "رجوع"), control("continue", "متابعة").primary()]))
}

/// The columns with ink within a box, from its left edge; what the corner of the box shows is paper.
fn ink(picture: &draw::Picture, bounds: Rectangle) -> Vec<usize> {
    let pixel = |x: usize, y: usize| {
        let at = (y * picture.width as usize + x) * 4;
        picture.rgba.get(at..at + 3).map(<[u8]>::to_vec)
    };
    let (left, top) = (bounds.x.floor().max(0.0) as usize, bounds.y.ceil().max(0.0) as usize);
    let (across, down) = (bounds.width.ceil() as usize, bounds.height.floor() as usize);
    let paper = pixel(left, top);
    (0..across).filter(|x| (0..down).any(|y| pixel(left + x, top + y) != paper)).collect()
}

#[test]
fn arabic_begins_at_the_right_edge_of_its_box_and_stays_within_it() {
    for (screen, size) in [
        (Screen::PORTRAIT, TextSize::Default),
        (Screen::LANDSCAPE, TextSize::Default),
        (Screen::PORTRAIT, TextSize::Small),
    ] {
        let look = look(Language::Arabic, size);
        let picture = Painter::new().draw(&arabic(), None, &look, screen);
        let places = places(&arabic(), &look, screen);
        let lines = places.iter().filter(|(text, _)| text.starts_with('\u{2067}'));
        let mut seen = 0;
        for (text, bounds) in lines.filter(|(_, bounds)| bounds.y + bounds.height < screen.height as f32 - 260.0) {
            let columns = ink(&picture, *bounds);
            let (first, last) = (*columns.first().unwrap(), *columns.last().unwrap());
            let free = bounds.width.ceil() as usize - 1 - last;
            assert!(free <= 14, "{free} px are free before {text} in {bounds:?}");
            // Nothing runs out of its box: beside it there is paper.
            let beside = Rectangle { x: bounds.x + bounds.width + 2.0, width: 6.0, ..*bounds };
            assert!(ink(&picture, beside).is_empty(), "{text} runs out of {bounds:?}");
            assert!(last > first);
            seen += 1;
        }
        assert!(seen >= 8, "{seen} lines were looked at");
    }
}

#[test]
fn arabic_on_a_page_from_left_to_right_begins_where_that_page_begins() {
    let look = look(Language::English, TextSize::Default);
    let picture = Painter::new().draw(&arabic(), None, &look, Screen::PORTRAIT);
    let places = places(&arabic(), &look, Screen::PORTRAIT);
    let (_, door) = places.iter().find(|(text, _)| text.contains("العربية")).unwrap();
    let columns = ink(&picture, *door);
    assert!(columns.first().is_some_and(|first| *first <= 14), "{columns:?} in {door:?}");
}
