//! The hands: performs what the app wants done, one after the other on a thread of their own, and answers under the
//! visit that asked. The window and a rehearsal use the same hands; they know no page and no widget.

mod health;
mod sealing;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, sync_channel};
use std::time::Duration;
use std::{io, thread};

use devices::printer;
use domain::audit::Event;
use domain::receipt::Document;
use domain::{Application, Reference, Timestamp, VisitId};
use store::PrintOutcome;

use crate::app::Message;
use crate::effect::{Delivery, Effect, Issue, Outcome, PrintFault, Progress, Stored, SubmitFault};
use crate::receipt::Receipt;
use crate::words::Lexicon;

pub use sealing::{Draw, Fill, Sealing};

/// Effects that may wait at once; a visit never asks for more than a few.
const WAITING_MAX: usize = 64;
/// How often the printer and the disk are looked at while nothing else is to do.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Told the reference of every receipt whose print has ended.
pub type Printed = Arc<dyn Fn(&Reference) + Send + Sync>;

/// What the hands work with.
pub struct Tools {
    /// The terminal's store.
    pub store: store::Handle,
    /// The receipt printer.
    pub printer: printer::Handle,
    /// Keys of the agencies and of this terminal.
    pub sealing: Sealing,
    /// The terminal's words, for the receipt.
    pub lexicon: Arc<Lexicon>,
    /// The roof's clock.
    pub clock: fn() -> Timestamp,
    /// Wakes whoever delivers.
    pub wake: Box<dyn Fn() + Send + Sync>,
    /// Told after every print, for a demonstration to keep the simulated paper.
    pub printed: Printed,
    /// Where answers go.
    pub replies: Sender<Message>,
}

/// A way to the hands; the thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Hands {
    jobs: SyncSender<Job>,
}

enum Job {
    Perform(Effect),
    /// The one who delivers has recorded something.
    Recorded,
}

impl Hands {
    /// Starts the hands.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(tools: Tools) -> io::Result<Self> {
        let (jobs, waiting) = sync_channel(WAITING_MAX);
        thread::Builder::new().name("hands".to_owned()).spawn(move || Worker::new(tools).work(&waiting))?;
        Ok(Self { jobs })
    }

    /// Has an effect performed.
    pub fn perform(&self, effect: Effect) {
        self.give(Job::Perform(effect));
    }

    /// Tells that a delivery was recorded, so that the page can say so.
    pub fn recorded(&self) {
        self.give(Job::Recorded);
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
    health: crate::standing::Health,
}

impl Worker {
    fn new(tools: Tools) -> Self {
        Self { tools, watched: None, health: crate::standing::Health::default() }
    }

