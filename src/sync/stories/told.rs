//! Long stories in told time: the real worker over days and thousands of applications, with clocks that are wrong, one
//! agency that is dead, and applications that nobody will ever take. Time passes only when everybody waits, so a day takes
//! no longer than what is done in it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::Instant;

use domain::Timestamp;
use store::State;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};
use wire::v1::FromTerminal as _;
use wire::v1::Signed as _;

use super::kiosk::{Kiosk, at, id, saying, signed, status};
use crate::network::Interfaces;
use crate::transport::{Answering, Fault, Method, Request, Response, Transport};
use crate::{News, Reins, Worker};

/// What a clock shows.
type Wall = dyn Fn() -> Timestamp + Send + Sync;

type Behaviour = dyn Fn(&Request, u128) -> (Duration, Result<Response, Fault>) + Send + Sync;

/// A gateway that takes its time: what it answers and how long that takes is told for each call and submission.
struct Slow {
    behaviour: Box<Behaviour>,
    /// When each call came, by the time that nobody can set.
    heard: Mutex<Vec<(Instant, u128)>>,
}

impl Transport for Slow {
    fn call(&self, request: Request) -> Answering<'_> {
        if request.path.starts_with("/v1/status") {
            let nothing = saying(200, "application/json", r#"{"cursor":0,"receipts":[],"events":[]}"#);
            return Box::pin(std::future::ready(Ok(nothing)));
        }
        let n = number(&request.path);
        self.heard.lock().unwrap().push((Instant::now(), n));
        let (takes, answer) = (self.behaviour)(&request, n);
        Box::pin(async move {
            tokio::time::sleep(takes).await;
            answer
        })
    }
}

/// The number that a submission's id was made of.
fn number(path: &str) -> u128 {
    let id = path.trim_start_matches("/v1/submissions/").split('/').next().unwrap();
    id.parse::<uuid::Uuid>().map_or(0, |id| id.as_u128())
}

fn is_commit(request: &Request) -> bool {
    request.method == Method::Put && !request.path.contains("/parts/")
}

/// How many applications, by the scale that is asked for.
fn scaled(few: u128, pr: u128) -> u128 {
    match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("pr" | "nightly") => pr,
        _ => few,
    }
}

/// Runs the real worker until the queue is empty but for what is parked, or the time is up; when each was delivered.
async fn run(kiosk: &Kiosk, slow: Arc<Slow>, wall: Arc<Wall>, most: Duration) -> Ends {
    run_beside(kiosk, slow, wall, most, None).await
}

/// The same, where a network may come up.
async fn run_beside(
    kiosk: &Kiosk,
    slow: Arc<Slow>,
    wall: Arc<Wall>,
    most: Duration,
    interfaces: Option<Interfaces>,
) -> Ends {
    let ends = Arc::new(Mutex::new(BTreeMap::new()));
    let told = Arc::clone(&ends);
    let began = Instant::now();
    let clock = move || wall();
    let worker = Worker {
        dispatch: kiosk.dispatch(slow, clock),
        ask_every: Duration::from_secs(60),
        timepiece: None,
        interfaces,
        tell: Box::new(move |news| {
            if let News::Moved(submission, State::Custody) = news {
                told.lock().unwrap().insert(submission, began.elapsed());
            }
        }),
    };
    let (reins, bridle) = Reins::new();
    let running = tokio::spawn(crate::run(worker, bridle));
    let deadline = began + most;
    while Instant::now() < deadline {
        tokio::time::sleep(Duration::from_secs(1)).await;
        if kiosk.store.call(|store| store.backlog().unwrap()).unwrap().stored == 0 {
            break;
        }
    }
    reins.stop();
    running.await.unwrap();
    let ends = ends.lock().unwrap().values().copied().collect();
    Ends(ends)
}

/// How long each delivered application took from the start.
struct Ends(Vec<Duration>);

impl Ends {
    fn p95(mut self) -> Duration {
        self.0.sort_unstable();
        self.0[self.0.len() * 95 / 100 - 1]
    }
}

const LANES: [&str; 20] = [
    "ACRA", "BCA", "CAAS", "DSTA", "EMA", "FIN", "GRA", "HDB", "HSA", "IMDA", "JTC", "LTA", "MOM", "NEA", "PUB",
    "SCDF", "SFA", "SLA", "SPF", "URA",
];

