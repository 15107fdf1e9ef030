//! Documents that a citizen adds: from a stick and from a scanner's folder into the sealed application, and nowhere else.
//! App, hands and store are the real ones; the stick and the scanner's folder are folders.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use devices::documents::{Stick, StickKind, Tray, Ways};
use domain::{Language, SubmissionId};
use store::Handle;
use wire::keys::Private;
use wire::v1::{Envelope, FromTerminal as _, Manifest};

use super::kiosk::{Kiosk, shown};
use super::tools::{WITHIN, store, tools};
use crate::app::Message;
use crate::effect::Effect;
use crate::effect::aside::AsideNews;
use crate::hands::{Hands, Sealing, Tools};
use crate::page::Kind;
use crate::screen::add;

/// The catalogue's only document, of the food shop licence.
const ADD: &str = "add-sfa-food-shop-layout-plan";
const REMOVE: &str = "remove-sfa-food-shop-layout-plan";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Page>>\nendobj\nstartxref\n9\n%%EOF\n";

struct Site {
    kiosk: Kiosk,
    hands: Hands,
    replies: Receiver<Message>,
    store: Handle,
    stick: tempfile::TempDir,
    tray: tempfile::TempDir,
}

fn agency_key() -> Private {
    Private::from_secret("SFA-enc-1", &[2; 32]).unwrap()
}

impl Site {
    fn new() -> Self {
        let (stick, tray) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (replies, heard) = channel();
        let store = store();
        let with = tools(store.clone(), replies);
        let mut kiosk = Kiosk::small();
        kiosk.app.setup.ways = add::Ways::Both;
        let agencies = kiosk.app.setup.catalogue.agencies.keys().cloned();
        let recipients = agencies.map(|id| (id, agency_key().public().clone().into())).collect();
        let measures = crate::hands::Measures { steady: even, ..with.measures };
        let documents = Ways {
            tray: Some(Tray::open(tray.path().to_owned()).unwrap()),
            stick: Some(Stick::new(stick.path().to_owned(), StickKind::Folder)),
        };
        let sealing = Sealing { recipients, ..with.sealing };
        let hands = Hands::start(Tools { documents, sealing, measures, ..with }).unwrap();
        Self { kiosk, hands, replies: heard, store, stick, tray }
    }

    /// At the documents of a food shop.
    fn at_documents(&mut self) -> &mut Self {
        self.kiosk.begin(Language::English, "open-shop");
        for _ in 0..200 {
            match self.kiosk.at().as_str() {
                "documents" => return self,
                _ => self.kiosk.once(&|_| None),
            };
        }
        panic!("no documents are asked for; the visit is at {}", self.kiosk.at())
    }

    /// Gives the hands what the page wants, and hears what they answer until it stands on the page.
    #[track_caller]
    fn until(&mut self, words: &str) -> &mut Self {
        loop {
            self.kiosk.effects.drain(..).for_each(|effect| self.hands.perform(effect));
            let page = shown(&self.kiosk.app.page());
            if page.contains(words) {
                return self;
            }
            let heard = self.replies.recv_timeout(WITHIN);
            self.kiosk.hear(heard.unwrap_or_else(|_| panic!("the page does not say \"{words}\": {page}")));
        }
    }

    /// Until nothing lies in the scanner's folder any more.
    #[track_caller]
    fn emptied(&mut self) -> &mut Self {
        for _ in 0..1_000 {
            if std::fs::read_dir(self.tray.path()).unwrap().count() == 0 {
                return self;
            }
            if let Ok(heard) = self.replies.recv_timeout(std::time::Duration::from_millis(20)) {
                self.kiosk.hear(heard);
            }
        }
        panic!("the scanner's folder is not emptied")
    }

    fn press(&mut self, id: &str) -> &mut Self {
        self.kiosk.press(id);
        self
    }

    fn says(&self, words: &str) -> bool {
        shown(&self.kiosk.app.page()).contains(words)
    }

    /// The control beside that file.
    fn file(&self, name: &str) -> String {
        let page = self.kiosk.app.page();
        let rows =
            page.blocks.iter().filter_map(|block| if let Kind::Rows(rows) = &block.kind { Some(rows) } else { None });
        let row = rows.flatten().find(|row| row.title.shown == name).unwrap_or_else(|| panic!("no {name} to choose"));
        row.controls[0].id.0.clone()
    }

