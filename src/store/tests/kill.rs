//! The power goes while citizens submit. A child process submits in a loop and says `ack` after each COMMIT; it is killed
//! at a random moment, and every reference it has said must be there once and whole. The test knows only the store's
//! public face, as the terminal does.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use uuid::Uuid;

use domain::{Reference, SubmissionId, Timestamp};
use store::{DraftName, KeptPart, Made, ReceiptHash, Sealed, Store, StretchCost};

const TEST: &str = "nothing_acknowledged_is_lost_when_the_power_goes";
const FOLDER: &str = "GUICHET_KILL_FOLDER";
const SEED: &str = "GUICHET_KILL_SEED";
const AGENCIES: [&str; 3] = ["SFA", "URA", "NEA"];
const SIZES: [usize; 4] = [4_096, 4_096, 65_536, 262_144];
/// A document beside the first application: none, one at the border between row and file, one that takes the disk a while.
const DOCUMENTS: [usize; 8] = [0, 0, 0, 0, 4_096, 262_144, 262_144 + 17, 5 * 1024 * 1024];
/// A fresh folder every so often, so that checking stays quick and opening a new store is killed as well.
const KILLS_PER_FOLDER: u64 = 12;
/// Stores that are killed side by side, each with its own chance: most of a kill's time is waiting, for the moment and for
/// the disk. The number is fixed, so that a seed means the same on every machine.
const LINES: u64 = 4;
const COST: StretchCost = StretchCost { memory_kib: 8, passes: 1, lanes: 1 };
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes() {
    if let (Ok(folder), Ok(seed)) = (std::env::var(FOLDER), std::env::var(SEED)) {
        submit_until_killed(Path::new(&folder), seed.parse().unwrap());
    }
    let seed = std::env::var("GUICHET_SEED").map_or(20_261_122, |seed| seed.parse().unwrap());
    let kills = match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("nightly") => 10_000_u64,
        Ok("pr") => 300,
        _ => 40,
    };
    println!("seed {seed}, {kills} kills");
    let total: usize = std::thread::scope(|scope| {
        let lines: Vec<_> =
            (0..LINES).map(|line| scope.spawn(move || kill_again_and_again(seed, line, kills))).collect();
        lines.into_iter().map(|line| line.join().unwrap()).sum()
    });
    println!("{kills} kills, {total} acknowledged, 0 lost");
    assert!(total > 0, "no child came as far as one submission");
}

/// One line's share of the kills; how many references were acknowledged in it.
fn kill_again_and_again(seed: u64, line: u64, kills: u64) -> usize {
    let mut chance = Chance(Chance(seed.wrapping_add(line)).next());
    let mut acknowledged = Vec::new();
    let mut total = 0;
    let mut folder = tempfile::tempdir().unwrap();
    for kill in 0..kills / LINES {
        if kill % KILLS_PER_FOLDER == 0 {
            folder = tempfile::tempdir().unwrap();
            acknowledged.clear();
        }
        let new = run_and_kill(folder.path(), &mut chance);
        total += new.len();
        acknowledged.extend(new);
        check(folder.path(), &acknowledged, &format!("seed {seed}, line {line}, kill {kill}"));
    }
    total
}

/// Every eighth child is killed while it starts, the others up to 50 ms after they have opened the store.
fn run_and_kill(folder: &Path, chance: &mut Chance) -> Vec<Reference> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(SEED, chance.next().to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (lines, heard) = channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if lines.send(line).is_err() {
                return;
            }
        }
    });
    let mut said = Vec::new();
    if !chance.next().is_multiple_of(8) {
        loop {
            let line = heard.recv_timeout(PATIENCE).unwrap();
            if line.contains("ready") {
                break;
            }
        }
    }
    let (_never, alarm) = channel::<()>();
    let moment = Duration::from_micros(chance.next() % 50_000);
    assert_eq!(alarm.recv_timeout(moment), Err(RecvTimeoutError::Timeout));
    kill(&mut child);
    reader.join().unwrap();
    said.extend(heard.try_iter());
    // A line that was cut by the kill has no check character in the right place and is not an acknowledgement.
    said.iter().filter_map(|line| line.strip_prefix("ack ")?.strip_suffix(" end")?.parse().ok()).collect()
}

fn kill(child: &mut Child) {
    assert_eq!(child.try_wait().unwrap(), None, "the child ended by itself");
    child.kill().unwrap();
    child.wait().unwrap();
}

