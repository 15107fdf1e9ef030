//! A USB stick that somebody brings for `guichetctl queue import`. Whatever lies on it, an application moves on only by a
//! receipt that was signed here.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use store::{Made, Sealed, State, Store};
use technician::{STORE_FILE, Terminal};
use tempfile::TempDir;
use wire::v1::{Level, Signed as _};

use crate::{bundle, scene};

/// A terminal with one application that waits.
struct Scene {
    _config: TempDir,
    data: TempDir,
    terminal: Terminal,
    manifest: String,
    /// The store as it was, to be put back.
    fresh: Vec<u8>,
}

thread_local! {
    static SCENE: RefCell<Option<Scene>> = const { RefCell::new(None) };
}

const SETTINGS: &str = include_str!("../../kiosk-config/terminal.toml");

fn make() -> Scene {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let away = "url = \"http://127.0.0.1:1\"\npublic_key_file = \"gateway.jwk\"";
    fs::write(config.path().join("terminal.toml"), SETTINGS.replace("url = \"embedded\"", away)).unwrap();
    fs::write(config.path().join("gateway.jwk"), scene::gateway_key().public().to_jwk()).unwrap();
    crate::catalogue::write_base(&config.path().join("catalogue"));
    let terminal = Terminal { config: config.path().to_owned(), data: data.path().to_owned() };
    let settings = terminal.settings().unwrap();
    let path = data.path().join(STORE_FILE);
    let mut store = Store::open(&path, settings.id, settings.prefix).unwrap().with_reserve(0);
    let reference = store.next_reference().unwrap();
    let manifest = MANIFEST.to_owned();
    let sealed = Sealed {
        submission: scene::sid(1),
        agency: scene::agency(),
        licences: vec!["sfa-food".parse().unwrap()],
        envelope: scene::envelope(1).into_bytes(),
        parts: Vec::new(),
    };
    let made = Made { manifests: vec![manifest.clone()], receipt: vec![1], ..Made::default() };
    store.submit(scene::now(), reference, &[sealed], &mut |_, _, _| Ok(made.clone())).unwrap();
    store.let_go().unwrap();
    let fresh = fs::read(&path).unwrap();
    Scene { _config: config, data, terminal, manifest, fresh }
}

/// What the application was sent with; receipts quote its hash, and so it is the same in every process.
const MANIFEST: &str = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl";

/// The bundle's files on a stick.
pub(crate) fn run(data: &[u8]) {
    SCENE.with_borrow_mut(|slot| {
        let scene = slot.get_or_insert_with(make);
        let stick = tempfile::tempdir().unwrap();
        for (path, text) in bundle::files(data) {
            let path = stick.path().join(path);
            // A name that is a file and a folder cannot be both; the first stays.
            let _ = path.parent().map(fs::create_dir_all);
            let _ = fs::write(&path, text);
        }
        let told = technician::queue_import(&scene.terminal, stick.path(), scene::now());
        let path = scene.data.path().join(STORE_FILE);
        let settings = scene.terminal.settings().unwrap();
        let store = Store::open(&path, settings.id, settings.prefix).unwrap();
        let row = store.submission(scene::sid(1)).unwrap().unwrap();
        assert_eq!(row.manifest, scene.manifest);
        let moved = row.state != State::Stored;
        drop(store);
        if let Ok(imported) = &told {
            assert_eq!(imported.taken > 0, moved);
        }
        if moved {
            let receipt = row.custody_receipt.or(row.agency_receipt).expect("it moved on by a receipt");
            let about = |kid: &str| scene::known(kid).map(|key| (wire::v1::Issuer::Gateway, key));
            let receipt = wire::v1::Receipt::verify(&receipt, &about).expect("which was signed");
            assert_eq!(receipt.check_for(scene::sid(1), &scene.manifest), Ok(()));
            put_back(&path, &scene.fresh);
        }
    });
}

/// The application waits again.
fn put_back(path: &Path, fresh: &[u8]) {
    for end in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = fs::remove_file(name);
    }
    fs::write(path, fresh).unwrap();
}

/// A stick that comes home, one with the same receipt elsewhere, one with nonsense.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let receipt = scene::receipt(1, MANIFEST, Level::Custody).sign(&scene::gateway_key()).unwrap();
    let other = scene::receipt(2, MANIFEST, Level::Custody).sign(&scene::gateway_key()).unwrap();
    let item = |n: u32, file: &str| format!("{}/{}/{file}", scene::TERMINAL, scene::sid(n));
    let stick = |files: &[(String, &[u8])]| bundle::of(files.iter().map(|(path, text)| (path.as_str(), *text)));
    vec![
        stick(&[(item(1, "manifest.jws"), MANIFEST.as_bytes()), (item(1, "receipt.jws"), receipt.as_bytes())]),
        stick(&[(item(2, "manifest.jws"), MANIFEST.as_bytes()), (item(2, "receipt.jws"), other.as_bytes())]),
        stick(&[(item(1, "manifest.jws"), b"x"), (item(1, "receipt.jws"), b"\xff\xfe")]),
        stick(&[(item(1, "manifest.jws"), b"x"), (item(1, "parts/0"), b"sealed 1")]),
        stick(&[(format!("{}/INDEX.jws", scene::TERMINAL), b"e30.e30.e30")]),
        stick(&[
            (format!("{}/not-an-id/manifest.jws", scene::TERMINAL), b"x"),
            (format!("{}/not-an-id/receipt.jws", scene::TERMINAL), b"x"),
        ]),
    ]
}
