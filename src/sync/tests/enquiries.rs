//! Two terminals and one gateway on a loopback port: somebody applies at one and asks at the other. The real store, the
//! real courier and the real gateway; the agencies are keys that sign.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use jiff::SignedDuration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use domain::{AgencyId, ReceiptSecret, Reference, SubmissionId, Timestamp};
use gateway::{Gateway, Location, Standing};
use store::{Handle, Made, Sealed, Store};
use sync::enquiry::{Answered, Enquiries, PATIENCE, Standings};
use sync::transport::{Request, Transport as _};
use sync::{Caller, Dispatch, HttpTransport, Policy, Trust};
use wire::keys::Private;
use wire::lock::{Cost, ReceiptLock};
use wire::v1::{Body as _, Issuer, Level, Manifest, Part, Receipt, ReceiptsPosted, Signed as _, TimeTrust};

/// Stretching is `wire`'s to test; here it is to be over soon.
const QUICK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
const AGENCIES: [&str; 2] = ["SFA", "URA"];

fn at(second: i64) -> Timestamp {
    "2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(second)
}

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn agency_key(agency: &str) -> Private {
    key(&format!("{agency}-sig-1"), agency.bytes().fold(11, u8::wrapping_add))
}

fn secret(n: u8) -> ReceiptSecret {
    ReceiptSecret::from_random([n; 16])
}

fn trust() -> Trust {
    let agencies = AGENCIES.map(|code| (code.parse().unwrap(), agency_key(code).public().clone()));
    Trust::new(vec![key("gateway-1", 21).public().clone()], agencies.to_vec())
}

fn caller(terminal: &str, seed: u8) -> Caller {
    Caller { terminal: terminal.parse().unwrap(), signer: Arc::new(key(&format!("{terminal}-1"), seed)) }
}

