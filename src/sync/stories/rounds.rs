//! Whole rounds: what is sent, in which order, what is kept, and that nothing sticks.

use std::sync::Arc;
use std::time::Duration;

use store::State;
use tokio::sync::mpsc;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};
use wire::v1::{Body as _, Level, PartHeld, Signed as _, StatusPage, Tidings};

use super::kiosk::{Kiosk, Table, at, bytes, id, is_manifest, saying, signed, status};
use crate::courier::DAMAGED;
use crate::transport::{Fault, Method, Response};
use crate::{News, Outcome, Reins, Worker, status as news};

#[tokio::test]
async fn parts_go_first_and_the_manifest_commits() {
    let kiosk = Kiosk::with_one();
    let custody = kiosk.custody(1);
    let table = Table::manifests(move || Ok(signed(201, &custody)));
    let report = kiosk.round(&table, 1).await;
    assert_eq!(report.moved, [(id(1), State::Custody)]);
    assert_eq!((report.attempted, report.next_due), (1, None));

    let heard = table.heard();
    let paths: Vec<_> = heard.iter().map(|request| request.path.replace(&id(1).to_string(), "SID")).collect();
    assert_eq!(paths, ["/v1/submissions/SID/parts/0", "/v1/submissions/SID"]);
    assert_eq!(bytes(&heard[0]), b"sealed 1");
    assert_eq!(heard[0].content_digest, Some(wire::content_digest(b"sealed 1")));
    assert_eq!(bytes(&heard[1]), kiosk.row(1).manifest.into_bytes());
    assert!(
        heard[0].authorization.as_deref().is_some_and(|proof| proof.starts_with("Guichet ey")),
        "a part says who brings it"
    );
    assert_eq!(kiosk.round(&table, 2).await.attempted, 0, "what has arrived is not sent again");
}

#[tokio::test]
async fn an_attempt_is_on_disk_before_the_first_byte_leaves() {
    let kiosk = Kiosk::with_one();
    let store = kiosk.store.clone();
    let table = Table::new(move |_| {
        let attempts = store.call(|store| store.submission(id(1)).unwrap().unwrap().attempts).unwrap();
        assert_eq!(attempts, 1);
        Err(Fault::Cut(None))
    });
    kiosk.round(&table, 1).await;
    assert_eq!(table.heard().len(), 1);
}

#[tokio::test]
async fn a_retry_asks_what_is_there_and_sends_the_same_bytes() {
    let kiosk = Kiosk::with_one();
    let first = Table::manifests(|| Err(Fault::Cut(None)));
    kiosk.round(&first, 1).await;
    assert_eq!(kiosk.row(1).state, State::Stored, "unsure is not delivered");

    let (custody, sha256) = (kiosk.custody(1), wire::sha256(b"sealed 1"));
    let second = Table::new(move |request| match request.method {
        Method::Get => {
            let held = [PartHeld { n: 0, bytes: 8, sha256: sha256.clone() }];
            Ok(saying(200, "application/json", &String::from_utf8(PartHeld::list_to_json(&held)).unwrap()))
        }
        Method::Put | Method::Post => Ok(signed(200, &custody)),
    });
    assert_eq!(kiosk.round(&second, 5).await.attempted, 0, "not before its time");
    kiosk.round(&second, 3_600).await;
    assert_eq!(kiosk.row(1).state, State::Custody);
    let (first, second) = (first.heard(), second.heard());
    assert_eq!(second.len(), 2, "the part that is there is not sent again");
    assert_eq!(first.last().unwrap(), second.last().unwrap(), "same bytes, same id");
}

