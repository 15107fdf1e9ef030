//! A store that was damaged while nobody looked: bits flipped, pages emptied, files cut short. Whatever is left of it, the
//! terminal serves again, says what was lost, and passes nothing off as what it was.

use store::{OpenError, Quarantined, State, Store, Whole};

use crate::chance::Chance;
use crate::image::{Cut, Image};
use crate::script::{Length, Player, Promise, STORE, at, open, take_one};
use crate::world::{Home, World};
use crate::{scale, seed};

const PAGE: usize = 4096;

/// How it went.
#[derive(Debug, Default, Clone, Copy)]
struct Ends {
    harmless: usize,
    noticed_at_start: usize,
    noticed_in_use: usize,
    carried: u64,
    lost: u64,
}

/// R6 of the reliability plan.
#[test]
fn a_damaged_store_is_put_aside_and_the_terminal_serves_again() {
    let seed = seed();
    let world = World::holding([]);
    let mut player = Player::new(&world, seed);
    let store = player.play(Length { visits: 14, deliveries: 9, checkpoint_every: 9 }).unwrap();
    let promises = player.promises;
    let with_log = files(&world);
    drop(store);
    let closed = files(&world);
    let mut chance = Chance(seed);
    let mut ends = Ends::default();
    let count = scale(200, 200, 1_000);
    for n in 0..count {
        let mut files = if n % 4 == 0 { with_log.clone() } else { closed.clone() };
        let target = if n % 8 == 0 { format!("{STORE}-wal") } else { STORE.to_owned() };
        let (_, bytes) = files.iter_mut().find(|(name, _)| *name == target).unwrap();
        let what = damage(bytes, &mut chance);
        let home = World::holding(files);
        serve(&home, &promises, &format!("seed {seed}, damage {n} ({what} in {target})"), &mut ends);
    }
    println!("seed {seed}: {count} damaged stores: {ends:?}");
    assert!(ends.noticed_at_start > 0 && ends.harmless > 0 && ends.carried > ends.lost, "{ends:?}");
}

fn files(world: &Home) -> Vec<(String, Vec<u8>)> {
    let mut image = Image::default();
    world.log().iter().for_each(|op| image.step(op));
    image.after(Cut::KeepAll, &mut Chance(0))
}

fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) -> String {
    let flip = |bytes: &mut Vec<u8>, chance: &mut Chance| {
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
    };
    match chance.below(10) {
        0..5 => {
            flip(bytes, chance);
            "one bit flipped".to_owned()
        }
        5 | 6 => {
            (0..100).for_each(|_| flip(bytes, chance));
            "a hundred bits flipped".to_owned()
        }
        7 => {
            let page = chance.below(bytes.len() / PAGE) * PAGE;
            bytes[page..page + PAGE].fill(0);
            format!("page at {page} emptied")
        }
        _ => {
            let left = chance.below(bytes.len());
            bytes.truncate(left);
            format!("cut to {left} bytes")
        }
    }
}

fn serve(home: &Home, promises: &[Promise], case: &str, ends: &mut Ends) {
    let Some(mut store) = start(home, promises, case, ends) else { return };
    nothing_is_passed_off(&store, promises, case);
    let served = take_one(&mut store, 900);
    let _ = store.heal();
    drop(store);
    if served.is_ok() {
        ends.harmless += 1;
        return;
    }
    // It was noticed while it was used; the next start, after the visit, has to see to it.
    ends.noticed_in_use += 1;
    let mut store = start(home, promises, case, ends).unwrap_or_else(|| panic!("{case}: another's store after use"));
    take_one(&mut store, 901).unwrap_or_else(|error| panic!("{case}: the terminal is stuck: {error:?}"));
}

/// As the terminal starts: a damaged store is put aside. `None` where the damage made it another terminal's store or one of
/// a later format, which is said and which a technician has to judge.
fn start(home: &Home, promises: &[Promise], case: &str, ends: &mut Ends) -> Option<Store> {
    match open(home) {
        Ok(store) => return Some(store),
        Err(OpenError::Corrupt { .. }) => ends.noticed_at_start += 1,
        Err(OpenError::OtherTerminal { .. } | OpenError::Newer { .. }) => return None,
        Err(other) => panic!("{case}: {other:?}"),
    }
    let (terminal, prefix) = ("T0417".parse().unwrap(), "7K4".parse().unwrap());
    let put_aside = Store::quarantine_on(home.disk(), &home.path(STORE), terminal, prefix, at(1_000));
    let Quarantined { store, aside, salvaged } = put_aside.unwrap_or_else(|error| panic!("{case}: {error:?}"));
    assert!(!aside.is_empty(), "{case}");
    let mut store = store.with_reserve(1);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new(), "{case}");
    assert_eq!(store.verify_audit().unwrap().fault, None, "{case}");
    let submitted = promises.iter().filter(|promise| matches!(promise, Promise::Submitted { .. })).count() as u64;
    let told = salvaged.carried + salvaged.lost >= submitted || salvaged.whole != Whole::Everything;
    assert!(told, "{case}: {salvaged:?} of {submitted}");
    nothing_is_passed_off(&store, promises, case);
    let reference = store.next_reference().unwrap();
    assert!(!promises.contains(&Promise::Taken(reference)), "{case}: {reference} is given twice");
    take_one(&mut store, 800).unwrap_or_else(|error| panic!("{case}: the new store takes nothing: {error:?}"));
    store.outstanding(8).unwrap_or_else(|error| panic!("{case}: the queue stands: {error:?}"));
    ends.carried += salvaged.carried;
    ends.lost += salvaged.lost;
    Some(store)
}

/// What waits to be sent is what was signed, or reading it is an error, or the trail says that it was changed.
fn nothing_is_passed_off(store: &Store, promises: &[Promise], case: &str) {
    let noticed = !matches!(store.verify_audit(), Ok(report) if report.fault.is_none());
    for promise in promises {
        let Promise::Submitted { submission, parts, .. } = promise else { continue };
        let Ok(Some(row)) = store.submission(*submission) else { continue };
        if row.state != State::Stored || noticed {
            continue;
        }
        assert!(row.manifest.starts_with("manifest "), "{case}: {}", row.manifest);
        for (n, _, sha256) in parts {
            if let Ok(Some(part)) = store.part(*submission, *n) {
                assert!(
                    part.sha256 == *sha256 || part.verify().is_err(),
                    "{case}: part {n} of {submission} was changed"
                );
            }
        }
    }
}
