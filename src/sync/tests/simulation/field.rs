//! Terminals, gateway and agencies of the simulation, and what is compared at its end: what was submitted, what the gateway
//! holds, what each agency did, and what came home.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use uuid::Uuid;

use domain::{AgencyId, SubmissionId, TerminalId, Timestamp};
use gateway::{Gateway, Location, Standing};
use store::{Handle, Made, Sealed, State, Store};
use sync::timepiece::{Moment, Timepiece};
use sync::transport::{Request, Transport as _};
use sync::{Caller, Dispatch, Policy, Reins, Trust, Worker};
use wire::keys::Private;
use wire::v1::{
    Body as _, InboxEntry, Issuer, Level, Manifest, Part, Receipt, ReceiptsPosted, Signed as _, TimeTrust, TokenTaken,
};

use crate::line::{self, SimulatedLine};

pub(crate) const TERMINALS: usize = 5;
pub(crate) const AGENCIES: [&str; 3] = ["NEA", "SFA", "URA"];

fn start() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn later(passed: Duration) -> Timestamp {
    start() + SignedDuration::try_from(passed).unwrap()
}

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn sid(n: usize) -> SubmissionId {
    SubmissionId::new(Uuid::from_u128(u128::try_from(n).unwrap() + 1))
}

/// What an agency keeps on its disk: a crash takes nothing of it.
#[derive(Default)]
struct Desk {
    cursor: u64,
    /// How often each application was taken in, and the signed receipt.
    taken: BTreeMap<SubmissionId, (u32, String)>,
    posted: Vec<SubmissionId>,
}

pub(crate) struct Field {
    terminals: Vec<Terminal>,
    gateway: Gateway,
    gateway_key: Private,
    desks: Vec<Arc<Mutex<Desk>>>,
    /// Milliseconds since the start, as the gateway's clock shows them.
    now_ms: Arc<AtomicI64>,
    runtime: Arc<tokio::runtime::Runtime>,
    seed: u64,
}

struct Terminal {
    id: TerminalId,
    key: Private,
    store: Handle,
    /// Seconds by which its clock is off.
    off_secs: Arc<AtomicI64>,
}

fn agency_key(n: usize) -> Private {
    key(&format!("{}-sig-1", AGENCIES[n]), 100 + u8::try_from(n).unwrap())
}

fn token(n: usize) -> String {
    format!("token of {}", AGENCIES[n])
}