#[tokio::test]
async fn of_several_parts_only_those_are_sent_that_are_not_there() {
    let kiosk = Kiosk::new();
    kiosk.submit_with(1, "SFA", vec![vec![1; 400_000], vec![2; 10]]);
    let first =
        Table::new(|request| if request.path.ends_with("/parts/2") { Err(Fault::Cut(None)) } else { Ok(status(201)) });
    kiosk.round(&first, 0).await;
    let paths: Vec<_> =
        first.heard().iter().map(|request| request.path.rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(paths, ["0", "1", "2"], "in their order, and no manifest without all of them");
    assert_eq!(first.heard()[1].content_type, Some("application/octet-stream"));
    assert_eq!(first.heard()[1].content_digest, Some(wire::content_digest(&[1; 400_000])));

    let custody = kiosk.custody(1);
    let held =
        [(0, 8, wire::sha256(b"sealed 1")), (1, 400_000, wire::sha256(&[1; 400_000])), (2, 10, wire::sha256(b"other"))];
    let held = held.map(|(n, bytes, sha256)| PartHeld { n, bytes, sha256 });
    let second = Table::new(move |request| match request.method {
        Method::Get => Ok(saying(200, "application/json", &String::from_utf8(PartHeld::list_to_json(&held)).unwrap())),
        Method::Put | Method::Post => Ok(if is_manifest(request) { signed(201, &custody) } else { status(201) }),
    });
    kiosk.round(&second, 3_600).await;
    let heard = second.heard();
    assert!(heard[0].path.ends_with("/parts") && heard[1].path.ends_with("/parts/2") && heard.len() == 3);
    assert!(
        heard.iter().take(2).all(|request| request.authorization.is_some()),
        "each call about parts says who calls"
    );
    assert_eq!(kiosk.row(1).state, State::Custody);
}

#[tokio::test]
async fn parts_that_are_missing_are_sent_again_at_once_but_not_for_ever() {
    let kiosk = Kiosk::with_one();
    let mut missing = Problem::new(ProblemType::PartMissing, "part 0");
    missing.missing = vec![0];
    let missing = String::from_utf8(missing.to_json()).unwrap();
    let table = Table::manifests(move || Ok(saying(409, MEDIA_TYPE, &missing)));
    let report = kiosk.round(&table, 1).await;
    assert_eq!(table.heard().len(), 6, "three times part and manifest");
    assert_eq!(report.put_off, [(id(1), "part-missing".to_owned())]);
    assert_eq!(kiosk.row(1).next_at, at(11), "and then it waits by itself");
}

#[tokio::test]
async fn bytes_that_the_disk_has_lost_are_not_sent() {
    let kiosk = Kiosk::with_one();
    let table = Table::new(|_| Ok(status(201)));
    let outcome = kiosk.deliver(&table, b"sealed 1 with a rotten bit").await;
    assert_eq!(outcome, Outcome::Parked { problem: DAMAGED });
    assert_eq!(table.heard(), []);
}

#[tokio::test]
async fn the_gateways_wish_for_patience_is_kept() {
    for (header, expected) in [("120", at(180)), ("86400", at(6 * 3_600 + 60)), ("soon", at(10))] {
        let kiosk = Kiosk::with_one();
        kiosk.submit(2, "URA");
        let busy = Response { status: 503, retry_after: Some(header.to_owned()), ..Response::default() };
        let report = kiosk.round(&Table::manifests(move || Ok(busy.clone())), 0).await;
        assert_eq!(report.attempted, 2);
        assert_eq!(report.next_due, Some(expected), "{header}");
    }
}

#[tokio::test]
async fn one_gateway_down_is_one_backoff_and_is_probed_with_one_item() {
    let kiosk = Kiosk::new();
    for (n, agency) in [(1, "SFA"), (2, "URA"), (3, "NEA"), (4, "PUB")] {
        kiosk.submit(n, agency);
    }
    let down = Table::new(|_| Err(Fault::Connect(None)));
    assert_eq!(kiosk.round(&down, 0).await.attempted, 4);
    for hours in 1..6 {
        assert_eq!(kiosk.round(&down, hours * 3_600).await.attempted, 1, "hour {hours}");
    }
    let waiting = kiosk.store.call(|store| store.outstanding(9).unwrap()).unwrap();
    assert!(waiting.iter().all(|item| item.failures.host == 6 && item.failures.lane == 0), "{waiting:?}");
}

#[tokio::test]
async fn one_dead_agency_and_one_poisoned_item_hold_up_nobody() {
    let kiosk = Kiosk::new();
    for n in 0..30 {
        kiosk.submit(n, if n % 3 == 0 { "URA" } else { "SFA" });
    }
    let custody: Vec<_> = (0..30).map(|n| kiosk.custody(n)).collect();
    let poison = String::from_utf8(Problem::new(ProblemType::TooLarge, "x").to_json()).unwrap();
    let table = Table::new(move |request| {
        let n = (0..30).find(|n| request.path.contains(&id(*n).to_string())).unwrap();
        Ok(match n {
            n if n % 3 == 0 => status(503),
            7 if is_manifest(request) => saying(413, MEDIA_TYPE, &poison),
            n => signed(201, &custody[usize::try_from(n).unwrap()]),
        })
    });
    let mut rounds = 0;
    while kiosk.round(&table, rounds).await.backlog.stored > 10 {
        rounds += 1;
        assert!(rounds < 20, "the live lane is held up");
    }
    assert_eq!(kiosk.row(7).state, State::Parked);
    assert_eq!(kiosk.row(7).problem.as_deref(), Some("too-large"));
    assert_eq!(kiosk.row(0).state, State::Stored);
    assert!((0..30).filter(|n| n % 3 != 0 && *n != 7).all(|n| kiosk.row(n).state == State::Custody));
}

fn times(second: i64) -> news::Times {
    news::Times { now: at(second), call: at(second) }
}

/// The gateway's list with these receipts, for every place before its end.
fn list(receipts: Vec<(u128, String)>) -> Table {
    Table::new(move |request| {
        assert!(request.authorization.as_deref().is_some_and(|proof| proof.starts_with("Guichet ey")));
        let since: usize = request.path.split_once("since=").unwrap().1.parse().unwrap();
        let left = receipts.iter().skip(since).map(|(n, receipt)| Tidings { sid: id(*n), receipt: receipt.clone() });
        let page =
            StatusPage { cursor: receipts.len().try_into().unwrap(), receipts: left.collect(), events: Vec::new() };
        Ok(saying(200, "application/json", &String::from_utf8(page.to_json()).unwrap()))
    })
}

#[tokio::test]
async fn the_agencies_answers_come_home_and_only_theirs() {
    let kiosk = Kiosk::with_one();
    kiosk.submit(2, "URA");
    let accepted = kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.sfa);
    let rejected = kiosk.receipt(2, Level::Rejected, "URA", &kiosk.ura);
    let (trust, caller) = (kiosk.trust(), kiosk.caller());

    let all = list(vec![(1, accepted.clone()), (2, rejected.clone()), (99, accepted.clone())]);
    let moved = news::fetch(&kiosk.store, &all, &caller, &trust, times(1)).await.unwrap();
    assert_eq!(moved, [(id(1), State::Accepted), (id(2), State::Rejected)]);
    assert_eq!(kiosk.row(1).agency_receipt, Some(accepted));
    let again = news::fetch(&kiosk.store, &all, &caller, &trust, times(2)).await.unwrap();
    assert_eq!(again, [], "the place in the list is kept");
    assert!(all.heard().last().unwrap().path.ends_with("since=3"));
}

