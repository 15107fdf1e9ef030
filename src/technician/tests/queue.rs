//! The queue in a technician's hands: why something waits, giving parked applications back, and the way by USB stick, which
//! may be pulled at any moment.

use std::fs;

use domain::{SubmissionId, Timestamp};
use store::{Made, Outcome, Sealed, State, Store, Whom};
use tempfile::TempDir;
use wire::keys::Private;
use wire::sign::verify_jws;
use wire::v1::{Issuer, Level, Manifest, Part, Receipt, Signed as _, TimeTrust, VERSION};

use super::{folder, now, shipped};
use crate::{Error, KEY_FILE, Report, STORE_FILE, Terminal};

/// A terminal whose gateway is elsewhere, with three applications to agencies of the sample.
struct Scene {
    _config: TempDir,
    data: TempDir,
    stick: TempDir,
    terminal: Terminal,
    gateway: Private,
    own: Private,
}

fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn id(n: u8) -> SubmissionId {
    format!("00000000-0000-4000-8000-00000000000{n}").parse().unwrap()
}

fn scene() -> Scene {
    let (config, data, stick) = (folder(), folder(), folder());
    let (gateway, own) = (key("gateway-1", 2), key("T0001-1", 1));
    let shipped = shipped();
    let settings = fs::read_to_string(shipped.join("terminal.toml")).unwrap();
    let away = "url = \"http://127.0.0.1:1\"\npublic_key_file = \"gateway.jwk\"";
    fs::write(config.path().join("terminal.toml"), settings.replace("url = \"embedded\"", away)).unwrap();
    fs::write(config.path().join("gateway.jwk"), gateway.public().to_jwk()).unwrap();
    fs::write(data.path().join(KEY_FILE), own.to_jwk().as_bytes()).unwrap();
    std::os::unix::fs::symlink(shipped.join("catalogue"), config.path().join("catalogue")).unwrap();
    let terminal = Terminal { config: config.path().to_owned(), data: data.path().to_owned() };
    let scene = Scene { _config: config, data, stick, terminal, gateway, own };
    scene.submit();
    scene
}

impl Scene {
    fn store(&self) -> Store {
        let settings = self.terminal.settings().unwrap();
        Store::open(&self.data.path().join(STORE_FILE), settings.id, settings.prefix).unwrap().with_reserve(0)
    }

    fn submit(&self) {
        let mut store = self.store();
        let reference = store.next_reference().unwrap();
        let terminal = self.terminal.settings().unwrap().id;
        let sealed = |n: u8, agency: &str| Sealed {
            submission: id(n),
            agency: agency.parse().unwrap(),
            licences: vec!["sfa-food-shop".parse().unwrap()],
            envelope: format!("sealed {n}").into_bytes(),
            parts: Vec::new(),
        };
        let batch = [sealed(1, "SFA"), sealed(2, "SPF"), sealed(3, "URA")];
        let mut make = |reference: &domain::Reference, head: domain::audit::Head, seqs: &[u64]| {
            let signed = batch.iter().zip(seqs).map(|(sealed, seq)| {
                let manifest = Manifest {
                    v: VERSION,
                    sid: sealed.submission,
                    terminal: terminal.clone(),
                    agency: sealed.agency.clone(),
                    licences: sealed.licences.clone(),
                    actions: Vec::new(),
                    reference: *reference,
                    catalogue: "test".to_owned(),
                    enc_kid: "enc-1".to_owned(),
                    seq: *seq,
                    audit: head.into(),
                    terminal_time: now(),
                    time_trust: TimeTrust::Unknown,
                    status_key: None,
                    amends: None,
                    parts: vec![Part::envelope(std::str::from_utf8(&sealed.envelope).unwrap())],
                };
                manifest.sign(&self.own).unwrap()
            });
            Ok(Made { manifests: signed.collect(), receipt: vec![1], ..Made::default() })
        };
        store.submit(now(), reference, &batch, &mut make).unwrap();
    }

    fn record(&self, n: u8, outcome: &Outcome) {
        let mut store = self.store();
        store.begin_attempt(id(n), now()).unwrap();
        store.record(id(n), outcome, now()).unwrap();
    }

    fn state(&self, n: u8) -> State {
        self.store().submission(id(n)).unwrap().unwrap().state
    }

    fn receipt(&self, n: u8, key: &Private) -> String {
        let manifest = self.store().submission(id(n)).unwrap().unwrap().manifest;
        Receipt::new(id(n), &manifest, Level::Custody, Issuer::Gateway, now()).sign(key).unwrap()
    }

