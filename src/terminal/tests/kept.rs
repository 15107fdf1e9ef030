//! A visit put aside and taken up again with the real hands on a real disk: the app, the hands, the store and the printer
//! as in the window; only glass and finger are missing. The code is read from the paper, as a citizen reads it.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel, sync_channel};

use devices::printer::profile::Profile;
use devices::printer::{self, simulated};
use domain::{Language, Reference, ResumeCode, Timestamp, VisitId};
use store::{Handle, State, Store};
use wire::keys::Private;

use super::kiosk::Kiosk;
use super::tools::{WITHIN, now, tools};
use crate::app::Message;
use crate::effect::{Effect, Issue, Outcome, Paper, PrintFault};
use crate::hands::{Hands, Sealing, Tools};

/// A terminal that may be one of several, one after the other, on the same disk.
pub(super) struct Terminal {
    pub(super) kiosk: Kiosk,
    hands: Hands,
    store: Handle,
    pub(super) paper: simulated::Controls,
    replies: Receiver<Message>,
}

impl Terminal {
    pub(super) fn on(disk: &Path, clock: fn() -> Timestamp) -> Self {
        let store = Store::open(disk, "T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
        let store = Handle::start(store.with_reserve(0)).unwrap();
        let (printer, paper) = simulated::printer(Profile::generic_80(), simulated::Pace::Told);
        let (replies, heard) = channel();
        let with = tools(store.clone(), replies);
        let kiosk = Kiosk::small();
        let key = |id: &domain::AgencyId| Private::from_secret(&format!("{id}-enc-1"), &[2; 32]).unwrap();
        let agencies = kiosk.app.setup.catalogue.agencies.keys();
        let recipients = agencies.map(|id| (id.clone(), key(id).public().clone().into())).collect();
        let hands = Hands::start(Tools {
            printer: printer::Handle::new(printer).unwrap(),
            sealing: Sealing { recipients, ..with.sealing },
            clock,
            ..with
        });
        Self { kiosk, hands: hands.unwrap(), store, paper, replies: heard }
    }

    /// Gives the hands what the pages want, and hears what they answer until it is on the page.
    #[track_caller]
    pub(super) fn until(&mut self, page: &str, words: &str) -> &mut Self {
        loop {
            self.kiosk.effects.drain(..).for_each(|effect| self.hands.perform(effect));
            let shown = super::kiosk::shown(&self.kiosk.app.page());
            if self.kiosk.at() == page && shown.contains(words) {
                return self;
            }
            let heard = self.replies.recv_timeout(WITHIN);
            self.kiosk.hear(heard.unwrap_or_else(|_| panic!("{page} does not say \"{words}\": {shown}")));
        }
    }

    /// What lies in the printer's tray, taken out.
    pub(super) fn takes_paper(&self) -> String {
        self.paper.take_papers().iter().flat_map(|paper| &paper.text).map(|line| format!("{line}\n")).collect()
    }

    /// Somebody comes with a code.
    fn types(&mut self, code: &ResumeCode) -> &mut Self {
        if self.kiosk.at() == "attract" {
            self.kiosk.press("language-en").press("way-resume");
        }
        self.kiosk.fill(std::str::from_utf8(code.characters()).unwrap());
        self.kiosk.press("continue");
        self
    }

    /// The visit ends, and the process with it: another one opens the disk.
    fn leaves(mut self) {
        self.kiosk.press("finish").press("finish");
        assert_eq!(self.kiosk.at(), "attract");
        self.kiosk.effects.drain(..).for_each(|effect| self.hands.perform(effect));
        let (done, ended) = sync_channel(1);
        self.hands.retire(Box::new(move || done.send(()).unwrap()));
        ended.recv_timeout(WITHIN).unwrap();
        self.store.call(Store::let_go).unwrap().unwrap();
    }
}

/// The first word of a paper that reads as one of these.
#[track_caller]
fn on_paper<T: std::str::FromStr>(paper: &str) -> T {
    let found = paper.lines().find_map(|line| line.trim().parse().ok());
    found.unwrap_or_else(|| panic!("not on the paper:\n{paper}"))
}

/// Somebody answers half of the questions, takes the slip and leaves.
fn put_aside(disk: &Path) -> ResumeCode {
    let mut terminal = Terminal::on(disk, now);
    terminal.kiosk.half_way().press("keep");
    terminal.until("kept", "Your slip is printed");
    let paper = terminal.takes_paper();
    assert!(!paper.contains("Mei Tan"), "{paper}");
    terminal.leaves();
    on_paper(&paper)
}

fn in_four_days() -> Timestamp {
    now() + jiff::SignedDuration::from_hours(96)
}

#[test]
fn a_visit_is_taken_up_after_a_new_start_and_its_draft_is_gone_with_the_submission() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("store.sqlite");
    let code = put_aside(&disk);

