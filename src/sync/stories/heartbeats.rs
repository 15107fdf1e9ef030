//! Stories of heartbeats: what is told, what is believed of the answer, and how often anybody is troubled with one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::{Instant, advance, sleep};

use wire::keys::Private;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};
use wire::v1::{Condition, DeviceState, FromTerminal as _, Heartbeat, Orders, ServiceOrder, Signed as _, TimeTrust};

use super::kiosk::{Kiosk, Table, at, bytes, saying, status};
use crate::errands::{ErrandError, PATIENCE};
use crate::heartbeat::{Beat, SUSPENDED};
use crate::round::REVOKED;
use crate::timepiece::{Moment, Timepiece};
use crate::transport::{Answering, Fault, Request, Response, Transport};
use crate::worker::Bridle;
use crate::{Heartbeats, Program, Reins, Vitals, run_heartbeats};

struct Scene {
    kiosk: Kiosk,
    vitals: Vitals,
    timepiece: Timepiece,
}

impl Scene {
    fn new() -> Self {
        let clocks = || Moment { wall: at(100), steady: Duration::ZERO };
        let timepiece = Timepiece::new(Arc::new(clocks), at(0), None);
        Self { kiosk: Kiosk::inline(), vitals: Vitals::default(), timepiece }
    }

    fn beats(&self, transport: Arc<dyn Transport>) -> Heartbeats {
        Heartbeats {
            store: self.kiosk.store.clone(),
            transport,
            trust: self.kiosk.trust(),
            caller: self.kiosk.caller(),
            timepiece: self.timepiece.clone(),
            clock: Arc::new(|| at(100)),
            chance: Arc::new(|limit| limit),
            program: Program {
                version: "0.1.0".to_owned(),
                catalogue: "2026.11.2".to_owned(),
                certificate_ends: Some(at(100) + SignedDuration::from_hours(61 * 24 + 5)),
                restarts: 2,
            },
            vitals: self.vitals.clone(),
            patience: PATIENCE,
        }
    }

    async fn beat(&self, answer: impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static) -> Told {
        let table = Table::new(answer);
        let beats = self.beats(Arc::new(table.clone()));
        let kept = beats.kept(None).await.unwrap();
        let came_to = beats.tell(kept).await;
        Told { came_to, heard: table.heard() }
    }

    fn mark(&self, name: &'static str) -> u64 {
        self.kiosk.store.call(move |store| store.cursor(name).unwrap()).unwrap()
    }
}

struct Told {
    came_to: Result<Beat, ErrandError>,
    heard: Vec<Request>,
}

/// The gateway's orders, by whoever has this key.
fn orders(key: &Private, service: ServiceOrder) -> impl Fn(&Request) -> Result<Response, Fault> + use<> {
    let key = key.clone();
    move |request| Ok(ordered(&Orders::to(std::str::from_utf8(bytes(request)).unwrap(), at(90), service), &key))
}

fn ordered(orders: &Orders, key: &Private) -> Response {
    Response { orders: Some(orders.sign(key).unwrap()), ..status(204) }
}

fn printer(state: Condition) -> Vec<DeviceState> {
    vec![DeviceState { device: "printer".to_owned(), state }]
}

/// How the gateway, or whoever is in its place, answers.
type Answer = Box<dyn Fn(&Request) -> Result<Response, Fault> + Send + Sync>;

