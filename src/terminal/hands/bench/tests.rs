//! The hands behind the technician's door, with a real store: tries are counted on disk, nobody who has not passed the
//! door is served, and what is done there is in the audit trail.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use devices::printer;
use devices::printer::profile::Profile;
use devices::printer::simulated::{self, Trouble, Turn};
use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use store::Handle;

use super::*;
use crate::effect::Effect;
use crate::hands::{Hands, Tools};
use crate::standing::{self, Service};
use crate::tests::tools::{QUICK, WITHIN, now, store, tools};

const STAFF: VisitId = VisitId(3);

/// A bench on which everything is well.
struct Well;

impl Bench for Well {
    fn look(&self) -> Vec<Finding> {
        vec![Finding { test: Test::Printer, verdict: Verdict::Passed, says: "ready".to_owned() }]
    }

    fn test(&self, test: Test) -> Diagnostic {
        Diagnostic { finding: Finding { test, verdict: Verdict::Passed, says: "it works".to_owned() }, at: now() }
    }

    fn judge(&self, test: Test, verdict: Verdict) -> Diagnostic {
        Diagnostic { finding: Finding { test, verdict, says: "seen".to_owned() }, at: now() }
    }

    fn queue(&self) -> Vec<Lane> {
        Vec::new()
    }

    fn log(&self) -> Vec<String> {
        vec!["a line".to_owned()]
    }
}

struct Scene {
    hands: Hands,
    store: Handle,
    replies: Receiver<Message>,
    woken: Receiver<()>,
}

impl Scene {
    fn new(pin: &str, change: impl FnOnce(Tools) -> Tools) -> Self {
        let store = store();
        let ((replies, heard), (wake, woken)) = (channel(), channel());
        let hands = Hands::start(change(Tools {
            gather: Box::new(|_| {}),
            wake: Box::new(move || wake.send(()).unwrap()),
            backroom: Some(Backroom { pin: pin.to_owned(), bench: Box::new(Well) }),
            ..tools(store.clone(), replies)
        }))
        .unwrap();
        Self { hands, store, replies: heard, woken }
    }

    fn with(change: impl FnOnce(Tools) -> Tools) -> Self {
        Self::new(&wire::pin::hash(&"704183".parse().unwrap(), &[7; 16], QUICK).unwrap(), change)
    }

    fn kept() -> Self {
        Self::with(|with| with)
    }

    fn orders(&self, visit: VisitId, order: Order) -> &Self {
        self.hands.perform(Effect::Technician(Job { visit, order }));
        self
    }

    /// The next answer of the bench.
    #[track_caller]
    fn answer(&self) -> (VisitId, Answer) {
        loop {
            let message = self.replies.recv_timeout(WITHIN).unwrap();
            if let Message::Bench { visit, answer } = message {
                return (visit, answer);
            }
            assert!(matches!(message, Message::Health(_)), "{message:?}");
        }
    }

    #[track_caller]
    fn tries(&self, pin: &str) -> Entry {
        let (STAFF, Answer::Door(entry)) = self.orders(STAFF, Order::Try(pin.parse().unwrap())).answer() else {
            panic!("the door did not answer")
        };
        entry
    }

    fn audit_rows(&self) -> u64 {
        self.store.call(|store| store.audit_head().unwrap().seq).unwrap()
    }
}

#[test]
fn wrong_pins_are_counted_and_after_five_not_even_the_right_one_is_tried() {
    let scene = Scene::kept();
    for _ in 0..4 {
        assert_eq!(scene.tries("935071"), Entry::Wrong(Door::Open));
    }
    let until = now().saturating_add(Duration::from_secs(15)).unwrap();
    assert_eq!(scene.tries("935071"), Entry::Wrong(Door::Wait { until }));
    assert_eq!(scene.tries("704183"), Entry::Shut(Door::Wait { until }));
    assert_eq!(scene.audit_rows(), 5);
}

