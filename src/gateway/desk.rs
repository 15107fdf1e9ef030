//! A gateway with two terminals and two agencies, and the hands that call it. Its clock moves when a test moves it.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{HeaderName, Request, StatusCode, header};
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use domain::{Reference, SubmissionId, Timestamp};
use wire::keys;
use wire::v1::{
    AuditHead, Body as _, Call, InboxEntry, Issuer, Level, Manifest, Orders, Part, PartHeld, Problem, ProblemType,
    ReadError, Receipt, ReceiptsPosted, Signed as _, StatusPage, TimeTrust, TokenTaken,
};

use crate::inbox::place::Place;
use crate::{Agency, Gateway, Location, Settings, Standing, Trust, router};

const START: &str = "2026-11-22T03:05:00Z";

#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) gateway: Gateway,
    clock: Arc<AtomicI64>,
    /// Kept as long as the desk.
    #[expect(dead_code, reason = "its end is what it is there for")]
    place: Option<Place>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) media_type: String,
    pub(crate) retry_after: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) orders: Option<String>,
    pub(crate) body: Vec<u8>,
}

pub(crate) fn key(kid: &str, seed: u8) -> keys::Private {
    keys::Private::from_secret(kid, &[seed; 32]).unwrap()
}

pub(crate) fn sid(n: u32) -> SubmissionId {
    format!("6f9619ff-8b86-4d01-b42d-{n:012x}").parse().unwrap()
}

/// What stands for a sealed envelope here: the gateway cannot open one anyway.
pub(crate) fn sealed(n: u32) -> Vec<u8> {
    format!("sealed {n}").into_bytes()
}

pub(crate) fn settings(location: Location) -> Settings {
    let start: Timestamp = START.parse().unwrap();
    settings_with(location, Arc::new(AtomicI64::new(start.as_second())))
}

fn settings_with(location: Location, clock: Arc<AtomicI64>) -> Settings {
    let mut trust = Trust::default();
    for (terminal, kid, seed) in [("T0417", "T0417-1", 1), ("T0418", "T0418-1", 2)] {
        trust.list_terminal(terminal.parse().unwrap(), key(kid, seed).public().clone(), Standing::Trusted);
    }
    for (agency, token, kid, seed) in [("SFA", "sfa-token", "SFA-sig-1", 11), ("URA", "ura-token", "URA-sig-1", 12)] {
        let sig_keys = vec![key(kid, seed).public().clone()];
        let token_sha256 = wire::sha256_bytes(token.as_bytes());
        trust.list_agency(agency.parse().unwrap(), Agency { token_sha256, sig_keys });
    }
    Settings {
        name: "test gateway".to_owned(),
        location,
        key: key("gateway-1", 21),
        trust,
        clock: Arc::new(move || Timestamp::from_second(clock.load(Ordering::SeqCst)).unwrap()),
    }
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn problem(&self) -> Problem {
        assert_eq!(self.media_type, "application/problem+json", "{}", self.text());
        let problem = Problem::from_json(&self.body).unwrap();
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }

    #[track_caller]
    pub(crate) fn is_problem(&self, expected: ProblemType) -> Problem {
        let problem = self.problem();
        assert_eq!(problem.kind, Some(expected), "{}", self.text());
        problem
    }
}

impl Desk {
    pub(crate) fn in_memory() -> Self {
        // On a server where the environment names one: the same stories hold there.
        match std::env::var("GUICHET_PG") {
            Err(_) => Self::at(Location::Memory),
            Ok(_) => {
                let place = Place::new();
                Self { place: Some(place.clone()), ..Self::at(place.location) }
            }
        }
    }

    pub(crate) fn at(location: Location) -> Self {
        Self::within(location, crate::Limits::default())
    }

    pub(crate) fn within(location: Location, limits: crate::Limits) -> Self {
        let start: Timestamp = START.parse().unwrap();
        let clock = Arc::new(AtomicI64::new(start.as_second()));
        Self {
            gateway: Gateway::open_within(settings_with(location, Arc::clone(&clock)), limits).unwrap(),
            clock,
            place: None,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock.load(Ordering::SeqCst)).unwrap()
    }

    pub(crate) fn advance_secs(&self, secs: i64) {
        self.clock.fetch_add(secs, Ordering::SeqCst);
    }

