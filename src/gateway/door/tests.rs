//! Stories at the real door: a listener on loopback, TLS with certificates of made-up authorities, and callers who are
//! strangers, slow, many, or in the middle of something when the gateway is told to stop.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, version};

use super::*;
use crate::desk::{Desk, key, sealed, sid};
use crate::tls::{Clients, Identity, Tls, TlsError};
use crate::{Limits, Location, Need, Standing};

/// Somebody who signs certificates.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, PEM.
struct Paper {
    certificate: String,
    key: String,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// For a host by its alternative name.
    fn paper(&self, name: &str) -> Paper {
        self.sign(CertificateParams::new(vec![name.to_owned()]).unwrap())
    }

    /// For somebody who is named by the common name alone.
    fn common(&self, name: &str) -> Paper {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        self.sign(params)
    }

    fn sign(&self, params: CertificateParams) -> Paper {
        let key = KeyPair::generate().unwrap();
        Paper { certificate: params.signed_by(&key, &self.0).unwrap().pem(), key: key.serialize_pem() }
    }

    fn pem(&self) -> String {
        self.0.pem()
    }
}

/// A gateway behind its door.
struct House {
    desk: Desk,
    authority: Authority,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<io::Result<()>>,
}

/// How a house is to be.
struct Plan {
    clients: Option<(Need, Vec<String>)>,
    limits: Limits,
}

impl House {
    async fn open(plan: Plan) -> Self {
        let authority = Authority::new();
        let own = authority.paper("localhost");
        let clients = plan.clients.map(|(need, carriers)| Clients {
            authority_pem: authority.pem().into_bytes(),
            need,
            carriers,
        });
        let identity =
            Identity { certificate_pem: own.certificate.into_bytes(), key_pem: own.key.into_bytes(), clients };
        let desk = Desk::within(Location::Memory, plan.limits);
        let clock = desk.clone();
        let tls = Tls::new(&identity, Arc::new(move || clock.now())).unwrap();
        assert_eq!(tls.names(), ["localhost"]);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopped.await;
        };
        let serving = tokio::spawn(serve(Door::from(listener).with_tls(tls), desk.gateway.clone(), shutdown));
        Self { desk, authority, address, stop: Some(stop), serving }
    }

    async fn connect(&self, paper: Option<&Paper>) -> io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(self.authority.pem().as_bytes()).unwrap()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&version::TLS13])
            .unwrap()
            .with_root_certificates(roots);
        let config = match paper {
            None => config.with_no_client_auth(),
            Some(paper) => {
                let chain = vec![CertificateDer::from_pem_slice(paper.certificate.as_bytes()).unwrap()];
                let key = PrivateKeyDer::from_pem_slice(paper.key.as_bytes()).unwrap();
                config.with_client_auth_cert(chain, key).unwrap()
            }
        };
        let stream = TcpStream::connect(self.address).await?;
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from("localhost").unwrap(), stream).await
    }

    /// Sends one call and gives back the status and all that was answered.
    async fn call(&self, paper: Option<&Paper>, head: &str, body: &[u8]) -> io::Result<(u16, String)> {
        let mut stream = self.connect(paper).await?;
        let length = body.len();
        let head = format!("{head}\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let status =
            answer.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        Ok((status, answer))
    }

    async fn close(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.serving.await.unwrap().unwrap();
    }

    fn status_call(&self, terminal: &str, seed: u8) -> String {
        let token = self.desk.call_token(terminal, "/v1/status", &format!("{terminal}-1"), seed);
        format!("GET /v1/status HTTP/1.1\r\nauthorization: {token}")
    }

    fn part_call(n: u32) -> String {
        let (path, digest) = (format!("/v1/submissions/{}/parts/0", sid(n)), wire::content_digest(&sealed(n)));
        format!("PUT {path} HTTP/1.1\r\ncontent-digest: {digest}")
    }
}

const OPEN: Plan = Plan { clients: None, limits: LIMITS };
const LIMITS: Limits = Limits {
    connections: 64,
    connections_per_peer: None,
    in_flight: 16,
    readers: 16,
    calls_per_terminal_a_second: 50,
    calls_per_terminal_at_once: 50,
    head_secs: 1,
    stall_secs: 75,
    stop_secs: 5,
};
const HELLO: &str = "GET /v1/hello?nonce=n-1 HTTP/1.1";

