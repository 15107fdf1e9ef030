//! Pages drawn and pressed, kind by kind: by mouse and by finger, in every theme and text size, lying and standing.

use iced::advanced::{clipboard, mouse};
use iced::{Event, Pixels, Point, Rectangle, Size, keyboard, touch};
use iced_runtime::user_interface::{Cache, UserInterface};

use super::samples::{self, Say};
use super::{Heard, Pointer};
use crate::app::Knock;
use crate::draw::{self, Painter, Target};
use crate::look::{Look, Reach, Room, Screen, TextSize, Theme};
use crate::page::ring::Key;
use crate::page::{BlockId, Page};

const SIZES: [TextSize; 4] = [TextSize::Small, TextSize::Default, TextSize::Large, TextSize::Largest];
const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::HighContrast, Theme::LowGlare];

fn look() -> Look {
    let (theme, text_size, reach) = (Theme::Light, TextSize::Default, Reach::Full);
    Look { theme, text_size, reach, focus: None, language: domain::Language::English, room: Room::Ample }
}

fn sized(text_size: TextSize) -> Look {
    Look { text_size, ..look() }
}

/// A citizen before a page: state of the widgets is kept between touches, as in the window.
struct Citizen {
    renderer: iced::Renderer,
    cache: Option<Cache>,
    look: Look,
    screen: Screen,
}

impl Citizen {
    fn at(look: Look, screen: Screen) -> Self {
        crate::fonts::load();
        let renderer = iced::Renderer::new(draw::default_font(), Pixels(30.0));
        Self { renderer, cache: None, look, screen }
    }

