//! Documents that citizens add: a thread of its own waits for scanner and stick, reads and looks over what comes, so that
//! a slow stick holds up nothing else. What was read lies in memory alone, until it is sealed or the visit ends, and is
//! wiped then.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use devices::documents::{Arrival, Document, Entry, Presence, ReadFault, Refusal, TrayError, Ways, judge};
use domain::attachment::{Accepts, AttachedFile, FileNumber};
use domain::{Personal, SubmissionId, VisitId};
use store::KeptPart;
use zeroize::Zeroizing;

use super::sealing::SealingError;
use crate::app::Message;
use crate::effect::documents::{DocumentsNews, DocumentsWish, EntryNumber, Listed, Offer, Plugged, Refused};
use crate::page::paper::Sheet;

/// Between two looks into the scanner's folder while somebody waits for it.
const SCAN_LOOK: Duration = Duration::from_millis(250);
/// Between two looks for a stick.
const STICK_LOOK: Duration = Duration::from_secs(1);
/// Between two times that the scanner's folder is emptied while nobody waits for it.
const IDLE_LOOK: Duration = Duration::from_secs(5);
/// All files of a visit.
const VISIT_BYTES_MAX: usize = 50 * 1024 * 1024;
/// Of the sealed bytes.
const SEALED_TYPE: &str = "application/octet-stream";

/// Where documents come in.
pub(super) struct Desk {
    orders: Sender<Order>,
    kept: Kept,
}

struct Order {
    visit: VisitId,
    wish: DocumentsWish,
}

/// What was read in the visit that goes on.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Files>>);

#[derive(Default)]
struct Files {
    visit: Option<VisitId>,
    last: u32,
    content: BTreeMap<FileNumber, Zeroizing<Vec<u8>>>,
}

impl Desk {
    /// Starts it; the thread ends with it.
    pub(super) fn start(ways: Ways, steady: fn() -> Duration, replies: Sender<Message>) -> io::Result<Self> {
        let (orders, waiting) = channel();
        let kept = Kept::default();
        let (watch, listed, entries) = (Watch::Nothing, BTreeMap::new(), 0);
        let clerk = Clerk { ways, watch, listed, entries, steady, kept: kept.clone(), replies };
        thread::Builder::new().name("documents".to_owned()).spawn(move || clerk.work(&waiting))?;
        Ok(Self { orders, kept })
    }

    pub(super) fn perform(&self, visit: VisitId, wish: DocumentsWish) {
        self.kept.lock().visit = Some(visit);
        match wish {
            // A slow stick must not keep in memory what is to go.
            DocumentsWish::Forget(number) => {
                self.kept.lock().content.remove(&number);
            }
            DocumentsWish::Scan(_) | DocumentsWish::Stick | DocumentsWish::Read(..) | DocumentsWish::Rest => {
                if self.orders.send(Order { visit, wish }).is_err() {
                    tracing::error!("nobody takes documents in any more");
                }
            }
        }
    }

    /// Forgets everything; what is still being read is dropped when it comes.
    pub(super) fn clear(&self) {
        let mut files = self.kept.lock();
        let visit = files.visit.take();
        files.content.clear();
        drop(files);
        if let Some(visit) = visit {
            // Its thread is gone only when the program ends.
            let _ = self.orders.send(Order { visit, wish: DocumentsWish::Rest });
        }
    }

    /// A copy to be sealed, with room for the tag of the seal.
    pub(super) fn content(&self, number: FileNumber) -> Option<Vec<u8>> {
        let files = self.kept.lock();
        let content = files.content.get(&number)?;
        let mut copy = Vec::with_capacity(content.len().saturating_add(wire::seal::TAG_BYTES));
        copy.extend_from_slice(content);
        Some(copy)
    }
}

