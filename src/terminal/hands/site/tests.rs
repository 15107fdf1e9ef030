//! Somebody calls for staff, with a light on a line and without: it shines until nobody is wanted any more, *called* is
//! said for what was heard and not for what was tried, and a face is counted under the day on the wall.

use std::sync::mpsc::{Receiver, channel, sync_channel};

use devices::signal::{self, Switch, simulated};
use domain::Timestamp;
use domain::feedback::Tally;
use domain::staff::CallState;
use jiff::tz::Offset;
use store::Handle;

use super::*;
use crate::effect::{Effect, End};
use crate::hands::{Hands, Measures, Tools};
use crate::tests::tools::{WITHIN, now, store, tools};

const VISIT: VisitId = VisitId(4);
const FIRST: CallNumber = CallNumber(1);

struct Scene {
    hands: Hands,
    store: Handle,
    light: simulated::Controls,
    replies: Receiver<Message>,
    woken: Receiver<()>,
}

/// Before midnight in London, after midnight in Singapore.
fn late() -> Timestamp {
    "2026-11-22T17:30:00Z".parse().unwrap()
}

impl Scene {
    fn at(clock: fn() -> Timestamp) -> Self {
        let (store, (replies, heard), (wake, woken)) = (store(), channel(), channel());
        let switch = Switch { on: vec![0xA0, 1], off: vec![0xA0, 0], at_most: WITHIN };
        let (lamp, light) = simulated::light(switch);
        let with = tools(store.clone(), replies);
        let hands = Hands::start(Tools {
            signal: Some(signal::Handle::start(lamp).unwrap()),
            clock,
            gather: Box::new(|_| {}),
            wake: Box::new(move || wake.send(()).unwrap()),
            measures: Measures { zone: Offset::constant(8).to_time_zone(), ..with.measures },
            ..with
        });
        Self { hands: hands.unwrap(), store, light, replies: heard, woken }
    }

    /// Has it done; whoever delivers was woken.
    #[track_caller]
    fn does(&self, effect: Effect) -> &Self {
        self.hands.perform(effect);
        self.woken.recv_timeout(WITHIN).unwrap();
        self
    }

    /// The visit to which *called* is told next, and of which call.
    #[track_caller]
    fn called(&self) -> (VisitId, CallNumber) {
        loop {
            let message = self.replies.recv_timeout(WITHIN).unwrap();
            if let Message::StaffCalled { visit, call } = message {
                return (visit, call);
            }
            assert!(matches!(message, Message::Health(_)), "{message:?}");
        }
    }

    /// What the gateway is to be told.
    fn due(&self) -> Vec<store::CallDue> {
        self.store.call(|store| store.calls_due(now()).unwrap()).unwrap()
    }

    /// The hands have done all that they were given, and say nothing more.
    fn ends(&self) -> Vec<Message> {
        let (done, ended) = sync_channel(1);
        self.hands.retire(Box::new(move || done.send(()).unwrap()));
        ended.recv_timeout(WITHIN).unwrap();
        self.replies.try_iter().filter(|message| !matches!(message, Message::Health(_))).collect()
    }
}

#[test]
fn the_light_shines_from_the_call_until_it_is_taken_back() {
    let scene = Scene::at(now);
    scene.does(Effect::CallStaff { visit: VISIT, call: FIRST });
    assert_eq!(scene.called(), (VISIT, FIRST));
    assert!(scene.light.await_shine(simulated::Shine::Lit, WITHIN));
    let due = scene.due();
    assert_eq!((due.len(), due[0].state, due[0].made_at), (1, CallState::Calling, now()));
    scene.does(Effect::CancelCall);
    assert!(scene.light.await_shine(simulated::Shine::Dark, WITHIN));
    assert_eq!(scene.due(), [], "nobody was told of it, and nobody need be");
    assert_eq!(scene.ends(), []);
}

#[test]
fn without_the_light_called_is_said_once_the_gateway_has_heard_it() {
    let scene = Scene::at(now);
    scene.light.unplug();
    scene.does(Effect::CallStaff { visit: VISIT, call: FIRST });
    scene.hands.recorded();
    let call = scene.due()[0].call;
    scene.store.call(move |store| store.call_told(call, CallState::Calling).unwrap()).unwrap();
    scene.hands.recorded();
    assert_eq!(scene.called(), (VISIT, FIRST));
    assert_eq!((scene.light.begun(), scene.ends()), (0, Vec::new()));
}

#[test]
fn a_call_that_nobody_has_heard_is_not_said_to_be_heard() {
    let scene = Scene::at(now);
    scene.light.unplug();
    scene.does(Effect::CallStaff { visit: VISIT, call: FIRST });
    scene.hands.recorded();
    assert_eq!(scene.ends(), []);
}

#[test]
fn the_end_of_a_visit_takes_its_call_back_and_a_second_call_stands_for_both() {
    let scene = Scene::at(now);
    scene.does(Effect::CallStaff { visit: VISIT, call: FIRST });
    let first = scene.due()[0].call;
    scene.store.call(move |store| store.call_told(first, CallState::Calling).unwrap()).unwrap();
    scene.does(Effect::Wipe { visit: VISIT, why: End::Left });
    assert!(scene.light.await_shine(simulated::Shine::Dark, WITHIN));
    let due = scene.due();
    assert_eq!((due.len(), due[0].call, due[0].state), (1, first, CallState::Cancelled), "who came would find nobody");

    scene.does(Effect::CallStaff { visit: VISIT.next(), call: FIRST });
    // The earlier call of the same visit ends first, and whoever delivers hears of both.
    scene.does(Effect::CallStaff { visit: VISIT.next(), call: FIRST.next() });
    scene.woken.recv_timeout(WITHIN).unwrap();
    let calling = scene.due().into_iter().filter(|due| due.state == CallState::Calling).count();
    assert_eq!(calling, 1);
}

#[test]
fn a_face_is_counted_under_the_day_on_the_wall() {
    let scene = Scene::at(late);
    for face in [Face::Poor, Face::Good, Face::Poor] {
        scene.hands.perform(Effect::CountFace { occasion: Occasion::Other, face });
    }
    assert_eq!(scene.ends(), []);
    let days = scene.store.call(|store| store.days_due("2026-11-24".parse().unwrap()).unwrap()).unwrap();
    let tally = |face, count| Tally { occasion: Occasion::Other, face, count };
    assert_eq!(days.len(), 1);
    assert_eq!(days[0].day, "2026-11-23".parse().unwrap());
    assert_eq!(days[0].tallies, [tally(Face::Good, 1), tally(Face::Poor, 2)]);
}