    /// What the food agency finds in the store: its envelope, and its attachments opened.
    fn delivered(&self) -> (Envelope, Vec<Vec<u8>>) {
        let outstanding = self.store.call(|store| store.outstanding(10)).unwrap().unwrap();
        let mine = outstanding.iter().find(|row| row.agency.as_str() == "SFA").unwrap();
        let own = Private::from_secret("T0417-1", &[1; 32]).unwrap();
        let manifest = Manifest::verify(&mine.manifest, &|_| Some(own.public().clone())).unwrap().0;
        let read = |n: u16| part(&self.store, mine.submission, n);
        let envelope = wire::seal::open(std::str::from_utf8(&read(0)).unwrap(), &agency_key()).unwrap();
        let envelope = Envelope::from_json(&envelope).unwrap();
        assert_eq!(manifest.parts.len(), envelope.attachments.len() + 1);
        let opened = envelope.attachments.iter().map(|announced| {
            let sealed = read(announced.part);
            assert!(manifest.parts[usize::from(announced.part)].is(&sealed));
            announced.open(mine.submission, sealed).unwrap().to_vec()
        });
        let opened = opened.collect();
        (envelope, opened)
    }
}

/// Runs on by itself: a scan has to stand still for a second.
fn even() -> std::time::Duration {
    use std::sync::atomic::{AtomicU64, Ordering};
    static TENTHS: AtomicU64 = AtomicU64::new(0);
    std::time::Duration::from_millis(TENTHS.fetch_add(6, Ordering::Relaxed) * 100)
}

fn part(store: &Handle, submission: SubmissionId, n: u16) -> Vec<u8> {
    let part = store.call(move |store| store.part(submission, u32::from(n))).unwrap().unwrap().unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut part.read().unwrap(), &mut bytes).unwrap();
    bytes
}

fn put(folder: &Path, name: &str, content: &[u8]) {
    // Written elsewhere first, so that nobody sees half of it.
    let whole = folder.join(format!(".{name}"));
    std::fs::write(&whole, content).unwrap();
    std::fs::rename(whole, folder.join(name)).unwrap();
}

#[test]
fn a_file_of_the_stick_travels_sealed_and_only_the_agency_reads_it() {
    let mut site = Site::new();
    put(site.stick.path(), "plan of my shop.pdf", PDF);
    put(site.stick.path(), "holiday.png", b"\x89PNG\r\n\x1a\n");
    site.at_documents().press(ADD).press("way-stick").until("plan of my shop.pdf");
    assert!(!site.says("holiday"), "this agency takes a PDF only");
    let choose = site.file("plan of my shop.pdf");
    site.press(&choose).until("Is this the right one?");
    assert!(site.says("PDF, 1 page, 0.1 MB"));
    site.press("use").until("added");
    site.kiosk.play(&|_| None);
    site.until("safely stored");
    let (envelope, attachments) = site.delivered();
    assert_eq!(attachments, [PDF.to_vec()]);
    let stated: Vec<_> = envelope.documents.iter().map(|stated| (stated.state.as_str(), stated.part)).collect();
    assert_eq!(stated, [("attached", Some(1))]);
    let json = String::from_utf8(envelope.to_json().to_vec()).unwrap();
    assert!(
        json.contains("layout-plan.pdf") && !json.contains("plan of my shop"),
        "the citizen's name for it stays here"
    );
}

#[test]
fn a_scan_goes_into_the_application_and_out_of_the_folder() {
    let mut site = Site::new();
    site.at_documents();
    put(site.tray.path(), "of-somebody-else.pdf", b"%PDF-1.7 somebody else's");
    site.press(ADD).press("way-scan").until("Put the paper into the scanner").emptied();
    put(site.tray.path(), "letter.txt", b"Dear Sir");
    site.until("This document may be: PDF");
    put(site.tray.path(), "scan.pdf", PDF);
    site.until("What was scanned").press("use").until("added");
    site.emptied();
    site.kiosk.play(&|_| None);
    site.until("safely stored");
    assert_eq!(site.delivered().1, [PDF.to_vec()]);
}

