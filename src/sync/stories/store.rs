//! A store that can be read and takes nothing, as on a disk that is full: the loop neither ends nor spins, and goes on by
//! itself once there is room.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use store::State;
use tokio::time::sleep;

use super::kiosk::{Kiosk, Table, at, signed};
use crate::{Reins, Worker};

#[tokio::test(start_paused = true)]
async fn a_store_that_takes_nothing_is_tried_once_a_second_and_drains_when_it_takes_something() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("terminal.sqlite");
    let kiosk = Kiosk::on(&file);
    for n in 1..=3 {
        kiosk.submit(n, if n == 2 { "URA" } else { "SFA" });
    }
    let disk = Connection::open(&file).unwrap();
    disk.execute_batch("create trigger full before update on submission begin select raise(abort, 'full'); end")
        .unwrap();
    let custody: Vec<String> = (1..=3).map(|n| kiosk.custody(n)).collect();
    let table = Table::manifests({
        let place = AtomicU64::new(0);
        move || Ok(signed(201, &custody[usize::try_from(place.fetch_add(1, Ordering::SeqCst) % 3).unwrap()]))
    });
    let asked = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&asked);
    let dispatch = kiosk.dispatch(Arc::new(table.clone()), move || {
        assert!(counted.fetch_add(1, Ordering::SeqCst) < 10_000, "it spins");
        at(1)
    });
    let ask_every = Duration::from_secs(60);
    let worker = Worker { dispatch, ask_every, timepiece: None, interfaces: None, tell: Box::new(|_| {}) };
    let (reins, bridle) = Reins::new();
    let running = tokio::spawn(crate::run(worker, bridle));
    sleep(Duration::from_secs(60)).await;
    assert!(asked.load(Ordering::SeqCst) < 1_000, "{} times in a minute", asked.load(Ordering::SeqCst));
    assert_eq!(table.heard().iter().filter(|call| call.path.starts_with("/v1/submissions/")).count(), 0);

    disk.execute_batch("drop trigger full").unwrap();
    sleep(Duration::from_secs(120)).await;
    reins.stop();
    running.await.unwrap();
    assert!((1..=3).any(|n| kiosk.row(n).state == State::Custody), "it goes on by itself");
}
