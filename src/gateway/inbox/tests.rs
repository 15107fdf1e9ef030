//! What every store promises, proved on whichever stands under it: SQLite, or PostgreSQL where `GUICHET_PG` names one.
//! What is signed is judged elsewhere; here signatures are only bytes.

mod cursor;
mod kills;
mod line;
mod rate;
mod several;

use std::collections::BTreeSet;

use bytes::Bytes;

use domain::{Reference, SubmissionId, Timestamp};
use wire::v1::{AuditHead, Level, Manifest, Part, Signed as _, TimeTrust, manifest_sha256};

use super::place::Place;
use super::*;

const START: &str = "2026-11-22T03:05:00Z";
const DAY_SECS: i64 = 86_400;

fn now() -> Timestamp {
    START.parse().unwrap()
}

fn later(secs: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + secs).unwrap()
}

fn sid(n: u32) -> SubmissionId {
    format!("6f9619ff-8b86-4d01-b42d-{n:012x}").parse().unwrap()
}

fn body(n: u32) -> Bytes {
    Bytes::from(format!("sealed {n}"))
}

fn part(n: u16, body: &[u8]) -> Part {
    let media_type = "application/octet-stream".to_owned();
    Part { n, media_type, bytes: u64::try_from(body.len()).unwrap(), sha256: wire::sha256(body) }
}

fn audit(seq: u64, head: &str) -> AuditHead {
    AuditHead { seq, head: wire::sha256(head.as_bytes()) }
}

/// The n-th delivery; `signature` makes the bytes of manifest and receipt its own.
fn delivery(n: u32, agency: &str, parts: Vec<Part>, signature: &str) -> Delivery {
    let manifest = Manifest {
        v: 1,
        sid: sid(n),
        terminal: "T0417".parse().unwrap(),
        agency: agency.parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        actions: Vec::new(),
        reference: Reference::new("7K4".parse().unwrap(), u64::from(n)).unwrap(),
        catalogue: "2026.11.2".to_owned(),
        enc_kid: "SFA-2026-1".to_owned(),
        seq: u64::from(n),
        audit: audit(u64::from(n), "trail"),
        terminal_time: now(),
        time_trust: TimeTrust::Synced,
        status_key: None,
        amends: None,
        parts,
    };
    let payload = wire::encode(&manifest.to_json());
    let key = wire::keys::Private::from_secret("T0417-1", &[1; 32]).unwrap();
    Delivery {
        manifest,
        jws: format!("head.{payload}.{signature}"),
        terminal_key: key.public().to_jwk(),
        receipt: format!("receipt.{n}.{signature}"),
        at: now(),
    }
}

async fn deliver(inbox: &Inbox, n: u32, agency: &str) -> Received {
    inbox.put_part(sid(n), 0, body(n), now()).await.unwrap();
    inbox.receive(delivery(n, agency, vec![part(0, &body(n))], "signed")).await.unwrap()
}

fn sfa() -> domain::AgencyId {
    "SFA".parse().unwrap()
}

fn t0417() -> domain::TerminalId {
    "T0417".parse().unwrap()
}

