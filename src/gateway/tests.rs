//! Stories at the gateway's door: the real router and the real inbox, called without a socket but for one test.

use axum::http::StatusCode;

use wire::v1::{
    Body as _, FromTerminal as _, InboxEntry, Issuer, Level, Manifest, PartHeld, ProblemType, Signed as _, StatusPage,
};

use crate::Standing;
use crate::desk::{self, Desk, sid};
use crate::inbox::Location;
use crate::inbox::place::Place;

#[tokio::test]
async fn a_delivery_is_answered_with_a_receipt_and_a_repeat_with_the_same_bytes() {
    let desk = Desk::in_memory();
    let jws = desk.manifest(1, "SFA", b"sealed");
    assert_eq!(desk.put_part(1, 0, b"sealed").await.status, StatusCode::CREATED);
    assert_eq!(desk.put_part(1, 0, b"sealed").await.status, StatusCode::OK);
    let first = desk.put_manifest(1, &jws).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let receipt = desk.custody(first.text()).unwrap();
    assert_eq!(receipt.check_for(sid(1), &jws), Ok(()));
    assert_eq!((receipt.level, receipt.issuer, receipt.at), (Level::Custody, Issuer::Gateway, desk.now()));
    desk.advance_secs(3_600);
    let again = desk.put_manifest(1, &jws).await;
    assert_eq!((again.status, again.body), (StatusCode::OK, first.body));
}

#[tokio::test]
async fn another_manifest_under_the_same_sid_is_a_conflict() {
    let desk = Desk::in_memory();
    desk.deliver(1, "SFA").await;
    let other = desk.manifest(1, "SFA", b"other bytes");
    desk.put_manifest(1, &other).await.is_problem(ProblemType::SidConflict);
    desk.put_part(1, 0, b"other bytes").await.is_problem(ProblemType::SidConflict);
    assert_eq!(desk.inbox("sfa-token", 0).await.len(), 1);
}

#[tokio::test]
async fn a_manifest_waits_for_its_parts() {
    let desk = Desk::in_memory();
    let jws = desk.manifest(1, "SFA", b"sealed");
    let problem = desk.put_manifest(1, &jws).await.is_problem(ProblemType::PartMissing);
    assert_eq!((problem.missing, problem.sid), (vec![0], Some(sid(1))));
    desk.put_part(1, 0, b"something else").await;
    desk.put_manifest(1, &jws).await.is_problem(ProblemType::PartMissing);
    desk.put_part(1, 0, b"sealed").await;
    assert_eq!(desk.held(1).await.len(), 2);
    assert_eq!(desk.put_manifest(1, &jws).await.status, StatusCode::CREATED);
    assert_eq!(desk.held(1).await, [PartHeld { n: 0, bytes: 6, sha256: wire::sha256(b"sealed") }]);
}

#[tokio::test]
async fn a_part_is_stored_only_as_its_digest_says_and_within_limits() {
    let desk = Desk::in_memory();
    let path = format!("/v1/submissions/{}/parts/0", sid(1));
    let token = desk.token("PUT", "T0417", &path, "T0417-1", 1);
    let put = async |digest: Option<String>, body: Vec<u8>| {
        let digest = digest.unwrap_or_else(|| "none".to_owned());
        desk.put(&path, &[("authorization", &token), ("content-digest", &digest)], body).await
    };
    put(Some(wire::content_digest(b"sealed")), b"sealeD".to_vec()).await.is_problem(ProblemType::DigestMismatch);
    put(None, b"sealed".to_vec()).await.is_problem(ProblemType::Malformed);
    let large = vec![0; crate::trust::PART_BYTES_MAX + 1];
    put(Some(wire::content_digest(&large)), large).await.is_problem(ProblemType::TooLarge);
    for path in ["/v1/submissions/none/parts/0", "/v1/submissions/none"] {
        let token = desk.token("PUT", "T0417", path, "T0417-1", 1);
        desk.put(path, &[("authorization", &token)], Vec::new()).await.is_problem(ProblemType::Malformed);
    }
    desk.put_part(1, 41, b"sealed").await.is_problem(ProblemType::Malformed);
}