#[tokio::test]
async fn an_answer_that_does_not_verify_moves_nothing_and_is_read_again() {
    for wrong in ["foreign", "forged", "<html>"] {
        let kiosk = Kiosk::with_one();
        let receipt = match wrong {
            "foreign" => kiosk.receipt(1, Level::Accepted, "URA", &kiosk.ura),
            "forged" => kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.forger),
            other => other.to_owned(),
        };
        let table = list(vec![(1, receipt)]);
        let moved = news::fetch(&kiosk.store, &table, &kiosk.caller(), &kiosk.trust(), times(1)).await.unwrap();
        assert_eq!(moved, []);
        assert_eq!(kiosk.row(1).state, State::Stored, "{wrong}");
        // As soon as one verifies it counts, and nothing is in doubt after that.
        let right = list(vec![(1, kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.sfa))]);
        for (table, expected) in [(&table, 0), (&right, 1), (&right, 0)] {
            let (caller, trust) = (kiosk.caller(), kiosk.trust());
            let moved = news::fetch_doubtful(&kiosk.store, table, &caller, &trust, times(2)).await.unwrap();
            assert_eq!(moved.len(), expected, "{wrong}");
        }
        assert_eq!(right.heard().len(), 2, "{wrong}: two pages once, and not asked again");
    }
    for answer in [status(401), saying(200, "text/html", "<html>"), status(302)] {
        let (kiosk, table) = (Kiosk::with_one(), Table::new(move |_| Ok(answer.clone())));
        assert!(news::fetch(&kiosk.store, &table, &kiosk.caller(), &kiosk.trust(), times(1)).await.is_err());
    }
}

