//! Visits that end one after the other while the printer is busy: whose job is ended, and whose is not.

use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::printer::escpos::tests::receipt;
use crate::printer::profile::Profile;
use crate::printer::simulated::{self, Controls, Pace};

const PATIENCE: Duration = Duration::from_secs(30);

struct Desk {
    handle: Handle,
    controls: Controls,
    /// Lets the first job go on.
    go_on: mpsc::Sender<()>,
    outcomes: Outcomes,
}

/// Where jobs tell how they ended, and where that is heard.
type Outcomes = (mpsc::Sender<(u32, Outcome)>, Receiver<(u32, Outcome)>);

/// A printer whose first job stands still in its midst.
fn desk() -> Desk {
    let (printer, controls) = simulated::printer(Profile::epson_tm_t20iii(), Pace::Told);
    let handle = Handle::new(printer).unwrap();
    let ((go_on, may_go_on), (tell, begun)) = (channel(), channel());
    let desk = Desk { handle, controls, go_on, outcomes: channel() };
    desk.order(
        0,
        Box::new(move |progress| {
            if matches!(progress, Progress::Started { .. }) {
                tell.send(()).unwrap();
                may_go_on.recv_timeout(PATIENCE).unwrap();
            }
        }),
    );
    begun.recv_timeout(PATIENCE).unwrap();
    desk
}

impl Desk {
    fn order(&self, number: u32, progress: Box<dyn FnMut(Progress) + Send>) {
        let tell = self.outcomes.0.clone();
        let reply: Reply<Outcome> = Box::new(move |outcome| tell.send((number, outcome)).unwrap_or_default());
        self.handle.order(Order { document: receipt(), progress, reply, late: Box::new(|_| {}) });
    }

    fn outcome(&self) -> (u32, Outcome) {
        self.outcomes.1.recv_timeout(PATIENCE).unwrap()
    }
}

#[test]
fn a_purge_for_one_visit_does_not_let_the_job_of_the_next_run_on_when_that_is_over_too() {
    let desk = desk();
    desk.handle.purge(Box::new(|_| {}));
    desk.order(1, Box::new(|_| {}));
    desk.handle.purge(Box::new(|_| {}));
    desk.order(2, Box::new(|_| {}));
    desk.go_on.send(()).unwrap();
    assert_eq!(desk.outcome(), (0, Outcome::Failed(Fault::Cleared)));
    assert_eq!(desk.outcome(), (1, Outcome::Failed(Fault::Cleared)), "its visit was over before it began");
    let (number, outcome) = desk.outcome();
    assert!(number == 2 && matches!(outcome, Outcome::Printed { .. }), "{outcome:?}");
    assert_eq!(desk.controls.papers().iter().filter(|paper| paper.says("7K4-3367A-Q")).count(), 1);
}

#[test]
fn what_finds_no_room_is_told_at_once_and_a_purge_always_finds_some() {
    let desk = desk();
    let orders = u32::try_from(QUEUE_MAX).unwrap() + 3;
    for number in 1..=orders {
        desk.order(number, Box::new(|_| {}));
    }
    for number in orders - 2..=orders {
        assert_eq!(desk.outcome(), (number, Outcome::Failed(Fault::Cleared)));
    }
    let (tell, purged) = channel();
    desk.handle.purge(Box::new(move |how| tell.send(how).unwrap_or_default()));
    desk.go_on.send(()).unwrap();
    for number in 0..=orders - 3 {
        assert_eq!(desk.outcome(), (number, Outcome::Failed(Fault::Cleared)));
    }
    assert_eq!(purged.recv_timeout(PATIENCE).unwrap(), Purged::Clean);
    desk.order(99, Box::new(|_| {}));
    assert!(matches!(desk.outcome(), (99, Outcome::Printed { .. })));
}
