//! What it costs to take an application in, against what the disk itself costs. Every enqueue (seal, sign nothing, commit) is
//! followed by a raw write and fdatasync of the same bytes to the same disk, so that what else the machine does meets both.
//! The raw write goes to the end of a file that is open: nothing durable is cheaper on most disks, it has no name to make
//! durable and nothing to find it by. What the store adds is work of the processor, so the ratio falls as a sync takes longer;
//! what is added is printed too, and what a file of its own with a durable name would take. The reference and the
//! keys are drawn before the clock starts. Then long queues: how long a start takes, and a round's questions.
//! `cargo bench -p store --bench disk` (`-- enqueue` leaves the queues out); GUICHET_BENCH_FOLDER names a folder on the disk
//! in question, GUICHET_BENCH_STRICT=1 fails where a target is missed.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints what it measured, and has failed when it cannot go on"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use uuid::Uuid;

use domain::{Reference, SubmissionId, Timestamp};
use store::{Made, Sealed, Store};
use wire::keys::{Private, Public};
use wire::seal::{Fresh, PartKey, seal, seal_part};

const ROUNDS: usize = 300;
/// Queues to start with: how many, how many bytes of each are sealed, and how long a start may take. The second is 2 GiB.
const QUEUES: [(u64, usize, Duration); 2] =
    [(100_000, 6 * 1024, Duration::from_secs(1)), (10_000, 208 * 1024, Duration::from_secs(2))];

