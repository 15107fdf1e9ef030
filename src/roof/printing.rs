//! Chooses the printer that the settings name: simulated with its controls, or real; and the application as a PDF.

use std::sync::Arc;

use catalogue::Catalogue;
use devices::page_printer::{self, Lp};
use devices::pdf;
use devices::printer::{Connection, Handle, Profile, simulated};
use domain::{Application, Language, Reference, SubmissionId};
use jiff::tz::TimeZone;
use settings::{PagePrinter, Printer};
use terminal::application_pdf;
use terminal::words::Lexicon;

/// A printer on its thread, and the controls beside it where it is simulated.
pub(crate) struct Chosen {
    pub(crate) handle: Handle,
    pub(crate) controls: Option<simulated::Controls>,
}

/// Whether the simulated printer takes its time, as in front of people, or prints at once.
pub(crate) fn choose(printer: &Printer, pace: simulated::Pace) -> anyhow::Result<Chosen> {
    match printer {
        Printer::Simulated { profile } => {
            let (printer, controls) = simulated::printer(profile.clone(), pace);
            Ok(Chosen { handle: Handle::new(printer)?, controls: Some(controls) })
        }
        Printer::Serial { port, baud, profile } => {
            real(Connection::Serial { path: port.clone(), baud: *baud }, profile.clone())
        }
        Printer::Tcp { address, profile } => real(Connection::Tcp(*address), profile.clone()),
    }
}

/// A printer that cannot be reached now may be later: the terminal serves, and says that there is no paper.
fn real(connection: Connection, profile: Profile) -> anyhow::Result<Chosen> {
    let printer = devices::printer::attach(&connection, profile);
    Ok(Chosen { handle: Handle::new(printer)?, controls: None })
}

/// What draws applications: the words, the licences and the clock on the wall.
#[derive(Clone)]
pub(crate) struct Drawing {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) zone: TimeZone,
}

impl Drawing {
    /// The application as an officer reads it; `None` if it cannot be drawn, for the answers in the envelope are what
    /// counts.
    pub(crate) fn for_officer(&self, application: &Application, reference: Reference) -> Option<Vec<u8>> {
        let words = self.words(Language::English, application, reference);
        drawn(application.submission, pdf::application(application, &words))
    }

    /// The applications of a visit as the citizen reads them.
    pub(crate) fn for_citizen(&self, applications: &[Application], reference: Reference) -> Option<Vec<u8>> {
        let words = applications.iter().map(|one| self.words(one.language, one, reference)).collect::<Vec<_>>();
        let parts: Vec<(&Application, &pdf::PdfWords)> = applications.iter().zip(&words).collect();
        drawn(applications.first()?.submission, pdf::applications(&parts))
    }

    fn words(&self, language: Language, application: &Application, reference: Reference) -> pdf::PdfWords {
        let say = self.lexicon.speak(language);
        application_pdf::words(&say, &self.catalogue, application, reference, &self.zone)
    }
}

fn drawn(submission: SubmissionId, drawn: Result<Vec<u8>, pdf::PdfError>) -> Option<Vec<u8>> {
    let told = |error: &pdf::PdfError| {
        tracing::error!(submission.id = %submission, error = %error, "an application could not be drawn as a PDF");
    };
    drawn.inspect_err(told).ok()
}

/// The printer for whole applications, if the settings name one. One that is not there is no reason not to serve: nothing
/// offers it, and the technician is told.
pub(crate) fn page_printer(wanted: &PagePrinter) -> anyhow::Result<Option<page_printer::Handle>> {
    let handle = match wanted {
        PagePrinter::Off => return Ok(None),
        PagePrinter::Simulated { queue } => page_printer::Handle::new(page_printer::simulated::queue(queue).0)?,
        PagePrinter::Queue { queue } => page_printer::Handle::new(Lp::new(queue, std::env::var_os("PATH")))?,
    };
    Ok(Some(handle))
}
