//! Attachments: kept before their submission, durable before they are promised, known when they have rotted.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::*;
use crate::{KeptPart, PART_BYTES_MAX, PARTS_MAX, PartError};

const SMALL: usize = 256 * 1024 + 16;

fn bytes(size: usize) -> Vec<u8> {
    (0..size).map(|n| (n * 7 + n / 251) as u8).collect()
}

fn keep(store: &Store, submission: u128, n: u32, size: usize) -> KeptPart {
    let mut writer = store.part_writer(id(submission), n, "application/octet-stream").unwrap();
    for piece in bytes(size).chunks(60_000) {
        writer.write_all(piece).unwrap();
    }
    writer.keep().unwrap()
}

fn with_parts(store: &Store, submission: u128, sizes: &[usize]) -> Sealed {
    let parts = (1..).zip(sizes).map(|(n, size)| keep(store, submission, n, *size)).collect();
    Sealed { parts, ..sealed(submission, "SFA") }
}

fn read(store: &Store, submission: u128, n: u32) -> std::io::Result<Vec<u8>> {
    let mut all = Vec::new();
    store.part(id(submission), n).unwrap().unwrap().read()?.read_to_end(&mut all)?;
    Ok(all)
}

fn files(folder: &Path) -> Vec<String> {
    let Ok(listed) = std::fs::read_dir(folder.join("parts")) else { return Vec::new() };
    listed.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn small_parts_live_in_rows_large_ones_in_files_and_all_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let sizes = [0, 1, SMALL, SMALL + 1, 3_000_000];
    let mut store = file(&path);
    let one = with_parts(&store, 1, &sizes);
    assert_eq!(one.parts[4].bytes(), 3_000_000);
    let hash = one.parts[4].sha256().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    submit(&mut store, &[one]);
    drop(store);

    let store = file(&path);
    for (n, size) in (1..).zip(sizes) {
        assert_eq!(read(&store, 1, n).unwrap(), bytes(size), "part {n}");
        assert_eq!(store.part(id(1), n).unwrap().unwrap().media_type, "application/octet-stream");
    }
    assert_eq!(read(&store, 1, 0).unwrap(), b"sealed 1", "part 0 is the envelope");
    assert!(store.part(id(1), 6).unwrap().is_none());
    let mut names = files(folder.path());
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(names[1], format!("{}.5.{hash}", id(1)));
    let mode = |name: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode("parts"), mode(&format!("parts/{}", names[0]))), (0o700, 0o600));
}

#[test]
fn a_store_without_a_disk_keeps_large_parts_too() {
    let mut store = memory();
    let one = with_parts(&store, 1, &[1_000_000]);
    submit(&mut store, &[one]);
    assert_eq!(read(&store, 1, 1).unwrap(), bytes(1_000_000));
}

#[test]
fn parts_that_do_not_fit_are_refused_before_anything_is_promised() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = file(&folder.path().join("store.sqlite"));
    for n in [0, PARTS_MAX + 1] {
        assert!(matches!(store.part_writer(id(1), n, "x"), Err(PartError::Number(refused)) if refused == n));
    }
    let mut writer = store.part_writer(id(1), 1, "x").unwrap();
    let piece = vec![0; 1024 * 1024];
    let mut taken = 0;
    let refused = loop {
        match writer.write_all(&piece) {
            Ok(()) => taken += piece.len() as u64,
            Err(refused) => break refused,
        }
    };
    assert_eq!((refused.kind(), taken), (ErrorKind::FileTooLarge, PART_BYTES_MAX / 1024 / 1024 * 1024 * 1024));
    assert!(matches!(writer.keep(), Err(PartError::Piece)));
    assert_eq!(files(folder.path()), Vec::<String>::new(), "nothing is left of it");

    let others = Sealed { parts: vec![keep(&store, 2, 1, 10)], ..sealed(1, "SFA") };
    let twice = Sealed { parts: vec![keep(&store, 1, 1, 10), keep(&store, 1, 1, 11)], ..sealed(1, "SFA") };
    let many = Sealed { parts: (1..=6).map(|n| keep(&store, 1, n, 10_000_000)).collect(), ..sealed(1, "SFA") };
    for wrong in [others, twice, many] {
        assert!(matches!(try_submit(&mut store, &[wrong]), Err(SubmitError::Parts(whose)) if whose == id(1)));
    }
    assert_eq!(store.backlog().unwrap().stored, 0);
    let full = store.with_reserve(u64::MAX).part_writer(id(3), 1, "x");
    assert!(matches!(full, Err(PartError::NoSpace)), "{full:?}");
}

#[test]
fn a_part_whose_file_has_gone_is_not_promised() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = file(&folder.path().join("store.sqlite"));
    let one = with_parts(&store, 1, &[300_000, 300_000]);
    std::fs::remove_file(folder.path().join("parts").join(files(folder.path()).pop().unwrap())).unwrap();
    let gone = try_submit(&mut store, &[one]);
    assert!(matches!(gone, Err(SubmitError::PartGone { submission, .. }) if submission == id(1)), "{gone:?}");
    assert_eq!((store.backlog().unwrap().stored, store.audit_head().unwrap().seq), (0, 0));
}