/// Runs 20 lanes, the first of which behaves as told; the 95th percentile of the others.
async fn twenty_lanes(
    each: u128,
    dead: impl Fn() -> (Duration, Result<Response, Fault>) + Send + Sync + 'static,
) -> Duration {
    let kiosk = Kiosk::inline();
    let total = each * 20;
    for n in 0..total {
        kiosk.submit(n + 1, LANES[usize::try_from(n % 20).unwrap()]);
    }
    // Signed beforehand, because signing is no part of what is told.
    let receipts: Arc<Vec<String>> = Arc::new((0..total).map(|n| kiosk.custody(n + 1)).collect());
    let behaviour = move |request: &Request, n: u128| {
        if (n - 1).is_multiple_of(20) {
            return dead();
        }
        let answer =
            if is_commit(request) { signed(201, &receipts[usize::try_from(n - 1).unwrap()]) } else { status(201) };
        (Duration::from_millis(50), Ok(answer))
    };
    let slow = Arc::new(Slow { behaviour: Box::new(behaviour), heard: Mutex::default() });
    let began = Instant::now();
    let wall = move || at(0) + SignedDuration::try_from(began.elapsed()).unwrap();
    // Ten times what the live ones need: whatever the dead one does, it must not matter.
    let most = Duration::from_secs(u64::try_from(total).unwrap() / 4);
    let ends = run(&kiosk, slow, Arc::new(wall), most).await;
    assert_eq!(ends.0.len(), usize::try_from(total - each).unwrap(), "every live lane is empty");
    ends.p95()
}

#[tokio::test(start_paused = true)]
async fn one_dead_agency_slows_the_nineteen_others_by_less_than_a_tenth() {
    let each = scaled(40, 500);
    // The same load without the dead lane's calls: it is refused at once, and waits.
    let alone = twenty_lanes(each, || (Duration::ZERO, Ok(status(503)))).await;
    // Half a minute beside 10,000 applications; with fewer, as much less.
    let long = Duration::from_secs(31) * u32::try_from(each).unwrap() / 500;
    type Death = fn() -> Result<Response, Fault>;
    let deaths: [(&str, Duration, Death); 3] = [
        ("answers 503 after half a minute", long, || Ok(status(503))),
        ("falls silent", long, || Err(Fault::Stalled)),
        ("is not found", Duration::from_millis(50), || Ok(status(404))),
    ];
    for (case, takes, death) in deaths {
        let beside = twenty_lanes(each, move || (takes, death())).await;
        // One place of four is taken by whoever falls silent, now and then.
        let slower = beside.as_secs_f64() / alone.as_secs_f64();
        println!("{case}: p95 {:.1} s beside {:.1} s alone", beside.as_secs_f64(), alone.as_secs_f64());
        assert!(slower < 1.10, "{case}: {slower:.3}");
    }
}

#[tokio::test(start_paused = true)]
async fn one_in_a_hundred_is_poison_and_parks_alone() {
    let kiosk = Kiosk::inline();
    let total = scaled(200, 1_000);
    for n in 1..=total {
        kiosk.submit(n, if n % 2 == 0 { "SFA" } else { "URA" });
    }
    let receipts: Vec<String> = (1..=total).map(|n| kiosk.custody(n)).collect();
    let poison = String::from_utf8(Problem::new(ProblemType::TooLarge, "x").to_json()).unwrap();
    let behaviour = move |request: &Request, n: u128| {
        let answer = match n {
            n if n % 100 == 7 => saying(413, MEDIA_TYPE, &poison),
            n if is_commit(request) => signed(201, &receipts[usize::try_from(n - 1).unwrap()]),
            _ => status(201),
        };
        (Duration::from_millis(50), Ok(answer))
    };
    let slow = Arc::new(Slow { behaviour: Box::new(behaviour), heard: Mutex::default() });
    let began = Instant::now();
    let wall = move || at(0) + SignedDuration::try_from(began.elapsed()).unwrap();
    let ends = run(&kiosk, slow, Arc::new(wall), Duration::from_secs(600)).await;
    let backlog = kiosk.store.call(|store| store.backlog().unwrap()).unwrap();
    assert_eq!((backlog.stored, u128::from(backlog.parked)), (0, total / 100));
    assert_eq!(u128::from(backlog.custody), total - total / 100);
    assert_eq!(ends.0.len(), usize::try_from(total - total / 100).unwrap());
    for n in (7..=total).step_by(100) {
        assert_eq!(kiosk.row(n).problem.as_deref(), Some("too-large"), "{n} parks with its reason");
    }
}

