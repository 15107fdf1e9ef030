//! `guichet-agency` and `guichet-gateway`: what one prints the other takes, and what is wrong is said in a sentence.

use std::fs;
use std::process::Command;

use wire::keys::Private;

use super::check_refused;
use crate::harness::Kiosk;
use crate::harness::office::{GatewayFolder, Office, copied};

const SID: &str = "6f9619ff-8b86-4d01-b42d-000000000001";

#[test]
fn what_keygen_prints_is_pasted_and_the_agency_pulls() {
    let (office, printed) = Office::set_up();
    let gateway = GatewayFolder::with(&copied(&printed, "# For the gateway's gateway.toml:")).serve();
    let pulled = office.agency(&["pull", "--gateway", &gateway.url]);
    assert!(pulled.status.success(), "{}", String::from_utf8_lossy(&pulled.stderr));
    assert_eq!(String::from_utf8_lossy(&pulled.stdout), "nothing to do\n");
}

#[test]
fn what_keygen_prints_is_pasted_into_the_catalogue_as_well() {
    let (_office, printed) = Office::set_up();
    let kiosk = Kiosk::new();
    let catalogue = kiosk.config().join("catalogue");
    let file = catalogue.join("agencies.toml");
    let text = fs::read_to_string(&file).unwrap();
    let entry = copied(&printed, "# For the catalogue's agencies.toml");
    let place = text.find("id = \"SFA\"").and_then(|at| Some(at + text[at..].find("\n\n")? + 1)).unwrap();
    fs::write(&file, format!("{}{entry}{}", &text[..place], &text[place..])).unwrap();
    let checked = kiosk.guichetctl(&["catalogue", "check", catalogue.to_str().unwrap()]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn a_token_that_the_gateway_does_not_know_is_told_where_to_compare_it() {
    let (office, _) = Office::set_up();
    let gateway = GatewayFolder::with("").serve();
    check_refused(&office.agency(&["pull", "--gateway", &gateway.url]), "compare token_sha256 in gateway.toml");
}

#[test]
fn a_gateway_that_is_down_or_none_is_named() {
    let (office, _) = Office::set_up();
    let gateway = GatewayFolder::with("").serve();
    let url = gateway.url.clone();
    drop(gateway);
    check_refused(&office.agency(&["pull", "--gateway", &url]), &format!("the gateway at {url} did not answer"));
    check_refused(&office.agency(&["pull", "--gateway", "gateway.example"]), "is no gateway's address");
    check_refused(&office.agency(&["decide", "--gateway", &url, "accept", SID]), "did not answer");
}

#[test]
fn an_unknown_submission_is_told_to_be_pulled_first() {
    let (office, _) = Office::set_up();
    check_refused(&office.agency(&["open", SID]), "not on the desk; pull first");
    check_refused(&office.agency(&["open", "7"]), "invalid value '7'");
}

#[test]
fn a_desk_that_is_not_there_or_broken_is_named() {
    check_refused(&Office::new().agency(&["open"]), "`guichet-agency keygen` sets one up");
    let (office, _) = Office::set_up();
    check_refused(&office.agency(&["keygen", "--agency", "SFA"]), "they are not overwritten");
    let inbox = office.desk().join("inbox").join(SID);
    fs::create_dir_all(&inbox).unwrap();
    fs::write(inbox.join("entry.json"), "moss").unwrap();
    check_refused(&office.agency(&["open"]), &format!("the inbox entry of {SID} cannot be read"));
    fs::write(office.desk().join("keys/sig.jwk"), "{}").unwrap();
    check_refused(&office.agency(&["open"]), "sig.jwk holds no key");
    fs::remove_dir_all(office.desk()).unwrap();
    fs::write(office.desk(), "a file stands here").unwrap();
    check_refused(&office.agency(&["keygen", "--agency", "SFA"]), "could not");
}

#[test]
fn a_gateway_that_cannot_start_says_why() {
    let (_office, printed) = Office::set_up();
    let entry = copied(&printed, "# For the gateway's gateway.toml:");
    let wrong = |folder: &GatewayFolder, more: &[&str], sentence: &str| {
        check_refused(&folder.command().args(more).output().unwrap(), sentence);
    };
    wrong(&GatewayFolder::with("moss"), &[], "gateway.toml:4: not TOML");
    wrong(&GatewayFolder::with(&entry.replace("\"crv\":\"P-256\"", "\"crv\":\"P-1\"")), &[], "SFA-sig-1 of agency SFA");
    wrong(
        &GatewayFolder::with(&entry.replace("token_sha256 = \"", "token_sha256 = \"x")),
        &[],
        "64 hexadecimal digits",
    );
    wrong(&GatewayFolder::with(&entry), &["--listen", "nowhere"], "cannot listen on nowhere");
    let folder = GatewayFolder::with(&entry);
    let serving = folder.serve();
    let address = serving.url.trim_start_matches("http://");
    wrong(&GatewayFolder::with(""), &["--listen", address], "another program listens on");
    let folder = GatewayFolder::with(&entry);
    fs::write(folder.path().join("gateway.jwk"), "moss").unwrap();
    wrong(&folder, &[], "gateway.jwk holds no key");
    let folder = GatewayFolder::with(&entry);
    fs::write(folder.path().join("inbox.sqlite"), "moss moss moss moss moss moss moss").unwrap();
    wrong(&folder, &[], "cannot be used");
    fs::remove_file(folder.path().join("gateway.toml")).unwrap();
    wrong(&folder, &[], "is --config the folder it lies in?");
}

#[test]
fn a_gateway_is_proved_with_its_store_and_says_what_terminals_need() {
    let check = |folder: &GatewayFolder| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet-gateway"));
        command.args(["check", "--config"]).arg(folder.path()).env_remove("RUST_LOG").output().unwrap()
    };
    check_refused(&check(&GatewayFolder::with("")), "where are submissions kept? Add [store] to gateway.toml");
    let folder = GatewayFolder::with("[store]\nsqlite = \"inbox.sqlite\"\n");
    drop(folder.serve());
    let checked = check(&folder);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let said = String::from_utf8(checked.stdout).unwrap();
    let own = Private::from_jwk(&fs::read_to_string(folder.path().join("gateway.jwk")).unwrap()).unwrap();
    assert!(said.contains(&own.public().to_jwk()) && !said.contains("\"d\""), "{said}");
}
