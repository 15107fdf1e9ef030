//! How a window that another one has covered comes to its end. What was done on it before is still to be heard: events
//! that the system has delivered and nobody has read yet, and the lifting of a finger that is down, which the system gives
//! to the window on which it came down.

/// Rounds of the toolkit's loop. Each reads all that the system has delivered by then, but tells it only after what the
/// program has told itself: the second has heard of everything that came before the first.
const ROUNDS: u8 = 2;

/// Whether the window is to end, and what is still waited for.
pub(super) struct Leave {
    finger: Finger,
    stage: Stage,
    /// Asks for another round of the loop, after which it is heard again.
    again: Box<dyn Fn()>,
    /// Told once everything was heard.
    left: Option<Box<dyn FnOnce()>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finger {
    Up,
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Staying,
    /// Rounds gone by with no finger down.
    Going(u8),
    /// Somebody's finger is down.
    Held,
}

impl Leave {
    pub(super) fn new(again: Box<dyn Fn()>, left: Box<dyn FnOnce()>) -> Self {
        Self { finger: Finger::Up, stage: Stage::Staying, again, left: Some(left) }
    }

    /// A finger came down, or the mouse's button.
    pub(super) fn down(&mut self) {
        self.finger = Finger::Down;
    }

    /// It went up; what it pressed is heard after this.
    pub(super) fn up(&mut self) {
        self.finger = Finger::Up;
        if self.stage == Stage::Held {
            self.stage = Stage::Going(0);
            (self.again)();
        }
    }

    /// The window is to end, or another round has gone by since.
    pub(super) fn round(&mut self) {
        self.stage = match (self.stage, self.finger) {
            (_, Finger::Down) => Stage::Held,
            (Stage::Staying | Stage::Held, Finger::Up) => Stage::Going(0),
            (Stage::Going(rounds), Finger::Up) => Stage::Going(rounds.saturating_add(1)),
        };
        match self.stage {
            Stage::Going(ROUNDS..) => {
                if let Some(left) = self.left.take() {
                    left();
                }
            }
            Stage::Going(_) => (self.again)(),
            Stage::Staying | Stage::Held => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// A window's leave, rounds asked for and not yet gone by, and how often it has left.
    struct Story {
        leave: Leave,
        asked: Rc<Cell<u32>>,
        left: Rc<Cell<u32>>,
    }

    fn story() -> Story {
        let (asked, left) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
        let (ask, leave) = (Rc::clone(&asked), Rc::clone(&left));
        let again = Box::new(move || ask.set(ask.get() + 1));
        Story { leave: Leave::new(again, Box::new(move || leave.set(leave.get() + 1))), asked, left }
    }

    impl Story {
        /// Lets the loop go round as long as that is asked for; how often it did.
        fn rounds(&mut self) -> u32 {
            let mut rounds = 0;
            while let Some(fewer) = self.asked.get().checked_sub(1) {
                self.asked.set(fewer);
                self.leave.round();
                rounds += 1;
            }
            rounds
        }
    }

    #[test]
    fn a_window_that_nobody_touches_leaves_after_it_has_heard_all_there_is() {
        let mut story = story();
        story.leave.down();
        story.leave.up();
        assert_eq!((story.rounds(), story.left.get()), (0, 0), "nobody has asked it to");
        story.leave.round();
        assert_eq!((story.rounds(), story.left.get()), (u32::from(ROUNDS), 1));
    }

    #[test]
    fn a_finger_that_is_down_is_waited_for_and_its_press_heard() {
        let mut story = story();
        story.leave.down();
        story.leave.round();
        assert_eq!(
            (story.rounds(), story.left.get()),
            (0, 0),
            "it may lie there for long, and nothing turns meanwhile"
        );
        story.leave.up();
        assert_eq!(story.left.get(), 0, "what it pressed comes next");
        assert_eq!((story.rounds(), story.left.get()), (u32::from(ROUNDS), 1));
    }

    #[test]
    fn a_finger_that_is_heard_of_only_on_the_way_is_waited_for_too() {
        let mut story = story();
        story.leave.round();
        story.leave.down();
        assert_eq!((story.rounds(), story.left.get()), (1, 0));
        story.leave.up();
        assert_eq!((story.rounds(), story.left.get()), (u32::from(ROUNDS), 1));
    }

    #[test]
    fn a_window_leaves_once_however_often_it_is_asked() {
        let mut story = story();
        for _ in 0..3 {
            story.leave.round();
            story.rounds();
        }
        assert_eq!(story.left.get(), 1);
    }
}