/// Has the store keep a sealed document.
pub(super) fn keep(
    store: &store::Handle,
    submission: SubmissionId,
    part: u16,
    sealed: Vec<u8>,
) -> Result<KeptPart, SealingError> {
    let kept = store.call(move |store| store.keep_part(submission, u32::from(part), SEALED_TYPE, sealed));
    kept.map_err(SealingError::Unavailable)?.map_err(SealingError::Keep)
}

impl Kept {
    /// Nothing can panic while it is held, and what it holds would still be whole.
    fn lock(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a document to the others of its visit; `None` where the visit is over.
    fn put(&self, visit: VisitId, document: Document) -> Option<Result<AttachedFile, Refused>> {
        let mut files = self.lock();
        if files.visit != Some(visit) {
            return None;
        }
        let bytes: usize = files.content.values().map(|content| content.len()).sum();
        let most = usize::try_from(store::PARTS_MAX).unwrap_or(usize::MAX);
        if bytes.saturating_add(document.content.len()) > VISIT_BYTES_MAX || files.content.len() >= most {
            return Some(Err(Refused::Full));
        }
        files.last = files.last.saturating_add(1);
        let Document { kind, content, pages, preview: _ } = document;
        let number = FileNumber(files.last);
        let file = AttachedFile { number, kind, bytes: u64::try_from(content.len()).unwrap_or(u64::MAX), pages };
        files.content.insert(number, content);
        Some(Ok(file))
    }
}

/// Who waits for scanner and stick.
struct Clerk {
    ways: Ways,
    watch: Watch,
    listed: BTreeMap<EntryNumber, Entry>,
    entries: u32,
    steady: fn() -> Duration,
    kept: Kept,
    replies: Sender<Message>,
}

/// What is waited for.
enum Watch {
    Nothing,
    Scanner(VisitId, Accepts),
    /// With what was told last.
    Stick(VisitId, Option<Presence>),
}

impl Clerk {
    fn work(mut self, orders: &Receiver<Order>) {
        loop {
            let wait = match self.watch {
                Watch::Nothing => IDLE_LOOK,
                Watch::Scanner(..) => SCAN_LOOK,
                Watch::Stick(..) => STICK_LOOK,
            };
            match orders.recv_timeout(wait) {
                Ok(order) => self.obey(&order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.empty_tray();
                    return;
                }
            }
            self.look();
        }
    }

    fn obey(&mut self, order: &Order) {
        let visit = order.visit;
        match order.wish {
            DocumentsWish::Scan(accepts) => {
                // What came before was not for this citizen, or not for this document.
                self.empty_tray();
                self.watch = Watch::Scanner(visit, accepts);
            }
            DocumentsWish::Stick => self.watch = Watch::Stick(visit, None),
            DocumentsWish::Read(number, accepts) => {
                self.watch = Watch::Nothing;
                self.read(visit, number, &accepts);
            }
            DocumentsWish::Rest | DocumentsWish::Forget(_) => {
                self.watch = Watch::Nothing;
                self.listed.clear();
            }
        }
    }

    fn look(&mut self) {
        match &self.watch {
            Watch::Nothing => self.empty_tray(),
            Watch::Scanner(visit, accepts) => {
                let (visit, accepts) = (*visit, *accepts);
                self.look_for_scan(visit, &accepts);
            }
            Watch::Stick(visit, before) => {
                let visit = *visit;
                let now = self.ways.stick.as_ref().map_or(Presence::Absent, devices::documents::Stick::presence);
                if before.as_ref() != Some(&now) {
                    let told = self.list(&now);
                    self.tell(visit, DocumentsNews::Stick(told));
                    self.watch = Watch::Stick(visit, Some(now));
                }
            }
        }
    }