/// One agency signs with a key that nobody knows, and thousands of answers come after it.
#[tokio::test]
async fn an_answer_that_does_not_verify_hides_none_that_come_after_it() {
    let kiosk = Kiosk::inline();
    kiosk.submit(1, "SFA");
    kiosk.submit(2, "URA");
    let forged = kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.forger);
    let accepted = kiosk.receipt(2, Level::Accepted, "URA", &kiosk.ura);
    // A page each; more of them than are read in one go.
    let table = Table::new(move |request| {
        let since: u64 = request.path.split_once("since=").unwrap().1.parse().unwrap();
        let (sid, receipt) = if since < 50 { (id(1), &forged) } else { (id(2), &accepted) };
        // Some hold events alone.
        let is_empty = since > 50 || since % 7 == 3;
        let receipts = if is_empty { Vec::new() } else { vec![Tidings { sid, receipt: receipt.clone() }] };
        let page = StatusPage { cursor: (since + 1).min(51), receipts, events: Vec::new() };
        Ok(saying(200, "application/json", &String::from_utf8(page.to_json()).unwrap()))
    });
    let mut moved = Vec::new();
    for minute in 1..=3 {
        let told = news::fetch(&kiosk.store, &table, &kiosk.caller(), &kiosk.trust(), times(minute)).await.unwrap();
        moved.extend(told);
    }
    assert_eq!(moved, [(id(2), State::Accepted)]);
    assert!(table.heard().len() < 60, "what was read is not read again every minute: {}", table.heard().len());
}

#[tokio::test]
async fn online_means_that_the_gateway_has_signed_our_nonce() {
    let kiosk = Kiosk::new();
    let hello = |nonce: &str| wire::v1::Hello { nonce: nonce.to_owned(), time: at(5), gateway: "test".to_owned() };
    for (case, answer, expected) in [
        ("ours", signed(200, &hello("n1").sign(&kiosk.gateway).unwrap()), true),
        ("an old one", signed(200, &hello("n0").sign(&kiosk.gateway).unwrap()), false),
        ("an agency's", signed(200, &hello("n1").sign(&kiosk.sfa).unwrap()), false),
        ("a portal's", saying(200, "text/html", "<html>"), false),
        ("a redirect", status(302), false),
    ] {
        let table = Table::new(move |_| Ok(answer.clone()));
        let answered = news::greet(&table, &kiosk.trust(), "n1").await;
        assert_eq!(answered.is_ok(), expected, "{case}: {answered:?}");
    }
}

#[tokio::test]
async fn the_worker_sends_what_waits_asks_for_answers_and_stops_when_told() {
    let kiosk = Kiosk::with_one();
    let custody = kiosk.custody(1);
    let accepted = kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.sfa);
    let receipts = vec![Tidings { sid: id(1), receipt: accepted }];
    let page = StatusPage { cursor: 1, receipts, events: Vec::new() };
    let page = String::from_utf8(page.to_json()).unwrap();
    let table = Table::new(move |request| match request.method {
        Method::Get => Ok(saying(200, "application/json", &page)),
        Method::Put | Method::Post => Ok(signed(201, &custody)),
    });
    let (told, mut heard) = mpsc::unbounded_channel();
    let worker = Worker {
        dispatch: kiosk.dispatch(Arc::new(table), || at(1)),
        ask_every: Duration::from_secs(3_600),
        timepiece: None,
        interfaces: None,
        tell: Box::new(move |news| told.send(news).unwrap()),
    };
    let (reins, bridle) = Reins::new();
    let running = tokio::spawn(crate::run(worker, bridle));
    assert_eq!(heard.recv().await.unwrap(), News::Moved(id(1), State::Custody));
    assert_eq!(heard.recv().await.unwrap(), News::Moved(id(1), State::Accepted));

    kiosk.submit(2, "URA");
    reins.wake();
    let News::PutOff(_, note) = heard.recv().await.unwrap() else { panic!("sent, but no receipt fits it") };
    assert!(note.starts_with("201 without a valid receipt"), "{note}");
    reins.stop();
    running.await.unwrap();
    assert_eq!(kiosk.row(2).state, State::Stored);
}

#[tokio::test]
async fn a_terminal_that_is_turned_away_knows_it_until_something_gets_through() {
    let kiosk = Kiosk::with_one();
    let mark = || kiosk.store.call(|store| store.cursor(crate::round::REVOKED).unwrap()).unwrap();
    let revoked = String::from_utf8(Problem::new(ProblemType::Revoked, "x").to_json()).unwrap();
    kiosk.round(&Table::manifests(move || Ok(saying(403, MEDIA_TYPE, &revoked))), 0).await;
    assert_eq!((kiosk.row(1).state, mark()), (State::Stored, 1));
    kiosk.round(&Table::manifests(|| Ok(saying(403, "text/html", "<html>no</html>"))), 3_600).await;
    assert_eq!(mark(), 1, "a proxy takes nothing back");
    let custody = kiosk.custody(1);
    kiosk.round(&Table::manifests(move || Ok(signed(200, &custody))), 7_200).await;
    assert_eq!((kiosk.row(1).state, mark()), (State::Custody, 0));
}
