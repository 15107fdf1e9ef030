//! What a technician does: sets a PIN, opens the door again, tests everything, and finds the same in status and self-test.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use domain::audit::{Act, Event};
use domain::diagnostic::{Test, Verdict};
use domain::technician::Door;
use store::{Made, Outcome, Sealed, Store, Whom};
use tempfile::TempDir;
use wire::pin::Match;

use super::{folder, now, shipped, terminal};
use crate::{Error, OnPaper, Report, STORE_FILE, Terminal};

/// A terminal with settings of its own, which name a file for the PIN.
fn with_door(config: &TempDir, data: &TempDir) -> Terminal {
    let shipped = fs::read_to_string(shipped().join("terminal.toml")).unwrap();
    fs::write(config.path().join("terminal.toml"), format!("{shipped}\n[technician]\npin_file = \"pin\"\n")).unwrap();
    let _ = terminal(data);
    Terminal { config: config.path().to_owned(), data: data.path().to_owned() }
}

fn open(terminal: &Terminal) -> Store {
    let settings = terminal.settings().unwrap();
    Store::open(&terminal.data.join(STORE_FILE), settings.id, settings.prefix).unwrap()
}

#[test]
fn a_pin_is_set_where_the_settings_say_and_a_weak_one_is_refused() {
    let (config, data) = (folder(), folder());
    let terminal = with_door(&config, &data);
    let settings = terminal.settings().unwrap();
    assert!(matches!(crate::pin_line(&terminal, &settings), Err(Error::NoPin(_))));
    for (text, sentence) in [
        ("70418", "six digits"),
        ("111111", "fewer than three"),
        ("123456", "count up or down"),
        ("221126", "a date"),
        ("258013", "rows or columns"),
    ] {
        let error = crate::set_pin(&terminal, text, &mut |salt| salt.fill(7), now()).unwrap_err();
        assert!(error.to_string().contains(sentence), "{text}: {error}");
        assert!(!error.to_string().contains(text), "{error}");
    }
    let set = crate::set_pin(&terminal, "704183\n", &mut |salt| salt.fill(7), now()).unwrap();
    assert!(!set.to_string().contains("704183"), "{set}");
    let line = crate::pin_line(&terminal, &settings).unwrap().unwrap();
    assert_eq!(wire::pin::check(&"704183".parse().unwrap(), &line), Ok(Match::Same));
    assert_eq!(fs::metadata(config.path().join("pin")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(open(&terminal).audit_head().unwrap().seq, 2);
}

#[test]
fn without_a_file_in_the_settings_there_is_no_pin_to_set() {
    let data = folder();
    let terminal = terminal(&data);
    assert!(crate::pin_line(&terminal, &terminal.settings().unwrap()).unwrap().is_none());
    let error = crate::set_pin(&terminal, "704183", &mut |_| {}, now()).unwrap_err();
    assert!(matches!(error, Error::NoPinFile), "{error}");
}

#[test]
fn a_locked_door_is_unlocked_on_the_machine() {
    let data = folder();
    let terminal = terminal(&data);
    let mut second = 0;
    let at = |second: i64| now().saturating_add(jiff_secs(second)).unwrap();
    for _ in 0..15 {
        assert_eq!(open(&terminal).try_pin(at(second)).unwrap(), Door::Open);
        second += 10_000;
    }
    assert_eq!(open(&terminal).pin_door(at(second)).unwrap(), Door::Locked);
    crate::unlock(&terminal, at(second)).unwrap();
    assert_eq!(open(&terminal).pin_door(at(second)).unwrap(), Door::Open);
}

fn jiff_secs(secs: i64) -> std::time::Duration {
    std::time::Duration::from_secs(secs.unsigned_abs())
}

#[test]
fn the_self_test_leaves_records_and_the_status_shows_the_same() {
    let data = folder();
    let terminal = terminal(&data);
    let tested = crate::selftest(&terminal, None, now, OnPaper::No).unwrap();
    let found = |name: &str| tested.tests.iter().find(|it| it.test == name).unwrap();
    assert_eq!(tested.tests.len(), 10);
    assert_eq!(found("printer").outcome, "passed", "{}", found("printer").because);
    assert!(found("printer").because.contains("the printer confirmed the last line"), "{}", found("printer").because);
    assert!(found("store").because.contains("every page of the store is sound"));
    assert_eq!(found("network").outcome, "failed");
    assert!(found("network").because.contains("inside the terminal"), "{}", found("network").because);
    assert!(!tested.is_well() && tested.by_hand.is_empty());
    let status = crate::status(&terminal, None, now());
    let of = |tested: &crate::Tested| (tested.test, tested.outcome, tested.because.clone());
    let kept: Vec<_> = status.tests.iter().map(of).collect();
    assert_eq!(kept, tested.tests.iter().map(of).collect::<Vec<_>>());
    for part in status.parts.iter().filter(|part| ["settings", "audit", "queue", "clock"].contains(&part.name)) {
        assert_eq!(part.says, found(part.name).because, "{}", part.name);
    }
    let printed = crate::selftest(&terminal, None, now, OnPaper::Ticket).unwrap();
    let ticket = printed.ticket.as_ref().unwrap();
    assert_eq!((ticket.test, ticket.outcome), ("ticket", "passed"), "{}", ticket.because);
    assert!(printed.to_string().contains("ticket: the printer confirmed the last line"), "{printed}");
    let json = serde_json::to_value(&tested).unwrap();
    assert!(json.get("ticket").is_none());
    assert_eq!((&json["format"], &json["tests"][0]["test"]), (&1.into(), &"settings".into()));
}

#[test]
fn what_a_technician_saw_is_kept_and_what_needs_eyes_is_never_passed_by_itself() {
    let data = folder();
    let terminal = terminal(&data);
    let bench = crate::bench(&terminal, None, now).unwrap();
    assert_eq!(bench.test(Test::Ruler).finding.verdict, Verdict::Unknown);
    assert!(open(&terminal).diagnostics().unwrap().is_empty());
    bench.judge(Test::Ruler, Verdict::Failed);
    let tested = crate::selftest(&terminal, None, now, OnPaper::No).unwrap();
    assert_eq!((tested.by_hand[0].test, tested.by_hand[0].outcome), ("ruler", "failed"));
}

#[test]
fn a_clock_behind_the_audit_trail_is_found() {
    let data = folder();
    let terminal = terminal(&data);
    let later = now().saturating_add(jiff_secs(3_600)).unwrap();
    open(&terminal).audit(&Event::Technician { act: Act::Left }, later).unwrap();
    let status = crate::status(&terminal, None, now());
    let clock = status.parts.iter().find(|part| part.name == "clock").unwrap();
    assert!(!clock.well && clock.says.contains("03:42:00"), "{}", clock.says);
}

#[test]
fn what_waits_is_told_by_agency_with_the_reason() {
    let data = folder();
    let terminal = terminal(&data);
    let mut store = open(&terminal).with_reserve(0);
    let reference = store.next_reference().unwrap();
    let sealed = |n: u8, agency: &str| Sealed {
        submission: format!("00000000-0000-4000-8000-00000000000{n}").parse().unwrap(),
        agency: agency.parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        envelope: vec![n],
        parts: Vec::new(),
    };
    let batch = [sealed(1, "SFA"), sealed(2, "SPF"), sealed(3, "URA")];
    let made = |_: &_, _, seqs: &[u64]| {
        Ok(Made { manifests: seqs.iter().map(u64::to_string).collect(), receipt: vec![1], ..Made::default() })
    };
    store.submit(now(), reference, &batch, &mut { made }).unwrap();
    let until = now().saturating_add(jiff_secs(600)).unwrap();
    let put_off = Outcome::PutOff { whom: Whom::Item, until, failures: 1, note: "no connection".to_owned() };
    for (at, outcome) in [(0, put_off), (1, Outcome::Parked { problem: "bad-signature".to_owned() })] {
        let submission = batch[at].submission;
        store.begin_attempt(submission, now()).unwrap();
        store.record(submission, &outcome, now()).unwrap();
    }
    drop(store);
    let lanes = crate::bench(&terminal, None, now).unwrap().lanes();
    let seen: Vec<_> = lanes.iter().map(|lane| (lane.agency.as_str(), lane.stored, lane.parked)).collect();
    assert_eq!(seen, [("SFA", 1, 0), ("SPF", 0, 1), ("URA", 1, 0)]);
    assert_eq!((lanes[0].problem.as_deref(), lanes[0].next_at), (Some("no connection"), Some(until)));
    assert_eq!((lanes[1].problem.as_deref(), lanes[1].next_at), (Some("bad-signature"), None));
    assert_eq!((lanes[2].problem.as_deref(), lanes[2].next_at), (None, Some(now())));
}
