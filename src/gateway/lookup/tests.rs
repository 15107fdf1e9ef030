//! Enquiries at the gateway's door: what somebody with a receipt is told, and what everybody else is not.

use axum::http::StatusCode;

use domain::{Reference, SubmissionId};
use wire::v1::{Body as _, Finding, Level, Manifest, Part, Signed as _};

use super::*;
use crate::Standing;
use crate::desk::{Answer, Desk, key, sealed, sid};
use crate::inbox::Location;
use crate::inbox::place::Place;

const PROOF: [u8; 32] = [7; 32];

fn reference(counter: u64) -> Reference {
    Reference::new("7K4".parse().unwrap(), counter).unwrap()
}

fn proof() -> String {
    wire::encode(&PROOF)
}

/// Delivers the n-th submission under the first reference, with the check code's hash.
async fn deliver(desk: &Desk, n: u32, agency: &str, status_key: Option<String>) -> String {
    let part = Part::envelope(std::str::from_utf8(&sealed(n)).unwrap());
    let manifest =
        Manifest { reference: reference(1), status_key, parts: vec![part], ..desk.unsigned(n, agency, &sealed(n)) };
    let jws = manifest.sign(&key("T0417-1", 1)).unwrap();
    desk.put_part(n, 0, &sealed(n)).await;
    assert_eq!(desk.put_manifest(n, &jws).await.status, StatusCode::CREATED);
    jws
}

fn status_key() -> Option<String> {
    Some(wire::sha256(&PROOF))
}

/// Asks at the other terminal than the one that delivered.
async fn ask(desk: &Desk, reference: Reference, proof: &str) -> (Answer, String) {
    let jws = wire::v1::Enquiry::new("T0418".parse().unwrap(), reference, proof.to_owned(), desk.now())
        .sign(&key("T0418-1", 2))
        .unwrap();
    (desk.post(wire::v1::Enquiry::PATH, "none", jws.clone().into_bytes()).await, jws)
}

#[track_caller]
fn read(desk: &Desk, (answer, jws): &(Answer, String)) -> (Findings, Vec<(SubmissionId, String)>) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let lookup = Lookup::from_json(&answer.body).unwrap();
    let gateway = desk.gateway.public_key().clone();
    let trusted = |kid: &str| (kid == gateway.kid()).then(|| gateway.clone());
    let findings = Findings::verify(&lookup.findings, jws, &trusted).unwrap();
    (findings, lookup.receipts.into_iter().map(|tidings| (tidings.sid, tidings.receipt)).collect())
}

#[tokio::test]
async fn whoever_has_the_receipt_learns_at_any_terminal_how_far_each_agency_is() {
    let desk = Desk::in_memory();
    let (sfa, ura) = (deliver(&desk, 1, "SFA", status_key()).await, deliver(&desk, 2, "URA", status_key()).await);
    let delivered_at = desk.now();
    let finding = |n: u32, agency: &str, jws: &str| Finding {
        sid: sid(n),
        agency: agency.parse().unwrap(),
        manifest_sha256: wire::v1::manifest_sha256(jws),
        received_at: delivered_at,
    };
    let accepted = desk.answer(1, &sfa, Level::Accepted, "SFA", "SFA-sig-1", 11);
    desk.advance_secs(60);
    let asked = ask(&desk, reference(1), &proof()).await;
    let (findings, receipts) = read(&desk, &asked);
    assert_eq!(findings.submissions, [finding(1, "SFA", &sfa), finding(2, "URA", &ura)]);
    assert_eq!((findings.at, receipts), (desk.now(), Vec::new()));
    assert_eq!(desk.post_receipts("sfa-token", &[&accepted]).await, [None]);
    let asked = ask(&desk, reference(1), &proof()).await;
    let (findings, receipts) = read(&desk, &asked);
    assert_eq!((findings.submissions.len(), receipts), (2, vec![(sid(1), accepted)]));
}

#[tokio::test]
async fn another_proof_and_no_such_reference_are_answered_alike() {
    let desk = Desk::in_memory();
    deliver(&desk, 1, "SFA", status_key()).await;
    deliver(&desk, 2, "URA", None).await;
    let other = wire::encode(&[8; 32]);
    for (what, reference, proof) in [
        ("another proof", reference(1), other.as_str()),
        ("no such reference", reference(2), proof().as_str()),
        ("the hash itself", reference(1), wire::sha256(&PROOF).as_str()),
        ("nonsense", reference(1), "no proof"),
        ("nothing", reference(1), ""),
    ] {
        let asked = ask(&desk, reference, proof).await;
        assert_eq!(read(&desk, &asked), (Findings::of(&asked.1, desk.now(), Vec::new()), Vec::new()), "{what}");
    }
}

