//! A terminal put together from its settings: store, printer, keys, worker, hands and app. The window and the rehearsal
//! get the same one; they differ only in who looks at the pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context as _, bail};
use catalogue::Catalogue;
use devices::printer::simulated;
use devices::scanner::Scanner;
use domain::audit::Event;
use domain::{AgencyId, Date, Language, Timestamp};
use jiff::tz::TimeZone;
use settings::{Mode, Terminal};
use sync::worker::Reins;
use terminal::app::{App, Message, Setup};
use terminal::hands::{Hands, Measures, PagePrinter, Pulse, Sealing, Tools};
use terminal::standing;
use terminal::words::Lexicon;
use wire::keys::Public;
use wire::seal::Recipient;

use crate::roof::demonstration::{self, AgencyKeys, Demonstration};
use crate::roof::line::{Bridles, Line, Told};
use crate::roof::{
    backroom, clock, disk, documents, face, folder, heartbeat, keys, printing, ring, scanner, staff, voice,
};

/// Bytes in one.
const MIB: u64 = 1024 * 1024;
/// Envelopes for twenty agencies.
const ENVELOPES_BYTES: u64 = 20 * 68 * 1024;
/// Of so many visits or thereabouts the latest time is remembered.
const AUDIT_ROWS_SEEN: u32 = 50;
/// For tasks to be dropped; none of them holds the processor for long.
const RUNTIME_WITHIN: Duration = Duration::from_secs(2);
/// More than the hands wait for the printer.
const HANDS_WITHIN: Duration = Duration::from_secs(20);

/// A terminal that is ready for its first citizen.
pub(crate) struct Kiosk {
    pub(crate) settings: Terminal,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) app: App,
    pub(crate) hands: Hands,
    pub(crate) replies: Receiver<Message>,
    pages: Sender<Message>,
    pub(crate) store: store::Handle,
    pub(crate) paper: Option<simulated::Controls>,
    pub(crate) demonstration: Option<Demonstration>,
    scanner: Option<Scanner>,
    /// Dropped last: worker, gateway and agencies run on it.
    runtime: tokio::runtime::Runtime,
}

/// What works behind the pages and belongs to one process at a time.
pub(crate) struct Behind {
    pub(crate) hands: Hands,
    /// Where the pages hear from elsewhere.
    pub(crate) pages: Sender<Message>,
    store: store::Handle,
    scanner: Option<Scanner>,
    runtime: tokio::runtime::Runtime,
}

impl Kiosk {
    /// The pages with all they need, and what works behind them.
    pub(crate) fn into_parts(self) -> (App, Terminal, Receiver<Message>, Behind) {
        let Self { settings, app, hands, replies, pages, store, scanner, runtime, .. } = self;
        (app, settings, replies, Behind { hands, pages, store, scanner, runtime })
    }
}

impl Behind {
    /// Lets go of scanner, worker, printer and store, in this order, after what the hands were given before. An attempt that was
    /// under way is made again under the same id by whoever comes next.
    pub(crate) fn let_go(self) {
        drop(self.scanner);
        self.runtime.shutdown_timeout(RUNTIME_WITHIN);
        let (done, retired) = channel();
        self.hands.retire(Box::new(move || {
            let _ = done.send(());
        }));
        if retired.recv_timeout(HANDS_WITHIN).is_err() {
            tracing::error!("the hands did not end; the store is closed over them");
        }
        match self.store.call(store::Store::let_go) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(error = %error, "the store was not closed; the next start recovers it"),
            Err(error) => tracing::error!(error = %error, "the store was not closed; the next start recovers it"),
        }
    }
}

/// What a terminal reads that others may hold open: files that it never writes.
pub(crate) struct Read {
    settings: Terminal,
    catalogue: Arc<Catalogue>,
    lexicon: Arc<Lexicon>,
}

impl Read {
    /// With a folder that stands for a citizen's stick, whatever the settings say.
    pub(crate) fn with_stick(mut self, folder: PathBuf) -> Self {
        self.settings.documents.stick = Some(settings::Stick::Simulated(folder));
        self
    }
}

/// The simulated printer that a demonstration shows on the screen; in service there is none to show.
fn shown(mode: Mode, controls: Option<&simulated::Controls>) -> Option<simulated::Controls> {
    match mode {
        Mode::Demonstration => controls.cloned(),
        Mode::Service => None,
    }
}

