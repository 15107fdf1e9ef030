//! What a gateway pushes: believed by its signature alone. That parts are fetched and receipts taken is tried against a
//! real gateway in `tests/system/56-push`.

use axum::body::Body;
use axum::http::Request;
use tempfile::TempDir;
use tower::ServiceExt as _;

use wire::keys::Private;
use wire::v1::Body as _;
use wire::v1::Signed as _;

use super::*;

const NOW: &str = "2026-11-22T09:00:00Z";

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn receiver(gateways: Vec<Public>) -> (TempDir, Receiver) {
    let folder = tempfile::tempdir().unwrap();
    let mut next = 1_u8;
    let mut dice = |bytes: &mut [u8]| bytes.iter_mut().for_each(|byte| (*byte, next) = (next, next.wrapping_add(7)));
    let desk = Desk::set_up(folder.path(), &"SFA".parse().unwrap(), "1", &mut dice).unwrap();
    // A closed port: what has no parts needs none to be fetched.
    let line = Line::new("http://127.0.0.1:9", desk.keys().token.clone()).unwrap();
    let clock: Clock = Arc::new(|| NOW.parse().unwrap());
    (folder, Receiver { desk, line, gateways, answering: Answering::Later, clock })
}

fn entry(n: u64) -> Vec<u8> {
    let sid = format!("6f9619ff-8b86-4d01-b42d-{n:012x}").parse().unwrap();
    let entry = InboxEntry::new(n, sid, "a.b.c".to_owned(), key("T0417-1", 1).public(), Vec::new());
    InboxEntry::list_to_json(&[entry])
}

async fn push(receiver: &Receiver, token: Option<String>, body: &[u8]) -> StatusCode {
    let request = token.into_iter().fold(Request::post(PATH), |request, token| request.header(Push::HEADER, token));
    let request = request.body(Body::from(body.to_vec())).unwrap();
    router(receiver.clone()).oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn only_a_listed_gateways_word_for_this_agency_and_body_and_hour_is_taken() {
    let gateway = key("gateway-1", 7);
    let (_folder, receiver) = receiver(vec![gateway.public().clone()]);
    let body = entry(1);
    let signed = |agency: &str, body: &[u8], at: &str, by: &Private| {
        Some(Push::of(agency.parse().unwrap(), body, at.parse().unwrap()).sign(by).unwrap())
    };
    let good = signed("SFA", &body, NOW, &gateway);
    for (case, token, body, expected) in [
        ("no word", None, body.clone(), StatusCode::UNAUTHORIZED),
        ("no token", Some("moss".to_owned()), body.clone(), StatusCode::UNAUTHORIZED),
        ("another's", signed("SFA", &body, NOW, &key("gateway-2", 8)), body.clone(), StatusCode::UNAUTHORIZED),
        ("a namesake's", signed("SFA", &body, NOW, &key("gateway-1", 8)), body.clone(), StatusCode::UNAUTHORIZED),
        ("for another", signed("URA", &body, NOW, &gateway), body.clone(), StatusCode::UNAUTHORIZED),
        ("another body", good.clone(), entry(2), StatusCode::UNAUTHORIZED),
        ("old", signed("SFA", &body, "2026-11-22T08:49:00Z", &gateway), body.clone(), StatusCode::UNAUTHORIZED),
        ("no entry", signed("SFA", b"[]", NOW, &gateway), b"[]".to_vec(), StatusCode::BAD_REQUEST),
        ("no list", signed("SFA", b"{}", NOW, &gateway), b"{}".to_vec(), StatusCode::BAD_REQUEST),
        ("too long", good.clone(), vec![b' '; ENTRY_BYTES_MAX + 1], StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        assert_eq!(push(&receiver, token, &body).await, expected, "{case}");
        assert_eq!(receiver.desk.submissions().unwrap(), [], "{case}");
    }
    for _ in 0..2 {
        assert_eq!(push(&receiver, good.clone(), &body).await, StatusCode::NO_CONTENT, "and again the same");
    }
    assert_eq!(receiver.desk.submissions().unwrap().len(), 1);
    let sid = receiver.desk.submissions().unwrap()[0];
    assert!(receiver.desk.came_from(sid, "gateway-1"), "its answer goes back there");
}

#[tokio::test]
async fn a_listed_key_is_believed_at_the_next_start() {
    let (_folder, receiver) = receiver(Vec::new());
    assert_eq!(gateways(&receiver.desk).unwrap(), []);
    let gateway = key("gateway-1", 7).public().clone();
    list_gateway(&receiver.desk, &gateway).unwrap();
    assert_eq!(gateways(&receiver.desk).unwrap(), [gateway]);
}
