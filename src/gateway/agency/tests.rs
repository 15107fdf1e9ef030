//! What agencies say after they took an application in: numbered, signed, told to the terminal and to whoever has the
//! receipt, and never changed afterwards.

use axum::http::StatusCode;

use wire::v1::{Body as _, EventsPosted, Signed as _, StatusEvent, StatusKind, TokenTaken};

use crate::desk::{Desk, key, sid};

fn event(desk: &Desk, n: u32, number: u32, kind: StatusKind) -> StatusEvent {
    StatusEvent::new(sid(n), "SFA".parse().unwrap(), number, kind, desk.now())
}

fn signed(event: &StatusEvent) -> String {
    event.sign(&key("SFA-sig-1", 11)).unwrap()
}

async fn post(desk: &Desk, token: &str, events: &[&str]) -> Vec<TokenTaken> {
    let body = EventsPosted { events: events.iter().map(|jws| (*jws).to_owned()).collect() }.to_json();
    let answer = desk.post("/v1/inbox/events", &format!("Bearer {token}"), body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    TokenTaken::list_from_json(&answer.body).unwrap()
}

fn problems(taken: Vec<TokenTaken>) -> Vec<Option<String>> {
    taken.into_iter().map(|taken| taken.problem).collect()
}

#[tokio::test]
async fn an_event_reaches_the_terminal_that_delivered_and_a_repeat_changes_nothing() {
    let desk = Desk::in_memory();
    let jws = desk.deliver(1, "SFA").await;
    let accepted = desk.answer(1, &jws, wire::v1::Level::Accepted, "SFA", "SFA-sig-1", 11);
    desk.post_receipts("sfa-token", &[&accepted]).await;
    let seen = desk.status("T0417", 0).await.cursor;
    let review = event(&desk, 1, 1, StatusKind::InReview);
    let (first, again) = (signed(&review), signed(&review));
    assert_ne!(first, again, "a signature is never the same twice");
    let approved = signed(&event(&desk, 1, 2, StatusKind::Approved));
    assert_eq!(problems(post(&desk, "sfa-token", &[&first, &again, &approved]).await), [None, None, None]);
    let page = desk.status("T0417", seen).await;
    let told: Vec<_> = page.events.iter().map(|told| (told.sid, told.event.as_str())).collect();
    assert_eq!((page.receipts.len(), told), (0, vec![(sid(1), first.as_str()), (sid(1), approved.as_str())]));
    assert_eq!(desk.status("T0418", 0).await.events, []);
    assert_eq!(desk.status("T0417", page.cursor).await.events, []);
}

#[tokio::test]
async fn another_content_under_the_same_number_is_a_conflict_and_holds_up_no_other() {
    let desk = Desk::in_memory();
    desk.deliver(1, "SFA").await;
    desk.deliver(2, "URA").await;
    let good = signed(&event(&desk, 1, 1, StatusKind::InReview));
    let other = signed(&event(&desk, 1, 1, StatusKind::Refused));
    let foreign = StatusEvent::new(sid(2), "URA".parse().unwrap(), 1, StatusKind::Refused, desk.now());
    let events = [
        good,
        other,
        event(&desk, 1, 2, StatusKind::Refused).sign(&key("SFA-sig-1", 99)).unwrap(),
        event(&desk, 1, 2, StatusKind::Refused).sign(&key("URA-sig-1", 12)).unwrap(),
        foreign.sign(&key("SFA-sig-1", 11)).unwrap(),
        signed(&event(&desk, 2, 1, StatusKind::Refused)),
        signed(&event(&desk, 9, 1, StatusKind::Refused)),
        signed(&event(&desk, 1, 0, StatusKind::Refused)),
        "moss".to_owned(),
        signed(&event(&desk, 1, 2, StatusKind::CannotOpen)),
    ];
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let expected = [
        None,
        Some("sid-conflict"),
        Some("bad-signature"),
        Some("unknown-signer"),
        Some("malformed"),
        Some("malformed"),
        Some("malformed"),
        Some("malformed"),
        Some("malformed"),
        None,
    ];
    let taken = post(&desk, "sfa-token", &events).await;
    assert_eq!((taken[1].sid, taken[1].n), (Some(sid(1)), Some(1)));
    assert_eq!(problems(taken), expected.map(|name| name.map(str::to_owned)));
    assert_eq!(desk.status("T0417", 0).await.events.len(), 2);
}

#[tokio::test]
async fn a_batch_that_is_none_or_too_long_is_refused_as_a_whole() {
    use wire::v1::ProblemType;
    let desk = Desk::in_memory();
    let post =
        async |authorization: &str, body: &[u8]| desk.post("/v1/inbox/events", authorization, body.to_vec()).await;
    post("Bearer sfa-token", b"{}").await.is_problem(ProblemType::Malformed);
    post("Bearer wrong", b"{}").await.is_problem(ProblemType::NotEnrolled);
    let many = EventsPosted { events: vec!["a.b.c".to_owned(); 101] }.to_json();
    post("Bearer sfa-token", &many).await.is_problem(ProblemType::TooLarge);
}