fn check(folder: &Path, acknowledged: &[Reference], case: &str) {
    let store = open(folder);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new(), "{case}");
    assert_eq!(store.verify_audit().unwrap().fault, None, "{case}");
    let once: HashSet<_> = acknowledged.iter().collect();
    assert_eq!(once.len(), acknowledged.len(), "{case}: a reference was given twice");
    for reference in acknowledged {
        assert_eq!(store.submissions_of(reference).unwrap().len(), AGENCIES.len(), "{case}: {reference}");
    }
    // What was stored without being acknowledged is whole too: three applications, a receipt, a manifest each.
    let mut visits = HashSet::new();
    for row in store.unsettled(u32::MAX).unwrap() {
        visits.insert(row.reference);
        assert!(row.manifest.ends_with(&row.reference.to_string()), "{case}: {}", row.reference);
        assert!(SIZES.contains(&usize::try_from(row.envelope_bytes).unwrap()), "{case}: {}", row.reference);
        let part = store.part(row.submission, 1).unwrap();
        assert_eq!(part.is_some(), row.manifest.starts_with('1'), "{case}: {}", row.reference);
        if let Some(part) = part {
            assert!(DOCUMENTS.contains(&usize::try_from(part.bytes).unwrap()), "{case}: {}", row.reference);
            part.verify().unwrap_or_else(|error| panic!("{case}: {}: {error}", row.reference));
        }
    }
    for reference in &visits {
        assert_eq!(store.submissions_of(reference).unwrap().len(), AGENCIES.len(), "{case}: half of {reference}");
        assert!(store.receipt(reference).unwrap().is_some(), "{case}: {reference} has no receipt");
        assert!(store.receipt_hash(reference).unwrap().is_some(), "{case}: {reference} has no secret");
        let draft = store.draft(&draft_name(reference), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(draft, None, "{case}: {reference} is submitted and still a draft");
    }
    assert!(visits.len() >= acknowledged.len(), "{case}");
    assert_eq!(store.audit_head().unwrap().seq, visits.len() as u64, "{case}: one audit row for each visit");
}

fn draft_name(reference: &Reference) -> DraftName {
    let mut name = [0; 16];
    name.iter_mut().zip(reference.to_string().into_bytes()).for_each(|(to, from)| *to = from);
    name
}

fn open(folder: &Path) -> Store {
    let path = folder.join("store.sqlite");
    Store::open(&path, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap().with_reserve(0)
}

fn keep(store: &Store, submission: SubmissionId, size: usize) -> Vec<KeptPart> {
    if size == 0 {
        return Vec::new();
    }
    let mut writer = store.part_writer(submission, 1, "application/octet-stream").unwrap();
    for piece in vec![0x5a; size].chunks(65_536) {
        writer.write_all(piece).unwrap();
    }
    vec![writer.keep().unwrap()]
}

fn submit_until_killed(folder: &Path, seed: u64) -> ! {
    let mut store = open(folder);
    let mut chance = Chance(seed);
    let mut out = std::io::stdout();
    writeln!(out, "\nready").unwrap();
    loop {
        let envelope = vec![0xa5; SIZES[usize::try_from(chance.next() % 4).unwrap()]];
        let document = DOCUMENTS[usize::try_from(chance.next() % 8).unwrap()];
        let batch = AGENCIES.map(|agency| {
            let submission = SubmissionId::new(Uuid::from_u64_pair(chance.next(), chance.next()));
            let parts = if agency == AGENCIES[0] { keep(&store, submission, document) } else { Vec::new() };
            let (agency, licences) = (agency.parse().unwrap(), Vec::new());
            Sealed { submission, agency, licences, envelope: envelope.clone(), parts }
        });
        let parts = batch.each_ref().map(|sealed| sealed.parts.len());
        let reference = store.next_reference().unwrap();
        // Every visit was a draft before: the draft goes in the transaction that stores the applications, or stays.
        let name = draft_name(&reference);
        let salt = store.draft_salt(COST, [7; 16]).unwrap();
        store.save_draft(&name, &salt, &envelope, Timestamp::MAX).unwrap();
        let submitted = store
            .submit(Timestamp::UNIX_EPOCH, reference, &batch, &mut |reference, _, seqs| {
                let manifest = |(parts, seq)| format!("{parts} parts, {seq}, {reference}");
                let manifests = parts.iter().zip(seqs).map(manifest).collect();
                let secret = ReceiptHash { status_key: "k".repeat(43), cost: COST };
                Ok(Made { manifests, receipt: b"receipt".to_vec(), secret: Some(secret), draft: Some(name) })
            })
            .unwrap();
        writeln!(out, "ack {} end", submitted.reference).unwrap();
        out.flush().unwrap();
    }
}

/// A small source of chance (splitmix64), so that a failure can be played again from its seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