    fn put_receipt(&self, n: u8, receipt: &str) {
        fs::write(self.item(n).join("receipt.jws"), receipt).unwrap();
    }

    fn item(&self, n: u8) -> std::path::PathBuf {
        self.stick.path().join("T0001").join(id(n).to_string())
    }
}

fn later(secs: u64) -> Timestamp {
    now().saturating_add(std::time::Duration::from_secs(secs)).unwrap()
}

#[test]
fn each_reason_is_told_in_plain_words_with_whose_it_is() {
    let scene = scene();
    let why = crate::queue_why(&scene.terminal, now()).unwrap();
    assert!(why.is_well() && why.to_string().contains("has not been tried yet"), "{why}");
    let put_off = |whom, note: &str| Outcome::PutOff { whom, until: later(600), failures: 1, note: note.to_owned() };
    scene.record(1, &put_off(Whom::Lane, "unknown-agency"));
    scene.record(2, &Outcome::Parked { problem: "too-large".to_owned() });
    scene.record(3, &put_off(Whom::Item, "digest-mismatch"));
    let why = crate::queue_why(&scene.terminal, now()).unwrap();
    let says = |agency: &str| why.reasons.iter().find(|reason| reason.agency == agency).unwrap();
    assert!(says("SFA").says.contains("does not serve this agency") && says("SFA").says.contains("operator"));
    assert_eq!(says("SFA").next_at.as_deref(), Some(later(600).to_string().as_str()));
    assert!(says("SPF").says.contains("takes nothing so large") && says("SPF").says.contains("queue release"));
    assert!(says("URA").says.contains("garbled"), "{}", says("URA").says);
    assert!(!why.is_well(), "something is parked");
    scene.record(3, &put_off(Whom::Host, "no connection to the gateway"));
    let why = crate::queue_why(&scene.terminal, now()).unwrap().to_string();
    assert!(why.contains("The gateway was not reached") && why.contains("no connection to the gateway"), "{why}");
}

#[test]
fn parked_applications_are_given_back_by_reference_by_id_or_all() {
    let scene = scene();
    for n in [1, 2] {
        scene.record(n, &Outcome::Parked { problem: "malformed".to_owned() });
    }
    let error = crate::queue_release(&scene.terminal, Some("7K4-00000-0"), now()).unwrap_err();
    assert!(matches!(error, Error::NotParked(_)) && error.to_string().contains("queue list"), "{error}");
    let one = crate::queue_release(&scene.terminal, Some(&id(2).to_string()), now()).unwrap();
    assert_eq!(one.submissions, [id(2).to_string()]);
    assert_eq!((scene.state(1), scene.state(2)), (State::Parked, State::Stored));
    assert_eq!(crate::queue_release(&scene.terminal, None, now()).unwrap().submissions, [id(1).to_string()]);
    assert_eq!(crate::queue_release(&scene.terminal, None, now()).unwrap().to_string(), "nothing is parked");
}

#[test]
fn a_stick_holds_whole_applications_and_an_export_goes_on_where_it_ended() {
    let scene = scene();
    let custody = Outcome::Receipted { level: store::Level::Custody, receipt: scene.receipt(3, &scene.gateway) };
    scene.record(3, &custody);
    let stick = scene.stick.path();
    let absent = crate::queue_export(&scene.terminal, &stick.join("not mounted"), now());
    assert!(matches!(absent, Err(Error::NoStick(_))) && !stick.join("not mounted").exists(), "{absent:?}");
    let exported = crate::queue_export(&scene.terminal, stick, now()).unwrap();
    assert_eq!((exported.written, exported.there), (2, 0), "what the gateway has stays here");
    assert_eq!(fs::read(scene.item(1).join("parts/0")).unwrap(), b"sealed 1");
    let manifest = scene.store().submission(id(1)).unwrap().unwrap().manifest;
    assert_eq!(fs::read_to_string(scene.item(1).join("manifest.jws")).unwrap(), manifest);
    assert_eq!(scene.state(1), State::Stored, "a stick is no receipt");

    // Pulled in the middle of the first one: a folder under another name, and none under its own.
    let half = scene.item(1).with_extension("new");
    fs::rename(scene.item(1), &half).unwrap();
    fs::remove_file(half.join("manifest.jws")).unwrap();
    let again = crate::queue_export(&scene.terminal, stick, now()).unwrap();
    assert_eq!((again.written, again.there), (1, 1));
    assert!(scene.item(1).join("manifest.jws").exists() && !half.exists());

    let index = fs::read_to_string(stick.join("T0001/INDEX.jws")).unwrap();
    let own = scene.own.public().clone();
    let verified = verify_jws(&index, "guichet-index+jws", &|_| Some(own.clone())).unwrap();
    let index: serde_json::Value = serde_json::from_slice(&verified.payload).unwrap();
    assert_eq!(index["submissions"].as_array().unwrap().len(), 2);
    assert_eq!(index["submissions"][0]["manifest_sha256"], wire::v1::manifest_sha256(&manifest));
}

