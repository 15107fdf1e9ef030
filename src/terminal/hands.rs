//! The hands: performs what the app wants done, one after the other on a thread of their own, and answers under the
//! visit that asked. The window and a rehearsal use the same hands; they know no page and no widget.

mod bench;
mod claims;
mod documents;
pub mod drafts;
mod emerged;
mod enquiry;
mod health;
mod pages;
mod printing;
mod scanning;
mod sealing;
mod site;
mod timekeeper;
mod voice;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, sync_channel};
use std::time::Duration;
use std::{io, thread};

use devices::printer::simulated;
use devices::{printer, signal, speech};
use domain::audit::Event;
use domain::{Application, Claim, Language, ReceiptSecret, Reference, Timestamp, VisitId};
use sync::enquiry::Answered;
use wire::lock::Cost;

use crate::app::Message;
use crate::effect::{Delivery, Effect, Going, Outcome, PrintFault, Progress, Stored, SubmitFault, Taken};
use crate::receipt::Receipt;
use crate::words::Lexicon;
use documents::Desk;

pub use bench::Backroom;
pub use enquiry::Enquire;
pub use health::Measures;
pub use pages::{DrawAll, PagePrinter};
pub use scanning::heard;
use sealing::Files;
pub use sealing::{Draw, Fill, Sealing};
pub use voice::{Pulse, voice_reply};

/// Effects that may wait at once; a visit never asks for more than a few.
const WAITING_MAX: usize = 64;
/// How often the printer and the disk are looked at, between jobs if need be.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// For the printer to end its last job once it was told to throw it away.
const PRINTER_WITHIN: Duration = Duration::from_secs(15);

/// What the hands work with.
pub struct Tools {
    /// The terminal's store.
    pub store: store::Handle,
    /// The receipt printer.
    pub printer: printer::Handle,
    /// The printer for whole applications, if a site has one.
    pub pages: Option<PagePrinter>,
    /// The voice, if this machine has one.
    pub speech: Option<speech::Handle>,
    /// The light that calls staff, if there is one.
    pub signal: Option<signal::Handle>,
    /// How documents come in.
    pub documents: devices::documents::Ways,
    /// Keys of the agencies and of this terminal.
    pub sealing: Sealing,
    /// The terminal's words, for the receipt.
    pub lexicon: Arc<Lexicon>,
    /// The roof's clock.
    pub clock: fn() -> Timestamp,
    /// What the terminal is measured against.
    pub measures: Measures,
    /// Gathers the words that can be searched for in a language; the first search would wait for them.
    pub gather: Box<dyn Fn(Language) + Send>,
    /// Wakes whoever delivers.
    pub wake: Box<dyn Fn() + Send + Sync>,
    /// Told how the parts are at every look, so that the operator hears of it; must not block.
    pub tell_health: Box<dyn Fn(&crate::standing::Health) + Send + Sync>,
    /// Asks the gateway for what this terminal does not know.
    pub enquire: Enquire,
    /// The hands on the printer where it is simulated, and nowhere in service: its paper is shown, and a technician turns
    /// its switches.
    pub simulated: Option<simulated::Controls>,
    /// What a technician's pages need, if a PIN is set up.
    pub backroom: Option<Backroom>,
    /// Where answers go.
    pub replies: Sender<Message>,
}

/// A way to the hands; the thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Hands {
    jobs: SyncSender<Job>,
    /// Whether the news of deliveries waits already; when a long outage ends there would be one for each, and no room
    /// left for what the citizen wants.
    news: Arc<AtomicBool>,
    speaker: voice::Speaker,
}

enum Job {
    /// With a way back, for what is answered later.
    Perform(Effect, SyncSender<Job>),
    /// The gateway has answered a question.
    Told(enquiry::Pending, Answered),
    /// The one who delivers has recorded something.
    Recorded,
    /// The last job: let go of everything.
    Retire(Box<dyn FnOnce() + Send>),
}