    fn with<T>(
        &mut self,
        page: &Page<Say>,
        act: impl FnOnce(&mut UserInterface<'static, Heard<Say>, iced::Theme, iced::Renderer>, &mut iced::Renderer) -> T,
    ) -> T {
        let root = super::page(page, None, &self.look, self.screen, (Pointer::Hidden, crate::look::Turn::None));
        let size = Size::new(self.screen.width as f32, self.screen.height as f32);
        let cache = self.cache.take().unwrap_or_default();
        let mut interface = UserInterface::build(root, size, cache, &mut self.renderer);
        let result = act(&mut interface, &mut self.renderer);
        self.cache = Some(interface.into_cache());
        result
    }

    /// What the page says to a batch of events that leaves the cursor at its last place, as the toolkit does.
    fn does(&mut self, page: &Page<Say>, events: &[Event]) -> Vec<Heard<Say>> {
        let cursor = events.iter().rev().find_map(place).map_or(mouse::Cursor::Unavailable, mouse::Cursor::Available);
        self.with(page, |interface, renderer| {
            let mut said = Vec::new();
            drop(interface.update(events, cursor, renderer, &mut clipboard::Null, &mut said));
            said
        })
    }

    fn presses(&mut self, page: &Page<Say>, events: &[Event]) -> Vec<Say> {
        let said = self.does(page, events).into_iter();
        said.filter_map(|heard| if let Heard::Pressed { says, .. } = heard { Some(says) } else { None }).collect()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "other events have no place")]
fn place(event: &Event) -> Option<Point> {
    match event {
        Event::Mouse(mouse::Event::CursorMoved { position }) => Some(*position),
        Event::Touch(
            touch::Event::FingerPressed { position, .. }
            | touch::Event::FingerMoved { position, .. }
            | touch::Event::FingerLifted { position, .. },
        ) => Some(*position),
        _ => None,
    }
}

fn down(finger: u64, position: Point) -> Event {
    Event::Touch(touch::Event::FingerPressed { id: touch::Finger(finger), position })
}

fn up(finger: u64, position: Point) -> Event {
    Event::Touch(touch::Event::FingerLifted { id: touch::Finger(finger), position })
}

fn bounds(target: &Target) -> Rectangle {
    let [x, y, width, height] = target.bounds;
    Rectangle { x, y, width, height }
}

fn targets(page: &Page<Say>, look: &Look, screen: Screen) -> Vec<Target> {
    Painter::new().targets(page, look, screen)
}

fn middle_of(page: &Page<Say>, id: &str) -> Point {
    let all = targets(page, &look(), Screen::PORTRAIT);
    bounds(all.iter().find(|target| target.id.0 == id).unwrap()).center()
}

#[test]
fn every_control_of_every_page_is_there_and_says_its_own() {
    for screen in [Screen::PORTRAIT, Screen::LANDSCAPE] {
        for page in samples::all() {
            let found = targets(&page, &look(), screen);
            let folded = Painter::new().fits(&page, &look(), screen).overflow_px > 0;
            for control in page.controls() {
                let target = found.iter().find(|target| target.id == control.id);
                let target = target.unwrap_or_else(|| panic!("{:?} is not drawn on {:?}", control.id, page.id));
                if folded {
                    continue;
                }
                let at = bounds(target).center();
                let mut citizen = Citizen::at(look(), screen);
                let expected: Vec<Say> = page.press(&control.id.0).into_iter().collect();
                assert_eq!(citizen.presses(&page, &[down(1, at), up(1, at)]), expected, "{:?}", control.id);
                let click = [
                    Event::Mouse(mouse::Event::CursorMoved { position: at }),
                    Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
                    Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
                ];
                assert_eq!(citizen.presses(&page, &click), expected, "{:?}", control.id);
            }
        }
    }
}

#[test]
fn sliding_off_cancels_and_so_does_sliding_in() {
    let page = samples::question();
    let (on, off) = (middle_of(&page, "continue"), Point::new(500.0, 1200.0));
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    assert!(citizen.presses(&page, &[down(1, on), up(1, off)]).is_empty());
    assert!(citizen.presses(&page, &[down(1, off), up(1, on)]).is_empty());
    assert!(citizen.presses(&page, &[down(1, on)]).is_empty());
    assert!(citizen.presses(&page, &[up(1, off)]).is_empty());
    assert_eq!(citizen.presses(&page, &[down(1, on), up(1, on)]), ["continue"]);
}

#[test]
fn a_second_finger_is_ignored_until_all_are_up() {
    let page = samples::question();
    let (one, other) = (middle_of(&page, "continue"), middle_of(&page, "no"));
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    assert!(citizen.presses(&page, &[down(1, one), down(2, other), up(2, other)]).is_empty());
    assert_eq!(citizen.presses(&page, &[down(3, other), up(1, one)]), ["continue"]);
    assert!(citizen.presses(&page, &[down(4, other), up(4, other), up(3, other)]).is_empty());
    assert_eq!(citizen.presses(&page, &[down(5, other), up(5, other)]), ["no"]);
}

#[test]
fn a_finger_that_is_lost_presses_nothing() {
    let page = samples::question();
    let at = middle_of(&page, "continue");
    let lost = Event::Touch(touch::Event::FingerLost { id: touch::Finger(1), position: at });
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    assert!(citizen.presses(&page, &[down(1, at), lost, up(1, at)]).is_empty());
}

/// As it happens when the next face's window comes up between a press and its release.
#[test]
fn another_window_that_comes_up_under_a_button_that_is_down_takes_no_press_away() {
    let page = samples::question();
    let moved = |position| Event::Mouse(mouse::Event::CursorMoved { position });
    let (on, off) = (moved(middle_of(&page, "continue")), moved(Point::new(500.0, 1200.0)));
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
    let left = Event::Mouse(mouse::Event::CursorLeft);
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    let covered = [on.clone(), press.clone(), left.clone(), release.clone()];
    assert_eq!(
        citizen.does(&page, &covered)[1..],
        [Heard::Lifted, Heard::Pressed { id: crate::page::BlockId("continue".to_owned()), says: "continue" }]
    );
    assert!(citizen.presses(&page, &[on, press, left, off, release]).is_empty(), "sliding off cancels as ever");
}

#[test]
fn a_page_that_changes_under_the_finger_is_not_pressed() {
    let (page, next) = (samples::question(), samples::tamil());
    let at = middle_of(&page, "premises");
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    assert!(citizen.presses(&page, &[down(1, at)]).is_empty());
    let other = samples::start();
    assert!(citizen.presses(&other, &[up(1, at)]).is_empty());
    assert!(citizen.presses(&next, &[up(1, at)]).is_empty());
}

#[test]
fn any_touch_is_told_and_keys_become_wishes() {
    let page = samples::typing();
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    assert_eq!(citizen.does(&page, &[down(1, Point::new(5.0, 900.0))]), [Heard::Touched]);
    let key = |named, repeat| {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key: keyboard::Key::Named(named),
            modified_key: keyboard::Key::Named(named),
            physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
            location: keyboard::Location::Standard,
            modifiers: keyboard::Modifiers::empty(),
            text: None,
            repeat,
        })
    };
    let named = [keyboard::key::Named::ArrowDown, keyboard::key::Named::Enter, keyboard::key::Named::Tab];
    let said: Vec<_> = named.into_iter().flat_map(|name| citizen.does(&page, &[key(name, false)])).collect();
    assert_eq!(said, [Heard::Key(Key::Next), Heard::Key(Key::Select), Heard::Key(Key::Next)]);
    assert!(citizen.does(&page, &[key(keyboard::key::Named::Enter, true)]).is_empty());
}