#[tokio::test]
async fn parts_whose_manifest_never_came_are_forgotten_after_a_month() {
    let desk = Desk::in_memory();
    desk.put_part(1, 0, b"abandoned").await;
    let jws = desk.deliver(2, "SFA").await;
    desk.advance_secs(31 * 86_400);
    desk.put_part(3, 0, b"new").await;
    assert_eq!(desk.held(1).await, []);
    assert_eq!((desk.held(2).await.len(), desk.held(3).await.len()), (1, 1));
    assert_eq!(desk.put_manifest(2, &jws).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_forged_manifest_is_refused_by_what_is_wrong_with_it() {
    let desk = Desk::in_memory();
    desk.put_part(1, 0, b"sealed").await;
    let good = desk.manifest(1, "SFA", b"sealed");
    let signed = |kid: &str, seed: u8, change: &dyn Fn(&mut Manifest)| {
        let mut manifest = desk.unsigned(1, "SFA", b"sealed");
        change(&mut manifest);
        manifest.sign(&desk::key(kid, seed)).unwrap()
    };
    let mut tampered = good.clone();
    tampered.replace_range(tampered.len() - 5.., "AAAAA");
    for (jws, expected) in [
        (tampered, ProblemType::BadSignature),
        (signed("T0417-1", 99, &|_| {}), ProblemType::BadSignature),
        (signed("T9999-1", 1, &|_| {}), ProblemType::UnknownSigner),
        (signed("T0418-1", 2, &|_| {}), ProblemType::WrongTerminal),
        (signed("T0417-1", 1, &|manifest| manifest.agency = "XYZ".parse().unwrap()), ProblemType::UnknownAgency),
        (signed("T0417-1", 1, &|manifest| manifest.sid = sid(2)), ProblemType::Malformed),
        (signed("T0417-1", 1, &|manifest| manifest.parts.clear()), ProblemType::Malformed),
        (signed("T0417-1", 1, &|manifest| manifest.parts[0].n = 1), ProblemType::Malformed),
        (signed("T0417-1", 1, &|manifest| manifest.parts[0].bytes = u64::MAX), ProblemType::TooLarge),
        (signed("T0417-1", 1, &|manifest| manifest.audit.head = "a\0b".to_owned()), ProblemType::Malformed),
        (signed("T0417-1", 1, &|manifest| manifest.status_key = Some("ä".to_owned())), ProblemType::Malformed),
        ("<html>".to_owned(), ProblemType::Malformed),
        ("x".repeat(40_000), ProblemType::TooLarge),
    ] {
        desk.put_manifest(1, &jws).await.is_problem(expected);
    }
    let path = format!("/v1/submissions/{}", sid(1));
    let html = desk.put(&path, &[("content-type", "text/html")], good.clone().into_bytes()).await;
    html.is_problem(ProblemType::UnsupportedMedia);
    desk.gateway.change_trust(|trust| {
        trust.list_terminal("T0417".parse().unwrap(), desk::key("T0417-1", 1).public().clone(), Standing::Revoked);
    });
    desk.put_manifest(1, &good).await.is_problem(ProblemType::Revoked);
    assert_eq!(desk.inbox("sfa-token", 0).await, []);
}

#[tokio::test]
async fn an_agency_pulls_its_own_submissions_and_no_others() {
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    desk.deliver(2, "URA").await;
    desk.deliver(3, "SFA").await;
    let entries = desk.inbox("sfa-token", 0).await;
    assert_eq!(entries.iter().map(|entry| (entry.seq, entry.sid)).collect::<Vec<_>>(), [(1, sid(1)), (2, sid(3))]);
    assert_eq!(desk.inbox("sfa-token", 1).await, entries[1..]);
    assert_eq!(entries[0].manifest, jws);
    let key = entries[0].terminal_key().unwrap();
    assert!(Manifest::verify(&jws, &|kid| (kid == key.kid()).then(|| key.clone())).is_ok());

    let part = format!("/v1/inbox/{}/parts/0", sid(1));
    let answer = desk.get(&part, Some("Bearer sfa-token")).await;
    assert_eq!((answer.status, answer.body.as_slice()), (StatusCode::OK, desk::sealed(1).as_slice()));
    assert!(entries[0].parts[0].is(&answer.body));
    assert_eq!(desk.get(&part, Some("Bearer ura-token")).await.status, StatusCode::NOT_FOUND);
    for header in [None, Some("Bearer wrong"), Some("Guichet sfa-token"), Some("Bearer")] {
        desk.get("/v1/inbox", header).await.is_problem(ProblemType::NotEnrolled);
        desk.get(&part, header).await.is_problem(ProblemType::NotEnrolled);
    }
    desk.get("/v1/inbox?after=x", Some("Bearer sfa-token")).await.is_problem(ProblemType::Malformed);
}

#[tokio::test]
async fn an_agencys_answer_reaches_the_terminal_that_delivered() {
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    let accepted = desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 11);
    assert_eq!(desk.post_receipts("sfa-token", &[&accepted]).await, [None]);
    let resigned = desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 11);
    assert_ne!(resigned, accepted);
    assert_eq!(desk.post_receipts("sfa-token", &[&accepted, &resigned]).await, [None, None]);
    let page = desk.status("T0417", 0).await;
    assert_eq!(page.receipts.iter().map(|news| (news.sid, &news.receipt)).collect::<Vec<_>>(), [(sid(1), &accepted)]);
    assert_eq!(
        desk.status("T0417", page.cursor).await,
        StatusPage { cursor: page.cursor, receipts: vec![], events: vec![] }
    );
    assert_eq!(desk.status("T0418", 0).await.receipts, []);
}

