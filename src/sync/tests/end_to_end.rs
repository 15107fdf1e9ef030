//! One line from end to end: a real store, the real transport, the real gateway on a loopback port, and two agencies that
//! pull, open and answer. What the terminal sealed is what the agency reads, and what the agency signed is what the
//! terminal keeps.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;

use jiff::SignedDuration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use agency::{Decision, Desk, Line};
use domain::application::{Action, AnsweredQuestion, AnsweredValue, LicenceRequest};
use domain::{AgencyId, Application, Language, Personal, Reference, SubmissionId, Timestamp, Value};
use gateway::{Gateway, Location, Standing};
use store::{Handle, Made, Row, Sealed, State, Store};
use sync::courier::{Attempt, Courier, Delivery, Stowed};
use sync::{Caller, Dispatch, HttpTransport, Outcome, Policy, RoundReport, Trust, status};
use wire::keys::Private;
use wire::seal::{self, Fresh};
use wire::v1::{Envelope, Given, Level, Manifest, Part, Reason, ReasonCode, Receipt, Signed as _, TimeTrust};

fn at(second: i64) -> Timestamp {
    "2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(second)
}

/// Two agencies' desks, a terminal's store, and everybody's keys; the gateway's inbox is a file.
struct Town {
    folder: TempDir,
    store: Handle,
    terminal: Private,
    gateway: Private,
    desks: Vec<Desk>,
}

/// A gateway that is up; going down closes its port and its file.
struct Up {
    address: String,
    down: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Town {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store.sqlite"), "T0417".parse().unwrap(), "7K4".parse().unwrap());
        let desk = |code: &str| {
            let agency: AgencyId = code.parse().unwrap();
            Desk::open_or_set_up(&folder.path().join(code), &agency, &mut wire::system_random).unwrap()
        };
        Self {
            desks: vec![desk("SFA"), desk("URA")],
            store: Handle::start(store.unwrap().with_reserve(0)).unwrap(),
            terminal: Private::generate("T0417-1", &mut wire::system_random).unwrap(),
            gateway: Private::generate("gateway-1", &mut wire::system_random).unwrap(),
            folder,
        }
    }

    async fn gateway_up(&self) -> Up {
        let mut trust = gateway::Trust::default();
        trust.list_terminal("T0417".parse().unwrap(), self.terminal.public().clone(), Standing::Trusted);
        for desk in &self.desks {
            let keys = desk.keys();
            let listed =
                gateway::Agency { token_sha256: keys.token.sha256(), sig_keys: vec![keys.sig.public().clone()] };
            trust.list_agency(desk.agency().clone(), listed);
        }
        let gateway = Gateway::open(gateway::Settings {
            name: "test".to_owned(),
            location: Location::File(self.folder.path().join("inbox.sqlite")),
            key: self.gateway.clone(),
            trust,
            clock: Arc::new(|| at(100)),
        });
        let gateway = gateway.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (down, shutdown) = oneshot::channel();
        let serving = tokio::spawn(async move {
            let told = async move { drop(shutdown.await) };
            gateway::serve(listener, gateway, told).await.unwrap();
        });
        Up { address, down, serving }
    }

    fn trust(&self) -> Trust {
        let agencies = self.desks.iter().map(|desk| (desk.agency().clone(), desk.keys().sig.public().clone()));
        Trust::new(vec![self.gateway.public().clone()], agencies.collect())
    }

