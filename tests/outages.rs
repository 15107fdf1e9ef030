//! The line is down, or somebody else answers: nothing is called delivered, nothing is lost, and it drains when the
//! gateway is back.

use crate::harness::portal::Portal;
use crate::harness::{Kiosk, shipped_script};

#[track_caller]
fn check_not_delivered(url: &str) -> Kiosk {
    let kiosk = Kiosk::new().setting("url", &format!("url = \"{url}\""));
    let rehearsal = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &["--wait", "2"]);
    rehearsal.exits(1);
    let states = rehearsal.each("submissions", "state");
    assert!(!states.is_empty() && states.iter().all(|state| state == "stored"), "{states:?}");
    assert_eq!(rehearsal.report()["receipt"]["outcome"], "printed", "paper does not wait for the line");
    kiosk
}

#[test]
fn with_no_gateway_the_application_stays_stored_and_drains_when_it_is_back() {
    let kiosk = check_not_delivered("http://127.0.0.1:9");
    assert!(waiting(&kiosk) >= 2, "what was not delivered waits");
    let kiosk = kiosk.setting("url", "url = \"embedded\"");
    // The line was dead twice, so nobody calls for up to twenty seconds; the queue drains while the terminal runs.
    for _ in 0..3 {
        kiosk.rehearse(&shipped_script("hawker-stall.toml"), &["--wait", "60"]).exits(0);
        if waiting(&kiosk) == 0 {
            return;
        }
    }
    panic!("{} submissions still wait", waiting(&kiosk));
}

/// How many submissions the technician sees on their way.
fn waiting(kiosk: &Kiosk) -> usize {
    let listed = kiosk.guichetctl(&["queue", "list", "--json", "--data", kiosk.data().to_str().unwrap()]);
    let queue: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    queue["submissions"].as_array().unwrap().len()
}

#[test]
fn a_captive_portal_is_not_a_gateway() {
    let portal = Portal::answering("200 OK", "text/html", "<html>Please accept our terms</html>");
    check_not_delivered(&portal.url());
    assert!(portal.asked() > 0, "the portal was asked");
}

#[test]
fn a_forged_receipt_delivers_nothing() {
    let forged = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImdhdGV3YXktMSIsInR5cCI6Imd1aWNoZXQtcmVjZWlwdCtqd3MifQ.eyJ2IjoxfQ.AAAA";
    let portal = Portal::answering("201 Created", "application/jose", forged);
    check_not_delivered(&portal.url());
    assert!(portal.asked() > 0, "the forger was asked");
}

/// A script of the shipped one, with something that happens to the printer.
fn meddled(kiosk: &Kiosk, orders: &str) -> std::path::PathBuf {
    let script = std::fs::read_to_string(shipped_script("hawker-stall.toml")).unwrap();
    kiosk.script(&format!("printer = {orders}\n{script}"))
}

#[test]
fn a_roll_that_ends_half_way_is_changed_and_the_receipt_comes_out_whole() {
    let kiosk = Kiosk::new();
    let script = meddled(&kiosk, r#"["after 300 rows paper-out", "after 20000 ms paper-in"]"#);
    let rehearsal = kiosk.rehearse(&script, &["--wait", "60"]);
    rehearsal.exits(0);
    assert_eq!(rehearsal.report()["receipt"]["outcome"], "printed");
    assert!(rehearsal.each("pages", "id").contains(&"submitted".to_owned()));
}

#[test]
fn a_script_that_wants_the_impossible_of_the_printer_is_told_what_there_is() {
    let kiosk = Kiosk::new();
    let rehearsal = kiosk.rehearse(&meddled(&kiosk, r#"["paper"]"#), &[]);
    assert!(!rehearsal.output.status.success());
    assert!(rehearsal.log().contains("\"paper\" is no order; there are: paper-out"), "{}", rehearsal.log());
}