    fn look_for_scan(&mut self, visit: VisitId, accepts: &Accepts) {
        let Some(tray) = &mut self.ways.tray else { return };
        match tray.look((self.steady)()) {
            Ok(None) => {}
            Ok(Some(Arrival::File(content))) => {
                if self.offer(visit, (&content, accepts), None) == Offered::Taken {
                    self.watch = Watch::Nothing;
                }
            }
            Ok(Some(Arrival::Spoilt(fault))) => self.tell(visit, DocumentsNews::Refused(of_fault(fault))),
            Err(error) => note(&error),
        }
    }

    fn list(&mut self, presence: &Presence) -> Plugged {
        self.listed.clear();
        match (presence, &self.ways.stick) {
            (Presence::Absent, _) | (_, None) => Plugged::Absent,
            (Presence::Unsafe(lacks), _) => {
                tracing::error!(lacks = %lacks.join(","), "a stick was mounted carelessly and is not touched; mount it ro,nosuid,nodev,noexec");
                Plugged::Unsafe
            }
            (Presence::There(_), Some(stick)) => {
                for entry in stick.list() {
                    self.entries = self.entries.saturating_add(1);
                    self.listed.insert(EntryNumber(self.entries), entry);
                }
                let listed = self.listed.iter();
                let told = listed.map(|(number, Entry { name, kind, bytes, .. })| Listed {
                    number: *number,
                    name: name.clone(),
                    kind: *kind,
                    bytes: *bytes,
                });
                Plugged::There(told.collect())
            }
        }
    }

    fn read(&mut self, visit: VisitId, number: EntryNumber, accepts: &Accepts) {
        let entry = self.listed.get(&number).zip(self.ways.stick.as_ref());
        let read = entry.ok_or(ReadFault::Gone).and_then(|(entry, stick)| Ok((stick.read(entry)?, entry.name.clone())));
        match read {
            Ok((content, name)) => {
                self.offer(visit, (&content, accepts), Some(name));
            }
            Err(fault) => self.tell(visit, DocumentsNews::Refused(of_fault(fault))),
        }
    }

    fn offer(&self, visit: VisitId, (content, accepts): (&[u8], &Accepts), name: Option<Personal<String>>) -> Offered {
        let mut document = match judge(content, accepts) {
            Ok(document) => document,
            Err(refusal) => {
                self.tell(visit, DocumentsNews::Refused(of_refusal(refusal)));
                return Offered::Refused;
            }
        };
        let preview = document.preview.take().map(|preview| Sheet::new(preview.width, preview.dots, Vec::new()));
        match self.kept.put(visit, document) {
            Some(Ok(file)) => {
                self.tell(visit, DocumentsNews::Offered(Box::new(Offer { file, name, preview })));
                Offered::Taken
            }
            Some(Err(refused)) => {
                self.tell(visit, DocumentsNews::Refused(refused));
                Offered::Refused
            }
            // The citizen has gone; nobody waits any more.
            None => Offered::Taken,
        }
    }

    fn empty_tray(&mut self) {
        if let Some(tray) = &mut self.ways.tray {
            match tray.clear() {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "what nobody waited for was removed from the scanner's folder"),
                Err(error) => note(&error),
            }
        }
    }

    fn tell(&self, visit: VisitId, news: DocumentsNews) {
        // Nobody listens any more only when the program ends.
        let _ = self.replies.send(Message::Documents { visit, news });
    }
}

#[derive(PartialEq, Eq)]
enum Offered {
    Taken,
    Refused,
}

fn note(error: &TrayError) {
    tracing::error!(error = %domain::chain(error), "the scanner's folder is not in order");
}

fn of_fault(fault: ReadFault) -> Refused {
    match fault {
        ReadFault::TooLarge => Refused::TooLarge,
        ReadFault::Gone => Refused::Gone,
    }
}

fn of_refusal(refusal: Refusal) -> Refused {
    match refusal {
        Refusal::Kind => Refused::Kind,
        Refusal::TooLarge => Refused::TooLarge,
        Refusal::Broken => Refused::Broken,
        Refusal::Locked => Refused::Locked,
        Refusal::Active => Refused::Active,
    }
}
