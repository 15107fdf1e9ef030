//! The commands as a technician meets them: on the shipped settings, with a queue, with a store that is not there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use domain::audit::Event;
use domain::{LicenceId, Timestamp};
use store::Store;
use tempfile::TempDir;

mod difference;
mod figures;
mod papers;
mod queue;
mod spoken;
mod workshop;

use crate::{Error, Report, STORE_FILE, Service, Terminal};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config")
}

/// A terminal with the shipped settings and a store that has one audit row.
fn terminal(data: &TempDir) -> Terminal {
    let terminal = Terminal { config: shipped(), data: data.path().to_owned() };
    let settings = terminal.settings().unwrap();
    let mut store = Store::open(&data.path().join(STORE_FILE), settings.id, settings.prefix).unwrap();
    store.audit(&Event::Started { version: "1".to_owned() }, Timestamp::UNIX_EPOCH).unwrap();
    terminal
}

fn now() -> Timestamp {
    "2026-11-22T02:42:00Z".parse().unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

const LICENCE: &str = include_str!("../catalogue/tests/small/licences/sfa/food.toml");

/// A catalogue of one licence in a folder.
fn tiny() -> TempDir {
    let dir = folder();
    for (path, text) in [
        ("catalogue.toml", include_str!("../catalogue/tests/small/catalogue.toml")),
        ("agencies.toml", include_str!("../catalogue/tests/small/agencies.toml")),
        ("questions/trade.toml", include_str!("../catalogue/tests/small/questions/trade.toml")),
        ("licences/sfa/food.toml", LICENCE),
        ("intents.toml", include_str!("../catalogue/tests/small/intents.toml")),
    ] {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn determined(answers: &str) -> Result<serde_json::Value, Error> {
    let dir = tiny();
    let file = dir.path().join("answers.json");
    fs::write(&file, answers).unwrap();
    let today = "2026-11-22".parse().unwrap();
    crate::determine(dir.path(), &file, today).map(|report| serde_json::to_value(&report).unwrap())
}

#[test]
fn a_right_catalogue_is_counted_and_a_wrong_one_named_by_line() {
    let dir = tiny();
    let checked = crate::check(dir.path(), None).unwrap();
    assert!(checked.is_well(), "{checked}");
    assert!(checked.to_string().contains("1 agencies, 1 licences, 0 of them deep, 0 listed"), "{checked}");
    let json = serde_json::to_value(&checked).unwrap();
    assert_eq!(json["contains"]["licences"]["all"], 1);
    assert_eq!(json["contains"]["questions"], 4);
    assert!(crate::check(dir.path(), Some(&"sfa-food".parse().unwrap())).is_ok());
    let unknown = crate::check(dir.path(), Some(&"food".parse().unwrap())).unwrap_err();
    assert!(unknown.to_string().contains("a licence is named by its folder and file"), "{unknown}");
    let file = dir.path().join("licences/sfa/food.toml");
    fs::write(&file, LICENCE.replace("'trade.food'", "'trade.foot'") + "\nsurprise = 1\n").unwrap();
    let checked = crate::check(dir.path(), None).unwrap();
    assert_eq!((checked.is_well(), checked.errors), (false, 2));
    let nobody = crate::check(&dir.path().join("licences/nobody"), None).unwrap_err();
    assert!(nobody.to_string().starts_with("there is no folder "), "{nobody}");
    assert_eq!(checked.brief().lines().count(), 3, "two mistakes, and where all are told: {}", checked.brief());
    assert!(checked.to_string().contains("food.toml:"), "{checked}");
    assert!(!checked.to_string().contains("warning: "), "what can wait buries what cannot: {checked}");
}

#[test]
fn what_is_translated_is_counted_for_each_language() {
    let dir = folder();
    let config = dir.path().join("catalogue");
    fs::rename(tiny().keep(), &config).unwrap();
    let header = fs::read_to_string(config.join("catalogue.toml")).unwrap();
    fs::write(config.join("catalogue.toml"), header.replace("[\"en\"]", "[\"en\", \"ms\"]")).unwrap();
    fs::create_dir_all(dir.path().join("locales/ms")).unwrap();
    fs::write(dir.path().join("locales/ms/all.ftl"), "licence-sfa-food-title = Kedai makanan\n").unwrap();
    let checked = crate::check(&config, None).unwrap();
    let coverage = &serde_json::to_value(&checked).unwrap()["contains"]["coverage"]["ms"];
    assert_eq!(coverage["licences"], serde_json::json!({"translated": 1, "of": 1}));
    assert_eq!(coverage["intents"], serde_json::json!({"translated": 0, "of": 1}));
    assert_eq!(coverage["texts"]["translated"], 1);
    assert!(checked.to_string().contains("ms: 5 % of all texts; of titles: licences 100 %"), "{checked}");
    assert!(checked.warnings > 0);
    assert_eq!(checked.brief(), "tiny version 1: 1 licence of 1 agency, no errors");
}

#[test]
fn the_agencies_cases_are_played_and_those_that_differ_are_named_by_line() {
    let dir = tiny();
    let file = dir.path().join("licences/sfa/food.cases.toml");
    let case = "[[case]]\nsays = \"A cafe\"\napplies = true\nfees = 3000\n\
                [case.answers]\n\"trade.food\" = true\n\"trade.seats\" = 20\n";
    fs::write(&file, case).unwrap();
    let replayed = crate::replay(dir.path(), None).unwrap();
    assert!(replayed.is_well());
    assert_eq!(replayed.to_string(), "1 case of 1 licence of 1 agency, 0 differ");
    fs::write(&file, case.replace("3000", "4000")).unwrap();
    let replayed = crate::replay(dir.path(), None).unwrap();
    assert!(!replayed.is_well());
    let line = "food.cases.toml:1: \"A cafe\": the case says that the fees known are 4000 cents, and they are 3000";
    assert!(replayed.to_string().contains(line), "{replayed}");
    let other: LicenceId = "sfa-tea".parse().unwrap();
    let error = crate::replay(dir.path(), Some(&other)).unwrap_err();
    assert!(error.to_string().contains("no licence sfa-tea"), "{error}");
    fs::write(&file, "[[case]]\n").unwrap();
    let error = crate::replay(dir.path(), None).unwrap_err();
    assert!(error.to_string().contains("has 2 mistakes"), "{error}");
}

#[test]
fn every_way_through_a_licence_is_walked_and_a_dead_end_named() {
    let dir = tiny();
    let walked = crate::ways(dir.path(), None).unwrap();
    assert!(walked.is_well(), "{walked}");
    let json = serde_json::to_value(&walked).unwrap();
    assert_eq!(json["each"][0]["finished"], json["each"][0]["ways"].as_u64().unwrap() - 1);
    assert_eq!(json["longest"]["licence"], "sfa-food");
    assert_eq!(json["assumed_seconds"]["yes_no"], 6);
    let refuses = "\neligible = [{ rule = 'trade.seats > 3 && trade.food', message = \"Too few\" }, \
                   { rule = 'trade.seats < 9 || !trade.food', message = \"Too many\" }]\n";
    let file = dir.path().join("licences/sfa/food.toml");
    fs::write(&file, format!("{LICENCE}{refuses}")).unwrap();
    let bank = fs::read_to_string(dir.path().join("questions/trade.toml")).unwrap();
    let one =
        bank.replace("max = 500", "max = 500\nvalid = [{ rule = 'value < 2 || value > 20', message = \"Not so\" }]");
    fs::write(dir.path().join("questions/trade.toml"), one).unwrap();
    let walked = crate::ways(dir.path(), None).unwrap();
    assert!(!walked.is_well());
    assert!(walked.to_string().starts_with("sfa-food new: every way walked is refused by"), "{walked}");
}

#[test]
fn the_folder_of_the_settings_will_do_for_the_catalogue() {
    let dir = folder();
    fs::create_dir(dir.path().join("catalogue")).unwrap();
    fs::write(dir.path().join("catalogue/catalogue.toml"), "").unwrap();
    assert_eq!(crate::check(dir.path(), None).unwrap().dir, dir.path().join("catalogue"));
}

#[test]
fn what_is_not_answered_is_asked_next() {
    let answer = determined(r#"{"intent": "open-shop"}"#).unwrap();
    assert_eq!(answer["format"], 1);
    assert_eq!(answer["next"], "trade.food");
    assert_eq!(answer["unknown"][0]["waiting_for"][0], "trade.food");
    assert_eq!(answer["currency"], "SGD");
}

#[test]
fn answers_decide_with_reasons_and_fees() {
    let answer = determined(
        r#"{"intent": "open-shop", "today": "2026-01-02",
            "answers": {"trade.food": true, "trade.seats": 20, "owners": [{"owner.name": "Mei"}]}}"#,
    )
    .unwrap();
    assert_eq!(answer["applies"][0]["because"][0], "You sell food.");
    assert_eq!(answer["fees"][0]["amount_minor"], 3_000);
    assert_eq!(answer["fee_total_minor"], 3_000);
    assert!(answer["next"].is_null());
    let answer = determined(r#"{"intent": "open-shop", "answers": {"trade.food": "no"}}"#).unwrap();
    assert_eq!(answer["not"][0]["because"][0], "You sell no food.");
}

#[test]
fn what_is_wrong_with_the_answers_is_said_in_a_sentence() {
    for (answers, sentence) in [
        ("{", "is not what determine reads"),
        (r#"{"intent": "grow-moss"}"#, "no intent \"grow-moss\""),
        (r#"{"intent": "Grow Moss"}"#, "a name in the answers is malformed"),
        (r#"{"intent": "open-shop", "answers": {"trade.moss": 1}}"#, "no question \"trade.moss\""),
        (r#"{"intent": "open-shop", "answers": {"trade.seats": "many"}}"#, "the type is whole"),
        (r#"{"intent": "open-shop", "answers": {"trade.seats": 501}}"#, "an answer cannot be taken"),
        (r#"{"intent": "open-shop", "today": "soon"}"#, "malformed"),
        (r#"{"intent": "open-shop", "action": "burn"}"#, "malformed"),
        (r#"{"answers": {}}"#, "either an intent or licences"),
        (r#"{"intent": "open-shop", "licences": ["sfa-food"]}"#, "either an intent or licences"),
        (r#"{"licences": ["sfa-moss"], "action": "renew"}"#, "cannot be taken"),
    ] {
        let error = determined(answers).unwrap_err();
        assert!(error.to_string().contains(sentence), "{answers}: {error}");
    }
}

#[test]
fn an_empty_queue_and_a_whole_audit_trail_are_well() {
    let data = folder();
    let terminal = terminal(&data);
    let queue = crate::queue(&terminal).unwrap();
    assert!(queue.is_well());
    assert_eq!(queue.to_string(), "0 to be sent, 0 at the gateway, 0 parked for a technician");
    let audit = crate::verify(&terminal).unwrap();
    assert!(audit.is_well());
    assert_eq!((audit.rows, audit.head.len()), (1, 64));
}

#[test]
fn a_look_makes_no_store_where_there_is_none() {
    let data = folder();
    let terminal = Terminal { config: shipped(), data: data.path().to_owned() };
    let error = crate::queue(&terminal).unwrap_err();
    assert!(error.to_string().contains("start the terminal once"), "{error}");
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn the_simulated_printer_prints_the_test_page() {
    let data = folder();
    let terminal = terminal(&data);
    assert_eq!(crate::printer_status(&terminal).unwrap().status, "ready");
    let test = crate::printer_test(&terminal, now).unwrap();
    assert!(test.is_well() && test.bytes > 0, "{test}");
}

#[test]
fn ports_are_listed_even_where_there_are_none() {
    let ports = crate::ports();
    assert!(ports.is_well());
    assert!(!ports.to_string().is_empty());
}

#[test]
fn the_status_shows_each_part_though_another_is_broken() {
    let data = folder();
    let well = crate::status(&terminal(&data), None, now());
    let names: Vec<&str> = well.parts.iter().map(|part| part.name).collect();
    assert_eq!(
        names,
        ["settings", "catalogue", "store", "audit", "queue", "clock", "printer", "speech", "scanner", "pages"]
    );
    assert_eq!((well.maintenance, well.tests.len()), (Some("off"), 0));
    // The catalogue is a sample, and there is no voice where no program is looked for.
    let others = well.parts.iter().filter(|part| !["catalogue", "speech"].contains(&part.name));
    assert!(others.into_iter().all(|part| part.well), "{well}");
    let broken = crate::status(&Terminal { config: data.path().to_owned(), data: data.path().to_owned() }, None, now());
    assert!(!broken.is_well());
    assert_eq!(broken.service, None);
    assert!(broken.to_string().contains("terminal.toml:1:"), "{broken}");
}

#[test]
fn the_status_says_what_the_gateway_wants_of_the_terminal() {
    let data = folder();
    let terminal = terminal(&data);
    for (revoked, suspended, service, says) in [
        (0, 0, Service::Wanted, ""),
        (0, 1, Service::Suspended, "the operator has taken the terminal out of service"),
        (1, 1, Service::Revoked, "the gateway no longer trusts this terminal's key"),
    ] {
        let mut store = terminal.store(&terminal.settings().unwrap()).unwrap();
        store.set_cursor(sync::round::REVOKED, revoked).unwrap();
        store.set_cursor(sync::heartbeat::SUSPENDED, suspended).unwrap();
        drop(store);
        let status = crate::status(&terminal, None, now());
        assert_eq!(status.service, Some(service));
        assert!(status.to_string().contains(says), "{status}");
    }
}

/// A machine with these two programs, and what the status says of its voice.
fn voice_of(espeak: &str, aplay: &str) -> (bool, String) {
    let (data, programs) = (folder(), folder());
    for (name, script) in [("espeak-ng", espeak), ("aplay", aplay)] {
        // Written under another name and moved: a file that is still open for writing cannot be run.
        let (draft, program) = (programs.path().join("draft"), programs.path().join(name));
        fs::write(&draft, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(&draft, &program).unwrap();
    }
    let status = crate::status(&terminal(&data), Some(programs.path().as_os_str()), now());
    let part = status.parts.into_iter().find(|part| part.name == "speech").unwrap();
    (part.well, part.says)
}

#[test]
fn the_status_tries_the_voice_out_without_a_sound_and_says_what_it_lacks() {
    // A header with its rate, in pieces, and a little silence.
    let speaks = r"printf RIFF; head -c 20 /dev/zero; printf '\042\126\000\000'; head -c 2016 /dev/zero";
    let plays = "exec cat >/dev/null";
    let no_card = "echo 'aplay: main:831: audio open error: No such file or directory' >&2; exit 1";
    for (espeak, aplay, well, words) in [
        (speaks, plays, true, "in every language on offer"),
        ("exit 1", plays, false, "espeak-ng ended early"),
        (speaks, no_card, false, "no sound device"),
    ] {
        let (is_well, says) = voice_of(espeak, aplay);
        assert_eq!((is_well, says.contains(words)), (well, true), "{says}");
    }
    let data = folder();
    let none = crate::status(&terminal(&data), None, now()).to_string();
    assert!(none.contains("espeak-ng is not installed"), "{none}");
}

#[test]
fn the_identity_is_an_entry_that_a_gateway_reads_and_tells_no_secret() {
    let data = folder();
    let terminal = terminal(&data);
    assert!(matches!(crate::identity(&terminal), Err(Error::NoKey(_))));
    let file = data.path().join(crate::KEY_FILE);
    let key = wire::keys::Private::from_secret("T0001-1", &[7; 32]).unwrap();
    std::fs::write(&file, key.to_jwk().as_bytes()).unwrap();
    let identity = crate::identity(&terminal).unwrap();
    let text = format!("listen = \"127.0.0.1:8080\"\nkey_file = \"gateway.jwk\"\n\n{identity}\n");
    let gateway = settings::gateway::read(std::path::Path::new("g.toml"), &text).unwrap();
    let settings::gateway::TerminalKey::Here(listed) = &gateway.terminals[0].key else { panic!("{text}") };
    assert_eq!(gateway.terminals[0].id.as_str(), "T0001");
    assert_eq!(wire::keys::Public::listed(&listed.kid, &listed.jwk).unwrap(), *key.public());
    assert!(!text.contains("\"d\""), "{text}");
    std::fs::write(&file, "{}").unwrap();
    assert!(matches!(crate::identity(&terminal), Err(Error::Key(_))));
}