    fn work(mut self, waiting: &Receiver<Job>) {
        self.look();
        loop {
            match waiting.recv_timeout(LOOK_EVERY) {
                Ok(Job::Perform(effect)) => self.perform(effect),
                Ok(Job::Recorded) => self.tell_deliveries(),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Submit { visit, applications, receipt } => {
                let result = self.submit(&applications, &receipt);
                if let Ok(stored) = &result {
                    self.watched = Some((visit, stored.reference));
                    (self.tools.wake)();
                }
                self.answer(Message::Submitted { visit, result });
            }
            Effect::Print { visit, reference, issue } => self.print(visit, reference, issue),
            Effect::LookUp { visit, reference } => {
                self.watched = Some((visit, reference));
                let found = self.stored(&reference);
                self.answer(Message::Found { visit, found });
            }
            Effect::Purge => self.tools.printer.purge(Box::new(|_| {})),
            Effect::Wipe { why, .. } => {
                self.watched = None;
                let now = (self.tools.clock)();
                let event = Event::Wiped { why: why.as_str() };
                if let Ok(Err(error)) = self.tools.store.call(move |store| store.audit(&event, now)) {
                    tracing::error!(error = %error, "the end of a visit could not be noted in the audit trail");
                }
            }
        }
    }

    /// Seals, signs and stores; what comes back says whether it is on disk.
    fn submit(&mut self, applications: &[Application], receipt: &Receipt) -> Result<Stored, SubmitFault> {
        let reference = self
            .tools
            .store
            .call(store::Store::next_reference)
            .map_err(|_| SubmitFault::Store)?
            .map_err(|error| refused(&error, SubmitFault::Store))?;
        let now = (self.tools.clock)();
        let sealed =
            self.tools.sealing.seal(applications, reference).map_err(|error| refused(&error, SubmitFault::Keys))?;
        let document = receipt.document(&self.tools.lexicon, &reference, now, &[]);
        let batch = sealed.batch();
        let mut make = sealed.signing(wire::paper::encode(&document), now);
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
                Ok(Stored { reference: done.reference, at: now, rows: applications.iter().map(stated).collect() })
            }
            Err(error @ store::SubmitError::NoSpace) => Err(refused(&error, SubmitFault::Full)),
            Err(error) => Err(refused(&error, SubmitFault::Store)),
        }
    }

    /// Notes the job, prints, notes the outcome, answers: in this order, whatever goes wrong on the way.
    fn print(&self, visit: VisitId, reference: Reference, issue: Issue) {
        let now = (self.tools.clock)();
        let started = self.tools.store.call(move |store| {
            let document = store.receipt(&reference)?;
            Ok::<_, store::StoreError>((document, store.print_started(&reference, now)?))
        });
        let (document, (job, copy)) = match started {
            Ok(Ok((Some(bytes), job))) => match wire::paper::decode(&bytes) {
                Ok(document) => (document, job),
                Err(error) => {
                    tracing::error!(error = %error, reference = %reference, "the receipt of {reference} cannot be read");
                    return self.answer(Message::Printed { visit, outcome: Outcome::Failed(PrintFault::Other) });
                }
            },
            Ok(Ok((None, _)) | Err(_)) | Err(_) => {
                tracing::error!(reference = %reference, "the receipt of {reference} is not in the store");
                return self.answer(Message::Printed { visit, outcome: Outcome::Failed(PrintFault::Other) });
            }
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
            let _ = replies.send(Message::Printed { visit, outcome: told(&outcome) });
        });
        self.tools.printer.print(document, reply);
    }

    fn copy_of(&self, document: &Document, copy: u32) -> Document {
        let say = self.tools.lexicon.speak(document.language);
        document.marked_as_copy(say.with("receipt-copy", &[("number", copy.saturating_sub(1).into())]))
    }

    /// What this terminal has under a reference.
    fn stored(&self, reference: &Reference) -> Option<Stored> {
        let reference = *reference;
        let rows = self.tools.store.call(move |store| store.submissions_of(&reference)).ok()?.ok()?;
        let at = rows.first()?.submitted_at;
        Some(Stored { reference, at, rows: rows.iter().map(|row| self.tools.sealing.delivery(row)).collect() })
    }

    fn tell_deliveries(&self) {
        let Some((visit, reference)) = self.watched else { return };
        if let Some(stored) = self.stored(&reference) {
            self.answer(Message::Delivered { visit, rows: stored.rows });
        }
    }

    /// Looks at the printer and the disk; tells only what has changed.
    fn look(&mut self) {
        let health = health::of(&self.tools);
        if health != self.health {
            self.health = health.clone();
            self.answer(Message::Health(health));
        }
    }

    fn answer(&self, message: Message) {
        // Nobody listens any more only when the program ends.
        let _ = self.tools.replies.send(message);
    }
}

/// Logs why something was not taken, once and without anything personal, and gives what the citizen is told.
fn refused(error: &(dyn std::error::Error + 'static), fault: SubmitFault) -> SubmitFault {
    let mut chain = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        chain = format!("{chain}: {inner}");
        cause = inner.source();
    }
    tracing::error!(error = %chain, "a visit's applications were not accepted");
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
