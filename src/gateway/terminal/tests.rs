//! Stories of terminals at the gateway: whose word counts, from when until when, how often, and what they tell of
//! themselves.

use axum::http::StatusCode;

use domain::staff::{CallId, CallState};
use wire::v1::{
    AuditHead, Condition, DeviceState, Enquiry, Feedback, Heartbeat, Orders, ProblemType, QueueState, ServiceOrder,
    Signed as _, StaffCall, TimeTrust,
};

use crate::desk::{Answer, Desk, key, sealed, sid};
use crate::{Limits, Listed, Location, Service, Standing};

const JOSE: (&str, &str) = ("content-type", "application/jose");

fn heartbeat(desk: &Desk, audit: u64) -> Heartbeat {
    Heartbeat {
        v: 1,
        terminal: "T0417".parse().unwrap(),
        at: desk.now(),
        time_trust: TimeTrust::Synced,
        version: "0.1.0".to_owned(),
        catalogue: "2026.11.2".to_owned(),
        queue: QueueState { waiting: 2, oldest_secs: Some(840), parked: 0 },
        disk_free_bytes: 1 << 34,
        devices: vec![DeviceState { device: "printer".to_owned(), state: Condition::Ready }],
        certificate_days: None,
        audit: AuditHead { seq: audit, head: wire::sha256(&audit.to_be_bytes()) },
        last_visit: None,
        restarts: 0,
    }
}

async fn beat(desk: &Desk, heartbeat: &Heartbeat) -> (String, Answer) {
    let jws = heartbeat.sign(&key("T0417-1", 1)).unwrap();
    let answer = desk.post_with("/v1/heartbeat", &[JOSE], jws.clone().into_bytes()).await;
    (jws, answer)
}

fn listed(seed: u8, change: impl FnOnce(&mut Listed)) -> Listed {
    let (kid, terminal) = (format!("T0417-{seed}"), "T0417".parse().unwrap());
    let key = key(&kid, seed).public().clone();
    let (standing, service) = (Standing::Trusted, Service::Wanted);
    let mut listed = Listed { terminal, key, standing, from: None, until: None, service };
    change(&mut listed);
    listed
}

