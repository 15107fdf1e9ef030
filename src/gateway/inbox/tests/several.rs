//! Several gateways on one database. What they share is a server's; where the suite stands on SQLite, which is one gateway's,
//! it is the same inbox opened one after another.

use std::time::Duration;

use super::place::sql;
use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn gateways_that_start_at_once_agree_on_one_set_of_tables() {
    let place = Place::new();
    let Some(_) = place.server() else { return opened_again(&place).await };
    let opening: Vec<_> = (0..4)
        .map(|_| {
            let place = place.clone();
            tokio::task::spawn_blocking(move || place.open())
        })
        .collect();
    let mut inboxes = Vec::new();
    for opened in opening {
        inboxes.push(opened.await.unwrap());
    }
    let mut deliveries = Vec::new();
    for (n, inbox) in (0..40).zip(inboxes.iter().cycle().cloned()) {
        deliveries.push(tokio::spawn(async move { deliver(&inbox, n, "SFA").await }));
    }
    for delivered in deliveries {
        assert!(matches!(delivered.await.unwrap(), Received::Stored(_)));
    }
    for inbox in &inboxes {
        let seqs: Vec<u64> = inbox.entries(sfa(), 0, 100).await.unwrap().iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, (1..=40).collect::<Vec<_>>());
    }
}

async fn opened_again(place: &Place) {
    for n in 0..3 {
        let inbox = place.open();
        assert!(matches!(deliver(&inbox, n, "SFA").await, Received::Stored(_)));
        assert_eq!(inbox.entries(sfa(), 0, 100).await.unwrap().len(), n as usize + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_at_one_gateway_is_woken_by_a_delivery_at_another() {
    let place = Place::new();
    let here = place.open();
    let there = if place.server().is_some() { place.open() } else { here.clone() };
    // The line between them is there when the first of many words gets through.
    let mut news = here.news(Topic::Agency(sfa()));
    let woken = async {
        for n in 0.. {
            deliver(&there, n, "SFA").await;
            if tokio::time::timeout(Duration::from_millis(200), news.changed()).await.is_ok() {
                break;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), woken).await.expect("the word gets through");
    news.mark_unchanged();
    let others = here.news(Topic::Agency("URA".parse().unwrap()));
    deliver(&there, 1_000, "SFA").await;
    let waited = tokio::time::timeout(Duration::from_secs(10), news.changed()).await;
    waited.expect("at once and not by and by").unwrap();
    assert!(!others.has_changed().unwrap(), "what is others' wakes nobody");
}

#[tokio::test]
async fn a_server_that_does_not_keep_what_it_confirms_is_refused() {
    let place = Place::new();
    let Some(server) = place.server() else { return };
    let mut careless = server.clone();
    let options = server.config.get_options().unwrap_or_default();
    careless.config.options(format!("{options} -c synchronous_commit=off"));
    let refused = Inbox::open(&Location::Postgres(Box::new(careless))).unwrap_err();
    assert!(matches!(refused, InboxError::NotDurable { setting: "synchronous_commit=on" }), "{refused}");
    assert!(Inbox::open(&place.location).is_ok());
}

#[tokio::test]
async fn tables_of_a_later_release_are_left_alone() {
    let place = Place::new();
    drop(place.open());
    let later = match &place.location {
        Location::Postgres(server) => {
            sql(server, "insert into schema_version (version) values (99)");
            Inbox::open(&place.location)
        }
        Location::File(file) => {
            let connection = rusqlite::Connection::open(file).unwrap();
            connection.pragma_update(None, "user_version", 99).unwrap();
            drop(connection);
            Inbox::open(&place.location)
        }
        Location::Memory => unreachable!("a place is on a disk"),
    };
    assert!(matches!(later, Err(InboxError::LaterSchema { found: 99, .. })), "{later:?}");
}
