//! Where tests keep an inbox: on SQLite, or, where the environment's `GUICHET_PG` names a PostgreSQL database, in a schema
//! of its own there. The same tests run on either.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use super::{Inbox, Location, Server};

/// A place that is empty at first and gone with its last clone.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) location: Location,
    folder: Arc<TempDir>,
}

impl Place {
    /// On a disk, so that it can be opened again.
    pub(crate) fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let location = match std::env::var("GUICHET_PG") {
            Ok(address) => Location::Postgres(Box::new(schema(&address, folder.path()))),
            Err(_) => Location::File(folder.path().join("inbox.sqlite")),
        };
        Self { location, folder }
    }

    pub(crate) fn open(&self) -> Inbox {
        Inbox::open(&self.location).unwrap()
    }

    /// Where large parts stand.
    pub(crate) fn blobs(&self) -> std::path::PathBuf {
        match &self.location {
            Location::Postgres(server) => server.parts.clone(),
            Location::File(_) | Location::Memory => self.folder.path().join("inbox.sqlite.parts"),
        }
    }

    /// The server, where it is one.
    pub(crate) fn server(&self) -> Option<&Server> {
        match &self.location {
            Location::Postgres(server) => Some(server),
            Location::File(_) | Location::Memory => None,
        }
    }
}

fn schema(address: &str, folder: &Path) -> Server {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut server = Server::new(address, None, None, folder.join("parts")).unwrap();
    sql(&server, &format!("create schema {name}"));
    server.config.options(format!("-c search_path={name}")).application_name(&name);
    server
}

/// Has the server do something, whatever runtime the caller stands in.
pub(crate) fn sql(server: &Server, text: &str) -> Vec<Vec<String>> {
    let (config, text) = (server.config.clone(), text.to_owned());
    let asked = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (client, connection) = config.connect(tokio_postgres::NoTls).await.unwrap();
            let carried = tokio::spawn(connection);
            let rows = client.simple_query(&text).await.unwrap();
            drop(client);
            carried.await.unwrap().unwrap();
            rows
        })
    });
    let rows = asked.join().unwrap();
    let rows = rows.into_iter().filter_map(|message| {
        let tokio_postgres::SimpleQueryMessage::Row(row) = message else { return None };
        Some((0..row.len()).map(|column| row.get(column).unwrap_or_default().to_owned()).collect())
    });
    rows.collect()
}