#[test]
fn bytes_that_have_rotted_are_an_error_before_the_last_of_them_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = file(&path);
    let one = with_parts(&store, 1, &[40_000, 300_000]);
    submit(&mut store, &[one]);
    let large = folder.path().join("parts").join(files(folder.path()).pop().unwrap());
    let intact = std::fs::read(&large).unwrap();

    let mut flipped = intact.clone();
    flipped[123_456] ^= 1;
    for rotten in [flipped, intact[..299_999].to_vec(), Vec::new()] {
        std::fs::write(&large, &rotten).unwrap();
        let part = store.part(id(1), 2).unwrap().unwrap();
        assert_eq!(part.verify().unwrap_err().kind(), ErrorKind::InvalidData, "{} bytes", rotten.len());
        // Whoever reads exactly what was announced is told as well.
        let mut announced = vec![0; 300_000];
        assert!(part.read().unwrap().read_exact(&mut announced).is_err());
    }
    std::fs::write(&large, [&intact[..], b"more"].concat()).unwrap();
    assert_eq!(read(&store, 1, 2).unwrap(), intact, "what was added behind is not read");
    std::fs::remove_file(&large).unwrap();
    assert_eq!(store.part(id(1), 2).unwrap().unwrap().verify().unwrap_err().kind(), ErrorKind::NotFound);

    store.connection.execute("update part set body = zeroblob(bytes) where n = 1", []).unwrap();
    store.connection.execute("update envelope set body = cast('sealed 2' as blob)", []).unwrap();
    for n in [0, 1] {
        assert_eq!(read(&store, 1, n).unwrap_err().kind(), ErrorKind::InvalidData, "part {n}");
    }
}

#[test]
fn files_that_no_row_names_go_after_an_hour_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = file(&path);
    let named = with_parts(&store, 1, &[300_000]);
    submit(&mut store, &[named]);
    let _forgotten = keep(&store, 2, 1, 300_000);
    std::fs::write(folder.path().join("parts/half.new"), b"half").unwrap();
    let now = Timestamp::try_from(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000)).unwrap();
    let write_at = |age_secs: i64| {
        let moment = now - SignedDuration::from_secs(age_secs);
        for name in files(folder.path()) {
            let file = std::fs::File::options().write(true).open(folder.path().join("parts").join(name)).unwrap();
            file.set_modified(moment.into()).unwrap();
        }
    };
    write_at(HOUR);
    assert_eq!(store.sweep(now).unwrap().files, 0, "a visit may be under way");
    write_at(HOUR + 1);
    assert_eq!(store.sweep(now).unwrap().files, 2);
    assert_eq!(read(&store, 1, 1).unwrap(), bytes(300_000));
    let _from_later = keep(&store, 3, 1, 300_000);
    write_at(-2 * HOUR);
    assert_eq!(store.sweep(now).unwrap().files, 1, "the clock was put back; it is forgotten all the same");

    // Two writers that nobody ended leave nothing.
    let mut dropped = store.part_writer(id(4), 1, "x").unwrap();
    dropped.write_all(&bytes(400_000)).unwrap();
    drop(dropped);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn attachments_go_with_their_envelope_and_nothing_of_them_stays_in_file_or_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut store = file(&path);
    let marker = b"CANARY-".repeat(4_000);
    let mut writer = store.part_writer(id(1), 1, "x").unwrap();
    writer.write_all(&marker).unwrap();
    let small = writer.keep().unwrap();
    let parts = vec![small, keep(&store, 1, 2, 300_000)];
    submit(&mut store, &[Sealed { envelope: marker.clone(), parts, ..sealed(1, "SFA") }]);
    store.record(id(1), &receipt(Level::Custody, "c"), at(0)).unwrap();
    store.sweep(at(400 * DAY)).unwrap();
    assert!(store.part(id(1), 2).unwrap().is_some(), "custody alone deletes nothing");
    store.record(id(1), &receipt(Level::Accepted, "a"), at(0)).unwrap();
    let found = || {
        let all =
            [std::fs::read(&path).unwrap(), std::fs::read(folder.path().join("store.sqlite-wal")).unwrap()].concat();
        all.windows(7).filter(|window| *window == b"CANARY-").count()
    };
    assert!(found() > 4_000, "the search can find");
    let swept = store.sweep(at(7 * DAY)).unwrap();
    assert_eq!((swept.envelopes, swept.files), (1, 1));
    assert!((0..3).all(|n| store.part(id(1), n).unwrap().is_none()));
    assert_eq!(found(), 0);
    assert_eq!(files(folder.path()), Vec::<String>::new());
    assert_eq!(store.verify_audit().unwrap().fault, None);
}