#[test]
fn a_finger_on_the_name_knocks_and_so_do_control_alt_and_t() {
    let page = samples::typing();
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    let mut knocks = |x: f32, y: f32| citizen.does(&page, &[down(1, Point::new(x, y)), up(1, Point::new(x, y))]);
    let knock = Heard::Knocked(Knock::Touch);
    let heard: Vec<_> = (0_u8..20).map(|step| knocks(100.0, f32::from(step) * 10.0)).collect();
    assert!(heard.contains(&vec![Heard::Touched, knock.clone(), Heard::Lifted]), "{heard:?}");
    assert!(!knocks(5.0, 900.0).contains(&knock));
    let letter = keyboard::Key::Character("t".into());
    let key = |modifiers| {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key: letter.clone(),
            modified_key: letter.clone(),
            physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
            location: keyboard::Location::Standard,
            modifiers,
            text: Some("t".into()),
            repeat: false,
        })
    };
    let (plain, both) = (keyboard::Modifiers::empty(), keyboard::Modifiers::CTRL | keyboard::Modifiers::ALT);
    assert_eq!(citizen.does(&page, &[key(plain)]), [Heard::Key(Key::Character('t'))]);
    assert_eq!(citizen.does(&page, &[key(both)]), [Heard::Knocked(Knock::Keys)]);
}

#[test]
fn the_pointer_is_hidden_over_every_part_of_the_page() {
    let page = samples::question();
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    for (x, y) in (0..9).flat_map(|x| (0..16).map(move |y| (x, y))) {
        let cursor = mouse::Cursor::Available(Point::new(x as f32 * 120.0 + 5.0, y as f32 * 120.0 + 5.0));
        let shown = citizen.with(&page, |interface, renderer| {
            let moved = Event::Mouse(mouse::Event::CursorMoved { position: cursor.position().unwrap_or_default() });
            let (state, _) = interface.update(&[moved], cursor, renderer, &mut clipboard::Null, &mut Vec::new());
            match state {
                iced_runtime::user_interface::State::Updated { mouse_interaction, .. } => Some(mouse_interaction),
                iced_runtime::user_interface::State::Outdated => None,
            }
        });
        assert_eq!(shown, Some(mouse::Interaction::Hidden), "{x} {y}");
    }
}