#[tokio::test]
async fn a_wrong_answer_is_refused_and_holds_up_no_other() {
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    let other = desk.deliver(2, "URA").await;
    let good = desk.answer(1, &jws, Level::Rejected, "SFA", "SFA-sig-1", 11);
    let answers = [
        desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 99),
        desk.answer(1, &jws, Level::Accepted, "SFA", "URA-sig-1", 12),
        desk.answer(1, &jws, Level::Custody, "SFA", "SFA-sig-1", 11),
        desk.answer(1, &other, Level::Accepted, "SFA", "SFA-sig-1", 11),
        desk.answer(2, &other, Level::Accepted, "SFA", "SFA-sig-1", 11),
        "nonsense".to_owned(),
        good,
        desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 11),
    ];
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let expected = [
        Some("bad-signature"),
        Some("unknown-signer"),
        Some("malformed"),
        Some("malformed"),
        Some("malformed"),
        Some("malformed"),
        None,
        Some("sid-conflict"),
    ];
    assert_eq!(desk.post_receipts("sfa-token", &answers).await, expected.map(|name| name.map(str::to_owned)));
    assert_eq!(desk.status("T0417", 0).await.receipts.len(), 1);
    desk.post("/v1/inbox/receipts", "Bearer sfa-token", b"{}".to_vec()).await.is_problem(ProblemType::Malformed);
    desk.post("/v1/inbox/receipts", "Bearer wrong", b"{}".to_vec()).await.is_problem(ProblemType::NotEnrolled);
}

#[tokio::test]
async fn a_call_token_counts_for_its_terminal_and_a_few_minutes() {
    let desk = Desk::in_memory();
    let token = desk.call_token("T0417", "/v1/status", "T0417-1", 1);
    assert_eq!(desk.get("/v1/status", Some(&token)).await.status, StatusCode::OK);
    for (token, expected) in [
        (desk.call_token("T0417", "/v1/status", "T0417-1", 99), ProblemType::BadSignature),
        (desk.call_token("T0417", "/v1/status", "T0418-1", 2), ProblemType::WrongTerminal),
        (desk.call_token("T0417", "/v1/other", "T0417-1", 1), ProblemType::NotEnrolled),
        (desk.call_token("T0417", "/v1/status", "T9999-1", 1), ProblemType::UnknownSigner),
        ("Bearer sfa-token".to_owned(), ProblemType::NotEnrolled),
    ] {
        desk.get("/v1/status", Some(&token)).await.is_problem(expected);
    }
    desk.advance_secs(601);
    desk.get("/v1/status", Some(&token)).await.is_problem(ProblemType::NotEnrolled);
}