/// R10: each submission 50 times over eight connections gives one row and one receipt, and other content is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_comes_fifty_times_at_once_is_one_row_with_one_receipt() {
    const SIDS: u32 = 20;
    let place = Place::new();
    let inbox = place.open();
    let callers: Vec<_> = (0..8_u32)
        .map(|caller| {
            let inbox = inbox.clone();
            tokio::spawn(async move {
                let mut receipts = BTreeSet::new();
                for turn in 0..50 * SIDS / 8 {
                    let n = (turn + caller * 3) % SIDS;
                    inbox.put_part(sid(n), 0, body(n), now()).await.unwrap();
                    let mut delivery = delivery(n, "SFA", vec![part(0, &body(n))], "signed");
                    // A receipt is signed before it is known whether it is the first: no two are alike.
                    delivery.receipt = format!("receipt of caller {caller} in turn {turn}");
                    match inbox.receive(delivery).await.unwrap() {
                        Received::Stored(receipt) | Received::Known(receipt) => receipts.insert((n, receipt)),
                        other @ (Received::Conflict | Received::Missing(_)) => panic!("{other:?}"),
                    };
                }
                receipts
            })
        })
        .collect();
    let mut receipts = BTreeSet::new();
    for caller in callers {
        receipts.extend(caller.await.unwrap());
    }
    assert_eq!(receipts.len(), SIDS as usize, "each sid has one receipt: {receipts:?}");
    let entries = inbox.entries(sfa(), 0, 100).await.unwrap();
    let seqs: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=u64::from(SIDS)).collect::<Vec<_>>());
    for n in 0..SIDS {
        let other = delivery(n, "SFA", vec![part(0, b"other")], "signed");
        assert_eq!(inbox.receive(other).await.unwrap(), Received::Conflict);
        assert_eq!(inbox.put_part(sid(n), 0, Bytes::from_static(b"other"), now()).await.unwrap(), PartPut::Conflict);
        assert_eq!(inbox.put_part(sid(n), 0, body(n), now()).await.unwrap(), PartPut::Known);
        let kept =
            inbox.receipt_for(sid(n), manifest_sha256(&delivery(n, "SFA", vec![part(0, &body(n))], "signed").jws));
        assert!(receipts.contains(&(n, kept.await.unwrap().unwrap())));
    }
}

#[tokio::test]
async fn two_manifests_at_once_under_one_sid_leave_one_and_no_gap() {
    let place = Place::new();
    let inbox = place.open();
    for n in 0..20 {
        inbox.put_part(sid(n), 0, body(n), now()).await.unwrap();
        let first = inbox.receive(delivery(n, "SFA", vec![part(0, &body(n))], "first"));
        let second = inbox.receive(delivery(n, "SFA", vec![part(0, &body(n))], "second"));
        let (first, second) = tokio::join!(first, second);
        let stored = [&first, &second].into_iter().filter(|received| matches!(received, Ok(Received::Stored(_))));
        assert_eq!(stored.count(), 1, "{first:?} {second:?}");
        assert!([first, second].into_iter().any(|received| matches!(received, Ok(Received::Conflict))));
    }
    let seqs: Vec<u64> = inbox.entries(sfa(), 0, 100).await.unwrap().iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=20).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_large_part_stands_in_a_file_and_goes_with_its_last_row() {
    let place = Place::new();
    let inbox = place.open();
    let large = Bytes::from(vec![7; blobs::ROW_BYTES_MAX + 1]);
    let file = place.blobs().join(&wire::sha256(&large)[..2]).join(wire::sha256(&large));
    // The same content twice; one of them is never named by a manifest.
    inbox.put_part(sid(1), 0, body(1), now()).await.unwrap();
    assert_eq!(inbox.put_part(sid(1), 1, large.clone(), now()).await.unwrap(), PartPut::Stored);
    assert_eq!(inbox.put_part(sid(1), 1, large.clone(), now()).await.unwrap(), PartPut::Known);
    assert_eq!(inbox.put_part(sid(2), 0, large.clone(), now()).await.unwrap(), PartPut::Stored);
    assert_eq!(std::fs::read(&file).unwrap(), large);
    let parts = vec![part(0, &body(1)), part(1, &large)];
    let received = inbox.receive(delivery(1, "SFA", parts.clone(), "signed")).await.unwrap();
    assert!(matches!(received, Received::Stored(_)), "{received:?}");
    assert_eq!(inbox.entries(sfa(), 0, 1).await.unwrap()[0].parts, parts);
    inbox.put_part(sid(3), 0, body(3), later(31 * DAY_SECS)).await.unwrap();
    assert_eq!(inbox.parts(sid(2)).await.unwrap(), [], "it was forgotten");
    assert_eq!(inbox.part(sfa(), sid(1), 1).await.unwrap().as_deref(), Some(large.as_ref()), "it is another's too");
    // What nobody names goes.
    let unnamed = Bytes::from(vec![8; blobs::ROW_BYTES_MAX + 1]);
    let file = place.blobs().join(&wire::sha256(&unnamed)[..2]).join(wire::sha256(&unnamed));
    let at = later(32 * DAY_SECS);
    inbox.put_part(sid(4), 0, body(4), at).await.unwrap();
    inbox.put_part(sid(4), 7, unnamed.clone(), at).await.unwrap();
    assert!(file.exists());
    inbox.receive(delivery(4, "SFA", vec![part(0, &body(4))], "signed")).await.unwrap();
    let gone = async {
        while file.exists() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), gone).await.expect("its file is deleted");
    assert_eq!(inbox.put_part(sid(4), 7, unnamed, at).await.unwrap(), PartPut::Conflict);
}

