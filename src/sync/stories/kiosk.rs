//! The scene of the stories: a store with signed submissions, everybody's keys, and a transport that answers from a
//! closure and remembers what it heard.

use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use uuid::Uuid;

use domain::{AgencyId, SubmissionId, Timestamp};
use store::{Handle, Made, Row, Sealed, Store};
use wire::keys::Private;
use wire::v1::{Issuer, Level, Manifest, Part, Receipt, Signed as _, TimeTrust};

use crate::courier::{Attempt, Courier, Delivery, Stowed};
use crate::transport::{Answering, Body, Fault, Method, Request, Response, Transport};
use crate::{Caller, Dispatch, Outcome, RoundReport, Trust};

pub(super) fn at(second: i64) -> Timestamp {
    "2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(second)
}

pub(super) fn id(n: u128) -> SubmissionId {
    SubmissionId::new(Uuid::from_u128(n))
}

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

pub(super) struct Kiosk {
    pub(super) store: Handle,
    pub(super) terminal: Private,
    pub(super) gateway: Private,
    pub(super) sfa: Private,
    pub(super) ura: Private,
    /// Of the gateway's key, by somebody else.
    pub(super) forger: Private,
}

fn memory() -> Store {
    Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap()
}

/// A store that has been let go and answers nobody.
pub(super) fn ended() -> Handle {
    let handle = Handle::inline(memory());
    handle.call(Store::let_go).unwrap().unwrap();
    handle
}

impl Kiosk {
    pub(super) fn new() -> Self {
        Self::with(Handle::start(memory()).unwrap())
    }

    /// A kiosk whose store has no thread, so that told time stands still while it works.
    pub(super) fn inline() -> Self {
        Self::with(Handle::inline(memory()))
    }