#[test]
fn receipts_come_home_on_a_stick_and_only_true_ones_count() {
    let scene = scene();
    let stick = scene.stick.path();
    crate::queue_export(&scene.terminal, stick, now()).unwrap();
    scene.put_receipt(1, &scene.receipt(1, &scene.gateway));
    scene.put_receipt(2, &scene.receipt(2, &key("gateway-1", 9)));
    scene.put_receipt(3, &scene.receipt(1, &scene.gateway));
    let imported = crate::queue_import(&scene.terminal, stick, now()).unwrap();
    assert_eq!((imported.taken, imported.known, imported.refused.len()), (1, 0, 2), "{imported}");
    assert!(!imported.is_well());
    assert_eq!((scene.state(1), scene.state(2), scene.state(3)), (State::Custody, State::Stored, State::Stored));
    let again = crate::queue_import(&scene.terminal, stick, now()).unwrap();
    assert_eq!((again.taken, again.known), (0, 1));
    assert_eq!(
        crate::queue_export(&scene.terminal, stick, now()).unwrap().there,
        2,
        "what has arrived is not written anew"
    );
}

#[test]
fn what_is_carried_stays_on_the_stick_until_the_gateway_has_it() {
    let scene = scene();
    crate::queue_export(&scene.terminal, scene.stick.path(), now()).unwrap();
    // Nobody listens there.
    let carried = crate::queue_carry(&scene.terminal, scene.stick.path(), now).unwrap();
    assert_eq!((carried.delivered, carried.refused.len()), (0, 3));
    assert!(carried.refused.iter().all(|(_, why)| why == "no connection to the gateway"), "{carried}");
    assert!(!scene.item(1).join("receipt.jws").exists());
    fs::write(scene.item(2).join("parts/0"), b"sealed 3").unwrap();
    let carried = crate::queue_carry(&scene.terminal, scene.stick.path(), now).unwrap();
    assert_eq!(carried.refused.iter().filter(|(_, why)| why == sync::courier::DAMAGED).count(), 1, "{carried}");
}

#[test]
fn what_strangers_put_on_a_stick_is_refused_and_holds_up_nothing_else() {
    use std::os::unix::fs::symlink;
    let scene = scene();
    let stick = scene.stick.path();
    crate::queue_export(&scene.terminal, stick, now()).unwrap();
    scene.put_receipt(2, &scene.receipt(2, &scene.gateway));
    // Read to its end, this has none.
    symlink("/dev/zero", scene.item(1).join("receipt.jws")).unwrap();
    fs::write(scene.item(3).join("receipt.jws"), b"\xff\xfe\x00").unwrap();
    let foreign = stick.join("T0001/holiday");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("manifest.jws"), "").unwrap();
    fs::write(foreign.join("receipt.jws"), "x".repeat(70_000)).unwrap();
    let second = stick.join("T0001/pictures");
    fs::create_dir_all(second.join("receipt.jws")).unwrap();
    fs::write(second.join("manifest.jws"), "").unwrap();
    let imported = crate::queue_import(&scene.terminal, stick, now()).unwrap();
    assert_eq!((imported.taken, imported.refused.len()), (1, 4), "{imported}");
    assert_eq!((scene.state(1), scene.state(2)), (State::Stored, State::Custody));
    for item in [1, 3] {
        fs::remove_file(scene.item(item).join("receipt.jws")).unwrap();
    }
    fs::remove_file(foreign.join("receipt.jws")).unwrap();
    fs::remove_file(scene.item(3).join("parts/0")).unwrap();
    symlink("/dev/zero", scene.item(3).join("parts/0")).unwrap();
    let carried = crate::queue_carry(&scene.terminal, stick, now).unwrap();
    let why = |n: u8| carried.refused.iter().find(|(item, _)| *item == id(n).to_string()).map(|(_, why)| why.as_str());
    assert_eq!(why(1), Some("no connection to the gateway"), "{carried}");
    assert!(why(3).is_some_and(|why| why.contains("queue export")), "{carried}");
}