#[tokio::test]
async fn tls_is_spoken_and_without_an_authority_for_terminals_their_tokens_are_what_counts() {
    let house = House::open(OPEN).await;
    let (status, answer) = house.call(None, HELLO, b"").await.unwrap();
    assert!(status == 200 && answer.contains("x-request-id: "), "{answer}");
    let (status, _) = house.call(None, &house.status_call("T0417", 1), b"").await.unwrap();
    assert_eq!(status, 200);
    house.close().await;
}

#[tokio::test]
async fn where_terminals_need_a_certificate_it_has_to_be_their_own() {
    let house =
        House::open(Plan { clients: Some((Need::Required, vec!["office-1".to_owned()])), limits: LIMITS }).await;
    let [own, other, carrier] = ["T0417", "t0418", "office-1"].map(|name| house.authority.paper(name));
    let common = house.authority.common("T0417");
    let foreign = Authority::new().paper("T0417");
    let status = house.status_call("T0417", 1);
    for (paper, head, expected, says) in [
        (None, HELLO, 200, ""),
        (None, status.as_str(), 401, "asks terminals for a client certificate"),
        (Some(&own), status.as_str(), 200, "cursor"),
        (Some(&common), status.as_str(), 200, "cursor"),
        (Some(&other), status.as_str(), 403, "problem/wrong-terminal"),
        // By the certificate alone.
        (Some(&own), "GET /v1/status HTTP/1.1", 200, "cursor"),
        (Some(&carrier), "GET /v1/status HTTP/1.1", 401, "only a terminal"),
        (None, "GET /v1/inbox HTTP/1.1\r\nauthorization: Bearer sfa-token", 200, "[]"),
    ] {
        let (status, answer) = house.call(paper, head, b"").await.unwrap();
        assert!(status == expected && answer.contains(says), "{head}: {answer}");
    }
    assert!(house.call(Some(&foreign), HELLO, b"").await.is_err(), "a stranger's certificate is no certificate");
    let unlisted = house.authority.paper("T9999");
    let (status, _) = house.call(Some(&unlisted), "GET /v1/status HTTP/1.1", b"").await.unwrap();
    assert_eq!(status, 401);

    // A part by the certificate alone, and its manifest by an office that carries sticks.
    let (status, answer) = house.call(Some(&own), &House::part_call(1), &sealed(1)).await.unwrap();
    assert_eq!(status, 201, "{answer}");
    let manifest = house.desk.manifest(1, "SFA", &sealed(1));
    let head = format!("PUT /v1/submissions/{} HTTP/1.1\r\ncontent-type: application/jose", sid(1));
    let (status, _) = house.call(Some(&other), &head, manifest.as_bytes()).await.unwrap();
    assert_eq!(status, 403);
    let (status, _) = house.call(Some(&carrier), &head, manifest.as_bytes()).await.unwrap();
    assert_eq!(status, 201);

    let revoked = key("T0417-1", 1).public().clone();
    house.desk.gateway.change_trust(|trust| {
        trust.list_terminal("T0417".parse().unwrap(), revoked, Standing::Revoked);
    });
    let (status, answer) = house.call(Some(&own), &House::part_call(2), &sealed(2)).await.unwrap();
    assert!(status == 403 && answer.contains("problem/revoked"), "{answer}");
    house.close().await;
}

#[tokio::test]
async fn where_a_certificate_is_optional_what_is_shown_has_to_be_right() {
    let house = House::open(Plan { clients: Some((Need::Optional, Vec::new())), limits: LIMITS }).await;
    let other = house.authority.paper("T0418");
    let (status, _) = house.call(None, &house.status_call("T0417", 1), b"").await.unwrap();
    assert_eq!(status, 200);
    let (status, _) = house.call(Some(&other), &house.status_call("T0417", 1), b"").await.unwrap();
    assert_eq!(status, 403);
    let (status, _) = house.call(None, &House::part_call(1), &sealed(1)).await.unwrap();
    assert_eq!(status, 401, "without either nothing is stored");
    house.close().await;
}

#[tokio::test]
async fn who_is_slow_with_a_head_or_with_tls_is_let_go() {
    let house = House::open(OPEN).await;
    let mut head = house.connect(None).await.unwrap();
    head.write_all(b"GET /v1/hello?nonce=n HTTP/1.1\r\nhost: loc").await.unwrap();
    let mut silent = TcpStream::connect(house.address).await.unwrap();
    let mut said = Vec::new();
    let _ = head.read_to_end(&mut said).await;
    assert!(said.is_empty() || said.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&said));
    assert_eq!(silent.read_to_end(&mut Vec::new()).await.unwrap_or_default(), 0);
    let text = house.desk.gateway.metrics().text().unwrap();
    assert!(text.contains("turned_away_total{why=\"Slow\"} 1"), "{text}");
    house.close().await;
}