#[tokio::test]
async fn a_heartbeat_tells_how_everything_is_and_nothing_of_a_citizen() {
    let scene = Scene::new();
    scene.kiosk.submit(1, "SFA");
    scene.kiosk.submit(2, "URA");
    let _ = scene.vitals.tell(printer(Condition::Warning));
    let told = scene.beat(orders(&scene.kiosk.gateway, ServiceOrder::Wanted)).await;
    assert_eq!(told.came_to.unwrap(), Beat::Ordered(ServiceOrder::Wanted));
    let [request] = told.heard.as_slice() else { panic!("one call: {:?}", told.heard) };
    assert_eq!((request.path.as_str(), request.content_type), ("/v1/heartbeat", Some("application/jose")));
    let jws = std::str::from_utf8(bytes(request)).unwrap();
    let terminal = scene.kiosk.terminal.public().clone();
    let (said, kid) = Heartbeat::verify(jws, &|_| Some(terminal.clone())).unwrap();
    assert_eq!((said.terminal.as_str(), kid.as_str(), said.at), ("T0417", "T0417-1", at(100)));
    assert_eq!((said.version.as_str(), said.catalogue.as_str()), ("0.1.0", "2026.11.2"));
    assert_eq!((said.queue.waiting, said.queue.oldest_secs, said.queue.parked), (2, Some(100), 0));
    assert_eq!((said.time_trust, said.certificate_days, said.restarts), (TimeTrust::Unknown, Some(61), 2));
    assert_eq!(said.devices, printer(Condition::Warning));
    let head = scene.kiosk.store.call(|store| store.audit_head().unwrap()).unwrap();
    assert_eq!((said.audit.seq, said.audit.head), (head.seq, wire::encode(&head.hash)));

    let payload = String::from_utf8(wire::decode(jws.split('.').nth(1).unwrap()).unwrap()).unwrap();
    for n in [1, 2] {
        let row = scene.kiosk.row(n);
        for word in [row.reference.to_string(), row.submission.to_string()] {
            assert!(!payload.contains(&word), "{word} stands in {payload}");
        }
    }
}

#[tokio::test]
async fn what_the_operator_wants_is_kept_and_so_is_the_time() {
    let scene = Scene::new();
    for (service, mark) in [(ServiceOrder::Suspended, 1), (ServiceOrder::Suspended, 1), (ServiceOrder::Wanted, 0)] {
        let told = scene.beat(orders(&scene.kiosk.gateway, service)).await;
        assert_eq!(told.came_to.unwrap(), Beat::Ordered(service));
        assert_eq!(scene.mark(SUSPENDED), mark);
    }
    assert!(scene.timepiece.is_proven());
    assert_eq!(scene.timepiece.gateways(), at(90), "the gateway's word on the time counts");
}

#[tokio::test]
async fn nobody_but_the_gateway_itself_takes_a_terminal_out_of_service() {
    let (forger, gateway) = (Kiosk::new().forger, Kiosk::new().gateway);
    let replayed = Orders::to("an earlier heartbeat", at(90), ServiceOrder::Suspended);
    let answers: [(&str, Answer); 6] = [
        ("a forger", Box::new(orders(&forger, ServiceOrder::Suspended))),
        ("orders to another heartbeat", Box::new(move |_| Ok(ordered(&replayed, &gateway)))),
        ("no orders at all", Box::new(|_| Ok(status(204)))),
        ("a portal", Box::new(|_| Ok(saying(200, "text/html", "<html>")))),
        ("a proxy's refusal", Box::new(|_| Ok(saying(403, "text/html", "<html>")))),
        ("nobody", Box::new(|_| Err(Fault::Connect(None)))),
    ];
    for (name, answer) in answers {
        let scene = Scene::new();
        let told = scene.beat(answer).await;
        assert!(!matches!(told.came_to, Ok(Beat::Ordered(_))), "{name}");
        assert_eq!((scene.mark(SUSPENDED), scene.mark(REVOKED)), (0, 0), "{name}");
        assert!(!scene.timepiece.is_proven(), "{name}");
    }
}

/// A terminal that is turned away serves nobody, so it has nothing to deliver by which it could learn that it may again.
#[tokio::test]
async fn a_terminal_that_was_turned_away_learns_by_a_heartbeat_that_it_is_trusted_again() {
    let scene = Scene::new();
    let revoked = String::from_utf8(Problem::new(ProblemType::Revoked, "x").to_json()).unwrap();
    let told = scene.beat(move |_| Ok(saying(403, MEDIA_TYPE, &revoked))).await;
    assert_eq!(told.came_to.unwrap(), Beat::Refused { status: 403, retry_after: None });
    assert_eq!(scene.mark(REVOKED), 1);
    let _ = scene.beat(|_| Err(Fault::Stalled)).await;
    assert_eq!(scene.mark(REVOKED), 1);
    let _ = scene.beat(orders(&scene.kiosk.gateway, ServiceOrder::Wanted)).await;
    assert_eq!(scene.mark(REVOKED), 0);
}

