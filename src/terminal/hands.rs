//! The hands: performs what the app wants done, one after the other on a thread of their own, and answers under the
//! visit that asked. The window and a rehearsal use the same hands; they know no page and no widget.

mod bench;
mod claims;
pub mod drafts;
mod enquiry;
mod health;
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

use devices::{printer, signal, speech};
use domain::audit::Event;
use domain::receipt::Document;
use domain::{Application, Claim, ReceiptSecret, Reference, Timestamp, VisitId};
use store::PrintOutcome;
use sync::enquiry::Answered;
use wire::lock::Cost;

use crate::app::Message;
use crate::effect::{Delivery, Effect, Issue, Outcome, Paper, PrintFault, Progress, Stored, SubmitFault};
use crate::receipt::Receipt;
use crate::words::Lexicon;

pub use bench::Backroom;
pub use enquiry::Enquire;
pub use health::Measures;
pub use scanning::heard;
pub use sealing::{Draw, Fill, Sealing};
pub use voice::{Pulse, voice_reply};

/// Effects that may wait at once; a visit never asks for more than a few.
const WAITING_MAX: usize = 64;
/// How often the printer and the disk are looked at, between jobs if need be.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// For the printer to end its last job once it was told to throw it away.
const PRINTER_WITHIN: Duration = Duration::from_secs(15);

/// Told the reference of every receipt whose print has ended.
pub type Printed = Arc<dyn Fn(&Reference) + Send + Sync>;

/// What the hands work with.
pub struct Tools {
    /// The terminal's store.
    pub store: store::Handle,
    /// The receipt printer.
    pub printer: printer::Handle,
    /// The voice, if this machine has one.
    pub speech: Option<speech::Handle>,
    /// The light that calls staff, if there is one.
    pub signal: Option<signal::Handle>,
    /// Keys of the agencies and of this terminal.
    pub sealing: Sealing,
    /// The terminal's words, for the receipt.
    pub lexicon: Arc<Lexicon>,
    /// The roof's clock.
    pub clock: fn() -> Timestamp,
    /// What the terminal is measured against.
    pub measures: Measures,
    /// Wakes whoever delivers.
    pub wake: Box<dyn Fn() + Send + Sync>,
    /// Asks the gateway for what this terminal does not know.
    pub enquire: Enquire,
    /// Told after every print, for a demonstration to keep the simulated paper.
    pub printed: Printed,
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
    pub fn start(tools: Tools) -> io::Result<Self> {
        let (jobs, waiting) = sync_channel(WAITING_MAX);
        let speaker = voice::Speaker::new(tools.speech.clone());
        let news = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&news);
        thread::Builder::new().name("hands".to_owned()).spawn(move || Worker::new(tools).work(&waiting, &told))?;
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

struct Worker {
    tools: Tools,
    watched: Option<(VisitId, Reference)>,
    claims: claims::Claims,
    /// Questions to the gateway so far.
    asked: u32,
    /// The visit's code and the draft under it; forgotten with the visit.
    aside: Option<drafts::Held>,
    /// When drafts that have expired were last looked for.
    purged_at: Option<Timestamp>,
    call: Option<(VisitId, domain::staff::CallId)>,
    /// The technician who has passed the door.
    inside: Option<VisitId>,
    health: crate::standing::Health,
    timekeeper: timekeeper::Timekeeper,
    trials: voice::Trials,
}

impl Worker {
    fn new(tools: Tools) -> Self {
        let timekeeper = timekeeper::Timekeeper::new(tools.measures.time_floor);
        let trials = voice::Trials::new((tools.measures.steady)());
        Self {
            tools,
            watched: None,
            claims: claims::Claims::default(),
            asked: 0,
            aside: None,
            purged_at: None,
            call: None,
            inside: None,
            health: crate::standing::Health::default(),
            timekeeper,
            trials,
        }
    }