#[tokio::test]
async fn hello_proves_the_gateway_and_tells_its_time() {
    let desk = Desk::in_memory();
    let answer = desk.get("/v1/hello?nonce=n-1", None).await;
    let keys = |kid: &str| (kid == "gateway-1").then(|| desk.gateway.public_key().clone());
    let hello = wire::v1::Hello::verify(answer.text(), "n-1", &keys).unwrap();
    assert_eq!((hello.time, hello.gateway.as_str()), (desk.now(), "test gateway"));
    for query in ["", "?nonce=", "?nonce=a%20b", "?other=1"] {
        desk.get(&format!("/v1/hello{query}"), None).await.is_problem(ProblemType::Malformed);
    }
}

#[tokio::test]
async fn a_path_that_is_not_there_is_a_problem_without_a_listed_type() {
    let desk = Desk::in_memory();
    let missing = desk.get("/v2/inbox", None).await;
    assert_eq!((missing.status, missing.problem().kind), (StatusCode::NOT_FOUND, None));
    let method = desk.put("/healthz", &[], Vec::new()).await;
    assert_eq!((method.status, method.problem().kind), (StatusCode::METHOD_NOT_ALLOWED, None));
    assert_eq!(desk.get("/healthz", None).await.text(), r#"{"status":"ok"}"#);
}

#[tokio::test]
async fn a_reader_who_waits_is_woken_by_a_delivery_and_sent_home_at_the_end() {
    let desk = Desk::in_memory();
    let waiting = desk.read_in_background("/v1/inbox?after=0&wait=60", "Bearer sfa-token");
    desk.deliver(1, "URA").await;
    desk.deliver(2, "SFA").await;
    let entries = InboxEntry::list_from_json(&waiting.await.unwrap().body).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.sid).collect::<Vec<_>>(), [sid(2)]);
    let waiting = desk.read_in_background("/v1/inbox?after=1&wait=60", "Bearer sfa-token");
    desk.gateway.inbox().close();
    assert_eq!(waiting.await.unwrap().text(), "[]");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cursor_never_steps_over_a_submission() {
    let desk = Desk::in_memory();
    let deliveries: Vec<_> = (1..=40).map(|n| desk.deliver_in_background(n, "SFA")).collect();
    let mut seen = Vec::new();
    while seen.len() < 40 {
        let after = seen.last().map_or(0, |(seq, _)| *seq);
        let page = desk.get(&format!("/v1/inbox?after={after}&limit=7&wait=60"), Some("Bearer sfa-token")).await;
        seen.extend(InboxEntry::list_from_json(&page.body).unwrap().into_iter().map(|entry| (entry.seq, entry.sid)));
    }
    assert_eq!(seen.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), (1..=40).collect::<Vec<u64>>());
    let mut sids: Vec<_> = seen.iter().map(|(_, sid)| *sid).collect();
    sids.sort();
    sids.dedup();
    assert_eq!(sids.len(), 40);
    for delivery in deliveries {
        delivery.await.unwrap();
    }
}

#[tokio::test]
async fn what_was_answered_for_is_there_after_a_restart() {
    let place = Place::new();
    let location = place.location.clone();
    let desk = Desk::at(location.clone());
    let jws = desk.deliver(1, "SFA").await;
    let receipt = desk.put_manifest(1, &jws).await.body;
    drop(desk);
    let desk = Desk::at(location);
    let again = desk.put_manifest(1, &jws).await;
    assert_eq!((again.status, again.body), (StatusCode::OK, receipt));
    desk.deliver(2, "SFA").await;
    assert_eq!(desk.inbox("sfa-token", 0).await.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_folder_that_is_not_there_is_an_error_and_no_panic() {
    let location = Location::File("/nowhere/at/all/inbox.sqlite".into());
    let error = crate::Gateway::open(desk::settings(location)).unwrap_err();
    assert!(matches!(error, crate::InboxError::CannotOpen), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("inbox.sqlite");
    std::fs::write(&file, "moss ".repeat(100)).unwrap();
    let error = crate::Gateway::open(desk::settings(Location::File(file))).unwrap_err();
    assert!(matches!(error, crate::InboxError::NotADatabase), "{error}");
}

#[tokio::test]
async fn it_serves_on_a_socket_until_it_is_told_to_stop() {
    let desk = Desk::in_memory();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let shutdown = async {
        let _ = stopped.await;
    };
    let serving = tokio::spawn(crate::serve(listener, desk.gateway.clone(), shutdown));
    let request = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let answer = desk::say(address, request).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(r#"{"status":"ok"}"#), "{answer}");
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}
