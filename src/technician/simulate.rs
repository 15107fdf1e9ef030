//! `simulate`: so many terminals deliver so many sealed applications each to a gateway, and what that gateway can bear is
//! told. The terminals are made up, all else is real: envelopes sealed to the agencies' keys, signed manifests, calls and
//! parts as terminals send them, receipts that are verified, and the terminals' own patience where something fails.

mod beats;
mod drive;
mod report;
mod traffic;

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::{AgencyId, TerminalId, Timestamp};
use serde::{Deserialize, Serialize};
use sync::http::Authorities;
use wire::keys::{Private, Public};
use wire::seal;
use zeroize::Zeroizing;

use crate::catalogue::loaded;
use crate::{Error, FORMAT, Report};

pub use report::Capacity;

/// The file in the folder of keys from which all simulated terminals' keys are derived.
const SEED_FILE: &str = "simulate.seed";
const SEED_BYTES: usize = 32;
/// Ids have room for so many.
const TERMINALS_MAX: u32 = 99_999;

/// What is to be simulated.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// So many terminals.
    pub terminals: u32,
    /// So many applications each.
    pub each: u32,
    /// Sealed bytes of one application, or thereabouts.
    pub bytes: usize,
    /// When they deliver.
    pub pace: Pace,
    /// So many terminals tell meanwhile, once a minute each, how they are.
    pub heartbeats: u32,
    /// The gateway's address.
    pub gateway: String,
    /// The gateway's public key, with which receipts are verified.
    pub gateway_key: PathBuf,
    /// Who vouches for the gateway's certificate; the system's list if none is named.
    pub ca: Option<PathBuf>,
    /// The folder with the seed of the terminals' keys.
    pub keys: PathBuf,
    /// What `guichet-agency keygen --json` has printed, one file an agency; the catalogue's agencies if there is none.
    pub agencies: Vec<PathBuf>,
}

/// When simulated terminals deliver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Each terminal one application after the other, as fast as they are taken.
    Steady,
    /// So many applications begin in a second, whether or not earlier ones are done.
    Rate(u32),
    /// All terminals at the same moment, as after an outage and without the jitter that keeps real ones apart.
    Herd,
}

/// What the simulation needs of its surroundings.
#[derive(Clone, Copy)]
pub struct Surroundings {
    /// The time.
    pub clock: fn() -> Timestamp,
    /// Time that passes evenly.
    pub steady: fn() -> Duration,
    /// Random bytes, for ids and for jitter.
    pub random: fn(&mut [u8]),
}

/// One simulated terminal.
#[derive(Clone)]
pub(crate) struct Simulated {
    pub(crate) id: TerminalId,
    pub(crate) key: Arc<Private>,
}

/// The entries that a gateway needs to know the simulated terminals by.
#[derive(Debug, Clone, Serialize)]
pub struct Entries {
    format: u32,
    /// One a terminal.
    pub terminals: Vec<Entry>,
}

/// A terminal's entry in `gateway.toml`.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The name of its key.
    pub kid: String,
    /// Its public key.
    pub jwk: String,
}

/// The entries of so many simulated terminals; the seed of their keys is made if it is not there.
///
/// # Errors
/// When the seed cannot be read or written.
pub fn entries(keys: &Path, terminals: u32, random: fn(&mut [u8])) -> Result<Entries, Error> {
    let terminals = fleet(keys, terminals, random)?;
    let entry = |terminal: Simulated| {
        let public = terminal.key.public();
        Entry { id: terminal.id.to_string(), kid: public.kid().to_owned(), jwk: public.to_jwk() }
    };
    Ok(Entries { format: FORMAT, terminals: terminals.into_iter().map(entry).collect() })
}

/// Has simulated terminals deliver, and tells what came of it. A gateway that does not list them is left alone.
///
/// # Errors
/// When keys or addresses cannot be used, or the gateway does not know the terminals.
pub fn simulate_fleet(
    simulation: &Simulation,
    catalogue: &Path,
    surroundings: Surroundings,
    tell: &mut dyn FnMut(&str),
) -> Result<Capacity, Error> {
    let telling = fleet(&simulation.keys, simulation.terminals.max(simulation.heartbeats), surroundings.random)?;
    let terminals = some(&telling, simulation.terminals);
    let agencies = agencies(&simulation.agencies, catalogue)?;
    let gateway_key = public_key(&simulation.gateway_key)?;
    let authorities = match &simulation.ca {
        Some(file) => Authorities::Named(fs::read(file).map_err(|cause| Error::File { file: file.clone(), cause })?),
        None => Authorities::System,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Thread)?;
    let field = drive::Field { simulation, surroundings, gateway_key, authorities };
    runtime.block_on(field.is_known(&telling))?;
    tell(&format!(
        "sealing {} applications of about {} bytes for {} agencies",
        u64::from(simulation.terminals) * u64::from(simulation.each),
        simulation.bytes,
        agencies.len()
    ));
    let loads = traffic::prepare(simulation, &terminals, &agencies, surroundings)?;
    tell("delivering");
    let seen = runtime.block_on(field.deliver(loads, some(&telling, simulation.heartbeats)))?;
    Ok(report::of(simulation, &seen))
}

