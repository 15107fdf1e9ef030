//! A terminal of which only glass, finger and printed answers are missing: the real pages and the real hands, on a line to
//! a gateway that serves. It stands in this process, so that a story can press what a citizen presses and read the page.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use devices::printer::{self, Profile, simulated};
use domain::{AgencyId, Date, Language, TerminalId, Timestamp};
use jiff::tz::TimeZone;
use store::{Handle, Store};
use terminal::app::{App, Limits, Message, Mode, Setup};
use terminal::hands::{Hands, Measures, Pulse, Sealing, Tools};
use terminal::keyboard::Breadth;
use terminal::page::Privacy;
use terminal::page::ring::Key;
use terminal::screen::help::Staff;
use terminal::standing::Speech;
use terminal::words::Lexicon;
use wire::keys::{Private, Public};

use super::root;

/// For an answer over a loopback line.
const WITHIN: Duration = Duration::from_secs(20);

/// A terminal that waits for its first citizen.
pub(crate) struct Stand {
    app: App,
    hands: Hands,
    replies: Receiver<Message>,
    /// The line's; held, because what is asked is asked on it.
    _runtime: tokio::runtime::Runtime,
}

/// Whose word counts at a terminal: the gateway's and the agencies'.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) gateway: Public,
    pub(crate) agencies: Vec<(AgencyId, Public)>,
}

impl Stand {
    /// One of the fleet, with its own key, at the gateway of that address.
    pub(crate) fn of(id: &str, own: Private, url: &str, known: &Known) -> Self {
        let (id, own): (TerminalId, _) = (id.parse().unwrap(), Arc::new(own));
        let trust = || sync::Trust::new(vec![known.gateway.clone()], known.agencies.clone());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let desk = sync::Enquiries {
            transport: Arc::new(sync::HttpTransport::new(url).unwrap()),
            trust: trust(),
            caller: sync::Caller { terminal: id.clone(), signer: Arc::<Private>::clone(&own) },
            clock: Arc::new(now),
            patience: sync::enquiry::PATIENCE,
        };
        let asked_on = runtime.handle().clone();
        let lexicon = Arc::new(Lexicon::shipped().unwrap());
        let store = Store::in_memory(id.clone(), "3A4".parse().unwrap()).unwrap();
        let (replies, heard) = channel();
        let hands = Hands::start(Tools {
            store: Handle::start(store.with_reserve(0)).unwrap(),
            printer: printer::Handle::new(simulated::printer(Profile::generic_80(), simulated::Pace::Told).0).unwrap(),
            pages: None,
            speech: None,
            signal: None,
            documents: devices::documents::Ways::default(),
            sealing: Sealing {
                terminal: id.clone(),
                signer: own,
                recipients: std::collections::BTreeMap::new(),
                trust: trust(),
                pdf: Box::new(|_, _| None),
                random: Mutex::new(Box::new(wire::system_random)),
                time_trust: Box::new(|| wire::v1::TimeTrust::Unknown),
            },
            lexicon: Arc::clone(&lexicon),
            clock: now,
            measures: measures(),
            gather: Box::new(|_| {}),
            wake: Box::new(|| {}),
            tell_health: Box::new(|_| {}),
            enquire: Box::new(move |reference, proof, reply| {
                let desk = desk.clone();
                asked_on.spawn(async move { reply(desk.look_up(reference, proof).await) });
            }),
            simulated: None,
            backroom: None,
            replies,
        });
        let app = App::new(setup(id, lexicon));
        Self { app, hands: hands.unwrap(), replies: heard, _runtime: runtime }
    }

    /// A citizen presses a control.
    #[track_caller]
    pub(crate) fn press(&mut self, id: &str) -> &mut Self {
        let page = self.app.page();
        let message = page.press(id).unwrap_or_else(|| panic!("no \"{id}\" on \"{}\": {}", page.id.0, self.reads()));
        self.hear(message);
        self
    }

    /// Types on an attached keyboard, after rubbing out what stands there.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        (0..32).for_each(|_| self.hear(Message::Key(Key::Erase)));
        text.chars().for_each(|letter| self.hear(Message::Key(Key::Character(letter))));
        self
    }

    /// Hears what the hands answer until the page says so.
    #[track_caller]
    pub(crate) fn until(&mut self, words: &str) -> &mut Self {
        while !self.reads().contains(words) {
            let heard = self.replies.recv_timeout(WITHIN);
            let heard = heard.unwrap_or_else(|_| panic!("nobody says \"{words}\": {}", self.reads()));
            self.hear(heard);
        }
        self
    }

    /// The whole page, a line an item.
    pub(crate) fn reads(&self) -> String {
        self.app.page().spoken(Privacy::Private).join("\n")
    }

    fn hear(&mut self, message: Message) {
        self.app.update(message).into_iter().for_each(|effect| self.hands.perform(effect));
    }
}

#[expect(clippy::disallowed_methods, reason = "the programs on the other side have the machine's clock as well")]
fn now() -> Timestamp {
    Timestamp::now()
}

fn measures() -> Measures {
    Measures {
        hours: None,
        zone: TimeZone::UTC,
        steady: || Duration::ZERO,
        time_floor: Timestamp::UNIX_EPOCH,
        low_bytes: 0,
        catalogue_until: Date::MAX,
        speech: Pulse::new(Speech::Off),
        languages: Language::ALL.to_vec(),
    }
}

fn setup(terminal: TerminalId, lexicon: Arc<Lexicon>) -> Setup {
    let loaded = catalogue::load(&root().join("kiosk-config/catalogue")).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    Setup {
        catalogue: Arc::new(loaded.catalogue),
        lexicon,
        limits: Limits { idle_secs: 180, answer_secs: 45, done_secs: 30 },
        mode: Mode::Demonstration,
        site: "Elsewhere".to_owned(),
        terminal,
        languages: Language::ALL.to_vec(),
        staff: Staff::Nobody,
        zone: TimeZone::UTC,
        now: now(),
        ways: terminal::screen::add::Ways::None,
        draft_days: 3,
        breadth: Breadth::Wide,
        ring: wire::code::Ring::default(),
        ids: Box::new(|| panic!("nobody applies here")),
    }
}
