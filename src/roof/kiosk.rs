//! A terminal put together from its settings: store, printer, keys, worker, hands and app. The window and the rehearsal
//! get the same one; they differ only in who looks at the pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context as _, bail};
use catalogue::Catalogue;
use devices::printer::simulated;
use domain::audit::Event;
use domain::{AgencyId, Language};
use settings::{Mode, Terminal};
use sync::worker::{Reins, Worker};
use terminal::app::{App, Message, Setup};
use terminal::hands::{Hands, Printed, Sealing, Tools};
use terminal::words::Lexicon;
use wire::keys::Public;

use crate::roof::demonstration::{self, AgencyKeys, Demonstration};
use crate::roof::{chance, clock, folder, keys, printing};

/// How often agencies' answers are asked for: at once in a demonstration, where somebody waits to see them.
const ASK_EVERY_DEMONSTRATION: Duration = Duration::from_secs(1);
const ASK_EVERY: Duration = Duration::from_secs(60);

/// A terminal that is ready for its first citizen.
pub(crate) struct Kiosk {
    pub(crate) settings: Terminal,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) app: App,
    pub(crate) hands: Hands,
    pub(crate) replies: Receiver<Message>,
    pub(crate) store: store::Handle,
    pub(crate) paper: Option<simulated::Controls>,
    pub(crate) demonstration: Option<Demonstration>,
    /// Dropped last: worker, gateway and agencies run on it.
    _runtime: tokio::runtime::Runtime,
}

