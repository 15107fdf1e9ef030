//! Who may vouch for the gateway, and when: certificates of an authority that is ours, of one that is not, for another
//! host, expired, not valid yet, and asked for; with clocks that are right, in 1970 and ten years ahead.

use std::sync::Arc;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use domain::Timestamp;

use crate::http::{Authorities, Door, HttpTransport, Identity, TransportError};
use crate::timepiece::{Moment, Timepiece};
use crate::transport::{Fault, Request, Transport as _};

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Issuer {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2050, 1, 1);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate of somebody's for a name, valid from one year's beginning to another's, and its key.
fn certificate(by: &Issuer, name: &str, years: (i32, i32)) -> (rcgen::Certificate, KeyPair) {
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(years.0, 1, 1), date_time_ymd(years.1, 1, 1));
    let key = KeyPair::generate().unwrap();
    (params.signed_by(&key, &**by).unwrap(), key)
}

/// A server that answers every call with 204; it asks for a certificate of that authority, if it is given one.
async fn server((shown, key): (rcgen::Certificate, KeyPair), asks: Option<&Issuer>) -> String {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let builder = match asks {
        None => builder.unwrap().with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(authority.der().clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
            builder.unwrap().with_client_cert_verifier(verifier)
        }
    };
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = builder.with_single_cert(vec![shown.der().clone()], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://127.0.0.1:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut call = [0; 4_096];
            if matches!(stream.read(&mut call).await, Ok(1..)) {
                let _ = stream.write_all(b"HTTP/1.1 204 X\r\nConnection: close\r\n\r\n").await;
                let _ = stream.shutdown().await;
            }
        }
    });
    address
}

fn door(authority: &Issuer) -> Door {
    Door { authorities: Authorities::Named(authority.pem().into_bytes()), ..Door::default() }
}

/// A sense of time with a clock that shows this, where it is later than the beginning of 2026.
fn timepiece(shown: &str) -> Timepiece {
    let wall: Timestamp = shown.parse().unwrap();
    let clocks = move || Moment { wall, steady: Duration::ZERO };
    Timepiece::new(Arc::new(clocks), "2026-01-01T00:00:00Z".parse().unwrap(), None)
}

async fn is_answered(address: &str, door: &Door) -> bool {
    let transport = HttpTransport::through(address, door).unwrap();
    match transport.call(Request::get("/v1/hello?nonce=1".to_owned())).await {
        Ok(response) => response.status == 204,
        // A client's certificate is judged after the handshake has ended for the client.
        Err(Fault::Connect(_) | Fault::Cut(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn only_our_authority_vouches_for_the_gateway_and_only_by_its_name() {
    let (ours, theirs) = (authority(), authority());
    let right = server(certificate(&ours, "127.0.0.1", (2026, 2028)), None).await;
    let other = server(certificate(&ours, "gateway.example", (2026, 2028)), None).await;
    let time = Some(timepiece("2026-11-22T09:00:00Z"));
    let ours_now = Door { time: time.clone(), ..door(&ours) };
    assert!(is_answered(&right, &ours_now).await);
    assert!(!is_answered(&right, &Door { time, ..door(&theirs) }).await, "a wrong authority");
    assert!(!is_answered(&right, &Door::default()).await, "the system's authorities");
    assert!(!is_answered(&other, &ours_now).await, "another host's certificate");
    for nothing in ["", "not PEM"] {
        let door = Door { authorities: Authorities::Named(nothing.as_bytes().to_vec()), ..Door::default() };
        assert!(matches!(HttpTransport::through(&right, &door), Err(TransportError::Authority)), "{nothing:?}");
    }
}

#[tokio::test]
async fn a_wrong_clock_locks_nobody_out_and_a_proven_one_is_strict() {
    let ours = authority();
    let cases = [
        // The certificate's years, what the clock shows, what the gateway has proven, and whether it may be spoken to.
        ((2026, 2028), "2026-11-22T09:00:00Z", None, true),
        ((2026, 2028), "1970-01-01T00:00:00Z", None, true),
        ((2026, 2028), "2036-11-22T09:00:00Z", None, true),
        ((2027, 2029), "1970-01-01T00:00:00Z", None, true),
        ((2020, 2025), "2026-11-22T09:00:00Z", None, false),
        ((2020, 2025), "1970-01-01T00:00:00Z", None, false),
        ((2020, 2025), "2022-01-01T00:00:00Z", None, false),
        ((2026, 2028), "1970-01-01T00:00:00Z", Some("2026-11-22T09:00:00Z"), true),
        ((2026, 2028), "2026-11-22T09:00:00Z", Some("2030-01-01T00:00:00Z"), false),
        ((2027, 2029), "2028-01-01T00:00:00Z", Some("2026-11-22T09:00:00Z"), false),
    ];
    for (years, shown, proven, expected) in cases {
        let address = server(certificate(&ours, "127.0.0.1", years), None).await;
        let time = timepiece(shown);
        if let Some(proven) = proven {
            time.heard(proven.parse().unwrap());
        }
        let door = Door { time: Some(time), ..door(&ours) };
        assert_eq!(is_answered(&address, &door).await, expected, "{years:?} by a clock at {shown}, proven {proven:?}");
    }
}

#[tokio::test]
async fn a_gateway_that_asks_is_shown_the_terminals_certificate() {
    let (ours, theirs) = (authority(), authority());
    let address = server(certificate(&ours, "127.0.0.1", (2026, 2050)), Some(&ours)).await;
    let with = |(certificate, key): (rcgen::Certificate, KeyPair)| Door {
        identity: Some(Identity {
            certificates: certificate.pem().into_bytes(),
            key: key.serialize_pem().into_bytes().into(),
        }),
        time: Some(timepiece("2026-11-22T09:00:00Z")),
        ..door(&ours)
    };
    assert!(is_answered(&address, &with(certificate(&ours, "t0417", (2020, 2050)))).await);
    assert!(!is_answered(&address, &with(certificate(&theirs, "t0417", (2020, 2050)))).await);
    let nothing = Door { time: Some(timepiece("2026-11-22T09:00:00Z")), ..door(&ours) };
    assert!(!is_answered(&address, &nothing).await);
    let broken = Identity { certificates: b"x".to_vec(), key: b"y".to_vec().into() };
    let broken = Door { identity: Some(broken), ..door(&ours) };
    assert!(matches!(HttpTransport::through(&address, &broken), Err(TransportError::Identity)));
}