/// Something in one application makes a box on the way, or the gateway itself, refuse it again and again.
#[tokio::test(start_paused = true)]
async fn what_nobody_lets_pass_holds_up_nobody_for_long() {
    let unknown_key = String::from_utf8(Problem::new(ProblemType::UnknownKey, "x").to_json()).unwrap();
    let cases: [(&str, Refusal); 7] = [
        ("a cut line", Arc::new(|| Err(Fault::Cut(None)))),
        ("a page in place of a receipt", Arc::new(|| Ok(saying(200, "text/html", "<html>blocked</html>")))),
        ("sent elsewhere", Arc::new(|| Ok(status(302)))),
        ("a box's refusal", Arc::new(|| Ok(status(403)))),
        ("a fault of the gateway", Arc::new(|| Ok(status(500)))),
        ("a key that the gateway does not know", Arc::new(move || Ok(saying(409, MEDIA_TYPE, &unknown_key)))),
        ("silence", Arc::new(|| Err(Fault::Stalled))),
    ];
    for (case, refusal) in cases {
        for lanes in [["SFA", "URA"], ["SFA", "SFA"]] {
            one_that_nobody_lets_pass(&format!("{case}, {lanes:?}"), lanes, Arc::clone(&refusal)).await;
        }
    }
}

type Refusal = Arc<dyn Fn() -> Result<Response, Fault> + Send + Sync>;

async fn one_that_nobody_lets_pass(case: &str, lanes: [&str; 2], refusal: Refusal) {
    let kiosk = Kiosk::inline();
    for n in 1..=200 {
        kiosk.submit(n, lanes[usize::try_from(n % 2).unwrap()]);
    }
    let receipts: Vec<String> = (1..=200).map(|n| kiosk.custody(n)).collect();
    let behaviour = move |request: &Request, n: u128| {
        let answer = match n {
            1 => refusal(),
            n if is_commit(request) => Ok(signed(201, &receipts[usize::try_from(n - 1).unwrap()])),
            _ => Ok(status(201)),
        };
        (Duration::from_millis(50), answer)
    };
    let slow = Arc::new(Slow { behaviour: Box::new(behaviour), heard: Mutex::default() });
    let began = Instant::now();
    let wall = move || at(0) + SignedDuration::try_from(began.elapsed()).unwrap();
    let ends = run(&kiosk, slow, Arc::new(wall), Duration::from_secs(3_600)).await;
    assert_eq!(ends.0.len(), 199, "{case}");
    let p95 = ends.p95();
    assert!(p95 < Duration::from_secs(12), "{case}: the others wait for it, {p95:?} long");
    assert_eq!(kiosk.row(1).state, State::Stored, "{case}: it is kept and tried on");
}

/// A clock's story: what it shows when the given seconds have really passed.
type Shows = fn(i64) -> i64;

const YEAR: i64 = 365 * 86_400;
/// When the line comes back, and when a wrong clock is put right.
const MENDED: i64 = 600;

/// Twelve clocks; the line is dead for ten minutes.
const CLOCKS: [(&str, Shows); 12] = [
    ("right", |t| t),
    ("in 1970, then right", |t| if t < MENDED { t - 56 * YEAR } else { t }),
    ("ten years ahead, then right", |t| if t < MENDED { t + 10 * YEAR } else { t }),
    ("an hour back in the middle", |t| if t < 300 { t } else { t - 3_600 }),
    ("an hour ahead in the middle", |t| if t < 300 { t } else { t + 3_600 }),
    ("an hour back and forth", |t| if (300..MENDED).contains(&t) { t - 3_600 } else { t }),
    ("summer time begins", |t| t + if t < 300 { 0 } else { 3_600 }),
    ("summer time ends", |t| t - if t < 300 { 0 } else { 3_600 }),
    ("it stands still, then runs", |t| if t < MENDED { 0 } else { t }),
    ("a second back each minute", |t| t - t / 60),
    ("it jumps back a minute every other", |t| t - t / 120 * 60),
    ("in 1970 for ever", |t| t - 56 * YEAR),
];