    async fn call(&self, request: Request<Body>) -> Answer {
        let response = router(self.gateway.clone()).oneshot(request).await.unwrap();
        let status = response.status();
        let (head, body) = response.into_parts();
        let header = |name| head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let (media_type, retry_after) = (header(header::CONTENT_TYPE), header(header::RETRY_AFTER));
        let (request_id, orders) =
            (header(HeaderName::from_static("x-request-id")), header(HeaderName::from_static(Orders::HEADER)));
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status, media_type: media_type.unwrap_or_default(), retry_after, request_id, orders, body }
    }

    pub(crate) async fn get(&self, path: &str, authorization: Option<&str>) -> Answer {
        let mut request = Request::get(path);
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        self.call(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn put(&self, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let request = headers.iter().fold(Request::put(path), |request, (name, value)| request.header(*name, *value));
        self.call(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, authorization: &str, body: Vec<u8>) -> Answer {
        self.post_with(path, &[("authorization", authorization)], body).await
    }

    pub(crate) async fn post_with(&self, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let request = headers.iter().fold(Request::post(path), |request, (name, value)| request.header(*name, *value));
        self.call(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn put_part(&self, n: u32, part: u16, body: &[u8]) -> Answer {
        let path = format!("/v1/submissions/{}/parts/{part}", sid(n));
        let token = self.token("PUT", "T0417", &path, "T0417-1", 1);
        let headers = [("content-digest", wire::content_digest(body)), ("authorization", token)];
        self.put(&path, &headers.each_ref().map(|(name, value)| (*name, value.as_str())), body.to_vec()).await
    }

    pub(crate) async fn put_manifest(&self, n: u32, jws: &str) -> Answer {
        let path = format!("/v1/submissions/{}", sid(n));
        self.put(&path, &[("content-type", "application/jose")], jws.as_bytes().to_vec()).await
    }

    pub(crate) fn unsigned(&self, n: u32, agency: &str, body: &[u8]) -> Manifest {
        Manifest {
            v: 1,
            sid: sid(n),
            terminal: "T0417".parse().unwrap(),
            agency: agency.parse().unwrap(),
            licences: vec!["sfa-food-shop".parse().unwrap()],
            actions: Vec::new(),
            reference: Reference::new("7K4".parse().unwrap(), u64::from(n)).unwrap(),
            catalogue: "2026.11.2".to_owned(),
            enc_kid: format!("{agency}-2026-1"),
            seq: u64::from(n),
            audit: AuditHead { seq: u64::from(n), head: wire::sha256(&n.to_be_bytes()) },
            terminal_time: self.now(),
            time_trust: TimeTrust::Synced,
            status_key: None,
            amends: None,
            parts: vec![Part::envelope(std::str::from_utf8(body).unwrap())],
        }
    }

    pub(crate) fn manifest(&self, n: u32, agency: &str, body: &[u8]) -> String {
        self.unsigned(n, agency, body).sign(&key("T0417-1", 1)).unwrap()
    }

    /// The parts that are here of the n-th submission.
    pub(crate) async fn held(&self, n: u32) -> Vec<PartHeld> {
        let path = format!("/v1/submissions/{}/parts", sid(n));
        let token = self.call_token("T0417", &path, "T0417-1", 1);
        PartHeld::list_from_json(&self.get(&path, Some(&token)).await.body).unwrap()
    }

    /// Delivers the n-th submission and gives back its manifest.
    pub(crate) async fn deliver(&self, n: u32, agency: &str) -> String {
        let jws = self.manifest(n, agency, &sealed(n));
        assert_eq!(self.put_part(n, 0, &sealed(n)).await.status, StatusCode::CREATED);
        assert_eq!(self.put_manifest(n, &jws).await.status, StatusCode::CREATED);
        jws
    }

    pub(crate) fn deliver_in_background(&self, n: u32, agency: &'static str) -> JoinHandle<String> {
        let desk = self.clone();
        tokio::spawn(async move { desk.deliver(n, agency).await })
    }

    pub(crate) fn read_in_background(&self, path: &'static str, authorization: &'static str) -> JoinHandle<Answer> {
        let desk = self.clone();
        tokio::spawn(async move { desk.get(path, Some(authorization)).await })
    }

    pub(crate) fn custody(&self, jws: &str) -> Result<Receipt, ReadError> {
        let gateway = self.gateway.public_key().clone();
        Receipt::verify(jws, &|kid| (kid == gateway.kid()).then(|| (Issuer::Gateway, gateway.clone())))
    }

    pub(crate) async fn inbox(&self, token: &str, after: u64) -> Vec<InboxEntry> {
        let answer = self.get(&format!("/v1/inbox?after={after}"), Some(&format!("Bearer {token}"))).await;
        InboxEntry::list_from_json(&answer.body).unwrap()
    }

    pub(crate) fn answer(&self, n: u32, jws: &str, level: Level, agency: &str, kid: &str, seed: u8) -> String {
        let issuer = Issuer::Agency(agency.parse().unwrap());
        Receipt::new(sid(n), jws, level, issuer, self.now()).sign(&key(kid, seed)).unwrap()
    }

    /// Posts answers and gives back the problem of each.
    pub(crate) async fn post_receipts(&self, token: &str, receipts: &[&str]) -> Vec<Option<String>> {
        let body = ReceiptsPosted { receipts: receipts.iter().map(|jws| (*jws).to_owned()).collect() }.to_json();
        let answer = self.post("/v1/inbox/receipts", &format!("Bearer {token}"), body).await;
        let taken = TokenTaken::list_from_json(&answer.body).unwrap();
        taken.into_iter().map(|taken| taken.problem).collect()
    }

    pub(crate) fn call_token(&self, terminal: &str, path: &str, kid: &str, seed: u8) -> String {
        self.token("GET", terminal, path, kid, seed)
    }

    /// What proves that a terminal makes this very call.
    pub(crate) fn token(&self, method: &str, terminal: &str, path: &str, kid: &str, seed: u8) -> String {
        let call = Call::new(terminal.parse().unwrap(), method, path, self.now());
        format!("Guichet {}", call.sign(&key(kid, seed)).unwrap())
    }

    pub(crate) async fn status(&self, terminal: &str, since: u64) -> StatusPage {
        let seed = if terminal == "T0417" { 1 } else { 2 };
        let token = self.call_token(terminal, "/v1/status", &format!("{terminal}-1"), seed);
        let answer = self.get(&format!("/v1/status?since={since}"), Some(&token)).await;
        StatusPage::from_json(&answer.body).unwrap()
    }
}

/// Sends bytes to a socket and gives back all that comes until it closes.
pub(crate) async fn say(address: SocketAddr, request: &'static [u8]) -> String {
    let talk = move || {
        let mut stream = TcpStream::connect(address)?;
        stream.write_all(request)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map(|_| answer)
    };
    tokio::task::spawn_blocking(talk).await.unwrap().unwrap()
}