    /// One visit: an application to each agency, sealed, signed and stored as the terminal does it.
    fn submit(&self, visit: u128) -> Reference {
        let applications: Vec<Application> =
            (0..).zip(&self.desks).map(|(n, desk)| application(visit * 10 + n, desk)).collect();
        let keys: Vec<_> = self.desks.iter().map(|desk| desk.keys().enc[0].key.public().clone()).collect();
        let signer = self.terminal.clone();
        let submitted = self.store.call(move |store| {
            let reference = store.next_reference().unwrap();
            let mut batch = Vec::new();
            for (application, key) in applications.iter().zip(&keys) {
                let terminal = store.terminal().clone();
                let envelope = Envelope::from_application(application, terminal, reference, Some(b"%PDF-1.7".to_vec()));
                let fresh = Fresh::draw(&mut wire::system_random).unwrap();
                batch.push(Sealed {
                    submission: application.submission,
                    agency: application.agency.clone(),
                    licences: application.licences.iter().map(|wanted| wanted.licence.clone()).collect(),
                    envelope: seal::seal(&envelope.to_json(), key, fresh).unwrap().into_bytes(),
                    parts: Vec::new(),
                });
            }
            let parts: Vec<_> =
                batch.iter().map(|sealed| Part::envelope(std::str::from_utf8(&sealed.envelope).unwrap())).collect();
            let terminal = store.terminal().clone();
            store.submit(at(0), reference, &batch, &mut |reference, head, seqs| {
                let mut manifests = Vec::new();
                for (n, application) in applications.iter().enumerate() {
                    let manifest = Manifest {
                        v: 1,
                        sid: application.submission,
                        terminal: terminal.clone(),
                        agency: application.agency.clone(),
                        licences: application.licences.iter().map(|wanted| wanted.licence.clone()).collect(),
                        actions: Vec::new(),
                        reference: *reference,
                        catalogue: application.catalogue.clone(),
                        enc_kid: keys[n].kid().to_owned(),
                        seq: seqs[n],
                        audit: head.into(),
                        terminal_time: at(0),
                        time_trust: TimeTrust::Unknown,
                        status_key: None,
                        amends: None,
                        parts: vec![parts[n].clone()],
                    };
                    manifests.push(manifest.sign(&signer)?);
                }
                Ok(Made { manifests, receipt: b"paper".to_vec(), ..Made::default() })
            })
        });
        submitted.unwrap().unwrap().reference
    }

    fn caller(&self) -> Caller {
        Caller { terminal: "T0417".parse().unwrap(), signer: Arc::new(self.terminal.clone()) }
    }

    fn dispatch(&self, address: &str, second: i64) -> Dispatch {
        Dispatch {
            store: self.store.clone(),
            transport: Arc::new(HttpTransport::new(address).unwrap()),
            trust: self.trust(),
            caller: self.caller(),
            policy: Policy::default(),
            clock: Arc::new(move || at(second)),
            // The gateway's clock stands.
            calls_at: Arc::new(|| at(100)),
            chance: Arc::new(|limit| limit),
        }
    }

    async fn round(&self, address: &str, second: i64) -> RoundReport {
        sync::round(&self.dispatch(address, second)).await.unwrap()
    }

    async fn fetch(&self, address: &str) -> Vec<(SubmissionId, State)> {
        let transport = HttpTransport::new(address).unwrap();
        status::fetch(&self.store, &transport, &self.caller(), &self.trust(), times()).await.unwrap()
    }

    fn rows(&self, reference: Reference) -> Vec<Row> {
        self.store.call(move |store| store.submissions_of(&reference).unwrap()).unwrap()
    }
}

impl Up {
    async fn down(self) {
        self.down.send(()).unwrap();
        self.serving.await.unwrap();
    }
}

fn times() -> status::Times {
    status::Times { now: at(100), call: at(100) }
}

fn application(n: u128, desk: &Desk) -> Application {
    Application {
        submission: SubmissionId::new(Uuid::from_u128(n)),
        agency: desk.agency().clone(),
        catalogue: "2026.11.1".to_owned(),
        language: Language::Tamil,
        completed_at: at(0),
        licences: vec![LicenceRequest {
            licence: format!("{}-food-shop", desk.agency().as_str().to_lowercase()).parse().unwrap(),
            title: "Food shop".to_owned(),
            version: "1".to_owned(),
            action: Action::New,
            holds: None,
        }],
        answers: vec![AnsweredQuestion {
            question: "person.name".parse().unwrap(),
            label: "Name".to_owned(),
            kind: "text",
            answer: AnsweredValue::One {
                value: Value::Text(Personal::new("மெய்யழகன்".to_owned())),
                text: Personal::new("மெய்யழகன்".to_owned()),
            },
        }],
        fees: Vec::new(),
        documents: Vec::new(),
        consents: Vec::new(),
    }
}

