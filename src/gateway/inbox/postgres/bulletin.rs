//! How gateways that share a database tell one another for whom they committed something, so that a reader who waits at one
//! is woken by a delivery at another. What is told is gathered for some milliseconds: PostgreSQL commits notifications
//! one after another, and a notification with each delivery would make deliveries do so too. Nothing depends on them: a
//! reader who was not woken asks again when its time is up.

use std::collections::HashSet;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{Notify, mpsc, watch};
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Notification};

use super::Line;
use crate::inbox::InboxError;
use crate::inbox::news::{Readers, Topic};

const GATHERED: Duration = Duration::from_millis(20);
const AGAIN_AFTER: Duration = Duration::from_secs(2);
/// PostgreSQL takes 8,000 bytes at a time.
const NOTICE_BYTES_MAX: usize = 7_500;
/// What does not fit is told like this: there is something for somebody.
const EVERYBODY: &str = "*";
/// Notices that wait here to be read; the server keeps the others.
const NOTICES_MAX: usize = 256;

/// What is to be told; the thread that tells it ends with this value.
#[derive(Debug)]
pub(super) struct Bulletin {
    board: Arc<Board>,
    _open: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Board {
    topics: Mutex<HashSet<Topic>>,
    posted: Notify,
}

impl Bulletin {
    /// Starts the thread with its one connection. Where the server is away it tries again by and by.
    pub(super) fn open(line: Line, readers: Arc<Readers>) -> Result<Self, InboxError> {
        let board = Arc::new(Board::default());
        let (open, closed) = watch::channel(());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|cause| InboxError::Away(Arc::new(cause)))?;
        let thread = Thread { line, readers, board: Arc::clone(&board) };
        std::thread::Builder::new()
            .name("bulletin".to_owned())
            .spawn(move || runtime.block_on(thread.run(closed)))
            .map_err(|_| InboxError::Closed)?;
        Ok(Self { board, _open: open })
    }

    /// Tells the other gateways soon.
    pub(super) fn post(&self, topic: Topic) {
        self.board.topics.lock().unwrap_or_else(PoisonError::into_inner).insert(topic);
        self.board.posted.notify_one();
    }
}

/// How other gateways are heard; it is told when it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hearing {
    Unknown,
    AtOnce,
    Late,
}

struct Thread {
    line: Line,
    readers: Arc<Readers>,
    board: Arc<Board>,
}

impl Thread {
    async fn run(self, mut closed: watch::Receiver<()>) {
        let mut hearing = Hearing::Unknown;
        loop {
            let away = tokio::select! {
                // Only the end of the sender changes anything.
                _ = closed.changed() => return,
                away = self.serve(&mut hearing) => away,
            };
            if std::mem::replace(&mut hearing, Hearing::Late) != Hearing::Late {
                let chain =
                    away.map_or_else(|error| domain::chain(&error), |()| "the server closed the line".to_owned());
                tracing::warn!(error = chain, "other gateways' deliveries are heard of late: {chain}");
            }
            tokio::select! {
                _ = closed.changed() => return,
                () = tokio::time::sleep(AGAIN_AFTER) => {}
            }
        }
    }

    /// Listens and tells until the connection ends.
    async fn serve(&self, hearing: &mut Hearing) -> Result<(), InboxError> {
        let (notices, mut heard) = mpsc::channel(NOTICES_MAX);
        let client = match &self.line.tls {
            None => {
                let (client, connection) = self.line.config.connect(NoTls).await?;
                tokio::spawn(listen(connection, notices));
                client
            }
            Some(tls) => {
                let (client, connection) = self.line.config.connect(tls.clone()).await?;
                tokio::spawn(listen(connection, notices));
                client
            }
        };
        // One database may hold several inboxes, each in a schema of its own.
        let row = client.query_one("select pg_backend_pid(), 'guichet_' || md5(current_schema())", &[]).await?;
        let (own, channel) = (row.try_get::<_, i32>(0)?, row.try_get::<_, String>(1)?);
        // Nothing relies on what is told being on disk.
        client.batch_execute(&format!("set synchronous_commit = off; listen {channel}")).await?;
        if std::mem::replace(hearing, Hearing::AtOnce) == Hearing::Late {
            tracing::info!("other gateways' deliveries are heard of at once again");
        }
        // Nobody knows what was missed.
        self.readers.announce_all();
        loop {
            tokio::select! {
                notice = heard.recv() => match notice {
                    None => return Ok(()),
                    Some(notice) if notice.process_id() == own => {}
                    Some(notice) => self.announce(notice.payload()),
                },
                () = self.board.posted.notified() => {
                    tokio::time::sleep(GATHERED).await;
                    self.tell(&client, &channel).await?;
                }
            }
        }
    }

    fn announce(&self, notice: &str) {
        for line in notice.lines() {
            match line.parse() {
                Ok(topic) => self.readers.announce(&topic),
                // Everybody, or a later release's word.
                Err(_) => self.readers.announce_all(),
            }
        }
    }

    async fn tell(&self, client: &Client, channel: &str) -> Result<(), InboxError> {
        let topics = std::mem::take(&mut *self.board.topics.lock().unwrap_or_else(PoisonError::into_inner));
        let lines: Vec<String> = topics.iter().map(Topic::to_string).collect();
        let notice = Some(lines.join("\n")).filter(|notice| notice.len() <= NOTICE_BYTES_MAX);
        let notice = notice.unwrap_or_else(|| EVERYBODY.to_owned());
        client.execute("select pg_notify($1, $2)", &[&channel, &notice]).await?;
        Ok(())
    }
}

/// Carries a connection and passes on what is notified on it.
async fn listen<S, T>(mut connection: Connection<S, T>, notices: mpsc::Sender<Notification>)
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await {
        if let AsyncMessage::Notification(notice) = message
            && notices.send(notice).await.is_err()
        {
            return;
        }
    }
}
