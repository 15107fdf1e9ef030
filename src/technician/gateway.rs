//! The gateway as a technician tests it: one greeting, which proves who answers, and how far its clock is from ours.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use domain::diagnostic::{Finding, Test};
use domain::{Timestamp, chain};
use sync::status::greet;
use sync::{HttpTransport, Transport, Trust};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::timeout;
use wire::keys::Public;

use crate::Error;

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

    /// The way that the settings name.
    ///
    /// # Errors
    /// When the gateway is inside the terminal, or its address or key cannot be used.
    pub fn of(settings: &settings::Terminal, config: &Path) -> Result<Self, Error> {
        let settings::Gateway::At { url, public_key_file } = &settings.gateway else { return Err(Error::Embedded) };
        let file = public_key_file.as_ref().ok_or(Error::NoGatewayKey)?;
        let file = config.join(file);
        let text = fs::read_to_string(&file).map_err(|cause| Error::File { file: file.clone(), cause })?;
        let key = Public::from_jwk(&text).map_err(|_| Error::Key(file))?;
        let transport = HttpTransport::new(url).map_err(|_| Error::Address(url.clone()))?;
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