fn name_in(folder: &Path) -> String {
    let json = std::fs::read(folder.join("application.json")).unwrap();
    match &Envelope::from_json(&json).unwrap().answers[0].given {
        Given::One { text, .. } => text.reveal().clone(),
        Given::Items { .. } | Given::NotYet { .. } => String::new(),
    }
}

#[tokio::test]
async fn a_visit_reaches_its_agencies_and_their_answers_come_home() {
    let town = Town::new();
    let up = town.gateway_up().await;
    let reference = town.submit(1);
    assert_eq!(town.round(&up.address, 1).await.moved.len(), 2);
    assert!(town.rows(reference).iter().all(|row| row.state == State::Custody));

    let (sfa, ura) = (&town.desks[0], &town.desks[1]);
    let line = Line::new(&up.address, sfa.keys().token.clone()).unwrap();
    agency::pull(sfa, &line, 0).await.unwrap();
    let mut seen = Vec::new();
    let answered =
        agency::answer_all(sfa, &line, at(50), &mut |read| seen.push(read.manifest.reference)).await.unwrap();
    assert_eq!((answered.accepted.len(), answered.left.len(), seen), (1, 0, vec![reference]));
    let rows = town.rows(reference);
    assert!(!sfa.folder(rows[0].submission).join("application.json").exists(), "nothing readable is left behind");
    agency::open(sfa, rows[0].submission).unwrap();
    assert_eq!(name_in(&sfa.folder(rows[0].submission)), "மெய்யழகன்");

    let line = Line::new(&up.address, ura.keys().token.clone()).unwrap();
    let pulled = agency::pull(ura, &line, 0).await.unwrap();
    assert_eq!(pulled, [rows[1].submission], "an agency sees its own and nobody else's");
    agency::open(ura, pulled[0]).unwrap();
    let text = [("en".to_owned(), "The floor plan is missing.".to_owned())].into();
    let reject = Decision::Reject { reason: Reason { code: ReasonCode::Incomplete, text } };
    agency::decide(ura, pulled[0], &reject, at(60)).unwrap();
    assert_eq!(agency::post(ura, &line).await.unwrap()[0].problem, None);
    assert_eq!(agency::post(ura, &line).await.unwrap(), [], "what the gateway has is not posted again");

    assert_eq!(town.fetch(&up.address).await.len(), 2);
    let rows = town.rows(reference);
    assert_eq!((rows[0].state, rows[1].state), (State::Accepted, State::Rejected));
    let kept = rows[0].agency_receipt.clone().unwrap();
    let receipt = Receipt::verify(&kept, &|kid| town.trust().find(kid)).unwrap();
    assert_eq!((receipt.level, receipt.reference.as_deref()), (Level::Accepted, Some("SFA-000001")));
    assert_eq!(town.fetch(&up.address).await, [], "nothing new");
    up.down().await;
}