#[tokio::test]
async fn one_address_has_no_more_connections_than_it_may() {
    let limits = Limits { connections_per_peer: Some(2), head_secs: 20, ..LIMITS };
    let house = House::open(Plan { clients: None, limits }).await;
    let held = [house.connect(None).await.unwrap(), house.connect(None).await.unwrap()];
    assert!(house.connect(None).await.is_err());
    drop(held);
    // Its two are given back as soon as the gateway has seen them go.
    let mut tries = 0;
    while house.call(None, HELLO, b"").await.is_err() {
        tries += 1;
        assert!(tries < 10_000, "the places are not given back");
        tokio::task::yield_now().await;
    }
    house.close().await;
}

#[tokio::test]
async fn told_to_stop_it_finishes_what_is_under_way_and_sends_readers_home() {
    let house = House::open(Plan { clients: None, limits: Limits { head_secs: 20, ..LIMITS } }).await;
    let mut reader = house.connect(None).await.unwrap();
    let ask = "GET /v1/inbox?wait=60 HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer sfa-token\r\n\r\n";
    reader.write_all(ask.as_bytes()).await.unwrap();
    let mut idle = house.connect(None).await.unwrap();
    let path = format!("/v1/submissions/{}/parts/0", sid(1));
    let token = house.desk.token("PUT", "T0417", &path, "T0417-1", 1);
    let mut upload = house.connect(None).await.unwrap();
    let length = sealed(1).len();
    let head = format!(
        "{}\r\nhost: localhost\r\nauthorization: {token}\r\ncontent-length: {length}\r\n\r\n",
        House::part_call(1)
    );
    upload.write_all(head.as_bytes()).await.unwrap();
    upload.write_all(&sealed(1)[..3]).await.unwrap();
    // Both calls have begun once they are counted.
    while !house.desk.gateway.metrics().text().unwrap().contains("calls_in_flight 2\n") {
        tokio::task::yield_now().await;
    }

    let House { address, stop, serving, desk, .. } = house;
    stop.unwrap().send(()).unwrap();
    let mut answer = String::new();
    reader.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("[]"), "{answer}");
    assert_eq!(idle.read_to_end(&mut Vec::new()).await.unwrap(), 0);
    assert!(TcpStream::connect(address).await.is_err(), "nobody new comes in");
    assert!(!serving.is_finished());
    upload.write_all(&sealed(1)[3..]).await.unwrap();
    let mut answer = String::new();
    upload.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    serving.await.unwrap().unwrap();
    assert_eq!(desk.held(1).await.len(), 1);
}

#[tokio::test]
async fn files_that_do_not_fit_are_named_by_what_is_wrong_and_show_nothing() {
    let authority = Authority::new();
    let (own, other) = (authority.paper("localhost"), authority.paper("localhost"));
    let identity = |certificate: &str, key: &str, clients: Option<&str>| Identity {
        certificate_pem: certificate.as_bytes().to_vec(),
        key_pem: key.as_bytes().to_vec(),
        clients: clients.map(|pem| Clients {
            authority_pem: pem.as_bytes().to_vec(),
            need: Need::Required,
            carriers: Vec::new(),
        }),
    };
    let clock: crate::Clock = Arc::new(|| "2026-11-22T03:05:00Z".parse().unwrap());
    let wrong = |identity: &Identity| Tls::new(identity, Arc::clone(&clock)).unwrap_err();
    assert!(matches!(wrong(&identity("moss", &own.key, None)), TlsError::NoCertificate));
    assert!(matches!(wrong(&identity(&own.key, &own.key, None)), TlsError::NoCertificate));
    assert!(matches!(wrong(&identity(&own.certificate, "moss", None)), TlsError::NoKey));
    assert!(matches!(wrong(&identity(&own.certificate, &other.key, None)), TlsError::Unfit(_)));
    assert!(matches!(wrong(&identity(&own.certificate, &own.key, Some("moss"))), TlsError::NoAuthority));
    let good = identity(&own.certificate, &own.key, Some(&authority.pem()));
    assert!(!format!("{good:?}").contains("PRIVATE") && Tls::new(&good, clock).is_ok());
}