/// Puts a terminal together.
pub(crate) fn build(config: &Path, data: Option<&Path>, pace: simulated::Pace) -> anyhow::Result<Kiosk> {
    let settings = settings::load(config).map_err(|problems| listed(&problems))?;
    let loaded = catalogue::load(&config.join("catalogue")).map_err(|problems| listed(&problems))?;
    let catalogue = Arc::new(loaded.catalogue);
    if settings.mode == Mode::Service && catalogue.sample {
        bail!(
            "the catalogue in {} is a sample, and terminal.toml says mode = \"service\"; install a real one",
            config.display()
        );
    }
    let data = folder::data(data)?;
    let own = Arc::new(keys::own(&data.join("terminal.jwk"), &format!("{}-1", settings.id))?);
    let store = open_store(&data, &settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("the program cannot start its worker threads")?;
    let other_side = OtherSide::find(&settings, &catalogue, config, &data, own.public(), &runtime)?;
    let printer = printing::choose(&settings.printer, pace)?;
    let lexicon = Arc::new(Lexicon::shipped().context("the terminal's words cannot be read")?);
    let pages = Arc::clone(&catalogue);
    let (replies, answers) = channel();
    let (reins, bridle) = Reins::new();
    let trust = sync::Trust::new(other_side.gateway_keys.clone(), other_side.signers.clone());
    let hands = Hands::start(Tools {
        store: store.clone(),
        printer: printer.handle,
        sealing: Sealing {
            terminal: settings.id.clone(),
            signer: Arc::clone(&own),
            recipients: other_side.recipients.clone(),
            trust: trust.clone(),
            pdf: Box::new(move |application, reference| printing::application_pdf(&pages, application, reference)),
            random: Mutex::new(Box::new(wire::system_random)),
        },
        lexicon: Arc::clone(&lexicon),
        clock: clock::now,
        wake: Box::new(move || reins.wake()),
        printed: kept_paper(printer.controls.clone(), &data)?,
        replies,
    })
    .context("the program cannot start its threads")?;
    let told = hands.clone();
    let worker = Worker {
        store: store.clone(),
        transport: Arc::new(
            sync::HttpTransport::new(&other_side.url)
                .context("the gateway's address in terminal.toml cannot be used")?,
        ),
        trust,
        caller: sync::Caller { terminal: settings.id.clone(), signer: own },
        policy: sync::Policy::default(),
        ask_every: if settings.mode == Mode::Demonstration { ASK_EVERY_DEMONSTRATION } else { ASK_EVERY },
        clock: Arc::new(clock::now),
        chance: Arc::new(chance::up_to),
        tell: Box::new(move |_| told.recorded()),
    };
    runtime.spawn(sync::run(worker, bridle));
    let app = App::new(setup(&settings, Arc::clone(&catalogue), lexicon));
    let (paper, demonstration) = (printer.controls, other_side.demonstration);
    Ok(Kiosk { settings, catalogue, app, hands, replies: answers, store, paper, demonstration, _runtime: runtime })
}

/// In a demonstration the paper is kept in the data folder; a real printer's is in somebody's hand.
fn kept_paper(controls: Option<simulated::Controls>, data: &Path) -> anyhow::Result<Printed> {
    let Some(controls) = controls else { return Ok(Arc::new(|_| {})) };
    let paper = data.join("demonstration/paper");
    folder::make(&paper)?;
    Ok(Arc::new(move |reference| printing::keep_paper(&controls, &paper, reference)))
}

/// To whom the terminal delivers, and whose word counts.
struct OtherSide {
    url: String,
    gateway_keys: Vec<Public>,
    recipients: BTreeMap<AgencyId, Public>,
    signers: Vec<(AgencyId, Public)>,
    demonstration: Option<Demonstration>,
}

impl OtherSide {
    fn find(
        settings: &Terminal,
        catalogue: &Catalogue,
        config: &Path,
        data: &Path,
        own: &Public,
        runtime: &tokio::runtime::Runtime,
    ) -> anyhow::Result<Self> {
        let agencies: Vec<AgencyId> = catalogue.agencies.keys().cloned().collect();
        let embedded = || demonstration::start(runtime, data, (&settings.id, own), &agencies);
        match &settings.gateway {
            settings::Gateway::Embedded => {
                let demonstration = embedded()?;
                Ok(Self {
                    url: demonstration.url.clone(),
                    gateway_keys: vec![demonstration.gateway_key.clone()],
                    recipients: demonstration.recipients.clone(),
                    signers: demonstration.signers.clone(),
                    demonstration: Some(demonstration),
                })
            }
            settings::Gateway::At { url, public_key_file } => {
                let gateway_keys = match public_key_file {
                    Some(file) => vec![keys::public(&config.join(file))?],
                    None => Vec::new(),
                };
                let (recipients, signers) =
                    if catalogue.sample { demonstration::agency_keys(data, &agencies)? } else { published(catalogue)? };
                Ok(Self { url: url.clone(), gateway_keys, recipients, signers, demonstration: None })
            }
        }
    }
}

/// The keys that the agencies have published in the catalogue: to seal to, the newest; to verify with, all.
fn published(catalogue: &Catalogue) -> anyhow::Result<AgencyKeys> {
    let today = clock::today();
    let (mut recipients, mut signers) = (BTreeMap::new(), Vec::new());
    for (id, agency) in &catalogue.agencies {
        let key_of = |listed: &catalogue::PublicKey| {
            Public::listed(&listed.kid, &listed.jwk)
                .with_context(|| format!("the key {} of {id} in agencies.toml is no P-256 key", listed.kid))
        };
        let newest =
            agency.enc_keys.iter().filter(|key| !key.revoked && key.seal_from <= today).max_by_key(|key| key.seal_from);
        if let Some(newest) = newest {
            recipients.insert(id.clone(), key_of(newest)?);
        }
        for listed in agency.sig_keys.iter().filter(|key| !key.revoked) {
            signers.push((id.clone(), key_of(listed)?));
        }
    }
    Ok((recipients, signers))
}

fn open_store(data: &Path, settings: &Terminal) -> anyhow::Result<store::Handle> {
    let path: PathBuf = data.join(technician::STORE_FILE);
    let mut store = match store::Store::open(&path, settings.id.clone(), settings.prefix) {
        Ok(store) => store,
        Err(store::OpenError::Corrupt { .. }) => {
            store::Store::quarantine(&path, settings.id.clone(), settings.prefix, clock::now())
                .context("the damaged store cannot be put aside")?
                .store
        }
        Err(other) => return Err(other.into()),
    };
    let now = clock::now();
    for reference in store.prints_left_underway(now)? {
        tracing::warn!(reference = %reference, "the print of {reference} was under way when the program last stopped; nobody knows how it ended");
    }
    store.sweep(now)?;
    store.audit(&Event::Started { version: env!("CARGO_PKG_VERSION").to_owned() }, now)?;
    Ok(store::Handle::start(store)?)
}

fn setup(settings: &Terminal, catalogue: Arc<Catalogue>, lexicon: Arc<Lexicon>) -> Setup {
    let languages: Vec<Language> = settings.languages.clone();
    let visit = settings.visit;
    Setup {
        catalogue,
        lexicon,
        limits: terminal::app::Limits {
            idle_secs: visit.idle_secs,
            answer_secs: visit.answer_secs,
            done_secs: visit.done_secs,
        },
        mode: match settings.mode {
            Mode::Demonstration => terminal::app::Mode::Demonstration,
            Mode::Service => terminal::app::Mode::Service,
        },
        site: settings.site.clone(),
        terminal: settings.id.clone(),
        languages,
        zone: clock::zone(),
        now: clock::now(),
        ids: Box::new(clock::submission_id),
    }
}

/// Every mistake of a file on a line of its own, as one error.
fn listed<P: std::fmt::Display>(problems: &[P]) -> anyhow::Error {
    anyhow::anyhow!(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