#[tokio::test]
async fn a_gateway_that_comes_back_finds_everything_and_nothing_twice() {
    let town = Town::new();
    let up = town.gateway_up().await;
    let first = town.submit(1);
    town.round(&up.address, 1).await;
    let dead = up.address.clone();
    up.down().await;

    let second = town.submit(2);
    let report = town.round(&dead, 2).await;
    assert_eq!((report.moved.len(), report.put_off.len()), (0, 2));
    assert!(town.rows(second).iter().all(|row| row.state == State::Stored));

    let up = town.gateway_up().await;
    assert_eq!(town.round(&up.address, 3).await.attempted, 0, "not before its time");
    assert_eq!(town.round(&up.address, 3_600).await.attempted, 1, "one item tries the line");
    assert_eq!(town.round(&up.address, 3_600).await.moved.len(), 1);
    assert!(town.rows(second).iter().all(|row| row.state == State::Custody));

    // The first visit's application again and again, as after answers that were lost on the way: the same receipt.
    let row = town.rows(first).remove(0);
    let submission = row.submission;
    let envelope = town.store.call(move |store| store.envelope(submission).unwrap().unwrap()).unwrap();
    let (transport, trust) = (HttpTransport::new(&up.address).unwrap(), town.trust());
    for attempt in [Attempt::First, Attempt::Again, Attempt::Again] {
        let (agency, manifest, envelope) = (row.agency.clone(), row.manifest.clone(), envelope.clone());
        let parts = vec![Stowed { n: 0, body: envelope.into() }];
        let delivery = Delivery { submission, agency, manifest, parts, attempt };
        let courier = Courier { transport: &transport, trust: &trust, caller: &town.caller(), clock: &|| at(100) };
        let outcome = courier.deliver(&delivery).await;
        let receipt = row.custody_receipt.clone().unwrap();
        assert_eq!(outcome, Outcome::Receipted { level: store::Level::Custody, receipt });
    }
    let line = Line::new(&up.address, town.desks[0].keys().token.clone()).unwrap();
    assert_eq!(agency::pull(&town.desks[0], &line, 0).await.unwrap().len(), 2, "two visits, two applications");
    up.down().await;
}

#[tokio::test]
async fn a_desk_reads_a_second_gateway_from_its_start_and_answers_each_where_it_came_from() {
    let first = Town::new();
    let mut second = Town::new();
    second.desks = first.desks.clone();
    second.gateway = Private::generate("gateway-2", &mut wire::system_random).unwrap();
    let (here, there) = (first.gateway_up().await, second.gateway_up().await);
    let desk = &first.desks[0];
    let line = |up: &Up| Line::new(&up.address, desk.keys().token.clone()).unwrap();
    for (visit, town, up) in [(1, &first, &here), (2, &second, &there)] {
        town.submit(visit);
        assert_eq!(town.round(&up.address, 1).await.moved.len(), 2);
        // Both are number 1 in their inboxes.
        assert_eq!(agency::pull(desk, &line(up), 0).await.unwrap().len(), 1, "visit {visit}");
        assert_eq!(agency::pull(desk, &line(up), 0).await.unwrap(), [], "visit {visit}");
    }
    let answered = agency::answer_all(desk, &line(&here), at(50), &mut |_| {}).await.unwrap();
    assert_eq!((answered.accepted.len(), answered.left.len()), (1, 0), "the other one is not this gateway's");
    let answered = agency::answer_all(desk, &line(&there), at(50), &mut |_| {}).await.unwrap();
    assert_eq!((answered.accepted.len(), answered.left.len()), (1, 0));
    for (town, up) in [(first, here), (second, there)] {
        assert_eq!(town.fetch(&up.address).await.len(), 1);
        up.down().await;
    }
}

#[tokio::test]
async fn a_backlog_drains_and_each_application_arrives_once() {
    const VISITS: usize = 40;
    let town = Town::new();
    let up = town.gateway_up().await;
    for visit in 1..=VISITS {
        town.submit(u128::try_from(visit).unwrap());
    }
    let mut moved = 0;
    while moved < 2 * VISITS {
        let report = town.round(&up.address, 1).await;
        assert_eq!(report.put_off, []);
        moved += report.moved.len();
    }
    for desk in &town.desks {
        let line = Line::new(&up.address, desk.keys().token.clone()).unwrap();
        agency::pull(desk, &line, 0).await.unwrap();
        let answered = agency::answer_all(desk, &line, at(50), &mut |_| {}).await.unwrap();
        assert_eq!((answered.accepted.len(), answered.left), (VISITS, Vec::new()));
        assert!(agency::open::gaps(desk).unwrap().is_empty(), "each number of the terminal's has come");
    }
    assert_eq!(town.fetch(&up.address).await.len(), 2 * VISITS);
    let backlog = town.store.call(|store| store.backlog().unwrap()).unwrap();
    assert_eq!(backlog, store::Backlog::default());
    up.down().await;
}

