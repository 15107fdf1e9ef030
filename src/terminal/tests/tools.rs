//! What hands are put together from where a test needs them: a store in memory, a printer that is imagined, a clock that
//! stands still, and nobody at the other end of the line. A test changes what its story is about.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use devices::printer::profile::Profile;
use devices::printer::{self, simulated};
use domain::{Date, Language, Timestamp};
use jiff::tz::TimeZone;
use store::{Handle, Store};
use wire::keys::Private;
use wire::lock::Cost;

use crate::app::Message;
use crate::hands::{Measures, Pulse, Sealing, Tools};
use crate::standing::Speech;
use crate::words::Lexicon;

/// Stretching is `wire`'s to test; here it is to be over soon.
pub(crate) const QUICK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
/// For an answer that comes at once unless the machine stands still.
pub(crate) const WITHIN: Duration = Duration::from_secs(20);

pub(crate) fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

/// An empty store in memory.
pub(crate) fn store() -> Handle {
    let store = Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
    Handle::start(store.with_reserve(0)).unwrap()
}

/// Tools on that store; what the hands answer goes to `replies`.
pub(crate) fn tools(store: Handle, replies: Sender<Message>) -> Tools {
    Tools {
        store,
        printer: printer::Handle::new(simulated::printer(Profile::generic_80(), simulated::Pace::Told).0).unwrap(),
        pages: None,
        speech: None,
        signal: None,
        documents: devices::documents::Ways::default(),
        sealing: Sealing {
            terminal: "T0417".parse().unwrap(),
            signer: Arc::new(Private::from_secret("T0417-1", &[1; 32]).unwrap()),
            recipients: BTreeMap::new(),
            trust: sync::Trust::default(),
            pdf: Box::new(|_, _| None),
            random: Mutex::new(Box::new(wire::system_random)),
            time_trust: Box::new(|| wire::v1::TimeTrust::Unknown),
        },
        lexicon: Arc::new(Lexicon::shipped().unwrap()),
        clock: now,
        measures: Measures {
            hours: None,
            zone: TimeZone::UTC,
            steady: || Duration::ZERO,
            time_floor: Timestamp::UNIX_EPOCH,
            low_bytes: 0,
            catalogue_until: Date::MAX,
            speech: Pulse::new(Speech::Off),
            languages: Language::ALL.to_vec(),
        },
        gather: Box::new(|_| {}),
        wake: Box::new(|| {}),
        tell_health: Box::new(|_| {}),
        enquire: Box::new(|_, _, _| {}),
        simulated: None,
        backroom: None,
        replies,
    }
}