    let mut later = Terminal::on(&disk, now);
    later.types(&ResumeCode::from_random([3; 16])).until("resume", "This code opens nothing here.");
    later.types(&code).until("result", "Food shop licence");
    later.kiosk.play(&|_| None);
    later.until("submitted", "Your receipt is printed");
    let receipt = later.takes_paper();
    let reference: Reference = on_paper(&receipt);
    let rows = later.store.call(move |store| store.submissions_of(&reference).unwrap()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].agency.as_str(), rows[0].state), ("SFA", State::Stored));
    later.kiosk.press("tool-finish");
    later.until("attract", "");
    later.types(&code).until("resume", "This code opens nothing here.");
}

#[test]
fn a_visit_that_has_expired_is_not_found_and_its_citizen_hears_why_that_may_be() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("store.sqlite");
    let code = put_aside(&disk);
    let mut later = Terminal::on(&disk, in_four_days);
    later.types(&code).until("resume", "its time is over");
    assert_eq!(later.kiosk.at(), "resume");
}

#[test]
fn a_receipt_whose_code_nobody_has_shown_is_not_printed_and_no_print_is_left_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::on(&folder.path().join("store.sqlite"), now);
    terminal.kiosk.begin(Language::English, "open-shop").play(&|_| None);
    terminal.until("submitted", "Your receipt is printed");
    let reference: Reference = on_paper(&terminal.takes_paper());
    let stranger = VisitId(99);
    terminal.hands.perform(Effect::Print { visit: stranger, reference, issue: Issue::Copy });
    let told =
        terminal.replies.iter().find(|told| matches!(told, Message::Printed { visit, .. } if *visit == stranger));
    let outcome = Outcome::Failed(PrintFault::Other);
    assert_eq!(told, Some(Message::Printed { visit: stranger, paper: Paper::Receipt(reference), outcome }));
    assert_eq!(terminal.takes_paper(), "");
    assert_eq!(terminal.store.call(|store| store.prints_left_underway(now()).unwrap()).unwrap(), []);
}

#[test]
fn the_paper_carries_a_code_that_its_terminal_has_signed_and_a_copy_carries_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::on(&folder.path().join("store.sqlite"), now);
    terminal.kiosk.begin(Language::English, "open-shop").play(&|_| None);
    terminal.until("submitted", "Your receipt is printed");
    let codes =
        |terminal: &Terminal| terminal.paper.take_papers().into_iter().flat_map(|it| it.codes).collect::<Vec<_>>();
    let original = codes(&terminal);
    terminal.kiosk.press("print-again");
    terminal.until("submitted", "Your receipt is printed");
    assert_eq!(codes(&terminal), original);
    let [code] = &original[..] else { panic!("{original:?}") };
    let Ok(domain::scan::Scan::Signed(signed)) = domain::scan::read(code) else { panic!("{code}") };
    assert_eq!(super::papers::ring().judge(&signed), wire::code::Verdict::Genuine);
    assert_eq!((signed.statement.terminal.as_str(), signed.statement.at), ("T0417", now()));
    let licences: Vec<_> = signed.statement.licences.named.iter().map(|it| it.as_str()).collect();
    assert_eq!((licences.contains(&"sfa-food-shop"), signed.statement.licences.more), (true, 0), "{licences:?}");
    // The screen shows the code of the paper, for whoever takes a picture of it.
    let shown = terminal
        .kiosk
        .app
        .page()
        .blocks
        .into_iter()
        .find_map(|block| if let crate::page::Kind::Reference { qr, .. } = block.kind { qr } else { None });
    assert_eq!(shown.as_ref().map(crate::page::qr::QrCode::text), Some(code.as_str()));
}
