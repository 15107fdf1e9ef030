//! Looks whether this machine can speak: the synthesiser and the player, by name in the folders of the search path.

use std::ffi::{OsStr, OsString};
use std::io;

use super::aplay::Aplay;
use super::espeak::Espeak;
use super::{Fault, Player, Rate, Run, Sink, Source, Voice};
use crate::programs::program;

/// What speaking takes.
pub struct Equipment {
    /// The synthesiser.
    pub voice: Espeak,
    /// The player.
    pub sink: Aplay,
}

/// What this machine lacks; a sentence for a report, for the terminal serves without a voice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Absent {
    /// No synthesiser.
    #[error("nothing can be read aloud: espeak-ng is not installed (Debian: apt-get install espeak-ng)")]
    Espeak,
    /// No player.
    #[error("nothing can be read aloud: aplay is not installed (Debian: apt-get install alsa-utils)")]
    Aplay,
}

/// Looks for both programs in the folders of `path`, which is the roof's `PATH`; the sound goes to `device`, or to
/// the system's default.
///
/// # Errors
/// When one of them is absent.
pub fn find(path: Option<&OsStr>, device: Option<String>) -> Result<Equipment, Absent> {
    let voice = Espeak::at(program("espeak-ng", path).ok_or(Absent::Espeak)?);
    let sink = Aplay::at(program("aplay", path).ok_or(Absent::Aplay)?, device);
    Ok(Equipment { voice, sink })
}

/// The synthesiser and the player wherever they are when something is to be said: what is installed while the terminal
/// runs speaks from then on, and what is taken away is a fault and no end.
#[derive(Debug, Clone)]
pub struct Sought {
    path: Option<OsString>,
    device: Option<String>,
}

impl Sought {
    /// Looks in the folders of `path` each time; the sound goes to that output, as `aplay -L` names it: `default` is the
    /// system's.
    #[must_use]
    pub fn new(path: Option<OsString>, output: &str) -> Self {
        Self { path, device: Some(output.to_owned()).filter(|output| output != "default") }
    }

    /// Whether both are there now.
    ///
    /// # Errors
    /// When one of them is absent.
    pub fn found(&self) -> Result<Equipment, Absent> {
        find(self.path.as_deref(), self.device.clone())
    }
}

impl Voice for Sought {
    fn begin(&mut self, run: &Run, rate: Rate) -> Result<Box<dyn Source>, Fault> {
        self.found()?.voice.begin(run, rate)
    }
}

impl Sink for Sought {
    fn open(&mut self) -> Result<Box<dyn Player>, Fault> {
        self.found()?.sink.open()
    }
}

impl From<Absent> for Fault {
    fn from(absent: Absent) -> Self {
        let program = match absent {
            Absent::Espeak => "espeak-ng",
            Absent::Aplay => "aplay",
        };
        Self::Start { program, cause: io::ErrorKind::NotFound }
    }
}

/// The synthesiser alone, for whoever keeps the sound in a file.
///
/// # Errors
/// When it is absent.
pub fn find_voice(path: Option<&OsStr>) -> Result<Espeak, Absent> {
    program("espeak-ng", path).map(Espeak::at).ok_or(Absent::Espeak)
}