#[test]
fn what_was_added_is_checked_and_can_be_taken_out_again() {
    let mut site = Site::new();
    put(site.stick.path(), "plan.pdf", PDF);
    site.at_documents().press(ADD).press("way-stick").until("plan.pdf");
    let choose = site.file("plan.pdf");
    site.press(&choose).until("Is this the right one?").press("back").until("Choose the file").until("plan.pdf");
    let choose = site.file("plan.pdf");
    site.press(&choose).until("Is this the right one?").press("use").until("added").press("later");
    for _ in 0..200 {
        if site.kiosk.at() == "review" {
            break;
        }
        site.kiosk.once(&|_| None);
    }
    while !site.says("Documents you added") {
        site.press("more");
    }
    site.press("change-document-sfa-food-shop-layout-plan");
    assert_eq!(site.kiosk.at(), "documents");
    site.press(REMOVE).until("will send").press("later");
    assert_eq!(site.kiosk.at(), "review");
    site.kiosk.play(&|_| None);
    site.until("safely stored");
    let (envelope, attachments) = site.delivered();
    assert!(attachments.is_empty());
    assert_eq!(envelope.documents[0].state, "to_follow");
}

#[test]
fn who_saves_is_told_before_that_added_files_are_not_kept() {
    let mut site = Site::new();
    put(site.stick.path(), "plan.pdf", PDF);
    site.at_documents().press("tool-finish").press("keep");
    assert!(site.says("Your answers are being saved"), "without files nothing is asked");
    site.kiosk.hear_aside(AsideNews::NotKept).press("back");
    site.press(ADD).press("way-stick").until("plan.pdf");
    let choose = site.file("plan.pdf");
    site.press(&choose).until("Is this the right one?").press("use").until("added");
    let is_kept = |effect: &Effect| matches!(effect, Effect::Aside { .. });
    site.kiosk.effects.clear();
    site.press("tool-finish").press("keep");
    assert!(site.says("The files you added are not saved"));
    assert!(!site.kiosk.effects.iter().any(is_kept), "nothing is kept before it was said");
    site.press("back");
    assert_eq!(site.kiosk.at(), "documents");
    site.press("tool-finish").press("keep").press("answers");
    assert!(site.kiosk.effects.iter().any(is_kept));
    assert!(site.says("Your answers are being saved"));
}

#[test]
fn a_stick_that_is_pulled_is_said_and_nothing_is_lost() {
    let mut site = Site::new();
    site.at_documents().press(ADD).press("way-stick").until("Please put your USB stick in");
    put(site.stick.path(), "plan.pdf", PDF);
    site.until("plan.pdf");
    let choose = site.file("plan.pdf");
    std::fs::remove_file(site.stick.path().join("plan.pdf")).unwrap();
    site.press(&choose).until("It is not there any more").until("Please put your USB stick in");
    site.press("back").press("back");
    assert_eq!(site.kiosk.at(), "documents");
}

#[test]
fn a_file_that_comes_when_nobody_waits_for_it_any_more_is_forgotten() {
    let mut site = Site::new();
    put(site.stick.path(), "plan.pdf", PDF);
    site.at_documents().press(ADD).press("way-stick").until("plan.pdf");
    let choose = site.file("plan.pdf");
    site.press(&choose).press("back");
    site.kiosk.effects.drain(..).for_each(|effect| site.hands.perform(effect));
    let offered = loop {
        let heard = site.replies.recv_timeout(WITHIN).unwrap();
        if matches!(&heard, Message::Documents { news, .. } if matches!(news, crate::effect::documents::DocumentsNews::Offered(_)))
        {
            break heard;
        }
    };
    site.kiosk.hear(offered);
    let forgets = |effect: &Effect| {
        matches!(effect, Effect::Documents { wish: crate::effect::documents::DocumentsWish::Forget(_), .. })
    };
    assert!(site.kiosk.effects.iter().any(forgets));
    assert_eq!(site.kiosk.at(), "add");
}

#[test]
fn where_a_terminal_has_no_way_in_nothing_offers_it() {
    let mut site = Site::new();
    site.kiosk.app.setup.ways = add::Ways::None;
    site.at_documents();
    assert!(!site.kiosk.has(ADD) && !site.says("Add what you have"));
    let mut site = Site::new();
    site.kiosk.app.setup.ways = add::Ways::Stick;
    site.at_documents().press(ADD);
    assert_eq!(site.kiosk.at(), "add-stick", "where there is one way only it is taken");
}
