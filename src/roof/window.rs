//! The terminal in its window: the same kiosk as in a rehearsal, with people in front of it.

use std::process::ExitCode;

use devices::printer::simulated::Pace;
use terminal::shell::{self, Opening, Place, ShellError};

use crate::roof::args::Args;
use crate::roof::{clock, kiosk};

/// Opens the window and stays until it is told to end.
pub(crate) fn open(args: &Args) -> anyhow::Result<ExitCode> {
    // Before anything is made or started: where nobody can look, nothing is to be left behind.
    if !shell::display() {
        return Err(ShellError::NoDisplay.into());
    }
    let kiosk = kiosk::build(&args.config, args.data.as_deref(), Pace::Real)?;
    let place = match args.windowed {
        Some(size) => Place::Windowed { width: size.width, height: size.height },
        None => Place::FullScreen,
    };
    let hands = kiosk.hands.clone();
    shell::run(Opening {
        face: kiosk.app,
        place,
        ppi: kiosk.settings.screen.ppi as f32,
        clock: clock::now,
        facts: kiosk.replies,
        perform: Box::new(move |effect| hands.perform(effect)),
    })?;
    Ok(ExitCode::SUCCESS)
}
