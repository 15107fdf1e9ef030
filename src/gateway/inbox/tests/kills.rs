//! R23: the database is killed again and again while terminals deliver, and every receipt that left has its row. It runs
//! where `GUICHET_PG_KILL` names a program that kills the server of `GUICHET_PG` with SIGKILL and starts it again;
//! `tests/system/51-postgres` has one. SQLite has no server; killing its gateway is what `what_was_answered_for_is_there_
//! after_a_restart` and `tests/system/40-power` are about.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;

const WRITERS: u32 = 8;
/// Receipts that have to leave between two kills, so that each falls into a stream of commits.
const BETWEEN: usize = 60;

/// `GUICHET_PG_KILLS` says another number.
fn kills() -> u32 {
    if let Some(kills) = std::env::var("GUICHET_PG_KILLS").ok().and_then(|kills| kills.parse().ok()) {
        return kills;
    }
    match std::env::var("GUICHET_TEST_SCALE").unwrap_or_default().as_str() {
        "nightly" => 500,
        _ => 50,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_receipt_is_without_its_row_however_often_the_database_is_killed() {
    let Ok(kill) = std::env::var("GUICHET_PG_KILL") else { return };
    let place = Place::new();
    let inbox = place.open();
    let receipts: Arc<Mutex<BTreeMap<u32, String>>> = Arc::default();
    let (next, stop, refused) =
        (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (inbox, next, stop) = (inbox.clone(), Arc::clone(&next), Arc::clone(&stop));
            let (receipts, refused) = (Arc::clone(&receipts), Arc::clone(&refused));
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let receipt = deliver_at_last(&inbox, n, &refused).await;
                    receipts.lock().unwrap().insert(n, receipt);
                }
            })
        })
        .collect();
    let count = || receipts.lock().unwrap().len();
    for _ in 0..kills() {
        let enough = count() + BETWEEN;
        let flowing = async {
            while count() < enough {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), flowing).await.expect("it goes on after a kill");
        let kill = kill.clone();
        let killed = tokio::task::spawn_blocking(move || Command::new(kill).status().unwrap());
        assert!(killed.await.unwrap().success());
    }
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    let receipts = std::mem::take(&mut *receipts.lock().unwrap());
    let mut after = 0;
    let mut rows = BTreeSet::new();
    loop {
        let page = inbox.entries(sfa(), after, 1_000).await.unwrap();
        let Some(last) = page.last() else { break };
        assert_eq!(page.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (after + 1..=last.seq).collect::<Vec<_>>());
        after = last.seq;
        rows.extend(page.into_iter().map(|entry| entry.sid));
    }
    let mut without = 0;
    for (n, receipt) in &receipts {
        let sent = delivery(*n, "SFA", vec![part(0, &body(*n))], "signed");
        let kept = inbox.receipt_for(sid(*n), manifest_sha256(&sent.jws)).await.unwrap();
        without += u32::from(kept.as_ref() != Some(receipt) || !rows.contains(&sid(*n)));
    }
    println!(
        "R23: {} kills, {} receipts, {} refusals on the way, {without} receipts without a row",
        kills(),
        receipts.len(),
        refused.load(Ordering::Relaxed)
    );
    assert!(refused.load(Ordering::Relaxed) > 0, "no kill fell into a delivery");
    assert_eq!(without, 0);
    assert_eq!(rows.len(), receipts.len(), "each submission once");
}

/// As a terminal does: the same bytes under the same id until a receipt comes.
async fn deliver_at_last(inbox: &Inbox, n: u32, refused: &AtomicU32) -> String {
    loop {
        let mut sent = delivery(n, "SFA", vec![part(0, &body(n))], "signed");
        // Signed anew each time; the one that is kept is the one that counts.
        sent.receipt = format!("receipt {n} after {} refusals", refused.load(Ordering::Relaxed));
        let put = inbox.put_part(sid(n), 0, body(n), now()).await;
        let received = match put {
            Ok(PartPut::Stored | PartPut::Known) => inbox.receive(sent).await,
            Ok(PartPut::Conflict) => panic!("nobody else has this id"),
            Err(error) => Err(error),
        };
        match received {
            Ok(Received::Stored(receipt) | Received::Known(receipt)) => return receipt,
            Ok(other) => panic!("{other:?}"),
            Err(_) => {
                refused.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}