    /// A kiosk whose store lies in a file that others may open too.
    pub(super) fn on(file: &std::path::Path) -> Self {
        let store = Store::open(file, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
        Self::with(Handle::inline(store))
    }

    fn with(store: Handle) -> Self {
        Self {
            store,
            terminal: key("T0417-1", 1),
            gateway: key("gateway-1", 2),
            sfa: key("SFA-sig-1", 3),
            ura: key("URA-sig-1", 4),
            forger: key("gateway-1", 5),
        }
    }

    /// A kiosk where one application for one agency waits.
    pub(super) fn with_one() -> Self {
        let kiosk = Self::new();
        kiosk.submit(1, "SFA");
        kiosk
    }

    pub(super) fn submit(&self, n: u128, agency: &str) {
        self.submit_with(n, agency, Vec::new());
    }

    /// An application with sealed attachments of these bytes.
    pub(super) fn submit_with(&self, n: u128, agency: &str, attachments: Vec<Vec<u8>>) {
        self.put(n, agency, attachments, None);
    }

    /// An application that amends another.
    pub(super) fn submit_amending(&self, n: u128, agency: &str, original: u128) {
        self.put(n, agency, Vec::new(), Some(id(original)));
    }

    fn put(&self, n: u128, agency: &str, attachments: Vec<Vec<u8>>, amends: Option<SubmissionId>) {
        let agency: AgencyId = agency.parse().unwrap();
        let terminal = self.terminal.clone();
        let stored = self.store.call(move |store| {
            let reference = store.next_reference().unwrap();
            let jwe = format!("sealed {n}");
            let sealed = Sealed {
                submission: id(n),
                agency: agency.clone(),
                licences: Vec::new(),
                envelope: jwe.clone().into_bytes(),
                parts: (1..).zip(&attachments).map(|(place, bytes)| kept(store, n, place, bytes)).collect(),
            };
            let attached: Vec<Part> = sealed.parts.iter().map(named).collect();
            store.submit(at(0), reference, &[sealed], &mut |reference, head, seqs| {
                let manifest = Manifest {
                    v: 1,
                    sid: id(n),
                    terminal: "T0417".parse().unwrap(),
                    agency: agency.clone(),
                    licences: Vec::new(),
                    actions: Vec::new(),
                    reference: *reference,
                    catalogue: "test".to_owned(),
                    enc_kid: "enc-1".to_owned(),
                    seq: seqs[0],
                    audit: head.into(),
                    terminal_time: at(0),
                    time_trust: TimeTrust::Unknown,
                    status_key: None,
                    amends,
                    parts: [vec![Part::envelope(&jwe)], attached.clone()].concat(),
                };
                Ok(Made { manifests: vec![manifest.sign(&terminal)?], receipt: Vec::new(), ..Made::default() })
            })
        });
        stored.unwrap().unwrap();
    }

    pub(super) fn row(&self, n: u128) -> Row {
        self.store.call(move |store| store.submission(id(n)).unwrap().unwrap()).unwrap()
    }

    pub(super) fn trust(&self) -> Trust {
        let agencies = vec![
            ("SFA".parse().unwrap(), self.sfa.public().clone()),
            ("URA".parse().unwrap(), self.ura.public().clone()),
        ];
        Trust::new(vec![self.gateway.public().clone()], agencies)
    }

    pub(super) fn caller(&self) -> Caller {
        Caller { terminal: "T0417".parse().unwrap(), signer: Arc::new(self.terminal.clone()) }
    }

    /// A receipt of submission `n` by anyone, at any level.
    pub(super) fn receipt(&self, n: u128, level: Level, issuer: &str, signer: &Private) -> String {
        let issuer: Issuer = issuer.parse().unwrap();
        Receipt::new(id(n), &self.row(n).manifest, level, issuer, at(9)).sign(signer).unwrap()
    }

    pub(super) fn custody(&self, n: u128) -> String {
        self.receipt(n, Level::Custody, "gateway", &self.gateway)
    }

    /// What deliveries go by: dice that always fall highest, and a clock that the gateway agrees with.
    pub(super) fn dispatch(
        &self,
        transport: Arc<dyn Transport>,
        clock: impl Fn() -> Timestamp + Send + Sync + Clone + 'static,
    ) -> Dispatch {
        Dispatch {
            store: self.store.clone(),
            transport,
            trust: self.trust(),
            caller: self.caller(),
            policy: crate::Policy::default(),
            clock: Arc::new(clock.clone()),
            calls_at: Arc::new(clock),
            chance: Arc::new(|limit| limit),
        }
    }

    /// One delivery by hand, of these bytes.
    pub(super) async fn deliver(&self, table: &Table, envelope: &[u8]) -> Outcome {
        let row = self.row(1);
        let parts = vec![Stowed { n: 0, body: envelope.to_vec().into() }];
        let (agency, manifest) = (row.agency, row.manifest);
        let delivery = Delivery { submission: id(1), agency, manifest, parts, attempt: Attempt::First };
        let (trust, caller) = (self.trust(), self.caller());
        Courier { transport: table, trust: &trust, caller: &caller, clock: &|| at(0) }.deliver(&delivery).await
    }

    /// One round at a moment, with dice that always fall highest.
    pub(super) async fn round(&self, table: &Table, second: i64) -> RoundReport {
        crate::round(&self.dispatch(Arc::new(table.clone()), move || at(second))).await.unwrap()
    }
}

fn kept(store: &Store, n: u128, place: u32, bytes: &[u8]) -> store::KeptPart {
    let mut writer = store.part_writer(id(n), place, "application/octet-stream").unwrap();
    std::io::Write::write_all(&mut writer, bytes).unwrap();
    writer.keep().unwrap()
}

fn named(kept: &store::KeptPart) -> Part {
    let (bytes, sha256) = (kept.bytes(), wire::encode(&kept.sha256()));
    Part { n: u16::try_from(kept.n()).unwrap(), media_type: kept.media_type().to_owned(), bytes, sha256 }
}

type Answer = Arc<dyn Fn(&Request) -> Result<Response, Fault> + Send + Sync>;

/// Answers in the gateway's place. Cloned, it is the same one.
#[derive(Clone)]
pub(super) struct Table {
    answer: Answer,
    heard: Arc<Mutex<Vec<Request>>>,
}

impl Table {
    pub(super) fn new(answer: impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), heard: Arc::default() }
    }

    /// Takes every part and answers each manifest the same.
    pub(super) fn manifests(answer: impl Fn() -> Result<Response, Fault> + Send + Sync + 'static) -> Self {
        Self::new(move |request| if is_manifest(request) { answer() } else { Ok(status(201)) })
    }

    pub(super) fn heard(&self) -> Vec<Request> {
        self.heard.lock().unwrap().clone()
    }
}

impl Transport for Table {
    fn call(&self, request: Request) -> Answering<'_> {
        let answer = (self.answer)(&request);
        self.heard.lock().unwrap().push(request);
        Box::pin(std::future::ready(answer))
    }
}

/// What a call brings, where it stands in memory.
pub(super) fn bytes(request: &Request) -> &[u8] {
    match &request.body {
        Body::Bytes(bytes) => bytes,
        Body::Kept(_) | Body::File { .. } => panic!("a story keeps nothing on disk"),
    }
}

pub(super) fn is_manifest(request: &Request) -> bool {
    request.method == Method::Put && !request.path.contains("/parts/")
}

pub(super) fn status(status: u16) -> Response {
    Response { status, ..Response::default() }
}

pub(super) fn saying(status: u16, content_type: &str, body: &str) -> Response {
    let content_type = Some(content_type.to_owned());
    Response { status, content_type, body: body.as_bytes().to_vec(), ..Response::default() }
}

pub(super) fn signed(status: u16, token: &str) -> Response {
    saying(status, "application/jose", token)
}
