//! R22: a reader that polls by cursor while many commit sees every row once, in order and without a gap.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

const WRITERS: u32 = 8;

/// 100,000 rows where there is a server and the scale is the change's own or larger; SQLite shows its one writer sooner.
fn rows() -> u32 {
    let scale = std::env::var("GUICHET_TEST_SCALE").unwrap_or_default();
    match (std::env::var("GUICHET_PG"), scale.as_str()) {
        (Ok(_), "pr" | "nightly") | (Err(_), "nightly") => 100_000,
        (Ok(_) | Err(_), _) => 4_000,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_polling_reader_skips_nothing_while_eight_write() {
    let rows = rows();
    let place = Place::new();
    let inbox = place.open();
    let next = Arc::new(AtomicU32::new(0));
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (inbox, next) = (inbox.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= rows {
                        return;
                    }
                    if n % 10 == 0 {
                        give_up_half_way(&inbox, n).await;
                    }
                    deliver_at_last(&inbox, n).await;
                }
            })
        })
        .collect();
    let cutting = place.server().map(|server| tokio::spawn(cut_lines(server.clone())));
    let mut seen = Vec::with_capacity(rows as usize);
    while seen.len() < rows as usize {
        let after = seen.last().map_or(0, |(seq, _)| *seq);
        let mut news = inbox.news(Topic::Agency(sfa()));
        let Ok(page) = inbox.entries(sfa(), after, 1_000).await else { continue };
        if page.is_empty() {
            let waited = tokio::time::timeout(std::time::Duration::from_secs(20), news.changed()).await;
            waited.expect("somebody commits").unwrap();
        }
        seen.extend(page.into_iter().map(|entry| (entry.seq, entry.sid)));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let cuts = match cutting {
        None => 0,
        Some(cutting) => {
            cutting.abort();
            CUTS.load(Ordering::Relaxed)
        }
    };
    assert!(place.server().is_none() || cuts > 0, "no line was cut");
    let gaps = seen.iter().zip(1..).filter(|((seq, _), expected)| seq != expected).count();
    assert_eq!(gaps, 0, "of {rows} rows");
    let sids: BTreeSet<_> = seen.iter().map(|(_, sid)| *sid).collect();
    assert_eq!(sids.len(), rows as usize, "each once");
    println!("R22: {WRITERS} writers, {rows} rows, {cuts} lines cut, {gaps} skipped");
}

/// Lines to the server that were cut.
static CUTS: AtomicU32 = AtomicU32::new(0);

/// Cuts one line of the gateway's to its server after another, wherever its transaction stands: what it had taken is given back.
async fn cut_lines(server: Server) {
    let (client, connection) = server.config.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let cut = "select count(*) filter (where pg_terminate_backend(pid)) from
                   (select pid from pg_stat_activity where application_name = $1 and state <> 'idle' and pid <> pg_backend_pid()
                     order by random() limit 1) one";
    let name = server.config.get_application_name().unwrap();
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(100));
    loop {
        tick.tick().await;
        let row = client.query_one(cut, &[&name]).await.unwrap();
        CUTS.fetch_add(u32::try_from(row.get::<_, i64>(0)).unwrap(), Ordering::Relaxed);
    }
}

/// As a terminal does: the same bytes under the same id until a receipt comes.
async fn deliver_at_last(inbox: &Inbox, n: u32) {
    loop {
        let put = inbox.put_part(sid(n), 0, body(n), now()).await;
        let received = match put {
            Ok(PartPut::Stored | PartPut::Known) => {
                inbox.receive(delivery(n, "SFA", vec![part(0, &body(n))], "signed")).await
            }
            Ok(PartPut::Conflict) => panic!("nobody else has this id"),
            Err(error) => Err(error),
        };
        match received {
            Ok(Received::Stored(_) | Received::Known(_)) => return,
            Ok(other) => panic!("{other:?}"),
            Err(error) => assert!(matches!(error, InboxError::Away(_)), "{error:?}"),
        }
    }
}

/// A caller that goes away while its delivery is under way, and one that is refused.
async fn give_up_half_way(inbox: &Inbox, n: u32) {
    if inbox.put_part(sid(n), 0, body(n), now()).await.is_err() {
        return;
    }
    let leaving = inbox.receive(delivery(n, "SFA", vec![part(0, &body(n))], "signed"));
    // Polled for as long as some steps take and dropped wherever it stands then.
    let steps = u64::from(n % 7);
    let _ = tokio::time::timeout(std::time::Duration::from_micros(steps * 150), leaving).await;
    let refused = inbox.receive(delivery(n, "SFA", vec![part(0, b"what is not here")], "refused")).await;
    let Ok(refused) = refused else { return };
    assert!(matches!(refused, Received::Missing(_) | Received::Conflict), "{refused:?}");
}
