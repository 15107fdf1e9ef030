//! What is left of a call when it is over: a number in the answer, a line in the log, counts for monitoring; and in none
//! of them anything that was brought.

use std::cell::RefCell;
use std::io;
use std::sync::Once;

use axum::http::StatusCode;

use wire::v1::{Level, Signed as _};

use crate::desk::{Desk, key, sealed, sid};

thread_local! {
    /// What this thread has logged since somebody began to read it.
    static LOGGED: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Where the log of all tests goes: each thread's own.
struct Own;

impl io::Write for Own {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.iter_mut().for_each(|logged| logged.extend_from_slice(bytes)));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to read this thread's log. The listener is the whole process's: with one that is a thread's own, a line that another
/// thread comes by first is taken for one that nobody wants to hear.
fn listen() {
    static LISTENER: Once = Once::new();
    LISTENER.call_once(|| {
        let log = tracing_subscriber::fmt().json().flatten_event(true).with_max_level(tracing::Level::INFO);
        tracing::subscriber::set_global_default(log.with_writer(|| Own).finish()).unwrap();
        tracing::callsite::rebuild_interest_cache();
    });
    LOGGED.set(Some(Vec::new()));
}

#[tokio::test]
async fn the_log_and_monitoring_hold_who_and_how_and_nothing_that_was_brought() {
    listen();
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    let receipt = desk.put_manifest(1, &jws).await.text().to_owned();
    let accepted = desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 11);
    assert_eq!(desk.post_receipts("sfa-token", &[&accepted]).await, [None]);
    let forged = desk.unsigned(2, "SFA", &sealed(2)).sign(&key("T0417-1", 9)).unwrap();
    desk.put_manifest(2, &forged).await;
    desk.get("/v1/inbox?after=1", Some("Bearer wrong-token")).await;
    desk.get("/v1/secret-path", None).await;
    let log = String::from_utf8(LOGGED.take().unwrap()).unwrap();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let calls: Vec<&serde_json::Value> = lines.iter().filter(|line| line["message"] == "call").collect();
    assert_eq!(calls.len(), 7, "{log}");
    let seen: Vec<_> =
        calls.iter().map(|call| (call["route"].as_str().unwrap(), call["status"].as_u64().unwrap())).collect();
    assert_eq!(seen[0], ("/v1/submissions/{sid}/parts/{n}", 201));
    assert_eq!((seen[4].1, seen[5].1, seen[6]), (422, 401, ("none", 404)));
    assert_eq!((&calls[1]["terminal"], &calls[3]["agency"]), (&"T0417".into(), &"SFA".into()));
    assert!(calls.iter().all(|call| call["request"].is_string() && call["ms"].is_u64()), "{log}");

    let metrics = desk.gateway.metrics().text().unwrap();
    assert!(
        metrics
            .contains("guichet_gateway_calls_total{route=\"/v1/submissions/{sid}\",method=\"PUT\",status=\"201\"} 1")
    );
    assert!(metrics.contains("guichet_gateway_submissions_total{agency=\"SFA\"} 1\n"), "{metrics}");
    let reference = desk.unsigned(1, "SFA", &sealed(1)).reference.to_string();
    let payload = jws.split('.').nth(1).unwrap().to_owned();
    for secret in
        [reference, payload, receipt, forged, accepted, "sfa-token".into(), "wrong-token".into(), "sealed 1".into()]
    {
        assert!(!log.contains(&secret), "the log holds {secret}: {log}");
        assert!(!metrics.contains(&secret), "monitoring holds {secret}");
    }
    assert!(!metrics.contains(&sid(1).to_string()) && !log.contains("secret-path"));
}

#[tokio::test]
async fn every_answer_has_a_number_of_its_own() {
    let desk = Desk::in_memory();
    let number = async || desk.get("/v1/hello?nonce=n", None).await.request_id.unwrap();
    let (first, second) = (number().await, number().await);
    assert_ne!(first, second);
    assert_eq!(first.split('-').next(), second.split('-').next(), "one process, one beginning");
}

#[tokio::test]
async fn monitoring_tells_where_inboxes_stand() {
    let desk = Desk::in_memory();
    let first = desk.deliver(1, "SFA").await;
    desk.advance_secs(600);
    desk.deliver(2, "SFA").await;
    let text = async || crate::health::counts(&desk.gateway).await.unwrap();
    let line =
        |name: &str, agency: &str, value: u64| format!("guichet_gateway_{name}{{agency=\"{agency}\"}} {value}\n");
    desk.advance_secs(60);
    let before = text().await;
    for (name, agency, value) in [
        ("inbox_head", "SFA", 2),
        ("inbox_head", "URA", 0),
        ("oldest_unanswered_seconds", "SFA", 660),
        ("oldest_unanswered_seconds", "URA", 0),
    ] {
        assert!(before.contains(&line(name, agency, value)), "{name} {agency}: {before}");
    }
    let accepted = desk.answer(1, &first, Level::Accepted, "SFA", "SFA-sig-1", 11);
    desk.post_receipts("sfa-token", &[&accepted]).await;
    assert!(text().await.contains(&line("oldest_unanswered_seconds", "SFA", 60)));
    assert_eq!(desk.get("/readyz", None).await.status, StatusCode::OK);
}