impl Hands {
    /// Starts the hands.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(mut tools: Tools) -> io::Result<Self> {
        let (jobs, waiting) = sync_channel(WAITING_MAX);
        let speaker = voice::Speaker::new(tools.speech.clone());
        let news = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&news);
        let desk = desk(&mut tools)?;
        thread::Builder::new()
            .name("hands".to_owned())
            .spawn(move || Worker::new(tools, desk).work(&waiting, &told))?;
        Ok(Self { jobs, news, speaker })
    }

    /// Has an effect performed.
    pub fn perform(&self, effect: Effect) {
        if let Some(effect) = self.speaker.perform(effect) {
            self.give(Job::Perform(effect, self.jobs.clone()));
        }
    }

    /// Tells that a delivery was recorded, so that the page can say so.
    pub fn recorded(&self) {
        if !self.news.swap(true, Ordering::AcqRel) {
            self.give(Job::Recorded);
        }
    }

    /// Ends the hands after what they were given before: the printer has then said how its last job ended or has been
    /// cleared, and nothing is held any more. `done` is dropped uncalled if they have ended already.
    pub fn retire(&self, done: Box<dyn FnOnce() + Send>) {
        self.give(Job::Retire(done));
    }

    fn give(&self, job: Job) {
        match self.jobs.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => tracing::error!("the hands are too busy; an effect was refused"),
            Err(TrySendError::Disconnected(_)) => tracing::error!("the hands have ended; an effect was refused"),
        }
    }
}

/// Where documents come in.
fn desk(tools: &mut Tools) -> io::Result<Desk> {
    Desk::start(std::mem::take(&mut tools.documents), tools.measures.steady, tools.replies.clone())
}

struct Worker {
    tools: Tools,
    desk: Desk,
    watched: Option<(VisitId, Reference)>,
    claims: claims::Claims,
    /// Questions to the gateway so far.
    asked: u32,
    /// The visit's code and the draft under it; forgotten with the visit.
    aside: Option<drafts::Held>,
    /// What a code has opened and the visit has not taken up yet.
    found: Option<drafts::Held>,
    /// When drafts that have expired were last looked for.
    purged_at: Option<Timestamp>,
    call: Option<site::Made>,
    /// What was submitted, for the page printer; forgotten with the visit.
    kept: Option<pages::Kept>,
    page_printer: pages::Watch,
    /// The technician who has passed the door.
    inside: Option<VisitId>,
    health: crate::standing::Health,
    timekeeper: timekeeper::Timekeeper,
    trials: voice::Trials,
}

impl Worker {
    fn new(tools: Tools, desk: Desk) -> Self {
        let timekeeper = timekeeper::Timekeeper::new(tools.measures.time_floor);
        let trials = voice::Trials::new((tools.measures.steady)());
        let page_printer = pages::Watch::new(tools.pages.as_ref());
        Self {
            tools,
            desk,
            watched: None,
            claims: claims::Claims::default(),
            asked: 0,
            aside: None,
            found: None,
            purged_at: None,
            call: None,
            kept: None,
            page_printer,
            inside: None,
            health: crate::standing::Health::default(),
            timekeeper,
            trials,
        }
    }