#[tokio::test]
async fn a_store_that_has_broken_silences_nobody() {
    let scene = Scene::new();
    scene.kiosk.submit(1, "SFA");
    let beats = scene.beats(Arc::new(Table::new(orders(&scene.kiosk.gateway, ServiceOrder::Wanted))));
    let last = beats.kept(None).await;
    let broken = Heartbeats { store: super::kiosk::ended(), ..beats };
    assert_eq!(broken.kept(None).await, None);
    assert_eq!(broken.kept(last).await, last);
}

/// Answers after a while, and remembers when it was called.
struct Ticking {
    answer: Answer,
    takes: Duration,
    called: Mutex<Vec<Instant>>,
}

impl Transport for Ticking {
    fn call(&self, request: Request) -> Answering<'_> {
        self.called.lock().unwrap().push(Instant::now());
        let (answer, takes) = ((self.answer)(&request), self.takes);
        Box::pin(async move {
            sleep(takes).await;
            answer
        })
    }
}

/// A loop in told time; the seconds at which it called within ten minutes of which `meanwhile` makes the events.
async fn ten_minutes<F: Future<Output = ()>>(
    answer: impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static,
    takes: Duration,
    meanwhile: impl FnOnce(Vitals, Arc<Reins>) -> F,
) -> Vec<u64> {
    let scene = Scene::new();
    let _ = scene.vitals.tell(printer(Condition::Ready));
    let ticking = Arc::new(Ticking { answer: Box::new(answer), takes, called: Mutex::default() });
    let began = Instant::now();
    let (reins, bridle): (Reins, Bridle) = Reins::new();
    let reins = Arc::new(reins);
    let beats = scene.beats(Arc::clone(&ticking) as Arc<dyn Transport>);
    let running = tokio::spawn(run_heartbeats(beats, bridle));
    let end = began + Duration::from_secs(600);
    meanwhile(scene.vitals.clone(), Arc::clone(&reins)).await;
    tokio::time::sleep_until(end).await;
    reins.stop();
    running.await.unwrap();
    let called = ticking.called.lock().unwrap();
    called.iter().map(|when| when.duration_since(began).as_secs()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_minute_and_a_little_passes_between_two_whatever_is_answered() {
    let gateway = Kiosk::new().gateway;
    let every_75: Vec<u64> = (0..8).map(|n| n * 75).collect();
    let none = |_: Vitals, _: Arc<Reins>| async {};
    assert_eq!(ten_minutes(orders(&gateway, ServiceOrder::Wanted), Duration::ZERO, none).await, every_75);
    assert_eq!(ten_minutes(|_| Err(Fault::Connect(None)), Duration::ZERO, none).await, every_75);
    assert_eq!(ten_minutes(|_| Ok(status(500)), Duration::ZERO, none).await, every_75);
    let silent = ten_minutes(|_| Ok(status(204)), Duration::from_secs(3_600), none).await;
    assert_eq!(silent, (0..8).map(|n| n * 85).collect::<Vec<u64>>(), "ten seconds of patience each time");
    let busy = || Response { retry_after: Some("300".to_owned()), ..status(503) };
    assert_eq!(ten_minutes(move |_| Ok(busy()), Duration::ZERO, none).await, [0, 360], "as asked, and spread");
}

#[tokio::test(start_paused = true)]
async fn a_change_is_told_at_once_and_a_part_that_flutters_floods_nobody() {
    let gateway = Kiosk::new().gateway;
    let once = |vitals: Vitals, reins: Arc<Reins>| async move {
        sleep(Duration::from_secs(30)).await;
        assert!(vitals.tell(printer(Condition::Failed)), "news");
        reins.wake();
        assert!(!vitals.tell(printer(Condition::Failed)), "no news any more");
    };
    let told = ten_minutes(orders(&gateway, ServiceOrder::Wanted), Duration::ZERO, once).await;
    assert_eq!(told[..3], [0, 30, 105]);
    let fluttering = |vitals: Vitals, reins: Arc<Reins>| async move {
        for second in 0..599 {
            let state = if second % 2 == 0 { Condition::Failed } else { Condition::Ready };
            assert!(vitals.tell(printer(state)));
            reins.wake();
            advance(Duration::from_secs(1)).await;
        }
    };
    let told = ten_minutes(orders(&gateway, ServiceOrder::Wanted), Duration::ZERO, fluttering).await;
    assert!(told.len() <= 61 && told.windows(2).all(|two| two[1] - two[0] >= 10), "{told:?}");
}
