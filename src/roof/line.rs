//! The line to the gateway: how it is reached, whose word counts on it and who calls; and the three that use it, the
//! worker that delivers, the one that runs errands, and the desk that answers about other terminals.

use std::sync::Arc;

use anyhow::Context as _;
use jiff::tz::TimeZone;
use settings::{Mode, Terminal};
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
}

impl Line {
    /// To a gateway, as a terminal.
    pub(crate) fn to(url: &str, trust: sync::Trust, settings: &Terminal, own: &Arc<Private>) -> anyhow::Result<Self> {
        let transport =
            sync::HttpTransport::new(url).context("the gateway's address in terminal.toml cannot be used")?;
        let caller = sync::Caller { terminal: settings.id.clone(), signer: Arc::<Private>::clone(own) };
        Ok(Self { transport: Arc::new(transport), trust, caller })
    }

    /// The gateway's information desk, asked on the runtime.
    pub(crate) fn enquire(&self, runtime: &Runtime) -> Enquire {
        let desk = sync::Enquiries {
            transport: Arc::clone(&self.transport),
            trust: self.trust.clone(),
            caller: self.caller.clone(),
            clock: Arc::new(clock::now),
            patience: sync::enquiry::PATIENCE,
        };
        let runtime = runtime.handle().clone();
        Box::new(move |reference, proof, reply| {
            let desk = desk.clone();
            runtime.spawn(async move { reply(desk.look_up(reference, proof).await) });
        })
    }

    /// Has the queue delivered, by the one who hears the first bridle, and calls and counts, by the one who hears the
    /// second; the hands are told what came of it.
    pub(crate) fn work(
        self,
        runtime: &Runtime,
        store: &store::Handle,
        hands: &Hands,
        (mode, zone): (Mode, TimeZone),
        (delivering, errands): (Bridle, Bridle),
    ) {
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
        let worker = Worker {
            store: store.clone(),
            transport: self.transport,
            trust: self.trust,
            caller: self.caller,
            policy: sync::Policy::default(),
            ask_every: match mode {
                Mode::Demonstration => ASK_EVERY_DEMONSTRATION,
                Mode::Service => ASK_EVERY,
            },
            clock: Arc::new(clock::now),
            chance: Arc::new(chance::up_to),
            tell: Box::new(move |_| told.recorded()),
        };
        runtime.spawn(sync::run(worker, delivering));
    }
}