#[tokio::test]
async fn the_gateway_greets_with_its_signature_and_strangers_are_turned_away() {
    let town = Town::new();
    let up = town.gateway_up().await;
    let transport = HttpTransport::new(&up.address).unwrap();
    let hello = status::greet(&transport, &town.trust(), "once").await.unwrap();
    assert_eq!((hello.gateway.as_str(), hello.time), ("test", at(100)));

    // Something has to be on its way, or nobody is asked at all.
    town.submit(1);
    let stranger = Private::generate("T0417-1", &mut wire::system_random).unwrap();
    let caller = Caller { terminal: "T0417".parse().unwrap(), signer: Arc::new(stranger) };
    assert!(status::fetch(&town.store, &transport, &caller, &town.trust(), times()).await.is_err());
    let line = Line::new(
        &up.address,
        agency::keys::Keys::generate(&"SFA".parse().unwrap(), "x", &mut wire::system_random).unwrap().token,
    )
    .unwrap();
    let refused = agency::pull(&town.desks[0], &line, 0).await.unwrap_err();
    assert!(domain::chain(&refused).contains("401"), "{}", domain::chain(&refused));
    up.down().await;
}

#[tokio::test]
async fn a_call_for_staff_and_the_faces_of_a_day_reach_the_operator() {
    use domain::feedback::{Face, Occasion, Tally};
    use domain::staff::{CallId, CallState};

    let town = Town::new();
    let up = town.gateway_up().await;
    let call = CallId::from_random([7; 16]);
    let day: domain::Date = "2026-11-21".parse().unwrap();
    town.store.call(move |store| store.count_face(day, Occasion::Submitted, Face::Good)).unwrap().unwrap();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let (reins, bridle) = sync::Reins::new();
    let errands = sync::Errands {
        store: town.store.clone(),
        transport: Arc::new(HttpTransport::new(&up.address).unwrap()),
        trust: town.trust(),
        caller: Caller { terminal: "T0417".parse().unwrap(), signer: Arc::new(town.terminal.clone()) },
        clock: Arc::new(|| at(1)),
        today: Arc::new(|| "2026-11-22".parse().unwrap()),
        chance: Arc::new(|limit| limit),
        patience: sync::errands::PATIENCE,
        tell: Box::new(move || tell.send(()).unwrap()),
    };
    let running = tokio::spawn(sync::run_errands(errands, bridle));
    town.store.call(move |store| store.call_staff(call, at(0))).unwrap().unwrap();
    reins.wake();
    told.recv().await.unwrap();
    assert!(town.store.call(move |store| store.was_call_told(call)).unwrap().unwrap());
    town.store.call(move |store| store.cancel_call(call)).unwrap().unwrap();
    reins.wake();
    told.recv().await.unwrap();
    reins.stop();
    running.await.unwrap();

    let inbox = Location::File(town.folder.path().join("inbox.sqlite"));
    let calls = gateway::calls(&inbox).unwrap();
    assert_eq!(calls.len(), 1);
    assert_eq!((calls[0].call, calls[0].state, calls[0].made_at), (call, CallState::Cancelled, at(0)));
    let tally = Tally { occasion: Occasion::Submitted, face: Face::Good, count: 1 };
    let faces = gateway::feedback(&inbox).unwrap();
    assert_eq!(faces.iter().map(|row| (row.day, row.tally)).collect::<Vec<_>>(), [(day, tally)]);
    up.down.send(()).unwrap();
    up.serving.await.unwrap();
}
