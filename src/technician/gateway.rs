//! The gateway as a technician tests it: one greeting, which proves who answers, and how far its clock is from ours.

mod agency_test;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use domain::diagnostic::{Finding, Test};
use domain::{Timestamp, chain};
use sync::courier::{Courier, Delivery};
use sync::http::{Authorities, Identity};
use sync::status::greet;
use sync::{Caller, Door, HttpTransport, Outcome, Timepiece, Transport, Trust};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::timeout;
use wire::keys::Public;
use zeroize::Zeroizing;

use crate::Error;

pub use agency_test::{AgencyTest, KeyTested, Means, agency_test};

/// A clock may be off by as much before anything is refused because of it: half of what the gateway allows.
const OFF_SECS_MAX: i64 = wire::v1::Call::AGE_SECS_MAX / 2;

/// Somebody stands before the terminal and waits.
const PATIENCE: Duration = Duration::from_secs(15);

/// The way to the gateway.
pub struct Gateway {
    transport: Arc<dyn Transport>,
    trust: Trust,
    runtime: Running,
}

/// What TLS needs, read from the files that the settings name. `time` is the terminal's sense of time, where it has one.
///
/// # Errors
/// When a file cannot be read.
pub fn door(tls: &settings::Tls, config: &Path, time: Option<Timepiece>) -> Result<Door, Error> {
    let read = |name: &Path| {
        let file = config.join(name);
        fs::read(&file).map_err(|cause| Error::File { file, cause })
    };
    let authorities = match &tls.ca {
        Some(ca) => Authorities::Named(read(ca)?),
        None => Authorities::System,
    };
    let identity = match &tls.identity {
        Some(identity) => {
            let (certificates, key) = (read(&identity.certificate)?, Zeroizing::new(read(&identity.key)?));
            Some(Identity { certificates, key })
        }
        None => None,
    };
    Ok(Door { authorities, identity, time, ..Door::default() })
}

/// What the calls run on.
enum Running {
    /// The terminal's own.
    Lent(Handle),
    /// One for this purpose.
    Own(Runtime),
}

impl Gateway {
    /// A way that the terminal has already.
    #[must_use]
    pub fn lent(transport: Arc<dyn Transport>, trust: Trust, runtime: Handle) -> Self {
        Self { transport, trust, runtime: Running::Lent(runtime) }
    }

    /// The public key of the gateway that the settings name.
    pub(crate) fn key(settings: &settings::Terminal, config: &Path) -> Result<Public, Error> {
        let settings::Gateway::At { public_key_file, .. } = &settings.gateway else { return Err(Error::Embedded) };
        let file = config.join(public_key_file.as_ref().ok_or(Error::NoGatewayKey)?);
        let text = fs::read_to_string(&file).map_err(|cause| Error::File { file: file.clone(), cause })?;
        Public::from_jwk(&text).map_err(|_| Error::Key(file))
    }

    /// Makes one delivery, in this machine's name.
    pub(crate) fn deliver(&self, caller: &Caller, clock: &fn() -> Timestamp, delivery: &Delivery) -> Outcome {
        let clock = *clock;
        let (transport, trust) = (self.transport.as_ref(), &self.trust);
        let deliver = async { Courier { transport, trust, caller, clock: &clock }.deliver(delivery).await };
        match &self.runtime {
            Running::Lent(runtime) => runtime.block_on(deliver),
            Running::Own(runtime) => runtime.block_on(deliver),
        }
    }

    /// The way that the settings name.
    ///
    /// # Errors
    /// When the gateway is inside the terminal, or its address or key cannot be used.
    pub fn of(settings: &settings::Terminal, config: &Path) -> Result<Self, Error> {
        let settings::Gateway::At { url, tls, .. } = &settings.gateway else { return Err(Error::Embedded) };
        let key = Self::key(settings, config)?;
        let transport = HttpTransport::through(url, &door(tls, config, None)?).map_err(Error::Transport)?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::Thread)?;
        let trust = Trust::new(vec![key], Vec::new());
        Ok(Self { transport: Arc::new(transport), trust, runtime: Running::Own(runtime) })
    }

    /// Greets it, and says how long the answer took and how far apart the clocks are.
    pub(crate) fn greet(&self, clock: fn() -> Timestamp) -> Finding {
        let sent = clock();
        let nonce = format!("t{}", sent.as_millisecond());
        let (transport, trust, asked) = (Arc::clone(&self.transport), self.trust.clone(), nonce);
        let greeting = async move { timeout(PATIENCE, greet(transport.as_ref(), &trust, &asked)).await };
        let answer = match &self.runtime {
            // Not waited for on the runtime itself: where that ends first, nobody answers, and nothing falls.
            Running::Lent(runtime) => {
                let (reply, answer) = sync_channel(1);
                runtime.spawn(async move {
                    let _ = reply.try_send(greeting.await);
                });
                answer.recv().ok()
            }
            Running::Own(runtime) => Some(runtime.block_on(greeting)),
        };
        let took_ms = clock().as_millisecond().saturating_sub(sent.as_millisecond()).max(0);
        let hello = match answer {
            Some(Ok(Ok(hello))) => hello,
            None | Some(Err(_)) => {
                return Finding::of(Test::Network, Err::<&str, _>("the gateway did not answer in time"));
            }
            Some(Ok(Err(error))) => return Finding::of(Test::Network, Err::<&str, _>(chain(&error))),
        };
        let ours_ms = sent.as_millisecond().saturating_add(took_ms / 2);
        let off_secs = ours_ms.saturating_sub(hello.time.as_millisecond()) / 1_000;
        let clocks = match off_secs {
            0 => "the clocks agree".to_owned(),
            1.. => format!("our clock is {off_secs} s ahead"),
            _ => format!("our clock is {} s behind", off_secs.saturating_abs()),
        };
        let says = format!("gateway {} answered in {took_ms} ms and proved its key; {clocks}", hello.gateway);
        let right = off_secs.saturating_abs() <= OFF_SECS_MAX;
        Finding::of(Test::Network, if right { Ok(says) } else { Err(format!("{says}: put the clock right")) })
    }
}
