//! Formats that come and go: a newer program brings the store up to its own, and an older one that takes over again finds its
//! way back in it.

use super::*;
use crate::opening::{Formats, MIGRATIONS};

/// What a program two formats later knows.
const NEWER: Formats = Formats {
    migrations: &[
        MIGRATIONS[0],
        MIGRATIONS[1],
        MIGRATIONS[2],
        MIGRATIONS[3],
        MIGRATIONS[4],
        MIGRATIONS[5],
        MIGRATIONS[6],
        MIGRATIONS[7],
        MIGRATIONS[8],
        "alter table submission add column colour text; create index submission_colour on submission (colour);",
        "create table shelf (id integer primary key, height integer not null);",
    ],
    ways_back: &["drop index submission_colour; alter table submission drop column colour;", "drop table shelf;"],
};

#[test]
fn an_older_program_finds_everything_again_that_a_newer_one_has_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let first = submit(&mut file(&path), &[sealed(1, "SFA")]);
    let mut newer = file(&path);
    newer.migrate(NEWER).unwrap();
    newer.connection.execute("insert into shelf (height) values (3)", []).unwrap();
    let second = submit(&mut newer, &[sealed(2, "SFA"), sealed(3, "URA")]);
    newer.connection.execute("update submission set colour = 'red'", []).unwrap();
    newer.migrate(NEWER).unwrap();
    drop(newer);

    let mut older = file(&path);
    let kept: Vec<(String, String)> = older
        .connection
        .prepare("select reference, agency from submission order by rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let expected = [(&first, "SFA"), (&second, "SFA"), (&second, "URA")];
    assert_eq!(kept, expected.map(|(reference, agency)| (reference.to_string(), agency.to_owned())));
    assert!(older.integrity().unwrap().is_empty());
    assert!(submit(&mut older, &[sealed(4, "SFA")]) > second);
    drop(older);

    // And forward again, as after a mended version.
    file(&path).migrate(NEWER).unwrap();
    assert_eq!(file(&path).backlog().unwrap().stored, 4);
}

#[test]
fn without_a_way_back_a_newer_store_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let mut newer = file(&path);
    newer.migrate(NEWER).unwrap();
    newer.connection.execute("delete from way_back where format = 10", []).unwrap();
    drop(newer);
    let refused = Store::open(&path, terminal(), "7K4".parse().unwrap()).unwrap_err();
    assert!(matches!(refused, OpenError::Newer { found: 11, known: 9, .. }), "{refused:?}");
    let untouched = rusqlite::Connection::open(&path).unwrap();
    let shelves: u32 = untouched.query_row("select count(*) from shelf", [], |row| row.get(0)).unwrap();
    assert_eq!(shelves, 0, "what was undone on the way is there again");
}