#[tokio::test(start_paused = true)]
async fn no_clock_loses_anything_floods_the_line_or_keeps_it_waiting() {
    for (case, shows) in CLOCKS {
        let kiosk = Kiosk::inline();
        for n in 1..=4 {
            kiosk.submit(n, if n % 2 == 0 { "SFA" } else { "URA" });
        }
        let receipts: Vec<String> = (1..=4).map(|n| kiosk.custody(n)).collect();
        let began = Instant::now();
        let behaviour = move |request: &Request, n: u128| {
            if began.elapsed() < Duration::from_secs(MENDED.unsigned_abs()) {
                return (Duration::from_millis(10), Err(Fault::Connect(None)));
            }
            let commit = is_commit(request);
            let answer = if commit { signed(201, &receipts[usize::try_from(n - 1).unwrap()]) } else { status(201) };
            (Duration::from_millis(10), Ok(answer))
        };
        let slow = Arc::new(Slow { behaviour: Box::new(behaviour), heard: Mutex::default() });
        let wall = move || at(shows(i64::try_from(began.elapsed().as_secs()).unwrap()));
        // The cable is plugged in again.
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("eth0")).unwrap();
        let state = folder.path().join("eth0/operstate");
        std::fs::write(&state, "down\n").unwrap();
        let plugged = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(MENDED.unsigned_abs())).await;
            std::fs::write(state, "up\n").unwrap();
        });
        let interfaces = Some(Interfaces::new(folder.path()));
        let most = Duration::from_secs(3_600);
        let ends = run_beside(&kiosk, Arc::clone(&slow), Arc::new(wall), most, interfaces).await;
        plugged.await.unwrap();
        assert_eq!(ends.0.len(), 4, "{case}: lost");
        let mended = Duration::from_secs(MENDED.unsigned_abs() + 60 + 60);
        assert!(ends.0.iter().all(|end| *end <= mended), "{case}: {:?}", ends.0);
        let heard = slow.heard.lock().unwrap();
        for n in 1..=4 {
            let calls: Vec<Instant> = heard.iter().filter(|call| call.1 == n).map(|call| call.0).collect();
            let early = calls.iter().take_while(|when| **when < began + Duration::from_secs(MENDED.unsigned_abs()));
            let mut seconds: Vec<u64> = early.map(|when| when.duration_since(began).as_secs()).collect();
            let all = seconds.len();
            seconds.dedup();
            assert_eq!(seconds.len(), all, "{case}: more than one attempt a second");
        }
    }
}

/// The time that the gateway tells keeps calls valid while the clock is years off.
#[tokio::test(start_paused = true)]
async fn a_wrong_clock_is_corrected_for_calls_by_the_gateways_own_word() {
    use crate::timepiece::{Moment, Timepiece};
    let kiosk = Kiosk::inline();
    kiosk.submit(1, "SFA");
    let (custody, gateway) = (kiosk.custody(1), kiosk.gateway.clone());
    let said = Arc::new(AtomicI64::new(0));
    let heard = Arc::clone(&said);
    let terminal = kiosk.terminal.public().clone();
    let behaviour = move |request: &Request, _| {
        let answer = match request.path.strip_prefix("/v1/hello?nonce=") {
            Some(nonce) => {
                let hello = wire::v1::Hello { nonce: nonce.to_owned(), time: at(5), gateway: "test".to_owned() };
                signed(200, &hello.sign(&gateway).unwrap())
            }
            None if is_commit(request) => signed(201, &custody),
            None if request.method == Method::Put => {
                let token = request.authorization.as_deref().unwrap().strip_prefix("Guichet ").unwrap();
                let (call, _) = wire::v1::Call::verify(token, &|_| Some(terminal.clone())).unwrap();
                heard.store(call.at.as_second() - at(0).as_second(), Ordering::SeqCst);
                status(201)
            }
            None => status(404),
        };
        (Duration::from_millis(10), Ok(answer))
    };
    let slow = Arc::new(Slow { behaviour: Box::new(behaviour), heard: Mutex::default() });
    let began = Instant::now();
    let wall = move || at(-56 * YEAR) + SignedDuration::try_from(began.elapsed()).unwrap();
    let clocks = move || Moment { wall: wall(), steady: began.elapsed() };
    let timepiece = Timepiece::new(Arc::new(clocks), at(-100), None);
    let calls = timepiece.clone();
    let mut dispatch = kiosk.dispatch(slow, wall);
    dispatch.calls_at = Arc::new(move || calls.gateways());
    let (told, mut news) = tokio::sync::mpsc::unbounded_channel();
    let worker = Worker {
        dispatch,
        ask_every: Duration::from_secs(60),
        timepiece: Some(timepiece.clone()),
        interfaces: None,
        tell: Box::new(move |it| drop(told.send(it))),
    };
    let (reins, bridle) = Reins::new();
    let running = tokio::spawn(crate::run(worker, bridle));
    assert_eq!(news.recv().await.unwrap(), News::Moved(id(1), State::Custody));
    reins.stop();
    running.await.unwrap();
    assert!((0..60).contains(&said.load(Ordering::SeqCst)), "the call says the gateway's time");
    assert!(timepiece.is_proven());
    let kept = kiosk.store.call(|store| store.cursor(crate::worker::GATEWAY_TIME).unwrap()).unwrap();
    assert_eq!(i64::try_from(kept).unwrap(), at(5).as_second(), "kept for the next start");
}
