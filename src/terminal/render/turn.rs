//! A touch panel that is not turned with its screen: compositors turn the picture and forget the panel (cage-kiosk/cage#243).
//! What it reports is turned here, before anything hears of it.

use iced::{Event, Point, Size, touch};

use crate::look::Turn;

/// The event as it would be of a panel that was turned with the screen.
pub(super) fn turned(event: &Event, turn: Turn, screen: Size) -> Option<Event> {
    let Event::Touch(touch) = event else { return None };
    if turn == Turn::None {
        return None;
    }
    let at = |position: Point| place(position, turn, screen);
    Some(Event::Touch(match *touch {
        touch::Event::FingerPressed { id, position } => touch::Event::FingerPressed { id, position: at(position) },
        touch::Event::FingerMoved { id, position } => touch::Event::FingerMoved { id, position: at(position) },
        touch::Event::FingerLifted { id, position } => touch::Event::FingerLifted { id, position: at(position) },
        touch::Event::FingerLost { id, position } => touch::Event::FingerLost { id, position: at(position) },
    }))
}

/// Where a finger is on the screen that the panel reports there.
fn place(reported: Point, turn: Turn, screen: Size) -> Point {
    let (across, down) = (reported.x / screen.width.max(1.0), reported.y / screen.height.max(1.0));
    let (across, down) = match turn {
        Turn::None => (across, down),
        Turn::Quarter => (1.0 - down, across),
        Turn::Half => (1.0 - across, 1.0 - down),
        Turn::ThreeQuarters => (down, 1.0 - across),
    };
    Point::new(across * screen.width, down * screen.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_that_is_touched_is_the_corner_that_is_pressed() {
        let screen = Size::new(1080.0, 1920.0);
        // A finger in the upper left corner of the picture, as panels report it that stayed as they were.
        for (turn, reported) in [
            (Turn::None, Point::new(0.0, 0.0)),
            (Turn::Quarter, Point::new(0.0, 1920.0)),
            (Turn::Half, Point::new(1080.0, 1920.0)),
            (Turn::ThreeQuarters, Point::new(1080.0, 0.0)),
        ] {
            assert_eq!(place(reported, turn, screen), Point::ORIGIN, "{turn:?}");
        }
        // And one on a door in the right half, a third of the way down.
        let door = Point::new(810.0, 640.0);
        for (turn, reported) in [
            (Turn::Quarter, Point::new(360.0, 480.0)),
            (Turn::Half, Point::new(270.0, 1280.0)),
            (Turn::ThreeQuarters, Point::new(720.0, 1440.0)),
        ] {
            let pressed = place(reported, turn, screen);
            assert!((pressed.x - door.x).abs() < 0.01 && (pressed.y - door.y).abs() < 0.01, "{turn:?}: {pressed:?}");
        }
    }

    #[test]
    fn nothing_but_touch_is_turned() {
        let moved = Event::Mouse(iced::mouse::Event::CursorMoved { position: Point::new(1.0, 2.0) });
        assert_eq!(turned(&moved, Turn::Half, Size::new(10.0, 10.0)), None);
    }
}
