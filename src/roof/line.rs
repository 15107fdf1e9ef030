//! The line to the gateway: how it is reached, whose word counts on it and who calls; and the three that use it, the
//! worker that delivers, the one that runs errands, and the desk that answers about other terminals.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use domain::Timestamp;
use jiff::tz::TimeZone;
use settings::{Mode, Terminal};
use sync::network::{self, Interfaces};
use sync::worker::{Bridle, Worker};
use terminal::hands::{Enquire, Hands};
use tokio::runtime::Runtime;
use wire::keys::Private;

use crate::roof::{chance, clock};

/// How often agencies' answers are asked for: at once in a demonstration, where somebody waits to see them.
const ASK_EVERY_DEMONSTRATION: std::time::Duration = std::time::Duration::from_secs(1);
const ASK_EVERY: std::time::Duration = std::time::Duration::from_secs(60);

/// A line that nobody uses yet.
pub(crate) struct Line {
    pub(crate) transport: Arc<dyn sync::Transport>,
    pub(crate) trust: sync::Trust,
    caller: sync::Caller,
    pub(crate) time: sync::Timepiece,
    /// When the terminal's own certificate ends, if it has one.
    pub(crate) certificate_ends: Option<Timestamp>,
}

/// The loops' ends of the reins.
pub(crate) struct Bridles {
    pub(crate) delivering: Bridle,
    pub(crate) errands: Bridle,
    pub(crate) heartbeats: Bridle,
}

/// What heartbeats say besides what is in the store.
pub(crate) struct Told {
    pub(crate) program: sync::Program,
    pub(crate) vitals: sync::Vitals,
    /// Has one sent at once.
    pub(crate) beat: Box<dyn Fn() + Send + Sync>,
}

impl Line {
    /// To a gateway, as a terminal.
    pub(crate) fn to(
        url: &str,
        trust: sync::Trust,
        (settings, config): (&Terminal, &Path),
        own: &Arc<Private>,
        time: sync::Timepiece,
    ) -> anyhow::Result<Self> {
        let door = match &settings.gateway {
            settings::Gateway::Embedded => sync::Door::default(),
            settings::Gateway::At { tls, .. } => technician::door(tls, config, Some(time.clone()))
                .context("what [gateway] in terminal.toml names for TLS cannot be read")?,
        };
        let transport = sync::HttpTransport::through(url, &door)
            .context("the gateway that terminal.toml names cannot be called")?;
        let caller = sync::Caller { terminal: settings.id.clone(), signer: Arc::<Private>::clone(own) };
        let certificate_ends = door.identity.as_ref().and_then(sync::http::Identity::ends_at);
        Ok(Self { transport: Arc::new(transport), trust, caller, time, certificate_ends })
    }

    /// The time as the gateway sees it, for calls.
    fn calls_at(&self) -> Arc<sync::Clock> {
        let time = self.time.clone();
        Arc::new(move || time.gateways())
    }

    /// The gateway's information desk, asked on the runtime.
    pub(crate) fn enquire(&self, runtime: &Runtime) -> Enquire {
        let desk = sync::Enquiries {
            transport: Arc::clone(&self.transport),
            trust: self.trust.clone(),
            caller: self.caller.clone(),
            clock: self.calls_at(),
            patience: sync::enquiry::PATIENCE,
        };
        let runtime = runtime.handle().clone();
        Box::new(move |reference, proof, reply| {
            let desk = desk.clone();
            runtime.spawn(async move { reply(desk.look_up(reference, proof).await) });
        })
    }

    /// Has the queue delivered, calls and counts told, and the gateway told how this terminal is; the hands are told what
    /// came of it.
    pub(crate) fn work(
        self,
        runtime: &Runtime,
        store: &store::Handle,
        hands: &Hands,
        (mode, zone): (Mode, TimeZone),
        (bridles, told_of): (Bridles, Told),
    ) {
        let Bridles { delivering, errands, heartbeats } = bridles;
        let beats = sync::Heartbeats {
            store: store.clone(),
            transport: Arc::clone(&self.transport),
            trust: self.trust.clone(),
            caller: self.caller.clone(),
            timepiece: self.time.clone(),
            clock: Arc::new(clock::now),
            chance: Arc::new(chance::up_to),
            program: told_of.program,
            vitals: told_of.vitals,
            patience: sync::errands::PATIENCE,
        };
        runtime.spawn(sync::run_heartbeats(beats, heartbeats));
        let (told, heard) = (hands.clone(), hands.clone());
        let errand = sync::Errands {
            store: store.clone(),
            transport: Arc::clone(&self.transport),
            trust: self.trust.clone(),
            caller: self.caller.clone(),
            clock: Arc::new(clock::now),
            today: Arc::new(move || clock::now().to_zoned(zone.clone()).date()),
            chance: Arc::new(chance::up_to),
            patience: sync::errands::PATIENCE,
            tell: Box::new(move || heard.recorded()),
        };
        runtime.spawn(sync::run_errands(errand, errands));
        let calls_at = self.calls_at();
        let dispatch = sync::Dispatch {
            store: store.clone(),
            transport: self.transport,
            trust: self.trust,
            caller: self.caller,
            policy: sync::Policy::default(),
            clock: Arc::new(clock::now),
            calls_at,
            chance: Arc::new(chance::up_to),
        };
        let worker = Worker {
            dispatch,
            ask_every: match mode {
                Mode::Demonstration => ASK_EVERY_DEMONSTRATION,
                Mode::Service => ASK_EVERY,
            },
            timepiece: Some(self.time),
            interfaces: Some(Interfaces::new(Path::new(network::SYSTEM))),
            tell: Box::new(move |news| {
                if matches!(news, sync::News::Moved(_, store::State::Parked)) {
                    (told_of.beat)();
                }
                told.recorded();
            }),
        };
        runtime.spawn(sync::run(worker, delivering));
    }
}