#[tokio::test]
async fn without_a_proof_no_part_is_stored_and_none_is_told_of() {
    let desk = Desk::in_memory();
    let path = format!("/v1/submissions/{}/parts/0", sid(1));
    let digest = wire::content_digest(&sealed(1));
    let put =
        async |token: &str| desk.put(&path, &[("content-digest", &digest), ("authorization", token)], sealed(1)).await;
    let of = |method: &str, path: &str, seed| desk.token(method, "T0417", path, "T0417-1", seed);
    for (token, expected) in [
        ("Bearer sfa-token".to_owned(), ProblemType::NotEnrolled),
        (of("GET", &path, 1), ProblemType::NotEnrolled),
        (of("PUT", "/v1/submissions", 1), ProblemType::NotEnrolled),
        (of("PUT", &path, 9), ProblemType::BadSignature),
    ] {
        put(&token).await.is_problem(expected);
    }
    desk.get(&path.replace("/0", ""), None).await.is_problem(ProblemType::NotEnrolled);
    assert_eq!(desk.held(1).await, []);
    assert_eq!(put(&of("PUT", &path, 1)).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_revoked_terminal_is_turned_away_whatever_it_brings() {
    let desk = Desk::in_memory();
    let committed = desk.deliver(1, "SFA").await;
    let terminal = key("T0417-1", 1);
    desk.gateway.change_trust(|trust| trust.list(listed(1, |listed| listed.standing = Standing::Revoked)));
    desk.put_manifest(1, &committed).await.is_problem(ProblemType::Revoked);
    desk.put_manifest(2, &desk.manifest(2, "SFA", &sealed(2))).await.is_problem(ProblemType::Revoked);
    desk.put_part(2, 0, &sealed(2)).await.is_problem(ProblemType::Revoked);
    for path in ["/v1/status".to_owned(), format!("/v1/submissions/{}/parts", sid(1))] {
        let token = desk.call_token("T0417", &path, "T0417-1", 1);
        desk.get(&path, Some(&token)).await.is_problem(ProblemType::Revoked);
    }
    beat(&desk, &heartbeat(&desk, 1)).await.1.is_problem(ProblemType::Revoked);
    let manifest = desk.unsigned(1, "SFA", &sealed(1));
    let enquiry = Enquiry::new(manifest.terminal.clone(), manifest.reference, wire::sha256(b"proof"), desk.now());
    let call = StaffCall::new(manifest.terminal.clone(), CallId::from_random([7; 16]), CallState::Calling, desk.now());
    let faces = Feedback::new(manifest.terminal, "2026-11-21".parse().unwrap(), &[]);
    let put = async |path: &str, note: String| desk.put(path, &[JOSE], note.into_bytes()).await;
    put(&call.path(), call.sign(&terminal).unwrap()).await.is_problem(ProblemType::Revoked);
    put(&faces.path(), faces.sign(&terminal).unwrap()).await.is_problem(ProblemType::Revoked);
    let asked = desk.post_with("/v1/lookup", &[JOSE], enquiry.sign(&terminal).unwrap().into_bytes()).await;
    asked.is_problem(ProblemType::Revoked);
}

#[tokio::test]
async fn keys_overlap_while_they_are_changed_and_each_counts_for_its_time() {
    let desk = Desk::in_memory();
    let (change, end) = (desk.now().as_second() + 3_600, desk.now().as_second() + 7_200);
    let at = |second| domain::Timestamp::from_second(second).ok();
    desk.gateway.change_trust(|trust| {
        trust.list(listed(1, |listed| listed.until = at(end)));
        trust.list(listed(3, |listed| listed.from = at(change)));
    });
    let ask = async |kid: &str, seed| {
        let token = desk.call_token("T0417", "/v1/status", kid, seed);
        desk.get("/v1/status", Some(&token)).await
    };
    for (old, new) in [(true, false), (true, true), (false, true)] {
        for (kid, seed, counts) in [("T0417-1", 1, old), ("T0417-3", 3, new)] {
            let answer = ask(kid, seed).await;
            match counts {
                true => assert_eq!(answer.status, StatusCode::OK),
                false => drop(answer.is_problem(ProblemType::UnknownSigner)),
            }
        }
        desk.advance_secs(3_600);
    }
}

#[tokio::test]
async fn what_was_committed_under_a_key_that_went_is_answered_with_its_receipt() {
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    let receipt = desk.put_manifest(1, &jws).await.body;
    let past = domain::Timestamp::from_second(desk.now().as_second() - 1).ok();
    desk.gateway.change_trust(|trust| trust.list(listed(1, |listed| listed.until = past)));
    let again = desk.put_manifest(1, &jws).await;
    assert_eq!((again.status, again.body), (StatusCode::OK, receipt));
    desk.put_manifest(2, &desk.manifest(2, "SFA", &sealed(2))).await.is_problem(ProblemType::UnknownSigner);
}

#[tokio::test]
async fn a_terminal_that_calls_too_often_is_told_when_to_come_again() {
    let limits = Limits { calls_per_terminal_a_second: 1, calls_per_terminal_at_once: 2, ..Limits::default() };
    let desk = Desk::within(Location::Memory, limits);
    for (n, expected) in [(1, StatusCode::CREATED), (2, StatusCode::CREATED), (3, StatusCode::TOO_MANY_REQUESTS)] {
        let answer = desk.put_part(n, 0, &sealed(n)).await;
        assert_eq!(answer.status, expected);
        assert_eq!(answer.retry_after.is_some(), expected == StatusCode::TOO_MANY_REQUESTS);
    }
    desk.put_manifest(1, &desk.manifest(1, "SFA", &sealed(1))).await.is_problem(ProblemType::SlowDown);
    let token = desk.call_token("T0418", "/v1/status", "T0418-1", 2);
    assert_eq!(desk.get("/v1/status", Some(&token)).await.status, StatusCode::OK, "another one is not held up");
}

#[tokio::test]
async fn an_idempotency_key_is_the_sid_and_the_answers_are_those_of_put() {
    let desk = Desk::in_memory();
    let (jws, other) = (desk.manifest(1, "SFA", &sealed(1)), desk.manifest(1, "SFA", b"other bytes"));
    let post = async |key: Option<&str>, jws: &str| {
        let key = key.map(|key| ("idempotency-key", key));
        let headers: Vec<_> = [JOSE].into_iter().chain(key).collect();
        desk.post_with("/v1/submissions", &headers, jws.as_bytes().to_vec()).await
    };
    let quoted = format!("\"{}\"", sid(1));
    post(None, &jws).await.is_problem(ProblemType::Malformed);
    post(Some("1"), &jws).await.is_problem(ProblemType::Malformed);
    post(Some(&sid(2).to_string()), &jws).await.is_problem(ProblemType::Malformed);
    post(Some(&quoted), &jws).await.is_problem(ProblemType::PartMissing);
    desk.put_part(1, 0, &sealed(1)).await;
    let first = post(Some(&quoted), &jws).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = post(Some(&sid(1).to_string()), &jws).await;
    assert_eq!((again.status, &again.body), (StatusCode::OK, &first.body));
    assert_eq!(desk.put_manifest(1, &jws).await.body, first.body);
    post(Some(&quoted), &other).await.is_problem(ProblemType::SidConflict);
    let busy = desk.gateway.busy().begin(sid(1)).unwrap();
    let answer = post(Some(&quoted), &jws).await;
    assert_eq!(answer.retry_after.as_deref(), Some("1"));
    answer.is_problem(ProblemType::InProgress);
    drop(busy);
    assert_eq!(post(Some(&quoted), &jws).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_heartbeat_is_answered_with_what_the_operator_wants() {
    let desk = Desk::in_memory();
    let gateway = desk.gateway.public_key().clone();
    let trusted = |kid: &str| (kid == gateway.kid()).then(|| gateway.clone());
    for (service, expected) in [(Service::Wanted, ServiceOrder::Wanted), (Service::Suspended, ServiceOrder::Suspended)]
    {
        desk.gateway.change_trust(|trust| trust.list(listed(1, |listed| listed.service = service)));
        let (jws, answer) = beat(&desk, &heartbeat(&desk, 5)).await;
        assert_eq!((answer.status, answer.body.as_slice()), (StatusCode::NO_CONTENT, b"".as_slice()));
        let orders = Orders::verify(answer.orders.as_deref().unwrap(), &jws, &trusted).unwrap();
        assert_eq!((orders.service, orders.at), (expected, desk.now()));
    }
    let kept = desk.gateway.inbox().heartbeats().await.unwrap();
    let [kept] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((kept.terminal.as_str(), kept.audit.seq), ("T0417", 5));
    assert!(kept.body.contains(r#""oldest_secs":840"#), "{}", kept.body);

    let mut old = heartbeat(&desk, 5);
    desk.advance_secs(601);
    beat(&desk, &old).await.1.is_problem(ProblemType::NotEnrolled);
    old.time_trust = TimeTrust::Unknown;
    assert_eq!(beat(&desk, &old).await.1.status, StatusCode::NO_CONTENT, "a wrong clock is what has to be known");
}

#[tokio::test]
async fn monitoring_reads_how_each_terminal_is_and_forgets_those_that_are_believed_no_more() {
    let desk = Desk::in_memory();
    let counts = async || crate::health::counts(&desk.gateway).await.unwrap();
    let mut told = heartbeat(&desk, 5);
    told.at = desk.now() - std::time::Duration::from_secs(90);
    told.certificate_days = Some(12);
    told.queue.parked = 1;
    told.devices.push(DeviceState { device: "disk".to_owned(), state: Condition::Failed });
    assert_eq!(beat(&desk, &told).await.1.status, StatusCode::NO_CONTENT);
    let text = counts().await;
    for line in [
        format!("last_heartbeat_seconds{{terminal=\"T0417\"}} {}", desk.now().as_second()),
        "queue_waiting{terminal=\"T0417\"} 2".to_owned(),
        "queue_parked{terminal=\"T0417\"} 1".to_owned(),
        "queue_oldest_seconds{terminal=\"T0417\"} 840".to_owned(),
        format!("disk_free_bytes{{terminal=\"T0417\"}} {}", 1_i64 << 34),
        "certificate_days{terminal=\"T0417\"} 12".to_owned(),
        "clock_offset_seconds{terminal=\"T0417\"} -90".to_owned(),
        "device{terminal=\"T0417\",device=\"disk\"} 2".to_owned(),
        "program{terminal=\"T0417\",version=\"0.1.0\",catalogue=\"2026.11.2\",time_trust=\"synced\"} 1".to_owned(),
    ] {
        assert!(text.contains(&format!("guichet_gateway_terminal_{line}\n")), "{line} is not in {text}");
    }
    assert!(!text.contains("other_audit_trails_total{"), "{text}");

    told.devices.pop();
    told.audit = AuditHead { seq: 4, head: wire::sha256(b"another") };
    beat(&desk, &told).await;
    let text = counts().await;
    assert!(!text.contains("device=\"disk\""), "it has no such device any more: {text}");
    assert!(text.contains("terminal_other_audit_trails_total{terminal=\"T0417\"} 1\n"), "{text}");

    desk.gateway.change_trust(|trust| trust.list(listed(1, |listed| listed.standing = Standing::Revoked)));
    assert!(!counts().await.contains("last_heartbeat_seconds{"), "nothing is expected of a stolen terminal");
}
