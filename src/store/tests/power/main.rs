//! Power cuts and failing disks, played in memory on the store's own code: every operation on the disk is recorded, and after
//! any of them the power may go. The test knows only the store's public face. `GUICHET_TEST_SCALE=pr|nightly` says how many
//! images are looked at, `GUICHET_SEED` plays one run again.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod chance;
mod damage;
mod formats;
mod image;
mod room;
mod script;
mod vfs;
mod world;

use std::error::Error as _;

use chance::Chance;
use image::{Cut, Image};
use script::{Length, Player, Promise, check, open};
use world::{Fault, Kind, Lasting, Op, World};

fn seed() -> u64 {
    std::env::var("GUICHET_SEED").map_or(20_261_122, |seed| seed.parse().unwrap())
}

/// How many for a plain `cargo test`, for a change, for a night.
fn scale<T>(plain: T, change: T, night: T) -> T {
    match std::env::var("GUICHET_TEST_SCALE").as_deref() {
        Ok("nightly") => night,
        Ok("pr") => change,
        _ => plain,
    }
}

/// R2 of the reliability plan.
#[test]
fn whatever_a_power_cut_leaves_holds_every_promise() {
    let seed = seed();
    let length = Length { visits: 50, deliveries: 50, checkpoint_every: 25 };
    let world = World::holding([]);
    let mut player = Player::new(&world, seed);
    player.play(length).unwrap();
    let (log, promises) = (world.log(), player.promises);
    let torn = scale(3, 3, 20);
    let every = scale(3, 3, 1);

    let workers = 2;
    let images: usize = std::thread::scope(|scope| {
        let part = |worker| {
            let (log, promises) = (&log, &promises);
            scope.spawn(move || {
                let mut chance = Chance(seed ^ worker as u64);
                let (mut image, mut promised, mut images) = (Image::default(), 0, 0);
                for (n, op) in log.iter().enumerate() {
                    image.step(op);
                    match op {
                        Op::Promise(count) => promised = *count,
                        Op::Write { .. } | Op::Truncate { .. } | Op::Name { .. } if n % every != 0 => {}
                        Op::Write { .. }
                        | Op::Truncate { .. }
                        | Op::Name { .. }
                        | Op::Sync { .. }
                        | Op::SyncFailed { .. }
                        | Op::SyncFolder { .. }
                            if n % workers == worker =>
                        {
                            let cuts = [Cut::DropAll, Cut::KeepAll].into_iter().chain([Cut::Any].repeat(torn));
                            for cut in cuts {
                                let case = format!("seed {seed}, worker {worker}, operation {n}, {cut:?}");
                                look(&image, cut, &mut chance, &promises[..promised], images % 8 == 0, &case);
                                images += 1;
                            }
                        }
                        Op::Write { .. }
                        | Op::Truncate { .. }
                        | Op::Name { .. }
                        | Op::Sync { .. }
                        | Op::SyncFailed { .. }
                        | Op::SyncFolder { .. } => {}
                    }
                }
                images
            })
        };
        let parts: Vec<_> = (0..workers).map(part).collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    });
    println!("seed {seed}: {} operations, {} promises, {images} images, 0 lost", log.len(), promises.len());
    assert!(images >= scale(5_000, 5_000, 50_000), "only {images} images");
}

/// Opens what the cut has left and holds the book against it; now and then a second time, when nothing is left to mend.
fn look(image: &Image, cut: Cut, chance: &mut Chance, promises: &[Promise], twice: bool, case: &str) {
    let world = World::holding(image.after(cut, chance));
    let mut store = open(&world).unwrap_or_else(|error| panic!("{case}: {error}: {:?}", error.source()));
    check(&mut store, promises, case);
    drop(store);
    if twice {
        let mended = world.log().len();
        drop(open(&world).unwrap_or_else(|error| panic!("{case}, the second time: {error}")));
        let again =
            world.log()[mended..].iter().filter(|op| matches!(op, Op::Write { .. } | Op::Truncate { .. })).count();
        assert_eq!(again, 0, "{case}: the second start still mended something");
    }
}

/// R3: every operation fails, each in its turn, once and from then on, and then the power goes too. Once from the very first
/// start, otherwise from a store that is there.
#[test]
fn an_error_at_any_operation_never_makes_a_promise_that_is_not_kept() {
    let seed = seed();
    let length = Length { visits: 2, deliveries: 2, checkpoint_every: 2 };
    let made = made();
    let kinds = [
        (Kind::Io, Lasting::Once, Vec::new()),
        (Kind::Io, Lasting::ForEver, made.clone()),
        (Kind::Full, Lasting::Once, made.clone()),
        (Kind::Full, Lasting::ForEver, made),
    ];
    let runs: usize = std::thread::scope(|scope| {
        let loops = kinds.each_ref().map(|(kind, lasting, files)| {
            scope.spawn(move || {
                let fault = |at| Fault { at, kind: *kind, lasting: *lasting };
                (1..).take_while(|at| fail(seed, length, fault(*at), files).struck > 0).count()
            })
        });
        loops.into_iter().map(|runs| runs.join().unwrap()).sum()
    });
    println!("seed {seed}: {runs} operations failed, 0 promises broken");
    assert!(runs > 400, "only {runs} operations");
}

/// The files of a store that nobody has used yet.
fn made() -> Vec<(String, Vec<u8>)> {
    let world = World::holding([]);
    drop(open(&world).unwrap());
    let mut image = Image::default();
    world.log().iter().for_each(|op| image.step(op));
    image.after(Cut::KeepAll, &mut Chance(0))
}

/// R4: a sync fails, which means that nobody may ever believe those pages again.
#[test]
fn a_failed_sync_is_told_or_proven_harmless() {
    let seed = seed();
    let length = Length { visits: 24, deliveries: 24, checkpoint_every: 8 };
    let made = made();
    let (mut told, mut syncs) = (0, 0);
    let most = scale(100, 100, usize::MAX);
    for at in 1..=most {
        let run = fail(seed, length, Fault { at, kind: Kind::Sync, lasting: Lasting::Once }, &made);
        if run.struck == 0 {
            break;
        }
        syncs += 1;
        told += usize::from(run.refused > 0);
    }
    println!("seed {seed}: {syncs} syncs failed, {told} times somebody was told that it was not accepted");
    assert!(syncs >= 100 && told > 0, "{syncs} syncs");
}

struct Run {
    struck: usize,
    refused: usize,
}

/// Plays the script on a disk with that fault; then looks at the store that lived through it, and at what a power cut at
/// the end would leave.
fn fail(seed: u64, length: Length, fault: Fault, files: &[(String, Vec<u8>)]) -> Run {
    let case = format!("seed {seed}, {fault:?}");
    let world = World::holding(files.to_vec());
    world.set_fault(Some(fault));
    let mut player = Player::new(&world, seed);
    let store = player.play(length);
    let (promises, refused) = (player.promises, player.refused);
    let struck = world.struck();
    // A start under the same fault may fail, and that is all it may do.
    if store.is_none() {
        drop(open(&world));
    }
    world.set_fault(None);
    let log = world.log();
    if let Some(mut store) = store {
        store.heal().unwrap_or_else(|error| panic!("{case}: the store does not heal: {error}"));
        check(&mut store, &promises, &case);
    }
    let mut image = Image::of(files);
    log.iter().for_each(|op| image.step(op));
    let mut chance = Chance(seed ^ fault.at as u64);
    for cut in [Cut::DropAll, Cut::Any] {
        look(&image, cut, &mut chance, &promises, false, &format!("{case}, then {cut:?}"));
    }
    Run { struck, refused }
}