#[test]
fn targets_have_their_millimetres_and_their_distance_on_every_screen() {
    for ppi in [102.5, 138.0, 141.2, 149.4] {
        let screen = Screen { ppi, ..Screen::PORTRAIT };
        let (side, gap) = (12.7 / 25.4 * ppi - 0.5, 2.54 / 25.4 * ppi - 1.0);
        for size in SIZES {
            for page in samples::all() {
                let all = targets(&page, &sized(size), screen);
                // What hangs below the fold passes behind the bottom bar and cannot be pressed there.
                let folded = Painter::new().fits(&page, &sized(size), screen).overflow_px > 0;
                for (at, target) in all.iter().enumerate() {
                    let one = bounds(target);
                    let named = format!("{:?} on {:?} at {ppi} in {size:?}: {one:?}", target.id, page.id);
                    assert!(one.width >= side && one.height >= side, "{named} is too small");
                    for other in all.iter().skip(at + 1) {
                        let two = bounds(other);
                        let across = (two.x - one.x - one.width).max(one.x - two.x - two.width);
                        let down = (two.y - one.y - one.height).max(one.y - two.y - two.height);
                        assert!(folded || across.max(down) >= gap, "{named} is too near to {:?}", other.id);
                    }
                }
            }
        }
    }
}

#[test]
fn a_page_that_does_not_fit_says_so_and_shows_the_rest_in_parts() {
    let (look, screen) = (sized(TextSize::Largest), Screen { height: 1300, ..Screen::PORTRAIT });
    let page = samples::start();
    assert_eq!(draw::fits(&samples::question(), &self::look(), &Screen::PORTRAIT).overflow_px, 0);
    assert!(draw::fits(&page, &look, &screen).overflow_px > 100);
    let last = |look: &Look| {
        let all = targets(&page, look, screen);
        bounds(all.iter().find(|target| target.id.0 == "ask").unwrap()).center()
    };
    let hidden = last(&look);
    let mut citizen = Citizen::at(look.clone(), screen);
    assert!(citizen.presses(&page, &[down(1, hidden), up(1, hidden)]).is_empty());
    // The focus brings it into view, and there it can be pressed.
    let focused = Look { focus: Some(BlockId("ask".into())), ..look };
    let seen = last(&focused);
    assert!(seen.y < hidden.y);
    let mut citizen = Citizen::at(focused, screen);
    assert_eq!(citizen.presses(&page, &[down(1, seen), up(1, seen)]), ["ask"]);
}

#[test]
fn the_turning_buttons_bring_the_rest_into_reach() {
    let (look, screen) = (sized(TextSize::Largest), Screen { height: 1300, ..Screen::PORTRAIT });
    let page = samples::start();
    let tools = targets(&page, &look, screen);
    let bar = tools.iter().find(|target| target.id.0 == "help").map(|target| bounds(target).y).unwrap();
    let turn = Point::new(630.0, bar - 75.0);
    let mut citizen = Citizen::at(look, screen);
    let within = |citizen: &mut Citizen, at: Point| citizen.presses(&page, &[down(1, at), up(1, at)]);
    let spot = Point::new(500.0, bar - 250.0);
    let before = within(&mut citizen, spot);
    assert!(within(&mut citizen, turn).is_empty());
    let after = within(&mut citizen, spot);
    assert_ne!(before, after);
    assert_eq!(after, ["ask"]);
}

#[test]
fn every_page_is_painted_in_every_theme_and_size() {
    let mut painter = Painter::new();
    for page in samples::all() {
        let drawn = THEMES.map(|theme| painter.draw(&page, None, &Look { theme, ..look() }, Screen::PORTRAIT));
        for (at, picture) in drawn.iter().enumerate() {
            assert_eq!(picture.rgba.len(), 1080 * 1920 * 4);
            assert!(drawn.iter().skip(at + 1).all(|other| other != picture), "{:?}", page.id);
        }
        let sizes = SIZES.map(|size| painter.draw(&page, None, &sized(size), Screen::LANDSCAPE));
        assert!(sizes.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", page.id);
    }
}

/// Counts the rings that are drawn.
#[derive(Default)]
struct Rings(usize);

impl iced::advanced::widget::Operation for Rings {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn iced::advanced::widget::Operation)) {
        operate(self);
    }

    fn custom(&mut self, _: Option<&iced::advanced::widget::Id>, _: Rectangle, state: &mut dyn std::any::Any) {
        self.0 += usize::from(state.is::<super::frame::Focused>());
    }
}