#[test]
fn only_who_has_passed_the_door_is_served() {
    let scene = Scene::kept();
    scene.orders(STAFF, Order::Maintain(Maintenance::On)).orders(STAFF, Order::Look);
    assert_eq!(scene.tries("704183"), Entry::Right);
    scene.orders(VisitId(2), Order::Maintain(Maintenance::On)).orders(STAFF, Order::Look);
    let (STAFF, Answer::View(view)) = scene.answer() else { panic!("no view") };
    assert_eq!((view.maintenance, view.log.len(), view.parts.len()), (Maintenance::Off, 1, 1));
    scene.orders(STAFF, Order::Leave).orders(STAFF, Order::Maintain(Maintenance::On));
    assert_eq!(scene.tries("935071"), Entry::Wrong(Door::Open));
    assert_eq!(scene.store.call(|store| store.maintenance().unwrap()).unwrap(), Maintenance::Off);
    assert_eq!(scene.audit_rows(), 3, "entered, left, refused");
}

#[test]
fn maintenance_stands_at_once_and_send_now_wakes_the_worker() {
    let scene = Scene::kept();
    assert_eq!(scene.tries("704183"), Entry::Right);
    scene.orders(STAFF, Order::Maintain(Maintenance::On));
    let health = std::iter::from_fn(|| scene.replies.recv_timeout(WITHIN).ok())
        .find_map(|message| if let Message::Health(health) = message { Some(health.service) } else { None });
    assert_eq!(health, Some(Service::Maintenance));
    scene.orders(STAFF, Order::SendNow);
    assert_eq!(scene.woken.recv_timeout(WITHIN), Ok(()));
}

#[test]
fn a_test_is_answered_and_then_everything_is_shown() {
    let scene = Scene::kept();
    assert_eq!(scene.tries("704183"), Entry::Right);
    scene.orders(STAFF, Order::Test(Test::Network));
    let (_, Answer::Tested(tested)) = scene.answer() else { panic!("no result") };
    assert_eq!((tested.finding.test, tested.finding.verdict), (Test::Network, Verdict::Passed));
    assert!(matches!(scene.answer(), (STAFF, Answer::View(_))));
}

#[test]
fn a_broken_file_of_the_pin_lets_nobody_in() {
    let scene = Scene::new("704183", |with| with);
    assert_eq!(scene.tries("704183"), Entry::Broken);
    scene.orders(STAFF, Order::Look);
    assert_eq!(scene.tries("704183"), Entry::Broken);
}

/// A technician plays a bad day, and the terminal takes it as it would take one of a real printer.
#[test]
fn a_switch_of_the_simulated_printer_acts_at_once_and_the_standing_follows() {
    let (printer, controls) = simulated::printer(Profile::generic_80(), simulated::Pace::Told);
    let scene = Scene::with(|with| Tools {
        printer: printer::Handle::new(printer).unwrap(),
        simulated: Some(controls.clone()),
        ..with
    });
    let turned = |turn| Order::Simulated(simulated::Order::Turn(turn));
    scene.orders(STAFF, turned(Turn::Comes(Trouble::PaperOut)));
    assert_eq!(scene.tries("704183"), Entry::Right);
    assert_eq!(controls.troubles(), [], "nobody had passed the door");
    let told = |fault: bool| {
        std::iter::from_fn(|| scene.replies.recv_timeout(WITHIN).ok())
            .find_map(|message| if let Message::Health(health) = message { Some(health.printer) } else { None })
            .is_some_and(|printer| (printer != standing::Printer::Ready) == fault)
    };
    for trouble in [Trouble::PaperOut, Trouble::CoverOpen, Trouble::CutterJammed, Trouble::Unplugged] {
        scene.orders(STAFF, turned(Turn::Comes(trouble)));
        assert!(told(true), "{trouble:?}");
        let (_, Answer::View(view)) = scene.answer() else { panic!("no view") };
        assert_eq!(view.simulated, Some(vec![trouble]));
        scene.orders(STAFF, turned(Turn::Goes(trouble)));
        scene.orders(STAFF, Order::Simulated(simulated::Order::PowerCycle));
        assert!(told(false), "{trouble:?} is over");
        while !matches!(scene.answer(), (_, Answer::View(view)) if view.simulated == Some(Vec::new())) {}
    }
}
