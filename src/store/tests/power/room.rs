//! A disk that fills up and is emptied again: visits are refused before they begin, the queue drains, and nothing has to be
//! started anew.

use std::io::Write as _;

use domain::SubmissionId;
use store::{Level, Made, Outcome, Sealed, Space, Store, SubmitError};
use uuid::Uuid;

use crate::script::{at, open};
use crate::world::World;

const DISK: usize = 8 * 1024 * 1024;
const RESERVE: u64 = 2 * 1024 * 1024;
const DOCUMENT: usize = 400_000;
const DAY: i64 = 24 * 60 * 60;

/// R5 of the reliability plan.
#[test]
fn a_full_disk_refuses_visits_before_they_begin_drains_and_heals_twenty_times() {
    let world = World::holding([]);
    world.set_capacity(Some(DISK));
    let mut store = open(&world).unwrap().with_reserve(RESERVE).with_largest_visit(DOCUMENT as u64 + 10_000);
    let mut visits = 0;
    for cycle in 0..20 {
        let before = visits;
        while store.space().unwrap() == Space::Enough {
            visits += 1;
            visit(&mut store, visits)
                .unwrap_or_else(|error| panic!("cycle {cycle}, a visit that could begin: {error:?}"));
        }
        assert!(visits > before, "cycle {cycle}: nothing was taken");
        // The visits that had begun when the last one was taken may still end.
        visits += 1;
        visit(&mut store, visits).unwrap_or_else(|error| panic!("cycle {cycle}, a visit that had begun: {error:?}"));
        let mut refused = None;
        while refused.is_none() {
            visits += 1;
            refused = visit(&mut store, visits).err();
        }
        assert!(matches!(refused, Some(SubmitError::NoSpace | SubmitError::Store(_))), "cycle {cycle}: {refused:?}");
        assert!(world.used() < DISK, "cycle {cycle}: the queue has its own room");

        let now = at(i64::from(cycle) * 30 * DAY);
        while let Some(item) = store.outstanding(1).unwrap().first() {
            let receipt = |level| Outcome::Receipted { level, receipt: "receipt".repeat(300) };
            // What finds the disk full is tried again after the store has healed, as its handle has it do before each call.
            for level in [Level::Custody, Level::Accepted] {
                if store.record(item.submission, &receipt(level), now).is_err() {
                    store.heal().unwrap();
                    store.record(item.submission, &receipt(level), now).unwrap();
                }
            }
        }
        let swept = store.sweep(at((i64::from(cycle) * 30 + 8) * DAY)).unwrap();
        assert!(swept.files > 0, "cycle {cycle}: {swept:?}");
        assert_eq!(store.space().unwrap(), Space::Enough, "cycle {cycle}: healed without a new start");
    }
    assert_eq!(store.verify_audit().unwrap().fault, None);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

fn visit(store: &mut Store, visit: u64) -> Result<(), SubmitError> {
    let submission = SubmissionId::new(Uuid::from_u128(u128::from(visit)));
    let reference = store.next_reference().map_err(SubmitError::Store)?;
    let part = store.part_writer(submission, 1, "application/octet-stream").and_then(|mut writer| {
        let _ = writer.write_all(&vec![visit as u8; DOCUMENT]);
        writer.keep()
    });
    let Ok(part) = part else { return Err(SubmitError::NoSpace) };
    let (agency, licences) = ("SFA".parse().unwrap(), Vec::new());
    let sealed = Sealed { submission, agency, licences, envelope: vec![7; 9_000], parts: vec![part] };
    store.submit(at(0), reference, &[sealed], &mut |_, _, _| {
        Ok(Made { manifests: vec!["manifest".to_owned()], receipt: b"receipt".to_vec(), ..Made::default() })
    })?;
    Ok(())
}
