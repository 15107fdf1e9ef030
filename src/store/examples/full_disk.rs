//! Fills a small disk with a terminal's store, twenty times, and empties it again in one running program. The first argument
//! is a folder on a disk of a few MiB; `tests/system/41-store-under-fault` mounts one. Prints a line a cycle and fails where a
//! visit that could begin was not taken, the queue did not drain, or nothing was taken after the room came back.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program that plays one test; what cannot go on has failed"
)]

use std::io::Write as _;
use std::path::Path;

use domain::{SubmissionId, Timestamp};
use store::{Level, Made, Outcome, Sealed, Space, Store, SubmitError};
use uuid::Uuid;

const RESERVE: u64 = 2 * 1024 * 1024;
const DOCUMENT: usize = 400_000;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| panic!("name a folder on a small disk"));
    let folder = Path::new(&folder);
    let path = folder.join("store.sqlite");
    let store = Store::open(&path, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
    let mut store = store.with_reserve(RESERVE).with_largest_visit(DOCUMENT as u64 + 10_000);
    let free = store.free_bytes().unwrap().unwrap_or(u64::MAX);
    assert!(free < 64 * 1024 * 1024, "{} has {free} bytes of room; this is no small disk", folder.display());
    let mut visits = 0;
    for cycle in 1..=20 {
        let before = visits;
        while store.space().unwrap() == Space::Enough {
            visits += 1;
            visit(&mut store, visits)
                .unwrap_or_else(|error| panic!("cycle {cycle}, a visit that could begin: {error:?}"));
        }
        let taken = visits - before;
        assert!(taken > 0, "cycle {cycle}: nothing was taken");
        // Somebody else takes all that is left; then the disk is full for SQLite too.
        let filler = folder.join("filler");
        fill(&filler);
        visits += 1;
        let refused = visit(&mut store, visits);
        assert!(refused.is_err(), "cycle {cycle}: taken on a full disk");
        std::fs::remove_file(&filler).unwrap();

        let queued = store.backlog().unwrap().stored;
        while let Some(item) = store.outstanding(1).unwrap().first() {
            let receipt = |level| Outcome::Receipted { level, receipt: "receipt".repeat(300) };
            for level in [Level::Custody, Level::Accepted] {
                store.record(item.submission, &receipt(level), Timestamp::UNIX_EPOCH).unwrap();
            }
        }
        // Years later, by the clock it is given: everything that was settled goes.
        let swept = store.sweep(Timestamp::from_second(4_000_000_000).unwrap()).unwrap();
        assert_eq!(store.space().unwrap(), Space::Enough, "cycle {cycle}: no room came back");
        println!("cycle {cycle}: {taken} taken, then refused, {queued} drained, {} files swept", swept.files);
    }
    assert_eq!(store.verify_audit().unwrap().fault, None);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    println!("20 cycles passed in one run");
}

fn visit(store: &mut Store, visit: u64) -> Result<(), SubmitError> {
    let submission = SubmissionId::new(Uuid::from_u128(u128::from(visit)));
    let reference = store.next_reference().map_err(SubmitError::Store)?;
    let mut writer = store.part_writer(submission, 1, "application/octet-stream").map_err(|_| SubmitError::NoSpace)?;
    let written = writer.write_all(&vec![7; DOCUMENT]);
    let part = writer.keep();
    let (Ok(()), Ok(part)) = (written, part) else { return Err(SubmitError::NoSpace) };
    let (agency, licences) = ("SFA".parse().unwrap(), Vec::new());
    let sealed = Sealed { submission, agency, licences, envelope: vec![7; 9_000], parts: vec![part] };
    store.submit(Timestamp::UNIX_EPOCH, reference, &[sealed], &mut |_, _, _| {
        Ok(Made { manifests: vec!["manifest".to_owned()], receipt: b"receipt".to_vec(), ..Made::default() })
    })?;
    Ok(())
}

fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    for size in [65_536, 4_096, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}