#[tokio::test]
async fn a_part_of_every_month_is_found_again() {
    let place = Place::new();
    let inbox = place.open();
    for n in 0..15 {
        let at = later(i64::from(n) * 30 * DAY_SECS);
        assert_eq!(inbox.put_part(sid(n), 0, body(n), at).await.unwrap(), PartPut::Stored);
        inbox.receive(delivery(n, "SFA", vec![part(0, &body(n))], "signed")).await.unwrap();
    }
    for n in 0..15 {
        assert_eq!(inbox.part(sfa(), sid(n), 0).await.unwrap().as_deref(), Some(body(n).as_ref()));
        assert_eq!(inbox.part("URA".parse().unwrap(), sid(n), 0).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_part_that_is_asked_for_again_after_it_was_forgotten_is_new() {
    let place = Place::new();
    let inbox = place.open();
    assert_eq!(inbox.put_part(sid(1), 0, body(1), now()).await.unwrap(), PartPut::Stored);
    assert_eq!(inbox.put_part(sid(1), 0, body(1), later(29 * DAY_SECS)).await.unwrap(), PartPut::Known);
    assert_eq!(inbox.put_part(sid(2), 0, body(2), later(30 * DAY_SECS + 61)).await.unwrap(), PartPut::Stored);
    let missing = inbox.receive(delivery(1, "SFA", vec![part(0, &body(1))], "signed")).await.unwrap();
    assert_eq!(missing, Received::Missing(vec![0]));
    assert_eq!(inbox.put_part(sid(1), 0, body(1), later(31 * DAY_SECS)).await.unwrap(), PartPut::Stored);
    assert!(matches!(deliver(&inbox, 1, "SFA").await, Received::Stored(_)));
}

fn event(n: u32, number: u32, payload: &str, signature: &str) -> Event {
    Event { agency: sfa(), sid: sid(n), n: number, jws: format!("head.{payload}.{signature}"), at: now() }
}

#[tokio::test]
async fn receipts_and_events_reach_the_terminal_in_the_order_they_came() {
    let place = Place::new();
    let inbox = place.open();
    let sent = delivery(1, "SFA", vec![part(0, &body(1))], "signed");
    assert_eq!(inbox.post_event(event(1, 1, "reading", "a")).await.unwrap(), Posted::UnknownSubmission);
    deliver(&inbox, 1, "SFA").await;
    let answer = Answer {
        agency: sfa(),
        sid: sid(1),
        manifest_sha256: manifest_sha256(&sent.jws),
        level: Level::Accepted,
        jws: "head.accepted.a".to_owned(),
        at: now(),
    };
    assert_eq!(inbox.post_event(event(1, 1, "reading", "a")).await.unwrap(), Posted::Stored);
    assert_eq!(inbox.take(answer.clone()).await.unwrap(), Taken::Stored);
    assert_eq!(inbox.post_event(event(1, 3, "approved", "a")).await.unwrap(), Posted::Stored);
    for (posted, expected) in [
        (event(1, 1, "reading", "a"), Posted::Known),
        (event(1, 1, "reading", "signed anew"), Posted::Known),
        (event(1, 1, "refused", "a"), Posted::Conflict),
        (Event { agency: "URA".parse().unwrap(), ..event(1, 9, "reading", "a") }, Posted::UnknownSubmission),
    ] {
        assert_eq!(inbox.post_event(posted).await.unwrap(), expected);
    }
    let rejected = Answer { level: Level::Rejected, ..answer.clone() };
    assert_eq!(inbox.take(rejected).await.unwrap(), Taken::Conflict);
    assert_eq!(inbox.take(Answer { jws: "signed anew".to_owned(), ..answer }).await.unwrap(), Taken::Known);
    let page = inbox.status(t0417(), 0, 2).await.unwrap();
    assert_eq!((page.receipts.len(), page.events.len()), (1, 1));
    assert_eq!(
        (page.events[0].event.as_str(), page.receipts[0].receipt.as_str()),
        ("head.reading.a", "head.accepted.a")
    );
    let rest = inbox.status(t0417(), page.cursor, 100).await.unwrap();
    assert_eq!((rest.receipts.len(), rest.events.len()), (0, 1));
    assert_eq!(rest.events[0].event, "head.approved.a");
    let end = inbox.status(t0417(), rest.cursor, 100).await.unwrap();
    assert_eq!((end.cursor, end.receipts.len() + end.events.len()), (rest.cursor, 0));
    let elsewhere = inbox.status("T0418".parse().unwrap(), 0, 100).await.unwrap();
    assert_eq!(elsewhere.receipts.len() + elsewhere.events.len(), 0);
}

#[tokio::test]
async fn a_terminal_whose_trail_is_shorter_or_another_than_before_is_noticed() {
    let place = Place::new();
    let inbox = place.open();
    let beat = |seq, head: &str, body: &str| Heartbeat {
        terminal: t0417(),
        audit: audit(seq, head),
        body: body.to_owned(),
        at: now(),
    };
    assert_eq!(inbox.heartbeat(beat(5, "trail", "{}")).await.unwrap(), Heard::InOrder);
    assert_eq!(inbox.heartbeat(beat(9, "trail", "{\"v\":2}")).await.unwrap(), Heard::InOrder);
    assert_eq!(inbox.heartbeat(beat(9, "other", "{}")).await.unwrap(), Heard::OtherTrail);
    assert_eq!(inbox.heartbeat(beat(8, "trail", "{}")).await.unwrap(), Heard::RolledBack { highest: 9 });
    deliver(&inbox, 12, "SFA").await;
    assert_eq!(inbox.heartbeat(beat(11, "trail", "{}")).await.unwrap(), Heard::InOrder, "it was overtaken on its way");
    assert_eq!(inbox.heartbeat(beat(11, "trail", "{}")).await.unwrap(), Heard::RolledBack { highest: 12 });
    assert_eq!(inbox.heartbeat(beat(12, "trail", "{\"v\":3}")).await.unwrap(), Heard::InOrder);
    // A delivery of an older lane is no alarm, and one with another head for a number that was told is accepted too.
    assert!(matches!(deliver(&inbox, 11, "SFA").await, Received::Stored(_)));
    inbox.put_part(sid(99), 0, body(99), now()).await.unwrap();
    let mut forked = delivery(99, "SFA", vec![part(0, &body(99))], "signed");
    forked.manifest.audit = audit(11, "other");
    assert!(matches!(inbox.receive(forked).await.unwrap(), Received::Stored(_)));
    assert_eq!(inbox.heartbeats().await.unwrap(), [beat(12, "trail", "{\"v\":3}")]);
}

#[tokio::test]
async fn what_an_agency_has_not_answered_is_counted_from_the_oldest() {
    let place = Place::new();
    let inbox = place.open();
    assert_eq!(inbox.backlog(sfa(), 0).await.unwrap(), Backlog::default());
    for n in 1..=3 {
        deliver(&inbox, n, "SFA").await;
    }
    let sent = delivery(1, "SFA", vec![part(0, &body(1))], "signed");
    let answer = Answer {
        agency: sfa(),
        sid: sid(1),
        manifest_sha256: manifest_sha256(&sent.jws),
        level: Level::Accepted,
        jws: "head.accepted.a".to_owned(),
        at: now(),
    };
    inbox.take(answer).await.unwrap();
    let oldest_unanswered = Some(Unanswered { seq: 2, received_at: now() });
    assert_eq!(inbox.backlog(sfa(), 0).await.unwrap(), Backlog { head: 3, oldest_unanswered });
    inbox.is_writable().await.unwrap();
}