impl Field {
    pub(crate) fn new(seed: u64) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let terminals: Vec<Terminal> = (0..TERMINALS)
            .map(|n| {
                let id: TerminalId = format!("T{n:04}").parse().unwrap();
                let prefix = ["7K4", "3F6", "6XW", "4AC", "DEH"][n].parse().unwrap();
                let store = Store::in_memory(id.clone(), prefix).unwrap();
                let key = key(&format!("{id}-1"), u8::try_from(n).unwrap() + 1);
                Terminal { id, key, store: Handle::inline(store), off_secs: Arc::default() }
            })
            .collect();
        let mut trust = gateway::Trust::default();
        for terminal in &terminals {
            trust.list_terminal(terminal.id.clone(), terminal.key.public().clone(), Standing::Trusted);
        }
        for (n, agency) in AGENCIES.into_iter().enumerate() {
            let token_sha256 = wire::sha256_bytes(token(n).as_bytes());
            let sig_keys = vec![agency_key(n).public().clone()];
            trust.list_agency(agency.parse().unwrap(), gateway::Agency { token_sha256, sig_keys });
        }
        let now_ms = Arc::new(AtomicI64::new(0));
        let shown = Arc::clone(&now_ms);
        let gateway_key = key("gateway-1", 99);
        let entered = runtime.enter();
        let gateway = Gateway::open(gateway::Settings {
            name: "simulated".to_owned(),
            location: Location::Memory,
            key: gateway_key.clone(),
            trust,
            clock: Arc::new(move || start() + SignedDuration::from_millis(shown.load(Ordering::SeqCst))),
        })
        .unwrap();
        drop(entered);
        let desks = AGENCIES.iter().map(|_| Arc::default()).collect();
        Self { terminals, gateway, gateway_key, desks, now_ms, runtime: Arc::new(runtime), seed }
    }

    /// Puts everybody onto the network; the names of those that may lose the gateway.
    pub(crate) fn hosts(&self, sim: &mut turmoil::Sim<'_>) -> Vec<String> {
        let (gateway, runtime) = (self.gateway.clone(), Arc::clone(&self.runtime));
        sim.host("gateway", move || line::serve(gateway::router(gateway.clone()), runtime.handle().clone()));
        let mut names = Vec::new();
        for (n, terminal) in self.terminals.iter().enumerate() {
            let name = format!("terminal-{n}");
            let scene = (self.trust(), self.seed + u64::try_from(n).unwrap());
            let at = At {
                store: terminal.store.clone(),
                id: terminal.id.clone(),
                key: terminal.key.clone(),
                off_secs: Arc::clone(&terminal.off_secs),
            };
            sim.host(name.as_str(), move || {
                let worker = at.worker(&scene.0, scene.1);
                async move {
                    let (reins, bridle) = Reins::new();
                    sync::run(worker, bridle).await;
                    drop(reins);
                    Ok(())
                }
            });
            names.push(name);
        }
        for (n, desk) in self.desks.iter().enumerate() {
            let name = format!("agency-{n}");
            let desk = Arc::clone(desk);
            sim.host(name.as_str(), move || work(n, Arc::clone(&desk)));
            names.push(name);
        }
        names
    }

    fn trust(&self) -> Trust {
        let agencies = AGENCIES.iter().enumerate().map(|(n, id)| (id.parse().unwrap(), agency_key(n).public().clone()));
        Trust::new(vec![self.gateway_key.public().clone()], agencies.collect())
    }

    pub(crate) fn tell_time(&self, now: Duration) {
        self.now_ms.store(i64::try_from(now.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub(crate) fn set_clock(&self, terminal: usize, off_secs: i64) {
        self.terminals[terminal].off_secs.store(off_secs, Ordering::SeqCst);
    }

    /// A citizen submits the n-th application.
    pub(crate) fn submit(&self, n: usize) {
        let terminal = &self.terminals[n % TERMINALS];
        let agency: AgencyId = AGENCIES[n / TERMINALS % AGENCIES.len()].parse().unwrap();
        let (id, key) = (terminal.id.clone(), terminal.key.clone());
        let wall = later(Duration::from_millis(self.now_ms.load(Ordering::SeqCst).unsigned_abs()))
            + SignedDuration::from_secs(terminal.off_secs.load(Ordering::SeqCst));
        let stored = terminal.store.call(move |store| {
            let reference = store.next_reference().unwrap();
            let jwe = format!("sealed application {n}");
            let envelope = jwe.clone().into_bytes();
            let sealed = Sealed {
                submission: sid(n),
                agency: agency.clone(),
                licences: Vec::new(),
                envelope,
                parts: Vec::new(),
            };
            store.submit(wall, reference, &[sealed], &mut |reference, head, seqs| {
                let manifest = Manifest {
                    v: 1,
                    sid: sid(n),
                    terminal: id.clone(),
                    agency: agency.clone(),
                    licences: vec!["food-shop".parse().unwrap()],
                    actions: Vec::new(),
                    reference: *reference,
                    catalogue: "test".to_owned(),
                    enc_kid: "enc-1".to_owned(),
                    seq: seqs[0],
                    audit: head.into(),
                    terminal_time: wall,
                    time_trust: TimeTrust::Unknown,
                    status_key: None,
                    amends: None,
                    parts: vec![Part::envelope(&jwe)],
                };
                Ok(Made { manifests: vec![manifest.sign(&key)?], ..Made::default() })
            })
        });
        stored.unwrap().unwrap();
    }

    fn states(&self, items: usize) -> Vec<Option<store::Row>> {
        let row = |n: usize| {
            let store = &self.terminals[n % TERMINALS].store;
            store.call(move |store| store.submission(sid(n)).unwrap()).unwrap()
        };
        (0..items).map(row).collect()
    }

    /// Whether every answer has come home.
    pub(crate) fn is_done(&self, items: usize) -> bool {
        let backlog = |terminal: &Terminal| terminal.store.call(|store| store.backlog().unwrap()).unwrap();
        let settled = |terminal: &Terminal| {
            let backlog = backlog(terminal);
            backlog.stored + backlog.custody + backlog.parked == 0
        };
        self.terminals.iter().all(settled)
            && self.desks.iter().map(|desk| desk.lock().unwrap().taken.len()).sum::<usize>() == items
    }

    /// Whether each was taken in once, and each answer is its agency's own.
    pub(crate) fn is_right(&self, items: usize) -> bool {
        self.differences(items).is_empty()
    }

    /// Every application that is not as it should be, with where it is.
    pub(crate) fn differences(&self, items: usize) -> String {
        let trust = self.trust();
        let mut lines = Vec::new();
        for (n, row) in self.states(items).into_iter().enumerate() {
            let desk = self.desks[n / TERMINALS % AGENCIES.len()].lock().unwrap();
            let taken = desk.taken.get(&sid(n)).map_or(0, |(count, _)| *count);
            let Some(row) = row else {
                lines.push(format!("{n}: lost at the terminal, taken in {taken} times"));
                continue;
            };
            let about = sync::trust::About { submission: sid(n), agency: &row.agency, manifest: &row.manifest };
            let proven = |token: &Option<String>| token.as_deref().is_some_and(|it| trust.verify(it, &about).is_ok());
            if row.state != State::Accepted || taken != 1 || !proven(&row.agency_receipt) {
                let problem = row.problem.as_deref().unwrap_or_default();
                lines.push(format!(
                    "{n}: {}, taken in {taken} times, {} attempts, {problem}; submitted {}, attempted {:?}, next {}, the clock is off by {} s",
                    row.state.as_str(),
                    row.attempts,
                    row.submitted_at,
                    row.attempted_at,
                    row.next_at,
                    self.terminals[n % TERMINALS].off_secs.load(Ordering::SeqCst)
                ));
            }
        }
        let all: usize = self.desks.iter().map(|desk| desk.lock().unwrap().taken.len()).sum();
        if all != items {
            lines.push(format!("the agencies hold {all} applications of {items}"));
        }
        lines.join("\n")
    }
}

/// What a terminal is made of each time it starts.
#[derive(Clone)]
struct At {
    store: Handle,
    id: TerminalId,
    key: Private,
    off_secs: Arc<AtomicI64>,
}

impl At {
    fn worker(&self, trust: &Trust, seed: u64) -> Worker {
        let off = Arc::clone(&self.off_secs);
        let elapsed = || turmoil::sim_elapsed().unwrap_or_default();
        let wall = move || later(elapsed()) + SignedDuration::from_secs(off.load(Ordering::SeqCst));
        let shown = wall.clone();
        let clocks = move || Moment { wall: shown(), steady: elapsed() };
        let timepiece = Timepiece::new(Arc::new(clocks), start(), None);
        let calls = timepiece.clone();
        let dice = AtomicU64::new(seed);
        let chance = move |most: u64| {
            let next = dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 3;
            most.checked_add(1).map_or(next, |sides| next % sides)
        };
        let caller = Caller { terminal: self.id.clone(), signer: Arc::new(self.key.clone()) };
        let dispatch = Dispatch {
            store: self.store.clone(),
            transport: Arc::new(SimulatedLine),
            trust: trust.clone(),
            caller,
            policy: Policy::default(),
            clock: Arc::new(wall),
            calls_at: Arc::new(move || calls.gateways()),
            chance: Arc::new(chance),
        };
        let ask_every = Duration::from_secs(20);
        Worker { dispatch, ask_every, timepiece: Some(timepiece), interfaces: None, tell: Box::new(|_| {}) }
    }
}

/// An agency at work: asks after its cursor, takes each application in and posts its receipts, for ever.
async fn work(n: usize, desk: Arc<Mutex<Desk>>) -> turmoil::Result {
    let proof = format!("Bearer {}", token(n));
    loop {
        let after = desk.lock().unwrap().cursor;
        let request = Request::get(format!("/v1/inbox?after={after}&limit=50")).as_caller(proof.clone());
        if let Ok(answer) = SimulatedLine.call(request).await
            && answer.status == 200
        {
            for entry in InboxEntry::list_from_json(&answer.body).unwrap() {
                take_in(n, &desk, entry);
            }
        }
        post(&desk, &proof).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

/// The effect, the receipt and the cursor are one transaction.
fn take_in(n: usize, desk: &Mutex<Desk>, entry: InboxEntry) {
    let mut desk = desk.lock().unwrap();
    assert_eq!(entry.seq, desk.cursor + 1, "the inbox skips nothing");
    let issuer: Issuer = AGENCIES[n].parse().unwrap();
    let at = later(turmoil::sim_elapsed().unwrap_or_default());
    let receipt = Receipt::new(entry.sid, &entry.manifest, Level::Accepted, issuer, at);
    let receipt = receipt.sign(&agency_key(n)).unwrap();
    desk.taken.entry(entry.sid).or_insert((0, receipt)).0 += 1;
    desk.cursor = entry.seq;
}

async fn post(desk: &Mutex<Desk>, proof: &str) {
    let due: Vec<(SubmissionId, String)> = {
        let desk = desk.lock().unwrap();
        let open = desk.taken.iter().filter(|(sid, _)| !desk.posted.contains(sid));
        open.take(50).map(|(sid, (_, receipt))| (*sid, receipt.clone())).collect()
    };
    if due.is_empty() {
        return;
    }
    let receipts = ReceiptsPosted { receipts: due.into_iter().map(|(_, receipt)| receipt).collect() };
    let request = Request::post("/v1/inbox/receipts".to_owned(), "application/json", receipts.to_json());
    let Ok(answer) = SimulatedLine.call(request.as_caller(proof.to_owned())).await else { return };
    if answer.status == 200 {
        for taken in TokenTaken::list_from_json(&answer.body).unwrap() {
            assert_eq!(taken.problem, None);
            desk.lock().unwrap().posted.extend(taken.sid);
        }
    }
}