    fn work(mut self, waiting: &Receiver<Job>, news: &AtomicBool) {
        let steady = self.tools.measures.steady;
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
                if let Ok(stored) = &result {
                    self.watched = Some((visit, stored.reference));
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
            Effect::PrintSlip { visit, slip } => self.print_slip(visit, &slip),
            // The speaker has done these in passing.
            Effect::Say(_) | Effect::Hush | Effect::Pause | Effect::GoOn => {}
            Effect::Tune { .. } | Effect::Headphones(_) => {}
            Effect::CallStaff { visit } => self.call_staff(visit),
            Effect::CancelCall => self.cancel_call(),
            Effect::CountFace { occasion, face } => self.count_face(occasion, face),
            Effect::Technician(job) => self.serve_technician(job),
            Effect::Purge => {
                self.watched = None;
                self.aside = None;
                self.claims = claims::Claims::default();
                self.tools.printer.purge(Box::new(|_| {}));
            }
            Effect::Wipe { why, .. } => {
                self.watched = None;
                self.aside = None;
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
    ) -> Result<Stored, SubmitFault> {
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
        let sealed = sealing
            .seal(applications, reference, &lock.status_key())
            .map_err(|error| refused(&error, SubmitFault::Keys))?;
        let document = receipt.document(&self.tools.lexicon, &claim, now, &[]);
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
                Ok(Stored { reference: done.reference, secret: claim.secret, at: now, rows })
            }
            Err(error @ store::SubmitError::NoSpace) => Err(refused(&error, SubmitFault::Full)),
            Err(error) => Err(refused(&error, SubmitFault::Store)),
        }
    }

    /// Notes the job, prints, notes the outcome, answers: in this order, whatever goes wrong on the way.
    fn print(&self, visit: VisitId, reference: Reference, issue: Issue) {
        let now = (self.tools.clock)();
        let paper = Paper::Receipt(reference);
        let failed = || self.answer(Message::Printed { visit, paper, outcome: Outcome::Failed(PrintFault::Other) });
        let document = match self.tools.store.call(move |store| store.receipt(&reference)) {
            Ok(Ok(Some(sealed))) => self.claims.open(visit, &reference, &sealed),
            Ok(Ok(None) | Err(_)) | Err(_) => {
                tracing::error!(reference = %reference, "the receipt of {reference} is not in the store");
                return failed();
            }
        };
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                tracing::error!(error = %domain::chain(&error), reference = %reference, "the receipt of {reference} cannot be read");
                return failed();
            }
        };
        let Ok(Ok((job, copy))) = self.tools.store.call(move |store| store.print_started(&reference, now)) else {
            tracing::error!(reference = %reference, "a print of {reference} could not be noted, so it is not made");
            return failed();
        };
        let document = match issue {
            Issue::Original if copy == 1 => document,
            Issue::Original | Issue::Copy => self.copy_of(&document, copy),
        };
        let (store, clock, replies) = (self.tools.store.clone(), self.tools.clock, self.tools.replies.clone());
        let printed = Arc::clone(&self.tools.printed);
        let reply = Box::new(move |outcome: printer::Outcome| {
            let noted = match outcome {
                printer::Outcome::Printed { .. } => PrintOutcome::Printed,
                printer::Outcome::Unknown { .. } => PrintOutcome::Unknown,
                printer::Outcome::Failed(_) => PrintOutcome::Failed,
            };
            let now = clock();
            if let Ok(Err(error)) = store.call(move |store| store.print_ended(job, noted, now)) {
                tracing::error!(error = %error, "the end of a print could not be noted");
            }
            printed(&reference);
            let _ = replies.send(Message::Printed { visit, paper, outcome: told(&outcome) });
        });
        self.tools.printer.print(document, reply);
    }

    fn copy_of(&self, document: &Document, copy: u32) -> Document {
        let say = self.tools.lexicon.speak(document.language);
        document.marked_as_copy(say.with("receipt-copy", &[("number", copy.saturating_sub(1).into())]))
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
            self.answer(Message::Delivered { visit, rows: self.deliveries(&rows) });
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
        let health = health::of(&self.tools, &mut self.timekeeper);
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
        printer::Outcome::Failed(fault) => Outcome::Failed(match fault {
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
            | printer::Fault::Cleared => PrintFault::Other,
        }),
    }
}