#[tokio::test]
async fn what_another_terminal_puts_under_a_reference_is_not_shown() {
    let desk = Desk::in_memory();
    deliver(&desk, 1, "SFA", status_key()).await;
    deliver(&desk, 2, "URA", Some(wire::sha256(&[9; 32]))).await;
    let asked = ask(&desk, reference(1), &proof()).await;
    assert_eq!(read(&desk, &asked).0.submissions.iter().map(|found| found.sid).collect::<Vec<_>>(), [sid(1)]);
}

#[tokio::test]
async fn tries_are_counted_for_the_reference_and_the_right_proof_waits_too() {
    let place = Place::new();
    let location = place.location.clone();
    let desk = Desk::at(location.clone());
    deliver(&desk, 1, "SFA", status_key()).await;
    for _ in 0..20 {
        assert_eq!(read(&desk, &ask(&desk, reference(1), &proof()).await).0.submissions.len(), 1);
    }
    for _ in 0..5 {
        read(&desk, &ask(&desk, reference(1), "no proof").await);
    }
    for tried in ["no proof", &proof()] {
        let (answer, _) = ask(&desk, reference(1), tried).await;
        answer.is_problem(ProblemType::SlowDown);
        assert_eq!(answer.retry_after.as_deref(), Some("900"), "{tried}");
    }
    read(&desk, &ask(&desk, reference(2), &proof()).await);
    drop(desk);
    let desk = Desk::at(location);
    ask(&desk, reference(1), &proof()).await.0.is_problem(ProblemType::SlowDown);
    desk.advance_secs(15 * 60);
    assert_eq!(read(&desk, &ask(&desk, reference(1), &proof()).await).0.submissions.len(), 1);
}

#[tokio::test]
async fn tries_are_counted_for_the_terminal_whatever_the_reference() {
    let desk = Desk::in_memory();
    for counter in 0..10 {
        read(&desk, &ask(&desk, reference(counter), "no proof").await);
    }
    ask(&desk, reference(11), "no proof").await.0.is_problem(ProblemType::SlowDown);
    let elsewhere = wire::v1::Enquiry::new("T0417".parse().unwrap(), reference(11), proof(), desk.now());
    let jws = elsewhere.sign(&key("T0417-1", 1)).unwrap();
    assert_eq!(desk.post(wire::v1::Enquiry::PATH, "none", jws.into_bytes()).await.status, StatusCode::OK);
    desk.advance_secs(60);
    read(&desk, &ask(&desk, reference(11), "no proof").await);
}

#[tokio::test]
async fn only_a_listed_terminal_asks_and_only_about_now() {
    let desk = Desk::in_memory();
    deliver(&desk, 1, "SFA", status_key()).await;
    let enquiry = wire::v1::Enquiry::new("T0418".parse().unwrap(), reference(1), proof(), desk.now());
    let post = async |jws: String| desk.post(wire::v1::Enquiry::PATH, "none", jws.into_bytes()).await;
    let signed = |kid: &str, seed| enquiry.sign(&key(kid, seed)).unwrap();
    post("nothing".to_owned()).await.is_problem(ProblemType::Malformed);
    post("x".repeat(5_000)).await.is_problem(ProblemType::TooLarge);
    post(desk.manifest(1, "SFA", &sealed(1))).await.is_problem(ProblemType::Malformed);
    post(signed("T0418-1", 9)).await.is_problem(ProblemType::BadSignature);
    post(signed("T0419-1", 2)).await.is_problem(ProblemType::UnknownSigner);
    post(signed("T0417-1", 1)).await.is_problem(ProblemType::WrongTerminal);
    desk.advance_secs(601);
    post(signed("T0418-1", 2)).await.is_problem(ProblemType::NotEnrolled);
    desk.gateway.change_trust(|trust| {
        let terminal = "T0418".parse().unwrap();
        trust.list_terminal(terminal, key("T0418-1", 2).public().clone(), Standing::Revoked);
    });
    ask(&desk, reference(1), &proof()).await.0.is_problem(ProblemType::Revoked);
}

#[tokio::test]
async fn what_was_delivered_to_an_earlier_release_is_found_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("inbox.sqlite");
    let desk = Desk::at(Location::File(file.clone()));
    deliver(&desk, 1, "SFA", status_key()).await;
    deliver(&desk, 2, "URA", None).await;
    drop(desk);
    let earlier = rusqlite::Connection::open(&file).unwrap();
    earlier
        .execute_batch(
            "drop table receipt_claim; drop table attempt; drop table tidings; drop table terminal_head;
             create table receipt (cursor integer primary key autoincrement, sid text not null unique, terminal text,
                                   level text, jws text, arrived_at text) strict;
             pragma user_version = 2;",
        )
        .unwrap();
    drop(earlier);
    let desk = Desk::at(Location::File(file));
    let asked = ask(&desk, reference(1), &proof()).await;
    assert_eq!(read(&desk, &asked).0.submissions.len(), 1);
}
