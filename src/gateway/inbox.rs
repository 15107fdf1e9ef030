//! The inbox: what was delivered, kept until agencies fetch it, and their answers until terminals do. It knows no HTTP and
//! judges no signature. `store` says what every store of it promises; `sqlite` keeps it in one file and `postgres` on a
//! server.

mod blobs;
mod error;
mod location;
mod news;
mod outcome;
#[cfg(test)]
pub(crate) mod place;
mod postgres;
mod sqlite;
mod store;

use std::ops::Deref;
use std::sync::Arc;

use tokio::sync::watch;

pub use crate::inbox::error::InboxError;
pub use crate::inbox::location::{Location, NotALocation, NotAServer, Server};
pub(crate) use crate::inbox::news::{News, Topic};
pub(crate) use crate::inbox::outcome::{
    Answer, Backlog, Delivery, Event, Heard, Heartbeat, PartPut, Posted, Received, Sought, Standings, Taken, Unanswered,
};
pub(crate) use crate::inbox::store::Store;

use crate::inbox::news::Readers;
use crate::inbox::postgres::Postgres;
use crate::inbox::sqlite::Writer;
use crate::inbox::store::Answered;

/// Asks an inbox that others may be serving from; it is not made where there is none.
pub(crate) fn ask<T: Send>(
    location: &Location,
    question: for<'a> fn(&'a dyn Store) -> Answered<'a, T>,
) -> Result<T, InboxError> {
    if let Location::File(file) = location
        && !file.is_file()
    {
        return Err(InboxError::CannotOpen);
    }
    let inbox = Inbox::open(location)?;
    // The caller may stand within a runtime or not; this one is the question's own.
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map_err(|_| InboxError::Closed)?.block_on(question(&*inbox))
        });
        asked.join().map_err(|_| InboxError::Closed)?
    })
}

/// An open inbox. Cloned, it is the same inbox.
#[derive(Debug, Clone)]
pub(crate) struct Inbox {
    store: Arc<dyn Store>,
    readers: Arc<Readers>,
}

impl Inbox {
    /// Opens the inbox; what it needs of threads and connections ends with the last clone.
    pub(crate) fn open(location: &Location) -> Result<Self, InboxError> {
        let readers = Arc::new(Readers::default());
        let store: Arc<dyn Store> = match location {
            Location::File(_) | Location::Memory => Arc::new(Writer::open(location, Arc::clone(&readers))?),
            Location::Postgres(server) => Arc::new(Postgres::open(server, Arc::clone(&readers))?),
        };
        Ok(Self { store, readers })
    }

    /// To be told of commits from now on.
    pub(crate) fn news(&self, topic: Topic) -> watch::Receiver<News> {
        self.readers.subscribe(topic)
    }

    /// Sends home whoever waits for news.
    pub(crate) fn close(&self) {
        self.readers.close();
    }
}

impl Deref for Inbox {
    type Target = dyn Store;

    fn deref(&self) -> &Self::Target {
        self.store.as_ref()
    }
}

#[cfg(test)]
mod tests;
