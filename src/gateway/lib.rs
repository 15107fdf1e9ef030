//! The gateway: terminals deliver to it, agencies pull from it. It relays sealed bytes that it cannot open, signs that
//! it has them, and forgets nothing. It knows no citizen, no catalogue and no clock but the one it is given.

mod agency;
mod busy;
mod caller;
mod door;
mod error;
mod health;
mod heartbeat;
mod inbox;
mod intake;
mod limits;
mod lookup;
mod metrics;
mod openapi;
mod route;
mod router;
mod site;
mod spool;
mod stall;
mod terminal;
mod tls;
mod traffic;
mod trust;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use domain::Timestamp;
use wire::keys;
use wire::sign::Signer as _;

pub use settings::gateway::{Limits, Need, Service, Standing};

pub use crate::agency::push::{Chance, PushError, Webhook, push};
pub use crate::door::{Door, serve};
pub use crate::health::serve_metrics;
pub use crate::inbox::{InboxError, Location, NotALocation, NotAServer, Server};
pub use crate::openapi::openapi;
pub use crate::router::router;
pub use crate::site::{DayOfFaces, StaffWanted, calls, feedback};
pub use crate::tls::{Clients, Identity, Tls, TlsError};
pub use crate::trust::{Agency, Listed, Trust};

use crate::busy::Busy;
use crate::inbox::Inbox;
use crate::limits::{Gate, Rates};
use crate::metrics::Metrics;
use crate::spool::Spool;
use crate::traffic::Numbers;

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
    limits: Limits,
    gate: Gate,
    rates: Rates,
    busy: Busy,
    spool: Spool,
    metrics: Metrics,
    numbers: Numbers,
}

impl Gateway {
    /// Opens the inbox and is ready to serve.
    ///
    /// # Errors
    /// When the inbox cannot be opened or would not keep what it is given.
    pub fn open(settings: Settings) -> Result<Self, InboxError> {
        Self::open_within(settings, Limits::default())
    }

    /// The same, within limits of the operator's.
    ///
    /// # Errors
    /// When the inbox cannot be opened or would not keep what it is given.
    pub fn open_within(settings: Settings, limits: Limits) -> Result<Self, InboxError> {
        let Settings { name, location, key, trust, clock } = settings;
        let (inbox, spool) = (Inbox::open(&location)?, Spool::of(&location));
        Ok(Self(Arc::new(Open {
            name,
            key,
            trust: RwLock::new(trust),
            clock,
            inbox,
            limits,
            gate: Gate::new(&limits),
            rates: Rates::new(&limits),
            busy: Busy::default(),
            spool,
            metrics: Metrics::default(),
            numbers: Numbers::new(),
        })))
    }

    /// The key that its receipts are verified with.
    #[must_use]
    pub fn public_key(&self) -> &keys::Public {
        self.0.key.public()
    }

    /// Has the store write something that is on disk when this is answered; nothing of it stays.
    ///
    /// # Errors
    /// When it does not.
    pub async fn prove_store(&self) -> Result<(), InboxError> {
        self.0.inbox.is_writable().await
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

    fn limits(&self) -> &Limits {
        &self.0.limits
    }

    fn gate(&self) -> &Gate {
        &self.0.gate
    }

    fn rates(&self) -> &Rates {
        &self.0.rates
    }

    fn busy(&self) -> &Busy {
        &self.0.busy
    }

    fn spool(&self) -> &Spool {
        &self.0.spool
    }

    fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    fn numbers(&self) -> &Numbers {
        &self.0.numbers
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway").field("name", &self.0.name).field("kid", &self.0.key.kid()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod desk;
#[cfg(test)]
mod tests;
