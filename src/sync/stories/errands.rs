//! Stories of errands: a call for staff that is heard, answered by an impostor, or never heard in time; and a day's faces.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::feedback::{Face, Occasion};
use domain::staff::{CALL_SECS, CallId};
use wire::keys::Private;
use wire::v1::{Noted, Signed as _};

use super::kiosk::{Kiosk, Table, at, bytes, saying, signed, status};
use crate::errands::{ErrandError, Errands, PATIENCE};
use crate::transport::{Answering, Fault, Request, Response, Transport};

struct Scene {
    kiosk: Kiosk,
    table: Arc<Table>,
    told: Arc<AtomicUsize>,
    second: Arc<AtomicI64>,
    errands: Errands,
}

fn scene(answer: impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static) -> Scene {
    let (kiosk, table) = (Kiosk::new(), Arc::new(Table::new(answer)));
    let (told, second) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicI64::new(0)));
    let (tell, clock) = (Arc::clone(&told), Arc::clone(&second));
    let errands = Errands {
        store: kiosk.store.clone(),
        transport: table.clone(),
        trust: kiosk.trust(),
        caller: kiosk.caller(),
        clock: Arc::new(move || at(clock.load(Ordering::SeqCst))),
        today: Arc::new(|| "2026-11-22".parse().unwrap()),
        chance: Arc::new(|limit| limit),
        patience: PATIENCE,
        tell: Box::new(move || {
            tell.fetch_add(1, Ordering::SeqCst);
        }),
    };
    Scene { kiosk, table, told, second, errands }
}

fn by(key: &Private) -> impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static + use<> {
    let key = key.clone();
    move |request| Ok(signed(200, &Noted::of(std::str::from_utf8(bytes(request)).unwrap(), at(1)).sign(&key).unwrap()))
}

fn id() -> CallId {
    CallId::from_random([7; 16])
}

impl Scene {
    fn call(&self) {
        self.kiosk.store.call(|store| store.call_staff(id(), at(0)).unwrap()).unwrap();
    }

    fn is_told(&self) -> bool {
        self.kiosk.store.call(|store| store.was_call_told(id()).unwrap()).unwrap()
    }

    fn told(&self) -> usize {
        self.told.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn a_call_is_told_once_and_its_end_once() {
    let scene = scene(by(&Kiosk::new().gateway));
    scene.call();
    assert_eq!(scene.errands.calls().await, None);
    assert_eq!(scene.errands.calls().await, None);
    assert!(scene.is_told());
    assert_eq!((scene.told(), scene.table.heard().len()), (1, 1));
    scene.kiosk.store.call(|store| store.cancel_call(id()).unwrap()).unwrap();
    scene.errands.calls().await;
    scene.errands.calls().await;
    assert_eq!(scene.table.heard().len(), 2);
    assert!(scene.table.heard().iter().all(|call| call.path == format!("/v1/terminals/T0417/calls/{}", id())));
}

#[tokio::test]
async fn nothing_but_the_gateways_own_answer_counts_as_told() {
    let forger = by(&Kiosk::new().forger);
    let gateway = Kiosk::new().gateway;
    let other = move |_: &Request| Ok(signed(200, &Noted::of("another note", at(1)).sign(&gateway).unwrap()));
    let scenes = [
        ("a portal", scene(|_| Ok(saying(200, "text/html", "<html>")))),
        ("nobody", scene(|_| Err(Fault::Stalled))),
        ("a refusal", scene(|_| Ok(status(503)))),
        ("a forger", scene(forger)),
        ("an answer to something else", scene(other)),
    ];
    for (name, scene) in scenes {
        scene.call();
        assert!(scene.errands.calls().await.is_some(), "{name}: it is tried again");
        assert!(!scene.is_told() && scene.told() == 0, "{name}");
        scene.second.store(i64::from(CALL_SECS), Ordering::SeqCst);
        assert_eq!(scene.errands.calls().await, None, "{name}: too late to help");
        assert_eq!(scene.table.heard().len(), 1, "{name}");
    }
}

/// Never answers.
struct Silence;

impl Transport for Silence {
    fn call(&self, _: Request) -> Answering<'_> {
        Box::pin(std::future::pending())
    }
}

/// Faces and calls go one after the other, and somebody may need help.
#[tokio::test]
async fn a_gateway_that_never_answers_is_given_up_with_faces_as_with_calls() {
    let scene = scene(by(&Kiosk::new().gateway));
    let count = |store: &mut store::Store| store.count_face("2026-11-21".parse().unwrap(), Occasion::Other, Face::Good);
    scene.kiosk.store.call(count).unwrap().unwrap();
    scene.call();
    let patience = Duration::from_millis(1);
    let errands = Errands { transport: Arc::new(Silence), patience, ..scene.errands };
    assert!(matches!(errands.faces().await, Err(ErrandError::Late)));
    assert!(errands.calls().await.is_some());
}

#[tokio::test]
async fn the_faces_of_days_that_are_over_are_told_until_they_are_confirmed() {
    let up = Arc::new(Mutex::new(false));
    let (line, gateway) = (Arc::clone(&up), by(&Kiosk::new().gateway));
    let scene = scene(move |request| if *line.lock().unwrap() { gateway(request) } else { Err(Fault::Stalled) });
    let count = |day: &'static str| {
        let count = move |store: &mut store::Store| store.count_face(day.parse().unwrap(), Occasion::Other, Face::Good);
        scene.kiosk.store.call(count).unwrap().unwrap();
    };
    count("2026-11-21");
    count("2026-11-21");
    count("2026-11-22");
    assert!(scene.errands.faces().await.is_err());
    *up.lock().unwrap() = true;
    scene.errands.faces().await.unwrap();
    scene.errands.faces().await.unwrap();
    let paths: Vec<String> = scene.table.heard().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/v1/terminals/T0417/feedback/2026-11-21"; 2]);
}
