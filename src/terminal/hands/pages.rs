//! The whole application on pages, where a site has a printer for them. What was submitted stays in memory for as long as
//! its visit goes on, there and nowhere else, so that the citizen may ask for it; the pages themselves are drawn when that
//! happens and go through a pipe.

use std::sync::mpsc::{Sender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use devices::page_printer::{Fault, Handle};
use domain::{Application, Reference, VisitId};
use zeroize::Zeroizing;

use super::Worker;
use crate::app::Message;
use crate::effect::Handing;
use crate::standing::Pages;

/// A spooler answers at once; at the start the first page waits no longer for it.
const FIRST_WITHIN: Duration = Duration::from_millis(1_500);
/// How often the queue is asked whether it is still there.
const ASK_EVERY: Duration = Duration::from_secs(60);

/// Draws the applications of a visit as the citizen reads them, each beginning with a page of its own.
pub type DrawAll = Box<dyn Fn(&[Application], Reference) -> Option<Vec<u8>> + Send>;

/// A printer for pages, and what draws them.
pub struct PagePrinter {
    /// The printer.
    pub printer: Handle,
    /// What draws.
    pub draw: DrawAll,
}

/// What a visit has submitted; forgotten with the visit.
pub(super) struct Kept {
    visit: VisitId,
    reference: Reference,
    applications: Vec<Application>,
}

/// How the page printer is, by its last answer.
pub(super) struct Watch {
    found: Arc<Mutex<Pages>>,
    /// When it is asked again; `None` before the first time.
    due: Option<Duration>,
}

impl Watch {
    pub(super) fn new(printer: Option<&PagePrinter>) -> Self {
        let found = printer.map_or(Pages::Off, |pages| Pages::Missing(pages.printer.name().to_owned()));
        Self { found: Arc::new(Mutex::new(found)), due: None }
    }

    pub(super) fn now(&self) -> Pages {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks if it is time for it. The first answer is waited for, so that a terminal that starts well does not say that
    /// something is missing.
    pub(super) fn look(&mut self, printer: &Handle, steady: Duration) {
        let (is_first, is_due) = (self.due.is_none(), self.due.is_none_or(|due| steady >= due));
        if !is_due {
            return;
        }
        self.due = Some(steady.saturating_add(ASK_EVERY));
        let (found, name) = (Arc::clone(&self.found), printer.name().to_owned());
        let (told, heard) = sync_channel(1);
        printer.check(Box::new(move |taken: Result<(), Fault>| {
            let pages = taken.map_or_else(|_| Pages::Missing(name.clone()), |()| Pages::Ready(name.clone()));
            *found.lock().unwrap_or_else(PoisonError::into_inner) = pages;
            let _ = told.try_send(());
        }));
        if is_first {
            // Without an answer it counts as missing until there is one.
            let _ = heard.recv_timeout(FIRST_WITHIN);
        }
    }
}

impl Worker {
    /// Keeps what was submitted, where there is a printer for it.
    pub(super) fn keep_for_pages(&mut self, visit: VisitId, reference: Reference, applications: Vec<Application>) {
        self.kept = self.tools.pages.is_some().then_some(Kept { visit, reference, applications });
    }

    /// Draws the pages and hands them over.
    pub(super) fn print_pages(&self, visit: VisitId, reference: Reference) {
        let kept = self.kept.as_ref().filter(|kept| kept.visit == visit && kept.reference == reference);
        let drawn = self.tools.pages.as_ref().zip(kept).and_then(|(pages, kept)| {
            let drawn = (pages.draw)(&kept.applications, reference).map(Zeroizing::new)?;
            Some((&pages.printer, drawn))
        });
        let replies = self.tools.replies.clone();
        match drawn {
            Some((printer, drawn)) => {
                printer.take(drawn, Box::new(move |taken| answer(&replies, visit, reference, &taken)));
            }
            None => {
                tracing::error!(reference = %reference, "the pages of {reference} could not be drawn");
                self.answer(Message::Handed { visit, reference, handing: Handing::Refused });
            }
        }
    }
}

fn answer(replies: &Sender<Message>, visit: VisitId, reference: Reference, taken: &Result<(), Fault>) {
    let handing = match taken {
        Ok(()) => Handing::Taken,
        Err(Fault::Silent { .. }) => Handing::Unknown,
        Err(
            Fault::Absent { .. } | Fault::Start { .. } | Fault::NoQueue { .. } | Fault::Refused { .. } | Fault::Busy,
        ) => Handing::Refused,
    };
    // Nobody listens any more only when the program ends.
    let _ = replies.send(Message::Handed { visit, reference, handing });
}