    fn work(mut self, waiting: &Receiver<Job>, news: &AtomicBool) {
        let steady = self.tools.measures.steady;
        self.take_over_printer();
        self.look();
        let mut looked_at = steady();
        loop {
            let job = waiting.recv_timeout(LOOK_EVERY.saturating_sub(steady().saturating_sub(looked_at)));
            let is_quiet = matches!(job, Err(RecvTimeoutError::Timeout));
            match job {
                Ok(Job::Perform(effect, back)) => self.perform(effect, back),
                Ok(Job::Told(pending, answered)) => self.told(pending, answered),
                Ok(Job::Recorded) => {
                    // What is recorded from now on is news again.
                    news.store(false, Ordering::Release);
                    self.tell_deliveries();
                    self.tell_call();
                    self.show_technician();
                }
                Ok(Job::Retire(done)) => {
                    self.await_printer();
                    drop(self);
                    return done();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // Deliveries that follow each other closely must not hide that the paper has run out.
            if is_quiet || steady().saturating_sub(looked_at) >= LOOK_EVERY {
                self.look();
                looked_at = steady();
            }
        }
    }

    fn perform(&mut self, effect: Effect, back: SyncSender<Job>) {
        match effect {
            Effect::Submit { visit, applications, receipt } => {
                let result = self.submit(visit, &applications, &receipt);
                if let Ok(taken) = &result {
                    self.watched = Some((visit, taken.stored.reference));
                    // What was sealed is sealed; the citizen's own files are wiped here already.
                    self.desk.clear();
                    self.keep_for_pages(visit, taken.stored.reference, applications);
                    (self.tools.wake)();
                }
                self.answer(Message::Submitted { visit, result });
            }
            Effect::Print { visit, reference, issue } => self.print(visit, reference, issue),
            Effect::LookUp { visit, claim } => {
                if let Some(found) = self.look_up(visit, &claim, back) {
                    self.answer(Message::Found { visit, found });
                }
            }
            Effect::Aside { visit, wish } => self.put_aside(visit, wish),
            Effect::Documents { visit, wish } => self.desk.perform(visit, wish),
            Effect::Gather(language) => (self.tools.gather)(language),
            Effect::PrintSlip { visit, slip } => self.print_slip(visit, &slip),
            Effect::PrintSheet { visit, paper, document } => self.print_sheet(visit, paper, *document),
            Effect::PrintPages { visit, reference } => self.print_pages(visit, reference),
            // The speaker has done these in passing.
            Effect::Say(_) | Effect::Hush | Effect::Pause | Effect::GoOn => {}
            Effect::Tune { .. } | Effect::Headphones(_) => {}
            Effect::CallStaff { visit, call } => self.call_staff(visit, call),
            Effect::CancelCall => self.cancel_call(),
            Effect::CountFace { occasion, face } => self.count_face(occasion, face),
            Effect::Technician(job) => self.serve_technician(job),
            Effect::Purge => {
                self.watched = None;
                self.desk.clear();
                (self.aside, self.found, self.kept) = (None, None, None);
                self.claims = claims::Claims::default();
                self.purge_printer();
            }
            Effect::Wipe { why, .. } => {
                self.watched = None;
                self.desk.clear();
                (self.aside, self.found, self.kept) = (None, None, None);
                // Whoever called is gone; somebody who came now would find nobody.
                self.cancel_call();
                self.claims = claims::Claims::default();
                let now = (self.tools.clock)();
                let event = Event::Wiped { why: why.as_str() };
                if let Ok(Err(error)) = self.tools.store.call(move |store| store.audit(&event, now)) {
                    tracing::error!(error = %error, "the end of a visit could not be noted in the audit trail");
                }
            }
        }
    }

    /// Seals, signs and stores; what comes back says whether it is on disk.
    fn submit(
        &mut self,
        visit: VisitId,
        applications: &[Application],
        receipt: &Receipt,
    ) -> Result<Taken, SubmitFault> {
        let reference = self
            .tools
            .store
            .call(store::Store::next_reference)
            .map_err(|_| SubmitFault::Store)?
            .map_err(|error| refused(&error, SubmitFault::Store))?;
        let now = (self.tools.clock)();
        let sealing = &self.tools.sealing;
        let claim = Claim { reference, secret: ReceiptSecret::from_random(sealing.fresh()) };
        let lock = claims::lock(&claim, Cost::KIOSK).map_err(|error| refused(&error, SubmitFault::Keys))?;
        let (store, content) = (&self.tools.store, |number| self.desk.content(number));
        let keep = |submission, part, sealed| documents::keep(store, submission, part, sealed);
        let sealed = sealing
            .seal(applications, reference, &lock.status_key(), Files { content: &content, keep: &keep })
            .map_err(|error| refused(&error, error.fault()))?;
        let (document, code) = sealing
            .paper(receipt, &self.tools.lexicon, &claim, now)
            .map_err(|error| refused(&error, SubmitFault::Keys))?;
        let batch = sealed.batch();
        let paper = lock.seal(&wire::paper::encode(&document), sealing.fresh());
        let mut make = sealed.signing(paper, claims::kept_of(&lock, Cost::KIOSK), self.drafted(visit), now);
        let submitted = self
            .tools
            .store
            .call(move |store| store.submit(now, reference, &batch, &mut make))
            .map_err(|_| SubmitFault::Store)?;
        match submitted {
            Ok(done) => {
                let stated = |application: &Application| Delivery {
                    agency: application.agency.clone(),
                    state: Progress::Stored,
                };
                self.claims.prove(visit, done.reference, lock);
                let rows = applications.iter().map(stated).collect();
                let stored = Stored { reference: done.reference, secret: claim.secret, at: now, rows };
                Ok(Taken { stored, code })
            }
            Err(error @ store::SubmitError::NoSpace) => Err(refused(&error, SubmitFault::Full)),
            Err(error) => Err(refused(&error, SubmitFault::Store)),
        }
    }

    /// What this terminal has under a reference.
    fn stored(&self, claim: &Claim) -> Option<Stored> {
        let reference = claim.reference;
        let rows = self.tools.store.call(move |store| store.submissions_of(&reference)).ok()?.ok()?;
        let at = rows.first()?.submitted_at;
        let (secret, rows) = (claim.secret.clone(), self.deliveries(&rows));
        Some(Stored { reference, secret, at, rows })
    }

    fn tell_deliveries(&self) {
        let Some((visit, reference)) = self.watched else { return };
        let rows = self.tools.store.call(move |store| store.submissions_of(&reference));
        if let Ok(Ok(rows)) = rows
            && !rows.is_empty()
        {
            let rows = self.claims.told.over(self.deliveries(&rows));
            self.answer(Message::Delivered { visit, rows });
        }
    }

    fn deliveries(&self, rows: &[store::Row]) -> Vec<Delivery> {
        rows.iter().map(|row| self.tools.sealing.delivery(row)).collect()
    }

    /// Looks at the printer and the disk; tells only what has changed.
    fn look(&mut self) {
        self.purge_drafts();
        if let Some(handle) = &self.tools.speech {
            let Measures { speech, languages, steady, .. } = &self.tools.measures;
            self.trials.look(handle, speech, languages, steady());
        }
        if let Some(pages) = &self.tools.pages {
            self.page_printer.look(&pages.printer, (self.tools.measures.steady)());
        }
        let health = health::of(&self.tools, &mut self.timekeeper, self.page_printer.now());
        (self.tools.tell_health)(&health);
        if health != self.health {
            health::note(&self.health, &health);
            self.health = health.clone();
            self.answer(Message::Health(health));
        }
    }

    /// Its answers come in the order of its jobs: the one to this question means that every job before is over.
    fn await_printer(&self) {
        let (reply, answer) = sync_channel(1);
        self.tools.printer.status(Box::new(move |_| {
            let _ = reply.try_send(());
        }));
        if answer.recv_timeout(PRINTER_WITHIN).is_err() {
            tracing::error!("the printer did not say how its last job ended; it is left as it is");
        }
    }

    fn answer(&self, message: Message) {
        // Nobody listens any more only when the program ends.
        let _ = self.tools.replies.send(message);
    }
}

/// Logs why something was not taken, once and without anything personal, and gives what the citizen is told.
fn refused(error: &(dyn std::error::Error + 'static), fault: SubmitFault) -> SubmitFault {
    tracing::error!(error = %domain::chain(error), "a visit's applications were not accepted");
    fault
}

/// The printer's outcome as far as a citizen is concerned.
fn told(outcome: &printer::Outcome) -> Outcome {
    match outcome {
        printer::Outcome::Printed { .. } => Outcome::Printed,
        printer::Outcome::Unknown { .. } => Outcome::Unknown,
        printer::Outcome::Failed(fault) => Outcome::Failed(told_fault(fault)),
    }
}

/// How a job goes as far as a citizen is concerned; `None` for steps that change nothing for them.
fn told_going(progress: &printer::Progress) -> Option<Going> {
    match progress {
        printer::Progress::Waiting(fault) => Some(Going::Waiting(told_fault(fault))),
        printer::Progress::Resumed => Some(Going::On),
        printer::Progress::Started { .. } | printer::Progress::Sent { .. } | printer::Progress::Confirmed { .. } => {
            None
        }
    }
}

fn told_fault(fault: &printer::Fault) -> PrintFault {
    match fault {
        printer::Fault::PaperOut => PrintFault::PaperOut,
        printer::Fault::CoverOpen => PrintFault::CoverOpen,
        printer::Fault::Silent { .. } | printer::Fault::Unplugged { .. } | printer::Fault::Offline => {
            PrintFault::Silent
        }
        printer::Fault::CutterJammed
        | printer::Fault::TooHot
        | printer::Fault::NeedsRecovery
        | printer::Fault::Broken
        | printer::Fault::Blocked
        | printer::Fault::Restarted
        | printer::Fault::Overrun
        | printer::Fault::Cleared => PrintFault::Other,
    }
}
