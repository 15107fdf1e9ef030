//! How much the store alone takes, of 16 KiB and incompressible, each caller waiting for its receipt. It measures where
//! `GUICHET_RATE_SECS` says for how long; `tests/system/52-store-rate` does, on both stores.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::*;

const CALLERS: u32 = 32;
const BODY_BYTES: usize = 16 * 1024;
/// What the gateway promises for a small machine.
const RATE_MIN: f64 = 500.0;
const EVEN_RATE: u32 = 200;
const EVEN_P99_MAX: Duration = Duration::from_millis(50);

/// A body that no page or line compresses.
fn sealed(n: u32) -> Bytes {
    let mut state = u64::from(n) ^ 0x9e37_79b9_7f4a_7c15;
    let bytes = (0..BODY_BYTES / 8).flat_map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    bytes.collect()
}

/// As the door does it; how long it took.
async fn take_one(inbox: &Inbox, n: u32) -> Duration {
    let body = sealed(n);
    let agency = ["SFA", "URA", "NEA", "SPF", "HSA"][n as usize % 5];
    let sent = delivery(n, agency, vec![part(0, &body)], "signed");
    let begun = Instant::now();
    assert_eq!(inbox.put_part(sid(n), 0, body, now()).await.unwrap(), PartPut::Stored);
    assert_eq!(inbox.receipt_for(sid(n), manifest_sha256(&sent.jws)).await.unwrap(), None);
    assert!(matches!(inbox.receive(sent).await.unwrap(), Received::Stored(_)));
    begun.elapsed()
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() - 1) * percent / 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_store_keeps_up_with_a_region_that_comes_back() {
    let Some(secs) = std::env::var("GUICHET_RATE_SECS").ok().and_then(|secs| secs.parse().ok()) else { return };
    let place = Place::new();
    let inbox = place.open();
    let next = Arc::new(AtomicU32::new(0));
    let begun = Instant::now();
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let (inbox, next) = (inbox.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut took = Vec::new();
                while begun.elapsed() < Duration::from_secs(secs) {
                    took.push(take_one(&inbox, next.fetch_add(1, Ordering::Relaxed)).await);
                }
                took
            })
        })
        .collect();
    let mut took = Vec::new();
    for caller in callers {
        took.extend(caller.await.unwrap());
    }
    took.sort();
    let rate = f64::from(u32::try_from(took.len()).unwrap()) / begun.elapsed().as_secs_f64();
    let (p50, p99) = (percentile(&took, 50), percentile(&took, 99));
    println!("RATE: {CALLERS} callers: {rate:.0} a second, p50 {p50:.1?}, p99 {p99:.1?}");
    let even = even(&inbox, secs, next.load(Ordering::Relaxed)).await;
    let (p50, p99) = (percentile(&even, 50), percentile(&even, 99));
    println!("RATE: {EVEN_RATE} a second: p50 {p50:.1?}, p99 {p99:.1?}");
    assert!(rate >= RATE_MIN, "{rate:.0} a second are fewer than {RATE_MIN}");
    assert!(p99 <= EVEN_P99_MAX, "p99 of {p99:.1?} at {EVEN_RATE} a second is more than {EVEN_P99_MAX:?}");
}

/// So many a second, whether or not the ones before are answered.
async fn even(inbox: &Inbox, secs: u64, first: u32) -> Vec<Duration> {
    let mut tick = tokio::time::interval(Duration::from_secs(1) / EVEN_RATE);
    let count = EVEN_RATE * u32::try_from(secs).unwrap();
    let mut sent = Vec::new();
    for n in first..first + count {
        tick.tick().await;
        let inbox = inbox.clone();
        sent.push(tokio::spawn(async move { take_one(&inbox, n).await }));
    }
    let mut took = Vec::new();
    for one in sent {
        took.push(one.await.unwrap());
    }
    took.sort();
    took
}
