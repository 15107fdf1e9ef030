//! An update in the midst of which the power goes: a store of another format is brought to this program's, forward from an older
//! one and back from a newer one, and after any operation on the way every promise is kept and the next start ends the change.

use std::path::Path;

use rusqlite::Connection;

use crate::chance::Chance;
use crate::image::{Cut, Image};
use crate::script::{Length, Player, Promise, STORE, open};
use crate::world::World;
use crate::{look, seed};

/// As the version before the way back wrote it.
const OLDER: &str = "drop table way_back; pragma user_version = 8";
/// As a version after this one may write it, which brings its own way back.
const NEWER: &str = "create table shelf (id integer primary key, height integer not null);
    insert into shelf (height) values (3), (4);
    alter table submission add column colour text;
    update submission set colour = 'red';
    insert into way_back (format, undo) values (10, 'drop table shelf; alter table submission drop column colour;');
    pragma user_version = 10";

type Files = Vec<(String, Vec<u8>)>;

#[test]
fn an_update_that_the_power_cuts_off_loses_nothing_and_is_ended_by_the_next_start() {
    let seed = seed();
    let (files, promises) = used(seed);
    for (change, what) in [(OLDER, "forward"), (NEWER, "back")] {
        let files = changed(&files, change);
        let world = World::holding(files.clone());
        drop(open(&world).unwrap_or_else(|error| panic!("{what}: {error}")));
        let (mut image, mut chance, mut images) = (Image::of(&files), Chance(seed), 0);
        let log = world.log();
        for (n, op) in log.iter().enumerate() {
            image.step(op);
            for cut in [Cut::DropAll, Cut::KeepAll, Cut::Any, Cut::Any, Cut::Any] {
                look(
                    &image,
                    cut,
                    &mut chance,
                    &promises,
                    true,
                    &format!("seed {seed}, {what}, operation {n}, {cut:?}"),
                );
                images += 1;
            }
        }
        println!("seed {seed}, {what}: {} operations, {images} images, 0 lost", log.len());
        assert!(images > 50, "{what}: only {images} images");
    }
}

/// The files of a store that has served, and what it promised.
fn used(seed: u64) -> (Files, Vec<Promise>) {
    let world = World::holding([]);
    let mut player = Player::new(&world, seed);
    let mut store = player.play(Length { visits: 6, deliveries: 3, checkpoint_every: 2 }).unwrap();
    store.let_go().unwrap();
    let mut image = Image::default();
    world.log().iter().for_each(|op| image.step(op));
    (image.after(Cut::KeepAll, &mut Chance(0)), player.promises)
}

/// The same files after another program has written the store's format.
fn changed(files: &Files, change: &str) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let name = Path::new(STORE).file_name().unwrap();
    let place = folder.path().join(name);
    let mut files = files.clone();
    let is_store = |path: &str| Path::new(path).file_name() == Some(name);
    let (_, bytes) = files.iter_mut().find(|(path, _)| is_store(path)).unwrap();
    std::fs::write(&place, &bytes).unwrap();
    let connection = Connection::open(&place).unwrap();
    connection.execute_batch(change).unwrap();
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
    connection.close().unwrap();
    *bytes = std::fs::read(&place).unwrap();
    files
}