/// Puts a terminal together. It has to be the only one on its data folder.
pub(crate) fn build(read: Read, config: &Path, data: Option<&Path>, pace: simulated::Pace) -> anyhow::Result<Kiosk> {
    let data = folder::data(data)?;
    put_together(read, config, &data, pace).map_err(|error| disk::blamed(&data, error))
}

fn put_together(
    Read { settings, catalogue, lexicon }: Read,
    config: &Path,
    data: &Path,
    pace: simulated::Pace,
) -> anyhow::Result<Kiosk> {
    let own = Arc::new(keys::own(&data.join(technician::KEY_FILE), &format!("{}-1", settings.id))?);
    let (store, seen) = open_store(data, &settings)?;
    let zone = clock::zone(settings.zone.as_deref())?;
    let runtime = runtime()?;
    let other_side = OtherSide::find(&settings, &catalogue, config, data, own.public(), &runtime)?;
    let printer = printing::choose(&settings.printer, pace)?;
    let (replies, answers) = channel();
    let pages = replies.clone();
    let voice = voice(pace, &settings, &replies)?;
    let scanner = scanner::choose(&settings.scanner, replies.clone())?;
    let ((reins, delivering), (errand_reins, errands), (beat_reins, heartbeats)) =
        (Reins::new(), Reins::new(), Reins::new());
    let (vitals, beat) = (sync::Vitals::default(), beat_reins.bell());
    let trust = sync::Trust::new(other_side.gateway_keys.clone(), other_side.signers.clone());
    let time = timepiece(&store, &catalogue)?;
    let line = Line::to(&other_side.url, trust, (&settings, config), &own, time)?;
    let backroom = backroom::choose(&backroom::Parts {
        config,
        data,
        settings: &settings,
        store: &store,
        printer: &printer.handle,
        transport: &line.transport,
        trust: &line.trust,
        runtime: &runtime,
    });
    let has_backroom = backroom.is_some();
    let drawing =
        printing::Drawing { lexicon: Arc::clone(&lexicon), catalogue: Arc::clone(&catalogue), zone: zone.clone() };
    let (documents, ways) = documents::choose(&settings.documents);
    let hands = Hands::start(Tools {
        backroom,
        store: store.clone(),
        printer: printer.handle,
        documents,
        sealing: sealing(&settings, &own, &other_side, (drawing.clone(), line.time.clone())),
        pages: page_printer(&settings, drawing)?,
        lexicon: Arc::clone(&lexicon),
        clock: clock::now,
        measures: measures(&settings, &catalogue, zone.clone(), seen, voice.pulse),
        speech: voice.handle,
        signal: staff::light(&settings.staff)?,
        gather: gather(Arc::clone(&catalogue)),
        wake: both(reins, errand_reins),
        tell_health: heartbeat::watch(vitals.clone(), (settings.scanner.clone(), data), beat_reins),
        enquire: line.enquire(&runtime),
        simulated: shown(settings.mode, printer.controls.as_ref()),
        replies,
    })
    .context("the program cannot start its threads")?;
    let told = Told { program: program(&store, &catalogue, line.certificate_ends)?, vitals, beat };
    let bridles = Bridles { delivering, errands, heartbeats };
    line.work(&runtime, &store, &hands, (settings.mode, zone), (bridles, told));
    let ring = ring::of(config, &settings.id, own.public())?;
    let app = App::new(Setup { ring, ways, ..setup(&settings, Arc::clone(&catalogue), lexicon) });
    let app = if has_backroom { app.with_technician() } else { app };
    let (paper, demonstration) = (printer.controls, other_side.demonstration);
    Ok(Kiosk {
        settings,
        catalogue,
        app,
        hands,
        replies: answers,
        pages,
        store,
        paper,
        demonstration,
        scanner,
        runtime,
    })
}

/// What heartbeats say of the program.
fn program(
    store: &store::Handle,
    catalogue: &Catalogue,
    certificate_ends: Option<Timestamp>,
) -> anyhow::Result<sync::Program> {
    let restarts = store.call(heartbeat::restarts)??;
    let (version, catalogue) = (env!("CARGO_PKG_VERSION").to_owned(), catalogue.version.clone());
    Ok(sync::Program { version, catalogue, certificate_ends, restarts })
}

/// Gathers the catalogue's words for whoever is about to search.
fn gather(catalogue: Arc<Catalogue>) -> Box<dyn Fn(Language) + Send> {
    Box::new(move |language| catalogue.gather(language))
}

