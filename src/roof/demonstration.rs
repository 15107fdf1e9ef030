//! The demonstration's other side: a gateway on a loopback port and every agency of the catalogue, inside this program,
//! with keys made at the first start. The same crates as in earnest; only here do both ends stand in one process.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use agency::{Desk, Line};
use anyhow::Context as _;
use domain::{AgencyId, TerminalId};
use gateway::{Gateway, Location, Standing, Trust};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use wire::keys::Public;
use wire::seal::Recipient;

use crate::roof::{clock, folder, keys};

/// What the terminal has to know of the other side, and what keeps it alive.
pub(crate) struct Demonstration {
    /// Where the gateway listens.
    pub(crate) url: String,
    /// Signs custody receipts.
    pub(crate) gateway_key: Public,
    /// To which each agency's applications are sealed.
    pub(crate) recipients: BTreeMap<AgencyId, Recipient>,
    /// With which each agency signs its answers.
    pub(crate) signers: Vec<(AgencyId, Public)>,
    /// What the agencies have opened, newest last; for a rehearsal to show.
    pub(crate) opened: Arc<Mutex<Vec<Opened>>>,
}

/// An application as an agency opened it.
pub(crate) struct Opened {
    pub(crate) submission: domain::SubmissionId,
    pub(crate) plaintext: Vec<u8>,
    pub(crate) pdf: Option<Vec<u8>>,
}

/// What a terminal needs to know of the agencies: to which keys it seals, and which sign.
pub(crate) type AgencyKeys = (BTreeMap<AgencyId, Recipient>, Vec<(AgencyId, Public)>);

/// How long an agency waits at the gateway for something to come.
const WAIT_SECS: u32 = 20;
/// After a failure, before the next try.
const REST: Duration = Duration::from_secs(2);

/// The keys of the demonstration's agencies, made if they are not there yet.
pub(crate) fn agency_keys(data: &Path, agencies: &[AgencyId]) -> anyhow::Result<AgencyKeys> {
    Ok(keys_of(&desks(data, agencies)?))
}

/// Starts gateway and agencies on a runtime.
pub(crate) fn start(
    runtime: &Runtime,
    data: &Path,
    terminal: (&TerminalId, &Public),
    agencies: &[AgencyId],
) -> anyhow::Result<Demonstration> {
    let desks = desks(data, agencies)?;
    let mut trust = Trust::default();
    trust.list_terminal(terminal.0.clone(), terminal.1.clone(), Standing::Trusted);
    for desk in &desks {
        let keys = desk.keys();
        let listed = gateway::Agency { token_sha256: keys.token.sha256(), sig_keys: vec![keys.sig.public().clone()] };
        trust.list_agency(desk.agency().clone(), listed);
    }
    let place = data.join("demonstration");
    let gateway = Gateway::open(gateway::Settings {
        name: "demonstration".to_owned(),
        location: Location::File(place.join("gateway.sqlite")),
        key: keys::own(&place.join("gateway.jwk"), "demonstration-gateway")?,
        trust,
        clock: Arc::new(clock::now),
    })
    .context("the demonstration's gateway cannot be opened")?;
    let gateway_key = gateway.public_key().clone();
    let listener = runtime
        .block_on(TcpListener::bind(("127.0.0.1", 0)))
        .context("the demonstration's gateway finds no free loopback port")?;
    let url = format!("http://{}", listener.local_addr()?);
    runtime.spawn(async move {
        if let Err(error) = gateway::serve(listener, gateway, std::future::pending()).await {
            tracing::error!(error = %error, "the demonstration's gateway ended");
        }
    });
    let opened = Arc::default();
    let (recipients, signers) = keys_of(&desks);
    for desk in desks {
        let line = Line::new(&url, desk.keys().token.clone())
            .context("an agency of the demonstration cannot call the gateway")?;
        runtime.spawn(answer_all_day(desk, line, Arc::clone(&opened)));
    }
    Ok(Demonstration { url, gateway_key, recipients, signers, opened })
}

fn desks(data: &Path, agencies: &[AgencyId]) -> anyhow::Result<Vec<Desk>> {
    let place = data.join("demonstration/agencies");
    folder::make(&place)?;
    let desk = |id: &AgencyId| {
        Desk::open_or_set_up(&place.join(id.as_str()), id, &mut wire::system_random)
            .with_context(|| format!("the demonstration's desk of {id} in {} cannot be used", place.display()))
    };
    agencies.iter().map(desk).collect()
}

fn keys_of(desks: &[Desk]) -> AgencyKeys {
    let recipients =
        desks.iter().filter_map(|desk| Some((desk.agency().clone(), desk.keys().enc.last()?.key.public().clone())));
    let signers = desks.iter().map(|desk| (desk.agency().clone(), desk.keys().sig.public().clone()));
    (recipients.collect(), signers.collect())
}

/// Pulls, opens in memory and accepts whatever comes. Nothing of it is written: the terminal stands in the same folder.
async fn answer_all_day(desk: Desk, line: Line, opened: Arc<Mutex<Vec<Opened>>>) {
    loop {
        if let Err(error) = answer(&desk, &line, &opened).await {
            tracing::warn!(agency = %desk.agency(), "an agency of the demonstration could not answer: {error:#}");
            tokio::time::sleep(REST).await;
        }
    }
}

async fn answer(desk: &Desk, line: &Line, opened: &Mutex<Vec<Opened>>) -> anyhow::Result<()> {
    agency::pull(desk, line, WAIT_SECS).await?;
    let mut keep = |read: &agency::open::Read| {
        opened.lock().unwrap_or_else(PoisonError::into_inner).push(Opened {
            submission: read.manifest.sid,
            plaintext: read.plaintext.to_vec(),
            pdf: read.envelope.application_pdf(),
        });
    };
    match agency::answer_all(desk, line, clock::now(), &mut keep).await?.left.first() {
        None => Ok(()),
        Some((submission, why)) => Err(anyhow::anyhow!("{submission}: {why}")),
    }
}
