//! The shapes of the wire, each given the same bytes. What is read and written again is read as the same.

use wire::v1::{
    Body as _, Envelope, EventsPosted, FromTerminal as _, Heartbeat, InboxEntry, Lookup, Manifest, PartHeld, Problem,
    PushAnswered, Receipt, ReceiptsPosted, Signed as _, StatusEvent, StatusPage,
};
use wire::{draft, keys, paper, seal};

use crate::scene;

/// Read, written and read again.
macro_rules! twice {
    ($data:expr, $($shape:ty),+) => {$(
        if let Ok(read) = <$shape>::from_json($data) {
            let again = <$shape>::from_json(&read.to_json()).expect("what was written is read");
            assert!(again == read, "{} is not what it was", stringify!($shape));
        }
    )+};
}

pub(crate) fn run(data: &[u8]) {
    twice!(
        data,
        Envelope,
        Manifest,
        Receipt,
        StatusEvent,
        ReceiptsPosted,
        EventsPosted,
        StatusPage,
        PushAnswered,
        Lookup
    );
    let _ = Problem::from_json(data);
    if let Ok(entries) = InboxEntry::list_from_json(data) {
        entries.iter().for_each(|entry| drop(entry.terminal_key()));
    }
    let _ = PartHeld::list_from_json(data);
    if let Ok(read) = draft::decode(data) {
        assert!(draft::decode(&draft::encode(&read)).is_ok(), "a draft that was read is written and read");
    }
    if let Ok(document) = paper::decode(data) {
        assert!(paper::decode(&paper::encode(&document)).is_ok(), "a receipt that was read is written and read");
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let key = scene::key("SFA-2026-1", 5);
    let _ = seal::sealed_to(text);
    let _ = seal::open(text, &key);
    let _ = keys::Public::from_jwk(text).map(|key| key.to_jwk());
    let _ = keys::Private::from_jwk(text).map(|key| key.to_jwk());
    let _ = Manifest::verify(text, &scene::known);
    let _ = Heartbeat::verify(text, &scene::known);
    // Behind a signature that holds.
    let signed = |typ: &str| wire::sign::sign_jws(typ, data, &scene::terminal_key()).unwrap();
    if let Ok((manifest, kid)) = Manifest::verify(&signed("guichet-manifest+jws"), &scene::known) {
        assert!(manifest.v == wire::v1::VERSION && kid == "T0001-1");
    }
    let _ = Heartbeat::verify(&signed("guichet-heartbeat+jws"), &scene::known);
}

/// The golden files, which are an example of each.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/wire/golden");
    let mut listed: Vec<_> = std::fs::read_dir(golden).unwrap().flatten().map(|entry| entry.path()).collect();
    listed.sort();
    let mut seeds: Vec<Vec<u8>> = listed.iter().map(|path| std::fs::read(path).unwrap()).collect();
    seeds.push(scene::manifest(1).to_json());
    seeds.push(scene::signed(1).into_bytes());
    seeds.push(scene::terminal_key().to_jwk().as_bytes().to_vec());
    seeds.push(scene::terminal_key().public().to_jwk().into_bytes());
    seeds
}
