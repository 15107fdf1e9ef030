//! A database that is slow, locked or cut off in the wrong moment, which only a server can be: nobody is told a wrong thing, and
//! whoever asks again is answered. Where the suite stands on SQLite there is no line, and a file that is locked for long is
//! another program's mistake.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use tokio_postgres::config::Host;
use tokio_postgres::{Client, NoTls};

use super::*;
use crate::error::ApiError;

/// A caller is told to come again, and when.
#[track_caller]
fn is_retryable(error: InboxError) {
    assert!(matches!(error, InboxError::Away(_)), "{error:?}");
    let answer = ApiError::from(error).into_response();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key(header::RETRY_AFTER));
}

/// The same server with less patience, so that no test waits for five seconds.
fn impatient(server: &Server) -> Inbox {
    let mut server = server.clone();
    let options = server.config.get_options().unwrap_or_default().to_owned();
    server.config.options(format!("{options} -c statement_timeout=300"));
    Inbox::open(&Location::Postgres(Box::new(server))).unwrap()
}

/// Somebody else at the database, within a transaction.
async fn somebody(server: &Server, does: &str) -> Client {
    let (client, connection) = server.config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(&format!("begin; {does}")).await.unwrap();
    client
}

/// A line to the server that keeps back the next answer to a COMMIT and breaks, once it is told to.
struct Line {
    port: u16,
    breaks: Arc<AtomicBool>,
}

impl Line {
    fn to(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, breaks) = (listener.local_addr().unwrap().port(), Arc::new(AtomicBool::new(false)));
        let Some(Host::Tcp(host)) = server.config.get_hosts().first().cloned() else { panic!("it is on this machine") };
        let (there, told) = ((host, server.config.get_ports()[0]), Arc::clone(&breaks));
        std::thread::spawn(move || {
            for here in listener.incoming() {
                let (here, there) = (here.unwrap(), TcpStream::connect(&there).unwrap());
                let (back, forth) = (here.try_clone().unwrap(), there.try_clone().unwrap());
                let told = Arc::clone(&told);
                std::thread::spawn(move || carry(here, forth, &AtomicBool::new(false)));
                std::thread::spawn(move || carry(there, back, &told));
            }
        });
        Self { port, breaks }
    }

    fn server(&self, server: &Server) -> Server {
        let mut config = tokio_postgres::Config::new();
        config.host("127.0.0.1").port(self.port).user(server.config.get_user().unwrap());
        config.dbname(server.config.get_dbname().unwrap()).options(server.config.get_options().unwrap());
        Server { config, ..server.clone() }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, breaks: &AtomicBool) {
    let mut buffer = [0; 64 * 1024];
    while let Ok(bytes @ 1..) = from.read(&mut buffer) {
        let committed = buffer[..bytes].windows(7).any(|word| word == b"COMMIT\0");
        if committed && breaks.swap(false, Ordering::SeqCst) {
            break;
        }
        if to.write_all(&buffer[..bytes]).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_answer_to_commit_is_lost_the_repeat_finds_the_row() {
    let place = Place::new();
    let Some(server) = place.server() else { return };
    let line = Line::to(server);
    let inbox = Inbox::open(&Location::Postgres(Box::new(line.server(server)))).unwrap();
    for n in 0..10 {
        inbox.put_part(sid(n), 0, body(n), now()).await.unwrap();
        let first = delivery(n, "SFA", vec![part(0, &body(n))], "signed");
        line.breaks.store(true, Ordering::SeqCst);
        is_retryable(inbox.receive(first.clone()).await.unwrap_err());
        assert!(!line.breaks.load(Ordering::SeqCst), "it was the COMMIT that broke");
        let again = Delivery { receipt: "signed anew".to_owned(), ..first.clone() };
        let known = loop {
            // Connections that broke with it are found out one by one.
            match inbox.receive(again.clone()).await {
                Ok(received) => break received,
                Err(error) => is_retryable(error),
            }
        };
        assert_eq!(known, Received::Known(first.receipt));
    }
    let seqs: Vec<u64> = inbox.entries(sfa(), 0, 100).await.unwrap().iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=10).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_of_the_database_that_takes_long_does_not_hold_up_the_turn_of_the_month() {
    let place = Place::new();
    let Some(server) = place.server() else { return };
    let inbox = impatient(server);
    inbox.put_part(sid(1), 0, body(1), now()).await.unwrap();
    // What `pg_dump` holds from its beginning to its end.
    let copying = somebody(server, "lock table part, waiting, submission in access share mode").await;
    for (n, month) in (2..).zip([1, 3]) {
        let at = later(month * 31 * DAY_SECS);
        assert_eq!(inbox.put_part(sid(n), 0, body(n), at).await.unwrap(), PartPut::Stored, "month {month}");
    }
    copying.batch_execute("commit").await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waits_too_long_is_told_to_come_again_and_nobody_for_ever() {
    let place = Place::new();
    let Some(server) = place.server() else { return };
    let inbox = impatient(server);
    inbox.put_part(sid(1), 0, body(1), now()).await.unwrap();
    let one = || delivery(1, "SFA", vec![part(0, &body(1))], "signed");
    let holding = somebody(server, "lock table agency_head, submission in access exclusive mode").await;
    is_retryable(inbox.receive(one()).await.unwrap_err());
    is_retryable(inbox.put_part(sid(2), 0, body(2), now()).await.unwrap_err());
    // More readers than there are connections.
    let readers: Vec<_> = (0..40)
        .map(|_| {
            let inbox = inbox.clone();
            tokio::spawn(async move { inbox.entries(sfa(), 0, 10).await })
        })
        .collect();
    for reader in readers {
        is_retryable(reader.await.unwrap().unwrap_err());
    }
    holding.batch_execute("commit").await.unwrap();
    assert!(matches!(inbox.receive(one()).await.unwrap(), Received::Stored(_)));
    assert_eq!(inbox.entries(sfa(), 0, 10).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_the_database_refuses_holds_up_no_other() {
    let place = Place::new();
    let inbox = place.open();
    let mut tasks = Vec::new();
    for n in 0..60 {
        let inbox = inbox.clone();
        tasks.push(tokio::spawn(async move {
            inbox.put_part(sid(n), 0, body(n), now()).await.unwrap();
            let mut sent = delivery(n, "SFA", vec![part(0, &body(n))], "signed");
            if n % 20 == 7 {
                // The door lets nothing like it in; here it stands for whatever else a database will not have.
                sent.manifest.parts[0].media_type = "a\0b".to_owned();
            }
            inbox.receive(sent).await
        }));
    }
    let mut stored = 0;
    for (n, task) in tasks.into_iter().enumerate() {
        match task.await.unwrap() {
            Ok(Received::Stored(_)) => stored += 1,
            Err(InboxError::Refused(_)) if place.server().is_some() && n % 20 == 7 => {}
            other => panic!("{n}: {other:?}"),
        }
    }
    let entries = inbox.entries(sfa(), 0, 100).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (1..=stored).collect::<Vec<_>>());
}