/// Wakes whoever delivers applications, and whoever runs the errands.
fn both(deliveries: Reins, errands: Reins) -> Box<dyn Fn() + Send + Sync> {
    Box::new(move || {
        deliveries.wake();
        errands.wake();
    })
}

/// The voice; a rehearsal has ears of its own and hears what is to be said, whatever this machine can say.
fn voice(pace: simulated::Pace, settings: &Terminal, pages: &Sender<Message>) -> anyhow::Result<voice::Chosen> {
    let voice = match pace {
        simulated::Pace::Real => voice::choose(&settings.speech, pages.clone())?,
        simulated::Pace::Told => voice::Chosen { handle: None, pulse: Pulse::new(standing::Speech::Ready) },
    };
    tell_of_voice(pages, voice.pulse.now());
    Ok(voice)
}

/// Where nothing can be read aloud the pages know it before the hands have looked at anything: a visit that was asked for
/// at the face before begins earlier, and by a key it would begin spoken.
fn tell_of_voice(pages: &Sender<Message>, speech: standing::Speech) {
    match speech {
        standing::Speech::Ready => {}
        standing::Speech::Off | standing::Speech::Silent => {
            // The other end is held by whoever builds this.
            let _ = pages.send(Message::Health(standing::Health { speech, ..standing::Health::default() }));
        }
    }
}

/// Settings, catalogue and words, and whether they may stand together.
pub(crate) fn read(config: &Path) -> anyhow::Result<Read> {
    let settings = settings::load(config).map_err(|problems| listed(&problems))?;
    let catalogue = catalogue::load_published(&config.join("catalogue")).map_err(mistakes)?;
    if settings.mode == Mode::Service && catalogue.sample {
        bail!(
            "the catalogue in {} is a sample, and terminal.toml says mode = \"service\"; install a real one",
            config.display()
        );
    }
    let lexicon = Arc::new(Lexicon::shipped().context("the terminal's words cannot be read")?);
    Ok(Read { settings, catalogue: Arc::new(catalogue), lexicon })
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("the program cannot start its worker threads")
}

/// All that it takes to seal and sign.
fn sealing(
    settings: &Terminal,
    own: &Arc<wire::keys::Private>,
    other_side: &OtherSide,
    (drawing, time): (printing::Drawing, sync::Timepiece),
) -> Sealing {
    Sealing {
        terminal: settings.id.clone(),
        signer: Arc::<wire::keys::Private>::clone(own),
        recipients: other_side.recipients.clone(),
        trust: sync::Trust::new(other_side.gateway_keys.clone(), other_side.signers.clone()),
        pdf: Box::new(move |application, reference| drawing.for_officer(application, reference)),
        random: Mutex::new(Box::new(wire::system_random)),
        time_trust: Box::new(move || time.trust()),
    }
}

/// The terminal's sense of time: it is later than this version, this catalogue and the gateway's last word.
fn timepiece(store: &store::Handle, catalogue: &Catalogue) -> anyhow::Result<sync::Timepiece> {
    let remembered = store.call(|store| store.cursor(sync::worker::GATEWAY_TIME))??;
    let remembered = i64::try_from(remembered).ok().filter(|seconds| *seconds > 0);
    let remembered = remembered.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let floor = clock::released().max(issued(catalogue).unwrap_or(Timestamp::MIN));
    let clocks = || {
        let moment = clock::moment();
        sync::timepiece::Moment { wall: moment.wall, steady: moment.steady }
    };
    Ok(sync::Timepiece::new(Arc::new(clocks), floor, remembered))
}

fn issued(catalogue: &Catalogue) -> Option<Timestamp> {
    catalogue.issued.to_zoned(TimeZone::UTC).map(|issued| issued.timestamp()).ok()
}

/// The printer for whole applications, with what draws them.
fn page_printer(settings: &Terminal, drawing: printing::Drawing) -> anyhow::Result<Option<PagePrinter>> {
    let printer =
        printing::page_printer(&settings.page_printer).context("the page printer's thread cannot be started")?;
    let draw = move |applications: &[_], reference| drawing.for_citizen(applications, reference);
    Ok(printer.map(|printer| PagePrinter { printer, draw: Box::new(draw) }))
}