#[test]
fn every_item_shows_that_it_has_the_focus() {
    for page in samples::all() {
        for item in page.items() {
            let mut citizen = Citizen::at(Look { focus: Some(item.id.clone()), ..look() }, Screen::PORTRAIT);
            let mut rings = Rings::default();
            citizen.with(&page, |interface, renderer| interface.operate(renderer, &mut rings));
            assert_eq!(rings.0, 1, "{:?} of {:?}", item.id, page.id);
        }
    }
}

#[test]
fn low_reach_moves_everything_that_is_pressed_downwards() {
    let page = samples::question();
    let low = Look { reach: Reach::Low, ..look() };
    let highest = |look: &Look| {
        targets(&page, look, Screen::PORTRAIT).iter().map(|target| target.bounds[1]).fold(f32::INFINITY, f32::min)
    };
    assert!(highest(&low) > highest(&look()) + 300.0);
}

#[test]
fn the_page_behind_the_idle_question_cannot_be_pressed() {
    let (page, behind) = (samples::idle(), samples::question());
    crate::fonts::load();
    let mut renderer = iced::Renderer::new(draw::default_font(), Pixels(30.0));
    let root = super::page(&page, Some(&behind), &look(), Screen::PORTRAIT, (Pointer::Hidden, crate::look::Turn::None));
    let mut interface = UserInterface::build(root, Size::new(1080.0, 1920.0), Cache::new(), &mut renderer);
    let at = middle_of(&behind, "premises");
    let mut said = Vec::new();
    let cursor = mouse::Cursor::Available(at);
    drop(interface.update(&[down(1, at), up(1, at)], cursor, &mut renderer, &mut clipboard::Null, &mut said));
    assert_eq!(said, [Heard::Touched, Heard::Lifted]);
}

#[test]
fn nothing_sticks_after_a_tap() {
    let page = samples::question();
    let at = middle_of(&page, "no");
    let mut citizen = Citizen::at(look(), Screen::PORTRAIT);
    let picture = |citizen: &mut Citizen| {
        citizen.with(&page, |interface, renderer| {
            let style = iced::advanced::renderer::Style { text_color: iced::Color::BLACK };
            interface.draw(renderer, &iced::Theme::Light, &style, mouse::Cursor::Available(at));
            iced::advanced::renderer::Headless::screenshot(renderer, Size::new(1080, 1920), 1.0, iced::Color::WHITE)
        })
    };
    let before = picture(&mut citizen);
    citizen.presses(&page, &[down(1, at)]);
    let held = picture(&mut citizen);
    citizen.presses(&page, &[up(1, at)]);
    assert!(held != before);
    assert!(picture(&mut citizen) == before);
}

#[test]
fn a_theme_moves_nothing() {
    let mut painter = Painter::new();
    for (page, screen) in samples::all().iter().flat_map(|page| [(page, Screen::PORTRAIT), (page, Screen::LANDSCAPE)]) {
        for size in [TextSize::Default, TextSize::Largest] {
            let mut placed = |theme| {
                let look = Look { theme, ..sized(size) };
                (painter.targets(page, &look, screen), painter.inspect(page, &look, screen))
            };
            let light = placed(Theme::Light);
            for theme in [Theme::Dark, Theme::HighContrast, Theme::LowGlare] {
                assert_eq!(placed(theme), light, "{theme:?} {size:?}: {}", page.id.0);
            }
        }
    }
}
