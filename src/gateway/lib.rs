//! The gateway: terminals deliver to it, agencies pull from it. It relays sealed bytes that it cannot open, signs that
//! it has them, and forgets nothing. It knows no citizen, no catalogue and no clock but the one it is given.

mod agency;
mod error;
mod inbox;
mod lookup;
mod router;
mod site;
mod terminal;
mod trust;

use std::fmt;
use std::future::Future;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::net::TcpListener;

use domain::Timestamp;
use wire::keys;
use wire::sign::Signer as _;

pub use crate::inbox::{InboxError, Location, NotALocation};
pub use crate::router::router;
pub use crate::site::{DayOfFaces, StaffWanted, calls, feedback};
pub use crate::trust::{Agency, Standing, Trust};

use crate::inbox::Inbox;

/// Tells the time; the roof has the real one.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// All that a gateway needs to be opened.
pub struct Settings {
    /// What it calls itself in `hello`.
    pub name: String,
    /// Where the inbox is kept.
    pub location: Location,
    /// Signs custody receipts and `hello`.
    pub key: keys::Private,
    /// Whom it believes at first; [`Gateway::change_trust`] changes it.
    pub trust: Trust,
    /// Its clock, which gives receipts their legal time.
    pub clock: Clock,
}

/// A gateway that is open. Cloned, it is the same gateway.
#[derive(Clone)]
pub struct Gateway(Arc<Open>);

struct Open {
    name: String,
    key: keys::Private,
    trust: RwLock<Trust>,
    clock: Clock,
    inbox: Inbox,
}

impl Gateway {
    /// Opens the inbox and is ready to serve.
    ///
    /// # Errors
    /// When the inbox cannot be opened or would not keep what it is given.
    pub fn open(settings: Settings) -> Result<Self, InboxError> {
        let Settings { name, location, key, trust, clock } = settings;
        let inbox = Inbox::open(&location)?;
        Ok(Self(Arc::new(Open { name, key, trust: RwLock::new(trust), clock, inbox })))
    }

    /// The key that its receipts are verified with.
    #[must_use]
    pub fn public_key(&self) -> &keys::Public {
        self.0.key.public()
    }

    /// Changes whom it believes, from the next call on.
    pub fn change_trust(&self, change: impl FnOnce(&mut Trust)) {
        change(&mut self.0.trust.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Judges by the lists as they are now.
    fn judge<T>(&self, judgement: impl FnOnce(&Trust) -> T) -> T {
        judgement(&self.0.trust.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn now(&self) -> Timestamp {
        (self.0.clock)()
    }

    fn inbox(&self) -> &Inbox {
        &self.0.inbox
    }

    fn key(&self) -> &keys::Private {
        &self.0.key
    }

    fn name(&self) -> &str {
        &self.0.name
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway").field("name", &self.0.name).field("kid", &self.0.key.kid()).finish_non_exhaustive()
    }
}

/// Serves until `shutdown` is ready; then answers what is under way, sends waiting readers home and returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    gateway: Gateway,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let inbox = gateway.inbox().clone();
    axum::serve(listener, router(gateway))
        .with_graceful_shutdown(async move {
            shutdown.await;
            inbox.close();
        })
        .await
}

#[cfg(test)]
mod desk;
#[cfg(test)]
mod tests;