/// To whom the terminal delivers, and whose word counts.
struct OtherSide {
    url: String,
    gateway_keys: Vec<Public>,
    recipients: BTreeMap<AgencyId, Recipient>,
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
            settings::Gateway::At { url, public_key_file, .. } => {
                let gateway_keys = match public_key_file {
                    Some(file) => vec![keys::public(&config.join(file)).context(
                        "the gateway's public key, public_key_file in terminal.toml; `guichet-gateway check` prints it",
                    )?],
                    None => Vec::new(),
                };
                let (mut recipients, mut signers) = published(catalogue)?;
                if catalogue.sample {
                    // An agency that tries things out has pasted its own keys; the others have the demonstration's.
                    let (made, made_signers) = demonstration::agency_keys(data, &agencies)?;
                    for (id, key) in made {
                        recipients.entry(id).or_insert(key);
                    }
                    signers.extend(made_signers);
                }
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
        let unusable =
            |listed: &catalogue::PublicKey| format!("the key {} of {id} in agencies.toml cannot be used", listed.kid);
        let newest =
            agency.enc_keys.iter().filter(|key| !key.revoked && key.seal_from <= today).max_by_key(|key| key.seal_from);
        if let Some(newest) = newest {
            let key = Recipient::listed(&newest.kid, &newest.jwk).with_context(|| unusable(newest))?;
            recipients.insert(id.clone(), key);
        }
        for listed in agency.sig_keys.iter().filter(|key| !key.revoked) {
            let key = Public::listed(&listed.kid, &listed.jwk).with_context(|| unusable(listed))?;
            signers.push((id.clone(), key));
        }
    }
    Ok((recipients, signers))
}

/// The store, and the latest time that its audit trail tells of.
fn open_store(data: &Path, settings: &Terminal) -> anyhow::Result<(store::Handle, Option<Timestamp>)> {
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
    store = store.with_reserve(u64::from(settings.disk.full_mib) * MIB);
    if settings.documents != settings::Documents::default() {
        store = store.with_largest_visit(ENVELOPES_BYTES + store::PARTS_BYTES_MAX);
    }
    let seen = store.latest_audit_at(AUDIT_ROWS_SEEN)?;
    let now = clock::now();
    for reference in store.prints_left_underway(now)? {
        tracing::warn!(reference = %reference, "the print of {reference} was under way when the program last stopped; nobody knows how it ended");
    }
    store.sweep(now)?;
    store.audit(&Event::Started { version: env!("CARGO_PKG_VERSION").to_owned() }, now)?;
    Ok((store::Handle::start(store)?, seen))
}

pub(crate) fn setup(settings: &Terminal, catalogue: Arc<Catalogue>, lexicon: Arc<Lexicon>) -> Setup {
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
        draft_days: settings.draft_days,
        // What is really there is known once it has been opened.
        ways: terminal::screen::add::Ways::None,
        breadth: face::screen(settings).breadth(),
        ring: wire::code::Ring::default(),
        languages,
        staff: staff::on_call(&settings.staff),
        // Whether the machine knows it was asked before.
        zone: clock::zone(settings.zone.as_deref()).unwrap_or_else(|_| clock::machine_zone()),
        now: clock::now(),
        ids: Box::new(clock::submission_id),
    }
}

/// What the terminal is measured against.
fn measures(
    settings: &Terminal,
    catalogue: &Catalogue,
    zone: TimeZone,
    seen: Option<Timestamp>,
    speech: Pulse,
) -> Measures {
    let fresh = jiff::Span::new().days(settings.catalogue_old_days);
    // A sample has no news to wait for.
    let catalogue_until = if catalogue.sample { Date::MAX } else { catalogue.issued.saturating_add(fresh) };
    Measures {
        hours: settings.hours.clone(),
        zone,
        steady: clock::steady,
        time_floor: [Some(clock::released()), issued(catalogue), seen].into_iter().flatten().max().unwrap_or_default(),
        low_bytes: u64::from(settings.disk.low_mib) * MIB,
        catalogue_until,
        speech,
        languages: settings.languages.clone(),
    }
}

/// The mistakes of a catalogue without the warnings, which `guichetctl catalogue check` lists too.
pub(crate) fn mistakes(problems: Vec<catalogue::Problem>) -> anyhow::Error {
    let errors: Vec<_> =
        problems.into_iter().filter(|problem| problem.severity == catalogue::Severity::Error).collect();
    listed(&errors)
}

/// Every mistake of a file on a line of its own, as one error.
pub(crate) fn listed<P: std::fmt::Display>(problems: &[P]) -> anyhow::Error {
    anyhow::anyhow!(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