/// The simulated terminals. Their keys come from a secret seed, so that nobody else can speak for them.
fn fleet(keys: &Path, terminals: u32, random: fn(&mut [u8])) -> Result<Vec<Simulated>, Error> {
    if !(1..=TERMINALS_MAX).contains(&terminals) {
        return Err(Error::Simulation(format!("there can be 1 to {TERMINALS_MAX} terminals")));
    }
    let seed = seed(keys, random)?;
    (1..=terminals).map(|n| simulated(&seed, n)).collect()
}

/// The first of them.
fn some(terminals: &[Simulated], count: u32) -> Vec<Simulated> {
    terminals.iter().take(usize::try_from(count).unwrap_or(usize::MAX)).cloned().collect()
}

fn simulated(seed: &[u8], n: u32) -> Result<Simulated, Error> {
    let name = format!("SIM{n:05}");
    let id: TerminalId = name.parse()?;
    let mut input = Zeroizing::new(seed.to_vec());
    input.extend_from_slice(name.as_bytes());
    let secret = Zeroizing::new(wire::sha256_bytes(&input));
    let key = Private::from_secret(&format!("{name}-1"), &secret)
        .map_err(|_| Error::Simulation(format!("the seed gives no key for {name}; put it aside and make another")))?;
    Ok(Simulated { id, key: Arc::new(key) })
}

fn seed(keys: &Path, random: fn(&mut [u8])) -> Result<Zeroizing<Vec<u8>>, Error> {
    let file = keys.join(SEED_FILE);
    match fs::read(&file) {
        Ok(seed) if seed.len() == SEED_BYTES => return Ok(Zeroizing::new(seed)),
        Ok(_) => return Err(Error::Key(file)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => {}
        Err(cause) => return Err(Error::File { file, cause }),
    }
    let mut seed = Zeroizing::new(vec![0; SEED_BYTES]);
    random(&mut seed);
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(keys)?;
        let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file)?;
        made.write_all(&seed)?;
        made.sync_all()
    };
    write().map_err(|cause| Error::Write { file: file.clone(), cause })?;
    Ok(seed)
}

/// An agency and the key that its applications are sealed to.
pub(crate) struct Recipient {
    pub(crate) agency: AgencyId,
    pub(crate) key: seal::Recipient,
}

/// What `guichet-agency keygen --json` prints, as far as it is needed here.
#[derive(Deserialize)]
struct Published {
    agency: String,
    enc_keys: Vec<serde_json::Value>,
}

fn agencies(files: &[PathBuf], catalogue: &Path) -> Result<Vec<Recipient>, Error> {
    let found = if files.is_empty() {
        listed(catalogue)?
    } else {
        files.iter().map(|file| published(file)).collect::<Result<_, _>>()?
    };
    if found.is_empty() {
        let why = "the catalogue gives no agency a key to seal to; name files of `guichet-agency keygen --json` with --agency";
        return Err(Error::Simulation(why.to_owned()));
    }
    Ok(found)
}

fn published(file: &Path) -> Result<Recipient, Error> {
    let text = fs::read_to_string(file).map_err(|cause| Error::File { file: file.to_owned(), cause })?;
    let published: Published = serde_json::from_str(&text).map_err(|_| Error::Key(file.to_owned()))?;
    let newest = published.enc_keys.last().ok_or_else(|| Error::Key(file.to_owned()))?;
    let key = seal::Recipient::from_jwk(&newest.to_string()).map_err(|_| Error::Key(file.to_owned()))?;
    Ok(Recipient { agency: published.agency.parse()?, key })
}

fn listed(dir: &Path) -> Result<Vec<Recipient>, Error> {
    let catalogue = loaded(dir)?;
    let newest = |keys: &[catalogue::PublicKey]| {
        let usable = keys.iter().filter(|key| !key.revoked).max_by_key(|key| key.seal_from)?;
        seal::Recipient::listed(&usable.kid, &usable.jwk).ok()
    };
    let agencies = catalogue.agencies.iter();
    Ok(agencies
        .filter_map(|(id, agency)| Some(Recipient { agency: id.clone(), key: newest(&agency.enc_keys)? }))
        .collect())
}

fn public_key(file: &Path) -> Result<Public, Error> {
    let text = fs::read_to_string(file).map_err(|cause| Error::File { file: file.to_owned(), cause })?;
    Public::from_jwk(&text).map_err(|_| Error::Key(file.to_owned()))
}

impl fmt::Display for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "# for the gateway.toml of a gateway that is tried out, and of no other")?;
        for Entry { id, kid, jwk } in &self.terminals {
            write!(f, "\n[[terminal]]\nid = \"{id}\"\nkid = '{kid}'\njwk = '{jwk}'")?;
        }
        Ok(())
    }
}

impl Report for Entries {
    fn is_well(&self) -> bool {
        true
    }
}
