//! Pushing to an agency that is up, down, slow of mind and up again; pulling is never the worse for it.

use std::collections::VecDeque;
use std::sync::Mutex;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse as _;
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use wire::v1::{Body as _, Level};

use super::*;
use crate::desk::Desk;

type Script = Arc<Mutex<VecDeque<(u16, String)>>>;
type Office = (Script, mpsc::UnboundedSender<(String, Vec<u8>)>);

/// An agency's program that answers by a script, and with 204 once that is over; it shows all that it was sent.
async fn office(script: Vec<(u16, String)>) -> (String, mpsc::UnboundedReceiver<(String, Vec<u8>)>) {
    let (heard, hears) = mpsc::unbounded_channel();
    let state: Office = (Arc::new(Mutex::new(script.into())), heard);
    let take = async |State((script, heard)): State<Office>, headers: HeaderMap, body: Bytes| {
        let word = headers.get(Push::HEADER).unwrap().to_str().unwrap().to_owned();
        heard.send((word, body.to_vec())).unwrap();
        let (status, body) = script.lock().unwrap().pop_front().unwrap_or((204, String::new()));
        (axum::http::StatusCode::from_u16(status).unwrap(), body).into_response()
    };
    let router = Router::new().route("/in", post(take)).with_state(state);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/in", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, hears)
}

fn webhook(folder: &Path, url: String) -> Webhook {
    Webhook { agency: "SFA".parse().unwrap(), url, memory: folder.join("push-SFA.place") }
}

/// The shortest delay there is, so that no test waits for more.
fn lucky() -> Chance {
    Arc::new(|_| 0)
}

#[tokio::test]
async fn each_entry_is_pushed_once_with_the_gateways_word_and_its_receipt_is_taken() {
    let desk = Desk::in_memory();
    let folder = tempfile::tempdir().unwrap();
    let jws = desk.deliver(1, "SFA").await;
    let accepted = desk.answer(1, &jws, Level::Accepted, "SFA", "SFA-sig-1", 11);
    let answer = String::from_utf8(PushAnswered { receipt: Some(accepted.clone()) }.to_json()).unwrap();
    let (url, mut hears) = office(vec![(200, answer)]).await;
    let pushing = tokio::spawn(push(desk.gateway.clone(), webhook(folder.path(), url.clone()), lucky()));
    let (word, body) = hears.recv().await.unwrap();
    let gateway = desk.gateway.public_key().clone();
    let sfa = "SFA".parse().unwrap();
    assert!(Push::verify(&word, &sfa, &body, desk.now(), &|_| Some(gateway.clone())).is_ok());
    assert_eq!(InboxEntry::list_from_json(&body).unwrap(), desk.inbox("sfa-token", 0).await);
    desk.deliver(2, "URA").await;
    desk.deliver(3, "SFA").await;
    let (_, body) = hears.recv().await.unwrap();
    assert_eq!(InboxEntry::list_from_json(&body).unwrap()[0].seq, 2, "what is another's is not pushed");
    let page = desk.status("T0417", 0).await;
    assert_eq!(page.receipts.iter().map(|told| &told.receipt).collect::<Vec<_>>(), [&accepted]);
    desk.gateway.inbox().close();
    pushing.await.unwrap().unwrap();

    let again = Desk::in_memory();
    for n in [1, 3, 4] {
        again.deliver(n, "SFA").await;
    }
    let pushing = tokio::spawn(push(again.gateway.clone(), webhook(folder.path(), url), lucky()));
    let (_, body) = hears.recv().await.unwrap();
    assert_eq!(InboxEntry::list_from_json(&body).unwrap()[0].seq, 3, "after a restart it goes on where it was");
    again.gateway.inbox().close();
    pushing.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_agency_that_is_down_is_told_again_and_one_that_refuses_an_entry_hears_of_the_next() {
    let desk = Desk::in_memory();
    let folder = tempfile::tempdir().unwrap();
    for n in [1, 2, 3] {
        desk.deliver(n, "SFA").await;
    }
    let script = [503, 200, 400, 204].map(|status| (status, "moss".to_owned()));
    let (url, mut hears) = office(script.into()).await;
    let pushing = tokio::spawn(push(desk.gateway.clone(), webhook(folder.path(), url), lucky()));
    let mut seqs = Vec::new();
    for _ in 0..5 {
        let (_, body) = hears.recv().await.unwrap();
        seqs.push(InboxEntry::list_from_json(&body).unwrap()[0].seq);
    }
    // 503 and an answer that cannot be read are tried again, 400 is not.
    assert_eq!(seqs, [1, 1, 1, 2, 3]);
    assert_eq!(desk.inbox("sfa-token", 0).await.len(), 3, "all of it can be pulled all the time");
    desk.gateway.inbox().close();
    pushing.await.unwrap().unwrap();
}

#[test]
fn the_delay_grows_by_chance_to_a_quarter_of_an_hour() {
    let most: Chance = Arc::new(|most| most);
    for (failures, expected) in [(1, 10_000), (2, 20_000), (3, 40_000), (8, 900_000), (4_000, 900_000)] {
        assert_eq!(delay_ms(failures, &most), expected, "{failures}");
        assert_eq!(delay_ms(failures, &lucky()), 1_000);
    }
}
