//! The ways in for documents, as the settings name them. A scanner's folder that is not in order is not offered.

use devices::documents::{Stick, StickKind, Tray, Ways};
use terminal::screen::add;

/// Opens what the settings name, and says what of it citizens are offered.
pub(crate) fn choose(settings: &settings::Documents) -> (Ways, add::Ways) {
    let ways = open(settings);
    let offered = offered(&ways);
    (ways, offered)
}

fn open(settings: &settings::Documents) -> Ways {
    let tray = settings.scanner.clone().and_then(|folder| match Tray::open(folder) {
        Ok(tray) => {
            if !tray.is_in_memory() {
                tracing::warn!(
                    "the scanner's folder is on a disk, where removed scans can be found again; put it on a tmpfs"
                );
            }
            Some(tray)
        }
        Err(error) => {
            tracing::error!(error = %domain::chain(&error), "no document can be scanned here");
            None
        }
    });
    let stick = settings.stick.clone().map(|stick| match stick {
        settings::Stick::Mounted(folder) => Stick::new(folder, StickKind::Mounted),
        settings::Stick::Simulated(folder) => Stick::new(folder, StickKind::Folder),
    });
    Ways { tray, stick }
}

fn offered(ways: &Ways) -> add::Ways {
    match (&ways.tray, &ways.stick) {
        (None, None) => add::Ways::None,
        (Some(_), None) => add::Ways::Scanner,
        (None, Some(_)) => add::Ways::Stick,
        (Some(_), Some(_)) => add::Ways::Both,
    }
}
