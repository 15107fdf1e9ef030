//! Chooses the printer that the settings name: simulated with its controls, or real; and the application as a PDF.

use std::path::Path;

use anyhow::Context as _;
use catalogue::Catalogue;
use devices::pdf::{self, PdfWords};
use devices::printer::{Connection, Handle, Profile, simulated};
use domain::{Application, Language, Reference};
use jiff::tz::TimeZone;
use settings::Printer;

/// A printer on its thread, and the controls beside it where it is simulated.
pub(crate) struct Chosen {
    pub(crate) handle: Handle,
    pub(crate) controls: Option<simulated::Controls>,
}

/// Whether the simulated printer takes its time, as in front of people, or prints at once.
pub(crate) fn choose(printer: &Printer, pace: simulated::Pace) -> anyhow::Result<Chosen> {
    match printer {
        Printer::Simulated { profile } => {
            let (printer, controls) = simulated::printer(named(profile)?, pace);
            Ok(Chosen { handle: Handle::new(printer)?, controls: Some(controls) })
        }
        Printer::Serial { port, baud, profile } => {
            real(Connection::Serial { path: port.clone(), baud: *baud }, named(profile)?)
        }
        Printer::Tcp { address, profile } => real(Connection::Tcp(*address), named(profile)?),
    }
}

/// Keeps the simulated paper as a picture under the receipt's reference, so that somebody can look at it.
pub(crate) fn keep_paper(controls: &simulated::Controls, folder: &Path, reference: &Reference) {
    let Some(paper) = controls.papers().pop() else { return };
    let path = folder.join(format!("{reference}.png"));
    match std::fs::write(&path, paper.png()) {
        Ok(()) => tracing::info!("the simulated paper lies in {}", path.display()),
        Err(error) => tracing::warn!(error = %error, "the simulated paper could not be kept in {}", path.display()),
    }
}

/// A printer that cannot be reached now may be later: the terminal serves, and says that there is no paper.
fn real(connection: Connection, profile: Profile) -> anyhow::Result<Chosen> {
    let printer = devices::printer::attach(&connection, profile);
    Ok(Chosen { handle: Handle::new(printer)?, controls: None })
}

fn named(profile: &str) -> anyhow::Result<Profile> {
    Profile::named(profile).with_context(|| {
        let known: Vec<&str> = Profile::all().iter().map(|profile| profile.name).collect();
        format!("terminal.toml names the printer profile \"{profile}\"; known are {}", known.join(", "))
    })
}

/// The application as an officer reads it; `None` if it cannot be drawn, for the answers in the envelope are what counts.
pub(crate) fn application_pdf(
    catalogue: &Catalogue,
    application: &Application,
    reference: Reference,
    zone: &TimeZone,
) -> Option<Vec<u8>> {
    let name = catalogue.agencies.get(&application.agency).map_or_else(
        || application.agency.to_string(),
        |agency| catalogue.say(&agency.name, Language::English).to_owned(),
    );
    let submitted = application.completed_at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %:z").to_string();
    let words = PdfWords::english(&name, &reference.to_string(), &submitted);
    match pdf::application(application, &words) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            tracing::error!(submission.id = %application.submission, error = %error, "an application could not be drawn as a PDF");
            None
        }
    }
}
