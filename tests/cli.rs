//! Bad input gets one clear sentence and an exit code that is not 0; nothing panics.

mod agency;
mod printer;

use std::fs;
use std::process::{Command, Output};

use crate::harness::office::GatewayFolder;
use crate::harness::{Kiosk, root, shipped_script};

#[track_caller]
fn check_refused(output: &Output, sentence: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && output.status.code().is_some(), "{said}");
    assert!(said.contains(sentence), "expected \"{sentence}\" in: {said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn an_unknown_script_is_named() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&kiosk.config().join("none.toml"), &[]);
    check_refused(&rehearsal.output, "none.toml cannot be read");
}

#[test]
fn a_broken_script_is_told_with_its_line() {
    let kiosk = Kiosk::new();
    let script = kiosk.script("language = \"en\"\nintent = \n");
    check_refused(&kiosk.rehearse(&script, &[]).output, "line 2");
}

#[test]
fn an_answer_to_an_unknown_option_ends_with_a_sentence() {
    let kiosk = Kiosk::new();
    let text = fs::read_to_string(shipped_script("hawker-stall.toml"))
        .unwrap()
        .replace("hawker", "moonbase")
        .replace("\"stall\"", "\"moonbase\"");
    check_refused(&kiosk.rehearse(&kiosk.script(&text), &[]).output, "moonbase");
}

#[test]
fn a_missing_configuration_is_named() {
    let kiosk = Kiosk::new();
    fs::remove_file(kiosk.config().join("terminal.toml")).unwrap();
    check_refused(&kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]).output, "terminal.toml");
}

#[test]
fn a_broken_catalogue_names_file_and_line() {
    let kiosk = Kiosk::new();
    let file = kiosk.config().join("catalogue/catalogue.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "\nsurprise = 1\n").unwrap();
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]);
    check_refused(&rehearsal.output, "catalogue.toml:");
}

#[test]
fn without_a_display_the_terminal_names_the_rehearsal() {
    let output = Kiosk::new().guichet().output().unwrap();
    check_refused(&output, "guichet rehearse");
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let kiosk = Kiosk::new();
    fs::write(kiosk.data(), "a file stands here").unwrap();
    check_refused(&kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]).output, "data");
}

#[test]
fn a_serial_port_that_is_not_there_is_named_and_the_visit_goes_on() {
    let kiosk = Kiosk::new().setting("kind", "kind = \"serial\"\nport = \"/dev/ttyNONE7\"");
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]);
    rehearsal.exits(1);
    assert_eq!(rehearsal.report()["receipt"]["outcome"], "failed");
    assert!(rehearsal.each("submissions", "state").iter().all(|state| state == "accepted"), "{}", rehearsal.report());
}

#[test]
fn the_shipped_catalogue_has_no_mistake() {
    let output =
        Kiosk::new().guichetctl(&["catalogue", "check", root().join("kiosk-config/catalogue").to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_file_of_the_catalogue_that_cannot_be_read_is_named_and_nothing_buries_it() {
    let kiosk = Kiosk::new();
    let catalogue = kiosk.config().join("catalogue");
    fs::write(catalogue.join("questions/10-plans.toml"), [0xff, 0xfe, 0]).unwrap();
    let checked = kiosk.guichetctl(&["catalogue", "check", catalogue.to_str().unwrap()]);
    check_refused(&checked, "10-plans.toml:1: cannot be read");
    assert!(!String::from_utf8_lossy(&checked.stdout).contains("no text of the catalogue"));
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]);
    check_refused(&rehearsal.output, "10-plans.toml:1: cannot be read");
    assert!(!rehearsal.log().contains("warning:"), "{}", rehearsal.log());
}

#[test]
fn a_question_about_licences_is_answered_as_json() {
    let kiosk = Kiosk::new();
    let answers = kiosk.script(r#"{"intent": "open-restaurant", "answers": {}, "today": "2026-11-22"}"#);
    let catalogue = kiosk.config().join("catalogue");
    let output = kiosk.guichetctl(&[
        "catalogue",
        "determine",
        catalogue.to_str().unwrap(),
        "--answers",
        answers.to_str().unwrap(),
    ]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["format"], 1);
    assert!(answer["next"].is_string() && !answer["unknown"].as_array().unwrap().is_empty(), "{answer}");
}

#[test]
fn the_identity_of_a_terminal_is_pasted_into_a_gateways_settings() {
    let kiosk = Kiosk::new();
    let data = kiosk.data();
    let ask = || {
        kiosk.guichetctl(&["identity", "--data", data.to_str().unwrap(), "--config", kiosk.config().to_str().unwrap()])
    };
    check_refused(&ask(), "start the terminal once");
    kiosk.rehearse(&shipped_script("nothing-needed.toml"), &[]);
    let output = ask();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entry = String::from_utf8(output.stdout).unwrap();
    let key = fs::read_to_string(data.join("terminal.jwk")).unwrap();
    let secret: serde_json::Value = serde_json::from_str(&key).unwrap();
    assert!(entry.contains("[[terminal]]") && !entry.contains(secret["d"].as_str().unwrap()), "{entry}");
    let gateway = GatewayFolder::with(&entry);
    drop(gateway.serve());
}

#[test]
fn an_inbox_that_is_not_there_has_no_calls_and_is_not_made() {
    let kiosk = Kiosk::new();
    let file = kiosk.scratch().join("none.sqlite");
    let store = format!("sqlite:{}", file.display());
    for list in ["calls", "feedback"] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_guichet-gateway")).args([list, "--store", &store]).output().unwrap();
        check_refused(&output, "cannot be listed");
    }
    assert!(!file.exists());
}
