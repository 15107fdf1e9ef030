//! Somebody has applied at one terminal and asks at another: the terminal's program, the gateway's program and the
//! agencies' programs, each with keys of its own, and reference and check code as they stand on the paper.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use agency::Desk;
use wire::keys::Private;

use crate::harness::office::{GatewayFolder, copied};
use crate::harness::stand::{Known, Stand};
use crate::harness::{Kiosk, shipped_script};

/// To whom a hawker applies.
const AGENCIES: [&str; 2] = ["NEA", "MUIS"];

/// The terminal at which somebody applies; its agencies' desks lie where it looks for their keys.
struct Fleet {
    first: Kiosk,
    gateway: GatewayFolder,
    /// The key of the other terminal.
    second: Private,
}

impl Fleet {
    fn new() -> Self {
        let first = Kiosk::new();
        let mut entries = String::new();
        for agency in AGENCIES {
            let printed = agency_at(&desk(&first, agency), &["keygen", "--agency", agency]);
            entries += &copied(&String::from_utf8(printed.stdout).unwrap(), "# For the gateway's gateway.toml:");
            entries += "\n";
        }
        // A start makes the terminal's key, which is then listed at the gateway.
        first.rehearse(&shipped_script("abandoned.toml"), &[]).exits(3);
        let data = first.data();
        let (config, data) = (first.config(), data.to_str().unwrap());
        let identity = first.guichetctl(&["identity", "--config", config.to_str().unwrap(), "--data", data]);
        assert!(identity.status.success(), "{}", String::from_utf8_lossy(&identity.stderr));
        entries += &String::from_utf8(identity.stdout).unwrap();
        let second = Private::generate("T0002-1", &mut wire::system_random).unwrap();
        let public = second.public();
        entries += &format!("\n[[terminal]]\nid = \"T0002\"\nkid = '{}'\njwk = '{}'\n", public.kid(), public.to_jwk());
        Self { first, gateway: GatewayFolder::with(&entries), second }
    }

    /// Whose word counts at the other terminal.
    fn known(&self) -> Known {
        let own = fs::read_to_string(self.gateway.path().join("gateway.jwk")).unwrap();
        let key = |agency: &str| Desk::open(&desk(&self.first, agency)).unwrap().keys().sig.public().clone();
        Known {
            gateway: Private::from_jwk(&own).unwrap().public().clone(),
            agencies: AGENCIES.map(|agency| (agency.parse().unwrap(), key(agency))).to_vec(),
        }
    }
}

fn desk(kiosk: &Kiosk, agency: &str) -> PathBuf {
    kiosk.data().join("demonstration/agencies").join(agency)
}