/// A gateway that is up.
struct Up {
    address: String,
    down: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Up {
    async fn new() -> Self {
        let mut trust = gateway::Trust::default();
        for (terminal, seed) in [("T0417", 1), ("T0418", 2)] {
            let listed = key(&format!("{terminal}-1"), seed).public().clone();
            trust.list_terminal(terminal.parse().unwrap(), listed, Standing::Trusted);
        }
        for code in AGENCIES {
            let token_sha256 = wire::sha256_bytes(code.as_bytes());
            let listed = gateway::Agency { token_sha256, sig_keys: vec![agency_key(code).public().clone()] };
            trust.list_agency(code.parse().unwrap(), listed);
        }
        let settings = gateway::Settings {
            name: "test".to_owned(),
            location: Location::Memory,
            key: key("gateway-1", 21),
            trust,
            clock: Arc::new(|| at(100)),
        };
        let gateway = Gateway::open(settings).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (down, shutdown) = oneshot::channel();
        let serving = tokio::spawn(async move {
            gateway::serve(listener, gateway, async move { drop(shutdown.await) }).await.unwrap();
        });
        Self { address, down, serving }
    }

    async fn down(self) {
        self.down.send(()).unwrap();
        self.serving.await.unwrap();
    }

    /// The other terminal's information desk.
    fn elsewhere(&self) -> Enquiries {
        Enquiries {
            transport: Arc::new(HttpTransport::new(&self.address).unwrap()),
            trust: trust(),
            caller: caller("T0418", 2),
            clock: Arc::new(|| at(90)),
            patience: PATIENCE,
        }
    }

    /// An agency takes an application in and gives it a number.
    async fn accepts(&self, agency: &str, sid: SubmissionId, manifest: &str) {
        let issuer = Issuer::Agency(agency.parse().unwrap());
        let receipt = Receipt {
            reference: Some(format!("{agency}-000001")),
            ..Receipt::new(sid, manifest, Level::Accepted, issuer, at(100))
        };
        let body = ReceiptsPosted { receipts: vec![receipt.sign(&agency_key(agency)).unwrap()] }.to_json();
        let request = Request::post("/v1/inbox/receipts".to_owned(), "application/json", body);
        let request = request.as_caller(format!("Bearer {agency}"));
        let answer = HttpTransport::new(&self.address).unwrap().call(request).await.unwrap();
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    }
}

/// Somebody applies to both agencies at the first terminal and takes the check code home.
fn apply() -> (Handle, Reference) {
    let store = Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
    let store = Handle::start(store.with_reserve(0)).unwrap();
    let submitted = store.call(|store| {
        let reference = store.next_reference().unwrap();
        let status_key = ReceiptLock::new(&secret(1), &reference, QUICK).unwrap().status_key();
        let applications: Vec<(SubmissionId, AgencyId, String)> = (1..)
            .zip(AGENCIES)
            .map(|(n, code)| (SubmissionId::new(Uuid::from_u128(n)), code.parse().unwrap(), format!("sealed {n}")))
            .collect();
        let sealed = |(submission, agency, jwe): &(SubmissionId, AgencyId, String)| Sealed {
            submission: *submission,
            agency: agency.clone(),
            licences: Vec::new(),
            envelope: jwe.clone().into_bytes(),
            parts: Vec::new(),
        };
        let batch: Vec<Sealed> = applications.iter().map(sealed).collect();
        store.submit(at(0), reference, &batch, &mut |reference, head, seqs| {
            let manifest = |((sid, agency, jwe), seq): (&(SubmissionId, AgencyId, String), &u64)| Manifest {
                v: 1,
                sid: *sid,
                terminal: "T0417".parse().unwrap(),
                agency: agency.clone(),
                licences: Vec::new(),
                actions: Vec::new(),
                reference: *reference,
                catalogue: "test".to_owned(),
                enc_kid: "enc-1".to_owned(),
                seq: *seq,
                audit: head.into(),
                terminal_time: at(0),
                time_trust: TimeTrust::Unknown,
                status_key: Some(status_key.clone()),
                amends: None,
                parts: vec![Part::envelope(jwe)],
            };
            let signed = applications.iter().zip(seqs).map(manifest).map(|manifest| manifest.sign(&key("T0417-1", 1)));
            let manifests = signed.collect::<Result<_, _>>()?;
            Ok(Made { manifests, receipt: b"paper".to_vec(), ..Made::default() })
        })
    });
    (store, submitted.unwrap().unwrap().reference)
}

async fn deliver(store: &Handle, address: &str) -> usize {
    let dispatch = Dispatch {
        store: store.clone(),
        transport: Arc::new(HttpTransport::new(address).unwrap()),
        trust: trust(),
        caller: Caller { terminal: "T0417".parse().unwrap(), signer: Arc::new(key("T0417-1", 1)) },
        policy: Policy::default(),
        clock: Arc::new(|| at(1)),
        calls_at: Arc::new(at_gateway),
        chance: Arc::new(|limit| limit),
    };
    sync::round(&dispatch).await.unwrap().moved.len()
}

/// What whoever has this check code is told.
async fn ask(desk: &Enquiries, reference: Reference, code: &ReceiptSecret) -> Answered {
    desk.look_up(reference, ReceiptLock::new(code, &reference, QUICK).unwrap().proof()).await
}

/// Each agency with its number, if it has given one.
fn told(answered: Answered) -> (Timestamp, Vec<(String, Option<String>)>) {
    let Answered::Found(Standings { at, rows }) = answered else { panic!("{answered:?}") };
    let number = |row: sync::enquiry::Standing| {
        assert_eq!(row.received_at, at_gateway());
        (row.agency.to_string(), row.answer.and_then(|receipt| receipt.reference))
    };
    (at, rows.into_iter().map(number).collect())
}

/// By the gateway's clock.
fn at_gateway() -> Timestamp {
    at(100)
}

#[tokio::test]
async fn what_was_submitted_at_one_terminal_is_found_at_another() {
    let up = Up::new().await;
    let (store, reference) = apply();
    let desk = up.elsewhere();
    assert_eq!(ask(&desk, reference, &secret(1)).await, Answered::Unknown, "it is not delivered yet");
    assert_eq!(deliver(&store, &up.address).await, 2);
    let none = [("SFA".to_owned(), None), ("URA".to_owned(), None)];
    assert_eq!(told(ask(&desk, reference, &secret(1)).await), (at(100), none.to_vec()));

    let rows = store.call(move |store| store.submissions_of(&reference).unwrap()).unwrap();
    let sfa = rows.iter().find(|row| row.agency.as_str() == "SFA").unwrap();
    up.accepts("SFA", sfa.submission, &sfa.manifest).await;
    let numbered = [("SFA".to_owned(), Some("SFA-000001".to_owned())), ("URA".to_owned(), None)];
    assert_eq!(told(ask(&desk, reference, &secret(1)).await), (at(100), numbered.to_vec()));

    let unaware = Enquiries { trust: Trust::new(vec![key("gateway-1", 21).public().clone()], Vec::new()), ..desk };
    let unnumbered = told(ask(&unaware, reference, &secret(1)).await);
    assert_eq!(unnumbered, (at(100), none.to_vec()), "an agency's word counts only under a key that is listed here");
    up.down().await;
}

#[tokio::test]
async fn a_wrong_code_is_told_nothing_and_soon_has_to_wait() {
    let up = Up::new().await;
    let (store, reference) = apply();
    deliver(&store, &up.address).await;
    let desk = up.elsewhere();
    for n in 2..7 {
        assert_eq!(ask(&desk, reference, &secret(n)).await, Answered::Unknown);
    }
    let until = at(90) + SignedDuration::from_secs(15 * 60);
    for n in [7, 1] {
        assert_eq!(ask(&desk, reference, &secret(n)).await, Answered::Later { until });
    }
    up.down().await;
}

#[tokio::test]
async fn with_the_line_down_nobody_is_told_that_there_is_nothing() {
    let up = Up::new().await;
    let (store, reference) = apply();
    deliver(&store, &up.address).await;
    let desk = up.elsewhere();
    up.down().await;
    assert_eq!(ask(&desk, reference, &secret(1)).await, Answered::Unreachable);
}