fn main() -> ExitCode {
    let given = std::env::var_os("GUICHET_BENCH_FOLDER").map(PathBuf::from);
    let temporary = tempfile::tempdir().unwrap();
    let folder = given.unwrap_or_else(|| temporary.path().to_owned()).join("guichet-bench");
    // What an interrupted run has left would be measured with.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut missed = Vec::new();
    for (size, limit) in [(8 * 1024, 1.5), (256 * 1024, 2.0)] {
        let ratio = enqueue(&folder, size);
        if ratio > limit {
            missed.push(format!("{} KiB: {ratio:.2} instead of {limit}", size / 1024));
        }
    }
    let queues = if std::env::args().any(|word| word == "enqueue") { &[][..] } else { &QUEUES[..] };
    for &(queued, bytes, limit) in queues {
        let opened = long_queue(&folder, queued, bytes);
        if opened > limit {
            missed.push(format!("start with {queued} queued: {opened:?} instead of {limit:?}"));
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    missed.iter().for_each(|missed| println!("missed: {missed}"));
    let strict = std::env::var_os("GUICHET_BENCH_STRICT").is_some();
    if strict && !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Medians of enqueue and of a raw write of as many bytes, in turn; their ratio.
fn enqueue(folder: &Path, size: usize) -> f64 {
    let mut chance = splitmix(7);
    let mut random = |bytes: &mut [u8]| bytes.iter_mut().for_each(|byte| *byte = chance() as u8);
    let agency = Private::generate("SFA-2026-1", &mut random).unwrap();
    let path = folder.join(format!("store-{size}.sqlite"));
    let mut store = open(&path);
    let mut raw = File::create(folder.join(format!("raw-{size}"))).unwrap();
    let (mut enqueues, mut seals, mut tending) = (Vec::new(), Vec::new(), Vec::new());
    let (mut draws, mut writes, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..ROUNDS {
        let submission = SubmissionId::new(Uuid::from_u128(n as u128));
        // With room for the seal's tag, as whoever reads a document makes it.
        let mut plaintext = Vec::with_capacity(size + 16);
        plaintext.resize(size, 0);
        random(&mut plaintext);
        let begin = Instant::now();
        let (fresh, key) = (Fresh::draw(&mut random).unwrap(), PartKey::draw(&mut random));
        draws.push(begin.elapsed());
        let reference = store.next_reference().unwrap();

        let begin = Instant::now();
        let sealed = sealed(&store, submission, plaintext, agency.public(), fresh, key);
        seals.push(begin.elapsed());
        let bytes = sealed.envelope.len() + sealed.parts.iter().map(|part| part.bytes() as usize).sum::<usize>();
        store
            .submit(Timestamp::UNIX_EPOCH, reference, &[sealed], &mut |_, _, _| {
                Ok(Made { manifests: vec!["m".repeat(900)], receipt: vec![1; 700], ..Made::default() })
            })
            .unwrap();
        enqueues.push(begin.elapsed());

        // As the store's thread does once the citizen has the answer.
        let begin = Instant::now();
        store.tend_log().unwrap();
        tending.push(begin.elapsed());

        let same = vec![n as u8; bytes];
        let begin = Instant::now();
        raw.write_all(&same).unwrap();
        raw.sync_data().unwrap();
        writes.push(begin.elapsed());

        let begin = Instant::now();
        named(folder, &format!("own-{size}-{n}"), &same);
        files.push(begin.elapsed());
    }
    let (enqueue, seal, write) = (figures(&mut enqueues), figures(&mut seals), figures(&mut writes));
    let (draw, file) = (figures(&mut draws).0, figures(&mut files).0);
    let tend = tending.into_iter().max().unwrap_or_default();
    let ratio = enqueue.0.as_secs_f64() / write.0.as_secs_f64();
    println!(
        "enqueue {:>3} KiB: p50 {:?}, p99 {:?}, of which sealing p50 {:?}; raw write + fdatasync p50 {:?}, p99 {:?}; \
         ratio of medians {ratio:.2}, {:?} more; a file of its own with its name p50 {file:?}; keys are drawn before, in {draw:?}; \
         the log is tended afterwards, in {tend:?} at most",
        size / 1024,
        enqueue.0,
        enqueue.1,
        seal.0,
        write.0,
        write.1,
        enqueue.0.saturating_sub(write.0)
    );
    ratio
}

/// The same bytes as a file that a power cut leaves whole and findable.
fn named(folder: &Path, name: &str, bytes: &[u8]) {
    let unfinished = folder.join("own.new");
    let mut file = File::create(&unfinished).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_data().unwrap();
    std::fs::rename(&unfinished, folder.join(name)).unwrap();
    File::open(folder).unwrap().sync_all().unwrap();
}

/// As the terminal does: what fits goes into the envelope, a document beside it.
fn sealed(
    store: &Store,
    submission: SubmissionId,
    plaintext: Vec<u8>,
    to: &Public,
    fresh: Fresh,
    key: PartKey,
) -> Sealed {
    let (agency, licences) = ("SFA".parse().unwrap(), vec!["sfa-food-shop".parse().unwrap()]);
    if plaintext.len() <= 48 * 1024 {
        let envelope = seal(&plaintext, to, fresh).unwrap().into_bytes();
        return Sealed { submission, agency, licences, envelope, parts: Vec::new() };
    }
    let part = seal_part(submission, 1, plaintext, key).unwrap();
    let parts = vec![store.keep_part(submission, 1, "application/octet-stream", part).unwrap()];
    let envelope = seal(b"{}", to, fresh).unwrap().into_bytes();
    Sealed { submission, agency, licences, envelope, parts }
}

/// The median of a start with everything queued.
fn long_queue(folder: &Path, queued: u64, bytes: usize) -> Duration {
    let path = folder.join(format!("queue-{queued}.sqlite"));
    drop(open(&path));
    fill(&path, queued, bytes);
    let bytes = std::fs::metadata(&path).unwrap().len();
    let mut starts: Vec<Duration> = (0..9)
        .map(|_| {
            let begin = Instant::now();
            black_box(open(&path));
            begin.elapsed()
        })
        .collect();
    let store = open(&path);
    let before = resident_kib();
    let mut rounds: Vec<Duration> = (0..200)
        .map(|_| {
            let begin = Instant::now();
            black_box(store.outstanding(8).unwrap());
            begin.elapsed()
        })
        .collect();
    let mut counts: Vec<Duration> = (0..20)
        .map(|_| {
            let begin = Instant::now();
            assert_eq!(store.backlog().unwrap().stored, queued);
            begin.elapsed()
        })
        .collect();
    let (start, round, count) = (figures(&mut starts), figures(&mut rounds), figures(&mut counts));
    println!(
        "{queued} queued, {} MiB: start p50 {:?}, slowest {:?}; what is due p50 {:?}, p99 {:?}; the queue in figures p50 {:?}; \
         {} KiB more memory after 220 questions",
        bytes / 1024 / 1024,
        start.0,
        start.1,
        round.0,
        round.1,
        count.0,
        resident_kib().saturating_sub(before)
    );
    start.0
}

/// Rows as the store writes them, but all in one transaction, because only their number matters here.
fn fill(path: &Path, queued: u64, bytes: usize) {
    let mut connection = Connection::open(path).unwrap();
    // Gigabytes need no log when all that can be lost is a benchmark.
    connection.execute_batch("pragma journal_mode = off; pragma synchronous = off").unwrap();
    let transaction = connection.transaction().unwrap();
    for agency in 0..20 {
        transaction
            .execute("insert into lane (name, seq) values (?1, ?2)", params![lane(agency), queued as i64])
            .unwrap();
    }
    let (manifest, body) = ("m".repeat(900), vec![5_u8; bytes]);
    for n in 0..queued as i64 {
        let (id, agency) = (SubmissionId::new(Uuid::from_u128(n as u128)).to_string(), lane(n % 20));
        let reference = Reference::new("7K4".parse().unwrap(), n.unsigned_abs()).unwrap().to_string();
        transaction
            .execute(
                "insert into receipt (reference, document, submitted_at) values (?1, ?2, 0)",
                params![reference, &body[..700]],
            )
            .unwrap();
        transaction
            .execute(
                "insert into submission (submission, reference, agency, seq, licences, state, manifest, submitted_at, next_at)
                 values (?1, ?2, ?3, ?4, 'sfa-food-shop', 'stored', ?5, ?4, ?4)",
                params![id, reference, agency, n, manifest],
            )
            .unwrap();
        transaction.execute("insert into envelope (submission, body) values (?1, ?2)", params![id, body]).unwrap();
    }
    transaction.commit().unwrap();
}

/// Twenty agencies.
fn lane(n: i64) -> String {
    let letter = u8::try_from(n).map_or('A', |n| char::from(b'A' + n));
    format!("AG{letter}")
}

fn open(path: &Path) -> Store {
    Store::open(path, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap().with_reserve(0)
}

/// Median and 99th of a hundred.
fn figures(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or_default();
    (at(50), at(99))
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

fn splitmix(mut state: u64) -> impl FnMut() -> u64 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 24
    }
}
