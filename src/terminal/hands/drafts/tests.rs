//! A draft put aside in a real store: it comes back with its code, and without it nobody can tell what was in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::application::Action;
use domain::draft::Start;
use domain::{Answer, Language, Personal, Value};

use super::*;
use crate::hands::Tools;
use crate::tests::tools;

const QUICK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
const DAY: i64 = 24 * 3_600;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn open(path: &Path) -> Handle {
    let store = Store::open(path, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
    Handle::start(store.with_reserve(0)).unwrap()
}

fn canary(n: usize) -> String {
    format!("canary-{n:02}-{:016x}", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn draft() -> Draft {
    let answer =
        |n: usize| (format!("applicant.q{n}").parse().unwrap(), Answer::Known(Value::Text(Personal::new(canary(n)))));
    Draft {
        catalogue: "2026.11".to_owned(),
        language: Language::English,
        start: Start::Intent("open-restaurant".parse().unwrap()),
        action: Action::New,
        answers: (0..32).map(answer).collect(),
        unfinished: BTreeMap::new(),
        skipped: BTreeSet::new(),
        interview: Vec::new(),
        taken: BTreeSet::new(),
        left: BTreeSet::new(),
        documents: BTreeMap::new(),
    }
}

fn code(n: u8) -> ResumeCode {
    ResumeCode::from_random([n; 16])
}

fn save(store: &Handle, n: u8, second: i64) -> Saved {
    let random: &mut wire::Random<'_> = &mut wire::system_random;
    Drafts { store, random, cost: QUICK }.save(&draft(), &code(n), 3, at(second)).unwrap()
}

fn resume(store: &Handle, n: u8, second: i64) -> Resumed {
    let random: &mut wire::Random<'_> = &mut wire::system_random;
    Drafts { store, random, cost: QUICK }.resume(&code(n), at(second)).unwrap()
}

#[test]
fn a_draft_comes_back_with_its_code_after_a_restart_and_not_after_three_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.sqlite");
    let saved = save(&open(&path), 1, 0);
    assert_eq!(saved.expires_at, at(3 * DAY));
    let store = open(&path);
    assert_eq!(resume(&store, 1, DAY), Resumed::Draft(Box::new(draft()), saved.name));
    assert_eq!(save(&store, 1, DAY).name, saved.name, "saved again, it lies in the same place");
    assert!(matches!(resume(&store, 1, 3 * DAY), Resumed::Draft(..)));
    assert_eq!(resume(&store, 1, 4 * DAY), Resumed::Nothing);
}

#[test]
fn a_wrong_code_hears_the_same_whether_there_are_drafts_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("store.sqlite"));
    assert_eq!(resume(&store, 1, 0), Resumed::Nothing);
    save(&store, 2, 0);
    assert_eq!(resume(&store, 1, 1), Resumed::Nothing);
    for second in 2..10 {
        assert_eq!(resume(&store, 1, second), Resumed::Nothing);
    }
    assert_eq!(resume(&store, 2, 10), Resumed::Wait { until: at(60) }, "the right code waits as well");
    assert!(matches!(resume(&store, 2, 60), Resumed::Draft(..)));
}

#[test]
fn the_files_of_the_store_hold_no_word_of_a_draft_and_not_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("store.sqlite"));
    save(&store, 1, 0);
    save(&store, 1, 1);
    assert!(matches!(resume(&store, 1, 2), Resumed::Draft(..)));
    let printed = code(1).printed().reveal().clone();
    let mut hidden: Vec<String> = (0..32).map(canary).collect();
    hidden.extend([printed.replace('-', ""), printed, "open-restaurant".to_owned(), "applicant".to_owned()]);
    let mut read = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        read += bytes.len();
        for word in &hidden {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is in a file");
        }
    }
    assert!(read > 4_096, "the files were not read");
}

/// What a code has opened is not this visit's before the visit has taken it up: somebody may have gone elsewhere meanwhile.
#[test]
fn what_is_found_and_not_taken_up_leaves_what_was_kept_before_known() {
    let (replies, told) = std::sync::mpsc::channel();
    let store = tools::store();
    let clock = || at(1);
    let mut tools = Tools { clock, ..tools::tools(store.clone(), replies) };
    let desk = crate::hands::desk(&mut tools).unwrap();
    let mut worker = Worker::new(tools, desk);
    let mut asks = |visit, wish| {
        worker.put_aside(visit, wish);
        told.try_iter().find_map(|message| if let Message::Aside { news, .. } = message { Some(news) } else { None })
    };
    let (stranger, visit) = (VisitId(1), VisitId(2));
    let keep = || AsideWish::Keep { draft: Box::new(draft()), days: 3 };
    let mut kept = |visit| match asks(visit, keep()) {
        Some(AsideNews::Kept(kept)) => kept.code,
        other => panic!("{other:?}"),
    };
    let (theirs, mine) = (kept(stranger), kept(visit));
    assert!(matches!(asks(visit, AsideWish::Resume(theirs.clone())), Some(AsideNews::Resumed(_))));
    let Some(AsideNews::Kept(again)) = asks(visit, keep()) else { panic!("it is kept") };
    assert_eq!(again.code, mine, "the slip in the citizen's hand stays right");
    assert_eq!(asks(visit, AsideWish::Erase), Some(AsideNews::Erased));
    assert!(matches!(asks(visit, AsideWish::Resume(mine)), Some(AsideNews::Nothing)), "one's own is erased");
    assert!(matches!(asks(visit, AsideWish::Resume(theirs.clone())), Some(AsideNews::Resumed(_))));
    assert_eq!(asks(visit, AsideWish::TakeUp), None);
    let Some(AsideNews::Kept(taken)) = asks(visit, keep()) else { panic!("it is kept") };
    assert_eq!(taken.code, theirs, "taken up, it is this visit's");
}