fn agency_at(desk: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_guichet-agency");
    let output = Command::new(program).arg("--desk").arg(desk).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The first line of a paper that reads as one of these.
#[track_caller]
fn on_paper<T: std::str::FromStr>(paper: &str) -> T {
    let found = paper.lines().find_map(|line| line.trim().parse().ok());
    found.unwrap_or_else(|| panic!("not on the paper:\n{paper}"))
}

#[test]
fn whoever_has_applied_at_one_terminal_learns_at_another_how_it_stands() {
    let fleet = Fleet::new();
    let serving = fleet.gateway.serve();
    let known = fleet.known();
    fs::write(fleet.first.config().join("gateway.jwk"), known.gateway.to_jwk()).unwrap();
    let first = fleet.first.setting("url", &format!("url = \"{}\"\npublic_key_file = \"gateway.jwk\"", serving.url));
    let rehearsal = first.rehearse(&shipped_script("hawker-stall.toml"), &["--wait", "5"]);
    rehearsal.exits(1);
    let states = rehearsal.each("submissions", "state");
    assert_eq!(states, ["custody", "custody"], "the gateway has them, and no agency has looked yet");
    let paper = String::from_utf8(rehearsal.file("receipt.txt")).unwrap();
    let reference: domain::Reference = on_paper(&paper);
    let check: domain::ReceiptSecret = on_paper(&paper);

    let mut second = Stand::of("T0002", fleet.second, &serving.url, &known);
    second.press("language-en").press("way-status").types(&reference.to_string()).press("continue");
    let wrong = domain::ReceiptSecret::from_random([9; 16]);
    second.types(wrong.printed().reveal()).press("continue").until("No application is known under this reference");
    second.types(check.printed().reveal()).press("continue").until("This comes from another terminal");
    assert_eq!(second.reads().matches("Delivered at").count(), 2, "{}", second.reads());

    // One agency takes it in, the other sends it back.
    let submissions = rehearsal.each("submissions", "id");
    for (agency, submission) in rehearsal.each("submissions", "agency").iter().zip(&submissions) {
        let desk = desk(&first, agency);
        agency_at(&desk, &["pull", "--gateway", &serving.url]);
        agency_at(&desk, &["open", submission]);
        let answer: &[&str] = match agency.as_str() {
            "NEA" => &["accept", submission, "--number", "NEA-0042"],
            _ => &["reject", submission, "--reason", "The list of ingredients is missing."],
        };
        agency_at(&desk, &[&["decide", "--gateway", &serving.url], answer].concat());
    }
    second.press("back").types(&reference.to_string()).press("continue");
    second.types(check.printed().reveal()).press("continue").until("This comes from another terminal");
    let read = second.reads();
    assert!(read.contains("NEA-0042") && read.contains("Sent back by the agency"), "{read}");
    assert!(!read.contains("Delivered at"), "{read}");

    // The line goes down, and nobody is told that there is nothing.
    drop(serving);
    second.press("back").types(&reference.to_string()).press("continue");
    second.types(check.printed().reveal()).press("continue").until("the line is down");
}

#[test]
fn an_agency_that_pastes_its_own_keys_into_the_sample_opens_what_comes() {
    let (kiosk, own) = (Kiosk::new(), tempfile::tempdir().unwrap());
    let desk = own.path().join("desk");
    let printed = String::from_utf8(agency_at(&desk, &["keygen", "--agency", "MUIS"]).stdout).unwrap();
    let file = kiosk.config().join("catalogue/agencies.toml");
    let text = fs::read_to_string(&file).unwrap();
    let place = text.find("id = \"MUIS\"").and_then(|at| Some(at + text[at..].find("\n\n")? + 1)).unwrap();
    let entry = copied(&printed, "# For the catalogue's agencies.toml");
    fs::write(&file, format!("{}{entry}{}", &text[..place], &text[place..])).unwrap();
    kiosk.rehearse(&shipped_script("abandoned.toml"), &[]).exits(3);
    let (config, data) = (kiosk.config(), kiosk.data());
    let at = ["identity", "--config", config.to_str().unwrap(), "--data", data.to_str().unwrap()];
    let identity = String::from_utf8(kiosk.guichetctl(&at).stdout).unwrap();
    let gateway = GatewayFolder::with(&(copied(&printed, "# For the gateway's gateway.toml:") + "\n" + &identity));
    let serving = gateway.serve();
    let private = fs::read_to_string(gateway.path().join("gateway.jwk")).unwrap();
    let settings = format!("url = \"{}\"\npublic_key_file = \"gateway.jwk\"", serving.url);
    let kiosk = kiosk.setting("url", &settings);

    // Whoever copies the gateway's own file is told before the key is anywhere else.
    fs::write(kiosk.config().join("gateway.jwk"), &private).unwrap();
    let refused = kiosk.rehearse(&shipped_script("hawker-stall.toml"), &[]);
    refused.exits(1);
    assert!(refused.log().contains("gateway.jwk holds a private key"), "{}", refused.log());

    let public = Private::from_jwk(&private).unwrap().public().to_jwk();
    fs::write(kiosk.config().join("gateway.jwk"), public).unwrap();
    kiosk.rehearse(&shipped_script("hawker-stall.toml"), &["--wait", "3"]).exits(1);
    agency_at(&desk, &["pull", "--gateway", &serving.url]);
    let opened = String::from_utf8(agency_at(&desk, &["open"]).stdout).unwrap();
    assert!(opened.contains("opened"), "{opened}");
}
