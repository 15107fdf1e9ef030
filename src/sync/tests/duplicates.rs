//! The same application again and again through the whole stack: over several connections at once, across a restart of the
//! gateway, and with another content under the same id. One row, one receipt, and every copy of it the same to the byte.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};
use uuid::Uuid;

use domain::audit::Head;
use domain::{Reference, SubmissionId, TerminalId, Timestamp};
use gateway::{Gateway, Location, Standing};
use sync::courier::{Attempt, Courier, Delivery, Stowed};
use sync::transport::{Request, Transport as _};
use sync::{Caller, HttpTransport, Outcome, Trust};
use wire::keys::Private;
use wire::v1::{Body as _, InboxEntry, Manifest, Part, Signed as _, TimeTrust};

const COPIES: usize = 50;
const CONNECTIONS: usize = 8;
const TOKEN: &str = "the agency's token";

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn terminal() -> TerminalId {
    "T0417".parse().unwrap()
}

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn delivery(n: usize, content: &str, attempt: Attempt) -> Delivery {
    let submission = SubmissionId::new(Uuid::from_u128(u128::try_from(n).unwrap() + 1));
    let jwe = format!("sealed {n} {content}");
    let manifest = Manifest {
        v: 1,
        sid: submission,
        terminal: terminal(),
        agency: "SFA".parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        actions: Vec::new(),
        reference: Reference::new("7K4".parse().unwrap(), u64::try_from(n).unwrap()).unwrap(),
        catalogue: "test".to_owned(),
        enc_kid: "enc-1".to_owned(),
        seq: u64::try_from(n).unwrap() + 1,
        audit: Head::start(&terminal()).into(),
        terminal_time: now(),
        time_trust: TimeTrust::Unknown,
        status_key: None,
        amends: None,
        parts: vec![Part::envelope(&jwe)],
    };
    let manifest = manifest.sign(&key("T0417-1", 1)).unwrap();
    let parts = vec![Stowed { n: 0, body: jwe.into_bytes().into() }];
    Delivery { submission, agency: "SFA".parse().unwrap(), manifest, parts, attempt }
}

struct Up {
    address: String,
    down: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Up {
    async fn down(self) {
        self.down.send(()).unwrap();
        self.serving.await.unwrap();
    }
}

async fn gateway_up(folder: &Path) -> Up {
    let mut trust = gateway::Trust::default();
    trust.list_terminal(terminal(), key("T0417-1", 1).public().clone(), Standing::Trusted);
    let sig_keys = vec![key("SFA-sig-1", 3).public().clone()];
    let token_sha256 = wire::sha256_bytes(TOKEN.as_bytes());
    trust.list_agency("SFA".parse().unwrap(), gateway::Agency { token_sha256, sig_keys });
    let settings = gateway::Settings {
        name: "test".to_owned(),
        location: Location::File(folder.join("inbox.sqlite")),
        key: key("gateway-1", 2),
        trust,
        clock: Arc::new(now),
    };
    // This one terminal calls more often than a fleet.
    let calls = 1_000_000;
    let limits = gateway::Limits {
        calls_per_terminal_a_second: calls,
        calls_per_terminal_at_once: calls,
        ..gateway::Limits::default()
    };
    let gateway = Gateway::open_within(settings, limits).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (down, shutdown) = oneshot::channel();
    let serving = tokio::spawn(async move {
        gateway::serve(listener, gateway, async move { drop(shutdown.await) }).await.unwrap();
    });
    Up { address, down, serving }
}

/// Delivers so many copies of each over several connections at once; the receipts of each.
async fn deliver(address: &str, deliveries: &Arc<Vec<Delivery>>, copies: usize) -> Vec<Vec<String>> {
    let mut hands = JoinSet::new();
    for hand in 0..CONNECTIONS {
        let transport = HttpTransport::new(address).unwrap();
        let deliveries = Arc::clone(deliveries);
        hands.spawn(async move {
            let trust = Trust::new(vec![key("gateway-1", 2).public().clone()], Vec::new());
            let caller = Caller { terminal: terminal(), signer: Arc::new(key("T0417-1", 1)) };
            let courier = Courier { transport: &transport, trust: &trust, caller: &caller, clock: &now };
            let mut receipts = Vec::new();
            for copy in (hand..copies).step_by(CONNECTIONS) {
                for (n, delivery) in deliveries.iter().enumerate() {
                    let attempt = if copy % 2 == 0 { Attempt::First } else { Attempt::Again };
                    let delivery = Delivery { attempt, ..delivery.clone() };
                    let outcome = courier.deliver(&delivery).await;
                    let Outcome::Receipted { receipt, .. } = outcome else { panic!("copy {copy} of {n}: {outcome:?}") };
                    receipts.push((n, receipt));
                }
            }
            receipts
        });
    }
    let mut all = vec![Vec::new(); deliveries.len()];
    while let Some(receipts) = hands.join_next().await {
        receipts.unwrap().into_iter().for_each(|(n, receipt)| all[n].push(receipt));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_copies_are_one_row_and_fifty_equal_receipts_across_a_restart() {
    let sids = match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("nightly") => 10_000,
        Ok("pr") => 1_000,
        _ => 10,
    };
    let folder = tempfile::tempdir().unwrap();
    let deliveries: Arc<Vec<Delivery>> = Arc::new((0..sids).map(|n| delivery(n, "", Attempt::First)).collect());
    let up = gateway_up(folder.path()).await;
    let mut receipts = deliver(&up.address, &deliveries, COPIES / 2).await;
    up.down().await;
    let up = gateway_up(folder.path()).await;
    let more = deliver(&up.address, &deliveries, COPIES - COPIES / 2).await;
    for (n, (all, more)) in receipts.iter_mut().zip(more).enumerate() {
        all.extend(more);
        assert_eq!(all.len(), COPIES, "{n}");
        assert!(all.iter().all(|receipt| *receipt == all[0]), "{n}: another receipt");
    }
    let transport = HttpTransport::new(&up.address).unwrap();
    let trust = Trust::new(vec![key("gateway-1", 2).public().clone()], Vec::new());
    let caller = Caller { terminal: terminal(), signer: Arc::new(key("T0417-1", 1)) };
    let courier = Courier { transport: &transport, trust: &trust, caller: &caller, clock: &now };
    let other = courier.deliver(&delivery(0, "changed", Attempt::First)).await;
    assert_eq!(other, Outcome::Parked { problem: "sid-conflict" }, "another content under the same id");

    let (mut after, mut rows) = (0, Vec::new());
    loop {
        let request = Request::get(format!("/v1/inbox?after={after}")).as_caller(format!("Bearer {TOKEN}"));
        let answer = transport.call(request).await.unwrap();
        let entries = InboxEntry::list_from_json(&answer.body).unwrap();
        let Some(last) = entries.last() else { break };
        after = last.seq;
        rows.extend(entries.into_iter().map(|entry| entry.sid));
    }
    rows.sort_unstable();
    rows.dedup();
    assert_eq!((rows.len(), usize::try_from(after).unwrap()), (sids, sids), "one row each");
    println!("{sids} applications, {COPIES} copies each");
    up.down().await;
}
